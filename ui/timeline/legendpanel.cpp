#include "ui/timeline/legendpanel.h"

#include "ui/timeline/timelinemetrics.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QPainter>

namespace retryscope {

namespace {

/// One entry, painted on the timeline's background.
class Sample : public QWidget
{
public:
    explicit Sample(LegendEntry entry)
        : m_entry(std::move(entry))
    {
        setAccessibleName(m_entry.word);
        setAccessibleDescription(m_entry.explanation);
        setToolTip(m_entry.explanation);
        setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    }

    QSize sizeHint() const override
    {
        const TimelineMetrics metrics = TimelineMetrics::current();
        return {qRound(style::scaled(136)), qRound(metrics.bar + 2 * metrics.gap + 8)};
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.fillRect(rect(), style::surface().base);
        paintLegendSample(painter, m_entry, QRectF(rect()).adjusted(4, 3, -4, -3));
    }

private:
    LegendEntry m_entry;
};

QLabel *textLabel(const QString &text)
{
    auto *label = new QLabel(text);
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

} // namespace

LegendPanel::LegendPanel(QWidget *parent)
    : QScrollArea(parent)
{
    setFrameShape(NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    setAccessibleName(tr("Legend"));
    setFocusPolicy(Qt::StrongFocus); // the arrow keys scroll
    auto *content = new QWidget;
    content->setBackgroundRole(QPalette::Base);
    auto *grid = new QGridLayout(content);
    grid->setContentsMargins(8, 8, 12, 8);
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(4);
    grid->setColumnStretch(1, 1);
    int row = 0;
    for (const LegendEntry &entry : legendEntries()) {
        auto *words = new QVBoxLayout;
        words->setSpacing(0);
        m_words.push_back(textLabel(entry.word));
        m_explanations.push_back(textLabel(entry.explanation));
        words->addWidget(m_words.back());
        words->addWidget(m_explanations.back());
        grid->addWidget(new Sample(entry), row, 0, Qt::AlignTop);
        grid->addLayout(words, row, 1);
        ++row;
    }
    grid->setRowStretch(row, 1);
    setWidget(content);
    fill();
}

void LegendPanel::fill()
{
    for (QLabel *label : m_words)
        label->setFont(style::font(style::FontRole::SmallStrong));
    for (QLabel *label : m_explanations)
        label->setFont(style::font(style::FontRole::Small));
}

void LegendPanel::changeEvent(QEvent *event)
{
    QScrollArea::changeEvent(event);
    const bool isLook =
        event->type() == QEvent::PaletteChange || event->type() == QEvent::ApplicationFontChange;
    if (isLook)
        fill();
}

} // namespace retryscope
