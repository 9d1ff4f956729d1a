#include "ui/inspector/findingspanel.h"

#include "core/formats/scenarioreader.h"
#include "core/trace/trace.h"
#include "ui/document/document.h"
#include "ui/inspector/elidedlink.h"
#include "ui/inspector/findingentry.h"
#include "ui/inspector/sought.h"
#include "ui/style.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QUndoStack>
#include <QVBoxLayout>

#include <algorithm>
#include <memory>
#include <utility>

namespace retryscope {

namespace {

constexpr std::size_t entryLimit = 200; // more than a person reads; the rest is counted
constexpr std::size_t longRun = 100'000; // steps: a search of fewer is over at once

std::vector<FindingsPanel::Entry> search(const Trace &trace)
{
    std::vector<FindingsPanel::Entry> entries;
    for (Finding &finding : findingsOf(trace)) {
        auto mending = entries.size() < entryLimit
            ? mendingOf(finding, trace.scenario(), trace.rules())
            : std::nullopt;
        entries.push_back({std::move(finding), std::move(mending)});
    }
    return entries;
}

} // namespace

FindingsPanel::FindingsPanel(Document &document, QWidget *parent)
    : QScrollArea(parent)
    , m_document(document)
    , m_notice(new QLabel)
    , m_search([this](std::vector<Entry> entries) { take(std::move(entries)); })
{
    setFrameShape(NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setAccessibleName(tr("Findings"));
    auto *content = new QWidget;
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(0, 4, 0, 4);
    column->setSpacing(0);
    m_notice->setWordWrap(true);
    m_notice->setMargin(8);
    m_notice->setTextFormat(Qt::RichText);
    m_notice->setTextInteractionFlags(Qt::TextBrowserInteraction);
    m_notice->setAccessibleName(tr("What was mended"));
    m_notice->hide();
    column->addWidget(m_notice);
    m_column = new QVBoxLayout;
    m_column->setSpacing(0);
    column->addLayout(m_column, 1);
    setWidget(content);
    connect(m_notice, &QLabel::linkActivated, this, [this] { m_document.undoStack()->undo(); });
    connect(&document, &Document::traceChanged, this, &FindingsPanel::refresh);
    refresh();
    if (m_entries.empty())
        rebuild(); // that there are none
}

std::vector<Finding> FindingsPanel::findings() const
{
    std::vector<Finding> findings;
    for (const Entry &entry : m_entries)
        findings.push_back(entry.finding);
    return findings;
}

QString FindingsPanel::notice() const
{
    return m_notice->isHidden() ? QString() : m_notice->accessibleDescription();
}

void FindingsPanel::refresh()
{
    if (!std::exchange(m_isTold, false))
        m_notice->hide();
    m_search.cancel(); // it is of another trace
    if (m_document.trace().size() < longRun)
        return take(search(m_document.trace()));
    m_search.start(
        [trace = m_document.sharedTrace()](const std::atomic<bool> &) { return search(*trace); });
}

void FindingsPanel::take(std::vector<Entry> entries)
{
    if (entries == m_entries)
        return;
    m_entries = std::move(entries);
    rebuild();
    emit countChanged(static_cast<int>(m_entries.size()));
}

void FindingsPanel::rebuild()
{
    const bool hadFocus = isAncestorOf(focusWidget());
    while (QLayoutItem *item = m_column->takeAt(0)) {
        if (item->widget()) {
            item->widget()->hide();
            item->widget()->deleteLater();
        }
        delete item;
    }
    if (m_entries.empty())
        addText(
            tr("Nothing to warn about: no event can get lost unseen, and every retry can run."));
    const std::size_t shown = std::min(m_entries.size(), entryLimit);
    for (std::size_t i = 0; i < shown; ++i)
        addEntry(i);
    if (shown < m_entries.size())
        addText(tr("%1 more like these.").arg(m_entries.size() - shown));
    m_column->addStretch();
    if (auto *first = hadFocus ? widget()->findChild<FindingEntry *>() : nullptr)
        first->setFocus();
}

void FindingsPanel::addText(const QString &text)
{
    auto *label = new QLabel(text, widget());
    label->setWordWrap(true);
    label->setMargin(8);
    m_column->addWidget(label);
}

void FindingsPanel::addEntry(std::size_t place)
{
    const Entry &entry = m_entries[place];
    auto *group = new QWidget(widget());
    auto *lines = new QVBoxLayout(group);
    lines->setContentsMargins(0, 0, 0, 4);
    lines->setSpacing(0);
    auto *button = new FindingEntry(entry.finding, group);
    connect(button, &FindingEntry::clicked, this,
            [this, place] { activate(m_entries[place].finding); });
    lines->addWidget(button);
    auto *links = new QHBoxLayout;
    links->setContentsMargins(static_cast<int>(style::scaled(18)) + 14, 0, 6, 0);
    links->setSpacing(8);
    if (entry.mending) {
        button->hideAdvice();
        auto *doIt = new ElidedLink(QString::fromStdString(entry.mending->name),
                                    tr("Changes %1 of the scenario; Undo takes it back")
                                        .arg(QString::fromStdString(entry.mending->pointer)));
        links->addWidget(doIt);
        connect(doIt, &QPushButton::clicked, this, [this, place] { mend(place); });
    }
    auto *ask =
        new ElidedLink(tr("Why?"), tr("Says why, with rule, sources and the steps that show it"));
    links->addWidget(ask);
    links->addStretch();
    connect(ask, &QPushButton::clicked, this, [this, place] {
        emit whyWanted({FindingSubject{m_entries[place].finding}, m_document.cursor(),
                        m_document.cursorTime()});
    });
    lines->addLayout(links);
    m_column->addWidget(group);
}

void FindingsPanel::activate(const Finding &finding)
{
    if (finding.id == FindingId::LostEvents) {
        if (const auto lost = sought::instance(m_document.trace(), finding)) {
            const InvocationId invocation = *m_document.trace().invocationOf(*lost);
            m_document.select(invocation);
            m_document.moveTo(m_document.trace().stepsOf(invocation).back().value + 1U);
        }
    }
    emit placeWanted(QString::fromStdString(finding.where));
}

void FindingsPanel::mend(std::size_t place)
{
    if (place >= m_entries.size() || !m_entries[place].mending)
        return;
    const Entry entry = m_entries[place];
    const Mending &mending = *entry.mending;
    const QString name = QString::fromStdString(mending.name);
    // The list is of the newest run; the scenario may be newer. Then what the mending would change
    // must still be what it was made for.
    if (m_document.isSimulating()) {
        Json settings = m_document.json();
        settings.set("invocations", Json::Array{}); // no mending is about one; there may be many
        const auto scenario = readPart(settings, {}, {});
        if (!scenario
            || mendingOf(entry.finding, scenario.value(), m_document.trace().rules()) != mending)
            return tell(tr("Not done: the scenario has changed meanwhile."), false);
    }
    m_isTold = true;
    const auto errors = m_document.edit(name, mending.pointer, mending.value);
    if (errors.empty())
        return tell(tr("Done: %1.").arg(name), true);
    m_isTold = false;
    tell(tr("Not done: %1").arg(QString::fromStdString(errors.front().what)), false);
}

void FindingsPanel::tell(const QString &sentence, bool canUndo)
{
    const QString color = style::mark(style::Mark::Running).text.name();
    m_notice->setText(canUndo ? QStringLiteral("%1 <a href=\"undo\" style=\"color:%2\">%3</a>")
                                    .arg(sentence.toHtmlEscaped(), color, tr("Undo"))
                              : sentence.toHtmlEscaped());
    m_notice->setAccessibleDescription(sentence);
    m_notice->setFont(style::font(style::FontRole::Small));
    m_notice->show();
}

void FindingsPanel::changeEvent(QEvent *event)
{
    QScrollArea::changeEvent(event);
    if (event->type() == QEvent::FontChange && m_column)
        rebuild();
}

} // namespace retryscope
