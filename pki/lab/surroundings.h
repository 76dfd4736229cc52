// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>

#include "pki/lab/eventlog.h"
#include "pki/lab/jobs.h"
#include "pki/lab/network.h"
#include "pki/net/httpclient.h"
#include "pki/scep/responder.h"

namespace releve::lab {

/// What the routers of a lab share. Outlives them.
struct Surroundings
{
    LabClock& clock;
    EventLog& log;
    Network& network;
    Jobs& jobs;
    net::HttpClient http;
    scep::Responder::Options responder;
    std::shared_ptr<const SecretBytes> challenge; ///< first enrollments have to carry it; any when null
    bool keeps = false;                           ///< routers write down what has to outlive a kill
    std::function<void()> stir;                   ///< something may be due; from any thread

    std::function<std::uint16_t()> nextHttpPort; ///< for a listener that has none yet; 0 = a free one

    /// The clock stands still while it lives.
    [[nodiscard]] HoldPtr hold() const { return std::make_shared<Hold>(clock, stir); }
};

} // namespace releve::lab
