#include "ui/style/text.h"

#include <QFontMetricsF>
#include <QGlyphRun>
#include <QHash>
#include <QPaintEngine>
#include <QPainter>
#include <QRawFont>
#include <QTextLayout>

#include <algorithm>
#include <array>
#include <unordered_map>
#include <utility>

namespace retryscope::style {

namespace {

constexpr std::size_t mostKept = 10'000; // of a few hundred bytes each

/// What is made of a text in a font, and of the room for it, and kept.
template <typename Made>
class Kept
{
public:
    template <typename Make>
    const Made &of(const QFont &font, const QString &text, double room, Make make)
    {
        Key key{text, font, room};
        const auto found = m_made.find(key);
        if (found != m_made.end())
            return found->second;
        if (m_made.size() >= mostKept)
            m_made.clear();
        Made made = make();
        return m_made.emplace(std::move(key), std::move(made)).first->second;
    }

private:
    struct Key
    {
        QString text;
        QFont font;
        double room = 0;
        bool operator==(const Key &) const = default;
    };
    struct Hash
    {
        std::size_t operator()(const Key &key) const
        {
            return qHashMulti(0, key.text, key.font.weight(), key.room);
        }
    };
    std::unordered_map<Key, Made, Hash> m_made;
};

/// The digits of a font and what stands between them.
struct Figures
{
    static constexpr char16_t first = u'#';
    static constexpr char16_t last = u':';
    static constexpr std::size_t count = last - first + 1;

    QRawFont font;
    std::array<quint32, count> glyphs{};
    std::array<double, count> advances{};
    double ascent = 0;
    double height = 0;
};

Figures figuresOf(const QFont &font)
{
    QString all; // with those between them
    for (char16_t each = Figures::first; each <= Figures::last; ++each)
        all += QChar(each);
    Figures figures;
    figures.font = QRawFont::fromFont(font);
    const auto glyphs = figures.font.glyphIndexesForString(all);
    const auto advances = figures.font.advancesForGlyphIndexes(glyphs);
    for (int i = 0; i < glyphs.size(); ++i) {
        figures.glyphs[static_cast<std::size_t>(i)] = glyphs[i];
        figures.advances[static_cast<std::size_t>(i)] = advances[i].x();
    }
    figures.ascent = QFontMetricsF(font).ascent();
    figures.height = QFontMetricsF(font).height();
    return figures;
}

bool isNumber(const QString &text)
{
    return std::ranges::all_of(text, [](QChar each) {
        return each.unicode() >= Figures::first && each.unicode() <= Figures::last;
    });
}

/// The glyphs with their places below and right of the upper left corner.
struct Line
{
    QList<QGlyphRun> runs;
    double width = 0;
    double height = 0;
};

Line numberLine(const Figures &figures, const QString &text)
{
    QList<quint32> glyphs;
    QList<QPointF> places;
    double x = 0;
    for (const QChar each : text) {
        const std::size_t figure = each.unicode() - Figures::first;
        glyphs += figures.glyphs[figure];
        places += QPointF(x, figures.ascent);
        x += figures.advances[figure];
    }
    QGlyphRun run;
    run.setRawFont(figures.font);
    run.setGlyphIndexes(glyphs);
    run.setPositions(places);
    return {{run}, x, figures.height};
}

Line shapedLine(const QFont &font, const QString &text)
{
    QTextLayout layout(text, font);
    layout.beginLayout();
    const QTextLine line = layout.createLine();
    layout.endLayout();
    return {layout.glyphRuns(), line.naturalTextWidth(), line.ascent() + line.descent()};
}

const Figures &figures(const QFont &font)
{
    static Kept<Figures> kept;
    return kept.of(font, {}, 0, [&] { return figuresOf(font); });
}

double before(double room, Qt::Alignment alignment, Qt::Alignment end, Qt::Alignment centre)
{
    return alignment.testAnyFlags(end) ? room : alignment.testAnyFlags(centre) ? room / 2 : 0.0;
}

void paintLine(QPainter &painter, const QRectF &rect, Qt::Alignment alignment, const Line &line)
{
    const double roomX = rect.width() - line.width;
    const double roomY = rect.height() - line.height;
    const QPointF place(rect.left() + before(roomX, alignment, Qt::AlignRight, Qt::AlignHCenter),
                        rect.top() + before(roomY, alignment, Qt::AlignBottom, Qt::AlignVCenter));
    const bool isCut = roomX < 0 || roomY < 0;
    if (isCut) {
        painter.save();
        painter.setClipRect(rect, Qt::IntersectClip);
    }
    for (const QGlyphRun &run : line.runs)
        painter.drawGlyphRun(place, run);
    if (isCut)
        painter.restore();
}

} // namespace

double textWidth(const QFont &font, const QString &text)
{
    if (isNumber(text)) {
        const Figures &own = figures(font);
        double width = 0;
        for (const QChar each : text)
            width += own.advances[each.unicode() - std::size_t{Figures::first}];
        return width;
    }
    static Kept<double> widths;
    return widths.of(font, text, 0, [&] { return QFontMetricsF(font).horizontalAdvance(text); });
}

QString elided(const QFont &font, const QString &text, Qt::TextElideMode mode, double width)
{
    if (textWidth(font, text) <= width)
        return text;
    static std::array<Kept<QString>, 4> kept; // by mode
    return kept[static_cast<std::size_t>(mode)].of(
        font, text, width, [&] { return QFontMetricsF(font).elidedText(text, mode, width); });
}

void paintText(QPainter &painter, const QRectF &rect, Qt::Alignment alignment, const QFont &font,
               const QString &text)
{
    if (text.isEmpty())
        return;
    if (painter.paintEngine()->type() != QPaintEngine::Raster) {
        painter.setFont(font);
        painter.drawText(rect, static_cast<int>(alignment | Qt::TextSingleLine), text);
        return;
    }
    if (isNumber(text))
        return paintLine(painter, rect, alignment, numberLine(figures(font), text));
    static Kept<Line> lines;
    paintLine(painter, rect, alignment,
              lines.of(font, text, 0, [&] { return shapedLine(font, text); }));
}

} // namespace retryscope::style
