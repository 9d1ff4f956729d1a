#pragma once

#include <QWidget>

#include <vector>

class QLabel;

namespace retryscope {

class Document;
class Player;

/// The line at the window's foot: where the cursor is, what has become of the invocations by then,
/// and what the picture is worth.
class StatusLine : public QWidget
{
    Q_OBJECT

public:
    /// The document and the player must outlive the line.
    StatusLine(Document &document, Player &player, QWidget *parent = nullptr);

    /// Everything that it says, for tests and screen readers.
    [[nodiscard]] QString text() const;

private:
    QLabel *addPart();
    void showCursor();
    void showScenario();

    Document &m_document;
    Player &m_player;
    std::vector<QLabel *> m_parts;
    QLabel *m_icon;
    QLabel *m_step;
    QLabel *m_time;
    QLabel *m_counts;
    QLabel *m_lost;
    QLabel *m_seed;
    QLabel *m_rules;
    QLabel *m_saved;
    QLabel *m_honest;
};

} // namespace retryscope
