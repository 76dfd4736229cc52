// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <QRegularExpression>

#include "opensslprogram.h"
#include "routerconsole.h"

using namespace clisupport;

namespace {

constexpr const char* ask = "crypto pki server ROOTCA request pkcs10 terminal";

/// As a terminal sends it: a carriage return behind each line.
std::string typed(QByteArray text)
{
    return text.replace('\n', '\r').toStdString();
}

/// A PEM text without its first and last line.
QByteArray insideOf(const QByteArray& pem)
{
    const auto from = pem.indexOf('\n') + 1;
    return pem.mid(from, pem.lastIndexOf("-----END") - from);
}

/// What stands behind `% Granted certificate:`, as PEM.
QByteArray granted(QByteArray out)
{
    out.replace("\r\n", "\n");
    const auto at = out.indexOf("% Granted certificate:\n");
    if (at < 0)
        return {};
    QByteArray text = out.mid(out.indexOf('\n', at) + 1);
    text.truncate(text.indexOf("\n\n") + 1);
    return text.startsWith("-----BEGIN")
               ? text
               : "-----BEGIN CERTIFICATE-----\n" + text + "-----END CERTIFICATE-----\n";
}

QByteArray caOf(const lab::Router& server)
{
    return QByteArray::fromStdString(server.server()->caCertificate()->toPem());
}

} // namespace

/// Requests that an operator brings to a certificate server, and one-time passwords for those who ask themselves.
class RequestTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void refused_data();
    void refused();
    void withoutServer();
    void granted_data();
    void granted();
    void grantedByHand();
    void rejected();
    void ofAFile();
    void ofTheRolloverCa();
    void password();
    void passwordRefused();

private:
    OpensslProgram m_openssl;
};

void RequestTest::initTestCase()
{
    if (!m_openssl.isThere())
        QSKIP("no openssl program");
}

void RequestTest::refused_data()
{
    QTest::addColumn<QByteArray>("pasted");
    QTest::newRow("nothing") << QByteArray("\n");
    QTest::newRow("words") << QByteArray("zebra\nquit\n");
    QTest::newRow("base 64 of something else") << QByteArray("AAAA\n\n");
    QByteArray changed = m_openssl.request("/CN=a");
    const auto last = changed.lastIndexOf("\n-----END") - 8; // in the signature
    changed[last] = changed[last] == 'A' ? 'B' : 'A';
    QTest::newRow("a signature that is none") << changed + '\n';
}

void RequestTest::refused()
{
    QFETCH(QByteArray, pasted);
    TwoRouters routers;
    Console server(*routers.server);
    startServer(server);
    server.type(std::string(ask) + '\r');
    const QByteArray out = server.typeUntil(typed(pasted), "Root-CA#");
    QVERIFY2(out.contains("\r\n% "), out.constData());
    QVERIFY(::granted(out).isEmpty());
    QVERIFY(routers.server->server()->requests().empty());
}

void RequestTest::withoutServer()
{
    TwoRouters routers;
    Console console(*routers.server);
    console.type("terminal length 0\r");
    QVERIFY(console.type(std::string(ask) + '\r').contains("% Certificate server ROOTCA is not configured."));
    console.type("conf t\rcrypto pki server ROOTCA\rend\r");
    console.type(std::string(ask) + '\r');
    QVERIFY(console.typeUntil(typed(m_openssl.request("/CN=a") + '\n'), "Root-CA#").contains("not enabled"));
    QVERIFY(console.typeUntil("crypto pki server ROOTCA password generate\r", "Root-CA#")
                .contains("not enabled"));
    QVERIFY(console.type("conf t\r" + std::string(ask) + '\r').contains("% Invalid input"));
}

void RequestTest::granted_data()
{
    QTest::addColumn<bool>("pem");
    QTest::addColumn<QByteArray>("keyword");
    QTest::addColumn<QByteArray>("end");
    QTest::addColumn<bool>("gives");
    QTest::newRow("PEM comes as PEM") << true << QByteArray() << QByteArray("\n") << true;
    QTest::newRow("base 64 as base 64") << false << QByteArray() << QByteArray("quit\n") << false;
    QTest::newRow("PEM, base 64 wanted") << true << QByteArray(" base64") << QByteArray("quit\n") << false;
    QTest::newRow("base 64, PEM wanted") << false << QByteArray(" pem") << QByteArray("\n") << true;
}

