#pragma once

#include "core/formats/jsonfields.h"
#include "core/model/scenario.h"

#include <cstdint>

namespace retryscope {

/// The simulated time that an entry may name: 0 to a year, in milliseconds.
inline constexpr WholeRange scenarioTimes{0, latestTime.count()};

// The settings of a whole scenario. Each leaves its place as it is if the value is wrong.
void readStartTime(const JsonNode &node, WallTime &startTime);
void readRules(const JsonNode &node, RuleChoice &rules);
void readRegion(const JsonNode &node, Home &home);
void readAccountId(const JsonNode &node, Home &home);
void readAccountConcurrency(const JsonNode &node, std::int64_t &accountConcurrency);

// Parts that several entries have.
void readText(const JsonNode &node, std::string &text);
void readInstant(const JsonNode &node, Instant &instant);
void readInstant(const JsonNode &node, std::optional<Instant> &instant);

/// Whether AWS's pattern for destinations or the one for dead-letter queues accepts `text`.
[[nodiscard]] bool isTargetArn(std::string_view text);

void readTargetArn(const JsonNode &node, std::string &arn);

} // namespace retryscope
