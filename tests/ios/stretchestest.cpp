// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
//
// A text read in stretches, side by side, says the same as when it is read in one go.
#include <QDirIterator>
#include <QFile>
#include <QTest>

#include "pki/base/clock.h"
#include "pki/ios/transcript.h"
#include "tests/ios/transcriptsummary.h"
#include "tests/support/fleetgenerator.h"

using namespace releve;

class StretchesTest : public QObject
{
    Q_OBJECT

    static std::string contentOf(const QString& path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
    }

    static void compareAll(const std::string& text)
    {
        const ios::Transcript whole = ios::parseTranscript(text, 3, 1);
        const QStringList said = test::summary(whole);
        const QStringList where = test::places(whole);
        for (std::size_t stretches = 2; stretches <= 9; ++stretches) {
            const ios::Transcript parts = ios::parseTranscript(text, 3, stretches);
            QCOMPARE(test::summary(parts), said);
            QCOMPARE(test::places(parts), where);
        }
    }

private Q_SLOTS:
    void nothingToCut()
    {
        for (const char* text : {"", "\n", "#", "R1#", "R1#\n", "R1#show clock", "no prompt\nat all\n"})
            compareAll(text);
    }

    /// Cuts offer themselves everywhere, and what is counted once in a text stands in several stretches.
    void aLogOfManyDevices()
    {
        std::string text = "Certificate\n  Status: Available\n";
        for (int i = 0; i < 40; ++i) {
            const std::string device = "R" + std::to_string(i % 7);
            text += device + "#show clock detail\n13:20:0" + std::to_string(i % 10) +
                    ".123 EST Fri Oct 9 2015\nTime source is NTP\n" + device +
                    "#show crypto pki timers\nPKI Timers\n|  10:00.000\n  |  10:00.000  SESSION CLEANUP\n" +
                    "*Oct  9 13:20:00.000: %SYS-5-CONFIG_I: Configured from console by console\n" + device +
                    "#show ip route\nGateway of last resort is not set\n" + device +
                    "#show crypto pki trustpool\nCA Certificate\n  Status: Available\n" + device +
                    "#show running-config\nhostname " + device +
                    "\nclock timezone EST -5\ncrypto pki trustpoint T\n enrollment url http://10.0.0.1\n";
        }
        compareAll(text);
    }

    /// A prompt inside a banner or a PEM block is one in whichever stretch it stands.
    void promptsInOddPlaces()
    {
        const std::string block = "hostname R1\nbanner login ^C\nR9#show clock\nwelcome\n^C\n"
                                  "R1#show crypto pki certificates pem\n-----BEGIN CERTIFICATE-----\nMIIB\n"
                                  "R2>show version\nCisco IOS Software\n";
        compareAll(block + block + block);
    }

    void generatedFleets()
    {
        for (const auto capture : {tests::Capture::Listings, tests::Capture::Whole})
            compareAll(tests::fleetLog(60, *makeInstant(2026, 11, 1, 12, 0, 0), capture));
    }

    void everySampleOfTheCorpus()
    {
        QDirIterator files(QStringLiteral(RELEVE_CORPUS), QDir::Files, QDirIterator::Subdirectories);
        if (!files.hasNext())
            QSKIP("no corpus at RELEVE_CORPUS");
        std::string all;
        while (files.hasNext()) {
            const std::string text = contentOf(files.next());
            compareAll(text);
            all += text + '\n';
        }
        compareAll(all);
    }
};

QTEST_GUILESS_MAIN(StretchesTest)
#include "stretchestest.moc"
