set(sources jsonpretty.cpp jsonsyntax.cpp jsontext.cpp report.cpp rulebooktext.cpp textfile.cpp
    textpage.cpp tracelines.cpp)
