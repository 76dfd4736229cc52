// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "showsupport.h"

using namespace showsupport;

/// `show crypto pki certificates`, `trustpoints`, `show crypto key`.
class ShowPkiTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void certificates_data();
    void certificates();
    void storageSaysWhetherSaved();
    void pendingRequest();
    void trustpoints();
    void keys();
};

void ShowPkiTest::certificates_data()
{
    QTest::addColumn<QByteArray>("until");
    QTest::addColumn<int>("ofServer");
    QTest::addColumn<int>("ofSpoke");
    QTest::newRow("enrolled") << QByteArray("2015-10-10T00:00:00Z") << 1 << 2;
    QTest::newRow("rollover CA made") << QByteArray("2017-07-11T00:00:00Z") << 2 << 2;
    QTest::newRow("shadow complete") << QByteArray("2017-09-20T00:00:00Z") << 2 << 4;
    QTest::newRow("swapped") << QByteArray("2017-10-09T00:00:00Z") << 1 << 2;
}

void ShowPkiTest::certificates()
{
    QFETCH(QByteArray, until);
    QFETCH(int, ofServer);
    QFETCH(int, ofSpoke);
    Story story(until.toStdString());
    for (const char* name : {serverName, spokeName, xeName}) {
        Router& router = story.router(name);
        for (const bool verbose : {false, true}) {
            std::vector<ios::CertificateRecord> held;
            for (const auto& record : cli::certificateRecordsOf(router))
                held.push_back(asShown(record, verbose));
            const auto transcript = readBack(router, verbose ? "show crypto pki certificates verbose"
                                                             : "show crypto pki certificates");
            QVERIFY(transcript.problems.empty());
            QCOMPARE(textOf(shownCertificates(transcript)), textOf(held));
        }
    }
    QCOMPARE(shownCertificates(readBack(story.router(serverName), "show crypto pki certificates")).size(),
             static_cast<std::size_t>(ofServer));
    const auto records =
        shownCertificates(readBack(story.router(spokeName), "show crypto pki certificates verbose Root-CA"));
    QCOMPARE(records.size(), static_cast<std::size_t>(ofSpoke));
    const HeldCertificates& held = story.trustpoint(spokeName).held();
    const auto matches = [&records](const std::optional<x509::Certificate>& certificate, bool rollover,
                                    bool ca) {
        return std::any_of(records.begin(), records.end(), [&](const ios::CertificateRecord& record) {
            return certificate && record.sha1 == certificate->fingerprint(x509::Digest::Sha1) &&
                   record.rollover == rollover && (record.kind == ios::CertificateKind::Ca) == ca &&
                   record.notAfter->instant == certificate->notAfter();
        });
    };
    QVERIFY(matches(held.identity, false, false));
    QVERIFY(matches(held.ca, false, true));
    QCOMPARE(matches(held.rolloverIdentity, true, false), ofSpoke == 4);
    QCOMPARE(matches(held.rolloverCa, true, true), ofSpoke == 4);
}

void ShowPkiTest::storageSaysWhetherSaved()
{
    Story story("2015-10-10T00:00:00Z");
    Router& spoke = story.router(spokeName);
    QVERIFY(shown(spoke, "show crypto pki certificates").find("Storage:") == std::string::npos);
    QVERIFY(spoke.save().ok());
    const auto saved = shownCertificates(readBack(spoke, "show crypto pki certificates"));
    QCOMPARE(saved.size(), std::size_t(2));
    QCOMPARE(saved[0].storage, std::string("nvram:RootCA#2.cer"));
    QCOMPARE(saved[1].storage, std::string("nvram:RootCA#1CA.cer")); // the seed's
    // A server saved when it was made: its rollover CA is not, as in the seed.
    Story rolled("2017-07-11T00:00:00Z", automatic, {}, [](Router& server) { QVERIFY(server.save().ok()); });
    const auto cas = shownCertificates(readBack(rolled.router(serverName), "show crypto pki certificates"));
    QCOMPARE(cas.size(), std::size_t(2));
    QVERIFY(cas[0].rollover && cas[0].storage.empty());
    QCOMPARE(cas[0].subjectDisplayName, std::string("RootCA"));
    QCOMPARE(cas[1].storage, std::string("nvram:RootCA#1CA.cer"));
    QVERIFY(cas[1].subjectDisplayName.empty());
    const auto keys = readBack(rolled.router(serverName), "show crypto key mypubkey rsa").keys;
    QCOMPARE(keys.size(), std::size_t(2));
    QVERIFY(!keys[0].isUnsaved() && keys[1].isUnsaved() && keys[1].isRollover());
    QVERIFY(shown(rolled.router(serverName), "show startup-config")
                .find("crypto pki certificate chain ROOTCA\n certificate ca 01 nvram:RootCA#1CA.cer\n!") !=
            std::string::npos);
}

