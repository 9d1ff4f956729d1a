#include "core/formats/jsontext.h"
#include "core/formats/scenariowriter.h"
#include "core/model/chance.h"
#include "core/trace/trace.h"
#include "tests/bench/latency.h"
#include "tests/bench/millioninvocations.h"
#include "ui/document/document.h"
#include "ui/document/lanes.h"
#include "ui/inspector/nextpanel.h"
#include "ui/inspector/nowpanel.h"
#include "ui/models/tracetable.h"
#include "ui/timeline/timelineview.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QHBoxLayout>
#include <QScrollBar>

#include <array>
#include <benchmark/benchmark.h>
#include <cstdint>
#include <string>

namespace retryscope::bench {

namespace {

/// What a window shows of a million invocations: a timeline of 1920 × 1080, and beside it the
/// tables and what is and comes. One for all benchmarks; it is left to the end of the program.
class Views
{
public:
    static Views &all()
    {
        static Views *const views = new Views;
        return *views;
    }

    Document document;
    Lanes lanes{document};
    QWidget window;
    TimelineView *timeline = nullptr;

    /// Paints whatever has changed.
    static void paint() { QCoreApplication::processEvents(); }

    /// Lets all work beside this thread end.
    static void settle()
    {
        QElapsedTimer timer;
        for (timer.start(); timer.elapsed() < 1500;)
            QCoreApplication::processEvents(QEventLoop::AllEvents, 20);
    }

    /// Single lanes, and the life of an invocation in the middle that needs three attempts.
    void zoomToLanes()
    {
        timeline->setFocus();
        document.select(InvocationId{static_cast<std::uint32_t>(invocations / 2 + 3)});
        timeline->focusSelection();
        settle();
    }

    /// The cursor in the middle of the run: as much is past as is still to come.
    void middle() { document.moveTo(document.trace().size() / 2); }

    void fitAll(AxisMode mode)
    {
        timeline->setAxisMode(mode);
        timeline->fitAll();
        settle();
    }

private:
    Views()
    {
        document.openText(
            QByteArray::fromStdString(prettyText(writeScenario(millionInvocations()))),
            QStringLiteral("million"), QString());
        document.finishSimulating();
        lanes.finish();
        timeline = new TimelineView(document, lanes);
        timeline->setFixedSize(1920, 1080);
        auto *row = new QHBoxLayout(&window);
        row->addWidget(timeline);
        for (QWidget *view : std::initializer_list<QWidget *>{
                 invocationTable(document, &lanes), attemptTable(document, &lanes),
                 stepTable(document), new NowPanel(document), new NextPanel(document)}) {
            view->setFixedSize(480, 1080);
            row->addWidget(view);
        }
        window.show();
        settle();
    }
};

/// Another one at each call.
std::size_t randomCursor()
{
    static std::uint64_t draw = 0;
    return chance::below(Views::all().document.trace().size() + 1, chance::mixed(1, ++draw));
}

AxisMode modeOf(const benchmark::State &state)
{
    return static_cast<AxisMode>(state.range(0));
}

/// For the table: what is measured, and the mode of its axis.
void label(benchmark::State &state, const char *what)
{
    constexpr std::array<const char *, axisModeCount> modes{"folded", "linear", "equal steps",
                                                            "by age"};
    state.SetLabel(std::string(what) + ", " + modes[static_cast<std::size_t>(state.range(0))]);
}

/// Each move of the cursor and all that it makes the views paint.
void jumps(benchmark::State &state)
{
    Latency latency(state);
    for (auto _ : state) {
        const std::size_t cursor = randomCursor();
        latency.measure([cursor] {
            Views::all().document.moveTo(cursor);
            Views::paint();
        });
    }
    latency.report();
}

void jumpFitAll(benchmark::State &state)
{
    Views::all().fitAll(modeOf(state));
    label(state, "jump to a random cursor, all lanes");
    jumps(state);
}
BENCHMARK(jumpFitAll)
    ->DenseRange(0, 3)
    ->Unit(benchmark::kMillisecond)
    ->UseManualTime()
    ->Iterations(300);

void jumpInLanes(benchmark::State &state)
{
    Views::all().timeline->setAxisMode(modeOf(state));
    Views::all().zoomToLanes();
    label(state, "jump to a random cursor, single lanes");
    jumps(state);
}
BENCHMARK(jumpInLanes)
    ->DenseRange(0, 3)
    ->Unit(benchmark::kMillisecond)
    ->UseManualTime()
    ->Iterations(300);

void step(benchmark::State &state)
{
    Views &views = Views::all();
    views.timeline->setAxisMode(AxisMode::FoldedIdle);
    views.middle();
    views.zoomToLanes();
    state.SetLabel("step");
    Latency latency(state);
    for (auto _ : state) {
        latency.measure([&views] {
            views.document.moveTo(views.document.cursor() + 1);
            Views::paint();
        });
    }
    latency.report();
}
BENCHMARK(step)->Unit(benchmark::kMillisecond)->UseManualTime()->Iterations(300);

/// The whole frame of the timeline, laid out and painted anew.
void frames(benchmark::State &state, int byX, int byY)
{
    TimelineView &timeline = *Views::all().timeline;
    const auto move = [](QScrollBar *bar, int by, std::int64_t count) {
        if (by == 0)
            return;
        const int room = bar->maximum() - bar->minimum();
        const int share = room > 0 ? static_cast<int>(count * by % (room + 1)) : 0;
        bar->setValue(bar->minimum() + share);
    };
    std::int64_t count = 0;
    Latency latency(state);
    for (auto _ : state) {
        ++count;
        latency.measure([&] {
            QEvent look(QEvent::PaletteChange); // the former frame does not hold any more
            QCoreApplication::sendEvent(&timeline, &look);
            move(timeline.horizontalScrollBar(), byX, count);
            move(timeline.verticalScrollBar(), byY, count);
            timeline.viewport()->repaint();
        });
    }
    latency.report();
}

void frameFitAll(benchmark::State &state)
{
    Views::all().fitAll(modeOf(state));
    label(state, "frame of all lanes");
    frames(state, 0, 0);
}
BENCHMARK(frameFitAll)
    ->DenseRange(0, 3)
    ->Unit(benchmark::kMillisecond)
    ->UseManualTime()
    ->Iterations(300);

void frameOfLanes(benchmark::State &state)
{
    Views::all().timeline->setAxisMode(modeOf(state));
    Views::all().middle();
    Views::all().zoomToLanes();
    label(state, "frame of single lanes");
    frames(state, 0, 0);
}
BENCHMARK(frameOfLanes)
    ->DenseRange(0, 3)
    ->Unit(benchmark::kMillisecond)
    ->UseManualTime()
    ->Iterations(300);

void framePanning(benchmark::State &state)
{
    Views::all().timeline->setAxisMode(modeOf(state));
    Views::all().middle();
    Views::all().zoomToLanes();
    label(state, "panning over single lanes");
    frames(state, 37, 53);
}
BENCHMARK(framePanning)
    ->DenseRange(0, 3)
    ->Unit(benchmark::kMillisecond)
    ->UseManualTime()
    ->Iterations(300);

} // namespace

} // namespace retryscope::bench
