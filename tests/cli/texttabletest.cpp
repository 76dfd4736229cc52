// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <QTest>

#include "app/cli/texttable.h"

using namespace releve;
using namespace releve::cli;

class TextTableTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void controlBytesNeverReachTheTerminal()
    {
        TextTable table;
        table.add({QStringLiteral("a\x1b[31mb"), QStringLiteral("x\ny\tz"), QString(QChar(0x9B))});
        const QString text = table.toText(0, false);
        QCOMPARE(text, QStringLiteral("a\\x1B[31mb  x\\x0Ay\\x09z  \\x9B\n"));
    }

    void widthCountsColumnsNotCharacters()
    {
        QCOMPARE(displayWidth({}), 0);
        QCOMPARE(displayWidth(QStringLiteral("Relève")), 6);
        QCOMPARE(displayWidth(QStringLiteral("Rele\u0300ve")), 6); // decomposed
        QCOMPARE(displayWidth(QStringLiteral("証明書")), 6);
        QCOMPARE(displayWidth(QStringLiteral("a\u200Bb")), 2);
    }

    void wrapsWhereItHurtsLeast_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("width");
        QTest::addColumn<QStringList>("lines");
        QTest::newRow("empty") << QString() << 5 << QStringList{QString()};
        QTest::newRow("fits") << QStringLiteral("cn=A") << 4 << QStringList{QStringLiteral("cn=A")};
        QTest::newRow("blank") << QStringLiteral("one two three") << 8
                               << QStringList{QStringLiteral("one two"), QStringLiteral("three")};
        QTest::newRow("exactly full")
            << QStringLiteral("one two") << 3 << QStringList{QStringLiteral("one"), QStringLiteral("two")};
        QTest::newRow("name") << QStringLiteral("cn=RootCA,ou=TAC,o=Cisco") << 11
                              << QStringList{QStringLiteral("cn=RootCA,"), QStringLiteral("ou=TAC,o="),
                                             QStringLiteral("Cisco")};
        QTest::newRow("no good place")
            << QStringLiteral("ABCDEFGHIJ") << 4
            << QStringList{QStringLiteral("ABCD"), QStringLiteral("EFGH"), QStringLiteral("IJ")};
        QTest::newRow("wide") << QStringLiteral("証明書") << 3
                              << QStringList{QStringLiteral("証"), QStringLiteral("明"),
                                             QStringLiteral("書")};
        QTest::newRow("wider than the width")
            << QStringLiteral("証明") << 1 << QStringList{QStringLiteral("証"), QStringLiteral("明")};
    }
    void wrapsWhereItHurtsLeast()
    {
        QFETCH(QString, text);
        QFETCH(int, width);
        QTEST(wrapped(text, width), "lines");
    }

    void columnsAlignUnderAccents()
    {
        TextTable table({QStringLiteral("Name"), QStringLiteral("State")});
        table.add({QStringLiteral("Relève"), QStringLiteral("good")});
        table.add({QStringLiteral("R"), QStringLiteral("bad")});
        QCOMPARE(table.toText(2, false), QStringLiteral("  Name    State\n  Relève  good\n  R       bad\n"));
    }

    void emptyColumnsAreLeftOut()
    {
        TextTable table({QStringLiteral("A"), QStringLiteral("B"), QStringLiteral("C")});
        table.add({QStringLiteral("1"), QString(), QStringLiteral("3")});
        QCOMPARE(table.toText(0, false), QStringLiteral("A  C\n1  3\n"));
    }

    void noLineIsWiderThanThePage()
    {
        const QString longName = QString(300, u'x') + QStringLiteral(",") + QString(90, u'y');
        TextTable table({QStringLiteral("One"), QStringLiteral("Two"), QStringLiteral("Three")});
        table.add({longName, longName, QStringLiteral("short")});
        table.add({QStringLiteral("a b c"), longName, longName});
        const QStringList lines = table.toText(4, false).split(u'\n');
        QVERIFY(lines.size() > 8);
        for (const QString& line : lines)
            QVERIFY2(displayWidth(line) <= pageWidth, qPrintable(line));
    }

    void noWordIsCutInTwoWhereThereIsRoom()
    {
        TextTable table(
            {QStringLiteral("Temporisateur"), QStringLiteral("Propriétaire"), QStringLiteral("Texte")});
        table.add({QStringLiteral("CS SHADOW CERT GENERATION"), QStringLiteral("ROOTCA"),
                   QStringLiteral("one two three four five six seven eight nine ten")});
        const QString text = table.toText(0, false, 60);
        QVERIFY2(text.contains(QStringLiteral("Temporisateur")) &&
                     text.contains(QStringLiteral("Propriétaire")),
                 qPrintable(text));
        QVERIFY(text.contains(QStringLiteral("GENERATION")));
        for (const QString& line : text.split(u'\n'))
            QVERIFY2(displayWidth(line) <= 60, qPrintable(text));
        QVERIFY(table.toText(0, false, 200).contains(QStringLiteral("nine ten\n"))); // in one line
    }

    void coloursComeWithWordsAndDoNotDisturbTheColumns()
    {
        TextTable table;
        table.add({Cell(QStringLiteral("good"), Emphasis::Good), QStringLiteral("x")});
        QCOMPARE(table.toText(0, false), QStringLiteral("good  x\n"));
        QCOMPARE(table.toText(0, true), QStringLiteral("\x1b[32mgood\x1b[0m  x\n"));
        QCOMPARE(emphasisOf(fleet::Tone::Failed), Emphasis::Failed);
    }
};

QTEST_GUILESS_MAIN(TextTableTest)
#include "texttabletest.moc"
