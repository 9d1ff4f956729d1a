#pragma once

#include <QTimer>
#include <QWidget>

#include <vector>

class QLabel;
class QToolButton;

namespace retryscope {

class Document;
class Player;
class Stepper;

/// The line at the window's foot: where the cursor is, what has become of the invocations by then,
/// and what the picture is worth.
class StatusLine : public QWidget
{
    Q_OBJECT

public:
    /// The first three must outlive the line.
    StatusLine(Document &document, Player &player, Stepper &stepper, QWidget *parent = nullptr);

    /// Shows a sentence in place of the step until the cursor moves, or for some seconds.
    void say(const QString &sentence);

    /// Everything that it says, for tests and screen readers.
    [[nodiscard]] QString text() const;

signals:
    void seedWanted(); ///< the seed was clicked

public slots:
    /// How many findings there are; none are not told of.
    void showFindings(int count);
    /// What a scenario without a file is, such as an example.
    void setOrigin(const QString &origin);

private:
    QLabel *addPart(double leastPx);
    void addLine();
    void addSeed();
    void showCursor();
    [[nodiscard]] QString stepText() const;
    void showScenario();
    void followWork();
    void showWork();

    Document &m_document;
    Player &m_player;
    Stepper &m_stepper;
    QString m_origin; // of a scenario without a file
    std::vector<QWidget *> m_parts;
    QTimer m_saying; // as long as a sentence stays
    QTimer m_work; // while something is read or simulated
    QToolButton *m_stop;
    QLabel *m_icon;
    QLabel *m_step;
    QLabel *m_time;
    QLabel *m_counts;
    QLabel *m_lost;
    QLabel *m_findings;
    QToolButton *m_seed;
    QLabel *m_rules;
    QLabel *m_saved;
    QLabel *m_honest;
};

} // namespace retryscope
