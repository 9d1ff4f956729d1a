#include "ui/lessons/rulebookpanel.h"

#include "core/trace/trace.h"
#include "ui/document/document.h"
#include "ui/format.h"
#include "ui/format/utf8.h"
#include "ui/lessons/mythcards.h"
#include "ui/lessons/pageview.h"
#include "ui/lessons/ruledelegate.h"
#include "ui/lessons/rulepage.h"
#include "ui/style.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QListWidget>

#include <algorithm>

namespace retryscope {

namespace {

/// All that a search looks at.
QString textOf(const Rule &rule)
{
    QString all = QString::fromLatin1(name(rule.id)) + u' ' + format::text(rule.subject) + u' '
        + format::evidence(rule.evidence) + u' ' + format::text(rule.assumed);
    for (const RuleOption &option : rule.options) {
        all += u' ' + format::text(option.text);
        for (const Claim &claim : option.claims)
            all += u' ' + documentText(claim.profile) + u' ' + format::text(claim.where);
    }
    return all;
}

/// The place of the option that the run has; absent for a rule of words.
std::optional<std::size_t> optionInForce(const Scenario &scenario, const Rule &rule)
{
    if (!isSwitchable(rule.id))
        return std::nullopt;
    auto profile = profileNamed(scenario.rules.profile);
    for (const auto &[id, option] : scenario.rules.overrides) {
        if (id == name(rule.id))
            profile = profileNamed(option);
    }
    if (!profile)
        return std::nullopt;
    return static_cast<std::size_t>(&optionOf(rule, *profile) - rule.options.begin());
}

} // namespace

RulebookPanel::RulebookPanel(const Document &document, QWidget *parent)
    : QWidget(parent)
    , m_document(document)
    , m_words(new QLineEdit)
    , m_list(new QListWidget)
    , m_page(new PageView(tr("The chosen rule")))
{
    m_words->setPlaceholderText(tr("Find a rule"));
    m_words->setAccessibleName(tr("Find a rule"));
    m_words->setClearButtonEnabled(true);
    m_list->setAccessibleName(tr("Rules"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setFixedWidth(qRound(style::scaled(360)));
    m_list->setItemDelegate(new RuleDelegate(m_list));
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *left = new QVBoxLayout;
    left->setSpacing(8);
    left->addWidget(m_words);
    left->addWidget(m_list, 1);
    auto *layout = new QHBoxLayout(this);
    layout->addLayout(left);
    layout->addWidget(m_page, 1);
    fill();
    connect(m_words, &QLineEdit::textChanged, this, &RulebookPanel::filter);
    connect(m_list, &QListWidget::currentRowChanged, this, &RulebookPanel::showCurrent);
    connect(m_page, &PageView::mythWanted, this, &RulebookPanel::mythWanted);
    connect(&document, &Document::traceChanged, this, &RulebookPanel::showCurrent);
    m_list->setCurrentRow(0);
}

void RulebookPanel::fill()
{
    for (const Rule &rule : rulebook()) {
        auto *item = new QListWidgetItem(QString::fromLatin1(name(rule.id)), m_list);
        item->setToolTip(format::text(rule.subject));
        item->setData(Qt::AccessibleTextRole, tr("%1: %2").arg(item->text(), item->toolTip()));
    }
}

void RulebookPanel::filter(const QString &words)
{
    const QStringList wanted = words.split(u' ', Qt::SkipEmptyParts);
    std::optional<int> first;
    for (int row = 0; row < m_list->count(); ++row) {
        const QString all = textOf(rulebook()[static_cast<std::size_t>(row)]);
        const bool fits = std::ranges::all_of(wanted, [&all](const QString &word) {
            return all.contains(word, Qt::CaseInsensitive);
        });
        m_list->item(row)->setHidden(!fits);
        if (fits && !first)
            first = row;
    }
    if (m_list->currentItem() && m_list->currentItem()->isHidden() && first)
        m_list->setCurrentRow(*first);
}

void RulebookPanel::showCurrent()
{
    if (m_list->currentRow() < 0)
        return;
    const Rule &rule = rulebook()[static_cast<std::size_t>(m_list->currentRow())];
    const auto inForce = optionInForce(m_document.trace().scenario(), rule);
    m_page->show([&rule, inForce] { return rulePage(rule, mythCards(), inForce); });
}

void RulebookPanel::showRule(RuleId rule)
{
    m_words->clear();
    m_list->setCurrentRow(static_cast<int>(rule));
    m_list->scrollToItem(m_list->currentItem());
}

} // namespace retryscope
