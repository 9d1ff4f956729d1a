#pragma once

#include "core/model/id.h"

#include <optional>

class QMenu;

namespace retryscope {

class Lanes;

/// Adds what can be done with the lanes: pin one (if `invocation` is there), group and sort all.
/// `lanes` must outlive the menu.
void addLaneActions(QMenu &menu, Lanes &lanes, std::optional<InvocationId> invocation);

/// The ways to group, and to sort, each with a tick at the one in force.
void addGroupings(QMenu &menu, Lanes &lanes);
void addOrders(QMenu &menu, Lanes &lanes);

} // namespace retryscope
