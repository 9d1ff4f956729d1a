#include "ui/window/filterrow.h"

#include "core/trace/trace.h"
#include "ui/document/document.h"
#include "ui/document/filtersearch.h"
#include "ui/document/lanes.h"
#include "ui/icons.h"
#include "ui/style.h"
#include "ui/window/filterfield.h"
#include "ui/window/filterhelp.h"
#include "ui/window/profilechooser.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

namespace retryscope {

namespace {

QString groupingText(LaneGrouping grouping)
{
    switch (grouping) {
    case LaneGrouping::None:
        return {};
    case LaneGrouping::Function:
        return FilterRow::tr("grouped: by function");
    case LaneGrouping::End:
        return FilterRow::tr("grouped: by how they end");
    case LaneGrouping::Chain:
        return FilterRow::tr("grouped: by chain");
    }
    return {};
}

QString orderText(LaneOrder order)
{
    switch (order) {
    case LaneOrder::Acceptance:
        return {};
    case LaneOrder::End:
        return FilterRow::tr("lanes: order of ends");
    case LaneOrder::Age:
        return FilterRow::tr("lanes: oldest first");
    case LaneOrder::Attempts:
        return FilterRow::tr("lanes: most attempts first");
    }
    return {};
}

} // namespace

FilterRow::FilterRow(Document &document, Lanes &lanes, QWidget *parent)
    : QWidget(parent)
    , m_document(document)
    , m_lanes(lanes)
    , m_search(new FilterSearch(document, lanes, this))
    , m_field(new FilterField)
    , m_help(new FilterHelp(this))
    , m_message(new QLabel)
    , m_chips(new QWidget)
    , m_profile(new ProfileChooser(document))
{
    setAccessibleName(tr("Filter and rules"));
    build();
    connect(m_field, &QLineEdit::textChanged, m_search, &FilterSearch::setText);
    connect(m_search, &FilterSearch::textChanged, m_field, [this] {
        if (m_field->text() != m_search->text())
            m_field->setText(m_search->text());
    });
    connect(m_field, &FilterField::nextWanted, this, &FilterRow::goToNext);
    connect(m_field, &FilterField::previousWanted, this, &FilterRow::goToPrevious);
    connect(m_field, &FilterField::left, this, &FilterRow::left);
    connect(m_help, &FilterHelp::exampleChosen, m_field, &QLineEdit::setText);
    connect(m_search, &FilterSearch::changed, this, &FilterRow::showResult);
    connect(&lanes, &Lanes::changed, this, &FilterRow::showChips);
    connect(m_profile, &ProfileChooser::refused, this, &FilterRow::refused);
    showResult();
    showChips();
}

void FilterRow::build()
{
    auto *help = new QToolButton;
    help->setIcon(icon(QStringLiteral("help")));
    help->setToolTip(tr("What a filter can say"));
    help->setAccessibleName(help->toolTip());
    help->setMinimumSize(28, 28);
    connect(help, &QToolButton::clicked, this, [this] { m_help->showBelow(*m_field); });
    m_message->setFont(style::font(style::FontRole::Small));
    m_message->setWordWrap(true);
    m_message->setTextFormat(Qt::RichText);
    m_message->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Ignored);
    m_message->hide();
    auto *chips = new QHBoxLayout(m_chips);
    chips->setContentsMargins(0, 0, 0, 0);
    chips->setSpacing(8);
    auto *label = new QLabel(tr("Rule profile"));
    label->setBuddy(m_profile);
    m_field->setMaximumWidth(qRound(style::scaled(430)));

    fixHeight();
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 0, 12, 0);
    layout->setSpacing(8);
    layout->addWidget(m_field, 3);
    layout->addWidget(help);
    layout->addWidget(m_message, 4);
    layout->addWidget(m_chips);
    layout->addStretch(1);
    layout->addWidget(label);
    layout->addWidget(m_profile);
}

void FilterRow::addAboutRules(QWidget *widget)
{
    auto *row = static_cast<QHBoxLayout *>(layout());
    row->insertWidget(row->indexOf(m_profile) - 1, widget); // before the chooser's label
}

