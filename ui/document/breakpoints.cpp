#include "ui/document/breakpoints.h"

#include "core/formats/breakpointreader.h"
#include "core/trace/trace.h"
#include "ui/document/beside.h"
#include "ui/document/document.h"

#include <algorithm>
#include <utility>

namespace retryscope {

namespace {

constexpr std::size_t fewSteps = 50'000; // so few are searched at once: some milliseconds

Json listOf(const Document &document)
{
    const Json *list = document.json().find("breakpoints");
    return list && list->array() ? *list : Json(Json::Array{});
}

HitCounts countsIn(const std::vector<Hit> &hits, std::size_t cursor)
{
    const auto next = std::ranges::lower_bound(
        hits, cursor, {}, [](const Hit &hit) { return std::size_t{hit.step.value}; });
    const auto before = static_cast<std::size_t>(next - hits.begin());
    return {before, hits.size() - before};
}

std::optional<Breakpoint> breakpointAt(const Trace &trace, StepIndex step)
{
    const std::vector<StopOn> kinds = stopsOf(trace, step);
    if (kinds.empty())
        return std::nullopt;
    Breakpoint breakpoint;
    breakpoint.on = kinds.front();
    if (const auto invocation = trace.invocationOf(step)) {
        const FunctionReference &called = trace.reference(*invocation).text;
        breakpoint.function = FunctionPattern{called.name, std::nullopt};
        if (called.qualifier != latestVersion)
            breakpoint.function->qualifier = called.qualifier;
    }
    return breakpoint;
}

/// Whether both wait for the same, whatever they are called and whether they are on.
bool areAlike(Breakpoint left, const Breakpoint &right)
{
    left.name = right.name;
    left.enabled = right.enabled;
    return left == right;
}

} // namespace

class Breakpoints::Private
{
public:
    Private(Breakpoints *breakpoints, Document &shown)
        : q(breakpoints)
        , document(shown)
        , work([this](std::vector<Hit> found) { adopt(std::move(found)); })
    {
    }

    void readEntries();
    void search();
    void adopt(std::vector<Hit> found);
    [[nodiscard]] std::vector<Breakpoint> searched() const;
    void edit(const QString &text, Json::Array list);

