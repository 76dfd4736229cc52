// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "opensslprogram.h"
#include "routerconsole.h"

using namespace clisupport;

namespace {

void configure(Console& console, const char* name = "SSLVPN")
{
    console.type(
        "terminal length 0\rterminal width 0\rconf t\rip domain name domain\rcrypto pki trustpoint " +
        std::string(name) +
        "\renrollment selfsigned\rsubject-name CN=myvpn\rrevocation-check none\rrsakeypair K 1024\r");
}

/// All questions answered as captures have them.
QByteArray enroll(Console& console, const char* name = "SSLVPN")
{
    return console.typeUntil("crypto pki enroll " + std::string(name) + "\rno\rno\ryes\r",
                             "successfully created\r\n\r\nspoke-1(config)#");
}

} // namespace

/// `enrollment selfsigned`, as captures of IOS 15 and IOS XE 17 have it.
class SelfSignedTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void declined();
    void dialogue();
    void withoutNames();
    void whatItIs_data();
    void whatItIs();
    void shown();
    void savedAndReloaded();
    void another();
    void removed();
};

void SelfSignedTest::declined()
{
    TwoRouters routers;
    Console console(*routers.spoke);
    configure(console);
    QVERIFY(console.type("crypto pki enroll SSLVPN\rno\rno\rno\r")
                .endsWith("Generate Self Signed Router Certificate? [yes/no]: no\r\nspoke-1(config)#"));
    QVERIFY(!routers.spoke->trustpoint("SSLVPN")->held().identity);
    QVERIFY(routers.spoke->keys().all().empty());
}

void SelfSignedTest::dialogue()
{
    TwoRouters routers;
    Console console(*routers.spoke);
    configure(console);
    QCOMPARE(console.type("crypto pki enroll SSLVPN\r"),
             QByteArray("crypto pki enroll SSLVPN\r\n"
                        "% Include the router serial number in the subject name? [yes/no]: "));
    QCOMPARE(console.type("no\r"), QByteArray("no\r\n% Include an IP address in the subject name? [no]: "));
    QCOMPARE(console.type("no\r"), QByteArray("no\r\nGenerate Self Signed Router Certificate? [yes/no]: "));
    QCOMPARE(
        console.typeUntil("yes\r", "(config)#"),
        QByteArray("yes\r\n\r\nRouter Self Signed Certificate successfully created\r\n\r\nspoke-1(config)#"));
}

void SelfSignedTest::withoutNames()
{
    TwoRouters routers;
    Console console(*routers.spoke);
    configure(console);
    console.type("fqdn none\r");
    QVERIFY(
        console.type("crypto pki enroll SSLVPN\r")
            .contains("\r\n% The fully-qualified domain name will not be included in the certificate\r\n"));
    console.typeUntil("no\rno\ryes\r", "created");
    QCOMPARE(routers.spoke->trustpoint("SSLVPN")->held().identity->subject().toIos(),
             std::string("cn=myvpn"));
}

void SelfSignedTest::whatItIs_data()
{
    QTest::addColumn<bool>("xe");
    QTest::addColumn<QByteArray>("end");
    QTest::newRow("IOS") << false << QByteArray("Not After : Jan  1 00:00:00 2020 GMT");
    QTest::newRow("IOS XE") << true << QByteArray("Not After : Oct  9 12:14:");
}

/// The openssl program sees what it sees in the self-signed certificates of the corpus.
void SelfSignedTest::whatItIs()
{
    QFETCH(bool, xe);
    QFETCH(QByteArray, end);
    OpensslProgram openssl;
    if (!openssl.isThere())
        QSKIP("no openssl program");
    TwoRouters routers;
    lab::Router* router = xe ? *routers.lab.addRouter({"xe-1", lab::Platform::IosXe}) : routers.spoke;
    Console console(*router);
    configure(console);
    console.typeUntil("crypto pki enroll SSLVPN\rno\rno\ryes\r", "successfully created");
    const QByteArray pem = QByteArray::fromStdString(router->trustpoint("SSLVPN")->held().identity->toPem());
    const QByteArray text =
        openssl.run({QStringLiteral("x509"), QStringLiteral("-noout"), QStringLiteral("-text")}, pem);
    QVERIFY2(text.contains(end), text.constData());
    QVERIFY(text.contains("Serial Number: 1 (0x1)"));
    QVERIFY(text.contains("Signature Algorithm: sha1WithRSAEncryption"));
    const auto constraints = text.indexOf("X509v3 Basic Constraints: critical\n                CA:TRUE");
    const auto authority = text.indexOf("X509v3 Authority Key Identifier");
    const auto subject = text.indexOf("X509v3 Subject Key Identifier");
    QVERIFY(constraints > 0 && constraints < authority && authority < subject);
    QCOMPARE(text.count("X509v3 "), 3 + 1); // and the heading
    QVERIFY(openssl.verifies(pem, pem));
}

