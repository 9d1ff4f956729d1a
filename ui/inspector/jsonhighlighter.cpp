#include "ui/inspector/jsonhighlighter.h"

#include "ui/style.h"

namespace retryscope {

namespace {

constexpr qsizetype lengthLimit = 4'000; // a longer line is one long string

/// The place after the string that begins at `start` with a quote.
qsizetype endOfString(const QString &text, qsizetype start)
{
    for (qsizetype i = start + 1; i < text.size(); ++i) {
        if (text[i] == QLatin1Char('\\'))
            ++i;
        else if (text[i] == QLatin1Char('"'))
            return i + 1;
    }
    return text.size();
}

bool isKey(const QString &text, qsizetype end)
{
    return end < text.size() && text[end] == QLatin1Char(':');
}

bool isPlain(QChar c)
{
    return c.isLetterOrNumber() || c == QLatin1Char('-') || c == QLatin1Char('+')
        || c == QLatin1Char('.');
}

} // namespace

void JsonHighlighter::highlightBlock(const QString &text)
{
    if (text.size() > lengthLimit)
        return;
    using style::Mark;
    for (qsizetype i = 0; i < text.size();) {
        qsizetype end = i + 1;
        QColor color;
        if (text[i] == QLatin1Char('"')) {
            end = endOfString(text, i);
            color = style::mark(isKey(text, end) ? Mark::Running : Mark::Succeeded).text;
        } else if (isPlain(text[i])) {
            while (end < text.size() && isPlain(text[end]))
                ++end;
            color = style::mark(Mark::Failed).text;
        } else {
            color = style::surface().secondaryText;
        }
        setFormat(static_cast<int>(i), static_cast<int>(end - i), color);
        i = end;
    }
}

} // namespace retryscope
