#include "core/model/json.h"
#include "core/model/jsonchange.h"
#include "core/model/jsonmerge.h"
#include "core/model/jsonoperation.h"
#include "tests/support/print.h"

#include <QRegularExpression>
#include <QTest>

#include <algorithm>
#include <random>
#include <set>
#include <vector>

using namespace retryscope;

namespace {

constexpr std::size_t limit = JsonArray::blockLimit;

/// The numbers from 0 on.
JsonArray numbers(std::size_t count)
{
    std::vector<Json> all;
    for (std::size_t i = 0; i < count; ++i)
        all.emplace_back(static_cast<std::int64_t>(i));
    return JsonArray(std::move(all));
}

std::size_t blockCount(const JsonArray &array)
{
    std::size_t count = 0;
    for (std::size_t place = 0; place < array.size(); place = array.block(place).end)
        ++count;
    return count;
}

/// How many blocks of `left` are also `right`'s.
std::size_t sharedBlocks(const JsonArray &left, const JsonArray &right)
{
    std::set<const void *> blocks;
    for (std::size_t place = 0; place < left.size(); place = left.block(place).end)
        blocks.insert(left.block(place).identity);
    std::size_t count = 0;
    for (std::size_t place = 0; place < right.size(); place = right.block(place).end)
        count += blocks.count(right.block(place).identity);
    return count;
}

/// Why the array is not made of these elements; empty if it is.
std::string unlike(const JsonArray &array, const std::vector<Json> &elements)
{
    if (array.size() != elements.size())
        return "size " + std::to_string(array.size());
    if (!std::equal(array.begin(), array.end(), elements.begin()))
        return "elements in order";
    for (std::size_t i = 0; i < elements.size(); ++i) {
        const JsonArray::Block block = array.block(i);
        if (array[i] != elements[i] || i < block.begin || i >= block.end
            || block.end - block.begin > limit)
            return "place " + std::to_string(i);
    }
    return {};
}

/// An array that is changed at random, and a plain list that is changed alike.
class Twins
{
public:
    Twins(std::size_t count, std::uint32_t seed)
        : array(numbers(count))
        , plain(array.begin(), array.end())
        , m_random(seed)
    {
    }

    void change()
    {
        const Json value(static_cast<std::int64_t>(m_random()));
        const std::size_t place = m_random() % (plain.size() + 1);
        const auto at = plain.begin() + static_cast<std::ptrdiff_t>(place);
        switch (m_random() % 4) {
        case 0:
            array.insert(place, value);
            plain.insert(at, value);
            break;
        case 1:
            array.push_back(value);
            plain.push_back(value);
            break;
        case 2:
            if (place == plain.size())
                return;
            array.erase(place);
            plain.erase(at);
            break;
        default:
            if (place == plain.size())
                return;
            array[place] = value;
            *at = value;
        }
    }

    JsonArray array;
    std::vector<Json> plain;

private:
    std::mt19937 m_random;
};

} // namespace

class tst_JsonArray : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void isWhatItIsMadeOf_data();
    void isWhatItIsMadeOf();
    void changesLikeAPlainList_data();
    void changesLikeAPlainList();
    void aChangedElementCostsOneBlock();
    void aFrontInsertionCostsOneBlock();
    void allElementsCanBeErased();
    void replaceTakesAnyNumberForAnyOther_data();
    void replaceTakesAnyNumberForAnyOther();
    void equalityLooksAtElementsNotBlocks();
    void aSharedBlockElsewhereIsNoEqualStretch();
    void changesAreFoundBlockByBlock();
    void changesLeadFromOneToTheOther();
    void farChangesAreMergedByThemselves();
};

