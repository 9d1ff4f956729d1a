#include "ui/window/filterfield.h"

#include "ui/icons.h"
#include "ui/style.h"

#include <QAction>
#include <QEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace retryscope {

namespace {

constexpr double gapPx = 8;

void wave(QPainter &painter, const QRectF &area)
{
    constexpr double step = 3;
    QPainterPath path(area.bottomLeft());
    bool isUp = true;
    for (double x = area.left() + step; x <= area.right(); x += step) {
        path.lineTo(x, isUp ? area.top() : area.bottom());
        isUp = !isUp;
    }
    painter.drawPath(path);
}

} // namespace

FilterField::FilterField(QWidget *parent)
    : QLineEdit(parent)
{
    setPlaceholderText(tr("Filter: function:order-* or lost"));
    setAccessibleName(tr("Filter"));
    setToolTip(tr("Shows the invocations that match. Enter goes to the next one, Escape clears."));
    addAction(icon(QStringLiteral("search")), LeadingPosition);
    setMinimumWidth(qRound(style::scaled(180)));
    setMinimumHeight(std::max(24, qRound(style::scaled(26))));
    arrange();
}

void FilterField::setProblem(const std::optional<FilterProblem> &problem)
{
    m_problem = problem;
    setAccessibleDescription(problem ? problem->what : m_remark);
    arrange();
}

void FilterField::setRemark(const QString &remark)
{
    m_remark = remark;
    if (!m_problem)
        setAccessibleDescription(remark);
    arrange();
}

/// Room at the end for the remark or the sign, and the text's colour.
void FilterField::arrange()
{
    const QFontMetricsF metrics(style::font(style::FontRole::Small));
    const double width = m_problem ? style::scaled(18)
        : m_remark.isEmpty()       ? 0
                                   : metrics.horizontalAdvance(m_remark);
    setTextMargins(0, 0, width > 0 ? qRound(width + gapPx) : 0, 0);
    update();
}

QRectF FilterField::remarkBox() const
{
    const double right = width() - gapPx;
    const double left = right - textMargins().right() + gapPx;
    return {left, 0, right - left, static_cast<double>(height())};
}

QRectF FilterField::waveArea() const
{
    if (!m_problem)
        return {};
    // The field scrolls its text: where it begins follows from where the text cursor is.
    const QFontMetricsF metrics(font());
    const QRect cursor = cursorRect();
    const double start =
        cursor.center().x() - metrics.horizontalAdvance(text().left(cursorPosition()));
    const double from = start + metrics.horizontalAdvance(text().left(m_problem->from));
    const double least = style::scaled(8); // a wave at the end of the text is seen too
    const double length =
        std::max(metrics.horizontalAdvance(text().mid(m_problem->from, m_problem->length)), least);
    const double bottom = std::min(cursor.bottom() + 1.0, height() - 3.0);
    const QRectF area(from, bottom - 3, length, 3);
    const QRectF inside(style::scaled(24), 0, remarkBox().left() - style::scaled(24), height());
    return area & inside;
}

void FilterField::paintEvent(QPaintEvent *event)
{
    QLineEdit::paintEvent(event);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool hasText = !text().isEmpty();
    if (!m_problem && !hasText)
        return;
    const style::MarkStyle &look =
        style::mark(m_problem ? style::Mark::Failed : style::Mark::Succeeded);
    painter.setPen(QPen(look.text, m_problem ? 2 : 1));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 4, 4);
    if (m_problem) {
        const double size = style::scaled(14);
        const QRectF box = remarkBox();
        painter.setPen(QPen(look.text, 1.4));
        wave(painter, waveArea());
        style::paintGlyph(painter, style::Mark::Failed,
                          QRectF(box.right() - size, (height() - size) / 2, size, size), look.text);
        return;
    }
    painter.setPen(look.text);
    painter.setFont(style::font(style::FontRole::Small));
    painter.drawText(remarkBox(), Qt::AlignVCenter | Qt::AlignRight, m_remark);
}

void FilterField::keyPressEvent(QKeyEvent *event)
{
    const bool isBack = event->modifiers().testFlag(Qt::ShiftModifier);
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (isBack)
            emit previousWanted();
        else
            emit nextWanted();
        return;
    case Qt::Key_Escape:
        if (text().isEmpty())
            emit left();
        else
            clear();
        return;
    default:
        QLineEdit::keyPressEvent(event);
    }
}

void FilterField::changeEvent(QEvent *event)
{
    QLineEdit::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        arrange();
}

void FilterField::resizeEvent(QResizeEvent *event)
{
    QLineEdit::resizeEvent(event);
    arrange();
}

} // namespace retryscope
