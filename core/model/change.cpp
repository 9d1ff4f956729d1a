#include "core/model/change.h"

#include "core/model/overloaded.h"

namespace retryscope {

namespace {

const char *callName(const FunctionCall &call)
{
    return std::visit(
        Overloaded{
            [](const PutFunctionEventInvokeConfig &) { return "PutFunctionEventInvokeConfig"; },
            [](const UpdateFunctionEventInvokeConfig &) {
                return "UpdateFunctionEventInvokeConfig";
            },
            [](const DeleteFunctionEventInvokeConfig &) {
                return "DeleteFunctionEventInvokeConfig";
            },
            [](const PutFunctionConcurrency &) { return "PutFunctionConcurrency"; },
            [](const DeleteFunctionConcurrency &) { return "DeleteFunctionConcurrency"; },
            [](const UpdateFunctionConfiguration &) { return "UpdateFunctionConfiguration"; },
            [](const UpdateAlias &) { return "UpdateAlias"; },
            [](const DeleteFunction &) { return "DeleteFunction"; },
            [](const PutFunctionRecursionConfig &) { return "PutFunctionRecursionConfig"; },
        },
        call);
}

} // namespace

const char *changeName(const Change &change)
{
    return std::visit(Overloaded{
                          [](const FunctionChange &function) { return callName(function.call); },
                          [](const TargetChange &) { return "target"; },
                      },
                      change.what);
}

} // namespace retryscope
