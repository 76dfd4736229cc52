// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "clisupport.h"

using namespace clisupport;

/// Commands that take time or ask, and what comes in between.
class SessionDialogueTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void slowCommands();
    void dialogue();
    void confirmation();
    void abortedDialogue();
    void interrupted();
    void messagesInTheMiddle();
    void pastedWhileBusy();
    void typeAheadIsBounded();
};

void SessionDialogueTest::slowCommands()
{
    Typist typist;
    typist.start();
    QCOMPARE(typist.type("slow\r"), QByteArray("slow\r\nworking\r\n"));
    QCOMPARE(typist.type("show clock\r"), QByteArray());
    for (int message = 0; message < 1000; ++message)
        typist.session.asynchronous("message " + std::to_string(message));
    QCOMPARE(typist.taken(), QByteArray()); // they wait, the last 256
    trace().finish();
    const QByteArray out = typist.taken();
    QVERIFY(out.startsWith("done\r\nR1#\r\nmessage 744\r\nmessage 745\r\n"));
    QVERIFY(out.endsWith("message 999show clock\r\nR1#"));
    trace().finish(); // once is enough
    QCOMPARE(typist.taken(), QByteArray());
    typist.type("slow\r");
    trace().finish = nullptr; // forgotten: the command ends all the same
    QCOMPARE(typist.taken(), QByteArray("R1#"));
}

void SessionDialogueTest::dialogue()
{
    Typist typist;
    typist.start();
    QCOMPARE(typist.type("authenticate\r"), QByteArray("authenticate\r\nPassword: "));
    QCOMPARE(typist.type("secret?\r"), QByteArray("\r\n% Do you accept this certificate? [yes/no]: "));
    QCOMPARE(typist.type("crypto pki enroll VPN\r"),
             QByteArray("crypto pki enroll VPN\r\n% Please answer 'yes' or 'no'.\r\n"
                        "% Do you accept this certificate? [yes/no]: "));
    QVERIFY(typist.type("\r").contains("% Please answer 'yes' or 'no'."));
    QCOMPARE(typist.type("y\r"), QByteArray("y\r\nanswered\r\nR1#"));
    QCOMPARE(noted(), (QByteArrayList{"password secret?", "yes"}));
    // Nothing of a dialogue is in the history.
    QVERIFY(typist.type("\x10").endsWith("authenticate"));
}

void SessionDialogueTest::confirmation()
{
    Typist typist;
    typist.start();
    QCOMPARE(typist.type("reload\r"), QByteArray("reload\r\nProceed with reload? [confirm]"));
    QCOMPARE(typist.type("\r"), QByteArray("\r\nR1#"));
    typist.type("reload\ry");
    typist.type("reload\rn");
    typist.type("reload\r\x03");
    QCOMPARE(noted(), (QByteArrayList{"reload", "reload", "stay"}));
}

void SessionDialogueTest::abortedDialogue()
{
    Typist typist;
    typist.start();
    QCOMPARE(typist.type("authenticate\rsecret\r\x03"),
             QByteArray("authenticate\r\nPassword: \r\n% Do you accept this certificate? [yes/no]: \r\nR1#"));
    QCOMPARE(noted(), QByteArrayList{"password secret"});
    typist.type("show clock\x03"); // a line given up
    QVERIFY(!noted().contains("show clock"));
}

void SessionDialogueTest::interrupted()
{
    Typist typist;
    typist.start();
    typist.type("slow\rshow clock\r");
    QCOMPARE(typist.type("show lines\r\x1e"), QByteArray("R1#"));
    QVERIFY(noted().isEmpty()); // what was typed ahead is gone
    trace().finish();           // nobody waits for it any more
    QCOMPARE(typist.taken(), QByteArray());
    typist.type("slow\r");
    QVERIFY(trace().finish);
    QCOMPARE(typist.type("\x03show clock\r"), QByteArray("R1#show clock\r\nR1#"));
}

void SessionDialogueTest::messagesInTheMiddle()
{
    Typist typist;
    typist.start();
    typist.type("authenticate\r");
    typist.session.asynchronous("Mar 14 17:38:56.383: %CRYPTO-6-AUTOGEN: Generated new key pair");
    QCOMPARE(typist.taken(),
             QByteArray("\r\nMar 14 17:38:56.383: %CRYPTO-6-AUTOGEN: Generated new key pair"));
    QCOMPARE(typist.type("x\r"), QByteArray("\r\n% Do you accept this certificate? [yes/no]: "));
    typist.type("y\r");
    typist.session.asynchronous("one");
    typist.session.asynchronous("two");
    QCOMPARE(typist.taken(), QByteArray("\r\none\r\ntwo"));
    QCOMPARE(typist.type("\r"), QByteArray("\r\nR1#"));
}

void SessionDialogueTest::pastedWhileBusy()
{
    Typist typist;
    typist.start();
    typist.type(
        "slow\rconf t\n hostname A\n!\ncrypto pki trustpoint X\n  auto-enroll 80\nsubject-name CN=a\nend\n"
        "authenticate\nsecret\nyes\nshow clock\n");
    QVERIFY(noted().isEmpty());
    trace().finish();
    QCOMPARE(noted(), (QByteArrayList{"hostname A", "auto-enroll 80", "subject-name CN=a", "password secret",
                                      "yes", "show clock"}));
    QVERIFY(typist.taken().endsWith("R1#show clock\r\nR1#"));
}

void SessionDialogueTest::typeAheadIsBounded()
{
    Typist typist;
    typist.start();
    typist.type("slow\r");
    QVERIFY(typist.session.wantsInput());
    const std::string chunk(32 * 1024, 'x');
    QByteArray out;
    for (int count = 0; count < 320; ++count)
        out += typist.type(chunk);
    QVERIFY(!typist.session.wantsInput());
    QCOMPARE(out.count('\a'), 320 - 8);
    trace().finish();
    QVERIFY(typist.session.wantsInput());
    QCOMPARE(typist.type("\x15show clock\r").right(5), QByteArray("\r\nR1#"));
    QCOMPARE(noted(), QByteArrayList{"show clock"});
}

QTEST_GUILESS_MAIN(SessionDialogueTest)
#include "sessiondialoguetest.moc"
