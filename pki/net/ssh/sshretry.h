// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <optional>

#include "pki/base/result.h"

namespace releve::net {

/// When to try a connection again: a value, no clock, no randomness of its own.
class SshRetry
{
public:
    struct Policy
    {
        std::chrono::milliseconds first = std::chrono::seconds(2);
        std::chrono::milliseconds longest = std::chrono::minutes(5);
        unsigned attempts = 6; ///< with the first one
    };

    explicit SshRetry(Policy policy) : m_policy(policy) {}

    /// Whether the same again may end otherwise. Not after a wrong password, for that locks accounts; nor after a changed
    /// key, or anything else a person has to look at.
    [[nodiscard]] static bool isWorthwhile(ErrorCode code);
    /// How long to wait after a failure: twice as long each time, and up to half as long again by `spread`, from 0 to 1, so
    /// that a thousand routers behind one broken link do not come back in one second. Nothing: it is given up.
    [[nodiscard]] std::optional<std::chrono::milliseconds> failed(ErrorCode code, double spread);
    /// It worked: the next failure is the first.
    void succeeded() { m_failures = 0; }

private:
    Policy m_policy;
    unsigned m_failures = 0;
};

} // namespace releve::net
