// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/deviceverbs.h"
#include "app/cli/questions.h"
#include "app/cli/tr.h"
#include "models/texts.h"

namespace releve::cli {

namespace {

ops::DeviceSecrets copyOf(const ops::DeviceSecrets& secrets)
{
    ops::DeviceSecrets copy;
    if (secrets.password)
        copy.password.emplace(secrets.password->view());
    if (secrets.enable)
        copy.enable.emplace(secrets.enable->view());
    return copy;
}

QString placeOf(const net::SshKeyQuestion& question)
{
    return models::shownText(question.host) + u':' + QString::number(question.port);
}

/// Done when a person takes the key for the host's.
int acceptKey(const Invocation& invocation, const ops::ProbedKey& probed)
{
    const QString fingerprint = models::toQString(probed.question.key.fingerprint);
    const std::string& key = probed.question.key.text; // `ssh-rsa AAAA…`
    const std::string algorithm = key.substr(0, key.find(' '));
    const QString shown = Tr::tr("%1 shows the %2 host key %3.", "host, algorithm, fingerprint")
                              .arg(placeOf(probed.question), models::shownText(algorithm), fingerprint);
    invocation.complain(shown);
    const auto answer =
        invocation.isSet("yes")
            ? std::nullopt
            : ask(invocation, Tr::tr("Compare it with what the device itself shows (“show ip ssh”, or "
                                     "its console). Is it that key? [y/N] "));
    if (!answer) {
        invocation.complain(
            Tr::tr("Nobody has looked at it, so it was not accepted. Compare it, then say --host-key %1.")
                .arg(fingerprint));
        return Precondition;
    }
    if (isYes(*answer))
        return Done;
    invocation.complain(Tr::tr("The key was not accepted: nothing was kept."));
    return Precondition;
}

} // namespace

int acceptHostKeys(const Invocation& invocation, WorkerSession& session, store::DeviceRecord& record,
                   const ops::DeviceSecrets& secrets)
{
    for (std::size_t hop = 0; hop <= record.jumps.size(); ++hop) {
        const auto probed = session.ask<ops::ProbedKey>(
            [&](auto done) { return session.worker().probe(record, copyOf(secrets), std::move(done)); });
        if (!probed) {
            invocation.complain(models::shownText(record.host) + QStringLiteral(": ") +
                                reasonText(probed.error()));
            return probed.error().code == ErrorCode::HostKeyChanged ? Precondition : Failed;
        }
        if (probed->isKnown)
            return Done;
        if (const int code = acceptKey(invocation, *probed); code != Done)
            return code;
        std::string& kept =
            probed->hop < record.jumps.size() ? record.jumps[probed->hop].hostKey : record.hostKey;
        kept = probed->question.key.fingerprint;
        if (probed->hop >= record.jumps.size())
            return Done;
    }
    return Done;
}

} // namespace releve::cli
