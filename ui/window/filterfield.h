#pragma once

#include "ui/document/filtersearch.h"

#include <QLineEdit>

#include <optional>

class QLabel;

namespace retryscope {

/// The field for a filter: a magnifying glass, the text, and at its end how many match. While the
/// text is wrong it is red, with a wave under the wrong place and a sign at its end.
class FilterField : public QLineEdit
{
    Q_OBJECT

public:
    explicit FilterField(QWidget *parent = nullptr);

    void setProblem(const std::optional<FilterProblem> &problem);
    /// What stands at the end, such as `3 of 6 match`; nothing while the text is wrong.
    void setRemark(const QString &remark);
    [[nodiscard]] QString remark() const { return m_remark; }
    /// Where the wave is; empty if there is none, or it is out of sight.
    [[nodiscard]] QRectF waveArea() const;

signals:
    void nextWanted();
    void previousWanted();
    void left(); ///< Escape in the empty field

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void arrange();
    [[nodiscard]] QRectF remarkBox() const;

    std::optional<FilterProblem> m_problem;
    QString m_remark;
};

} // namespace retryscope
