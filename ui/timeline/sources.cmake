set(sources axis.cpp cardtext.cpp countertrack.cpp deadlinedrag.cpp deliveryindex.cpp
    deliverylayout.cpp densityframe.cpp densitymap.cpp densitypainter.cpp densitywork.cpp dotpainter.cpp
    endroom.cpp findingsoverlay.cpp findingsoverlay.h groupaccessible.cpp groupname.cpp gutterpainter.cpp
    hitmarks.cpp hovercard.cpp hovercard.h instantstrip.cpp instantstrip.h itempainter.cpp
    itemsubject.cpp laneaccessible.cpp lanelayout.cpp lanemenu.cpp lanerows.cpp lanetext.cpp
    legendpanel.cpp legendpanel.h legendsample.cpp legendtable.cpp levels.cpp lowlanes.cpp marks.cpp marks.h
    markshapes.cpp otherlane.cpp otheroverlay.cpp otherpainter.cpp otherscale.cpp overlaystack.cpp
    overviewstrip.cpp overviewstrip.h range.cpp range.h rangecounter.cpp rangecounter.h
    rangepanel.cpp rangepanel.h rangetext.cpp snapping.cpp timelineaccessible.cpp timelineframe.cpp
    timelineinput.cpp timelinekeys.cpp timelinelayout.cpp timelinemetrics.cpp timelineoverlay.cpp
    timelineoverlay.h timelinepainter.cpp timelinerows.cpp timelineview.cpp timelineview.h
    timescale.cpp timeticks.cpp trackchoice.cpp trackchoice.h trackdata.cpp trackoverlay.cpp
    trackoverlay.h trackpainter.cpp tracksource.cpp tracksource.h whyoverlay.cpp whyoverlay.h)
