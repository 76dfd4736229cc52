// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>

#include "pki/base/clock.h"
#include "pki/base/result.h"
#include "pki/store/audit.h"
#include "pki/store/authorities.h"
#include "pki/store/certificates.h"
#include "pki/store/devices.h"
#include "pki/store/operations.h"
#include "pki/store/snapshots.h"

namespace releve::store {

/// Whose devices a store holds: those of a lab and real ones never share one.
enum class Fleet
{
    Real,
    Lab
};

/// All that Relève remembers, in one SQLite file, its owner's only.
///
/// Lives in the thread that opened it, which needs a QCoreApplication but no event loop. Several processes may have the same
/// file open: each call is one short transaction, and waits up to five seconds for another's.
class Store
{
public:
    /// Opens or creates the file, and the folder it is in. An older version's is brought up to date, after a copy of it was
    /// made beside it. Nothing is changed when it is not opened: NewerVersion, Damaged, UnsupportedFormat (no store of ours),
    /// BadArgument (of the other kind of fleet); AccessDenied, Busy, DiskFull, IoFailure.
    ///
    /// Intents of processes that are gone are settled then.
    ///
    /// @param path UTF-8
    /// @param clock must outlive the store
    [[nodiscard]] static Result<std::unique_ptr<Store>> open(const std::string& path, const Clock& clock,
                                                             Fleet fleet = Fleet::Real);
    Store(const Store&) = delete;
    Store& operator=(const Store&) = delete;
    ~Store();

    /// Of this file, whatever it is called and wherever it is moved to.
    [[nodiscard]] const std::string& id() const { return m_id; }
    /// The copy made of an older version's file when this one was opened; empty when none was.
    [[nodiscard]] const std::string& backup() const { return m_backup; }

    [[nodiscard]] Devices& devices() { return m_devices; }
    [[nodiscard]] Certificates& certificates() { return m_certificates; }
    [[nodiscard]] Snapshots& snapshots() { return m_snapshots; }
    [[nodiscard]] Operations& operations() { return m_operations; }
    [[nodiscard]] Audit& audit() { return m_audit; }
    [[nodiscard]] Authorities& authorities() { return m_authorities; }

private:
    Store(std::unique_ptr<Database> database, std::unique_ptr<OwnerLock> owner, const Clock& clock);
    Status readAbout(Fleet fleet);

    std::unique_ptr<Database> m_database;
    std::unique_ptr<OwnerLock> m_owner;
    std::string m_id;
    std::string m_backup;
    Devices m_devices;
    Certificates m_certificates;
    Authorities m_authorities;
    Snapshots m_snapshots;
    Audit m_audit;
    Operations m_operations;
};

} // namespace releve::store
