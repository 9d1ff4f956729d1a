#pragma once

#include "core/trace/findings.h"

#include <QAbstractButton>

namespace retryscope {

/// One finding as a button: glyph, what in bold, why and advice below, wrapped.
class FindingEntry : public QAbstractButton
{
    Q_OBJECT

public:
    explicit FindingEntry(const Finding &finding, QWidget *parent = nullptr);

    /// Leaves the advice to a button that follows it. A screen reader still has it.
    void hideAdvice();

    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] QRect textBox(int width) const;

    Severity m_severity;
    QString m_what;
    QString m_why;
    QString m_advice;
};

} // namespace retryscope
