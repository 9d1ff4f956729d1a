#pragma once

#include "tests/core/twin/messages.h"
#include "tests/core/twin/world.h"

#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <tuple>

namespace retryscope::twin {

/// Plays a scenario item by item; see `report`.
class Simulation
{
public:
    Simulation(const Scenario &scenario, const Rules &rules);

    /// Takes the next item if there is one up to `until`, that instant included.
    bool takeItem(std::optional<Instant> until);

    [[nodiscard]] const std::deque<Call> &calls() const { return m_calls; }
    [[nodiscard]] const Metrics &metrics(const std::string &function);
    [[nodiscard]] Instant endedAt() const { return m_now; }
    [[nodiscard]] std::size_t bytesOfChildren() const { return m_bytesOfChildren; }
    [[nodiscard]] bool isTruncated() const { return m_truncated; }

private:
    enum Class { ChangeClass = 1, EndClass, AcceptanceClass, DispatchClass };

    /// What is sent where at the end of an invocation.
    struct Parcel
    {
        Via via;
        std::string arn;
        Json body;
        Json attributes; ///< of the dead-letter message; else `{}`
    };

    void schedule(Instant at, Class kind, std::function<void()> what);
    void accept(const Request &request);
    void accepted(Call &call);
    void reject(Call &call, int statusCode, const char *error);
    void answerSynchronously(Call &call);

    void scheduleDispatch(Call &call, Instant at);
    void dispatch(Call &call);
    void refuse(Call &call, const Snapshot &snapshot, int statusCode);
    [[nodiscard]] Outcome scripted(const Call &call);
    [[nodiscard]] Run planned(const Call &call, const Snapshot &snapshot, const Outcome &outcome);
    void start(Call &call, const Snapshot &snapshot, const Outcome &outcome);
    void endRun(Call &call, const Snapshot &snapshot, const Run &run);

    void endSuccess(Call &call, const Snapshot &snapshot, const Answer &answer);
    void failedAttempt(Call &call, const Snapshot &snapshot, const Answer &answer);
    void endFailure(Call &call, const Snapshot &snapshot, const char *condition,
                    const Answer &answer);
    [[nodiscard]] std::vector<Parcel> parcels(const Call &call, const Snapshot &snapshot,
                                              const Answer &answer) const;
    bool deliver(Call &call, const Parcel &parcel);
    [[nodiscard]] Json messageBody(const Parcel &parcel, TargetKind kind) const;
    [[nodiscard]] std::optional<Problem> problem(const Call &call, const Parcel &parcel,
                                                 std::size_t bytes);
    void startChildren(const Call &call, const Parcel &parcel, const Json &arrives);
    void startChild(const Call &parent, const FunctionReference &function, const Json &payload,
                    TargetKind through);
    [[nodiscard]] bool wouldBeStopped(const Chain &chain, const std::string &function);

    void count(const Call &call, const char *metric);
    [[nodiscard]] std::string uuid();

    const Scenario &m_scenario;
    const Rules &m_rules;
    Setting m_setting;
    World m_world;
    std::map<std::tuple<Instant, Class, std::uint64_t>, std::function<void()>> m_agenda;
    std::uint64_t m_sequence = 0;
    std::uint64_t m_uuids = 0;
    std::deque<Call> m_calls;
    std::size_t m_bytesOfChildren = 0;
    Instant m_now{};
    int m_started = 0; ///< by deliveries
    bool m_truncated = false;
};

} // namespace retryscope::twin
