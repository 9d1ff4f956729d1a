#pragma once

#include "core/model/jsonoperation.h"
#include "core/rules/mythcard.h"

#include <QObject>

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

class QWidget;

namespace retryscope {

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

public slots:
    void showRule(retryscope::RuleId rule);
    /// Opens the card's scenario, unless unsaved edits are in the way, and goes to the step that
    /// counts.
    void play(const retryscope::MythCard &card, retryscope::Profile profile);
    /// Makes a fork of the base for each profile that it does not have, if there is none yet, and
    /// lays the first of their runs beside; called again, the next.
    void compareProfiles();

signals:
    void compareWanted(); ///< the Compare page is to be seen
    void refused(const QString &what, const QString &why);

private:
    LearnWindow &learnWindow();
    void goToStop();
    /// The change that gives the base the profile's rules.
    [[nodiscard]] std::vector<JsonOperation> rulesOf(Profile profile) const;
    /// The fork with that change, if there is one.
    [[nodiscard]] std::optional<std::size_t> profileFork(Profile profile) const;
    void makeProfileForks(std::span<const Profile> profiles);

    Document &m_document;
    FileCommands &m_files;
    QWidget *m_window;
    LearnWindow *m_learn = nullptr; ///< made when it is first asked for
    std::optional<MythProof> m_awaited; ///< whose run is being simulated
};

} // namespace retryscope
