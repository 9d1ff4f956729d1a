#include "ui/icons.h"
#include "ui/inspector/compareends.h"
#include "ui/inspector/compareforks.h"
#include "ui/inspector/comparepanel.h"
#include "ui/inspector/notice.h"
#include "ui/models/markdelegate.h"
#include "ui/style.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QProgressBar>
#include <QSplitter>
#include <QTableView>
#include <QTextBrowser>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace retryscope {

namespace {

constexpr double endRoomPx = 40; // the mark before an end and the cell's margins
constexpr double verdictPx = 68; // three or four lines: more can be scrolled to

QTableView *plainTable(QAbstractItemModel *model, MarkDelegate::Emphasis emphasis)
{
    auto *table = new QTableView;
    table->setModel(model);
    table->setItemDelegate(new MarkDelegate(emphasis, table));
    table->setFrameShape(QFrame::NoFrame);
    table->setShowGrid(false);
    table->setWordWrap(false);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->setTabKeyNavigation(false);
    table->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Ignored);
    table->setMinimumWidth(qRound(style::scaled(160)));
    table->verticalHeader()->hide();
    table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    table->horizontalHeader()->setHighlightSections(false);
    table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    table->horizontalHeader()->setTextElideMode(Qt::ElideRight);
    return table;
}

} // namespace

