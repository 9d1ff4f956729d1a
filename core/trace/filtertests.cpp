#include "core/trace/filtertests.h"

#include "core/model/overloaded.h"
#include "core/rules/record.h"

#include <algorithm>

namespace retryscope::filtertest {

namespace {

constexpr std::uint32_t targetBits = 32; // of `Fate::targets`

bool compares(std::int64_t value, Relation relation, std::int64_t to)
{
    switch (relation) {
    case Relation::Equal:
        return value == to;
    case Relation::Less:
        return value < to;
    case Relation::LessOrEqual:
        return value <= to;
    case Relation::Greater:
        return value > to;
    case Relation::GreaterOrEqual:
        return value >= to;
    }
    return false;
}

std::int64_t quantity(const Fate &fate, Quantity quantity)
{
    switch (quantity) {
    case Quantity::Attempts:
        return fate.attempts;
    case Quantity::Refusals:
        return fate.refusals;
    case Quantity::Age:
        return (fate.endedAt - fate.calledAt).count();
    case Quantity::At:
        return fate.calledAt.time_since_epoch().count();
    case Quantity::Ended:
        return fate.endedAt.time_since_epoch().count();
    }
    return 0;
}

} // namespace

TraitTest::TraitTest(const Run &run, const TraitTerm &term)
    : m_fates(run.fates)
    , m_anyOf(term.anyOf)
{
}

ReferenceTest::ReferenceTest(const Run &run, const FunctionTerm &term)
    : m_trace(run.trace)
    , m_pattern(term.pattern)
{
}

ReferenceTest::ReferenceTest(const Run &run, const QualifierTerm &term)
    : m_trace(run.trace)
    , m_pattern{"*", term.pattern}
{
}

ReferenceTest::ReferenceTest(const Run &run, const WordTerm &term)
    : m_trace(run.trace)
    , m_pattern{'*' + term.text + '*', std::nullopt}
{
}

bool ReferenceTest::matches(InvocationId invocation)
{
    const std::size_t reference = m_trace.origin(invocation).reference.value;
    if (reference >= m_verdicts.size())
        m_verdicts.resize(reference + 1, Verdict::Unknown);
    Verdict &verdict = m_verdicts[reference];
    if (verdict == Verdict::Unknown) {
        verdict =
            m_pattern.matches(m_trace.reference(invocation).text) ? Verdict::Yes : Verdict::No;
    }
    return verdict == Verdict::Yes;
}

WordTest::WordTest(const Run &run, const WordTerm &term)
    : m_name(run, term)
    , m_requestId(run.trace, term.text)
{
}

NumberTest::NumberTest(const Run & /*run*/, const NumberTerm &term)
    : m_number(term.invocation)
{
}

ParentTest::ParentTest(const Run &run, const ParentTerm &term)
    : m_trace(run.trace)
    , m_fates(run.fates)
    , m_parent(term.parent)
{
}

TypeTest::TypeTest(const Run &run, const TypeTerm &term)
    : m_trace(run.trace)
    , m_type(term.type)
{
}

QuantityTest::QuantityTest(const Run &run, const QuantityTerm &term)
    : m_fates(run.fates)
    , m_term(term)
{
}

bool QuantityTest::matches(InvocationId invocation) const
{
    const Fate &fate = m_fates[invocation.value];
    if (m_term.quantity == Quantity::Ended && fate.has(Trait::Unfinished))
        return false;
    return compares(quantity(fate, m_term.quantity), m_term.relation, m_term.value);
}

TargetTest::TargetTest(const Run &run, const TargetTerm &term)
    : m_trace(run.trace)
    , m_fates(run.fates)
    , m_isMeant(run.trace.catalog().targetCount())
{
    for (std::uint32_t i = 0; i < m_isMeant.size(); ++i) {
        const std::string &arn = m_trace.catalog().target(TargetIndex{i}).arn;
        if (matchesWildcard(shortName(arn), term.pattern) || matchesWildcard(arn, term.pattern)) {
            m_isMeant[i] = true;
            m_bits |= std::uint32_t{1} << (i % targetBits);
        }
    }
}

bool TargetTest::matches(InvocationId invocation) const
{
    if ((m_fates[invocation.value].targets & m_bits) == 0)
        return false;
    if (m_isMeant.size() <= targetBits)
        return true; // each has a bit of its own
    return std::ranges::any_of(m_trace.stepsOf(invocation), [this](StepIndex step) {
        const Fact fact = m_trace.fact(step);
        const auto *delivered = std::get_if<Delivered>(&fact);
        return delivered && m_isMeant[delivered->target.value];
    });
}

ErrorTest::ErrorTest(const Run &run, const ErrorTerm &term)
    : m_trace(run.trace)
    , m_fates(run.fates)
    , m_pattern(term.pattern)
{
}

bool ErrorTest::matches(InvocationId invocation)
{
    if (!m_fates[invocation.value].has(Trait::Failure))
        return false;
    return std::ranges::any_of(m_trace.stepsOf(invocation), [this](StepIndex step) {
        const Fact fact = m_trace.fact(step);
        const auto *failed = std::get_if<AttemptFailed>(&fact);
        return failed && failed->failure != Failure::NotFound && isMeant(*failed);
    });
}

bool ErrorTest::isMeant(const AttemptFailed &failed)
{
    const auto [verdict, isNew] = m_verdicts.try_emplace({failed.failure, failed.outcome}, false);
    if (isNew) {
        const Outcome &outcome = *m_trace.catalog().outcome(failed.outcome).outcome;
        const auto type = errorType(failed.failure, outcome);
        verdict->second = type && matchesWildcard(*type, m_pattern);
    }
    return verdict->second;
}

Test compiled(const Run &run, const FilterTerm &term)
{
    return std::visit(
        Overloaded{
            [&](const TraitTerm &wanted) -> Test { return TraitTest(run, wanted); },
            [&](const FunctionTerm &wanted) -> Test { return ReferenceTest(run, wanted); },
            [&](const QualifierTerm &wanted) -> Test { return ReferenceTest(run, wanted); },
            [&](const RequestIdTerm &wanted) -> Test {
                return RequestIdMatch(run.trace, wanted.beginning);
            },
            [&](const NumberTerm &wanted) -> Test { return NumberTest(run, wanted); },
            [&](const ParentTerm &wanted) -> Test { return ParentTest(run, wanted); },
            [&](const TypeTerm &wanted) -> Test { return TypeTest(run, wanted); },
            [&](const QuantityTerm &wanted) -> Test { return QuantityTest(run, wanted); },
            [&](const TargetTerm &wanted) -> Test { return TargetTest(run, wanted); },
            [&](const ErrorTerm &wanted) -> Test { return ErrorTest(run, wanted); },
            [&](const PayloadTerm &wanted) -> Test {
                return PayloadMatch(run.trace, wanted.pointer, wanted.value);
            },
            [&](const WordTerm &wanted) -> Test { return WordTest(run, wanted); },
        },
        term);
}

} // namespace retryscope::filtertest
