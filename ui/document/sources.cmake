set(sources assumedrules.cpp beside.cpp branches.cpp branchrun.cpp breakpoints.cpp comparedruns.cpp
    comparedset.cpp differences.cpp document.cpp documentbranches.cpp documentprivate.cpp
    editcommand.cpp filtersearch.cpp forkcounts.cpp lanes.cpp lanesteps.cpp lanetable.cpp
    loading.cpp opening.cpp player.cpp ruleverdicts.cpp saving.cpp simulator.cpp stepper.cpp tracecache.cpp
    twin.cpp)
