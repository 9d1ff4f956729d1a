#pragma once

#include <QStringList>
#include <QWidget>

class QButtonGroup;

namespace retryscope {

/// A few buttons that touch, of which one is down.
class SegmentedField : public QWidget
{
    Q_OBJECT

public:
    /// `name` is what assistive technology calls the choice.
    SegmentedField(const QStringList &choices, const QString &name, QWidget *parent = nullptr);

    [[nodiscard]] int choice() const;
    void setChoice(int choice); ///< without a signal

signals:
    void chosen(int choice);

private:
    QButtonGroup *m_buttons;
};

} // namespace retryscope
