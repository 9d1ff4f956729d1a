set(sources answer.cpp answerer_lane.cpp answerer_tables.cpp compareends.cpp compareforks.cpp
    comparepanel.cpp comparepanel_build.cpp comparetext.cpp countdownbars.cpp difference.cpp
    differencemodel.cpp differenceview.cpp elidedlink.cpp fieldmark.cpp fieldreason.cpp
    findingentry.cpp findingspanel.cpp flowlayout.cpp jsonhighlighter.cpp jsonlines.cpp
    jsontextview.cpp jsontree.cpp message.cpp messagepane.cpp messagetext.cpp nextmodel.cpp
    nextpanel.cpp notice.cpp nowpanel.cpp recordhint.cpp recordinspector.cpp
    recordinspector_build.cpp sought.cpp verdicttext.cpp whypage.cpp whypanel.cpp)
