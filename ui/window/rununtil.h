#pragma once

#include "core/model/id.h"
#include "core/model/simtime.h"
#include "core/trace/stepcondition.h"
#include "ui/document/beside.h"

#include <QObject>
#include <QString>

#include <cstddef>
#include <optional>
#include <variant>

class QWidget;

namespace retryscope {

class Document;
class Stepper;
class Trace;

/// Until where a run goes: a moment, a number of steps, or the next step that meets a condition.
using RunTarget = std::variant<Instant, std::size_t, StepCondition>;

/// Understands `1:21`, `90s`, `step 12` and what `parseStepCondition` does; else what is wrong with
/// the text, in one sentence.
[[nodiscard]] Result<RunTarget, QString> runTargetFromText(const QString &text);

/// Asks until where to run, and goes there: a long search runs beside the GUI thread.
class RunUntil : public QObject
{
    Q_OBJECT

public:
    /// `window` is the parent of the question; it and the others must outlive this.
    RunUntil(Document &document, Stepper &stepper, QWidget *window);

    void ask();
    /// A search that is under way is given up for it.
    void go(const QString &text);

signals:
    void said(const QString &sentence);

private:
    void search(const StepCondition &condition);
    void take(std::optional<StepIndex> step);

    Document &m_document;
    Stepper &m_stepper;
    QWidget *m_window;
    QString m_text; // what was asked last
    Beside<std::optional<StepIndex>> m_search;
};

} // namespace retryscope
