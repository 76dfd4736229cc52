// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "pki/base/clock.h"

namespace releve::lab {

/// `debug crypto pki …`
struct DebugFlags
{
    bool messages = false;
    bool transactions = false;
    bool server = false;
    bool validation = false;
    bool callbacks = false;
    bool api = false;

    bool operator==(const DebugFlags&) const = default;
};

/// A syslog or debug message.
struct LogLine
{
    Instant at; ///< by the router's clock
    bool clockAuthoritative = true;
    bool debug = false; ///< severity 7: `terminal monitor` shows it, `logging console` depending on its level
    std::string text;   ///< `%PKI-6-CERTRET: …`, `CRYPTO_CS: …`
};

/// Whoever watches a router while it works: a terminal with `terminal monitor`, or its console.
class Monitor
{
public:
    Monitor() = default;
    Monitor(const Monitor&) = delete;
    Monitor& operator=(const Monitor&) = delete;
    virtual ~Monitor() = default;

    /// Not to change what monitors there are.
    virtual void heard(const LogLine& line) = 0;
};

} // namespace releve::lab
