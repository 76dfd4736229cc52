// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QTest>

#include "pki/ios/masking.h"
#include "pki/ios/transcript.h"
#include "tests/ios/transcriptsummary.h"

using namespace releve;

namespace {

QByteArray masked(const QByteArray& text)
{
    ios::SecretMask secrets;
    return QByteArray::fromStdString(ios::maskedTranscript(text.toStdString(), secrets));
}

QStringList summaryOf(const QByteArray& text, bool problems)
{
    ios::Transcript transcript = ios::parseTranscript(text.toStdString());
    if (!problems)
        transcript.problems.clear();
    return test::summary(transcript) + test::places(transcript);
}

} // namespace

class MaskingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void secrets_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("kept");
        const auto row = [](const char* text, const char* kept) {
            QTest::newRow(text) << QByteArray(text) << QByteArray(kept) + '\n';
        };
        row(" password 0 Rev0cati0n$Passw0rd", " password ***");
        row(" database archive pkcs12 password 7 01100F175804575D72",
            " database archive pkcs12 password ***");
        row("R1(ca-trustpoint)#passw cisco", "R1(ca-trustpoint)#passw ***");
        row("R1(config)#crypto key export rsa CA pem terminal 3des cisco123",
            "R1(config)#crypto key export rsa CA pem terminal ***");
        row("R1(config)#do crypto pki import CA pkcs12 flash:ca.p12 cisco123",
            "R1(config)#do crypto pki import CA pkcs12 flash:ca.p12 ***");
        row("crypto pki export CA pem terminal des cisco123", "crypto pki export CA pem terminal ***");
        row("R1(config)#crypto key lock rsa name CA passphrase cisco123",
            "R1(config)#crypto key lock rsa name CA passphrase ***");
        row("crypto isakmp key cisco123 address 0.0.0.0", "crypto isakmp key ***");
        row("Password:cisco123", "Password***");
        row("R1(config)#$d 0 cisco123", "R1(config)#***");
        row(" enrollment url http://bob:cisco123@192.0.2.1:80", " enrollment url http://bob@192.0.2.1:80");
        // What the terminal has overwritten is not to be seen, and hides no keyword.
        row("passx\bword 0 cisco123", "password ***");
    }
    void secrets()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, kept);
        QCOMPARE(masked(text), kept);
        QCOMPARE(masked(kept), kept);
    }

    void harmless_data()
    {
        QTest::addColumn<QByteArray>("text");
        for (const char* text :
             {"Key name: ROOTCA#", "  Key is not exportable.", "R1#sh cry key mypubkey rsa",
              "  cn=secret vault,o=x", "Subject: cn=community centre",
              "% Key pair was generated at: 12:14:16 CET Oct 9 2015",
              "    X509v3 Subject Key ID: 00112233 44556677", "   Public Key Algorithm: rsaEncryption"})
            QTest::newRow(text) << QByteArray(text);
    }
    void harmless()
    {
        QFETCH(QByteArray, text);
        QCOMPARE(masked(text), text + '\n');
    }

    void privateKeysGo()
    {
        const QByteArray text =
            "R1#before\n-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\n\nAAAA\nBBBB\n"
            "-----END RSA PRIVATE KEY-----\nafter";
        QCOMPARE(masked(text), QByteArray("R1#before\n-----BEGIN RSA PRIVATE KEY-----\n***\n***\n***\n***\n"
                                          "-----END RSA PRIVATE KEY-----\nafter\n"));
        QCOMPARE(masked("-----BEGIN PRIVATE KEY-----\nAAAA"),
                 QByteArray("-----BEGIN PRIVATE KEY-----\n***\n"));
    }

    void aSecretThatFillsTheScreenGoesOn()
    {
        const QByteArray filled = QByteArray("password 0 ").leftJustified(80, 's');
        QCOMPARE(masked(filled + "\nrest\nnext"), QByteArray("password ***\n***\nnext\n"));
        QCOMPARE(masked(filled + "\nR1#show clock"), QByteArray("password ***\nR1#show clock\n"));
    }

    void linesKeepTheirNumbers() { QCOMPARE(masked("one\n --More-- \r\n\ntwo").count('\n'), 4); }

    void theCorpusReadsTheSame_data()
    {
        QTest::addColumn<QString>("path");
        if (!QDir(QStringLiteral(RELEVE_CORPUS)).exists())
            QSKIP("no corpus at RELEVE_CORPUS");
        QDirIterator files(QStringLiteral(RELEVE_CORPUS), {QStringLiteral("*.txt")}, QDir::Files,
                           QDirIterator::Subdirectories);
        while (files.hasNext()) {
            const QString path = files.next();
            QTest::newRow(qPrintable(QFileInfo(path).fileName())) << path;
        }
    }
    void theCorpusReadsTheSame()
    {
        QFETCH(QString, path);
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray text = file.readAll();
        const QByteArray kept = masked(text);
        QCOMPARE(summaryOf(kept, !isProse(path)), summaryOf(text, !isProse(path)));
        for (const char* secret :
             {"Rev0cati0n", "01100F175804575D72", "OLOLOLOL", "MOSCOWNET", "TopoGenPKI9"})
            QVERIFY2(!kept.contains(secret) || isProse(path), secret);
    }

private:
    /// Notes about configurations, which are no configurations.
    static bool isProse(const QString& path) { return path.contains(QLatin1String(".md")); }
};

QTEST_GUILESS_MAIN(MaskingTest)
#include "maskingtest.moc"
