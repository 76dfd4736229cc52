// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "clisupport.h"

using namespace clisupport;

/// One command and no more; how configuration mode ends, and how a session does.
class SessionEndTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void oneCommand();
    void endOfInput();
    void tellsWhenOver();
    void gone();
    void endsWithControlZ();
};

void SessionEndTest::oneCommand()
{
    Session::Options options = Typist::defaults();
    options.command = "show lines";
    Typist typist(options);
    const QByteArray out = typist.start();
    QVERIFY(out.startsWith("line 1\r\nline 2\r\n"));
    QVERIFY(out.endsWith("line 100\r\n")); // no page, no prompt
    QVERIFY(typist.session.isOver());

    options.command = "show zebra";
    Typist wrong(options);
    QCOMPARE(wrong.start(), QByteArray("Line has invalid autocommand \"show zebra\"\r\n"));
    QVERIFY(wrong.session.isOver());

    options.command = "slow";
    Typist patient(options);
    QCOMPARE(patient.start(), QByteArray("working\r\n"));
    QVERIFY(!patient.session.isOver());
    trace().finish();
    QCOMPARE(patient.taken(), QByteArray("done\r\n"));
    QVERIFY(patient.session.isOver());

    options.command = "authenticate";
    Typist asked(options);
    QCOMPARE(asked.start(), QByteArray("Password: "));
    QVERIFY(asked.type("s\ny\n").endsWith("answered\r\n"));
    QVERIFY(asked.session.isOver());
}

void SessionEndTest::endOfInput()
{
    Typist typist;
    typist.start();
    typist.type("slow\rshow clock\r");
    typist.session.endInput(); // what has come is still done
    QVERIFY(!typist.session.isOver());
    trace().finish();
    QCOMPARE(typist.taken(), QByteArray("done\r\nR1#show clock\r\nR1#"));
    QVERIFY(typist.session.isOver());

    Typist asked;
    asked.start();
    asked.type("authenticate\r");
    asked.session.endInput(); // nobody will answer
    QVERIFY(asked.session.isOver());
    QVERIFY(noted().isEmpty());

    Session::Options options = Typist::defaults();
    options.command = "slow";
    Typist one(options);
    one.start();
    one.session.endInput(); // `ssh router "show …" < /dev/null`
    QVERIFY(!one.session.isOver());
    trace().finish();
    QCOMPARE(one.taken(), QByteArray("done\r\n"));
    QVERIFY(one.session.isOver());
}

void SessionEndTest::tellsWhenOver()
{
    int told = 0;
    Typist typist;
    typist.session.whenOver([&] { ++told; });
    typist.start();
    typist.type("show clock\rexit\rshow clock\r");
    QCOMPARE(told, 1);
    typist.type("more\r");
    typist.session.endInput();
    QCOMPARE(told, 1);

    Session::Options options = Typist::defaults();
    options.command = "show clock";
    Typist one(options);
    one.start();
    QCOMPARE(told, 1);
    one.session.whenOver([&] { ++told; }); // it is already
    QCOMPARE(told, 2);

    auto dying = std::make_unique<Typist>();
    dying->start();
    dying->session.whenOver([&] { dying.reset(); }); // the last thing it does
    dying->session.receive("exit\r");                // type() would look at what it showed
    QVERIFY(!dying);

    Typist cut;
    cut.start();
    cut.session.whenOver([&] { ++told; });
    cut.session.hangUp(); // whoever hangs up knows
    QCOMPARE(told, 2);
}

void SessionEndTest::gone()
{
    std::function<void()> finish;
    {
        Typist typist;
        typist.start();
        typist.type("slow\r");
        finish = trace().finish;
    }
    finish(); // the session is no more
    {
        Typist typist;
        typist.start();
        typist.type("authenticate\rsec");
        typist.session.hangUp();
        QVERIFY(typist.session.isOver());
        typist.session.asynchronous("a message");
        QCOMPARE(typist.type("ret\r"), QByteArray());
    }
    QVERIFY(noted().isEmpty());
}

void SessionEndTest::endsWithControlZ()
{
    Typist typist;
    typist.start();
    typist.type("conf t\r");
    QCOMPARE(typist.type("hostname R2\x1a"), QByteArray("hostname R2^Z\r\nR1#"));
    QCOMPARE(noted(), QByteArrayList{"hostname R2"});
    typist.type("conf t\rinterface E0\r");
    QCOMPARE(typist.type("\x1a"), QByteArray("^Z\r\nR1#"));
    typist.type("conf t\r");
    QCOMPARE(typist.type("hostname\x03"), QByteArray("hostname\r\nR1#")); // not run
    QCOMPARE(typist.host.log.size(), std::size_t{3});
}

QTEST_GUILESS_MAIN(SessionEndTest)
#include "sessionendtest.moc"
