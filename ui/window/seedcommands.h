#pragma once

#include <QObject>

#include <cstdint>

class QString;
class QWidget;

namespace retryscope {

class CommandRegistry;
class Document;

/// Draws the scenario's luck anew: the next seed, or one that a person types. Each is an edit.
class SeedCommands : public QObject
{
    Q_OBJECT

public:
    /// `window` is the parent of the question; it and the others must outlive this.
    SeedCommands(Document &document, CommandRegistry &commands, QWidget *window);

private:
    [[nodiscard]] std::int64_t seed() const;
    void take(std::int64_t seed);
    void takeNext();
    void ask();

    Document &m_document;
    QWidget *m_window;
};

/// What is wrong with a typed seed, in one sentence; empty: nothing.
[[nodiscard]] QString seedProblem(const QString &text);

} // namespace retryscope
