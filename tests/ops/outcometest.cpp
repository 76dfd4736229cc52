// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <QTest>

#include "tests/ops/outcomecase.h"

using namespace releve;
using namespace releve::ops;
using namespace releve::ops::test;
using store::IntentState;

class OutcomeTest : public QObject
{
    Q_OBJECT

private:
    static void check(const Case& test, ResultCode code, IntentState state)
    {
        const Verdict verdict = test.verdict();
        QCOMPARE(std::string(wordOf(verdict.code)), std::string(wordOf(code)));
        QCOMPARE(static_cast<int>(verdict.state), static_cast<int>(state));
        QCOMPARE(verdict.parameters.at("act"), std::string(wordOf(test.kind)));
    }

private Q_SLOTS:
    void everyCodeHasAWordOfItsOwn()
    {
        const auto check = [](auto last) {
            using Code = decltype(last);
            std::vector<std::string_view> seen;
            for (int i = 0; i < static_cast<int>(Code::Count); ++i) {
                const std::string_view word = wordOf(static_cast<Code>(i));
                QVERIFY(!word.empty());
                QVERIFY(word.find_first_not_of("abcdefghijklmnopqrstuvwxyz-") == std::string_view::npos);
                QVERIFY2(std::find(seen.begin(), seen.end(), word) == seen.end(), std::string(word).c_str());
                seen.push_back(word);
            }
            QVERIFY(wordOf(Code::Count).empty());
        };
        check(ActKind::Count);
        check(Condition::Count);
        check(Standing::Count);
        check(ConsequenceCode::Count);
        check(SaveChoice::Count);
        check(LineRole::Count);
        QCOMPARE(actKindOf("rollover-cancel"), std::optional(ActKind::RolloverCancel));
        QVERIFY(!actKindOf("") && !actKindOf("rollover cancel"));
    }

    void codesHaveWords()
    {
        for (int i = 0; i < static_cast<int>(ResultCode::Count); ++i) {
            const std::string_view word = wordOf(static_cast<ResultCode>(i));
            QVERIFY(!word.empty());
            QCOMPARE(resultCodeOf(word), std::optional(static_cast<ResultCode>(i)));
        }
        for (int i = 0; i < static_cast<int>(RouterFailure::Count); ++i)
            QVERIFY(!wordOf(static_cast<RouterFailure>(i)).empty());
        QVERIFY(!resultCodeOf("") && !resultCodeOf("done"));
    }

    // ---- What was not done

    void okIsNoProof()
    {
        Case test;
        test.report = wentWell();
        check(test, ResultCode::NothingChanged, IntentState::Failed);
        QVERIFY(test.verdict().waits); // the certificate may be on its way
        QCOMPARE(test.verdict().parameters.at("before-serial"), std::string("2"));
    }

    void theRouterMaySayNo()
    {
        Case test;
        test.report = failing(LineRole::Change, "", ios::Refusal::Unauthorized);
        check(test, ResultCode::CommandRefused, IntentState::Failed);
        QCOMPARE(test.verdict().parameters.at("refusal"), std::string("unauthorized"));
        test.report = failing(LineRole::Change, "% You must authenticate the Certificate Authority before\n");
        check(test, ResultCode::RouterSaysNo, IntentState::Failed);
        QCOMPARE(test.verdict().parameters.at("failure"), std::string("not-authenticated"));
        QVERIFY(!test.verdict().waits);
        test.report = failing(LineRole::Change, "%Error opening nvram:x (No space left on device)\n");
        check(test, ResultCode::DiskFull, IntentState::Failed);
        // It may say so and have done it all the same.
        test.after = renewed();
        check(test, ResultCode::Proved, IntentState::Done);
    }

    void aDialogueThatStopped()
    {
        Case test;
        test.report = stopped(ios::StopReason::UnknownQuestion);
        check(test, ResultCode::QuestionUnknown, IntentState::Failed);
        QCOMPARE(test.verdict().parameters.at("question"), std::string("% Go on? [confirm]"));
        test.after.reset();
        check(test, ResultCode::QuestionUnknown, IntentState::Unknown);
        test.report = stopped(ios::StopReason::ConnectionLost);
        check(test, ResultCode::LinkLost, IntentState::Unknown);
        test.report = stopped(ios::StopReason::Cancelled);
        check(test, ResultCode::Interrupted, IntentState::Unknown);
        test.report = stopped(ios::StopReason::ConnectionLost, false); // before anything was sent
        check(test, ResultCode::LinkLost, IntentState::Failed);
        test.report = stopped(ios::StopReason::ConnectionLost);
        test.after = renewed();
        check(test, ResultCode::Proved, IntentState::Done);
        test.after = spokeText();
        check(test, ResultCode::LinkLost, IntentState::Unknown); // a router asks its CA without us
        QVERIFY(test.verdict().waits);
        Case grant = serverCase(ActKind::Grant, false, false, {"1"});
        grant.before.requests = grant.after->requests = row("1", "pending");
        grant.report = stopped(ios::StopReason::ConnectionLost);
        check(grant, ResultCode::LinkLost, IntentState::Failed);
        QVERIFY(!grant.verdict().waits);
    }

