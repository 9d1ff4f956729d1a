#include "core/trace/filter.h"

#include <array>

namespace retryscope {

namespace {

constexpr std::array<TraitWord, 13> status{{
    {"succeeded", traits(Trait::Succeeded)},
    {"failed", traits(Trait::Failed)},
    {"expired", traits(Trait::Expired)},
    {"retries-exhausted", traits(Trait::Exhausted)},
    {"exhausted", traits(Trait::Exhausted)},
    {"zero-concurrency", traits(Trait::ZeroConcurrency)},
    {"recursive", traits(Trait::Recursive)},
    {"lost", traits(Trait::Lost)},
    {"rejected", traits(Trait::Rejected)},
    {"answered", traits(Trait::Answered)},
    {"unfinished", traits(Trait::Unfinished)},
    {"duplicate", traits(Trait::Duplicate)},
    {"retried", traits(Trait::Retry)},
}};

constexpr std::array<TraitWord, 7> has{{
    {"refusal", traits(Trait::Refusal)},
    {"failure", traits(Trait::Failure)},
    {"retry", traits(Trait::Retry)},
    {"delivery", traits(Trait::Delivery)},
    {"failed-delivery", traits(Trait::FailedDelivery)},
    {"parent", traits(Trait::Parent)},
    {"child", traits(Trait::Child)},
}};

constexpr std::array<TraitWord, 4> via{{
    {"dlq", traits(Trait::DeadLetterQueue)},
    {"onfailure", traits(Trait::OnFailure)},
    {"onsuccess", traits(Trait::OnSuccess)},
    {"destination", traits(Trait::OnFailure) | traits(Trait::OnSuccess)},
}};

constexpr std::array<FilterTermHelp, 22> help{{
    {"status:WORD",
     "how it ends: succeeded, failed, expired, exhausted, zero-concurrency, recursive, lost, "
     "rejected, answered, unfinished, duplicate, retried",
     "status:expired"},
    {"WORD", "a status word, else part of a function's name or the beginning of a request id",
     "lost"},
    {"is:WORD", "as status, or as has", "is:lost"},
    {"has:WORD", "refusal, failure, retry, delivery, failed-delivery, parent, child",
     "has:refusal"},
    {"function:NAME", "the function called, * for any text, with :qualifier if that matters",
     "function:order-*"},
    {"qualifier:NAME", "the qualifier called; $LATEST if none was", "qualifier:live"},
    {"#N", "the invocation with that number", "#3"},
    {"id:TEXT", "a request id that begins so, or a number", "id:5b0c9d9e"},
    {"parent:#N", "called by a delivery of that invocation", "parent:#3"},
    {"type:WORD", "event, requestresponse or dryrun", "type:event"},
    {"attempts>N", "runs and look-ups; also >= < <= =", "attempts>1"},
    {"refusals>=N", "how often it was sent back without running", "refusals>=3"},
    {"age>TIME", "its age at its end", "age>60s"},
    {"at>TIME", "when it was called, since the start", "at>1m30s"},
    {"ended<TIME", "when it ended, since the start", "ended<1:21"},
    {"target:NAME", "something of it arrived at that target", "target:orders-dlq"},
    {"via:WORD", "something arrived through dlq, onfailure, onsuccess or any destination",
     "via:dlq"},
    {"error:TYPE", "an attempt failed with that error type", "error:UpstreamTimeout"},
    {"payload:/POINTER=VALUE", "the event has that value there", "payload:/order_id=ORD-1"},
    {"A B, A and B", "both hold", "lost at>1m"},
    {"A or B", "one of them holds", "lost or expired"},
    {"not A, -A, ( )", "it does not hold; parentheses group", "-(lost or has:retry)"},
}};

} // namespace

std::span<const TraitWord> statusWords()
{
    return status;
}

std::span<const TraitWord> hasWords()
{
    return has;
}

std::span<const TraitWord> viaWords()
{
    return via;
}

std::span<const FilterTermHelp> filterTerms()
{
    return help;
}

} // namespace retryscope
