// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <utility>

#include "pki/base/text.h"
#include "pki/ios/keystrokes.h"
#include "pki/ops/certificatematch.h"
#include "pki/ops/lookup.h"
#include "pki/ops/planparts.h"
#include "pki/scep/fingerprint.h"

// What is typed, and what is answered (ROLLOVER_SPEC 8).
namespace releve::ops {
namespace {

using namespace std::chrono_literals;

constexpr std::string_view exec;
constexpr std::string_view config = "config";

PlannedLine line(LineRole role, std::string_view mode, std::string text, Duration silence = 30s)
{
    PlannedLine result;
    result.role = role;
    result.command.line = std::move(text);
    if (role != LineRole::Leave)
        result.command.mode = std::string(mode);
    result.command.silence = silence;
    return result;
}

ios::PlannedAnswer answer(std::string question, std::string_view typed, bool optional = false)
{
    return {std::move(question), SecretBytes(typed), false, optional};
}

ios::PlannedAnswer secretAnswer(std::string question, const std::optional<SecretBytes>& secret)
{
    return {std::move(question), secret ? SecretBytes(secret->view()) : SecretBytes(), true, true};
}

/// In configuration mode, and in exec where a release does not know it there (ROLLOVER_SPEC 8).
template<class Answers>
void addInBothModes(std::vector<PlannedLine>& lines, const std::string& text, Duration silence, bool strict,
                    const Answers& answers)
{
    for (const LineRole role : {LineRole::Change, LineRole::Fallback}) {
        PlannedLine typed = line(role, role == LineRole::Change ? config : exec, text, silence);
        typed.command.answers = answers();
        typed.strict = strict;
        if (role == LineRole::Fallback)
            lines.push_back(line(LineRole::Leave, exec, "end"));
        lines.push_back(std::move(typed));
    }
}

// ---- authenticate

/// What IOS shows of the certificate: MD5 and SHA-1. Another digest is put into one of these by way of the certificate
/// GetCACert gave.
std::string shownFingerprint(const Act& act, const Grounds& grounds)
{
    std::string expected = expectedFingerprint(act, *grounds.snapshot);
    const auto given = scep::Fingerprint::parse(expected);
    if (!given)
        return expected; // which blocks
    const bool isShown = given->digest == x509::Digest::Md5 || given->digest == x509::Digest::Sha1;
    if (!isShown && grounds.ca && grounds.ca->ca && given->matches(*grounds.ca->ca))
        return grounds.ca->ca->fingerprint(x509::Digest::Sha1);
    return given->hex;
}

void addAuthenticate(std::vector<PlannedLine>& lines, const Act& act, const Grounds& grounds)
{
    const fleet::Trustpoint* const trustpoint = grounds.snapshot->findTrustpoint(act.target);
    // With a `fingerprint` line IOS compares by itself. [R]
    const bool compares = trustpoint && trustpoint->config && trustpoint->config->value.fingerprint;
    addInBothModes(lines, "crypto pki authenticate " + act.target, 3min, false, [&] {
        std::vector<ios::PlannedAnswer> answers;
        answers.push_back(answer("Do you accept this certificate", "yes", compares));
        answers.back().printedBefore = shownFingerprint(act, grounds);
        return answers;
    });
}

// ---- enroll

std::string attributeOf(const ios::PrintedName& name, std::string_view type)
{
    const auto found = std::find_if(name.begin(), name.end(), [type](const ios::NameAttribute& attribute) {
        return equalsIgnoringCase(attribute.type, type);
    });
    return found == name.end() ? std::string() : found->value;
}

/// What is asked, is answered so that the subject stays what it is.
std::vector<ios::PlannedAnswer> enrollAnswers(const Act& act, const fleet::Trustpoint* trustpoint)
{
    std::vector<ios::PlannedAnswer> answers;
    if (act.kind == ActKind::Renew)
        answers.push_back(answer("re-enroll", "yes", true));
    const bool isSet = trustpoint && trustpoint->config && trustpoint->config->value.hasPassword;
    if (!isSet) {
        answers.push_back(secretAnswer("password:", act.challenge));
        answers.push_back(secretAnswer("re-enter password:", act.challenge));
    }
    const fleet::HeldCertificatePtr held = trustpoint ? identityOf(*trustpoint) : nullptr;
    const bool hasNumber = held && (!attributeOf(held->record.subject, "serialNumber").empty() ||
                                    !held->record.subjectSerialNumber.empty());
    answers.push_back(answer("router serial number in the subject name", hasNumber ? "yes" : "no", true));
    std::string address = held ? attributeOf(held->record.subject, "ipaddress") : std::string();
    if (address.empty() && held)
        address = held->record.subjectIpAddress;
    answers.push_back(answer("IP address in the subject name", address.empty() ? "no" : "yes", true));
    if (!address.empty())
        answers.push_back(answer("Interface name or IP Address", address, true));
    answers.push_back(answer("Request certificate from CA", "yes"));
    return answers;
}

void addEnroll(std::vector<PlannedLine>& lines, const Act& act, const Grounds& grounds)
{
    const fleet::Trustpoint* const trustpoint = grounds.snapshot->findTrustpoint(act.target);
    if (trustpoint && hasPendingRequest(*grounds.snapshot, *trustpoint)) // ROLLOVER_SPEC 6.3
        lines.push_back(line(LineRole::Change, config, "no crypto pki enroll " + act.target));
    addInBothModes(lines, "crypto pki enroll " + act.target, 3min, false,
                   [&] { return enrollAnswers(act, trustpoint); });
}

// ---- Server

void addServerAct(std::vector<PlannedLine>& lines, const std::string& text)
{
    lines.push_back(line(LineRole::Change, exec, text, 1min));
    lines.back().strict = true;
}

void addRequests(std::vector<PlannedLine>& lines, const Act& act)
{
    const std::string head =
        "crypto pki server " + act.target + ' ' + (act.kind == ActKind::Grant ? "grant " : "reject ");
    for (const std::string& id : act.ids)
        addServerAct(lines, head + id);
    if (act.ids.empty())
        addServerAct(lines, head + "all");
}

void addRevoke(std::vector<PlannedLine>& lines, const Act& act)
{
    for (const std::string& serial : act.ids)
        addServerAct(lines, "crypto pki server " + act.target + " revoke 0x" + plainSerial(serial));
    lines.push_back(line(LineRole::Check, exec, "show crypto pki server " + act.target + " crl", 1min));
}

bool usesConfiguration(ActKind kind)
{
    return isTrustpointAct(kind) || kind == ActKind::Rollover || kind == ActKind::RolloverCancel;
}

void addChange(std::vector<PlannedLine>& lines, const Act& act, const Grounds& grounds)
{
    switch (act.kind) {
    case ActKind::Authenticate:
        return addAuthenticate(lines, act, grounds);
    case ActKind::Enroll:
    case ActKind::Renew:
        return addEnroll(lines, act, grounds);
    case ActKind::Rollover:
    case ActKind::RolloverCancel: { // no question is known: ROLLOVER_SPEC 8.3
        const std::string text = "crypto pki server " + act.target + " rollover";
        return addInBothModes(lines, act.kind == ActKind::Rollover ? text : text + " cancel", 2min, true,
                              [] { return std::vector<ios::PlannedAnswer>(); });
    }
    case ActKind::Grant:
    case ActKind::Reject:
        return addRequests(lines, act);
    case ActKind::Revoke:
        return addRevoke(lines, act);
    case ActKind::Save:
    case ActKind::Count:
        return;
    }
}

bool areTypable(const Act& act)
{
    const bool hasTarget = act.kind != ActKind::Save;
    if (hasTarget && !ios::checkWord(act.target))
        return false;
    return std::all_of(act.ids.begin(), act.ids.end(), [&](const std::string& id) {
        return act.kind == ActKind::Revoke ? !plainSerial(id).empty() : parseUnsigned(id).has_value();
    });
}

} // namespace

std::vector<PlannedLine> linesOf(const Act& act, const Grounds& grounds, SaveChoice save)
{
    std::vector<PlannedLine> lines;
    if (!areTypable(act))
        return lines;
    if (usesConfiguration(act.kind))
        lines.push_back(line(LineRole::Enter, exec, "configure terminal"));
    addChange(lines, act, grounds);
    if (save == SaveChoice::Saves) {
        lines.push_back(line(LineRole::Save, exec, "write memory", 3min));
        // After an upgrade. [R]
        lines.back().command.answers.push_back(
            answer("Overwrite the previous NVRAM configuration", "", true));
    }
    return lines;
}

} // namespace releve::ops
