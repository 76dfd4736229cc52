// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <QDir>
#include <QFile>
#include <QTest>

#include "pki/fleet/inventory.h"

using namespace releve;
using namespace std::chrono_literals;

/// The founding document's captures, read as a user would read them: all files of one device at once.
class SeedTest : public QObject
{
    Q_OBJECT

private:
    static fleet::Reading readAll(const QStringList& names)
    {
        fleet::Reading reading;
        for (const QString& name : names) {
            QFile file(QStringLiteral(RELEVE_CORPUS "/seed/") + name);
            if (!file.open(QIODevice::ReadOnly))
                qFatal("%s is missing", qPrintable(file.fileName()));
            const std::string content = file.readAll().toStdString();
            if (!reading.add(name.toStdString(), bytesOf(content)))
                qFatal("%s was not read", qPrintable(name));
        }
        return reading;
    }

    static fleet::SnapshotPtr deviceOf(const fleet::Reading& reading, const std::string& name)
    {
        fleet::Inventory inventory;
        inventory.merge(reading, ManualClock(makeInstant(2026, 1, 1, 0, 0, 0).value()));
        return inventory.find(name);
    }

private Q_SLOTS:
    void initTestCase()
    {
        if (!QDir(QStringLiteral(RELEVE_CORPUS "/seed")).exists())
            QSKIP("the corpus of real device text is not here");
    }

    void chainsKeysAndFingerprintsAgree()
    {
        const auto device = deviceOf(readAll({QStringLiteral("show_certs_with_rollover.txt"),
                                              QStringLiteral("show_key_mypubkey_rsa_shadow_hash.txt"),
                                              QStringLiteral("show_server_rollover_available.txt")}),
                                     "Root-CA");
        QVERIFY(device);
        QCOMPARE(device->servers.size(), std::size_t{1});
        const fleet::Server& server = device->servers.front();
        QVERIFY(server.state == fleet::ServerState::RolloverAvailable);
        QVERIFY(server.status->value.autoRollover == (lifecycle::DaysHoursMinutes{90, 0, 0}));

        QCOMPARE(device->trustpoints.size(), std::size_t{1});
        const fleet::Trustpoint& trustpoint = device->trustpoints.front();
        QCOMPARE(trustpoint.name, std::string("ROOTCA"));
        QVERIFY(trustpoint.belongsToServer);
        QVERIFY(trustpoint.ca && trustpoint.rolloverCa);
        QCOMPARE(ios::toText(trustpoint.ca->record.subject), std::string("cn=RootCA,ou=TAC,o=Cisco"));
        QCOMPARE(trustpoint.ca->record.serial, std::string("01"));
        QCOMPARE(trustpoint.rolloverCa->record.serial, std::string("03"));
        QCOMPARE(toIso8601(trustpoint.ca->notBefore().value()), std::string("2015-10-09T12:14:16Z"));
        QCOMPARE(toIso8601(trustpoint.ca->notAfter().value()), std::string("2017-10-08T12:14:16Z"));
        QVERIFY(trustpoint.rolloverCa->notBefore() == trustpoint.ca->notAfter());
        QCOMPARE(toIso8601(trustpoint.rolloverCa->notAfter().value()), std::string("2019-10-08T12:14:16Z"));

        QVERIFY(trustpoint.key && trustpoint.rolloverKey);
        QCOMPARE(trustpoint.key->value.name, std::string("ROOTCA"));
        QVERIFY(!trustpoint.key->value.isUnsaved());
        QCOMPARE(trustpoint.rolloverKey->value.name, std::string("ROOTCA#"));
        QVERIFY(trustpoint.rolloverKey->value.isUnsaved());
        QVERIFY(trustpoint.assessment.state == fleet::TrustpointState::ShadowReady);
        QVERIFY(trustpoint.assessment.overlay == fleet::Overlay::NotSaved);
    }

    /// The hex of the configuration, hashed by us, is what the server printed of itself.
    void computedFingerprintsEqualThePrinted()
    {
        const auto chain = readAll({QStringLiteral("run_chain_with_rollover.txt")}).records.certificates;
        const auto server = readAll({QStringLiteral("show_server_rollover_available.txt")}).records.servers;
        QCOMPARE(chain.size(), std::size_t{2});
        QCOMPARE(server.size(), std::size_t{1});
        const auto& rollover = chain[0].rollover ? chain[0] : chain[1];
        const auto& active = chain[0].rollover ? chain[1] : chain[0];
        QVERIFY(rollover.certificate && active.certificate);
        QCOMPARE(active.certificate->fingerprint(x509::Digest::Md5),
                 std::string("CC748544A0AB7832935D8CD0214A152E"));
        QCOMPARE(active.certificate->fingerprint(x509::Digest::Md5), server[0].caFingerprint);
        QCOMPARE(rollover.certificate->fingerprint(x509::Digest::Md5),
                 std::string("031904DCF4FAD1FD8A866373C63CE20F"));
        QCOMPARE(rollover.certificate->fingerprint(x509::Digest::Md5), server[0].rollover->fingerprint);
    }

