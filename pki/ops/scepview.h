// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "pki/fleet/deviceclock.h"
#include "pki/net/scepclient.h"
#include "pki/ops/grounds.h"

namespace releve::ops {

/// Whom to ask, and what is known of it. A value.
struct CaQuestion
{
    std::string url;        ///< as typed into `enrollment url`
    std::string label = {}; ///< as net::ScepServer::label
    std::optional<x509::Certificate> active =
        {}; ///< that the router holds: verifies the next one. Nothing: none is asked for
    fleet::DeviceClock clock = {};    ///< the router's: certificates are judged by it
    scep::Capabilities bestSeen = {}; ///< what it ever listed
};

/// The present of a device, carried forward from where it was read. Immutable.
class CarriedClock final : public Clock
{
public:
    explicit CarriedClock(fleet::DeviceClock clock) : m_clock(std::move(clock)) {}
    [[nodiscard]] Instant now() const override;
    [[nodiscard]] Duration steady() const override { return m_system.steady(); }

private:
    const fleet::DeviceClock m_clock;
    SystemClock m_system;
};

/// Asks a CA what it can do, who it is and who comes next. Nothing is changed there. Lives in the network thread; once.
class ScepView
{
public:
    /// @param done called once from the event loop; may destroy this
    ScepView(const net::HttpClient& http, CaQuestion question, std::function<void(CaView)> done);

    void begin();

private:
    void askForCa();
    void askForNextCa();
    void over(const std::optional<Error>& error = {});

    const net::HttpClient& m_http;
    const CaQuestion m_question;
    const CarriedClock m_clock;
    std::function<void(CaView)> m_done;
    CaView m_view;
    QObject m_context;
    std::unique_ptr<net::ScepClient> m_client; ///< last: it uses the others
};

} // namespace releve::ops
