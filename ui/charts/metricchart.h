#pragma once

#include "core/trace/series.h"

#include <QChartView>

#include <optional>
#include <vector>

class QAreaSeries;
class QCategoryAxis;
class QLineSeries;
class QValueAxis;

namespace retryscope {

/// One series over the time of the run, named as in CloudWatch, with its value at the cursor. What
/// is still to come is pale. A press or a drag moves the cursor; Left and Right move it to where
/// the series changes.
class MetricChart : public QChartView
{
    Q_OBJECT

public:
    explicit MetricChart(SeriesKind kind, QWidget *parent = nullptr);

    void showSeries(const Series &series, Instant end);
    void moveCursor(Instant now);

    [[nodiscard]] SeriesKind kind() const { return m_kind; }
    /// The value at the cursor; of a value a minute, that of the cursor's minute.
    [[nodiscard]] double valueAtCursor() const;
    /// How many points are drawn.
    [[nodiscard]] int pointCount() const;
    struct TimeLabel
    {
        QString text;
        QRectF rect; ///< with all of the text, within the chart
    };
    /// Below the moments that have a line, as far as they stand clear of each other.
    [[nodiscard]] std::vector<TimeLabel> timeLabels() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    void timeChosen(retryscope::Instant instant);
    /// Somebody asks why the series is as it is at a moment.
    void whyWanted(retryscope::SeriesKind kind, retryscope::Instant at);

protected:
    void drawForeground(QPainter *painter, const QRectF &rect) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void retheme();
    void place();
    void tickTimes();
    void drawTimes(QPainter &painter) const;
    [[nodiscard]] Instant momentAt(const QPointF &position) const;
    [[nodiscard]] std::optional<Instant> changeBeside(int by) const;

    SeriesKind m_kind;
    Series m_series;
    Instant m_end;
    Instant m_now;
    std::vector<Instant> m_ticks;
    QLineSeries *m_line;
    QAreaSeries *m_area;
    QCategoryAxis *m_times;
    QValueAxis *m_values;
};

} // namespace retryscope
