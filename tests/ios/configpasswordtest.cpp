// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <QFile>
#include <QTest>

#include "pki/ios/configpassword.h"

using namespace releve;
using namespace releve::ios;

namespace {

QByteArray bytes(const SecretBytes& secret)
{
    const std::string_view text = textOf(secret.view());
    return {text.data(), static_cast<qsizetype>(text.size())};
}

} // namespace

class ConfigPasswordTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void damagedTexts_data();
    void damagedTexts();
    void whatCannotBeEncoded();
    void linesWithout_data();
    void linesWithout();
    void vectors();
    void everySaltComesBack();
    void linesWith_data();
    void linesWith();
};

void ConfigPasswordTest::damagedTexts_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("code");
    const auto row = [](const char* text, ErrorCode code) {
        QTest::addRow("%s", text) << QByteArray(text) << static_cast<int>(code);
    };
    row("", ErrorCode::BadEncoding);
    row("0", ErrorCode::BadEncoding);
    row("1x100F", ErrorCode::BadEncoding);
    row("-1100F", ErrorCode::BadEncoding);
    row("0A0F", ErrorCode::BadEncoding);
    row("53100F", ErrorCode::BadEncoding);
    row("01", ErrorCode::Truncated);
    row("01100", ErrorCode::Truncated);
    row("01100G", ErrorCode::BadEncoding);
    row("0110 F", ErrorCode::BadEncoding);
    QTest::newRow("too long") << "01" + QByteArray(1023, '0') << static_cast<int>(ErrorCode::TooLarge);
}

void ConfigPasswordTest::damagedTexts()
{
    QFETCH(QByteArray, text);
    QFETCH(int, code);
    const auto password = decodeType7(text.toStdString());
    QVERIFY(!password);
    QCOMPARE(static_cast<int>(password.error().code), code);
    QVERIFY(!password.error().detail.empty());
    QVERIFY(text.size() < 4 || password.error().detail.find(text.toStdString()) == std::string::npos);
}

void ConfigPasswordTest::whatCannotBeEncoded()
{
    QVERIFY(!encodeType7({}, 1));
    QVERIFY(!encodeType7(bytesOf("a"), highestType7Salt + 1));
}

void ConfigPasswordTest::linesWithout_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<int>("code");
    const auto row = [](const char* line, ErrorCode code) {
        QTest::addRow("%s", line) << QByteArray(line) << static_cast<int>(code);
    };
    row("", ErrorCode::NotFound);
    row("issuer-name CN=password-less", ErrorCode::NotFound);
    row("database archive pkcs12", ErrorCode::NotFound);
    row("password", ErrorCode::Truncated);
    row("password 7", ErrorCode::Truncated);
    row("password 0 ", ErrorCode::Truncated);
    row("password 7 0G", ErrorCode::BadEncoding);
    row("enable secret 5 $1$mERr$hx5rVt7rPNoS4wqbXKX7m0", ErrorCode::UnsupportedFormat);
    row("username x secret 9 $9$abc", ErrorCode::UnsupportedFormat);
}

void ConfigPasswordTest::linesWithout()
{
    QFETCH(QByteArray, line);
    QFETCH(int, code);
    const auto password = passwordIn(line.toStdString());
    QVERIFY(!password);
    QCOMPARE(static_cast<int>(password.error().code), code);
}

void ConfigPasswordTest::vectors()
{
    QFile file(QStringLiteral(RELEVE_TEST_DATA "/ios/type7.txt"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    int count = 0;
    while (!file.atEnd()) {
        const QByteArrayList parts = file.readLine().trimmed().split(' ');
        QCOMPARE(parts.size(), 3);
        const QByteArray clear = QByteArray::fromHex(parts[1]);
        const auto password = decodeType7(parts[2].toStdString());
        QVERIFY(password);
        QCOMPARE(bytes(*password), clear);
        QCOMPARE(bytes(*decodeType7(parts[2].toLower().toStdString())), clear);
        QCOMPARE(QByteArray::fromStdString(*encodeType7(bytesOf(clear.toStdString()), parts[0].toUInt())),
                 parts[2]);
        ++count;
    }
    QCOMPARE(count, 14);
}

void ConfigPasswordTest::everySaltComesBack()
{
    for (unsigned salt = 0; salt <= highestType7Salt; ++salt)
        for (int length = 1; length < 130; ++length) {
            const std::string clear(static_cast<std::size_t>(length), static_cast<char>(33 + length % 90));
            const auto text = encodeType7(bytesOf(clear), salt);
            QVERIFY(text);
            QCOMPARE(bytes(*decodeType7(*text)), QByteArray::fromStdString(clear));
        }
}

void ConfigPasswordTest::linesWith_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QByteArray>("password");
    QTest::addColumn<bool>("type7");
    const auto row = [](const char* line, const char* password, bool type7) {
        QTest::addRow("%s", line) << QByteArray(line) << QByteArray(password) << type7;
    };
    row("database archive pkcs12 password 7 01100F175804575D72", "cisco123", true);
    row("password 0 Rev0cati0n$Passw0rd", "Rev0cati0n$Passw0rd", false);
    row("password in the clear", "in the clear", false);
    row("password 12345", "12345", false);
    row("password 5", "5", false);
    row("enable secret  0  two words ", "two words", false);
    row("username admin privilege 15 secret 0 password", "password", false);
    row("PASSWORD 7 0822455d0a16 more", "cisco", true);
}

void ConfigPasswordTest::linesWith()
{
    QFETCH(QByteArray, line);
    QFETCH(QByteArray, password);
    QFETCH(bool, type7);
    const auto found = passwordIn(line.toStdString());
    QVERIFY(found);
    QCOMPARE(bytes(found->value), password);
    QCOMPARE(found->type7, type7);
}

QTEST_GUILESS_MAIN(ConfigPasswordTest)
#include "configpasswordtest.moc"
