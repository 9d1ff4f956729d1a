#include "ui/style/themetable.h"

namespace retryscope::style {

namespace {

/// Four colours of a mark, as `0xRRGGBB`.
struct Tint
{
    QRgb fill = 0;
    QRgb outline = 0;
    QRgb text = 0;
    QRgb onFill = 0;
};

MarkStyle styled(Mark mark, Pattern pattern, const char16_t *glyph, const Tint &tint)
{
    return {mark,
            pattern,
            QString::fromUtf16(glyph),
            QColor(tint.fill),
            QColor(tint.outline),
            QColor(tint.text),
            QColor(tint.onFill)};
}

// Fills are Okabe-Ito, darkened until white text reaches 4.5 : 1. In the other themes the outlines
// carry the 3 : 1, because a fill that does both would be neither.

Surface lightSurface()
{
    return {
        .window = QColor(0xdde3ea),
        .panel = QColor(0xf4f6f9),
        .header = QColor(0xe9edf2),
        .base = QColor(0xffffff),
        .alternate = QColor(0xf8fafb),
        .line = QColor(0xdbe1e9),
        .strongLine = QColor(0xaeb9c7),
        .text = QColor(0x14181f),
        .secondaryText = QColor(0x566273),
        .disabledText = QColor(0x8b96a5),
        .accent = QColor(0x0072b2),
        .onAccent = QColor(0xffffff),
        .accentPale = QColor(0xe3f0f8),
        .cursor = QColor(0x12161c),
    };
}

constexpr std::array<Tint, markCount> lightTints{{
    {0x0072b2, 0x0072b2, 0x0068a3, 0xffffff}, // Running
    {0x008562, 0x00694d, 0x00694d, 0xffffff}, // Succeeded
    {0xc25200, 0xa84600, 0xa84600, 0xffffff}, // Failed
    {0xe3f0f8, 0x0072b2, 0x0068a3, 0x005484}, // BackOff
    {0xe69f00, 0xb07a00, 0x8a5a00, 0x2b1d00}, // Refusal
    {0x56b4e9, 0x2e8bc0, 0x1b6594, 0x06263a}, // Queued
    {0xa03a78, 0xa03a78, 0x963470, 0xffffff}, // Deadline
    {0xa03a78, 0x8a2c65, 0x963470, 0xffffff}, // Expired
    {0xffffff, 0x566273, 0x4f5b6b, 0x4f5b6b}, // Ghost
    {0xfdebdd, 0xc25200, 0xa84600, 0xa84600}, // NeverRuns
    {0x008562, 0x00694d, 0x00694d, 0xffffff}, // Delivered
    {0xffffff, 0x12161c, 0x12161c, 0x12161c}, // DeliveryFailed
    {0x12161c, 0x12161c, 0x12161c, 0xffffff}, // Lost
    {0xe9edf2, 0x566273, 0x4f5b6b, 0x3a4553}, // Rejected
    {0xece8fb, 0x5b3fb5, 0x523799, 0x432c85}, // OtherRun
    {0x00687d, 0x00687d, 0x005a6d, 0xffffff}, // Fork
}};

Surface darkSurface()
{
    return {
        .window = QColor(0x0f1318),
        .panel = QColor(0x1b212a),
        .header = QColor(0x222a35),
        .base = QColor(0x161b22),
        .alternate = QColor(0x1a2029),
        .line = QColor(0x303a47),
        .strongLine = QColor(0x56647a),
        .text = QColor(0xf2f5f8),
        .secondaryText = QColor(0xa9b4c2),
        .disabledText = QColor(0x6c788a),
        .accent = QColor(0x1677b6),
        .onAccent = QColor(0xffffff),
        .accentPale = QColor(0x173449),
        .cursor = QColor(0xf4f6f9),
    };
}

constexpr std::array<Tint, markCount> darkTints{{
    {0x1677b6, 0x6cbcf0, 0x6cbcf0, 0xffffff}, // Running
    {0x08845f, 0x4cc79c, 0x4cc79c, 0xffffff}, // Succeeded
    {0xbc4f08, 0xff9a55, 0xff9a55, 0xffffff}, // Failed
    {0x17324a, 0x6cbcf0, 0x6cbcf0, 0xa9d8f8}, // BackOff
    {0xd9a21b, 0xe9b44c, 0xe9b44c, 0x1a1200}, // Refusal
    {0x4c9fd0, 0x7cc7f2, 0x7cc7f2, 0x03121c}, // Queued
    {0xad4284, 0xe58bc0, 0xe58bc0, 0xffffff}, // Deadline
    {0xad4284, 0xe58bc0, 0xe58bc0, 0xffffff}, // Expired
    {0x161b22, 0xa9b4c2, 0xa9b4c2, 0xc3ccd8}, // Ghost
    {0x3a2113, 0xff9a55, 0xff9a55, 0xffb684}, // NeverRuns
    {0x08845f, 0x4cc79c, 0x4cc79c, 0xffffff}, // Delivered
    {0x161b22, 0xf2f5f8, 0xf2f5f8, 0xf2f5f8}, // DeliveryFailed
    {0xf4f6f9, 0xffffff, 0xffffff, 0x0b0f14}, // Lost
    {0x2c3542, 0xa9b4c2, 0xa9b4c2, 0xd5dce5}, // Rejected
    {0x2b2450, 0xb3a1ff, 0xbfb0ff, 0xd2c8ff}, // OtherRun
    {0x04748a, 0x4dd0e1, 0x5cd6e6, 0xffffff}, // Fork
}};

Surface highContrastSurface()
{
    return {
        .window = QColor(Qt::black),
        .panel = QColor(Qt::black),
        .header = QColor(0x161616),
        .base = QColor(Qt::black),
        .alternate = QColor(0x0a0a0a),
        .line = QColor(0x8c8c8c),
        .strongLine = QColor(0xffffff),
        .text = QColor(0xffffff),
        .secondaryText = QColor(0xffffff),
        .disabledText = QColor(0xa6a6a6),
        .accent = QColor(0x4fc3ff),
        .onAccent = QColor(Qt::black),
        .accentPale = QColor(0x003a57),
        .cursor = QColor(0xffffff),
    };
}

constexpr std::array<Tint, markCount> highContrastTints{{
    {0x4fc3ff, 0x4fc3ff, 0x7bd3ff, 0x000000}, // Running
    {0x2ee6a6, 0x2ee6a6, 0x5cf0bc, 0x000000}, // Succeeded
    {0xff8a33, 0xff8a33, 0xffa764, 0x000000}, // Failed
    {0x00263d, 0x7bd3ff, 0x7bd3ff, 0xbce8ff}, // BackOff
    {0xffc83d, 0xffe08a, 0xffd25e, 0x000000}, // Refusal
    {0x9fd8ff, 0xcbeaff, 0xa9dcff, 0x000000}, // Queued
    {0xff9bdb, 0xff9bdb, 0xffb3e3, 0x000000}, // Deadline
    {0xff9bdb, 0xffc8eb, 0xffb3e3, 0x000000}, // Expired
    {0x000000, 0xffffff, 0xffffff, 0xffffff}, // Ghost
    {0x2b1200, 0xff8a33, 0xffa764, 0xffc093}, // NeverRuns
    {0x2ee6a6, 0x2ee6a6, 0x5cf0bc, 0x000000}, // Delivered
    {0x000000, 0xffffff, 0xffffff, 0xffffff}, // DeliveryFailed
    {0xffffff, 0xffffff, 0xffffff, 0x000000}, // Lost
    {0x202020, 0xffffff, 0xffffff, 0xffffff}, // Rejected
    {0x1d1440, 0xc9bcff, 0xd5caff, 0xe2dbff}, // OtherRun
    {0x7df3ff, 0x7df3ff, 0x9cf6ff, 0x000000}, // Fork
}};

std::array<MarkStyle, markCount> styledMarks(const std::array<Tint, markCount> &tints)
{
    const auto of = [&](Mark mark, Pattern pattern, const char16_t *glyph) {
        return styled(mark, pattern, glyph, tints[static_cast<std::size_t>(mark)]);
    };
    return {
        of(Mark::Running, Pattern::Solid, u"▶"),
        of(Mark::Succeeded, Pattern::Solid, u"✔"),
        of(Mark::Failed, Pattern::Solid, u"✖"),
        of(Mark::BackOff, Pattern::Dashes, u"╌┤"),
        of(Mark::Refusal, Pattern::Hatch, u"▨"),
        of(Mark::Queued, Pattern::Dots, u"⋯"),
        of(Mark::Deadline, Pattern::DottedLine, u"⧗"),
        of(Mark::Expired, Pattern::Solid, u"⧗"),
        of(Mark::Ghost, Pattern::Outline, u"▢"),
        of(Mark::NeverRuns, Pattern::Cross, u"✖"),
        of(Mark::Delivered, Pattern::Solid, u"●"),
        of(Mark::DeliveryFailed, Pattern::Cross, u"⊘"),
        of(Mark::Lost, Pattern::Solid, u"⌀"),
        of(Mark::Rejected, Pattern::Outline, u"⊖"),
        of(Mark::OtherRun, Pattern::Outline, u"❐"),
        of(Mark::Fork, Pattern::Solid, u"⑂"),
    };
}

} // namespace

const ThemeTable &table(Theme theme)
{
    static const ThemeTable light{lightSurface(), styledMarks(lightTints)};
    static const ThemeTable dark{darkSurface(), styledMarks(darkTints)};
    static const ThemeTable highContrast{highContrastSurface(), styledMarks(highContrastTints)};
    switch (theme) {
    case Theme::Light:
        return light;
    case Theme::Dark:
        return dark;
    case Theme::HighContrast:
        return highContrast;
    }
    return light;
}

} // namespace retryscope::style
