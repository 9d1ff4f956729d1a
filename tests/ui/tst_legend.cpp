#include "ui/style.h"
#include "ui/timeline/legendpanel.h"

#include <QApplication>
#include <QImage>
#include <QLabel>
#include <QPainter>
#include <QSet>
#include <QTest>

using namespace retryscope;

namespace {

constexpr QSize sampleSize(136, 34);

QImage sampleOf(const LegendEntry &entry)
{
    QImage image(sampleSize, QImage::Format_RGB32);
    image.fill(style::surface().base);
    QPainter painter(&image);
    paintLegendSample(painter, entry, QRectF(QPointF(), sampleSize).adjusted(4, 3, -4, -3));
    return image;
}

} // namespace

class tst_Legend : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { style::apply(*qApp, style::Theme::Light); }
    void everyMarkHasWords();
    void everyEntryIsPaintedInItsOwnWay_data();
    void everyEntryIsPaintedInItsOwnWay();
    void marksAreInTheirColour();
    void panelSaysEverything();
    void panelFitsLargeType();
};

void tst_Legend::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
    style::apply(*qApp, style::Theme::Light);
}

/// The table of styles decides what must be in the legend.
void tst_Legend::everyMarkHasWords()
{
    const auto entries = legendEntries();
    QCOMPARE(entries.size(), style::markCount + legendSignCount);
    QSet<QString> words;
    for (std::size_t i = 0; i < entries.size(); ++i) {
        if (i < style::markCount)
            QCOMPARE(entries[i].mark, static_cast<style::Mark>(i));
        QVERIFY2(!entries[i].word.isEmpty(), qPrintable(QString::number(i)));
        QVERIFY2(!entries[i].explanation.isEmpty(), qPrintable(entries[i].word));
        QVERIFY2(!words.contains(entries[i].word), qPrintable(entries[i].word));
        words.insert(entries[i].word);
    }
}

void tst_Legend::everyEntryIsPaintedInItsOwnWay_data()
{
    QTest::addColumn<int>("theme");
    QTest::newRow("light") << int(style::Theme::Light);
    QTest::newRow("dark") << int(style::Theme::Dark);
    QTest::newRow("high contrast") << int(style::Theme::HighContrast);
}

void tst_Legend::everyEntryIsPaintedInItsOwnWay()
{
    QFETCH(int, theme);
    style::apply(*qApp, static_cast<style::Theme>(theme));
    QImage blank(sampleSize, QImage::Format_RGB32);
    blank.fill(style::surface().base);
    std::vector<std::pair<QString, QImage>> known{{QStringLiteral("nothing"), blank}};

    for (const LegendEntry &entry : legendEntries()) {
        const QImage image = sampleOf(entry);
        for (const auto &[word, other] : known)
            QVERIFY2(image != other,
                     qPrintable(entry.word + QStringLiteral(" looks like ") + word));
        known.emplace_back(entry.word, image);
    }
}

/// What is solid on the timeline is as solid here: the same painter.
void tst_Legend::marksAreInTheirColour()
{
    for (const LegendEntry &entry : legendEntries()) {
        const bool isSolid = entry.mark
            && (entry.mark == style::Mark::Succeeded || entry.mark == style::Mark::Failed
                || entry.mark == style::Mark::Running || entry.mark == style::Mark::Lost
                || entry.mark == style::Mark::Expired);
        if (isSolid)
            QCOMPARE(sampleOf(entry).pixelColor(9, 10), style::mark(*entry.mark).fill);
    }
}

void tst_Legend::panelSaysEverything()
{
    const LegendPanel panel;
    QStringList texts;
    for (const QLabel *label : panel.findChildren<QLabel *>())
        texts += label->text();
    for (const LegendEntry &entry : legendEntries()) {
        QVERIFY2(texts.contains(entry.word), qPrintable(entry.word));
        QVERIFY2(texts.contains(entry.explanation), qPrintable(entry.explanation));
        bool isNamed = false;
        for (const QWidget *widget : panel.findChildren<QWidget *>())
            isNamed = isNamed || widget->accessibleName() == entry.word;
        QVERIFY2(isNamed, qPrintable(entry.word));
    }
}

void tst_Legend::panelFitsLargeType()
{
    LegendPanel panel;
    panel.resize(320, 900);
    panel.show();
    QVERIFY(QTest::qWaitForWindowExposed(&panel));
    const QString folder = qEnvironmentVariable("RETRYSCOPE_PICTURES");
    if (!folder.isEmpty())
        QVERIFY(panel.grab().save(folder + QStringLiteral("/legend.png")));
    for (const QLabel *label : panel.findChildren<QLabel *>())
        QVERIFY2(label->height() >= label->heightForWidth(label->width()),
                 qPrintable(label->text()));
}

QTEST_MAIN(tst_Legend)
#include "tst_legend.moc"
