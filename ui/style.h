#pragma once

#include <QColor>
#include <QString>

#include <array>
#include <cstdint>
#include <span>

class QApplication;

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
    Rejected
};
inline constexpr std::size_t markCount = 14;

enum class Pattern : std::uint8_t { Solid, Dashes, Hatch, Dots, DottedLine, Outline, Cross };

/// How one mark looks in one theme.
struct MarkStyle
{
    Mark mark = Mark::Running;
    Pattern pattern = Pattern::Solid;
    QString glyph; ///< a character that also stands in texts
    QColor fill;
    QColor outline;
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

[[nodiscard]] Theme theme();
/// Sets the palette, the Fusion style with our proxy, the style sheet and the fonts, and repaints everything.
void apply(QApplication &application, Theme theme);
/// The theme that fits the desktop's palette.
[[nodiscard]] Theme desktopTheme();

[[nodiscard]] const MarkStyle &mark(Mark mark);
[[nodiscard]] std::span<const MarkStyle> marks();
[[nodiscard]] const Surface &surface();
/// What the legend says: `Back-off after a failed attempt`.
[[nodiscard]] QString meaning(Mark mark);

} // namespace retryscope::style
