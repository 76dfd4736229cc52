// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <QTest>

#include "pki/lifecycle/trustpoint.h"
#include "tests/lifecycle/rowcheck.h"
#include "tests/lifecycle/steps.h"

using namespace releve;
using namespace releve::lifecycle;
using namespace std::chrono_literals;
using std::chrono::days;
using C = TrustpointState;
using E = TrustpointEventKind;

namespace {

const Instant start = at("2015-10-09T12:14:16Z");
const Instant end = at("2017-10-08T12:14:16Z");
const CertificateFacts ca{1, 1, 1, start, end};
const CertificateFacts rolloverCa{3, 3, 2, end, at("2019-10-08T12:14:16Z")};

RowCheck<TrustpointRow, TrustpointState, TrustpointEventKind>& rowCheck()
{
    static RowCheck<TrustpointRow, TrustpointState, TrustpointEventKind> check(trustpointTable());
    return check;
}

constexpr EnrollmentPolicy autoEnroll80{.autoEnroll = true, .percent = 80};
constexpr EnrollmentPolicy noAutoEnroll{};

EnrollmentPolicy withCount(EnrollmentPolicy policy, unsigned count)
{
    policy.retryCount = count;
    return policy;
}

/// A trustpoint and its time; every step is held against the table.
struct Bench
{
    Trustpoint tp;
    Instant now = start;
    TrustpointStep last{};
    Serial nextSerial = 10;

    explicit Bench(const EnrollmentPolicy& policy = autoEnroll80) { tp.policy = policy; }

    const TrustpointStep& take(const TrustpointEvent& event)
    {
        last = step(tp, event, now);
        if (!rowCheck().allListed(last, event.kind))
            qFatal("a row was taken that the table does not list");
        return last;
    }
    const TrustpointStep& take(E kind) { return take({.kind = kind}); }
    const TrustpointStep& answer(AnswerKind kind, const CertificateFacts& certificate = {}, Serial signer = 1)
    {
        return take(TrustpointEvent::answered({kind, certificate, signer}));
    }
    const TrustpointStep& lose(Operation operation)
    {
        return take(TrustpointEvent::transportFailed(operation));
    }

    CertificateFacts identity(Instant notBefore, Instant notAfter, Serial issuer = 1)
    {
        return {nextSerial++, issuer, tp.requestKey, notBefore, notAfter};
    }
    Bench& authenticated()
    {
        take(E::Enroll);
        answer(AnswerKind::CaCertificate, ca);
        return *this;
    }
    /// Enrolled now, until `notAfter`.
    Bench& enrolled(Instant notAfter)
    {
        authenticated();
        answer(AnswerKind::Granted, identity(now, notAfter));
        return *this;
    }
    Bench& enrolledForAYear() { return enrolled(now + days{365}); }
    Bench& enrolledToTheEnd() { return enrolled(end); }
    /// Waits for the answer to a renewal.
    Bench& renewing()
    {
        enrolledForAYear();
        return fire();
    }
    /// Waits for the answer to GetNextCACert.
    Bench& fetching()
    {
        now = end - days{100};
        enrolledToTheEnd();
        return fire();
    }
    /// Waits for the answer to the request for the rollover identity.
    Bench& shadowing()
    {
        fetching();
        answer(AnswerKind::NextCaCertificate, rolloverCa);
        return *this;
    }
    Bench& complete()
    {
        shadowing();
        answer(AnswerKind::Granted, identity(end, end + days{365}, 3));
        return *this;
    }
    /// Goes to the next due instant and does what is due.
    Bench& fire()
    {
        now = std::max(now, tp.nextDue());
        take(*tp.due(now));
        return *this;
    }
    Story rows() const { return rowsOf(last, trustpointTable()); }
    const Message& sent() const
    {
        const auto* message = find<SendMessage>(last);
        if (!message)
            qFatal("nothing was sent");
        return message->message;
    }
    bool silent() const { return find<SendMessage>(last) == nullptr; }
};

} // namespace

class TrustpointTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // Table 6.2.

    void row_6_2_01_authenticate()
    {
        Bench bench(noAutoEnroll);
        bench.take(E::Authenticate);
        QCOMPARE(bench.sent().operation, Operation::GetCaCert);
        QCOMPARE(bench.tp.state, C::C0);
        bench.answer(AnswerKind::CaCertificate, ca);
        QCOMPARE(bench.rows(), (Story{"1", "3"}));
        QCOMPARE(bench.tp.state, C::C1);
        QCOMPARE(*bench.tp.holdings.ca, ca);
        QCOMPARE(find<Install>(bench.last)->slot, Slot::Ca);
        QCOMPARE(bench.tp.nextDue(), at("2017-07-27T12:14:16Z"));
    }

    void row_6_2_02_nothingIsSentBeforeAuthentication()
    {
        Bench bench;
        bench.take(E::Configured);
        QCOMPARE(bench.rows(), Story{"2"});
        QCOMPARE(bench.tp.state, C::C0);
        QVERIFY(bench.last.actions.empty());
        Bench withoutAutoEnroll(noAutoEnroll);
        QVERIFY(withoutAutoEnroll.take(E::Configured).rows.empty());
    }

    void row_6_2_03_shadowAtNinetyPercent()
    {
        Bench bench(noAutoEnroll);
        bench.authenticated();
        QCOMPARE(bench.rows(), (Story{"1", "3", "4"}));
        QCOMPARE(bench.tp.nextCa.due, at("2017-07-27T12:14:16Z"));
    }

    void row_6_2_03_notWithoutTheCapability()
    {
        Bench bench(noAutoEnroll);
        bench.tp.caps.getNextCaCert = false;
        bench.authenticated();
        QCOMPARE(bench.rows(), (Story{"1", "4"}));
        QCOMPARE(bench.tp.nextCa.due, never);
    }

    void row_6_2_04_firstRequestIsSelfSigned()
    {
        Bench bench;
        bench.take(E::Authenticate); // auto-enroll goes on by itself
        bench.answer(AnswerKind::CaCertificate, ca);
        QCOMPARE(bench.rows(), (Story{"1", "4"}));
        QCOMPARE(bench.tp.state, C::C2);
        QVERIFY(!bench.sent().signer);
        QCOMPARE(bench.sent().recipient, ca.serial);
        QCOMPARE(storyOf(bench.last), (Story{"authenticated", "request-sent enroll"}));
    }

    void row_6_2_04_enrollOnceAuthenticated()
    {
        Bench bench(noAutoEnroll);
        bench.take(E::Authenticate);
        bench.answer(AnswerKind::CaCertificate, ca);
        bench.take(E::Enroll);
        QCOMPARE(bench.rows(), Story{"4"});
        QCOMPARE(bench.sent().operation, Operation::PkcsReq);
    }

    void row_6_2_05_granted()
    {
        Bench bench;
        bench.enrolledForAYear();
        QCOMPARE(bench.rows(), Story{"5"});
        QCOMPARE(bench.tp.state, C::C3);
        QCOMPARE(storyOf(bench.last),
                 (Story{"granted", "enrolled", "timer-armed RENEW 2016-07-27T12:14:16Z"}));
        Bench clipped;
        clipped.now = end - days{100};
        clipped.enrolledToTheEnd();
        QCOMPARE(clipped.tp.state, C::C4);
        QCOMPARE(storyOf(clipped.last),
                 (Story{"granted", "enrolled", "timer-armed SHADOW 2017-09-18T12:14:16Z"}));
    }

    void row_6_2_06_pending()
    {
        Bench bench;
        bench.authenticated().answer(AnswerKind::Pending);
        QCOMPARE(bench.rows(), Story{"6"});
        QCOMPARE(bench.tp.state, C::C2);
        QCOMPARE(storyOf(bench.last), (Story{"pending", "timer-armed POLL 2015-10-09T12:15:16Z"}));
        bench.fire();
        QCOMPARE(storyOf(bench.last), (Story{"timer-fired POLL", "request-sent poll"}));
        QCOMPARE(bench.sent().operation, Operation::CertPoll);
        bench.answer(AnswerKind::Pending);
        QCOMPARE(storyOf(bench.last), (Story{"pending", "timer-armed POLL 2015-10-09T12:16:16Z"}));
        bench.fire().answer(AnswerKind::Granted, bench.identity(bench.now, end));
        QCOMPARE(bench.rows(), Story{"5"});
    }

    void row_6_2_07_failure()
    {
        Bench bench;
        bench.authenticated().answer(AnswerKind::Failure);
        QCOMPARE(bench.rows(), Story{"7"});
        QCOMPARE(bench.tp.state, C::C9);
        QCOMPARE(storyOf(bench.last), (Story{"rejected", "stopped"}));
        QCOMPARE(bench.tp.nextDue(), end); // the CA's end only
    }

    void row_6_2_08_renew()
    {
        Bench bench;
        bench.renewing();
        QCOMPARE(bench.now, at("2016-07-27T12:14:16Z"));
        QCOMPARE(bench.rows(), Story{"8"});
        QCOMPARE(bench.tp.state, C::C5);
        QCOMPARE(bench.sent().purpose, Purpose::Renew);
        QCOMPARE(*bench.sent().signer, *bench.tp.holdings.identity);
        QCOMPARE(bench.sent().key, bench.tp.holdings.identity->keyId); // re-used
        QCOMPARE(storyOf(bench.last), (Story{"timer-fired RENEW", "request-sent renew"}));
    }

    void row_6_2_08_regenerateMakesANewKey()
    {
        EnrollmentPolicy policy = autoEnroll80;
        policy.regenerate = true;
        Bench bench(policy);
        bench.renewing();
        QVERIFY(bench.sent().key != bench.tp.holdings.identity->keyId);
        const KeyId key = find<GenerateKey>(bench.last)->key;
        QVERIFY(find<GenerateKey>(bench.last)->rollover);
        bench.lose(Operation::PkcsReq);
        bench.fire();
        QVERIFY(!find<GenerateKey>(bench.last)); // a retry is the same transaction
        QCOMPARE(bench.sent().key, key);
    }

    void row_6_2_08_withoutTheRenewalCapability()
    {
        Bench bench;
        bench.tp.caps.renewal = false;
        bench.renewing();
        QVERIFY(!bench.sent().signer);
    }

    void row_6_2_09_renewed()
    {
        Bench bench;
        bench.renewing();
        const CertificateFacts renewed = bench.identity(bench.now, bench.now + days{365});
        bench.answer(AnswerKind::Granted, renewed);
        QCOMPARE(bench.rows(), Story{"9"});
        QCOMPARE(bench.tp.state, C::C3);
        QCOMPARE(*bench.tp.holdings.identity, renewed);
        QCOMPARE(storyOf(bench.last),
                 (Story{"granted", "renewed", "timer-armed RENEW 2017-05-15T12:14:16Z"}));
        bench.fire().answer(AnswerKind::Granted, bench.identity(bench.now, end));
        QCOMPARE(bench.tp.state, C::C4);
        QCOMPARE(storyOf(bench.last),
                 (Story{"granted", "renewed", "timer-armed SHADOW 2017-09-09T07:26:16Z"}));
    }

    void row_6_2_10_renewalPending()
    {
        Bench bench;
        bench.renewing().answer(AnswerKind::Pending);
        QCOMPARE(bench.rows(), Story{"10"});
        QCOMPARE(bench.tp.state, C::C5);
        QCOMPARE(bench.tp.nextDue(), bench.now + 1min);
    }

    void row_6_2_11_renewalRejected()
    {
        Bench bench;
        bench.renewing().answer(AnswerKind::Failure);
        QCOMPARE(bench.rows(), Story{"11"});
        QCOMPARE(bench.tp.state, C::C9);
        QVERIFY(bench.tp.hasValidIdentity());
        QCOMPARE(bench.tp.nextDue(), bench.tp.holdings.identity->notAfter); // RENEW is gone for good
    }

    void row_6_2_12_connectRetry()
    {
        Bench bench;
        bench.renewing().lose(Operation::PkcsReq);
        QCOMPARE(bench.rows(), Story{"12"});
        QCOMPARE(bench.tp.state, C::C5);
        QCOMPARE(storyOf(bench.last),
                 (Story{"transport-failure unreachable", "timer-armed CONNECT RETRY 2016-07-27T12:15:16Z"}));
        const Instant first = bench.now;
        for (const auto minutes : {1min, 2min, 4min, 8min}) {
            bench.fire();
            QCOMPARE(bench.now, first + minutes);
            QCOMPARE(storyOf(bench.last), (Story{"timer-fired CONNECT RETRY", "request-sent renew"}));
            bench.lose(Operation::PkcsReq);
        }
    }

    void row_6_2_12a_exhaustedRetriesArmRenewAgain()
    {
        Bench bench(withCount(autoEnroll80, 2));
        bench.renewing().lose(Operation::PkcsReq);
        bench.fire().lose(Operation::PkcsReq);
        bench.fire().lose(Operation::PkcsReq);
        QCOMPARE(bench.rows(), (Story{"12", "12a"}));
        QCOMPARE(bench.tp.state, C::C3);
        QCOMPARE(bench.tp.enrollment.timer, Timer::Renew);
        QCOMPARE(bench.tp.enrollment.due, renewAgainAt(*bench.tp.holdings.identity, bench.now, 80));
    }

    void row_6_2_12a_exhaustedFetchArmsShadowAgain()
    {
        Bench bench(withCount(autoEnroll80, 1));
        bench.fetching().answer(AnswerKind::NoNextCa);
        bench.fire().answer(AnswerKind::NoNextCa);
        QCOMPARE(bench.rows(), (Story{"15", "12a"}));
        QCOMPARE(bench.tp.state, C::C4);
        QCOMPARE(bench.tp.enrollment.timer, Timer::Shadow);
        QCOMPARE(bench.tp.enrollment.due, shadowAgainAt(*bench.tp.holdings.identity, bench.now, 80));
    }

    void row_6_2_13_shadow()
    {
        Bench bench;
        bench.fetching();
        QCOMPARE(bench.rows(), Story{"13"});
        QCOMPARE(bench.tp.state, C::C6);
        QCOMPARE(bench.sent().operation, Operation::GetNextCaCert);
        QCOMPARE(storyOf(bench.last), Story{"timer-fired SHADOW"});
    }

    void row_6_2_14_rolloverCaStored()
    {
        Bench bench;
        bench.fetching().answer(AnswerKind::NextCaCertificate, rolloverCa);
        QCOMPARE(bench.rows(), (Story{"14", "16"}));
        QCOMPARE(*bench.tp.holdings.rolloverCa, rolloverCa);
        QCOMPARE(find<Install>(bench.last)->slot, Slot::RolloverCa);
        QCOMPARE(storyOf(bench.last), (Story{"next-ca-fetched", "request-sent shadow"}));
    }

    void row_6_2_14_withoutAutoEnrollTheCaAlone()
    {
        Bench bench(noAutoEnroll);
        bench.now = end - days{100};
        bench.enrolledToTheEnd().fire();
        QCOMPARE(bench.rows(), Story{"13"});
        bench.answer(AnswerKind::NextCaCertificate, rolloverCa);
        QCOMPARE(bench.rows(), Story{"14"});
        QCOMPARE(bench.tp.state, C::C4);
        QVERIFY(bench.silent());
        QCOMPARE(storyOf(bench.last), Story{"next-ca-fetched"});
        QCOMPARE(bench.tp.nextDue(), end);
    }

    void row_6_2_15_noNextCa()
    {
        Bench bench;
        bench.fetching().answer(AnswerKind::NoNextCa);
        QCOMPARE(bench.rows(), Story{"15"});
        QCOMPARE(bench.tp.state, C::C6);
        QCOMPARE(storyOf(bench.last),
                 (Story{"transport-failure no-rollover", "timer-armed CONNECT RETRY 2017-09-18T12:15:16Z"}));
        bench.fire();
        QCOMPARE(bench.sent().operation, Operation::GetNextCaCert);
        bench.lose(Operation::GetNextCaCert); // unreachable goes on with the same series
        QCOMPARE(bench.tp.enrollment.due, bench.now + 1min);
    }

    void row_6_2_16_requestToTheRolloverCa()
    {
        EnrollmentPolicy policy = autoEnroll80;
        policy.regenerate = true;
        Bench bench(policy);
        bench.shadowing();
        QCOMPARE(bench.tp.state, C::C7);
        QCOMPARE(bench.sent().recipient, rolloverCa.serial);
        QCOMPARE(bench.sent().purpose, Purpose::Shadow);
        QCOMPARE(*bench.sent().signer, *bench.tp.holdings.identity);
        QCOMPARE(bench.sent().key, bench.tp.holdings.lastKey);
        QVERIFY(bench.sent().key != bench.tp.holdings.identity->keyId);
    }

    void row_6_2_17_rolloverIdentityIsStoredAndNotUsed()
    {
        Bench bench;
        bench.shadowing();
        const CertificateFacts before = *bench.tp.holdings.identity;
        const CertificateFacts shadow = bench.identity(end, end + days{365}, 3);
        bench.answer(AnswerKind::Granted, shadow);
        QCOMPARE(bench.rows(), Story{"17"});
        QCOMPARE(bench.tp.state, C::C8);
        QCOMPARE(*bench.tp.holdings.rolloverIdentity, shadow);
        QCOMPARE(*bench.tp.holdings.identity, before);
        QCOMPARE(storyOf(bench.last), (Story{"granted", "shadow-complete"}));
        QCOMPARE(bench.tp.nextDue(), end);
    }

    void row_6_2_18_shadowPending()
    {
        Bench bench;
        bench.shadowing().answer(AnswerKind::Pending);
        QCOMPARE(bench.rows(), Story{"18"});
        QCOMPARE(bench.tp.state, C::C7);
        bench.fire();
        QCOMPARE(bench.sent().operation, Operation::CertPoll);
        QCOMPARE(bench.sent().recipient, rolloverCa.serial);
    }

    void row_6_2_18_shadowRejected()
    {
        Bench bench;
        bench.shadowing().answer(AnswerKind::Failure);
        QCOMPARE(bench.rows(), Story{"18"});
        QCOMPARE(bench.tp.state, C::C9);
        QVERIFY(bench.tp.holdings.rolloverCa); // what is held stays
    }

    void row_6_2_18_shadowUnreachable()
    {
        Bench bench;
        bench.shadowing().lose(Operation::PkcsReq);
        QCOMPARE(bench.rows(), Story{"18"});
        QCOMPARE(bench.tp.state, C::C7);
        bench.fire();
        QCOMPARE(bench.sent().purpose, Purpose::Shadow); // the request, not the fetching
    }

    void row_6_2_19_activation()
    {
        Bench bench;
        bench.complete();
        const CertificateFacts shadow = *bench.tp.holdings.rolloverIdentity;
        bench.fire();
        QCOMPARE(bench.now, end);
        QCOMPARE(bench.rows(), Story{"19"});
        QCOMPARE(bench.tp.state, C::C3);
        QCOMPARE(*bench.tp.holdings.ca, rolloverCa);
        QCOMPARE(*bench.tp.holdings.identity, shadow);
        QVERIFY(!bench.tp.holdings.rolloverCa && !bench.tp.holdings.rolloverIdentity);
        QVERIFY(find<ActivateRollover>(bench.last)->identity);
        QCOMPARE(storyOf(bench.last),
                 (Story{"rollover-activated", "timer-armed RENEW 2018-07-27T12:14:16Z"}));
        QVERIFY(!bench.tp.due(end)); // the old identity's end is no event
    }

    void row_6_2_19_activationOfAShadowThatEndsWithItsCa()
    {
        Bench bench;
        bench.shadowing().answer(AnswerKind::Granted, bench.identity(end, rolloverCa.notAfter, 3));
        bench.fire();
        QCOMPARE(bench.tp.state, C::C4);
        QCOMPARE(storyOf(bench.last),
                 (Story{"rollover-activated", "timer-armed SHADOW 2019-05-15T12:14:16Z"}));
    }

    void row_6_2_19a_caAlone()
    {
        Bench bench(noAutoEnroll);
        bench.now = end - days{100};
        bench.enrolledToTheEnd().fire().answer(AnswerKind::NextCaCertificate, rolloverCa);
        bench.fire();
        QCOMPARE(bench.rows(), Story{"19a"});
        QCOMPARE(*bench.tp.holdings.ca, rolloverCa);
        QVERIFY(!find<ActivateRollover>(bench.last)->identity);
        QVERIFY(!std::get<LogEntry>(bench.last.actions[1]).certificate);
        QCOMPARE(storyOf(bench.last),
                 (Story{"rollover-activated", "timer-armed SHADOW 2019-07-27T12:14:16Z"}));
        bench.fire();
        QCOMPARE(bench.now, end);
        QCOMPARE(storyOf(bench.last), Story{"identity-expired"});
        QVERIFY(!bench.tp.holdings.identity);
        QCOMPARE(bench.tp.state, C::C1);
    }

    void row_6_2_20_expiredWhileFetching()
    {
        Bench bench;
        bench.fetching().answer(AnswerKind::NoNextCa);
        bench.now = end;
        bench.take(*bench.tp.due(end));
        QCOMPARE(bench.rows(), Story{"20"});
        QCOMPARE(bench.tp.state, C::CX);
        QVERIFY(storyOf(bench.last).empty());
        bench.take(*bench.tp.due(end));
        QCOMPARE(storyOf(bench.last), Story{"identity-expired"});
        QCOMPARE(bench.tp.state, C::CX);
        QCOMPARE(bench.tp.nextDue(), never);
    }

    void row_6_2_20_expiredWhileRequesting()
    {
        Bench bench;
        bench.shadowing().answer(AnswerKind::Pending);
        bench.now = end;
        bench.take(*bench.tp.due(end));
        QCOMPARE(bench.rows(), Story{"20"});
        QVERIFY(!bench.tp.holdings.rolloverCa); // discarded, nothing is swapped
        QCOMPARE(*bench.tp.holdings.ca, ca);
    }

    void row_6_2_21_reloadLosesWhatWasNotSaved()
    {
        Bench bench;
        bench.enrolledForAYear();
        const Holdings saved = bench.tp.holdings;
        bench.fire().answer(AnswerKind::Granted, bench.identity(bench.now, bench.now + days{365}));
        bench.take({.kind = E::Reload, .startup = &saved});
        QCOMPARE(bench.rows(), Story{"21"});
        QCOMPARE(bench.tp.holdings, saved);
        QCOMPARE(bench.tp.state, C::C3);
        QCOMPARE(bench.tp.enrollment.due, bench.now); // RENEW is overdue
        QCOMPARE(bench.tp.identityEnds, saved.identity->notAfter);
    }

    void row_6_2_21_reloadFromEveryStage()
    {
        const auto reload = [](Bench& bench, const Holdings& saved) {
            bench.take({.kind = E::Reload, .startup = &saved});
            return bench.tp.state;
        };
        const Holdings nothing;
        Bench bench;
        QCOMPARE(reload(bench.complete(), nothing), C::C0);
        QCOMPARE(bench.tp.nextDue(), never);
        Bench complete;
        const Holdings all = complete.complete().tp.holdings;
        QCOMPARE(reload(complete, all), C::C8);
        Holdings caOnly;
        caOnly.ca = ca;
        Bench again;
        QCOMPARE(reload(again, caOnly), C::C2); // auto-enroll begins anew
        Bench manual(noAutoEnroll);
        QCOMPARE(reload(manual, caOnly), C::C1);
        QCOMPARE(manual.tp.nextCa.timer, Timer::Shadow);
        Bench late;
        late.now = end + days{1};
        QCOMPARE(reload(late, all), C::CX);
        QCOMPARE(*late.tp.due(late.now), E::CaEnds);
    }

    void row_6_2_22_clockLost()
    {
        Bench bench;
        bench.enrolledForAYear().take(E::ClockLost);
        QCOMPARE(bench.rows(), Story{"22"});
        QCOMPARE(bench.tp.state, C::C3);
        bench.now += days{300};
        QVERIFY(!bench.tp.due(bench.now)); // RENEW was due at 292 days
        QVERIFY(bench.take(E::ClockLost).rows.empty());
        bench.take(E::ClockAuthoritative);
        QCOMPARE(bench.rows(), Story{"2"});
        QCOMPARE(*bench.tp.due(bench.now), E::RenewDue);
        QCOMPARE(bench.tp.enrollment.due, start + days{292}); // the due date has not moved
    }

    // What the operator does (section 6.3).

    void manualRenewal()
    {
        Bench bench;
        bench.enrolledForAYear().take(E::Enroll);
        QCOMPARE(bench.rows(), Story{"6.3 enroll"});
        QCOMPARE(bench.sent().purpose, Purpose::Renew);
        QVERIFY(bench.sent().signer);
        bench.now += 3h;
        bench.answer(AnswerKind::Granted, bench.identity(bench.now, bench.now + days{365}));
        QCOMPARE(bench.tp.enrollment.due, bench.now + days{292});
    }

    void manualRenewalResumesAStoppedClient()
    {
        Bench bench;
        bench.renewing().answer(AnswerKind::Failure);
        bench.take(E::Enroll);
        QCOMPARE(bench.tp.state, C::C5);
        bench.answer(AnswerKind::Granted, bench.identity(bench.now, bench.now + days{365}));
        QCOMPARE(bench.tp.state, C::C3);
    }

    void enrollWithARolloverCaRequestsTheRolloverIdentity()
    {
        Bench bench;
        bench.complete().take(E::Enroll);
        QCOMPARE(bench.sent().purpose, Purpose::Shadow);
        bench.answer(AnswerKind::Failure);
        QCOMPARE(bench.tp.state, C::C9);
        bench.fire(); // what is held is activated all the same
        QCOMPARE(bench.rows(), Story{"19"});
    }

    void cancelEnrollAbandonsTheRequest()
    {
        Bench bench;
        bench.authenticated().answer(AnswerKind::Pending);
        bench.take(E::CancelEnroll);
        QCOMPARE(bench.rows(), Story{"6.3 no enroll"});
        QCOMPARE(bench.tp.state, C::C1);
        QCOMPARE(bench.tp.nextDue(), end);
    }

    void secondAuthenticationIsRefused()
    {
        Bench bench;
        bench.authenticated().take(E::Authenticate);
        QCOMPARE(find<RefuseTrustpointAct>(bench.last)->reason, TrustpointRefusal::AlreadyAuthenticated);
    }

    void actsAreRefusedWithoutClock()
    {
        Bench bench;
        bench.take(E::ClockLost);
        for (const E act : {E::Authenticate, E::Enroll}) {
            bench.take(act);
            QCOMPARE(find<RefuseTrustpointAct>(bench.last)->reason, TrustpointRefusal::ClockNotAuthoritative);
            QVERIFY(bench.silent());
        }
    }

    void removedChainKeepsTheKeys()
    {
        Bench bench;
        bench.complete().take(E::RemoveChain);
        QCOMPARE(bench.rows(), Story{"14.11"});
        QCOMPARE(bench.tp.state, C::C0);
        Holdings keys;
        keys.lastKey = 1;
        QCOMPARE(bench.tp.holdings, keys);
        QCOMPARE(bench.tp.nextDue(), never);
        QVERIFY(storyOf(bench.last).empty());
    }

    void answersNobodyWaitsForArePassedOver()
    {
        Bench bench;
        bench.enrolledForAYear();
        const Holdings before = bench.tp.holdings;
        for (const AnswerKind kind :
             {AnswerKind::CaCertificate, AnswerKind::NextCaCertificate, AnswerKind::NoNextCa,
              AnswerKind::Granted, AnswerKind::Pending, AnswerKind::Failure})
            QVERIFY(bench.answer(kind, rolloverCa).actions.empty());
        for (const Operation operation : {Operation::GetCaCert, Operation::GetNextCaCert, Operation::PkcsReq})
            QVERIFY(bench.lose(operation).actions.empty());
        QCOMPARE(bench.tp.holdings, before);
        bench.fire(); // waits for the answer to a PKCSReq
        QVERIFY(bench.answer(AnswerKind::CaCertificate, rolloverCa).actions.empty());
        QVERIFY(bench.answer(AnswerKind::NextCaCertificate, rolloverCa).actions.empty());
        QVERIFY(!bench.tp.due(end)); // nothing is due while an exchange is in flight
    }

    // Rules of section 14 about the client alone. The others are tested on the simulator.

    void rule_14_17_badlySignedNextCaIsATransportFailure()
    {
        Bench bench;
        bench.fetching().answer(AnswerKind::NextCaCertificate, rolloverCa, 9);
        QCOMPARE(bench.rows(), Story{"15"});
        QCOMPARE(storyOf(bench.last).front(), std::string("transport-failure bad-signature"));
        QVERIFY(!bench.tp.holdings.rolloverCa);
    }

    void rule_14_21_authenticationIsRetried()
    {
        Bench bench;
        bench.take(E::Enroll);
        bench.lose(Operation::GetCaCert);
        QCOMPARE(bench.rows(), Story{"12"});
        QCOMPARE(bench.tp.state, C::C0);
        bench.fire();
        QCOMPARE(storyOf(bench.last), Story{"timer-fired CONNECT RETRY"});
        QCOMPARE(bench.sent().operation, Operation::GetCaCert);
        bench.answer(AnswerKind::CaCertificate, ca);
        QCOMPARE(bench.sent().operation, Operation::PkcsReq);
    }

    void rule_14_24_pollThatFailsKeepsItsSchedule()
    {
        Bench bench;
        bench.authenticated().answer(AnswerKind::Pending);
        const Instant asked = bench.now;
        for (const auto minutes : {1min, 2min, 4min}) {
            bench.fire();
            QCOMPARE(bench.now, asked + minutes);
            bench.lose(Operation::CertPoll);
            QCOMPARE(bench.tp.enrollment.timer, Timer::Poll);
        }
    }

    void rule_14_25_seriesEndsWithTheFirstExchange()
    {
        Bench bench;
        bench.fetching().lose(Operation::GetNextCaCert);
        bench.fire().lose(Operation::GetNextCaCert);
        bench.fire().answer(AnswerKind::NextCaCertificate, rolloverCa);
        bench.lose(Operation::PkcsReq); // a new series, from its own first failure
        QCOMPARE(bench.tp.enrollment.due, bench.now + 1min);
        bench.fire().answer(AnswerKind::Pending);
        QCOMPARE(bench.tp.enrollment.timer, Timer::Poll);
        QCOMPARE(bench.tp.enrollment.due, bench.now + 1min);
    }

    void rule_14_26_exhaustedWithoutIdentityStops()
    {
        Bench bench(withCount(autoEnroll80, 1));
        bench.authenticated().answer(AnswerKind::Pending);
        bench.fire().answer(AnswerKind::Pending);
        QCOMPARE(bench.rows(), (Story{"6", "14.26"}));
        QCOMPARE(storyOf(bench.last), (Story{"pending", "stopped"}));
        QCOMPARE(bench.tp.state, C::C9);
    }

    void rule_14_26_exhaustedWithoutAutoEnrollArmsNothing()
    {
        Bench bench(withCount(noAutoEnroll, 1));
        bench.enrolledForAYear().take(E::Enroll);
        bench.lose(Operation::PkcsReq);
        bench.fire().lose(Operation::PkcsReq);
        QCOMPARE(bench.rows(), (Story{"12", "12a"}));
        QVERIFY(!bench.tp.enrollment.armed());
        QCOMPARE(storyOf(bench.last), Story{"transport-failure unreachable"});
    }

    void rule_14_27_pollOutlivesTheIdentity()
    {
        Bench bench;
        bench.renewing().answer(AnswerKind::Pending);
        while (bench.tp.hasValidIdentity()) {
            bench.fire();
            if (!bench.silent())
                bench.answer(AnswerKind::Pending);
        }
        QCOMPARE(storyOf(bench.last), Story{"identity-expired"});
        QCOMPARE(bench.tp.state, C::C5);
        bench.fire().answer(AnswerKind::Granted, bench.identity(bench.now, end));
        QCOMPARE(storyOf(bench.last)[1], std::string("renewed"));
    }

    void rule_14_27_connectRetryDoesNot()
    {
        Bench bench;
        bench.renewing().lose(Operation::PkcsReq);
        while (bench.tp.hasValidIdentity()) {
            bench.fire();
            if (!bench.silent())
                bench.lose(Operation::PkcsReq);
        }
        QCOMPARE(bench.tp.state, C::CX);
        QVERIFY(!bench.tp.enrollment.armed());
    }

    void rule_14_29_newRolloverCaReplacesTheOldWithItsIdentity()
    {
        EnrollmentPolicy policy = withCount(autoEnroll80, 1);
        Bench bench(policy);
        bench.complete().take(E::Enroll);
        bench.lose(Operation::PkcsReq);
        bench.fire().lose(Operation::PkcsReq); // exhausted: SHADOW again, from GetNextCACert
        QCOMPARE(bench.tp.enrollment.timer, Timer::Shadow);
        bench.fire();
        CertificateFacts other = rolloverCa;
        other.serial = other.issuerSerial = 8;
        bench.answer(AnswerKind::NextCaCertificate, other);
        QCOMPARE(bench.tp.holdings.rolloverCa->serial, Serial{8});
        QVERIFY(!bench.tp.holdings.rolloverIdentity); // never CA and identity of two chains
        QCOMPARE(find<Discard>(bench.last)->slot, Slot::RolloverIdentity);
    }

    void rule_14_30_exhaustedNextCaBesideTheEnrollment()
    {
        Bench bench(withCount(noAutoEnroll, 1));
        bench.authenticated().answer(AnswerKind::Failure); // stopped; SHADOW goes on
        bench.fire().answer(AnswerKind::NoNextCa);
        QCOMPARE(bench.rows(), Story{"15"});
        bench.fire().lose(Operation::GetNextCaCert);
        QCOMPARE(bench.rows(), (Story{"15", "12a"}));
        QCOMPARE(bench.tp.nextCa.due, shadowAgainWithoutAutoEnrollAt(ca, bench.now));
        QCOMPARE(bench.tp.state, C::C9);
    }

    void rule_14_31_droppedRetryWithoutIdentityStops()
    {
        Bench bench;
        bench.authenticated().answer(AnswerKind::Pending);
        bench.now = end;
        bench.take(*bench.tp.due(end));
        QCOMPARE(storyOf(bench.last), Story{"stopped"});
        QCOMPARE(bench.tp.state, C::CX);
    }

    void rule_14_33_identityEndsWhateverTheClock()
    {
        Bench bench;
        bench.complete().take(E::ClockLost);
        bench.fire();
        QCOMPARE(bench.now, end);
        QCOMPARE(storyOf(bench.last), Story{"identity-expired"});
        bench.now += days{2};
        bench.take(E::ClockAuthoritative);
        bench.take(*bench.tp.due(bench.now)); // a late swap
        QCOMPARE(bench.rows(), Story{"19"});
        QVERIFY(bench.tp.hasValidIdentity());
    }

    void policyComesFromTheConfiguration()
    {
        TrustpointConfig config;
        QCOMPARE(policyOf(config), EnrollmentPolicy{});
        config.autoEnroll = AutoEnroll{70, true};
        config.retryCount = 5;
        config.retryPeriod = 7min;
        QCOMPARE(policyOf(config), (EnrollmentPolicy{true, true, 70, 5, 7min}));
    }

    void everyRowWasTaken() { QVERIFY2(rowCheck().missing().empty(), rowCheck().missing().c_str()); }
};

QTEST_GUILESS_MAIN(TrustpointTest)
#include "trustpointtest.moc"
