#pragma once

#include "core/trace/trace.h"
#include "ui/inspector/difference.h"
#include "ui/inspector/message.h"

#include <QWidget>

#include <memory>
#include <optional>
#include <vector>

class QComboBox;
class QLabel;
class QTableView;
class QToolButton;

namespace retryscope {

class DifferenceModel;
class Document;
struct OtherRun;

/// A field of a message on one side of a difference.
struct DifferenceField
{
    Message message;
    std::string pointer; ///< within `content`
    std::shared_ptr<const Trace> other; ///< the run of the message; null: the shown one
    QString run; ///< its name; empty for the shown one
};

/// What the shown record says beside another: that of the same event in a run laid beside, or
/// the dead-letter message of the same end.
class DifferenceView : public QWidget
{
    Q_OBJECT

public:
    explicit DifferenceView(Document &document, QWidget *parent = nullptr);

    /// Compares what the invocation sent by the cursor. False: there is nothing to compare. The
    /// lines are made when somebody sees them.
    bool showInvocation(InvocationId invocation);

    [[nodiscard]] QComboBox *pairs() const { return m_pairs; }
    [[nodiscard]] const DifferenceModel &model() const { return *m_model; }
    [[nodiscard]] QString summary() const;

signals:
    /// A line was chosen: its field, on the left side if both have it.
    void fieldChosen(const retryscope::DifferenceField &field);

protected:
    void showEvent(QShowEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    /// Two messages to compare; one of them may be missing.
    struct Pair
    {
        QString name;
        QString left, right; ///< headings
        std::optional<Message> of;
        std::optional<Message> with;
        std::shared_ptr<const Trace> other; ///< the run of `with`; null: the shown one
        QString run; ///< its name
    };

    void addOtherRun(InvocationId invocation, const std::vector<Message> &own,
                     const OtherRun &other);
    void addDeadLetter(const std::vector<Message> &own);
    void showPair();
    void choose(const QModelIndex &row);
    [[nodiscard]] std::vector<DifferenceLine> linesOf(const Pair &pair) const;
    void summarize();
    void goTo(int by);
    void fit();

    Document &m_document;
    std::vector<Pair> m_found;
    DifferenceModel *m_model;
    QComboBox *m_pairs;
    QLabel *m_summary;
    QToolButton *m_previous;
    QToolButton *m_next;
    QTableView *m_table;
};

} // namespace retryscope
