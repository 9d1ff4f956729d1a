#include "ui/lessons/pagetext.h"

#include "ui/format/utf8.h"

#include <QFont>

namespace retryscope::page {

namespace {

/// The font's size as CSS has it, whichever unit the font was made with.
QString sizeOf(style::FontRole role)
{
    const QFont font = style::font(role);
    return font.pixelSize() > 0 ? QStringLiteral("%1px").arg(font.pixelSize())
                                : QStringLiteral("%1pt").arg(font.pointSizeF());
}

QString styled(const QString &tag, const QString &css, const QString &text)
{
    return QStringLiteral("<%1 style=\"%2\">%3</%1>").arg(tag, css, text);
}

QString cells(const QStringList &cells, const QString &tag, const QString &css)
{
    QString row = QStringLiteral("<tr>");
    for (const QString &cell : cells)
        row += styled(tag, css, cell);
    return row + QStringLiteral("</tr>");
}

} // namespace

QString html(std::string_view text)
{
    return format::text(text).toHtmlEscaped();
}

// Paragraphs, because the text engine gives h1 and h2 sizes of its own.
QString title(const QString &text)
{
    return styled(QStringLiteral("p"),
                  QStringLiteral("font-size:%1; font-weight:bold; margin:0 0 4px 0")
                      .arg(sizeOf(style::FontRole::Heading)),
                  text);
}

QString heading(const QString &text)
{
    const QString css =
        QStringLiteral("font-size:%1; font-weight:bold; color:%2; margin:16px 0 4px 0")
            .arg(sizeOf(style::FontRole::SmallStrong), style::surface().secondaryText.name());
    return styled(QStringLiteral("p"), css, text);
}

QString paragraph(const QString &text)
{
    return styled(QStringLiteral("p"), QStringLiteral("margin:2px 0 4px 0"), text);
}

QString strong(const QString &text)
{
    return QStringLiteral("<b>%1</b>").arg(text);
}

QString small(const QString &text)
{
    if (text.isEmpty())
        return {};
    const QString css =
        QStringLiteral("font-size:%1; color:%2")
            .arg(sizeOf(style::FontRole::Tiny), style::surface().secondaryText.name());
    return QStringLiteral("<br>") + styled(QStringLiteral("span"), css, text);
}

QString coloured(const QString &text, const style::MarkStyle &look)
{
    return styled(QStringLiteral("b"), QStringLiteral("color:%1").arg(look.text.name()), text);
}

QString link(const QString &target, const QString &text)
{
    return QStringLiteral("<a href=\"%1\" style=\"color:%2; text-decoration:none\">%3</a>")
        .arg(target, style::mark(style::Mark::Running).text.name(), text);
}

QString ruleLink(RuleId rule)
{
    const QString name = QString::fromLatin1(retryscope::name(rule));
    return link(QStringLiteral("rule:") + name, name);
}

QString head(const QStringList &titles)
{
    const QString css =
        QStringLiteral("font-size:%1; color:%2; text-align:left; font-weight:normal; "
                       "padding:3px 14px 3px 0")
            .arg(sizeOf(style::FontRole::Small), style::surface().secondaryText.name());
    return cells(titles, QStringLiteral("th"), css);
}

QString row(const QStringList &texts)
{
    const QString css = QStringLiteral("padding:3px 14px 3px 0; vertical-align:top; "
                                       "border-top:1px solid %1")
                            .arg(style::surface().line.name());
    return cells(texts, QStringLiteral("td"), css);
}

QString table(const QString &rows)
{
    return QStringLiteral("<table cellspacing=\"0\" style=\"margin:2px 0 4px 0\">%1</table>")
        .arg(rows);
}

} // namespace retryscope::page
