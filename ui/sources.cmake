set(sources icons.cpp style.cpp style/glyphs.cpp style/proxybuttons.cpp style/proxydraw.cpp
    style/proxyfields.cpp style/proxypanels.cpp style/proxystyle.cpp style/proxystyle.h
    style/themetable.cpp)
