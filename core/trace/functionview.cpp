#include "core/trace/functionview.h"

#include <algorithm>

namespace retryscope {

namespace {

std::string configPointer(const Function &function, const std::string &where,
                          const std::string &qualifier)
{
    const auto &configs = function.eventInvokeConfigs;
    const auto config = std::ranges::find(configs, qualifier, &EventInvokeConfig::qualifier);
    if (config == configs.end())
        return where;
    return childPointer(childPointer(where, "EventInvokeConfigs"),
                        static_cast<std::size_t>(config - configs.begin()));
}

void addCalls(FunctionView &view)
{
    for (std::size_t i = 0; i < view.scenario.invocations.size(); ++i) {
        const Reference &reference = view.catalog.reference(view.catalog.referenceOfEntry(i));
        if (reference.function != view.index || !reference.slot)
            continue;
        SlotView &slot = view.slotViews[reference.slot->value];
        const InvocationType type = view.scenario.invocations[i].type;
        slot.isCalled |= type == InvocationType::Event;
        slot.isCalledSynchronously |= type == InvocationType::RequestResponse;
    }
    for (std::uint32_t i = 0; i < view.catalog.targetCount(); ++i) {
        const CatalogTarget &target = view.catalog.target(TargetIndex{i});
        std::vector<ReferenceIndex> called = target.subscribers;
        if (target.function)
            called.push_back(*target.function);
        for (const ReferenceIndex index : called) {
            const Reference &reference = view.catalog.reference(index);
            if (reference.function == view.index && reference.slot)
                view.slotViews[reference.slot->value].isCalled = true;
        }
    }
}

} // namespace

std::string secondsText(Duration duration)
{
    const std::int64_t ms = duration.count();
    std::string text = std::to_string(ms / 1000);
    if (ms % 1000 != 0) {
        std::string fraction = std::to_string(1000 + ms % 1000).substr(1);
        fraction.erase(fraction.find_last_not_of('0') + 1);
        text += '.' + fraction;
    }
    return text + " s";
}

FunctionView functionView(const Scenario &scenario, const Rules &rules, const Catalog &catalog,
                          FunctionIndex index)
{
    const Function &function = scenario.functions[index.value];
    FunctionView view{scenario,
                      rules,
                      catalog,
                      index,
                      function,
                      childPointer("/functions", std::size_t{index.value}),
                      initialSettings(function, catalog, index),
                      {}};
    const auto qualifiers = catalog.qualifiers(index);
    for (std::uint32_t i = 0; i < qualifiers.size(); ++i) {
        const std::string &qualifier = qualifiers[i];
        const bool isLatest = qualifier == latestVersion;
        view.slotViews.push_back({SlotIndex{i},
                                  isLatest ? function.name : function.name + ':' + qualifier,
                                  configPointer(function, view.where, qualifier)});
    }
    addCalls(view);
    std::erase_if(view.slotViews, [&](const SlotView &slot) {
        return !slot.isCalled && !slot.isCalledSynchronously && !view.of(slot).config;
    });
    return view;
}

} // namespace retryscope
