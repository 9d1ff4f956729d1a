#pragma once

#include <QStyledItemDelegate>

#include <cstdint>

namespace retryscope {

/// Draws cells with room at their sides, the glyph of `TraceModel::MarkRole` beside the text, and
/// what is still to come in a paler colour.
class MarkDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    static constexpr double sidePx = 8; ///< free at each side of the text, unscaled

    enum class Emphasis : std::uint8_t {
        State, ///< the text beside a glyph is bold and has its colour: a table of states
        Glyph ///< only the glyph has a colour: a list of steps
    };

    explicit MarkDelegate(Emphasis emphasis, QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;

private:
    Emphasis m_emphasis;
};

} // namespace retryscope
