#include "ui/style/sprite.h"

#include <QHash>
#include <QPaintEngine>
#include <QPainter>
#include <QPixmap>

#include <cmath>
#include <unordered_map>
#include <utility>

namespace retryscope::style {

namespace {

constexpr double marginPx = 3; // for strokes that lie on the edge
constexpr std::size_t mostBytes = 4'000'000;

struct Key
{
    Sprite sprite;
    QSizeF size;
    double ratio = 1; // device pixels a pixel
    bool operator==(const Key &) const = default;
};

struct KeyHash
{
    std::size_t operator()(const Key &key) const
    {
        return qHashMulti(0, key.sprite.shape, key.sprite.first, key.sprite.second,
                          key.size.width(), key.size.height(), key.ratio);
    }
};

class Sprites
{
public:
    template <typename Make>
    const QPixmap &of(const Key &key, Make make)
    {
        const auto found = m_made.find(key);
        if (found != m_made.end())
            return found->second;
        if (m_bytes > mostBytes) {
            m_made.clear();
            m_bytes = 0;
        }
        const QPixmap &made = m_made.emplace(key, make()).first->second;
        m_bytes += static_cast<std::size_t>(made.width()) * static_cast<std::size_t>(made.height())
            * sizeof(QRgb);
        return made;
    }

private:
    std::unordered_map<Key, QPixmap, KeyHash> m_made;
    std::size_t m_bytes = 0;
};

template <typename Paint>
QPixmap painted(const Key &key, const Paint &paint)
{
    const QSizeF room = key.size + QSizeF(2 * marginPx, 2 * marginPx);
    QPixmap picture((room * key.ratio).toSize() + QSize(1, 1));
    picture.setDevicePixelRatio(key.ratio);
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    paint(painter, QRectF({marginPx, marginPx}, key.size));
    painter.end();
    return picture.copy(); // without the paint engine, which is larger than a small picture
}

/// As near as a place can be so that it lies between two device pixels.
QPointF onPixels(const QTransform &toDevice, const QPointF &place, double ratio)
{
    const QPointF wanted = toDevice.map(place);
    return place + (QPointF(std::round(wanted.x()), std::round(wanted.y())) - wanted) / ratio;
}

} // namespace

void paintSprite(QPainter &painter, const Sprite &sprite, const QRectF &box,
                 const std::function<void(QPainter &, const QRectF &)> &paint)
{
    static Sprites sprites;
    const bool canKeep = painter.paintEngine()->type() == QPaintEngine::Raster
        && painter.worldTransform().type() <= QTransform::TxTranslate;
    if (!canKeep)
        return paint(painter, box);
    const Key key{sprite, box.size(), painter.device()->devicePixelRatioF()};
    const QPixmap &picture = sprites.of(key, [&] { return painted(key, paint); });
    const QPointF corner = box.topLeft() - QPointF(marginPx, marginPx);
    painter.drawPixmap(onPixels(painter.deviceTransform(), corner, key.ratio), picture);
}

} // namespace retryscope::style
