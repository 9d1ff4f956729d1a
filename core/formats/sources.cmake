set(sources changereader.cpp configadmission.cpp functionreader.cpp invocationreader.cpp
    invokeconfigreader.cpp jsonnode.cpp jsonnumber.cpp jsonpretty.cpp jsonsyntax.cpp jsontext.cpp
    outcomereader.cpp report.cpp rulebooktext.cpp sampleevents.cpp scenariodirectory.cpp
    scenarioreader.cpp scenariosettings.cpp targetreader.cpp textfile.cpp textpage.cpp
    tracelines.cpp)
