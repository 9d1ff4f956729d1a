#include "ui/inspector/findingspanel.h"

#include "core/trace/trace.h"
#include "ui/document/document.h"
#include "ui/inspector/findingentry.h"

#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>

namespace retryscope {

namespace {

constexpr std::size_t entryLimit = 200; // more than a person reads; the rest is counted

/// The first invocation that is lost, of the function that a pointer such as `/functions/1` names.
std::optional<InvocationId> firstLost(const Trace &trace, const std::string &where)
{
    for (std::uint32_t i = 0; i < trace.size(); ++i) {
        if (!std::holds_alternative<Lost>(trace.fact({i})))
            continue;
        const InvocationId invocation = *trace.invocationOf({i});
        const auto function = trace.reference(invocation).function;
        if (function && childPointer("/functions", std::size_t{function->value}) == where)
            return invocation;
    }
    return std::nullopt;
}

} // namespace

FindingsPanel::FindingsPanel(Document &document, QWidget *parent)
    : QScrollArea(parent)
    , m_document(document)
{
    setFrameShape(NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setAccessibleName(tr("Findings"));
    auto *content = new QWidget;
    m_column = new QVBoxLayout(content);
    m_column->setContentsMargins(0, 4, 0, 4);
    m_column->setSpacing(0);
    setWidget(content);
    connect(&document, &Document::traceChanged, this, &FindingsPanel::refresh);
    refresh();
}

void FindingsPanel::refresh()
{
    auto findings = findingsOf(m_document.trace());
    if (findings == m_findings && m_column->count() > 0)
        return;
    m_findings = std::move(findings);
    while (QLayoutItem *item = m_column->takeAt(0)) {
        if (item->widget())
            item->widget()->deleteLater();
        delete item;
    }
    const auto addText = [this](const QString &text) {
        auto *label = new QLabel(text, widget());
        label->setWordWrap(true);
        label->setMargin(8);
        m_column->addWidget(label);
    };
    if (m_findings.empty())
        addText(
            tr("Nothing to warn about: no event can get lost unseen, and every retry can run."));
    const std::size_t shown = std::min(m_findings.size(), entryLimit);
    for (std::size_t i = 0; i < shown; ++i) {
        auto *entry = new FindingEntry(m_findings[i], widget());
        connect(entry, &FindingEntry::clicked, this, [this, i] { activate(m_findings[i]); });
        m_column->addWidget(entry);
    }
    if (shown < m_findings.size())
        addText(tr("%1 more like these.").arg(m_findings.size() - shown));
    m_column->addStretch();
    emit countChanged(static_cast<int>(m_findings.size()));
}

void FindingsPanel::activate(const Finding &finding)
{
    if (finding.id == FindingId::LostEvents) {
        if (const auto lost = firstLost(m_document.trace(), finding.where)) {
            m_document.select(*lost);
            m_document.moveTo(m_document.trace().stepsOf(*lost).back().value + 1U);
        }
    }
    emit placeWanted(QString::fromStdString(finding.where));
}

} // namespace retryscope
