#include "ui/document/filtersearch.h"

#include "core/trace/filtermatch.h"
#include "core/trace/trace.h"
#include "ui/document/document.h"
#include "ui/document/lanes.h"

#include <algorithm>
#include <utility>

namespace retryscope {

namespace {

constexpr std::size_t fewSteps = 50'000; // so few are worked out at once: some milliseconds

FilterProblem problemIn(const std::string &text, const FilterError &error)
{
    const auto characters = [&text](std::size_t from, std::size_t length) {
        return static_cast<int>(QString::fromStdString(text.substr(from, length)).size());
    };
    return {characters(0, error.offset), characters(error.offset, error.length),
            QString::fromStdString(error.what)};
}

} // namespace

FilterSearch::FilterSearch(const Document &document, Lanes &lanes, QObject *parent)
    : QObject(parent)
    , m_document(document)
    , m_lanes(lanes)
    , m_work([this](Result result) { take(std::move(result)); })
{
    connect(&document, &Document::traceChanged, this, &FilterSearch::takeTrace);
    connect(&lanes, &Lanes::filterDropped, this, &FilterSearch::clear);
    search();
}

void FilterSearch::setText(const QString &text)
{
    if (text == m_text)
        return;
    m_text = text;
    understand();
    emit textChanged();
}

void FilterSearch::clear()
{
    setText({});
}

void FilterSearch::understand()
{
    const std::string text = m_text.toStdString();
    auto filter = parseFilter(text);
    if (!filter) {
        m_problem = problemIn(text, filter.error());
        forgetHalfWord();
        emit changed();
        return;
    }
    m_problem.reset();
    m_valid = m_text;
    m_filter = std::move(filter).value();
    search();
}

/// On the way to `status:expired` stands the word `status`, which nobody means: as soon as it turns
/// out to be a part of something wrong, the terms before it hold.
void FilterSearch::forgetHalfWord()
{
    const qsizetype length = m_valid.size();
    const bool isGrown = length > 0 && m_text.startsWith(m_valid) && !m_valid.back().isSpace()
        && m_text.size() > length && !m_text[length].isSpace();
    if (!isGrown)
        return;
    auto before = parseFilter({});
    do {
        m_valid = m_valid.left(m_valid.lastIndexOf(QLatin1Char(' ')) + 1).trimmed();
        before = parseFilter(m_valid.toStdString());
    } while (!before);
    m_filter = std::move(before).value();
    search();
}

void FilterSearch::takeTrace()
{
    m_fates.reset();
    search();
}

void FilterSearch::search()
{
    m_work.cancel();
    const auto trace = m_document.sharedTrace();
    if (isEmpty()) {
        adopt(nullptr);
        return;
    }
    const auto work = [trace, filter = m_filter,
                       fates = m_fates](const std::atomic<bool> &isCancelled) -> Result {
        auto known = fates;
        if (!known) {
            auto made = fatesOf(*trace, &isCancelled);
            if (!made)
                return {};
            known = std::make_shared<const std::vector<Fate>>(std::move(*made));
        }
        auto found = matching(*trace, *known, filter, &isCancelled);
        if (!found)
            return {};
        return {known, std::make_shared<const std::vector<InvocationId>>(std::move(*found))};
    };
    if (trace->size() <= fewSteps)
        return take(work(false));
    m_work.start(work);
    emit changed();
}

void FilterSearch::take(Result result)
{
    m_fates = std::move(result.fates);
    adopt(std::move(result.matches));
}

/// Null: everything matches.
void FilterSearch::adopt(Matches matches)
{
    m_lanes.setMatching(matches);
    m_matches = matches ? std::move(matches) : std::make_shared<const std::vector<InvocationId>>();
    emit changed();
}

std::optional<InvocationId> FilterSearch::next(const std::optional<InvocationId> &invocation) const
{
    if (m_matches->empty())
        return std::nullopt;
    const auto after =
        invocation ? std::ranges::upper_bound(*m_matches, *invocation) : m_matches->begin();
    return after == m_matches->end() ? m_matches->front() : *after;
}

std::optional<InvocationId>
FilterSearch::previous(const std::optional<InvocationId> &invocation) const
{
    if (m_matches->empty())
        return std::nullopt;
    const auto from =
        invocation ? std::ranges::lower_bound(*m_matches, *invocation) : m_matches->begin();
    return from == m_matches->begin() ? m_matches->back() : *std::prev(from);
}

} // namespace retryscope
