#include "ui/charts/chartspanel.h"

#include "core/trace/trace.h"
#include "ui/charts/metricchart.h"
#include "ui/document/document.h"
#include "ui/style.h"

#include <QGridLayout>

#include <algorithm>

namespace retryscope {

namespace {

constexpr std::size_t pointLimit = 1'200; // a point of a series is up to four corners of its stairs
constexpr std::size_t fewSteps = 20'000; // of which series are made in a few milliseconds
constexpr double columnPx = 360;
constexpr int columnLimit = 4;

/// The first ones are what a person looks at first.
constexpr std::array order = {SeriesKind::QueueDepth,
                              SeriesKind::Invocations,
                              SeriesKind::Errors,
                              SeriesKind::Throttles,
                              SeriesKind::AsyncEventAge,
                              SeriesKind::ConcurrentExecutions,
                              SeriesKind::AsyncEventsReceived,
                              SeriesKind::AsyncEventsDropped};

} // namespace

ChartsPanel::ChartsPanel(Document &document, QWidget *parent)
    : QScrollArea(parent)
    , m_document(document)
    , m_making([this](const AllSeries &all) { showSeries(all); })
{
    setFrameShape(NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setAccessibleName(tr("Charts"));
    auto *content = new QWidget;
    content->setBackgroundRole(QPalette::Base);
    m_grid = new QGridLayout(content);
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setSpacing(0);
    for (const SeriesKind kind : order) {
        auto *chart = new MetricChart(kind, content);
        connect(chart, &MetricChart::timeChosen, &document, &Document::moveToTime);
        m_charts.push_back(chart);
    }
    setWidget(content);
    arrange();
    connect(&document, &Document::traceChanged, this, [this] {
        m_isStale = true;
        m_making.cancel(); // it is of another trace
        showTrace();
    });
    connect(&document, &Document::cursorMoved, this, &ChartsPanel::followCursor);
}

void ChartsPanel::showTrace()
{
    if (!m_isStale || !isVisible())
        return;
    m_isStale = false;
    if (m_document.trace().size() <= fewSteps) {
        showSeries(seriesOf(m_document.trace(), pointLimit));
        return;
    }
    showSeries({});
    m_making.start([trace = m_document.sharedTrace()](const std::atomic<bool> &) {
        return seriesOf(*trace, pointLimit);
    });
}

void ChartsPanel::showSeries(const AllSeries &all)
{
    for (MetricChart *chart : m_charts)
        chart->showSeries(all[static_cast<std::size_t>(chart->kind())],
                          m_document.trace().endedAt());
    followCursor();
}

void ChartsPanel::followCursor()
{
    if (!isVisible())
        return;
    for (MetricChart *chart : m_charts)
        chart->moveCursor(m_document.cursorTime());
}

void ChartsPanel::arrange()
{
    const int columns =
        std::clamp(static_cast<int>(width() / style::scaled(columnPx)), 1, columnLimit);
    if (columns == m_columns)
        return;
    m_columns = columns;
    for (MetricChart *chart : m_charts)
        m_grid->removeWidget(chart);
    for (int i = 0; i < static_cast<int>(m_charts.size()); ++i)
        m_grid->addWidget(m_charts[static_cast<std::size_t>(i)], i / columns, i % columns);
    for (int column = 0; column < columnLimit; ++column)
        m_grid->setColumnStretch(column, column < columns ? 1 : 0);
}

void ChartsPanel::showEvent(QShowEvent *event)
{
    QScrollArea::showEvent(event);
    showTrace();
    followCursor();
}

void ChartsPanel::resizeEvent(QResizeEvent *event)
{
    QScrollArea::resizeEvent(event);
    arrange();
}

} // namespace retryscope
