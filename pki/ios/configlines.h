// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "pki/lifecycle/certificateserverconfig.h"
#include "pki/lifecycle/trustpointconfig.h"

/// The lines below `crypto pki server NAME` and `crypto pki trustpoint NAME`.
namespace releve::ios {

enum class LineResult
{
    Kept,          ///< the configuration has it now
    NotKept,       ///< a line of this block that says nothing we keep
    NotUnderstood, ///< begins like a line of this block, but goes on in an unknown way
    OutOfRange,    ///< a number IOS would not have taken; the old value stays
    OtherKeyword   ///< does not begin like a line of this block
};

/// One line, trimmed. Secrets in it are never kept.
[[nodiscard]] LineResult readServerLine(lifecycle::CertificateServerConfig& config, std::string_view line);
[[nodiscard]] LineResult readTrustpointLine(lifecycle::TrustpointConfig& config, std::string_view line);

} // namespace releve::ios
