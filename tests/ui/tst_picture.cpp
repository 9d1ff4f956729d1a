#include "tests/ui/testfiles.h"
#include "ui/style.h"
#include "ui/window/renderjob.h"

#include <QFile>
#include <QImage>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace retryscope;

namespace {

const QByteArray failing = R"({"format": "retryscope-scenario", "version": 1, "title": "Failing",
    "functions": [{"FunctionName": "f", "behavior": [{"outcome": {"type": "error"}}]}],
    "invocations": [{"atMs": 0, "function": "f"}]})";

} // namespace

class tst_Picture : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void picturesAreDrawnWithoutAWindow_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("beginning");

        QTest::newRow("PNG") << QStringLiteral("out.png") << QByteArray("\x89PNG");
        QTest::newRow("SVG") << QStringLiteral("out.svg") << QByteArray("<?xml");
        QTest::newRow("PDF") << QStringLiteral("out.pdf") << QByteArray("%PDF");
    }

    void picturesAreDrawnWithoutAWindow()
    {
        QFETCH(QString, name);
        QFETCH(QByteArray, beginning);
        const QString out = m_folder.filePath(name);

        const int status = carryOut(
            {out, written(m_folder, "render.json", failing), std::nullopt, QSize(800, 400)});

        QCOMPARE(status, 0);
        QVERIFY(content(out).startsWith(beginning));
        if (name.endsWith(QStringLiteral(".png")))
            QCOMPARE(QImage(out).size(), QSize(800, 400));
    }

    void attemptsAreDrawnAsBars()
    {
        const QString out = m_folder.filePath(QStringLiteral("bars.png"));

        QCOMPARE(
            carryOut({out, written(m_folder, "bars.json", failing), std::nullopt, QSize(800, 400)}),
            0);

        QVERIFY(failedPixels(QImage(out), 0) > 300); // three attempts, each at least 6 px wide
    }

    void aPictureIsAsHighAsItsLanes()
    {
        QByteArray many = failing;
        many.replace(R"("function": "f"})", R"("function": "f", "count": 30, "everyMs": 500})");
        const QString out = m_folder.filePath(QStringLiteral("high.png"));

        QCOMPARE(carryOut({out, written(m_folder, "many.json", many), std::nullopt, std::nullopt}),
                 0);

        const QImage image(out);
        QCOMPARE(image.width(), 1600);
        QVERIFY(image.height() > 1500); // the usual 900 hold fewer than 30 lanes
        QVERIFY(failedPixels(image, image.height() - 350) > 300); // the last lanes are there
    }

    void aBadScenarioDrawsNothing()
    {
        const QString out = m_folder.filePath(QStringLiteral("none.png"));

        QCOMPARE(
            carryOut({out, written(m_folder, "broken.json", "{"), std::nullopt, QSize(800, 400)}),
            1);

        QVERIFY(!QFile::exists(out));
    }

private:
    /// How many pixels from the row `top` on have the colour of a failed attempt.
    static int failedPixels(const QImage &image, int top)
    {
        const QColor failed = style::mark(style::Mark::Failed, style::Theme::Light).fill;
        int count = 0;
        for (int y = top; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x)
                count += image.pixelColor(x, y) == failed ? 1 : 0;
        }
        return count;
    }

    QTemporaryDir m_folder;
};

QTEST_MAIN(tst_Picture)
#include "tst_picture.moc"
