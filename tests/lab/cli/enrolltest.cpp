// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "routerconsole.h"

using namespace clisupport;

/// Authenticate and enroll, word for word as the corpus has them (ROLLOVER_SPEC 8.1, 8.2, 8.4).
class EnrollTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void authenticateUnreachable();
    void authenticateRefusals();
    void authenticateDeclined();
    void authenticateByFingerprint();
    void enroll();
    void enrollWithoutQuestions();
    void enrollByHand();
    void reenroll();
    void removal();
};

void EnrollTest::authenticateUnreachable()
{
    TwoRouters routers;
    Console console(*routers.spoke);
    startSpoke(console);
    console.type("do terminal monitor\r");
    const QByteArray out = console.typeUntil("crypto pki authenticate Root-CA\r", "CA server.");
    QVERIFY2(out.startsWith(
                 "crypto pki authenticate Root-CA\r\n% Error in receiving Certificate Authority certificate: "
                 "status = FAIL, cert length = 0\r\n\r\nspoke-1(config)#\r\nOct  9 12:14:"),
             out.constData());
    QVERIFY(out.endsWith("%PKI-3-SOCKETSEND: Failed to send out message to CA server."));
}

void EnrollTest::authenticateRefusals()
{
    TwoRouters routers;
    Console server(*routers.server);
    Console console(*routers.spoke);
    startServer(server);
    startSpoke(console);
    QVERIFY(
        console.type("crypto pki authenticate Other\r").contains("% CA server trustpoint is not known\r\n"));
    QVERIFY(
        console.type("crypto pki enroll Root-CA\r")
            .contains(
                "% You must authenticate the Certificate Authority before\r\nyou can enroll with it.\r\n"));
    QVERIFY(authenticate(console));
    QVERIFY(console.type("crypto pki authenticate Root-CA\r")
                .contains("% Please delete your existing CA certificate first.\r\n"
                          "% You must use 'no crypto pki trustpoint <trustpoint-name>' to delete the CA "
                          "certificate.\r\n"));
}

void EnrollTest::authenticateDeclined()
{
    TwoRouters routers;
    Console server(*routers.server);
    Console console(*routers.spoke);
    startServer(server);
    startSpoke(console);
    const QByteArray out = console.typeUntil("crypto pki authenticate Root-CA\r", "[yes/no]: ");
    const auto ca = routers.server->server()->caCertificate();
    QCOMPARE(out, "crypto pki authenticate Root-CA\r\nCertificate has the following attributes:\r\n"
                  "       Fingerprint MD5: " +
                      fingerprint(*ca, x509::Digest::Md5) +
                      " \r\n      Fingerprint SHA1: " + fingerprint(*ca, x509::Digest::Sha1) +
                      " \r\n\r\n% Do you accept this certificate? [yes/no]: ");
    QCOMPARE(console.type("crypto pki enroll VPN\r"),
             QByteArray("crypto pki enroll VPN\r\n% Please answer 'yes' or 'no'.\r\n"
                        "% Do you accept this certificate? [yes/no]: "));
    QVERIFY(console.type("no\r").endsWith("no\r\nspoke-1(config)#"));
    QVERIFY(!routers.spoke->trustpoint("Root-CA")->held().ca);
    console.typeUntil("crypto pki authenticate Root-CA\r", "[yes/no]: ");
    QCOMPARE(console.type("\x03"), QByteArray("\r\nspoke-1(config)#"));
    QVERIFY(!routers.spoke->trustpoint("Root-CA")->held().ca);
    console.typeUntil("crypto pki authenticate Root-CA\r", "[yes/no]: ");
    QCOMPARE(console.typeUntil("yes\r", "(config)#"),
             QByteArray("yes\r\nTrustpoint CA certificate accepted.\r\nspoke-1(config)#"));
    QVERIFY(routers.spoke->trustpoint("Root-CA")->held().ca);
}

void EnrollTest::authenticateByFingerprint()
{
    TwoRouters routers;
    Console server(*routers.server);
    Console console(*routers.spoke);
    startServer(server);
    startSpoke(console);
    console.type("fingerprint 00112233 44556677 8899AABB CCDDEEFF\r");
    QVERIFY(console.typeUntil("crypto pki authenticate Root-CA\r", "(config)#")
                .contains("fingerprints did not match"));
    QVERIFY(!routers.spoke->trustpoint("Root-CA")->held().ca);
    const std::string sha1 = routers.server->server()->caCertificate()->fingerprint(x509::Digest::Sha1);
    console.type("crypto pki trustpoint Root-CA\rfingerprint " + sha1 + "\r");
    QVERIFY(console.typeUntil("crypto pki authenticate Root-CA\r", "accepted.\r\nspoke-1(config)#")
                .contains("Certificate validated - fingerprints matched.\r\n"));
    QVERIFY(routers.spoke->trustpoint("Root-CA")->held().ca);
}

