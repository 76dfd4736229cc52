// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <QTest>

#include "pki/base/text.h"
#include "pki/ios/keystrokes.h"

using namespace releve;
using namespace releve::ios;

class KeystrokesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void refused_data()
    {
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<int>("code");
        const auto row = [](const char* name, const QByteArray& value, ErrorCode code) {
            QTest::newRow(name) << value << static_cast<int>(code);
        };
        row("line feed", "a\nwrite erase", ErrorCode::BadArgument);
        row("return", "a\rreload", ErrorCode::BadArgument);
        row("NUL", QByteArray("a\0b", 3), ErrorCode::BadArgument);
        row("tab", "a\tb", ErrorCode::BadArgument);
        row("Ctrl-C", "\x03", ErrorCode::BadArgument);
        row("Ctrl-V", "\x16", ErrorCode::BadArgument);
        row("Ctrl-Z", "end\x1a", ErrorCode::BadArgument);
        row("escape", "\x1b[A", ErrorCode::BadArgument);
        row("delete", "\x7f", ErrorCode::BadArgument);
        row("C1", "\x9b", ErrorCode::BadArgument);
        row("UTF-8", "d\xc3\xa9j\xc3\xa0", ErrorCode::BadArgument);
        row("too long", QByteArray(255, 'x'), ErrorCode::TooLarge);
    }
    void refused()
    {
        QFETCH(QByteArray, value);
        QFETCH(int, code);
        const auto keys = keystrokes(value.toStdString());
        QVERIFY(!keys);
        QCOMPARE(static_cast<int>(keys.error().code), code);
        QVERIFY(!checkWord(value.toStdString()));
    }

    void theErrorKeepsTheValueToItself()
    {
        const auto keys = keystrokes("Rev0cati0n\x07");
        QVERIFY(!keys);
        QVERIFY2(keys.error().detail.find("Rev0") == std::string::npos, keys.error().detail.c_str());
        QVERIFY2(keys.error().detail.find("11") != std::string::npos, keys.error().detail.c_str());
    }

    void typed()
    {
        const auto keys = [](std::string_view value) {
            const auto result = keystrokes(value);
            return result ? QByteArray::fromStdString(std::string(textOf(result.value().view())))
                          : QByteArray("refused");
        };
        QCOMPARE(keys(""), QByteArray(""));
        QCOMPARE(keys("subject-name CN=R1, O=\"A B\""), QByteArray("subject-name CN=R1, O=\"A B\""));
        QCOMPARE(keys("what?"), QByteArray("what\x16?"));
        QCOMPARE(keys("??"), QByteArray("\x16?\x16?"));
        QCOMPARE(keys(std::string(254, '?')).size(), 508);
    }

    void words()
    {
        for (const char* good : {"VPN", "Root-CA", "TP-self-signed-4294967295", "a.b_c", "10.1.1.1", "x!"})
            QVERIFY2(checkWord(good), good);
        for (const char* bad : {"", " ", "a b", "a?", "\"a\"", "a|b", "!a", "a;b"})
            QVERIFY2(!checkWord(bad), bad);
        QVERIFY(checkWord(std::string(63, 'n')));
        QVERIFY(!checkWord(std::string(64, 'n')));
    }
};

QTEST_APPLESS_MAIN(KeystrokesTest)
#include "keystrokestest.moc"
