// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/ios/transcriptsummary.h"

#include "pki/base/text.h"

namespace releve::test {

namespace {

std::string show(const std::optional<ios::PrintedTime>& time)
{
    return time ? time->text + (time->instant ? '=' + toIso8601(*time->instant) : "?") : "-";
}

template<class... Texts>
void add(QStringList& list, const ios::Origin& origin, const Texts&... texts)
{
    QStringList row{QString::fromStdString(origin.device()), QString::fromStdString(origin.command())};
    (row.push_back(QString::fromStdString(std::string(texts))), ...);
    list.push_back(row.join(u'|'));
}

} // namespace

QStringList summary(const ios::Transcript& t)
{
    QStringList all;
    for (const auto& r : t.certificates)
        add(all, r.origin, "certificate", r.rollover ? "rollover" : "", r.status, r.serial, r.usage,
            toText(r.issuer), toText(r.subject), r.subjectDisplayName, show(r.notBefore), show(r.notAfter),
            r.trustpoints.empty() ? "" : r.trustpoints.front(), r.storage, r.md5, r.keyUsage, r.keyLabel,
            r.crlDistributionPoints.empty() ? "" : r.crlDistributionPoints.front());
    for (const auto& r : t.timers)
        add(all, r.origin, "timer", r.name, r.target, std::to_string(r.remaining.count()),
            r.due ? toIso8601(*r.due) : "?");
    for (const auto& r : t.servers)
        add(all, r.origin, "server", r.name, r.status, r.issuer, r.caFingerprint, show(r.caExpires),
            r.databaseLevel);
    for (const auto& r : t.trustpoints)
        add(all, r.origin, "trustpoint", r.name, toText(r.caSubject), toText(r.identitySubject),
            r.caFingerprintMd5, r.lastEnrollmentStatus, show(r.nextEnrollment), r.keysGeneratedText);
    for (const auto& r : t.keys)
        add(all, r.origin, "key", r.name, r.type, r.usage, r.storage, show(r.generated),
            r.publicKey ? toHex(r.publicKey->spki) : "none");
    for (const auto& r : t.requests)
        add(all, r.origin, "request", r.server, r.id, r.state, r.fingerprint, r.subject);
    for (const auto& r : t.clocks)
        add(all, r.origin, "clock", r.time.text, r.timeSource);
    for (const auto& r : t.configurations)
        add(all, r.origin, "configuration", r.hostname, std::to_string(r.trustpoints.size()));
    return all;
}

QStringList places(const ios::Transcript& t)
{
    QStringList all;
    const auto note = [&all](const char* kind, const auto& records) {
        for (const auto& record : records) {
            const ios::Origin& at = record.origin;
            all.push_back(
                QStringLiteral("%1|%2|%3|%4")
                    .arg(QLatin1String(kind), QString::number(at.source()), QString::number(at.line),
                         at.readAt() ? QString::fromStdString(toIso8601(*at.readAt())) : QString()));
        }
    };
    note("certificate", t.certificates);
    note("timer", t.timers);
    note("server", t.servers);
    note("trustpoint", t.trustpoints);
    note("key", t.keys);
    note("request", t.requests);
    note("clock", t.clocks);
    note("configuration", t.configurations);
    for (const ios::Problem& problem : t.problems)
        add(all, problem.origin, "problem", std::to_string(problem.origin.line),
            std::to_string(static_cast<int>(problem.code)), std::to_string(problem.lines), problem.text,
            problem.detail);
    return all;
}

} // namespace releve::test
