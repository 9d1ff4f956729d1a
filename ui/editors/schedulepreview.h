#pragma once

#include "ui/editors/schedule.h"

#include <QWidget>

namespace retryscope {

/// The attempts, waits and the deadline of a config, drawn small.
class SchedulePreview : public QWidget
{
    Q_OBJECT

public:
    explicit SchedulePreview(QWidget *parent = nullptr);

    void setSchedule(const Schedule &schedule);

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] double x(Duration time) const;
    [[nodiscard]] Duration range() const;
    void paintWaits(QPainter &painter) const;
    void paintAttempts(QPainter &painter) const;
    void paintDeadline(QPainter &painter) const;

    Schedule m_schedule;
};

/// What to know of it, in one sentence: `Attempt 3 can never run: due 186 s, deadline 90 s.`
[[nodiscard]] QString sentence(const Schedule &schedule);

} // namespace retryscope
