// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/ops/baseline.h"

#include <array>

#include "pki/base/text.h"
#include "pki/ops/lookup.h"
#include "pki/ops/planparts.h"

namespace releve::ops {
namespace {

struct TextField
{
    const char* key;
    std::string Baseline::*member;
};
constexpr std::array textFields{
    TextField{"target", &Baseline::target},
    TextField{"expected", &Baseline::expected},
    TextField{"before-status", &Baseline::enrollmentStatus},
    TextField{"before-ca", &Baseline::ca},
    TextField{"before-shadow", &Baseline::shadow},
    TextField{"before-last-serial", &Baseline::lastSerial},
};

struct IdField
{
    const char* key;
    CertificateId Baseline::*certificate;
    std::string CertificateId::*member;
};
constexpr std::array idFields{
    IdField{"before-serial", &Baseline::identity, &CertificateId::serial},
    IdField{"before-md5", &Baseline::identity, &CertificateId::md5},
    IdField{"before-sha1", &Baseline::identity, &CertificateId::sha1},
    IdField{"before-rollover-serial", &Baseline::rolloverIdentity, &CertificateId::serial},
    IdField{"before-rollover-md5", &Baseline::rolloverIdentity, &CertificateId::md5},
    IdField{"before-rollover-sha1", &Baseline::rolloverIdentity, &CertificateId::sha1},
};

std::string valueOf(const Parameters& memory, const char* key)
{
    const auto found = memory.find(key);
    return found == memory.end() ? std::string() : found->second;
}

/// The fingerprint the router is made to print before `yes` is typed.
std::string expectedIn(const Plan& plan)
{
    for (const PlannedLine& line : plan.lines) {
        for (const ios::PlannedAnswer& answer : line.command.answers) {
            if (!answer.printedBefore.empty())
                return answer.printedBefore;
        }
    }
    return {};
}

} // namespace

Baseline Baseline::of(const Plan& plan, const fleet::Snapshot& before)
{
    Baseline result;
    result.kind = plan.act.kind;
    result.target = plan.act.target;
    result.expected = expectedIn(plan);
    result.saves = plan.save == SaveChoice::Saves;
    result.ids = plan.act.ids;
    if (plan.act.kind == ActKind::Grant || plan.act.kind == ActKind::Reject)
        result.ids = requestIdsOf(plan.act, before);
    if (isTrustpointAct(plan.act.kind)) {
        result.wantsShadow = asksForShadow(plan.act, before);
        if (const fleet::Trustpoint* trustpoint = before.findTrustpoint(plan.act.target)) {
            if (const auto held = identityOf(*trustpoint))
                result.identity = CertificateId::of(*held);
            if (const auto held = rolloverIdentityOf(*trustpoint))
                result.rolloverIdentity = CertificateId::of(*held);
            if (trustpoint->status)
                result.enrollmentStatus = trustpoint->status->value.lastEnrollmentStatus;
        }
    }
    if (isServerAct(plan.act.kind)) {
        result.ca = caFingerprintOf(before, plan.act.target);
        result.shadow = shadowFingerprintOf(before, plan.act.target);
        const fleet::Server* const server = findServer(before, plan.act.target);
        if (server && server->status)
            result.lastSerial = plainSerial(server->status->value.lastSerial);
    }
    return result;
}

std::optional<Baseline> Baseline::from(const Parameters& memory)
{
    const auto kind = actKindOf(valueOf(memory, "act"));
    if (!kind)
        return std::nullopt;
    Baseline result;
    result.kind = *kind;
    for (const TextField& field : textFields)
        result.*field.member = valueOf(memory, field.key);
    for (const IdField& field : idFields)
        result.*field.certificate.*field.member = valueOf(memory, field.key);
    const std::string ids = valueOf(memory, "ids");
    std::string_view rest = ids;
    for (std::string_view id = takeWord(rest); !id.empty(); id = takeWord(rest))
        result.ids.emplace_back(id);
    result.wantsShadow = valueOf(memory, "for") == "rollover";
    result.saves = valueOf(memory, "save") == wordOf(SaveChoice::Saves);
    return result;
}

Parameters Baseline::toParameters() const
{
    Parameters memory{{"act", std::string(wordOf(kind))}};
    const auto put = [&memory](const char* key, const std::string& value) {
        if (!value.empty())
            memory[key] = toUtf8(value);
    };
    for (const TextField& field : textFields)
        put(field.key, this->*field.member);
    for (const IdField& field : idFields)
        put(field.key, (this->*field.certificate).*field.member);
    std::string all;
    for (const std::string& id : ids)
        all.append(all.empty() ? "" : " ").append(id);
    put("ids", all);
    if (wantsShadow)
        memory["for"] = "rollover";
    if (saves)
        memory["save"] = wordOf(SaveChoice::Saves);
    return memory;
}

} // namespace releve::ops
