#include "core/formats/jsonwriting.h"
#include "core/formats/scenariowriter.h"
#include "core/model/overloaded.h"

namespace retryscope {

namespace {

Json writeConfiguration(const UpdateFunctionConfiguration &call)
{
    ObjectWriter object;
    object.put("Timeout", call.timeoutSeconds);
    if (call.deadLetterTargetArn) {
        ObjectWriter deadLetters;
        deadLetters.put("TargetArn", Json(*call.deadLetterTargetArn));
        object.put("DeadLetterConfig", std::move(deadLetters).object());
    }
    return std::move(object).object();
}

Json writeAliasUpdate(const UpdateAlias &call)
{
    ObjectWriter object;
    object.put("Name", Json(call.alias.name));
    object.put("FunctionVersion", Json(call.alias.functionVersion));
    return std::move(object).object();
}

/// An object of one key.
Json writeSetting(std::string_view key, Json value)
{
    ObjectWriter object;
    object.put(key, std::move(value));
    return std::move(object).object();
}

Json writeArguments(const FunctionCall &call)
{
    return std::visit(
        Overloaded{
            [](const PutFunctionEventInvokeConfig &put) {
                return writeEventInvokeConfig(put.config);
            },
            [](const UpdateFunctionEventInvokeConfig &update) {
                return writeEventInvokeConfig(update.config);
            },
            [](const DeleteFunctionEventInvokeConfig &remove) {
                ObjectWriter object;
                object.put("Qualifier", remove.qualifier, std::string(latestVersion));
                return std::move(object).object();
            },
            [](const PutFunctionConcurrency &put) {
                return writeSetting("ReservedConcurrentExecutions",
                                    put.reservedConcurrentExecutions);
            },
            [](const DeleteFunctionConcurrency &) { return Json(Json::Object{}); },
            [](const UpdateFunctionConfiguration &update) { return writeConfiguration(update); },
            [](const UpdateAlias &update) { return writeAliasUpdate(update); },
            [](const DeleteFunction &) { return Json(Json::Object{}); },
            [](const PutFunctionRecursionConfig &put) {
                return writeSetting("RecursiveLoop", Json(put.recursiveLoop));
            },
        },
        call);
}

} // namespace

Json writeChange(const Change &change)
{
    ObjectWriter object;
    object.put("atMs", writeMilliseconds(change.at));
    std::visit(Overloaded{
                   [&](const FunctionChange &function) {
                       object.put("function", Json(function.function));
                       object.put(changeName(change), writeArguments(function.call));
                   },
                   [&](const TargetChange &target) {
                       object.put("target", Json(target.arn));
                       object.put("exists", target.exists);
                       object.put("allowed", target.allowed);
                   },
               },
               change.what);
    return std::move(object).object();
}

} // namespace retryscope
