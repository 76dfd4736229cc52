// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pki/plan/simulation.h"
#include "tests/lifecycle/steps.h"

namespace releve::plan {

using lifecycle::Story;

/// One heard event.
struct Heard
{
    Instant at;
    std::string who;
    lifecycle::LogEntry entry;
    std::string line; ///< lineOf(entry)
};

/// A scenario, played.
struct Played
{
    std::vector<Heard> log;
    Summary summary;

    /// What `who` told: `2017-10-08T12:14:16Z ca-activated`.
    [[nodiscard]] Story story(std::string_view who) const;
    /// The same, only of events that begin with one of `events`.
    [[nodiscard]] Story story(std::string_view who, std::initializer_list<std::string_view> events) const;
    /// How many lines of `who` begin with `event`; an empty `who` is everyone.
    [[nodiscard]] std::size_t count(std::string_view who, std::string_view event) const;
    /// `who` was stranded how and when, one line each: `r1 2017-10-08T12:14:16Z - expired`.
    [[nodiscard]] Story stranded() const;
};

/// Plays a scenario written in JSON, in which ' stands for ". Fails the test program on a bad one.
[[nodiscard]] Played play(std::string json, SimulationProbe* probe = nullptr);
[[nodiscard]] Played play(const Scenario& scenario, SimulationProbe* probe = nullptr);
/// The error of a bad scenario; empty for a good one.
[[nodiscard]] std::string complaint(std::string json);

} // namespace releve::plan
