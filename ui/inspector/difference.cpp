#include "ui/inspector/difference.h"

#include "ui/inspector/jsonlines.h"

#include <map>
#include <utility>

namespace retryscope {

namespace {

/// A field's first line, or the line that closes it.
using LineKey = std::pair<std::string, bool>;

/// The line without what may differ although the value is the same: indent, name, comma.
QString valueText(const JsonLine &line)
{
    QString text = line.text.trimmed();
    const auto slash = line.pointer.rfind('/');
    if (slash != std::string::npos && text.startsWith(QLatin1Char('"'))) {
        std::string name;
        for (std::size_t i = slash + 1; i < line.pointer.size(); ++i) {
            const bool isEscaped = line.pointer[i] == '~' && i + 1 < line.pointer.size();
            name += !isEscaped ? line.pointer[i] : line.pointer[++i] == '1' ? '/' : '~';
        }
        std::string before;
        appendQuoted(before, name);
        const QString prefix = QString::fromStdString(before) + QStringLiteral(": ");
        if (text.startsWith(prefix))
            text.remove(0, prefix.size());
    }
    if (text.endsWith(QLatin1Char(',')))
        text.chop(1);
    return text;
}

/// How the left side calls a field of the right one.
std::string leftName(const std::string &pointer, std::span<const FieldName> names)
{
    for (const FieldName &name : names) {
        if (pointer == name.right || pointer.starts_with(name.right + '/'))
            return name.left + pointer.substr(name.right.size());
    }
    return pointer;
}

/// The key of each line: a field's second line closes it.
std::vector<LineKey> keysOf(const std::vector<JsonLine> &lines, std::span<const FieldName> names)
{
    std::map<std::string, int, std::less<>> seen;
    std::vector<LineKey> keys;
    keys.reserve(lines.size());
    for (const JsonLine &line : lines)
        keys.emplace_back(leftName(line.pointer, names), ++seen[line.pointer] > 1);
    return keys;
}

class Differ
{
public:
    Differ(const Json &left, const Json &right, std::span<const FieldName> names)
        : m_left(jsonLines(left))
        , m_right(jsonLines(right))
        , m_leftKeys(keysOf(m_left, {}))
        , m_rightKeys(keysOf(m_right, names))
    {
        for (std::size_t i = 0; i < m_right.size(); ++i)
            m_rightOf.emplace(m_rightKeys[i], i);
        for (std::size_t i = 0; i < m_left.size(); ++i)
            m_leftOf.emplace(m_leftKeys[i], i);
    }

    std::vector<DifferenceLine> lines()
    {
        addOnlyRight(0); // before the first line that both have
        for (std::size_t i = 0; i < m_left.size(); ++i) {
            const auto other = m_rightOf.find(m_leftKeys[i]);
            if (other == m_rightOf.end()) {
                m_lines.push_back({LineChange::Removed, m_left[i].text, {}, m_left[i].pointer});
                continue;
            }
            const JsonLine &twin = m_right[other->second];
            const bool isSame = valueText(m_left[i]) == valueText(twin);
            m_lines.push_back({isSame ? LineChange::Same : LineChange::Changed, m_left[i].text,
                               twin.text, m_left[i].pointer});
            addOnlyRight(other->second + 1);
        }
        return std::move(m_lines);
    }

private:
    /// The lines from there on that the left side lacks, up to one that it has.
    void addOnlyRight(std::size_t from)
    {
        for (std::size_t i = from; i < m_right.size() && !m_leftOf.contains(m_rightKeys[i]); ++i)
            m_lines.push_back({LineChange::Added, {}, m_right[i].text, m_right[i].pointer});
    }

    std::vector<JsonLine> m_left;
    std::vector<JsonLine> m_right;
    std::vector<LineKey> m_leftKeys;
    std::vector<LineKey> m_rightKeys;
    std::map<LineKey, std::size_t> m_leftOf;
    std::map<LineKey, std::size_t> m_rightOf;
    std::vector<DifferenceLine> m_lines;
};

} // namespace

std::vector<DifferenceLine> differenceLines(const Json &left, const Json &right,
                                            std::span<const FieldName> names)
{
    return Differ(left, right, names).lines();
}

} // namespace retryscope
