// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <QElapsedTimer>
#include <QTest>

#include "pki/fleet/snapshot.h"
#include "pki/ios/transcript.h"
#include "tests/fleet/records.h"

using namespace releve;
using namespace releve::fleet;
using records::at;
using records::Output;

namespace {

const Instant readAt = at("2017-08-01T12:00:00Z");
const char* const caStart = "2015-10-09T12:14:16Z";
const char* const caEnd = "2017-10-08T12:14:16Z";
const char* const nextEnd = "2019-10-08T12:14:16Z";

Output listing()
{
    return {"spoke", "show crypto pki certificates", readAt};
}

SnapshotPtr snapshotOf(const ios::Transcript& transcript)
{
    DeviceFacts facts = DeviceFacts::from(transcript);
    DeviceClock clock;
    clock.deviceInstant = facts.readAt;
    clock.authority = facts.authority;
    return Snapshot::build({"spoke", "spoke", {}}, clock, std::move(facts));
}

const Trustpoint& trustpoint(const SnapshotPtr& snapshot, const std::string& name)
{
    static const Trustpoint none;
    for (const Trustpoint& known : snapshot->trustpoints) {
        if (known.name == name)
            return known;
    }
    return none;
}

} // namespace

class TestSnapshot : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingReadIsEmpty()
    {
        const auto snapshot = snapshotOf({});
        QVERIFY(snapshot->trustpoints.empty() && snapshot->servers.empty() && snapshot->timers.empty());
        QVERIFY(!snapshot->facts.readAt);
    }

    /// A certificate file says what was issued, not what a router makes of it.
    void aBareCertificateFileTellsNoState()
    {
        for (const auto form : {ios::CertificateForm::Pem, ios::CertificateForm::File}) {
            ios::Transcript transcript;
            transcript.certificates = {listing().ca("01", caStart, caEnd, {"T"}),
                                       listing().identity("02", caStart, caEnd, {"T"})};
            for (auto& record : transcript.certificates)
                record.form = form;
            const auto fromFile = snapshotOf(transcript);
            QVERIFY(trustpoint(fromFile, "T").assessment == Assessment());
            QVERIFY(trustpoint(fromFile, "T").ca && trustpoint(fromFile, "T").identity);

            // The same with a status: now the device speaks of it.
            transcript.trustpoints.push_back(listing().trustpoint("T", "Granted"));
            QVERIFY(trustpoint(snapshotOf(transcript), "T").assessment.state == TrustpointState::Enrolled);
        }
    }

    void activeAndRolloverStandBesideEachOther()
    {
        const Output out = listing();
        ios::Transcript text;
        text.certificates = {Output::rollover(out.identity("11", caEnd, nextEnd, {"Root-CA"})),
                             out.identity("0A", "2017-01-01T00:00:00Z", caEnd, {"Root-CA"}),
                             Output::rollover(out.ca("03", caEnd, nextEnd, {"Root-CA"})),
                             out.ca("01", caStart, caEnd, {"Root-CA"})};
        const auto snapshot = snapshotOf(text);
        QCOMPARE(snapshot->trustpoints.size(), 1U);
        const Trustpoint& known = snapshot->trustpoints[0];
        QCOMPARE(known.ca->record.serial, std::string("01"));
        QCOMPARE(known.identity->record.serial, std::string("0A"));
        QCOMPARE(known.rolloverCa->record.serial, std::string("03"));
        QCOMPARE(known.rolloverIdentity->record.serial, std::string("11"));
        QVERIFY(known.others.empty());
        QVERIFY(known.assessment.state == TrustpointState::ShadowReady);
        QVERIFY(known.certificatesRead && !known.keysRead);
    }

    void theIssuerStandsBesideTheIdentity()
    {
        const Output out = listing();
        ios::Transcript text;
        text.certificates = {
            out.certificate(ios::CertificateKind::Ca, "02", "cn=Other", "cn=Other", caStart, nextEnd, {"T"}),
            out.ca("01", caStart, caEnd, {"T"}), out.identity("0A", caStart, caEnd, {"T"})};
        const auto snapshot = snapshotOf(text);
        QCOMPARE(trustpoint(snapshot, "T").ca->record.serial, std::string("01"));
        QCOMPARE(trustpoint(snapshot, "T").others.size(), 1U);
    }

    void blockAndChainEntryAreOneCertificate()
    {
        const Output out = listing();
        auto printed = out.ca("1", caStart, caEnd, {"A"});
        auto entry = out.ca("01", caStart, caEnd, {"B", "A"});
        entry.form = ios::CertificateForm::Chain;
        entry.md5 = "CC748544A0AB7832935D8CD0214A152E";
        ios::Transcript text;
        text.certificates = {printed, entry};
        const auto snapshot = snapshotOf(text);
        QCOMPARE(snapshot->facts.certificates.size(), 1U);
        const HeldCertificate& held = *snapshot->facts.certificates[0];
        QVERIFY(held.printed && held.configured);
        QCOMPARE(held.record.md5, entry.md5);
        QVERIFY((held.record.trustpoints == std::vector<std::string>{"A", "B"}));
    }

    void oneSerialNumberIsNotOneCertificate()
    {
        const Output out = listing();
        ios::Transcript text;
        text.certificates = {
            out.ca("01", caStart, caEnd, {"A"}), out.ca("01", caStart, nextEnd, {"B"}), // another end
            out.certificate(ios::CertificateKind::Ca, "01", "cn=Other", "cn=Other", caStart, caEnd, {"C"}),
            Output::rollover(out.ca("01", caStart, caEnd, {"D"}))};
        QCOMPARE(snapshotOf(text)->facts.certificates.size(), 4U);
    }

    void aBlockWithoutSubjectStillFindsItsOwn()
    {
        const Output out = listing();
        auto nameless = out.ca("01", caStart, caEnd, {"B"});
        nameless.subject.clear();
        for (const bool namelessFirst : {true, false}) {
            ios::Transcript text;
            text.certificates = {out.ca("01", caStart, caEnd, {"A"}), nameless};
            if (namelessFirst)
                std::swap(text.certificates[0], text.certificates[1]);
            QCOMPARE(snapshotOf(text)->facts.certificates.size(), 1U);
        }
    }

    void withoutStorageBesideOthersIsUnsaved()
    {
        const Output out = listing();
        auto stored = out.ca("01", caStart, caEnd, {"T"});
        const auto inMemory = Output::rollover(out.ca("03", caEnd, nextEnd, {"T"}));
        ios::Transcript text;
        text.certificates = {stored, inMemory};
        QVERIFY(trustpoint(snapshotOf(text), "T").assessment.overlay == Overlay::None); // prints it for none
        text.certificates[0].storage = "nvram:RootCA#1CA.cer";
        const auto snapshot = snapshotOf(text);
        QVERIFY(!trustpoint(snapshot, "T").ca->unsaved);
        QVERIFY(trustpoint(snapshot, "T").rolloverCa->unsaved);
        QVERIFY(trustpoint(snapshot, "T").assessment.overlay == Overlay::NotSaved);
    }

    void trustpoolIsNoTrustpoint()
    {
        const Output out = listing();
        auto stored = out.ca("01", caStart, caEnd, {"T"});
        stored.storage = "nvram:x.cer";
        ios::Transcript text;
        text.certificates = {stored, out.ca("02", caStart, caEnd, {"Trustpool"})};
        const auto snapshot = snapshotOf(text);
        QCOMPARE(snapshot->trustpoints.size(), 1U);
        QVERIFY(!snapshot->facts.certificates[1]->unsaved);
    }

    void serversOwnTrustpointHasItsKeys()
    {
        const Output out("ROOT", "show crypto pki server", readAt);
        ios::Transcript text;
        text.certificates = {out.ca("01", caStart, caEnd, {"ROOTCA"}),
                             Output::rollover(out.ca("03", caEnd, nextEnd, {"ROOTCA"}))};
        text.servers = {out.server("ROOTCA", true)};
        text.keys = {out.key("ROOTCA", "private-config"), out.key("ROOTCA#", "not specified"),
                     out.key("ROOTCA.server", "private-config")};
        const auto snapshot = snapshotOf(text);
        QCOMPARE(snapshot->servers.size(), 1U);
        QVERIFY(snapshot->servers[0].state == ServerState::RolloverAvailable);
        const Trustpoint& own = trustpoint(snapshot, "ROOTCA");
        QVERIFY(own.belongsToServer);
        QCOMPARE(own.key->value.name, std::string("ROOTCA"));
        QCOMPARE(own.rolloverKey->value.name, std::string("ROOTCA#"));
        QVERIFY(own.assessment.state == TrustpointState::ShadowReady);
        QVERIFY(own.assessment.overlay == Overlay::NotSaved);
    }

    void timersAreSortedAndTheSoonestIsNext()
    {
        using ios::TimerSection;
        const Output out("ROOT", "show crypto pki timers", readAt);
        ios::Transcript text;
        text.servers = {out.server("ROOTCA", false)};
        text.timers = {out.timer(TimerSection::Cs, "CS CERT EXPIRE", "", caEnd),
                       out.timer(TimerSection::Cs, "CS CRL UPDATE", "", "2017-08-01T18:00:00Z"),
                       out.timer(TimerSection::Pki, "SESSION CLEANUP", "", ""),
                       out.timer(TimerSection::Cs, "CS SHADOW CERT GENERATION", "", "2017-08-10T12:14:16Z"),
                       out.timer(TimerSection::Pki, "RENEW", "T", "2017-09-01T00:00:00Z"),
                       out.timer(TimerSection::Pki, "POLL", "T", "2017-08-01T12:01:00Z")};
        text.certificates = {out.ca("01", caStart, caEnd, {"ROOTCA"}),
                             out.identity("02", caStart, caEnd, {"T"})};
        const auto snapshot = snapshotOf(text);
        QCOMPARE(snapshot->timers.size(), 6U);
        QCOMPARE(snapshot->timers.front().name, std::string("POLL"));
        QCOMPARE(snapshot->timers.back().name, std::string("SESSION CLEANUP"));
        const auto next = [&](const char* name) {
            return snapshot->timers.at(static_cast<std::size_t>(trustpoint(snapshot, name).nextTimer));
        };
        QCOMPARE(next("T").name, std::string("POLL"));
        QCOMPARE(next("ROOTCA").name, std::string("CS SHADOW CERT GENERATION")); // a CRL moves nobody along
        QVERIFY(next("ROOTCA").start == at(caStart));
        QVERIFY(trustpoint(snapshot, "T").assessment.state == TrustpointState::Renewing);
    }

    void renewDateStandsInForATimerNotListed()
    {
        const Output out = listing();
        auto identity = out.identity("0A", caStart, caEnd, {"T"});
        identity.renewDate = ios::PrintedTime{"", at("2017-09-01T00:00:00Z")};
        ios::Transcript text;
        text.certificates = {identity};
        const auto snapshot = snapshotOf(text);
        QCOMPARE(snapshot->timers.size(), 1U);
        QVERIFY(snapshot->timers[0].fromCertificate);
        QVERIFY(snapshot->timers[0].remaining == at("2017-09-01T00:00:00Z") - readAt);
        text.timers = {out.timer(ios::TimerSection::Pki, "RENEW", "T", "2017-09-01T00:00:00Z")};
        QCOMPARE(snapshotOf(text)->timers.size(), 1U);
        QVERIFY(!snapshotOf(text)->timers[0].fromCertificate);
    }

    void timerKeysAreUnique()
    {
        const Output out = listing();
        ios::Transcript text;
        for (int i = 0; i < 3; ++i)
            text.timers.push_back(out.timer(ios::TimerSection::Crl, "CRL EXPIRE", "cn=x", caEnd));
        const auto snapshot = snapshotOf(text);
        QVERIFY(snapshot->timers[0].key != snapshot->timers[1].key);
        QVERIFY(snapshot->timers[1].key != snapshot->timers[2].key);
    }

    void clockWithoutAKnownZoneStillTellsItsAuthority()
    {
        const Output out = listing();
        ios::Transcript text;
        text.clocks = {out.clock(std::nullopt, ios::ClockAuthority::NotAuthoritative)};
        QVERIFY(DeviceFacts::from(text).authority == ios::ClockAuthority::NotAuthoritative);
        text.clocks.push_back(out.clock(readAt, ios::ClockAuthority::Authoritative));
        text.clocks.push_back(
            out.clock(readAt - std::chrono::hours{1}, ios::ClockAuthority::NotAuthoritative));
        QVERIFY(DeviceFacts::from(text).authority ==
                ios::ClockAuthority::Authoritative); // the latest reading
        QVERIFY(DeviceFacts::from(text).readAt == readAt);
    }

    void wholeListingForgetsWhatIsGone()
    {
        const Output before = listing();
        ios::Transcript first;
        first.certificates = {before.ca("01", caStart, caEnd, {"A"}), before.ca("02", caStart, caEnd, {"B"})};
        first.certificates[0].md5 = "AA";
        first.keys = {before.key("k1", "private-config"), before.key("k2", "private-config")};
        DeviceFacts facts = DeviceFacts::from(first);

        ios::Transcript some; // one trustpoint only
        const Output one("spoke", "show crypto pki certificates B", readAt);
        some.certificates = {one.ca("03", caStart, nextEnd, {"B"})};
        facts.update(DeviceFacts::from(some));
        QCOMPARE(facts.certificates.size(), 2U);
        QCOMPARE(facts.certificates[0]->record.serial, std::string("01"));
        QCOMPARE(facts.formerCertificates.size(), 1U);
        QCOMPARE(facts.keys.size(), 2U);

        ios::Transcript all;
        all.certificates = {before.ca("01", caStart, caEnd, {"A"})};
        all.keys = {Output("spoke", "show crypto key mypubkey rsa", readAt).key("k1", "private-config")};
        facts.update(DeviceFacts::from(all));
        QCOMPARE(facts.certificates.size(), 1U);
        QCOMPARE(facts.certificates[0]->record.md5, std::string("AA")); // what was known of it stays
        QCOMPARE(facts.formerCertificates.size(), 2U);
        QCOMPARE(facts.keys.size(), 1U);
    }

    /// What IOS prints of a database without requests.
    void anEmptyListOfRequestsIsOne()
    {
        const auto list = [](const std::string& rows) {
            return ios::parseTranscript(
                "R#show crypto pki server A requests\nEnrollment Request Database:\n\n"
                "Router certificates requests:\nReqID  State      Fingerprint"
                "                      SubjectName\n"
                "--------------------------------------------------------------\n" +
                rows + "\n");
        };
        DeviceFacts facts =
            DeviceFacts::from(list("1      pending    8EF30F1B6264C558C44D58B768DAAEC6 cn=R28\n"));
        QCOMPARE(facts.requests.size(), 1U);
        QCOMPARE(facts.requestsRead, std::vector<std::string>{"A"});
        facts.update(
            DeviceFacts::from(ios::parseTranscript("R#show clock\n10:00:00.000 UTC Mon Oct 12 2015\n")));
        QCOMPARE(facts.requests.size(), 1U);
        facts.update(DeviceFacts::from(list({})));
        QVERIFY(facts.requests.empty());
        QCOMPARE(facts.requestsRead, std::vector<std::string>{"A"});
    }

    void requestsAreReplacedServerByServer()
    {
        const Output out = listing();
        ios::Transcript both;
        both.requests = {out.request("A", "1"), out.request("A", "2"), out.request("B", "1")};
        DeviceFacts facts = DeviceFacts::from(both);
        ios::Transcript newer;
        newer.requests = {out.request("A", "3")};
        facts.update(DeviceFacts::from(newer));
        QCOMPARE(facts.requests.size(), 2U);
        QCOMPARE(facts.requests[0]->value.server, std::string("B"));
    }

    void laterBlockOfOneNameStays()
    {
        const Output out = listing();
        ios::Transcript text;
        text.trustpoints = {out.trustpoint("A", "Pending"), out.trustpoint("B", ""),
                            out.trustpoint("A", "Granted")};
        const DeviceFacts facts = DeviceFacts::from(text);
        QCOMPARE(facts.trustpointStatus.size(), 2U);
        QCOMPARE(facts.trustpointStatus[0]->value.lastEnrollmentStatus, std::string("Granted"));
    }

    /// Ten thousand of everything in one device, all CAs with serial number 01, one CA in all trustpoints.
    void tenThousandTrustpointsTakeLinearTime()
    {
        const auto build = [](int count) {
            const Output out = listing();
            ios::Transcript text;
            std::vector<lifecycle::TrustpointConfig> configs;
            for (int i = 0; i < count; ++i) {
                const std::string name = "T" + std::to_string(i);
                const std::string subject = "cn=CA" + std::to_string(i);
                text.certificates.push_back(out.certificate(ios::CertificateKind::Ca, "01", subject, subject,
                                                            caStart, caEnd, {name}));
                text.certificates.push_back(out.ca("01", caStart, caEnd, {name}));
                auto nameless = out.identity("02", caStart, caEnd, {name});
                nameless.subject.clear();
                nameless.md5 = std::to_string(i);
                text.certificates.push_back(nameless);
                text.keys.push_back(out.key("K" + name, "private-config"));
                text.timers.push_back(out.timer(ios::TimerSection::Pki, "RENEW", name, caEnd));
                text.trustpoints.push_back(out.trustpoint(name, "Granted"));
                text.requests.push_back(out.request("S", std::to_string(i)));
                configs.push_back(records::trustpointConfig(name, 80));
                configs.back().rsaKeypair = "K" + name;
            }
            text.configurations = {out.configuration(std::move(configs), {}, {})};
            QElapsedTimer timer;
            timer.start();
            DeviceFacts facts = DeviceFacts::from(text);
            facts.update(DeviceFacts::from(text));
            const auto snapshot = Snapshot::build({}, {}, std::move(facts));
            const auto elapsed = timer.nsecsElapsed();
            return snapshot->trustpoints.size() == static_cast<std::size_t>(count) &&
                           snapshot->trustpoints[0].key && snapshot->trustpoints[0].nextTimer >= 0
                       ? elapsed
                       : -1;
        };
        const auto small = build(1000);
        const auto large = build(10000);
        QVERIFY(small > 0 && large > 0);
        qInfo("1,000: %lld ms, 10,000: %lld ms", static_cast<long long>(small / 1000000),
              static_cast<long long>(large / 1000000));
        QVERIFY(large < small * 40); // linear would be 10, quadratic 100
    }
};

QTEST_GUILESS_MAIN(TestSnapshot)
#include "tst_snapshot.moc"
