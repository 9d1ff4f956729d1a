#include "ui/document/document.h"
#include "ui/inspector/differenceview.h"
#include "ui/inspector/messagepane.h"
#include "ui/inspector/notice.h"
#include "ui/inspector/recordinspector.h"
#include "ui/style.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabBar>
#include <QToolButton>
#include <QVBoxLayout>

namespace retryscope {

void RecordInspector::buildTop()
{
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    m_tabs->setAccessibleName(tr("Messages of the selected invocation"));
    m_remark->setFont(style::font(style::FontRole::Small));
    m_textButton->setText(tr("Text"));
    m_treeButton->setText(tr("Tree"));
    m_textButton->setToolTip(tr("Show the message as JSON text"));
    m_treeButton->setToolTip(tr("Show the message as a tree of fields"));
    style::setRole(*m_textButton, style::ButtonRole::SegmentFirst);
    style::setRole(*m_treeButton, style::ButtonRole::SegmentLast);
    auto *views = new QButtonGroup(this);
    for (QToolButton *button : {m_textButton, m_treeButton}) {
        button->setCheckable(true);
        button->setMinimumHeight(static_cast<int>(style::scaled(24)));
        views->addButton(button);
    }
    m_textButton->setChecked(true);
    auto *segments = new QHBoxLayout;
    segments->setSpacing(0);
    segments->addWidget(m_textButton);
    segments->addWidget(m_treeButton);
    auto *top = new QHBoxLayout;
    top->setContentsMargins(0, 0, 8, 0);
    top->setSpacing(12);
    top->addWidget(m_tabs, 1);
    top->addWidget(m_remark);
    top->addLayout(segments);
    static_cast<QVBoxLayout *>(layout())->addLayout(top);
    connect(m_treeButton, &QToolButton::toggled, this, &RecordInspector::setTree);
    connect(m_tabs, &QTabBar::currentChanged, this, [this](int tab) {
        m_wantedTab = m_tabs->tabText(tab);
        showTab(tab);
    });
}

/// The strip above a record that is still to come: nobody must take it for one that was sent.
void RecordInspector::buildGhost()
{
    m_ghost = new QWidget(this);
    m_ghostNotice = new Notice;
    m_ghostToEnd = new QPushButton(tr("Run to its end"));
    m_ghostToEnd->setToolTip(tr("Moves the cursor behind the last step of this invocation"));
    auto *line = new QHBoxLayout(m_ghost);
    line->setContentsMargins(12, 4, 12, 4);
    line->addWidget(m_ghostNotice, 1);
    line->addWidget(m_ghostToEnd);
    m_ghost->hide();
}

void RecordInspector::buildStack()
{
    auto *splitter = new QSplitter(Qt::Horizontal);
    splitter->setChildrenCollapsible(false);
    splitter->setHandleWidth(1);
    m_left = new MessagePane(splitter);
    m_right = new MessagePane(splitter);
    splitter->setStretchFactor(0, 3);
    splitter->setStretchFactor(1, 2);
    m_panes = splitter;
    m_stack->addWidget(m_panes);
    auto *empty = new QWidget;
    auto *lines = new QVBoxLayout(empty);
    lines->setContentsMargins(16, 16, 16, 16);
    m_hint->setWordWrap(true);
    m_toEnd->setText(tr("Run to its end"));
    m_toEnd->setToolTip(tr("Moves the cursor behind the last step of this invocation"));
    lines->addWidget(m_hint);
    lines->addWidget(m_toEnd, 0, Qt::AlignLeft);
    lines->addStretch();
    m_stack->addWidget(empty);
    m_difference = new DifferenceView(m_document);
    m_stack->addWidget(m_difference);
}

} // namespace retryscope
