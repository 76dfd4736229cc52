// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <QTest>

#include "pki/net/ssh/sshlogin.h"

using namespace releve;
using namespace releve::net;

class SshLoginTest : public QObject
{
    Q_OBJECT

private:
    SshListener::Owner owner() const
    {
        SshListener::Owner result;
        result.password = [this](std::string_view user, const SecretBytes& password) {
            ++m_asked;
            return user == "admin" && textOf(password.view()) == "secret";
        };
        result.publicKey = [](std::string_view user, const SshPublicKey& key) {
            return user == "admin" && key.text == "right";
        };
        return result;
    }

    mutable int m_asked = 0;

private Q_SLOTS:
    void init() { m_asked = 0; }

    void threeWrongPasswordsAreTheEnd()
    {
        const auto them = owner();
        SshLogin login(them, 3);
        QVERIFY(!login.tryPassword("admin", "wrong"));
        QVERIFY(!login.tryPassword("nobody", "secret"));
        QVERIFY(!login.isOver());
        QVERIFY(!login.tryPassword("admin", ""));
        QVERIFY(login.isOver());
        QVERIFY(!login.tryPassword("admin", "secret"));
        QCOMPARE(m_asked, 3);
        QVERIFY(!login.succeeded());
        QVERIFY(!login.wouldTakeKey("admin", {{}, "right"}));
        QVERIFY(!login.tryKey("admin", {{}, "right"}));
        QVERIFY(!login.ask("admin"));
    }

    void nothingIsTakenFromNobody()
    {
        const SshListener::Owner nobody;
        SshLogin login(nobody, 3);
        QVERIFY(!login.takesPasswords());
        QVERIFY(!login.takesKeys());
        QVERIFY(!login.ask("admin"));
        QVERIFY(!login.tryPassword("admin", ""));
        QVERIFY(!login.wouldTakeKey("admin", {}));
        QVERIFY(!login.tryKey("admin", {}));
    }

    void anAnswerNeedsAQuestion()
    {
        const auto them = owner();
        SshLogin login(them, 3);
        QVERIFY(!login.tryAnswer("secret"));
        QVERIFY(login.ask("admin"));
        QVERIFY(!login.tryAnswer("wrong"));
        QVERIFY(!login.tryAnswer("secret"));
        QVERIFY(login.ask("nobody"));
        QVERIFY(login.ask("admin"));
        QVERIFY(login.tryAnswer("secret"));
        QVERIFY(login.succeeded());
        QCOMPARE(login.user(), "admin");
    }

    void keysMayBeGuessedButNotForEver()
    {
        const auto them = owner();
        SshLogin login(them, 3);
        for (int i = 0; i < 63; ++i)
            QVERIFY(!login.wouldTakeKey("admin", {{}, "another"}));
        QVERIFY(!login.isOver());
        QVERIFY(!login.wouldTakeKey("admin", {{}, "another"}));
        QVERIFY(login.isOver());
        QVERIFY(!login.wouldTakeKey("admin", {{}, "right"}));
    }

    void aKeyLogsIn()
    {
        const auto them = owner();
        SshLogin login(them, 3);
        QVERIFY(login.wouldTakeKey("admin", {{}, "right"}));
        QVERIFY(!login.succeeded());
        QVERIFY(login.tryKey("admin", {{}, "right"}));
        QVERIFY(login.succeeded());
        QVERIFY(!login.isOver());
    }
};

QTEST_GUILESS_MAIN(SshLoginTest)
#include "sshlogintest.moc"
