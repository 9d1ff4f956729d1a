#pragma once

#include "tests/ui/monkeyhands.h"

#include <QApplication>
#include <QKeySequence>
#include <QPointer>
#include <QTest>
#include <QTimer>

#include <array>

namespace retryscope {

/// Plays for a moment with each dialog and menu that opens, and closes it at last.
class DialogMonkey
{
public:
    /// `hands` must outlive it.
    explicit DialogMonkey(MonkeyHands &hands)
        : m_hands(hands)
    {
        watch();
    }

    /// Which dialog can't be closed; empty: none.
    [[nodiscard]] const QString &stuck() const { return m_stuck; }

private:
    /// Looks every few milliseconds for what is open above the window. A timer of its own each
    /// time: what it does may open another dialog, which waits for the next one.
    void watch()
    {
        constexpr int soonMs = 5;
        QTimer::singleShot(soonMs, &m_life, [this] {
            watch();
            QWidget *open = QApplication::activePopupWidget();
            if (!open)
                open = QApplication::activeModalWidget();
            m_ticks = open && open == m_open ? m_ticks + 1 : 0;
            m_open = open;
            if (open)
                playOrClose(open);
        });
    }

    /// Plays with it, and closes it at last.
    void playOrClose(QWidget *open)
    {
        constexpr int patience = 12;
        constexpr int despair = 60;
        if (m_ticks > despair && m_stuck.isEmpty())
            m_stuck =
                QStringLiteral("%1 “%2” can't be closed with Escape")
                    .arg(QString::fromLatin1(open->metaObject()->className()), open->windowTitle());
        if (m_ticks > patience) {
            m_hands.tell(QStringLiteral("Escape in %1")
                             .arg(QString::fromLatin1(open->metaObject()->className())));
            const QPointer<QWidget> alive(open);
            QTest::keyClick(open, Qt::Key_Escape);
            if (alive && m_ticks > despair)
                alive->close();
            return;
        }
        playIn(*open);
    }

    void playIn(QWidget &open)
    {
        constexpr std::array<Qt::Key, 12> keys{
            Qt::Key_Tab,  Qt::Key_Tab, Qt::Key_Down, Qt::Key_Up,     Qt::Key_1,      Qt::Key_9,
            Qt::Key_Home, Qt::Key_End, Qt::Key_A,    Qt::Key_Return, Qt::Key_Delete, Qt::Key_Space};
        if (open.inherits("QFileDialog")) { // names of files are not for monkeys
            QTest::keyClick(&open, Qt::Key_Escape);
            return;
        }
        QList<QWidget *> all = open.findChildren<QWidget *>();
        all.removeIf([](const QWidget *widget) { return !widget->isVisible(); });
        if (m_hands.below(2) == 0 && !all.isEmpty()) {
            m_hands.clickOn(*m_hands.oneOf(all));
            return;
        }
        QWidget *focus = open.focusWidget() ? open.focusWidget() : &open;
        const Qt::Key pressed = m_hands.oneOf(keys);
        m_hands.tell(QStringLiteral("key %1 in %2 of %3")
                         .arg(QKeySequence(pressed).toString(),
                              QString::fromLatin1(focus->metaObject()->className()),
                              QString::fromLatin1(open.metaObject()->className())));
        QTest::keyClick(focus, pressed);
    }

    MonkeyHands &m_hands;
    QObject m_life; // of the timers
    QPointer<QWidget> m_open; // above the window
    int m_ticks = 0; // since it opened
    QString m_stuck;
};

} // namespace retryscope
