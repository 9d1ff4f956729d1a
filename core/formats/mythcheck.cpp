#include "core/formats/mythcheck.h"

#include "core/formats/jsonnumber.h"
#include "core/formats/report.h"

namespace retryscope {

namespace {

std::int64_t stepsOfType(const Trace &trace, std::string_view type)
{
    std::int64_t count = 0;
    for (std::uint32_t i = 0; i < trace.size(); ++i)
        count += typeName(trace.fact({i})) == type;
    return count;
}

} // namespace

MythRun::MythRun(const Trace &trace)
    : m_trace(trace)
    , m_report(reportJson(trace))
{
}

std::optional<std::int64_t> MythRun::number(const std::string &place) const
{
    const Json *value = resolve(m_report, place);
    const JsonNumber *number = value ? value->number() : nullptr;
    return number ? wholeNumber(*number) : std::nullopt;
}

std::optional<Json> MythRun::value(const MythCheck &check) const
{
    const Json *first = resolve(m_report, check.first);
    const Json *second = resolve(m_report, check.second);
    switch (check.kind) {
    case MythCheck::Kind::Value:
        return first ? std::optional(*first) : std::nullopt;
    case MythCheck::Kind::Count:
        if (first && first->array())
            return Json(static_cast<std::int64_t>(first->array()->size()));
        return std::nullopt;
    case MythCheck::Kind::Exists:
        return Json(first != nullptr);
    case MythCheck::Kind::Same:
        return first && second ? std::optional(Json(*first == *second)) : std::nullopt;
    case MythCheck::Kind::Steps:
        return Json(stepsOfType(m_trace, check.first));
    case MythCheck::Kind::Difference:
    case MythCheck::Kind::Later: {
        const auto left = number(check.first);
        const auto right = number(check.second);
        if (!left || !right)
            return std::nullopt;
        return check.kind == MythCheck::Kind::Later ? Json(*left > *right) : Json(*left - *right);
    }
    }
    return std::nullopt;
}

std::optional<StepIndex> MythRun::stop(const MythProof &proof) const
{
    std::int64_t left = proof.nth;
    for (std::uint32_t i = 0; i < m_trace.size(); ++i) {
        if (typeName(m_trace.fact({i})) == proof.stepType && --left == 0)
            return StepIndex{i};
    }
    return std::nullopt;
}

} // namespace retryscope
