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

/// The tree of each, then what is to be said against it.
void writeScepTable(const std::vector<InspectedMessage>& messages, const fleet::Reading& reading, Output& out,
                    bool colours);

} // namespace releve::cli
