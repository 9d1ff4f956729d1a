#pragma once

#include "core/formats/jsontext.h"
#include "core/trace/trace.h"
#include "tests/ui/dialogmonkey.h"
#include "tests/ui/monkeyhands.h"
#include "tests/ui/outside.h"
#include "ui/document/document.h"
#include "ui/document/player.h"
#include "ui/document/stepper.h"
#include "ui/timeline/timelineview.h"
#include "ui/window/commands.h"
#include "ui/window/examples.h"
#include "ui/window/filterfield.h"
#include "ui/window/filterrow.h"
#include "ui/window/mainwindow.h"

#include <QApplication>
#include <QDockWidget>
#include <QLineEdit>
#include <QTest>
#include <QUndoStack>

#include <array>

namespace retryscope {

/// Somebody who knows nothing and tries everything: draws what to do with the window next, the same
/// for the same seed, and tells what it did last. Dialogs and menus that open are played with for a
/// moment and closed.
class Monkey : private MonkeyHands
{
public:
    Monkey(MainWindow &window, quint32 seed)
        : MonkeyHands(seed)
        , m_window(window)
        , m_dialogs(*this)
    {
    }

    using MonkeyHands::story;

    /// Does one thing, and lets the window take it in.
    void act()
    {
        using Act = void (Monkey::*)();
        constexpr std::array<Act, 16> acts{
            &Monkey::command, &Monkey::command, &Monkey::key,         &Monkey::key,
            &Monkey::key,     &Monkey::click,   &Monkey::click,       &Monkey::drag,
            &Monkey::wheel,   &Monkey::edit,    &Monkey::undoOrRedo,  &Monkey::jump,
            &Monkey::branch,  &Monkey::filter,  &Monkey::panelOrSize, &Monkey::widget};
        (this->*acts[below(acts.size())])();
        QCoreApplication::processEvents();
        if (below(16) == 0)
            QTest::qWait(static_cast<int>(below(30)));
    }

    /// What is wrong with the window; empty: nothing. Holds at any moment.
    [[nodiscard]] QString complaint() const
    {
        const QString outside = outsideOf(m_window);
        return outside.isEmpty() ? m_dialogs.stuck() : outside;
    }

private:
    void command()
    {
        const auto command = static_cast<Command>(below(commandCount));
        if (command == Command::Quit)
            return;
        QAction *action = m_window.commands().action(command);
        if (!action->isEnabled())
            return;
        tell(QStringLiteral("command %1").arg(plainText(*action)));
        action->trigger();
    }

    void key()
    {
        static const std::vector<int> keys = [] {
            std::vector<int> all{
                Qt::Key_Left,        Qt::Key_Right,        Qt::Key_Up,    Qt::Key_Down,
                Qt::Key_Home,        Qt::Key_End,          Qt::Key_Tab,   Qt::Key_Return,
                Qt::Key_PageUp,      Qt::Key_PageDown,     Qt::Key_Menu,  Qt::Key_Escape,
                Qt::Key_Space,       Qt::Key_Backspace,    Qt::Key_Plus,  Qt::Key_Minus,
                Qt::Key_Question,    Qt::Key_Slash,        Qt::Key_F2,    Qt::Key_F5,
                Qt::Key_F9,          Qt::Key_F10,          Qt::Key_F11,   Qt::Key_Delete,
                Qt::Key_BracketLeft, Qt::Key_BracketRight, Qt::Key_Insert};
            for (int key = Qt::Key_0; key <= Qt::Key_Z; ++key)
                all.push_back(key);
            return all;
        }();
        constexpr std::array<Qt::KeyboardModifiers::Int, 6> modifiers{
            Qt::NoModifier,    Qt::NoModifier,      Qt::NoModifier,
            Qt::ShiftModifier, Qt::ControlModifier, Qt::ControlModifier | Qt::ShiftModifier};
        const auto pressed = static_cast<Qt::Key>(oneOf(keys));
        const Qt::KeyboardModifiers with(QFlag(static_cast<int>(oneOf(modifiers))));
        if (pressed == Qt::Key_Q && with != Qt::NoModifier)
            return; // quits
        QWidget *focus = QApplication::focusWidget();
        QWidget *target = focus && below(4) == 0 ? focus : &m_window.timeline();
        tell(QStringLiteral("key %1 in %2")
                 .arg(QKeySequence(static_cast<int>(with) | pressed).toString(),
                      QString::fromLatin1(target->metaObject()->className())));
        QTest::keyClick(target, pressed, with);
    }

