#pragma once

#include "ui/document/comparedset.h"

#include <QString>
#include <QStringList>

#include <cstddef>

namespace retryscope {

class RuleVerdicts;

/// What the runs are called: the shown one, and those beside by their places.
struct RunNames
{
    QString shown;
    QStringList others;
};

/// Which of the runs end an event as AWS does, which rules make the others end it otherwise, and
/// what each of them says, with its sources: rich text, with links `rule:NAME`. Empty while no rule
/// is known for it.
[[nodiscard]] QString verdictText(const ComparedSet &set, std::size_t row,
                                  const RuleVerdicts &verdicts, const RunNames &names);

} // namespace retryscope
