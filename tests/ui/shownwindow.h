#pragma once

#include "core/trace/trace.h"
#include "tests/ui/ownsettings.h"
#include "ui/document/document.h"
#include "ui/style.h"
#include "ui/timeline/timelineview.h"
#include "ui/window/commands.h"
#include "ui/window/mainwindow.h"

#include <QAction>
#include <QApplication>
#include <QDockWidget>
#include <QTest>

#include <memory>

namespace retryscope {

/// The real window, at the size for which it was drawn and with settings of its own.
class ShownWindow : protected OwnSettings
{
protected:
    void prepare(const char *name)
    {
        OwnSettings::prepare(name);
        style::apply(*qApp, style::Theme::Light);
    }

    /// A new window with that scenario, at its start.
    void open(const QByteArray &scenario)
    {
        begin();
        make();
        QVERIFY(document().openText(scenario, QStringLiteral("test"), QString()));
        show();
    }

    /// A new window with the example that the program begins with.
    void openFirst()
    {
        begin();
        openFirstAgain();
    }

    /// The same with the settings that the last window, which must be gone, has left.
    void openFirstAgain()
    {
        make();
        m_window->openFirst(QString());
        show();
    }

    [[nodiscard]] Document &document() const { return m_window->document(); }
    [[nodiscard]] TimelineView &timeline() const { return m_window->timeline(); }
    [[nodiscard]] QAction *action(Command command) const
    {
        return m_window->commands().action(command);
    }
    void trigger(Command command) const { action(command)->trigger(); }

    /// The titles of the panels that are not hidden.
    [[nodiscard]] QStringList shownPanels() const
    {
        QStringList names;
        for (const QDockWidget *dock : m_window->findChildren<QDockWidget *>()) {
            if (!dock->isHidden())
                names += dock->windowTitle();
        }
        names.sort();
        return names;
    }

    std::unique_ptr<MainWindow> m_window;

private:
    void make()
    {
        m_window = std::make_unique<MainWindow>();
        m_window->resize(1600, 1000);
    }

    void show()
    {
        m_window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        document().finishSimulating();
        timeline().setFocus();
    }
};

} // namespace retryscope
