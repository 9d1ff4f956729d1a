#include "tests/core/facts/fact.h"

namespace retryscope::facts {

std::string document(const std::string &rest)
{
    return R"({"format":"retryscope-scenario","version":1,"startTime":"2026-01-15T10:30:00.000Z",)"
        + rest + '}';
}

std::string oneOrder(const std::string &settings, const std::string &more)
{
    return document(R"("functions":[{"FunctionName":"orders",)" + settings
                    + R"(}],"invocations":[{"atMs":0,"function":"orders","payload":{"order":1},)"
                      R"("requestId":")"
                    + requestId + R"("}])" + more);
}

} // namespace retryscope::facts
