#pragma once

#include <QColor>
#include <QFont>
#include <QString>

#include <array>
#include <cstdint>
#include <span>

class QApplication;
class QPainter;
class QRectF;
class QWidget;

/// The one table of colours, patterns and glyphs; timeline, tables, legend and exports read it.
namespace retryscope::style {

/// What a mark means (ux.md, section 4).
enum class Mark : std::uint8_t {
    Running,
    Succeeded,
    Failed, ///< a failed attempt
    BackOff,
    Refusal,
    Queued,
    Deadline,
    Expired,
    Ghost, ///< what is still to come
    NeverRuns,
    Delivered,
    DeliveryFailed,
    Lost,
    Rejected,
    OtherRun, ///< what lies beside the shown run
    Fork ///< a run with a change
};
inline constexpr std::size_t markCount = 16;

enum class Pattern : std::uint8_t { Solid, Dashes, Hatch, Dots, DottedLine, Outline, Cross };

/// How one mark looks in one theme.
struct MarkStyle
{
    Mark mark = Mark::Running;
    Pattern pattern = Pattern::Solid;
    QString glyph; ///< a character that also stands in texts
    QColor fill;
    QColor outline; ///< 3 : 1 on the background: what makes a pale fill stand out
    QColor text; ///< of that meaning on the window's background, 4.5 : 1
    QColor onFill; ///< text on `fill`, 4.5 : 1
};

enum class Theme : std::uint8_t { Light, Dark, HighContrast };

/// The colours that are no mark: surfaces, lines, text, accent.
struct Surface
{
    QColor window, panel, header, base, alternate; ///< from the outside in
    QColor line, strongLine;
    QColor text, secondaryText, disabledText;
    QColor accent, onAccent, accentPale; ///< selection, links, primary button
    QColor cursor;
};

/// The steps of the type scale. All follow the user's font size.
enum class FontRole : std::uint8_t {
    Tiny, ///< 11 px at 96 dpi: axis labels, badges
    Small, ///< 12: secondary lines, pills
    SmallStrong,
    Body, ///< 13
    Strong,
    Heading, ///< 15, bold: the first line of a panel
    Mono ///< 12, of fixed width
};

[[nodiscard]] Theme theme();
/// Sets the palette, the Fusion style with our proxy and the fonts, and repaints everything.
void apply(QApplication &application, Theme theme);
/// Makes all type larger than the user's own by a factor, from 1: for a room that looks on.
void magnify(QApplication &application, double factor);
/// The theme that fits the desktop's palette.
[[nodiscard]] Theme desktopTheme();

[[nodiscard]] const MarkStyle &mark(Mark mark);
[[nodiscard]] std::span<const MarkStyle> marks();
[[nodiscard]] const Surface &surface();
/// The same for a theme that is not in force: exports are always light.
[[nodiscard]] const MarkStyle &mark(Mark mark, Theme theme);
[[nodiscard]] std::span<const MarkStyle> marks(Theme theme);
[[nodiscard]] const Surface &surface(Theme theme);
/// What the legend says: `Back-off after a failed attempt`.
[[nodiscard]] QString meaning(Mark mark);

[[nodiscard]] QFont font(FontRole role);
/// Lengths that are meant for the 13 px body text, in the size of the font in force.
[[nodiscard]] double scaled(double px);

/// Draws the mark's glyph as strokes and shapes of one weight, as high as `box`, in the middle of
/// it.
void paintGlyph(QPainter &painter, Mark mark, const QRectF &box, const QColor &color);
/// Draws a small sample of the mark with its pattern: for legends, tables and lists.
void paintSwatch(QPainter &painter, Mark mark, const QRectF &box);
/// Draws `text` in a pill with these colours, centred in `box`.
void paintPill(QPainter &painter, const QRectF &box, const QString &text, const QColor &fill,
               const QColor &outline, const QColor &textColor);

/// What the proxy style does with a button, beyond its class.
enum class ButtonRole : std::uint8_t {
    Primary, ///< filled with the accent: one in a row
    SegmentFirst, ///< buttons that touch: a choice of one
    SegmentMiddle,
    SegmentLast,
    Link, ///< text in the accent's colour, no frame
    Chip ///< a pill in the accent's pale colour
};
/// Gives a QPushButton or QToolButton one of these looks.
void setRole(QWidget &button, ButtonRole role);

} // namespace retryscope::style
