set(sources countdownbars.cpp difference.cpp differencemodel.cpp differenceview.cpp fieldreason.cpp findingentry.cpp findingspanel.cpp flowlayout.cpp
    jsonhighlighter.cpp jsonlines.cpp jsontextview.cpp jsontree.cpp message.cpp messagepane.cpp
    nextmodel.cpp nextpanel.cpp notice.cpp nowpanel.cpp recordinspector.cpp)