    /// The listing, the chain and the keys meet in one snapshot: by serial number and key, never by name.
    void theChainMeetsTheListing()
    {
        const auto device = deviceOf(readAll({QStringLiteral("show_certs_with_rollover.txt"),
                                              QStringLiteral("run_chain_with_rollover.txt"),
                                              QStringLiteral("show_key_mypubkey_rsa_shadow_hash.txt")}),
                                     "Root-CA");
        QVERIFY(device);
        QCOMPARE(device->facts.certificates.size(), std::size_t{2});
        const fleet::Trustpoint& trustpoint = device->trustpoints.front();
        QVERIFY(trustpoint.ca->printed && trustpoint.ca->configured);
        QVERIFY(trustpoint.rolloverCa->record.certificate.has_value());
        QCOMPARE(trustpoint.key->value.name, std::string("ROOTCA"));
        QCOMPARE(trustpoint.rolloverKey->value.name, std::string("ROOTCA#"));
        QCOMPARE(trustpoint.ca->record.storage, std::string("nvram:RootCA#1CA.cer"));
    }

    void timers()
    {
        const auto device =
            deviceOf(readAll({QStringLiteral("show_timers_server_whitespace_damaged.txt")}), "Root-CA");
        QVERIFY(device);
        QVERIFY(device->clock.deviceInstant == fromIso8601("2015-10-09T12:19:58.946Z"));
        QVERIFY(device->clock.authority == ios::ClockAuthority::Authoritative);
        QVERIFY(device->clock.isFrozenAt(Duration{0}));
        const auto find = [&](const std::string& name) -> const fleet::Timer* {
            for (const auto& timer : device->timers) {
                if (timer.name == name)
                    return &timer;
            }
            return nullptr;
        };
        QCOMPARE(device->timers.size(), std::size_t{5});
        const fleet::Timer* generation = find("CS SHADOW CERT GENERATION");
        QVERIFY(generation);
        QVERIFY(generation->remaining == 639 * 24h + 23h + 54min + 17s + 977ms);
        // 90 days before the CA's end, which the listing gives as 2017-10-08T12:14:16Z.
        const Duration rounding = generation->due.value() - fromIso8601("2017-07-10T12:14:16Z").value();
        QVERIFY(rounding >= 0s && rounding < 1s);
        const fleet::Timer* expiry = find("CS CERT EXPIRE");
        QVERIFY(expiry);
        QVERIFY(expiry->remaining == 729 * 24h + 23h + 54min + 17s + 971ms);
        QVERIFY(find("CS CRL UPDATE")->remaining == 5h + 54min + 17s + 977ms);
        QVERIFY(find("SESSION CLEANUP")->remaining == 7min + 49s + 3ms);
        QVERIFY(find("TRUSTPOOL")->remaining == 3 * 24h + 7h + 5min + 24s + 3ms);
    }

    void configurations()
    {
        const auto reading = readAll({QStringLiteral("config_server_autorollover90.txt"),
                                      QStringLiteral("config_client_autoenroll80.txt")});
        std::vector<lifecycle::CertificateServerConfig> servers;
        std::vector<lifecycle::TrustpointConfig> trustpoints;
        for (const auto& configuration : reading.records.configurations) {
            for (const auto& server : configuration.servers)
                servers.push_back(server.config);
            for (const auto& trustpoint : configuration.trustpoints)
                trustpoints.push_back(trustpoint.config);
        }
        QCOMPARE(servers.size(), std::size_t{1});
        QCOMPARE(servers[0].name, std::string("ROOTCA"));
        QVERIFY(servers[0].autoRollover == (lifecycle::DaysHoursMinutes{90, 0, 0}));
        QVERIFY(servers[0].caLifetime == (lifecycle::DaysHoursMinutes{730, 0, 0}));
        QVERIFY(servers[0].certificateLifetime == (lifecycle::DaysHoursMinutes{365, 0, 0}));
        QVERIFY(servers[0].databaseLevel == lifecycle::DatabaseLevel::Complete);
        QVERIFY(servers[0].grant.automatic);
        QCOMPARE(servers[0].archive, std::optional<std::string>("pkcs12"));
        QCOMPARE(trustpoints.size(), std::size_t{1});
        QCOMPARE(trustpoints[0].name, std::string("Root-CA"));
        QVERIFY(trustpoints[0].autoEnroll == (lifecycle::AutoEnroll{80, false}));
        QVERIFY(trustpoints[0].hasPassword);
        QCOMPARE(trustpoints[0].rsaKeypair, std::optional<std::string>("spoke-1-RSA"));
        QCOMPARE(trustpoints[0].enrollmentUrl, std::optional<std::string>("http://172.16.1.1:80"));
        for (const auto& problem : reading.records.problems) {
            for (const char* secret : {"Rev0cati0n", "01100F175804575D72"})
                QVERIFY2(problem.text.find(secret) == std::string::npos &&
                             problem.detail.find(secret) == std::string::npos,
                         problem.text.c_str());
        }
    }
};

QTEST_GUILESS_MAIN(SeedTest)
#include "tst_seed.moc"
