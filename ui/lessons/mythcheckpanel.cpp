#include "ui/lessons/mythcheckpanel.h"

#include "ui/icons.h"
#include "ui/lessons/mythcards.h"
#include "ui/lessons/mythdelegate.h"
#include "ui/lessons/mythmodel.h"
#include "ui/lessons/mythpage.h"
#include "ui/lessons/pageview.h"
#include "ui/style.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>

#include <algorithm>

namespace retryscope {

namespace {

/// The document whose own rules play what it claims, and get it wrong.
std::optional<Profile> wrongDocument(const MythCard &card)
{
    if (!card.proof || card.rules.empty())
        return std::nullopt;
    for (const Statement &statement : card.statements) {
        if (statement.standing == Standing::Wrong || statement.standing == Standing::Outdated)
            return statement.document;
    }
    return std::nullopt;
}

QStringList topics()
{
    QStringList topics;
    for (const MythCard &card : mythCards()) {
        const QString topic = QString::fromStdString(card.topic);
        if (!topics.contains(topic))
            topics += topic;
    }
    return topics;
}

template <typename T>
std::optional<T> chosen(const QComboBox &box)
{
    const QVariant data = box.currentData();
    return data.isValid() ? std::optional(static_cast<T>(data.toInt())) : std::nullopt;
}

} // namespace

MythCheckPanel::MythCheckPanel(QWidget *parent)
    : QWidget(parent)
    , m_model(new MythModel(mythCards(), this))
    , m_filter(new MythFilter(this))
    , m_words(new QLineEdit)
    , m_document(new QComboBox)
    , m_holds(new QComboBox)
    , m_topic(new QComboBox)
    , m_count(new QLabel)
    , m_list(new QListView)
    , m_page(new PageView(tr("The chosen card")))
    , m_play(new QPushButton(icon(QStringLiteral("play"), IconTint::OnAccent), tr("Play the run")))
    , m_playAsTold(new QPushButton)
{
    m_filter->setSourceModel(m_model);
    m_list->setModel(m_filter);
    m_list->setItemDelegate(new MythDelegate(m_list));
    m_list->setAccessibleName(tr("Claims"));
    m_list->setResizeMode(QListView::Adjust);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setFixedWidth(qRound(style::scaled(360)));
    buildFilters();

    auto *left = new QVBoxLayout;
    left->setSpacing(8);
    left->addWidget(m_words);
    auto *choices = new QHBoxLayout;
    for (QComboBox *box : {m_document, m_holds, m_topic})
        choices->addWidget(box, 1);
    left->addLayout(choices);
    left->addWidget(m_count);
    left->addWidget(m_list, 1);
    auto *layout = new QHBoxLayout(this);
    layout->addLayout(left);
    layout->addWidget(buildCard(), 1);

    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &MythCheckPanel::showCurrent);
    connect(m_page, &PageView::ruleWanted, this, &MythCheckPanel::ruleWanted);
    showCount();
    m_list->setCurrentIndex(m_filter->index(0, 0));
}

void MythCheckPanel::buildFilters()
{
    m_words->setPlaceholderText(tr("Find a claim"));
    m_words->setAccessibleName(tr("Find a claim"));
    m_words->setClearButtonEnabled(true);
    m_document->addItem(tr("Any document"));
    for (const Statement &statement : {Statement{Profile::Chapter, {}, {}, {}},
                                       Statement{Profile::DestinationsArticle, {}, {}, {}},
                                       Statement{Profile::RetryGuide, {}, {}, {}}})
        m_document->addItem(documentText(statement.document), static_cast<int>(statement.document));
    m_holds->addItem(tr("Any verdict"));
    for (const Holds holds : {Holds::Yes, Holds::No, Holds::Partly, Holds::Unverified})
        m_holds->addItem(holdsText(holds), static_cast<int>(holds));
    m_topic->addItem(tr("Any topic"));
    for (const QString &topic : topics())
        m_topic->addItem(topic, topic);
    m_document->setAccessibleName(tr("Document that speaks of it"));
    m_holds->setAccessibleName(tr("Verdict"));
    m_topic->setAccessibleName(tr("Topic"));
    const auto refilter = [this] {
        m_filter->setWords(m_words->text());
        m_filter->setDocument(chosen<Profile>(*m_document));
        m_filter->setHolds(chosen<Holds>(*m_holds));
        m_filter->setTopic(m_topic->currentData().toString());
        showCount();
        if (!m_list->currentIndex().isValid())
            m_list->setCurrentIndex(m_filter->index(0, 0));
        showCurrent();
    };
    connect(m_words, &QLineEdit::textChanged, this, refilter);
    for (QComboBox *box : {m_document, m_holds, m_topic}) {
        box->setToolTip(box->accessibleName());
        box->setMinimumContentsLength(8);
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        connect(box, &QComboBox::currentIndexChanged, this, refilter);
    }
    m_count->setFont(style::font(style::FontRole::Small));
}

QWidget *MythCheckPanel::buildCard()
{
    auto *side = new QWidget;
    style::setRole(*m_play, style::ButtonRole::Primary);
    m_play->setToolTip(tr("Opens the card's scenario and plays it up to the step that counts"));
    m_playAsTold->setToolTip(
        tr("Plays the same scenario by the rules that the document describes"));
    for (QPushButton *button : {m_play, m_playAsTold})
        button->setMinimumHeight(qRound(style::scaled(28)));
    connect(m_play, &QPushButton::clicked, this,
            [this] { emit playWanted(*current(), Profile::Aws); });
    connect(m_playAsTold, &QPushButton::clicked, this,
            [this] { emit playWanted(*current(), *wrongDocument(*current())); });
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_play);
    buttons->addWidget(m_playAsTold);
    buttons->addStretch();
    auto *layout = new QVBoxLayout(side);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_page, 1);
    layout->addLayout(buttons);
    return side;
}

const MythCard *MythCheckPanel::current() const
{
    const QModelIndex index = m_filter->mapToSource(m_list->currentIndex());
    return index.isValid() ? &m_model->card(index.row()) : nullptr;
}

void MythCheckPanel::showCurrent()
{
    const MythCard *card = current();
    const auto teller = card ? wrongDocument(*card) : std::nullopt;
    m_play->setVisible(card && card->proof);
    m_playAsTold->setVisible(teller.has_value());
    if (teller)
        m_playAsTold->setText(tr("Play as the %1 says").arg(documentText(*teller)));
    if (card)
        m_page->show([card] { return mythPage(*card); });
    else
        m_page->show([] { return tr("No claim fits. Choose fewer conditions."); });
}

void MythCheckPanel::showCount()
{
    m_count->setText(tr("%1 of %2 claims").arg(m_filter->rowCount()).arg(m_model->rowCount()));
}

void MythCheckPanel::clearFilters()
{
    m_words->clear();
    for (QComboBox *box : {m_document, m_holds, m_topic})
        box->setCurrentIndex(0);
}

void MythCheckPanel::showCard(const QString &id)
{
    const auto &cards = mythCards();
    const auto card = std::ranges::find(cards, id.toStdString(), &MythCard::id);
    if (card == cards.end())
        return;
    const int row = static_cast<int>(card - cards.begin());
    if (!m_filter->mapFromSource(m_model->index(row)).isValid())
        clearFilters();
    m_list->setCurrentIndex(m_filter->mapFromSource(m_model->index(row)));
}

} // namespace retryscope
