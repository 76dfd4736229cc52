// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/net/ssh/sshretry.h"

#include <algorithm>

namespace releve::net {

bool SshRetry::isWorthwhile(ErrorCode code)
{
    switch (code) {
    case ErrorCode::NameNotResolved:
    case ErrorCode::ConnectionRefused:
    case ErrorCode::ConnectionLost:
    case ErrorCode::Unreachable:
    case ErrorCode::TimedOut:
        return true;
    default:
        return false;
    }
}

std::optional<std::chrono::milliseconds> SshRetry::failed(ErrorCode code, double spread)
{
    ++m_failures;
    if (!isWorthwhile(code) || m_failures >= m_policy.attempts)
        return std::nullopt;
    auto time = m_policy.first;
    for (unsigned i = 1; i < m_failures && time < m_policy.longest; ++i)
        time *= 2;
    time = std::min(time, m_policy.longest);
    const double more = std::clamp(spread, 0.0, 1.0) / 2;
    return time + std::chrono::milliseconds(
                      static_cast<std::chrono::milliseconds::rep>(static_cast<double>(time.count()) * more));
}

} // namespace releve::net
