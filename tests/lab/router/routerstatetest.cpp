// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/lab/labhttp.h"
#include "tests/lab/router/kepthost.h"

using namespace keptlab;
using namespace std::chrono_literals;
using lab::Fault;
using lifecycle::ServerEventKind;
using lifecycle::TrustpointState;

namespace {

/// Routers alone, without SSH: what restores in a moment.
class Routers
{
public:
    explicit Routers(const QString& folder) : lab(optionsOf(folder), m_wall) {}

private:
    static lab::Lab::Options optionsOf(const QString& folder)
    {
        lab::Lab::Options options;
        options.start = start;
        options.folder = folder;
        options.keeps = true;
        options.events = [](std::string_view) {};
        return options;
    }
    SystemClock m_wall;

public:
    lab::Lab lab;
};

Status operated(lab::Router& router, const lifecycle::ServerEvent& event)
{
    std::optional<Status> outcome;
    router.operateServer(event, [&outcome](const Status& status) { outcome = status; });
    if (!QTest::qWaitFor([&outcome] { return outcome.has_value(); }, patience))
        return Error{ErrorCode::TimedOut, "operateServer"};
    return *outcome;
}

/// Everything that is seen of a router is seen of it after a kill.
void compareWithRestarted(Host& host, const lab::Fleet& fleet)
{
    Host again(fleet, host.folder.path());
    again.lab().continueFrom(host.lab().now()); // they compare at the same instant
    for (const auto& router : host.lab().routers()) {
        lab::Router& other = *again.lab().router(router->name());
        QCOMPARE(QString::fromStdString(everythingShown(other)),
                 QString::fromStdString(everythingShown(*router)));
        QCOMPARE(other.hasUnsavedChanges(), router->hasUnsavedChanges());
        QVERIFY(other.running() == router->running());
        for (const auto& driver : router->trustpoints()) {
            const lab::TrustpointDriver& restored = *other.trustpoint(driver->name());
            QVERIFY(restored.held() == driver->held());
            QVERIFY(restored.saved() == driver->saved());
            QCOMPARE(restored.machine().state, driver->machine().state);
            QVERIFY(restored.nextDue() == driver->nextDue());
            QCOMPARE(restored.lastStatus(), driver->lastStatus());
            QCOMPARE(restored.pendingRequest() != nullptr, driver->pendingRequest() != nullptr);
        }
        for (const auto& [label, key] : router->keys().all()) {
            const lab::RouterKey* restored = other.keys().find(label);
            QVERIFY2(restored && restored->key.publicKey() == key.key.publicKey(), label.c_str());
            QCOMPARE(restored->exportable, key.exportable);
            QCOMPARE(restored->saved, key.saved);
            QVERIFY(restored->generated == key.generated);
        }
        QCOMPARE(other.keys().all().size(), router->keys().all().size());
    }
}

} // namespace

/// What a router is after the lab was killed and started again.
class RouterStateTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_scratch;

    /// A state of one router, for what is to be done to it.
    QByteArray enrolledState()
    {
        const lab::Fleet fleet = fleetOf({server(), spoke("spoke-1", " auto-enroll 80\n")});
        Host host(fleet);
        if (!host.runUntil(start + 1h))
            qFatal("not run");
        if (host.router("spoke-1").trustpoints().front()->machine().state != TrustpointState::C3)
            qFatal("not enrolled");
        return contentOf(host.stateFile(2));
    }

    /// What restoring that as the state of a router says.
    Result<std::optional<Instant>> restored(const QByteArray& state, const char* name = "spoke-1")
    {
        const QTemporaryDir folder;
        QDir().mkpath(folder.filePath(QStringLiteral("routers/0001")));
        const QString file = folder.filePath(QStringLiteral("routers/0001/state"));
        write(file, state);
        Routers routers(folder.path());
        auto result = (*routers.lab.addRouter({name}))->restore();
        if (contentOf(file) != state)
            qFatal("the state was changed by restoring it");
        return result;
    }

