#include "ui/window/filterhelp.h"

#include "core/trace/filter.h"
#include "ui/format/utf8.h"
#include "ui/style.h"

#include <QGridLayout>
#include <QLabel>
#include <QScreen>
#include <QScrollArea>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace retryscope {

namespace {

QLabel *label(const QString &text, style::FontRole role)
{
    auto *result = new QLabel(text);
    result->setFont(style::font(role));
    return result;
}

} // namespace

FilterHelp::FilterHelp(QWidget *parent)
    : QFrame(parent, Qt::Popup)
{
    setFrameShape(StyledPanel);
    setAccessibleName(tr("Filter language"));
    auto *content = new QWidget;
    auto *grid = new QGridLayout(content);
    grid->setHorizontalSpacing(16);
    grid->setVerticalSpacing(2);
    grid->setColumnStretch(1, 1);
    int row = 0;
    for (const FilterTermHelp &term : filterTerms()) {
        auto *meaning = label(format::text(term.meaning), style::FontRole::Small);
        meaning->setWordWrap(true);
        auto *example = new QToolButton;
        example->setText(format::text(term.example));
        example->setMinimumHeight(24);
        style::setRole(*example, style::ButtonRole::Link);
        example->setToolTip(tr("Use this filter"));
        connect(example, &QToolButton::clicked, this, [this, term] {
            emit exampleChosen(format::text(term.example));
            close();
        });
        grid->addWidget(label(format::text(term.form), style::FontRole::Mono), row, 0);
        grid->addWidget(meaning, row, 1);
        grid->addWidget(example, row, 2, Qt::AlignLeft);
        ++row;
    }
    auto *scroll = new QScrollArea;
    scroll->setFrameShape(NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setWidget(content);
    auto *note = label(tr("How an invocation ends is what it is after the whole run, wherever the "
                          "cursor is. Values with spaces stand in \"quotes\"."),
                       style::FontRole::Small);
    note->setWordWrap(true);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(label(tr("What a filter can say"), style::FontRole::Heading));
    layout->addWidget(scroll, 1);
    layout->addWidget(note);
}

void FilterHelp::showBelow(const QWidget &anchor)
{
    const QRect room = anchor.screen()->availableGeometry();
    const int width = std::min(qRound(style::scaled(760)), room.width());
    const QPoint below = anchor.mapToGlobal(QPoint(0, anchor.height() + 4));
    const int height = std::min(qRound(style::scaled(640)), room.bottom() - below.y());
    const int left = std::clamp(below.x(), room.left(), room.right() - width);
    setGeometry(left, below.y(), width, height);
    show();
}

} // namespace retryscope
