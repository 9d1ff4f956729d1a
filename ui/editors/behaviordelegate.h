#pragma once

#include <QStyledItemDelegate>

namespace retryscope {

/// Draws one behaviour as a small card: when it applies, then the mark and words of its outcome.
class BehaviorDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option,
                                 const QModelIndex &index) const override;
};

} // namespace retryscope
