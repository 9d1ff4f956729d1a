set(sources countdownbars.cpp findingentry.cpp findingspanel.cpp flowlayout.cpp nextmodel.cpp
    nextpanel.cpp nowpanel.cpp)
