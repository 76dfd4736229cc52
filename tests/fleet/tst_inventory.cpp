// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <QElapsedTimer>
#include <QFile>
#include <QTest>

#include "pki/fleet/inventory.h"
#include "tests/fleet/records.h"

using namespace releve;
using namespace releve::fleet;
using records::at;
using records::Output;

namespace {

const Instant today = at("2017-08-01T12:00:00Z");
const char* const start = "2015-10-09T12:14:16Z";
const char* const end = "2017-10-08T12:14:16Z";

/// A reading of one device: its one CA certificate, and a key when named.
Reading readingOf(const std::string& device, const std::string& serial, std::optional<Instant> readAt,
                  const std::string& key = {})
{
    const Output out(device, "show crypto pki certificates", readAt);
    Reading reading;
    reading.sources = {{"/logs/" + device + ".txt", SourceFormat::Text, 1}};
    reading.records.certificates = {out.ca(serial, start, end, {"T"})};
    if (!key.empty())
        reading.records.keys = {
            Output(device, "show crypto key mypubkey rsa", readAt).key(key, "private-config")};
    return reading;
}

std::vector<std::string> idsOf(const Inventory& inventory)
{
    std::vector<std::string> ids;
    for (const auto& snapshot : inventory.snapshots())
        ids.push_back(snapshot->device.id);
    return ids;
}

} // namespace

