// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "clisupport.h"

using namespace clisupport;

Q_DECLARE_METATYPE(releve::lab::cli::Match::Status)

class GrammarTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void refused_data();
    void refused();
    void understood_data();
    void understood();
    void values();
    void privilege();
    void helped_data();
    void helped();
    void completed_data();
    void completed();
};

void GrammarTest::refused_data()
{
    using Status = Match::Status;
    QTest::addColumn<Mode>("mode");
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<Status>("status");
    QTest::addColumn<std::size_t>("position");
    const auto row = [](Mode mode, const char* line, Status status, std::size_t position) {
        QTest::newRow(line) << mode << QByteArray(line) << status << position;
    };
    row(Mode::Exec, "foo", Status::Invalid, 0);
    row(Mode::Exec, "shwo clock", Status::Invalid, 2);
    row(Mode::Exec, "show clxck", Status::Invalid, 7);
    row(Mode::Exec, "show clocks", Status::Invalid, 10);
    row(Mode::Exec, "  show   zebra", Status::Invalid, 9);
    row(Mode::Exec, "show clock foo", Status::Invalid, 11);
    row(Mode::Exec, "show clock detail more", Status::Invalid, 18);
    row(Mode::Exec, "show", Status::Incomplete, 4);
    row(Mode::Exec, "show crypto pki", Status::Incomplete, 15);
    row(Mode::Exec, "show c", Status::Ambiguous, 5);
    row(Mode::Exec, "show crypto pki t", Status::Ambiguous, 16);
    row(Mode::Exec, "cl", Status::Ambiguous, 2);
    row(Mode::Exec, "clear line 101", Status::Invalid, 11);
    row(Mode::Exec, "clear line -1", Status::Invalid, 11);
    row(Mode::Exec, "clear line 99999999999999999999999", Status::Invalid, 11);
    row(Mode::Exec, "ping 192.0.2", Status::Invalid, 5);
    row(Mode::Exec, "ping 192.0.2.256", Status::Invalid, 5);
    row(Mode::Exec, "ping 192.0.2.1.", Status::Invalid, 5);
    row(Mode::Exec, "ping 192.0.2.0001", Status::Invalid, 5);
    row(Mode::Exec, "clock set 24:00:00 1 oct 2015", Status::Invalid, 10);
    row(Mode::Exec, "clock set 13:14:16 32 oct 2015", Status::Invalid, 19);
    row(Mode::Exec, "clock set 13:14:16 1 2 2015", Status::Invalid, 21);
    row(Mode::Exec, "clock set 13:14:16 1 oct 1492", Status::Invalid, 25);
    row(Mode::Exec, "show clock |", Status::Incomplete, 12);
    row(Mode::Exec, "show clock | include", Status::Incomplete, 13);
    row(Mode::Exec, "show clock | nothing x", Status::Invalid, 13);
    row(Mode::Exec, "show clock | include (", Status::BadPattern, 13);
    row(Mode::Exec, "clear line 1 | include x", Status::Invalid, 13);
    row(Mode::Configure, "hostname", Status::Incomplete, 8);
    row(Mode::Configure, "hostname a b", Status::Invalid, 11);
    row(Mode::Configure, "crypto key generate rsa modulus 359", Status::Invalid, 32);
    row(Mode::Configure, "crypto key generate rsa label", Status::Incomplete, 29);
    row(Mode::Configure, "crypto key generate rsa exportable exportable", Status::Invalid, 35);
    row(Mode::Trustpoint, "auto-enroll 0", Status::Invalid, 12);
    row(Mode::Trustpoint, "auto-enroll 101", Status::Invalid, 12);
    row(Mode::Trustpoint, "auto-enroll regenerate 80", Status::Invalid, 23);
    row(Mode::Trustpoint, "subject-name", Status::Incomplete, 12);
}

