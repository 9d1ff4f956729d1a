#pragma once

#include <QDockWidget>

class QLabel;
class QStackedWidget;
class QTabBar;

namespace retryscope {

/// A dock whose title says more than its name: on the right, in secondary text, what it shows now.
class PanelDock : public QDockWidget
{
    Q_OBJECT

public:
    /// `name` is the object's name for saved layouts.
    PanelDock(const QString &name, const QString &title, QWidget *parent = nullptr);

    void setRemark(const QString &remark);
    /// Leaves of the title no more than a strip to drag: for content with a heading of its own.
    void makeCompact();

private:
    QLabel *m_remark;
};

/// The page in as little room as the window has: what does not fit can be scrolled to. A page that
/// scrolls by itself stays as it is.
[[nodiscard]] QWidget *scrolled(QWidget *page);

/// A dock with several pages, whose tabs are its title: it can be moved by the space beside them.
class TabbedDock : public QDockWidget
{
    Q_OBJECT

public:
    TabbedDock(const QString &name, const QString &title, QWidget *parent = nullptr);

    void addPage(const QString &title, QWidget *page);
    [[nodiscard]] QTabBar *tabs() const { return m_tabs; }

private:
    QTabBar *m_tabs;
    QStackedWidget *m_pages;
};

} // namespace retryscope
