#include "core/trace/trace.h"
#include "tests/ui/watchdog.h"
#include "ui/document/document.h"
#include "ui/document/lanes.h"
#include "ui/document/player.h"
#include "ui/timeline/timelineview.h"
#include "ui/window/mainwindow.h"

#include <QDockWidget>
#include <QRegularExpression>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>
#include <QUndoStack>

#include <functional>
#include <vector>

using namespace retryscope;

namespace {

#ifdef NDEBUG
constexpr int invocations = 1'000'000;
constexpr double boundMs = 50;
#else
// The build is much slower, with sanitizers unevenly so: what blocks for long is still found.
constexpr int invocations = 20'000;
constexpr double boundMs = 1000;
#endif

constexpr int patienceMs = 120'000;

const std::string head = R"({"format": "retryscope-scenario", "version": 1, "title": "Many",
    "accountConcurrency": 100000, "functions": [{"FunctionName": "f", "Timeout": 60,
    "behavior": [{"when": {"attempt": [1]}, "outcome": {"type": "error", "durationMs": 250}}]}],
    "invocations": [)";

QByteArray repeated()
{
    return QByteArray::fromStdString(head
                                     + R"({"atMs": 0, "function": "f", "everyMs": 3, "count": )"
                                     + std::to_string(invocations) + "}]}");
}

QByteArray oneByOne()
{
    std::string text = head;
    for (int i = 0; i < invocations; ++i) {
        text += i == 0 ? "" : ",";
        text += R"({"atMs": )" + std::to_string(3 * i)
            + R"(, "function": "f", "payload": {"order": )" + std::to_string(i) + "}}";
    }
    return QByteArray::fromStdString(text + "]}");
}

Json anEntry()
{
    return Json::Object{{"atMs", 2}, {"function", "f"}};
}

} // namespace

/// The window with a million invocations, whose thread must never keep a person waiting.
class tst_Responsive : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QCoreApplication::setOrganizationName(QStringLiteral("Retryscope"));
        QCoreApplication::setApplicationName(QStringLiteral("tst_responsive"));
        QSettings::setDefaultFormat(QSettings::IniFormat);
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_folder.path());
    }

    void init()
    {
        QTest::failOnWarning(
            QRegularExpression(QStringLiteral("^(?!This plugin does not support)")));
    }

    void neverBlocks_data()
    {
        QTest::addColumn<QByteArray>("scenario");

        QTest::newRow("one entry, repeated") << repeated();
        QTest::newRow("an entry for each") << oneByOne();
    }

    void neverBlocks();

private:
    void act(const QString &name, const std::function<void()> &action);
    void settle();
    void jump();
    void step();
    void play();
    void edit(const QString &name, const std::vector<JsonOperation> &operations);
    void refuse(const QString &name, const std::string &pointer);
    void undoAndRedo(const QString &what);
    void editSettings();
    void editEntries();
    void save();
    void compare();
    void adopt();
    void look();

    [[nodiscard]] Document &document() const { return m_window->document(); }
    [[nodiscard]] TimelineView &timeline() const { return m_window->timeline(); }

    QTemporaryDir m_folder;
    std::unique_ptr<MainWindow> m_window;
    std::unique_ptr<Watchdog> m_watchdog;
    QStringList m_blocks;
    double m_boundMs = 0;
};

/// Waits until all work beside the GUI thread is done, and a while longer.
void tst_Responsive::settle()
{
    const bool isDone = QTest::qWaitFor(
        [this] {
            return !document().isOpening() && !document().isSimulating()
                && !m_window->lanes().isBusy();
        },
        patienceMs);
    QVERIFY(isDone);
    QTest::qWait(100);
}

/// Does it and what it leads to, and notes for how long that kept the window from answering.
void tst_Responsive::act(const QString &name, const std::function<void()> &action)
{
    QTest::qWait(5);
    m_watchdog->forget();
    action();
    settle();
    const double blockedMs = m_watchdog->longest().count();
    qInfo("%-28s %8.1f ms", qPrintable(name), blockedMs);
    if (blockedMs > m_boundMs)
        m_blocks += QStringLiteral("%1: %2 ms").arg(name).arg(blockedMs);
}

void tst_Responsive::jump()
{
    for (std::size_t i = 1; i <= 20; ++i) {
        document().moveTo(document().trace().size() * ((i * 7) % 20) / 20 + i);
        QTest::qWait(1);
    }
}

void tst_Responsive::step()
{
    for (int i = 0; i < 10; ++i)
        QTest::keyClick(&timeline(), Qt::Key_F10,
                        i < 5 ? Qt::NoModifier : Qt::ControlModifier | Qt::ShiftModifier);
}

