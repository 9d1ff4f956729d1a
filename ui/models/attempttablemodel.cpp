#include "ui/models/attempttablemodel.h"

#include "core/trace/trace.h"
#include "ui/format.h"
#include "ui/models/marks.h"
#include "ui/models/sortkeys.h"

#include <algorithm>

namespace retryscope {

RowSource AttemptTableModel::rowSource() const
{
    return {static_cast<std::size_t>(traceRows()),
            [dispatches = m_dispatches](const Trace &trace, std::size_t row) {
                return *trace.invocationOf((*dispatches)[row]);
            },
            [dispatches = m_dispatches](const Trace &trace, int column) {
                return attemptSortKeys(trace, *dispatches, column);
            }};
}

std::optional<int> AttemptTableModel::traceRowOf(InvocationId invocation) const
{
    if (traceRows() == 0)
        return std::nullopt;
    const auto own = trace().stepsOf(invocation);
    auto step = std::ranges::lower_bound(own, count(), {}, &StepIndex::value);
    while (step != own.begin()) {
        --step;
        if (isDispatch(trace().fact(*step)))
            return static_cast<int>(std::ranges::lower_bound(*m_dispatches, *step)
                                    - m_dispatches->begin());
    }
    return std::nullopt;
}

std::optional<int> AttemptTableModel::traceRowAtCursor() const
{
    if (traceRows() == 0)
        return std::nullopt;
    const auto after = std::ranges::lower_bound(*m_dispatches, count(), {}, &StepIndex::value);
    if (after == m_dispatches->begin())
        return std::nullopt;
    return static_cast<int>(after - m_dispatches->begin()) - 1;
}

int AttemptTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

int AttemptTableModel::rowsFor(const Trace &trace)
{
    constexpr std::size_t fewSteps = 200'000; // so few are looked at at once: some milliseconds
    m_dispatches.reset();
    if (trace.size() > fewSteps)
        return 0;
    m_dispatches = std::make_shared<const std::vector<StepIndex>>(dispatchesOf(trace));
    return static_cast<int>(m_dispatches->size());
}

void AttemptTableModel::setDispatches(DispatchList dispatches)
{
    m_dispatches = std::move(dispatches);
    resetRows(static_cast<int>(m_dispatches->size()));
}

QString AttemptTableModel::title(int column) const
{
    switch (static_cast<Column>(column)) {
    case InvocationColumn:
        return tr("#");
    case FunctionColumn:
        return tr("Function");
    case AttemptColumn:
        return tr("Attempt");
    case ResultColumn:
        return tr("Result at the cursor");
    case StartColumn:
        return tr("Started");
    case DurationColumn:
        return tr("Duration");
    case VersionColumn:
        return tr("Version");
    case InFlightColumn:
        return tr("In flight");
    case NextColumn:
        return tr("Next in");
    case ColumnCount:
        break;
    }
    return {};
}

QString AttemptTableModel::hint(int column) const
{
    switch (static_cast<Column>(column)) {
    case InvocationColumn:
        return tr("The invocation's number, in order of acceptance");
    case FunctionColumn:
        return tr("The function and the qualifier that were called");
    case AttemptColumn:
        return tr("Which attempt it was; a refusal runs nothing and is no attempt");
    case ResultColumn:
        return tr("How it went, as far as the cursor knows");
    case StartColumn:
        return tr("When it was dispatched, since the start of the scenario");
    case DurationColumn:
        return tr("How long the run lasted");
    case VersionColumn:
        return tr("The version of the function that ran");
    case InFlightColumn:
        return tr("How many runs there were at that moment, of all functions");
    case NextColumn:
        return tr("The wait until the next dispatch");
    case ColumnCount:
        break;
    }
    return {};
}

bool AttemptTableModel::isNumeric(int column) const
{
    switch (static_cast<Column>(column)) {
    case StartColumn:
    case DurationColumn:
    case InFlightColumn:
    case NextColumn:
        return true;
    case InvocationColumn:
    case FunctionColumn:
    case AttemptColumn:
    case ResultColumn:
    case VersionColumn:
    case ColumnCount:
        break;
    }
    return false;
}

AttemptView AttemptTableModel::attempt(int row) const
{
    return attemptAt(trace(), (*m_dispatches)[static_cast<std::size_t>(row)], count());
}

QString AttemptTableModel::text(int row, int column) const
{
    const AttemptView view = attempt(row);
    switch (static_cast<Column>(column)) {
    case InvocationColumn:
        return QString::number(view.invocation.value + 1U);
    case FunctionColumn:
        return format::function(trace().reference(view.invocation));
    case AttemptColumn:
        return attemptText(view);
    case ResultColumn:
        return resultText(view);
    case StartColumn:
        return format::shortTime(trace().at(view.begin));
    case DurationColumn:
        return durationText(view);
    case VersionColumn:
        return versionText(view);
    case InFlightColumn:
        return QString::number(trace().totalsAfter(view.begin.value + 1U).in(Phase::Running));
    case NextColumn:
        return nextText(view);
    case ColumnCount:
        break;
    }
    return {};
}

QString AttemptTableModel::attemptText(const AttemptView &attempt) const
{
    const Fact fact = trace().fact(attempt.begin);
    if (std::holds_alternative<Refused>(fact))
        return tr("refusal %1").arg(attempt.number);
    if (std::holds_alternative<AttemptFailed>(fact))
        return tr("%1, look-up").arg(attempt.number);
    return QString::number(attempt.number);
}

QString AttemptTableModel::resultText(const AttemptView &attempt) const
{
    if (attempt.begin.value >= count())
        return tr("Still to come");
    if (!attempt.end)
        return tr("Running");
    const Fact fact = trace().fact(*attempt.end);
    if (const auto *refused = std::get_if<Refused>(&fact))
        return tr("Refused with %1").arg(refused->statusCode);
    if (const auto *failed = std::get_if<AttemptFailed>(&fact))
        return tr("Failed: %1").arg(format::failure(failed->failure));
    return tr("Succeeded");
}

QString AttemptTableModel::durationText(const AttemptView &attempt) const
{
    const bool isRun = std::holds_alternative<AttemptStarted>(trace().fact(attempt.begin));
    if (!isRun || !attempt.end)
        return QStringLiteral("–");
    return format::duration(trace().at(*attempt.end) - trace().at(attempt.begin));
}

QString AttemptTableModel::versionText(const AttemptView &attempt) const
{
    const Fact fact = trace().fact(attempt.begin);
    const auto *started = std::get_if<AttemptStarted>(&fact);
    return started ? QString::fromStdString(trace().catalog().version(started->version))
                   : QStringLiteral("–");
}

QString AttemptTableModel::nextText(const AttemptView &attempt) const
{
    std::optional<Duration> wait;
    if (attempt.end) {
        const Fact fact = trace().fact(*attempt.end);
        if (const auto *refused = std::get_if<Refused>(&fact))
            wait = refused->wait;
        else if (const auto *failed = std::get_if<AttemptFailed>(&fact))
            wait = failed->wait;
    }
    return wait ? format::seconds(*wait) : QStringLiteral("–");
}

QVariant AttemptTableModel::fact(int row, int column, Role role) const
{
    const AttemptView view = attempt(row);
    switch (role) {
    case InvocationRole:
        return view.invocation.value;
    case CountRole:
        return view.begin.value + 1U;
    case MarkRole:
        if (column != ResultColumn)
            return {};
        if (view.begin.value >= count())
            return static_cast<int>(style::Mark::Ghost);
        return static_cast<int>(markOf(trace().fact(view.end.value_or(view.begin))));
    case AheadRole:
        return view.begin.value >= count();
    case ValueRole:
        return row;
    }
    return {};
}

} // namespace retryscope
