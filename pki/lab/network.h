// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QUrl>

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "pki/base/result.h"

namespace releve::lab {

/// The lab's own network: who owns which address, and what of it is out of reach. Nothing in it leads anywhere but to
/// loopback ports of this process, and to peers that were named. Lives in the lab's thread.
class Network
{
public:
    /// A router's addresses, in place of those it had. The first to own an address keeps it.
    void setAddresses(const std::string& router, std::vector<std::string> addresses);
    /// The HTTP server of a router: the port its configuration says, and the loopback port where it really listens.
    void setHttp(const std::string& router, unsigned configured, std::uint16_t real);
    void clearHttp(const std::string& router);
    /// Where `ftp:`, `tftp:` … find a file store.
    void addStore(const std::string& address) { m_stores.insert(address); }
    [[nodiscard]] bool hasStore(const std::string& address) const { return m_stores.contains(address); }
    /// An outside server that may be spoken to. BadArgument unless it is on loopback.
    [[nodiscard]] Status addPeer(std::string_view hostAndPort);

    /// Nobody reaches a router, and it reaches nobody; or a file store.
    void setUnreachable(const std::string& routerOrStore, bool unreachable);
    [[nodiscard]] bool isUnreachable(const std::string& routerOrStore) const
    {
        return m_unreachable.contains(routerOrStore);
    }

    /// Where `from` has to go for a SCEP URL as net::scepUrl() made it. Unreachable says why.
    [[nodiscard]] Result<QUrl> resolve(const QUrl& url, const std::string& from) const;
    /// Whether `from` reaches a router or a file store at all: what `ping` tells.
    [[nodiscard]] bool reaches(const std::string& host, const std::string& from) const;
    /// Whether a file store can be written to by `from`. Unreachable says why not.
    [[nodiscard]] Status reachesStore(const std::string& address, const std::string& from) const;

private:
    struct Http
    {
        unsigned configured = 80;
        std::uint16_t real = 0;
    };

    [[nodiscard]] std::optional<std::string> ownerOf(const std::string& host) const;

    std::map<std::string, std::string> m_owners; ///< by address
    std::map<std::string, Http> m_http;          ///< by router
    std::set<std::string> m_stores;
    std::set<std::string> m_unreachable;
    std::set<std::string> m_peers; ///< `127.0.0.1:8080`
};

} // namespace releve::lab
