#include "ui/editors/targetfield.h"

#include "core/model/arn.h"
#include "ui/format.h"
#include "ui/format/utf8.h"

#include <QLineEdit>
#include <QSignalBlocker>

namespace retryscope {

QString targetLabel(const QString &arn)
{
    const std::string text = arn.toStdString();
    const TargetKind kind = targetKind(text);
    if (kind == TargetKind::Other)
        return arn;
    return TargetField::tr("%1 %2").arg(format::targetKind(kind), format::text(shortName(text)));
}

TargetField::TargetField(const QString &name, QWidget *parent)
    : QComboBox(parent)
{
    setAccessibleName(name);
    setEditable(true);
    setInsertPolicy(QComboBox::NoInsert);
    setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    setMinimumContentsLength(4);
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    lineEdit()->setPlaceholderText(tr("none, or an ARN"));
    connect(this, &QComboBox::activated, this, &TargetField::commit);
    connect(lineEdit(), &QLineEdit::editingFinished, this, &TargetField::commit);
}

void TargetField::setKnown(const QStringList &arns)
{
    const QSignalBlocker quiet(this);
    const QString text = currentText();
    clear();
    addItem(tr("None"), QString());
    for (const QString &arn : arns) {
        addItem(targetLabel(arn), arn);
        setItemData(count() - 1, arn, Qt::ToolTipRole);
    }
    setEditText(text);
}

void TargetField::setArn(const QString &arn)
{
    const QSignalBlocker quiet(this);
    m_arn = arn;
    setCurrentIndex(findData(arn));
    setEditText(arn.isEmpty() ? QString() : targetLabel(arn));
    lineEdit()->setCursorPosition(0);
    setToolTip(arn.isEmpty() ? tr("No target") : arn);
}

QString TargetField::typedArn() const
{
    const QString text = currentText().trimmed();
    const int row = findText(text);
    if (row >= 0)
        return itemData(row).toString();
    return text == targetLabel(m_arn) ? m_arn : text;
}

void TargetField::commit()
{
    const QString arn = typedArn();
    if (arn != m_arn)
        emit edited(arn);
}

} // namespace retryscope
