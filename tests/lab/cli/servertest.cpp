// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "routerconsole.h"

using namespace clisupport;
using lab::Router;

/// The certificate server's dialogues, word for word as the corpus has them (ROLLOVER_SPEC 8.3).
class ServerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void firstStart();
    void startRefused();
    void startWithArchive();
    void startOnXe();
    void lockedServer();
    void grantByHand();
    void rolloverByHand();
    void revoke();
    void trim();
    void removedByTwo();
};

void ServerTest::firstStart()
{
    TwoRouters routers;
    Console console(*routers.server);
    console.type("conf t\rip http server\r");
    console.typeUntil("crypto key generate rsa label CA modulus 1024\r", "(config)#");
    console.type("crypto pki server CA\rgrant auto\r");
    QCOMPARE(
        console.type("no shut\r"),
        QByteArray("no shut\r\n%Some server settings cannot be changed after CA certificate generation.\r\n"
                   "% Please enter a passphrase to protect the private key\r\n"
                   "% or type Return to exit\r\nPassword: "));
    QVERIFY(console.type("\r").endsWith("\r\nRoot-CA(cs-server)#")); // Return to exit
    QVERIFY(!routers.server->server()->isLocked());
    console.type("no shut\rcisco123\r");
    QVERIFY(console.type("cisco124\r").contains("do not match"));
    QVERIFY(!routers.server->server()->isLocked());
    console.type("do terminal monitor\rno shut\rcisco123\r");
    const QByteArray out = console.typeUntil("cisco123\r", "now enabled.");
    QVERIFY2(out.startsWith("\r\n% Certificate Server enabled.\r\nRoot-CA(cs-server)#\r\nOct  9 12:14:"),
             out.constData());
    QVERIFY(console.hears("%PKI-6-CS_ENABLED: Certificate server now enabled."));
    QVERIFY(routers.server->server()->caCertificate());
    QCOMPARE(console.type("no shut\r"), QByteArray("no shut\r\nRoot-CA(cs-server)#")); // it is
}

void ServerTest::startRefused()
{
    TwoRouters routers;
    Console console(*routers.server);
    routers.server->setClockAuthoritative(false);
    console.type("conf t\rip http server\rcrypto pki server CA\r");
    QVERIFY(console.type("no shut\r")
                .contains("% Time has not been set. Cannot start the Certificate server.\r\n"));
    QVERIFY(!routers.server->server()->isLocked());
}

void ServerTest::startWithArchive()
{
    TwoRouters routers;
    Console console(*routers.server);
    console.type(
        "conf t\rip http server\rcrypto pki server PKI_SERVER\rdatabase archive pkcs12 password Cisco123\r"
        "rsakeypair\r");
    QCOMPARE(
        console.typeUntil("no shut\r", "enabled.\r\nRoot-CA(cs-server)#"),
        QByteArray("no shut\r\n%Some server settings cannot be changed after CA certificate generation.\r\n"
                   "% Generating 2048 bit RSA keys, keys will be non-exportable...\r\n"
                   "[OK] (elapsed time was 0 seconds)\r\n\r\n"
                   "% Exporting Certificate Server signing certificate and keys...\r\n\r\n"
                   "% Certificate Server enabled.\r\nRoot-CA(cs-server)#"));
}

