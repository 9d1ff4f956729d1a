#include "ui/lessons/learnwindow.h"

#include "ui/document/document.h"
#include "ui/lessons/differencespage.h"
#include "ui/lessons/mythcheckpanel.h"
#include "ui/lessons/pageview.h"
#include "ui/lessons/rulebookpanel.h"
#include "ui/style.h"

#include <QTabWidget>
#include <QVBoxLayout>

namespace retryscope {

namespace {

enum Page { Myths, Rulebook, Differences };

} // namespace

LearnWindow::LearnWindow(const Document &document, QWidget *parent)
    : QDialog(parent, Qt::Window)
    , m_pages(new QTabWidget)
    , m_myths(new MythCheckPanel)
    , m_rulebook(new RulebookPanel(document))
    , m_differences(new PageView(tr("Differences from AWS")))
{
    setWindowTitle(tr("Learn – Retryscope"));
    resize(qRound(style::scaled(1040)), qRound(style::scaled(720)));
    setAssumedRules({});
    m_pages->setDocumentMode(true);
    m_pages->addTab(m_myths, tr("&Myth check"));
    m_pages->addTab(m_rulebook, tr("&Rulebook"));
    m_pages->addTab(m_differences, tr("&Differences from AWS"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_pages);
    connect(m_myths, &MythCheckPanel::playWanted, this, &LearnWindow::playWanted);
    const auto toRule = [this](const QString &name) {
        if (const auto rule = ruleNamed(name.toStdString()))
            showRule(*rule);
    };
    connect(m_myths, &MythCheckPanel::ruleWanted, this, toRule);
    connect(m_differences, &PageView::ruleWanted, this, toRule);
    connect(m_rulebook, &RulebookPanel::mythWanted, this, &LearnWindow::showMyth);
}

void LearnWindow::showPage(int page)
{
    m_pages->setCurrentIndex(page);
    show();
    raise();
    activateWindow();
}

void LearnWindow::showMyths()
{
    showPage(Page::Myths);
}

void LearnWindow::showRulebook()
{
    showPage(Page::Rulebook);
}

void LearnWindow::showDifferences()
{
    showPage(Page::Differences);
}

void LearnWindow::showRule(RuleId rule)
{
    m_rulebook->showRule(rule);
    showRulebook();
}

void LearnWindow::setAssumedRules(const std::vector<RuleId> &rules)
{
    m_differences->show([rules] { return differencesText(rules); });
}

void LearnWindow::showMyth(const QString &id)
{
    m_myths->showCard(id);
    showMyths();
}

} // namespace retryscope
