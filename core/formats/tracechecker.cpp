#include "core/formats/tracechecker.h"

#include "core/formats/linescanner.h"
#include "core/rules/rulebook.h"

#include <algorithm>
#include <array>

namespace retryscope {

namespace {

enum class Value : std::uint8_t { None, Number, NumberOrNull, Text, TextOrNull };

/// A key with all that stands around it in a line.
struct Key
{
    std::string_view written; // `,"statusCode":`
    Value value = Value::None;
};

constexpr std::size_t mostKeys = 4;

/// What a type of step has besides the keys of all steps.
struct Type
{
    std::string_view name;
    std::array<Key, mostKeys> keys{};
    bool isChange = false; // of the scenario: it has no invocation
};

constexpr Key statusCode{R"(,"statusCode":)", Value::Number};
constexpr Key nextAtMs{R"(,"nextAtMs":)", Value::NumberOrNull};
constexpr Key error{R"(,"error":)", Value::Text};
constexpr Key via{R"(,"via":)", Value::Text};
constexpr Key arn{R"(,"arn":)", Value::Text};
constexpr Key reason{R"(,"reason":)", Value::TextOrNull};
constexpr Key function{R"(,"function":)", Value::Text};

// Those first that a trace has most of. A change's keys depend on what it changes.
constexpr std::array<Type, 13> types{{
    {"attemptStarted", {{{R"(,"attempt":)", Value::Number}, {R"(,"version":)", Value::Text}}}},
    {"attemptFailed",
     {{{R"(,"outcome":)", Value::Text},
       {R"(,"errorType":)", Value::TextOrNull},
       statusCode,
       nextAtMs}}},
    {"attemptSucceeded", {}},
    {"accepted",
     {{function,
       {R"(,"qualifier":)", Value::Text},
       {R"(,"requestId":)", Value::Text},
       {R"(,"parent":)", Value::NumberOrNull}}}},
    {"ended",
     {{{R"(,"condition":)", Value::Text}, {R"(,"approximateInvokeCount":)", Value::Number}}}},
    {"refused", {{statusCode, {R"(,"inARow":)", Value::Number}, nextAtMs}}},
    {"delivered", {{via, arn, reason}}},
    {"deliveryFailed", {{via, arn, reason}}},
    {"lost", {}},
    {"rejected", {{statusCode, error}}},
    {"answered", {{statusCode, {R"(,"functionError":)", Value::TextOrNull}}}},
    {"changed", {}, true},
    {"changeRefused", {}, true},
}};

void read(LineScanner &scanner, const Key &key)
{
    scanner.skip(key.written);
    switch (key.value) {
    case Value::None:
        break;
    case Value::Number:
        scanner.number();
        break;
    case Value::NumberOrNull:
        scanner.numberOrNull();
        break;
    case Value::Text:
        scanner.text();
        break;
    case Value::TextOrNull:
        scanner.textOrNull();
        break;
    }
}

/// The keys that tell what a change changed, and why it could not.
void readChange(LineScanner &scanner, const Type &type)
{
    scanner.skip(R"(,"change":)");
    const bool ofTarget = scanner.text() == "target";
    read(scanner, ofTarget ? Key{R"(,"target":)", Value::Text} : function);
    if (type.name == "changeRefused") {
        read(scanner, error);
        read(scanner, {R"(,"message":)", Value::Text});
    }
}

/// Null after a problem.
const Type *readType(LineScanner &scanner, bool hasInvocation)
{
    scanner.skip(R"(,"type":)");
    const std::string_view name = scanner.text();
    const auto type = std::ranges::find(types, name, &Type::name);
    if (type == types.end()) {
        scanner.reject("a type of step", name);
        return nullptr;
    }
    if (type->isChange == hasInvocation)
        scanner.reject(type->isChange ? "no invocation" : "an invocation",
                       hasInvocation ? "one" : "null");
    return &*type;
}

void readRule(LineScanner &scanner, std::int64_t step)
{
    scanner.skip(R"(,"rule":)");
    const std::string_view rule = scanner.text();
    if (!ruleNamed(rule))
        scanner.reject("a rule", rule);
    scanner.skip(R"(,"cause":)");
    const auto cause = scanner.numberOrNull();
    if (cause >= step)
        scanner.reject("a cause before step " + std::to_string(step), std::to_string(*cause));
}

void readFact(LineScanner &scanner, const Type &type)
{
    if (type.isChange) {
        readChange(scanner, type);
        return;
    }
    for (const Key &key : type.keys) {
        if (key.value == Value::None)
            break;
        read(scanner, key);
    }
}

} // namespace

void TraceChecker::read(std::string_view piece)
{
    for (;;) {
        const auto end = piece.find('\n');
        if (end == std::string_view::npos) {
            m_rest += piece.substr(0, longestLine - std::min(longestLine, m_rest.size()));
            return;
        }
        if (m_rest.empty()) {
            readLine(piece.substr(0, end));
        } else {
            m_rest += piece.substr(0, end);
            readLine(m_rest);
            m_rest.clear();
        }
        piece.remove_prefix(end + 1);
    }
}

std::vector<Error> TraceChecker::finish()
{
    if (!m_rest.empty()) {
        ++m_line;
        m_errors.push_back({"line " + std::to_string(m_line),
                            "expected a line that ends, found the end of the file"});
    }
    return std::move(m_errors);
}

void TraceChecker::readLine(std::string_view line)
{
    const auto step = static_cast<std::int64_t>(m_line++);
    if (m_errors.size() >= mostErrors)
        return;
    LineScanner scanner(line);
    readTime(scanner, step);
    const bool hasInvocation = readInvocation(scanner);
    const Type *type = readType(scanner, hasInvocation);
    readRule(scanner, step);
    if (!scanner.problem())
        readFact(scanner, *type);
    scanner.skip("}");
    scanner.end();
    if (scanner.problem())
        m_errors.push_back({"line " + std::to_string(m_line), *scanner.problem()});
}

void TraceChecker::readTime(LineScanner &scanner, std::int64_t step)
{
    scanner.skip(R"({"step":)");
    const std::int64_t told = scanner.number();
    if (told != step)
        scanner.reject("step " + std::to_string(step), std::to_string(told));
    scanner.skip(R"(,"atMs":)");
    const std::int64_t atMs = scanner.number();
    if (atMs < m_atMs)
        scanner.reject("a time from " + std::to_string(m_atMs) + " ms on",
                       std::to_string(atMs) + " ms");
    m_atMs = std::max(m_atMs, atMs);
}

bool TraceChecker::readInvocation(LineScanner &scanner)
{
    scanner.skip(R"(,"invocation":)");
    const auto invocation = scanner.numberOrNull();
    if (invocation > m_invocations)
        scanner.reject("an invocation up to " + std::to_string(m_invocations),
                       std::to_string(*invocation));
    if (invocation == m_invocations)
        ++m_invocations;
    return invocation.has_value();
}

} // namespace retryscope
