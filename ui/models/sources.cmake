set(sources attemptsortkeys.cpp attempttablemodel.cpp invocationsortkeys.cpp
    invocationtablemodel.cpp markdelegate.cpp marks.cpp roworder.cpp rowsorter.cpp stepsortkeys.cpp
    steptablemodel.cpp tables.cpp textranks.cpp tracemodel.cpp tracetable.cpp)
