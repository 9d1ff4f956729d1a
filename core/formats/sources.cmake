set(sources jsonpretty.cpp jsonsyntax.cpp jsontext.cpp textfile.cpp)
