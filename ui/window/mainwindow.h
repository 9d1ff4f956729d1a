#pragma once

#include <QMainWindow>

#include <memory>

class QMenu;

namespace retryscope {

class Breakpoints;
class CommandRegistry;
class Document;
class FileCommands;
class FilterRow;
class ForkCommands;
class Layouts;
class Lanes;
class MessagePanel;
class PanelDock;
struct PanelRow;
class Player;
class RunCommands;
class Stepper;
class TabbedDock;
class ThemeCommands;
class TimelineView;
class TransportBar;

/// The window: the timeline in the middle, panels around it, one document.
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    explicit MainWindow(QWidget *parent = nullptr);
    ~MainWindow() override;

    [[nodiscard]] Document &document() const { return *m_document; }
    [[nodiscard]] Lanes &lanes() const { return *m_lanes; }
    [[nodiscard]] Breakpoints &breakpoints() const { return *m_breakpoints; }
    [[nodiscard]] Stepper &stepper() const { return *m_stepper; }
    [[nodiscard]] Player &player() const { return *m_player; }
    [[nodiscard]] CommandRegistry &commands() const { return *m_commands; }
    [[nodiscard]] FileCommands &files() const { return *m_files; }
    [[nodiscard]] MessagePanel &messages() const { return *m_messages; }
    [[nodiscard]] TimelineView &timeline() const { return *m_timeline; }
    [[nodiscard]] ForkCommands &forks() const { return *m_forks; }
    [[nodiscard]] FilterRow &filter() const { return *m_filter; }
    [[nodiscard]] Layouts &layouts() const { return *m_layouts; }

    /// Opens a file, or the example that a first start shows if `path` is empty.
    void openFirst(const QString &path);

protected:
    void closeEvent(QCloseEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void buildCentre();
    void buildForks();
    void buildFilter();
    void buildBreakpoints();
    /// Adds a panel that the Window menu and the layouts know.
    PanelDock *addPanel(const char *name, const QString &title, QWidget *content,
                        const PanelRow &row);
    void buildPanels();
    void buildTables();
    void buildWhy();
    void buildMeasuring();
    void buildRun();
    void buildMenus();
    void buildFileMenu(QMenu &menu);
    void buildViewMenu(QMenu &menu);
    void buildWindowMenu(QMenu &menu);
    void connectDocument();
    void connectView();
    void connectLayouts();
    void showTitle();
    void showRemarks();
    void restoreSettings();
    void saveSettings() const;
    void exportPicture();

    std::unique_ptr<Document> m_document; // outlives all views, which are children
    std::unique_ptr<Lanes> m_lanes; // likewise; it hears of a trace before them
    std::unique_ptr<Breakpoints> m_breakpoints; // likewise
    Stepper *m_stepper;
    Player *m_player;
    CommandRegistry *m_commands;
    FileCommands *m_files;
    RunCommands *m_run;
    ThemeCommands *m_theme;
    TransportBar *m_transport;
    Layouts *m_layouts;
    MessagePanel *m_messages = nullptr;
    TimelineView *m_timeline = nullptr;
    ForkCommands *m_forks = nullptr;
    FilterRow *m_filter = nullptr;
    PanelDock *m_scenario = nullptr;
    PanelDock *m_now = nullptr;
    PanelDock *m_next = nullptr;
    PanelDock *m_findings = nullptr;
    TabbedDock *m_tables = nullptr;
    PanelDock *m_record = nullptr;
};

} // namespace retryscope