    void click() { clickOn(*m_window.timeline().viewport()); }

    void widget()
    {
        QList<QWidget *> all = m_window.findChildren<QWidget *>();
        all.removeIf(
            [](const QWidget *widget) { return !widget->isVisible() || widget->isWindow(); });
        if (!all.isEmpty())
            clickOn(*oneOf(all));
    }

    void drag()
    {
        QWidget *viewport = m_window.timeline().viewport();
        const QPoint from = placeIn(*viewport);
        const QPoint to = placeIn(*viewport);
        constexpr std::array<Qt::KeyboardModifier, 3> modifiers{Qt::NoModifier, Qt::ShiftModifier,
                                                                Qt::AltModifier};
        const Qt::KeyboardModifiers with = oneOf(modifiers);
        tell(QStringLiteral("drag from %1, %2 to %3, %4")
                 .arg(from.x())
                 .arg(from.y())
                 .arg(to.x())
                 .arg(to.y()));
        QTest::mouseMove(viewport, from);
        QTest::mousePress(viewport, Qt::LeftButton, with, from);
        QTest::mouseMove(viewport, (from + to) / 2);
        if (below(4) == 0)
            command();
        QTest::mouseMove(viewport, to);
        QTest::mouseRelease(viewport, Qt::LeftButton, with, to);
    }

