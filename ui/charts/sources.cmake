set(sources chartspanel.cpp metricchart.cpp timeticks.cpp)
