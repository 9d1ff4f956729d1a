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
/// must not grow: neither the objects of the window nor, beyond what its caches may hold, the
/// memory. RETRYSCOPE_SOAK_MINUTES=60 plays an hour, RETRYSCOPE_MONKEY_SEED another one.
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
        std::size_t objects = 0;
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
    return {bytesInUse(), static_cast<std::size_t>(m_window->findChildren<QObject *>().size())};
}

void tst_Soak::nothingGrows()
{
    constexpr int actsAMinute = 60;
    constexpr std::size_t cachedBytes = 4'000'000; // pictures, texts and glyphs, filled by and by
    constexpr std::size_t madeLater = 20; // objects of a panel that nobody had opened before
    const int wish = qEnvironmentVariableIntValue("RETRYSCOPE_SOAK_MINUTES");
    const int minutes = wish > 0 ? std::max(wish, 3) : 12;
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

    // The first third warms up. The least of a third is what no cache explains.
    const auto third = static_cast<std::ptrdiff_t>(uses.size() / 3);
    const auto least = [](auto from, auto to, auto what) {
        return std::invoke(what, *std::ranges::min_element(from, to, {}, what));
    };
    const auto grown = [&](auto what) {
        return static_cast<qint64>(least(uses.end() - third, uses.end(), what))
            - static_cast<qint64>(least(uses.begin() + third, uses.end() - third, what));
    };
    QVERIFY2(grown(&Use::bytes) <= static_cast<qint64>(cachedBytes),
             qPrintable(QStringLiteral("%1 bytes more").arg(grown(&Use::bytes))));
    QVERIFY2(grown(&Use::objects) <= static_cast<qint64>(madeLater),
             qPrintable(QStringLiteral("%1 objects more").arg(grown(&Use::objects))));
}

QTEST_MAIN(tst_Soak)
#include "tst_soak.moc"
