#include "ui/window/messagepanel.h"

#include "ui/icons.h"
#include "ui/style.h"

#include <QApplication>
#include <QClipboard>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTableView>
#include <QToolButton>

#include <algorithm>
#include <utility>

namespace retryscope {

void MessageModel::setMessages(std::vector<Error> messages)
{
    beginResetModel();
    m_messages = std::move(messages);
    endResetModel();
}

int MessageModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_messages.size());
}

int MessageModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : columns;
}

QVariant MessageModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Error &message = m_messages[static_cast<std::size_t>(index.row())];
    const bool isPlace = index.column() == static_cast<int>(Column::Place);
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
        return QString::fromStdString(isPlace ? message.where : message.what);
    case Qt::FontRole:
        return style::font(isPlace ? style::FontRole::Mono : style::FontRole::Body);
    default:
        return {};
    }
}

QVariant MessageModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == static_cast<int>(Column::Place) ? tr("Place") : tr("What is wrong");
}

MessagePanel::MessagePanel(QWidget *parent)
    : QFrame(parent)
    , m_model(new MessageModel(this))
    , m_icon(new QLabel)
    , m_heading(new QLabel)
    , m_table(new QTableView)
{
    setAccessibleName(tr("Messages"));
    setAutoFillBackground(true);
    m_heading->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_heading->setWordWrap(true);
    auto *copyButton = new QPushButton(icon(QStringLiteral("copy")), tr("Copy all"));
    copyButton->setToolTip(tr("Copy all messages as text"));
    connect(copyButton, &QPushButton::clicked, this, &MessagePanel::copy);
    auto *closeButton = new QToolButton;
    closeButton->setIcon(icon(QStringLiteral("close")));
    closeButton->setToolTip(tr("Hide the messages"));
    closeButton->setAccessibleName(closeButton->toolTip());
    closeButton->setAutoRaise(true);
    connect(closeButton, &QToolButton::clicked, this, &QWidget::hide);

    m_table->setModel(m_model);
    m_table->setAccessibleName(tr("Messages"));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setWordWrap(false);
    m_table->verticalHeader()->hide();
    m_table->setShowGrid(false);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->horizontalHeader()->hide();
    m_table->setMinimumHeight(qRound(style::scaled(56)));

    auto *head = new QHBoxLayout;
    head->addWidget(m_icon);
    head->addWidget(m_heading, 1);
    head->addWidget(copyButton);
    head->addWidget(closeButton);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(12, 8, 12, 8);
    all->setSpacing(8);
    all->addLayout(head);
    all->addWidget(m_table);
    hide();
}

void MessagePanel::showErrors(const QString &path, const std::vector<Error> &errors, Shown shown)
{
    m_file = path;
    const QString name = QFileInfo(path).fileName();
    const auto count = errors.size();
    const QString wrong = count == 1
        ? tr("“%1” can't be opened: 1 error.").arg(name)
        : tr("“%1” can't be opened: %2 errors.")
              .arg(name, locale().toString(static_cast<qulonglong>(count)));
    const QString instead = shown == Shown::Example ? tr("The example is shown instead.")
                                                    : tr("The former scenario stays open.");
    display(QStringLiteral("error"), wrong + QLatin1Char(' ') + instead, errors);
}

void MessagePanel::showNotes(const QString &path, const std::vector<Error> &notes)
{
    if (notes.empty()) {
        hide();
        return;
    }
    m_file.clear(); // the notes name their file
    const QString name = QFileInfo(path).fileName();
    const auto count = notes.size();
    const QString heading = count == 1
        ? tr("“%1” was imported, with 1 note.").arg(name)
        : tr("“%1” was imported, with %2 notes.")
              .arg(name, locale().toString(static_cast<qulonglong>(count)));
    display(QStringLiteral("about"), heading, notes);
}

void MessagePanel::showSentence(const QString &heading, const QString &sentence)
{
    m_file.clear();
    display(QStringLiteral("error"), heading, {{std::string(), sentence.toStdString()}});
}

void MessagePanel::display(const QString &iconName, const QString &heading,
                           std::vector<Error> messages)
{
    constexpr int rowsShown = 6;
    const int rows = std::min(rowsShown, static_cast<int>(messages.size()));
    const bool hasPlaces =
        std::ranges::any_of(messages, [](const Error &message) { return !message.where.empty(); });
    m_icon->setPixmap(icon(iconName).pixmap(20, 20));
    m_heading->setText(heading);
    m_heading->setFont(style::font(style::FontRole::Strong));
    m_model->setMessages(std::move(messages));
    m_table->setColumnHidden(static_cast<int>(MessageModel::Column::Place), !hasPlaces);
    // Measures the rows on the screen, so that a thousand errors cost no more than a few.
    m_table->horizontalHeader()->setResizeContentsPrecision(0);
    const int place = static_cast<int>(MessageModel::Column::Place);
    m_table->resizeColumnToContents(place);
    // The words matter more than a long path, which has a tool tip.
    const int roomForPlace = parentWidget()->width() * 2 / 5;
    m_table->setColumnWidth(place, std::min(m_table->columnWidth(place), roomForPlace));
    m_table->setFixedHeight(rows * m_table->verticalHeader()->defaultSectionSize()
                            + 2 * m_table->frameWidth() + 2);
    m_table->scrollToTop();
    show();
}

QString MessagePanel::text() const
{
    QStringList lines;
    for (int row = 0; row < m_model->rowCount(); ++row) {
        QStringList parts{m_file};
        for (int column = 0; column < MessageModel::columns; ++column)
            parts += m_model->index(row, column).data().toString();
        parts.removeAll(QString());
        lines += parts.join(QStringLiteral(": "));
    }
    return lines.join(QLatin1Char('\n'));
}

void MessagePanel::copy()
{
    QApplication::clipboard()->setText(text());
}

} // namespace retryscope
