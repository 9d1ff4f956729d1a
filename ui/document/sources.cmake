set(sources branches.cpp breakpoints.cpp branchrun.cpp comparedruns.cpp differences.cpp document.cpp editcommand.cpp lanes.cpp lanetable.cpp loading.cpp player.cpp simulator.cpp
    tracecache.cpp twin.cpp)
