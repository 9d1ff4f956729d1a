#include "ui/inspector/findingentry.h"

#include "ui/icons.h"
#include "ui/style.h"

#include <QPainter>
#include <QTextDocument>

namespace retryscope {

namespace {

constexpr int marginPx = 10;
constexpr int glyphPx = 18;

/// A document laid out for the width: the three parts, each in its colour.
void lay(QTextDocument &document, const QString &what, const QString &why, const QString &advice)
{
    document.setDefaultFont(style::font(style::FontRole::Small));
    document.setDocumentMargin(0);
    document.setHtml(QStringLiteral("<span style=\"color:%4\"><b>%1</b> %2</span> "
                                    "<span style=\"color:%5\">%3</span>")
                         .arg(what.toHtmlEscaped(), why.toHtmlEscaped(), advice.toHtmlEscaped(),
                              style::surface().text.name(),
                              style::mark(style::Mark::Running).text.name()));
}

void paintSeverity(QPainter &painter, Severity severity, const QRectF &box)
{
    switch (severity) {
    case Severity::Loss:
        style::paintGlyph(painter, style::Mark::Lost, box, style::mark(style::Mark::Lost).text);
        return;
    case Severity::Warning:
        icon(QStringLiteral("warning")).paint(&painter, box.toRect());
        return;
    case Severity::Note:
        icon(QStringLiteral("about")).paint(&painter, box.toRect());
        return;
    }
}

} // namespace

FindingEntry::FindingEntry(const Finding &finding, QWidget *parent)
    : QAbstractButton(parent)
    , m_severity(severity(finding.id))
    , m_what(QString::fromStdString(finding.what))
    , m_why(QString::fromStdString(finding.why))
    , m_advice(QString::fromStdString(finding.advice))
{
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setText(m_what);
    setAccessibleName(m_what);
    setAccessibleDescription(m_why + QLatin1Char(' ') + m_advice);
    setToolTip(QString::fromStdString(finding.where));
    setCursor(Qt::PointingHandCursor);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
}

void FindingEntry::hideAdvice()
{
    m_advice.clear();
    updateGeometry();
}

QRect FindingEntry::textBox(int width) const
{
    const int glyph = static_cast<int>(style::scaled(glyphPx));
    const int left = marginPx + glyph + marginPx - 2;
    return {left, marginPx - 2, width - left - marginPx, height()};
}

int FindingEntry::heightForWidth(int width) const
{
    QTextDocument document;
    lay(document, m_what, m_why, m_advice);
    document.setTextWidth(textBox(width).width());
    return std::max(static_cast<int>(document.size().height()) + 2 * (marginPx - 2),
                    static_cast<int>(style::scaled(32)));
}

QSize FindingEntry::sizeHint() const
{
    const int width = static_cast<int>(style::scaled(240));
    return {width, heightForWidth(width)};
}

QSize FindingEntry::minimumSizeHint() const
{
    return {static_cast<int>(style::scaled(120)), static_cast<int>(style::scaled(32))};
}

void FindingEntry::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (underMouse() || isDown())
        painter.fillRect(rect(), style::surface().accentPale);
    const double glyph = style::scaled(glyphPx);
    paintSeverity(painter, m_severity, QRectF(marginPx, marginPx - 2, glyph, glyph));

    const QRect box = textBox(width());
    QTextDocument document;
    lay(document, m_what, m_why, m_advice);
    document.setTextWidth(box.width());
    painter.translate(box.topLeft());
    document.drawContents(&painter);
    painter.resetTransform();
    if (hasFocus()) {
        painter.setPen(QPen(style::surface().accent, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(rect().adjusted(1, 1, -1, -1));
    }
}

} // namespace retryscope
