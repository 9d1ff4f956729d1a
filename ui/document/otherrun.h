#pragma once

#include "core/model/fork.h"
#include "core/rules/rulebook.h"

#include <QString>

#include <cstddef>
#include <memory>
#include <variant>

namespace retryscope {

class Trace;

/// A run that can lie beside the shown one: another branch's, or that of the shown branch by a
/// profile's rules, without the overrides of its own.
using RunChoice = std::variant<BranchId, Profile>;

/// A run that lies beside the shown one.
struct OtherRun
{
    RunChoice choice;
    QString name; ///< of the branch or of the profile
    std::shared_ptr<const Trace> trace; ///< null while it is being simulated
};

/// How many can lie beside at once: with more the lanes would be too low, or too few.
inline constexpr std::size_t mostOthers = 3;

} // namespace retryscope
