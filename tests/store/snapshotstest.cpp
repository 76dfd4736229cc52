// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTest>

#include "pki/fleet/inventory.h"
#include "tests/ios/recordtext.h"
#include "tests/store/rawsql.h"
#include "tests/store/storesupport.h"
#include "tests/x509/vectors.h"

using namespace releve;
using fleet::KeptSource;
using fleet::SnapshotPtr;
using storesupport::Folder;
using storesupport::start;

namespace {

constexpr std::string_view clockAndTimers =
    "R1#show clock detail\n08:00:00.000 UTC Sun Mar 1 2026\nTime source is NTP\n"
    "R1#show crypto pki timers\nPKI Timers\n|      2:00:00.000\n|      2:00:00.000  RENEW CA\n";
constexpr std::string_view configuration =
    "R1#show running-config\nhostname R1\ncrypto pki trustpoint CA\n enrollment url http://192.0.2.1:80\n"
    " password 0 Rev0cati0n$Passw0rd\n auto-enroll 80\nend\n";

KeptSource kept(const std::string& name, ByteView content)
{
    return *KeptSource::of(name, content);
}

/// All that can be told of a snapshot, in words.
QByteArray textOf(const SnapshotPtr& snapshot)
{
    if (!snapshot)
        return "none";
    QByteArray text = QByteArray::fromStdString(snapshot->device.id + ' ' + snapshot->device.name + ' ' +
                                                snapshot->device.site + '\n');
    const auto& facts = snapshot->facts;
    for (const auto& held : facts.certificates)
        text += test::textOf(held->record);
    for (const auto& status : facts.trustpointStatus)
        text += test::textOf(status->value);
    for (const auto& status : facts.serverStatus)
        text += test::textOf(status->value);
    for (const auto& key : facts.keys)
        text += test::textOf(key->value);
    for (const auto& request : facts.requests)
        text += test::textOf(request->value);
    text += test::textOf(facts.timers);
    for (const auto& trustpoint : snapshot->trustpoints)
        text += QByteArray::fromStdString(trustpoint.name) +
                QByteArray::number(static_cast<int>(trustpoint.assessment.state)) +
                (trustpoint.config ? QByteArray::number(trustpoint.config->value.hasPassword) : "-") + '\n';
    for (const auto& server : snapshot->servers)
        text += QByteArray::fromStdString(server.name) + QByteArray::number(static_cast<int>(server.state)) +
                '\n';
    return text;
}

/// One device and its life.
struct Router
{
    explicit Router(Folder& in, const std::string& name = "r1") : folder(in), store(in.open())
    {
        device = store->devices().add(storesupport::device(name))->device;
    }

    SnapshotPtr read(std::initializer_list<KeptSource> sources, bool isWhole = false)
    {
        fleet::Reading reading;
        for (const KeptSource& source : sources)
            source.addTo(reading);
        current = fleet::updated(current, device, std::move(reading), folder.clock);
        const auto saved = store->snapshots().save(*current, std::vector<KeptSource>(sources),
                                                   {folder.clock.now(), store::ReadingOrigin::Ssh, isWhole});
        if (!saved)
            qFatal("%s", saved.error().detail.c_str());
        return current;
    }

    Folder& folder;
    std::unique_ptr<store::Store> store;
    fleet::Device device;
    SnapshotPtr current;
};

} // namespace

