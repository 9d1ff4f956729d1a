#include "ui/style.h"

#include "ui/style/proxystyle.h"
#include "ui/style/themetable.h"

#include <QApplication>
#include <QCoreApplication>
#include <QFontDatabase>
#include <QPalette>
#include <QToolTip>
#include <QVariant>
#include <QWidget>

#include <algorithm>
#include <array>

namespace retryscope::style {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(retryscope::style)
};

constexpr double bodyPoints = 9.75; // 13 px at 96 dpi
constexpr double usualDesktopPoints = 10.0;

Theme themeInForce = Theme::Light;
double userScale = 1.0;
double magnification = 1.0;

/// What the desktop looked like before the program changed it.
const QFont &desktopFont()
{
    static const QFont font = QApplication::font();
    return font;
}

/// Family, size in 1/13 of the body and weight of a role.
struct Type
{
    double px = 13;
    QFont::Weight weight = QFont::Normal;
    bool fixed = false;
};

Type typeOf(FontRole role)
{
    switch (role) {
    case FontRole::Tiny:
        return {11, QFont::Medium, false};
    case FontRole::Small:
        return {12, QFont::Medium, false};
    case FontRole::SmallStrong:
        return {12, QFont::DemiBold, false};
    case FontRole::Body:
        return {13, QFont::Normal, false};
    case FontRole::Strong:
        return {13, QFont::DemiBold, false};
    case FontRole::Heading:
        return {15, QFont::Bold, false};
    case FontRole::Mono:
        return {12, QFont::Normal, true};
    }
    return {};
}

QString installedFamily(const QString &wanted, const QString &otherwise)
{
    return QFontDatabase::families().contains(wanted) ? wanted : otherwise;
}

QFont made(const Type &type)
{
    QFont font = desktopFont();
    if (type.fixed) {
        const QFont fixed = QFontDatabase::systemFont(QFontDatabase::FixedFont);
        font.setFamily(installedFamily(QStringLiteral("JetBrains Mono"), fixed.family()));
        font.setStyleHint(QFont::Monospace);
    } else {
        font.setFamily(installedFamily(QStringLiteral("Inter"), desktopFont().family()));
    }
    font.setPointSizeF(bodyPoints * type.px / 13.0 * userScale);
    font.setWeight(type.weight);
    return font;
}

void setDisabled(QPalette &palette, const Surface &colours)
{
    for (const auto role : {QPalette::Text, QPalette::WindowText, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, colours.disabledText);
    palette.setColor(QPalette::Disabled, QPalette::Highlight, colours.line);
    palette.setColor(QPalette::Disabled, QPalette::HighlightedText, colours.disabledText);
}

QPalette paletteOf(const Surface &colours)
{
    QPalette palette;
    palette.setColor(QPalette::Window, colours.panel);
    palette.setColor(QPalette::WindowText, colours.text);
    palette.setColor(QPalette::Base, colours.base);
    palette.setColor(QPalette::AlternateBase, colours.alternate);
    palette.setColor(QPalette::Text, colours.text);
    palette.setColor(QPalette::PlaceholderText, colours.secondaryText);
    palette.setColor(QPalette::Button, colours.base);
    palette.setColor(QPalette::ButtonText, colours.text);
    palette.setColor(QPalette::BrightText, colours.onAccent);
    palette.setColor(QPalette::Highlight, colours.accent);
    palette.setColor(QPalette::HighlightedText, colours.onAccent);
    palette.setColor(QPalette::Link, colours.accent);
    palette.setColor(QPalette::LinkVisited, colours.accent);
    palette.setColor(QPalette::ToolTipBase, colours.base);
    palette.setColor(QPalette::ToolTipText, colours.text);
    palette.setColor(QPalette::Light, colours.base);
    palette.setColor(QPalette::Midlight, colours.header);
    palette.setColor(QPalette::Mid, colours.line);
    palette.setColor(QPalette::Dark, colours.strongLine);
    palette.setColor(QPalette::Shadow, colours.strongLine);
    setDisabled(palette, colours);
    return palette;
}

} // namespace

