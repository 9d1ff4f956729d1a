#include "tests/ui/ownsettings.h"
#include "ui/document/document.h"
#include "ui/style.h"
#include "ui/timeline/timelineview.h"
#include "ui/window/fittinglabel.h"
#include "ui/window/layouts.h"
#include "ui/window/mainwindow.h"

#include <QApplication>
#include <QDockWidget>
#include <QHelpEvent>
#include <QTabBar>
#include <QTest>
#include <QToolTip>

#include <algorithm>

using namespace retryscope;

Q_DECLARE_METATYPE(retryscope::Layout)

/// The window in the size of type that a person has chosen for all programs: everything fits the
/// screen, and most of it is the timeline's.
class tst_LargeText : public QObject, private OwnSettings
{
    Q_OBJECT

private slots:
    void initTestCase() { prepare("tst_largetext"); }
    void init() { begin(); }
    void cleanup() { style::magnify(*qApp, 1.0); }

    void theWindowFitsTheScreen_data()
    {
        QTest::addColumn<double>("text");
        QTest::addColumn<QSize>("screen");
        QTest::addColumn<Layout>("layout");
        QTest::addColumn<std::size_t>("lanes");
        const auto row = [](const char *name, double text, QSize screen, Layout layout,
                            std::size_t lanes) {
            QTest::addRow("%d %%, %s", static_cast<int>(text * 100), name)
                << text << screen << layout << lanes;
        };
        for (const double text : {1.0, 1.5, 2.0}) {
            const QSize screen = text == 1.0 ? QSize(1280, 800)
                : text == 1.5                ? QSize(1600, 1000)
                                             : QSize(1920, 1080);
            row("Learn", text, screen, Layout::Learn, text == 1.0 ? 6 : 3);
            row("Debug", text, screen, Layout::Debug, text == 1.0 ? 6 : text == 1.5 ? 3 : 2);
        }
        row("Present", 1.0, QSize(1280, 800), Layout::Present, 3);
    }

    void theWindowFitsTheScreen()
    {
        QFETCH(double, text);
        QFETCH(QSize, screen);
        QFETCH(Layout, layout);
        QFETCH(std::size_t, lanes);
        style::magnify(*qApp, text);
        m_window = std::make_unique<MainWindow>();
        m_window->resize(screen);
        m_window->openFirst(QString());
        m_window->layouts().show(layout);
        if (layout != Layout::Present)
            style::magnify(*qApp, text);
        m_window->layouts().reset();
        m_window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        m_window->document().finishSimulating();
        QCoreApplication::processEvents();

        const QSize least = m_window->minimumSizeHint();
        QVERIFY2(least.width() <= screen.width() && least.height() <= screen.height(),
                 qPrintable(sizes(least)));
        QCOMPARE(m_window->size(), screen);
        QVERIFY2(lanesInSight() >= lanes, qPrintable(QString::number(lanesInSight())));
        m_window.reset();
        style::magnify(*qApp, 1.0);
    }

    void panelsOfASmallWindowShareTheirPlace_data()
    {
        QTest::addColumn<double>("text");
        QTest::addColumn<QSize>("size");
        QTest::addColumn<bool>("isLowShared");
        QTest::addColumn<bool>("isRightShared");
        QTest::newRow("as drawn") << 1.0 << QSize(1600, 1000) << false << false;
        QTest::newRow("small") << 1.0 << QSize(1000, 680) << true << true;
        QTest::newRow("narrow") << 1.0 << QSize(1000, 1000) << true << false;
        QTest::newRow("low") << 1.0 << QSize(1600, 680) << false << true;
        QTest::newRow("small for its text") << 2.0 << QSize(1600, 1000) << true << true;
    }

    void panelsOfASmallWindowShareTheirPlace()
    {
        QFETCH(double, text);
        QFETCH(QSize, size);
        QFETCH(bool, isLowShared);
        QFETCH(bool, isRightShared);
        MainWindow window;
        style::magnify(*qApp, text);
        window.resize(size);

        window.layouts().reset();

        const auto dock = [&](const char *name) {
            return window.findChild<QDockWidget *>(QString::fromLatin1(name));
        };
        QCOMPARE(window.tabifiedDockWidgets(dock("TablesDock")).contains(dock("RecordDock")),
                 isLowShared);
        QCOMPARE(window.tabifiedDockWidgets(dock("NowDock")).contains(dock("NextDock")),
                 isRightShared);
    }

    void theFirstOfThePanelsThatShareAPlaceIsSeen()
    {
        MainWindow window;
        window.resize(1000, 680);
        window.layouts().reset();

        window.show();

        QVERIFY(QTest::qWaitForWindowActive(&window));
        int count = 0;
        for (const QTabBar *tabs : window.findChildren<QTabBar *>(Qt::FindDirectChildrenOnly)) {
            if (!tabs->isVisible())
                continue;
            ++count;
            QCOMPARE(tabs->currentIndex(), 0);
        }
        QCOMPARE(count, 2);
    }

    void aLabelGivesWay()
    {
        constexpr int least = 60;
        const QString text = QStringLiteral("Simulated: not a measurement of AWS");
        FittingLabel label(least);
        label.setText(text);
        label.resize(label.sizeHint());
        QCOMPARE(label.minimumSizeHint().width(), least);
        QVERIFY(label.minimumSizeHint().width() < label.width());
        QCOMPARE(tipOf(label), QString()); // it is whole

        const QSize narrow(label.width() / 2, label.height());
        label.resize(narrow);

        QCOMPARE(tipOf(label), text);
        FittingLabel whole(least);
        whole.setText(label.fontMetrics().elidedText(text, Qt::ElideRight, narrow.width()));
        whole.resize(narrow);
        QCOMPARE(label.grab().toImage(), whole.grab().toImage());
        label.setText(QStringLiteral("S"));
        QCOMPARE(label.minimumSizeHint().width(), label.sizeHint().width());
    }

private:
    /// What the label says of itself to somebody who points at it.
    [[nodiscard]] static QString tipOf(FittingLabel &label)
    {
        QToolTip::hideText();
        QHelpEvent help(QEvent::ToolTip, QPoint(1, 1), label.mapToGlobal(QPoint(1, 1)));
        QCoreApplication::sendEvent(&label, &help);
        return QToolTip::isVisible() ? QToolTip::text() : QString();
    }

    [[nodiscard]] std::size_t lanesInSight() const
    {
        const TimelineLayout &frame = m_window->timeline().frame();
        return static_cast<std::size_t>(
            std::ranges::count_if(frame.lanes, [&](const TimelineLane &lane) {
                return lane.rect.bottom() <= frame.areas.lanes.bottom() + 0.5;
            }));
    }

    /// The window's least size, and whose they are.
    [[nodiscard]] QString sizes(QSize least) const
    {
        const auto text = [](const QString &name, QSize size) {
            return QStringLiteral("%1 %2×%3; ").arg(name).arg(size.width()).arg(size.height());
        };
        QString all = text(QStringLiteral("window"), least);
        for (const QWidget *child :
             m_window->findChildren<QWidget *>(QString(), Qt::FindDirectChildrenOnly)) {
            if (child->isVisible())
                all += text(child->objectName(), child->minimumSizeHint());
        }
        return all;
    }

    std::unique_ptr<MainWindow> m_window;
};

QTEST_MAIN(tst_LargeText)
#include "tst_largetext.moc"
