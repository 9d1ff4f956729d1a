#pragma once

#include "core/model/id.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace retryscope {

class Trace;

/// The dispatches of a trace, as `dispatchesOf` has them.
using DispatchList = std::shared_ptr<const std::vector<StepIndex>>;

/// By row: what it sorts by. Equal keys keep their order.
using SortKeys = std::vector<std::int64_t>;

/// What a table's rows are, told so that work beside the GUI thread can filter and sort them. A
/// value: it holds what it needs, but for the trace.
struct RowSource
{
    std::size_t count = 0;
    /// The invocation of a row; null where rows are not filtered.
    std::function<InvocationId(const Trace &, std::size_t row)> invocation;
    /// The keys of a column: how things are at the end of the run, so that a move of the cursor
    /// leaves the rows where they are.
    std::function<SortKeys(const Trace &, int column)> keys;
    /// Whether the rows are all invocations, and so lie as the lanes do unless they are sorted.
    bool areInvocations = false;
};

} // namespace retryscope
