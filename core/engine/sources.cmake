set(sources agenda.cpp arrivals.cpp calls.cpp courier.cpp decisiverules.cpp dispatches.cpp
    engine.cpp eventsizes.cpp places.cpp world.cpp)
