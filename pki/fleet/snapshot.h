// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pki/fleet/device.h"
#include "pki/fleet/deviceclock.h"
#include "pki/fleet/displaystate.h"
#include "pki/fleet/prediction.h"
#include "pki/ios/records.h"

namespace releve::fleet {

/// Where a fact comes from.
enum class FactSource
{
    Command,       ///< output of a show command
    Configuration, ///< a configuration
    File,          ///< a certificate file
};

/// A value, where it comes from and how old it is: `readAt` is the device's clock when it said so.
template<class T>
struct Fact
{
    T value;
    FactSource source = FactSource::Command;
    std::optional<Instant> readAt;
};
template<class T>
using FactPtr = std::shared_ptr<const Fact<T>>;

/// A certificate a device holds: the printed block and the chain entry of one certificate, put together.
struct HeldCertificate
{
    ios::CertificateRecord record; ///< fields of the bytes win over printed ones
    bool printed = false;          ///< read in a certificate listing
    bool configured = false;       ///< read in a configuration's chain
    bool unsaved =
        false; ///< listed without `Storage:` beside others that have one: in memory only [inferred]
    std::optional<Instant> readAt; ///< latest of its readings

    /// The two are one certificate: same serial number and, where both tell, same fingerprint and same end.
    /// Never by name: two certificates of one CA share it.
    [[nodiscard]] bool isSameAs(const ios::CertificateRecord& other) const;
    [[nodiscard]] std::optional<Instant> notBefore() const;
    [[nodiscard]] std::optional<Instant> notAfter() const;
};
using HeldCertificatePtr = std::shared_ptr<const HeldCertificate>;

/// A running timer of a device.
struct Timer
{
    std::string key; ///< unique in its device, the same from snapshot to snapshot
    ios::TimerSection section = ios::TimerSection::Pki;
    std::string name;
    std::string target;
    std::string owner; ///< the trustpoint or server it belongs to; empty when none or not known
    std::optional<Instant> due;
    Duration remaining{0}; ///< as printed
    std::optional<Instant>
        start; ///< when it was armed, where certificates tell: the zero of the progress bar
    bool fromCertificate = false; ///< read from a certificate's `renew date`, not from the timer list
    int record = -1;              ///< index in DeviceFacts::timers; -1 when fromCertificate
    int prediction = -1; ///< index in Snapshot::predictions; -1 = the core expects no such timer here
    std::optional<Instant> predicted; ///< that prediction's due instant
    std::optional<Duration> drift;    ///< reported minus predicted
    bool unexpected = false;          ///< certificates and configuration say that it should not run

    bool operator==(const Timer&) const = default;
};

/// The timers that move a trustpoint along: RENEW, SHADOW, POLL, CONNECT RETRY.
[[nodiscard]] bool movesTrustpoint(std::string_view timer);
/// The timers that move a trustpoint or a server along; CRLs, alerts and housekeeping do not.
[[nodiscard]] bool isLifecycleTimer(std::string_view timer);

/// A trustpoint of a device with all that is known of it.
struct Trustpoint
{
    std::string name;
    FactPtr<lifecycle::TrustpointConfig> config;
    FactPtr<ios::TrustpointRecord> status;
    HeldCertificatePtr ca, identity;                 ///< the active pair; null = not held or not known
    HeldCertificatePtr rolloverCa, rolloverIdentity; ///< the pair that waits
    std::vector<HeldCertificatePtr> others;          ///< RA and further CA certificates
    FactPtr<ios::KeyRecord> key, rolloverKey;
    bool certificatesRead = false; ///< a certificate list was read: what is not there is absent, not unknown
    bool keysRead = false;         ///< the same of the key list
    bool readOnDevice = false;     ///< something the device said names it; else a bare certificate file does
    bool belongsToServer = false;  ///< the local trustpoint of a certificate server of the same name
    int nextTimer = -1;            ///< index in Snapshot::timers of its soonest lifecycle timer; -1 = none
    Assessment assessment;         ///< at the device's instant of the reading

    [[nodiscard]] bool autoEnrolls() const { return config && config->value.autoEnroll.has_value(); }
};

/// A certificate server of a device.
struct Server
{
    std::string name;
    FactPtr<lifecycle::CertificateServerConfig> config;
    FactPtr<ios::ServerRecord> status;
    ServerState state = ServerState::Unknown;
};

/// What was read of a device, kind by kind; what the rest of a snapshot is derived from.
struct DeviceFacts
{
    std::vector<HeldCertificatePtr> certificates;
    std::vector<HeldCertificatePtr> formerCertificates; ///< no longer listed; only their bytes still serve
    bool certificatesRead = false;
    std::vector<FactPtr<ios::TrustpointRecord>> trustpointStatus;
    std::vector<FactPtr<lifecycle::TrustpointConfig>> trustpointConfigs;
    std::vector<FactPtr<ios::ServerRecord>> serverStatus;
    std::vector<FactPtr<lifecycle::CertificateServerConfig>> serverConfigs;
    std::vector<std::string> chains; ///< names of configured chains, the empty ones too
    std::vector<FactPtr<ios::KeyRecord>> keys;
    std::vector<FactPtr<ios::RequestRecord>> requests;
    std::vector<std::string> requestsRead; ///< servers whose requests were listed, if there are any or not
    std::vector<ios::TimerRecord> timers;
    std::optional<bool> httpServer;
    std::optional<bool> configurationSaved; ///< since it was last changed
    std::optional<Instant> readAt; ///< the device's latest clock reading
    ios::ClockAuthority authority = ios::ClockAuthority::Unknown;
    std::string timeSource;

    /// What one reading's records say of one device.
    [[nodiscard]] static DeviceFacts from(ios::Transcript records);
    /// Takes in a newer reading: each block it has replaces the older one, the rest stays.
    void update(const DeviceFacts& newer);

private:
    void takeConfiguration(const ios::ConfigurationRecord& configuration);
    void takeClock(const ios::ClockRecord& clock);
};

/// One device at one instant, as a value: immutable once built, shared freely between threads.
struct Snapshot
{
    Device device;
    DeviceClock clock;
    DeviceFacts facts;
    std::vector<Trustpoint> trustpoints; ///< by name
    std::vector<Server> servers;         ///< by name
    std::vector<Timer> timers;           ///< soonest first, those without a due instant last
    std::vector<Prediction> predictions; ///< what should run, listed by the device or not

    /// Puts the facts together and judges them at the clock's instant.
    [[nodiscard]] static std::shared_ptr<const Snapshot> build(Device device, DeviceClock clock,
                                                               DeviceFacts facts);

    /// Null when it has none of that name. Valid as long as the snapshot.
    [[nodiscard]] const Trustpoint* findTrustpoint(std::string_view name) const;
};
using SnapshotPtr = std::shared_ptr<const Snapshot>;

} // namespace releve::fleet
