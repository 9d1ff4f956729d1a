#pragma once

#include <QObject>

namespace retryscope {

class CommandRegistry;
class Document;
class Lanes;

/// Carries out what is asked of the lanes: pins the selected one, groups and sorts all.
class LaneCommands : public QObject
{
    Q_OBJECT

public:
    /// All must outlive this.
    LaneCommands(Document &document, Lanes &lanes, CommandRegistry &commands, QObject *parent);

private:
    void pin();
    void group();
    void sort();
    void enable();

    Document &m_document;
    Lanes &m_lanes;
    CommandRegistry &m_commands;
};

} // namespace retryscope