void tst_JsonArray::isWhatItIsMadeOf_data()
{
    QTest::addColumn<std::size_t>("size");
    QTest::addColumn<std::size_t>("blocks");

    QTest::newRow("nothing") << std::size_t{0} << std::size_t{0};
    QTest::newRow("one") << std::size_t{1} << std::size_t{1};
    QTest::newRow("a full block") << limit << std::size_t{1};
    QTest::newRow("one more") << limit + 1 << std::size_t{2};
    QTest::newRow("two full blocks") << 2 * limit << std::size_t{2};
    QTest::newRow("many") << 10 * limit + 7 << std::size_t{11};
}

void tst_JsonArray::isWhatItIsMadeOf()
{
    QFETCH(std::size_t, size);
    QFETCH(std::size_t, blocks);
    std::vector<Json> plain;
    JsonArray pushed;
    for (std::size_t i = 0; i < size; ++i) {
        plain.emplace_back(static_cast<std::int64_t>(i));
        pushed.push_back(plain.back());
    }

    const JsonArray made(plain);

    QCOMPARE(unlike(made, plain), std::string());
    QCOMPARE(unlike(pushed, plain), std::string());
    QCOMPARE(blockCount(made), blocks);
    QCOMPARE(blockCount(pushed), blocks);
    QCOMPARE(made.empty(), size == 0);
}

void tst_JsonArray::changesLikeAPlainList_data()
{
    QTest::addColumn<std::size_t>("size");

    QTest::newRow("from nothing") << std::size_t{0};
    QTest::newRow("around one block") << limit - 20;
    QTest::newRow("many blocks") << 5 * limit;
}

void tst_JsonArray::changesLikeAPlainList()
{
    QFETCH(std::size_t, size);
    for (std::uint32_t seed = 1; seed <= 3; ++seed) {
        Twins twins(size, seed);
        const JsonArray before = twins.array;

        for (int i = 0; i < 500; ++i)
            twins.change();

        QCOMPARE(unlike(twins.array, twins.plain), std::string());
        QCOMPARE(before, numbers(size));
    }
}

void tst_JsonArray::aChangedElementCostsOneBlock()
{
    const JsonArray original = numbers(10 * limit);
    JsonArray copy = original;

    copy[5 * limit] = "changed";

    QCOMPARE(sharedBlocks(original, copy), std::size_t{9});
    QCOMPARE(original, numbers(10 * limit));
}

void tst_JsonArray::aFrontInsertionCostsOneBlock()
{
    const JsonArray original = numbers(10 * limit);
    JsonArray copy = original;

    copy.insert(std::size_t{0}, "first");

    QCOMPARE(sharedBlocks(original, copy), std::size_t{9});
    QCOMPARE(copy.size(), 10 * limit + 1);
    QCOMPARE(copy[1], original[0]);
    QCOMPARE(copy.back(), original.back());
}

void tst_JsonArray::allElementsCanBeErased()
{
    JsonArray array = numbers(3 * limit);

    for (std::size_t i = 0; i < 2 * limit; ++i)
        array.erase(std::size_t{0});

    QCOMPARE(blockCount(array), std::size_t{1});
    QCOMPARE(array.front(), Json(static_cast<std::int64_t>(2 * limit)));
    while (!array.empty())
        array.erase(array.size() - 1);
    QCOMPARE(array, JsonArray());
    array.push_back(1);
    array.insert(std::size_t{0}, 0);
    QCOMPARE(array, (JsonArray{0, 1}));
}

void tst_JsonArray::replaceTakesAnyNumberForAnyOther_data()
{
    QTest::addColumn<std::size_t>("first");
    QTest::addColumn<std::size_t>("last");
    QTest::addColumn<std::size_t>("count");

    const auto row = [](const char *name, std::size_t first, std::size_t last, std::size_t count) {
        QTest::newRow(name) << first << last << count;
    };
    row("nothing for nothing", 5, 5, 0);
    row("one for one", 5, 6, 1);
    row("more for fewer", 5, 6, 9);
    row("fewer for more", limit - 3, limit + 5, 2);
    row("all for none", 0, 2 * limit, 0);
    row("behind the end", 2 * limit, 2 * limit, 3);
}

