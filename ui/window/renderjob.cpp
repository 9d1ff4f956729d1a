#include "ui/window/renderjob.h"

#include "core/trace/trace.h"
#include "ui/document/document.h"
#include "ui/timeline/timelineview.h"
#include "ui/window/picture.h"
#include "ui/window/timetext.h"

#include <QRegularExpression>
#include <QTextStream>

#include <algorithm>
#include <cmath>

namespace retryscope {

namespace {

constexpr int fine = 0;
constexpr int wrongInput = 1;

std::optional<QSize> sizeFromText(const QString &text)
{
    static const QRegularExpression pattern(
        QRegularExpression::anchoredPattern(QStringLiteral(R"(([1-9]\d{1,4})x([1-9]\d{1,4}))")));
    const auto match = pattern.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    return QSize(match.captured(1).toInt(), match.captured(2).toInt());
}

Error wrongValue(const char *option, const char *expected, const QString &found)
{
    return {option,
            std::string(option) + ": expected " + expected + ", found " + found.toStdString()};
}

void print(const QString &path, const std::vector<Error> &errors)
{
    QTextStream out(stderr);
    for (const Error &error : errors) {
        out << path << ": ";
        if (!error.where.empty())
            out << QString::fromStdString(error.where) << ": ";
        out << QString::fromStdString(error.what) << '\n';
    }
}

/// The usual size, higher if that shows every lane.
QSize sizeFor(const TimelineView &timeline)
{
    constexpr int highest = 4096;
    const auto missing =
        static_cast<int>(std::ceil(timeline.lanesOverflow(pictureInside(pictureSize))));
    const int height = pictureSize.height() + std::max(missing, 0);
    return height <= highest ? QSize(pictureSize.width(), height) : pictureSize;
}

} // namespace

Result<RenderJob> renderJob(const QString &output, const QString &scenario, const QString &at,
                            const QString &size)
{
    RenderJob job{output, scenario, std::nullopt, std::nullopt};
    if (scenario.isEmpty())
        return Error{"SCENARIO", "expected a scenario to draw, found none"};
    if (!at.isEmpty()) {
        job.at = timeFromText(at);
        if (!job.at)
            return wrongValue("--at", "a duration such as 90s, 15m, 6h or 1500ms", at);
    }
    if (!size.isEmpty()) {
        const auto given = sizeFromText(size);
        if (!given)
            return wrongValue("--size", "WIDTHxHEIGHT such as 1600x900", size);
        job.size = *given;
    }
    return job;
}

int carryOut(const RenderJob &job)
{
    Document document;
    bool isOpen = true;
    QObject::connect(&document, &Document::openFailed, &document,
                     [&isOpen](const QString &path, const std::vector<Error> &errors) {
                         print(path, errors);
                         isOpen = false;
                     });
    document.open(job.scenario);
    document.finishSimulating();
    if (!isOpen)
        return wrongInput;
    TimelineView timeline(document);
    const QSize size = job.size.value_or(sizeFor(timeline));
    timeline.resize(size);
    timeline.setAttribute(Qt::WA_DontShowOnScreen); // it is laid out, and never seen
    timeline.show();
    timeline.fitAll();
    document.select(std::nullopt);
    document.moveToTime(job.at ? Instant(*job.at) : document.trace().endedAt());
    if (const auto problem = savePicture(timeline, job.output, size)) {
        print(job.output, {{std::string(), problem->toStdString()}});
        return wrongInput;
    }
    return fine;
}

} // namespace retryscope
