#pragma once

#include "ui/document/document.h"
#include "ui/document/forkcounts.h"
#include "ui/document/ruleverdicts.h"

#include <QTimer>
#include <QWidget>

class QComboBox;
class QHBoxLayout;
class QLabel;
class QProgressBar;
class QTableView;
class QTextBrowser;
class QToolButton;

namespace retryscope {

class CompareEnds;
class CompareForks;
class Differences;
class Notice;

/// Runs compared: which one is shown and which lie beside, all forks with what they change, and the
/// invocations that end differently.
class ComparePanel : public QWidget
{
    Q_OBJECT

public:
    /// Both must outlive it.
    ComparePanel(Document &document, Differences &differences, QWidget *parent = nullptr);

    [[nodiscard]] QComboBox *shownChooser() const { return m_shown; }
    [[nodiscard]] QComboBox *otherChooser() const { return m_other; }
    [[nodiscard]] QToolButton *profileButton() const { return m_profiles; }
    [[nodiscard]] QTableView *forkTable() const { return m_forkTable; }
    [[nodiscard]] QTableView *endTable() const { return m_endTable; }
    [[nodiscard]] ForkCounts &counts() { return m_counts; }
    [[nodiscard]] QString summary() const;
    [[nodiscard]] QString sentence() const;
    [[nodiscard]] RuleVerdicts &verdicts() { return m_verdicts; }
    /// Why the chosen event ends otherwise by other profiles, as plain text; empty if there is
    /// none.
    [[nodiscard]] QString verdict() const;

signals:
    // What the fork in the list is to be done with; the window asks first where that is needed.
    void renameWanted(std::size_t fork);
    void adoptWanted(std::size_t fork);
    void dropWanted(std::size_t fork);
    void forkWanted(); ///< a new one
    void ruleWanted(retryscope::RuleId rule); ///< its page in the rulebook

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *object, QEvent *event) override;

private:
    void buildChoosers();
    void buildForks();
    void buildEnds();
    void connectAll();
    void toggleBeside();
    QToolButton *addButton(QHBoxLayout &row, const QString &text, const QString &iconName);
    void fillChoosers();
    void fillProfiles();
    void toggleProfile(Profile profile);
    void showResult();
    void showWork();
    void showSentence();
    [[nodiscard]] QString shownName() const;
    [[nodiscard]] QString verdictOf(int row) const;
    void enableButtons();
    void goToRow(int row);
    void fit();
    void fitEnds();
    [[nodiscard]] BranchId current() const;

    Document &m_document;
    Differences &m_differences;
    ForkCounts m_counts;
    RuleVerdicts m_verdicts;
    CompareForks *m_forks;
    CompareEnds *m_ends;
    QComboBox *m_shown;
    QComboBox *m_other;
    QToolButton *m_profiles;
    QToolButton *m_swap;
    QLabel *m_summary;
    QProgressBar *m_progress;
    QToolButton *m_cancel;
    QTimer m_work; // while a comparison is under way
    QWidget *m_forkSide;
    QWidget *m_endSide;
    QTableView *m_forkTable;
    QTableView *m_endTable;
    QLabel *m_hint;
    Notice *m_sentence = nullptr;
    QTextBrowser *m_verdict = nullptr;
    QToolButton *m_showButton = nullptr;
    QToolButton *m_besideButton = nullptr;
    QToolButton *m_renameButton = nullptr;
    QToolButton *m_adoptButton = nullptr;
    QToolButton *m_dropButton = nullptr;
};

} // namespace retryscope
