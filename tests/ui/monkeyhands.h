#pragma once

#include <QPointer>
#include <QRandomGenerator>
#include <QTest>
#include <QWidget>

#include <algorithm>
#include <deque>

namespace retryscope {

/// What every monkey does: it draws by chance, the same for the same seed, clicks anywhere, and
/// tells what it did.
class MonkeyHands
{
public:
    explicit MonkeyHands(quint32 seed)
        : m_random(seed)
    {
    }

    /// From 0 to below `bound`; 0 for 0.
    [[nodiscard]] std::size_t below(std::size_t bound)
    {
        return m_random.bounded(static_cast<quint32>(std::max<std::size_t>(bound, 1)));
    }

    template <typename List>
    [[nodiscard]] auto oneOf(const List &list)
    {
        return list[static_cast<typename List::size_type>(
            below(static_cast<std::size_t>(list.size())))];
    }

    [[nodiscard]] QPoint placeIn(const QWidget &widget)
    {
        return {static_cast<int>(below(static_cast<std::size_t>(widget.width()))),
                static_cast<int>(below(static_cast<std::size_t>(widget.height())))};
    }

    /// Once or twice, with either button, anywhere in it. It may be gone afterwards.
    void clickOn(QWidget &widget)
    {
        const QPoint place = placeIn(widget);
        const auto button = below(5) == 0 ? Qt::RightButton : Qt::LeftButton;
        tell(QStringLiteral("click with button %1 at %2, %3 on %4 %5")
                 .arg(button)
                 .arg(place.x())
                 .arg(place.y())
                 .arg(QString::fromLatin1(widget.metaObject()->className()), widget.objectName()));
        const Qt::KeyboardModifiers with = below(6) == 0 ? Qt::ShiftModifier : Qt::NoModifier;
        const QPointer<QWidget> alive(&widget);
        QTest::mouseClick(&widget, button, with, place);
        if (alive && below(5) == 0)
            QTest::mouseDClick(alive, Qt::LeftButton, with, place);
    }

    void tell(const QString &what)
    {
        constexpr std::size_t most = 25;
        if (m_isAloud)
            qInfo("%s", qPrintable(what));
        m_story.push_back(what);
        if (m_story.size() > most)
            m_story.pop_front();
    }

    /// What it did last, one act a line, the last one last.
    [[nodiscard]] QString story() const
    {
        QString text;
        for (const QString &line : m_story)
            text += QStringLiteral("\n  ") + line;
        return text;
    }

private:
    QRandomGenerator m_random;
    std::deque<QString> m_story;
    bool m_isAloud = qEnvironmentVariableIsSet("RETRYSCOPE_MONKEY_ALOUD");
};

} // namespace retryscope
