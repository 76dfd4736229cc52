// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "app/cli/devicerecord.h"
#include "app/cli/deviceverbs.h"
#include "app/cli/jsonwriter.h"
#include "app/cli/tr.h"
#include "models/texts.h"
#include "pki/base/secretsource.h"

namespace releve::cli {

namespace {

using Kind = releve::SecretSource::Kind;

/// A secret that is typed is kept where secrets are kept, and the record says so; where there is no such place the record says
/// that it is asked for each time. Done, or the exit code, after a complaint.
int typeSecret(const Invocation& invocation, const WorkerSession& session, const QString& question,
               std::string& kept, std::optional<SecretBytes>& secret)
{
    const auto source = releve::SecretSource::parse(kept);
    const bool isOwn = source && source->kind == Kind::Keychain && source->where.empty();
    if (!source || (source->kind != Kind::Prompt && !isOwn))
        return Done;
    if (const auto& missing = session.opened().secrets) {
        if (isOwn) {
            invocation.complain(reasonText(*missing) + u' ' +
                                Tr::tr("--unlock keeps secrets in an encrypted file instead."));
            return Precondition;
        }
        invocation.note(
            Tr::tr("There is no keychain here: the secret will be asked for each time. --unlock keeps it in "
                   "an encrypted file."));
        return Done;
    }
    secret = invocation.streams.askSecret ? invocation.streams.askSecret(question) : std::nullopt;
    if (!secret) {
        invocation.complain(
            Tr::tr("Nobody can be asked here: name another source, such as file:PATH or env:NAME."));
        return Precondition;
    }
    kept = "keychain:";
    return Done;
}

bool isReachedUnseen(const store::DeviceRecord& record)
{
    return record.hostKey.empty() ||
           std::any_of(record.jumps.begin(), record.jumps.end(),
                       [](const store::JumpHost& jump) { return jump.hostKey.empty(); });
}

int refuseTaken(const Invocation& invocation, const QString& name)
{
    invocation.complain(
        Tr::tr("There is a device “%1” already. “releve-cli device show %1” shows it.").arg(name));
    return Precondition;
}

/// Before anything is asked for. Done, or the exit code, after a complaint.
int checkName(const Invocation& invocation, WorkerSession& session, const std::string& name)
{
    const auto all = session.devices();
    if (!all) {
        invocation.complain(reasonText(all.error()));
        return Failed;
    }
    const bool isTaken = std::any_of(all->begin(), all->end(),
                                     [&](const store::DeviceRecord& one) { return one.device.name == name; });
    return isTaken ? refuseTaken(invocation, models::toQString(name)) : int(Done);
}

int added(const Invocation& invocation, const Result<store::DeviceRecord>& record, const QString& name)
{
    if (!record && record.error().code == ErrorCode::AlreadyExists)
        return refuseTaken(invocation, name);
    if (!record) {
        invocation.complain(reasonText(record.error()));
        return Failed;
    }
    invocation.note(Tr::tr("%1 was added. “releve-cli device refresh %1” reads it.").arg(name));
    if (!invocation.json)
        return Done;
    Output out(invocation.streams.out);
    JsonWriter json(out);
    beginDeviceJson(json, *record);
    json.endObject();
    return invocation.finish(out);
}

} // namespace

int addDevice(const Invocation& invocation, const QStringList& names)
{
    if (names.size() != 1)
        return invocation.refuse(Tr::tr("One device is added at a time: “device add NAME --host HOST …”."));
    auto record = deviceFrom(invocation, names.front());
    if (!record)
        return WrongUsage;
    int code = Done;
    const auto session = WorkerSession::open(invocation, code, MissingStore::Make);
    if (!session)
        return code;
    ops::DeviceSecrets secrets;
    const QString name = models::shownText(record->device.name);
    code = checkName(invocation, *session, record->device.name);
    if (code == Done)
        code = typeSecret(invocation, *session, Tr::tr("Password of %1: ").arg(name), record->passwordSource,
                          secrets.password);
    if (code == Done)
        code = typeSecret(invocation, *session, Tr::tr("Enable password of %1: ").arg(name),
                          record->enableSource, secrets.enable);
    if (code == Done && isReachedUnseen(*record))
        code = acceptHostKeys(invocation, *session, *record, secrets);
    if (code != Done)
        return code;
    return added(invocation, session->ask<store::DeviceRecord>([&](auto done) {
        session->worker().addDevice(*record, std::move(secrets), std::move(done));
        return ops::JobId{0};
    }),
                 names.front());
}

} // namespace releve::cli
