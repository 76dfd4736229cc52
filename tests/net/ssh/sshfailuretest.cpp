// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <QTest>

#include "pki/net/ssh/sshfailure.h"
#include "pki/net/ssh/sshretry.h"

using namespace releve;
using namespace releve::net;

/// What is made of errors: texts and pauses.
class SshFailureTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void noCommonAlgorithmSaysWhatToSwitchOn()
    {
        const std::string text = "kex error : no match for method encryption client->server: server "
                                 "[3des-cbc,blowfish-cbc], client [aes256-ctr]";
        const Error error = meaningOf(text, SshStage::KeyExchange, "R1 port 22", 900, false);
        QCOMPARE(error.code, ErrorCode::NoCommonAlgorithm);
        QCOMPARE(
            error.detail,
            std::string(
                "R1 port 22, while exchanging keys: no algorithm in common for encryption "
                "client->server: the server has only 3des-cbc,blowfish-cbc; switch on the old algorithms "
                "for this device (--legacy-ssh) to use 3des-cbc"));
    }

    void nothingIsPromisedThatDoesNotHelp()
    {
        const std::string text =
            "kex error : no match for method server host key algo: server [ssh-dss], client [ssh-ed25519]";
        for (const bool allowed : {false, true}) {
            const Error error = meaningOf(text, SshStage::KeyExchange, "R1 port 22", 900, allowed);
            QVERIFY(error.detail.find("switch on") == std::string::npos);
        }
        const Error on =
            meaningOf("no match for method kex algos: server [diffie-hellman-group1-sha1], client [x]",
                      SshStage::KeyExchange, "R1 port 22", 900, true);
        QVERIFY(on.detail.find("switch on") == std::string::npos);
    }

    void theServersWordsAreShownAsText()
    {
        const Error error = meaningOf("Received SSH_MSG_DISCONNECT: 2:go \x1b[2J away\n", SshStage::Login,
                                      "R1 port 22", 900, false);
        QCOMPARE(error.code, ErrorCode::LoginRefused);
        QVERIFY(error.detail.find('\x1b') == std::string::npos);
        QVERIFY(error.detail.find("\\x1B[2J away") != std::string::npos);
    }

    void triesAreFewerAndFewer()
    {
        SshRetry retry({std::chrono::seconds(2), std::chrono::seconds(10), 6});
        const auto seconds = [&](ErrorCode code, double spread) {
            const auto time = retry.failed(code, spread);
            return time ? static_cast<int>(time->count() / 1000) : -1;
        };
        QCOMPARE(seconds(ErrorCode::Unreachable, 0), 2);
        QCOMPARE(seconds(ErrorCode::ConnectionLost, 0), 4);
        QCOMPARE(seconds(ErrorCode::TimedOut, 0.5), 10); // 8, and a quarter again
        QCOMPARE(seconds(ErrorCode::ConnectionRefused, 0), 10);
        QCOMPARE(seconds(ErrorCode::NameNotResolved, 1), 15);
        QCOMPARE(seconds(ErrorCode::Unreachable, 0), -1); // the sixth
        retry.succeeded();
        QCOMPARE(seconds(ErrorCode::Unreachable, 7), 3); // a spread is at most 1
    }

    void whatAPersonHasToLookAtIsNotTriedAgain()
    {
        for (const ErrorCode code :
             {ErrorCode::LoginRefused, ErrorCode::HostKeyChanged, ErrorCode::HostKeyUnknown,
              ErrorCode::NoCommonAlgorithm, ErrorCode::NotSsh, ErrorCode::UnknownQuestion,
              ErrorCode::Cancelled, ErrorCode::BadArgument}) {
            SshRetry retry{SshRetry::Policy()};
            QVERIFY(!retry.failed(code, 0));
        }
    }
};

QTEST_APPLESS_MAIN(SshFailureTest)
#include "sshfailuretest.moc"
