#pragma once

#include <QStyledItemDelegate>

namespace retryscope {

/// Draws a card of the list: its number, the claim on as many lines as it needs, and the verdict
/// as a pill with a glyph.
class MythDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace retryscope
