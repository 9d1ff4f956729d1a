#pragma once

#include "core/trace/fates.h"
#include "core/trace/filter.h"
#include "ui/document/beside.h"

#include <QObject>
#include <QString>

#include <memory>
#include <optional>
#include <vector>

namespace retryscope {

class Document;
class Lanes;

/// What is wrong with the filter's text, in places of its characters.
struct FilterProblem
{
    int from = 0;
    int length = 0; ///< 0 at the end of the text
    QString what;
};

/// The filter that a person types: understands it, works it out for the shown trace, beside the GUI
/// thread if that is long, and hands the result to the lanes. While the text is wrong the lanes
/// keep what matched before, but not what a word matched that was only half typed.
class FilterSearch : public QObject
{
    Q_OBJECT

public:
    /// Both must outlive it.
    FilterSearch(const Document &document, Lanes &lanes, QObject *parent = nullptr);

    [[nodiscard]] const QString &text() const { return m_text; }
    [[nodiscard]] const std::optional<FilterProblem> &problem() const { return m_problem; }
    /// Whether the text lets everything through: there is no filter.
    [[nodiscard]] bool isEmpty() const { return m_filter.parts.empty(); }
    [[nodiscard]] bool isBusy() const { return m_work.isBusy(); }
    /// How many invocations match; of a filter that is being worked out, the former number.
    [[nodiscard]] std::size_t matchCount() const { return m_matches->size(); }
    /// Waits for the result (for tests).
    void finish() { m_work.finish(); }

    /// The match after that invocation, or before it, in order of acceptance; round the end.
    [[nodiscard]] std::optional<InvocationId>
    next(const std::optional<InvocationId> &invocation) const;
    [[nodiscard]] std::optional<InvocationId>
    previous(const std::optional<InvocationId> &invocation) const;

public slots:
    void setText(const QString &text);
    void clear();

signals:
    void textChanged();
    void changed(); ///< another result, problem or busyness

private:
    using Fates = std::shared_ptr<const std::vector<Fate>>;
    using Matches = std::shared_ptr<const std::vector<InvocationId>>;
    struct Result
    {
        Fates fates; ///< null if the work was cancelled
        Matches matches;
    };

    void understand();
    void forgetHalfWord();
    void takeTrace();
    void search();
    void take(Result result);
    void adopt(Matches matches);

    const Document &m_document;
    Lanes &m_lanes;
    QString m_text;
    QString m_valid; // the last text that was not wrong
    Filter m_filter; // what it means
    std::optional<FilterProblem> m_problem;
    Fates m_fates; // of the shown trace; null until they were needed
    Matches m_matches = std::make_shared<const std::vector<InvocationId>>();
    Beside<Result> m_work;
};

} // namespace retryscope
