// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "pki/ops/outcome.h"
#include "tests/ops/routertext.h"

/// What tests of verdicts share.
namespace releve::ops::test {

/// An act, the router before and after it, and what it printed.
struct Case
{
    ActKind kind = ActKind::Renew;
    std::vector<std::string> ids = {};
    RouterText before = spokeText();
    std::optional<RouterText> after = spokeText();
    std::vector<RefusedCommand> refused = {};
    std::optional<CaView> ca = {};
    ChangeReport report = {};
    SaveWish save = SaveWish::Never;
    std::string fingerprint = {};
    std::optional<CaView> planCa = {};

    [[nodiscard]] Plan plan() const
    {
        Act act{kind, isServerAct(kind) ? "ROOTCA" : "Root-CA", ids, fingerprint, std::nullopt, save};
        Grounds grounds;
        grounds.snapshot = before.snapshot();
        grounds.privileged = true;
        grounds.ca = planCa;
        return planOf(std::move(act), grounds);
    }
    [[nodiscard]] Verdict verdict() const
    {
        const auto was = before.snapshot();
        const auto is = after ? after->snapshot() : nullptr;
        return verdictOf(plan(), *was, is.get(), refused, ca ? &*ca : nullptr, report);
    }
};

inline ChangeReport wentWell()
{
    ChangeReport report;
    report.lines.push_back({LineRole::Change, "crypto pki enroll Root-CA", {}});
    report.changeSent = report.finished = true;
    return report;
}

inline ChangeReport stopped(ios::StopReason reason, bool sent = true)
{
    ChangeReport report;
    report.stop = ios::DialogueStop{reason, "crypto pki enroll Root-CA", "% Go on? [confirm]", {}, sent};
    report.changeSent = sent;
    return report;
}

inline ChangeReport failing(LineRole role, std::string output, ios::Refusal refusal = ios::Refusal::None)
{
    ChangeReport report = wentWell();
    LineReport line{role, "the line", output, refusal};
    if (refusal == ios::Refusal::None)
        line.failure = failureIn(output, true);
    if (role == LineRole::Save && !line.failure)
        line.failure = FailureText{RouterFailure::NotSaved, output};
    report.lines.push_back(line);
    return report;
}

inline RouterText renewed()
{
    RouterText router = spokeText();
    router.certificates = CertificateText{.serial = "05", .seed = "A5"}.text() + caText("Root-CA").text();
    return router;
}

inline Case serverCase(ActKind kind, bool before, bool after, std::vector<std::string> ids = {})
{
    Case test;
    test.kind = kind;
    test.ids = std::move(ids);
    test.before = serverText(before);
    test.after = serverText(after);
    test.report = wentWell();
    return test;
}

inline std::string row(const std::string& id, const std::string& state)
{
    return id + "      " + state + "    8EF30F1B6264C558C44D58B768DAAEC6 hostname=R28,cn=R28\n";
}

} // namespace releve::ops::test
