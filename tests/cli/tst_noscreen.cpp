#include <QProcess>
#include <QRegularExpression>
#include <QTest>

/// What the window's program prints where there is no display.
class tst_NoScreen : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void wordsNeedNoDisplay_data()
    {
        QTest::addColumn<QString>("word");
        QTest::addColumn<QByteArray>("beginning");

        QTest::newRow("help") << QStringLiteral("--help") << QByteArray("Usage: ");
        QTest::newRow("help, short") << QStringLiteral("-h") << QByteArray("Usage: ");
        QTest::newRow("version") << QStringLiteral("--version") << QByteArray("Retryscope 0.1.0\n");
    }

    void wordsNeedNoDisplay()
    {
        QFETCH(const QString, word);
        QFETCH(const QByteArray, beginning);
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        for (const char *name : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"})
            environment.remove(QString::fromLatin1(name));
        QProcess process;
        process.setProcessEnvironment(environment);

        process.start(QStringLiteral(RETRYSCOPE_WINDOW), {word});

        QVERIFY(process.waitForFinished(60'000));
        QCOMPARE(process.exitStatus(), QProcess::NormalExit);
        QCOMPARE(process.exitCode(), 0);
        const QByteArray out = process.readAllStandardOutput();
        QVERIFY2(out.startsWith(beginning), out.constData());
    }
};

QTEST_GUILESS_MAIN(tst_NoScreen)
#include "tst_noscreen.moc"
