// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>

#include "pki/lab/jobs.h"
#include "pki/lab/router/trustpointdriver.h"

namespace releve::lab {

/// One exchange with a CA. The lab's clock stands still as long as it lives.
struct TrustpointDriver::Exchange
{
    std::uint64_t number; ///< tells it from the one that takes its place
    HoldPtr hold;
    lifecycle::Message message;
    std::unique_ptr<net::ScepClient> client;
};

} // namespace releve::lab
