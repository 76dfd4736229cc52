// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <QTest>

#include "tests/store/rawsql.h"
#include "tests/store/storesupport.h"

using namespace releve;
using store::IntentState;
using store::Outcome;
using storesupport::device;
using storesupport::Folder;

namespace {

const store::Operation renew{0, "renew", {{"trustpoint", "CA"}}, "ana@noc", "before the audit", {}};

struct Bench
{
    std::int64_t begin(const std::string& id, bool isChange = true)
    {
        return store->operations().begin(renew, {id}, isChange)->intents.front();
    }
    [[nodiscard]] store::Intent intent(std::int64_t id) const { return **store->operations().find(id); }
    [[nodiscard]] std::vector<store::AuditEntry> audit() const
    {
        std::vector<store::AuditEntry> entries;
        (void)store->audit().read([&](const store::AuditEntry& entry) {
            entries.push_back(entry);
            return true;
        });
        return entries;
    }

    Folder folder;
    std::unique_ptr<store::Store> store = folder.open();
    std::string r1 = store->devices().add(device("r1"))->device.id;
    std::string r2 = store->devices().add(device("r2"))->device.id;
};

} // namespace

class OperationsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void refusals()
    {
        Bench bench;
        auto& operations = bench.store->operations();
        QCOMPARE(operations.begin(renew, {bench.r1, "nobody"}, true).error().code, ErrorCode::NotFound);
        QVERIFY(operations.newest(10)->empty()); // nothing half-done
        QCOMPARE(operations.start(1, "").error().code, ErrorCode::NotFound);
        QVERIFY(!*operations.find(1));
        const auto id = bench.begin(bench.r1);
        for (const IntentState state : {IntentState::Waiting, IntentState::Running, IntentState::Done,
                                        IntentState::Failed, IntentState::Unknown})
            QCOMPARE(operations.finish(id, {state, "x", {}}).error().code, ErrorCode::BadArgument);
        QCOMPARE(operations.settle(id, {IntentState::Done, "x", {}}, "me").error().code,
                 ErrorCode::BadArgument);
        QVERIFY(operations.start(id, "digest"));
        QCOMPARE(operations.start(id, "digest").error().code, ErrorCode::BadArgument);
        for (const IntentState state :
             {IntentState::Waiting, IntentState::Running, IntentState::Refused, IntentState::Cancelled})
            QCOMPARE(operations.finish(id, {state, "x", {}}).error().code, ErrorCode::BadArgument);
        QVERIFY(operations.finish(id, {IntentState::Done, "verified", {}}));
        QCOMPARE(operations.finish(id, {IntentState::Failed, "x", {}}).error().code, ErrorCode::BadArgument);
        QVERIFY(bench.intent(id).state == IntentState::Done);
        QCOMPARE(bench.audit().size(), std::size_t{1});
    }

    void anotherProcessesIntentIsNotOurs()
    {
        Bench bench;
        const auto other = bench.folder.open();
        const auto id = bench.begin(bench.r1);
        QCOMPARE(other->operations().start(id, "").error().code, ErrorCode::BadArgument);
        QVERIFY(bench.store->operations().start(id, ""));
        QCOMPARE(other->operations().finish(id, {IntentState::Done, "x", {}}).error().code,
                 ErrorCode::BadArgument);
    }

    void oneChangeADevice()
    {
        Bench bench;
        auto& operations = bench.store->operations();
        const auto other = bench.folder.open();
        const auto first = bench.begin(bench.r1);
        const auto second = other->operations().begin(renew, {bench.r1}, true)->intents.front();
        const auto elsewhere = bench.begin(bench.r2);
        const auto refresh = bench.begin(bench.r1, false);
        QVERIFY(operations.start(first, ""));
        QCOMPARE(other->operations().start(second, "").error().code, ErrorCode::AlreadyRunning);
        QVERIFY(bench.intent(second).state == IntentState::Waiting);
        QVERIFY(operations.start(elsewhere, ""));
        QVERIFY(operations.start(refresh, "")); // reading is no change
        QVERIFY(operations.finish(first, {IntentState::Unknown, "link-lost", {}}));
        QVERIFY(other->operations().start(second, ""));
    }

    void theStoryOfAnOperation()
    {
        Bench bench;
        auto& operations = bench.store->operations();
        const auto begun = *operations.begin(renew, {bench.r1, bench.r2}, true);
        QCOMPARE(begun.intents.size(), std::size_t{2});
        QVERIFY(operations.start(begun.intents[0], "digest-1"));
        bench.folder.clock.advance(std::chrono::seconds(5));
        const auto kept = *fleet::KeptSource::of("answers", bytesOf("r1(config)#passw 0 Rev0cati0n\n"));
        QVERIFY(
            operations.finish(begun.intents[0], {IntentState::Done, "verified", {{"serial", "0A"}}}, &kept));
        QVERIFY(operations.finish(begun.intents[1], {IntentState::Refused, "clock-not-authoritative", {}}));

        const auto reopened = bench.folder.open();
        const auto all = *reopened->operations().newest(10);
        QCOMPARE(all.size(), std::size_t{1});
        QCOMPARE(all[0].id, begun.operation);
        QCOMPARE(all[0].who, renew.who);
        QCOMPARE(all[0].reason, renew.reason);
        QVERIFY(all[0].parameters == renew.parameters);
        QCOMPARE(all[0].begunAt, storesupport::start);
        const auto intents = *reopened->operations().intentsOf(begun.operation);
        QCOMPARE(intents.size(), std::size_t{2});
        QCOMPARE(intents[0].deviceName, std::string("r1"));
        QVERIFY(intents[0].state == IntentState::Done && intents[0].isChange);
        QCOMPARE(intents[0].planDigest, std::string("digest-1"));
        QCOMPARE(*intents[0].endedAt - *intents[0].begunAt, Duration(std::chrono::seconds(5)));
        QVERIFY(!intents[1].begunAt);
        QCOMPARE(intents[1].code, std::string("clock-not-authoritative"));

        const auto audit = bench.audit();
        QCOMPARE(audit.size(), std::size_t{2});
        QCOMPARE(audit[0].event.event, std::string("renew"));
        QCOMPARE(audit[0].event.who, renew.who);
        QCOMPARE(audit[0].event.operation, std::optional(begun.operation));
        QVERIFY(audit[0].event.parameters == (store::Parameters{{"trustpoint", "CA"},
                                                                {"serial", "0A"},
                                                                {"outcome", "done"},
                                                                {"code", "verified"},
                                                                {"reason", renew.reason}}));
        QCOMPARE(*reopened->audit().transcript(audit[0].event.transcript),
                 std::string("r1(config)#passw ***\n"));
        QCOMPARE(reopened->audit().transcript("00").error().code, ErrorCode::NotFound);
        // It outlives the device, and so does what was sent.
        QVERIFY(reopened->devices().remove(bench.r1));
        QCOMPARE(reopened->operations().intentsOf(begun.operation)->size(), std::size_t{2});
        QVERIFY(reopened->audit().verify()->flaw == store::AuditFlaw::None);
    }

    void aRefreshIsNotAudited()
    {
        Bench bench;
        const auto id = bench.begin(bench.r1, false);
        QVERIFY(bench.store->operations().start(id, ""));
        QVERIFY(bench.store->operations().finish(id, {IntentState::Failed, "unreachable", {}}));
        QVERIFY(bench.audit().empty());
    }

    void whatRanIsUnknownAndWhatWaitedIsCancelled()
    {
        Bench bench;
        const auto ran = bench.begin(bench.r1);
        const auto waited = bench.begin(bench.r2);
        QVERIFY(bench.store->operations().start(ran, ""));
        // Its process has gone, for all others can tell.
        bench.store.reset();
        bench.store = bench.folder.open();
        QVERIFY(bench.intent(ran).state == IntentState::Unknown);
        QCOMPARE(bench.intent(ran).code, std::string("owner-gone"));
        QVERIFY(bench.intent(waited).state == IntentState::Cancelled);
        QCOMPARE(bench.audit().size(), std::size_t{2});
        // The next refresh settles it.
        auto& operations = bench.store->operations();
        QCOMPARE(operations.settle(ran, {IntentState::Refused, "x", {}}, "bob@noc").error().code,
                 ErrorCode::BadArgument);
        QVERIFY(operations.settle(ran, {IntentState::Done, "found-done", {}}, "bob@noc"));
        QVERIFY(bench.intent(ran).state == IntentState::Done);
        QCOMPARE(bench.audit().back().event.who, std::string("bob@noc"));
        QCOMPARE(operations.settle(ran, {IntentState::Failed, "x", {}}, "bob@noc").error().code,
                 ErrorCode::BadArgument);
    }

    void anOutcomeIsNotWrittenWithoutItsAuditEntry()
    {
        Bench bench;
        const auto id = bench.begin(bench.r1);
        QVERIFY(bench.store->operations().start(id, ""));
        rawsql::run(bench.folder.file(), "CREATE TRIGGER no_more BEFORE INSERT ON audit"
                                         " BEGIN SELECT RAISE(ABORT, 'no more'); END");
        QVERIFY(!bench.store->operations().finish(id, {IntentState::Done, "verified", {}}));
        QVERIFY(bench.intent(id).state == IntentState::Running);
        rawsql::run(bench.folder.file(), "DROP TRIGGER no_more");
        QVERIFY(bench.store->operations().finish(id, {IntentState::Done, "verified", {}}));
    }

    void howItEndedIsAuditedNotWhatWasAskedFor()
    {
        Bench bench;
        auto& operations = bench.store->operations();
        const store::Operation asked{0, "revoke", {{"serial", "01"}}, "ana@noc", {}, {}};
        const auto begun = *operations.begin(asked, {bench.r1}, true);
        QVERIFY(operations.start(begun.intents[0], "digest"));
        QVERIFY(
            operations.finish(begun.intents[0], {IntentState::Failed, "other-serial", {{"serial", "02"}}}));
        QCOMPARE(bench.audit().back().event.parameters.at("serial"), std::string("02"));
    }
};

QTEST_GUILESS_MAIN(OperationsTest)
#include "operationstest.moc"
