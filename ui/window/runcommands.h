#pragma once

#include "ui/document/stepper.h"

#include <QObject>
#include <QString>

#include <functional>
#include <optional>

class QWidget;

namespace retryscope {

class CommandRegistry;
enum class Command : unsigned char;
class Document;
class Player;
class RunUntil;

/// Carries out the Run menu: the stepper's verbs, jumps, and the player.
class RunCommands : public QObject
{
    Q_OBJECT

public:
    /// `window` is the parent of questions; it and the others must outlive this.
    RunCommands(Document &document, Player &player, Stepper &stepper, CommandRegistry &commands,
                QWidget *window);

    /// Tells what moment `RunToPointer` means: the one under the mouse, or a mark's. Absent: none.
    void setPointer(std::function<std::optional<Instant>()> pointer);

signals:
    /// Why a verb did nothing, or why playing stopped: one sentence.
    void said(const QString &sentence);

private:
    void connectVerbs();
    void connectJumps();
    void connectPlaying();
    void on(Command command, const std::function<void()> &action);
    void go(Stepper::Verb verb, Stepper::Way way);
    void runToStop(Stepper::Way way);
    void runToPointer();
    void askStep();
    void enable();
    void set(Command command, const QString &whyNot);
    [[nodiscard]] QString endText(Stepper::Verb verb, Stepper::Way way) const;

    Document &m_document;
    Player &m_player;
    Stepper &m_stepper;
    CommandRegistry &m_commands;
    QWidget *m_window;
    RunUntil *m_until;
    std::function<std::optional<Instant>()> m_pointer;
};

} // namespace retryscope