void tst_Responsive::play()
{
    m_window->player().setSpeed(1'000);
    m_window->player().play();
    QTest::qWait(500);
    m_window->player().pause();
}

void tst_Responsive::edit(const QString &name, const std::vector<JsonOperation> &operations)
{
    act(name, [&] {
        const auto errors = document().edit(name, operations);
        QVERIFY2(errors.empty(), errors.empty() ? "" : errors.front().what.c_str());
    });
}

void tst_Responsive::refuse(const QString &name, const std::string &pointer)
{
    act(name, [&] {
        const auto errors = document().edit(name, pointer, Json(-1));
        QVERIFY(!errors.empty());
        QCOMPARE(QString::fromStdString(errors.front().where), QString::fromStdString(pointer));
    });
}

void tst_Responsive::undoAndRedo(const QString &what)
{
    act(QStringLiteral("undo ") + what, [this] { document().undoStack()->undo(); });
    act(QStringLiteral("redo ") + what, [this] { document().undoStack()->redo(); });
}

void tst_Responsive::editSettings()
{
    const std::string timeout = "/functions/0/Timeout";
    const auto set = [&](int seconds) {
        const auto errors = document().edit(QStringLiteral("Timeout"), timeout, Json(seconds));
        QVERIFY(errors.empty());
    };
    act(QStringLiteral("edit a setting"), [&] { set(61); });
    act(QStringLiteral("edit while simulating"), [&] {
        set(62);
        QTest::qWait(20);
        set(63);
    });
    undoAndRedo(QStringLiteral("a setting"));
    refuse(QStringLiteral("refuse a setting"), timeout);
}

/// The first entry and one in the middle, which are the same where there is but one.
void tst_Responsive::editEntries()
{
    using Kind = JsonOperationKind;
    const std::size_t middle = document().json().find("invocations")->array()->size() / 2;
    const std::string entry = childPointer("/invocations", middle);

    edit(QStringLiteral("edit an entry"), {{Kind::Add, entry + "/atMs", Json(1), {}}});
    edit(QStringLiteral("edit an entry's event"),
         {{Kind::Add, entry + "/payload", Json::Object{{"order", "x"}}, {}}});
    undoAndRedo(QStringLiteral("an entry's event"));
    edit(QStringLiteral("add an entry"), {{Kind::Add, "/invocations/0", anEntry(), {}}});
    undoAndRedo(QStringLiteral("an added entry"));
    edit(QStringLiteral("edit two entries"),
         {{Kind::Add, "/invocations/0/note", Json("first"), {}},
          {Kind::Add, childPointer("/invocations", middle + 1) + "/note", Json("middle"), {}}});
    edit(QStringLiteral("remove an entry"), {{Kind::Remove, "/invocations/0", {}, {}}});
    undoAndRedo(QStringLiteral("a removed entry"));
    edit(QStringLiteral("give an entry a request id"),
         {{Kind::Add,
           "/invocations/-",
           Json::Object{{"atMs", 7},
                        {"function", "f"},
                        {"requestId", "0a1b2c3d-0000-4000-8000-00000000000f"}},
           {}}});
    refuse(QStringLiteral("refuse an entry"), entry + "/atMs");
    refuse(QStringLiteral("refuse a request id"), entry + "/requestId");
}

void tst_Responsive::save()
{
    const auto write = [this](const QString &name) {
        act(name,
            [this] { QVERIFY(document().save(m_folder.filePath(QStringLiteral("saved.json")))); });
    };
    write(QStringLiteral("save"));
    write(QStringLiteral("save again"));
}

void tst_Responsive::compare()
{
    const auto fork = [this](const QString &name, const JsonOperation &operation) {
        act(QStringLiteral("fork: ") + name,
            [&] { QVERIFY(document().forkShown(name, Instant(), {operation}).hasValue()); });
    };
    fork(QStringLiteral("a setting"),
         {JsonOperationKind::Replace, "/functions/0/Timeout", Json(5), {}});
    fork(QStringLiteral("an entry"),
         {JsonOperationKind::Replace, "/invocations/0/atMs", Json(9), {}});
    act(QStringLiteral("compare"), [this] {
        document().compareWith({BranchId(1)});
        QVERIFY(QTest::qWaitFor([this] { return document().others().front().trace != nullptr; },
                                patienceMs));
    });
    act(QStringLiteral("show the fork"), [this] { document().show(1); });
    edit(QStringLiteral("edit an entry of the fork"),
         {{JsonOperationKind::Add, "/invocations/0/note", Json("fork"), {}}});
    refuse(QStringLiteral("refuse an entry of the fork"), "/invocations/0/atMs");
    act(QStringLiteral("show the base"), [this] { document().show(std::nullopt); });
    edit(QStringLiteral("edit an entry under forks"),
         {{JsonOperationKind::Add, "/invocations/0/note", Json("base"), {}}});
    edit(QStringLiteral("add an entry under forks"),
         {{JsonOperationKind::Add, "/invocations/0", anEntry(), {}}});
    act(QStringLiteral("compare no more"), [this] { document().compareWith({}); });
}

void tst_Responsive::adopt()
{
    act(QStringLiteral("adopt a fork"), [this] { document().adoptFork(1); });
    undoAndRedo(QStringLiteral("an adopted fork"));
    act(QStringLiteral("drop a fork"), [this] { document().dropFork(0); });
    undoAndRedo(QStringLiteral("a dropped fork"));
}

void tst_Responsive::look()
{
    act(QStringLiteral("zoom"), [this] {
        for (int i = 0; i < 12; ++i) {
            i < 8 ? timeline().zoomIn() : timeline().zoomOut();
            QTest::qWait(1);
        }
    });
    act(QStringLiteral("fit all"), [this] { timeline().fitAll(); });
    act(QStringLiteral("linear axis"), [this] { timeline().setAxisMode(AxisMode::Linear); });
    act(QStringLiteral("axis of equal steps"),
        [this] { timeline().setAxisMode(AxisMode::EqualSteps); });
    act(QStringLiteral("axis of ages"), [this] { timeline().setAxisMode(AxisMode::LogAge); });
    act(QStringLiteral("folded axis"), [this] { timeline().setAxisMode(AxisMode::FoldedIdle); });
    act(QStringLiteral("order"), [this] { m_window->lanes().setOrder(LaneOrder::Age); });
    act(QStringLiteral("order of acceptance"),
        [this] { m_window->lanes().setOrder(LaneOrder::Acceptance); });
    act(QStringLiteral("filter"), [this] {
        auto some = std::make_shared<std::vector<InvocationId>>();
        for (std::uint32_t i = 0; i < document().trace().invocationCount(); i += 3)
            some->push_back({i});
        m_watchdog->forget(); // the list is made elsewhere
        m_window->lanes().setMatching(some);
    });
    act(QStringLiteral("no filter"), [this] { m_window->lanes().showAll(); });
    act(QStringLiteral("select"), [this] { document().select(InvocationId{invocations / 2}); });
    act(QStringLiteral("focus"), [this] { timeline().focusSelection(); });
}

void tst_Responsive::neverBlocks()
{
    QFETCH(QByteArray, scenario);
    m_window = std::make_unique<MainWindow>();
    m_window->resize(1600, 1000);
    m_window->openFirst(QString());
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    settle();
    for (QDockWidget *dock : m_window->findChildren<QDockWidget *>())
        dock->show();
    connect(&document(), &Document::openFailed, this,
            [](const QString &, const std::vector<Error> &errors) {
                QFAIL((errors.front().where + ": " + errors.front().what).c_str());
            });
    m_blocks.clear();
    m_boundMs = boundMs * Watchdog::slowness();
    m_watchdog = std::make_unique<Watchdog>();

    act(QStringLiteral("nothing"), [] {});
    act(QStringLiteral("open"),
        [&] { document().openText(scenario, QStringLiteral("Many"), QString()); });
    QCOMPARE(document().trace().invocationCount(), static_cast<std::size_t>(invocations));
    act(QStringLiteral("jump"), [this] { jump(); });
    act(QStringLiteral("step"), [this] { step(); });
    act(QStringLiteral("play"), [this] { play(); });
    look();
    editSettings();
    editEntries();
    save();
    compare();
    adopt();
    for (QDockWidget *dock : m_window->findChildren<QDockWidget *>())
        act(QStringLiteral("raise ") + dock->objectName(), [dock] { dock->raise(); });
    act(QStringLiteral("jump with all panels"), [this] { jump(); });
    act(QStringLiteral("close"), [this] {
        document().openText(QByteArray(head.c_str()) + "]}", QStringLiteral("Few"), QString());
    });
    m_watchdog.reset();
    m_window.reset();

    QVERIFY2(m_blocks.isEmpty(), qPrintable(m_blocks.join(QStringLiteral("; "))));
}

QTEST_MAIN(tst_Responsive)
#include "tst_responsive.moc"
