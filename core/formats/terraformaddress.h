#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace retryscope {

/// One part of a Terraform address: `this`, `this[0]` or `this["blue"]`.
struct AddressPart
{
    std::string name;
    std::string index; ///< `0` or `"blue"`, as it is written; empty if there is none
    bool operator==(const AddressPart &) const = default;

    [[nodiscard]] std::string text() const
    {
        return index.empty() ? name : name + '[' + index + ']';
    }
};

/// The parts of `module.queues["a.b"].aws_sqs_queue.this[0].arn`, in order. A bracket that nothing
/// closes ends the address.
[[nodiscard]] std::vector<AddressPart> addressParts(std::string_view address);

} // namespace retryscope
