// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

#include "tests/ops/workersupport.h"

using namespace releve;
using namespace releve::ops;
using namespace releve::ops::test;

/// A worker reads a live lab: what it sees, and what it does when there is nothing to see.
class WorkerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(m_lab.start() && settle(m_lab)); }

    void nothingWorksWithoutAStore()
    {
        const QTemporaryDir folder;
        Office office(folder);
        const auto devices =
            answerOf<std::vector<store::DeviceRecord>>([&](auto done) { office.worker->devices(done); });
        QCOMPARE(devices.error().code, ErrorCode::BadArgument);
        QCOMPARE(office.refresh("x").error->code, ErrorCode::BadArgument);
        QCOMPARE(office.add(recordOf(m_lab, "spoke-1")).error().code, ErrorCode::BadArgument);
        auto settings = Office::settings(folder.filePath(QStringLiteral("no/such/place")));
        settings.storePath = "/dev/null/releve.db";
        QVERIFY(!office.open(std::move(settings)));
        QVERIFY(office.open()); // another one may be tried
        QCOMPARE(office.open().error().code, ErrorCode::BadArgument);
    }

    void devicesAreKept()
    {
        const QTemporaryDir folder;
        Office office(folder);
        QVERIFY(office.open());
        auto record = recordOf(m_lab, "spoke-1");
        record.passwordSource = "keychain:";
        const auto added = answerOf<store::DeviceRecord>([&](auto done) {
            office.worker->addDevice(record, {SecretBytes(std::string_view("Pa55word-in-store"))}, done);
        });
        QVERIFY2(added, added ? "" : added.error().detail.c_str());
        QCOMPARE(office.add(record).error().code, ErrorCode::AlreadyExists);
        // A secret of a source that is somebody else's is not taken, and leaves no device behind.
        auto other = recordOf(m_lab, "spoke-2");
        const auto refused = answerOf<store::DeviceRecord>(
            [&](auto done) { office.worker->addDevice(other, {SecretBytes(std::string_view("x"))}, done); });
        QCOMPARE(refused.error().code, ErrorCode::BadArgument);
        const auto devices =
            *answerOf<std::vector<store::DeviceRecord>>([&](auto done) { office.worker->devices(done); });
        QCOMPARE(devices.size(), std::size_t{1});
        auto changed = devices.front();
        changed.device.site = "Lyon";
        QVERIFY(answerOf<store::DeviceRecord>(
            [&](auto done) { office.worker->changeDevice(changed, {}, done); }));
        QVERIFY(answerOf<std::monostate>(
            [&](auto done) { office.worker->removeDevice(changed.device.id, done); }));
        QCOMPARE(
            answerOf<std::monostate>([&](auto done) { office.worker->removeDevice(changed.device.id, done); })
                .error()
                .code,
            ErrorCode::NotFound);
        const auto events = *office.inStore<std::vector<std::string>>([](store::Store& store) {
            std::vector<std::string> all;
            static_cast<void>(store.audit().read([&](const store::AuditEntry& entry) {
                all.push_back(entry.event.event);
                return true;
            }));
            return Result<std::vector<std::string>>(all);
        });
        QCOMPARE(events, (std::vector<std::string>{"device-added", "device-changed", "device-removed"}));
        QVERIFY(!everythingIn(folder.path()).contains("Pa55word-in-store"));
    }

    void theHostKeyIsAskedForWithoutAnythingOfTheUsers()
    {
        const QTemporaryDir folder;
        Office office(folder);
        QVERIFY(office.open());
        auto record = recordOf(m_lab, "spoke-1");
        record.passwordSource = "env:RELEVE_TEST_NOT_SET"; // is not even looked for
        const std::string pinned = std::exchange(record.hostKey, {});
        const auto probe = [&](const store::DeviceRecord& of) {
            return answerOf<ProbedKey>([&](auto done) { office.worker->probe(of, {}, done); });
        };
        const auto unknown = probe(record);
        QVERIFY2(unknown, unknown ? "" : unknown.error().detail.c_str());
        QCOMPARE(unknown->question.key.fingerprint, pinned);
        QCOMPARE(unknown->question.host, record.host);
        QVERIFY(!unknown->isKnown);
        QCOMPARE(unknown->hop, std::size_t{0});
        record.hostKey = pinned;
        QVERIFY(probe(record)->isKnown);
        record.port = closedPort();
        QCOMPARE(probe(record).error().code, ErrorCode::ConnectionRefused);
        record.host.clear();
        QCOMPARE(probe(record).error().code, ErrorCode::BadArgument);
    }

    void theFleetIsRead()
    {
        const QTemporaryDir folder;
        std::map<std::string, fleet::SnapshotPtr> told;
        WorkerEvents events;
        events.changed = [&](const fleet::Changes& changes) {
            for (const auto& change : changes)
                told[change.after->device.name] = change.after;
        };
        Office office(folder, std::move(events));
        QVERIFY(office.open());
        const auto ids = office.addAll(m_lab);
        std::vector<std::string> all;
        for (const auto& [name, id] : ids)
            all.push_back(id);
        const auto results = office.refresh(all);
        QVERIFY2(results, results ? "" : results.error().detail.c_str());
        QCOMPARE(results->size(), ids.size());
        for (std::size_t i = 0; i < all.size(); ++i) {
            const RefreshResult& result = (*results)[i];
            const std::string& name = result.device.name;
            QCOMPARE(result.device.id, all[i]);
            QVERIFY2(!result.error, result.error ? (name + ": " + result.error->detail).c_str() : "");
            QVERIFY2(result.refused.empty(), name.c_str());
            QCOMPARE(result.hops.size(), std::size_t{1});
            // Old algorithms are listed where there are any.
            QCOMPARE(result.hops.front().old.empty(), name != "spoke-8");
            const fleet::Snapshot& snapshot = *result.snapshot;
            QVERIFY2(snapshot.clock.deviceInstant && snapshot.clock.live, name.c_str());
            QCOMPARE(snapshot.clock.authority == ios::ClockAuthority::NotAuthoritative, name == "spoke-7");
            QVERIFY2(!snapshot.trustpoints.empty(), name.c_str());
            QVERIFY2(snapshot.facts.httpServer.has_value(), name.c_str());
            QCOMPARE(snapshot.servers.size(), std::size_t(name.ends_with("CA") ? 1 : 0));
        }
        QTRY_COMPARE(told.size(), ids.size());
        const auto& server = told.at("ROOTCA")->servers.front();
        QVERIFY(server.status && server.config && server.state != fleet::ServerState::Unknown);
        const fleet::Trustpoint* const spoke = told.at("spoke-1")->findTrustpoint("Root-CA");
        QVERIFY(spoke && spoke->ca && spoke->identity && spoke->key && spoke->config);
        QVERIFY(!told.at("MANUALCA")->facts.requests.empty()); // spoke-6 waits
        // Another run of the program sees the same.
        Office later(folder);
        QVERIFY(later.open());
        const auto kept =
            *answerOf<std::vector<fleet::SnapshotPtr>>([&](auto done) { later.worker->snapshots(done); });
        QCOMPARE(kept.size(), told.size());
        for (const auto& snapshot : kept) {
            QCOMPARE(snapshot->timers.size(), told.at(snapshot->device.name)->timers.size());
            QCOMPARE(snapshot->facts.certificates.size(),
                     told.at(snapshot->device.name)->facts.certificates.size());
            QVERIFY(snapshot->clock.live);
        }
    }

    void lightReadingsRenewTheTimersOnly()
    {
        const QTemporaryDir folder;
        Office office(folder);
        QVERIFY(office.open());
        const auto id = office.add(recordOf(m_lab, "ROOTCA"))->device.id;
        const auto full = office.refresh(id);
        QVERIFY(!full.error);
        const auto light = office.refresh(id, RefreshKind::Light);
        QVERIFY(!light.error && light.snapshot != full.snapshot);
        QCOMPARE(light.snapshot->facts.certificates.size(), full.snapshot->facts.certificates.size());
        QVERIFY(*light.snapshot->clock.deviceInstant >= *full.snapshot->clock.deviceInstant);
    }

    void whoeverCannotBeReadSaysWhy_data()
    {
        QTest::addColumn<QString>("how");
        QTest::addColumn<int>("code");
        const auto row = [](const char* how, ErrorCode code) {
            QTest::newRow(how) << QString::fromLatin1(how) << static_cast<int>(code);
        };
        row("wrong password", ErrorCode::LoginRefused);
        row("wrong enable password", ErrorCode::LoginRefused);
        row("no password", ErrorCode::NotFound);
        row("nobody to ask", ErrorCode::PassphraseNeeded);
        row("no keychain entry", ErrorCode::NotFound);
        row("no key file", ErrorCode::NotFound);
        row("other host key", ErrorCode::HostKeyChanged);
        row("no host key", ErrorCode::HostKeyUnknown);
        row("old algorithms not allowed", ErrorCode::NoCommonAlgorithm);
        row("nobody listens", ErrorCode::ConnectionRefused);
        row("no such name", ErrorCode::NameNotResolved);
        row("no SSH", ErrorCode::NotSsh);
        row("says nothing", ErrorCode::TimedOut);
        row("no host", ErrorCode::BadArgument);
        row("jump without a key", ErrorCode::HostKeyUnknown);
    }
    void whoeverCannotBeReadSaysWhy()
    {
        QFETCH(const QString, how);
        QFETCH(const int, code);
        const QTemporaryDir folder;
        Office office(folder);
        auto settings = Office::settings(office.path());
        settings.times.connect = std::chrono::seconds(2);
        QVERIFY(office.open(std::move(settings)));
        QTcpServer web, mute;
        QVERIFY(web.listen(QHostAddress::LocalHost) && mute.listen(QHostAddress::LocalHost));
        connect(&web, &QTcpServer::newConnection, &web, [&] {
            QTcpSocket* const socket = web.nextPendingConnection();
            socket->write("HTTP/1.1 400 Bad Request\r\n\r\n");
            socket->disconnectFromHost();
        });
        auto record = recordOf(
            m_lab, how.contains(QLatin1String("enable")) || how.contains(QLatin1String("old")) ? "spoke-8"
                                                                                               : "spoke-1");
        qputenv("RELEVE_TEST_WRONG", "wrong-One-7");
        const std::map<QString, std::function<void()>> changes{
            {QStringLiteral("wrong password"), [&] { record.passwordSource = "env:RELEVE_TEST_WRONG"; }},
            {QStringLiteral("wrong enable password"), [&] { record.enableSource = "env:RELEVE_TEST_WRONG"; }},
            {QStringLiteral("no password"), [&] { record.passwordSource = "env:RELEVE_TEST_NOT_SET"; }},
            {QStringLiteral("nobody to ask"), [&] { record.passwordSource = "prompt"; }},
            {QStringLiteral("no keychain entry"), [&] { record.passwordSource = "keychain:"; }},
            {QStringLiteral("no key file"),
             [&] { record.identityFile = folder.filePath(QStringLiteral("id")).toStdString(); }},
            {QStringLiteral("other host key"),
             [&] {
                 record.hostKey =
                     m_lab.routers.at("spoke-2")[QStringLiteral("host_key_sha256")].toString().toStdString();
             }},
            {QStringLiteral("no host key"), [&] { record.hostKey.clear(); }},
            {QStringLiteral("old algorithms not allowed"), [&] { record.legacySsh = false; }},
            {QStringLiteral("nobody listens"), [&] { record.port = closedPort(); }},
            {QStringLiteral("no such name"), [&] { record.host = "no-such-host.invalid"; }},
            {QStringLiteral("no SSH"), [&] { record.port = web.serverPort(); }},
            {QStringLiteral("says nothing"), [&] { record.port = mute.serverPort(); }},
            {QStringLiteral("no host"), [&] { record.host.clear(); }},
            {QStringLiteral("jump without a key"),
             [&] {
                 record.jumps.push_back({"admin", record.host, record.port, ""});
             }},
        };
        changes.at(how)();
        const auto id = office.add(record)->device.id;
        const RefreshResult result = office.refresh(id);
        QVERIFY(result.error);
        QVERIFY2(result.error->code == static_cast<ErrorCode>(code), result.error->detail.c_str());
        QVERIFY2(result.error->detail.find("wrong-One-7") == std::string::npos, result.error->detail.c_str());
        QVERIFY(!result.snapshot);
        QVERIFY(!everythingIn(folder.path()).contains("wrong-One-7"));
    }

    void aPersonIsAsked()
    {
        const QTemporaryDir folder;
        int asked = 0;
        const std::string right =
            m_lab.routers.at("spoke-2")[QStringLiteral("password")].toString().toStdString();
        std::vector<std::optional<std::string>> answers{std::nullopt, "wrong-One-7", right};
        WorkerEvents events;
        events.asksForSecret = [&](const SecretQuestion& question, const auto& answer) {
            QCOMPARE(question.device.name, std::string("spoke-2"));
            QVERIFY(question.kind == SecretKind::Password);
            const auto given = answers[std::size_t(asked++)];
            answer(given ? std::optional(SecretBytes(std::string_view(*given))) : std::nullopt);
        };
        Office office(folder, std::move(events));
        QVERIFY(office.open());
        auto record = recordOf(m_lab, "spoke-2");
        record.passwordSource = "prompt";
        const auto id = office.add(record)->device.id;
        QCOMPARE(office.refresh(id).error->code, ErrorCode::PassphraseNeeded);
        QCOMPARE(office.refresh(id).error->code, ErrorCode::LoginRefused);
        QVERIFY(!office.refresh(id).error); // what was refused is asked for again
        QVERIFY(!office.refresh(id).error); // what was right is not
        QCOMPARE(asked, 3);
    }

    void devicesAreReadByThemselves()
    {
        const QTemporaryDir folder;
        int told = 0;
        WorkerEvents events;
        events.changed = [&](const fleet::Changes& changes) { told += static_cast<int>(changes.size()); };
        Office office(folder, std::move(events));
        QVERIFY(office.open());
        const auto first = office.add(recordOf(m_lab, "spoke-1"));
        RefreshSchedule::Policy policy;
        policy.soonest = policy.spread = std::chrono::milliseconds(1);
        policy.longest = std::chrono::milliseconds(200);
        QVERIFY(answerOf<std::monostate>([&](auto done) { office.worker->schedule(policy, done); }));
        QTRY_VERIFY_WITH_TIMEOUT(told >= 3, patience);
        const auto second = office.add(recordOf(m_lab, "spoke-2"));
        QVERIFY(answerOf<std::monostate>(
            [&](auto done) { office.worker->removeDevice(first->device.id, done); }));
        QTRY_VERIFY_WITH_TIMEOUT(told >= 8, patience);
        QVERIFY(answerOf<std::monostate>([&](auto done) { office.worker->schedule({}, done); }));
        const auto known =
            answerOf<std::vector<fleet::SnapshotPtr>>([&](auto done) { office.worker->snapshots(done); });
        QCOMPARE(known->size(), std::size_t{1});
        QCOMPARE(known->front()->device.id, second->device.id);
    }

    void aRefreshIsCancelled()
    {
        const QTemporaryDir folder;
        Office office(folder);
        QVERIFY(office.open());
        QTcpServer mute;
        QVERIFY(mute.listen(QHostAddress::LocalHost));
        auto record = recordOf(m_lab, "spoke-1");
        record.port = mute.serverPort();
        const auto id = office.add(record)->device.id;
        const auto results = answerOf<std::vector<RefreshResult>>([&](auto done) {
            const JobId job = office.worker->refresh({id, id, id}, RefreshKind::Full, nullptr, done);
            QVERIFY(mute.waitForNewConnection(patience));
            office.worker->cancel(job);
            office.worker->cancel(job);
        });
        for (const RefreshResult& result : *results)
            QCOMPARE(result.error->code, ErrorCode::Cancelled);
        office.worker->cancel(12345); // no job
    }

    /// At more and more bytes of the conversation.
    void itEndsAtAnyInstant()
    {
        const QTemporaryDir folder;
        std::vector<std::string> ids;
        {
            Office office(folder);
            QVERIFY(office.open());
            for (const auto& [name, id] : office.addAll(m_lab))
                ids.push_back(id);
        }
        for (int wait = 0; wait < 12; ++wait) {
            Office office(folder);
            bool isTold = false;
            office.worker->open(Office::settings(office.path()), [](const auto&) {});
            office.worker->refresh(ids, RefreshKind::Full, nullptr, [&](const auto&) { isTold = true; });
            QTest::qWait(wait * wait * 4); // whatever is reached by then
            office.worker.reset();
            QVERIFY(wait > 0 || !isTold);
        }
        Office office(folder);
        QVERIFY(office.open());
        const auto results = office.refresh(ids);
        for (const RefreshResult& result : *results)
            QVERIFY2(!result.error, result.error ? result.error->detail.c_str() : "");
    }

private:
    [[nodiscard]] static std::uint16_t closedPort()
    {
        QTcpServer server;
        return server.listen(QHostAddress::LocalHost) ? server.serverPort() : std::uint16_t(1);
    }

    DemoLab m_lab;
};

QTEST_GUILESS_MAIN(WorkerTest)
#include "workertest.moc"
