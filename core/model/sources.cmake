set(sources arn.cpp chance.cpp change.cpp json.cpp scenario.cpp terms.cpp walltime.cpp)
