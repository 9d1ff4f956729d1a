#include "ui/editors/behaviorlist.h"

#include "ui/document/document.h"
#include "ui/editors/behaviordelegate.h"
#include "ui/editors/behaviordialog.h"
#include "ui/editors/behaviormodel.h"
#include "ui/editors/behaviortext.h"
#include "ui/editors/scenariojson.h"
#include "ui/editors/section.h"
#include "ui/icons.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QListView>
#include <QToolButton>

#include <utility>

namespace retryscope {

namespace {

Json newBehavior()
{
    return Json(
        Json::Object{{"outcome", Json(Json::Object{{"type", "error"}, {"durationMs", 1000}})}});
}

} // namespace

BehaviorList::BehaviorList(Document &document, QWidget *parent)
    : QWidget(parent)
    , m_document(document)
    , m_model(new BehaviorModel(document, this))
    , m_view(new QListView)
{
    auto *head = new QHBoxLayout;
    head->setSpacing(0);
    head->addWidget(sectionHeading(tr("Function behaviour")), 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    layout->addLayout(head);
    head->addWidget(
        addButton(QStringLiteral("add"), tr("Add a behaviour in front"), &BehaviorList::addEntry));
    m_edit = addButton(QStringLiteral("edit"), tr("Edit the behaviour"), &BehaviorList::editEntry);
    m_up = addButton(QStringLiteral("up"), tr("Move up: the first that applies wins"),
                     &BehaviorList::moveUp);
    m_down = addButton(QStringLiteral("down"), tr("Move down: the first that applies wins"),
                       &BehaviorList::moveDown);
    m_remove =
        addButton(QStringLiteral("remove"), tr("Remove the behaviour"), &BehaviorList::removeEntry);
    auto *foot = new QHBoxLayout;
    foot->setSpacing(0);
    foot->addStretch(1);
    for (QToolButton *button : {m_edit, m_up, m_down, m_remove})
        foot->addWidget(button);
    m_view->setModel(m_model);
    m_view->setItemDelegate(new BehaviorDelegate(m_view));
    m_view->setAccessibleName(tr("Behaviours of the function; the first that applies wins"));
    m_view->setSizeAdjustPolicy(QAbstractScrollArea::AdjustToContents);
    m_view->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Maximum);
    m_view->setVerticalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setSpacing(1);
    layout->addWidget(m_view);
    layout->addLayout(foot);
    connect(m_view, &QListView::activated, this, &BehaviorList::editEntry);
    connect(m_view, &QListView::doubleClicked, this, &BehaviorList::editEntry);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &BehaviorList::enable);
    connect(m_model, &QAbstractItemModel::modelReset, this, &BehaviorList::enable);
    enable();
}

QToolButton *BehaviorList::addButton(const QString &iconName, const QString &tip,
                                     void (BehaviorList::*slot)())
{
    auto *button = new QToolButton;
    button->setIcon(icon(iconName));
    button->setIconSize({14, 14});
    button->setAutoRaise(true);
    button->setToolTip(tip);
    button->setAccessibleName(tip);
    connect(button, &QToolButton::clicked, this, slot);
    return button;
}

void BehaviorList::setFunction(std::size_t function)
{
    m_function = function;
    m_model->setFunction(function);
    enable();
}

int BehaviorList::row() const
{
    return m_view->currentIndex().isValid() ? m_view->currentIndex().row() : -1;
}

void BehaviorList::enable()
{
    const bool hasRow = row() >= 0;
    m_edit->setEnabled(hasRow);
    m_remove->setEnabled(hasRow);
    m_up->setEnabled(row() > 0);
    m_down->setEnabled(hasRow && row() + 1 < m_model->rowCount());
    m_view->setVisible(m_model->rowCount() > 0);
}

std::vector<Error> BehaviorList::commit(const QString &text, Json::Array entries)
{
    const std::string pointer = scenariojson::functionPointer(m_function, "/behavior");
    return m_document.edit(text, pointer, Json(std::move(entries)));
}

void BehaviorList::addEntry()
{
    const auto apply = [this](const Json &behavior) {
        Json::Array entries = m_model->entries();
        entries.insert(entries.begin(), behavior);
        return commit(tr("Add behaviour “%1: %2”").arg(whenText(behavior), outcomeText(behavior)),
                      std::move(entries));
    };
    BehaviorDialog dialog(newBehavior(), apply, this);
    if (dialog.exec() == QDialog::Accepted)
        m_view->setCurrentIndex(m_model->index(0));
}

void BehaviorList::editEntry()
{
    if (row() < 0)
        return;
    const auto at = static_cast<std::size_t>(row());
    const Json before = m_model->entries()[at];
    const auto apply = [this, at, &before](const Json &behavior) {
        Json::Array entries = m_model->entries();
        entries[at] = behavior;
        return commit(tr("Behaviour “%1: %2” → “%3: %4”")
                          .arg(whenText(before), outcomeText(before), whenText(behavior),
                               outcomeText(behavior)),
                      std::move(entries));
    };
    BehaviorDialog(before, apply, this).exec();
}

void BehaviorList::removeEntry()
{
    Json::Array entries = m_model->entries();
    const auto at = entries.begin() + row();
    const QString text = tr("Remove behaviour “%1: %2”").arg(whenText(*at), outcomeText(*at));
    entries.erase(at);
    commit(text, std::move(entries));
}

void BehaviorList::moveUp()
{
    move(-1);
}

void BehaviorList::moveDown()
{
    move(1);
}

void BehaviorList::move(int by)
{
    const int from = row();
    const int to = from + by;
    Json::Array entries = m_model->entries();
    const Json &moved = entries[static_cast<std::size_t>(from)];
    const QString text = tr("Move behaviour “%1: %2” to place %3")
                             .arg(whenText(moved), outcomeText(moved), QString::number(to + 1));
    std::swap(entries[static_cast<std::size_t>(from)], entries[static_cast<std::size_t>(to)]);
    commit(text, std::move(entries));
    m_view->setCurrentIndex(m_model->index(to));
}

} // namespace retryscope
