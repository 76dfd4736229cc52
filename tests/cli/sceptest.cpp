// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#undef QT_NO_CAST_FROM_ASCII // options and JSON keys on every other line
#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include <csignal>

#include "pki/x509/privatekey.h"
#include "tests/cli/clirun.h"
#include "tests/net/sceppeer.h"

using namespace releve;
using namespace releve::cli;
using namespace releve::cli::test;
using scep::PkiStatus;
using testpki::day;
using x509::Certificate;

namespace {

Instant today()
{
    return SystemClock().now();
}

scep::Identity caNumber(unsigned number)
{
    return testpki::selfSigned("O=Example/CN=CA", testpki::key(number), static_cast<long>(number), true,
                               {today() - day, today() + 300 * day});
}

} // namespace

class ScepTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<ScepPeer> m_peer;
    scep::Identity m_ca = caNumber(2);

    QString path(const char* name) const { return m_folder->filePath(QLatin1String(name)); }
    QString url() const { return m_peer->http.url().toString(); }
    QString fingerprint() const
    {
        return QString::fromStdString(m_ca.certificate.fingerprint(x509::Digest::Sha256));
    }
    void write(const char* name, const std::string& content) const
    {
        QFile file(path(name));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(QByteArray::fromStdString(content)) >= 0);
    }
    QByteArray read(const char* name) const
    {
        QFile file(path(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    Certificate certificate(const char* name) const
    {
        return *Certificate::fromPem(read(name).toStdString());
    }
    QStringList scep(const char* operation, const QStringList& more) const
    {
        return QStringList{"scep", QLatin1String(operation), url(), "--lang=en"} + more;
    }
    QStringList enrollment(const QStringList& more = {}) const
    {
        return scep("enroll", QStringList{"--fingerprint", fingerprint(), "--key", path("r1.key"),
                                          "--subject", "CN=r1,O=Example", "--out", path("r1.pem")} +
                                  more);
    }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_peer = std::make_unique<ScepPeer>(m_ca);
        m_peer->authority.time = today();
        write("ca.pem", m_ca.certificate.toPem());
    }

    void wrongUsage_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("says");
        const auto row = [](const char* line, const char* says) { QTest::newRow(line) << line << says; };
        row("", "an operation");
        row("caps", "an operation");
        row("capz URL", "capz");
        row("caps URL more", "an operation");
        row("caps ftp://ca/", "no URL");
        row("caps http://user:pw@ca/", "no URL");
        row("caps URL --key x", "--key is of no use to caps");
        row("enroll URL --key x --subject CN=x", "which CA to trust");
        row("enroll URL --fingerprint 00 --key x --subject CN=x", "no fingerprint");
        row("enroll URL --ca c --fingerprint 00 --key x --subject CN=x", "one of them");
        row("enroll URL --ca c --subject CN=x", "enroll needs --key");
        row("enroll URL --ca c --key k", "enroll needs --subject");
        row("enroll URL --ca c --key k --subject x", "no name");
        row("enroll URL --ca c --key k --subject CN=x --challenge hunter2", "never the secret itself");
        row("enroll URL --ca c --key k --subject CN=x --digest sha3", "no digest");
        row("enroll URL --ca c --key k --subject CN=x --cipher rot13", "no cipher");
        row("enroll URL --ca c --key k --subject CN=x --digest md5", "--legacy-ios");
        row("enroll URL --ca c --key k --subject CN=x --cipher des", "--legacy-ios");
        row("enroll URL --ca c --key k --subject CN=x --wait -1", "no number of seconds");
        row("renew URL --ca c --key k", "renew needs --cert");
        row("cert URL --ca c --key k --cert d", "cert needs --serial");
        row("cert URL --ca c --key k --cert d --serial xyz", "no serial number");
        row("ca URL --out x", "nobody has compared");
        row("poll URL --ca c --key k --new-key n", "--cert too");
    }
    void wrongUsage()
    {
        QFETCH(QString, line);
        QFETCH(QString, says);
        const Run run(QStringList{"scep", "--lang=en"} +
                      line.replace("URL", url()).split(' ', Qt::SkipEmptyParts));
        QCOMPARE(run.code, 2);
        QCOMPARE(run.out, QByteArray());
        QVERIFY2(run.err.contains(says.toUtf8()), run.err.constData());
        QVERIFY(!run.err.contains("hunter2"));
        QVERIFY(m_peer->http.requests.empty());
    }

    void capabilities()
    {
        const Run run(scep("caps", {"--json"}));
        QCOMPARE(run.code, 0);
        QVERIFY(run.json()["capabilities"].toArray().contains("AES"));
        QCOMPARE(run.json()["algorithms"][u"cipher"], QJsonValue("AES-128-CBC"));
        QCOMPARE(run.json()["status"], QJsonValue("done"));
        const Run table(scep("caps", {}));
        QVERIFY(table.out.contains("SHA-256") && table.out.contains("POST"));
    }

    void aCaIsShownAndNotTrusted()
    {
        const Run run(scep("ca", {}));
        QCOMPARE(run.code, 0);
        QVERIFY(run.out.contains("SHA-256"));
        QVERIFY(run.err.contains("Nothing has been trusted"));
        QCOMPARE(Run(scep("ca", {"--quiet"})).err, QByteArray());
        QCOMPARE(Run(scep("ca", {"--json"})).json()["trusted"], QJsonValue(false));
    }

    void aCaIsTrustedByFingerprint()
    {
        const Run run(scep("ca", {"--json", "--fingerprint", fingerprint(), "--out", path("got.pem")}));
        QCOMPARE(run.code, 0);
        QCOMPARE(run.json()["trusted"], QJsonValue(true));
        QVERIFY(certificate("got.pem") == m_ca.certificate);
        QVERIFY(!run.err.contains("Nothing has been trusted"));
        // Written once.
        QCOMPARE(Run(scep("ca", {"--fingerprint", fingerprint(), "--out", path("got.pem")})).code, 3);
    }

    void anotherFingerprint()
    {
        const QString other(64, 'A');
        for (const char* operation : {"ca", "next-ca"}) {
            const Run run(scep(operation, {"--fingerprint", other, "--out", path("got.pem")}));
            QCOMPARE(run.code, 3);
            QVERIFY(run.err.contains(other.toUtf8()));
            QVERIFY(run.err.contains(fingerprint().toUtf8()));
            QVERIFY(!QFile::exists(path("got.pem")));
        }
        const Run run(scep(
            "enroll", {"--json", "--fingerprint", other, "--key", path("r1.key"), "--subject", "CN=r1"}));
        QCOMPARE(run.code, 3);
        QCOMPARE(run.json()["error"][u"code"], QJsonValue("wrong-fingerprint"));
        QVERIFY(!QFile::exists(path("r1.key"))); // nothing was made and nothing was sent
        QCOMPARE(m_peer->asked("PKIOperation"), 0);
    }

    void anotherCaFile()
    {
        write("other.pem", caNumber(4).certificate.toPem());
        const Run run(
            scep("enroll", {"--ca", path("other.pem"), "--key", path("r1.key"), "--subject", "CN=r1"}));
        QCOMPARE(run.code, 3);
        QCOMPARE(m_peer->asked("PKIOperation"), 0);
        QCOMPARE(Run(scep("ca", {"--ca", path("other.pem")})).code, 3);
        QCOMPARE(Run(scep("ca", {"--ca", path("no.pem")})).code, 1);
    }

    void enrollAndRenew()
    {
        m_peer->authority.challenge = "secret";
        qputenv("RELEVE_TEST_CHALLENGE", "secret");
        const Run run(enrollment({"--challenge", "env:RELEVE_TEST_CHALLENGE"}));
        QVERIFY2(run.code == 0, run.err.constData());
        QVERIFY(!run.out.contains("secret"));
        const auto key = *x509::PrivateKey::fromPem(read("r1.key").toStdString());
        QVERIFY(certificate("r1.pem").publicKey() == key.publicKey());
        QVERIFY(certificate("r1.pem").isSignedBy(m_ca.certificate));
        QVERIFY(!QFile::exists(path("r1.key.pending")));
#ifdef Q_OS_UNIX
        QCOMPARE(QFile::permissions(path("r1.key")) &
                     (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther),
                 QFile::Permissions());
#endif
        // With the same key onto its own certificate, and with a new one.
        const Certificate first = certificate("r1.pem");
        const QStringList renewal{"--ca", path("ca.pem"), "--key", path("r1.key"), "--cert", path("r1.pem")};
        QCOMPARE(Run(scep("renew", renewal + QStringList{"--out", path("r1.pem")})).code, 0);
        QVERIFY(!(certificate("r1.pem") == first) && certificate("r1.pem").publicKey() == key.publicKey());
        const Run rekeyed(scep("renew", renewal + QStringList{"--new-key", path("new.key"), "--json"}));
        QCOMPARE(rekeyed.code, 0);
        QCOMPARE(rekeyed.json()["key_made"], QJsonValue(path("new.key")));
        QVERIFY(m_peer->authority.enrollments.back().renewal);
        QVERIFY(m_peer->authority.enrollments.back().request.publicKey() ==
                x509::PrivateKey::fromPem(read("new.key").toStdString())->publicKey());
        // What is there is not written over.
        QCOMPARE(Run(scep("renew", renewal + QStringList{"--out", path("ca.pem")})).code, 3);
        QCOMPARE(Run(enrollment()).code, 3);
        QVERIFY(x509::PrivateKey::fromPem(read("r1.key").toStdString())->publicKey() == key.publicKey());
    }

    void withoutAFileThePemIsPrinted()
    {
        const Run run(
            scep("enroll", {"--ca", path("ca.pem"), "--key", path("r1.key"), "--subject", "CN=r1"}));
        QCOMPARE(run.code, 0);
        QVERIFY(run.out.startsWith("-----BEGIN CERTIFICATE-----\n"));
        QVERIFY(Certificate::fromPem(run.out.toStdString()).ok());
        QCOMPARE(run.err, QByteArray());
    }

    void aRefusal()
    {
        m_peer->authority.challenge = "secret";
        const Run run(enrollment({"--json"}));
        QCOMPARE(run.code, 1);
        QCOMPARE(run.json()["status"], QJsonValue("refused"));
        QCOMPARE(run.json()["fail_info"], QJsonValue("badRequest"));
        QVERIFY(run.err.contains("challenge password"));
        QVERIFY(!QFile::exists(path("r1.pem")) && !QFile::exists(path("r1.key.pending")));
        QVERIFY(QFile::exists(path("r1.key")));
    }

    void aRequestIsPendingAndPolledFor()
    {
        m_peer->authority.next = PkiStatus::Pending;
        const Run run(enrollment({"--json"}));
        QCOMPARE(run.code, 4);
        QCOMPARE(run.json()["status"], QJsonValue("pending"));
        const std::string id = m_peer->authority.waiting.begin()->first;
        QCOMPARE(run.json()["transaction_id"].toString().toStdString(), id);
        QVERIFY(run.err.contains(QByteArray("releve-cli scep poll " + url().toUtf8())));
        QVERIFY(run.err.contains(QByteArray::fromStdString("--transaction " + id)));
        QVERIFY(QFile::exists(path("r1.key.pending")) && !QFile::exists(path("r1.pem")));

        const QStringList poll{"--ca", path("ca.pem"), "--key", path("r1.key"), "--out", path("r1.pem")};
        QCOMPARE(Run(scep("poll", poll)).code, 4);
        // Sent again it is the same request.
        QCOMPARE(Run(enrollment()).code, 4);
        const auto& enrollments = m_peer->authority.enrollments;
        QVERIFY(enrollments.size() == 2 && enrollments[0].signer == enrollments[1].signer &&
                enrollments[0].replayKey == enrollments[1].replayKey);
        m_peer->authority.next = PkiStatus::Success;
        QCOMPARE(Run(scep("poll", poll)).code, 0); // the transaction is made again of the key
        QVERIFY(certificate("r1.pem").isSignedBy(m_ca.certificate));
        QVERIFY(!QFile::exists(path("r1.key.pending")));
        const Run late(scep("poll", {"--ca", path("ca.pem"), "--key", path("r1.key")}));
        QCOMPARE(late.code, 1);
        QVERIFY(late.err.contains("r1.key.pending"));
        QCOMPARE(Run(scep("poll", {"--ca", path("ca.pem"), "--key", path("r1.key"), "--subject",
                                   "CN=r1,O=Example", "--transaction", QString::fromStdString(id)}))
                     .code,
                 0);
    }

    void waitingForADecision()
    {
        m_peer->authority.next = PkiStatus::Pending;
        QTimer::singleShot(300, this, [this] { m_peer->authority.next = PkiStatus::Success; });
        const Run run(enrollment({"--wait", "10"}));
        QCOMPARE(run.code, 0);
        QVERIFY(QFile::exists(path("r1.pem")));
    }

    void interrupted_data()
    {
        QTest::addColumn<QString>("silentAt");
        QTest::addColumn<int>("code");
        QTest::newRow("before anything was sent") << "GetCACaps" << 1;
        QTest::newRow("while the CA thinks") << "PKIOperation" << 4;
        QTest::newRow("while waiting for a decision") << "" << 4;
    }
    void interrupted()
    {
        QFETCH(QString, silentAt);
        QFETCH(int, code);
        m_peer->silentAt = silentAt.toStdString();
        m_peer->authority.next = PkiStatus::Pending;
        QTimer::singleShot(400, this, [] { std::raise(SIGINT); });
        const Run run(enrollment({"--wait", "60", "--json"}));
        QCOMPARE(run.code, code);
        QVERIFY(!run.json().isEmpty());
        QVERIFY(!QFile::exists(path("r1.pem")));
        for (const QString& name : QDir(m_folder->path()).entryList(QDir::Files))
            QVERIFY2(QStringList({"ca.pem", "r1.key", "r1.key.pending"}).contains(name), qPrintable(name));
    }

    void nobodyThere()
    {
        const QString gone = url();
        m_peer.reset();
        const Run run({"scep", "ca", gone, "--lang=en"});
        QCOMPARE(run.code, 1);
        QVERIFY(run.err.contains(gone.toUtf8()));
        QVERIFY(run.err.contains("No connection"));
        m_peer = std::make_unique<ScepPeer>(m_ca);
    }

    void theNextCa()
    {
        const QStringList options{"--ca", path("ca.pem"), "--out", path("next.pem")};
        const Run none(scep("next-ca", options));
        QCOMPARE(none.code, 1);
        QVERIFY(none.err.contains("no next certificate"));
        m_peer->authority.mine().rollover = caNumber(3);
        const Run run(scep("next-ca", options + QStringList{"--json"}));
        QCOMPARE(run.code, 0);
        QCOMPARE(run.json()["covered"], QJsonValue(true));
        QVERIFY(certificate("next.pem") == m_peer->authority.mine().rollover->certificate);
        // Signed by somebody else.
        write("other.pem", caNumber(4).certificate.toPem());
        QCOMPARE(Run(scep("next-ca", {"--ca", path("other.pem")})).code, 1);
    }

    void crlsAndCertificatesByNumber()
    {
        QCOMPARE(Run(enrollment()).code, 0);
        const QStringList who{"--ca", path("ca.pem"), "--key", path("r1.key"), "--cert", path("r1.pem")};
        for (int i = 0; i < 2; ++i) // the second time over the first
            QCOMPARE(Run(scep("crl", who + QStringList{"--out", path("ca.crl")})).code, 0);
        QVERIFY(x509::Crl::fromPem(read("ca.crl").toStdString())->isSignedBy(m_ca.certificate));
        QCOMPARE(Run(scep("crl", who + QStringList{"--json"})).json()["crl"][u"revoked"].toArray().size(), 1);
        const QString serial = QString::fromStdString(certificate("r1.pem").serial());
        const Run found(scep("cert", who + QStringList{"--serial", serial}));
        QCOMPARE(found.code, 0);
        QVERIFY(*Certificate::fromPem(found.out.toStdString()) == certificate("r1.pem"));
        const Run unknown(scep("cert", who + QStringList{"--serial", "7777"}));
        QCOMPARE(unknown.code, 1);
        QVERIFY(unknown.err.contains("badCertId"));
        write("other.key", std::string(textOf(testpki::key(4).toPem()->view())));
        QCOMPARE(
            Run(scep("crl", {"--ca", path("ca.pem"), "--key", path("other.key"), "--cert", path("r1.pem")}))
                .code,
            1);
    }

    void oldCryptographyNeedsItsOption()
    {
        m_peer->say("GetCACaps", 200, "text/plain", "");
        const Run run(enrollment({"--legacy-ios", "--digest", "md5", "--cipher", "des", "--json"}));
        QVERIFY2(run.code == 0, run.err.constData());
        QCOMPARE(run.json()["algorithms"][u"digest"], QJsonValue("MD5"));
        QVERIFY(QFile::exists(path("r1.pem")));
    }

    void hostileServersAreShownSafely()
    {
        m_peer->say("GetCACert", 500, "text/plain", "\x1b[2Jno");
        const Run run(scep("ca", {}));
        QCOMPARE(run.code, 1);
        QVERIFY(!run.err.contains('\x1b'));
        QVERIFY(run.err.contains("HTTP 500"));
    }

    void filesThatCannotBeWritten()
    {
        const Run run(scep(
            "enroll", {"--ca", path("ca.pem"), "--key", path("no/folder/r1.key"), "--subject", "CN=r1"}));
        QVERIFY(run.code != 0);
        QCOMPARE(m_peer->asked("PKIOperation"), 0);
        const Run out(scep("enroll", {"--ca", path("ca.pem"), "--key", path("r1.key"), "--subject", "CN=r1",
                                      "--out", path("no/folder/r1.pem")}));
        QCOMPARE(out.code, 1);
        QVERIFY(QFile::exists(path("r1.key.pending"))); // asking again gets the same certificate
        QCOMPARE(Run(enrollment()).code, 0);
    }
};

QTEST_GUILESS_MAIN(ScepTest)
#include "sceptest.moc"
