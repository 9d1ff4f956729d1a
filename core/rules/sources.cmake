set(sources ruleid.cpp)
