// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <utility>

#include "pki/base/errorword.h"
#include "pki/base/text.h"
#include "pki/ios/keystrokes.h"
#include "pki/ops/certificatematch.h"
#include "pki/ops/lookup.h"
#include "pki/ops/planparts.h"
#include "pki/scep/fingerprint.h"

namespace releve::ops {
namespace {

/// The preconditions of one act, one after another.
class Checker
{
public:
    Checker(const Act& act, const Grounds& grounds)
        : m_act(act), m_grounds(grounds), m_snapshot(*grounds.snapshot)
    {}

    [[nodiscard]] std::vector<Precondition> run()
    {
        checkDevice();
        checkNames();
        if (isTrustpointAct(m_act.kind))
            checkTrustpoint();
        if (isServerAct(m_act.kind))
            checkServer();
        checkSaved();
        return std::move(m_result);
    }

private:
    void note(Condition condition, Standing standing, Parameters parameters = {})
    {
        m_result.push_back({condition, standing, std::move(parameters)});
    }
    void blockUnless(bool met, Condition condition, Parameters parameters = {})
    {
        note(condition, met ? Standing::Met : Standing::Blocks, std::move(parameters));
    }
    void warnUnless(bool met, Condition condition, Parameters parameters = {})
    {
        note(condition, met ? Standing::Met : Standing::Warns, std::move(parameters));
    }

    // Of the device; preconditions.cpp
    void checkDevice();
    void checkClock();
    void checkNames();
    void checkSaved();
    // Of a trustpoint and its CA
    void checkTrustpoint();
    void checkFingerprint();
    void checkHeld(const fleet::Trustpoint& trustpoint);
    void checkIdentity(const fleet::Trustpoint& trustpoint);
    void checkCa(const fleet::Trustpoint* trustpoint);
    // Of a server
    void checkServer();
    void checkRollover(const fleet::Server& server);
    void checkRequests();
    void checkSerial(const fleet::Server& server);

    [[nodiscard]] bool wasRefused(std::string_view command) const
    {
        const auto& refused = m_grounds.refused;
        return std::any_of(refused.begin(), refused.end(),
                           [command](const RefusedCommand& one) { return one.command == command; });
    }
    [[nodiscard]] std::optional<Instant> now() const { return m_snapshot.clock.deviceInstant; }
    /// Ends before the device's present.
    [[nodiscard]] bool isOver(const fleet::HeldCertificatePtr& held) const
    {
        return held && held->notAfter() && now() && *held->notAfter() < *now();
    }

