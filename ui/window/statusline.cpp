#include "ui/window/statusline.h"

#include "core/trace/trace.h"
#include "ui/document/document.h"
#include "ui/document/player.h"
#include "ui/document/stepper.h"
#include "ui/format.h"
#include "ui/icons.h"
#include "ui/window/fittinglabel.h"
#include "ui/window/partflag.h"
#include "ui/window/pill.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QToolButton>

namespace retryscope {

namespace {

QString number(std::size_t value)
{
    return QLocale().toString(static_cast<qulonglong>(value));
}

QString countsText(const Totals &totals)
{
    const QString all = totals.all() == 1
        ? StatusLine::tr("1 invocation:")
        : StatusLine::tr("%1 invocations:").arg(number(totals.all()));
    QStringList parts{StatusLine::tr("%1 waiting").arg(number(totals.waiting())),
                      StatusLine::tr("%1 running")
                          .arg(number(totals.in(Phase::Running) + totals.in(Phase::Ending))),
                      StatusLine::tr("%1 succeeded").arg(number(totals.in(Phase::Succeeded)))};
    if (const auto failed = totals.in(Phase::Failed))
        parts += StatusLine::tr("%1 failed").arg(number(failed));
    if (const auto answered = totals.in(Phase::Answered))
        parts += StatusLine::tr("%1 answered").arg(number(answered));
    if (const auto rejected = totals.in(Phase::Rejected))
        parts += StatusLine::tr("%1 rejected").arg(number(rejected));
    return all + QLatin1Char(' ') + parts.join(QStringLiteral(", "));
}

} // namespace

StatusLine::StatusLine(Document &document, Player &player, Stepper &stepper, QWidget *parent)
    : QWidget(parent)
    , m_document(document)
    , m_player(player)
    , m_stepper(stepper)
    , m_origin(tr("example"))
    , m_stop(new QToolButton)
    , m_icon(new QLabel)
    , m_seed(new QToolButton)
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(8, 0, 8, 0);
    layout->setSpacing(8);
    layout->addWidget(m_icon);
    m_step = addPart(110);
    m_step->setFont(style::font(style::FontRole::SmallStrong));
    m_stop->hide();
    layout->addWidget(m_stop);
    connect(m_stop, &QToolButton::clicked, &m_document, [this] {
        if (m_document.isOpening())
            m_document.cancelOpening();
        else
            m_document.stopSimulating();
    });
    m_work.setInterval(200);
    connect(&m_work, &QTimer::timeout, this, &StatusLine::showWork);
    m_time = addPart(90);
    m_counts = addPart(90);
    m_lost = new Pill(style::Mark::Lost);
    layout->addWidget(m_lost);
    m_parts.push_back(m_lost);
    m_findings = addPart(60);
    showFindings(0);
    addSeed();
    m_rules = addPart(60);
    m_saved = addPart(50);
    layout->addStretch(1);
    m_honest = new FittingLabel(60); // its first word says it
    m_honest->setFont(style::font(style::FontRole::Small));
    layout->addWidget(m_honest);
    m_parts.push_back(m_honest);
    m_honest->setText(tr("Simulated: not a measurement of AWS"));

    connect(&m_document, &Document::cursorMoved, this, &StatusLine::showCursor);
    connect(&m_document, &Document::traceChanged, this, &StatusLine::showCursor);
    connect(&m_document, &Document::traceChanged, this, &StatusLine::showScenario);
    connect(&m_document, &Document::contentChanged, this, &StatusLine::showScenario);
    connect(&m_document, &Document::simulatingChanged, this, &StatusLine::followWork);
    connect(&m_document, &Document::openingChanged, this, &StatusLine::followWork);
    connect(&m_player, &Player::playingChanged, this, &StatusLine::showCursor);
    connect(&m_stepper, &Stepper::partChanged, this, &StatusLine::showCursor);
    m_saying.setSingleShot(true);
    m_saying.setInterval(6000);
    connect(&m_saying, &QTimer::timeout, this, &StatusLine::showCursor);
    showCursor();
    showScenario();
}

QLabel *StatusLine::addPart(double leastPx)
{
    auto *label = new FittingLabel(leastPx);
    label->setFont(style::font(style::FontRole::Small));
    if (!m_parts.empty())
        addLine();
    layout()->addWidget(label);
    m_parts.push_back(label);
    return label;
}

