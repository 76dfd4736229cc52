// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <QTest>

#include "pki/net/scepurl.h"

using namespace releve;

class ScepUrlTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsNoUrlOfACaIsRefused_data()
    {
        QTest::addColumn<QByteArray>("typed");
        for (const char* typed : {"",
                                  "http",
                                  "http://",
                                  "http:///scep",
                                  "ca.example",
                                  "ca.example/scep",
                                  "ftp://ca.example/",
                                  "file:///etc/passwd",
                                  "http://user@ca.example/",
                                  "http://user:secret@ca.example/",
                                  "http://ca.example/scep?operation=GetCACert",
                                  "http://ca.example/scep?",
                                  "http://ca.example/#x",
                                  "http://ca.example:0/",
                                  "http://ca.example:65536/",
                                  "http://ca.example:x/",
                                  "http://[::1",
                                  "http://[::g]/",
                                  "http://ca example/",
                                  "http://ca.example/a b",
                                  "http://ca.example/%zz",
                                  "javascript:alert(1)",
                                  "\xff\xfe"})
            QTest::newRow(typed) << QByteArray(typed);
        QTest::newRow("control characters") << QByteArray("http://ca.example/a\r\nHost: b");
        QTest::newRow("nul") << QByteArray("http://ca.example/\0", 19);
    }
    void whatIsNoUrlOfACaIsRefused()
    {
        QFETCH(QByteArray, typed);
        const auto url = net::scepUrl(typed.toStdString());
        QVERIFY2(!url, url ? url->toEncoded().constData() : "");
        QVERIFY(url.error().code == ErrorCode::BadArgument);
        QVERIFY(url.error().detail.find("secret") == std::string::npos);
    }

    void whatIosUsersTypeIsCompleted_data()
    {
        QTest::addColumn<QByteArray>("typed");
        QTest::addColumn<QByteArray>("complete");
        const auto row = [](const char* typed, const char* complete) {
            QTest::newRow(typed) << QByteArray(typed) << QByteArray(complete);
        };
        row("http://ca.example", "http://ca.example/cgi-bin/pkiclient.exe");
        row(" http://ca.example\n", "http://ca.example/cgi-bin/pkiclient.exe");
        row("HTTP://CA.example/", "http://ca.example/cgi-bin/pkiclient.exe");
        row("http://10.1.255.12:80", "http://10.1.255.12:80/cgi-bin/pkiclient.exe");
        row("http://10.1.255.12:80/cgi-bin", "http://10.1.255.12:80/cgi-bin/pkiclient.exe");
        row("http://ca.example/cgi-bin/", "http://ca.example/cgi-bin/pkiclient.exe");
        row("http://ca.example/pki/cgi-bin", "http://ca.example/pki/cgi-bin/pkiclient.exe");
        row("http://ca.example/cgi-bin/pkiclient.exe", "http://ca.example/cgi-bin/pkiclient.exe");
        row("http://ca.example:8080/scep", "http://ca.example:8080/scep");
        row("http://ca.example/scep/", "http://ca.example/scep/");
        row("https://ca.example/certsrv/mscep/mscep.dll", "https://ca.example/certsrv/mscep/mscep.dll");
        row("http://ca.example/a%20b%2Fc/cgi-bin", "http://ca.example/a%20b%2Fc/cgi-bin/pkiclient.exe");
        row("http://[2001:db8::1]:8080", "http://[2001:db8::1]:8080/cgi-bin/pkiclient.exe");
        row("http://[::1]/scep", "http://[::1]/scep");
    }
    void whatIosUsersTypeIsCompleted()
    {
        QFETCH(QByteArray, typed);
        QFETCH(QByteArray, complete);
        const auto url = net::scepUrl(typed.toStdString());
        QVERIFY2(url, url ? "" : url.error().detail.c_str());
        QCOMPARE(url->toEncoded(), complete);
    }
};

QTEST_GUILESS_MAIN(ScepUrlTest)
#include "scepurltest.moc"
