set(sources attempts.cpp catalog.cpp deadline.cpp delivery.cpp invocationstate.cpp lane.cpp
    metrics.cpp packedfact.cpp projection.cpp reckoning.cpp series.cpp settings.cpp step.cpp
    trace.cpp)
