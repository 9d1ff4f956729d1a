#include "ui/timeline/lanestrip.h"

#include "ui/document/lanes.h"
#include "ui/format.h"
#include "ui/icons.h"
#include "ui/style.h"
#include "ui/timeline/groupname.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

#include <utility>

namespace retryscope {

namespace {

QString number(std::size_t count)
{
    return format::number(static_cast<std::int64_t>(count));
}

} // namespace

LaneStrip::LaneStrip(Lanes &lanes, QWidget *parent)
    : QWidget(parent)
    , m_lanes(lanes)
    , m_hidden(addChip(tr("Show all lanes again and empty the filter")))
    , m_grouped(addChip(tr("Show the lanes without groups")))
    , m_sorted(addChip(tr("Show the lanes in the order of acceptance")))
    , m_pinned(addChip(tr("Pin no lane any more")))
    , m_busy(new QLabel(tr("Arranging lanes…")))
    , m_remark(new QLabel)
{
    setAccessibleName(tr("Lanes"));
    auto *row = new QHBoxLayout(this);
    const int gap = qRound(style::scaled(8));
    row->setContentsMargins(gap, 0, gap, 0);
    row->setSpacing(gap);
    for (QWidget *part : std::initializer_list<QWidget *>{m_hidden, m_grouped, m_sorted, m_pinned,
                                                          m_busy, m_remark})
        row->addWidget(part);
    row->addStretch(1);
    // What does not fit is cut, and whole in the tooltip; the window may be narrower than all.
    m_remark->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    row->setStretchFactor(m_remark, 1);
    connect(m_hidden, &QToolButton::clicked, &lanes, &Lanes::showAll);
    connect(m_grouped, &QToolButton::clicked, &lanes,
            [&lanes] { lanes.setGrouping(LaneGrouping::None); });
    connect(m_sorted, &QToolButton::clicked, &lanes,
            [&lanes] { lanes.setOrder(LaneOrder::Acceptance); });
    connect(m_pinned, &QToolButton::clicked, &lanes, &Lanes::unpinAll);
    connect(&lanes, &Lanes::changed, this, &LaneStrip::update);
    connect(&lanes, &Lanes::busyChanged, this, &LaneStrip::update);
    update();
}

QToolButton *LaneStrip::addChip(const QString &tip)
{
    auto *chip = new QToolButton;
    chip->setIcon(icon(QStringLiteral("close")));
    chip->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    chip->setFocusPolicy(Qt::StrongFocus);
    chip->setToolTip(tip);
    chip->setMinimumHeight(24);
    return chip;
}

void LaneStrip::setRemark(const QString &remark)
{
    m_remark->setText(remark);
    m_remark->setToolTip(remark);
    update();
}

void LaneStrip::update()
{
    const auto show = [](QToolButton *chip, bool isShown, const QString &text) {
        chip->setText(text);
        chip->setAccessibleName(text);
        chip->setVisible(isShown);
    };
    const std::size_t hidden = m_lanes.hidden();
    show(m_hidden, hidden > 0,
         tr("%1 of %2 lanes hidden by the filter").arg(number(hidden), number(m_lanes.total())));
    const bool isGrouped = m_lanes.grouping() != LaneGrouping::None;
    show(m_grouped, isGrouped, tr("Lanes: %1").arg(groupingName(m_lanes.grouping()).toLower()));
    const bool isSorted = m_lanes.order() != LaneOrder::Acceptance;
    show(m_sorted, isSorted, tr("Lanes: %1").arg(orderName(m_lanes.order()).toLower()));
    const std::size_t pins = m_lanes.pinCount();
    show(m_pinned, pins > 0,
         pins == 1 ? tr("1 lane pinned") : tr("%1 lanes pinned").arg(number(pins)));
    m_busy->setVisible(m_lanes.isBusy());
    m_remark->setVisible(!m_remark->text().isEmpty());
    const bool isWanted = hidden > 0 || isGrouped || isSorted || pins > 0 || m_lanes.isBusy()
        || !m_remark->text().isEmpty();
    if (std::exchange(m_isWanted, isWanted) != isWanted)
        emit wantedChanged();
}

} // namespace retryscope