class TestInventory : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingChangesNothing()
    {
        Inventory inventory;
        const ManualClock clock(today);
        QVERIFY(inventory.merge({}, clock).empty());
        QVERIFY(inventory.remove("R1").empty());
        QVERIFY(inventory.clear().empty());
        QVERIFY(!inventory.find("R1"));
    }

    void devicesStandByName()
    {
        Inventory inventory;
        const ManualClock clock(today);
        for (const char* name : {"R2", "R9", "R1", "R5"}) {
            const Changes changes = inventory.merge(readingOf(name, "01", today), clock);
            QCOMPARE(changes.size(), 1U);
            QVERIFY(!changes[0].before);
            QVERIFY(changes[0].after == inventory.find(name));
        }
        QVERIFY((idsOf(inventory) == std::vector<std::string>{"R1", "R2", "R5", "R9"}));
        QVERIFY(!inventory.find("R3"));
    }

    void oneReadingOfSeveralDevicesIsSorted()
    {
        Reading reading = readingOf("R2", "01", today);
        const Reading other = readingOf("R1", "02", today);
        reading.records.certificates.push_back(other.records.certificates[0]);
        Inventory inventory;
        const Changes changes = inventory.merge(reading, ManualClock(today));
        QCOMPARE(changes.size(), 2U);
        QCOMPARE(changes[0].after->device.id, std::string("R1"));
        QCOMPARE(changes[0].after->facts.certificates[0]->record.serial, std::string("02"));
    }

    void blocksWithoutAPromptBelongToTheirSource()
    {
        const Output nameless({}, {}, today);
        Reading alone;
        alone.sources = {{"C:\\logs\\branch.7.txt", SourceFormat::Text, 1}};
        alone.records.certificates = {nameless.ca("01", start, end, {"T"})};
        Inventory inventory;
        QCOMPARE(inventory.merge(alone, ManualClock(today))[0].after->device.id, std::string("branch.7"));
        // Beside one named device they are that device's.
        Reading mixed = readingOf("R1", "01", today);
        mixed.records.certificates.push_back(nameless.ca("02", start, end, {"U"}));
        const Changes changes = inventory.merge(mixed, ManualClock(today));
        QCOMPARE(changes.size(), 1U);
        QCOMPARE(changes[0].after->trustpoints.size(), 2U);
    }

    void certificateFilesStandUnderTheirName()
    {
        Reading reading;
        reading.sources = {{"/tmp/partner.p7b", SourceFormat::Pkcs7, 1}};
        ios::CertificateRecord record = Output({}, {}, {}).ca("01", start, end, {});
        record.form = ios::CertificateForm::File;
        reading.records.certificates = {record};
        Inventory inventory;
        const auto snapshot = inventory.merge(reading, ManualClock(today))[0].after;
        QCOMPARE(snapshot->trustpoints.at(0).name, std::string("partner"));
        QVERIFY(!snapshot->clock.deviceInstant); // a file says nothing of the device's time
        QVERIFY(snapshot->trustpoints[0].assessment.overlay == Overlay::None);
    }

    void newerReadingReplacesKindByKind()
    {
        Inventory inventory;
        const ManualClock clock(today);
        inventory.merge(readingOf("R1", "01", today, "key"), clock);
        const Changes changes =
            inventory.merge(readingOf("R1", "02", today + std::chrono::minutes{1}), clock);
        QCOMPARE(changes.size(), 1U);
        QCOMPARE(changes[0].before->trustpoints[0].ca->record.serial,
                 std::string("01")); // a value: unchanged
        const auto after = inventory.find("R1");
        QCOMPARE(after->trustpoints[0].ca->record.serial, std::string("02"));
        QCOMPARE(after->facts.keys.size(), 1U);
        QCOMPARE(inventory.snapshots().size(), 1U);
    }

    void olderCaptureOnlyFillsGaps()
    {
        Inventory inventory;
        const ManualClock clock(today);
        inventory.merge(readingOf("R1", "02", today), clock);
        const DeviceClock before = inventory.find("R1")->clock;
        QVERIFY(before.live);
        inventory.merge(readingOf("R1", "01", today - std::chrono::days{300}, "old-key"), clock);
        const auto after = inventory.find("R1");
        QCOMPARE(after->trustpoints[0].ca->record.serial, std::string("02"));
        QCOMPARE(after->facts.keys.size(), 1U); // the gap
        QVERIFY(after->facts.readAt == today);
        QVERIFY(after->clock == before);
    }

    void aCaOfManyDevicesIsHeldOnce()
    {
        QFile file(QStringLiteral(RELEVE_TEST_DATA "/cli/ca.pem"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const std::string pem = file.readAll().toStdString();
        Inventory inventory;
        for (const char* name : {"R1", "R2"}) {
            Reading reading = readingOf(name, "01", today);
            reading.records.certificates[0].certificate = x509::Certificate::fromPem(pem).value();
            inventory.merge(reading, ManualClock(today));
        }
        const auto bytesAt = [&](const char* name) {
            return inventory.find(name)->trustpoints.at(0).ca->record.certificate->der().data();
        };
        QCOMPARE(bytesAt("R1"), bytesAt("R2"));
    }

    void removedDevicesAreGone()
    {
        Inventory inventory;
        const ManualClock clock(today);
        inventory.merge(readingOf("R1", "01", today), clock);
        inventory.merge(readingOf("R2", "01", today), clock);
        const auto known = inventory.find("R1");
        const Changes removed = inventory.remove("R1");
        QCOMPARE(removed.size(), 1U);
        QVERIFY(removed[0].before == known && !removed[0].after);
        QVERIFY((idsOf(inventory) == std::vector<std::string>{"R2"}));
        QVERIFY(inventory.remove("R1").empty());
        const Changes cleared = inventory.clear();
        QCOMPARE(cleared.size(), 1U);
        QVERIFY(cleared[0].before && !cleared[0].after);
        QVERIFY(inventory.snapshots().empty());
    }

    void tenThousandDevicesTakeLinearTime()
    {
        const auto merge = [](int count) {
            Reading reading;
            for (int i = 0; i < count; ++i) {
                const Reading one = readingOf("R" + std::to_string(i), "01", today, "key");
                reading.records.certificates.push_back(one.records.certificates[0]);
                reading.records.keys.push_back(one.records.keys[0]);
            }
            Inventory inventory;
            QElapsedTimer timer;
            timer.start();
            inventory.merge(reading, ManualClock(today));
            inventory.merge(reading, ManualClock(today));
            const auto elapsed = timer.nsecsElapsed();
            return inventory.snapshots().size() == static_cast<std::size_t>(count) ? elapsed : -1;
        };
        const auto small = merge(1000);
        const auto large = merge(10000);
        QVERIFY(small > 0 && large > 0);
        qInfo("1,000: %lld ms, 10,000: %lld ms", static_cast<long long>(small / 1000000),
              static_cast<long long>(large / 1000000));
        QVERIFY(large < small * 40);
    }
};

QTEST_GUILESS_MAIN(TestInventory)
#include "tst_inventory.moc"
