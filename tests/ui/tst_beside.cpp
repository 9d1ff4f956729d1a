#include "ui/document/beside.h"

#include <QSemaphore>
#include <QTest>
#include <QThread>

#include <optional>
#include <vector>

using namespace retryscope;

class tst_Beside : public QObject
{
    Q_OBJECT

private slots:
    void resultsComeToThisThread();
    void newWorkGivesUpTheFormer();
    void whatIsCancelledIsNotTaken();
    void finishTakesBeforeItReturns();
    void takingMayStartTheNext();
    void theEndWaitsForWorkThatIsGivenUp();
};

void tst_Beside::resultsComeToThisThread()
{
    QThread *taker = nullptr;
    QThread *worker = nullptr;
    Beside<int> beside([&](int result) {
        QCOMPARE(result, 7);
        taker = QThread::currentThread();
    });
    QVERIFY(!beside.isBusy());
    beside.start([&](const std::atomic<bool> &) {
        worker = QThread::currentThread();
        return 7;
    });
    QVERIFY(beside.isBusy());
    QTRY_VERIFY(!beside.isBusy());
    QCOMPARE(taker, QThread::currentThread());
    QVERIFY(worker && worker != taker);
}

void tst_Beside::newWorkGivesUpTheFormer()
{
    std::vector<int> taken;
    QSemaphore seen;
    Beside<int> beside([&](int result) { taken.push_back(result); });
    beside.start([&](const std::atomic<bool> &isCancelled) {
        while (!isCancelled)
            QThread::yieldCurrentThread();
        seen.release();
        return 1;
    });
    beside.start([](const std::atomic<bool> &) { return 2; });
    seen.acquire(); // the former was told
    QTRY_VERIFY(!beside.isBusy());
    QTest::qWait(20); // should its result still come
    QCOMPARE(taken, std::vector{2});
}

void tst_Beside::whatIsCancelledIsNotTaken()
{
    bool isTaken = false;
    QSemaphore done;
    Beside<int> beside([&](int) { isTaken = true; });
    beside.start([&](const std::atomic<bool> &) {
        done.release();
        return 1;
    });
    done.acquire();
    QTest::qSleep(20); // its signal is on the way, and nothing has been taken yet
    beside.cancel();
    QVERIFY(!beside.isBusy());
    beside.finish();
    QTest::qWait(20);
    QVERIFY(!isTaken);
}

void tst_Beside::finishTakesBeforeItReturns()
{
    std::vector<int> taken;
    Beside<int> beside([&](int result) { taken.push_back(result); });
    beside.start([](const std::atomic<bool> &) {
        QThread::msleep(20);
        return 3;
    });
    beside.finish();
    QCOMPARE(taken, std::vector{3});
    QTest::qWait(20); // the signal that comes later brings nothing again
    QCOMPARE(taken, std::vector{3});
}

void tst_Beside::takingMayStartTheNext()
{
    std::vector<int> taken;
    std::optional<Beside<int>> beside;
    const auto work = [](const std::atomic<bool> &) { return 1; };
    beside.emplace([&](int result) {
        taken.push_back(result);
        if (taken.size() < 3)
            beside->start(work);
    });
    beside->start(work);
    beside->finish();
    QTRY_COMPARE(taken.size(), std::size_t{3});
    QVERIFY(!beside->isBusy());
}

void tst_Beside::theEndWaitsForWorkThatIsGivenUp()
{
    std::atomic<int> ended = 0;
    {
        Beside<int> beside([](int) { QFAIL("nobody is there to take it"); });
        const auto work = [&](const std::atomic<bool> &isCancelled) {
            while (!isCancelled)
                QThread::yieldCurrentThread();
            QThread::msleep(20);
            return ++ended;
        };
        beside.start(work);
        beside.start(work);
        beside.start(work);
    }
    QCOMPARE(ended.load(), 3);
}

QTEST_MAIN(tst_Beside)
#include "tst_beside.moc"
