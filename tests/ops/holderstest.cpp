// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <QTest>

#include "pki/ops/holders.h"
#include "tests/ops/routertext.h"

using namespace releve;
using namespace releve::ops;
using namespace releve::ops::test;

/// Who holds a rollover CA certificate that is to be cancelled.
class HoldersTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void holders()
    {
        const auto spoke = [](const std::string& name, const std::string& certificates,
                              const std::string& clock) {
            RouterText router = spokeText(name);
            router.certificates += certificates;
            router.clock = clock;
            return router.snapshot();
        };
        const std::string since = "10:00:00.000 CET Mon Oct 12 2015"; // generated 13:00 on the 10th
        const std::string before = "12:59:00.000 CET Sat Oct 10 2015";
        const std::string during = "13:00:30.000 CET Sat Oct 10 2015";
        CertificateText sameName = shadowText("Root-CA"); // the CA's name and serial number, another key
        sameName.seed = "EE";
        sameName.key = sameName.issuerKey = "EE";
        CertificateText brief = shadowText("Root-CA");
        brief.verbose = false;
        const CertificateText identity{
            .head = "Certificate (Rollover)", .serial = "04", .seed = "A4", .issuerKey = "D1"};
        const auto server = serverText(true).snapshot();
        const auto found =
            holdersOf(*server, "ROOTCA",
                      {server, spoke("holds", shadowText("Root-CA").text() + identity.text(), since),
                       spoke("holds-old", shadowText("Root-CA").text(), before), spoke("clean", {}, since),
                       spoke("stale", {}, before), spoke("just", {}, during),
                       spoke("namesake", sameName.text(), since), spoke("brief", brief.text(), since)});
        QVERIFY(found);
        const auto names = [](const std::vector<HolderEntry>& group) {
            std::string text;
            for (const HolderEntry& entry : group)
                text.append(text.empty() ? "" : " ").append(entry.name);
            return text;
        };
        QCOMPARE(names(found->holders), std::string("holds holds-old"));
        QCOMPARE(names(found->notHolders), std::string("clean namesake"));
        QCOMPARE(names(found->notKnown), std::string("brief just stale"));
        QCOMPARE(found->stranded(), std::size_t{5});
        QVERIFY(found->holders.front().hasIdentity && !found->holders.back().hasIdentity);
        QCOMPARE(found->holders.front().trustpoints, std::vector<std::string>{"Root-CA"});
    }

    void withoutTheTimeOfItsMakingNobodyIsCleared()
    {
        RouterText text = serverText(true);
        text.generated.clear();
        const auto server = text.snapshot();
        const auto found = holdersOf(*server, "ROOTCA", {spokeText().snapshot()});
        QVERIFY(found);
        QCOMPARE(found->notKnown.size(), std::size_t{1});
        QVERIFY(!holdersOf(*serverText(false).snapshot(), "ROOTCA", {}));
        RouterText unset = spokeText("adrift"); // its clock tells nothing
        unset.clock = "*10:00:00.000 CET Mon Oct 12 2015";
        const auto adrift = holdersOf(*serverText(true).snapshot(), "ROOTCA", {unset.snapshot()});
        QCOMPARE(adrift->notKnown.size(), std::size_t{1});
    }
};

QTEST_GUILESS_MAIN(HoldersTest)
#include "holderstest.moc"
