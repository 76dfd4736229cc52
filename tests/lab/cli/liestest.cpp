// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "routerconsole.h"

using namespace clisupport;
using lab::Fault;

/// What a router says when it lies (PRODUCT `releve-lab`).
class LiesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void serverSaysOkAndDoesNothing();
    void spokeSaysOkAndDoesNothing();
    void savesNothing();
    void asksUnexpectedly_data();
    void asksUnexpectedly();
    void asksUnexpectedlyAtEnrollment();
};

void LiesTest::serverSaysOkAndDoesNothing()
{
    TwoRouters routers;
    Console server(*routers.server);
    Console spoke(*routers.spoke);
    startServer(server, "");
    startSpoke(spoke);
    QVERIFY(authenticate(spoke));
    QVERIFY(sendRequest(spoke));
    QVERIFY(QTest::qWaitFor([&] { return routers.server->server()->requests().size() == 1; }, 20'000));
    const auto isPending = [&] {
        const auto requests = routers.server->server()->requests();
        return requests.size() == 1 && requests.front().state == lifecycle::RequestState::Pending;
    };
    const auto types = [&](const char* command) {
        const std::string line = std::string("crypto pki server ROOTCA ") + command;
        const QByteArray answer = server.type(line + '\r').mid(static_cast<qsizetype>(line.size()) + 2);
        return answer.endsWith("Root-CA#") ? answer.chopped(8) : QByteArray("no prompt");
    };
    routers.server->setFault(Fault::SaysOkDoesNothing, true);
    for (const char* command : {"grant all", "grant 1", "reject 1", "reject all", "remove 1", "rollover"})
        QCOMPARE(types(command), QByteArray());
    QVERIFY(isPending());
    QVERIFY(!routers.server->server()->rolloverCaCertificate());
    QCOMPARE(types("revoke 0x1"), QByteArray("% Certificate 01 succesfully revoked.\r\n"));
    QVERIFY(routers.server->server()->crl()->revoked().empty());

    routers.server->setFault(Fault::SaysOkDoesNothing, false);
    server.typeUntil("crypto pki server ROOTCA rollover\r", "Root-CA#");
    routers.server->setFault(Fault::SaysOkDoesNothing, true);
    QCOMPARE(types("rollover cancel"), QByteArray());
    QVERIFY(routers.server->server()->rolloverCaCertificate());

    routers.server->setFault(Fault::SaysOkDoesNothing, false);
    server.typeUntil("crypto pki server ROOTCA grant all\r", "Root-CA#");
    QVERIFY(!isPending());
}

void LiesTest::spokeSaysOkAndDoesNothing()
{
    TwoRouters routers;
    Console server(*routers.server);
    Console spoke(*routers.spoke);
    startServer(server);
    startSpoke(spoke);
    QVERIFY(authenticate(spoke));
    routers.spoke->setFault(Fault::SaysOkDoesNothing, true);
    QVERIFY(spoke.type("crypto pki enroll Root-CA\r\r\ryes\r")
                .endsWith("% Certificate request sent to Certificate Authority\r\n"
                          "% The 'show crypto pki certificate verbose Root-CA' commandwill show the "
                          "fingerprint.\r\n\r\nspoke-1(config)#"));
    const auto& trustpoint = *routers.spoke->trustpoint("Root-CA");
    QVERIFY(!trustpoint.pendingRequest() && !trustpoint.machine().enrollment.inFlight);
    routers.spoke->setFault(Fault::SaysOkDoesNothing, false);
    QVERIFY(sendRequest(spoke));
    QVERIFY(isEnrolled(*routers.spoke));

    const std::string serial = trustpoint.held().identity->serial();
    routers.spoke->setFault(Fault::SaysOkDoesNothing, true); // a renewal, this time
    QVERIFY(spoke.type("crypto pki enroll Root-CA\ryes\r\r\ryes\r").contains("commandwill show"));
    QVERIFY(!trustpoint.machine().enrollment.inFlight);
    QCOMPARE(trustpoint.held().identity->serial(), serial);
}

void LiesTest::savesNothing()
{
    TwoRouters routers;
    Console console(*routers.spoke);
    routers.spoke->setFault(Fault::SaysOkDoesNothing, true);
    for (const char* command : {"write memory\r", "write\r", "copy running-config startup-config\r\r"})
        QVERIFY(console.type(command).endsWith("Building configuration...\r\n[OK]\r\nspoke-1#"));
    QVERIFY(!routers.spoke->startup());
}

void LiesTest::asksUnexpectedly_data()
{
    QTest::addColumn<QByteArray>("command");
    for (const char* command : {"grant all", "reject all", "remove all", "revoke 0x1", "unrevoke 0x1",
                                "password generate", "request pkcs10 terminal"})
        QTest::newRow(command) << QByteArray(command);
}

void LiesTest::asksUnexpectedly()
{
    QFETCH(QByteArray, command);
    TwoRouters routers;
    Console server(*routers.server);
    startServer(server);
    routers.server->setFault(Fault::UnexpectedQuestion, true);
    const std::string line = "crypto pki server ROOTCA " + command.toStdString() + '\r';
    QVERIFY(server.type(line).endsWith("[confirm]"));
    QCOMPARE(server.type("n"), QByteArray("\r\nRoot-CA#")); // nothing
    QVERIFY(server.type(line).endsWith("[confirm]"));
    server.type("\r");
    QVERIFY(server.hears(command.startsWith("request") ? "line by itself." : "Root-CA#"));
    QVERIFY(!server.type("show clock\r").contains("[confirm]"));
}

void LiesTest::asksUnexpectedlyAtEnrollment()
{
    TwoRouters routers;
    Console server(*routers.server);
    Console spoke(*routers.spoke);
    startServer(server);
    startSpoke(spoke);
    routers.spoke->setFault(Fault::UnexpectedQuestion, true);
    QVERIFY(spoke.type("crypto pki authenticate Root-CA\r").endsWith("[confirm]"));
    QVERIFY(spoke.typeUntil("\r", "[yes/no]: ").contains("Fingerprint"));
    spoke.typeUntil("yes\r", "accepted.\r\nspoke-1(config)#");
    QVERIFY(spoke.type("crypto pki enroll Root-CA\r").endsWith("[confirm]"));
    QVERIFY(spoke.type("n").endsWith("spoke-1(config)#"));
    QVERIFY(spoke.type("crypto pki enroll Root-CA\r\r").endsWith("Password: "));
}

QTEST_GUILESS_MAIN(LiesTest)
#include "liestest.moc"
