#include "ui/inspector/comparepanel.h"

#include "core/trace/trace.h"
#include "ui/document/differences.h"
#include "ui/format.h"
#include "ui/inspector/compareends.h"
#include "ui/inspector/compareforks.h"
#include "ui/inspector/notice.h"
#include "ui/inspector/verdicttext.h"
#include "ui/style.h"

#include <QComboBox>
#include <QEvent>
#include <QKeyEvent>
#include <QLabel>
#include <QMenu>
#include <QProgressBar>
#include <QSignalBlocker>
#include <QTableView>
#include <QTextBrowser>
#include <QToolButton>

#include <algorithm>

namespace retryscope {

namespace {

constexpr int workMs = 100;

// In less room than this the names of the runs, and the ends, come before what the tooltip tells.
constexpr double changePx = 330;
constexpr double functionPx = 460;
constexpr double endPx = 140; // for each further run

/// The branch whose run lies beside, if it is the only one.
std::optional<BranchId> soleBranch(const Document &document)
{
    const auto others = document.others();
    const auto *branch =
        others.size() == 1 ? std::get_if<BranchId>(&others.front().choice) : nullptr;
    return branch ? std::optional<BranchId>(std::in_place, *branch) : std::nullopt;
}

/// The profile that the scenario follows, unless it changes single rules of it.
std::optional<Profile> ownProfile(const Scenario &scenario)
{
    return scenario.rules.overrides.empty() ? profileNamed(scenario.rules.profile) : std::nullopt;
}

/// What stands where no end differs: what there is to do, or what was found. `set` is null while
/// nothing is compared.
QString hintOf(const Document &document, const ComparedSet *set)
{
    const std::size_t others = document.others().size();
    if (others == 0)
        return document.forks().empty()
            ? ComparePanel::tr("Fork the run to try a change: both runs are kept, and here is "
                               "which invocations end differently.")
            : ComparePanel::tr("Choose a run to lay beside the shown one.");
    if (!set)
        return ComparePanel::tr("Comparing…");
    const auto first = set->firstDivergence();
    if (!first)
        return others == 1 ? ComparePanel::tr("Both runs are the same, step by step.")
                           : ComparePanel::tr("All runs are the same, step by step.");
    const QString found = others == 1
        ? ComparePanel::tr("Every invocation ends in the same way in both runs. Their first "
                           "divergence is at %1.")
        : ComparePanel::tr("Every invocation ends in the same way in all runs. Their first "
                           "divergence is at %1.");
    return found.arg(format::shortTime(first->at));
}

} // namespace

void ComparePanel::connectAll()
{
    connect(m_shown, &QComboBox::activated, this,
            [this](int row) { m_document.show(CompareForks::branchAt(row)); });
    // The first entry is to lay none beside.
    connect(m_other, &QComboBox::activated, this, [this](int row) {
        const auto forks = static_cast<int>(m_document.forks().size());
        if (row == 0)
            m_document.compareWith({});
        else if (row - 1 <= forks) // the entry after them stands for what has none
            m_document.compareWith({CompareForks::branchAt(row - 1)});
    });
    connect(m_swap, &QToolButton::clicked, this, [this] {
        if (const auto branch = soleBranch(m_document))
            m_document.show(*branch);
    });
    connect(m_profiles->menu(), &QMenu::aboutToShow, this, &ComparePanel::fillProfiles);
    connect(m_cancel, &QToolButton::clicked, &m_differences, &Differences::cancel);
    m_work.setInterval(workMs);
    // A bar in sight that gets a value has the whole window painted at once, and may not while
    // some views have yet to hear of another run.
    connect(&m_work, &QTimer::timeout, this,
            [this] { m_progress->setValue(m_differences.percent()); });
    connect(&m_differences, &Differences::changed, this, &ComparePanel::showResult);
    for (const auto signal :
         {&Document::forksChanged, &Document::shownChanged, &Document::othersChanged}) {
        connect(&m_document, signal, this, &ComparePanel::fillChoosers);
        connect(&m_document, signal, this, &ComparePanel::enableButtons);
    }
    connect(m_showButton, &QToolButton::clicked, this, [this] { m_document.show(current()); });
    connect(m_besideButton, &QToolButton::clicked, this, &ComparePanel::toggleBeside);
    connect(m_renameButton, &QToolButton::clicked, this, [this] { emit renameWanted(*current()); });
    connect(m_adoptButton, &QToolButton::clicked, this, [this] { emit adoptWanted(*current()); });
    connect(m_dropButton, &QToolButton::clicked, this, [this] { emit dropWanted(*current()); });
    connect(m_forkTable, &QTableView::doubleClicked, this,
            [this](const QModelIndex &row) { m_document.show(CompareForks::branchAt(row.row())); });
    connect(m_forkTable->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &ComparePanel::enableButtons);
    connect(m_forks, &QAbstractItemModel::modelReset, this, [this] {
        m_forkTable->setCurrentIndex(
            m_forks->index(CompareForks::rowOf(m_document.shown()), CompareForks::NameColumn));
    });
    connect(&m_verdicts, &RuleVerdicts::changed, this, &ComparePanel::showSentence);
    connect(m_verdict, &QTextBrowser::anchorClicked, this, [this](const QUrl &link) {
        if (const auto rule = ruleNamed(link.path().toStdString()))
            emit ruleWanted(*rule);
    });
    connect(m_endTable, &QTableView::clicked, this,
            [this](const QModelIndex &index) { goToRow(index.row()); });
    connect(m_endTable->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &ComparePanel::showSentence);
    m_endTable->installEventFilter(this);
}

QString ComparePanel::summary() const
{
    return m_summary->text();
}

QString ComparePanel::verdict() const
{
    return m_verdict->isHidden() ? QString() : m_verdict->toPlainText();
}

QString ComparePanel::sentence() const
{
    return m_sentence->text();
}

BranchId ComparePanel::current() const
{
    return CompareForks::branchAt(m_forkTable->currentIndex().row());
}

void ComparePanel::toggleBeside()
{
    const BranchId branch = current();
    if (branch == m_document.shown())
        return;
    const bool isBeside = soleBranch(m_document) == std::optional(branch);
    m_document.compareWith(isBeside ? std::vector<RunChoice>() : std::vector<RunChoice>{branch});
}

/// Each profile, and whether its run lies beside; that of the scenario itself can't.
void ComparePanel::fillProfiles()
{
    QMenu *menu = m_profiles->menu();
    menu->clear();
    const auto others = m_document.others();
    const auto own = ownProfile(m_document.trace().scenario());
    for (const Profile profile : allProfiles) {
        const QString name = QString::fromLatin1(retryscope::name(profile));
        const bool isBeside =
            std::ranges::find(others, RunChoice(profile), &OtherRun::choice) != others.end();
        QAction *action = menu->addAction(profile == own ? tr("%1 (shown)").arg(name) : name, this,
                                          [this, profile] { toggleProfile(profile); });
        action->setCheckable(true);
        action->setChecked(isBeside || profile == own);
        action->setEnabled(isBeside || (profile != own && others.size() < mostOthers));
    }
}

/// Forks that lie beside give way: profiles are compared with profiles.
void ComparePanel::toggleProfile(Profile profile)
{
    std::vector<RunChoice> runs;
    for (const OtherRun &other : m_document.others()) {
        if (std::holds_alternative<Profile>(other.choice) && other.choice != RunChoice(profile))
            runs.push_back(other.choice);
    }
    const auto others = m_document.others();
    if (std::ranges::find(others, RunChoice(profile), &OtherRun::choice) == others.end())
        runs.emplace_back(profile);
    std::ranges::sort(runs);
    m_document.compareWith(runs);
}

void ComparePanel::fillChoosers()
{
    const QSignalBlocker quietShown(m_shown);
    const QSignalBlocker quietOther(m_other);
    m_shown->clear();
    m_other->clear();
    m_other->addItem(tr("Nothing beside"));
    for (int row = 0; row <= static_cast<int>(m_document.forks().size()); ++row) {
        const QString name = m_document.branchName(CompareForks::branchAt(row));
        m_shown->addItem(name);
        m_other->addItem(name);
    }
    m_shown->setCurrentIndex(CompareForks::rowOf(m_document.shown()));
    const auto others = m_document.others();
    const auto branch = soleBranch(m_document);
    if (!others.empty() && !branch)
        m_other->addItem(others.size() == 1 ? others.front().name
                                            : tr("%1 runs").arg(others.size()));
    m_other->setCurrentIndex(others.empty() ? 0
                                 : branch   ? CompareForks::rowOf(*branch) + 1
                                            : m_other->count() - 1);
    m_swap->setEnabled(branch.has_value());
}

void ComparePanel::enableButtons()
{
    const BranchId branch = current();
    m_showButton->setEnabled(branch != m_document.shown());
    m_besideButton->setEnabled(branch != m_document.shown());
    for (QToolButton *button : {m_renameButton, m_adoptButton, m_dropButton})
        button->setEnabled(branch.has_value());
}

void ComparePanel::showResult()
{
    const auto set = m_differences.sharedSet();
    QStringList others;
    for (const OtherRun &other : m_document.others())
        others += other.name;
    m_ends->show(set, shownName(), others);
    fit();
    const bool hasRows = m_ends->rowCount() > 0;
    m_endTable->setVisible(hasRows);
    if (hasRows && others.size() > 1)
        m_endTable->setCurrentIndex(m_ends->index(0, CompareEnds::ShownColumn));
    m_forkSide->setVisible(others.size() < 2 || !m_document.forks().empty());
    m_hint->setVisible(!hasRows);
    const auto first = set ? set->firstDivergence() : std::nullopt;
    m_hint->setText(hintOf(m_document, set.get()));
    if (!set)
        m_summary->clear();
    else if (first)
        m_summary->setText(
            tr("First divergence %1 · %2 of %3 ends differ")
                .arg(format::shortTime(first->at), format::number(m_ends->rowCount()),
                     format::number(static_cast<std::int64_t>(set->shown()->invocationCount()))));
    else
        m_summary->setText(tr("No difference"));
    m_summary->setToolTip(m_summary->text());
    showWork();
    showSentence();
}

void ComparePanel::showWork()
{
    const bool isBusy = m_differences.isBusy();
    m_progress->setVisible(isBusy);
    m_cancel->setVisible(isBusy);
    if (isBusy && !m_work.isActive()) {
        m_work.start();
    } else if (!isBusy) {
        m_work.stop();
        m_progress->setValue(0);
    }
}

void ComparePanel::showSentence()
{
    const int row = m_endTable->currentIndex().row();
    const bool isRow = row >= 0 && row < m_ends->rowCount();
    const QString why = isRow ? verdictOf(row) : QString();
    m_verdict->setHtml(why);
    m_verdict->setVisible(!why.isEmpty());
    const bool isTold = isRow && why.isEmpty();
    m_sentence->tell(isTold ? m_ends->sentence(row) : QString(), style::Mark::OtherRun);
}

/// Beside other profiles by its profile, else by its branch.
QString ComparePanel::shownName() const
{
    const auto others = m_document.others();
    const bool isProfile = std::ranges::any_of(others, [](const OtherRun &other) {
        return std::holds_alternative<Profile>(other.choice);
    });
    const auto own = ownProfile(m_document.trace().scenario());
    return isProfile && own ? tr("%1 (shown)").arg(QString::fromLatin1(name(*own)))
                            : m_document.branchName(m_document.shown());
}

QString ComparePanel::verdictOf(int row) const
{
    const ComparedSet *set = m_differences.set();
    const auto others = m_document.others();
    if (!set || set->runs.size() != others.size())
        return {};
    RunNames names{shownName(), {}};
    for (const OtherRun &other : others)
        names.others += other.name;
    return verdictText(*set, static_cast<std::size_t>(row), m_verdicts, names);
}

/// Selects the row's invocation, and moves to the first step that only one of the runs makes.
void ComparePanel::goToRow(int row)
{
    if (row < 0 || row >= m_ends->rowCount())
        return;
    const auto shown = m_ends->shownAt(row);
    if (const Parting *parting = shown ? m_differences.partingOf(*shown) : nullptr)
        return m_differences.goTo(*parting);
    const auto set = m_differences.sharedSet();
    for (std::size_t place = 0; set && place < set->runs.size(); ++place) {
        if (const auto other = m_ends->otherAt(row, place))
            return m_document.moveToTime(set->runs[place]->other->calledAt(*other));
    }
}

bool ComparePanel::eventFilter(QObject *object, QEvent *event)
{
    if (object == m_forkTable && event->type() == QEvent::Resize)
        m_forkTable->setColumnHidden(CompareForks::ChangeColumn,
                                     m_forkTable->width() < style::scaled(changePx));
    const int others = m_ends->columnCount() - CompareEnds::OtherColumn;
    if (object == m_endTable && event->type() == QEvent::Resize)
        m_endTable->setColumnHidden(CompareEnds::FunctionColumn,
                                    m_endTable->width()
                                        < style::scaled(functionPx + endPx * (others - 1)));
    if (object == m_endTable->viewport() && event->type() == QEvent::Resize)
        fitEnds();
    if (event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(object, event);
    const int key = static_cast<QKeyEvent *>(event)->key();
    const bool isEnter = key == Qt::Key_Return || key == Qt::Key_Enter;
    if (object == m_endTable && isEnter) {
        goToRow(m_endTable->currentIndex().row());
        return true;
    }
    if (object != m_forkTable)
        return QWidget::eventFilter(object, event);
    if (isEnter)
        m_showButton->click();
    else if (key == Qt::Key_Space)
        m_besideButton->click();
    else if (key == Qt::Key_F2)
        m_renameButton->click();
    else if (key == Qt::Key_Delete)
        m_dropButton->click();
    else
        return QWidget::eventFilter(object, event);
    return true;
}

void ComparePanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_counts.setWanted(true);
    m_verdicts.setWanted(true);
}

void ComparePanel::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_counts.setWanted(false);
    m_verdicts.setWanted(false);
}

void ComparePanel::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange && m_sentence)
        fit();
    if (event->type() == QEvent::PaletteChange && m_sentence)
        showSentence();
}

} // namespace retryscope
