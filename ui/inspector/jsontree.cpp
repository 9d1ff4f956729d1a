#include "ui/inspector/jsontree.h"

#include "ui/style.h"

#include <QHeaderView>
#include <QScopedValueRollback>
#include <QTreeWidgetItemIterator>

namespace retryscope {

namespace {

constexpr int fieldLimit = 5'000;
constexpr std::size_t textLimit = 500;
constexpr int pointerRole = Qt::UserRole;
constexpr int markColumn = 2;

QString valueText(const Json &value)
{
    if (const std::string *string = value.string())
        return QString::fromStdString(*string);
    if (const auto *object = value.object())
        return object->size() == 1 ? JsonTree::tr("1 field")
                                   : JsonTree::tr("%1 fields").arg(object->size());
    if (const auto *array = value.array())
        return array->size() == 1 ? JsonTree::tr("1 element")
                                  : JsonTree::tr("%1 elements").arg(array->size());
    return QString::fromStdString(compactText(value).substr(0, textLimit));
}

} // namespace

JsonTree::JsonTree(QWidget *parent)
    : QTreeWidget(parent)
{
    setHeaderLabels({tr("Field"), tr("Value"), tr("At AWS")});
    setAccessibleName(tr("JSON fields"));
    setFrameShape(NoFrame);
    setUniformRowHeights(true);
    header()->setStretchLastSection(true);
    connect(this, &QTreeWidget::currentItemChanged, this, [this](const QTreeWidgetItem *item) {
        if (item && !m_isSetting)
            emit fieldChosen(item->data(0, pointerRole).toString());
    });
}

void JsonTree::showJson(const Json &value, const std::vector<FieldMark> &marks)
{
    const QScopedValueRollback setting(m_isSetting, true);
    clear();
    m_room = fieldLimit;
    if (const auto *object = value.object()) {
        for (const JsonMember &member : *object)
            add(invisibleRootItem(), QString::fromStdString(member.key),
                childPointer("", member.key), member.value);
    } else {
        add(invisibleRootItem(), tr("value"), "", value);
    }
    for (const FieldMark &mark : marks)
        addMark(mark);
    setColumnHidden(markColumn, marks.empty());
    expandAll();
    resizeColumnToContents(0);
    if (!marks.empty())
        resizeColumnToContents(1);
}

/// At its field; what is missing, and what is about the whole message, in a row of its own.
void JsonTree::addMark(const FieldMark &mark)
{
    const auto slash = mark.pointer.rfind('/');
    const std::string around = mark.isMissing ? mark.pointer.substr(0, slash) : mark.pointer;
    QTreeWidgetItem *item = itemOf(QString::fromStdString(around));
    if (mark.isMissing || !item) {
        item = new QTreeWidgetItem(item ? item : invisibleRootItem());
        const QString key =
            mark.isMissing ? QString::fromStdString(mark.pointer.substr(slash + 1)) : tr("message");
        item->setText(0, key);
        item->setData(0, pointerRole, QString::fromStdString(around));
    }
    const QString text = QStringLiteral("%1 %2").arg(mark.sign, mark.text);
    const style::MarkStyle &look = style::mark(style::Mark::OtherRun);
    item->setText(markColumn, text);
    item->setToolTip(markColumn, text);
    for (int column = 0; column <= markColumn; ++column) {
        item->setBackground(column, look.fill);
        item->setForeground(column, look.onFill);
    }
}

QTreeWidgetItem *JsonTree::itemOf(const QString &pointer)
{
    for (QTreeWidgetItemIterator item(this); *item; ++item) {
        if ((*item)->data(0, pointerRole).toString() == pointer)
            return *item;
    }
    return nullptr;
}

void JsonTree::add(QTreeWidgetItem *parent, const QString &key, const std::string &pointer,
                   const Json &value)
{
    if (m_room-- <= 0)
        return;
    const QString text = valueText(value);
    auto *item = new QTreeWidgetItem(parent, {key, text});
    item->setData(0, pointerRole, QString::fromStdString(pointer));
    item->setToolTip(1, text.left(static_cast<qsizetype>(textLimit)));
    if (const auto *object = value.object()) {
        for (const JsonMember &member : *object)
            add(item, QString::fromStdString(member.key), childPointer(pointer, member.key),
                member.value);
    } else if (const auto *array = value.array()) {
        for (std::size_t i = 0; i < array->size(); ++i)
            add(item, QString::number(i), childPointer(pointer, i), (*array)[i]);
    }
}

void JsonTree::choose(const QString &pointer)
{
    const QScopedValueRollback setting(m_isSetting, true);
    if (QTreeWidgetItem *item = itemOf(pointer))
        setCurrentItem(item);
}

} // namespace retryscope
