#include "ui/window/seedcommands.h"

#include "core/formats/jsonnumber.h"
#include "core/model/scenario.h"
#include "ui/document/document.h"
#include "ui/window/commands.h"
#include "ui/window/questiondialog.h"

namespace retryscope {

namespace {

constexpr std::int64_t greatestSeed = (std::int64_t{1} << 53) - 1; // what each JSON reader keeps

} // namespace

QString seedProblem(const QString &text)
{
    bool isNumber = false;
    const qlonglong seed = text.trimmed().toLongLong(&isNumber);
    if (isNumber && seed >= 0 && seed <= greatestSeed)
        return {};
    return SeedCommands::tr("expected a whole number from 0 to %1, found %2")
        .arg(greatestSeed)
        .arg(text.trimmed());
}

SeedCommands::SeedCommands(Document &document, CommandRegistry &commands, QWidget *window)
    : QObject(window)
    , m_document(document)
    , m_window(window)
{
    connect(commands.action(Command::NextSeed), &QAction::triggered, this, &SeedCommands::takeNext);
    connect(commands.action(Command::ChooseSeed), &QAction::triggered, this, &SeedCommands::ask);
}

/// Of the scenario, not of the trace, which may still be that of the seed before.
std::int64_t SeedCommands::seed() const
{
    const Json *value = m_document.json().find("seed");
    if (!value)
        return static_cast<std::int64_t>(Scenario{}.seed);
    return wholeNumber(*value->number()).value_or(0);
}

void SeedCommands::take(std::int64_t seed)
{
    const auto errors =
        m_document.edit(tr("Seed %1 → %2").arg(this->seed()).arg(seed), "/seed", Json(seed));
    Q_ASSERT(errors.empty());
}

/// The next number has as different a luck as any other, and can be told to somebody else.
void SeedCommands::takeNext()
{
    const std::int64_t now = seed();
    take(now == greatestSeed ? 0 : now + 1);
}

void SeedCommands::ask()
{
    QuestionDialog question(tr("Seed"),
                            tr("Whatever is left to chance is drawn from the seed. The same seed "
                               "gives the same run. A whole number from 0 to %1:")
                                .arg(greatestSeed),
                            m_window);
    question.setCheck(seedProblem);
    question.setText(QString::number(seed()));
    if (question.exec() == QDialog::Accepted)
        take(question.text().toLongLong());
}

} // namespace retryscope
