#include "ui/window/assumedchip.h"

#include "core/rules/rulebook.h"
#include "ui/document/assumedrules.h"
#include "ui/format.h"
#include "ui/style.h"

#include <QAction>

namespace retryscope {

namespace {

/// `dispatch.order (inferred)`, `throttle.handling (captured, assumed in parts)`
QString lineOf(RuleId id)
{
    const Rule &rule = retryscope::rule(id);
    const QString ruleName = QString::fromLatin1(name(id));
    const QString evidence = format::evidence(rule.evidence);
    const bool isPart = rule.evidence != Evidence::Assumed && !rule.assumed.empty();
    return isPart ? AssumedChip::tr("%1 (%2, assumed in parts)").arg(ruleName, evidence)
                  : AssumedChip::tr("%1 (%2)", "rule, evidence").arg(ruleName, evidence);
}

} // namespace

AssumedChip::AssumedChip(AssumedRules &rules, QAction &page, QWidget *parent)
    : QPushButton(parent)
    , m_rules(rules)
{
    style::setRole(*this, style::ButtonRole::Chip);
    setFocusPolicy(Qt::StrongFocus);
    connect(&rules, &AssumedRules::changed, this, &AssumedChip::refresh);
    connect(this, &QPushButton::clicked, &page, &QAction::trigger);
    refresh();
}

void AssumedChip::refresh()
{
    const auto count = m_rules.rules().size();
    setVisible(count > 0);
    setText(count == 1 ? tr("1 rule assumed in part") : tr("%1 rules assumed in part").arg(count));
    QStringList lines{count == 1
                          ? tr("1 rule that is assumed in part shapes this run:")
                          : tr("%1 rules that are assumed in part shape this run:").arg(count)};
    for (const RuleId id : m_rules.rules())
        lines += lineOf(id);
    lines += tr("Click to read what is assumed.");
    setToolTip(lines.join(QLatin1Char('\n')));
    setAccessibleName(lines.front());
    setAccessibleDescription(lines.mid(1).join(QStringLiteral(", ")));
}

} // namespace retryscope