void GrammarTest::refused()
{
    QFETCH(Mode, mode);
    QFETCH(QByteArray, line);
    QFETCH(Match::Status, status);
    QFETCH(std::size_t, position);
    const Match match = commands().grammar(mode).match(line.toStdString(), 15);
    QCOMPARE(match.status, status);
    if (status != Match::Status::Ambiguous)
        QCOMPARE(match.position, position);
}

void GrammarTest::understood_data()
{
    QTest::addColumn<Mode>("mode");
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QByteArray>("whole");
    const auto row = [](Mode mode, const char* line, const char* whole) {
        QTest::newRow(line) << mode << QByteArray(line) << QByteArray(whole);
    };
    row(Mode::Exec, "sh clo", "show clock");
    row(Mode::Exec, "SH CLOCK DET", "show clock detail");
    row(Mode::Exec, "\tsh\tclock  ", "show clock");
    row(Mode::Exec, "sh cr pki cert", "show crypto pki certificates");
    row(Mode::Exec, "sh cr p c v Root-CA", "show crypto pki certificates verbose Root-CA");
    row(Mode::Exec, "sh cr p c Root-CA", "show crypto pki certificates Root-CA");
    row(Mode::Exec, "sh cr p ser ROOTCA req", "show crypto pki server ROOTCA requests");
    row(Mode::Exec, "sh cr p tr status", "show crypto pki trustpoints status");
    row(Mode::Exec, "sh cr p tr stat", "show crypto pki trustpoints status");
    row(Mode::Exec, "sh cr p tr X stat", "show crypto pki trustpoints X status");
    row(Mode::Exec, "clo s 13:14:16 9 Oct 2015", "clock set 13:14:16 9 Oct 2015");
    row(Mode::Exec, "clock set 13:14:16 september 9 2015", "clock set 13:14:16 september 9 2015");
    row(Mode::Exec, "show run|inc x", "show running-config");
    row(Mode::Exec, "show run | section chain ROOTCA", "show running-config");
    row(Mode::Configure, "hostname Root-CA", "hostname Root-CA");
    row(Mode::Configure, "cr k g r", "crypto key generate rsa");
    row(Mode::Configure, "cr key gen rsa mod 1024 label VPN exp",
        "crypto key generate rsa modulus 1024 label VPN exportable");
    row(Mode::Configure, "crypto key generate rsa general-keys label general-keys modulus 4096",
        "crypto key generate rsa general-keys label general-keys modulus 4096");
    row(Mode::Trustpoint, "auto-enroll", "auto-enroll");
    row(Mode::Trustpoint, "auto-en 80 regen", "auto-enroll 80 regenerate");
    row(Mode::Trustpoint, "subject-name CN=a,  OU=b | include ", "subject-name CN=a,  OU=b | include");
    row(Mode::Trustpoint, "no auto-enroll 80 regenerate", "no auto-enroll 80 regenerate");
    row(Mode::Interface, "anything at all", "anything at all");
    row(Mode::Interface, "ex", "exit");
}

void GrammarTest::understood()
{
    QFETCH(Mode, mode);
    QFETCH(QByteArray, line);
    QFETCH(QByteArray, whole);
    const Match match = commands().grammar(mode).match(line.toStdString(), 15);
    QCOMPARE(match.status, Match::Status::Good);
    QCOMPARE(bytes(match.invocation.text()), whole);
    QVERIFY(match.invocation.entry);
}

void GrammarTest::values()
{
    const Match key = commands()
                          .grammar(Mode::Configure)
                          .match("crypto key generate rsa label exportable modulus 2048", 15);
    QCOMPARE(key.status, Match::Status::Good);
    QVERIFY(!key.invocation.has("exportable")); // a label, not the keyword
    QCOMPARE(bytes(key.invocation.after("label")), QByteArray("exportable"));
    QCOMPARE(bytes(key.invocation.after("modulus")), QByteArray("2048"));
    QCOMPARE(bytes(key.invocation.after("nothing")), QByteArray());
    QCOMPARE(bytes(key.invocation.value(1)), QByteArray("2048"));
    QCOMPARE(bytes(key.invocation.value(2)), QByteArray());
    QVERIFY(!key.invocation.negated());

    const Match no = commands().grammar(Mode::Trustpoint).match("no auto-enroll", 15);
    QVERIFY(no.invocation.negated());
}

