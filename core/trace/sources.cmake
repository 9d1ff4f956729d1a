set(sources attempts.cpp breakpointmatch.cpp catalog.cpp comparison.cpp configfindings.cpp deadline.cpp delivery.cpp eventmatch.cpp
    findings.cpp functionview.cpp hits.cpp invocationstate.cpp lane.cpp mending.cpp metrics.cpp metricwatch.cpp
    packedfact.cpp projection.cpp rangestatistics.cpp reckoning.cpp retrybounds.cpp ruleinforce.cpp series.cpp script.cpp settings.cpp step.cpp
    targetfindings.cpp trace.cpp)
