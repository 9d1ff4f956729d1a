set(sources attempttablemodel.cpp invocationtablemodel.cpp markdelegate.cpp marks.cpp
    steptablemodel.cpp tracemodel.cpp tracetable.cpp)