private Q_SLOTS:
    // ---- What is refused

    void aStateThatIsNoneIsRefused()
    {
        const QByteArray state = enrolledState();
        QVERIFY(restored(state).ok());
        const auto refuses = [&](const QByteArray& bytes, const char* what) {
            const auto result = restored(bytes);
            QVERIFY2(!result, what);
            QCOMPARE(result.error().code, ErrorCode::BadEncoding);
            QVERIFY2(result.error().detail.find("routers/0001/state: damaged") != std::string::npos ||
                         result.error().detail.find("routers/0001/state: of another version") !=
                             std::string::npos,
                     result.error().detail.c_str());
        };
        for (qsizetype size = 0; size < state.size(); ++size)
            refuses(state.left(size), "cut short");
        for (qsizetype at = 0; at < state.size(); at += at < 64 ? 1 : 7) {
            QByteArray flipped = state;
            flipped[at] = static_cast<char>(flipped[at] ^ 1);
            refuses(flipped, "a bit flipped");
        }
        refuses(state + '\0', "something behind it");
        QByteArray other = state;
        other[0] = static_cast<char>(other[0] + 1);
        const auto result = restored(other);
        QVERIFY(!result && result.error().detail.find("of another version") != std::string::npos);
    }

    void theStateOfAnotherRouterIsRefused()
    {
        const auto result = restored(enrolledState(), "spoke-2");
        QVERIFY(!result);
        QCOMPARE(result.error().code, ErrorCode::BadArgument);
        QVERIFY2(result.error().detail.find("the state of another router: 'spoke-1'") != std::string::npos,
                 result.error().detail.c_str());
    }

    void aStateThatCannotBeReadIsSaid()
    {
        const QTemporaryDir folder;
        QDir().mkpath(folder.filePath(QStringLiteral("routers/0001/state"))); // a folder in its place
        Routers routers(folder.path());
        const auto result = (*routers.lab.addRouter({"spoke-1"}))->restore();
        QVERIFY(!result);
        QCOMPARE(result.error().code, ErrorCode::AccessDenied);
        QVERIFY(result.error().detail.find("routers/0001/state") != std::string::npos);
    }

    void nothingIsKeptOfHalfARouter()
    {
        const QTemporaryDir folder;
        Routers routers(folder.path());
        lab::Router& router = **routers.lab.addRouter({"spoke-1"});
        type(router, "configure terminal\rhostname half\rcrypto pki trustpoint TP\rend\r");
        const QString file = folder.filePath(QStringLiteral("routers/0001/state"));
        QVERIFY(!QFile::exists(file));
        QVERIFY(router.beginKeeping().ok());
        QVERIFY(QFile::exists(file));
    }

    void restoringLosesNothingWhenItIsKilled()
    {
        const lab::Fleet fleet = fleetOf({server(), spoke("spoke-1", " auto-enroll 80\n")});
        Host host(fleet);
        QVERIFY(host.runUntil(start + 1h));
        const QByteArray before = contentOf(host.stateFile(2));
        Routers routers(host.folder.path());
        (void)*routers.lab.addRouter({"CA"}, 1);
        lab::Router& router = **routers.lab.addRouter({"spoke-1"}, 2);
        const auto restored = router.restore();
        QVERIFY(restored.ok() && restored->has_value());
        QCOMPARE(contentOf(host.stateFile(2)), before); // a kill now finds what was there
    }

    void theOrderOfTheFleetDoesNotMatter()
    {
        const std::vector<lab::FleetRouter> routers{server(), spoke("spoke-1", ""), spoke("spoke-2", "")};
        Host host(fleetOf(routers));
        QVERIFY(host.runUntil(start + 1h));
        const auto identity = host.router("spoke-2").trustpoint("TP")->held().identity;
        QVERIFY(identity.has_value());
        Host again(fleetOf({routers[2], routers[1], routers[0]}), host.folder.path());
        QVERIFY(again.router("spoke-2").trustpoint("TP")->held().identity == identity);
    }

    // ---- What survives

    void theConfigurationSurvives()
    {
        lab::FleetRouter router = spoke("spoke-1", "", {});
        router.config =
            "hostname edge\nip domain name example.org\n"
            "clock timezone CET 1 30\nclock summer-time CEST recurring last Sun Mar 2:00 last Sun Oct 3:00 "
            "45\n"
            "clock calendar-valid\nntp server 192.0.2.1\nip http server\nip http port 8080\n"
            "enable secret 0 Geheim\nusername op privilege 5 password 0 Wort\n"
            "ip ssh pubkey-chain\n username op\n  key-hash ssh-rsa 0EB89F86E5824E97E42F5F853529C218 op@desk\n"
            "interface GigabitEthernet0/0\n ip address 192.0.2.2 255.255.255.0\n description to the hub\n"
            " no shutdown\ninterface GigabitEthernet0/1\n ip address 192.0.2.3 255.255.255.128\n shutdown\n"
            "router ospf 1\n network 192.0.2.0 0.0.0.255 area 0\n"
            "crypto pki server CA\n issuer-name CN=CA,O=Example\n lifetime ca-certificate 400 3 4\n"
            " lifetime certificate 10 5 6\n lifetime crl 12\n lifetime enrollment-request 20\n"
            " auto-rollover 3 2 1\n grant auto\n hash sha512\n database level names\n"
            " database url flash:/db\n database archive pkcs12 password 7 01100F175804575D72\n"
            " cdp-url http://192.0.2.2/crl\n"
            "crypto pki trustpoint TP\n enrollment url http://192.0.2.9:80\n enrollment retry count 7\n"
            " enrollment retry period 3\n serial-number\n ip-address 192.0.2.2\n fqdn edge.example.org\n"
            " subject-name CN=edge,O=Example\n password 0 Einmal\n"
            " fingerprint 0123456789ABCDEF0123456789ABCDEF\n revocation-check crl none\n rsakeypair KEY "
            "1024\n"
            " hash sha256\n auto-enroll 70 regenerate\n"
            "crypto pki trustpoint PASTED\n enrollment terminal\n";
        const lab::Fleet fleet = fleetOf({router});
        Host host(fleet);
        lab::Router& live = host.router("spoke-1");
        QVERIFY(!live.hasUnsavedChanges());
        compareWithRestarted(host, fleet);
        const std::string saved = shown(live, "show startup-config");
        for (const char* line :
             {"clock summer-time CEST recurring last Sun Mar 2:00 last Sun Oct 3:00 45", "ip http port 8080",
              "auto-enroll 70 regenerate", "cdp-url http://192.0.2.2/crl", "description to the hub"})
            QVERIFY2(saved.find(line) != std::string::npos, line);
        type(live, "configure terminal\rhostname changed\rno ntp server 192.0.2.1\rend\r");
        QVERIFY(live.hasUnsavedChanges());
        compareWithRestarted(host, fleet);
        host.restart();
        lab::Router& restarted = host.router("spoke-1");
        QVERIFY(restarted.hasUnsavedChanges());
        QCOMPARE(restarted.running().hostname, std::string("changed"));
        QCOMPARE(shown(restarted, "show startup-config"), saved);
        restarted.reload();
        QCOMPARE(restarted.running().hostname, std::string("edge"));
        QVERIFY(restarted.running().trustpoint("TP")->challenge.isSet());
        type(restarted, "write erase\r\r");
        QVERIFY(!restarted.startup());
        host.restart();
        QVERIFY(!host.router("spoke-1").startup());
    }

    void keysSurviveWithWhatIsKnownOfThem()
    {
        const lab::Fleet fleet = fleetOf({spoke("spoke-1", "", {})});
        Host host(fleet);
        lab::Router& router = host.router("spoke-1");
        router.addKey("KEEP", labsupport::key(0), true);
        router.addKey("KEEP#", labsupport::key(1), false);
        QVERIFY(router.save().ok());
        router.addKey("UNSAVED", labsupport::key(2), false);
        compareWithRestarted(host, fleet);
        host.restart();
        const auto& keys = host.router("spoke-1").keys();
        QVERIFY(keys.find("KEEP")->exportable && keys.find("KEEP")->saved);
        QVERIFY(!keys.find("KEEP#")->exportable && keys.find("KEEP#")->saved);
        QVERIFY(!keys.find("UNSAVED")->saved);
        QVERIFY(keys.find("KEEP")->key.publicKey() == labsupport::key(0).publicKey());
        host.router("spoke-1").reload();
        QVERIFY(!keys.find("UNSAVED") && keys.find("KEEP"));
    }

    void everyStateOfALifeSurvives()
    {
        // Two generations: C0 to C8, expiry, renewals with another key, a poll, retries, a rollover CA alone.
        const lab::Fleet fleet =
            fleetOf({server(), spoke("spoke-1", " auto-enroll 80\n"),
                     spoke("spoke-2", " auto-enroll 70 regenerate\n"), spoke("spoke-3", "", start + 1h)});
        Host host(fleet);
        std::set<TrustpointState> seen;
        int events = 0;
        for (; host.lab().now() < start + std::chrono::days(740) && events < 200; ++events) {
            QVERIFY(host.runToNextEvent());
            bool fresh = events % 6 == 0;
            for (const auto& router : host.lab().routers()) {
                for (const auto& driver : router->trustpoints())
                    fresh = seen.insert(driver->machine().state).second || fresh;
            }
            if (fresh)
                compareWithRestarted(host, fleet);
            if (QTest::currentTestFailed())
                return;
        }
        for (const auto state : {TrustpointState::C3, TrustpointState::C4, TrustpointState::C8})
            QVERIFY(seen.contains(state));
    }

    void aPendingRequestSurvives()
    {
        const lab::Fleet fleet = fleetOf({server(""), spoke("spoke-1", " auto-enroll 80\n")});
        Host host(fleet);
        QVERIFY(host.runUntil(start + 1h));
        QCOMPARE(host.router("spoke-1").trustpoint("TP")->machine().state, TrustpointState::C2);
        const auto fingerprint =
            host.router("spoke-1").trustpoint("TP")->pendingRequest()->fingerprint(x509::Digest::Md5);
        compareWithRestarted(host, fleet);
        host.restart();
        lab::Router& ca = host.router("CA");
        QCOMPARE(host.router("spoke-1").trustpoint("TP")->lastStatus(), lab::EnrollmentStatus::Pending);
        QCOMPARE(ca.server()->requests().size(), std::size_t{1});
        QCOMPARE(ca.server()->requests().front().fingerprintMd5, fingerprint);
        QVERIFY(operated(ca, {.kind = ServerEventKind::GrantAll}).ok());
        host.restart(); // granted, and not collected
        QVERIFY(host.runUntil(start + 3h));
        const auto& driver = *host.router("spoke-1").trustpoint("TP");
        QCOMPARE(driver.machine().state, TrustpointState::C3);
        QCOMPARE(driver.held().identity->serial(), std::string("02"));
        QVERIFY(!driver.pendingRequest());
    }

    void retriesGoOnWhereTheyWere()
    {
        const lab::Fleet fleet = fleetOf({server(), spoke("spoke-1", " auto-enroll 80\n")});
        Host host(fleet);
        host.router("CA").setFault(Fault::Unreachable, true);
        QVERIFY(host.runUntil(start + 3h));
        const auto& machine = host.router("spoke-1").trustpoint("TP")->machine();
        QVERIFY(machine.enrollment.timer == lifecycle::Timer::ConnectRetry && machine.enrollment.fired > 2);
        compareWithRestarted(host, fleet); // nobody enrolls it anew
    }

    void aServerSurvives()
    {
        lab::FleetRouter ca =
            server(" auto-rollover 90\n grant auto\n database archive pkcs12 password 0 Archiv01\n"
                   " database level complete\n database url flash:/db\n");
        const lab::Fleet fleet = fleetOf({ca, spoke("spoke-1", " auto-enroll 80\n")});
        Host host(fleet);
        QVERIFY(host.runUntil(start + 700 * 24h));
        compareWithRestarted(host, fleet);
        host.restart();
        lab::Router& router = host.router("CA");
        QVERIFY(router.server()->rolloverCaCertificate().has_value());
        const auto rollover = *router.server()->rolloverCaCertificate();
        const auto update = *router.server()->crl()->thisUpdate();
        QVERIFY(operated(router, {.kind = ServerEventKind::Revoke, .serial = 2}).ok());
        QVERIFY(operated(router, {.kind = ServerEventKind::RolloverCancel}).ok());
        QVERIFY(operated(router, {.kind = ServerEventKind::Rollover}).ok());
        QCOMPARE(router.server()->requests().size(), host.router("CA").server()->requests().size());
        std::optional<bool> isShut;
        router.shutServer([&](const Status& status) { isShut = status.ok(); });
        QTRY_VERIFY_WITH_TIMEOUT(isShut, patience);
        QVERIFY(*isShut && router.server()->machine().shut);
        compareWithRestarted(host, fleet);
        host.restart();
        lab::Router& shut = host.router("CA");
        QVERIFY(shut.server()->machine().shut && shut.running().server->config.shutdown);
        QVERIFY(!(*shut.server()->rolloverCaCertificate() == rollover));
        QVERIFY(shut.server()->machine().revoked == std::vector<lifecycle::Serial>{2});
        QVERIFY(*shut.server()->crl()->thisUpdate() >= update);
        // Each rollover CA has its own archive, whatever restarts there were.
        for (const char* file : {"flash:/db/CA.p12", "flash:/db/CA_00001.p12", "flash:/db/CA_00002.p12"})
            QVERIFY2(shut.files().read(file).ok(), file);
    }

    void filesThatAKillHasPreventedAreWritten()
    {
        const lab::Fleet fleet =
            fleetOf({server(" grant auto\n database level complete\n database url flash:/db\n"),
                     spoke("spoke-1", "")});
        Host host(fleet);
        QVERIFY(host.runUntil(start + 1h));
        QTRY_VERIFY_WITH_TIMEOUT(host.router("CA").files().read("flash:/db/02.cer").ok(), patience);
        const auto written = *host.router("CA").files().read("flash:/db/02.cer");
        QVERIFY(host.router("CA").files().remove("flash:/db/02.cer").ok());
        host.restart();
        const auto again = host.router("CA").files().read("flash:/db/02.cer");
        QVERIFY(again.ok() && *again == written);
    }

    void aServerThatWasRemovedIsGone()
    {
        const lab::Fleet fleet = fleetOf({server()});
        Host host(fleet);
        const auto first = *host.router("CA").server()->caCertificate();
        const QString folder = host.folder.filePath(QStringLiteral("routers/0001/server"));
        const QTemporaryDir kept;
        copyFolder(folder, kept.path());
        lab::RouterConfig config = host.router("CA").running();
        const auto its = config.server;
        config.server.reset();
        QVERIFY(host.router("CA").configure(config).ok());
        QVERIFY(!QFile::exists(folder));
        copyFolder(kept.path(), folder); // killed before it had gone
        host.restart();
        QVERIFY(!host.router("CA").server());
        config.server = its;
        QVERIFY(host.router("CA").configure(config).ok());
        std::optional<Status> outcome;
        host.router("CA").enableServer(SecretBytes(), [&outcome](const Status& status) { outcome = status; });
        QTRY_VERIFY_WITH_TIMEOUT(outcome.has_value(), patience);
        QVERIFY(outcome->ok());
        QVERIFY(!(*host.router("CA").server()->caCertificate() == first));
    }

    void clocksSurviveAndFaultsDoNot()
    {
        const lab::Fleet fleet = fleetOf({server(), spoke("spoke-1", ""), spoke("spoke-2", "")});
        Host host(fleet);
        QVERIFY(host.runUntil(start + 1h));
        host.router("CA").setClock(start + 25h);
        host.router("spoke-1").setClockAuthoritative(false);
        host.router("spoke-2").setFault(Fault::ClockNotAuthoritative, true);
        host.router("spoke-2").setFault(Fault::Unreachable, true);
        QVERIFY(!host.router("spoke-2").trustpoint("TP")->machine().clockAuthoritative);
        host.restart();
        QCOMPARE(host.router("CA").clock().skew(), Duration(24h));
        QVERIFY(!host.router("spoke-1").isClockAuthoritative());
        QVERIFY(!host.router("spoke-1").trustpoint("TP")->machine().clockAuthoritative);
        QVERIFY(host.router("spoke-2").isClockAuthoritative());
        QVERIFY(host.router("spoke-2").trustpoint("TP")->machine().clockAuthoritative);
        QVERIFY(!host.router("spoke-2").hasFault(Fault::Unreachable));
        QVERIFY(!host.lab().network().isUnreachable("spoke-2"));
    }

    // ---- When it goes on

    void timeNeverGoesBehindWhatWasIssued()
    {
        const lab::Fleet fleet = fleetOf({server()});
        Host host(fleet);
        host.router("CA").setClock(start + 1000h); // what certificates say is not the lab's time
        QVERIFY(host.runUntil(start + 100h));      // and nothing is due until then
        const Instant then = host.lab().now();
        labsupport::Client client("CN=outside", labsupport::key(0),
                                  *host.router("CA").server()->caCertificate(), host.router("CA").now());
        const auto answer = client.enroll(labsupport::wireTo(host.router("CA").httpPort()));
        QVERIFY(answer && answer->certificate);
        host.restart();
        QVERIFY(host.lab().now() >= then);
        QVERIFY(host.lab().now() < then + 1h);
        QVERIFY(host.router("CA").now() >= *answer->certificate->notBefore());
        const auto known = host.router("CA").server()->machine().nextSerial;
        QCOMPARE(known, lifecycle::Serial{3});
    }

    void whatIsPlannedHappensOnce()
    {
        const lab::Fleet fleet = fleetOf({server(), spoke("spoke-1", "")});
        Host host(fleet);
        QVERIFY(host.runUntil(start + 1h));
        host.router("spoke-1").removeChain("TP");
        QCOMPARE(host.router("spoke-1").trustpoint("TP")->machine().state, TrustpointState::C0);
        host.restart();
        QVERIFY(host.runUntil(start + 2h));
        QCOMPARE(host.router("spoke-1").trustpoint("TP")->machine().state, TrustpointState::C0);
    }

    void aRunningLabIsNotStartedTwice()
    {
        const QTemporaryDir folder;
        const QString lock = folder.filePath(QStringLiteral("lock"));
        write(lock, {}); // killed while it wrote it
        auto first = lab::StateFolder::open(folder.path());
        QVERIFY2(first.ok(), first.ok() ? "" : first.error().detail.c_str());
        QVERIFY(!lab::StateFolder::open(folder.path()).ok());
        const QByteArray ours = contentOf(lock);
        first->reset();
        write(lock, ours); // left behind by a process whose number is ours now
        QVERIFY(lab::StateFolder::open(folder.path()).ok());
    }

    // ---- When it cannot be written

    void theLabStandsStillWhileItCannotBeWritten()
    {
        const lab::Fleet fleet = fleetOf({server(), spoke("spoke-1", " auto-enroll 80\n")});
        Host host(fleet);
        const QString blocked = host.stateFile(2) + QStringLiteral(".new");
        QVERIFY(QDir().mkpath(blocked + QStringLiteral("/in the way")));
        QSignalSpy arrived(&host.lab(), &lab::Lab::arrived);
        host.lab().runUntil(start + 1h);
        QTRY_VERIFY_WITH_TIMEOUT(!host.troubles.empty(), patience);
        QVERIFY2(host.troubles.front().find("spoke-1: ") == 0 &&
                     host.troubles.front().find("routers/0002/state.new: ") != std::string::npos &&
                     host.troubles.front().find("the lab stands still") != std::string::npos,
                 host.troubles.front().c_str());
        for (int second = 0; second < 3; ++second) // it tries again every second, and says so once
            host.router("spoke-1").tend();
        QCOMPARE(host.troubles.size(), std::size_t{1});
        QCOMPARE(arrived.count(), 0);
        QVERIFY(host.lab().now() == start + 6min);
        for (const std::string& line : host.log)
            QVERIFY2(line.find("spoke-1") == std::string::npos, line.c_str()); // nothing is told
        QVERIFY(!host.router("spoke-1").save().ok());
        {
            Host killed(fleet, host.folder.path());
            QCOMPARE(killed.router("spoke-1").trustpoint("TP")->machine().state, TrustpointState::C0);
            QVERIFY(killed.runUntil(start + 1h));
            QCOMPARE(killed.router("spoke-1").trustpoint("TP")->machine().state, TrustpointState::C3);
        }
        QVERIFY(QDir(blocked).removeRecursively());
        QVERIFY(arrived.count() > 0 || arrived.wait(patience));
        QCOMPARE(host.router("spoke-1").trustpoint("TP")->machine().state, TrustpointState::C3);
        QCOMPARE(host.troubles.size(), std::size_t{2});
        QVERIFY(host.troubles.back().find("written again") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(RouterStateTest)
#include "routerstatetest.moc"
