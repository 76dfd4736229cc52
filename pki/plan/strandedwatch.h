// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "pki/lifecycle/certificateserver.h"
#include "pki/lifecycle/trustpoint.h"
#include "pki/plan/simulator.h"
#include "pki/plan/wakequeue.h"

namespace releve::plan {

/// Notes from when to when clients are stranded, and why (ROLLOVER_SPEC 14.37, 14.38).
class StrandedWatch
{
public:
    /// What is remembered of one client.
    struct Client
    {
        Instant since = lifecycle::never; ///< stranded since; `never` = not
        StrandedWhy why = StrandedWhy::Expired;
        StrandedWhy trouble = StrandedWhy::Expired; ///< since its last granted request or clean start
        bool healthy = false;                       ///< had a valid identity when last looked at
    };

    struct Interval
    {
        DeviceIndex who;
        Instant since;
        std::optional<Instant> until;
        StrandedWhy why;
    };

    /// After a step of the client told `event`.
    void heard(DeviceIndex who, Client& client, const lifecycle::LogEntry& entry,
               const lifecycle::Trustpoint& trustpoint, const lifecycle::CertificateServer& server,
               Instant now);
    /// After the operator removed the chain for a clean start.
    void cleanStart(Client& client, Instant now);
    /// At the end of the simulation.
    void finish(DeviceIndex who, const Client& client);

    /// By `since`, then `who`.
    [[nodiscard]] std::vector<Interval> takeIntervals();

private:
    static StrandedWhy why(const Client& client, const lifecycle::LogEntry& entry,
                           const lifecycle::Trustpoint& trustpoint,
                           const lifecycle::CertificateServer& server);

    std::vector<Interval> m_intervals;
};

} // namespace releve::plan
