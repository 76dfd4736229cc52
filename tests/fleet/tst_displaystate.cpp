// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <QTest>

#include <functional>

#include "pki/fleet/displaystate.h"
#include "tests/fleet/records.h"

using namespace releve;
using namespace releve::fleet;
using records::at;
using State = TrustpointState;

namespace {

using Change = std::function<void(AssessmentInput&)>;

const Instant now = at("2017-01-01T00:00:00Z");

/// A trustpoint in order: enrolled, its identity ending long before its CA.
AssessmentInput enrolled()
{
    AssessmentInput in;
    in.read = true;
    in.clock = ios::ClockAuthority::Authoritative;
    in.now = now;
    in.configured = in.hasCa = in.hasIdentity = in.autoEnrolls = true;
    in.identityStart = at("2016-06-01T00:00:00Z");
    in.identityEnd = at("2017-06-01T00:00:00Z");
    in.caEnd = at("2017-10-08T12:14:16Z");
    in.renewAt = at("2017-03-01T00:00:00Z");
    return in;
}

AssessmentInput with(AssessmentInput in, const std::vector<Change>& changes)
{
    for (const Change& change : changes)
        change(in);
    return in;
}

void noIdentity(AssessmentInput& in)
{
    in.hasIdentity = false;
    in.identityStart = in.identityEnd = in.renewAt = std::nullopt;
}
void noCa(AssessmentInput& in)
{
    noIdentity(in);
    in.hasCa = false;
    in.caEnd = std::nullopt;
}
void rejected(AssessmentInput& in)
{
    in.rejected = true;
}
void pending(AssessmentInput& in)
{
    in.pending = true;
}
void polling(AssessmentInput& in)
{
    in.polling = true;
}
void retrying(AssessmentInput& in)
{
    in.retrying = true;
}
void endsWithCa(AssessmentInput& in)
{
    in.identityEnd = in.caEnd;
}
void rolloverCa(AssessmentInput& in)
{
    in.hasRolloverCa = true;
}
void rolloverPair(AssessmentInput& in)
{
    in.hasRolloverCa = in.hasRolloverIdentity = true;
}
void rolloverKey(AssessmentInput& in)
{
    in.hasRolloverKey = true;
}
void manual(AssessmentInput& in)
{
    in.autoEnrolls = false;
}
void expired(AssessmentInput& in)
{
    in.identityEnd = now - Duration{1};
}
void caExpired(AssessmentInput& in)
{
    in.caEnd = now - Duration{1};
}
void clockLost(AssessmentInput& in)
{
    in.clock = ios::ClockAuthority::NotAuthoritative;
}
void endsSoon(AssessmentInput& in)
{
    in.identityEnd = now + std::chrono::days{6};
    in.renewAt = std::nullopt;
}
void unsaved(AssessmentInput& in)
{
    in.unsaved = true;
}
void serversOwn(AssessmentInput& in)
{
    noIdentity(in);
    in.isServersOwn = true;
}
void noNow(AssessmentInput& in)
{
    in.now = std::nullopt;
}

struct Row
{
    const char* name;
    std::vector<Change> changes;
    State state;
    Overlay overlay;
};

const std::vector<Row>& rows()
{
    static const std::vector<Row> all{
        // The states of ROLLOVER_SPEC 6.1.
        {"C0", {noCa}, State::Configured, Overlay::None},
        {"C1", {noIdentity}, State::Authenticated, Overlay::None},
        {"C1 with a rollover CA", {noIdentity, rolloverCa}, State::Authenticated, Overlay::None},
        {"C2 by its status", {noIdentity, pending}, State::Pending, Overlay::None},
        {"C2 by its timer", {noIdentity, polling}, State::Pending, Overlay::None},
        {"C3", {}, State::Enrolled, Overlay::None},
        {"C4", {endsWithCa}, State::Enrolled, Overlay::None},
        {"C4 without auto-enroll, rollover CA held", {manual, rolloverCa}, State::Enrolled, Overlay::None},
        {"C5 pending", {pending}, State::Renewing, Overlay::None},
        {"C5 polling", {polling}, State::Renewing, Overlay::None},
        {"C5 retrying", {retrying}, State::Renewing, Overlay::CaUnreachable},
        {"C5 by its key", {rolloverKey}, State::Renewing, Overlay::None},
        {"C6", {endsWithCa, retrying}, State::TakingShadow, Overlay::CaUnreachable},
        {"C7", {endsWithCa, rolloverCa}, State::TakingShadow, Overlay::None},
        {"C7 pending", {rolloverCa, pending}, State::TakingShadow, Overlay::None},
        {"C7 without auto-enroll, enrolled by hand",
         {manual, rolloverCa, polling},
         State::TakingShadow,
         Overlay::None},
        {"C8", {endsWithCa, rolloverPair}, State::ShadowReady, Overlay::None},
        {"C9 at first enrollment", {noIdentity, rejected}, State::StoppedRejected, Overlay::Stopped},
        {"C9 at renewal", {rejected}, State::StoppedRejected, Overlay::Stopped},
        {"CX", {expired}, State::Expired, Overlay::Expired},
        {"CX with its rollover pair at hand", {expired, rolloverPair}, State::Expired, Overlay::Expired},
        // A certificate server's own trustpoint has no identity.
        {"server", {serversOwn}, State::Authenticated, Overlay::None},
        {"server with its rollover certificate", {serversOwn, rolloverCa}, State::ShadowReady, Overlay::None},
        {"server expired", {serversOwn, caExpired}, State::Expired, Overlay::Expired},
        {"server ends soon",
         {serversOwn, [](auto& in) { in.caEnd = now + std::chrono::days{3}; }},
         State::Authenticated,
         Overlay::ExpiresSoon},
        {"server ends soon, successor stands ready",
         {serversOwn, rolloverCa, [](auto& in) { in.caEnd = now + std::chrono::days{3}; }},
         State::ShadowReady,
         Overlay::None},
        // Overlays, and each against the next one down.
        {"CA expired", {caExpired}, State::Enrolled, Overlay::Expired},
        {"expired over stopped", {expired, rejected}, State::Expired, Overlay::Expired},
        {"CA expired over stopped", {caExpired, rejected}, State::StoppedRejected, Overlay::Expired},
        {"stopped over clock not set", {rejected, clockLost}, State::StoppedRejected, Overlay::Stopped},
        {"clock not set", {clockLost}, State::Enrolled, Overlay::ClockNotSet},
        {"clock not set over expires soon", {clockLost, endsSoon}, State::Enrolled, Overlay::ClockNotSet},
        {"expires soon", {endsSoon}, State::Enrolled, Overlay::ExpiresSoon},
        {"expires soon over CA unreachable", {endsSoon, retrying}, State::Renewing, Overlay::ExpiresSoon},
        {"CA unreachable over not saved", {retrying, unsaved}, State::Renewing, Overlay::CaUnreachable},
        {"not saved", {unsaved}, State::Enrolled, Overlay::NotSaved},
        {"not saved over a waiting pair", {rolloverPair, unsaved}, State::ShadowReady, Overlay::NotSaved},
        // When the end is near.
        {"seven days and a bit left",
         {[](auto& in) { in.identityEnd = now + std::chrono::hours{7 * 24 + 1}; }},
         State::Enrolled,
         Overlay::ExpiresSoon},
        {"eight days left",
         {[](auto& in) {
             in.identityEnd = now + std::chrono::days{8};
             in.renewAt = std::nullopt;
         }},
         State::Enrolled,
         Overlay::None},
        {"still usable at its very end",
         {[](auto& in) { in.identityEnd = now; }},
         State::Enrolled,
         Overlay::ExpiresSoon},
        {"past its renewal instant",
         {[](auto& in) { in.renewAt = now - Duration{1}; }},
         State::Enrolled,
         Overlay::ExpiresSoon},
        {"at its renewal instant", {[](auto& in) { in.renewAt = now; }}, State::Enrolled, Overlay::None},
        {"past its renewal instant, renewing",
         {polling, [](auto& in) { in.renewAt = now - Duration{1}; }},
         State::Renewing,
         Overlay::None},
        {"near its end, successor ready", {endsSoon, rolloverPair}, State::ShadowReady, Overlay::None},
        // What cannot be known is not invented.
        {"device's time unknown", {expired, noNow}, State::Enrolled, Overlay::None},
        {"clock unknown",
         {[](auto& in) { in.clock = ios::ClockAuthority::Unknown; }},
         State::Enrolled,
         Overlay::None},
        {"ends unknown",
         {[](auto& in) { in.identityEnd = in.caEnd = in.renewAt = std::nullopt; }, polling},
         State::Renewing,
         Overlay::None},
        {"never read",
         {[](auto& in) { in.read = false; }, expired, rejected, clockLost, unsaved},
         State::Unknown,
         Overlay::None},
    };
    return all;
}

} // namespace

