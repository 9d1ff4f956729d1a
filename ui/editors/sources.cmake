set(sources agefield.cpp behaviordelegate.cpp behaviordialog.cpp behaviorlist.cpp behaviormodel.cpp
    behaviortext.cpp configform.cpp configform_build.cpp configform_edit.cpp editseries.cpp
    fieldmessage.cpp invocationdialog.cpp scenarioeditor.cpp scenariojson.cpp schedule.cpp
    schedulepreview.cpp section.cpp segmentedfield.cpp targetfield.cpp)