void SelfSignedTest::shown()
{
    TwoRouters routers;
    Console console(*routers.spoke);
    configure(console);
    enroll(console);
    const QByteArray certificates = console.type("do show crypto pki certificates SSLVPN\r");
    QVERIFY2(certificates.contains("\r\nRouter Self-Signed Certificate\r\n  Status: Available\r\n"
                                   "  Certificate Serial Number (hex): 01\r\n"
                                   "  Certificate Usage: General Purpose\r\n"
                                   "  Issuer: \r\n    hostname=spoke-1.domain\r\n    cn=myvpn\r\n"
                                   "  Subject:\r\n    Name: spoke-1.domain\r\n    hostname=spoke-1.domain\r\n"
                                   "    cn=myvpn\r\n  Validity Date: \r\n    start date: 12:14:"),
             certificates.constData());
    QVERIFY(
        certificates.contains("    end   date: 00:00:00 UTC Jan 1 2020\r\n  Associated Trustpoints: SSLVPN"));
    QVERIFY(console.type("do show crypto pki trustpoints SSLVPN\r")
                .contains("          Serial Number (hex): 01\r\n"
                          "    Persistent self-signed certificate trust point\r\n    Using key label K\r\n"));
    const QByteArray chain = console.type("do show run | section certificate chain\r");
    QVERIFY(chain.contains("crypto pki certificate chain SSLVPN\r\n certificate self-signed 01\r\n"));
    QVERIFY(console.type("do show run | section trustpoint\r").contains(" enrollment selfsigned\r\n"));
    const QByteArray exported = console.type("crypto pki export SSLVPN pem terminal\r");
    QVERIFY(exported.contains("\r\n% Self-signed CA certificate:\r\n-----BEGIN CERTIFICATE-----"));
    QVERIFY(exported.contains("\r\n% General Purpose Certificate:\r\n-----BEGIN CERTIFICATE-----"));
}

void SelfSignedTest::savedAndReloaded()
{
    TwoRouters routers;
    Console console(*routers.spoke);
    configure(console);
    console.type("do write\r");
    enroll(console);
    QVERIFY(routers.spoke->hasUnsavedChanges());
    console.type("do write\r");
    QVERIFY(console.type("do show crypto pki certificates\r").contains("Storage: nvram:myvpn#1.cer"));
    const auto certificate = routers.spoke->trustpoint("SSLVPN")->held().identity;
    routers.spoke->reload();
    QVERIFY(routers.spoke->trustpoint("SSLVPN")->held().identity == certificate);
    QVERIFY(routers.spoke->trustpoint("SSLVPN")->isSelfSigned());
}

/// A router has but one.
void SelfSignedTest::another()
{
    TwoRouters routers;
    Console console(*routers.spoke);
    configure(console);
    enroll(console);
    configure(console, "Other");
    QCOMPARE(
        console.type("crypto pki enroll Other\r"),
        QByteArray("crypto pki enroll Other\r\n"
                   "The router has already generated a Self Signed Certificate for\r\ntrustpoint SSLVPN.\r\n"
                   "If you continue the existing trustpoint and Self Signed Certificate\r\n"
                   "will be deleted.\r\n\r\n"
                   "Do you want to continue generating a new Self Signed Certificate? [yes/no]: "));
    QVERIFY(console.type("no\r").endsWith("no\r\nspoke-1(config)#"));
    QVERIFY(routers.spoke->trustpoint("SSLVPN")->held().identity);
    console.typeUntil("crypto pki enroll Other\ryes\rno\rno\ryes\r", "created");
    QVERIFY(!routers.spoke->trustpoint("SSLVPN"));
    QVERIFY(routers.spoke->trustpoint("Other")->isSelfSigned());
    console.typeUntil("crypto pki enroll Other\ryes\rno\rno\ryes\r", "created");
    QCOMPARE(routers.spoke->trustpoint("Other")->held().identity->serial(), std::string("02"));
}

void SelfSignedTest::removed()
{
    TwoRouters routers;
    Console console(*routers.spoke);
    configure(console);
    enroll(console);
    console.type("no crypto pki certificate chain SSLVPN\ryes\r");
    QVERIFY(QTest::qWaitFor([&] { return !routers.spoke->trustpoint("SSLVPN")->held().identity; }, 20'000));
    QVERIFY(!console.type("do show crypto pki certificates\r").contains("Self-Signed"));
}

QTEST_GUILESS_MAIN(SelfSignedTest)
#include "selfsignedtest.moc"
