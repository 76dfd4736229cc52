// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "app/cli/deviceverbs.h"
#include "app/cli/questions.h"
#include "app/cli/tr.h"
#include "models/texts.h"

namespace releve::cli {

namespace {

using store::DeviceRecord;

/// What a device's removal loses has to be agreed to: by --yes, or at the terminal by its name.
bool isAgreed(const Invocation& invocation, const QString& name)
{
    if (invocation.isSet("yes"))
        return true;
    const auto typed =
        ask(invocation, Tr::tr("This also removes all that was read of %1; the audit log keeps what was "
                               "done to it.\nType its name to remove it: ")
                            .arg(models::shownText(name.toStdString())));
    if (typed && *typed == name)
        return true;
    invocation.complain(
        typed ? Tr::tr("%1 was not removed.").arg(name)
              : Tr::tr("Removing %1 also removes all that was read of it. Say --yes to agree.").arg(name));
    return false;
}

} // namespace

int removeDevices(const Invocation& invocation, const QStringList& names)
{
    if (names.isEmpty())
        return invocation.refuse(Tr::tr("Which device? “device remove NAME...”."));
    int code = Done;
    const auto session = WorkerSession::open(invocation, code);
    if (!session)
        return code;
    std::vector<DeviceRecord> records;
    for (const QString& name : names) {
        const auto record = session->device(name);
        if (!record)
            return Failed;
        records.push_back(*record);
    }
    const bool isAllowed = std::all_of(records.begin(), records.end(), [&](const DeviceRecord& record) {
        return isAgreed(invocation, models::toQString(record.device.name));
    });
    if (!isAllowed)
        return Precondition;
    for (const DeviceRecord& record : records) {
        const auto removed = session->ask<std::monostate>([&](auto done) {
            session->worker().removeDevice(record.device.id, std::move(done));
            return ops::JobId{0};
        });
        if (!removed) {
            invocation.complain(models::toQString(record.device.name) + QStringLiteral(": ") +
                                reasonText(removed.error()));
            return removed.error().code == ErrorCode::AlreadyRunning ? Precondition : Failed;
        }
        invocation.note(Tr::tr("%1 was removed.").arg(models::toQString(record.device.name)));
    }
    return Done;
}

} // namespace releve::cli
