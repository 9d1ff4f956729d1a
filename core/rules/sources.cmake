set(sources admission.cpp arnpattern.cpp base64.cpp envelope.cpp mythcard.cpp optionproof.cpp
    record.cpp refusal.cpp retry.cpp routing.cpp rulebook.cpp ruleid.cpp rules.cpp
    targetadmission.cpp)
