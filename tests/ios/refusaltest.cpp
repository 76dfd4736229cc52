// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <QTest>

#include "pki/ios/refusal.h"

using namespace releve::ios;

class RefusalTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void told_data()
    {
        QTest::addColumn<QByteArray>("output");
        QTest::addColumn<int>("refusal");
        const auto row = [](const char* name, const char* output, Refusal refusal) {
            QTest::newRow(name) << QByteArray(output) << static_cast<int>(refusal);
        };
        row("nothing", "", Refusal::None);
        row("invalid", "             ^\n% Invalid input detected at '^' marker.\n\n", Refusal::Invalid);
        row("invalid, XE", "                 ^\r\n% Invalid input detected at '^' marker.\r\n\r\n",
            Refusal::Invalid);
        row("incomplete", "% Incomplete command.\n\n", Refusal::Incomplete);
        row("ambiguous", "% Ambiguous command:  \"sh c\"\n", Refusal::Ambiguous);
        row("unknown",
            "Translating \"shw\"...domain server (255.255.255.255)\n"
            "% Unknown command or computer name, or unable to find computer address\n",
            Refusal::Unknown);
        row("bad address",
            "Translating \"shw\"\n\n% Bad IP address or host name% Unknown command or computer name, or "
            "unable "
            "to find computer address\n",
            Refusal::Unknown);
        row("authorization", "% Authorization failed.\n", Refusal::Unauthorized);
        row("command authorization", "Command authorization failed.\n\n", Refusal::Unauthorized);
        row("with a mark", "% Command authorization failed\n", Refusal::Unauthorized);
        row("behind a message",
            "*Mar 14 17:14:22.011: %SSH-5-ENABLED: SSH 1.99 has been enabled\n% Incomplete command.\n",
            Refusal::Incomplete);
        row("quoted", "Log Buffer (4096 bytes):\n% Invalid input detected at '^' marker.\n", Refusal::None);
        row("indented", "  % Incomplete command.\n", Refusal::None);
        row("a dialogue's own", "%\n% Start certificate enrollment ..\n", Refusal::None);
        row("a failure of the command",
            "% Error in receiving Certificate Authority certificate: status = FAIL, cert length = 0\n",
            Refusal::None);
        row("a message that looks like one", "%PKI-6-CS_ENABLED: Certificate server now enabled.\n",
            Refusal::None);
    }
    void told()
    {
        QFETCH(QByteArray, output);
        QFETCH(int, refusal);
        QCOMPARE(static_cast<int>(refusalOf(output.toStdString())), refusal);
    }
};

QTEST_APPLESS_MAIN(RefusalTest)
#include "refusaltest.moc"