    Breakpoints *q;
    Document &document;
    Json list = Json(Json::Array{}); // what `entries` were read from
    std::vector<BreakpointEntry> entries;
    std::vector<Hit> hits;
    std::vector<std::vector<Hit>> hitsByEntry;
    std::vector<std::size_t> stops; // cursors, in order, each once
    bool isActive = true;
    Beside<std::vector<Hit>> work;
};

void Breakpoints::Private::readEntries()
{
    Json now = listOf(document);
    if (now == list)
        return;
    list = std::move(now);
    entries.clear();
    const auto read = readBreakpoints(document.json());
    for (std::size_t i = 0; i < read.size(); ++i) {
        BreakpointEntry entry{(*list.array())[i], std::nullopt, {}};
        if (read[i])
            entry.breakpoint = read[i].value();
        else
            entry.errors = read[i].error();
        entries.push_back(std::move(entry));
    }
    search();
    emit q->entriesChanged();
}

/// Broken ones are searched as if they were off, so that places stay the same.
std::vector<Breakpoint> Breakpoints::Private::searched() const
{
    Breakpoint off;
    off.enabled = false;
    std::vector<Breakpoint> all;
    for (const BreakpointEntry &entry : entries)
        all.push_back(entry.breakpoint.value_or(off));
    return all;
}

void Breakpoints::Private::search()
{
    work.cancel();
    const auto trace = document.sharedTrace();
    const auto wanted = searched();
    const bool hasAny = std::ranges::any_of(wanted, &Breakpoint::enabled);
    if (!hasAny || trace->size() <= fewSteps) {
        adopt(retryscope::hitsOf(*trace, wanted));
        return;
    }
    adopt({});
    work.start([trace, wanted](const std::atomic<bool> &isCancelled) {
        return retryscope::hitsOf(*trace, wanted, &isCancelled);
    });
}

void Breakpoints::Private::adopt(std::vector<Hit> found)
{
    hits = std::move(found);
    hitsByEntry.assign(entries.size(), {});
    stops.clear();
    for (const Hit &hit : hits) {
        hitsByEntry[hit.breakpoint].push_back(hit);
        const std::size_t cursor = std::size_t{hit.step.value} + 1;
        const bool isStop = !entries[hit.breakpoint].breakpoint->logOnly;
        if (isStop && (stops.empty() || stops.back() != cursor))
            stops.push_back(cursor);
    }
    emit q->changed();
}

void Breakpoints::Private::edit(const QString &text, Json::Array edited)
{
    const auto errors = document.edit(text, "/breakpoints", Json(std::move(edited)));
    Q_ASSERT(errors.empty());
}

Breakpoints::Breakpoints(Document &document, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(this, document))
{
    connect(&document, &Document::contentChanged, this, [this] { d->readEntries(); });
    connect(&document, &Document::traceChanged, this, [this] { d->search(); });
    d->readEntries();
}

Breakpoints::~Breakpoints() = default;

const std::vector<BreakpointEntry> &Breakpoints::entries() const
{
    return d->entries;
}

const std::vector<Hit> &Breakpoints::hits() const
{
    return d->hits;
}

const std::vector<Hit> &Breakpoints::hitsOf(std::size_t entry) const
{
    return d->hitsByEntry.at(entry);
}

bool Breakpoints::isSearching() const
{
    return d->work.isBusy();
}

void Breakpoints::finishSearching()
{
    d->work.finish();
}

std::optional<std::size_t> Breakpoints::hitAfter(std::size_t cursor) const
{
    const auto next = std::ranges::upper_bound(d->stops, cursor);
    if (!d->isActive || next == d->stops.end())
        return std::nullopt;
    return *next;
}

std::optional<std::size_t> Breakpoints::hitBefore(std::size_t cursor) const
{
    const auto next = std::ranges::lower_bound(d->stops, cursor);
    if (!d->isActive || next == d->stops.begin())
        return std::nullopt;
    return *std::prev(next);
}

std::vector<std::size_t> Breakpoints::stopsAt(std::size_t cursor) const
{
    std::vector<std::size_t> places;
    if (cursor == 0)
        return places;
    const auto stepOf = [](const Hit &hit) { return std::size_t{hit.step.value}; };
    auto hit = std::ranges::lower_bound(d->hits, cursor - 1, {}, stepOf);
    for (; hit != d->hits.end() && stepOf(*hit) == cursor - 1; ++hit) {
        if (!d->entries[hit->breakpoint].breakpoint->logOnly)
            places.push_back(hit->breakpoint);
    }
    return places;
}

HitCounts Breakpoints::countsAt(std::size_t entry, std::size_t cursor) const
{
    return countsIn(hitsOf(entry), cursor);
}

bool Breakpoints::isActive() const
{
    return d->isActive;
}

void Breakpoints::setActive(bool isActive)
{
    if (std::exchange(d->isActive, isActive) == isActive)
        return;
    emit activeChanged(isActive);
    emit changed();
}

std::optional<Breakpoint> Breakpoints::fitting(std::size_t cursor) const
{
    const Trace &trace = d->document.trace();
    if (cursor == 0 || cursor > trace.size())
        return std::nullopt;
    return breakpointAt(trace, {static_cast<std::uint32_t>(cursor - 1)});
}

bool Breakpoints::toggleAt(std::size_t cursor)
{
    const auto wanted = fitting(cursor);
    if (!wanted)
        return false;
    const auto there = std::ranges::find_if(d->entries, [&](const BreakpointEntry &entry) {
        return entry.breakpoint && areAlike(*entry.breakpoint, *wanted);
    });
    if (there == d->entries.end())
        add(breakpointJson(*wanted));
    else
        remove(static_cast<std::size_t>(there - d->entries.begin()));
    return true;
}

std::vector<Error> Breakpoints::add(const Json &entry)
{
    const auto read = readBreakpoint(entry);
    if (!read)
        return read.error();
    Json::Array list = *d->list.array();
    list.push_back(entry);
    d->edit(tr("Add breakpoint"), std::move(list));
    return {};
}

std::vector<Error> Breakpoints::replace(std::size_t entry, const Json &json)
{
    const auto read = readBreakpoint(json);
    if (!read)
        return read.error();
    Json::Array list = *d->list.array();
    list.at(entry) = json;
    d->edit(tr("Change breakpoint"), std::move(list));
    return {};
}

void Breakpoints::remove(std::size_t entry)
{
    Json::Array list = *d->list.array();
    list.erase(list.begin() + static_cast<std::ptrdiff_t>(entry));
    d->edit(tr("Remove breakpoint"), std::move(list));
}

void Breakpoints::setEnabled(std::size_t entry, bool isEnabled)
{
    Json::Array list = *d->list.array();
    Json &json = list.at(entry);
    if (!d->entries[entry].breakpoint || d->entries[entry].breakpoint->enabled == isEnabled)
        return;
    if (isEnabled)
        std::erase_if(*json.object(),
                      [](const JsonMember &member) { return member.key == "enabled"; });
    else
        json.set("enabled", false);
    d->edit(isEnabled ? tr("Switch breakpoint on") : tr("Switch breakpoint off"), std::move(list));
}

} // namespace retryscope
