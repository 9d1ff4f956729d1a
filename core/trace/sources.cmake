set(sources attempts.cpp breakpointmatch.cpp catalog.cpp comparison.cpp configfindings.cpp
    deadline.cpp delivery.cpp departures.cpp dispatchparts.cpp eventmatch.cpp fates.cpp filter.cpp
    filtermatch.cpp filterterms.cpp filtertests.cpp filtervalues.cpp filterwords.cpp findings.cpp
    functionview.cpp hits.cpp invocationstate.cpp lane.cpp mending.cpp metrics.cpp metricwatch.cpp
    nearest.cpp packedfact.cpp parts.cpp projection.cpp rangestatistics.cpp reckoning.cpp
    retrybounds.cpp ruleinforce.cpp series.cpp script.cpp settings.cpp step.cpp stepcondition.cpp
    targetfindings.cpp trace.cpp uncertainrules.cpp)
