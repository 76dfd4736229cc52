// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <QTest>

#include "tests/store/storesupport.h"

using namespace releve;
using storesupport::device;
using storesupport::Folder;

class DevicesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void refusals()
    {
        Folder folder;
        const auto store = folder.open();
        auto& devices = store->devices();
        QCOMPARE(devices.add(device("")).error().code, ErrorCode::BadArgument);
        QCOMPARE(devices.add(device(" ")).error().code, ErrorCode::BadArgument);
        QVERIFY(devices.add(device("r1")));
        QCOMPARE(devices.add(device("r1")).error().code, ErrorCode::AlreadyExists);
        auto unknown = device("r2");
        unknown.device.id = "nobody";
        QCOMPARE(devices.change(unknown).error().code, ErrorCode::NotFound);
        QCOMPARE(devices.remove("nobody").error().code, ErrorCode::NotFound);
        QVERIFY(!*devices.find("nobody"));
        QCOMPARE(devices.all()->size(), std::size_t{1});
    }

    void noSecretIsTakenForASource_data()
    {
        QTest::addColumn<QByteArray>("source");
        for (const char* source : {"Rev0cati0n", "plain:Rev0cati0n", "fd:3", "env:"})
            QTest::newRow(source) << QByteArray(source);
    }
    void noSecretIsTakenForASource()
    {
        QFETCH(QByteArray, source);
        Folder folder;
        const auto store = folder.open();
        for (auto member : {&store::DeviceRecord::passwordSource, &store::DeviceRecord::enableSource}) {
            auto record = device("r1");
            record.*member = source.toStdString();
            const auto added = store->devices().add(record);
            QCOMPARE(added.error().code, ErrorCode::BadArgument);
            QVERIFY(added.error().detail.find("Rev0cati0n") == std::string::npos);
        }
        QVERIFY(store->devices().all()->empty());
    }

    void everyFieldComesBack()
    {
        Folder folder;
        store::DeviceRecord record;
        record.device = {"", "spoke-1", "Saint-Étienne"};
        record.tags = {"edge", "b'; DROP TABLE device; --", "edge"};
        record.host = "2001:db8::1";
        record.port = 65535;
        record.user = "opérateur";
        record.passwordSource = "file:/home/me/pw";
        record.enableSource = "prompt";
        record.identityFile = "/home/me/.ssh/id_rsa";
        record.useAgent = true;
        record.hostKey = "SHA256:abc";
        record.legacySsh = true;
        record.jumps = {{"one", "jump1", 22, "SHA256:j1"}, {"two", "jump2", 2222, ""}};
        const auto added = folder.open()->devices().add(record);
        QVERIFY(added);
        QVERIFY(!added->device.id.empty());
        record.device.id = added->device.id;
        record.tags = {"b'; DROP TABLE device; --", "edge"};
        QVERIFY(*added == record);
        const auto store = folder.open();
        QVERIFY(store->devices().all()->front() == record);
        QVERIFY(**store->devices().find(record.device.id) == record);
        QVERIFY(**store->devices().findByName("spoke-1") == record);

        record.device.name = "spoke-one";
        record.tags = {"core"};
        record.jumps = {{"three", "jump3", 22, ""}};
        record.useAgent = record.legacySsh = false;
        QVERIFY(store->devices().change(record));
        QVERIFY(store->devices().all()->front() == record);
        QVERIFY(!*store->devices().findByName("spoke-1"));
    }

    void aChangeThatIsRefusedChangesNothing()
    {
        Folder folder;
        const auto store = folder.open();
        auto first = *store->devices().add(device("r1"));
        const auto second = *store->devices().add(device("r2"));
        first.device.name = "r2";
        first.tags = {"new"};
        QCOMPARE(store->devices().change(first).error().code, ErrorCode::AlreadyExists);
        QVERIFY((*store->devices().find(first.device.id))->tags.empty());
        QVERIFY(**store->devices().findByName("r2") == second);
    }

    void manyByName()
    {
        Folder folder;
        const auto store = folder.open();
        for (const char* name : {"c", "a", "b"}) {
            auto record = device(name);
            record.tags = {std::string("tag-") + name};
            record.jumps = {{"u", std::string("jump-") + name, 22, ""}};
            QVERIFY(store->devices().add(record));
        }
        const auto all = *store->devices().all();
        QCOMPARE(all.size(), std::size_t{3});
        for (std::size_t i = 0; i < all.size(); ++i) {
            const std::string name(1, static_cast<char>('a' + i));
            QCOMPARE(all[i].device.name, name);
            QCOMPARE(all[i].tags, std::vector<std::string>{"tag-" + name});
            QCOMPARE(all[i].jumps.front().host, "jump-" + name);
        }
    }
};

QTEST_GUILESS_MAIN(DevicesTest)
#include "devicestest.moc"
