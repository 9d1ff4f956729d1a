#include "ui/lessons/mythcards.h"

#include "core/formats/jsontext.h"
#include "core/formats/mythreader.h"
#include "ui/format.h"

#include <QCoreApplication>
#include <QFile>

namespace retryscope {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(retryscope::Myths)
};

/// The text of a file that the program carries.
std::string carried(const QString &name)
{
    QFile file(QStringLiteral(":/myths/") + name);
    const bool isOpen = file.open(QIODevice::ReadOnly);
    Q_ASSERT(isOpen);
    return isOpen ? file.readAll().toStdString() : std::string();
}

} // namespace

const std::vector<MythCard> &mythCards()
{
    static const std::vector<MythCard> cards =
        readMythCards(parseJson(carried(QStringLiteral("cards.json"))).value()).value();
    return cards;
}

QByteArray mythScenario(const MythProof &proof, Profile profile)
{
    Json scenario =
        parseJson(carried(QString::fromStdString(proof.scenario) + QStringLiteral(".json")))
            .value();
    if (profile != Profile::Aws)
        scenario.set("rules", Json(Json::Object{{"profile", Json(name(profile))}}));
    return QByteArray::fromStdString(prettyText(scenario));
}

QString holdsText(Holds holds)
{
    switch (holds) {
    case Holds::Yes:
        return Words::tr("true");
    case Holds::No:
        return Words::tr("false");
    case Holds::Partly:
        return Words::tr("partly true");
    case Holds::Unverified:
        return Words::tr("not proved");
    }
    return {};
}

QString standingText(Standing standing)
{
    switch (standing) {
    case Standing::Agrees:
        return Words::tr("right");
    case Standing::Wrong:
        return Words::tr("wrong");
    case Standing::Partly:
        return Words::tr("right in part");
    case Standing::Outdated:
        return Words::tr("outdated");
    case Standing::ContradictsItself:
        return Words::tr("contradicts itself");
    }
    return {};
}

QString documentText(Profile document)
{
    switch (document) {
    case Profile::Aws:
        return Words::tr("AWS");
    case Profile::Chapter:
        return Words::tr("exam chapter");
    case Profile::DestinationsArticle:
        return Words::tr("destinations article");
    case Profile::RetryGuide:
        return Words::tr("retry guide");
    }
    return {};
}

QString checkText(const MythCheck &check, const Json &value)
{
    if (const bool *isSo = value.boolean())
        return *isSo ? Words::tr("yes") : Words::tr("no");
    if (const std::string *text = value.string())
        return QString::fromStdString(*text);
    const QString text = QString::fromStdString(compactText(value));
    bool isNumber = false;
    const qlonglong number = text.toLongLong(&isNumber);
    if (!isNumber)
        return text;
    return check.unit == "ms" ? format::seconds(Duration(number)) : format::number(number);
}

} // namespace retryscope