/// The row has room for a message of two lines, and does not grow when one comes.
void FilterRow::fixHeight()
{
    m_message->setMaximumHeight(qRound(style::scaled(36)));
    setFixedHeight(qRound(style::scaled(36)));
}

void FilterRow::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        fixHeight();
}

void FilterRow::showResult()
{
    const auto &problem = m_search->problem();
    m_field->setProblem(problem);
    const QString total = locale().toString(m_lanes.total());
    if (m_search->isEmpty())
        m_field->setRemark({});
    else if (m_search->isBusy())
        m_field->setRemark(tr("searching %1…").arg(total));
    else
        m_field->setRemark(
            tr("%1 of %2 match").arg(locale().toString(m_search->matchCount()), total));
    m_message->setVisible(problem.has_value());
    m_chips->setVisible(!problem); // the message needs the room
    if (problem) {
        const QString where = tr("Character %1: %2").arg(problem->from + 1).arg(problem->what);
        m_message->setText(
            QStringLiteral("<span style=\"color:%1\">%2</span>")
                .arg(style::mark(style::Mark::Failed).text.name(), where.toHtmlEscaped()));
        m_message->setToolTip(where);
        m_message->setAccessibleName(where);
    }
}

void FilterRow::addChip(const QString &text, const QString &tip, void (FilterRow::*remove)())
{
    auto *chip = new QToolButton;
    chip->setText(text);
    chip->setIcon(icon(QStringLiteral("close")));
    chip->setIconSize({12, 12});
    chip->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    chip->setLayoutDirection(Qt::RightToLeft); // the cross stands behind the words
    chip->setToolTip(tip);
    chip->setAccessibleName(tip);
    chip->setMinimumHeight(24);
    style::setRole(*chip, style::ButtonRole::Chip);
    connect(chip, &QToolButton::clicked, this, remove);
    m_chips->layout()->addWidget(chip);
    chip->show(); // now, not when the layout gets to it
}

void FilterRow::showChips()
{
    while (QLayoutItem *item = m_chips->layout()->takeAt(0)) {
        if (item->widget()) {
            item->widget()->hide();
            item->widget()->deleteLater();
        }
        delete item;
    }
    if (m_lanes.isFiltered())
        addChip(tr("hidden: %1 of %2")
                    .arg(locale().toString(m_lanes.hidden()), locale().toString(m_lanes.total())),
                tr("Show what the filter hides"), &FilterRow::showHidden);
    if (const QString grouping = groupingText(m_lanes.grouping()); !grouping.isEmpty())
        addChip(grouping, tr("Show lanes without groups"), &FilterRow::showUngrouped);
    if (const QString order = orderText(m_lanes.order()); !order.isEmpty())
        addChip(order, tr("Show lanes in the order of acceptance"), &FilterRow::showInOrder);
    if (m_lanes.pinCount() > 0)
        addChip(tr("pinned: %1").arg(locale().toString(m_lanes.pinCount())), tr("Unpin all lanes"),
                &FilterRow::showUnpinned);
    showResult();
}

void FilterRow::showHidden()
{
    m_lanes.showAll();
}

void FilterRow::showUngrouped()
{
    m_lanes.setGrouping(LaneGrouping::None);
}

void FilterRow::showInOrder()
{
    m_lanes.setOrder(LaneOrder::Acceptance);
}

void FilterRow::showUnpinned()
{
    m_lanes.unpinAll();
}

void FilterRow::focusField()
{
    m_field->setFocus(Qt::ShortcutFocusReason);
    m_field->selectAll();
}

void FilterRow::clear()
{
    m_search->clear();
}

void FilterRow::goToNext()
{
    goTo(true);
}

void FilterRow::goToPrevious()
{
    goTo(false);
}

/// Selects the match. A cursor before its call goes to the call, so that the lane has something to
/// show.
void FilterRow::goTo(bool isNext)
{
    m_search->finish();
    const auto selected = m_document.selectedInvocation();
    const auto match = isNext ? m_search->next(selected) : m_search->previous(selected);
    if (!match)
        return;
    const auto own = m_document.trace().stepsOf(*match);
    m_document.select(*match);
    if (!own.empty() && m_document.cursor() <= own.front().value)
        m_document.moveTo(std::size_t{own.front().value} + 1);
}

} // namespace retryscope