    const Act& m_act;
    const Grounds& m_grounds;
    const fleet::Snapshot& m_snapshot;
    std::vector<Precondition> m_result;
};

std::string endOf(const fleet::HeldCertificatePtr& held)
{
    const auto end = held ? held->notAfter() : std::nullopt;
    return end ? toIso8601(*end) : std::string();
}

std::string serialOf(const fleet::HeldCertificatePtr& held)
{
    return held ? held->record.serial : std::string();
}

std::string textOf(const Error& error)
{
    return toUtf8(error.detail);
}

Parameters parametersOf(const Error& error)
{
    return {{"code", std::string(releve::wordOf(error.code))}, {"error", textOf(error)}};
}

// ---- Device

void Checker::checkDevice()
{
    if (m_grounds.error) {
        note(Condition::DeviceReachable, Standing::Blocks, parametersOf(*m_grounds.error));
        return; // what else is known is old
    }
    note(Condition::DeviceReachable, Standing::Met);
    blockUnless(m_grounds.privileged, Condition::Privileged);
    std::string commands;
    for (const RefusedCommand& refused : m_grounds.refused)
        commands.append(commands.empty() ? "" : "; ").append(refused.command);
    warnUnless(commands.empty(), Condition::ReadWhole,
               commands.empty() ? Parameters() : Parameters{{"commands", commands}});
    checkClock();
}

void Checker::checkClock()
{
    if (m_act.kind != ActKind::Save) {
        const auto authority = m_snapshot.clock.authority;
        const bool isKnown = authority != ios::ClockAuthority::Unknown;
        const Standing standing = authority == ios::ClockAuthority::Authoritative ? Standing::Met
                                  : isKnown                                       ? Standing::Blocks
                                                                                  : Standing::Warns;
        note(Condition::ClockAuthoritative, standing, {{"known", isKnown ? "yes" : "no"}});
    }
    if (!m_grounds.readAt || !now())
        return;
    const Duration skew = *now() - *m_grounds.readAt;
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(skew).count();
    warnUnless(skew <= tolerableSkew && -skew <= tolerableSkew, Condition::SkewSmall,
               {{"seconds", std::to_string(seconds)}});
}

void Checker::checkNames()
{
    if (m_act.kind != ActKind::Save) {
        const auto typed = ios::checkWord(m_act.target);
        blockUnless(typed.ok(), Condition::NamesTypable,
                    {{"name", toUtf8(m_act.target)}, {"error", typed ? "" : textOf(typed.error())}});
    }
    if (m_act.challenge) {
        const auto typed = ios::keystrokes(releve::textOf(m_act.challenge->view()));
        blockUnless(typed.ok(), Condition::ChallengeTypable, {{"error", typed ? "" : textOf(typed.error())}});
    }
}

void Checker::checkSaved()
{
    const auto saved = isConfigurationSaved(m_grounds);
    warnUnless(saved.value_or(false), Condition::ConfigurationSaved, {{"known", saved ? "yes" : "no"}});
}

// ---- Trustpoint

void Checker::checkTrustpoint()
{
    const Parameters name{{"trustpoint", toUtf8(m_act.target)}};
    const fleet::Trustpoint* const trustpoint = m_snapshot.findTrustpoint(m_act.target);
    const bool isKnown =
        trustpoint && (trustpoint->config || trustpoint->status) && !trustpoint->belongsToServer;
    blockUnless(isKnown, Condition::TrustpointKnown, name);
    if (m_act.kind == ActKind::Authenticate)
        checkFingerprint();
    if (!isKnown)
        return;
    if (trustpoint->config) {
        const bool overScep = trustpoint->config->value.enrollment == lifecycle::EnrollmentMethod::Url ||
                              trustpoint->config->value.enrollment == lifecycle::EnrollmentMethod::Profile;
        blockUnless(overScep, Condition::EnrollsOverScep, name);
        if (m_act.kind != ActKind::Authenticate) {
            warnUnless(!trustpoint->config->value.hasPassword, Condition::PasswordNotSet, name);
            warnUnless(trustpoint->autoEnrolls(), Condition::AutoEnrollSet, name);
        }
    }
    checkHeld(*trustpoint);
    checkCa(trustpoint);
}

void Checker::checkFingerprint()
{
    const auto given = scep::Fingerprint::parse(expectedFingerprint(m_act, m_snapshot));
    blockUnless(given.ok(), Condition::FingerprintGiven,
                {{"trustpoint", toUtf8(m_act.target)}, {"error", given ? "" : textOf(given.error())}});
    if (!given)
        return;
    const bool isShown = given->digest == x509::Digest::Md5 || given->digest == x509::Digest::Sha1;
    if (m_grounds.ca && m_grounds.ca->ca)
        blockUnless(given->matches(*m_grounds.ca->ca), Condition::FingerprintIsCas,
                    {{"given", given->hex}, {"ca", m_grounds.ca->ca->fingerprint(given->digest)}});
    else if (!isShown) // the router does not show it: only the CA's own certificate tells what it does show
        note(Condition::FingerprintIsCas, Standing::Blocks, {{"given", given->hex}, {"ca", ""}});
}

void Checker::checkHeld(const fleet::Trustpoint& trustpoint)
{
    const Parameters name{{"trustpoint", trustpoint.name}};
    const auto with = [&](const char* key, const std::string& value) {
        Parameters parameters = name;
        parameters[key] = value;
        return parameters;
    };
    if (m_act.kind == ActKind::Authenticate) {
        blockUnless(!trustpoint.ca, Condition::CaNotHeld, with("serial", serialOf(trustpoint.ca)));
        return;
    }
    const bool saysHeld = trustpoint.status && trustpoint.status->value.caAuthenticated.value_or(false);
    blockUnless(trustpoint.ca || saysHeld, Condition::CaHeld, name);
    if (trustpoint.ca)
        blockUnless(!isOver(trustpoint.ca), Condition::CaValid, with("end", endOf(trustpoint.ca)));
    checkIdentity(trustpoint);
    warnUnless(!hasPendingRequest(m_snapshot, trustpoint), Condition::NoRequestPending, name);
}

void Checker::checkIdentity(const fleet::Trustpoint& trustpoint)
{
    const fleet::HeldCertificatePtr identity = identityOf(trustpoint);
    Parameters parameters{{"trustpoint", trustpoint.name}};
    if (m_act.kind == ActKind::Enroll) {
        parameters["serial"] = serialOf(identity);
        blockUnless(!identity, Condition::IdentityNotHeld, parameters);
        return;
    }
    blockUnless(identity != nullptr, Condition::IdentityHeld, parameters);
    if (!identity)
        return;
    parameters["end"] = endOf(identity);
    blockUnless(!isOver(identity), Condition::IdentityValid, parameters);
}

void Checker::checkCa(const fleet::Trustpoint* trustpoint)
{
    if (!m_grounds.ca) {
        note(Condition::CaReachable, Standing::Warns, {{"known", "no"}});
        return;
    }
    const CaView& ca = *m_grounds.ca;
    Parameters parameters = ca.error ? parametersOf(*ca.error) : Parameters();
    parameters["known"] = "yes";
    blockUnless(!ca.error, Condition::CaReachable, parameters);
    if (ca.error)
        return;
    std::string lost;
    for (const scep::Capability capability : ca.lost)
        lost.append(lost.empty() ? "" : " ").append(scep::nameOf(capability));
    blockUnless(lost.empty(), Condition::CapabilitiesKept,
                lost.empty() ? Parameters() : Parameters{{"lost", lost}});
    if (!ca.ca || !trustpoint->ca)
        return;
    const CertificateId held = CertificateId::of(*trustpoint->ca);
    const CertificateId given = CertificateId::of(*ca.ca);
    warnUnless(isSame(held, given).value_or(true), Condition::CaIsHeld,
               {{"trustpoint", trustpoint->name}, {"held", held.fingerprint()}, {"ca", given.fingerprint()}});
}

// ---- Server

void Checker::checkServer()
{
    const Parameters name{{"server", toUtf8(m_act.target)}};
    const fleet::Server* const server = findServer(m_snapshot, m_act.target);
    blockUnless(server != nullptr, Condition::ServerKnown, name);
    if (!server)
        return;
    const std::string status = server->status ? server->status->value.status : std::string();
    const bool httpOff =
        m_snapshot.facts.httpServer == false || lowered(status).find("http") != std::string::npos;
    blockUnless(!httpOff, Condition::HttpServerOn, name);
    const bool isOld = wasRefused("show crypto pki server"); // what is known of it is of an earlier reading
    const bool isOn = server->state == fleet::ServerState::Enabled ||
                      server->state == fleet::ServerState::RolloverAvailable;
    Parameters state = name;
    state["state"] = server->status ? toUtf8(server->status->value.state) : std::string();
    const bool isUnknown = isOld || server->state == fleet::ServerState::Unknown;
    note(Condition::ServerEnabled,
         isUnknown ? Standing::Warns
         : isOn    ? Standing::Met
                   : Standing::Blocks,
         state);
    checkRollover(*server);
    if (m_act.kind == ActKind::Grant || m_act.kind == ActKind::Reject)
        checkRequests();
    if (m_act.kind == ActKind::Revoke)
        checkSerial(*server);
}

std::string_view wordOf(lifecycle::ServerMode mode)
{
    switch (mode) {
    case lifecycle::ServerMode::SubordinateCa:
        return "sub-cs";
    case lifecycle::ServerMode::Ra:
    case lifecycle::ServerMode::RaTransparent:
        return "ra";
    case lifecycle::ServerMode::Root:
        break;
    }
    return "root";
}

void Checker::checkRollover(const fleet::Server& server)
{
    if (m_act.kind != ActKind::Rollover && m_act.kind != ActKind::RolloverCancel)
        return;
    Parameters parameters{{"server", server.name}};
    const lifecycle::ServerMode mode =
        server.config ? server.config->value.mode : lifecycle::ServerMode::Root;
    const bool isRa = server.status && server.status->value.raMode;
    Parameters withMode = parameters;
    withMode["mode"] = isRa ? "ra" : std::string(wordOf(mode));
    // Its own CA decides about the rollover of a subordinate one: no formula, and no dialogue is known.
    blockUnless(mode == lifecycle::ServerMode::Root && !isRa, Condition::ServerIsRoot, withMode);
    const bool has = hasShadow(m_snapshot, server);
    if (m_act.kind == ActKind::RolloverCancel) {
        blockUnless(has, Condition::RolloverPresent, parameters);
        return;
    }
    parameters["fingerprint"] = shadowFingerprintOf(m_snapshot, server.name);
    blockUnless(!has, Condition::RolloverAbsent, parameters);
}

void Checker::checkRequests()
{
    const Parameters name{{"server", m_act.target}};
    const bool areRead = areRequestsRead(m_snapshot, m_act.target) &&
                         !wasRefused("show crypto pki server " + m_act.target + " requests");
    warnUnless(areRead, Condition::RequestsKnown, name);
    if (!areRead)
        return;
    const auto requests = requestsOf(m_snapshot, m_act.target);
    if (m_act.ids.empty()) {
        const bool any =
            std::any_of(requests.begin(), requests.end(), [](const auto* one) { return isPending(*one); });
        blockUnless(any, Condition::AnyPending, name);
    }
    for (const std::string& id : m_act.ids) {
        Parameters parameters = name;
        parameters["id"] = toUtf8(id);
        const auto found =
            std::find_if(requests.begin(), requests.end(), [&](const auto* one) { return one->id == id; });
        blockUnless(found != requests.end(), Condition::RequestPresent, parameters);
        if (found == requests.end())
            continue;
        parameters["state"] = (*found)->state;
        blockUnless(isPending(**found), Condition::RequestPending, parameters);
    }
}

/// Both plain.
bool isHigher(const std::string& serial, const std::string& other)
{
    return serial.size() != other.size() ? serial.size() > other.size() : serial > other;
}

void Checker::checkSerial(const fleet::Server& server)
{
    const std::string typed = m_act.ids.empty() ? std::string() : m_act.ids.front();
    const std::string serial = plainSerial(typed);
    blockUnless(m_act.ids.size() == 1 && !serial.empty(), Condition::SerialWellFormed,
                {{"serial", toUtf8(typed)}});
    if (serial.empty())
        return;
    Parameters parameters{{"server", server.name}, {"serial", serial}};
    const fleet::Trustpoint* const own = m_snapshot.findTrustpoint(server.name);
    const bool isCas =
        own && (plainSerial(serialOf(own->ca)) == serial || plainSerial(serialOf(own->rolloverCa)) == serial);
    blockUnless(!isCas, Condition::SerialNotCas, parameters);
    const std::string last = server.status ? plainSerial(server.status->value.lastSerial) : std::string();
    if (last.empty())
        return;
    parameters["last"] = last;
    blockUnless(!isHigher(serial, last), Condition::SerialIssued, parameters);
}

} // namespace

std::vector<Precondition> preconditionsOf(const Act& act, const Grounds& grounds)
{
    return Checker(act, grounds).run();
}

} // namespace releve::ops