    void whatCouldNotBeReadIsNotKnown()
    {
        Case test;
        test.report = wentWell();
        test.after.reset();
        check(test, ResultCode::NotRead, IntentState::Unknown);
        test.after = renewed();
        test.refused = {{"show crypto pki certificates verbose", ios::Refusal::Invalid}};
        check(test, ResultCode::NotRead, IntentState::Unknown);
    }

    void requestsThatWait()
    {
        Case test;
        test.report = wentWell();
        test.after->status = "Pending";
        check(test, ResultCode::PendingAtCa, IntentState::Unknown);
        test.after->status = "Rejected";
        check(test, ResultCode::RequestRejected, IntentState::Failed);
        test.after->status = "Failed";
        test.after->timers = "|          55.620  (2015-10-12T08:01:05Z) \n"
                             "  |          55.620  (2015-10-12T08:01:05Z) CONNECT RETRY Root-CA\n";
        check(test, ResultCode::RouterRetries, IntentState::Unknown);
        QCOMPARE(test.verdict().parameters.at("retry"), std::string("2015-10-12T08:01:05Z"));
        test.ca = CaView(); // it answers us
        check(test, ResultCode::AnswerNotTaken, IntentState::Unknown);
        test.ca->error = Error{ErrorCode::TimedOut, "silent"};
        check(test, ResultCode::RouterRetries, IntentState::Unknown);
        test.before.status = "Pending";
        test.after = spokeText(); // Granted, and the certificate of before
        check(test, ResultCode::OldCertificate, IntentState::Failed);
    }

    void certificatesOfOthers()
    {
        Case test;
        test.report = wentWell();
        test.after->certificates = CertificateText{.serial = "05", .seed = "A5", .issuerKey = "EE"}.text() +
                                   caText("Root-CA").text();
        check(test, ResultCode::OtherCertificate, IntentState::Failed);
        test.kind = ActKind::Authenticate;
        test.before.certificates.clear();
        test.fingerprint = hex("AB", 40);
        test.after->certificates = caText("Root-CA").text();
        check(test, ResultCode::OtherCertificate, IntentState::Failed);
        test.report = stopped(ios::StopReason::NotPrinted);
        test.after->certificates.clear();
        check(test, ResultCode::OtherCertificate, IntentState::Failed);
    }

    // ---- What was done

    void certificates()
    {
        Case test;
        test.report = wentWell();
        test.after = renewed();
        check(test, ResultCode::Proved, IntentState::Done);
        QCOMPARE(test.verdict().parameters.at("serial"), std::string("05"));
        QCOMPARE(test.verdict().parameters.at("fingerprint"), hex("A5", 32));
        test.kind = ActKind::Enroll;
        test.before.certificates = caText("Root-CA").text();
        test.after = spokeText();
        check(test, ResultCode::Proved, IntentState::Done);
        test.kind = ActKind::Authenticate;
        test.before.certificates.clear();
        for (const std::size_t digits : {std::size_t{32}, std::size_t{40}}) {
            test.fingerprint = hex("C1", digits);
            check(test, ResultCode::Proved, IntentState::Done);
        }
    }

    void aShadowIdentity()
    {
        Case test;
        test.report = wentWell();
        test.before.certificates += shadowText("Root-CA").text();
        test.after = test.before;
        check(test, ResultCode::NothingChanged, IntentState::Failed);
        test.after->status = "Pending";
        check(test, ResultCode::ShadowWaits, IntentState::Unknown);
        test.after->status = "Granted";
        const CertificateText shadow{
            .head = "Certificate (Rollover)", .serial = "04", .seed = "A4", .issuerKey = "D1"};
        test.after->certificates += shadow.text();
        check(test, ResultCode::Proved, IntentState::Done);
        QCOMPARE(test.verdict().parameters.at("serial"), std::string("04"));
    }