Theme theme()
{
    return themeInForce;
}

Theme desktopTheme()
{
    static const bool dark = QApplication::palette().color(QPalette::Window).lightness()
        < QApplication::palette().color(QPalette::WindowText).lightness();
    return dark ? Theme::Dark : Theme::Light;
}

void apply(QApplication &application, Theme theme)
{
    (void)desktopTheme(); // asked before the palette is ours
    const double points = desktopFont().pointSizeF();
    userScale = magnification * (points > 0 ? std::max(1.0, points / usualDesktopPoints) : 1.0);
    themeInForce = theme;
    if (qobject_cast<ProxyStyle *>(QApplication::style()) == nullptr)
        QApplication::setStyle(new ProxyStyle); // the application owns it
    QApplication::setPalette(paletteOf(surface()));
    QToolTip::setPalette(paletteOf(surface()));
    QApplication::setFont(font(FontRole::Body));
    QToolTip::setFont(font(FontRole::Small));
    for (QWidget *widget : application.allWidgets())
        widget->update();
}

void magnify(QApplication &application, double factor)
{
    const double ratio = factor / magnification;
    if (ratio == 1.0)
        return;
    magnification = factor;
    for (QWidget *widget : application.allWidgets()) {
        if (!widget->testAttribute(Qt::WA_SetFont))
            continue; // it follows the application's
        QFont own = widget->font();
        own.setPointSizeF(own.pointSizeF() * ratio);
        widget->setFont(own);
    }
    apply(application, themeInForce);
}

QFont font(FontRole role)
{
    struct Made
    {
        double scale = 0;
        QFont font;
    };
    static std::array<Made, 7> fonts; // asking for the families takes microseconds
    Made &kept = fonts[static_cast<std::size_t>(role)];
    if (kept.scale != userScale)
        kept = {userScale, made(typeOf(role))};
    return kept.font;
}

double scaled(double px)
{
    return px * userScale;
}

const MarkStyle &mark(Mark mark, Theme theme)
{
    return table(theme).marks[static_cast<std::size_t>(mark)];
}

const MarkStyle &mark(Mark mark)
{
    return style::mark(mark, themeInForce);
}

std::span<const MarkStyle> marks(Theme theme)
{
    return table(theme).marks;
}

std::span<const MarkStyle> marks()
{
    return marks(themeInForce);
}

const Surface &surface(Theme theme)
{
    return table(theme).surface;
}

const Surface &surface()
{
    return surface(themeInForce);
}

QString meaning(Mark mark)
{
    switch (mark) {
    case Mark::Running:
        return Words::tr("Run in progress");
    case Mark::Succeeded:
        return Words::tr("Run that succeeded");
    case Mark::Failed:
        return Words::tr("Attempt that failed: it uses up a retry");
    case Mark::BackOff:
        return Words::tr("Back-off after a failed attempt");
    case Mark::Refusal:
        return Words::tr("Refusal (429 or 5xx) and its wait: it uses up no retry");
    case Mark::Queued:
        return Words::tr("Queued, not yet dispatched");
    case Mark::Deadline:
        return Words::tr("Deadline: acceptance and maximum age");
    case Mark::Expired:
        return Words::tr("Ended because it became too old");
    case Mark::Ghost:
        return Words::tr("Still to come, if nothing changes");
    case Mark::NeverRuns:
        return Words::tr("Attempt that never runs: it is due after the deadline");
    case Mark::Delivered:
        return Words::tr("Delivery");
    case Mark::DeliveryFailed:
        return Words::tr("Delivery that failed");
    case Mark::Lost:
        return Words::tr("Lost: nobody received the event");
    case Mark::Rejected:
        return Words::tr("Call that was rejected and never entered the queue");
    case Mark::OtherRun:
        return Words::tr("What the other run did that is laid beside this one");
    case Mark::Fork:
        return Words::tr("Fork: the same events with a change");
    }
    return {};
}

void setRole(QWidget &button, ButtonRole role)
{
    button.setProperty(buttonRoleProperty, static_cast<int>(role));
    button.update();
}

} // namespace retryscope::style
