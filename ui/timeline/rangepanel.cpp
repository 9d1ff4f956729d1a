#include "ui/timeline/rangepanel.h"

#include "ui/document/document.h"
#include "ui/style.h"
#include "ui/timeline/range.h"
#include "ui/timeline/rangecounter.h"
#include "ui/timeline/rangetext.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QTextBrowser>

#include <algorithm>

namespace retryscope {

namespace {

constexpr double columnPx = 152;

QString groupHtml(const RangeGroup &group)
{
    const QString title = style::surface().secondaryText.name();
    QString html =
        QStringLiteral("<table cellspacing=\"0\" cellpadding=\"1\"><tr><td colspan=\"2\">"
                       "<b style=\"color:%1\">%2</b></td></tr>")
            .arg(title, group.title.toHtmlEscaped());
    for (const RangeRow &row : group.rows)
        html += QStringLiteral("<tr><td>%1&nbsp;&nbsp;</td><td align=\"right\">%2</td></tr>")
                    .arg(row.what.toHtmlEscaped(), row.value.toHtmlEscaped());
    return html + QStringLiteral("</table>");
}

} // namespace

RangePanel::RangePanel(Document &document, RangeOverlay &range, QWidget *parent)
    : QWidget(parent)
    , m_range(range)
    , m_counter(new RangeCounter(document, range, this))
    , m_heading(new QLabel)
    , m_table(new QTextBrowser)
    , m_copy(new QPushButton(tr("Copy")))
    , m_zoom(new QPushButton(tr("Zoom to it")))
    , m_clear(new QPushButton(tr("Clear")))
{
    setAccessibleName(tr("Range"));
    m_heading->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_heading->setWordWrap(true);
    m_copy->setToolTip(tr("Copy these numbers as text, a line each"));
    m_zoom->setToolTip(tr("Fill the timeline with the range (F in the timeline)"));
    m_clear->setToolTip(tr("Select no range (Escape in the timeline)"));
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setAccessibleName(tr("Statistics of the range"));
    auto *head = new QHBoxLayout;
    head->addWidget(m_heading, 1);
    for (QPushButton *button : {m_copy, m_zoom, m_clear})
        head->addWidget(button);
    head->setContentsMargins(12, 6, 12, 6);
    head->setSpacing(8);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(m_table, 1);
    connect(m_copy, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(text()); });
    connect(m_zoom, &QPushButton::clicked, &range, [this] {
        if (const auto chosen = m_range.range())
            emit m_range.zoomWanted(chosen->from, chosen->to);
    });
    connect(m_clear, &QPushButton::clicked, &range, &RangeOverlay::clear);
    connect(m_counter, &RangeCounter::changed, this, &RangePanel::refresh);
    refresh();
}

QString RangePanel::text() const
{
    return m_counter->result() ? rangeText(*m_counter->result()) : QString();
}

int RangePanel::columns() const
{
    return std::max(static_cast<int>(width() / style::scaled(columnPx)), 1);
}

QString RangePanel::html() const
{
    const auto groups = rangeGroups(*m_counter->result());
    QString html = QStringLiteral("<table cellspacing=\"0\" cellpadding=\"10\"><tr>");
    int column = 0;
    for (const RangeGroup &group : groups) {
        if (column == columns()) {
            html += QStringLiteral("</tr><tr>");
            column = 0;
        }
        html += QStringLiteral("<td valign=\"top\">%1</td>").arg(groupHtml(group));
        ++column;
    }
    return html + QStringLiteral("</tr></table>");
}

void RangePanel::refresh()
{
    const auto &result = m_counter->result();
    m_heading->setFont(style::font(style::FontRole::Strong));
    m_table->setFont(style::font(style::FontRole::Small));
    m_copy->setEnabled(result.has_value());
    m_zoom->setEnabled(m_range.range().has_value());
    m_clear->setEnabled(m_range.range().has_value());
    if (result) {
        m_heading->setText(rangeHeading(*result));
        m_table->setHtml(html());
        m_table->setAccessibleDescription(text());
        return;
    }
    m_heading->setText(m_counter->isCounting() ? tr("Counting…") : tr("No range is selected."));
    m_table->setPlainText(
        m_counter->isCounting()
            ? QString()
            : tr("Drag over the lanes, or in the ruler with Shift, to sum up what happens there. "
                 "Or put the marks A and B and choose “Select range”."));
    m_table->setAccessibleDescription({});
}

void RangePanel::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    if (m_counter->result())
        m_table->setHtml(html());
}

void RangePanel::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        refresh();
}

} // namespace retryscope
