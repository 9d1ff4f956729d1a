#pragma once

#include "core/model/functionpattern.h"
#include "core/model/json.h"
#include "core/model/result.h"
#include "core/model/scenario.h"
#include "core/model/terms.h"
#include "core/trace/fates.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

/// A small language that picks invocations: `status:expired function:orders* age>60s`.
///
/// Terms side by side must all hold; `and` may stand between them. `or` binds weaker, `not` or a
/// minus sign before a term stronger; parentheses group. `filterTerms` lists the terms. Words of
/// the language are not case-sensitive; values in double quotes may hold spaces and parentheses. A
/// word alone is a status if it is one of their words; else it is looked for in function names, and
/// as the beginning of a request id. How an invocation ends is what it is after the whole run,
/// wherever the cursor is.
namespace retryscope {

/// Why a filter can't be understood, and where.
struct FilterError
{
    std::size_t offset = 0; ///< of the wrong part, in bytes of UTF-8
    std::size_t length = 0; ///< 0 at the end of the text
    std::string what; ///< what was expected and what was found
    bool operator==(const FilterError &) const = default;
};

enum class Relation : std::uint8_t { Equal, Less, LessOrEqual, Greater, GreaterOrEqual };

/// A number of an invocation that can be compared. The last three are times in milliseconds.
enum class Quantity : std::uint8_t { Attempts, Refusals, Age, At, Ended };

// The terms, as they were understood.

struct TraitTerm
{
    Traits anyOf = 0;
    bool operator==(const TraitTerm &) const = default;
};
struct FunctionTerm
{
    FunctionPattern pattern;
    bool operator==(const FunctionTerm &) const = default;
};
struct QualifierTerm
{
    std::string pattern;
    bool operator==(const QualifierTerm &) const = default;
};
struct RequestIdTerm
{
    std::string beginning;
    bool operator==(const RequestIdTerm &) const = default;
};
struct NumberTerm
{
    InvocationId invocation;
    bool operator==(const NumberTerm &) const = default;
};
struct ParentTerm
{
    InvocationId parent;
    bool operator==(const ParentTerm &) const = default;
};
struct TypeTerm
{
    InvocationType type = InvocationType::Event;
    bool operator==(const TypeTerm &) const = default;
};
struct QuantityTerm
{
    Quantity quantity = Quantity::Attempts;
    Relation relation = Relation::Equal;
    std::int64_t value = 0;
    bool operator==(const QuantityTerm &) const = default;
};
struct TargetTerm
{
    std::string pattern; ///< of the target's short name or its ARN
    bool operator==(const TargetTerm &) const = default;
};
struct ErrorTerm
{
    std::string pattern; ///< of the error type
    bool operator==(const ErrorTerm &) const = default;
};
struct PayloadTerm
{
    std::string pointer;
    Json value;
    bool operator==(const PayloadTerm &) const = default;
};
/// A word alone that is no status.
struct WordTerm
{
    std::string text;
    bool operator==(const WordTerm &) const = default;
};

using FilterTerm =
    std::variant<TraitTerm, FunctionTerm, QualifierTerm, RequestIdTerm, NumberTerm, ParentTerm,
                 TypeTerm, QuantityTerm, TargetTerm, ErrorTerm, PayloadTerm, WordTerm>;

/// A filter that was understood: terms, and how they are joined, in Polish notation from behind: a
/// join follows what it joins.
struct Filter
{
    enum class Join : std::uint8_t { And, Or, Not };
    using Part = std::variant<FilterTerm, Join>;

    std::vector<Part> parts; ///< empty: everything matches
    bool operator==(const Filter &) const = default;
};

/// Understands a filter. Blank text matches everything. The nesting is at most 100 deep.
[[nodiscard]] Result<Filter, FilterError> parseFilter(std::string_view text);

/// What the help says of one kind of term.
struct FilterTermHelp
{
    std::string_view form; ///< `status:WORD`
    std::string_view meaning;
    std::string_view example; ///< a filter that can be parsed
};

/// All kinds of terms, and the joins: the help is made from this, and tested against the parser.
[[nodiscard]] std::span<const FilterTermHelp> filterTerms();

/// A word of a term's value, and what it stands for.
struct TraitWord
{
    std::string_view word;
    Traits anyOf = 0;
};

/// The words of `status:`, of `has:` and of `via:`. `is:` takes those of the first two.
[[nodiscard]] std::span<const TraitWord> statusWords();
[[nodiscard]] std::span<const TraitWord> hasWords();
[[nodiscard]] std::span<const TraitWord> viaWords();

} // namespace retryscope
