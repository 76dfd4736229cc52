// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <QTest>

#include "tests/plan/played.h"
#include "tests/plan/probes.h"

using namespace releve;
using namespace releve::plan;
using releve::lifecycle::Story;

class SimulatorTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void seed_throughTwoGenerations()
    {
        InvariantProbe probe;
        const Played played = play(R"({
            'start': '2015-10-09T12:14:16Z', 'until': '2021-10-07T12:14:16Z',
            'servers': [{'name': 'ROOTCA', 'config':
                'crypto pki server ROOTCA\n lifetime ca-certificate 730\n lifetime certificate 365\n grant auto\n auto-rollover 90\n'}],
            'clients': [{'name': 'spoke-1', 'server': 'ROOTCA', 'config':
                'crypto pki trustpoint Root-CA\n auto-enroll 80 regenerate\n'}]})",
                                   &probe);
        for (const auto& line : played.story("ROOTCA"))
            qInfo("%s", line.c_str());
        for (const auto& line : played.story("spoke-1"))
            qInfo("%s", line.c_str());
        for (const auto& line : played.stranded())
            qInfo("%s", line.c_str());
        QCOMPARE(probe.complaint(), std::string());
    }
};

QTEST_GUILESS_MAIN(SimulatorTest)
#include "simulatortest.moc"
