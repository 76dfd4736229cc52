// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <QTest>

#include "pki/x509/name.h"
#include "tests/x509/vectors.h"

using namespace releve;
using namespace releve::x509;

class TestName : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void typedNameWithoutEqualsIsRefused_data()
    {
        QTest::addColumn<QByteArray>("text");
        for (const char* text : {"RootCA", "CN=RootCA,TAC", "=x", "CN=a,,O=b", "CN=a,", ",CN=a", "CN=a,=b"})
            QTest::newRow(text) << QByteArray(text);
    }
    void typedNameWithoutEqualsIsRefused()
    {
        QFETCH(QByteArray, text);
        const auto name = Name::fromIos(text.toStdString());
        QVERIFY(!name);
        QVERIFY(name.error().code == ErrorCode::BadArgument);
    }

    void typedNameReadsAsIosTakesIt_data()
    {
        QTest::addColumn<QByteArray>("typed");
        QTest::addColumn<QByteArray>("printed");
        const auto row = [](const char* typed, const char* printed) {
            QTest::newRow(typed) << QByteArray(typed) << QByteArray(printed);
        };
        row("", "");
        row("CN=RootCA,OU=TAC,O=Cisco", "cn=RootCA,ou=TAC,o=Cisco");
        row("cn = RootCA , o = Cisco", "cn=RootCA,o=Cisco");
        row("CN=RCA1 C=pki", "cn=RCA1 C=pki"); // one common name: only commas separate
        row("CN=a=b", "cn=a=b");
        row("CN=", "cn=");
        row("CN=C++,O=1+1=2", "cn=C++,o=1+1=2");
        row("serialNumber=67109296+hostname=R27.otus.local", "serialNumber=67109296+hostname=R27.otus.local");
        row("unstructuredName=r1+2.5.4.3=x", "hostname=r1+cn=x");
        row("EMAIL=a", "email=a");
        row("emailAddress=a@b", "e=a@b");
        row("1.2.3=x", "1.2.3=x");
    }
    void typedNameReadsAsIosTakesIt()
    {
        QFETCH(QByteArray, typed);
        QFETCH(QByteArray, printed);
        const auto name = Name::fromIos(typed.toStdString());
        QVERIFY(name);
        QCOMPARE(QByteArray::fromStdString(name->toIos()), printed);
    }

    void multivaluedRdnStaysOne()
    {
        const auto name = Name::fromIos("serialNumber=1+hostname=r1,CN=x");
        QVERIFY(name);
        QCOMPARE(name->rdns().size(), 2U);
        QCOMPARE(name->rdns()[0], (Rdn{{"cn", "x"}})); // DER order is the reverse of the typed one
        QCOMPARE(name->rdns()[1].size(), 2U);
    }

    void specialCharactersAreEscaped_data()
    {
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<QByteArray>("escaped");
        const auto row = [](const char* tag, const QByteArray& value, const char* escaped) {
            QTest::newRow(tag) << value << QByteArray(escaped);
        };
        row("plain", "a b", "CN=a b");
        row("only blank", " ", "CN=\\ ");
        row("blanks at both ends", "  a  ", "CN=\\  a \\ ");
        row("leading hash", "#1#", "CN=\\#1#");
        row("specials", "a,b+c\"d\\e<f>g;h=i", "CN=a\\,b\\+c\\\"d\\\\e\\<f\\>g\\;h=i");
        row("control characters", QByteArray("a\0b\nc\x7F", 6), "CN=a\\00b\\0Ac\\7F");
        row("UTF-8", "Relève", "CN=Relève");
    }
    void specialCharactersAreEscaped()
    {
        QFETCH(QByteArray, value);
        QFETCH(QByteArray, escaped);
        const Name name({{{"cn", value.toStdString()}}});
        QCOMPARE(QByteArray::fromStdString(name.toRfc4514()), escaped);
    }

    /// What openssl -nameopt RFC2253,utf8 printed for the same certificate.
    void rfc4514IsOpenssls_data()
    {
        QTest::addColumn<QByteArray>("certificate");
        for (const char* name : {"ca", "ed", "name-bmp", "name-t61", "name-universal", "name-long"})
            QTest::newRow(name) << QByteArray(name);
    }
    void rfc4514IsOpenssls()
    {
        QFETCH(QByteArray, certificate);
        const QList<QByteArray> facts = vectors::file(certificate + ".facts").split('\n');
        QCOMPARE(QByteArray::fromStdString(vectors::certificate(certificate + ".pem").subject().toRfc4514()),
                 facts.at(3));
    }

    void everyKindOfAttributeIsNamed()
    {
        const Name router = vectors::certificate("router.pem").subject();
        QCOMPARE(router.toIos(),
                 std::string("serialNumber=67109296+hostname=r1.example.net,cn=r1,o=Example,c=FR"));
        QCOMPARE(router.toRfc4514(),
                 std::string("serialNumber=67109296+unstructuredName=r1.example.net,CN=r1,O=Example,C=FR"));
        const Name special = vectors::certificate("name-special.pem").subject();
        QCOMPARE(special.toRfc4514(), std::string("1.2.3.4.5=x,CN=a\\,b\\+c\\\"d\\\\e\\<f\\>g\\;h,OU=\\#hash,"
                                                  "O=\\ lead and trail\\ "));
        QCOMPARE(special.first("cn"), std::string_view("a,b+c\"d\\e<f>g;h"));
        QCOMPARE(special.first("c"), std::string_view());
        QVERIFY(Name().isEmpty());
        QCOMPARE(Name().toRfc4514(), std::string());
    }

    void firstIsTheMostSpecific()
    {
        const auto name = Name::fromIos("ou=near,ou=far,o=x");
        QCOMPARE(name->first("ou"), std::string_view("near"));
    }

    void badStringsBecomeValidUtf8()
    {
        const auto valueOf = [](const char* valueDer) {
            const Bytes value = *fromHex(valueDer);
            Bytes der = *fromHex("30 00 31 00 30 00 06 03 55 04 03");
            der.insert(der.end(), value.begin(), value.end());
            der[1] = static_cast<std::uint8_t>(der.size() - 2);
            der[3] = static_cast<std::uint8_t>(der.size() - 4);
            der[5] = static_cast<std::uint8_t>(der.size() - 6);
            const auto name = Name::fromDer(der);
            return name ? std::string(name->first("cn")) : "ERROR " + name.error().detail;
        };
        QCOMPARE(valueOf("13 02 C3 A9"), std::string("\u00E9"));        // no PrintableString, but UTF-8
        QCOMPARE(valueOf("13 02 C3 28"), std::string("\u00C3("));       // neither: taken as ISO 8859-1
        QCOMPARE(valueOf("14 01 E9"), std::string("\u00E9"));           // T61String
        QCOMPARE(valueOf("1E 04 20 AC 00 41"), std::string("\u20ACA")); // BMPString
        QCOMPARE(valueOf("1C 04 00 01 F5 01"), std::string("\U0001F501"));
        // OpenSSL refuses a name whose text does not exist: said, not crashed over.
        QVERIFY(valueOf("0C 02 C3 28").starts_with("ERROR"));
        QVERIFY(valueOf("1C 04 00 11 00 00").starts_with("ERROR"));
        QCOMPARE(valueOf("0C 00"), std::string());
        QCOMPARE(valueOf("30 03 02 01 05"), std::string("#3003020105")); // no string at all
    }

    void whatIsNoRfc4514IsRefused_data()
    {
        QTest::addColumn<QByteArray>("text");
        for (const char* text : {"x", "CN", "=x", "CN=a,", "CN=a,,O=b", "CN=a+b", "CN=a+", ",CN=a", "CN=\"a",
                                 "CN=\"a\"b", "CN=a\"b", "CN=a\\", "CN=a\\q", "CN=#0C0161", "+CN=a"})
            QTest::newRow(text) << QByteArray(text);
    }
    void whatIsNoRfc4514IsRefused()
    {
        QFETCH(QByteArray, text);
        QVERIFY(Name::fromRfc4514(text.toStdString()).error().code == ErrorCode::BadArgument);
    }

    void rfc4514IsRead_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("ios");
        QTest::newRow("two") << QByteArray("CN=a,O=b") << QByteArray("cn=a,o=b");
        QTest::newRow("blanks") << QByteArray(" cn = a b , O= c ") << QByteArray("cn=a b,o=c");
        QTest::newRow("no commas, one CN") << QByteArray("CN=RCA1 C=pki") << QByteArray("cn=RCA1 C=pki");
        QTest::newRow("multi-valued") << QByteArray("serialNumber=1+unstructuredName=r1.x,CN=a")
                                      << QByteArray("serialNumber=1+hostname=r1.x,cn=a");
        QTest::newRow("escapes") << QByteArray("CN=a\\,b\\+c\\\\d\\C3\\A9")
                                 << QByteArray("cn=a,b+c\\d\u00E9");
        QTest::newRow("escaped blanks") << QByteArray("CN=\\ a\\ ,O=b") << QByteArray("cn= a ,o=b");
        QTest::newRow("quoted") << QByteArray("CN=\"a, \\\"b\\\" \" , O=c") << QByteArray("cn=a, \"b\" ,o=c");
        QTest::newRow("by OID") << QByteArray("2.5.4.3=a") << QByteArray("cn=a");
        QTest::newRow("nothing at all") << QByteArray(" ") << QByteArray();
        QTest::newRow("an empty value") << QByteArray("CN=,O=b") << QByteArray("cn=,o=b");
    }
    void rfc4514IsRead()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, ios);
        const auto name = Name::fromRfc4514(text.toStdString());
        QVERIFY(name);
        QCOMPARE(QByteArray::fromStdString(name->toIos()), ios);
        const auto again = Name::fromRfc4514(name->toRfc4514());
        QVERIFY(again);
        QVERIFY(*again == *name);
        const auto der = name->toDer();
        QVERIFY(der);
        QVERIFY(*Name::fromDer(*der) == *name);
    }

    void writtenAsIosWritesIt()
    {
        // `openssl asn1parse` of an IOS router's name: PrintableString, IA5String for the FQDN, one SET for both.
        const auto der = Name::fromIos("serialNumber=1+hostname=r1,cn=a")->toDer();
        QVERIFY(toHex(*der).find("0603550403130161") != std::string::npos);
        QVERIFY(toHex(*der).find("06092A864886F70D01090216027231") != std::string::npos);
        QVERIFY(toHex(*Name::fromIos("cn=\u00E9")->toDer()).ends_with("0C02C3A9"));
    }

    void namesOfEveryVectorSurviveBeingWritten()
    {
        for (const char* file : {"ca.pem", "router.pem", "name-bmp.pem", "name-long.pem", "name-special.pem",
                                 "name-t61.pem", "name-universal.pem"}) {
            const Name subject = vectors::certificate(file).subject();
            QVERIFY2(*Name::fromDer(*subject.toDer()) == subject, file);
            QVERIFY2(*Name::fromRfc4514(subject.toRfc4514()) == subject, file);
        }
    }

    void damagedNamesAreRefused()
    {
        QVERIFY(Name::fromDer({}).error().code == ErrorCode::BadEncoding);
        QVERIFY(Name::fromDer(*fromHex("3010")).error().code == ErrorCode::Truncated);
        QVERIFY(Name::fromDer(*fromHex("300000")).error().code == ErrorCode::BadEncoding);
        QVERIFY(Name::fromDer(*fromHex("3002 0500")).error().code == ErrorCode::BadEncoding);
        QVERIFY(Name::fromDer(*fromHex("3000"))->isEmpty());
    }

    void longNamesTakeLinearTime()
    {
        std::string text = "CN=";
        while (text.size() < 4'000'000)
            text += "+=+a";
        QVERIFY(Name::fromIos(text));
        QVERIFY(!Name::fromRfc4514(text));
        QVERIFY(Name::fromRfc4514("CN=" + std::string(4'000'000, ' ') + 'x'));
    }
};

QTEST_GUILESS_MAIN(TestName)
#include "tst_name.moc"
