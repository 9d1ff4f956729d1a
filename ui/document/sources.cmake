set(sources document.cpp editcommand.cpp jsonpatch.cpp loading.cpp player.cpp simulator.cpp)
