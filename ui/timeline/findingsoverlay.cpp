#include "ui/timeline/findingsoverlay.h"

#include "core/trace/trace.h"
#include "ui/document/document.h"
#include "ui/icons.h"
#include "ui/timeline/timelinelayout.h"

#include <QMenu>
#include <QPainter>

#include <algorithm>

namespace retryscope {

namespace {

constexpr double signPx = 12;

void paintSign(QPainter &painter, Severity severity, const QRectF &box, style::Theme theme)
{
    switch (severity) {
    case Severity::Loss:
        style::paintGlyph(painter, style::Mark::Lost, box,
                          style::mark(style::Mark::Lost, theme).text);
        return;
    case Severity::Warning:
        icon(QStringLiteral("warning")).paint(&painter, box.toAlignedRect());
        return;
    case Severity::Note:
        icon(QStringLiteral("about")).paint(&painter, box.toAlignedRect());
        return;
    }
}

} // namespace

FindingsOverlay::FindingsOverlay(Document &document, QObject *parent)
    : TimelineOverlay(parent)
    , m_document(document)
{
}

void FindingsOverlay::setFindings(std::vector<Finding> findings)
{
    m_findings = std::move(findings);
    m_gravest.clear();
    for (std::size_t i = 0; i < m_findings.size(); ++i) {
        if (m_findings[i].function) // the first of a place stays: it is the gravest
            m_gravest.emplace(Place{m_findings[i].function->value, m_findings[i].qualifier}, i);
    }
    emit changed();
}

const Finding *FindingsOverlay::findingOf(InvocationId invocation) const
{
    const Reference &reference = m_document.trace().reference(invocation);
    if (!reference.function)
        return nullptr;
    std::size_t found = m_findings.size();
    for (const std::string &qualifier : {reference.text.qualifier, std::string()}) {
        const auto gravest = m_gravest.find(Place{reference.function->value, qualifier});
        if (gravest != m_gravest.end())
            found = std::min(found, gravest->second);
    }
    return found < m_findings.size() ? &m_findings[found] : nullptr;
}

void FindingsOverlay::paintOver(QPainter &painter, const OverlayFrame &frame) const
{
    if (m_gravest.empty() || frame.layout.density)
        return;
    painter.save();
    const QRectF all = frame.layout.scrolledArea();
    painter.setClipRect(QRectF(all.left() - frame.layout.metrics.gutter, all.top(),
                               frame.layout.metrics.gutter, all.height()),
                        Qt::IntersectClip);
    const double size = style::scaled(signPx);
    for (const TimelineLane &lane : frame.layout.lanes) {
        const Finding *finding = findingOf(lane.invocation);
        if (!finding)
            continue;
        const QRectF box(-size - 4, lane.rect.top() + frame.layout.metrics.named() / 2 - size - 2,
                         size, size);
        paintSign(painter, severity(finding->id), box, frame.theme);
    }
    painter.restore();
}

void FindingsOverlay::addContext(QMenu &menu, const QPointF &place, const OverlayFrame &frame)
{
    const TimelineLane *lane = place.x() < 0 ? frame.layout.laneAt(place) : nullptr;
    const Finding *finding = lane ? findingOf(lane->invocation) : nullptr;
    if (!finding)
        return;
    menu.addAction(tr("Finding: %1").arg(QString::fromStdString(finding->what)), this,
                   [this, asked = *finding] { emit whyWanted(asked); });
}

} // namespace retryscope
