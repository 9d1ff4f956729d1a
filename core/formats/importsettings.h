#pragma once

#include "core/formats/importdraft.h"
#include "core/formats/importvalue.h"
#include "core/model/arn.h"

#include <optional>
#include <string>

/// Settings of a function by AWS's own keys, as the AWS CLI prints them and templates spell them.
namespace retryscope {

/// Takes over `Timeout`, `MemorySize`, `ReservedConcurrentExecutions`, `RecursiveLoop` and
/// `DeadLetterConfig` of `settings`, a map.
void readFunctionSettings(ImportReader &reader, const Home &home, const ImportValue &settings,
                          DraftFunction &function);

/// The event invoke config that `settings`, a map, describes. A destination may have SAM's `Type`.
[[nodiscard]] DraftConfig readEventInvokeConfig(ImportReader &reader, const Home &home,
                                                const ImportValue &settings);

/// The kind that SAM's `Type` of a destination names; absent, with an error, if it is none of
/// SAM's.
[[nodiscard]] std::optional<TargetKind> samTargetKind(ImportReader &reader,
                                                      const ImportValue *type);

} // namespace retryscope
