#pragma once

#include "core/rules/mythcard.h"

#include <QObject>

#include <optional>

class QWidget;

namespace retryscope {

class AssumedRules;
class CommandRegistry;
class Document;
class FileCommands;
class LearnWindow;

/// Carries out the Learn menu, and plays the runs of the myth check in the main window.
class LessonCommands : public QObject
{
    Q_OBJECT

public:
    /// `window` is the parent of the Learn window; it and the others must outlive this.
    LessonCommands(Document &document, FileCommands &files, CommandRegistry &commands,
                   QWidget *window);

    [[nodiscard]] AssumedRules &assumedRules() const { return *m_assumed; }

public slots:
    void showRule(retryscope::RuleId rule);
    /// Opens the card's scenario, unless unsaved edits are in the way, and goes to the step that
    /// counts.
    void play(const retryscope::MythCard &card, retryscope::Profile profile);
    /// Lays the runs of the shown scenario by the other profiles' rules beside; called again, takes
    /// them away.
    void compareProfiles();

signals:
    void compareWanted(); ///< the Compare page is to be seen

private:
    LearnWindow &learnWindow();
    void goToStop();

    Document &m_document;
    FileCommands &m_files;
    QWidget *m_window;
    AssumedRules *m_assumed;
    LearnWindow *m_learn = nullptr; ///< made when it is first asked for
    std::optional<MythProof> m_awaited; ///< whose run is being simulated
};

} // namespace retryscope