void RequestTest::granted()
{
    QFETCH(bool, pem);
    QFETCH(QByteArray, keyword);
    QFETCH(QByteArray, end);
    QFETCH(bool, gives);
    TwoRouters routers;
    Console server(*routers.server);
    startServer(server);
    const QByteArray command = ask + keyword;
    QCOMPARE(server.type(command.toStdString() + '\r'),
             command + "\r\nPKCS10 request in base64 or pem\r\n\r\n"
                       "% Enter Base64 encoded or PEM formatted PKCS10 enrollment request.\r\n"
                       "% End with a blank line or \"quit\" on a line by itself.\r\n");
    const QByteArray request = m_openssl.request("/C=US/CN=Manual");
    const QByteArray out = server.typeUntil(typed((pem ? request : insideOf(request)) + end), "Root-CA#");
    QCOMPARE(out.contains("\r\n% Granted certificate:\r\n-----BEGIN CERTIFICATE-----\r\n"), gives);
    QVERIFY(out.endsWith("\r\n\r\nRoot-CA#"));
    const QByteArray certificate = ::granted(out);
    QVERIFY(m_openssl.verifies(certificate, caOf(*routers.server)));
    QCOMPARE(m_openssl.run({QStringLiteral("x509"), QStringLiteral("-noout"), QStringLiteral("-subject"),
                            QStringLiteral("-serial"), QStringLiteral("-nameopt"), QStringLiteral("RFC2253")},
                           certificate),
             QByteArray("subject=CN=Manual,C=US\nserial=02\n"));
    // The same request again is another one, as it would be on a router.
    server.type(command.toStdString() + '\r');
    const QByteArray again = ::granted(server.typeUntil(typed(request + '\n'), "Root-CA#"));
    QCOMPARE(
        m_openssl.run({QStringLiteral("x509"), QStringLiteral("-noout"), QStringLiteral("-serial")}, again),
        QByteArray("serial=03\n"));
}

void RequestTest::grantedByHand()
{
    TwoRouters routers;
    Console server(*routers.server);
    startServer(server, "");
    const auto bring = [&](const char* subject) {
        server.type(std::string(ask) + '\r');
        return server.typeUntil(typed(m_openssl.request(subject) + '\n'), "Root-CA#");
    };
    QVERIFY(bring("/CN=a").endsWith("\r\n% Enrollment request pending, reqId=1\r\n\r\nRoot-CA#"));
    QVERIFY(bring("/CN=b").contains("reqId=2"));
    const QByteArray listed = server.typeUntil("crypto pki server ROOTCA info requests\r", "Root-CA#");
    QVERIFY2(listed.contains("1      pending"), listed.constData());
    QVERIFY(listed.contains("cn=b\r\n"));
    QVERIFY(m_openssl.verifies(::granted(server.typeUntil("crypto pki server ROOTCA grant 2\r", "Root-CA#")),
                               caOf(*routers.server)));
    const QByteArray rest = server.typeUntil("crypto pki server ROOTCA grant all\r", "Root-CA#");
    QCOMPARE(rest.count("% Granted certificate:"), 1);
    QVERIFY(m_openssl.verifies(::granted(rest), caOf(*routers.server)));
}

void RequestTest::rejected()
{
    TwoRouters routers;
    Console server(*routers.server);
    startServer(server, "grant none\r");
    server.type(std::string(ask) + '\r');
    const QByteArray out = server.typeUntil(typed(m_openssl.request("/CN=a") + '\n'), "Root-CA#");
    QVERIFY(out.contains("\r\n% Enrollment request rejected"));
    QVERIFY(::granted(out).isEmpty());
}

