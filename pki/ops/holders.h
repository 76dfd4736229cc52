// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pki/fleet/snapshot.h"

namespace releve::ops {

/// How far two clocks may differ and still count as one. Ours.
inline constexpr Duration tolerableSkew = std::chrono::seconds{60};

/// A router, as far as it concerns a rollover that is to be cancelled.
struct HolderEntry
{
    std::string device; ///< its id
    std::string name;
    std::vector<std::string> trustpoints; ///< that hold the shadow certificate
    bool hasIdentity = false;             ///< and a certificate signed by it
    std::optional<Instant> readAt;        ///< the router's clock when it was last read whole

    bool operator==(const HolderEntry&) const = default;
};

/// Which routers of a fleet hold the shadow certificate of a server (ROLLOVER_SPEC 5.3). Each group by name.
struct Holders
{
    std::vector<HolderEntry> holders;
    std::vector<HolderEntry> notHolders; ///< read since it was generated, and tolerableSkew later
    std::vector<HolderEntry> notKnown;   ///< not read since: may hold it

    /// How many may be left behind: what `--strand N` has to say.
    [[nodiscard]] std::size_t stranded() const { return holders.size() + notKnown.size(); }
};

/// Who holds the rollover CA certificate of that server. Nothing when it has none, or none is known. Certificates are told
/// apart by fingerprint, or by serial number and key together: never by name, which the two CAs of a rollover share.
///
/// @param server the router it runs on, just read; not itself a holder
[[nodiscard]] std::optional<Holders> holdersOf(const fleet::Snapshot& server, std::string_view name,
                                               const std::vector<fleet::SnapshotPtr>& everybody);

} // namespace releve::ops
