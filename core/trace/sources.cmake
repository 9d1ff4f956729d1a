set(sources attempts.cpp catalog.cpp comparison.cpp configfindings.cpp deadline.cpp delivery.cpp
    findings.cpp functionview.cpp invocationstate.cpp lane.cpp mending.cpp metrics.cpp
    packedfact.cpp projection.cpp rangestatistics.cpp reckoning.cpp retrybounds.cpp ruleinforce.cpp series.cpp settings.cpp step.cpp
    targetfindings.cpp trace.cpp)
