set(sources arn.cpp chance.cpp change.cpp functionpattern.cpp json.cpp jsonarray.cpp
    jsonchange.cpp jsonmerge.cpp jsonoperation.cpp jsonpatch.cpp jsonpointer.cpp scenario.cpp
    terms.cpp walltime.cpp)
