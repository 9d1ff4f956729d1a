set(sources format/breakpoints.cpp format/facts.cpp format/names.cpp format/now.cpp format/parts.cpp
    format/reasons.cpp format/times.cpp format/why.cpp icons.cpp style.cpp style/glyphs.cpp
    style/motion.cpp style/proxybuttons.cpp style/proxydraw.cpp style/proxyfields.cpp
    style/proxypanels.cpp style/proxystyle.cpp style/proxystyle.h style/sprite.cpp style/text.cpp
    style/themetable.cpp)
