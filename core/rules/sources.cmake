set(sources rulebook.cpp ruleid.cpp rules.cpp)