void EnrollTest::enroll()
{
    TwoRouters routers;
    Console server(*routers.server);
    Console console(*routers.spoke);
    startServer(server);
    startSpoke(console, "");
    QVERIFY(authenticate(console));
    console.type("do terminal monitor\rinterface e0/0\rip address 192.0.2.7 255.255.255.0\rexit\r");
    QCOMPARE(console.type("crypto pki enroll Root-CA\r"),
             QByteArray("crypto pki enroll Root-CA\r\n%\r\n% Start certificate enrollment .. \r\n"
                        "% Create a challenge password. You will need to verbally provide this\r\n"
                        "   password to the CA Administrator in order to revoke your certificate.\r\n"
                        "   For security reasons your password will not be saved in the configuration.\r\n"
                        "   Please make a note of it.\r\n\r\nPassword: "));
    QCOMPARE(console.type("one\r"), QByteArray("\r\nRe-enter password: "));
    QVERIFY(console.type("two\r").endsWith("Password: "));
    QCOMPARE(console.type("one\rone\r"),
             QByteArray("\r\nRe-enter password: \r\n\r\n"
                        "% The subject name in the certificate will include: CN=R18,OU=VPN\r\n"
                        "% The subject name in the certificate will include: spoke-1\r\n"
                        "% Include the router serial number in the subject name? [yes/no]: "));
    const QByteArray serial = QByteArray::fromStdString(routers.spoke->serialNumber());
    QCOMPARE(console.type("yes\r"), "yes\r\n% The serial number in the certificate will be: " + serial +
                                        "\r\n% Include an IP address in the subject name? [no]: ");
    QCOMPARE(console.type("yes\r"), QByteArray("yes\r\nEnter Interface name or IP Address[]: "));
    QCOMPARE(console.type("e0/1\r"), QByteArray("e0/1\r\n% Bad interface or address. Try again.\r\n"
                                                "Enter Interface name or IP Address[]: "));
    QCOMPARE(console.type("e0/0\r"), QByteArray("e0/0\r\nRequest certificate from CA? [yes/no]: "));
    const QByteArray out = console.typeUntil("yes\r", "spoke-1(config)#");
    QVERIFY2(
        out.contains(
            "% Certificate request sent to Certificate Authority\r\n"
            "% The 'show crypto pki certificate verbose Root-CA' commandwill show the fingerprint.\r\n\r\n"),
        out.constData());
    QVERIFY(console.hears("CRYPTO_PKI:  Certificate Request Fingerprint MD5: "));
    QVERIFY(console.hears("%PKI-6-CERTRET: Certificate received from Certificate Authority"));
    QVERIFY(isEnrolled(*routers.spoke));
    const std::string subject = routers.spoke->trustpoint("Root-CA")->held().identity->subject().toIos();
    QVERIFY2(subject.find(serial.toStdString()) != std::string::npos, subject.c_str());
    QVERIFY2(subject.find("192.0.2.7") != std::string::npos, subject.c_str());
}

void EnrollTest::enrollWithoutQuestions()
{
    TwoRouters routers;
    Console server(*routers.server);
    Console console(*routers.spoke);
    startServer(server);
    startSpoke(console, "serial-number\rip-address 192.0.2.9\rfqdn none\rpassword cisco\r");
    QVERIFY(authenticate(console));
    const QByteArray serial = QByteArray::fromStdString(routers.spoke->serialNumber());
    QCOMPARE(console.type("crypto pki enroll Root-CA\r"),
             "crypto pki enroll Root-CA\r\n%\r\n% Start certificate enrollment .. \r\n\r\n"
             "% The subject name in the certificate will include: CN=R18,OU=VPN\r\n"
             "% The fully-qualified domain name will not be included in the certificate\r\n"
             "% The serial number in the certificate will be: " +
                 serial +
                 "\r\n% The IP address in the certificate is 192.0.2.9\r\n\r\n"
                 "Request certificate from CA? [yes/no]: ");
    QVERIFY(console.type("no\r").endsWith("no\r\nspoke-1(config)#"));
    QVERIFY(!routers.spoke->trustpoint("Root-CA")->pendingRequest());
}