    void wheel()
    {
        QWidget *viewport = m_window.timeline().viewport();
        const QPoint place = placeIn(*viewport);
        const int by = static_cast<int>(below(1441)) - 720;
        const Qt::KeyboardModifiers with = below(2) == 0 ? Qt::ControlModifier : Qt::NoModifier;
        tell(QStringLiteral("wheel by %1").arg(by));
        QWheelEvent event(place, viewport->mapToGlobal(place), {}, {0, by}, Qt::NoButton, with,
                          Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(viewport, &event);
    }

    /// An edit that may or may not make a valid scenario.
    void edit()
    {
        static const std::vector<std::pair<std::string, std::string>> edits{
            {"/rules/profile", "\"chapter\""},
            {"/functions/0/EventInvokeConfigs/0/MaximumRetryAttempts", "0"},
            {"/functions/0/EventInvokeConfigs/0/MaximumEventAgeInSeconds", "60"},
            {"/functions/0/ReservedConcurrentExecutions", "1"},
            {"/functions/0/behavior/0/outcome", "{\"type\": \"timeout\"}"},
            {"/invocations/0/count", "40"},
            {"/invocations/0/everyMs", "100"},
            {"/invocations", "[]"},
            {"/invocations/-", "{\"atMs\": 5000, \"function\": \"nobody\"}"},
            {"/breakpoints", "[{\"on\": \"attemptFailed\"}, {\"on\": \"moonrise\"}]"},
            {"/breakpoints", "[{\"on\": \"metricCrosses\", \"metric\": \"Errors\", \"above\": 1}]"},
            {"/description", "\"a description\""}};
        const auto &[pointer, value] = oneOf(edits);
        Document &document = m_window.document();
        tell(QStringLiteral("edit %1 %2")
                 .arg(QString::fromStdString(pointer), QString::fromStdString(value)));
        const auto json = parseJson(value);
        document.edit(QStringLiteral("Edit"), pointer,
                      below(6) == 0 ? std::nullopt : std::optional(json.value()));
    }

    void undoOrRedo()
    {
        QUndoStack *stack = m_window.document().undoStack();
        const int index = static_cast<int>(below(static_cast<std::size_t>(stack->count()) + 1));
        tell(QStringLiteral("undo or redo to %1 of %2").arg(index).arg(stack->count()));
        stack->setIndex(index);
    }

    void jump()
    {
        Document &document = m_window.document();
        const std::size_t count = below(document.trace().size() + 3);
        tell(QStringLiteral("jump to %1 of %2").arg(count).arg(document.trace().size()));
        if (below(2) == 0)
            m_window.stepper().jumpTo(count);
        else
            document.moveTo(count);
        const std::size_t invocations = document.trace().invocationCount();
        if (below(3) == 0 && invocations > 0)
            document.select(InvocationId{static_cast<std::uint32_t>(below(invocations))});
        else if (below(8) == 0)
            document.select(std::nullopt);
    }

    [[nodiscard]] BranchId someBranch()
    {
        const std::size_t branch = below(m_window.document().forks().size() + 1);
        return branch == 0 ? BranchId() : BranchId(branch - 1);
    }

    std::vector<RunChoice> someRuns()
    {
        std::vector<RunChoice> runs;
        for (std::size_t count = below(mostOthers + 2); count > 0; --count) {
            if (below(2) == 0)
                runs.emplace_back(someBranch());
            else
                runs.emplace_back(allProfiles[below(profileCount)]);
        }
        return runs;
    }

    void branch()
    {
        Document &document = m_window.document();
        const std::size_t forks = document.forks().size();
        const std::size_t what = below(8);
        tell(QStringLiteral("branch act %1 with %2 forks").arg(what).arg(forks));
        if (what == 0 && forks > 0)
            document.dropFork(below(forks));
        else if (what == 1 && forks > 0)
            document.adoptFork(below(forks));
        else if (what == 2 && forks > 0)
            document.renameFork(below(forks), QStringLiteral("renamed %1").arg(below(4)));
        else if (what == 3)
            document.compareWith(someRuns());
        else if (what < 6)
            document.show(someBranch());
        else if (forks < 12)
            fork();
    }

    void fork()
    {
        Document &document = m_window.document();
        const std::vector<JsonOperation> operations{
            {JsonOperationKind::Add, "/seed", Json(static_cast<std::int64_t>(below(50))), {}}};
        (void)document.forkShown(document.freeForkName(QStringLiteral("Fork")),
                                 document.cursorTime(), operations);
    }

    void filter()
    {
        const QStringList filters{QString(),
                                  QStringLiteral("status:expired"),
                                  QStringLiteral("function:order* -status:success"),
                                  QStringLiteral("age>60s"),
                                  QStringLiteral("attempts>=2 \"ord"),
                                  QStringLiteral("status:nonsense (("),
                                  QStringLiteral("nothing-matches-this")};
        const QString text = oneOf(filters);
        tell(QStringLiteral("filter %1").arg(text));
        m_window.filter().field().setText(text);
    }

    void panelOrSize()
    {
        const QList<QDockWidget *> docks = m_window.findChildren<QDockWidget *>();
        const std::size_t what = below(6);
        tell(QStringLiteral("panel or size %1").arg(what));
        if (what == 0)
            m_window.resize(static_cast<int>(900 + below(1000)),
                            static_cast<int>(500 + below(700)));
        else if (what == 1)
            open();
        else if (what == 2)
            m_window.player().setSpeed(static_cast<double>(below(12'000)));
        else if (!docks.isEmpty())
            oneOf(docks)->toggleViewAction()->trigger();
    }

    /// An example, which has no path: there is no file that Save could overwrite.
    void open()
    {
        const QString name = oneOf(examples()).name;
        tell(QStringLiteral("open %1").arg(name));
        m_window.document().openText(exampleText(name), name, QString());
    }

    MainWindow &m_window;
    DialogMonkey m_dialogs;
};

} // namespace retryscope
