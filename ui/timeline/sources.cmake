set(sources axis.cpp deliveryindex.cpp deliverylayout.cpp densitymap.cpp dotpainter.cpp
    gutterpainter.cpp hovercard.cpp hovercard.h itempainter.cpp laneaccessible.cpp lanelayout.cpp
    lanetext.cpp marks.cpp marks.h markshapes.cpp overlaystack.cpp overviewstrip.cpp
    overviewstrip.h queuetrack.cpp range.cpp range.h rangecounter.cpp rangecounter.h
    rangepanel.cpp rangepanel.h rangetext.cpp snapping.cpp timelineaccessible.cpp
    timelineinput.cpp timelinekeys.cpp timelinelayout.cpp timelinemetrics.cpp timelineoverlay.cpp
    timelineoverlay.h timelinepainter.cpp timelineview.cpp timelineview.h timescale.cpp
    timeticks.cpp)
