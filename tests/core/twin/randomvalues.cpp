#include "tests/core/twin/randomvalues.h"

namespace retryscope::twin {

namespace {

using namespace std::chrono_literals;

Json number(const char *text)
{
    return JsonNumber{text};
}

Json::Object single(const char *key, const Json &value)
{
    return {{key, value}};
}

Json randomResponse(Dice &dice)
{
    static const std::vector<Json> responses{
        Json(),
        Json(5),
        Json("done"),
        Json(Json::Array{1, Json(), "two"}),
        Json(Json::Object{{"status", "processed"}, {"total", number("1.50")}}),
        Json(single("statusCode", 200)),
        Json(single("statusCode", 399)),
        Json(single("statusCode", number("4e2"))),
        Json(Json::Object{{"statusCode", 500}, {"body", "no"}}),
        Json(single("statusCode", "500")),
        Json(single("error", Json())),
        Json(Json::Object{{"error", "out of \"stock\""}, {"errorType", "Stock"}}),
        Json(Json::Object{{"error", "first"}, {"errorMessage", "second"}, {"errorType", 7}}),
        Json(Json::Object{{"error", true}, {"errorMessage", 3}})};
    return dice.of(responses);
}

std::string repeated(const std::string &part, std::size_t count)
{
    std::string text;
    text.reserve(part.size() * count);
    for (std::size_t i = 0; i < count; ++i)
        text += part;
    return text;
}

std::string randomMessage(Dice &dice)
{
    switch (dice.below(8)) {
    case 0:
        return "";
    case 1:
        return "say \"no\" \\ and\ngo";
    case 2:
        return std::string(1023, 'a') + "é and more";
    case 3:
        return std::string(1022, 'a') + "é and more";
    case 4:
        return repeated("日本", 400);
    default:
        return "payment service did not answer";
    }
}

PayloadCondition randomCondition(Dice &dice)
{
    static const std::vector<PayloadCondition> conditions{
        {"/kind", Json("poison")},
        {"/kind", Json("ok")},
        {"/n", Json("2")},
        {"/amount", number("1.0")},
        {"", Json("text")},
        {"/1", Json("two 1")},
        {"/requestContext/condition", Json("Success")},
        {"/requestContext/condition", Json("RetriesExhausted")},
        {"/requestContext/approximateInvokeCount", Json(1)},
        {"/responsePayload", Json()},
        {"/responseContext",
         Json(Json::Object{{"executedVersion", "$LATEST"}, {"statusCode", 200}})},
        {"/Records/0/EventSource", Json("aws:sns")},
        {"/Records/0/eventSource", Json("aws:s3")},
        {"/detail/requestContext/condition", Json("RetriesExhausted")},
        {"/detail-type", Json("Lambda Function Invocation Result - Success")}};
    return dice.of(conditions);
}

When randomWhen(Dice &dice)
{
    When when;
    if (dice.chance(25))
        when.from = randomInstant(dice);
    if (dice.chance(30))
        when.to = randomInstant(dice);
    if (dice.chance(30)) {
        when.attempts.emplace();
        for (std::int64_t run = 1; run <= 3; ++run) {
            if (dice.chance(50))
                when.attempts->push_back(run);
        }
        if (when.attempts->empty())
            when.attempts->push_back(1);
    }
    if (dice.chance(35))
        when.payload.push_back(randomCondition(dice));
    return when;
}

} // namespace

Instant randomInstant(Dice &dice)
{
    static const std::vector<Instant> instants{
        Instant{0ms},      Instant{0ms},  Instant{1ms},   Instant{100ms},    Instant{1s},
        Instant{1000ms},   Instant{3s},   Instant{10s},   Instant{59'900ms}, Instant{1min},
        Instant{60'100ms}, Instant{61s},  Instant{90s},   Instant{2min},     Instant{180'200ms},
        Instant{5min},     Instant{301s}, Instant{10min}, Instant{1h}};
    return dice.of(instants);
}

Json randomPayload(Dice &dice)
{
    static const std::vector<Json> payloads{
        Json(Json::Object{}),
        Json(single("kind", "poison")),
        Json(Json::Object{{"kind", "ok"}, {"n", "{n}"}, {"{n}", "{n}{n} {n"}}),
        Json(Json::Object{{"amount", number("1")}, {"list", Json::Array{true, Json(), "{n}"}}}),
        Json(Json::Object{{"amount", number("10e-1")}, {"kind", "poison"}}),
        Json(Json::Array{1, "two {n}"}),
        Json("text"),
        Json(JsonNumber{"-0"}),
        Json(),
        Json("tab\tquote\"é\x01"),
        Json(single("requestContext", single("condition", "Success")))};
    return dice.of(payloads);
}

Json largePayload(Dice &dice)
{
    static const std::vector<std::int64_t> limits{262'144, 1'048'576, 6'291'456};
    const std::size_t which = dice.chance(2) ? 2 : dice.below(2);
    const std::int64_t room = dice.chance(40) ? dice.between(-1, 1) : dice.between(-900, 30);
    // Two bytes are the quotes of the string.
    const auto bytes = static_cast<std::size_t>(limits[which] + room - 2);
    if (dice.chance(25))
        return std::string(bytes % 2, 'x') + repeated(dice.chance(50) ? "é" : "\"", bytes / 4)
            + std::string(bytes / 2, 'y');
    return std::string(bytes, 'x');
}

Outcome randomOutcome(Dice &dice)
{
    static const std::vector<OutcomeType> types{
        OutcomeType::Success,  OutcomeType::Success,     OutcomeType::Error,
        OutcomeType::Error,    OutcomeType::Error,       OutcomeType::InitError,
        OutcomeType::Timeout,  OutcomeType::Exit,        OutcomeType::OutOfMemory,
        OutcomeType::Throttle, OutcomeType::SystemError, OutcomeType::OneOf};
    static const std::vector<Duration> durations{0ms,    0ms,      1ms,    100ms,  100ms,
                                                 999ms,  1000ms,   1001ms, 2500ms, 3000ms,
                                                 3001ms, 30'000ms, 60s,    90s,    200'000ms};
    Outcome outcome;
    outcome.type = dice.of(types);
    if (outcome.type == OutcomeType::OneOf) {
        outcome.choices.push_back({dice.between(1, 9), randomOutcome(dice)});
        return outcome;
    }
    const bool runs = outcome.type != OutcomeType::Throttle
        && outcome.type != OutcomeType::SystemError && outcome.type != OutcomeType::Timeout;
    if (runs && dice.chance(60)) {
        const Duration length = dice.of(durations);
        outcome.duration = {length, length};
    }
    if (outcome.type == OutcomeType::Success)
        outcome.response = randomResponse(dice);
    const bool throws =
        outcome.type == OutcomeType::Error || outcome.type == OutcomeType::InitError;
    if (throws && dice.chance(60)) {
        outcome.errorType = dice.of(std::vector<std::string>{"Error", "UpstreamTimeout", ""});
        outcome.errorMessage = randomMessage(dice);
    }
    return outcome;
}

Outcome oddOutcome(Dice &dice)
{
    Outcome outcome;
    outcome.type = dice.chance(50) ? OutcomeType::Success : OutcomeType::Error;
    const Duration length(dice.between(1, 5000));
    outcome.duration = {length, length};
    return outcome;
}

std::vector<Behavior> randomBehavior(Dice &dice)
{
    std::vector<Behavior> behavior(dice.below(4));
    for (Behavior &entry : behavior) {
        entry.when = randomWhen(dice);
        entry.outcome = randomOutcome(dice);
    }
    return behavior;
}

Window randomWindow(Dice &dice)
{
    Window window;
    if (dice.chance(70))
        window.from = randomInstant(dice);
    if (dice.chance(70))
        window.to = randomInstant(dice);
    if (window.from && window.to && *window.to <= *window.from)
        window.to = *window.from + 1min;
    return window;
}

const TargetNames &targetNames()
{
    static const TargetNames names{
        {"arn:aws:sqs:us-east-1:123456789012:orders", "arn:aws:sqs:us-east-1:123456789012:dlq",
         "arn:aws:sns:us-east-1:123456789012:alarms", "arn:aws:sns:us-east-1:123456789012:loop"},
        {"arn:aws:events:us-east-1:123456789012:event-bus/default",
         "arn:aws:events:eu-west-1:123456789012:event-bus/far"},
        {"arn:aws:s3:::archive", "arn:aws:s3:::failed-events"},
        {"arn:aws:lambda:us-east-1:123456789012:function:f0",
         "arn:aws:lambda:us-east-1:123456789012:function:f1",
         "arn:aws:lambda:us-east-1:123456789012:function:f1:$LATEST",
         "arn:aws:lambda:us-east-1:123456789012:function:f2:live",
         "arn:aws:lambda:us-east-1:123456789012:function:f3",
         "arn:aws:lambda:us-east-1:123456789012:function:f4:1"},
        {"arn:aws:sqs:us-east-1:123456789012:orders.fifo",
         "arn:aws:sns:us-east-1:123456789012:alarms.fifo", "arn:aws:s3:::", "orders",
         "arn:aws:kinesis:us-east-1:123456789012:stream/clicks",
         "arn:aws:lambda:us-east-1:123456789012:function:nobody",
         "arn:aws:lambda:eu-west-1:123456789012:function:f0",
         "arn:aws:sqs:eu-west-1:123456789012:orders", "kafka://topic",
         "arn:aws:sqs:us-east-1:12345:orders",
         "arn:aws:sqs:us-east-1:123456789012:" + std::string(320, 'q')}};
    return names;
}

} // namespace retryscope::twin
