#include "ui/timeline/legendtable.h"

#include <QCoreApplication>

namespace retryscope {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(retryscope::LegendPanel)
};

using style::Mark;

QString wordOf(Mark mark)
{
    switch (mark) {
    case Mark::Running:
        return Words::tr("Running");
    case Mark::Succeeded:
        return Words::tr("Succeeded");
    case Mark::Failed:
        return Words::tr("Failed attempt");
    case Mark::BackOff:
        return Words::tr("Back-off");
    case Mark::Refusal:
        return Words::tr("Refusal");
    case Mark::Queued:
        return Words::tr("Queued");
    case Mark::Deadline:
        return Words::tr("Deadline");
    case Mark::Expired:
        return Words::tr("Expired");
    case Mark::Ghost:
        return Words::tr("Still to come");
    case Mark::NeverRuns:
        return Words::tr("Never runs");
    case Mark::Delivered:
        return Words::tr("Delivered");
    case Mark::DeliveryFailed:
        return Words::tr("Delivery failed");
    case Mark::Lost:
        return Words::tr("Lost");
    case Mark::Rejected:
        return Words::tr("Rejected or answered");
    case Mark::OtherRun:
        return Words::tr("Other run");
    case Mark::Fork:
        return Words::tr("Fork");
    }
    return {};
}

QString wordOf(LegendSign sign)
{
    switch (sign) {
    case LegendSign::Cursor:
        return Words::tr("Cursor");
    case LegendSign::Fold:
        return Words::tr("Fold");
    case LegendSign::MeasuringMarks:
        return Words::tr("Marks A and B");
    case LegendSign::Range:
        return Words::tr("Range");
    case LegendSign::BreakpointHits:
        return Words::tr("Breakpoint hit");
    case LegendSign::SameInstant:
        return Words::tr("Same instant");
    case LegendSign::MergedMarks:
        return Words::tr("Merged");
    }
    return {};
}

QString explanationOf(LegendSign sign)
{
    switch (sign) {
    case LegendSign::Cursor:
        return Words::tr("The moment that all panels speak of");
    case LegendSign::Fold:
        return Words::tr("Time in which nothing happens is left out; a click opens it");
    case LegendSign::MeasuringMarks:
        return Words::tr("They measure the time between them; [ and ] put them at the cursor");
    case LegendSign::Range:
        return Words::tr("Selected by dragging, to sum up what happens in it");
    case LegendSign::BreakpointHits:
        return Words::tr("A disc where one stops, a diamond where one only logs, filled once it "
                         "has happened; a number if several lie in one place");
    case LegendSign::SameInstant:
        return Words::tr("Steps at one instant, in their order; those that have happened are "
                         "filled");
    case LegendSign::MergedMarks:
        return Words::tr("So many lie in one place; zoom in to part them");
    }
    return {};
}

} // namespace

std::vector<LegendEntry> legendEntries()
{
    std::vector<LegendEntry> entries;
    for (const style::MarkStyle &look : style::marks())
        entries.push_back({look.mark, {}, wordOf(look.mark), style::meaning(look.mark)});
    for (std::size_t i = 0; i < legendSignCount; ++i) {
        const auto sign = static_cast<LegendSign>(i);
        entries.push_back({std::nullopt, sign, wordOf(sign), explanationOf(sign)});
    }
    return entries;
}

} // namespace retryscope
