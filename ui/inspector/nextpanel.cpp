#include "ui/inspector/nextpanel.h"

#include "core/trace/trace.h"
#include "ui/document/document.h"
#include "ui/inspector/nextmodel.h"
#include "ui/inspector/unseen.h"
#include "ui/models/markdelegate.h"
#include "ui/models/tracemodel.h"
#include "ui/style.h"
#include "ui/style/text.h"

#include <QEvent>
#include <QHeaderView>
#include <QLabel>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace retryscope {

namespace {

constexpr double timePx = 66; // at least, so that usual times stay where they are
constexpr double invocationPx = 36; // likewise

} // namespace

NextPanel::NextPanel(Document &document, QWidget *parent)
    : QWidget(parent)
    , m_document(document)
    , m_model(new NextModel(this))
    , m_table(new QTableView(this))
    , m_empty(new QLabel(tr("Nothing follows: this is the end of the run."), this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_empty);
    column->addWidget(m_table, 1);
    m_empty->setWordWrap(true);
    m_empty->setMargin(12);
    m_empty->setAlignment(Qt::AlignTop | Qt::AlignLeft);

    m_table->setModel(m_model);
    m_table->setItemDelegate(new MarkDelegate(MarkDelegate::Emphasis::Glyph, m_table));
    m_table->setAccessibleName(tr("Next steps, if nothing changes"));
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->setTabKeyNavigation(false);
    m_table->setSelectionBehavior(QTableView::SelectRows);
    m_table->setSelectionMode(QTableView::SingleSelection);
    m_table->setMouseTracking(true);
    m_table->setCursor(Qt::PointingHandCursor);
    m_table->horizontalHeader()->hide();
    m_table->horizontalHeader()->setMinimumSectionSize(1);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    fit();

    connect(m_table, &QTableView::clicked, this, &NextPanel::runTo);
    connect(m_table, &QTableView::activated, this, &NextPanel::runTo);
    connect(&document, &Document::traceChanged, this, &NextPanel::refresh);
    connect(&document, &Document::cursorMoved, this, &NextPanel::refresh);
    refresh();
}

void NextPanel::refresh()
{
    m_isStale = isUnseen(*this);
    if (m_isStale) {
        m_model->show(nullptr, 0); // the trace may go before it is seen again
        return;
    }
    m_model->show(&m_document.trace(), m_document.cursor());
    const bool isEmpty = m_model->rowCount() == 0;
    m_table->setVisible(!isEmpty);
    m_empty->setVisible(isEmpty);
    fitColumn(NextModel::TimeColumn, timePx);
    fitColumn(NextModel::InvocationColumn, invocationPx);
}

/// As wide as its longest text, whichever its digits: a time or a number must not be cut.
void NextPanel::fitColumn(int column, double leastPx)
{
    QString longest;
    for (int row = 0; row < m_model->rowCount(); ++row) {
        const QString text = m_model->index(row, column).data().toString();
        if (text.size() > longest.size())
            longest = text;
    }
    std::ranges::replace_if(
        longest, [](QChar c) { return c.isDigit(); }, m_widestDigit);
    const double wanted =
        style::textWidth(m_table->font(), longest) + style::scaled(2 * MarkDelegate::sidePx) + 1;
    m_table->setColumnWidth(column, static_cast<int>(std::max(wanted, style::scaled(leastPx))));
}

void NextPanel::runTo(const QModelIndex &index)
{
    // Both first: the move makes the index invalid.
    const QVariant invocation = index.data(TraceModel::InvocationRole);
    const QVariant count = index.data(TraceModel::CountRole);
    if (!count.isValid())
        return;
    if (invocation.isValid())
        m_document.select(InvocationId{invocation.toUInt()});
    m_document.moveTo(static_cast<std::size_t>(count.toULongLong()));
}

void NextPanel::fit()
{
    const QFont font = style::font(style::FontRole::Small);
    m_table->setFont(font);
    for (char digit = '0'; digit <= '9'; ++digit) {
        const auto width = [&](QChar c) { return style::textWidth(font, QString(c)); };
        if (width(QLatin1Char(digit)) > width(m_widestDigit))
            m_widestDigit = QLatin1Char(digit);
    }
    m_table->verticalHeader()->setDefaultSectionSize(static_cast<int>(style::scaled(26)));
}

void NextPanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_isStale)
        refresh();
}

void NextPanel::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::ApplicationFontChange) {
        fit();
        refresh();
    }
}

} // namespace retryscope
