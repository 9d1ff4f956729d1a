#pragma once

#include <QTest>
#include <QWidget>

namespace retryscope {

/// Draws the widget at that size; false if nothing but one colour came out. With RETRYSCOPE_GRABS
/// set, the picture is kept in that folder, for a person to look at.
inline bool picture(QWidget &widget, const QSize &size, const char *name)
{
    widget.resize(size);
    widget.show();
    if (!QTest::qWaitForWindowExposed(&widget))
        return false;
    QCoreApplication::processEvents();
    const QImage image = widget.grab().toImage();
    const QString folder = qEnvironmentVariable("RETRYSCOPE_GRABS");
    if (!folder.isEmpty())
        image.save(QStringLiteral("%1/%2-%3.png")
                       .arg(folder, QString::fromLatin1(name),
                            QString::fromLatin1(QTest::currentDataTag())));
    for (int y = 0; y < image.height(); y += 2) {
        for (int x = 0; x < image.width(); x += 2) {
            if (image.pixel(x, y) != image.pixel(0, 0))
                return true;
        }
    }
    return false;
}

} // namespace retryscope