class TestDisplayState : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void assessesEveryRow_data()
    {
        QTest::addColumn<int>("row");
        for (std::size_t i = 0; i < rows().size(); ++i)
            QTest::newRow(rows()[i].name) << static_cast<int>(i);
    }
    void assessesEveryRow()
    {
        QFETCH(int, row);
        const Row& expected = rows().at(static_cast<std::size_t>(row));
        const Assessment result = assess(with(enrolled(), expected.changes));
        QCOMPARE(static_cast<int>(result.state), static_cast<int>(expected.state));
        QCOMPARE(static_cast<int>(result.overlay), static_cast<int>(expected.overlay));
    }

    void everyStateAndOverlayHasARow()
    {
        for (int state = 0; state <= static_cast<int>(State::Unknown); ++state)
            QVERIFY(std::any_of(rows().begin(), rows().end(),
                                [&](const Row& row) { return static_cast<int>(row.state) == state; }));
        for (int overlay = 0; overlay <= static_cast<int>(Overlay::None); ++overlay)
            QVERIFY(std::any_of(rows().begin(), rows().end(),
                                [&](const Row& row) { return static_cast<int>(row.overlay) == overlay; }));
    }

    void daysLeftAreWholeDays()
    {
        QCOMPARE(assess(with(enrolled(), {endsSoon})).daysLeft, 6);
        const auto minuteLess = [](auto& in) {
            in.identityEnd = now + std::chrono::days{6} - std::chrono::minutes{1};
        };
        QCOMPARE(assess(with(enrolled(), {minuteLess})).daysLeft, 5);
        const auto absurd = [](auto& in) { in.identityEnd = at("9999-12-31T23:59:59Z"); };
        QVERIFY(assess(with(enrolled(), {absurd})).daysLeft > 2'900'000);
    }

    void tonesFollowTheOverlayThenTheState()
    {
        QVERIFY(toneOf(Assessment{State::ShadowReady, Overlay::NotSaved, 0}) == Tone::Attention);
        QVERIFY(toneOf(Assessment{State::Enrolled, Overlay::Expired, 0}) == Tone::Failed);
        QVERIFY(toneOf(Assessment{State::Enrolled, Overlay::ClockNotSet, 0}) == Tone::Unknown);
        QVERIFY(toneOf(Assessment{State::ShadowReady, Overlay::None, 0}) == Tone::Good);
        QVERIFY(toneOf(Assessment{State::TakingShadow, Overlay::None, 0}) == Tone::InProgress);
        QVERIFY(toneOf(Assessment{State::Unknown, Overlay::None, 0}) == Tone::Unknown);
        for (const Tone worse : {Tone::InProgress, Tone::Unknown, Tone::Attention, Tone::Failed})
            QVERIFY(severityOf(worse) > severityOf(Tone::Good));
        QVERIFY(severityOf(Tone::Failed) > severityOf(Tone::Attention));
        QVERIFY(severityOf(Tone::Attention) > severityOf(Tone::InProgress));
    }

    void serverStatesFollowWhatIsPrinted()
    {
        ios::ServerRecord record;
        QVERIFY(stateOf(record) == ServerState::Unknown);
        record.enabled = false;
        QVERIFY(stateOf(record) == ServerState::Disabled);
        record.state = "check failed";
        QVERIFY(stateOf(record) == ServerState::CheckFailed);
        record.state = "enabled";
        record.enabled = true;
        QVERIFY(stateOf(record) == ServerState::Enabled);
        record.rollover = ios::ServerRollover{};
        QVERIFY(stateOf(record) == ServerState::RolloverAvailable);
        QVERIFY(toneOf(ServerState::CheckFailed) == Tone::Failed);
        QVERIFY(toneOf(ServerState::Disabled) == Tone::Attention);
        QVERIFY(toneOf(ServerState::RolloverAvailable) == Tone::Good);
        QVERIFY(toneOf(ServerState::Unknown) == Tone::Unknown);
    }
};

QTEST_GUILESS_MAIN(TestDisplayState)
#include "tst_displaystate.moc"
