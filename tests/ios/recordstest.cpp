// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <QElapsedTimer>
#include <QTest>

#include "pki/base/text.h"
#include "pki/ios/records.h"

using namespace releve;
using ios::NameAttribute;
using ios::PrintedName;

class RecordsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesThatAreNone();
    void oneValueWithASpace();
    void commasInsideValues();
    void multiValuedRdn();
    void textAndBack_data();
    void textAndBack();
    void hostileNamesTakeLinearTime();
    void nameOfACertificate();
    void nothingWithoutBytes();
};

void RecordsTest::namesThatAreNone()
{
    QVERIFY(ios::nameFromText("").empty());
    QVERIFY(ios::nameFromText("  \t").empty());
    QVERIFY(ios::toText({}).empty());
    const PrintedName bare = ios::nameFromText("no attribute here");
    QCOMPARE(bare.size(), std::size_t(1));
    QVERIFY(bare[0].type.empty());
    QCOMPARE(ios::toText(bare), std::string("no attribute here"));
    QCOMPARE(ios::nameFromText("=x").size(), std::size_t(1)); // a type of no letters is none
    QVERIFY(ios::nameFromText("=x")[0].type.empty());
}

void RecordsTest::oneValueWithASpace()
{
    const PrintedName name = ios::nameFromText("cn=RCA1 C=pki");
    QVERIFY((name == PrintedName{{"cn", "RCA1 C=pki", false}}));
}

void RecordsTest::commasInsideValues()
{
    const PrintedName name = ios::nameFromText("o=Acme, Inc., cn=CA,ou=a,b");
    QVERIFY((name == PrintedName{{"o", "Acme, Inc.", false}, {"cn", "CA", false}, {"ou", "a,b", false}}));
}

void RecordsTest::multiValuedRdn()
{
    const PrintedName name = ios::nameFromText("serialNumber=67109296+hostname=R27.otus.local,cn=a+b");
    QVERIFY((name == PrintedName{{"serialNumber", "67109296", false},
                                 {"hostname", "R27.otus.local", true},
                                 {"cn", "a+b", false}}));
}

void RecordsTest::textAndBack_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char* text : {"cn=RootCA,ou=TAC,o=Cisco", "serialNumber=1+hostname=r.example,cn=x",
                             "2.5.4.17=75001,c=FR", "cn=", "cn=a=b", "cn=é,o=x"})
        QTest::newRow(text) << QByteArray(text);
}

void RecordsTest::textAndBack()
{
    QFETCH(QByteArray, text);
    QCOMPARE(QByteArray::fromStdString(ios::toText(ios::nameFromText(text.toStdString()))), text);
}

void RecordsTest::hostileNamesTakeLinearTime()
{
    QElapsedTimer timer;
    timer.start();
    std::string commas(1'000'000, ',');
    QCOMPARE(ios::nameFromText(commas).size(), std::size_t(1));
    std::string letters;
    for (int i = 0; i < 500'000; ++i)
        letters += ",a";
    QCOMPARE(ios::nameFromText(letters).size(), std::size_t(1));
    QVERIFY(timer.elapsed() < 5000);
}

void RecordsTest::nameOfACertificate()
{
    const x509::Name name(
        {{{"o", "Cisco"}}, {{"cn", "R1"}}, {{"serialNumber", "67"}, {"hostname", "R1.lab"}}});
    QCOMPARE(ios::toText(ios::nameFrom(name)), std::string("serialNumber=67+hostname=R1.lab,cn=R1,o=Cisco"));
    QVERIFY(ios::nameFrom(x509::Name()).empty());
}

void RecordsTest::nothingWithoutBytes()
{
    ios::CertificateRecord record;
    record.serial = "01";
    record.completeFromBytes();
    QCOMPARE(record.serial, std::string("01"));
    QVERIFY(record.md5.empty());
    QVERIFY(!record.notAfter);
}

QTEST_GUILESS_MAIN(RecordsTest)
#include "recordstest.moc"
