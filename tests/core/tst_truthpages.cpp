#include "core/formats/jsontext.h"
#include "core/formats/mythreader.h"
#include "core/formats/textfile.h"
#include "core/formats/truthpages.h"

#include <QDir>
#include <QRegularExpression>
#include <QTest>

#include <cstdlib>

using namespace retryscope;

namespace {

const std::string resources = RETRYSCOPE_SOURCE_DIR "/resources/";

std::vector<MythCard> cards()
{
    return readMythCards(parseJson(readFile(resources + "myths/cards.json").value()).value())
        .value();
}

} // namespace

class tst_TruthPages : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void thePagesInTheRepositoryAreWhatTheRulebookSays_data();
    void thePagesInTheRepositoryAreWhatTheRulebookSays();
    void linksLeadSomewhere();
    void everyUncertainRuleIsAmongTheDifferences();
};

void tst_TruthPages::thePagesInTheRepositoryAreWhatTheRulebookSays_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("page");
    const auto row = [](const char *file, const std::string &page) {
        QTest::newRow(file) << QString::fromLatin1(file) << QString::fromStdString(page);
    };
    row("rulebook.md", rulebookPage(cards()));
    row("differences.md", differencesPage());
    row("myths.md", mythsPage(cards()));
}

/// With RETRYSCOPE_UPDATE_GOLDEN in the environment the pages are written anew.
void tst_TruthPages::thePagesInTheRepositoryAreWhatTheRulebookSays()
{
    QFETCH(QString, file);
    QFETCH(QString, page);
    const std::string path = resources + "pages/" + file.toStdString();
    if (std::getenv("RETRYSCOPE_UPDATE_GOLDEN"))
        QVERIFY(!writeFile(path, page.toStdString()));
    const auto kept = readFile(path);
    QVERIFY2(kept.hasValue(), path.c_str());
    const QStringList is = QString::fromStdString(kept.value()).split(u'\n');
    const QStringList should = page.split(u'\n');
    for (qsizetype i = 0; i < std::min(is.size(), should.size()); ++i)
        QCOMPARE(is[i], should[i]);
    QCOMPARE(is.size(), should.size());
}

void tst_TruthPages::linksLeadSomewhere()
{
    const QString rules = QString::fromStdString(rulebookPage(cards()));
    const QString myths = QString::fromStdString(mythsPage(cards()));
    static const QRegularExpression anchor(QStringLiteral("\\]\\((\\w*\\.?\\w*)#([^)]*)\\)"));
    static const QRegularExpression notInAnchor(QStringLiteral("[^a-z0-9 -]"));
    const auto anchorsOf = [](const QString &page) {
        QSet<QString> anchors;
        for (const QString &line : page.split(u'\n')) {
            if (line.startsWith(u'#'))
                anchors.insert(line.mid(line.indexOf(u' ') + 1)
                                   .toLower()
                                   .remove(notInAnchor)
                                   .replace(u' ', u'-'));
        }
        return anchors;
    };
    const QSet<QString> ofRules = anchorsOf(rules);
    const QSet<QString> ofMyths = anchorsOf(myths);
    const auto check = [&](const QString &page, const QSet<QString> &own) {
        auto links = anchor.globalMatch(page);
        int count = 0;
        while (links.hasNext()) {
            const auto link = links.next();
            const QString file = link.captured(1);
            const QSet<QString> &anchors = file.isEmpty() ? own
                : file == QStringLiteral("myths.md")      ? ofMyths
                                                          : ofRules;
            QVERIFY2(anchors.contains(link.captured(2)), qPrintable(link.captured(0)));
            ++count;
        }
        QVERIFY(count > 10);
    };
    check(rules, ofRules);
    check(myths, ofMyths);
    check(QString::fromStdString(differencesPage()), {});
    for (const MythCard &card : cards()) {
        if (card.proof)
            QVERIFY(QFile::exists(
                QString::fromStdString(resources + "myths/" + card.proof->scenario + ".json")));
    }
}

void tst_TruthPages::everyUncertainRuleIsAmongTheDifferences()
{
    const QString page = QString::fromStdString(differencesPage());
    for (const Rule &rule : rulebook()) {
        const bool isUncertain = rule.evidence == Evidence::Assumed
            || rule.evidence == Evidence::Inferred || !rule.assumed.empty();
        QCOMPARE(page.contains(QString::fromLatin1(name(rule.id))), isUncertain);
    }
}

QTEST_GUILESS_MAIN(tst_TruthPages)
#include "tst_truthpages.moc"
