#pragma once

#include "core/model/id.h"

#include <QObject>

#include <cstddef>
#include <optional>

class QWidget;

namespace retryscope {

class CommandRegistry;
class Document;
class Player;

/// Carries out the Run menu: moves the cursor, and lets the player run.
class RunCommands : public QObject
{
    Q_OBJECT

public:
    /// `window` is the parent of questions; it and the others must outlive this.
    RunCommands(Document &document, Player &player, CommandRegistry &commands, QWidget *window);

private:
    void connectSteps();
    void connectPlaying();
    void step();
    void stepBack();
    void stepInLane();
    void stepBackInLane();
    void stepOut();
    void stepBackOut();
    void askTime();
    void enable();
    void moveTo(std::size_t count);
    [[nodiscard]] std::optional<InvocationId> lane() const;

    Document &m_document;
    Player &m_player;
    CommandRegistry &m_commands;
    QWidget *m_window;
};

} // namespace retryscope
