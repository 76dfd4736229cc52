// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include "pki/net/ssh/sshhostkey.h"

using namespace releve;
using namespace releve::net;

namespace {

Result<SshHostKey> read(const QByteArray& pem)
{
    return SshHostKey::fromPem(
        SecretBytes(std::string_view(pem.constData(), static_cast<std::size_t>(pem.size()))));
}

QByteArray keygen(const QStringList& arguments)
{
    QProcess process;
    process.start(QStringLiteral("ssh-keygen"), arguments);
    process.waitForFinished();
    return process.readAllStandardOutput();
}

} // namespace

/// Against ssh-keygen, both ways.
class SshHostKeyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsNoKeyIsRefused_data()
    {
        QTest::addColumn<QByteArray>("pem");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("text") << QByteArray("hello");
        QTest::newRow("an empty block")
            << QByteArray("-----BEGIN OPENSSH PRIVATE KEY-----\n-----END OPENSSH PRIVATE KEY-----\n");
        QTest::newRow("no base64") << QByteArray(
            "-----BEGIN OPENSSH PRIVATE KEY-----\n%%%%\n-----END OPENSSH PRIVATE KEY-----\n");
        QTest::newRow("base64 of zeros") << QByteArray("-----BEGIN OPENSSH PRIVATE KEY-----\n") +
                                                QByteArray(4000, '\0').toBase64() +
                                                "\n-----END OPENSSH PRIVATE KEY-----\n";
        QTest::newRow("a public key") << QByteArray(
            "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f\n");
    }
    void whatIsNoKeyIsRefused()
    {
        QFETCH(QByteArray, pem);
        const auto key = read(pem);
        QVERIFY(!key);
        QCOMPARE(key.error().code, ErrorCode::BadEncoding);
    }

    void cutAnywhereIsRefused()
    {
        const auto pem = SshHostKey::generateEd25519().value().toPem();
        QVERIFY(pem.ok());
        const auto text = textOf(pem.value().view());
        const QByteArray whole(text.data(), static_cast<qsizetype>(text.size()));
        QVERIFY(read(whole).ok());
        for (qsizetype size = 0; size < whole.indexOf("-----END"); ++size)
            QVERIFY(!read(whole.first(size)));
    }

    void oddLengthsAreRefused()
    {
        for (const unsigned bits : {0U, 512U, 1023U, 8193U, 4'000'000'000U}) {
            const auto key = SshHostKey::generateRsa(bits);
            QVERIFY(!key);
            QCOMPARE(key.error().code, ErrorCode::BadArgument);
        }
    }

    void sshKeygenReadsOurs_data()
    {
        QTest::addColumn<bool>("rsa");
        QTest::newRow("ed25519") << false;
        QTest::newRow("RSA") << true;
    }
    void sshKeygenReadsOurs()
    {
        if (QStandardPaths::findExecutable(QStringLiteral("ssh-keygen")).isEmpty())
            QSKIP("there is no ssh-keygen");
        QFETCH(bool, rsa);
        const auto key = rsa ? SshHostKey::generateRsa(1024) : SshHostKey::generateEd25519();
        QVERIFY(key.ok());
        QCOMPARE(key.value().isRsa(), rsa);
        const auto pem = key.value().toPem();
        QVERIFY(pem.ok());
        QTemporaryDir folder;
        QFile file(folder.filePath(QStringLiteral("key")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
        const auto text = textOf(pem.value().view());
        file.write(text.data(), static_cast<qint64>(text.size()));
        file.close();
        QVERIFY(keygen({QStringLiteral("-l"), QStringLiteral("-f"), file.fileName()})
                    .contains(QByteArray::fromStdString(' ' + key.value().fingerprint() + ' ')));
        QCOMPARE(keygen({QStringLiteral("-y"), QStringLiteral("-f"), file.fileName()}).trimmed(),
                 QByteArray::fromStdString(key.value().publicText()));
        // And the same key again.
        const auto again = SshHostKey::fromPem(pem.value());
        QVERIFY(again.ok());
        QCOMPARE(again.value().fingerprint(), key.value().fingerprint());
    }

    void oursReadsSshKeygens_data()
    {
        QTest::addColumn<QString>("type");
        QTest::addColumn<QString>("passphrase");
        QTest::addColumn<int>("error");
        const int none = static_cast<int>(ErrorCode::Count);
        QTest::newRow("ed25519") << "ed25519"
                                 << "" << none;
        QTest::newRow("RSA") << "rsa"
                             << "" << none;
        QTest::newRow("ECDSA") << "ecdsa"
                               << "" << static_cast<int>(ErrorCode::UnsupportedFormat);
        QTest::newRow("encrypted") << "ed25519"
                                   << "opensesame" << static_cast<int>(ErrorCode::BadEncoding);
    }
    void oursReadsSshKeygens()
    {
        if (QStandardPaths::findExecutable(QStringLiteral("ssh-keygen")).isEmpty())
            QSKIP("there is no ssh-keygen");
        QFETCH(QString, type);
        QFETCH(QString, passphrase);
        QFETCH(int, error);
        QTemporaryDir folder;
        const QString name = folder.filePath(QStringLiteral("key"));
        keygen({QStringLiteral("-q"), QStringLiteral("-t"), type, QStringLiteral("-N"), passphrase,
                QStringLiteral("-C"), QString(), QStringLiteral("-f"), name});
        QFile file(name);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto key = read(file.readAll());
        QCOMPARE(static_cast<int>(key ? ErrorCode::Count : key.error().code), error);
        if (!key)
            return;
        QFile publicFile(name % QStringLiteral(".pub"));
        QVERIFY(publicFile.open(QIODevice::ReadOnly));
        QCOMPARE(publicFile.readAll().trimmed(), QByteArray::fromStdString(key.value().publicText()));
    }
};

QTEST_GUILESS_MAIN(SshHostKeyTest)
#include "sshhostkeytest.moc"
