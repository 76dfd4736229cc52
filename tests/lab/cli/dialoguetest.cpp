// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "routerconsole.h"

using namespace clisupport;
using lab::Router;

/// The dialogues, word for word as the corpus has them (ROLLOVER_SPEC 8).
class DialogueTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keys();
    void keysRefused();
    void zeroize();
    void firstStart();
    void startRefused();
    void startWithArchive();
    void startOnXe();
    void lockedServer();
    void authenticateUnreachable();
    void authenticateRefusals();
    void authenticateDeclined();
    void authenticateByFingerprint();
    void enroll();
    void enrollWithoutQuestions();
    void enrollByHand();
    void reenroll();
    void grantByHand();
    void rolloverByHand();
    void revoke();
    void removal();
    void terminalEnrollment();
    void pkcs12();
    void exportPem();
    void saving();
    void reload();
    void logsOutInTheMiddle();
    void seedPastedWhileItWorks();
};

namespace {

/// The server is enabled, with a key that is quickly made, and reached at 172.16.1.1.
void startServer(Console& console, std::string_view lines = "grant auto\r")
{
    console.type("terminal length 0\rterminal width 0\rconf t\rinterface gi0/0\rip address 172.16.1.1 "
                 "255.255.255.0\rip http server\r");
    console.typeUntil("crypto key generate rsa label ROOTCA modulus 1024\r", "(config)#");
    console.type("crypto pki server ROOTCA\rissuer-name CN=RootCA,OU=TAC,O=Cisco\r" + std::string(lines));
    console.typeUntil("no shut\rsecretpass\rsecretpass\r", "enabled.\r\nRoot-CA(cs-server)#");
    console.type("end\r");
}

void startSpoke(Console& console, std::string_view lines = "serial-number none\rip-address none\r")
{
    console.type("terminal length 0\rterminal width 0\rconf t\r");
    console.typeUntil("crypto key generate rsa label VPN modulus 1024\r", "(config)#");
    console.type(
        "crypto pki trustpoint Root-CA\renrollment url http://172.16.1.1\rsubject-name CN=R18,OU=VPN\r"
        "rsakeypair VPN\rrevocation-check none\r" +
        std::string(lines));
}

bool authenticate(Console& console)
{
    const bool asked =
        console.typeUntil("crypto pki authenticate Root-CA\r", "[yes/no]: ").contains("Fingerprint");
    return asked && console.typeUntil("yes\r", "accepted.\r\nspoke-1(config)#").contains("accepted");
}

bool isEnrolled(const Router& router)
{
    return QTest::qWaitFor([&] { return router.trustpoint("Root-CA")->held().identity.has_value(); }, 20'000);
}

QByteArray fingerprint(const x509::Certificate& certificate, x509::Digest digest)
{
    return QByteArray::fromStdString(grouped(certificate.fingerprint(digest)));
}

} // namespace

void DialogueTest::keys()
{
    TwoRouters routers;
    Console console(*routers.spoke);
    console.type("conf t\r");
    QCOMPARE(console.typeUntil("crypto key generate rsa label VPN modulus 1024\r", "(config)#"),
             QByteArray("crypto key generate rsa label VPN modulus 1024\r\n"
                        "The name for the keys will be: VPN\r\n\r\n"
                        "% The key modulus size is 1024 bits\r\n"
                        "% Generating 1024 bit RSA keys, keys will be non-exportable...\r\n"
                        "[OK] (elapsed time was 0 seconds)\r\n\r\nspoke-1(config)#"));
    QVERIFY(!routers.spoke->keys().find("VPN")->exportable);
    QCOMPARE(routers.spoke->keys().find("VPN")->key.publicKey().bits, 1024U);
    const QByteArray again =
        console.typeUntil("crypto key generate rsa label VPN modulus 1024 exportable\r", "[yes/no]: ");
    QVERIFY(again.endsWith("% You already have RSA keys defined named VPN.\r\n"
                           "% Do you really want to replace them? [yes/no]: "));
    QVERIFY(console.type("no\r").endsWith("no\r\nspoke-1(config)#"));
    console.type("crypto key generate rsa label VPN modulus 1024 exportable\r");
    QVERIFY(console.typeUntil("yes\r", "(config)#").contains("keys will be exportable..."));
    QVERIFY(routers.spoke->keys().find("VPN")->exportable);

    console.type("ip domain name cisco.com\r");
    QCOMPARE(console.typeUntil("crypto key generate rsa\r", "[512]: "),
             QByteArray("crypto key generate rsa\r\nThe name for the keys will be: spoke-1.cisco.com\r\n"
                        "Choose the size of the key modulus in the range of 360 to 4096 for your\r\n"
                        "  General Purpose Keys. Choosing a key modulus greater than 512 may take\r\n"
                        "  a few minutes.\r\n\r\nHow many bits in the modulus [512]: "));
    QVERIFY(console.type("9999\r").contains("% A decimal number between 360 and 4096.\r\n"));
    QVERIFY(console.typeUntil("1024\r", "(config)#").contains("% Generating 1024 bit RSA keys"));
    QVERIFY(routers.spoke->keys().find("spoke-1.cisco.com"));
}

void DialogueTest::keysRefused()
{
    TwoRouters routers;
    Console console(*routers.spoke);
    console.type("conf t\r");
    QVERIFY(console.type("crypto key generate rsa\r").contains("% Please define a domain-name first.\r\n"));
    console.type("no hostname\r");
    QVERIFY(console.type("crypto key generate rsa\r")
                .contains("% Please define a hostname other than Router.\r\n"));
    QVERIFY(routers.spoke->keys().all().empty());
}

void DialogueTest::zeroize()
{
    TwoRouters routers;
    Console console(*routers.spoke);
    console.type("conf t\r");
    QVERIFY(console.type("crypto key zeroize rsa\r")
                .contains("% No Signature RSA Keys found in configuration.\r\n"));
    console.typeUntil("crypto key generate rsa label A modulus 512\r", "(config)#");
    console.typeUntil("crypto key generate rsa label B modulus 512\r", "(config)#");
    QCOMPARE(console.type("crypto key zeroize rsa A\r"),
             QByteArray("crypto key zeroize rsa A\r\n% Keys to be removed are named 'A'.\r\n"
                        "% All router certs issued using these keys will also be removed.\r\n"
                        "Do you really want to remove these keys? [yes/no]: "));
    console.type("no\r");
    QCOMPARE(routers.spoke->keys().all().size(), std::size_t{2});
    console.type("crypto key zeroize rsa A\ryes\r");
    QVERIFY(!routers.spoke->keys().find("A") && routers.spoke->keys().find("B"));
    QVERIFY(console.type("crypto key zeroize rsa\r").contains("% All RSA keys will be removed.\r\n"));
    console.type("yes\r");
    QVERIFY(routers.spoke->keys().all().empty());
}

void DialogueTest::firstStart()
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

void DialogueTest::startRefused()
{
    TwoRouters routers;
    Console console(*routers.server);
    routers.server->setClockAuthoritative(false);
    console.type("conf t\rip http server\rcrypto pki server CA\r");
    QVERIFY(console.type("no shut\r")
                .contains("% Time has not been set. Cannot start the Certificate server.\r\n"));
    QVERIFY(!routers.server->server()->isLocked());
}

void DialogueTest::startWithArchive()
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

void DialogueTest::startOnXe()
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

void DialogueTest::lockedServer()
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
    console.type("shut\r");
    QVERIFY(QTest::qWaitFor([&] { return !routers.server->server()->isLocked(); }, 20'000));
    QCOMPARE(console.type("no grant auto\r"), QByteArray("no grant auto\r\nRoot-CA(cs-server)#"));
    QVERIFY(!routers.server->running().server->config.grant.automatic);
}

void DialogueTest::authenticateUnreachable()
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

void DialogueTest::authenticateRefusals()
{
    TwoRouters routers;
    Console server(*routers.server);
    Console console(*routers.spoke);
    startServer(server);
    startSpoke(console);
    QVERIFY(
        console.type("crypto pki authenticate Other\r").contains("% Trustpoint Other does not exist.\r\n"));
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

void DialogueTest::authenticateDeclined()
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

void DialogueTest::authenticateByFingerprint()
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

void DialogueTest::enroll()
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

void DialogueTest::enrollWithoutQuestions()
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

void DialogueTest::enrollByHand()
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
    console.type("no crypto pki enroll Root-CA\r");
    QVERIFY(QTest::qWaitFor([&] { return machine.state == lifecycle::TrustpointState::C1; }, 20'000));
}

void DialogueTest::reenroll()
{
    TwoRouters routers;
    Console server(*routers.server);
    Console console(*routers.spoke);
    startServer(server);
    startSpoke(console);
    QVERIFY(authenticate(console));
    console.typeUntil("crypto pki enroll Root-CA\r\r\ryes\r", "fingerprint.\r\n\r\nspoke-1(config)#");
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

void DialogueTest::grantByHand()
{
    TwoRouters routers;
    Console server(*routers.server);
    Console console(*routers.spoke);
    startServer(server, "");
    startSpoke(console);
    QVERIFY(authenticate(console));
    console.typeUntil("crypto pki enroll Root-CA\r\r\ryes\r", "fingerprint.\r\n\r\nspoke-1(config)#");
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

void DialogueTest::rolloverByHand()
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

void DialogueTest::revoke()
{
    TwoRouters routers;
    Console server(*routers.server);
    Console console(*routers.spoke);
    startServer(server);
    startSpoke(console);
    QVERIFY(authenticate(console));
    console.typeUntil("crypto pki enroll Root-CA\r\r\ryes\r", "fingerprint.\r\n\r\nspoke-1(config)#");
    QVERIFY(isEnrolled(*routers.spoke));
    QCOMPARE(server.typeUntil("crypto pki server ROOTCA revoke 0x2\r", "Root-CA#"),
             QByteArray(
                 "crypto pki server ROOTCA revoke 0x2\r\n% Certificate 02 succesfully revoked.\r\nRoot-CA#"));
    QVERIFY(server.type("crypto pki server ROOTCA revoke zebra\r").contains("% Invalid input"));
    QVERIFY(server.typeUntil("crypto pki server ROOTCA revoke 77\r", "Root-CA#").contains("\r\n% "));
    QVERIFY(console.typeUntil("crypto pki crl request Root-CA\r", "(config)#").endsWith("(config)#"));
    QVERIFY(routers.spoke->trustpoint("Root-CA")->crl());
}

void DialogueTest::removal()
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

void DialogueTest::terminalEnrollment()
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

void DialogueTest::pkcs12()
{
    TwoRouters routers;
    Console server(*routers.server);
    Console console(*routers.spoke);
    startServer(server);
    startSpoke(console);
    QVERIFY(authenticate(console));
    console.typeUntil("crypto pki enroll Root-CA\r\r\ryes\r", "fingerprint.\r\n\r\nspoke-1(config)#");
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
    QVERIFY(console.type("crypto pki export Open pkcs12 flash:r1.p12 password cisco123\r")
                .contains("CRYPTO_PKI: Exported PKCS12 file successfully."));
    QVERIFY(!console.type("crypto pki import Copy pkcs12 flash:r1.p12 password wrong\r")
                 .contains("successfully"));
    QVERIFY(console.type("crypto pki import Copy pkcs12 flash:r1.p12 password cisco123\r")
                .contains("CRYPTO_PKI: Imported PKCS12 file successfully."));
    QVERIFY(QTest::qWaitFor([&] { return routers.spoke->trustpoint("Copy")->held().identity.has_value(); },
                            20'000));
    QVERIFY(*routers.spoke->trustpoint("Copy")->held().identity == *identity);
}

void DialogueTest::exportPem()
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
}

void DialogueTest::saving()
{
    TwoRouters routers;
    Console console(*routers.spoke);
    console.type("conf t\rip domain name cisco.com\rend\r");
    QCOMPARE(console.type("write memory\r"),
             QByteArray("write memory\r\nBuilding configuration...\r\n[OK]\r\nspoke-1#"));
    QVERIFY(!routers.spoke->hasUnsavedChanges());
    console.type("conf t\rhostname other\rend\r");
    QCOMPARE(console.type("copy run start\r"),
             QByteArray("copy run start\r\nDestination filename [startup-config]? "));
    QCOMPARE(console.type("\r"), QByteArray("\r\nBuilding configuration...\r\n[OK]\r\nother#"));
    QCOMPARE(routers.spoke->startup()->hostname, std::string("other"));
    QCOMPARE(console.type("write erase\r"),
             QByteArray("write erase\r\nErasing the nvram filesystem will remove all configuration files! "
                        "Continue? [confirm]"));
    console.type("n");
    QVERIFY(routers.spoke->startup());
    console.type("write erase\r");
    QVERIFY(console.type("\r").contains("[OK]\r\nErase of nvram: complete\r\n"));
    QVERIFY(!routers.spoke->startup());
}

void DialogueTest::reload()
{
    TwoRouters routers;
    Console console(*routers.spoke);
    console.type("write\rconf t\rhostname lost\rend\r");
    QCOMPARE(console.type("reload\r"),
             QByteArray("reload\r\n\r\nSystem configuration has been modified. Save? [yes/no]: "));
    QVERIFY(console.type("no\r").endsWith("Proceed with reload? [confirm]"));
    QVERIFY(!console.session().isOver());
    console.type("\r");
    QVERIFY(console.session().isOver());
    QVERIFY(QTest::qWaitFor([&] { return routers.spoke->running().hostname == "spoke-1"; }, 20'000));
}

void DialogueTest::logsOutInTheMiddle()
{
    TwoRouters routers;
    {
        Console console(*routers.server);
        console.type("conf t\rcrypto key generate rsa label CA modulus 2048\r");
    } // gone while the key is made
    QVERIFY(QTest::qWaitFor([&] { return routers.server->keys().find("CA") != nullptr; }, 20'000));
    Console server(*routers.server);
    startServer(server);
    {
        Console console(*routers.spoke);
        startSpoke(console);
        console.type("crypto pki authenticate Root-CA\r");
        console.session().hangUp();
    }
    Console again(*routers.spoke);
    again.type("conf t\r");
    QVERIFY(authenticate(again));
}

void DialogueTest::seedPastedWhileItWorks()
{
    TwoRouters routers;
    Console server(*routers.server);
    // All in one piece: the rest waits while the CA is made, and a dialogue takes its answers from it.
    server.type(
        "configure terminal\nip http server\ninterface Ethernet0/0\n ip address 172.16.1.1 255.255.255.0\n" +
        std::string(seedServer) + "no shut\nend\nshow crypto pki server\n");
    QVERIFY(server.hears("Certificate Server ROOTCA:"));
    QVERIFY(server.out().contains("% Exporting Certificate Server signing certificate and keys...\r\n\r\n"
                                  "% Certificate Server enabled.\r\nRoot-CA(cs-server)#end\r\nRoot-CA#"));
    Console spoke(*routers.spoke);
    spoke.type("conf t\n" + std::string(seedClient) +
               "crypto pki authenticate Root-CA\nyes\n"
               "crypto pki enroll Root-CA\nyes\nend\n");
    QVERIFY(spoke.hears("spoke-1(config)#end\r\nspoke-1#"));
    QVERIFY(isEnrolled(*routers.spoke));
}

QTEST_GUILESS_MAIN(DialogueTest)
#include "dialoguetest.moc"