void tst_JsonArray::replaceTakesAnyNumberForAnyOther()
{
    QFETCH(std::size_t, first);
    QFETCH(std::size_t, last);
    QFETCH(std::size_t, count);
    JsonArray array = numbers(2 * limit);
    const JsonArray other(std::vector<Json>(count, Json("new")));
    std::vector<Json> plain(array.begin(), array.end());
    const auto place = plain.erase(plain.begin() + static_cast<std::ptrdiff_t>(first),
                                   plain.begin() + static_cast<std::ptrdiff_t>(last));
    plain.insert(place, count, Json("new"));

    array.replace(first, last, other.begin(), other.end());

    QCOMPARE(unlike(array, plain), std::string());
}

void tst_JsonArray::equalityLooksAtElementsNotBlocks()
{
    const JsonArray original = numbers(3 * limit);
    JsonArray split = original;

    split.insert(std::size_t{7}, "new");
    QVERIFY(!(split == original));
    split.erase(std::size_t{7});

    QVERIFY(blockCount(split) > blockCount(original));
    QVERIFY(split == original);
    split[2 * limit] = "new";
    QVERIFY(!(split == original));
}

/// The second of three blocks is moved on by one, which only its own elements show.
void tst_JsonArray::aSharedBlockElsewhereIsNoEqualStretch()
{
    JsonArray array = numbers(3 * limit);
    array[limit - 1] = array[limit];
    array[2 * limit] = array[2 * limit - 1];
    const Json repeated = array[limit];
    JsonArray moved = array;
    moved.insert(limit - 1, repeated);
    moved.erase(2 * limit + 1);

    QCOMPARE(sharedBlocks(array, moved), std::size_t{1});
    QVERIFY(!(array == moved));
    QVERIFY(patched(Json(array), difference(Json(array), Json(moved))).value() == Json(moved));
}

void tst_JsonArray::changesAreFoundBlockByBlock()
{
    const JsonArray from = numbers(20 * limit);
    JsonArray to = from;
    to[3] = "changed";
    to.insert(10 * limit, "inserted");
    to.erase(15 * limit);

    const std::vector<JsonChange> all = changes(from, to);

    const std::vector<JsonChange> expected{{3, 4, 3, 4},
                                           {10 * limit, 10 * limit, 10 * limit, 10 * limit + 1},
                                           {15 * limit - 1, 15 * limit, 15 * limit, 15 * limit}};
    QCOMPARE(all == expected, true);
    QVERIFY(changes(from, from).empty());
}

void tst_JsonArray::changesLeadFromOneToTheOther()
{
    for (std::uint32_t seed = 1; seed <= 12; ++seed) {
        Twins twins(seed % 2 == 0 ? 4 * limit : 30, seed);
        const JsonArray from = twins.array;
        for (std::uint32_t i = 0; i < seed; ++i)
            twins.change();

        const auto operations = difference(Json(from), Json(twins.array));

        QVERIFY(patched(Json(from), operations).value() == Json(twins.array));
        // Each random change is found, but for what lies between two of them in one block.
        QVERIFY(operations.size() <= seed * limit);
    }
}

/// Not as one change from the first to the last element that differ.
void tst_JsonArray::farChangesAreMergedByThemselves()
{
    const JsonArray base = numbers(9 * limit);
    JsonArray edited = base;
    edited.erase(std::size_t{0});
    edited[7 * limit] = "edited";
    JsonArray other = base;
    other[4 * limit] = "other";
    other.insert(other.size(), "behind");
    JsonArray expected = other;
    expected[7 * limit + 1] = "edited";
    expected.erase(std::size_t{0});

    QVERIFY(merged(Json(base), Json(edited), Json(other)) == Json(expected));
}

QTEST_GUILESS_MAIN(tst_JsonArray)
#include "tst_jsonarray.moc"
