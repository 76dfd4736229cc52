// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <QTest>

#include <set>

#include "pki/lab/fleet.h"

using namespace releve;

class FleetTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsNoFleet_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("says");
        const QByteArray start = R"("start":"2015-10-09T12:14:16Z")";
        QTest::newRow("nothing") << QByteArray() << QByteArray("f: line 1");
        QTest::newRow("not JSON") << QByteArray("{\n x") << QByteArray("line 2");
        QTest::newRow("a list") << QByteArray("[]") << QByteArray("not an object");
        QTest::newRow("no start") << QByteArray(R"({"routers":[{"name":"R","role":"client"}]})")
                                  << QByteArray("start: missing");
        QTest::newRow("no router") << "{" + start + "}" << QByteArray("routers: no router");
        QTest::newRow("an unknown key")
            << "{" + start + R"(,"routers":[{"name":"R","role":"client","colour":"red"}]})"
            << QByteArray("colour");
        QTest::newRow("an unknown role") << "{" + start + R"(,"routers":[{"name":"R","role":"hub"}]})"
                                         << QByteArray("'hub' is none of server, client, both");
        QTest::newRow("a name twice")
            << "{" + start + R"(,"routers":[{"name":"R","role":"client"},{"name":"R","role":"client"}]})"
            << QByteArray("routers[1].name: 'R' stands there twice");
        QTest::newRow("too fast") << "{" + start + R"(,"speed":1e12,"routers":[]})" << QByteArray("speed");
        QTest::newRow("half a second") << QByteArray(R"({"start":"2015-10-09T12:14:16.5Z","routers":[]})")
                                       << QByteArray("not a whole second");
    }
    void whatIsNoFleet()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, says);
        const auto fleet =
            lab::readFleet(bytesOf({text.constData(), static_cast<std::size_t>(text.size())}), "f");
        QVERIFY(!fleet);
        QVERIFY2(fleet.error().detail.find(says.toStdString()) != std::string::npos,
                 fleet.error().detail.c_str());
    }

    void whatIsRead()
    {
        const auto fleet = lab::readFleet(
            bytesOf(R"({"start":"2015-10-09T12:14:16Z","speed":3600,"stores":["10.1.1.1"],"routers":[
                {"name":"CA","role":"both","platform":"ios-xe","clock":"not-authoritative","user":"u","password":"p",
                 "enable":"e","ssh":"legacy","addresses":["172.16.1.1"],"config":"hostname CA\n",
                 "enrolled_at":"2015-10-10T00:00:00Z"}, {"name":"R","role":"client"}]})"),
            "f");
        QVERIFY(fleet.ok());
        QCOMPARE(fleet->speed, 3600U);
        QCOMPARE(fleet->stores.front(), std::string("10.1.1.1"));
        const lab::FleetRouter& ca = fleet->routers.front();
        QCOMPARE(ca.role, lab::FleetRole::Both);
        QCOMPARE(ca.platform, lab::Platform::IosXe);
        QVERIFY(!ca.clockAuthoritative && ca.legacySsh);
        QCOMPARE(ca.user + ca.password + ca.enable, std::string("upe"));
        QCOMPARE(ca.addresses.front(), std::string("172.16.1.1"));
        QCOMPARE(ca.config, std::string("hostname CA\n"));
        QVERIFY(ca.enrolledAt == makeInstant(2015, 10, 10, 0, 0, 0));
        const lab::FleetRouter& other = fleet->routers.back();
        QVERIFY(other.clockAuthoritative && !other.enrolledAt && !other.legacySsh);
        QCOMPARE(other.user, std::string("admin"));
    }

    void theDemoHasOneOfEachKind()
    {
        const lab::Fleet fleet = lab::demoFleet();
        QCOMPARE(fleet.speed, 86400U);
        QVERIFY(fleet.start == makeInstant(2015, 10, 9, 12, 14, 16));
        const auto any = [&](auto is) { return std::any_of(fleet.routers.begin(), fleet.routers.end(), is); };
        const auto says = [](const char* text) {
            return [text](const lab::FleetRouter& router) {
                return router.config.find(text) != std::string::npos;
            };
        };
        for (const char* text : {"auto-rollover 90", "auto-enroll 80 regenerate", "auto-enroll 70",
                                 "01100F175804575D72", "Rev0cati0n$Passw0rd"})
            QVERIFY2(any(says(text)), text);
        QVERIFY(any([&](const auto& router) { return router.enrolledAt && !says("auto-enroll")(router); }));
        QVERIFY(any([](const auto& router) { return !router.clockAuthoritative; }));
        QVERIFY(any([](const auto& router) { return !router.enable.empty(); }));
    }

    void spokesComeOneAfterTheOther()
    {
        for (const unsigned count : {1U, 10U, 1000U}) {
            const lab::Fleet fleet = lab::spokesFleet(count, 7);
            QCOMPARE(fleet.routers.size(), std::size_t{count} + 1);
            std::set<std::string> names;
            std::set<Instant> instants;
            for (const auto& router : fleet.routers) {
                names.insert(router.name);
                if (router.enrolledAt)
                    instants.insert(*router.enrolledAt);
            }
            QCOMPARE(names.size(), std::size_t{count} + 1);
            QCOMPARE(instants.size(), std::size_t{count});
        }
    }
};

QTEST_GUILESS_MAIN(FleetTest)
#include "fleettest.moc"
