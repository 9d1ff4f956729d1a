#include "ui/inspector/differenceview.h"

#include "ui/document/document.h"
#include "ui/document/twin.h"
#include "ui/format.h"
#include "ui/icons.h"
#include "ui/inspector/differencemodel.h"
#include "ui/style.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QSignalBlocker>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <array>
#include <utility>

namespace retryscope {

namespace {

constexpr double rowPx = 22;
constexpr double signPx = 30;

/// What the dead-letter message calls the record's fields.
const std::array<FieldName, 4> &deadLetterNames()
{
    static const std::array<FieldName, 4> names{{
        {"/requestPayload", "/Body"},
        {"/requestContext/requestId", "/Attributes/RequestID"},
        {"/responseContext/statusCode", "/Attributes/ErrorCode"},
        {"/responsePayload/errorMessage", "/Attributes/ErrorMessage"},
    }};
    return names;
}

QString headingOf(const Trace &trace, const Message &message, const QString &run)
{
    const QString title = retryscope::title(trace, message);
    return run.isEmpty() ? title : QStringLiteral("%1 · %2").arg(run, title);
}

QTableView *lineTable(DifferenceModel *model, QWidget *parent)
{
    auto *table = new QTableView(parent);
    table->setModel(model);
    table->setFrameShape(QFrame::NoFrame);
    table->setShowGrid(false);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->setWordWrap(false);
    table->setTabKeyNavigation(false);
    table->verticalHeader()->hide();
    table->horizontalHeader()->setHighlightSections(false);
    table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    return table;
}

} // namespace

DifferenceView::DifferenceView(Document &document, QWidget *parent)
    : QWidget(parent)
    , m_document(document)
    , m_model(new DifferenceModel(this))
    , m_pairs(new QComboBox(this))
    , m_summary(new QLabel(this))
    , m_previous(new QToolButton(this))
    , m_next(new QToolButton(this))
    , m_table(lineTable(m_model, this))
{
    setAccessibleName(tr("Difference"));
    m_pairs->setAccessibleName(tr("Compare with"));
    m_pairs->setToolTip(tr("What the record is compared with"));
    m_table->setAccessibleName(tr("Lines of both messages"));
    m_summary->setFont(style::font(style::FontRole::Small));
    m_previous->setText(tr("Previous difference"));
    m_previous->setIcon(icon(QStringLiteral("up")));
    m_next->setText(tr("Next difference"));
    m_next->setIcon(icon(QStringLiteral("down")));
    auto *top = new QHBoxLayout;
    top->setContentsMargins(12, 2, 8, 2);
    top->addWidget(m_pairs);
    top->addWidget(m_summary, 1);
    for (QToolButton *button : {m_previous, m_next}) {
        button->setAutoRaise(true);
        button->setToolTip(button->text());
        button->setAccessibleName(button->text());
        button->setMinimumSize(24, 24);
        top->addWidget(button);
    }
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    column->addLayout(top);
    column->addWidget(m_table, 1);
    fit();
    connect(m_pairs, &QComboBox::currentIndexChanged, this, &DifferenceView::showPair);
    connect(m_previous, &QToolButton::clicked, this, [this] { goTo(-1); });
    connect(m_next, &QToolButton::clicked, this, [this] { goTo(1); });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &DifferenceView::choose);
}

bool DifferenceView::showInvocation(InvocationId invocation)
{
    const auto own = messagesOf(m_document.trace(), invocation, m_document.cursor());
    const QString wanted = m_pairs->currentText();
    m_found.clear();
    for (const OtherRun &other : m_document.others())
        addOtherRun(invocation, own, other);
    addDeadLetter(own);
    const QSignalBlocker quiet(m_pairs);
    m_pairs->clear();
    for (const Pair &pair : m_found)
        m_pairs->addItem(pair.name);
    m_pairs->setCurrentIndex(std::max(m_pairs->findText(wanted), m_found.empty() ? -1 : 0));
    m_pairs->setEnabled(m_found.size() > 1);
    showPair();
    return !m_found.empty();
}

/// Each message beside that of the other run which went the same way, and those that only one run
/// has. Of the other run all counts, also what comes after the cursor.
void DifferenceView::addOtherRun(InvocationId invocation, const std::vector<Message> &own,
                                 const OtherRun &other)
{
    const Trace *trace = other.trace.get();
    const auto twin = trace ? twinOf(m_document.trace(), invocation, *trace) : std::nullopt;
    if (!twin)
        return;
    const QString &run = other.name;
    const QString shown = m_document.branchName(m_document.shown());
    std::vector<Message> theirs = messagesOf(*trace, *twin, trace->size());
    for (const Message &message : own) {
        if (message.form == Message::Form::Envelope)
            continue;
        const QString title = retryscope::title(m_document.trace(), message);
        Pair pair{tr("%1, with %2", "a message, a run").arg(title, run),
                  headingOf(m_document.trace(), message, shown),
                  run,
                  message,
                  {},
                  other.trace,
                  run};
        const auto match = std::ranges::find_if(theirs, [&](const Message &candidate) {
            return candidate.via == message.via && candidate.form == message.form;
        });
        if (match != theirs.end()) {
            pair.right = headingOf(*trace, *match, run);
            pair.with = *match;
            theirs.erase(match);
        }
        m_found.push_back(std::move(pair));
    }
    for (const Message &message : theirs) {
        if (message.form != Message::Form::Envelope)
            m_found.push_back({tr("%1, only in %2", "a message, a run")
                                   .arg(retryscope::title(*trace, message), run),
                               shown,
                               headingOf(*trace, message, run),
                               {},
                               message,
                               other.trace,
                               run});
    }
}

