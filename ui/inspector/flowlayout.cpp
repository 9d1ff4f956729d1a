#include "ui/inspector/flowlayout.h"

#include <algorithm>

namespace retryscope {

namespace {

constexpr int gapPx = 6;

} // namespace

FlowLayout::~FlowLayout() = default;

void FlowLayout::addItem(QLayoutItem *item)
{
    m_items.emplace_back(item);
}

int FlowLayout::count() const
{
    return static_cast<int>(m_items.size());
}

QLayoutItem *FlowLayout::itemAt(int index) const
{
    return index >= 0 && index < count() ? m_items[static_cast<std::size_t>(index)].get() : nullptr;
}

QLayoutItem *FlowLayout::takeAt(int index)
{
    if (index < 0 || index >= count())
        return nullptr;
    const auto place = m_items.begin() + index;
    QLayoutItem *item = place->release();
    m_items.erase(place);
    return item;
}

template <typename Place>
int FlowLayout::flow(const QRect &area, Place place) const
{
    QPoint corner = area.topLeft();
    int lineHeight = 0;
    for (const auto &item : m_items) {
        if (item->isEmpty())
            continue;
        const QSize size = item->sizeHint();
        if (corner.x() > area.left() && corner.x() + size.width() > area.right() + 1) {
            corner = QPoint(area.left(), corner.y() + lineHeight + gapPx);
            lineHeight = 0;
        }
        place(*item, QRect(corner, size));
        corner.rx() += size.width() + gapPx;
        lineHeight = std::max(lineHeight, size.height());
    }
    return corner.y() + lineHeight - area.top();
}

int FlowLayout::heightForWidth(int width) const
{
    return flow(QRect(0, 0, width, 0), [](QLayoutItem &, const QRect &) {});
}

QSize FlowLayout::sizeHint() const
{
    return minimumSize();
}

QSize FlowLayout::minimumSize() const
{
    QSize size;
    for (const auto &item : m_items)
        size = size.expandedTo(item->minimumSize());
    return size;
}

void FlowLayout::setGeometry(const QRect &area)
{
    QLayout::setGeometry(area);
    flow(area, [](QLayoutItem &item, const QRect &box) { item.setGeometry(box); });
}

} // namespace retryscope
