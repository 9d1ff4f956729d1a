#pragma once

#include "core/trace/eventmatch.h"
#include "core/trace/fates.h"
#include "core/trace/filter.h"

#include <map>
#include <span>
#include <string>
#include <variant>
#include <vector>

/// The terms of a filter, compiled against a trace: names have become numbers. Each answers for one
/// invocation; some remember what they have worked out. Only filtermatch.cpp needs them.
namespace retryscope::filtertest {

/// What all of them are made from; both must outlive them.
struct Run
{
    const Trace &trace;
    std::span<const Fate> fates;
};

class TraitTest
{
public:
    TraitTest(const Run &run, const TraitTerm &term);
    [[nodiscard]] bool matches(InvocationId invocation) const
    {
        return (m_fates[invocation.value].traits & m_anyOf) != 0;
    }

private:
    std::span<const Fate> m_fates;
    Traits m_anyOf;
};

/// Asks each function and qualifier that was called once.
class ReferenceTest
{
public:
    ReferenceTest(const Run &run, const FunctionTerm &term);
    ReferenceTest(const Run &run, const QualifierTerm &term);
    /// Whether the function's name holds the word.
    ReferenceTest(const Run &run, const WordTerm &term);
    [[nodiscard]] bool matches(InvocationId invocation);

private:
    enum class Verdict : std::uint8_t { Unknown, No, Yes };

    const Trace &m_trace;
    FunctionPattern m_pattern;
    std::vector<Verdict> m_verdicts; // by reference
};

class WordTest
{
public:
    WordTest(const Run &run, const WordTerm &term);
    [[nodiscard]] bool matches(InvocationId invocation)
    {
        return m_name.matches(invocation) || m_requestId.matches(invocation);
    }

private:
    ReferenceTest m_name;
    RequestIdMatch m_requestId;
};

class NumberTest
{
public:
    NumberTest(const Run &run, const NumberTerm &term);
    [[nodiscard]] bool matches(InvocationId invocation) const { return invocation == m_number; }

private:
    InvocationId m_number;
};

class ParentTest
{
public:
    ParentTest(const Run &run, const ParentTerm &term);
    [[nodiscard]] bool matches(InvocationId invocation) const
    {
        return m_fates[invocation.value].has(Trait::Parent)
            && m_trace.parent(invocation) == m_parent;
    }

private:
    const Trace &m_trace;
    std::span<const Fate> m_fates;
    InvocationId m_parent;
};

class TypeTest
{
public:
    TypeTest(const Run &run, const TypeTerm &term);
    [[nodiscard]] bool matches(InvocationId invocation) const
    {
        return m_trace.origin(invocation).type == m_type;
    }

private:
    const Trace &m_trace;
    InvocationType m_type;
};

class QuantityTest
{
public:
    QuantityTest(const Run &run, const QuantityTerm &term);
    [[nodiscard]] bool matches(InvocationId invocation) const;

private:
    std::span<const Fate> m_fates;
    QuantityTerm m_term;
};

class TargetTest
{
public:
    TargetTest(const Run &run, const TargetTerm &term);
    [[nodiscard]] bool matches(InvocationId invocation) const;

private:
    const Trace &m_trace;
    std::span<const Fate> m_fates;
    std::vector<bool> m_isMeant; // by target
    std::uint32_t m_bits = 0; // as in `Fate::targets`
};

class ErrorTest
{
public:
    ErrorTest(const Run &run, const ErrorTerm &term);
    [[nodiscard]] bool matches(InvocationId invocation);

private:
    [[nodiscard]] bool isMeant(const AttemptFailed &failed);

    const Trace &m_trace;
    std::span<const Fate> m_fates;
    std::string m_pattern;
    std::map<std::pair<Failure, OutcomeIndex>, bool> m_verdicts;
};

using Test = std::variant<TraitTest, ReferenceTest, WordTest, NumberTest, ParentTest, TypeTest,
                          QuantityTest, TargetTest, ErrorTest, RequestIdMatch, PayloadMatch>;

[[nodiscard]] Test compiled(const Run &run, const FilterTerm &term);

} // namespace retryscope::filtertest
