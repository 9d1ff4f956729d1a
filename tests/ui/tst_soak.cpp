#include "tests/ui/forkwindow.h"
#include "tests/ui/monkey.h"

#include <QElapsedTimer>

#if defined(__SANITIZE_ADDRESS__) || (defined(__has_feature) && __has_feature(address_sanitizer))
#include <sanitizer/allocator_interface.h>
#else
#include <malloc.h>
#endif

using namespace retryscope;

namespace {

/// What the program has asked for and not given back; doesn't depend on other programs, as the
/// resident memory does.
std::size_t bytesInUse()
{
#if defined(__SANITIZE_ADDRESS__) || (defined(__has_feature) && __has_feature(address_sanitizer))
    return __sanitizer_get_current_allocated_bytes();
#else
    const struct mallinfo2 info = mallinfo2();
    return info.uordblks + info.hblkhd;
#endif
}

} // namespace

/// A long use of one window in a short time: a monkey acts once for each second that a person would
/// take, and after each minute the window comes to rest with the same document. What is in use then
/// must not grow: neither the objects of the window and its document nor, beyond what caches may
/// hold, the memory. RETRYSCOPE_SOAK_MINUTES=60 plays an hour, RETRYSCOPE_MONKEY_SEED another one.
class tst_Soak : public QObject, private ForkWindow
{
    Q_OBJECT

private slots:
    void initTestCase() { prepare("tst_soak"); }
    void init() { open(); }
    void cleanup() { m_window.reset(); }

    void nothingGrows();

private:
    struct Use
    {
        std::size_t bytes = 0;
        std::size_t objects = 0; // those that nobody owns are top levels
    };
    [[nodiscard]] Use atRest() const;
};

/// Brings the window to rest, the same way each time.
tst_Soak::Use tst_Soak::atRest() const
{
    constexpr int patienceMs = 5'000;
    m_window->player().pause();
    QElapsedTimer clock;
    clock.start();
    const auto isOpen = [] {
        return QApplication::activePopupWidget() || QApplication::activeModalWidget();
    };
    while (isOpen() && clock.elapsed() < patienceMs)
        QTest::qWait(5); // the monkey closes it
    document().compareWith({});
    m_window->filter().field().clear();
    action(Command::ResetLayout)->trigger();
    m_window->resize(1600, 1000);
    document().openText(outageScenario(), QStringLiteral("outage"), QString());
    document().finishSimulating();
    QTest::qWait(50);
    const qsizetype objects = m_window->findChildren<QObject *>().size()
        + document().findChildren<QObject *>().size() + QApplication::topLevelWidgets().size();
    return {bytesInUse(), static_cast<std::size_t>(objects)};
}

void tst_Soak::nothingGrows()
{
    constexpr int actsAMinute = 60;
    constexpr qint64 mostBytes = 1'000'000; // a minute: texts and glyphs that are kept, by and by
    constexpr qint64 mostObjects = 6; // a minute
    const int wish = qEnvironmentVariableIntValue("RETRYSCOPE_SOAK_MINUTES");
    const int minutes = wish > 0 ? std::max(wish, 3) : 16;
    const int seed = std::max(qEnvironmentVariableIntValue("RETRYSCOPE_MONKEY_SEED"), 1);

    Monkey monkey(*m_window, static_cast<quint32>(seed));
    std::vector<Use> uses;
    for (int minute = 1; minute <= minutes; ++minute) {
        for (int i = 0; i < actsAMinute; ++i) {
            monkey.act();
            QVERIFY2(monkey.complaint().isEmpty(), qPrintable(monkey.complaint() + monkey.story()));
        }
        const Use use = uses.emplace_back(atRest());
        qInfo("minute %d: %.2f MB and %zu objects in use", minute,
              static_cast<double>(use.bytes) / 1e6, use.objects);
    }

    // The first third warms up. What is made once, as a panel that nobody had opened before or a
    // picture that is kept, is a leap in few minutes; the median tells what each minute leaves.
    const auto grown = [&](auto what) {
        std::vector<qint64> steps;
        for (std::size_t i = uses.size() / 3; i < uses.size(); ++i)
            steps.push_back(static_cast<qint64>(std::invoke(what, uses[i]))
                            - static_cast<qint64>(std::invoke(what, uses[i - 1])));
        std::ranges::sort(steps);
        return steps[steps.size() / 2];
    };
    const qint64 bytes = grown(&Use::bytes);
    const qint64 objects = grown(&Use::objects);
    qInfo("a minute leaves %lld bytes and %lld objects", bytes, objects);
    QVERIFY2(bytes <= mostBytes, qPrintable(QStringLiteral("%1 bytes more").arg(bytes)));
    QVERIFY2(objects <= mostObjects, qPrintable(QStringLiteral("%1 objects more").arg(objects)));
}

QTEST_MAIN(tst_Soak)
#include "tst_soak.moc"
