// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <QTest>

#include "pki/ios/secrets.h"

using namespace releve::ios;

class SecretsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void masked_data();
    void masked();
    void urls_data();
    void urls();
    void problemTextIsShortAndWhole();
    void privateKeysAreMasked();
    void knownSecretsAreMasked();
};

void SecretsTest::masked_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QByteArray>("kept");
    const auto row = [](const char* line, const char* kept) {
        QTest::newRow(line) << QByteArray(line) << QByteArray(kept);
    };
    row("", "");
    row("password", "password");
    row("password ", "password ");
    row("Re-enter password: ", "Re-enter password: ");
    row("password: x", "password***");
    row("revocation-check crl", "revocation-check crl");
    row("rsakeypair VPN 2048", "rsakeypair VPN 2048");
    row("password 7 0123", "password ***");
    row(" PASSWORD\t0123", " PASSWORD ***");
    row("username bob privilege 15 secret 5 $1$x", "username bob privilege 15 secret ***");
    row("enable secret:abc", "enable secret***");
    row("snmp-server community public RO", "snmp-server community ***");
    row("pre-shared-key address 0.0.0.0 key abc", "pre-shared-key ***");
    row("ntp server 192.0.2.1 key 1", "ntp server 192.0.2.1 key ***");
    row("key=abc", "key***");
    row("wpa-psk ascii 0 abc", "wpa-psk ***");
    row("archive http://u:secretword@h/x", "archive http://u@h/x");
    row("two ftp://u:a@h/ and ftp://v:b@h/", "two ftp://u@h/ and ftp://v@h/");
}

void SecretsTest::masked()
{
    QFETCH(QByteArray, line);
    QFETCH(QByteArray, kept);
    QCOMPARE(QByteArray::fromStdString(withoutSecrets(line.toStdString())), kept);
}

void SecretsTest::urls_data()
{
    QTest::addColumn<QByteArray>("url");
    QTest::addColumn<QByteArray>("kept");
    const auto row = [](const char* url, const char* kept) {
        QTest::newRow(url) << QByteArray(url) << QByteArray(kept);
    };
    row("http://192.0.2.1:80", "http://192.0.2.1:80");
    row("http://192.0.2.1:80/a@b", "http://192.0.2.1:80/a@b");
    row("ftp://bob@192.0.2.1/db", "ftp://bob@192.0.2.1/db");
    row("ftp://bob:pw@192.0.2.1:21/db", "ftp://bob@192.0.2.1:21/db");
    row("ftp://bob:p@w:x@192.0.2.1/db", "ftp://bob@192.0.2.1/db");
    row("nvram:", "nvram:");
    row("://:@", "://@");
}

void SecretsTest::urls()
{
    QFETCH(QByteArray, url);
    QFETCH(QByteArray, kept);
    QCOMPARE(QByteArray::fromStdString(urlWithoutPassword(url.toStdString())), kept);
}

void SecretsTest::privateKeysAreMasked()
{
    SecretMask mask;
    QCOMPARE(mask.line("-----BEGIN CERTIFICATE-----"), std::string("-----BEGIN CERTIFICATE-----"));
    QCOMPARE(mask.line("MIIB"), std::string("MIIB"));
    QCOMPARE(mask.line("-----END CERTIFICATE-----"), std::string("-----END CERTIFICATE-----"));
    QCOMPARE(mask.line("-----BEGIN RSA PRIVATE KEY-----"), std::string("-----BEGIN RSA PRIVATE KEY-----"));
    QCOMPARE(mask.line("Proc-Type: 4,ENCRYPTED"), std::string("***"));
    QCOMPARE(mask.line("MIIB"), std::string("***"));
    QCOMPARE(mask.line("-----END RSA PRIVATE KEY-----"), std::string("-----END RSA PRIVATE KEY-----"));
    QCOMPARE(mask.line("R1#"), std::string("R1#"));
    QCOMPARE(mask.line("-----BEGIN PRIVATE KEY-----MIIB-----END PRIVATE KEY-----"),
             std::string("-----BEGIN PRIVATE KEY-----***"));
    QCOMPARE(mask.line("R1#"), std::string("R1#"));
    QCOMPARE(mask.line("-----BEGIN PRIVATE KEY-----"), std::string("-----BEGIN PRIVATE KEY-----"));
    QCOMPARE(mask.line("-----BEGIN CERTIFICATE-----"), std::string("-----BEGIN CERTIFICATE-----"));
    QCOMPARE(mask.line("-----BEGIN PRIVATE KEY-----"), std::string("-----BEGIN PRIVATE KEY-----"));
    mask.endText();
    QCOMPARE(mask.line("R1#show clock"), std::string("R1#show clock"));
}

void SecretsTest::knownSecretsAreMasked()
{
    SecretMask mask;
    mask.add(releve::SecretBytes(std::string_view("Ch4llenge")));
    mask.add(releve::SecretBytes(std::string_view("abc"))); // in too many words
    QCOMPARE(mask.line("echo Ch4llengeCh4llenge, ch4llenge"), std::string("echo ******, ch4llenge"));
    QCOMPARE(mask.line("abc"), std::string("abc"));
}

void SecretsTest::problemTextIsShortAndWhole()
{
    QCOMPARE(problemText("  wonder \r"), std::string("wonder"));
    std::string line;
    for (int i = 0; i < 100'000; ++i)
        line += "é";
    const std::string text = problemText(line);
    QVERIFY(text.size() < 200);
    QVERIFY(QString::fromStdString(text).endsWith(QChar(0x2026)));
    QVERIFY(!QString::fromStdString(text).contains(QChar::ReplacementCharacter));
    QCOMPARE(problemText("\xE9t\xE9"), std::string("été")); // Latin-1 is not lost
}

QTEST_GUILESS_MAIN(SecretsTest)
#include "secretstest.moc"
