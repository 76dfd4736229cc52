// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <QTemporaryDir>
#include <QTest>

#include "pki/lab/filestore.h"
#include "pki/lab/network.h"

using namespace releve;

namespace {

Result<QUrl> go(const lab::Network& network, const char* url, const std::string& from = "spoke")
{
    return network.resolve(QUrl(QLatin1String(url)), from);
}

} // namespace

/// Who reaches whom, and which files there are.
class NetworkTest : public QObject
{
    Q_OBJECT

    lab::Network m_network;

private Q_SLOTS:
    void init()
    {
        m_network = {};
        m_network.setAddresses("CA", {"172.16.1.1"});
        m_network.setHttp("CA", 80, 8801);
        m_network.addStore("10.1.1.1");
    }

    void nothingLeadsOut_data()
    {
        QTest::addColumn<QString>("url");
        for (const char* url :
             {"http://8.8.8.8/cgi-bin/pkiclient.exe", "http://172.16.1.2/x", "http://172.16.1.1:8080/x",
              "http://example.com/x", "http://127.0.0.1/x", "http://127.0.0.1:22/x", "http://[::1]:80/x"})
            QTest::newRow(url) << QString(QLatin1String(url));
    }
    void nothingLeadsOut()
    {
        QFETCH(QString, url);
        const auto real = m_network.resolve(QUrl(url), "spoke");
        QVERIFY(!real);
        QCOMPARE(real.error().code, ErrorCode::Unreachable);
    }

    void aRouterIsAPortOfOurs()
    {
        const auto real = go(m_network, "http://172.16.1.1:80/cgi-bin/pkiclient.exe?a=b");
        QVERIFY(real.ok());
        QCOMPARE(real->toString(), QStringLiteral("http://127.0.0.1:8801/cgi-bin/pkiclient.exe?a=b"));
        QVERIFY(go(m_network, "http://172.16.1.1/x").ok()); // 80 is HTTP's
        m_network.setHttp("CA", 8080, 8801);
        QVERIFY(!go(m_network, "http://172.16.1.1/x").ok());
        QVERIFY(go(m_network, "http://172.16.1.1:8080/x").ok());
        m_network.clearHttp("CA");
        QVERIFY(!go(m_network, "http://172.16.1.1:8080/x").ok());
    }

    void outOfReach()
    {
        m_network.setUnreachable("CA", true);
        QVERIFY(!go(m_network, "http://172.16.1.1/x").ok());
        m_network.setUnreachable("CA", false);
        QVERIFY(go(m_network, "http://172.16.1.1/x").ok());
        m_network.setUnreachable("spoke", true);
        QVERIFY(!go(m_network, "http://172.16.1.1/x").ok());
        QVERIFY(go(m_network, "http://172.16.1.1/x", "other").ok());
    }

    void anAddressHasOneOwner()
    {
        m_network.setAddresses("thief", {"172.16.1.1", "172.16.1.9"});
        m_network.setHttp("thief", 80, 6666);
        QCOMPARE(go(m_network, "http://172.16.1.1/x")->port(), 8801);
        m_network.setAddresses("CA", {});
        QVERIFY(!go(m_network, "http://172.16.1.1/x").ok()); // who came too late has to ask again
        m_network.setAddresses("thief", {"172.16.1.1"});
        QCOMPARE(go(m_network, "http://172.16.1.1/x")->port(), 6666);
    }

    void peersAreOnLoopback_data()
    {
        QTest::addColumn<QString>("peer");
        QTest::addColumn<bool>("good");
        QTest::newRow("loopback") << QStringLiteral("127.0.0.1:8080") << true;
        QTest::newRow("IPv6 loopback") << QStringLiteral("[::1]:8080") << true;
        QTest::newRow("elsewhere") << QStringLiteral("192.0.2.1:8080") << false;
        QTest::newRow("a name") << QStringLiteral("localhost:8080") << false;
        QTest::newRow("no port") << QStringLiteral("127.0.0.1") << false;
        QTest::newRow("a path") << QStringLiteral("127.0.0.1:80/x") << false;
        QTest::newRow("a user") << QStringLiteral("a@127.0.0.1:80") << false;
        QTest::newRow("nothing") << QString() << false;
    }
    void peersAreOnLoopback()
    {
        QFETCH(QString, peer);
        QFETCH(bool, good);
        QCOMPARE(m_network.addPeer(peer.toStdString()).ok(), good);
        if (good) {
            const QUrl url(QStringLiteral("http://") + peer + QStringLiteral("/scep"));
            QCOMPARE(*m_network.resolve(url, "spoke"), url);
        }
    }

    void filesStayWhereTheyBelong_data()
    {
        QTest::addColumn<QString>("url");
        for (const char* url :
             {"", "nvram", "x:/y", "nvram:../secret", "nvram:a/../../secret", "ftp:a", "ftp://10.1.1.2/a",
              "ftp://10.1.1.1/../../secret", "ftp://", "file:///etc/passwd", "tftp://[::1]/x"})
            QTest::newRow(url) << QString(QLatin1String(url));
    }
    void filesStayWhereTheyBelong()
    {
        QFETCH(QString, url);
        const QTemporaryDir folder;
        const lab::FileStore files("CA", folder.filePath(QStringLiteral("own")),
                                   folder.filePath(QStringLiteral("stores")), m_network);
        if (files.write(url.toStdString(), bytesOf("x")).ok()) // `..` may lead nowhere, but never out
            QVERIFY(!QFile::exists(folder.filePath(QStringLiteral("secret"))) &&
                    !QFile::exists(folder.filePath(QStringLiteral("own/secret"))));
        else
            QVERIFY(!files.read(url.toStdString()).ok());
    }

    void filesAreKept()
    {
        const QTemporaryDir folder;
        lab::FileStore files("CA", folder.filePath(QStringLiteral("own")),
                             folder.filePath(QStringLiteral("stores")), m_network);
        for (const char* url :
             {"nvram:ROOTCA.ser", "unix:/iosca-root/01.cer", "ftp://10.1.1.1/DB/ROOTCA/ROOTCA_00001.p12"}) {
            QVERIFY(files.write(url, bytesOf("text")).ok());
            QCOMPARE(QByteArray::fromStdString(std::string(textOf(*files.read(url)))), QByteArray("text"));
        }
        QCOMPARE(files.list("nvram:")->front().name, std::string("ROOTCA.ser"));
        QVERIFY(files.remove("nvram:ROOTCA.ser").ok());
        QVERIFY(files.list("nvram:")->empty());
        files.setFull(true);
        QCOMPARE(files.write("nvram:x", bytesOf("x")).error().code, ErrorCode::IoFailure);
        files.setFull(false);
        m_network.setUnreachable("10.1.1.1", true);
        QCOMPARE(files.write("ftp://10.1.1.1/x", bytesOf("x")).error().code, ErrorCode::Unreachable);
        QVERIFY(files.write("nvram:x", bytesOf("x")).ok());
    }
};

QTEST_GUILESS_MAIN(NetworkTest)
#include "networktest.moc"
