#include "ui/window/paneldock.h"

#include "ui/icons.h"
#include "ui/style.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QScrollArea>
#include <QStackedWidget>
#include <QTabBar>
#include <QToolButton>

namespace retryscope {

namespace {

/// The strip above a dock's content. It ignores the mouse, so that the dock can be dragged by it.
class Header : public QWidget
{
public:
    using QWidget::QWidget;

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.fillRect(rect(), style::surface().header);
        painter.fillRect(QRect(0, height() - 1, width(), 1), style::surface().line);
    }
};

QToolButton *closeButton(QDockWidget &dock)
{
    auto *button = new QToolButton;
    button->setIcon(icon(QStringLiteral("close")));
    button->setIconSize({12, 12});
    button->setAutoRaise(true);
    button->setFixedSize(24, 24);
    button->setToolTip(QDockWidget::tr("Hide the panel; the View menu brings it back"));
    button->setAccessibleName(QDockWidget::tr("Hide “%1”").arg(dock.windowTitle()));
    QObject::connect(button, &QToolButton::clicked, &dock, &QWidget::hide);
    return button;
}

} // namespace

QWidget *scrolled(QWidget *page)
{
    if (qobject_cast<QAbstractScrollArea *>(page))
        return page; // scrolls by itself
    auto *area = new QScrollArea;
    area->setFrameShape(QFrame::NoFrame);
    area->setFocusPolicy(Qt::NoFocus);
    area->setWidgetResizable(true);
    area->setWidget(page);
    return area;
}

PanelDock::PanelDock(const QString &name, const QString &title, QWidget *parent)
    : QDockWidget(title, parent)
    , m_remark(new QLabel)
{
    setObjectName(name);
    auto *header = new Header;
    auto *layout = new QHBoxLayout(header);
    layout->setContentsMargins(12, 2, 4, 2);
    auto *label = new QLabel(title);
    label->setFont(style::font(style::FontRole::SmallStrong));
    m_remark->setFont(style::font(style::FontRole::Small));
    layout->addWidget(label);
    layout->addStretch(1);
    layout->addWidget(m_remark);
    layout->addWidget(closeButton(*this));
    setTitleBarWidget(header);
}

void PanelDock::setRemark(const QString &remark)
{
    m_remark->setText(remark);
}

void PanelDock::makeCompact()
{
    constexpr int stripPx = 6;
    QWidget *full = titleBarWidget();
    auto *strip = new Header;
    strip->setFixedHeight(stripPx);
    // A dock asks its title bar for its size hint only: without one the content begins below it.
    auto *layout = new QHBoxLayout(strip);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addStrut(stripPx);
    strip->setToolTip(tr("Drag to move “%1”").arg(windowTitle()));
    m_remark = new QLabel(strip);
    m_remark->hide();
    setTitleBarWidget(strip);
    delete full;
}

TabbedDock::TabbedDock(const QString &name, const QString &title, QWidget *parent)
    : QDockWidget(title, parent)
    , m_tabs(new QTabBar)
    , m_pages(new QStackedWidget)
{
    setObjectName(name);
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    m_tabs->setUsesScrollButtons(true); // the window may be narrower than all of them
    m_tabs->setAccessibleName(title);
    auto *header = new Header;
    auto *layout = new QHBoxLayout(header);
    layout->setContentsMargins(0, 0, 4, 0);
    layout->setSpacing(0);
    layout->addWidget(m_tabs);
    layout->addStretch(1);
    layout->addWidget(closeButton(*this));
    setTitleBarWidget(header);
    setWidget(m_pages);
    connect(m_tabs, &QTabBar::currentChanged, m_pages, &QStackedWidget::setCurrentIndex);
}

void TabbedDock::addPage(const QString &title, QWidget *page)
{
    m_pages->addWidget(scrolled(page));
    m_tabs->addTab(title);
    m_tabs->updateGeometry(); // a hidden tab bar does not say that it has grown
}

} // namespace retryscope
