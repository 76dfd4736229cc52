// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <array>

#include <QTest>

#include "pki/lifecycle/schedule.h"
#include "pki/lifecycle/validity.h"
#include "tests/lifecycle/instants.h"

using namespace releve;
using namespace releve::lifecycle;
using namespace std::chrono_literals;
using std::chrono::days;

namespace {

CertificateFacts certificate(Instant notBefore, Instant notAfter)
{
    return {.serial = 2, .issuerSerial = 1, .keyId = 1, .notBefore = notBefore, .notAfter = notAfter};
}

const Instant seedStart = at("2015-10-09T12:14:16Z");
const Instant seedEnd = at("2017-10-08T12:14:16Z");
const CertificateFacts seedCa{1, 1, 1, seedStart, seedEnd};

/// The next alert of a certificate without successor.
std::optional<Instant> alertAfter(Instant now, Instant end)
{
    return expiryAlertAt(now, false, certificate(end - days{365}, end), nullptr);
}

} // namespace

class ScheduleTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // The worked example of ROLLOVER_SPEC 10, and the seed's own output.

    void seed_caLife()
    {
        const Validity ca = caValidity(seedStart, days{730});
        QCOMPARE(ca.notBefore, seedStart);
        QCOMPARE(ca.notAfter, seedEnd);
        const Validity rollover = rolloverCaValidity(seedCa, days{730});
        QCOMPARE(rollover.notBefore, seedEnd);
        QCOMPARE(rollover.notAfter, at("2019-10-08T12:14:16Z"));
    }

    void seed_csTimers()
    {
        QCOMPARE(csShadowCertGenerationAt(seedCa, days{90}), at("2017-07-10T12:14:16Z"));
        QCOMPARE(csCertExpireAt(seedCa), seedEnd);
        // The seed's timers were printed at 13:19:58.946 CET: 639d23:54:17.977 and 729d23:54:17.971.
        const Instant printed = at("2015-10-09T12:19:58.946Z");
        QVERIFY(csShadowCertGenerationAt(seedCa, days{90}) - printed - (days{639} + 23h + 54min + 17977ms) <
                1s);
        QVERIFY(abs(csCertExpireAt(seedCa) - printed - (days{729} + 23h + 54min + 17971ms)) < 1s);
        QVERIFY(abs(csCrlUpdateAt(seedStart, 6h) - printed - (5h + 54min + 17977ms)) < 1s);
    }

    void seed_dayZeroClient()
    {
        Instant now = seedStart;
        CertificateFacts identity = certificate(now, now + days{365});
        QCOMPARE(renewAt(identity, now, 80), seedStart + days{292});
        now = seedStart + days{292};
        identity = certificate(now, now + days{365});
        QCOMPARE(renewAt(identity, now, 80), seedStart + days{584});
        now = seedStart + days{584};
        const Validity clipped = identityValidity(now, days{365}, seedCa);
        QCOMPARE(clipped.notAfter, seedEnd);
        identity = certificate(clipped.notBefore, clipped.notAfter);
        QVERIFY(endsWithItsCa(identity, seedCa));
        QCOMPARE(shadowAt(identity, 80), at("2017-09-09T07:26:16Z"));
    }

    void seed_worstClippedCertificate()
    {
        const CertificateFacts identity = certificate(seedEnd - days{365}, seedEnd);
        QCOMPARE(shadowAt(identity, 80), at("2017-07-27T12:14:16Z"));
        QCOMPARE(shadowWithoutAutoEnrollAt(seedCa), at("2017-07-27T12:14:16Z"));
        QCOMPARE(shadowAt(identity, 70), seedEnd - days{109} - 12h);
    }

    void genie_shadowAtNinetyPercent()
    {
        const Instant start = at("2022-01-15T08:48:17Z");
        QCOMPARE(shadowWithoutAutoEnrollAt(certificate(start, start + days{1095})),
                 at("2024-09-26T20:48:17Z"));
    }

    void genie_csTimersWithTwentyMinutesOverlap()
    {
        const Instant start = at("2022-01-15T08:48:17Z");
        const CertificateFacts ca = certificate(start, at("2025-01-14T08:48:17Z"));
        QCOMPARE(csShadowCertGenerationAt(ca, 20min), at("2025-01-14T08:28:17Z"));
        QCOMPARE(csCrlUpdateAt(start, 6h), at("2022-01-15T14:48:17Z"));
    }

    /// A CA that back-dates notBefore by ten minutes: IOS showed 292 d + 120 s.
    void ntcLab_renewCountsFromInstallation()
    {
        const Instant installed = at("2024-03-01T10:00:00Z");
        const CertificateFacts identity = certificate(installed - 10min, installed - 10min + days{365});
        QCOMPARE(renewAt(identity, installed, 80) - identity.notBefore, Duration(days{292} + 120s));
        QCOMPARE(renewAt(identity, installed, 80, RenewBase::NotBefore) - identity.notBefore,
                 Duration(days{292}));
    }

    // Rounding and limits.

    void percentagesAreTruncatedToWholeSeconds()
    {
        const Instant from = at("2020-01-01T00:00:00Z");
        QCOMPARE(partOfTheWay(from, from + 99s, 50), from + 49s);
        QCOMPARE(partOfTheWay(from, from + 1s, 99), from);
        QCOMPARE(partOfTheWay(from, from + 100s, 100), from + 100s);
        QCOMPARE(partOfTheWay(from + 700ms, from + 100s + 900ms, 50), from + 50s);
        QCOMPARE(partOfTheWay(from, from, 80), from);
    }

    void renewIsNeverDueBeforeTheNextSecond()
    {
        const Instant from = at("2020-01-01T00:00:00Z");
        QCOMPARE(renewAt(certificate(from, from + 60s), from, 1), from + 1s);
        QCOMPARE(renewAgainAt(certificate(from, from + 60s), from + 59s, 1), from + 60s);
        QCOMPARE(renewAt(certificate(from - days{9}, from + days{1}), from, 10, RenewBase::NotBefore),
                 from + 1s);
        QCOMPARE(shadowAgainAt(certificate(from, from + 60s), from + 59s, 1), from + 59s);
    }

    void thirdLevelCountsFromNow()
    {
        const Instant from = at("2020-01-01T00:00:00Z");
        const CertificateFacts any = certificate(from, from + days{100});
        QCOMPARE(renewAgainAt(any, from + days{90}, 80), from + days{98});
        QCOMPARE(shadowAgainAt(any, from + days{90}, 80), from + days{98});
        QCOMPARE(shadowAgainWithoutAutoEnrollAt(any, from + days{90}), from + days{99});
    }

    void equalityOfEndsIsToTheSecond()
    {
        QVERIFY(endsWithItsCa(certificate(seedStart, seedEnd), seedCa));
        QVERIFY(!endsWithItsCa(certificate(seedStart, seedEnd - 1s), seedCa));
    }

    // Retries: at 1, 2, 4, 8 … minutes after the request.

    void retriesDouble()
    {
        const Instant start = at("2020-01-01T00:00:00Z");
        const std::array<int, 6> minutes{1, 2, 4, 8, 16, 32};
        for (unsigned k = 0; k < minutes.size(); ++k)
            QCOMPARE(retryAt(start, 1min, k), start + std::chrono::minutes{minutes[k]});
        QCOMPARE(retryAt(start, 60min, 3), start + 8h);
    }

    void retriesNeverOverflow()
    {
        const Instant start = at("2020-01-01T00:00:00Z");
        QCOMPARE(retryAt(start, 60min, 36), never);
        QCOMPARE(retryAt(start, 60min, 4'000'000'000U), never);
        QVERIFY(retryAt(start, 60min, 35) > start + days{365 * 1000});
    }

    void nextRetrySkipsWhatIsPast()
    {
        const Instant start = at("2020-01-01T00:00:00Z");
        QCOMPARE(nextRetryAfter(start, start, 1min), start + 1min);
        QCOMPARE(nextRetryAfter(start + 1min, start, 1min), start + 2min);
        QCOMPARE(nextRetryAfter(start + 1min + 1s, start, 1min), start + 2min);
        QCOMPARE(nextRetryAfter(start + 100min, start, 1min), start + 128min);
        QCOMPARE(nextRetryAfter(start + 128min, start, 1min), start + 256min);
    }

    void requestsLeaveTheDatabase() { QCOMPARE(erExpireAt(seedStart, 168h), seedStart + days{7}); }

    // Alerts.

    void alertsAreWeeklyThenDaily()
    {
        const Instant end = at("2023-01-15T08:52:28Z");
        // genieparser: ID(client) is due 60 days before the end.
        QCOMPARE(*alertAfter(end - days{365}, end), at("2022-11-16T08:52:28Z"));
        std::vector<int> daysBefore;
        Instant now = end - days{365};
        while (const auto next = alertAfter(now, end)) {
            QVERIFY(*next > now);
            now = *next;
            daysBefore.push_back(static_cast<int>((end - now) / days{1}));
        }
        const std::vector<int> expected{60, 53, 46, 39, 32, 25, 18, 11, 7, 6, 5, 4, 3, 2, 1, 0};
        QCOMPARE(daysBefore, expected);
    }

    void alertsBetweenTheirInstants()
    {
        const Instant end = at("2023-01-15T08:52:28Z");
        QCOMPARE(*alertAfter(end - days{59}, end), end - days{53});
        QCOMPARE(*alertAfter(end - 1s, end), end);
        QVERIFY(!alertAfter(end, end));
        QVERIFY(!alertAfter(end + 1s, end));
        QVERIFY(expiryAlertDueOnInstallation(end - 20min, end));
        QVERIFY(!expiryAlertDueOnInstallation(end - days{60}, end));
    }

    void alertsAreSilentOnlyWithBothAutoEnrollAndSuccessor()
    {
        const CertificateFacts identity = certificate(seedStart, seedEnd);
        const CertificateFacts inTime = certificate(seedEnd, seedEnd + days{365});
        const CertificateFacts late = certificate(seedEnd + 1s, seedEnd + days{365});
        const Instant now = seedEnd - days{365};
        QVERIFY(!expiryAlertAt(now, true, identity, &inTime));
        const Instant first = seedEnd - days{60};
        QCOMPARE(expiryAlertAt(now, true, identity, &late), first);
        QCOMPARE(expiryAlertAt(now, true, identity, nullptr), first);
        // A certificate server's own trustpoint enrolls with nobody: its rollover CA is not enough.
        QCOMPARE(expiryAlertAt(now, false, identity, &inTime), first);
    }

    // Housekeeping.

    void sessionCleanupComesEveryQuarterOfAnHour()
    {
        QCOMPARE(nextSessionCleanupAfter(seedStart, seedStart), seedStart + 15min);
        QCOMPARE(nextSessionCleanupAfter(seedStart + 15min, seedStart), seedStart + 30min);
        QCOMPARE(nextSessionCleanupAfter(seedStart + 44min + 59s, seedStart), seedStart + 45min);
        QCOMPARE(nextSessionCleanupAfter(seedStart - 1h, seedStart), seedStart + 15min);
    }

    void crlsMissedAreOneCrlOfTheLastDate()
    {
        QCOMPARE(lastCrlUpdate(seedStart, 6h, seedStart), seedStart);
        QCOMPARE(lastCrlUpdate(seedStart, 6h, seedStart + 6h - 1s), seedStart);
        QCOMPARE(lastCrlUpdate(seedStart, 6h, seedStart + 20h), seedStart + 18h);
        QCOMPARE(lastCrlUpdate(seedStart, 0h, seedStart + 20h), seedStart + 20h); // `lifetime crl 0`
    }

    void trustpoolFollowsTheEarliestEnd()
    {
        QVERIFY(!trustpoolAt({}));
        const std::array<Instant, 3> pool{seedEnd, seedStart, seedEnd + days{9}};
        QCOMPARE(*trustpoolAt(pool), seedStart);
    }

    // Validity (ROLLOVER_SPEC 3).

    void rolloverIdentityBeginsAndEndsWithinItsCa()
    {
        const Validity ca = rolloverCaValidity(seedCa, days{100});
        const CertificateFacts rollover{3, 3, 2, ca.notBefore, ca.notAfter};
        QCOMPARE(rolloverIdentityValidity(days{365}, rollover), (Validity{seedEnd, seedEnd + days{100}}));
        QCOMPARE(rolloverIdentityValidity(days{50}, rollover), (Validity{seedEnd, seedEnd + days{50}}));
    }
};

QTEST_GUILESS_MAIN(ScheduleTest)
#include "scheduletest.moc"
