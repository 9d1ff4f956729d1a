#pragma once

#include <QWidget>

#include <cstdint>

class QSpinBox;

namespace retryscope {

/// A span in hours, minutes and seconds, as the AWS console asks for the maximum age of an event.
class AgeField : public QWidget
{
    Q_OBJECT

public:
    explicit AgeField(QWidget *parent = nullptr);

    [[nodiscard]] std::int64_t seconds() const;
    /// Shows a value without a signal; leaves the boxes alone that show it already.
    void setSeconds(std::int64_t seconds);

signals:
    void edited(qint64 seconds); ///< at every key
    void left(); ///< the focus went elsewhere

protected:
    bool eventFilter(QObject *object, QEvent *event) override;

private:
    QSpinBox *addBox(const QString &unit, const QString &name, int maximum);

    QSpinBox *m_hours;
    QSpinBox *m_minutes;
    QSpinBox *m_seconds;
};

} // namespace retryscope