void DifferenceView::addDeadLetter(const std::vector<Message> &own)
{
    const auto record = std::ranges::find(own, Via::OnFailure, &Message::via);
    const auto letter = std::ranges::find(own, Via::DeadLetterQueue, &Message::via);
    if (record == own.end() || letter == own.end())
        return;
    const Trace &trace = m_document.trace();
    m_found.push_back({tr("%1, with the DLQ message").arg(title(trace, *record)),
                       headingOf(trace, *record, {}), headingOf(trace, *letter, {}), *record,
                       *letter, nullptr, QString()});
}

std::vector<DifferenceLine> DifferenceView::linesOf(const Pair &pair) const
{
    const Trace &theirs = pair.other ? *pair.other : m_document.trace();
    if (pair.of && pair.with) {
        const Json left = content(m_document.trace(), *pair.of);
        const Json right = content(theirs, *pair.with);
        return pair.other ? differenceLines(left, right)
                          : differenceLines(left, right, deadLetterNames());
    }
    const Json only = pair.of ? content(m_document.trace(), *pair.of) : content(theirs, *pair.with);
    std::vector<DifferenceLine> lines = differenceLines(only, only);
    for (DifferenceLine &line : lines) {
        line.change = pair.of ? LineChange::Removed : LineChange::Added;
        (pair.of ? line.right : line.left).clear();
    }
    return lines;
}

void DifferenceView::showPair()
{
    const int index = m_pairs->currentIndex();
    const bool isShown =
        isVisible() && index >= 0 && static_cast<std::size_t>(index) < m_found.size();
    if (isShown) {
        const Pair &pair = m_found[static_cast<std::size_t>(index)];
        m_model->show(linesOf(pair), pair.left, pair.right);
    } else {
        m_model->show({}, {}, {});
    }
    summarize();
    fit();
}

void DifferenceView::choose(const QModelIndex &row)
{
    if (!row.isValid())
        return;
    const Pair &pair = m_found[static_cast<std::size_t>(m_pairs->currentIndex())];
    const std::string pointer = row.data(DifferenceModel::PointerRole).toString().toStdString();
    const int change = row.data(DifferenceModel::ChangeRole).toInt();
    if (change == static_cast<int>(LineChange::Added))
        emit fieldChosen({*pair.with, pointer, pair.other, pair.run});
    else
        emit fieldChosen({*pair.of, pointer, nullptr, {}});
}

void DifferenceView::summarize()
{
    const auto count = [this](LineChange change) {
        return static_cast<int>(m_model->count(change));
    };
    const int changed = count(LineChange::Changed);
    const int removed = count(LineChange::Removed);
    const int added = count(LineChange::Added);
    const bool differs = changed + removed + added > 0;
    m_summary->setText(
        differs ? tr("\u2260 %1 changed \u00b7 \u2212 %2 only left \u00b7 + %3 only right")
                      .arg(changed)
                      .arg(removed)
                      .arg(added)
                : tr("No difference"));
    m_summary->setToolTip(m_summary->text());
    m_previous->setEnabled(differs);
    m_next->setEnabled(differs);
}

void DifferenceView::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    showPair();
}

void DifferenceView::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        fit();
}

QString DifferenceView::summary() const
{
    return m_summary->text();
}

/// To the next line that differs, around the end.
void DifferenceView::goTo(int by)
{
    const int rows = m_model->rowCount();
    int row = m_table->currentIndex().row();
    if (row < 0 && by < 0)
        row = 0;
    for (int i = 0; i < rows; ++i) {
        row = (row + by + rows) % rows;
        const QVariant change =
            m_model->index(row, DifferenceModel::SignColumn).data(DifferenceModel::ChangeRole);
        if (change.toInt() == static_cast<int>(LineChange::Same))
            continue;
        m_table->setCurrentIndex(m_model->index(row, DifferenceModel::SignColumn));
        return;
    }
}

void DifferenceView::fit()
{
    m_table->verticalHeader()->setMinimumSectionSize(1);
    m_table->verticalHeader()->setDefaultSectionSize(static_cast<int>(style::scaled(rowPx)));
    QHeaderView *header = m_table->horizontalHeader();
    header->setSectionResizeMode(DifferenceModel::SignColumn, QHeaderView::Fixed);
    header->resizeSection(DifferenceModel::SignColumn, static_cast<int>(style::scaled(signPx)));
    header->setSectionResizeMode(DifferenceModel::LeftColumn, QHeaderView::Stretch);
    header->setSectionResizeMode(DifferenceModel::RightColumn, QHeaderView::Stretch);
}

} // namespace retryscope
