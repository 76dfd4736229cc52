// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "routerconsole.h"

using namespace clisupport;

/// What goes in and out by hand: cut and paste, PKCS#12, PEM.
class TransferTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void terminalEnrollment();
    void pkcs12();
    void exportPem();
};

void TransferTest::terminalEnrollment()
{
    TwoRouters routers;
    Console server(*routers.server);
    Console console(*routers.spoke);
    startServer(server);
    startSpoke(console, "serial-number none\rip-address none\renrollment terminal\r");
    QVERIFY(console.type("crypto pki authenticate Root-CA\r")
                .endsWith("\r\n\r\nEnter the base 64 encoded CA certificate.\r\n"
                          "End with a blank line or the word \"quit\" on a line by itself\r\n\r\n"));
    QVERIFY(console.type("zebra\rquit\r").contains("% Error in saving certificate: status = FAIL"));
    const std::string pem = routers.server->server()->caCertificate()->toPem();
    QVERIFY(console.type("crypto pki authenticate Root-CA\r" + pem + "quit\r").endsWith("[yes/no]: "));
    QVERIFY(console.type("yes\r").contains("Trustpoint CA certificate accepted.\r\n"
                                           "% Certificate successfully imported\r\n"));
    QVERIFY(
        QTest::qWaitFor([&] { return routers.spoke->trustpoint("Root-CA")->held().ca.has_value(); }, 20'000));
    QVERIFY(console.type("crypto pki enroll Root-CA\r\r\r")
                .endsWith("Display Certificate Request to terminal? [yes/no]: "));
    const QByteArray out = console.typeUntil("yes\r", "Redisplay enrollment request? [yes/no]: ");
    QVERIFY(out.contains("Certificate Request follows:\r\n\r\nMII"));
    const auto from = out.indexOf("MII");
    const auto to = out.indexOf("\r\n---End - This line not part of the certificate request---\r\n");
    const auto der = fromBase64(out.mid(from, to - from).toStdString());
    QVERIFY(der);
    const auto request = x509::Request::fromDer(*der);
    QVERIFY(request && request.value().isSignatureValid());
    console.type("no\r");
    QVERIFY(console.type("crypto pki import Root-CA certificate\r" + pem + "\r")
                .contains("\r\n% ")); // not its own

    // A certificate for that key: another trustpoint gets it over SCEP.
    console.type(
        "crypto pki trustpoint Scep\renrollment url http://172.16.1.1\rrsakeypair VPN\rserial-number none\r"
        "ip-address none\rpassword x\rsubject-name CN=R18,OU=VPN\r");
    console.typeUntil("crypto pki authenticate Scep\ryes\r", "accepted.\r\nspoke-1(config)#");
    console.typeUntil("crypto pki enroll Scep\ryes\r", "fingerprint.");
    const auto& other = routers.spoke->trustpoint("Scep")->held().identity;
    QVERIFY(QTest::qWaitFor([&] { return other.has_value(); }, 20'000));
    QVERIFY(console.type("crypto pki import Root-CA certificate\r" + other->toPem() + "\r")
                .contains("% Router Certificate successfully imported"));
    QVERIFY(isEnrolled(*routers.spoke));
    QVERIFY(*routers.spoke->trustpoint("Root-CA")->held().identity == *other);
}

void TransferTest::pkcs12()
{
    TwoRouters routers;
    Console server(*routers.server);
    Console console(*routers.spoke);
    startServer(server);
    startSpoke(console);
    QVERIFY(authenticate(console));
    QVERIFY(sendRequest(console));
    QVERIFY(isEnrolled(*routers.spoke));
    QVERIFY(console.type("crypto pki export Root-CA pkcs12 flash:r1.p12 password cisco123\r")
                .contains("exportable"));
    QVERIFY(console.type("crypto pki import Copy pkcs12 flash:none.p12 password x\r")
                .contains("%Error opening flash:none.p12"));
    QVERIFY(console.type("crypto pki import Copy pkcs12 terminal password x\rAAAA\r\r").contains("\r\n% "));
    QVERIFY(!routers.spoke->trustpoint("Copy"));

    console.typeUntil("crypto key generate rsa label OPEN modulus 1024 exportable\r", "(config)#");
    console.type(
        "crypto pki trustpoint Open\renrollment url http://172.16.1.1\rrsakeypair OPEN\rserial-number none\r"
        "ip-address none\rpassword x\r");
    console.typeUntil("crypto pki authenticate Open\ryes\r", "accepted.\r\nspoke-1(config)#");
    console.typeUntil("crypto pki enroll Open\ryes\r", "fingerprint.");
    const auto& identity = routers.spoke->trustpoint("Open")->held().identity;
    QVERIFY(QTest::qWaitFor([&] { return identity.has_value(); }, 20'000));
    QVERIFY(console.type("crypto pki export Open pkcs12 flash:r2.p12 password cisco123\r")
                .endsWith("\r\nDestination filename [r2.p12]? "));
    QVERIFY(console.type("r1.p12\r").contains("CRYPTO_PKI: Exported PKCS12 file successfully."));
    QVERIFY(!routers.spoke->files().read("flash:r2.p12"));
    QVERIFY(!console.type("crypto pki import Copy pkcs12 flash:r1.p12 password wrong\r")
                 .contains("successfully"));
    QVERIFY(console.type("crypto pki import Copy pkcs12 flash:r1.p12 password cisco123\r")
                .contains("CRYPTO_PKI: Imported PKCS12 file successfully."));
    QVERIFY(QTest::qWaitFor([&] { return routers.spoke->trustpoint("Copy")->held().identity.has_value(); },
                            20'000));
    QVERIFY(*routers.spoke->trustpoint("Copy")->held().identity == *identity);
}

void TransferTest::exportPem()
{
    TwoRouters routers;
    Console server(*routers.server);
    startServer(server);
    server.type("conf t\r");
    const QByteArray out = server.type("crypto pki export ROOTCA pem terminal\r");
    const QByteArray pem = QByteArray::fromStdString(routers.server->server()->caCertificate()->toPem());
    QCOMPARE(
        out,
        "crypto pki export ROOTCA pem terminal\r\n% The specified trustpoint is not enrolled (ROOTCA).\r\n"
        "% Only export the CA certificate in PEM format.\r\n% CA certificate:\r\n" +
            QByteArray(pem).replace("\n", "\r\n") + "\r\nRoot-CA(config)#");
    QVERIFY(server.type("crypto pki export OTHER pem terminal\r").contains("\r\n% "));
    QVERIFY(server.type("crypto pki export OTHER pem url flash:\r").contains("is not authenticated (OTHER)"));
    QVERIFY(server.type("crypto pki export ROOTCA pem url flash:\r")
                .endsWith("\r\nDestination filename [ROOTCA.ca]? "));
    QVERIFY(server.type("\r").endsWith("Writing file to flash:ROOTCA.ca\r\nRoot-CA(config)#"));
    QCOMPARE(releve::textOf(routers.server->files().read("flash:ROOTCA.ca").value()),
             std::string_view(pem.constData(), static_cast<std::size_t>(pem.size())));
}

QTEST_GUILESS_MAIN(TransferTest)
#include "transfertest.moc"
