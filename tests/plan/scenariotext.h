// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "tests/plan/played.h"

namespace releve::plan {

/// The seed's certificate server, plus lines.
[[nodiscard]] std::string server(const std::string& lines = "grant auto|auto-rollover 90");
/// A trustpoint of that server; `more` are further keys of the scenario's client.
[[nodiscard]] std::string client(const std::string& name, const std::string& lines,
                                 const std::string& more = {});
/// `, 'enrolled_at': …`
[[nodiscard]] std::string enrolledAt(const std::string& iso);
[[nodiscard]] std::string fault(const std::string& who, const std::string& kind, const std::string& from,
                                const std::string& to);
[[nodiscard]] std::string act(const std::string& at, const std::string& who, const std::string& what);

/// A scenario from the seed's start, in pieces; lists are joined with commas, ' stands for " and | for a new
/// configuration line.
struct ScenarioText
{
    std::string until = "2019-10-08T12:14:16Z";
    std::string servers = server();
    std::string clients{};
    std::string faults{};
    std::string acts{};

    [[nodiscard]] std::string json() const;
};

/// Plays it; fails the test program when an invariant breaks.
[[nodiscard]] Played playSoundly(const ScenarioText& text);

} // namespace releve::plan
