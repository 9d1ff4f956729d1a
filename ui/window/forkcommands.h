#pragma once

#include "ui/window/forkdialog.h"

#include <QObject>

#include <cstddef>
#include <memory>
#include <optional>

class QMenu;

namespace retryscope {

class CommandRegistry;
class ComparePanel;
class DeadlineDrag;
class Differences;
class Document;
class ForkBar;
class ForkGestures;
class ForkMaker;
class OtherOverlay;
class TimelineView;

/// Carries out what has to do with forks: makes, shows, compares, renames, adopts and drops them,
/// by commands, by gestures in the timeline, and from the Compare page.
class ForkCommands : public QObject
{
    Q_OBJECT

public:
    /// The document and the commands must outlive it; `timeline` gets overlays. `window` is the
    /// parent of questions.
    ForkCommands(Document &document, CommandRegistry &commands, TimelineView &timeline,
                 QWidget *window);
    ~ForkCommands() override;

    [[nodiscard]] Differences &differences() const { return *m_differences; }
    [[nodiscard]] ForkMaker &maker() const { return *m_maker; }
    [[nodiscard]] OtherOverlay &overlay() const { return *m_overlay; }
    [[nodiscard]] DeadlineDrag &deadlineDrag() const { return *m_deadline; }

    /// The strip above the timeline and the Compare page: made here, and whoever takes them gives
    /// them a parent.
    [[nodiscard]] ForkBar *bar() const { return m_bar; }
    [[nodiscard]] ComparePanel *panel() const { return m_panel; }

    /// Adds the outcomes of the selected invocation's next dispatch to a menu, whenever it opens.
    void addOutcomes(QMenu &menu);

signals:
    void compareWanted(); ///< the Compare page is to be seen
    void refused(const QString &what, const QString &why);

private:
    void connectCommands();
    void connectPanel();
    void ask(ForkDialog::What what);
    void tryAge(InvocationId invocation, Duration age, bool here);
    void compare();
    void toggleBase();
    void rename(std::size_t fork);
    void enable();
    /// The fork that commands are about: the shown one, else the one beside.
    [[nodiscard]] std::optional<std::size_t> current() const;

    Document &m_document;
    CommandRegistry &m_commands;
    QWidget *m_window;
    Differences *m_differences;
    ForkMaker *m_maker;
    OtherOverlay *m_overlay;
    DeadlineDrag *m_deadline;
    ForkGestures *m_gestures;
    ForkBar *m_bar;
    ComparePanel *m_panel;
    std::optional<std::size_t> m_lastShown; // the fork that was shown before the base
};

} // namespace retryscope
