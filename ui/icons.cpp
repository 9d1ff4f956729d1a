#include "ui/icons.h"

#include <QFile>
#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPalette>
#include <QPixmap>
#include <QSvgRenderer>

namespace retryscope {

namespace {

QString fileOf(const QString &name)
{
    return QStringLiteral(":/icons/%1.svg").arg(name);
}

QColor colorOf(IconTint tint, QIcon::Mode mode)
{
    const QPalette palette = QGuiApplication::palette();
    if (mode == QIcon::Disabled)
        return palette.color(QPalette::Disabled, QPalette::ButtonText);
    switch (tint) {
    case IconTint::Text:
        return palette.color(QPalette::Active, QPalette::ButtonText);
    case IconTint::OnAccent:
        return palette.color(QPalette::Active, QPalette::HighlightedText);
    }
    return {};
}

/// Paints an SVG file whose strokes are `currentColor`.
class StrokeIconEngine : public QIconEngine
{
public:
    StrokeIconEngine(const QString &name, IconTint tint)
        : m_tint(tint)
    {
        QFile file(fileOf(name));
        if (file.open(QIODevice::ReadOnly))
            m_svg = file.readAll();
    }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        QByteArray svg = m_svg;
        svg.replace("currentColor", colorOf(m_tint, mode).name().toLatin1());
        QSvgRenderer renderer(svg);
        renderer.setAspectRatioMode(Qt::KeepAspectRatio);
        renderer.render(painter, rect);
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        QPixmap result(size);
        result.fill(Qt::transparent);
        QPainter painter(&result);
        paint(&painter, result.rect(), mode, state);
        return result;
    }

    bool isNull() override { return m_svg.isEmpty(); }
    QString key() const override { return QStringLiteral("StrokeIconEngine"); }
    QIconEngine *clone() const override { return new StrokeIconEngine(*this); }

private:
    QByteArray m_svg;
    IconTint m_tint;
};

} // namespace

QIcon icon(const QString &name, IconTint tint)
{
    return QIcon(new StrokeIconEngine(name, tint));
}

QIcon programIcon()
{
    return QIcon(fileOf(QStringLiteral("retryscope")));
}

} // namespace retryscope
