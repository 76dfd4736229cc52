// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <QTest>
#include <QTimer>

#include "tests/ops/workersupport.h"

using namespace releve;
using namespace releve::ops;
using namespace releve::ops::test;
using store::IntentState;

namespace {

Act act(ActKind kind, const std::string& target = {})
{
    Act result;
    result.kind = kind;
    result.target = target;
    return result;
}

} // namespace

/// A worker changes the routers of a live lab: what it proves, and what it makes of lies and accidents.
class WorkerChangeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_lab.start() && settle(m_lab));
        m_office = std::make_unique<Office>(m_folder);
        QVERIFY(m_office->open());
        m_ids = m_office->addAll(m_lab);
        std::vector<std::string> all;
        for (const auto& [name, id] : m_ids)
            all.push_back(id);
        const auto results = m_office->refresh(all);
        for (const RefreshResult& result : *results)
            QVERIFY2(!result.error, result.error ? result.error->detail.c_str() : "");
    }

    void aPlanChangesNothing()
    {
        const auto before = m_office->refresh(m_ids.at("spoke-1")).snapshot;
        const auto planned = m_office->plan(m_ids.at("spoke-1"), act(ActKind::Renew, "Root-CA"));
        QVERIFY2(planned, planned ? "" : planned.error().detail.c_str());
        QVERIFY2(!planned->plan->isBlocked(), blocksOf(*planned->plan).c_str());
        QVERIFY(!planned->plan->lines.empty());
        m_office->worker->drop(planned->id);
        QCOMPARE(m_office->run(planned->id).error().code, ErrorCode::NotFound);
        QVERIFY(m_office->intents().empty());
        const auto after = m_office->refresh(m_ids.at("spoke-1")).snapshot;
        QCOMPARE(after->findTrustpoint("Root-CA")->identity->record.serial,
                 before->findTrustpoint("Root-CA")->identity->record.serial);
        QCOMPARE(m_office->plan("nobody", act(ActKind::Save)).error().code, ErrorCode::NotFound);
    }

    void aSpokeIsRenewed()
    {
        const std::string id = m_ids.at("spoke-1");
        const auto planned = m_office->plan(id, act(ActKind::Renew, "Root-CA"));
        QVERIFY(planned);
        std::vector<Stage> stages;
        const auto ran = answerOf<Ran>([&](auto done) {
            m_office->worker->run(
                planned->id, "for the test",
                [&](const Progress& progress) { stages.push_back(progress.stage); }, done);
        });
        QVERIFY2(ran && ran->verdict.code == ResultCode::Proved, textOf(ran).c_str());
        QVERIFY(ran->verdict.state == IntentState::Done);
        QVERIFY(ran->after->findTrustpoint("Root-CA")->identity->record.serial !=
                planned->before->findTrustpoint("Root-CA")->identity->record.serial);
        for (const Stage stage : {Stage::Reading, Stage::Typing, Stage::Proving, Stage::AskingCa})
            QVERIFY(std::find(stages.begin(), stages.end(), stage) != stages.end());
        const auto intent = m_office->intents().front();
        QVERIFY(intent.state == IntentState::Done && intent.isChange &&
                intent.planDigest == planned->plan->digest);
        QCOMPARE(intent.code, std::string("proved"));
        const auto entry = m_office->inStore<store::AuditEntry>([](store::Store& store) {
            store::AuditEntry last;
            static_cast<void>(store.audit().read([&](const store::AuditEntry& one) {
                last = one;
                return true;
            }));
            return Result<store::AuditEntry>(last);
        });
        QCOMPARE(entry->event.event, std::string("renew"));
        QCOMPARE(entry->event.who, std::string("tester@here"));
        QCOMPARE(entry->event.parameters.at("reason"), std::string("for the test"));
        const auto transcript = m_office->inStore<std::string>(
            [&](store::Store& store) { return store.audit().transcript(entry->event.transcript); });
        QVERIFY2(transcript && transcript->find("crypto pki enroll Root-CA") != std::string::npos,
                 transcript ? transcript->c_str() : "");
        QCOMPARE(m_office->run(planned->id).error().code, ErrorCode::NotFound); // once only
    }

    void aServerRollsOverAndTakesItBack()
    {
        const std::string id = m_ids.at("ROOTCA");
        const auto rolled = m_office->planAndRun(id, act(ActKind::Rollover, "ROOTCA"));
        QVERIFY2(rolled && rolled->verdict.code == ResultCode::Proved, textOf(rolled).c_str());
        const auto again = m_office->planAndRun(id, act(ActKind::Rollover, "ROOTCA"));
        QVERIFY2(again && again->verdict.code == ResultCode::Blocked, textOf(again).c_str());
        QVERIFY(again->verdict.state == IntentState::Refused && again->report.lines.empty());
        const auto cancelled = m_office->planAndRun(id, act(ActKind::RolloverCancel, "ROOTCA"));
        QVERIFY2(cancelled && cancelled->verdict.code == ResultCode::Proved, textOf(cancelled).c_str());
        QVERIFY(cancelled->plan->holders);
    }

    void aRequestIsGranted()
    {
        const auto granted = m_office->planAndRun(m_ids.at("MANUALCA"), act(ActKind::Grant, "MANUALCA"));
        QVERIFY2(granted && granted->verdict.code == ResultCode::Proved, textOf(granted).c_str());
    }

    void aStateThatChangedIsNotTouched()
    {
        const std::string id = m_ids.at("spoke-2");
        const auto planned = m_office->plan(id, act(ActKind::Renew, "Root-CA"));
        QVERIFY(planned && !planned->plan->isBlocked());
        const auto other = m_office->planAndRun(id, act(ActKind::Renew, "Root-CA"));
        QVERIFY2(other && other->verdict.code == ResultCode::Proved, textOf(other).c_str());
        const auto ran = m_office->run(planned->id);
        QVERIFY2(ran && ran->verdict.code == ResultCode::StateChanged, textOf(ran).c_str());
        QVERIFY(ran->verdict.state == IntentState::Refused && ran->report.lines.empty());
    }

    void oneChangeOfADeviceAtATime()
    {
        const std::string id = m_ids.at("spoke-3");
        // Another process has begun one.
        Office other(m_folder);
        QVERIFY(other.open());
        const auto theirs = other.inStore<std::int64_t>([&](store::Store& store) -> Result<std::int64_t> {
            const auto begun = store.operations().begin({0, "renew", {}, "them@there", "", {}}, {id}, true);
            if (const auto started = store.operations().start(begun->intents.front(), "x"); !started)
                return started.error();
            return begun->intents.front();
        });
        QVERIFY(theirs);
        const auto ran = m_office->planAndRun(id, act(ActKind::Save));
        QVERIFY2(!ran && ran.error().code == ErrorCode::AlreadyRunning, textOf(ran).c_str());
        QVERIFY(m_office->intents().front().state == IntentState::Cancelled);
        QCOMPARE(answerOf<std::monostate>([&](auto done) { m_office->worker->removeDevice(id, done); })
                     .error()
                     .code,
                 ErrorCode::AlreadyRunning);
        other.worker.reset();
        // They are gone: nobody knows how it ended, and that keeps nobody from the next one.
        Office third(m_folder);
        const auto opened = third.open();
        QCOMPARE(opened->unknown.size(), std::size_t{1});
        QCOMPARE(opened->unknown.front().id, *theirs);
        const auto saved = m_office->planAndRun(id, act(ActKind::Save));
        QVERIFY2(saved && saved->verdict.state == IntentState::Done, textOf(saved).c_str());
    }

    void liesAndAccidents_data()
    {
        QTest::addColumn<QString>("who");
        QTest::addColumn<QString>("fault");
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("target");
        QTest::addColumn<QList<int>>("codes");
        const auto row = [](const char* who, const char* fault, ActKind kind, const char* target,
                            std::initializer_list<ResultCode> codes) {
            QList<int> list;
            for (const ResultCode code : codes)
                list.append(static_cast<int>(code));
            QTest::addRow("%s at %s", fault, who)
                << QString::fromLatin1(who) << QString::fromLatin1(fault) << static_cast<int>(kind)
                << QString::fromLatin1(target) << list;
        };
        row("ROOTCA", "says-ok-does-nothing", ActKind::Rollover, "ROOTCA", {ResultCode::NothingChanged});
        row("spoke-5", "says-ok-does-nothing", ActKind::Renew, "Root-CA", {ResultCode::NothingChanged});
        row("spoke-5", "unexpected-question", ActKind::Renew, "Root-CA", {ResultCode::QuestionUnknown});
        row("spoke-5", "disk-full", ActKind::Save, "", {ResultCode::DiskFull});
        row("spoke-5", "clock-not-authoritative", ActKind::Renew, "Root-CA", {ResultCode::Blocked});
        row("ROOTCA", "http-off", ActKind::Rollover, "ROOTCA", {ResultCode::Blocked});
    }
    void liesAndAccidents()
    {
        QFETCH(const QString, who);
        QFETCH(const QString, fault);
        QFETCH(const int, kind);
        QFETCH(const QString, target);
        QFETCH(const QList<int>, codes);
        const std::string name = who.toStdString();
        QVERIFY(m_lab.fault(name, fault.toLatin1().constData()));
        const auto ran =
            m_office->planAndRun(m_ids.at(name), act(static_cast<ActKind>(kind), target.toStdString()));
        QVERIFY(m_lab.fault(name, fault.toLatin1().constData(), false));
        QVERIFY2(ran && codes.contains(static_cast<int>(ran->verdict.code)), textOf(ran).c_str());
        QVERIFY(ran->verdict.state != IntentState::Done);
        const auto intent = m_office->intents().front();
        QVERIFY(intent.state == ran->verdict.state && intent.code == wordOf(ran->verdict.code));
    }

    void aLinkThatBreaksBehindTheCommand()
    {
        const std::string id = m_ids.at("spoke-5");
        const auto planned = m_office->plan(id, act(ActKind::Renew, "Root-CA"));
        QVERIFY(planned && !planned->plan->isBlocked());
        // Between the command and its answer: when the last reading is over, and before the line breaks for the proof.
        const auto ran = answerOf<Ran>([&](auto done) {
            m_office->worker->run(
                planned->id, "",
                [&](const Progress& progress) {
                    if (progress.stage == Stage::Typing)
                        m_lab.tell(R"({"do":"fault","who":"spoke-5","kind":"drop-after-command"})");
                    if (progress.stage == Stage::Proving)
                        m_lab.tell(R"({"do":"clear","who":"spoke-5","kind":"drop-after-command"})");
                },
                done);
        });
        // It breaks behind the command or behind the answer to its question; the router was read again, and what it shows
        // decides.
        QVERIFY2(ran &&
                     (ran->verdict.code == ResultCode::Proved || ran->verdict.code == ResultCode::LinkLost),
                 textOf(ran).c_str());
        QVERIFY(ran->after);
        QVERIFY(ran->verdict.state ==
                (ran->verdict.code == ResultCode::Proved ? IntentState::Done : IntentState::Unknown));
    }

    void aCaThatSpeaksNoScep()
    {
        QVERIFY(m_lab.fault("ROOTCA", "garbage"));
        const auto planned = m_office->plan(m_ids.at("spoke-1"), act(ActKind::Renew, "Root-CA"));
        QVERIFY(m_lab.fault("ROOTCA", "garbage", false));
        QVERIFY(planned && planned->plan->isBlocked());
        QVERIFY2(blocksOf(*planned->plan).find(wordOf(Condition::CaReachable)) != std::string::npos,
                 blocksOf(*planned->plan).c_str());
    }

    void aCaThatCanLessThanBefore()
    {
        QVERIFY(m_lab.fault("ROOTCA", "caps-shrunk"));
        const auto planned = m_office->plan(m_ids.at("spoke-1"), act(ActKind::Renew, "Root-CA"));
        QVERIFY(m_lab.fault("ROOTCA", "caps-shrunk", false));
        QVERIFY(planned && planned->plan->isBlocked());
        QCOMPARE(blocksOf(*planned->plan), std::string(wordOf(Condition::CapabilitiesKept)));
    }

    void anUnreachableDeviceBlocks()
    {
        QVERIFY(m_lab.fault("spoke-4", "unreachable"));
        const auto planned = m_office->plan(m_ids.at("spoke-4"), act(ActKind::Renew, "Root-CA"));
        QVERIFY(m_lab.fault("spoke-4", "unreachable", false));
        QVERIFY(planned && planned->plan->isBlocked());
        QCOMPARE(blocksOf(*planned->plan), std::string(wordOf(Condition::DeviceReachable)));
    }

    void theEndOfTheProgramInTheMiddle()
    {
        const std::string id = m_ids.at("spoke-2");
        {
            Office going(m_folder);
            QVERIFY(going.open());
            const auto planned = going.plan(id, act(ActKind::Renew, "Root-CA"));
            QVERIFY(planned && !planned->plan->isBlocked());
            bool isTyping = false;
            going.worker->run(
                planned->id, "",
                [&](const Progress& progress) { isTyping |= progress.stage == Stage::Typing; },
                [](const auto&) {});
            QTRY_VERIFY_WITH_TIMEOUT(isTyping, patience);
        }
        auto intent = m_office->intents().front();
        QCOMPARE(intent.device, id);
        // It may have got to its end meanwhile; if not, it says so.
        if (intent.state == IntentState::Unknown)
            QCOMPARE(intent.code, std::string("interrupted"));
        const auto result = m_office->refresh(id);
        QVERIFY(!result.error);
        intent = m_office->intents().front();
        QVERIFY(intent.state == IntentState::Done || intent.state == IntentState::Failed);
    }

    void cancelledAtAnyInstant()
    {
        const std::string id = m_ids.at("spoke-2");
        int untouched = 0;
        for (int wait = 0; wait < 12; ++wait) {
            const auto after = [wait](const std::function<void()>& cancel) {
                QTimer::singleShot(wait * wait * 2, qApp, cancel);
            };
            const auto held = std::make_shared<Act>(act(ActKind::Renew, "Root-CA"));
            const auto planned = answerOf<Planned>([&](auto done) {
                const JobId job = m_office->worker->plan(id, std::move(*held), nullptr, done);
                after([this, job] { m_office->worker->cancel(job); });
            });
            QVERIFY(planned || planned.error().code == ErrorCode::Cancelled);
            const auto whole = m_office->plan(id, act(ActKind::Renew, "Root-CA"));
            QVERIFY2(whole && !whole->plan->isBlocked(), whole ? blocksOf(*whole->plan).c_str() : "");
            const auto ran = answerOf<Ran>([&](auto done) {
                const JobId job = m_office->worker->run(whole->id, "", nullptr, done);
                after([this, job] { m_office->worker->cancel(job); });
            });
            const auto intent = m_office->intents().front();
            if (ran) {
                QVERIFY(intent.state == ran->verdict.state && intent.code == wordOf(ran->verdict.code));
            } else {
                ++untouched;
                QCOMPARE(ran.error().code, ErrorCode::Cancelled);
                QVERIFY(intent.state == IntentState::Cancelled);
            }
            const auto result = m_office->refresh(id);
            QVERIFY(!result.error);
            const std::string serial = result.snapshot->findTrustpoint("Root-CA")->identity->record.serial;
            const bool isNew = serial != whole->before->findTrustpoint("Root-CA")->identity->record.serial;
            const auto now = m_office->intents().front();
            // What is told is what is.
            QVERIFY2(now.state == IntentState::Unknown || (now.state == IntentState::Done) == isNew,
                     (now.code + ' ' + serial).c_str());
        }
        QVERIFY(untouched > 0);
    }

    void manyDevicesAtOnce()
    {
        std::vector<BulkItem> items;
        for (const char* name : {"spoke-1", "spoke-2", "spoke-3", "spoke-7", "spoke-5"})
            items.push_back({m_ids.at(name), act(ActKind::Save)});
        items.push_back({"nobody", act(ActKind::Save)});
        int told = 0;
        const auto results = answerOf<std::vector<BulkResult>>([&](auto done) {
            m_office->worker->bulk(
                std::move(items), "all of them", {2}, [&](const BulkResult&) { ++told; }, done);
        });
        QVERIFY(results);
        QCOMPARE(results->size(), std::size_t{6});
        QCOMPARE(told, 6);
        for (std::size_t i = 0; i < 5; ++i) {
            const BulkResult& result = (*results)[i];
            QCOMPARE(result.item, i);
            QVERIFY2(result.ran && result.ran->verdict.state == IntentState::Done,
                     result.ran ? textOf(*result.ran).c_str() : result.error->detail.c_str());
        }
        QCOMPARE(results->back().error->code, ErrorCode::NotFound);
    }

    void manyDevicesAreCancelled()
    {
        std::vector<BulkItem> items;
        for (int i = 0; i < 4; ++i)
            items.push_back({m_ids.at("spoke-1"), act(ActKind::Save)});
        const auto results = answerOf<std::vector<BulkResult>>([&](auto done) {
            const JobId job = m_office->worker->bulk(std::move(items), "", {1}, nullptr, done);
            m_office->worker->pause(job);
            m_office->worker->resume(job);
            m_office->worker->cancel(job);
        });
        QVERIFY(results->front().ran && results->front().ran->verdict.state == IntentState::Done);
        for (std::size_t i = 1; i < 4; ++i)
            QCOMPARE((*results)[i].error->code, ErrorCode::Cancelled);
    }

private:
    QTemporaryDir m_folder;
    DemoLab m_lab;
    std::unique_ptr<Office> m_office;
    std::map<std::string, std::string> m_ids;
};

QTEST_GUILESS_MAIN(WorkerChangeTest)
#include "workerchangetest.moc"
