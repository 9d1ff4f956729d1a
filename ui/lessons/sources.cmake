set(sources differencespage.cpp learnwindow.cpp listrow.cpp mythcards.cpp mythcheckpanel.cpp
    mythdelegate.cpp mythmodel.cpp mythpage.cpp pagetext.cpp pageview.cpp rulebookpanel.cpp
    ruledelegate.cpp rulepage.cpp verdictlook.cpp)