    void rollovers()
    {
        check(serverCase(ActKind::Rollover, false, true), ResultCode::Proved, IntentState::Done);
        check(serverCase(ActKind::Rollover, false, false), ResultCode::NothingChanged, IntentState::Failed);
        check(serverCase(ActKind::RolloverCancel, true, false), ResultCode::Proved, IntentState::Done);
        check(serverCase(ActKind::RolloverCancel, true, true), ResultCode::NothingChanged,
              IntentState::Failed);
        Case silent = serverCase(ActKind::Rollover, false, true);
        silent.ca = CaView();
        check(silent, ResultCode::Proved, IntentState::Done); // it was not asked for the next CA
        silent.ca->askedForNextCa = true;                     // and now it was, and has none
        check(silent, ResultCode::CaDisagrees, IntentState::Unknown);
        Case activated = serverCase(ActKind::RolloverCancel, true, false);
        const std::string shadow = grouped(hex("D1", 32));
        auto& text = activated.after->server;
        text.replace(text.find(grouped(hex("C1", 32))), shadow.size(), shadow);
        check(activated, ResultCode::OtherCertificate, IntentState::Failed);
        Case unread = serverCase(ActKind::Rollover, false, true);
        unread.refused = {{"show crypto pki server", ios::Refusal::Unauthorized}};
        check(unread, ResultCode::NotRead, IntentState::Unknown);
    }

    void requests()
    {
        Case test = serverCase(ActKind::Grant, false, false, {"1", "2"});
        test.before.requests = row("1", "pending") + row("2", "pending");
        test.after->requests = row("1", "granted") + row("2", "granted");
        check(test, ResultCode::Proved, IntentState::Done);
        test.after->requests = row("1", "granted") + row("2", "pending");
        check(test, ResultCode::PartlyDone, IntentState::Failed);
        QCOMPARE(test.verdict().parameters.at("left"), std::string("2"));
        test.after->requests = test.before.requests;
        check(test, ResultCode::NothingChanged, IntentState::Failed);
        test.after->requests.clear(); // collected, or removed? nothing was issued since
        check(test, ResultCode::NotRead, IntentState::Unknown);
        auto& serial = test.after->server;
        serial.replace(serial.find("(hex): 3"), 8, "(hex): 5");
        check(test, ResultCode::Proved, IntentState::Done);
        test.kind = ActKind::Reject;
        check(test, ResultCode::Proved, IntentState::Done);
        test.ids.clear(); // all that there were
        test.after->requests = row("1", "rejected") + row("2", "rejected") + row("3", "pending");
        check(test, ResultCode::Proved, IntentState::Done);
        test.refused = {{"show crypto pki server ROOTCA requests", ios::Refusal::Unauthorized}};
        check(test, ResultCode::NotRead, IntentState::Unknown);
    }

    void revocation()
    {
        Case test = serverCase(ActKind::Revoke, false, false, {"0x02"});
        check(test, ResultCode::NotRead, IntentState::Unknown); // the list was not read
        test.report.lines.push_back(
            {LineRole::Check, "show crypto pki server ROOTCA crl",
             "Certificate Revocation List:\n    Number of CRL entries: 0\n    CRL size: 353 bytes\n"});
        check(test, ResultCode::NothingChanged, IntentState::Failed);
        test.report.lines.back().output += "    Serial Number (hex): 02\n";
        check(test, ResultCode::Proved, IntentState::Done);
        test.report.lines.back().refusal = ios::Refusal::Invalid;
        check(test, ResultCode::NotRead, IntentState::Unknown);
    }

    // ---- Saved

    void saving()
    {
        Case test;
        test.kind = ActKind::Save;
        test.report = wentWell();
        check(test, ResultCode::Proved, IntentState::Done);
        test.after->head = "! Last configuration change at 10:00:00 CET Sun Oct 11 2015\n"
                           "! NVRAM config last updated at 09:00:01 CET Sun Oct 11 2015\n";
        check(test, ResultCode::NotSaved, IntentState::Failed);
        test.report =
            failing(LineRole::Save, "%Error opening nvram:/startup-config (No space left on device)\n");
        check(test, ResultCode::DiskFull, IntentState::Failed);
        test.after->head.clear();
        test.report = wentWell();
        check(test, ResultCode::NotRead, IntentState::Unknown);
    }

    void doneAndLostAtAReload()
    {
        Case test;
        test.save = SaveWish::Always;
        test.after = renewed();
        test.report = wentWell();
        check(test, ResultCode::NotSaved, IntentState::Done); // nothing was said of a save
        test.report.lines.push_back({LineRole::Save, "write memory", "[OK]\n"});
        check(test, ResultCode::Proved, IntentState::Done);
        test.after->keyStorage = "not specified"; // whatever it said
        check(test, ResultCode::NotSaved, IntentState::Done);
        test.after = renewed();
        test.report = failing(LineRole::Save, "%Error opening nvram:x (No space left on device)\n");
        check(test, ResultCode::NotSaved, IntentState::Done);
        QCOMPARE(test.verdict().parameters.at("failure"), std::string("disk-full"));
        test.save = SaveWish::Never;
        test.report = wentWell();
        check(test, ResultCode::Proved, IntentState::Done);
    }
};

QTEST_GUILESS_MAIN(OutcomeTest)
#include "outcometest.moc"
