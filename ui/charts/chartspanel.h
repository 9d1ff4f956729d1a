#pragma once

#include "core/trace/series.h"
#include "ui/document/beside.h"

#include <QScrollArea>

#include <array>
#include <memory>
#include <vector>

class QGridLayout;

namespace retryscope {

class Document;
class MetricChart;

/// The run as CloudWatch would chart it, one chart a metric, all with the same time axis. The
/// charts of a long run are made beside the GUI thread, and are empty until then.
class ChartsPanel : public QScrollArea
{
    Q_OBJECT

public:
    explicit ChartsPanel(Document &document, QWidget *parent = nullptr);

    [[nodiscard]] const std::vector<MetricChart *> &charts() const { return m_charts; }

protected:
    void showEvent(QShowEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    using AllSeries = std::array<Series, seriesCount>; // by SeriesKind

    void showTrace();
    void showSeries(const AllSeries &all);
    void followCursor();
    void arrange();

    Document &m_document;
    QGridLayout *m_grid;
    std::vector<MetricChart *> m_charts;
    int m_columns = 0;
    bool m_isStale = true; // series are made when somebody looks
    Beside<AllSeries> m_making;
};

} // namespace retryscope