ComparePanel::ComparePanel(Document &document, Differences &differences, QWidget *parent)
    : QWidget(parent)
    , m_document(document)
    , m_differences(differences)
    , m_counts(document)
    , m_verdicts(document, differences)
    , m_forks(new CompareForks(document, m_counts, this))
    , m_ends(new CompareEnds(this))
    , m_shown(new QComboBox(this))
    , m_other(new QComboBox(this))
    , m_profiles(new QToolButton(this))
    , m_swap(new QToolButton(this))
    , m_summary(new QLabel(this))
    , m_progress(new QProgressBar(this))
    , m_cancel(new QToolButton(this))
    , m_forkSide(new QWidget)
    , m_endSide(new QWidget)
    , m_forkTable(plainTable(m_forks, MarkDelegate::Emphasis::Glyph))
    , m_endTable(plainTable(m_ends, MarkDelegate::Emphasis::State))
    , m_hint(new QLabel)
    , m_sentence(new Notice)
    , m_verdict(new QTextBrowser)
{
    setAccessibleName(tr("Compare"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 4, 0, 0);
    column->setSpacing(4);
    buildChoosers();
    buildForks();
    buildEnds();
    auto *sides = new QSplitter(Qt::Horizontal);
    sides->setChildrenCollapsible(false);
    sides->addWidget(m_forkSide);
    sides->addWidget(m_endSide);
    sides->setStretchFactor(0, 2);
    sides->setStretchFactor(1, 3);
    sides->setSizes({3800, 6200}); // in proportion: more than there is room for
    column->addWidget(sides, 1);
    connectAll();
    fillChoosers();
    showResult();
    enableButtons();
    fit();
}

void ComparePanel::buildChoosers()
{
    m_shown->setAccessibleName(tr("Shown run"));
    m_shown->setToolTip(tr("The run that every view shows"));
    m_other->setAccessibleName(tr("Run beside"));
    m_other->setToolTip(tr("The run that is laid beside the shown one"));
    m_profiles->setText(tr("Profiles"));
    m_profiles->setToolTip(
        tr("Lay the same scenario by other profiles' rules beside, up to three"));
    m_profiles->setPopupMode(QToolButton::InstantPopup);
    m_profiles->setMenu(new QMenu(m_profiles));
    m_profiles->menu()->setToolTipsVisible(true);
    for (QComboBox *box : {m_shown, m_other}) {
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        box->setMinimumContentsLength(6);
    }
    m_swap->setIcon(icon(QStringLiteral("swap")));
    m_swap->setText(tr("Swap"));
    m_swap->setToolTip(tr("Show the run beside, and lay the shown one beside"));
    m_summary->setFont(style::font(style::FontRole::Small));
    m_summary->setWordWrap(true);
    m_progress->setAccessibleName(tr("Comparing"));
    m_progress->setTextVisible(false);
    m_progress->setMaximumWidth(qRound(style::scaled(120)));
    m_cancel->setText(tr("Cancel"));
    m_cancel->setToolTip(tr("Give the comparison up"));
    for (QToolButton *button : {m_swap, m_cancel, m_profiles}) {
        button->setAccessibleName(button->text());
        button->setMinimumHeight(24); // as wide as its text: a minimum of its own would be less
    }
    auto *row = new QHBoxLayout;
    row->setContentsMargins(12, 0, 8, 0);
    row->setSpacing(8);
    row->addWidget(m_shown);
    row->addWidget(m_swap);
    row->addWidget(m_other);
    row->addWidget(m_profiles);
    row->addWidget(m_summary, 1);
    row->addWidget(m_progress);
    row->addWidget(m_cancel);
    static_cast<QVBoxLayout *>(layout())->addLayout(row);
}

QToolButton *ComparePanel::addButton(QHBoxLayout &row, const QString &text, const QString &iconName)
{
    auto *button = new QToolButton;
    button->setText(text);
    button->setIcon(icon(iconName));
    button->setAccessibleName(text);
    button->setToolButtonStyle(Qt::ToolButtonIconOnly);
    button->setMinimumSize(qRound(style::scaled(26)), qRound(style::scaled(24)));
    row.addWidget(button);
    return button;
}

void ComparePanel::buildForks()
{
    m_forkTable->setAccessibleName(tr("The base and its forks"));
    auto *row = new QHBoxLayout;
    row->setContentsMargins(8, 0, 8, 4);
    row->setSpacing(4);
    QToolButton *fork = addButton(*row, tr("Fork…"), QStringLiteral("fork"));
    fork->setToolTip(tr("Make another fork at the cursor"));
    connect(fork, &QToolButton::clicked, this, &ComparePanel::forkWanted);
    m_showButton = addButton(*row, tr("Show"), QStringLiteral("base"));
    m_showButton->setToolTip(tr("Show this run in every view (Enter)"));
    m_besideButton = addButton(*row, tr("Compare"), QStringLiteral("compare"));
    m_besideButton->setToolTip(tr("Lay this run beside the shown one, or take it away (Space)"));
    m_renameButton = addButton(*row, tr("Rename…"), QStringLiteral("rename"));
    m_renameButton->setToolTip(tr("Give this fork another name (F2)"));
    m_adoptButton = addButton(*row, tr("Adopt"), QStringLiteral("adopt"));
    m_adoptButton->setToolTip(tr("Make this fork's change a part of the scenario"));
    m_dropButton = addButton(*row, tr("Drop"), QStringLiteral("drop"));
    m_dropButton->setToolTip(tr("Remove this fork (Delete)"));
    row->addStretch();
    auto *column = new QVBoxLayout(m_forkSide);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(m_forkTable, 1);
    column->addLayout(row);
    m_forkTable->installEventFilter(this);
}

void ComparePanel::buildEnds()
{
    m_endTable->setAccessibleName(tr("Invocations that end differently"));
    m_endTable->viewport()->installEventFilter(this);
    m_hint->setWordWrap(true);
    m_hint->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_hint->setContentsMargins(12, 8, 12, 8);
    auto *bottom = new QHBoxLayout;
    bottom->setContentsMargins(8, 0, 8, 4);
    bottom->addWidget(m_sentence);
    bottom->addWidget(m_verdict);
    m_verdict->setAccessibleName(tr("Verdict"));
    m_verdict->setOpenLinks(false);
    m_verdict->setTextInteractionFlags(Qt::TextBrowserInteraction);
    auto *column = new QVBoxLayout(m_endSide);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(m_endTable, 1);
    column->addWidget(m_hint, 1);
    column->addLayout(bottom);
}

void ComparePanel::fit()
{
    const int row = qRound(style::scaled(26));
    for (QTableView *table : {m_forkTable, m_endTable}) {
        table->verticalHeader()->setMinimumSectionSize(1);
        table->verticalHeader()->setDefaultSectionSize(row);
        table->setMinimumHeight(4 * row); // the header, two rows and the scroll bar
    }
    const auto px = [](double length) { return qRound(style::scaled(length)); };
    m_verdict->setFixedHeight(px(verdictPx));
    m_verdict->document()->setDefaultFont(style::font(style::FontRole::Small));
    QHeaderView *forks = m_forkTable->horizontalHeader();
    forks->setMinimumSectionSize(px(24));
    forks->setSectionResizeMode(CompareForks::NameColumn, QHeaderView::Stretch);
    forks->setSectionResizeMode(CompareForks::ChangeColumn, QHeaderView::Stretch);
    forks->resizeSection(CompareForks::CountColumn, px(52));
    QHeaderView *ends = m_endTable->horizontalHeader();
    ends->setMinimumSectionSize(px(24));
    ends->resizeSection(CompareEnds::NumberColumn, px(36));
    ends->resizeSection(CompareEnds::FunctionColumn, px(104));
    fitEnds();
}

/// The runs share the room, but each end can be read up to its instant: then the table scrolls.
void ComparePanel::fitEnds()
{
    const QFontMetrics metrics(style::font(style::FontRole::Strong));
    const QString end = QStringLiteral("RetriesExhausted at 0:00:00.000…");
    const int readable = metrics.horizontalAdvance(end) + qRound(style::scaled(endRoomPx));
    QHeaderView *ends = m_endTable->horizontalHeader();
    const int room = m_endTable->viewport()->width() - ends->sectionSize(CompareEnds::NumberColumn)
        - ends->sectionSize(CompareEnds::FunctionColumn); // 0 if it is hidden
    const int runs = m_ends->columnCount() - CompareEnds::ShownColumn;
    for (int run = CompareEnds::ShownColumn; run < m_ends->columnCount(); ++run)
        ends->resizeSection(run, std::max(room / runs, readable));
}

} // namespace retryscope
