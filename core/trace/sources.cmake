set(sources catalog.cpp invocationstate.cpp packedfact.cpp settings.cpp step.cpp trace.cpp)
