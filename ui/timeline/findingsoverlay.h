#pragma once

#include "core/trace/findings.h"
#include "ui/timeline/timelineoverlay.h"

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace retryscope {

class Document;

/// A small sign in the header of each lane whose function or qualifier has a finding: of the
/// gravest one. Its context menu asks why.
class FindingsOverlay : public TimelineOverlay
{
    Q_OBJECT

public:
    /// `document` must outlive it.
    explicit FindingsOverlay(Document &document, QObject *parent = nullptr);

    /// The findings of the document's trace, the gravest first.
    void setFindings(std::vector<Finding> findings);
    /// The gravest finding of the invocation's function and qualifier; null if there is none.
    [[nodiscard]] const Finding *findingOf(InvocationId invocation) const;

    [[nodiscard]] bool showsAges() const override { return true; }
    void paintOver(QPainter &painter, const OverlayFrame &frame) const override;
    void addContext(QMenu &menu, const QPointF &place, const OverlayFrame &frame) override;

signals:
    void whyWanted(const retryscope::Finding &finding);

private:
    using Place = std::pair<std::uint32_t, std::string>; // a function and its qualifier

    Document &m_document;
    std::vector<Finding> m_findings;
    std::map<Place, std::size_t> m_gravest; // of each place that has one; "" stands for all
};

} // namespace retryscope
