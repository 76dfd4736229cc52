// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "pki/base/result.h"
#include "pki/fleet/device.h"

namespace releve::store {

class Database;

/// A host on the way to a device.
struct JumpHost
{
    std::string user;
    std::string host;
    std::uint16_t port = 22;
    std::string hostKey; ///< as DeviceRecord::hostKey

    bool operator==(const JumpHost&) const = default;
};

/// How a device is reached. Holds where secrets come from, never a secret.
struct DeviceRecord
{
    fleet::Device device;
    std::vector<std::string> tags; ///< each once, in byte order
    std::string host;              ///< as typed: the key is pinned to it; empty for one known from files only
    std::uint16_t port = 22;
    std::string user;
    std::string passwordSource; ///< as SecretSource::parse() reads it; empty = none
    std::string enableSource;
    std::string identityFile; ///< of a public key login; empty = none
    bool useAgent = false;
    std::string hostKey; ///< `SHA256:…`; empty = not pinned yet
    bool legacySsh = false;
    std::vector<JumpHost> jumps; ///< nearest to us first
    /// Of the certificate server on it; empty = `http://HOST/cgi-bin/pkiclient.exe`.
    std::string scepUrl;

    bool operator==(const DeviceRecord&) const = default;
};

/// The devices of a store. Lives in the store's thread; errors beyond those named are Database's.
class Devices
{
public:
    explicit Devices(Database& database) : m_database(database) {}

    /// Gives the device an id when it has none. BadArgument for a name that is empty, or a source that may not be kept
    /// (`fd:`, which serves one command only) or is none; AlreadyExists.
    [[nodiscard]] Result<DeviceRecord> add(DeviceRecord record);
    /// All of it but the id. As add(), and NotFound.
    [[nodiscard]] Status change(DeviceRecord record);
    /// The device and what was read of it; what was done to it stays. NotFound.
    [[nodiscard]] Status remove(const std::string& id);

    /// By name.
    [[nodiscard]] Result<std::vector<DeviceRecord>> all();
    [[nodiscard]] Result<std::optional<DeviceRecord>> find(const std::string& id);
    [[nodiscard]] Result<std::optional<DeviceRecord>> findByName(const std::string& name);

private:
    [[nodiscard]] Result<std::vector<DeviceRecord>> select(const char* condition, const std::string& value);
    Status insertLists(const DeviceRecord& record);

    Database& m_database;
};

} // namespace releve::store