void GrammarTest::privilege()
{
    const Grammar& exec = commands().grammar(Mode::Exec);
    QCOMPARE(exec.match("show clock", 1).status, Match::Status::Good);
    const Match run = exec.match("show running-config", 1);
    QCOMPARE(run.status, Match::Status::Invalid);
    QCOMPARE(run.position, std::size_t{5});
    QCOMPARE(exec.match("conf t", 1).status, Match::Status::Invalid);
    QCOMPARE(exec.match("conf t", 15).status, Match::Status::Good);
    // What one may not use is no ambiguity either.
    QCOMPARE(exec.match("cl", 1).status, Match::Status::Invalid);
}

void GrammarTest::helped_data()
{
    QTest::addColumn<Mode>("mode");
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QByteArray>("help");
    const auto row = [](Mode mode, const char* line, const char* help) {
        QTest::newRow(line) << mode << QByteArray(line) << QByteArray(help);
    };
    row(Mode::Exec, "sh", "show\n");
    row(Mode::Exec, "cl", "clear  clock\n");
    row(Mode::Exec, "show crypto pki t", "timers       trustpoints\n");
    row(Mode::Exec, "clock ", "  set\n");
    row(Mode::Exec, "clock set ", "  hh:mm:ss  Current Time\n");
    row(Mode::Exec, "show clock ",
        "  detail  Display detailed information\n  |       Output modifiers\n  <cr>\n");
    row(Mode::Exec, "show clock | ",
        "  begin    Begin with the line that matches\n"
        "  count    Count number of lines which match regexp\n"
        "  exclude  Exclude lines that match\n"
        "  include  Include lines that match\n"
        "  section  Filter a section of output\n");
    row(Mode::Trustpoint, "auto-enroll ", "  <1-100>     Percentage of lifetime\n  regenerate\n  <cr>\n");
    row(Mode::Trustpoint, "auto-enroll 80 ", "  regenerate\n  <cr>\n");
    row(Mode::Configure, "crypto key generate rsa exportable ",
        "  general-keys\n  label\n  modulus\n  <cr>\n");
}

void GrammarTest::helped()
{
    QFETCH(Mode, mode);
    QFETCH(QByteArray, line);
    QFETCH(QByteArray, help);
    const Grammar::Help found = commands().grammar(mode).help(line.toStdString(), 15, 80);
    QCOMPARE(found.status, Match::Status::Good);
    QCOMPARE(bytes(found.text), help);
}

void GrammarTest::completed_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QByteArray>("whole");
    QTest::newRow("first") << QByteArray("sh") << QByteArray("show ");
    QTest::newRow("second") << QByteArray("sh  clo") << QByteArray("sh  clock ");
    QTest::newRow("whole already") << QByteArray("show") << QByteArray("show ");
    QTest::newRow("ambiguous") << QByteArray("show c") << QByteArray();
    QTest::newRow("unknown") << QByteArray("show x") << QByteArray();
    QTest::newRow("unknown before") << QByteArray("sx clo") << QByteArray();
    QTest::newRow("no word") << QByteArray("show ") << QByteArray();
    QTest::newRow("nothing") << QByteArray() << QByteArray();
}

void GrammarTest::completed()
{
    QFETCH(QByteArray, line);
    QFETCH(QByteArray, whole);
    const auto found = commands().grammar(Mode::Exec).completed(line.toStdString(), 15);
    QCOMPARE(bytes(found.value_or("")), whole);
}

QTEST_GUILESS_MAIN(GrammarTest)
#include "grammartest.moc"