/// What is saved of a device comes back as the snapshot it was.
class SnapshotsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void refusals()
    {
        Folder folder;
        Router router(folder);
        QVERIFY(*router.store->snapshots().at("nobody") == nullptr);
        QVERIFY(*router.store->snapshots().at(router.device.id) == nullptr);
        QVERIFY(router.store->snapshots().latest()->empty());
        const auto stranger = fleet::updated(nullptr, {"nobody", "nobody", ""}, {}, folder.clock);
        QCOMPARE(router.store->snapshots()
                     .save(*stranger, {}, {start, store::ReadingOrigin::Ssh, true})
                     .error()
                     .code,
                 ErrorCode::NotFound);
    }

    void readingByReading()
    {
        Folder folder;
        Router router(folder);
        const auto first = textOf(router.read({kept("timers", bytesOf(clockAndTimers))}));
        folder.clock.advance(std::chrono::minutes(10));
        const auto second = textOf(
            router.read({kept("config", bytesOf(configuration)), kept("ca.pem", vectors::bytes("ca.pem"))}));
        QVERIFY(first != second);
        router.store.reset();
        const auto store = folder.open();
        QCOMPARE(textOf(*store->snapshots().at(router.device.id)), second);
        QCOMPARE(textOf(*store->snapshots().at(router.device.id, start)), first);
        QVERIFY(*store->snapshots().at(router.device.id, start - std::chrono::seconds(1)) == nullptr);
        QCOMPARE(store->snapshots().history(router.device.id)->size(), std::size_t{2});
        QCOMPARE(store->snapshots().latest()->size(), std::size_t{1});
        QCOMPARE(textOf(store->snapshots().latest()->front()), second);
    }

    void theCorpusComesBack()
    {
        const QDir seed(QStringLiteral(RELEVE_CORPUS "/seed"));
        if (!seed.exists())
            QSKIP("the corpus of real device text is not here");
        Folder folder;
        Router router(folder, "Root-CA");
        for (const QFileInfo& info : seed.entryInfoList(QDir::Files)) {
            const QByteArray text = Folder::contentOf(info.filePath());
            router.read(
                {kept(info.fileName().toStdString(),
                      bytesOf(std::string_view(text.constData(), static_cast<std::size_t>(text.size()))))});
        }
        QVERIFY(router.current->facts.certificates.size() >= 2);
        const auto back = *folder.open()->snapshots().at(router.device.id);
        QCOMPARE(textOf(back).split('\n'), textOf(router.current).split('\n'));
    }

    void aWholeReadingEndsWhatWasBefore()
    {
        Folder folder;
        Router router(folder);
        router.read({kept("config", bytesOf(configuration))});
        folder.clock.advance(std::chrono::hours(1));
        router.current = nullptr;
        const auto whole = textOf(router.read({kept("timers", bytesOf(clockAndTimers))}, true));
        QCOMPARE(textOf(*router.store->snapshots().at(router.device.id)), whole);
        QVERIFY(router.store->snapshots().forget(folder.clock.now() - std::chrono::seconds(1)));
        QCOMPARE(router.store->snapshots().history(router.device.id)->size(), std::size_t{2});
        QVERIFY(router.store->snapshots().forget(folder.clock.now()));
        const auto left = *router.store->snapshots().history(router.device.id);
        QVERIFY(left ==
                (std::vector<store::ReadingEntry>{{folder.clock.now(), store::ReadingOrigin::Ssh, true}}));
        QCOMPARE(textOf(*router.store->snapshots().at(router.device.id)), whole);
        router.store.reset();
        QCOMPARE(rawsql::run(folder.file(), "SELECT COUNT(*) FROM transcript"), QVariant(1));
    }

    void theClockIsCarriedOn()
    {
        Folder folder;
        Router router(folder);
        router.read({kept("timers", bytesOf(clockAndTimers))});
        QVERIFY(router.current->clock.live);
        router.store.reset();
        // Another process: its steady clock counts from elsewhere.
        ManualClock later(start + std::chrono::minutes(20));
        later.advance(std::chrono::minutes(10));
        const auto store = *store::Store::open(folder.file().toStdString(), later);
        const auto back = *store->snapshots().at(router.device.id);
        QCOMPARE(back->clock.nowAt(later.steady()), std::optional(start + std::chrono::minutes(30)));
        QVERIFY(back->clock.authority == ios::ClockAuthority::Authoritative);
        later.advance(std::chrono::hours(1));
        QVERIFY(back->clock.isFrozenAt(later.steady()));
        // A workstation whose clock was set back cannot tell the age.
        ManualClock earlier(start - std::chrono::minutes(1));
        const auto again = *store::Store::open(folder.file().toStdString(), earlier);
        QVERIFY((*again->snapshots().at(router.device.id))->clock.isFrozenAt(earlier.steady()));
    }

    void certificatesAreKeptOnce()
    {
        Folder folder;
        Router router(folder);
        const auto ca = vectors::certificate("ca.pem");
        router.read({kept("ca.der", ca.der())});
        folder.clock.advance(std::chrono::hours(1));
        router.read({kept("ca.p7b", vectors::bytes("chain.p7b"))});
        const std::string sha256 = ca.fingerprint(x509::Digest::Sha256);
        auto& certificates = router.store->certificates();
        QVERIFY(**certificates.find(sha256) == ca);
        QVERIFY(!*certificates.find("00"));
        const auto holders = *certificates.holdersOf(sha256);
        QVERIFY(holders == (std::vector<store::Holding>{{router.device.id, start, folder.clock.now()}}));
        const auto all = *certificates.all();
        QCOMPARE(
            std::count_if(all.begin(), all.end(), [&](const auto& entry) { return entry.sha256 == sha256; }),
            1);
        const auto& entry = all.front();
        QCOMPARE(entry.serial, ca.serial());
        QVERIFY(entry.isCa);
        QCOMPARE(entry.notAfter, ca.notAfter());
        QVERIFY(certificates.add(std::vector{ca, vectors::certificate("ec.pem"), ca}));
        QCOMPARE(certificates.all()->size(), all.size() + 1);
    }

    void theSeedsSecretsAreNowhere()
    {
        Folder folder;
        Router router(folder);
        router.read({kept("seed.cfg", bytesOf("crypto pki server ROOTCA\n database level complete\n"
                                              " database archive pkcs12 password 7 01100F175804575D72\n"
                                              "crypto pki trustpoint Root-CA\n"
                                              " enrollment url http://172.16.1.1:80\n serial-number\n"
                                              " password 0 Rev0cati0n$Passw0rd\n auto-enroll 80\n"))});
        QVERIFY(router.current->findTrustpoint("Root-CA")->config->value.hasPassword);
        const QByteArray whileOpen = folder.everything();
        router.store.reset();
        const QByteArray text =
            qUncompress(rawsql::run(folder.file(), "SELECT deflated FROM transcript").toByteArray());
        QVERIFY(text.contains("auto-enroll 80"));
        for (const QByteArray& secret : {QByteArray("Rev0cati0n"), QByteArray("01100F175804575D72")})
            QVERIFY(!whileOpen.contains(secret) && !folder.everything().contains(secret) &&
                    !text.contains(secret));
    }

    void damageIsNamed()
    {
        Folder folder;
        Router router(folder);
        router.read(
            {kept("timers", bytesOf(clockAndTimers)), kept("ca.pem", vectors::certificate("ca.pem").der())});
        router.store.reset();
        rawsql::run(folder.file(), "UPDATE certificate_der SET der = x'3000'");
        const auto store = folder.open();
        QCOMPARE(store->snapshots().latest().error().code, ErrorCode::Damaged);
        rawsql::run(folder.file(), "DELETE FROM source_certificate");
        QVERIFY(store->snapshots().latest());
        rawsql::run(folder.file(), "UPDATE transcript SET deflated = x'000000'");
        QCOMPARE(store->snapshots().at(router.device.id).error().code, ErrorCode::Damaged);
        QCOMPARE(store->certificates()
                     .find(vectors::certificate("ca.pem").fingerprint(x509::Digest::Sha256))
                     .error()
                     .code,
                 ErrorCode::Damaged);
    }

    void aRemovedDeviceLeavesNothingBehind()
    {
        Folder folder;
        Router router(folder);
        router.read(
            {kept("timers", bytesOf(clockAndTimers)), kept("ca.pem", vectors::certificate("ca.pem").der())});
        QVERIFY(router.store->devices().remove(router.device.id));
        QVERIFY(router.store->snapshots().latest()->empty());
        router.store.reset();
        for (const char* table : {"reading", "source", "source_certificate", "transcript", "holding"})
            QCOMPARE(rawsql::run(folder.file(), QByteArray("SELECT COUNT(*) FROM ") + table), QVariant(0));
    }
};

QTEST_GUILESS_MAIN(SnapshotsTest)
#include "snapshotstest.moc"
