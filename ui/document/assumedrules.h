#pragma once

#include "core/rules/ruleid.h"
#include "ui/document/beside.h"

#include <QObject>

#include <optional>
#include <vector>

namespace retryscope {

class Document;

/// Which rules of the shown run nobody has seen on AWS as they are: inferred, assumed, or assumed
/// in parts. Worked out beside the GUI thread for each new run.
class AssumedRules : public QObject
{
    Q_OBJECT

public:
    /// `document` must outlive it.
    explicit AssumedRules(Document &document, QObject *parent = nullptr);

    /// Of the newest run that was looked through; in the order of the rulebook.
    [[nodiscard]] const std::vector<RuleId> &rules() const { return m_rules; }
    /// Waits for the run that is being looked through (for tests).
    void finish() { m_work.finish(); }

signals:
    void changed();

private:
    using Result = std::optional<std::vector<RuleId>>;

    void start();
    void take(const Result &found);

    Document &m_document;
    Beside<Result> m_work;
    std::vector<RuleId> m_rules;
};

} // namespace retryscope
