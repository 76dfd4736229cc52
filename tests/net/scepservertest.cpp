// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <QProcess>
#include <QStandardPaths>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

#include "pki/net/scepclient.h"
#include "pki/net/scepurl.h"
#include "pki/x509/requesttemplate.h"
#include "tests/net/ownnetwork.h"
#include "tests/net/waiting.h"

using namespace releve;
using namespace releve::net;
using namespace releve::scep;
using x509::Certificate;
using x509::PrivateKey;

namespace {

constexpr std::string_view challenge = "secret123";

const PrivateKey& key()
{
    static const PrivateKey made = *PrivateKey::generateRsa(2048);
    return made;
}

x509::Request request(std::string_view password = challenge)
{
    return *x509::signRequest({*x509::Name::fromIos("CN=spoke-1,O=Example"), SecretBytes(password), {}},
                              key());
}

} // namespace

/// Against micromdm's scepserver as Debian has it: chunked answers, SHA-1, single DES, no newline behind its
/// capabilities, HTTP 500 for what it does not know (SCEP_INTEROP section 4). It listens on every interface, so the
/// test lives in a network of its own where it can.
class ScepServerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        const QString program = QStandardPaths::findExecutable(QStringLiteral("scepserver"));
        if (program.isEmpty())
            QSKIP("no scepserver here");
        QVERIFY(m_directory.isValid());
        const QString depot = m_directory.filePath(QStringLiteral("depot"));
        QProcess init;
        init.start(program,
                   {QStringLiteral("ca"), QStringLiteral("-init"), QStringLiteral("-depot"), depot,
                    QStringLiteral("-keySize"), QStringLiteral("2048"), QStringLiteral("-organization"),
                    QStringLiteral("Example"), QStringLiteral("-country"), QStringLiteral("FR")});
        QVERIFY(init.waitForFinished(60000) && init.exitCode() == 0);
        QFile file(depot + QStringLiteral("/ca.pem"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        m_ca = *Certificate::fromPem(file.readAll().toStdString());
        const QString port = QString::number(freePort());
        m_server.setProcessChannelMode(QProcess::MergedChannels);
        m_server.start(program,
                       {QStringLiteral("-depot"), depot, QStringLiteral("-port"), port,
                        QStringLiteral("-allowrenew"), QStringLiteral("0"), QStringLiteral("-challenge"),
                        QString::fromUtf8(challenge.data(), challenge.size())});
        QVERIFY(m_server.waitForStarted());
        m_url = *scepUrl("http://127.0.0.1:" + port.toStdString() + "/scep");
        QTRY_VERIFY_WITH_TIMEOUT(isListening(port.toUShort()), 20000);
    }

    void cleanupTestCase()
    {
        m_server.kill();
        m_server.waitForFinished();
    }

    void itsCapabilitiesAreRead()
    {
        const auto client = makeClient();
        Received<Capabilities> received;
        client->capabilities(received.callback());
        QVERIFY(received.wait());
        VERIFY_OK(received);
        QVERIFY(received.value() ==
                (Capabilities{Capability::Renewal, Capability::Sha1, Capability::Sha256, Capability::Aes,
                              Capability::Des3, Capability::ScepStandard, Capability::PostPkiOperation}));
    }

    void anotherFingerprintIsRefused()
    {
        const auto client = makeClient({});
        Received<CaChoice> received;
        client->authenticate(*Fingerprint::parse(std::string(40, 'a')), received.callback());
        QVERIFY(received.wait());
        COMPARE_ERROR(received, ErrorCode::WrongFingerprint);
    }

    void itIsAuthenticated()
    {
        const auto client = makeClient({});
        Received<CaChoice> received;
        client->authenticate(*Fingerprint::parse(m_ca->fingerprint(Digest::Sha1)), received.callback());
        QVERIFY(received.wait());
        VERIFY_OK(received);
        QVERIFY(client->profile().pinned == m_ca);
    }

    void itHasNoNextCa()
    {
        const auto client = makeClient();
        Received<std::optional<NextCa>> received;
        client->nextCa(received.callback());
        QVERIFY(received.wait());
        VERIFY_OK(received);
        QVERIFY(!received.value());
    }

    void withoutLegacyTheErrorSaysSingleDes()
    {
        const auto client = makeClient(profile(false));
        Received<EnrollmentOutcome> received;
        client->enroll(request(), key(), received.callback());
        QVERIFY(received.wait());
        COMPARE_ERROR(received, ErrorCode::WeakAlgorithm);
        QCOMPARE(received.detail(),
                 std::string(
                     "an answer encrypted with DES-CBC (single DES): legacy is not switched on for this CA"));
    }

    void aWrongChallengeIsRefused()
    {
        const auto client = makeClient(profile(true));
        for (const std::string_view wrong : {std::string_view("secret124"), std::string_view()}) {
            Received<EnrollmentOutcome> received;
            client->enroll(request(wrong), key(), received.callback());
            QVERIFY(received.wait());
            VERIFY_OK(received);
            QVERIFY(received.value().answer.status == PkiStatus::Failure);
            QVERIFY(received.value().answer.failInfo == FailInfo::BadRequest);
        }
    }

    void itEnrollsAndRenews()
    {
        const auto client = makeClient(profile(true));
        Received<EnrollmentOutcome> enrolled;
        client->enroll(request(), key(), enrolled.callback());
        QVERIFY(enrolled.wait());
        VERIFY_OK(enrolled);
        const Answer& answer = enrolled.value().answer;
        QVERIFY(answer.status == PkiStatus::Success);
        QVERIFY(answer.cipher == Cipher::Des && answer.digest == Digest::Sha1);
        QVERIFY(enrolled.value().algorithms == Algorithms());
        const Certificate certificate = *answer.certificate;
        for (const auto form : {RenewalForm::Automatic, RenewalForm::PkcsReq}) {
            Received<EnrollmentOutcome> renewed;
            client->renew({request(), {certificate, key()}, {}}, renewed.callback(), form);
            QVERIFY(renewed.wait());
            VERIFY_OK(renewed);
            QVERIFY(renewed.value().answer.certificate);
            QVERIFY(!(renewed.value().answer.certificate == certificate));
            QVERIFY(renewed.value().messageType ==
                    (form == RenewalForm::Automatic ? MessageType::RenewalReq : MessageType::PkcsReq));
        }
    }

    void whatItDoesNotKnowItRefuses()
    {
        const auto client = makeClient(profile(true));
        const Identity signer = *throwAwayIdentity(request(), key(), m_clock.now());
        Received<Answer> received;
        client->crl("01", signer, received.callback());
        QVERIFY(received.wait());
        COMPARE_ERROR(received, ErrorCode::HttpRefused);
        QVERIFY(received.detail().find("HTTP 500") == 0);
    }

private:
    [[nodiscard]] CaProfile profile(bool legacy) const
    {
        CaProfile result;
        result.pinned = m_ca;
        result.legacy = legacy;
        return result;
    }
    std::unique_ptr<ScepClient> makeClient() { return makeClient(profile(false)); }
    std::unique_ptr<ScepClient> makeClient(const CaProfile& profile)
    {
        return std::make_unique<ScepClient>(m_http, ScepServer{m_url, {}, profile}, m_clock);
    }

    static quint16 freePort()
    {
        QTcpServer server;
        server.listen(QHostAddress::LocalHost);
        return server.serverPort();
    }
    static bool isListening(quint16 port)
    {
        QTcpSocket socket;
        socket.connectToHost(QHostAddress::LocalHost, port);
        return socket.waitForConnected(1000);
    }

    QTemporaryDir m_directory;
    QProcess m_server;
    QUrl m_url;
    std::optional<Certificate> m_ca;
    SystemClock m_clock;
    HttpClient m_http;
};

int main(int argc, char** argv)
{
    if (!enterOwnNetwork())
        qWarning("no network of its own: scepserver listens on every interface while this test runs");
    QCoreApplication application(argc, argv);
    ScepServerTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "scepservertest.moc"
