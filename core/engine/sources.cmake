set(sources agenda.cpp arrivals.cpp courier.cpp engine.cpp eventsizes.cpp places.cpp world.cpp)
