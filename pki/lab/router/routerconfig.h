// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "pki/base/secretbytes.h"
#include "pki/ios/records.h"
#include "pki/lifecycle/certificateserverconfig.h"
#include "pki/lifecycle/trustpointconfig.h"

namespace releve::lab {

/// A password of a configuration, shared by its copies. Null when there is none.
struct ConfigSecret
{
    std::shared_ptr<const SecretBytes> value; ///< in the clear
    bool type7 = false;                       ///< typed, and shown, as `7 …`

    [[nodiscard]] bool isSet() const { return value != nullptr; }
    bool operator==(const ConfigSecret& other) const;
};

struct InterfaceConfig
{
    std::string name;    ///< `GigabitEthernet0/0`
    std::string address; ///< IPv4 as typed; empty when there is none
    std::string mask;
    bool shutdown = false;
    std::vector<std::string> lines; ///< whatever else was typed in it, verbatim

    bool operator==(const InterfaceConfig&) const = default;
};

struct TrustpointEntry
{
    lifecycle::TrustpointConfig config;
    ConfigSecret challenge; ///< `password`

    bool operator==(const TrustpointEntry&) const = default;
};

struct ServerEntry
{
    lifecycle::CertificateServerConfig config; ///< `config.shutdown`: as the operator left it
    ConfigSecret archivePassword;              ///< `database archive … password`

    bool operator==(const ServerEntry&) const = default;
};

/// `username NAME privilege N secret|password …`
struct UserEntry
{
    std::string name;
    unsigned privilege = 1;
    ConfigSecret password;

    bool operator==(const UserEntry&) const = default;
};

/// A key of `ip ssh pubkey-chain`: who may log in with it.
struct SshUserEntry
{
    std::string user;
    std::string md5; ///< of the key, upper-case hex: `key-hash ssh-rsa …`
    std::string comment;

    bool operator==(const SshUserEntry&) const = default;
};

/// What a router's configuration says, without certificates and keys. A value.
struct RouterConfig
{
    std::string hostname = "Router";
    std::string domainName;
    std::optional<ios::ZoneConfig> zone;
    bool httpServer = false;
    unsigned httpPort = 80;
    bool calendarValid = false;
    std::vector<std::string> ntpServers;
    ConfigSecret enable; ///< `enable secret|password`
    std::vector<UserEntry> users;
    std::vector<SshUserEntry> sshKeys;
    std::optional<ServerEntry> server; ///< IOS has one at most
    std::vector<TrustpointEntry> trustpoints;
    std::vector<InterfaceConfig> interfaces;
    std::vector<std::string>
        otherLines; ///< what the lab takes and does nothing about, verbatim, blocks indented

    bool operator==(const RouterConfig&) const = default;

    [[nodiscard]] const TrustpointEntry* trustpoint(std::string_view name) const;
    [[nodiscard]] TrustpointEntry* trustpoint(std::string_view name);
};

} // namespace releve::lab
