// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace releve::lab {
class Router;
}

namespace releve::lab::cli {

/// What a session itself wants of the router it is logged in to. Commands use the router.
class SessionHost
{
public:
    SessionHost() = default;
    SessionHost(const SessionHost&) = delete;
    SessionHost& operator=(const SessionHost&) = delete;
    virtual ~SessionHost() = default;

    [[nodiscard]] virtual std::string hostName() const = 0;
    /// `enable secret` or `enable password` is configured.
    [[nodiscard]] virtual bool hasEnableSecret() const = 0;
    [[nodiscard]] virtual bool isEnableSecret(std::string_view typed) const = 0;
    /// `ip domain lookup`, IOS's default: an unknown word is taken for a host to connect to.
    [[nodiscard]] virtual bool looksUpNames() const = 0;
    /// The rows `terminal exec prompt timestamp` puts before every output, each with its `\n`.
    [[nodiscard]] virtual std::string execTimestamp() const = 0;
    /// Somebody has left configuration mode: `%SYS-5-CONFIG_I`. `by` is `admin on vty0`.
    virtual void configured(std::string_view by) = 0;
    /// Null only in tests of the command line itself.
    [[nodiscard]] virtual Router* router() = 0;
};

} // namespace releve::lab::cli
