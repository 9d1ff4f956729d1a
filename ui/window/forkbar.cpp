#include "ui/window/forkbar.h"

#include "ui/document/differences.h"
#include "ui/document/document.h"
#include "ui/format.h"
#include "ui/inspector/compareforks.h"
#include "ui/inspector/comparetext.h"
#include "ui/style.h"
#include "ui/window/commands.h"
#include "ui/window/forkchip.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QSignalBlocker>
#include <QToolButton>

namespace retryscope {

ForkBar::ForkBar(Document &document, Differences &differences, CommandRegistry &commands,
                 QWidget *parent)
    : QWidget(parent)
    , m_document(document)
    , m_differences(differences)
    , m_kind(new ForkChip(style::Mark::Fork, this))
    , m_shown(new QComboBox(this))
    , m_change(new QLabel(this))
    , m_beside(new ForkChip(style::Mark::OtherRun, this))
    , m_count(new QLabel(this))
{
    setAccessibleName(tr("Shown run"));
    build(commands);
    connect(m_shown, &QComboBox::activated, this,
            [this](int row) { m_document.show(CompareForks::branchAt(row)); });
    for (const auto signal :
         {&Document::forksChanged, &Document::shownChanged, &Document::othersChanged})
        connect(&m_document, signal, this, &ForkBar::refresh);
    connect(&m_differences, &Differences::changed, this, &ForkBar::refresh);
    refresh();
}

void ForkBar::build(CommandRegistry &commands)
{
    m_shown->setAccessibleName(tr("Shown run"));
    m_shown->setToolTip(tr("The run that every view shows"));
    m_shown->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_shown->setMaximumWidth(qRound(style::scaled(240)));
    m_change->setFont(style::font(style::FontRole::Small));
    m_change->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_change->installEventFilter(this);
    m_count->setFont(style::font(style::FontRole::Small));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(8, 4, 8, 4);
    row->setSpacing(8);
    row->addWidget(m_kind);
    row->addWidget(m_shown);
    row->addWidget(m_change, 1);
    row->addWidget(m_beside);
    row->addWidget(m_count);
    for (const Command command : {Command::PreviousDivergence, Command::NextDivergence,
                                  Command::OtherRunOver, Command::Compare}) {
        auto *button = new QToolButton(this);
        button->setDefaultAction(commands.action(command));
        button->setAutoRaise(true);
        button->setToolButtonStyle(Qt::ToolButtonIconOnly);
        button->setMinimumSize(qRound(style::scaled(26)), qRound(style::scaled(24)));
        row->addWidget(button);
    }
}

void ForkBar::refresh()
{
    const BranchId shown = m_document.shown();
    const auto &forks = m_document.forks();
    QStringList others;
    for (const OtherRun &other : m_document.others())
        others += other.name;
    setVisible(!forks.empty() || !others.empty());
    const QSignalBlocker quiet(m_shown);
    m_shown->clear(); // also of a hidden bar: a list that is still open would lead to what is gone
    if (isHidden())
        return;
    for (int i = 0; i <= static_cast<int>(forks.size()); ++i)
        m_shown->addItem(m_document.branchName(CompareForks::branchAt(i)));
    m_shown->setCurrentIndex(CompareForks::rowOf(shown));
    m_kind->setText(shown ? tr("FORK") : tr("BASE"));
    m_kind->setEnabled(shown.has_value());
    m_changeText = shown && *shown < forks.size() ? changeText(forks[*shown]) : QString();
    m_beside->setVisible(!others.empty());
    m_count->setVisible(!others.empty());
    m_beside->setText(tr("beside: %1").arg(others.join(QStringLiteral(", "))));
    const ComparedSet *set = m_differences.set();
    const auto differing = set ? set->ends.size() : 0;
    m_count->setText(!set                 ? tr("comparing…")
                         : differing == 1 ? tr("1 end differs")
                                          : tr("%1 ends differ").arg(differing));
    showChange();
    update();
}

QString ForkBar::text() const
{
    QStringList parts{m_kind->text() + QLatin1Char(' ') + m_shown->currentText()};
    if (!m_changeText.isEmpty())
        parts += m_changeText;
    if (!m_document.others().empty())
        parts += {m_beside->text(), m_count->text()};
    return parts.join(QStringLiteral(" \u00b7 "));
}

void ForkBar::showChange()
{
    m_change->setText(
        m_change->fontMetrics().elidedText(m_changeText, Qt::ElideRight, m_change->width()));
    m_change->setToolTip(m_changeText);
    m_change->setAccessibleName(m_changeText);
}

/// A fork that is shown is not to be taken for the scenario: the strip has its colour.
void ForkBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), style::surface().panel);
    const QRect line(0, height() - 1, width(), 1);
    painter.fillRect(line, style::surface().line);
    if (!m_document.shown())
        return;
    QColor tint = style::mark(style::Mark::Fork).outline;
    tint.setAlphaF(0.12F);
    painter.fillRect(rect(), tint);
    painter.fillRect(line.adjusted(0, -2, 0, 0), style::mark(style::Mark::Fork).outline);
}

void ForkBar::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        update();
}

bool ForkBar::eventFilter(QObject *object, QEvent *event)
{
    if (object == m_change && event->type() == QEvent::Resize)
        showChange();
    return QWidget::eventFilter(object, event);
}

} // namespace retryscope
