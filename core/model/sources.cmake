set(sources arn.cpp chance.cpp change.cpp functionpattern.cpp json.cpp jsonmerge.cpp
    jsonoperation.cpp jsonpatch.cpp scenario.cpp terms.cpp walltime.cpp)
