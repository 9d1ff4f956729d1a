#include "ui/window/picture.h"

#include "core/trace/trace.h"
#include "ui/document/document.h"
#include "ui/format.h"
#include "ui/style.h"
#include "ui/timeline/timelineview.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QFileInfo>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>
#include <QSaveFile>
#include <QSvgGenerator>

namespace retryscope {

namespace {

constexpr int dpi = 96;
constexpr double headPx = 44;
constexpr double footPx = 28;
constexpr double marginPx = 16;

class Words
{
    Q_DECLARE_TR_FUNCTIONS(Picture)
};

QString remark(const Document &document)
{
    const Scenario &scenario = document.trace().scenario();
    return Words::tr("At %1, step %2 of %3. Rules: %4. Seed %5.")
        .arg(format::time(document.cursorTime()))
        .arg(document.cursor())
        .arg(document.trace().size())
        .arg(QString::fromStdString(scenario.rules.profile))
        .arg(scenario.seed);
}

void paint(QPainter &painter, const TimelineView &timeline, const QSizeF &size)
{
    const style::Surface &colours = style::surface(style::Theme::Light);
    const QRectF all(QPointF(), size);
    const QRectF head(marginPx, 0, size.width() - 2 * marginPx, headPx);
    const QRectF foot(marginPx, size.height() - footPx, head.width(), footPx);
    painter.fillRect(all, colours.base);
    painter.setPen(colours.text);
    painter.setFont(style::font(style::FontRole::Heading));
    painter.drawText(head, Qt::AlignVCenter | Qt::AlignLeft, timeline.document().title());
    painter.setFont(style::font(style::FontRole::Small));
    painter.setPen(colours.secondaryText);
    painter.drawText(foot, Qt::AlignVCenter | Qt::AlignLeft, remark(timeline.document()));
    painter.drawText(foot, Qt::AlignVCenter | Qt::AlignRight,
                     Words::tr("Simulated: not a measurement of AWS"));
    painter.save();
    painter.translate(0, headPx);
    timeline.paintPicture(painter, pictureInside(size));
    painter.restore();
}

QByteArray png(const TimelineView &timeline, const QSize &size)
{
    QImage image(size, QImage::Format_ARGB32_Premultiplied);
    QPainter painter(&image);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    paint(painter, timeline, size);
    painter.end();
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return bytes;
}

QByteArray svg(const TimelineView &timeline, const QSize &size)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setSize(size);
    generator.setViewBox(QRect(QPoint(), size));
    generator.setResolution(dpi);
    generator.setTitle(timeline.document().title());
    generator.setDescription(Words::tr("Simulated: not a measurement of AWS"));
    QPainter painter(&generator);
    paint(painter, timeline, size);
    painter.end();
    return bytes;
}

QByteArray pdf(const TimelineView &timeline, const QSize &size)
{
    constexpr double pointsAnInch = 72;
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setTitle(timeline.document().title());
    writer.setCreator(Words::tr("Retryscope"));
    writer.setResolution(dpi);
    writer.setPageSize(
        QPageSize(QSizeF(size) * pointsAnInch / dpi, QPageSize::Point, {}, QPageSize::ExactMatch));
    writer.setPageMargins(QMarginsF());
    QPainter painter(&writer);
    paint(painter, timeline, size);
    painter.end();
    return bytes;
}

} // namespace

QSizeF pictureInside(const QSizeF &size)
{
    return {size.width(), size.height() - headPx - footPx};
}

std::optional<QString> savePicture(const TimelineView &timeline, const QString &path,
                                   const QSize &size)
{
    const QString kind = QFileInfo(path).suffix().toLower();
    QByteArray bytes;
    if (kind == QStringLiteral("png"))
        bytes = png(timeline, size);
    else if (kind == QStringLiteral("svg"))
        bytes = svg(timeline, size);
    else if (kind == QStringLiteral("pdf"))
        bytes = pdf(timeline, size);
    else
        return Words::tr("expected a name that ends in .png, .svg or .pdf, found “%1”")
            .arg(QFileInfo(path).fileName());
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return file.errorString();
    return std::nullopt;
}

} // namespace retryscope
