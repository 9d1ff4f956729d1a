#include "core/formats/textpage.h"

#include <QRegularExpression>
#include <QTest>

using namespace retryscope;

class tst_TextPage : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void paragraphsBreakBetweenWords_data();
    void paragraphsBreakBetweenWords();
    void namesAreFilledUpToTheirColumn();
};

void tst_TextPage::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
}

void tst_TextPage::paragraphsBreakBetweenWords_data()
{
    QTest::addColumn<std::string>("lead");
    QTest::addColumn<std::string>("words");
    QTest::addColumn<std::string>("text");

    const std::string ninety(90, 'x');
    const std::string hundred(100, 'x');
    QTest::newRow("no words") << std::string("rule") << std::string() << std::string("rule\n");
    QTest::newRow("fills the line") << std::string() << ninety + " a" << ninety + " a\n";
    QTest::newRow("one too many") << std::string() << ninety + " ab" << ninety + "\nab\n";
    QTest::newRow("lead counts, and indents") << std::string("- ") << ninety + " a"
                                              << "- " + ninety + "\n  a\n";
    QTest::newRow("word wider than the page") << std::string("- ") << "a " + hundred + " b"
                                              << "- a\n  " + hundred + "\n  b\n";
}

void tst_TextPage::paragraphsBreakBetweenWords()
{
    QFETCH(std::string, lead);
    QFETCH(std::string, words);
    QFETCH(std::string, text);

    TextPage page;
    page.paragraph(lead, words);

    QCOMPARE(page.text(), text);
}

void tst_TextPage::namesAreFilledUpToTheirColumn()
{
    QCOMPARE(padded("aws", 5), std::string("aws  "));
    QCOMPARE(padded("chapter", 5), std::string("chapter"));
}

QTEST_GUILESS_MAIN(tst_TextPage)
#include "tst_textpage.moc"
