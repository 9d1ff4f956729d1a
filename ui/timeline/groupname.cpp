#include "ui/timeline/groupname.h"

#include "core/trace/trace.h"
#include "ui/format.h"

#include <QCoreApplication>

namespace retryscope {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(retryscope::TimelineView)
};

QString functionName(const Trace &trace, InvocationId invocation)
{
    const Reference &reference = trace.reference(invocation);
    return reference.function ? QString::fromStdString(reference.text.name)
                              : Words::tr("No such function");
}

QString endName(const Trace &trace, InvocationId invocation)
{
    const auto state = trace.invocationAfter(trace.size(), invocation);
    return state ? format::phase(*state) : Words::tr("Never called");
}

} // namespace

QString groupName(const Trace &trace, const LaneTable &lanes, const LaneGroup &group)
{
    switch (lanes.grouping()) {
    case LaneGrouping::None:
        break;
    case LaneGrouping::Function:
        return functionName(trace, group.specimen);
    case LaneGrouping::End:
        return endName(trace, group.specimen);
    case LaneGrouping::Chain:
        if (group.isRest)
            return Words::tr("In no chain");
        return Words::tr("%1 and what it called").arg(format::invocation(group.specimen));
    }
    return {};
}

QString groupingName(LaneGrouping grouping)
{
    switch (grouping) {
    case LaneGrouping::None:
        return Words::tr("No groups");
    case LaneGrouping::Function:
        return Words::tr("By function");
    case LaneGrouping::End:
        return Words::tr("By how they end");
    case LaneGrouping::Chain:
        return Words::tr("By chain of calls");
    }
    return {};
}

QString orderName(LaneOrder order)
{
    switch (order) {
    case LaneOrder::Acceptance:
        return Words::tr("Order of acceptance");
    case LaneOrder::End:
        return Words::tr("Earliest end first");
    case LaneOrder::Age:
        return Words::tr("Greatest age first");
    case LaneOrder::Attempts:
        return Words::tr("Most attempts first");
    }
    return {};
}

} // namespace retryscope