void RequestTest::ofAFile()
{
    TwoRouters routers;
    Console server(*routers.server);
    startServer(server);
    QVERIFY(server.type("crypto pki server ROOTCA request pkcs10 flash:r5\r")
                .contains("%Error opening flash:r5.req (No such file or directory)"));
    const QByteArray request = m_openssl.request("/CN=r5");
    QVERIFY(routers.server->files().write("flash:r5.req", bytesOf(request.toStdString())).ok());
    const QByteArray out = server.typeUntil("crypto pki server ROOTCA request pkcs10 flash:r5 pem\r",
                                            "certificate...\r\nRoot-CA#");
    QVERIFY(out.contains("% Retrieving Base64 encoded or PEM formatted PKCS10 enrollment request...\r\n"
                         "Reading file from flash:r5.req\r\n"));
    const auto written = routers.server->files().read("flash:r5.crt");
    QVERIFY(written);
    const auto text = releve::textOf(*written);
    QVERIFY(m_openssl.verifies(QByteArray(text.data(), static_cast<qsizetype>(text.size())),
                               caOf(*routers.server)));
}

/// ROLLOVER_SPEC 8.3: dated from the end of the present CA, signed by the next.
void RequestTest::ofTheRolloverCa()
{
    TwoRouters routers;
    Console server(*routers.server);
    startServer(server);
    constexpr const char* command = "crypto pki server ROOTCA rollover request pkcs10 terminal pem\r";
    const std::string request = typed(m_openssl.request("/CN=r5") + '\n');
    server.type(command);
    QVERIFY(server.typeUntil(request, "Root-CA#").contains("no rollover CA"));
    server.typeUntil("crypto pki server ROOTCA rollover\r", "Root-CA#");
    server.type(command);
    const auto certificate =
        x509::Certificate::fromPem(::granted(server.typeUntil(request, "Root-CA#")).toStdString());
    QVERIFY(certificate);
    QVERIFY(certificate->isSignedBy(*routers.server->server()->rolloverCaCertificate()));
    QVERIFY(certificate->notBefore() == routers.server->server()->caCertificate()->notAfter());
}

void RequestTest::password()
{
    TwoRouters routers;
    Console server(*routers.server);
    Console spoke(*routers.spoke);
    startServer(server, "");
    startSpoke(spoke);
    QVERIFY(authenticate(spoke));
    const auto said = QRegularExpression(QStringLiteral("valid for 5 minutes: ([0-9A-F]{16})\r\n"))
                          .match(QString::fromUtf8(server.typeUntil(
                              "crypto pki server ROOTCA password generate 5\r", "Root-CA#")));
    QVERIFY(said.hasMatch());
    const std::string password = said.captured(1).toStdString();
    const auto enroll = [&](const std::string& challenge) {
        spoke.typeUntil("crypto pki enroll Root-CA\r" + challenge + '\r' + challenge + "\ryes\r",
                        "fingerprint.\r\n\r\nspoke-1(config)#");
    };
    enroll("another");
    const auto& machine = routers.spoke->trustpoint("Root-CA")->machine();
    QVERIFY(QTest::qWaitFor([&] { return machine.state == lifecycle::TrustpointState::C2; }, 20'000));
    enroll(password);
    QVERIFY(isEnrolled(*routers.spoke));
    QVERIFY(server.typeUntil("crypto pki server ROOTCA info requests\r", "Root-CA#").contains("granted"));
}

void RequestTest::passwordRefused()
{
    TwoRouters routers;
    Console server(*routers.server);
    startServer(server);
    for (const char* minutes : {"0", "1441", "zebra"})
        QVERIFY(server.type("crypto pki server ROOTCA password generate " + std::string(minutes) + '\r')
                    .contains("% Invalid input"));
    QVERIFY(server.type("crypto pki server ROOTCA password\r").contains("% Incomplete command."));
    QVERIFY(server.typeUntil("crypto pki server ROOTCA password generate\r", "Root-CA#")
                .contains("valid for 60 minutes: "));
}

QTEST_GUILESS_MAIN(RequestTest)
#include "requesttest.moc"
