// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <QTest>

#include "pki/lab/issuance.h"
#include "pki/scep/cacertificates.h"
#include "pki/scep/nextca.h"
#include "tests/lab/labsupport.h"

using namespace releve;
using namespace std::chrono_literals;
using labsupport::Client;
using labsupport::configText;
using labsupport::enrolled;
using labsupport::key;
using labsupport::Lab;
using labsupport::start;
using labsupport::statusOf;
using lifecycle::ServerEventKind;
using scep::FailInfo;
using scep::MessageType;
using scep::PkiStatus;
using std::chrono::days;

namespace {

const Instant end = start + days{730};

/// Lets it do what falls due until then.
void passTo(Lab& lab, Instant then)
{
    lab.clock.advance(then - lab.clock.now());
    lab.authority->catchUp();
}

} // namespace

class CertificateAuthorityTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // What is refused.

    void aWrongChallengeIsRefused()
    {
        Lab lab(configText(), "s3cret");
        for (const char* wrong : {"", "S3cret", "s3cret ", "s3cre"}) {
            const auto answer = Client("CN=a", key(0), lab.ca(), start, wrong).enroll(lab.wire());
            QCOMPARE(statusOf(answer), PkiStatus::Failure);
            QVERIFY(answer->failInfo == FailInfo::BadRequest);
        }
        QVERIFY(lab.authority->requests().empty());
        const auto identity = enrolled(lab, "CN=a");
        QCOMPARE(identity.certificate.serial(), "02");
        // A renewal needs none.
        QCOMPARE(statusOf(Client(identity, key(1), lab.ca(), start).enroll(lab.wire())), PkiStatus::Success);
    }

    void grantNoneRejects()
    {
        Lab lab(configText(" grant none\n"));
        Client client("CN=a", key(0), lab.ca(), start);
        const auto answer = client.enroll(lab.wire());
        QCOMPARE(statusOf(answer), PkiStatus::Failure);
        QVERIFY(answer->failInfo == FailInfo::BadRequest);
        QCOMPARE(statusOf(client.poll(lab.wire())), PkiStatus::Failure);
    }

    void aRevokedSignerDoesNotRenew()
    {
        Lab lab;
        const auto identity = enrolled(lab, "CN=a");
        QVERIFY(lab.authority->operate({.kind = ServerEventKind::Revoke, .serial = 2}).ok());
        for (const MessageType type : {MessageType::PkcsReq, MessageType::RenewalReq})
            QCOMPARE(statusOf(Client(identity, key(1), lab.ca(), start).enroll(lab.wire(), type)),
                     PkiStatus::Failure);
        QVERIFY(lab.open().ok()); // it is remembered
        QCOMPARE(statusOf(Client(identity, key(1), lab.ca(), start).enroll(lab.wire())), PkiStatus::Failure);
    }

    void aCertificateItDoesNotKnowDoesNotRenew()
    {
        // The CA of a lab whose state was copied, and went on elsewhere.
        Lab lab;
        const auto holdings = *lab.authority->holdings();
        const x509::Request request = *x509::signRequest(
            {*x509::Name::fromIos("cn=a"), SecretBytes(), {}, x509::Digest::Sha256}, key(0));
        const auto stranger = *lab::signIdentity({77, 1, 1, start, start + days{1}}, lab.config.server,
                                                 request, holdings.current);
        QCOMPARE(statusOf(Client({stranger, key(0)}, key(1), lab.ca(), start).enroll(lab.wire())),
                 PkiStatus::Failure);
    }

    void anUnknownPollIsBadCertId()
    {
        Lab lab;
        const auto answer = Client("CN=a", key(0), lab.ca(), start).poll(lab.wire());
        QCOMPARE(statusOf(answer), PkiStatus::Failure);
        QVERIFY(answer->failInfo == FailInfo::BadCertId);
    }

    void aPollOfAnotherKeyGetsNothing()
    {
        Lab lab(configText(""));
        Client client("CN=a", key(0), lab.ca(), start);
        QCOMPARE(statusOf(client.enroll(lab.wire())), PkiStatus::Pending);
        QVERIFY(lab.authority->operate({.kind = ServerEventKind::GrantAll}).ok());
        const x509::Request request = *x509::signRequest(
            {*x509::Name::fromIos("cn=a"), SecretBytes(), {}, x509::Digest::Sha256}, key(1));
        scep::Transaction thief(Client::parties(*scep::throwAwayIdentity(request, key(1), start), lab.ca()),
                                request, lab.authority->requests().front().transactionId);
        const Bytes message = *thief.poll(start);
        const auto response = lab.wire()({true, "operation=PKIOperation", message});
        QCOMPARE(statusOf(thief.read(response.body)), PkiStatus::Failure);
    }

    void whatIosWouldRefuseIsRefused()
    {
        Lab lab;
        for (const ServerEventKind kind : {ServerEventKind::RolloverCancel, ServerEventKind::Grant})
            QCOMPARE(lab.authority->operate({.kind = kind, .request = 9}).error().code,
                     ErrorCode::BadArgument);
        QCOMPARE(lab.authority->operate({.kind = ServerEventKind::Revoke, .serial = 9}).error().code,
                 ErrorCode::NotFound);
        QVERIFY(lab.authority->operate({.kind = ServerEventKind::Rollover}).ok());
        QCOMPARE(lab.authority->operate({.kind = ServerEventKind::Rollover}).error().code,
                 ErrorCode::BadArgument);
    }

    // What is granted.

    void theCaIsAsIosMakesIt()
    {
        Lab lab;
        const auto ca = lab.ca();
        QCOMPARE(ca.serial(), "01");
        QCOMPARE(ca.subject().toIos(), "cn=RootCA,ou=TAC,o=Cisco");
        QVERIFY(ca.isCa() && ca.isSignedBy(ca));
        QVERIFY(ca.notBefore() == start && ca.notAfter() == end);
        QCOMPARE(ca.publicKey().bits, 1024U);
        QVERIFY(lab.log.find(R"("event":"ca-created")") != std::string::npos);
        QVERIFY(*x509::Certificate::fromDer(lab.get("operation=GetCACert").body) == ca);
    }

    void grantAuto()
    {
        Lab lab(configText(" grant auto\n",
                           " cdp-url http://172.16.1.1/cgi-bin/pkiclient.exe?operation=GetCRL\n"));
        const auto certificate = enrolled(lab, "CN=spoke-1,O=Cisco").certificate;
        QCOMPARE(certificate.serial(), "02");
        QCOMPARE(certificate.subject().toRfc4514(), "CN=spoke-1,O=Cisco");
        QVERIFY(certificate.isSignedBy(lab.ca()));
        QVERIFY(certificate.notBefore() == start && certificate.notAfter() == start + days{365});
        QCOMPARE(certificate.keyUsage(), (std::vector<std::string>{"digitalSignature", "keyEncipherment"}));
        QCOMPARE(certificate.crlDistributionPoints().size(), 1U);
        QCOMPARE(certificate.authorityKeyId(), lab.ca().subjectKeyId());
    }

    void aCertificateEndsWithItsCa()
    {
        Lab lab;
        passTo(lab, end - days{10});
        QVERIFY(enrolled(lab, "CN=a").certificate.notAfter() == end);
    }

    void renewals_data()
    {
        QTest::addColumn<int>("type");
        QTest::addColumn<bool>("sameKey");
        QTest::newRow("17, new key") << 17 << false;
        QTest::newRow("19, new key") << 19 << false;
        QTest::newRow("17, same key") << 17 << true;
        QTest::newRow("19, same key") << 19 << true;
    }
    void renewals()
    {
        QFETCH(int, type);
        QFETCH(bool, sameKey);
        Lab lab;
        const auto identity = enrolled(lab, "CN=a");
        passTo(lab, start + days{292});
        Client client(identity, key(sameKey ? 0 : 1), lab.ca(), lab.clock.now());
        const auto answer = client.enroll(lab.wire(), static_cast<MessageType>(type));
        QCOMPARE(statusOf(answer), PkiStatus::Success);
        QCOMPARE(answer->certificate->serial(), "03");
        QVERIFY(answer->certificate->notBefore() == start + days{292});
    }

    void pendingThenGranted()
    {
        Lab lab(configText(""), "s3cret");
        Client client("CN=a", key(0), lab.ca(), start, "s3cret");
        QCOMPARE(statusOf(client.enroll(lab.wire())), PkiStatus::Pending);
        QCOMPARE(statusOf(client.poll(lab.wire())), PkiStatus::Pending);
        const auto requests = lab.authority->requests();
        QCOMPARE(requests.size(), 1U);
        QVERIFY(lab.open().ok());
        QFile journal(lab.journal());
        QVERIFY(journal.open(QIODevice::ReadOnly));
        QVERIFY(!journal.readAll().contains("s3cret"));
        passTo(lab, start + 2h);
        QVERIFY(
            lab.authority->operate({.kind = ServerEventKind::Grant, .request = requests.front().id}).ok());
        QVERIFY(lab.open().ok());
        passTo(lab, start + 3h);
        const auto answer = client.poll(lab.wire());
        QCOMPARE(statusOf(answer), PkiStatus::Success);
        QVERIFY(answer->certificate->notBefore() == start + 2h); // the act, not the poll
        QCOMPARE(lab.authority->requests().front().state, lifecycle::RequestState::Granted);
    }

    void pendingThenRejectedThenMadeAgain()
    {
        Lab lab(configText(""));
        Client client("CN=a", key(0), lab.ca(), start);
        QCOMPARE(statusOf(client.enroll(lab.wire())), PkiStatus::Pending);
        QVERIFY(lab.authority->operate({.kind = ServerEventKind::RejectAll}).ok());
        QCOMPARE(statusOf(client.poll(lab.wire())), PkiStatus::Failure);
        QCOMPARE(statusOf(client.enroll(lab.wire())), PkiStatus::Pending);
        QCOMPARE(lab.authority->requests().front().id, 2U);
    }

    void authorisedAutoGrantOfRenewals()
    {
        Lab lab(configText(" grant auto trustpoint ROOTCA\n"));
        Client client("CN=a", key(0), lab.ca(), start);
        QCOMPARE(statusOf(client.enroll(lab.wire())), PkiStatus::Pending);
        QVERIFY(lab.authority->operate({.kind = ServerEventKind::GrantAll}).ok());
        const auto answer = client.poll(lab.wire());
        QCOMPARE(statusOf(answer), PkiStatus::Success);
        QCOMPARE(
            statusOf(Client(client.with(*answer->certificate), key(1), lab.ca(), start).enroll(lab.wire())),
            PkiStatus::Success);
    }

    // SCEP_INTEROP rule 11.

    void aReplayGetsTheSameCertificate()
    {
        Lab lab;
        Client client("CN=a", key(0), lab.ca(), start);
        const auto first = client.enroll(lab.wire());
        const auto second = client.enroll(lab.wire()); // other nonce, other ciphertext
        QVERIFY(*first->certificate == *second->certificate);
        QVERIFY(lab.open().ok());
        QVERIFY(*client.enroll(lab.wire())->certificate == *first->certificate);
        passTo(lab, start + 168h - 1s);
        QVERIFY(*client.enroll(lab.wire())->certificate == *first->certificate);
        passTo(lab, start + 168h);
        client.passTo(start + 168h);
        QVERIFY(enrolled(lab, "CN=b", 1).certificate.serial() == "03");
    }

    void aRenewalWithTheSameKeyIsNoReplay()
    {
        // micromdm's transactionID is a hash of the key: equal for both.
        Lab lab;
        const auto identity = enrolled(lab, "CN=a");
        Client renewal(identity, key(0), lab.ca(), start);
        const auto first = renewal.enroll(lab.wire());
        QCOMPARE(first->certificate->serial(), "03");
        QVERIFY(*renewal.enroll(lab.wire())->certificate == *first->certificate);
    }

    // Rollover.

    void rolloverIsGeneratedOfferedAndActivated()
    {
        Lab lab;
        const auto old = lab.ca();
        QCOMPARE(lab.get("operation=GetNextCACert").status, 404);
        passTo(lab, end - days{90});
        const auto next = lab.rollover();
        QVERIFY(next.notBefore() == end && next.notAfter() == end + days{730});
        QVERIFY(next.subject() == old.subject() && next.isSignedBy(next));
        QVERIFY(!(next.publicKey() == old.publicKey()));
        QVERIFY(
            lab.log.find(R"({"at":"2017-07-10T12:14:16Z","who":"ROOTCA","event":"cs-shadow-generation")") !=
            std::string::npos);

        const auto answer = lab.get("operation=GetNextCACert");
        QCOMPARE(answer.status, 200);
        const auto read = scep::NextCa::read(answer.body, old, {});
        QVERIFY(read && read->covered && read->certificates.front() == next);

        QVERIFY(lab.open().ok()); // both keys are on the disk
        const auto identity = enrolled(lab, "CN=a");
        QVERIFY(identity.certificate.isSignedBy(old));
        Client shadow(identity, key(1), next, lab.clock.now());
        const auto shadowed = shadow.enroll(lab.wire());
        QCOMPARE(statusOf(shadowed), PkiStatus::Success);
        QVERIFY(shadowed->certificate->isSignedBy(next));
        QVERIFY(shadowed->certificate->notBefore() == end);

        passTo(lab, end);
        QVERIFY(lab.ca() == next);
        QVERIFY(!lab.authority->holdings()->rollover);
        QVERIFY(!QFile::exists(lab.folder.filePath(QStringLiteral("key-1.pem"))));
        QVERIFY(lab.open().ok());
        QVERIFY(lab.ca() == next);
        QCOMPARE(statusOf(Client("CN=b", key(2), old, lab.clock.now()).enroll(lab.wire())),
                 PkiStatus::Failure);
        QVERIFY(enrolled(lab, "CN=b", 2).certificate.isSignedBy(next));
        const auto crl = lab.authority->crl(scep::CaSlot::Current);
        QVERIFY(crl && crl->isSignedBy(next) && crl->revoked().empty());
    }

    void whatWasDueWhileItWasDownIsDoneAtTheStart()
    {
        Lab lab;
        lab.authority.reset();
        lab.clock.advance(days{720});
        lab.log.clear();
        QVERIFY(lab.open().ok());
        QVERIFY(lab.rollover().notBefore() == end);
        QVERIFY(lab.log.find(R"({"at":"2017-09-28T12:14:16Z")") != std::string::npos);
    }

    void aDeadCaAnswersNothing()
    {
        Lab lab;
        lab.config.server.autoRollover.reset();
        QVERIFY(lab.open().ok());
        passTo(lab, end);
        QVERIFY(lab.log.find(R"("event":"ca-expired")") != std::string::npos);
        QCOMPARE(lab.get("operation=GetCACert").status, 503);
        QVERIFY(lab.open().ok());
        QCOMPARE(lab.get("operation=GetCACert").status, 503);
    }

    void aCancelledRolloverIsBadCertId()
    {
        Lab lab;
        QVERIFY(lab.authority->operate({.kind = ServerEventKind::Rollover}).ok());
        const auto next = lab.rollover();
        const auto identity = enrolled(lab, "CN=a");
        QVERIFY(lab.authority->operate({.kind = ServerEventKind::RolloverCancel}).ok());
        const Bytes message = Client(identity, key(1), next, start).message();
        const auto response = lab.wire()({true, "operation=PKIOperation", message});
        QCOMPARE(response.status, 200);
        QVERIFY(!QFile::exists(lab.folder.filePath(QStringLiteral("key-2.pem"))));
        QCOMPARE(enrolled(lab, "CN=b", 1).certificate.serial(), "04");
    }

    void aCancelledRolloverIsNotMadeAgainByARestart()
    {
        Lab lab;
        passTo(lab, end - days{90});
        QVERIFY(lab.authority->operate({.kind = ServerEventKind::RolloverCancel}).ok());
        QVERIFY(lab.open().ok());
        QVERIFY(lab.authority->nextDue() == end); // ROLLOVER_SPEC 14.15
    }

    // GetCert, GetCRL.

    void certificatesAndCrlsAreFetched()
    {
        Lab lab;
        const auto identity = enrolled(lab, "CN=a");
        const auto other = enrolled(lab, "CN=b", 1);
        const auto ask = [&](auto make) {
            auto query = *scep::Transaction::query(Client::parties(identity, lab.ca()));
            const Bytes message = *(query.*make)(other.certificate.serial(), lab.clock.now());
            return query.read(lab.wire()({true, "operation=PKIOperation", message}).body);
        };
        QVERIFY(*ask(&scep::Transaction::getCert)->certificate == other.certificate);
        const auto first = ask(&scep::Transaction::getCrl)->crl;
        QVERIFY(first->isSignedBy(lab.ca()) && first->thisUpdate() == start &&
                first->nextUpdate() == start + 6h);
        QVERIFY(first->revoked().empty());

        passTo(lab, start + 1h);
        QVERIFY(lab.authority->operate({.kind = ServerEventKind::Revoke, .serial = 3}).ok());
        const auto second = ask(&scep::Transaction::getCrl)->crl;
        QVERIFY(second->thisUpdate() == start + 1h && second->find("03")->revokedAt == start + 1h);

        passTo(lab, start + 25h + 30min); // dated at its last due update
        QVERIFY(lab.open().ok());
        const auto third = ask(&scep::Transaction::getCrl)->crl;
        QVERIFY(third->thisUpdate() == start + 25h && third->nextUpdate() == start + 31h);
        QVERIFY(third->find("03"));

        QCOMPARE(lab.authority->operate({.kind = ServerEventKind::Unrevoke, .serial = 2}).error().code,
                 ErrorCode::NotFound);
        QVERIFY(lab.authority->operate({.kind = ServerEventKind::Unrevoke, .serial = 3}).ok());
        QVERIFY(ask(&scep::Transaction::getCrl)->crl->revoked().empty());
        QVERIFY(lab.open().ok());
        QVERIFY(ask(&scep::Transaction::getCrl)->crl->revoked().empty());
        QCOMPARE(statusOf(Client(other, key(1), lab.ca(), lab.clock.now()).enroll(lab.wire())),
                 PkiStatus::Success);
    }

    void whatItHasNotIssuedIsNotFound()
    {
        Lab lab;
        for (const char* serial : {"", "99", "-01", "x", "0102030405060708090A0B"})
            QVERIFY(!lab.authority->issued(serial, scep::CaSlot::Current));
        QVERIFY(!lab.authority->issued("01", scep::CaSlot::Rollover));
        QVERIFY(lab.authority->issued("0001", scep::CaSlot::Current));
    }

    // The configuration changes between two starts.

    void aChangedConfigurationIsToldAndFollowed()
    {
        Lab lab;
        const auto ca = lab.ca();
        lab.config.server.grant = {};
        lab.config.server.issuerName = "cn=Other";
        lab.config.server.autoRollover = lifecycle::DaysHoursMinutes{30, 0, 0};
        QVERIFY(lab.open().ok());
        QCOMPARE(lab.authority->notes().size(), 3U);
        QVERIFY(lab.ca() == ca);
        QCOMPARE(statusOf(Client("CN=a", key(0), ca, start).enroll(lab.wire())), PkiStatus::Pending);
        QVERIFY(lab.authority->nextDue() == end - days{30});
        QVERIFY(lab.open().ok());
        QVERIFY(lab.authority->notes().empty());
        passTo(lab, end - days{30});
        QVERIFY(lab.rollover().subject() == ca.subject());
    }

    void theStateOfAnotherServerIsRefused()
    {
        Lab lab;
        lab.config.server.name = "OTHER";
        const auto opened = lab.open();
        QVERIFY(!opened);
        QCOMPARE(opened.error().code, ErrorCode::BadArgument);
        QVERIFY(opened.error().detail.find("ROOTCA") != std::string::npos);
        lab.config.server.name = "ROOTCA";
        QVERIFY(lab.open().ok());
    }
};

QTEST_GUILESS_MAIN(CertificateAuthorityTest)
#include "certificateauthoritytest.moc"