void ShowPkiTest::pendingRequest()
{
    Story story("2015-10-09T12:30:00Z", " auto-rollover 90\\n");
    const auto& spoke = story.trustpoint(spokeName);
    QVERIFY(spoke.pendingRequest());
    const auto transcript = readBack(story.router(serverName), "show crypto pki server ROOTCA requests");
    QVERIFY(transcript.problems.empty());
    QCOMPARE(transcript.requests.size(), std::size_t(2));
    QCOMPARE(transcript.requests[0].id, std::string("2")); // the newest first
    QCOMPARE(transcript.requests[1].state, std::string("pending"));
    QCOMPARE(transcript.requests[1].fingerprint, spoke.pendingRequest()->fingerprint(x509::Digest::Md5));
    QCOMPARE(transcript.requests[1].server, std::string(serverName));
    const std::string text = shown(story.router(spokeName), "show crypto pki certificates");
    QVERIFY(text.find("   Status: Pending\n") != std::string::npos);
    QVERIFY(text.find(grouped(spoke.pendingRequest()->fingerprint(x509::Digest::Sha1))) != std::string::npos);
    const auto certificates =
        shownCertificates(readBack(story.router(spokeName), "show crypto pki certificates"));
    QCOMPARE(certificates.size(), std::size_t(2)); // the request, and the CA
    QCOMPARE(certificates[0].status, std::string("Pending"));
    const auto trustpoints =
        readBack(story.router(spokeName), "show crypto pki trustpoints status").trustpoints;
    QCOMPARE(trustpoints.at(0).lastEnrollmentStatus, std::string("Pending"));
    QVERIFY(trustpoints[0].nextEnrollment->instant == spoke.machine().enrollment.due);
    const auto timers = readBack(story.router(spokeName), "show crypto pki timers detail");
    QCOMPARE(iso(timerNamed(timers, "POLL")->due), iso(spoke.machine().enrollment.due));
}

void ShowPkiTest::trustpoints()
{
    Story story("2017-09-20T00:00:00Z");
    for (const char* name : {serverName, spokeName, xeName}) {
        Router& router = story.router(name);
        for (const bool status : {false, true}) {
            const auto transcript = readBack(router, status ? "show crypto pki trustpoints status"
                                                            : "show crypto pki trustpoints");
            QVERIFY(transcript.problems.empty());
            QCOMPARE(textOf(transcript.trustpoints), textOf(cli::trustpointRecordsOf(router, status)));
        }
    }
    const auto list = readBack(story.router(spokeName), "show crypto pki trustpoints").trustpoints;
    QCOMPARE(list.at(0).enrollmentUrl, std::string("http://172.16.1.1:80/cgi-bin"));
    QCOMPARE(list[0].caSerial, story.trustpoint(spokeName).held().ca->serial());
    const auto status =
        readBack(story.router(spokeName), "show crypto pki trustpoints Root-CA status").trustpoints;
    QCOMPARE(status.at(0).lastEnrollmentStatus, std::string("Granted"));
    QCOMPARE(status[0].identityFingerprintSha1,
             story.trustpoint(spokeName).held().identity->fingerprint(x509::Digest::Sha1));
    QVERIFY(status[0].keysGenerated.value_or(false));
}

void ShowPkiTest::keys()
{
    Story story("2017-09-20T00:00:00Z");
    Router& router = story.router(spokeName);
    const auto transcript = readBack(router, "show crypto key mypubkey rsa");
    QVERIFY(transcript.problems.empty());
    QCOMPARE(textOf(transcript.keys), textOf(cli::keyRecordsOf(router)));
    QCOMPARE(transcript.keys.size(), std::size_t(2)); // the active one and the shadow's
    const auto shadow = std::find_if(transcript.keys.begin(), transcript.keys.end(),
                                     [](const ios::KeyRecord& key) { return key.isRollover(); });
    QVERIFY(shadow != transcript.keys.end());
    QVERIFY(shadow->isUnsaved());
    QVERIFY(shadow->publicKey == story.trustpoint(spokeName).held().rolloverIdentity->publicKey());
    QVERIFY(router.save().ok());
    for (const auto& key : readBack(router, "show crypto key mypubkey all").keys)
        QCOMPARE(key.storage, std::string("private-config"));
    QCOMPARE(readBack(router, "show crypto key mypubkey rsa " + transcript.keys[0].name).keys.size(),
             std::size_t(1));
}

QTEST_GUILESS_MAIN(ShowPkiTest)
#include "showpkitest.moc"
