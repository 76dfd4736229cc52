// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/ops/plan.h"
#include "pki/ops/words.h"

namespace releve::ops {
namespace {

constexpr Words<Condition> conditions{"device-reachable",    "privileged",        "read-whole",
                                      "clock-authoritative", "skew-small",        "http-server-on",
                                      "names-typable",       "challenge-typable", "trustpoint-known",
                                      "enrolls-over-scep",   "fingerprint-given", "fingerprint-is-cas",
                                      "ca-reachable",        "ca-is-held",        "capabilities-kept",
                                      "ca-not-held",         "ca-held",           "ca-valid",
                                      "identity-not-held",   "identity-held",     "identity-valid",
                                      "no-request-pending",  "password-not-set",  "auto-enroll-set",
                                      "server-known",        "server-enabled",    "server-is-root",
                                      "rollover-absent",     "rollover-present",  "requests-known",
                                      "request-present",     "request-pending",   "any-pending",
                                      "serial-well-formed",  "serial-issued",     "serial-not-cas",
                                      "configuration-saved"};

constexpr Words<Standing> standings{"met", "warns", "blocks"};

constexpr Words<ConsequenceCode> consequences{"ca-trusted",
                                              "identity-issued",
                                              "identity-replaced-at-once",
                                              "key-replaced",
                                              "shadow-identity-requested",
                                              "pending-request-dropped",
                                              "may-wait-for-grant",
                                              "shadow-ca-made",
                                              "shadow-ca-deleted",
                                              "holders-stranded",
                                              "holders-not-known",
                                              "timer-not-rearmed",
                                              "requests-granted",
                                              "requests-rejected",
                                              "clients-stop",
                                              "certificate-revoked",
                                              "holder-loses-certificate",
                                              "configuration-written",
                                              "lost-at-reload"};

constexpr Words<SaveChoice> choices{"saves", "declined", "unsaved-changes", "not-known", "not-needed"};

constexpr Words<LineRole> roles{"enter", "change", "leave", "fallback", "check", "save"};

} // namespace

std::string_view wordOf(Condition condition)
{
    return wordIn(conditions, condition);
}

std::string_view wordOf(Standing standing)
{
    return wordIn(standings, standing);
}

std::string_view wordOf(ConsequenceCode code)
{
    return wordIn(consequences, code);
}

std::string_view wordOf(SaveChoice choice)
{
    return wordIn(choices, choice);
}

std::string_view wordOf(LineRole role)
{
    return wordIn(roles, role);
}

} // namespace releve::ops
