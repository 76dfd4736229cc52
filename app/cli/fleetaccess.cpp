// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/fleetaccess.h"

#include <QEventLoop>
#include <QFileInfo>

#include "app/cli/tr.h"
#include "models/storeplace.h"
#include "models/texts.h"
#include "pki/base/text.h"
#include "pki/store/keychain.h"

namespace releve::cli {

QString storePath(const Invocation& invocation)
{
    if (invocation.isSet("store"))
        return invocation.value("store");
    return models::defaultStorePath();
}

bool hasStore(const Invocation& invocation, MissingStore missing)
{
    const QString path = storePath(invocation);
    if (path.isEmpty()) {
        invocation.complain(Tr::tr("--store needs the path of a file."));
        return false;
    }
    if (missing == MissingStore::Make || QFileInfo::exists(path))
        return true;
    invocation.complain(Tr::tr("There is no store at %1 yet. “releve-cli device add NAME --host HOST --user "
                               "USER --password prompt” makes one.")
                            .arg(path));
    return false;
}

void complainNotOpened(const Invocation& invocation, const Error& error)
{
    invocation.complain(Tr::tr("The store could not be opened: %1").arg(reasonText(error)));
}

void noteBackup(const Invocation& invocation, const std::string& backup)
{
    if (!backup.empty())
        invocation.note(Tr::tr("The store was brought up to date; a copy of it as it was is %1.")
                            .arg(models::toQString(backup)));
}

void complainNoDevice(const Invocation& invocation, const QString& name)
{
    invocation.complain(
        Tr::tr("There is no device “%1”. “releve-cli device list” shows those there are.").arg(name));
}

std::unique_ptr<FleetAccess> FleetAccess::open(const Invocation& invocation, MissingStore missing)
{
    if (!hasStore(invocation, missing))
        return nullptr;
    std::unique_ptr<FleetAccess> access(new FleetAccess(invocation));
    auto opened = store::Store::open(storePath(invocation).toStdString(), access->m_clock);
    if (!opened) {
        complainNotOpened(invocation, opened.error());
        return nullptr;
    }
    access->m_store = *std::move(opened);
    noteBackup(invocation, access->m_store->backup());
    return access;
}

bool FleetAccess::check(const Status& status)
{
    if (!status)
        m_invocation.complain(reasonText(status.error()));
    return status.ok();
}

std::optional<store::DeviceRecord> FleetAccess::device(const QString& name)
{
    auto found = m_store->devices().findByName(name.toStdString());
    if (!found) {
        m_invocation.complain(reasonText(found.error()));
        return std::nullopt;
    }
    if (!*found)
        complainNoDevice(m_invocation, name);
    return *std::move(found);
}

std::optional<std::vector<fleet::SnapshotPtr>> FleetAccess::snapshots()
{
    const QStringList names = m_invocation.values("device");
    if (names.isEmpty()) {
        auto latest = m_store->snapshots().latest();
        if (!latest) {
            m_invocation.complain(reasonText(latest.error()));
            return std::nullopt;
        }
        return *std::move(latest);
    }
    std::vector<fleet::SnapshotPtr> result;
    for (const QString& name : names) {
        const auto record = device(name);
        if (!record)
            return std::nullopt;
        auto snapshot = m_store->snapshots().at(record->device.id);
        if (!snapshot) {
            m_invocation.complain(reasonText(snapshot.error()));
            return std::nullopt;
        }
        if (*snapshot)
            result.push_back(*std::move(snapshot));
        else
            m_invocation.complain(Tr::tr("%1 has not been read yet.").arg(name));
    }
    return result;
}

void FleetAccess::useAuditKey()
{
    QEventLoop loop;
    std::unique_ptr<store::SecretStore> keychain;
    store::findKeychain(&loop, [&](Result<std::unique_ptr<store::SecretStore>>& found) {
        if (!found)
            return loop.exit();
        keychain = *std::move(found);
        store::readAuditKey(*keychain, m_store->id(), [&](Result<SecretBytes>& key) {
            if (key)
                m_store->audit().setKey(*std::move(key));
            loop.exit();
        });
    });
    loop.exec();
}

bool FleetAccess::record(const std::string& event, const std::string& device, store::Parameters parameters)
{
    const auto entry =
        m_store->audit().append({models::whoAmI(), device, std::nullopt, event, std::move(parameters), {}});
    if (!entry)
        m_invocation.complain(Tr::tr("It was done, but could not be written to the audit log: %1")
                                  .arg(reasonText(entry.error())));
    return entry.ok();
}

} // namespace releve::cli
