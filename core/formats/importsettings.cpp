#include "core/formats/importsettings.h"

#include "core/rules/admission.h"

#include <algorithm>
#include <array>
#include <utility>

namespace retryscope {

namespace {

std::optional<DraftNumber> readNumber(ImportReader &reader, const ImportValue *value)
{
    const auto number = reader.wholeNumber(value);
    if (!number)
        return std::nullopt;
    return DraftNumber{*number, reader.report().place(value->pointer)};
}

/// A destination that nobody knows becomes one with its label as name.
std::string madeUpArn(ImportReader &reader, const Home &home, const ImportValue &value,
                      std::optional<TargetKind> type)
{
    const TargetKind kind = type.value_or(guessedKind(value.label));
    const bool isArn = splitArn(value.label).has_value();
    std::string arn = isArn ? value.label : targetArn(kind, home, cleanedName(kind, value.label));
    reader.report().addNote(value.pointer,
                            std::string("taken as the ") + kindText(isArn ? targetKind(arn) : kind)
                                + " `" + std::string(shortName(arn)) + "`, because "
                                + value.reason);
    return arn;
}

std::optional<DraftDestination> readDestination(ImportReader &reader, const Home &home,
                                                const ImportValue *value, const ImportValue *type)
{
    const auto kind = samTargetKind(reader, type);
    if (!value)
        return std::nullopt;
    DraftDestination destination{{}, reader.report().place(value->pointer), {}};
    if (value->isUnknown()) {
        destination.arn = madeUpArn(reader, home, *value, kind);
        return destination;
    }
    destination.arn = reader.text(value).value_or("");
    if (destination.arn.empty())
        return std::nullopt;
    if (!splitArn(destination.arn)) {
        destination.remark = '`' + destination.arn + "` is "
            + (kind ? std::string("a ") + kindText(*kind) + " by its Type, but " : "") + "no ARN; ";
    }
    return destination;
}

} // namespace

void readFunctionSettings(ImportReader &reader, const Home &home, const ImportValue &settings,
                          DraftFunction &function)
{
    const auto take = [&](std::optional<DraftNumber> &number, const char *key) {
        if (auto read = readNumber(reader, settings.find(key)))
            number = std::move(read);
    };
    take(function.timeoutSeconds, "Timeout");
    take(function.memorySize, "MemorySize");
    take(function.reservedConcurrentExecutions, "ReservedConcurrentExecutions");

    const ImportValue *loop = settings.find("RecursiveLoop");
    if (const auto word = reader.text(loop)) {
        if (const auto refusal = admission::recursiveLoop(*word)) {
            reader.report().addNote(loop->pointer,
                                    "left out, because AWS refuses it: " + refusal->message);
        } else {
            function.recursiveLoop =
                *word == "Allow" ? RecursiveLoop::Allow : RecursiveLoop::Terminate;
        }
    }
    if (const ImportValue *queue = reader.map(settings.find("DeadLetterConfig"))) {
        if (auto target =
                readDestination(reader, home, queue->find("TargetArn"), queue->find("Type")))
            function.deadLetterTarget = std::move(target);
    }
}

DraftConfig readEventInvokeConfig(ImportReader &reader, const Home &home,
                                  const ImportValue &settings)
{
    DraftConfig config;
    config.place = reader.report().place(settings.pointer);
    config.maximumRetryAttempts = readNumber(reader, settings.find("MaximumRetryAttempts"));
    config.maximumEventAgeInSeconds = readNumber(reader, settings.find("MaximumEventAgeInSeconds"));
    if (const ImportValue *sides = reader.map(settings.find("DestinationConfig"))) {
        const auto side = [&](const char *key) -> std::optional<DraftDestination> {
            const ImportValue *map = reader.map(sides->find(key));
            return map ? readDestination(reader, home, map->find("Destination"), map->find("Type"))
                       : std::nullopt;
        };
        config.onSuccess = side("OnSuccess");
        config.onFailure = side("OnFailure");
    }
    return config;
}

std::optional<TargetKind> samTargetKind(ImportReader &reader, const ImportValue *type)
{
    constexpr std::array<std::pair<std::string_view, TargetKind>, 5> types{{
        {"SQS", TargetKind::Queue},
        {"SNS", TargetKind::Topic},
        {"Lambda", TargetKind::Function},
        {"EventBridge", TargetKind::Bus},
        {"S3Bucket", TargetKind::Bucket},
    }};
    const auto word = reader.text(type);
    if (!word)
        return std::nullopt;
    const auto *found =
        std::ranges::find_if(types, [&](const auto &row) { return row.first == *word; });
    if (found != types.end())
        return found->second;
    reader.report().addError(type->pointer,
                             "expected `SQS`, `SNS`, `Lambda`, `EventBridge` or `S3Bucket`, found `"
                                 + *word + '`');
    return std::nullopt;
}

} // namespace retryscope
