// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <QFile>
#include <QTest>

#include "pki/fleet/snapshot.h"
#include "tests/fleet/records.h"

using namespace releve;
using namespace releve::fleet;
using namespace std::chrono_literals;
using records::at;
using std::chrono::days;

namespace {

constexpr const char* caStart = "2015-10-09T12:14:16Z";
constexpr const char* caEnd = "2017-10-08T12:14:16Z"; // 730 days later
const Instant now = at("2016-06-01T00:00:00Z");
const auto authoritative = ios::ClockAuthority::Authoritative;

/// A device whose records a test fills in.
class Router
{
public:
    explicit Router(std::optional<Instant> readAt = now)
        : output("R1", "show crypto pki certificates", readAt)
    {}

    Router& ca(std::string_view start = caStart, std::string_view end = caEnd)
    {
        transcript.certificates.push_back(output.ca("01", start, end, {"TP"}));
        return *this;
    }
    Router& identity(std::string_view start, std::string_view end)
    {
        transcript.certificates.push_back(output.identity("02", start, end, {"TP"}));
        return *this;
    }
    /// Both of the pair that waits.
    Router& rollover()
    {
        using records::Output;
        auto& all = transcript.certificates;
        all.push_back(Output::rollover(output.ca("03", caEnd, "2019-10-08T12:14:16Z", {"TP"})));
        all.push_back(Output::rollover(output.identity("04", caEnd, "2018-10-08T12:14:16Z", {"TP"})));
        return *this;
    }
    Router& config(std::optional<unsigned> autoEnroll,
                   lifecycle::EnrollmentMethod method = lifecycle::EnrollmentMethod::Url)
    {
        auto line = records::trustpointConfig("TP", autoEnroll);
        line.enrollment = method;
        transcript.configurations.push_back(output.configuration({line}, {}, {}));
        return *this;
    }
    Router& server(std::optional<lifecycle::DaysHoursMinutes> overlap)
    {
        lifecycle::CertificateServerConfig line;
        line.name = "TP";
        line.autoRollover = overlap;
        transcript.configurations.push_back(output.configuration({}, {line}, {}));
        return *this;
    }
    Router& timer(std::string name, std::string_view due, ios::TimerSection section = ios::TimerSection::Pki)
    {
        const std::string target = section == ios::TimerSection::Cs ? "" : "TP";
        transcript.timers.push_back(output.timer(section, std::move(name), target, due));
        return *this;
    }
    [[nodiscard]] SnapshotPtr build(ios::ClockAuthority authority = authoritative) const
    {
        DeviceClock clock;
        clock.authority = authority;
        DeviceFacts facts = DeviceFacts::from(transcript);
        clock.deviceInstant = facts.readAt;
        return Snapshot::build({"R1", "R1", {}}, clock, std::move(facts));
    }

    records::Output output;
    ios::Transcript transcript;
};

/// Enrolled a year with auto-enroll, its identity ending before its CA.
Router enrolled(std::optional<unsigned> autoEnroll = 80)
{
    Router router;
    router.ca().identity(caStart, "2016-10-08T12:14:16Z").config(autoEnroll);
    return router;
}

const Prediction* find(const SnapshotPtr& snapshot, std::string_view name)
{
    for (const Prediction& prediction : snapshot->predictions) {
        if (prediction.name == name)
            return &prediction;
    }
    return nullptr;
}

const Timer* timerOf(const SnapshotPtr& snapshot, std::string_view name)
{
    for (const Timer& timer : snapshot->timers) {
        if (timer.name == name)
            return &timer;
    }
    return nullptr;
}

NotPredicted whyNot(const SnapshotPtr& snapshot, std::string_view name)
{
    const Prediction* prediction = find(snapshot, name);
    return prediction && !prediction->due ? prediction->why : NotPredicted::No;
}

std::string dueOf(const SnapshotPtr& snapshot, std::string_view name)
{
    const Prediction* prediction = find(snapshot, name);
    return prediction && prediction->due ? toIso8601(*prediction->due) : std::string();
}

ios::Transcript corpus(const char* path)
{
    QFile file(QStringLiteral(RELEVE_CORPUS "/") + QLatin1String(path));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    fleet::Reading reading;
    const std::string text = file.readAll().toStdString();
    return reading.add(path, bytesOf(text)) ? reading.records : ios::Transcript();
}

} // namespace

class PredictionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // ROLLOVER_SPEC 2: without an authoritative clock no timer runs.
    void nothingWithoutAnAuthoritativeClock()
    {
        Router router = enrolled();
        router.server(lifecycle::DaysHoursMinutes{90, 0, 0}).timer("RENEW", "2016-07-27T12:14:16Z");
        router.transcript.certificates.push_back(router.output.identity("09", caStart, caEnd, {"other"}));
        const auto snapshot = router.build(ios::ClockAuthority::NotAuthoritative);
        QVERIFY(!snapshot->predictions.empty());
        for (const Prediction& prediction : snapshot->predictions) {
            QVERIFY(!prediction.due);
            QVERIFY(prediction.why == NotPredicted::ClockNotSet);
            QVERIFY(prediction.report != Report::Missing);
        }
        QVERIFY(!timerOf(snapshot, "RENEW")->predicted);
        QVERIFY(!timerOf(snapshot, "RENEW")->drift);
    }

    void withoutWhatItNeedsThereIsAReason()
    {
        QVERIFY(whyNot(Router().ca().identity(caStart, caEnd).build(), "SHADOW") ==
                NotPredicted::ConfigurationNotRead);
        QVERIFY(whyNot(enrolled(std::nullopt).build(), "RENEW") == NotPredicted::NoAutoEnroll);
        QVERIFY(whyNot(Router().ca().config(80).build(), "RENEW") == NotPredicted::NoIdentity);
        QVERIFY(whyNot(Router().identity(caStart, "2016-10-08T12:14:16Z").config(80).build(), "RENEW") ==
                NotPredicted::NoCa);
        QVERIFY(whyNot(Router().config({}).build(), "SHADOW") == NotPredicted::NoCa);
        QVERIFY(whyNot(Router().ca(caStart, "no date").config({}).build(), "SHADOW") ==
                NotPredicted::DatesUnknown);
        QVERIFY(
            whyNot(
                Router().ca(caStart, "no date").identity(caStart, "2016-10-08T12:14:16Z").config(80).build(),
                "RENEW") == NotPredicted::DatesUnknown);
        QVERIFY(whyNot(Router().ca().config({}, lifecycle::EnrollmentMethod::Terminal).build(), "SHADOW") ==
                NotPredicted::NoEnrollmentUrl);
        QVERIFY(whyNot(Router(at("2016-10-09T00:00:00Z"))
                           .ca()
                           .identity(caStart, "2016-10-08T12:14:16Z")
                           .config(80)
                           .build(),
                       "RENEW") == NotPredicted::Ended);
        QVERIFY(whyNot(Router().ca().server({}).build(), "CS SHADOW CERT GENERATION") ==
                NotPredicted::NoAutoRollover);
        QVERIFY(whyNot(Router().ca().server({}).build(), "CS CRL UPDATE") == NotPredicted::CrlUnknown);
        QVERIFY(whyNot(Router().server({}).build(), "CS CERT EXPIRE") == NotPredicted::DatesUnknown);
        QVERIFY(whyNot(Router(std::nullopt).ca().config({}).build(), "CA") == NotPredicted::ReadingUnknown);
    }

    void aCertificateFilePredictsNothing()
    {
        Router router;
        router.ca();
        router.transcript.certificates.back().form = ios::CertificateForm::Pem;
        const auto snapshot = router.build();
        QCOMPARE(snapshot->trustpoints.size(), std::size_t{1});
        QVERIFY(snapshot->predictions.empty());
    }

    void renewCountsFromTheInstallation()
    {
        const auto assumed = enrolled().build();
        QCOMPARE(dueOf(assumed, "RENEW"), std::string("2016-07-27T12:14:16Z")); // 292 days
        // Installed at the latest when it was read: a fifth of the time since, on whole seconds.
        const Duration fifth = (now - at(caStart)) / 5;
        QVERIFY(std::chrono::abs(find(assumed, "RENEW")->uncertainty - fifth) < 1s);

        Router printed = enrolled();
        printed.transcript.certificates.back().installTime =
            ios::PrintedTime{"as printed", at("2015-10-14T12:14:16Z")};
        QCOMPARE(dueOf(printed.build(), "RENEW"), std::string("2016-07-28T12:14:16Z")); // a fifth of 5 days
        QVERIFY(find(printed.build(), "RENEW")->uncertainty == 0s);
        QVERIFY(find(printed.build(), "RENEW")->from == at("2015-10-14T12:14:16Z"));

        // A rollover identity is installed before it begins (rule 22).
        printed.transcript.certificates.back().installTime =
            ios::PrintedTime{"as printed", at("2015-10-01T00:00:00Z")};
        QCOMPARE(dueOf(printed.build(), "RENEW"), std::string("2016-07-27T12:14:16Z"));
    }

    // The seed's client: clipped to the CA's end, hence SHADOW in place of RENEW (rule 23).
    void rule23ShadowWhenBothEndTogether()
    {
        const auto snapshot = Router(at("2017-06-01T00:00:00Z"))
                                  .ca()
                                  .identity("2017-05-15T12:14:16Z", caEnd)
                                  .config(80)
                                  .build();
        QCOMPARE(dueOf(snapshot, "SHADOW"), std::string("2017-09-09T07:26:16Z"));
        QVERIFY(!find(snapshot, "RENEW"));
        const auto oneSecondBefore = Router(at("2017-06-01T00:00:00Z"))
                                         .ca()
                                         .identity("2017-05-15T12:14:16Z", "2017-10-08T12:14:15Z")
                                         .config(80)
                                         .build();
        QVERIFY(!find(oneSecondBefore, "SHADOW"));
        QVERIFY(!dueOf(oneSecondBefore, "RENEW").empty());
    }

    void rule30ShadowWithoutAutoEnroll()
    {
        QCOMPARE(dueOf(enrolled(std::nullopt).build(), "SHADOW"), std::string("2017-07-27T12:14:16Z"));
        QCOMPARE(dueOf(Router().ca().config({}).build(), "SHADOW"), std::string("2017-07-27T12:14:16Z"));
    }

    void aReadyRolloverActivatesAtTheCasEnd()
    {
        const auto snapshot = enrolled().rollover().build();
        const Prediction* activation = find(snapshot, "SHADOW");
        QVERIFY(activation && activation->formula == Formula::RolloverActivation);
        QCOMPARE(dueOf(snapshot, "SHADOW"), std::string(caEnd));
        QVERIFY(!find(snapshot, "RENEW"));
        // Its alerts are silent now: it renews itself and the successor begins in time.
        QVERIFY(whyNot(snapshot, "CA") == NotPredicted::AlertsSilent);
        QCOMPARE(dueOf(enrolled().build(), "CA"), std::string("2017-08-09T12:14:16Z"));
        QCOMPARE(dueOf(enrolled().build(), "ID"), std::string("2016-08-09T12:14:16Z"));
    }

    void theServersTimers()
    {
        Router router;
        router.ca().server(lifecycle::DaysHoursMinutes{90, 0, 0});
        auto status = router.output.server("TP", false);
        status.crlNextUpdate = ios::PrintedTime{"as printed", now + 2h};
        router.transcript.servers.push_back(status);
        QCOMPARE(dueOf(router.build(), "CS SHADOW CERT GENERATION"), std::string("2017-07-10T12:14:16Z"));
        QCOMPARE(dueOf(router.build(), "CS CERT EXPIRE"), std::string(caEnd));
        QCOMPARE(dueOf(router.build(), "CS CRL UPDATE"), toIso8601(now + 2h));
        QCOMPARE(dueOf(router.build(), "CS"), std::string("2017-08-09T12:14:16Z"));
        QVERIFY(!find(router.build(), "RENEW") && !find(router.build(), "CA"));
        // It does not renew itself: a rollover CA does not silence its alerts.
        router.rollover();
        QCOMPARE(dueOf(router.build(), "CS"), std::string("2017-08-09T12:14:16Z"));

        router.transcript.servers.back().crlNextUpdate->instant = now - 2h;
        QVERIFY(whyNot(router.build(), "CS CRL UPDATE") == NotPredicted::CrlUnknown);
        router.transcript.servers.back().rollover = ios::ServerRollover{"available for rollover", {}, {}};
        QVERIFY(whyNot(router.build(), "CS SHADOW CERT GENERATION") == NotPredicted::RolloverReady);
        router.transcript.servers.back() = router.output.server("TP", false);
        router.transcript.servers.back().enabled = false;
        QVERIFY(whyNot(router.build(), "CS CERT EXPIRE") == NotPredicted::ServerOff);
    }

    // Rule 14.
    void rule14AnOverlapLongerThanTheLifeIsDueAtItsStart()
    {
        const auto snapshot = Router().ca().server(lifecycle::DaysHoursMinutes{1000, 0, 0}).build();
        QCOMPARE(dueOf(snapshot, "CS SHADOW CERT GENERATION"), std::string(caStart));
    }

    void whatFiredIsNotMissing()
    {
        const auto polling = enrolled().timer("POLL", "2016-06-01T00:01:00Z").build();
        QVERIFY(whyNot(polling, "RENEW") == NotPredicted::UnderWay);
        QVERIFY(find(polling, "RENEW")->report == Report::NotRead);
        // The SHADOW of rule 30 runs beside the enrollment.
        const auto beside = enrolled(std::nullopt).timer("POLL", "2016-06-01T00:01:00Z").build();
        QCOMPARE(dueOf(beside, "SHADOW"), std::string("2017-07-27T12:14:16Z"));

        Router rejected = enrolled();
        rejected.transcript.trustpoints.push_back(rejected.output.trustpoint("TP", "Rejected"));
        QVERIFY(whyNot(rejected.build(), "RENEW") == NotPredicted::Stopped);
    }

    void neitherSideIsDropped()
    {
        // The list was read: what is not there is missing, but for sections it does not have.
        const auto listed = enrolled().timer("SESSION CLEANUP", "2016-06-01T00:10:00Z").build();
        QVERIFY(find(listed, "RENEW")->report == Report::Missing);
        QVERIFY(find(listed, "ID")->report == Report::NotRead);
        QVERIFY(find(enrolled().build(), "RENEW")->report == Report::NotRead);
        const auto alerts =
            enrolled().timer("ID", "2016-08-09T12:14:16Z", ios::TimerSection::ExpiryAlert).build();
        QVERIFY(find(alerts, "ID")->report == Report::Listed);
        QVERIFY(find(alerts, "CA")->report == Report::Missing);

        // A RENEW that no line of the configuration asks for stays, with the reason.
        const auto unexpected = enrolled(std::nullopt).timer("RENEW", "2016-07-27T12:14:16Z").build();
        const Timer* renew = timerOf(unexpected, "RENEW");
        QVERIFY(renew && !renew->predicted && !renew->drift && renew->prediction >= 0);
        const auto& reason = unexpected->predictions[static_cast<std::size_t>(renew->prediction)];
        QVERIFY(reason.why == NotPredicted::NoAutoEnroll && renew->unexpected);
        // SHADOW where RENEW is expected: one is unexpected, the other missing.
        const auto other = enrolled().timer("SHADOW", "2017-07-27T12:14:16Z").build();
        QVERIFY(timerOf(other, "SHADOW")->prediction == -1 && timerOf(other, "SHADOW")->unexpected);
        QVERIFY(find(other, "RENEW")->report == Report::Missing);
        // What we have no formula for is no surprise either.
        QVERIFY(timerOf(listed, "SESSION CLEANUP")->prediction == -1);
        QVERIFY(!timerOf(listed, "SESSION CLEANUP")->unexpected);
        // Where nothing can be told, nothing is said against it.
        const auto blind = Router().ca().timer("SHADOW", "2017-07-27T12:14:16Z").build();
        QVERIFY(!timerOf(blind, "SHADOW")->unexpected);
        QVERIFY(!isPredictable("SESSION CLEANUP") && isPredictable("RENEW"));
    }

    /// A list of long before the certificates says nothing about what should run now.
    void anOldListIsNotHeldAgainst()
    {
        Router router = enrolled();
        const records::Output old("R1", "show crypto pki timers", now - 2h);
        auto shadow = old.timer(ios::TimerSection::Pki, "SHADOW", "TP", "2017-07-27T12:14:16Z");
        auto alert = old.timer(ios::TimerSection::ExpiryAlert, "ID", "TP", "2016-07-27T12:14:16Z");
        router.transcript.timers = {shadow, alert};
        const auto snapshot = router.build();
        QVERIFY(!timerOf(snapshot, "SHADOW")->unexpected);
        QVERIFY(timerOf(snapshot, "ID")->predicted && !timerOf(snapshot, "ID")->drift);
        QVERIFY(find(snapshot, "RENEW")->report == Report::NotRead);
    }

    void whatStandsAlone()
    {
        const auto unread = enrolled().build();
        QVERIFY(standsAlone(*find(unread, "RENEW")));
        QVERIFY(!standsAlone(*find(unread, "ID"))); // a section that older releases do not print
        QVERIFY(!standsAlone(*find(enrolled().timer("RENEW", "2016-07-27T12:14:16Z").build(), "RENEW")));
        QVERIFY(!standsAlone(*find(enrolled(std::nullopt).build(), "RENEW")));
    }

    void driftIsNoticedBeyondAnHour()
    {
        QVERIFY(toneOfDrift(0s) == Tone::Good && toneOfDrift(1h) == Tone::Good);
        QVERIFY(toneOfDrift(-1h) == Tone::Good);
        QVERIFY(toneOfDrift(1h + 1s) == Tone::Attention && toneOfDrift(-1h - 1s) == Tone::Attention);
    }

    void driftOfAnEditedPercentage()
    {
        // Armed with 80, then `auto-enroll 85` was typed.
        const auto snapshot = enrolled(85).timer("RENEW", "2016-07-27T12:14:16Z").build();
        const Timer* renew = timerOf(snapshot, "RENEW");
        QVERIFY(renew->predicted == at("2016-08-14T18:14:16Z")); // 310.25 days
        QVERIFY(renew->drift == -(days{18} + 6h));
        // The certificate's own `renew date` is compared in the same way.
        Router printed = enrolled(85);
        printed.transcript.certificates.back().renewDate =
            ios::PrintedTime{"as printed", at("2016-07-27T12:14:16Z")};
        QVERIFY(timerOf(printed.build(), "RENEW")->fromCertificate);
        QVERIFY(timerOf(printed.build(), "RENEW")->drift == -(days{18} + 6h));
    }

    void driftOfAShiftedClock()
    {
        // The clock is three hours ahead of the one the certificates were dated by: a list without absolute
        // dates is read as clock + remaining.
        Router router = enrolled();
        auto record = router.output.timer(ios::TimerSection::Pki, "RENEW", "TP", "2016-07-27T12:14:16Z");
        record.remaining = at("2016-07-27T12:14:16Z") - now;
        record.due = now + 3h + record.remaining;
        router.transcript.timers.push_back(record);
        QVERIFY(timerOf(router.build(), "RENEW")->drift == 3h);
    }

    void driftOfAChangedOverlap()
    {
        const auto snapshot =
            Router()
                .ca()
                .server(lifecycle::DaysHoursMinutes{30, 0, 0})
                .timer("CS SHADOW CERT GENERATION", "2017-07-10T12:14:16Z", ios::TimerSection::Cs)
                .timer("CS CERT EXPIRE", caEnd, ios::TimerSection::Cs)
                .build();
        QVERIFY(timerOf(snapshot, "CS SHADOW CERT GENERATION")->drift == -days{60});
        QVERIFY(timerOf(snapshot, "CS CERT EXPIRE")->drift == 0s);
    }

    void theSeedsTimersFromItsOwnCertificates()
    {
        ios::Transcript all = corpus("seed/show_timers_server_whitespace_damaged.txt");
        if (all.timers.empty())
            QSKIP("the corpus of real device text is not here");
        all.certificates = corpus("seed/show_certs_before.txt").certificates;
        all.configurations = corpus("seed/config_server_autorollover90.txt").configurations;
        QVERIFY(!all.certificates.empty() && !all.configurations.empty());
        DeviceFacts facts = DeviceFacts::from(all);
        DeviceClock clock;
        clock.deviceInstant = all.timers.front().origin.readAt();
        clock.authority = facts.authority;
        const auto snapshot = Snapshot::build({"Root-CA", "Root-CA", {}}, clock, std::move(facts));
        for (const char* name : {"CS SHADOW CERT GENERATION", "CS CERT EXPIRE"}) {
            const Timer* timer = timerOf(snapshot, name);
            QVERIFY2(timer && timer->drift, name);
            QVERIFY2(std::chrono::abs(*timer->drift) < 1s, name);
        }
        QVERIFY(!timerOf(snapshot, "TRUSTPOOL")->predicted);
        for (const Prediction& prediction : snapshot->predictions)
            QVERIFY2(prediction.report != Report::Missing, prediction.name.data());
    }

    /// A spliced capture: its RENEW is of another day than the rest, so each is predicted from the
    /// certificate that belongs to it.
    void genieparsersTimersFromTheirOwnCertificates()
    {
        ios::Transcript all =
            corpus("genieparser/iosxe__ShowCryptoPkiTimerDetail__golden_output_csr8kv_output.txt");
        if (all.timers.empty())
            QSKIP("the corpus of real device text is not here");
        const auto build = [&](const char* identityStart, const char* identityEnd,
                               std::optional<unsigned> autoEnroll) {
            const records::Output output("csr", "show crypto pki certificates", at("2022-01-15T08:53:46Z"));
            auto config = records::trustpointConfig("client", autoEnroll);
            config.enrollment = lifecycle::EnrollmentMethod::Url;
            lifecycle::CertificateServerConfig server;
            server.name = "root";
            server.autoRollover = lifecycle::DaysHoursMinutes{0, 0, 20};
            ios::Transcript transcript = all;
            transcript.certificates = {
                output.ca("01", "2022-01-15T08:48:17Z", "2025-01-14T08:48:17Z", {"root", "client"}),
                output.identity("02", identityStart, identityEnd, {"client"})};
            transcript.configurations = {output.configuration({config}, {server}, {})};
            DeviceClock clock;
            clock.deviceInstant = at("2022-01-15T08:53:46Z");
            return Snapshot::build({"csr", "csr", {}}, clock, DeviceFacts::from(transcript));
        };
        const auto onTime = [](const SnapshotPtr& snapshot, const char* name) {
            const Timer* timer = timerOf(snapshot, name);
            return timer && timer->drift && std::chrono::abs(*timer->drift) < 1s;
        };
        const auto manual = build("2022-01-15T08:52:28Z", "2023-01-15T08:52:28Z", std::nullopt);
        for (const char* name : {"SHADOW", "CS SHADOW CERT GENERATION", "CS CERT EXPIRE", "ID", "CS"})
            QVERIFY2(onTime(manual, name), name);
        QVERIFY(!timerOf(manual, "RENEW")->drift);
        const auto automatic = build("2022-01-16T03:01:26Z", "2023-01-16T03:01:26Z", 80); // 365 days
        QVERIFY(onTime(automatic, "RENEW"));
        QCOMPARE(dueOf(automatic, "RENEW"), std::string("2022-11-04T03:01:26Z"));
        // 292 days are 80 % of 365; of any other percentage they are not.
        QVERIFY(!onTime(build("2022-01-16T03:01:26Z", "2023-01-16T03:01:26Z", 79), "RENEW"));
    }
};

QTEST_GUILESS_MAIN(PredictionTest)
#include "tst_prediction.moc"
