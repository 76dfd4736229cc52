// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "routerconsole.h"

using namespace clisupport;

/// Key pairs made and removed by hand.
class KeysTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keys();
    void keysRefused();
    void zeroize();
};

void KeysTest::keys()
{
    TwoRouters routers;
    Console console(*routers.spoke);
    console.type("conf t\r");
    QCOMPARE(console.typeUntil("crypto key generate rsa label VPN modulus 1024\r", "(config)#"),
             QByteArray("crypto key generate rsa label VPN modulus 1024\r\n"
                        "The name for the keys will be: VPN\r\n\r\n"
                        "% The key modulus size is 1024 bits\r\n"
                        "% Generating 1024 bit RSA keys, keys will be non-exportable...\r\n"
                        "[OK] (elapsed time was 0 seconds)\r\n\r\nspoke-1(config)#"));
    QVERIFY(!routers.spoke->keys().find("VPN")->exportable);
    QCOMPARE(routers.spoke->keys().find("VPN")->key.publicKey().bits, 1024U);
    const QByteArray again =
        console.typeUntil("crypto key generate rsa label VPN modulus 1024 exportable\r", "[yes/no]: ");
    QVERIFY(again.endsWith("% You already have RSA keys defined named VPN.\r\n"
                           "% Do you really want to replace them? [yes/no]: "));
    QVERIFY(console.type("no\r").endsWith("no\r\nspoke-1(config)#"));
    console.type("crypto key generate rsa label VPN modulus 1024 exportable\r");
    QVERIFY(console.typeUntil("yes\r", "(config)#").contains("keys will be exportable..."));
    QVERIFY(routers.spoke->keys().find("VPN")->exportable);

    console.type("ip domain name cisco.com\r");
    QCOMPARE(console.typeUntil("crypto key generate rsa\r", "[512]: "),
             QByteArray("crypto key generate rsa\r\nThe name for the keys will be: spoke-1.cisco.com\r\n"
                        "Choose the size of the key modulus in the range of 360 to 4096 for your\r\n"
                        "  General Purpose Keys. Choosing a key modulus greater than 512 may take\r\n"
                        "  a few minutes.\r\n\r\nHow many bits in the modulus [512]: "));
    QVERIFY(console.type("9999\r").contains("% A decimal number between 360 and 4096.\r\n"));
    QVERIFY(console.typeUntil("1024\r", "(config)#").contains("% Generating 1024 bit RSA keys"));
    QVERIFY(routers.spoke->keys().find("spoke-1.cisco.com"));
}

void KeysTest::keysRefused()
{
    TwoRouters routers;
    Console console(*routers.spoke);
    console.type("conf t\r");
    QVERIFY(console.type("crypto key generate rsa\r").contains("% Please define a domain-name first.\r\n"));
    console.type("no hostname\r");
    QVERIFY(console.type("crypto key generate rsa\r")
                .contains("% Please define a hostname other than Router.\r\n"));
    QVERIFY(routers.spoke->keys().all().empty());
}

void KeysTest::zeroize()
{
    TwoRouters routers;
    Console console(*routers.spoke);
    console.type("conf t\r");
    QVERIFY(console.type("crypto key zeroize rsa\r")
                .contains("% No Signature RSA Keys found in configuration.\r\n"));
    console.typeUntil("crypto key generate rsa label A modulus 512\r", "(config)#");
    console.typeUntil("crypto key generate rsa label B modulus 512\r", "(config)#");
    QCOMPARE(console.type("crypto key zeroize rsa A\r"),
             QByteArray("crypto key zeroize rsa A\r\n% Keys to be removed are named 'A'.\r\n"
                        "% All router certs issued using these keys will also be removed.\r\n"
                        "Do you really want to remove these keys? [yes/no]: "));
    console.type("no\r");
    QCOMPARE(routers.spoke->keys().all().size(), std::size_t{2});
    console.type("crypto key zeroize rsa A\ryes\r");
    QVERIFY(!routers.spoke->keys().find("A") && routers.spoke->keys().find("B"));
    QVERIFY(console.type("crypto key zeroize rsa\r").contains("% All RSA keys will be removed.\r\n"));
    console.type("yes\r");
    QVERIFY(routers.spoke->keys().all().empty());
}

QTEST_GUILESS_MAIN(KeysTest)
#include "keystest.moc"