void StatusLine::addLine()
{
    auto *line = new QFrame;
    line->setFrameShape(QFrame::VLine);
    line->setFixedHeight(qRound(style::scaled(14)));
    layout()->addWidget(line);
}

void StatusLine::addSeed()
{
    m_seed->setFont(style::font(style::FontRole::Small));
    m_seed->setToolTip(tr("Choose the seed that whatever is left to chance is drawn from"));
    m_seed->setMinimumHeight(24);
    style::setRole(*m_seed, style::ButtonRole::Link);
    connect(m_seed, &QToolButton::clicked, this, &StatusLine::seedWanted);
    addLine();
    layout()->addWidget(m_seed);
    m_parts.push_back(m_seed);
}

QString StatusLine::text() const
{
    QStringList parts;
    for (const QWidget *part : m_parts) {
        if (!part->isHidden())
            parts += part->property("text").toString(); // of a label or of a button
    }
    return parts.join(QStringLiteral(" | "));
}

void StatusLine::showCursor()
{
    const Trace &trace = m_document.trace();
    m_saying.stop();
    m_icon->setPixmap(icon(m_player.isPlaying() ? QStringLiteral("play") : QStringLiteral("pause"))
                          .pixmap(14, 14));
    m_step->setText(stepText());
    m_time->setText(tr("t = %1").arg(format::time(m_document.cursorTime())));
    const Totals totals = trace.totalsAfter(m_document.cursor());
    m_counts->setText(countsText(totals));
    m_counts->setToolTip(m_counts->text());
    const auto lost = totals.in(Phase::Lost);
    m_lost->setText(tr("%1 lost").arg(number(lost)));
    m_lost->setVisible(lost > 0);
    setAccessibleName(m_step->text());
    setAccessibleDescription(text());
}

QString StatusLine::stepText() const
{
    const QString at = number(m_document.cursor());
    const QString all = number(m_document.trace().size());
    if (m_player.isPlaying())
        return tr("Playing, step %1 of %2").arg(at, all);
    if (m_stepper.part() > 0)
        return tr("Looking into %1").arg(partPlace(m_stepper));
    return tr("Paused at step %1 of %2").arg(at, all);
}

void StatusLine::say(const QString &sentence)
{
    m_step->setText(sentence);
    setAccessibleName(sentence);
    setAccessibleDescription(text());
    m_saying.start();
}

void StatusLine::showFindings(int count)
{
    m_findings->setText(count == 1 ? tr("1 finding") : tr("%1 findings").arg(count));
    m_findings->setToolTip(
        tr("What a careful colleague would say: see the panel \u201cFindings\u201d"));
    m_findings->setVisible(count > 0);
    const int line = layout()->indexOf(m_findings) - 1; // the one that parts it from the counts
    layout()->itemAt(line)->widget()->setVisible(count > 0);
}

void StatusLine::setOrigin(const QString &origin)
{
    m_origin = origin;
    showScenario();
}

void StatusLine::followWork()
{
    if (m_document.isSimulating() || m_document.isOpening()) {
        m_work.start(); // most work is over before it fires
        return;
    }
    m_work.stop();
    m_stop->hide();
    showCursor();
}

void StatusLine::showWork()
{
    m_stop->show();
    if (m_document.isOpening()) {
        m_stop->setText(tr("Cancel"));
        m_stop->setToolTip(tr("Read no further, and stay with the scenario that is open"));
        m_step->setText(tr("Reading “%1”").arg(m_document.openingTitle()));
        return;
    }
    m_stop->setText(tr("Stop"));
    m_stop->setToolTip(tr("End the simulation here, and show what happened so far"));
    m_step->setText(tr("Simulating: %1 steps so far").arg(number(m_document.simulatedSteps())));
}

void StatusLine::showScenario()
{
    const Scenario &scenario = m_document.trace().scenario();
    m_seed->setText(tr("seed %1").arg(scenario.seed));
    const QString profile = QString::fromStdString(scenario.rules.profile);
    m_rules->setText(scenario.rules.overrides.empty() ? tr("rules: %1").arg(profile)
                                                      : tr("rules: %1, changed").arg(profile));
    if (m_document.isModified())
        m_saved->setText(tr("not saved"));
    else
        m_saved->setText(m_document.path().isEmpty() ? m_origin : tr("saved"));
    m_saved->setToolTip(m_document.path());
}

} // namespace retryscope
