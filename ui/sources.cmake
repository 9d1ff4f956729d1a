set(sources icons.cpp)
