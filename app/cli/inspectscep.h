// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "app/cli/jsonwriter.h"
#include "app/cli/output.h"
#include "pki/fleet/reading.h"
#include "pki/scep/dissection.h"

/// What `inspect` says of captured SCEP messages.
namespace releve::cli {

struct InspectedMessage
{
    std::size_t source; ///< index into Reading::sources
    scep::Dissection message;
};

/// The `scep` array. Every key present, null where there is nothing.
void putScep(JsonWriter& json, const std::vector<InspectedMessage>& messages);

/// One certificate as an object.
void putCertificate(JsonWriter& json, const x509::Certificate& certificate);
void putCrl(JsonWriter& json, const x509::Crl& crl);
/// In our order, then those that are not ours.
[[nodiscard]] std::vector<std::string> wordsOf(const scep::Capabilities& capabilities);

/// The tree of each, then what is to be said against it.
void writeScepTable(const std::vector<InspectedMessage>& messages, const fleet::Reading& reading, Output& out,
                    bool colours);

} // namespace releve::cli
