#include "core/formats/templateintrinsic.h"
#include "core/formats/templateresolver.h"

#include <algorithm>

namespace retryscope {

std::optional<bool> TemplateResolver::holds(const std::string &condition,
                                            const std::string &pointer)
{
    const auto [found, isNew] = m_conditions.try_emplace(condition);
    ConditionState &state = found->second;
    if (!isNew) {
        if (!state.isComplete) {
            m_report.addError(pointer,
                              "expected a condition that does not depend on itself, found `"
                                  + condition + '`');
        }
        return state.holds;
    }
    const Json *conditions = m_document.find("Conditions");
    const Json *definition = conditions ? conditions->find(condition) : nullptr;
    constexpr int deepestChain = 200;
    if (!definition) {
        m_report.addError(pointer,
                          "expected a condition of the template, found `" + condition + '`');
    } else if (m_conditionDepth == deepestChain) {
        m_report.addError(pointer,
                          "expected a chain of at most 200 conditions, found a longer one");
    } else {
        ++m_conditionDepth;
        state.holds = test(*definition, childPointer("/Conditions", condition));
        --m_conditionDepth;
    }
    state.isComplete = true;
    return state.holds;
}

std::optional<bool> TemplateResolver::test(const Json &condition, const std::string &pointer)
{
    const Json::Object *object = condition.object();
    const JsonMember *call = object && object->size() == 1 ? &object->front() : nullptr;
    const std::string inner = call ? childPointer(pointer, call->key) : pointer;
    if (call && call->key == "Condition" && call->value.string())
        return holds(textIn(call->value), inner);
    const Json::Array *parts = call ? call->value.array() : nullptr;
    if (parts && call->key == "Fn::Equals")
        return equal(call->value, inner);
    if (parts && call->key == "Fn::Not") {
        const auto result = test(parts->front(), childPointer(inner, 0));
        return result ? std::optional(!*result) : std::nullopt;
    }
    if (parts && (call->key == "Fn::And" || call->key == "Fn::Or")) {
        const bool deciding =
            call->key == "Fn::Or"; // one such part decides, whatever the others are
        std::vector<std::optional<bool>> results;
        for (std::size_t i = 0; i < parts->size(); ++i)
            results.push_back(test((*parts)[i], childPointer(inner, i)));
        if (std::ranges::find(results, std::optional(deciding)) != results.end())
            return deciding;
        const bool isKnown =
            std::ranges::all_of(results, [](const auto &result) { return result.has_value(); });
        return isKnown ? std::optional(!deciding) : std::nullopt;
    }
    m_report.addError(pointer,
                      "expected a condition such as `Fn::Equals`, found "
                          + (call ? '`' + call->key + '`' : described(condition)));
    return std::nullopt;
}

std::optional<bool> TemplateResolver::equal(const Json &argument, const std::string &pointer)
{
    const Json::Array &parts = itemsIn(argument);
    const ImportValue left = resolved(parts[0], childPointer(pointer, 0));
    const ImportValue right = resolved(parts[1], childPointer(pointer, 1));
    if (left.isUnknown() || right.isUnknown())
        return std::nullopt;
    // As texts, because `Ref` gives a number's default as a string.
    if (left.kind == ImportValue::Kind::Scalar && right.kind == ImportValue::Kind::Scalar)
        return scalarText(left.scalar) == scalarText(right.scalar);
    return left.json() == right.json();
}

} // namespace retryscope
