#pragma once

#include "core/rules/mythcard.h"

#include <QDialog>

#include <vector>

class QTabWidget;

namespace retryscope {

class Document;
class MythCheckPanel;
class PageView;
class RulebookPanel;

/// What is known of AWS, and what people only believe: the myth check, the rulebook, and the page
/// of differences. A window of its own beside the main one.
class LearnWindow : public QDialog
{
    Q_OBJECT

public:
    /// `document` must outlive the window.
    explicit LearnWindow(const Document &document, QWidget *parent = nullptr);

public slots:
    void showMyths();
    void showRulebook();
    void showDifferences();
    void showRule(retryscope::RuleId rule);
    void showMyth(const QString &id);
    /// Of the shown run, for the page of differences.
    void setAssumedRules(const std::vector<retryscope::RuleId> &rules);

signals:
    /// As of `MythCheckPanel`.
    void playWanted(const retryscope::MythCard &card, retryscope::Profile profile);

private:
    void showPage(int page);

    QTabWidget *m_pages;
    MythCheckPanel *m_myths;
    RulebookPanel *m_rulebook;
    PageView *m_differences;
};

} // namespace retryscope
