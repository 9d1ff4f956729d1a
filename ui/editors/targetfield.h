#pragma once

#include <QComboBox>
#include <QStringList>

namespace retryscope {

/// The choice of a target: none, one that the scenario knows, or any ARN that is typed.
class TargetField : public QComboBox
{
    Q_OBJECT

public:
    /// `name` is what assistive technology calls the field.
    explicit TargetField(const QString &name, QWidget *parent = nullptr);

    /// The ARNs to choose from.
    void setKnown(const QStringList &arns);
    /// Shows an ARN without a signal; empty: none.
    void setArn(const QString &arn);

signals:
    void edited(const QString &arn);

private:
    [[nodiscard]] QString typedArn() const;
    void commit();

    QString m_arn; // that the document has
};

/// `SQS orders-done`: how a person names the target of an ARN. `Lambda` names are functions'.
[[nodiscard]] QString targetLabel(const QString &arn);

} // namespace retryscope
