#pragma once

#include "core/trace/mending.h"
#include "ui/document/beside.h"
#include "ui/inspector/subject.h"

#include <QScrollArea>

#include <optional>
#include <vector>

class QLabel;
class QVBoxLayout;

namespace retryscope {

class Document;

/// What a careful colleague would say about the scenario and its run: one entry a finding with
/// what, why and what to do, losses first. A click selects, and asks for the place of the setting.
/// Where a mending is safe a button makes it, as one undo step; the finding is gone with the next
/// run.
class FindingsPanel : public QScrollArea
{
    Q_OBJECT

public:
    /// A finding with how it can be mended, if that is safe.
    struct Entry
    {
        Finding finding;
        std::optional<Mending> mending;
        bool operator==(const Entry &) const = default;
    };

    explicit FindingsPanel(Document &document, QWidget *parent = nullptr);

    [[nodiscard]] std::vector<Finding> findings() const;
    /// What was done last, or why it was not; empty if nothing was.
    [[nodiscard]] QString notice() const;

public slots:
    /// Makes the mending of the finding at that place in the list.
    void mend(std::size_t place);

signals:
    void countChanged(int count);
    /// The user wants to see the setting at this JSON pointer of the scenario.
    void placeWanted(const QString &pointer);
    void whyWanted(const retryscope::Subject &subject);

protected:
    void changeEvent(QEvent *event) override;

private:
    void refresh();
    void take(std::vector<Entry> entries);
    void rebuild();
    void addText(const QString &text);
    void addEntry(std::size_t place);
    void activate(const Finding &finding);
    void tell(const QString &sentence, bool canUndo);

    Document &m_document;
    QVBoxLayout *m_column = nullptr;
    QLabel *m_notice;
    std::vector<Entry> m_entries;
    Beside<std::vector<Entry>> m_search; // of a long run
    bool m_isTold = false; // the notice is of the edit whose trace comes next
};

} // namespace retryscope