void ServerTest::startOnXe()
{
    TwoRouters routers;
    Router* xe = *routers.lab.addRouter({"C8Kv1", lab::Platform::IosXe});
    Console console(*xe);
    console.type("conf t\rip http server\rcrypto pki server CA\rdatabase archive pkcs12 password Cisco123\r");
    console.typeUntil("no shut\r", "enabled.\r\nC8Kv1(cs-server)#");
    QCOMPARE(console.type("shutdown\r"),
             QByteArray("shutdown\r\nCertificate server 'shut' event has been queued for processing.\r\n\r\n"
                        "C8Kv1(cs-server)#"));
    QVERIFY(QTest::qWaitFor([&] { return !xe->server()->isLocked(); }, 20'000));
    console.type("grant auto\r");
    QVERIFY(xe->running().server->config.grant.automatic);
    QCOMPARE(
        console.typeUntil("no shutdown\r", "C8Kv1(cs-server)#"),
        QByteArray("no shutdown\r\nCertificate server 'no shut' event has been queued for processing.\r\n\r\n"
                   "C8Kv1(cs-server)#"));
}

void ServerTest::lockedServer()
{
    TwoRouters routers;
    Console console(*routers.server);
    startServer(console);
    const lab::RouterConfig config = routers.server->running();
    console.type("conf t\rcrypto pki server ROOTCA\r");
    QCOMPARE(console.type("grant none\r"),
             QByteArray("grant none\r\n% Server's configuration is locked  (enter \"shut\" to unlock it)\r\n"
                        "Root-CA(cs-server)#"));
    QVERIFY(console.type("database archive pkcs12 password other123\r").contains("locked"));
    QVERIFY(routers.server->running() == config);
    console.typeUntil("shut\r", "(cs-server)#");
    QVERIFY(!routers.server->server()->isLocked());
    QCOMPARE(console.type("no grant auto\r"), QByteArray("no grant auto\r\nRoot-CA(cs-server)#"));
    QVERIFY(!routers.server->running().server->config.grant.automatic);
}

void ServerTest::grantByHand()
{
    TwoRouters routers;
    Console server(*routers.server);
    Console console(*routers.spoke);
    startServer(server, "");
    startSpoke(console);
    QVERIFY(authenticate(console));
    QVERIFY(sendRequest(console));
    QVERIFY(QTest::qWaitFor([&] { return routers.server->server()->requests().size() == 1; }, 20'000));
    QVERIFY(server.type("crypto pki server OTHER grant all\r")
                .contains("% Certificate server OTHER is not configured."));
    QVERIFY(server.type("conf t\rcrypto pki server ROOTCA grant all\r").contains("% Invalid input"));
    server.type("end\r");
    QCOMPARE(server.typeUntil("crypto pki server ROOTCA grant all\r", "Root-CA#"),
             QByteArray("crypto pki server ROOTCA grant all\r\nRoot-CA#")); // it prints nothing
    console.type("end\r");
    routers.lab.setSpeed(3600); // a poll collects it
    QVERIFY(isEnrolled(*routers.spoke));
    QVERIFY(server.typeUntil("crypto pki server ROOTCA info requests\r", "Root-CA#").contains("granted"));
    server.typeUntil("crypto pki server ROOTCA remove all\r", "Root-CA#");
    QVERIFY(routers.server->server()->requests().empty());
}

void ServerTest::rolloverByHand()
{
    TwoRouters routers;
    Console server(*routers.server);
    startServer(server);
    server.type("terminal monitor\rdebug crypto pki server\rconf t\r");
    QVERIFY(server.typeUntil("crypto pki server ROOTCA rollover cancel\r", "(config)#").contains("% "));
    QVERIFY(server.typeUntil("crypto pki server ROOTCA rollover\r", "(config)#")
                .startsWith("crypto pki server ROOTCA rollover\r\n"));
    QVERIFY(routers.server->server()->rolloverCaCertificate());
    QVERIFY(server.hears("CRYPTO_CS: shadow CA successfully created."));
    QVERIFY(server.typeUntil("crypto pki server ROOTCA rollover\r", "(config)#").contains("% "));
    server.typeUntil("crypto pki server ROOTCA rollover cancel\r", "(config)#");
    QVERIFY(!routers.server->server()->rolloverCaCertificate());
    server.type("end\r");
    server.typeUntil("crypto pki server ROOTCA rollover\r", "#"); // exec takes it too
    QVERIFY(QTest::qWaitFor([&] { return routers.server->server()->rolloverCaCertificate().has_value(); },
                            20'000));
}

void ServerTest::revoke()
{
    TwoRouters routers;
    Console server(*routers.server);
    Console console(*routers.spoke);
    startServer(server);
    startSpoke(console);
    QVERIFY(authenticate(console));
    QVERIFY(sendRequest(console));
    QVERIFY(isEnrolled(*routers.spoke));
    QCOMPARE(server.typeUntil("crypto pki server ROOTCA revoke 0x2\r", "Root-CA#"),
             QByteArray(
                 "crypto pki server ROOTCA revoke 0x2\r\n% Certificate 02 succesfully revoked.\r\nRoot-CA#"));
    QVERIFY(server.type("crypto pki server ROOTCA revoke zebra\r").contains("% Invalid input"));
    QVERIFY(server.typeUntil("crypto pki server ROOTCA revoke 77\r", "Root-CA#").contains("\r\n% "));
    QVERIFY(console.typeUntil("crypto pki crl request Root-CA\r", "(config)#").endsWith("(config)#"));
    const auto& crl = routers.spoke->trustpoint("Root-CA")->crl();
    QVERIFY(crl && crl->find("02"));
    QVERIFY(console.type("do show crypto pki crls\r")
                .contains("CRL Issuer Name:\r\n    cn=RootCA,ou=TAC,o=Cisco\r\n    LastUpdate: "));
    const QByteArray shown = server.typeUntil("crypto pki server ROOTCA info crl\r", "Root-CA#");
    QVERIFY2(shown.contains("Certificate Revocation List:\r\n    Issuer: cn=RootCA,ou=TAC,o=Cisco\r\n"
                            "    This Update: 12:14:"),
             shown.constData());
    QVERIFY(shown.contains("    Number of CRL entries: 1\r\n    CRL size: "));
    QVERIFY(shown.contains("    Serial Number (hex): 02\r\n    Revocation Date: 12:14:"));

    QVERIFY(server.typeUntil("crypto pki server ROOTCA unrevoke 0x3\r", "Root-CA#").contains("not revoked"));
    QVERIFY(server.typeUntil("crypto pki server ROOTCA unrevoke 2\r", "Root-CA#")
                .contains("% Certificate 02 succesfully unrevoked.\r\n"));
    QVERIFY(server.typeUntil("show crypto pki server ROOTCA crl\r", "Root-CA#").contains("CRL entries: 0"));
    server.typeUntil("conf t\rcrypto pki server ROOTCA\rshut\rend\r", "Root-CA#");
    QVERIFY(!routers.server->server()->isLocked());
    QVERIFY(server.typeUntil("crypto pki server ROOTCA revoke 2\r", "Root-CA#").contains("not enabled"));
}

void ServerTest::trim()
{
    TwoRouters routers;
    Console server(*routers.server);
    Console console(*routers.spoke);
    startServer(server, "grant auto\rlifetime certificate 10\r");
    startSpoke(console);
    QVERIFY(authenticate(console));
    QVERIFY(sendRequest(console));
    QVERIFY(isEnrolled(*routers.spoke));
    server.typeUntil("crypto pki server ROOTCA revoke 0x2\r", "Root-CA#");
    QVERIFY(
        server.type("crypto pki server ROOTCA trim url flash:list\r").contains("%Error opening flash:list"));
    constexpr const char* generate = "crypto pki server ROOTCA trim generate expired-list url flash:list\r";
    QVERIFY(server.typeUntil(generate, "Root-CA#").contains("% 0 expired certificates listed in flash:list"));
    QVERIFY(routers.server->files().write("flash:all", bytesOf("01\n02\n")).ok());
    QVERIFY(server.typeUntil("crypto pki server ROOTCA trim url flash:all\r", "Root-CA#")
                .contains("% 0 expired"));
    QVERIFY(routers.server->server()->crl()->find("02")); // it has not ended

    server.type("clock set 12:00:00 20 october 2015\r");
    QVERIFY(server.typeUntil(generate, "Root-CA#").contains("% 1 expired certificates"));
    server.typeUntil("conf t\rcrypto pki server ROOTCA\rshut\rend\r", "Root-CA#");
    const QByteArray refused = server.typeUntil("crypto pki server ROOTCA trim url flash:list\r", "Root-CA#");
    QVERIFY2(refused.contains("not enabled") && !refused.contains("leave the CRL"), refused.constData());
    server.typeUntil("conf t\rcrypto pki server ROOTCA\rno shut\rend\r", "Root-CA#");
    QVERIFY(server.typeUntil("crypto pki server ROOTCA trim url flash:list\r", "Root-CA#")
                .contains("% 1 expired"));
    QVERIFY(QTest::qWaitFor([&] { return !routers.server->server()->crl()->find("02"); }, 20'000));
}

void ServerTest::removedByTwo()
{
    TwoRouters routers;
    Console one(*routers.server);
    Console two(*routers.server);
    startServer(one);
    for (Console* console : {&one, &two})
        QVERIFY(console->type("conf t\rno crypto pki server ROOTCA\r").endsWith("[yes/no]: "));
    QVERIFY(one.typeUntil("yes\r", "(config)#").contains("% Certificate Server Process stopped"));
    QVERIFY(two.typeUntil("yes\r", "(config)#").contains("% Certificate server ROOTCA is not configured."));
}

QTEST_GUILESS_MAIN(ServerTest)
#include "servertest.moc"
