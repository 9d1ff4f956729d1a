set(sources attempts.cpp catalog.cpp comparison.cpp configfindings.cpp deadline.cpp delivery.cpp
    findings.cpp functionview.cpp invocationstate.cpp lane.cpp metrics.cpp
    packedfact.cpp projection.cpp reckoning.cpp series.cpp settings.cpp step.cpp
    targetfindings.cpp trace.cpp)
