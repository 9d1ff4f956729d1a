#include "ui/style.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QComboBox>
#include <QPainter>
#include <QPushButton>
#include <QTest>

#include <algorithm>
#include <array>
#include <cmath>

using namespace retryscope;
using style::Mark;
using style::Theme;

namespace {

struct Light
{
    double r = 0, g = 0, b = 0; // linear, 0 to 1
};

double linear(double encoded)
{
    return encoded <= 0.04045 ? encoded / 12.92 : std::pow((encoded + 0.055) / 1.055, 2.4);
}

Light lightOf(const QColor &color)
{
    return {linear(color.redF()), linear(color.greenF()), linear(color.blueF())};
}

double luminance(const QColor &color)
{
    const Light light = lightOf(color);
    return 0.2126 * light.r + 0.7152 * light.g + 0.0722 * light.b;
}

/// WCAG 2.1, contrast ratio: 1 to 21.
double contrast(const QColor &a, const QColor &b)
{
    const double brighter = std::max(luminance(a), luminance(b));
    const double darker = std::min(luminance(a), luminance(b));
    return (brighter + 0.05) / (darker + 0.05);
}

using Matrix = std::array<std::array<double, 3>, 3>;

// Machado, Oliveira and Fernandes (2009), severity 1.0, on linear RGB.
constexpr Matrix usual{{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}};
constexpr Matrix protan{{{0.152286, 1.052583, -0.204868},
                         {0.114503, 0.786281, 0.099216},
                         {-0.003882, -0.048116, 1.051998}}};
constexpr Matrix deutan{{{0.367322, 0.860646, -0.227968},
                         {0.280085, 0.672501, 0.047413},
                         {-0.011820, 0.042940, 0.968881}}};
constexpr Matrix tritan{{{1.255528, -0.076749, -0.178779},
                         {-0.078411, 0.930809, 0.147602},
                         {0.004733, 0.691367, 0.303900}}};

std::array<double, 3> seenThrough(const Matrix &eye, const QColor &color)
{
    const Light light = lightOf(color);
    std::array<double, 3> seen{};
    for (std::size_t i = 0; i < 3; ++i)
        seen[i] =
            std::clamp(eye[i][0] * light.r + eye[i][1] * light.g + eye[i][2] * light.b, 0.0, 1.0);
    return seen;
}

std::array<double, 3> labOf(const std::array<double, 3> &rgb)
{
    const auto f = [](double t) { return t > 0.008856 ? std::cbrt(t) : 7.787 * t + 16.0 / 116.0; };
    const double x = f((0.4124 * rgb[0] + 0.3576 * rgb[1] + 0.1805 * rgb[2]) / 0.95047);
    const double y = f(0.2126 * rgb[0] + 0.7152 * rgb[1] + 0.0722 * rgb[2]);
    const double z = f((0.0193 * rgb[0] + 0.1192 * rgb[1] + 0.9505 * rgb[2]) / 1.08883);
    return {116 * y - 16, 500 * (x - y), 200 * (y - z)};
}

/// How far apart two colours look (CIE 1976) to an eye.
double difference(const Matrix &eye, const QColor &a, const QColor &b)
{
    const auto p = labOf(seenThrough(eye, a));
    const auto q = labOf(seenThrough(eye, b));
    return std::hypot(p[0] - q[0], p[1] - q[1], p[2] - q[2]);
}

void themeRows()
{
    QTest::addColumn<int>("theme");
    QTest::newRow("light") << int(Theme::Light);
    QTest::newRow("dark") << int(Theme::Dark);
    QTest::newRow("high contrast") << int(Theme::HighContrast);
}

QByteArray named(Mark mark, double value)
{
    return style::meaning(mark).toUtf8() + ": " + QByteArray::number(value, 'f', 2);
}

} // namespace

class tst_Style : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(QStringLiteral("^(?!This plugin does not)")));
    }
    void textIsReadable_data() { themeRows(); }
    void textIsReadable();
    void marksStandOut_data() { themeRows(); }
    void marksStandOut();
    void neighboursDiffer_data() { themeRows(); }
    void neighboursDiffer();
    void tableIsInOrderOfMarks_data() { themeRows(); }
    void tableIsInOrderOfMarks();
    void themeChangesRepaint();
    void aChoiceWithoutRoomKeepsBothEnds();
    void targetsAreLargeEnough();
    void glyphStaysInItsBox();
};

void tst_Style::textIsReadable()
{
    QFETCH(int, theme);
    const auto which = static_cast<Theme>(theme);
    const style::Surface &surface = style::surface(which);
    const std::array backgrounds{surface.base, surface.alternate, surface.panel, surface.header,
                                 surface.accentPale};

    for (const QColor &background : backgrounds) {
        QVERIFY(contrast(surface.text, background) >= 4.5);
        QVERIFY(contrast(surface.secondaryText, background) >= 4.5);
        for (const style::MarkStyle &mark : style::marks(which)) {
            const double ratio = contrast(mark.text, background);
            QVERIFY2(ratio >= 4.5, named(mark.mark, ratio));
        }
    }
    for (const style::MarkStyle &mark : style::marks(which)) {
        const double ratio = contrast(mark.onFill, mark.fill);
        QVERIFY2(ratio >= 4.5, named(mark.mark, ratio));
    }
    QVERIFY(contrast(surface.onAccent, surface.accent) >= 4.5);
}

