#include "core/engine/places.h"

#include <QRegularExpression>
#include <QTest>

using namespace retryscope;

namespace {

constexpr FunctionIndex a{0};
constexpr FunctionIndex b{1};

} // namespace

class tst_Places : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void unreservedFunctionsShareTheLimit();
    void reservationIsTakenFromAll();
    void nothingIsFreeInAReservationOfNothing();
    void nothingIsSharedIfAllIsReserved();
    void runsMoveWithTheReservationOfNow();
    void reservationBelowTheRunsInFlightIsFull();
};

void tst_Places::unreservedFunctionsShareTheLimit()
{
    Places places(2, 2);
    places.take(a);
    QVERIFY(places.isFree(b));
    places.take(b);

    QVERIFY(!places.isFree(a) && !places.isFree(b));
    places.release(a);
    QVERIFY(places.isFree(a) && places.isFree(b));
}

void tst_Places::reservationIsTakenFromAll()
{
    Places places(3, 2);
    places.reserve(a, 2);
    places.take(b);

    QVERIFY(!places.isFree(b));
    places.take(a);
    QVERIFY(places.isFree(a));
    places.take(a);
    QVERIFY(!places.isFree(a));
}

void tst_Places::nothingIsFreeInAReservationOfNothing()
{
    Places places(3, 2);
    places.reserve(a, 0);

    QVERIFY(!places.isFree(a));
    QVERIFY(places.isFree(b));
}

void tst_Places::nothingIsSharedIfAllIsReserved()
{
    Places places(3, 3);
    places.reserve(a, 3);
    places.reserve({2}, 3); // AWS refuses one that is too large, not the sum of several

    QVERIFY(!places.isFree(b));
    QVERIFY(places.isFree(a));
}

void tst_Places::runsMoveWithTheReservationOfNow()
{
    Places places(3, 2);
    places.take(a);
    places.take(a);
    places.reserve(a, 2); // both runs are in its own places now; one shared place is left

    QVERIFY(!places.isFree(a));
    QVERIFY(places.isFree(b));
    places.take(b);
    QVERIFY(!places.isFree(b));

    places.reserve(a, std::nullopt); // and back: three runs in three shared places
    QVERIFY(!places.isFree(a) && !places.isFree(b));
    places.release(a);
    QVERIFY(places.isFree(b));
}

void tst_Places::reservationBelowTheRunsInFlightIsFull()
{
    Places places(10, 2);
    places.take(a);
    places.take(a);
    places.reserve(a, 1);

    QVERIFY(!places.isFree(a));
    places.release(a);
    QVERIFY(!places.isFree(a));
    places.release(a);
    QVERIFY(places.isFree(a));
}

QTEST_GUILESS_MAIN(tst_Places)
#include "tst_places.moc"
