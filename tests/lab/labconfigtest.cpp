// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <QTest>

#include "pki/lab/labconfig.h"

using namespace releve;
using lab::readLabConfig;

class LabConfigTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatCannotRunIsSaid_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("says");
        QTest::newRow("nothing") << QByteArray() << QByteArray("no 'crypto pki server NAME'");
        QTest::newRow("a trustpoint only")
            << QByteArray("crypto pki trustpoint A\n enrollment url http://10.0.0.1\n")
            << QByteArray("no 'crypto pki server NAME'");
        QTest::newRow("two") << QByteArray(
                                    "crypto pki server A\n grant auto\ncrypto pki server B\n grant auto\n")
                             << QByteArray("2 certificate servers");
        QTest::newRow("sub-cs") << QByteArray("crypto pki server A\n mode sub-cs\n")
                                << QByteArray("'mode sub-cs'");
        QTest::newRow("ra") << QByteArray("crypto pki server A\n mode ra\n") << QByteArray("'mode ra'");
        QTest::newRow("shut") << QByteArray("crypto pki server A\n shutdown\n")
                              << QByteArray("'shutdown' line");
        QTest::newRow("not understood")
            << QByteArray("crypto pki server A\n lifetime banana 3\n") << QByteArray("line 2");
        QTest::newRow("out of range") << QByteArray("crypto pki server A\n lifetime certificate 9999\n")
                                      << QByteArray("line 2: out of range");
        QTest::newRow("no life at all") << QByteArray("crypto pki server A\n lifetime ca-certificate 0\n")
                                        << QByteArray("'lifetime ca-certificate' is zero");
        QTest::newRow("no name") << QByteArray("crypto pki server A\n issuer-name nonsense\n")
                                 << QByteArray("'issuer-name' is no name");
        QTest::newRow("no attribute") << QByteArray("crypto pki server A\n issuer-name qq=x\n")
                                      << QByteArray("'issuer-name' is no name");
    }
    void whatCannotRunIsSaid()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, says);
        const auto config = readLabConfig(text.toStdString());
        QVERIFY(!config);
        QCOMPARE(config.error().code, ErrorCode::BadArgument);
        QVERIFY2(QByteArray::fromStdString(config.error().detail).contains(says),
                 config.error().detail.c_str());
    }

    void aWholeConfigurationIsRead()
    {
        const auto config = readLabConfig(
            "hostname R1\r\n!\r\ninterface Loopback0\r\n ip address 172.16.1.1 255.255.255.0\r\n!\r\n"
            "crypto pki server ROOTCA\r\n issuer-name CN=RCA1 C=pki\r\n grant auto\r\n hash sha512\r\n!\r\n"
            "crypto pki trustpoint ROOTCA\r\n rsakeypair ROOTCA 4096\r\n!\r\nend\r\n");
        QVERIFY2(config, config ? "" : config.error().detail.c_str());
        QCOMPARE(config->server.name, "ROOTCA");
        QVERIFY(config->server.grant.automatic);
        QCOMPARE(config->server.effectiveIssuerName(), "CN=RCA1 C=pki");
        QCOMPARE(config->keyBits, 4096U);
        QCOMPARE(readLabConfig("crypto pki server A\n")->keyBits, 2048U);
    }
};

QTEST_GUILESS_MAIN(LabConfigTest)
#include "labconfigtest.moc"
