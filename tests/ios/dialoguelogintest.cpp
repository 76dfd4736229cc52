// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <QTest>

#include "tests/ios/dialoguedriver.h"

using namespace releve;
using namespace releve::ios;

namespace {

using Exchange = DialogueDriver::Exchange;

Dialogue::Login withEnable(std::string_view password)
{
    return {"admin", std::nullopt, secret(password)};
}

std::vector<Exchange> followedBy(std::vector<Exchange> first, std::vector<Exchange> rest)
{
    first.insert(first.end(), rest.begin(), rest.end());
    return first;
}

} // namespace

/// From the first byte to the prompt at which commands are typed.
class DialogueLoginTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPromptIsFound_data()
    {
        QTest::addColumn<QByteArray>("greeting");
        QTest::addColumn<QByteArray>("prompt");
        const auto row = [](const char* name, const char* greeting, const char* prompt) {
            QTest::newRow(name) << QByteArray(greeting) << QByteArray(prompt);
        };
        row("at once", "R1#", "R1#");
        row("user", "\r\nspoke-1>", "spoke-1>");
        row("banner",
            "\r\n*************\r\n* Keep out #*\r\n**** R9# ****\r\nContact: noc@example.com:\r\n\r\nR1#",
            "R1#");
        row("banner of hashes", "#############\r\n#  R1  ######\r\n#############\r\nR1#", "R1#");
        row("message", "\r\nR1#\r\n*Mar 14 17:14:22.011: %SSH-5-ENABLED: SSH 1.99 has been enabled\r\n",
            "R1#");
        row("colours", "\x1b[2J\x1b[H\x1b[1mR1#\x1b[0m", "R1#");
    }
    void aPromptIsFound()
    {
        QFETCH(QByteArray, greeting);
        QFETCH(QByteArray, prompt);
        for (const std::size_t piece : {std::size_t{1}, std::size_t{7}, std::string::npos}) {
            DialogueDriver driver({}, piece, Duration(3));
            driver.expect(DialogueDriver::quiet(prompt.toStdString()));
            driver.start(greeting.toStdString());
            const auto ready = driver.next<DialogueReady>();
            QVERIFY(ready);
            QCOMPARE(QByteArray::fromStdString(ready->host), prompt.chopped(1));
            QCOMPARE(ready->privileged, prompt.endsWith('#'));
            QVERIFY(!ready->paging);
            QVERIFY(driver.dialogue().isReady());
        }
    }

    void aReturnIsPressedWhenItIsAskedFor()
    {
        DialogueDriver driver;
        driver.expect(followedBy({{"\r", "\r\n\r\nR1#"}}, DialogueDriver::quiet("R1#")));
        driver.start("\r\n\r\nPress RETURN to get started.");
        QVERIFY(driver.next<DialogueReady>());
    }

    void theLineAsksWhoItIs()
    {
        DialogueDriver driver({"admin", secret("s3cretword"), std::nullopt});
        driver.expect(followedBy({{"admin\r", "admin\r\nPassword: "}, {"s3cretword\r", "\r\nWelcome\r\nR1#"}},
                                 DialogueDriver::quiet("R1#")));
        driver.start("\r\n\r\nUser Access Verification\r\n\r\nUsername: ");
        const auto ready = driver.next<DialogueReady>();
        QVERIFY(ready);
        QVERIFY(ready->greeting.find("Welcome\n") != std::string::npos);
        QVERIFY(driver.recorded().find("s3cretword") == std::string::npos);
    }

    void aWrongPasswordIsRefused()
    {
        DialogueDriver driver({"admin", secret("s3cretword"), std::nullopt});
        driver.expect({{"admin\r", "admin\r\nPassword: "},
                       {"s3cretword\r", "\r\n% Authentication failed\r\n\r\nUsername: "}});
        driver.start("\r\nUsername: ");
        const auto stop = driver.next<DialogueStop>();
        QVERIFY(stop);
        QCOMPARE(stop->reason, StopReason::LoginRefused);
        QCOMPARE(stop->error().code, ErrorCode::LoginRefused);
        QVERIFY(!stop->wasSent);
        QCOMPARE(driver.typed().size(), std::size_t{2}); // not again: accounts are locked by less
    }

    void whoIsNotKnownIsNotMadeUp()
    {
        DialogueDriver driver;
        driver.start("\r\nUsername: ");
        const auto stop = driver.next<DialogueStop>();
        QVERIFY(stop);
        QCOMPARE(stop->reason, StopReason::UnknownQuestion);
        QCOMPARE(stop->where, std::string("login"));
        QVERIFY(driver.typed().empty());
    }

    void enableLeadsToThePrivilegedPrompt_data()
    {
        QTest::addColumn<bool>("tacacs");
        QTest::newRow("a password") << false;
        QTest::newRow("TACACS") << true;
    }
    void enableLeadsToThePrivilegedPrompt()
    {
        QFETCH(bool, tacacs);
        DialogueDriver driver(withEnable("l3vel15"));
        std::vector<Exchange> exchanges{
            {"enable\r", tacacs ? "enable\r\nUsername: " : "enable\r\nPassword: "}};
        if (tacacs)
            exchanges.push_back({"admin\r", "admin\r\nPassword: "});
        exchanges.push_back({"l3vel15\r", "\r\nR1#"});
        driver.expect(followedBy(exchanges, DialogueDriver::quiet("R1#")));
        driver.start("\r\nR1>");
        const auto ready = driver.next<DialogueReady>();
        QVERIFY(ready);
        QVERIFY(ready->privileged);
        QVERIFY(driver.recorded().find("l3vel15") == std::string::npos);
    }

    void enableWithoutAPasswordIsEnoughForSome()
    {
        DialogueDriver driver(withEnable("l3vel15"));
        driver.expect(followedBy({{"enable\r", "enable\r\nR1#"}}, DialogueDriver::quiet("R1#")));
        driver.start("\r\nR1>");
        QVERIFY(driver.next<DialogueReady>());
    }

    void enableIsNotTypedAtAPrivilegedPrompt()
    {
        DialogueDriver driver(withEnable("l3vel15"));
        driver.expect(DialogueDriver::quiet("R1#"));
        driver.start("\r\nR1#");
        QVERIFY(driver.next<DialogueReady>());
    }

    void aWrongEnablePasswordIsRefused_data()
    {
        QTest::addColumn<QByteArray>("said");
        QTest::newRow("asks again") << QByteArray("\r\nPassword: ");
        QTest::newRow("denied, asks again") << QByteArray("\r\n% Access denied\r\n\r\nPassword: ");
        QTest::newRow("bad secrets") << QByteArray("\r\n% Bad secrets\r\n\r\nR1>");
        QTest::newRow("TACACS") << QByteArray("\r\n% Error in authentication.\r\n\r\nR1>");
        QTest::newRow("none set") << QByteArray("\r\n% No password set\r\nR1>");
    }
    void aWrongEnablePasswordIsRefused()
    {
        QFETCH(QByteArray, said);
        DialogueDriver driver(withEnable("l3vel15"));
        driver.expect({{"enable\r", "enable\r\nPassword: "}, {"l3vel15\r", said.toStdString()}});
        driver.start("\r\nR1>");
        const auto stop = driver.next<DialogueStop>();
        QVERIFY(stop);
        QCOMPARE(stop->reason, StopReason::EnableRefused);
        QCOMPARE(stop->where, std::string("enable"));
        QCOMPARE(driver.typed().size(), std::size_t{2});
    }

    void whatCannotBeTypedIsNotTyped_data()
    {
        QTest::addColumn<QByteArray>("password");
        QTest::newRow("not ASCII") << QByteArray("\xc3\xa9t\xc3\xa9");
        QTest::newRow("control character") << QByteArray("l3vel\x03");
        QTest::newRow("too long") << QByteArray(5000, 'x');
    }
    void whatCannotBeTypedIsNotTyped()
    {
        QFETCH(QByteArray, password);
        DialogueDriver enabling(withEnable(password.toStdString()));
        enabling.expect({{"enable\r", "enable\r\nPassword: "}});
        enabling.start("\r\nR1>");
        const auto stop = enabling.next<DialogueStop>();
        QVERIFY(stop);
        QCOMPARE(stop->reason, StopReason::NotTypable);
        QCOMPARE(stop->error().code, ErrorCode::BadArgument);
        QVERIFY(stop->error().detail.find(password.toStdString()) == std::string::npos);
        QCOMPARE(enabling.typed().size(), std::size_t{1});

        DialogueDriver loggingIn({"admin", secret(password.toStdString()), std::nullopt});
        loggingIn.expect({{"admin\r", "admin\r\nPassword: "}});
        loggingIn.start("\r\nUsername: ");
        const auto refused = loggingIn.next<DialogueStop>();
        QVERIFY(refused);
        QCOMPARE(refused->reason, StopReason::NotTypable);
        QCOMPARE(loggingIn.typed().size(), std::size_t{1});
    }

    void aPagerThatStaysIsAnswered()
    {
        const std::string denied = "\r\nCommand authorization failed.\r\n\r\nR1#";
        DialogueDriver driver;
        driver.expect({{"terminal length 0\r", "terminal length 0" + denied},
                       {"terminal width 511\r", "terminal width 511" + denied},
                       {"terminal width 0\r", "terminal width 0" + denied}});
        driver.start("\r\nR1#");
        const auto ready = driver.next<DialogueReady>();
        QVERIFY(ready);
        QVERIFY(ready->paging);
    }

    void whatIsNoRouterIsTold_data()
    {
        QTest::addColumn<QByteArray>("greeting");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("a Unix shell") << QByteArray("Linux box 6.1\r\nLast login: Mon\r\nuser@box:~$ ");
        QTest::newRow("garbage") << QByteArray("\x00\xff\xfe\x80\x1b]0;title", 13);
    }
    void whatIsNoRouterIsTold()
    {
        QFETCH(QByteArray, greeting);
        DialogueDriver driver;
        driver.start(greeting.toStdString());
        const auto stop = driver.next<DialogueStop>();
        QVERIFY(stop);
        QCOMPARE(stop->reason, StopReason::Silent);
        QCOMPARE(stop->where, std::string("login"));
        QVERIFY(driver.typed().empty());
    }

    void aPasswordEchoedIsMasked()
    {
        DialogueDriver driver(withEnable("l3vel15"));
        driver.expect(followedBy(
            {{"enable\r", "enable\r\nPassword: "}, {"l3vel15\r", "l3v\bvel15\r\nl3vel15 it was\r\nR1#"}},
            DialogueDriver::quiet("R1#")));
        driver.start("\r\nR1>");
        QVERIFY(driver.next<DialogueReady>());
        QVERIFY2(driver.recorded().find("vel15") == std::string::npos, driver.recorded().c_str());
    }
};

QTEST_APPLESS_MAIN(DialogueLoginTest)
#include "dialoguelogintest.moc"
