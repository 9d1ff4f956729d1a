#include "ui/window/timelinekeylist.h"

#include <QCoreApplication>

#include <array>

namespace retryscope {

namespace {

struct Row
{
    const char *keys = nullptr; // parted by "; "
    const char *name = nullptr;
    const char *tip = nullptr;
};

constexpr std::array<Row, 15> rows{{
    {"Up; Down", QT_TRANSLATE_NOOP("TimelineKeys", "Lane above, below"),
     QT_TRANSLATE_NOOP("TimelineKeys", "Select the invocation of the next lane")},
    {"Left; Right", QT_TRANSLATE_NOOP("TimelineKeys", "Segment before, next"),
     QT_TRANSLATE_NOOP("TimelineKeys",
                       "Move to where the segment before or behind begins in the selected lane")},
    {"Ctrl+Left; Ctrl+Right", QT_TRANSLATE_NOOP("TimelineKeys", "Cause, effect"),
     QT_TRANSLATE_NOOP("TimelineKeys", "Move to what led to the step, or to what it led to")},
    {"Ctrl+Home; Ctrl+End", QT_TRANSLATE_NOOP("TimelineKeys", "First, last step"),
     QT_TRANSLATE_NOOP("TimelineKeys", "Move to the start or to the end")},
    {"Return", QT_TRANSLATE_NOOP("TimelineKeys", "Details"),
     QT_TRANSLATE_NOOP("TimelineKeys", "Show the record of the selected invocation")},
    {"Space", QT_TRANSLATE_NOOP("TimelineKeys", "Play or pause"),
     QT_TRANSLATE_NOOP("TimelineKeys", "Let time run from the cursor, or stop it")},
    {"W; S", QT_TRANSLATE_NOOP("TimelineKeys", "Zoom in, out"),
     QT_TRANSLATE_NOOP("TimelineKeys", "By the place of the keys, whatever is printed on them")},
    {"+; =; -", QT_TRANSLATE_NOOP("TimelineKeys", "Zoom at the cursor"),
     QT_TRANSLATE_NOOP("TimelineKeys", "Show less or more time around the cursor")},
    {"A; D", QT_TRANSLATE_NOOP("TimelineKeys", "Earlier, later"),
     QT_TRANSLATE_NOOP("TimelineKeys", "Move the window along the time axis")},
    {"0", QT_TRANSLATE_NOOP("TimelineKeys", "Usual scale"),
     QT_TRANSLATE_NOOP("TimelineKeys", "Show 20 pixels a second")},
    {"Home", QT_TRANSLATE_NOOP("TimelineKeys", "Fit all"),
     QT_TRANSLATE_NOOP("TimelineKeys", "Show the whole run")},
    {"F", QT_TRANSLATE_NOOP("TimelineKeys", "Focus"),
     QT_TRANSLATE_NOOP("TimelineKeys", "Show the selected invocation, or the selected range")},
    {"[; ]", QT_TRANSLATE_NOOP("TimelineKeys", "Marks A, B"),
     QT_TRANSLATE_NOOP("TimelineKeys", "Put a measuring mark at the cursor")},
    {"F1", QT_TRANSLATE_NOOP("TimelineKeys", "What is this"),
     QT_TRANSLATE_NOOP("TimelineKeys", "Explain the thing at the cursor in the selected lane")},
    {"Escape", QT_TRANSLATE_NOOP("TimelineKeys", "Clear the range"),
     QT_TRANSLATE_NOOP("TimelineKeys", "Give up a drag, else select no range")},
}};

QString translated(const char *text)
{
    return QCoreApplication::translate("TimelineKeys", text);
}

} // namespace

std::vector<TimelineKey> timelineKeys()
{
    std::vector<TimelineKey> result;
    for (const Row &row : rows) {
        TimelineKey key{{}, translated(row.name), translated(row.tip)};
        for (const QString &text : QString::fromLatin1(row.keys).split(QStringLiteral("; ")))
            key.keys += QKeySequence(text, QKeySequence::PortableText);
        result.push_back(key);
    }
    return result;
}

} // namespace retryscope
