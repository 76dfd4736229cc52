// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "pki/fleet/device.h"
#include "pki/fleet/deviceclock.h"
#include "pki/fleet/displaystate.h"
#include "pki/ios/records.h"

namespace releve::fleet
{

/// Where a fact comes from.
enum class FactSource
{
    Command,       ///< output of a show command
    Configuration, ///< a configuration
    File,          ///< a certificate file
};

/// A value, where it comes from and how old it is (the device's clock when it said so).
template<class T>
struct Fact
{
    T value;
    FactSource source = FactSource::Command;
    std::optional<Instant> readAt;
};

/// A certificate a device holds: the printed block and the chain entry of one certificate, put together.
struct HeldCertificate
{
    ios::CertificateRecord record;   ///< fields of the bytes win over printed ones
    std::vector<FactSource> sources; ///< every place it was read in
    std::optional<Instant> readAt;

    /// The two are one certificate: same serial and, where both tell, same fingerprint, same dates. Never by name.
    [[nodiscard]] bool isSameAs(const ios::CertificateRecord& other) const;
    [[nodiscard]] std::optional<Instant> notBefore() const;
    [[nodiscard]] std::optional<Instant> notAfter() const;
};
using HeldCertificatePtr = std::shared_ptr<const HeldCertificate>;

/// A running timer of a device.
struct Timer
{
    std::string key;  ///< unique in its device, the same from snapshot to snapshot
    ios::TimerSection section = ios::TimerSection::Pki;
    std::string name;
    std::string target;
    std::string trustpoint; ///< the trustpoint or server it belongs to, when known
    std::optional<Instant> due;
    Duration remaining{0};        ///< as printed
    std::optional<Instant> start; ///< when it was armed, where certificates tell: the zero of the progress bar
    bool fromCertificate = false; ///< read from a certificate's `renew date`, not from the timer list

    bool operator==(const Timer&) const = default;
};

/// A trustpoint of a device with all that is known of it.
struct Trustpoint
{
    std::string name;
    std::optional<Fact<lifecycle::TrustpointConfig>> config;
    std::optional<Fact<ios::TrustpointRecord>> status;
    HeldCertificatePtr ca, identity;                 ///< the active pair; null = not held or not known
    HeldCertificatePtr rolloverCa, rolloverIdentity; ///< the pair that waits
    std::vector<HeldCertificatePtr> others;          ///< RA, subordinate and further CA certificates
    std::optional<ios::KeyRecord> key, rolloverKey;
    bool certificatesRead = false; ///< a certificate list was read: what is not there is absent, not unknown
    bool keysRead = false;
    bool belongsToServer = false;  ///< the local trustpoint of a certificate server of the same name
    Assessment assessment;         ///< state and overlay at the instant of the reading

    [[nodiscard]] bool autoEnrolls() const { return config && config->value.autoEnroll.has_value(); }
};

/// A certificate server of a device.
struct Server
{
    std::string name;
    std::optional<Fact<lifecycle::CertificateServerConfig>> config;
    std::optional<Fact<ios::ServerRecord>> status;
    ServerState state = ServerState::Unknown;
};

/// One device at one instant, as a value: immutable once built, shared freely between threads.
struct Snapshot
{
    Device device;
    DeviceClock clock;
    std::vector<Trustpoint> trustpoints; ///< by name
    std::vector<Server> servers;         ///< by name
    std::vector<Timer> timers;           ///< soonest first
    std::vector<ios::KeyRecord> keys;
    std::vector<ios::RequestRecord> requests;
};
using SnapshotPtr = std::shared_ptr<const Snapshot>;

} // namespace releve::fleet