void tst_Style::marksStandOut()
{
    QFETCH(int, theme);
    const auto which = static_cast<Theme>(theme);
    const style::Surface &surface = style::surface(which);

    for (const QColor &background : {surface.base, surface.alternate, surface.accentPale}) {
        QVERIFY(contrast(surface.cursor, background) >= 3);
        for (const style::MarkStyle &mark : style::marks(which)) {
            const double ratio =
                std::max(contrast(mark.outline, background), contrast(mark.fill, background));
            QVERIFY2(ratio >= 3, named(mark.mark, ratio));
        }
    }
}

void tst_Style::neighboursDiffer()
{
    QFETCH(int, theme);
    const auto which = static_cast<Theme>(theme);

    // Those that can touch in a lane or mean opposite things. A run in progress has its own shape.
    for (const Matrix &eye : {usual, protan, deutan, tritan}) {
        const auto fill = [which](Mark mark) { return style::mark(mark, which).fill; };
        QVERIFY(difference(eye, fill(Mark::Succeeded), fill(Mark::Failed)) >= 12);
        QVERIFY(difference(eye, fill(Mark::Failed), fill(Mark::Refusal)) >= 12);
        QVERIFY(difference(eye, fill(Mark::Failed), fill(Mark::Expired)) >= 12);
        QVERIFY(difference(eye, fill(Mark::Succeeded), fill(Mark::Refusal)) >= 12);
        QVERIFY(difference(eye, fill(Mark::Lost), fill(Mark::Failed)) >= 30);
    }
}

void tst_Style::tableIsInOrderOfMarks()
{
    QFETCH(int, theme);
    const auto marks = style::marks(static_cast<Theme>(theme));

    QCOMPARE(marks.size(), style::markCount);
    for (std::size_t i = 0; i < marks.size(); ++i) {
        QCOMPARE(std::size_t(marks[i].mark), i);
        QVERIFY(!marks[i].glyph.isEmpty());
        QVERIFY(!style::meaning(marks[i].mark).isEmpty());
    }
}

/// A clipped word looks whole: `payment-processo` is no function.
void tst_Style::aChoiceWithoutRoomKeepsBothEnds()
{
    const auto picture = [](const QString &name) {
        QComboBox box;
        box.addItem(name);
        box.resize(130, box.sizeHint().height());
        return box.grab().toImage();
    };
    // Where the text is cut in the middle, the rest does not count, but its end does.
    const QImage long1 = picture(QStringLiteral("payment-processor-of-the-north"));
    const QImage long2 = picture(QStringLiteral("payment-processor-at-the-north"));
    const QImage other = picture(QStringLiteral("payment-processor-of-the-south"));
    QCOMPARE(long1, long2);
    QVERIFY(long1 != other);
}

void tst_Style::themeChangesRepaint()
{
    QPushButton button(QStringLiteral("Fork"));
    style::apply(*qApp, Theme::Light);
    const QImage light = button.grab().toImage();

    style::apply(*qApp, Theme::Dark);
    const QImage dark = button.grab().toImage();
    style::apply(*qApp, Theme::Light);

    QVERIFY(light != dark);
    QCOMPARE(button.grab().toImage(), light);
}

void tst_Style::targetsAreLargeEnough()
{
    style::apply(*qApp, Theme::Light);
    QPushButton button(QStringLiteral("1"));
    QComboBox box;
    box.addItems({QStringLiteral("aws"), QStringLiteral("chapter")});
    box.show();
    box.showPopup();

    QVERIFY(button.sizeHint().height() >= 24);
    QVERIFY(box.sizeHint().height() >= 24);
    QVERIFY(box.view()->visualRect(box.model()->index(1, 0)).height() >= 24);
    box.hidePopup();
}

void tst_Style::glyphStaysInItsBox()
{
    for (const style::MarkStyle &mark : style::marks()) {
        QImage image(40, 40, QImage::Format_RGB32);
        image.fill(Qt::white);
        QPainter painter(&image);

        style::paintGlyph(painter, mark.mark, QRectF(10, 10, 20, 20), Qt::black);
        painter.end();

        int inside = 0;
        for (int y = 0; y < 40; ++y) {
            for (int x = 0; x < 40; ++x) {
                const bool painted = image.pixelColor(x, y).lightness() < 200;
                const bool within = x >= 8 && x < 32 && y >= 8 && y < 32;
                QVERIFY2(!painted || within, style::meaning(mark.mark).toUtf8());
                inside += painted ? 1 : 0;
            }
        }
        QVERIFY2(inside > 10, style::meaning(mark.mark).toUtf8());
    }
}

QTEST_MAIN(tst_Style)
#include "tst_style.moc"