void EnrollTest::enrollByHand()
{
    TwoRouters routers;
    Console server(*routers.server);
    Console console(*routers.spoke);
    startServer(server, "");
    startSpoke(console);
    QVERIFY(authenticate(console));
    // A whole dialogue in one piece, the way scripts send it.
    console.typeUntil("crypto pki enroll Root-CA\r\r\ryes\rdo show clock\r", "2015\r\nspoke-1(config)#");
    QVERIFY(QTest::qWaitFor([&] { return routers.server->server()->requests().size() == 1; }, 20'000));
    const auto& machine = routers.spoke->trustpoint("Root-CA")->machine();
    QVERIFY(QTest::qWaitFor([&] { return machine.state == lifecycle::TrustpointState::C2; }, 20'000));
    const auto isPending = [&] {
        return routers.spoke->trustpoint("Root-CA")->lastStatus() == lab::EnrollmentStatus::Pending;
    };
    QVERIFY(QTest::qWaitFor(isPending, 20'000));
    QVERIFY(console.type("do show crypto pki certificates\r").contains("Status: Pending"));
    console.type("no crypto pki enroll Root-CA\r");
    QVERIFY(QTest::qWaitFor([&] { return machine.state == lifecycle::TrustpointState::C1; }, 20'000));
    QVERIFY(!console.type("do show crypto pki certificates\r").contains("Pending"));
    const QByteArray status = console.type("do show crypto pki trustpoints status\r");
    QVERIFY(!status.contains("Pending") && status.contains("Certificate request(s) ..... None"));
    console.typeUntil("crypto pki enroll Root-CA\r\r\ryes\r", "fingerprint.");
    QVERIFY(QTest::qWaitFor(isPending, 20'000));
    console.type("no crypto pki certificate chain Root-CA\ryes\r");
    QVERIFY(QTest::qWaitFor([&] { return machine.state == lifecycle::TrustpointState::C0; }, 20'000));
    QVERIFY(!console.type("do show crypto pki certificates\r").contains("Pending"));
}

void EnrollTest::reenroll()
{
    TwoRouters routers;
    Console server(*routers.server);
    Console console(*routers.spoke);
    startServer(server);
    startSpoke(console);
    QVERIFY(authenticate(console));
    QVERIFY(sendRequest(console));
    QVERIFY(isEnrolled(*routers.spoke));
    const auto serial = routers.spoke->trustpoint("Root-CA")->held().identity->serial();
    QCOMPARE(
        console.type("crypto pki enroll Root-CA\r"),
        QByteArray(
            "crypto pki enroll Root-CA\r\n"
            "Trustpoint Root-CA has already enrolled and has a router cert issued to it.\r\n"
            "If you successfully re-enroll this trustpoint,the existing certificate will be replaced.\r\n\r\n"
            "Do you want to continue with re-enrollment? [yes/no]: "));
    QVERIFY(console.type("no\r").endsWith("no\r\nspoke-1(config)#"));
    console.typeUntil("crypto pki enroll Root-CA\ryes\r\r\ryes\r", "fingerprint.\r\n\r\nspoke-1(config)#");
    QVERIFY(QTest::qWaitFor(
        [&] { return routers.spoke->trustpoint("Root-CA")->held().identity->serial() != serial; }, 20'000));
}

void EnrollTest::removal()
{
    TwoRouters routers;
    Console server(*routers.server);
    Console console(*routers.spoke);
    startServer(server);
    startSpoke(console);
    QVERIFY(authenticate(console));
    QVERIFY(console.type("no crypto pki certificate chain Root-CA\r").endsWith("[yes/no]: "));
    console.type("no\r");
    QVERIFY(routers.spoke->trustpoint("Root-CA")->held().ca);
    console.type("no crypto pki certificate chain Root-CA\ryes\r");
    QVERIFY(QTest::qWaitFor([&] { return !routers.spoke->trustpoint("Root-CA")->held().ca; }, 20'000));
    QCOMPARE(console.type("no crypto pki trustpoint Root-CA\r"),
             QByteArray("no crypto pki trustpoint Root-CA\r\n"
                        "% Removing an enrolled trustpoint will destroy all certificates\r\n"
                        "received from the related Certificate Authority.\r\n\r\n"
                        "Are you sure you want to do this? [yes/no]: "));
    QCOMPARE(console.type("yes\r"),
             QByteArray("yes\r\n% Be sure to ask the CA administrator to revoke your certificates.\r\n\r\n"
                        "spoke-1(config)#"));
    QVERIFY(!routers.spoke->trustpoint("Root-CA"));
    QVERIFY(console.type("no crypto pki trustpoint Root-CA\r").contains("does not exist"));
}

QTEST_GUILESS_MAIN(EnrollTest)
#include "enrolltest.moc"
