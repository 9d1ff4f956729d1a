#include "ui/inspector/jsonlines.h"

#include "core/formats/jsontext.h"

#include <QCoreApplication>

namespace retryscope {

namespace {

constexpr qsizetype shortWidth = 48; // what fits beside its key in a narrow pane
constexpr qsizetype stringLimit = 2'000;

QString inQuotes(std::string_view text)
{
    std::string out;
    appendQuoted(out, text);
    return QString::fromStdString(out);
}

class LineWriter
{
public:
    void write(const QString &before, const std::string &pointer, const Json &value,
               const QString &after)
    {
        const QString brief = onOneLine(value);
        if (!brief.isNull()) {
            add(before + brief + after, pointer);
        } else if (const auto *object = value.object()) {
            add(before + QLatin1Char('{'), pointer);
            ++m_depth;
            for (std::size_t i = 0; i < object->size(); ++i) {
                const JsonMember &member = (*object)[i];
                write(inQuotes(member.key) + QStringLiteral(": "),
                      childPointer(pointer, member.key), member.value, comma(i, object->size()));
            }
            --m_depth;
            add(QLatin1Char('}') + after, pointer);
        } else if (const auto *array = value.array()) {
            add(before + QLatin1Char('['), pointer);
            ++m_depth;
            for (std::size_t i = 0; i < array->size(); ++i)
                write({}, childPointer(pointer, i), (*array)[i], comma(i, array->size()));
            --m_depth;
            add(QLatin1Char(']') + after, pointer);
        }
    }

    std::vector<JsonLine> lines;

private:
    static QString comma(std::size_t i, std::size_t size)
    {
        return i + 1 < size ? QStringLiteral(",") : QString();
    }

    /// The value's text if it belongs on one line, else null.
    [[nodiscard]] QString onOneLine(const Json &value) const
    {
        if (const std::string *string = value.string())
            return cut(*string);
        const bool isEmpty = (value.object() && value.object()->empty())
            || (value.array() && value.array()->empty());
        const bool isNested = value.object() || value.array();
        if (isNested && !isEmpty && (m_depth == 0 || isLong(value)))
            return {};
        QString text = QString::fromStdString(prettyText(value)).trimmed();
        return text.contains(QLatin1Char('\n')) ? QString() : text;
    }

    static bool isLong(const Json &value)
    {
        return static_cast<qsizetype>(compactText(value).size()) > shortWidth;
    }

    static QString cut(const std::string &string)
    {
        const QString whole = QString::fromStdString(string);
        if (whole.size() <= stringLimit)
            return inQuotes(string);
        return inQuotes(whole.left(stringLimit).toStdString())
            + QCoreApplication::translate("retryscope::JsonLine", " … %1 more characters")
                  .arg(whole.size() - stringLimit);
    }

    void add(const QString &text, const std::string &pointer)
    {
        lines.push_back({QString(m_depth * 2, QLatin1Char(' ')) + text, pointer});
    }

    qsizetype m_depth = 0;
};

} // namespace

std::vector<JsonLine> jsonLines(const Json &value)
{
    LineWriter writer;
    writer.write({}, {}, value, {});
    return std::move(writer.lines);
}

} // namespace retryscope
