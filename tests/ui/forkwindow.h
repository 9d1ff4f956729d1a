#pragma once

#include "core/trace/comparison.h"
#include "tests/ui/outage.h"
#include "tests/ui/shownwindow.h"
#include "ui/document/differences.h"
#include "ui/window/forkcommands.h"
#include "ui/window/forkmaker.h"
#include "ui/window/forkwish.h"

#include <QApplication>
#include <QPointer>
#include <QTest>
#include <QTimer>

#include <algorithm>
#include <chrono>

namespace retryscope {

/// The real window with the outage, its cursor at 1:21, for tests that fork.
class ForkWindow : protected ShownWindow
{
protected:
    void open()
    {
        using namespace std::chrono_literals;
        ShownWindow::open(outageScenario());
        document().moveToTime(Instant(81s));
        timeline().setAxisMode(AxisMode::Linear);
        timeline().fitAll();
    }

    /// Waits for all runs and for what they differ in.
    void finish() const
    {
        document().finishSimulating();
        const auto isThere = [](const OtherRun &other) { return other.trace != nullptr; };
        QTRY_VERIFY(std::ranges::all_of(document().others(), isThere));
        m_window->forks().differences().finish();
    }

    /// Forks the base at the cursor with that maximum age of `order-processor`.
    void fork(std::int64_t seconds) const
    {
        ForkMaker &maker = m_window->forks().maker();
        const ForkWish wish = whatif::FunctionSetting{functionReference("order-processor"),
                                                      whatif::MaximumAge{seconds}};
        document().show(std::nullopt);
        document().finishSimulating();
        const auto changes = wishOperations(document(), wish, maker.moment());
        QVERIFY(changes.hasValue());
        QVERIFY(maker.fork(wishName(wish), document().cursorTime(), changes.value()).empty());
        finish();
    }

    /// Carries `act` out with the dialog or menu that opens next, and closes what is left of it.
    template <typename T, typename Act>
    void whenOpen(Act act)
    {
        constexpr int soonMs = 10;
        auto *timer = new QTimer(m_window.get());
        QObject::connect(timer, &QTimer::timeout, m_window.get(), [timer, act] {
            QWidget *open = QApplication::activePopupWidget();
            auto *wanted = qobject_cast<T *>(open ? open : QApplication::activeModalWidget());
            if (!wanted)
                return;
            timer->stop();
            timer->deleteLater();
            const QPointer<T> alive(wanted);
            act(*wanted);
            if (alive && alive->isVisible())
                alive->close();
        });
        timer->start(soonMs);
    }
};

} // namespace retryscope
