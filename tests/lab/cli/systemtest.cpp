// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "routerconsole.h"

using namespace clisupport;

/// Saving, reloading, leaving; and a paste while it works.
class SystemTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saving();
    void savingFails();
    void ping();
    void reload();
    void logsOutInTheMiddle();
    void seedPastedWhileItWorks();
};

void SystemTest::saving()
{
    TwoRouters routers;
    Console console(*routers.spoke);
    console.type("conf t\rip domain name cisco.com\rend\r");
    QCOMPARE(console.type("write memory\r"),
             QByteArray("write memory\r\nBuilding configuration...\r\n[OK]\r\nspoke-1#"));
    QVERIFY(!routers.spoke->hasUnsavedChanges());
    console.type("conf t\rhostname other\rend\r");
    QCOMPARE(console.type("copy run start\r"),
             QByteArray("copy run start\r\nDestination filename [startup-config]? "));
    QCOMPARE(console.type("\r"), QByteArray("\r\nBuilding configuration...\r\n[OK]\r\nother#"));
    QCOMPARE(routers.spoke->startup()->hostname, std::string("other"));
    QCOMPARE(console.type("write erase\r"),
             QByteArray("write erase\r\nErasing the nvram filesystem will remove all configuration files! "
                        "Continue? [confirm]"));
    console.type("n");
    QVERIFY(routers.spoke->startup());
    console.type("write erase\r");
    QVERIFY(console.type("\r").contains("[OK]\r\nErase of nvram: complete\r\n"));
    QVERIFY(!routers.spoke->startup());
}

void SystemTest::savingFails()
{
    TwoRouters routers;
    Console console(*routers.spoke);
    routers.spoke->setFault(lab::Fault::DiskFull, true);
    QVERIFY(console.type("write memory\r").contains("\r\n%Error opening nvram:/startup-config ("));
    QVERIFY(!routers.spoke->startup());
}

void SystemTest::ping()
{
    TwoRouters routers;
    Console server(*routers.server);
    Console spoke(*routers.spoke);
    server.type("conf t\rinterface gi0/0\rip address 172.16.1.1 255.255.255.0\rend\r");
    QVERIFY(spoke.type("ping 172.16.1.9\r").contains("\r\n.....\r\nSuccess rate is 0 percent (0/5)\r\n"));
    QVERIFY(spoke.type("ping 172.16.1.1\r").contains("\r\n!!!!!\r\nSuccess rate is 100 percent (5/5)"));
    routers.server->setFault(lab::Fault::Unreachable, true);
    QVERIFY(spoke.type("ping 172.16.1.1\r").contains("\r\n.....\r\n"));
    QVERIFY(
        server.type("show ip interface brief\r")
            .contains("GigabitEthernet0/0         172.16.1.1      YES manual up                    up\r\n"));
}

void SystemTest::reload()
{
    TwoRouters routers;
    Console console(*routers.spoke);
    console.type("write\rconf t\rhostname lost\rend\r");
    QCOMPARE(console.type("reload\r"),
             QByteArray("reload\r\n\r\nSystem configuration has been modified. Save? [yes/no]: "));
    QVERIFY(console.type("no\r").endsWith("Proceed with reload? [confirm]"));
    QVERIFY(!console.session().isOver());
    console.type("\r");
    QVERIFY(console.session().isOver());
    QVERIFY(QTest::qWaitFor([&] { return routers.spoke->running().hostname == "spoke-1"; }, 20'000));
}

void SystemTest::logsOutInTheMiddle()
{
    TwoRouters routers;
    {
        Console console(*routers.server);
        console.type("conf t\rcrypto key generate rsa label CA modulus 2048\r");
    } // gone while the key is made
    QVERIFY(QTest::qWaitFor([&] { return routers.server->keys().find("CA") != nullptr; }, 20'000));
    Console server(*routers.server);
    startServer(server);
    {
        Console console(*routers.spoke);
        startSpoke(console);
        console.type("crypto pki authenticate Root-CA\r");
        console.session().hangUp();
    }
    Console again(*routers.spoke);
    again.type("conf t\r");
    QVERIFY(authenticate(again));
}

void SystemTest::seedPastedWhileItWorks()
{
    TwoRouters routers;
    Console server(*routers.server);
    // All in one piece: the rest waits while the CA is made, and a dialogue takes its answers from it.
    server.type(
        "configure terminal\nip http server\ninterface Ethernet0/0\n ip address 172.16.1.1 255.255.255.0\n" +
        std::string(seedServer) + "no shut\nend\nshow crypto pki server\n");
    QVERIFY(server.hears("Certificate Server ROOTCA:"));
    QVERIFY(server.out().contains("% Exporting Certificate Server signing certificate and keys...\r\n\r\n"
                                  "% Certificate Server enabled.\r\nRoot-CA(cs-server)#end\r\nRoot-CA#"));
    Console spoke(*routers.spoke);
    spoke.type("conf t\n" + std::string(seedClient) +
               "crypto pki authenticate Root-CA\nyes\n"
               "crypto pki enroll Root-CA\nyes\nend\n");
    QVERIFY(spoke.hears("spoke-1(config)#end\r\nspoke-1#"));
    QVERIFY(isEnrolled(*routers.spoke));
}

QTEST_GUILESS_MAIN(SystemTest)
#include "systemtest.moc"
