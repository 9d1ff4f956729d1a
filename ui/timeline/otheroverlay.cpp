#include "ui/timeline/otheroverlay.h"

#include "core/trace/trace.h"
#include "ui/document/differences.h"
#include "ui/document/document.h"
#include "ui/format.h"
#include "ui/timeline/otherpainter.h"
#include "ui/timeline/otherscale.h"
#include "ui/timeline/textwidth.h"
#include "ui/timeline/timelinelayout.h"

#include <QMenu>
#include <QPainter>

#include <algorithm>

namespace retryscope {

namespace {

constexpr double signPx = 11;

/// The part of the lanes' area that a lane may be painted in: pinned ones lie over the others.
QRectF areaOf(std::size_t lane, const TimelineLayout &layout)
{
    return lane < layout.bandLanes ? layout.areas.band : layout.scrolledArea();
}

} // namespace

OtherOverlay::OtherOverlay(Document &document, Differences &differences, QObject *parent)
    : TimelineOverlay(parent)
    , m_document(document)
    , m_differences(differences)
{
    connect(&differences, &Differences::changed, this, &TimelineOverlay::changed);
}

void OtherOverlay::setPlace(OtherRunPlace place)
{
    if (place == m_place)
        return;
    m_place = place;
    emit changed();
}

OtherRunPlace OtherOverlay::place() const
{
    return runCount() > 1 ? OtherRunPlace::Beside : m_place;
}

std::size_t OtherOverlay::runCount() const
{
    return m_differences.set() ? m_differences.set()->runs.size() : 0;
}

QString OtherOverlay::nameOf(std::size_t run) const
{
    const auto others = m_document.others();
    return run < others.size() ? others[run].name : QString();
}

std::vector<OtherItem> OtherOverlay::laneItemsOf(const TimelineLane &lane, std::size_t run,
                                                 const OverlayFrame &frame) const
{
    const ComparedRuns &runs = *m_differences.set()->runs[run];
    const std::size_t number = lane.invocation.value;
    if (number >= runs.twins.size() || !runs.twins[number])
        return {};
    const Instant now = m_document.cursorTime();
    const TimelineMoment shown{*runs.shown, m_document.cursor(), now};
    const TimelineMoment other{*runs.other, runs.other->countAt(now), now};
    const LanePair pair{shown, lane.invocation, other, *runs.twins[number], run};
    return otherItems(pair, lane.rect, laneScale(*runs.shown, lane.invocation, frame),
                      frame.layout.metrics, place());
}

std::vector<OtherItem> OtherOverlay::items(const OverlayFrame &frame) const
{
    std::vector<OtherItem> all;
    for (const TimelineLane &lane : frame.layout.lanes) {
        for (std::size_t run = 0; run < runCount(); ++run) {
            for (OtherItem &item : laneItemsOf(lane, run, frame))
                all.push_back(std::move(item));
        }
    }
    return all;
}

void OtherOverlay::paintLanes(QPainter &painter, const OverlayFrame &frame) const
{
    for (std::size_t i = 0; i < frame.layout.lanes.size(); ++i) {
        painter.save();
        painter.setClipRect(areaOf(i, frame.layout), Qt::IntersectClip);
        for (std::size_t run = 0; run < runCount(); ++run)
            paintOtherItems(painter, laneItemsOf(frame.layout.lanes[i], run, frame), {place(), run},
                            frame.theme);
        painter.restore();
    }
}

void OtherOverlay::paintUnder(QPainter &painter, const OverlayFrame &frame) const
{
    if (place() == OtherRunPlace::Beside)
        paintLanes(painter, frame);
}

void OtherOverlay::paintOver(QPainter &painter, const OverlayFrame &frame) const
{
    if (place() == OtherRunPlace::Over)
        paintLanes(painter, frame);
    if (runCount() > 1)
        paintNames(painter, frame);
    const style::MarkStyle &look = style::mark(style::Mark::OtherRun, frame.theme);
    for (const PartingSign &sign : partingSigns(frame)) {
        painter.setPen(QPen(look.outline, 1));
        painter.setBrush(style::surface(frame.theme).base);
        painter.drawEllipse(sign.rect.adjusted(-2, -2, 2, 2));
        style::paintGlyph(painter, style::Mark::Fork, sign.rect, look.text);
    }
    paintFlag(painter, frame);
}

/// In the lanes' headers, each before its row.
void OtherOverlay::paintNames(QPainter &painter, const OverlayFrame &frame) const
{
    const TimelineMetrics &metrics = frame.layout.metrics;
    const style::MarkStyle &look = style::mark(style::Mark::OtherRun, frame.theme);
    painter.setFont(metrics.tiny);
    for (std::size_t i = 0; i < frame.layout.lanes.size(); ++i) {
        QRectF area = areaOf(i, frame.layout);
        area.setLeft(-metrics.gutter);
        area.setRight(0);
        painter.save();
        painter.setClipRect(area, Qt::IntersectClip);
        for (std::size_t run = 0; run < runCount(); ++run) {
            const QRectF row = otherRow(frame.layout.lanes[i].rect, metrics, run);
            const double inset = metrics.pill * 0.55;
            const QRectF box(inset - metrics.gutter, row.top(), metrics.gutter - inset - 5,
                             row.height());
            QRectF swatch(box.left(), box.center().y() - 4, 14, 8);
            paintOtherBand(painter, swatch, run, frame.theme);
            painter.setPen(look.text);
            const QRectF words = box.adjusted(swatch.width() + 6, 0, 0, 0);
            painter.drawText(
                words, Qt::AlignLeft | Qt::AlignVCenter,
                QFontMetricsF(metrics.tiny).elidedText(nameOf(run), Qt::ElideRight, words.width()));
        }
        painter.restore();
    }
}

/// At the top of the lane; of several runs in the row of each.
QRectF OtherOverlay::signRect(const TimelineLane &lane, const Parting &parting, std::size_t run,
                              const OverlayFrame &frame) const
{
    const double x = laneScale(*m_differences.set()->shown(), lane.invocation, frame).x(parting.at);
    const double top = runCount() > 1
        ? otherRow(lane.rect, frame.layout.metrics, run).center().y() - signPx / 2
        : lane.rect.top() + 3;
    return {x - signPx / 2, top, signPx, signPx};
}

/// In each lane that parts, where it does; those that the frame shows whole.
std::vector<OtherOverlay::PartingSign> OtherOverlay::partingSigns(const OverlayFrame &frame) const
{
    std::vector<PartingSign> signs;
    for (std::size_t i = 0; i < frame.layout.lanes.size(); ++i) {
        const TimelineLane &lane = frame.layout.lanes[i];
        for (std::size_t run = 0; run < runCount(); ++run) {
            const Parting *parting = m_differences.set()->runs[run]->parting(lane.invocation);
            if (!parting)
                continue;
            const QRectF rect = signRect(lane, *parting, run, frame);
            if (areaOf(i, frame.layout).contains(rect))
                signs.push_back({lane.invocation, rect, *parting, run});
        }
    }
    return signs;
}

std::optional<FirstDivergence> OtherOverlay::first() const
{
    return m_differences.set() ? m_differences.set()->firstDivergence() : std::nullopt;
}

QString OtherOverlay::flagText() const
{
    const auto first = this->first();
    if (!first)
        return {};
    const QString text = tr("first divergence %1").arg(format::shortTime(first->at));
    return runCount() > 1 ? tr("%1 · %2", "first divergence, run").arg(text, nameOf(first->place))
                          : text;
}

std::optional<QRectF> OtherOverlay::flag(const OverlayFrame &frame) const
{
    const auto first = this->first();
    if (!first || frame.layout.isByAge)
        return std::nullopt;
    const TimelineLayout &layout = frame.layout;
    const double x = frame.scale.x(first->at);
    const double width = layout.areas.axis.width();
    if (x < 0 || x > width)
        return std::nullopt;
    const double flagWidth = textWidth(layout.metrics.smallStrong, flagText()) + 14;
    const double left = x + flagWidth > width ? x - flagWidth : x;
    // Beside the caption of the destinations nothing else is drawn; the ruler is full of times.
    const double height = layout.metrics.pill;
    const TimelineAreas &areas = layout.areas;
    const double top = areas.section.isEmpty() ? areas.lanes.bottom() - height - 1
                                               : areas.section.center().y() - height / 2;
    return QRectF(left, top, flagWidth, height);
}

void OtherOverlay::paintFlag(QPainter &painter, const OverlayFrame &frame) const
{
    const auto rect = flag(frame);
    if (!rect)
        return;
    const style::MarkStyle &look = style::mark(style::Mark::OtherRun, frame.theme);
    const double x = frame.scale.x(first()->at);
    QPen line(look.outline, 1.5, Qt::CustomDashLine, Qt::FlatCap);
    line.setDashPattern({5, 2, 1, 2});
    painter.setPen(line);
    const TimelineAreas &areas = frame.layout.areas;
    painter.drawLine(QLineF(x, areas.axis.bottom() - 4, x, areas.track.bottom()));
    painter.setPen(Qt::NoPen);
    painter.setBrush(look.outline);
    painter.drawRect(*rect);
    painter.setFont(frame.layout.metrics.smallStrong);
    painter.setPen(style::surface(frame.theme).base);
    painter.drawText(*rect, Qt::AlignCenter, flagText());
}

bool OtherOverlay::press(const OverlayPointer &pointer, const OverlayFrame &frame)
{
    if (pointer.button != Qt::LeftButton)
        return false;
    const auto rect = flag(frame);
    if (rect && rect->contains(pointer.place)) {
        m_differences.goTo(m_differences.set()->runs[first()->place]->partings.front());
        return true;
    }
    for (const PartingSign &sign : partingSigns(frame)) {
        if (sign.rect.adjusted(-3, -3, 3, 3).contains(pointer.place)) {
            m_differences.goTo(sign.parting);
            return true;
        }
    }
    return false;
}

std::optional<OverlayHover> OtherOverlay::hover(const QPointF &place,
                                                const OverlayFrame &frame) const
{
    const auto rect = flag(frame);
    if (rect && rect->contains(place))
        return OverlayHover{*rect, flagText(),
                            runCount() > 1 ? tr("Up to here all runs are the same, step by step. "
                                                "Click to go there.")
                                           : tr("Up to here both runs are the same, step by step. "
                                                "Click to go there."),
                            Qt::PointingHandCursor};
    for (const PartingSign &sign : partingSigns(frame)) {
        if (sign.rect.adjusted(-3, -3, 3, 3).contains(place))
            return OverlayHover{
                sign.rect,
                tr("%1 parts here, at %2")
                    .arg(format::invocation(sign.invocation), format::shortTime(sign.parting.at)),
                tr("From here on it goes otherwise in “%1”. Click to go there.")
                    .arg(nameOf(sign.run)),
                Qt::PointingHandCursor};
    }
    return hoverItem(place, frame);
}

/// Outlines lie round things of the shown run, which speak for themselves.
std::optional<OverlayHover> OtherOverlay::hoverItem(const QPointF &place,
                                                    const OverlayFrame &frame) const
{
    const bool isInside = frame.layout.areas.lanes.contains(place);
    const TimelineLane *lane = isInside ? frame.layout.laneAt(place) : nullptr;
    if (!lane || this->place() == OtherRunPlace::Over)
        return std::nullopt;
    for (std::size_t run = 0; run < runCount(); ++run) {
        const auto found = laneItemsOf(*lane, run, frame);
        const auto hit = std::find_if(found.rbegin(), found.rend(), [&](const OtherItem &item) {
            return item.item.step && item.item.rect.adjusted(-2, -2, 2, 2).contains(place);
        });
        if (hit == found.rend())
            continue;
        const Trace &trace = *m_differences.set()->runs[run]->other;
        return OverlayHover{hit->item.rect,
                            tr("%1: %2, %3: %4", "run, invocation, time, what happened")
                                .arg(nameOf(run), format::invocation(lane->invocation),
                                     format::shortTime(trace.at(*hit->item.step)),
                                     format::fact(trace, *hit->item.step)),
                            format::why(trace, *hit->item.step)};
    }
    return std::nullopt;
}

void OtherOverlay::addContext(QMenu &menu, const QPointF &place, const OverlayFrame &frame)
{
    const TimelineLane *lane = frame.layout.laneAt(place);
    const Parting *parting = lane ? m_differences.partingOf(lane->invocation) : nullptr;
    if (!parting)
        return;
    menu.addAction(tr("Go to where %1 parts (%2)")
                       .arg(format::invocation(lane->invocation), format::shortTime(parting->at)),
                   this, [this, there = *parting] { m_differences.goTo(there); });
}

} // namespace retryscope
