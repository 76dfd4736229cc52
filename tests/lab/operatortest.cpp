// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <QTest>

#include "tests/lab/labsupport.h"

using namespace releve;
using namespace std::chrono_literals;
using labsupport::Client;
using labsupport::configText;
using labsupport::key;
using labsupport::Lab;
using labsupport::start;
using labsupport::statusOf;
using scep::PkiStatus;

namespace {

void passTo(Lab& lab, Instant then)
{
    lab.clock.advance(then - lab.clock.now());
}

} // namespace

/// What an operator gives out and brings: one-time passwords, requests (ROLLOVER_SPEC 5.5).
class OperatorTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void passwordGrantsOnce()
    {
        Lab lab(configText("")); // else by hand
        QCOMPARE(statusOf(Client("CN=a", key(0), lab.ca(), start, "").enroll(lab.wire())),
                 PkiStatus::Pending);
        const std::string password = *lab.authority->generatePassword(5min);
        QCOMPARE(password.size(), std::size_t{16});
        QCOMPARE(statusOf(Client("CN=b", key(1), lab.ca(), start, password + "0").enroll(lab.wire())),
                 PkiStatus::Pending);
        QVERIFY(lab.open().ok()); // it is remembered
        Client client("CN=c", key(2), lab.ca(), start, password);
        const auto answer = client.enroll(lab.wire());
        QCOMPARE(statusOf(answer), PkiStatus::Success);
        QVERIFY(*client.enroll(lab.wire())->certificate == *answer->certificate); // who asks again
        for (int restarted = 0; restarted < 2; ++restarted) {
            QCOMPARE(statusOf(Client("CN=d", key(3), lab.ca(), start, password).enroll(lab.wire())),
                     PkiStatus::Pending);
            QVERIFY(lab.open().ok());
        }
    }

    void passwordEnds()
    {
        Lab lab(configText(""));
        const std::string replaced = *lab.authority->generatePassword(5min);
        const std::string password = *lab.authority->generatePassword(5min);
        QVERIFY(password != replaced);
        QCOMPARE(statusOf(Client("CN=a", key(0), lab.ca(), start, replaced).enroll(lab.wire())),
                 PkiStatus::Pending);
        passTo(lab, start + 5min);
        QCOMPARE(statusOf(Client("CN=b", key(1), lab.ca(), lab.clock.now(), password).enroll(lab.wire())),
                 PkiStatus::Pending);
        const std::string late = *lab.authority->generatePassword(5min);
        passTo(lab, start + 10min - 1s);
        QCOMPARE(statusOf(Client("CN=c", key(2), lab.ca(), lab.clock.now(), late).enroll(lab.wire())),
                 PkiStatus::Success);
    }

    void passwordDoesNotOutweighGrantNone()
    {
        Lab lab(configText(" grant none\n"));
        const std::string password = *lab.authority->generatePassword(5min);
        QCOMPARE(statusOf(Client("CN=a", key(0), lab.ca(), start, password).enroll(lab.wire())),
                 PkiStatus::Failure);
    }

    void passwordIsAChallenge()
    {
        Lab lab(configText(), "s3cret");
        const std::string password = *lab.authority->generatePassword(5min);
        QCOMPARE(statusOf(Client("CN=a", key(0), lab.ca(), start, password).enroll(lab.wire())),
                 PkiStatus::Success);
        QCOMPARE(statusOf(Client("CN=b", key(1), lab.ca(), start, password).enroll(lab.wire())),
                 PkiStatus::Failure);
        QCOMPARE(statusOf(Client("CN=b", key(1), lab.ca(), start, "s3cret").enroll(lab.wire())),
                 PkiStatus::Success);
    }

    void aBroughtRequestThatIsNotSigned()
    {
        Lab lab;
        const x509::Request signedOne = *x509::signRequest(
            {*x509::Name::fromIos("cn=a"), SecretBytes(std::string_view("x")), {}, x509::Digest::Sha256},
            key(0));
        const auto stripped = x509::Request::fromDer(*signedOne.withoutChallengePassword());
        QVERIFY(stripped && !stripped->isSignatureValid());
        QCOMPARE(lab.authority->bring(*stripped, scep::CaSlot::Current, "pem ").error().code,
                 ErrorCode::BadArgument);
        QVERIFY(lab.authority->requests().empty());
    }

    void aBroughtRequestIsRemembered()
    {
        Lab lab(configText(""));
        const x509::Request request = *x509::signRequest(
            {*x509::Name::fromIos("cn=a"), SecretBytes(), {}, x509::Digest::Sha256}, key(0));
        const auto stored = lab.authority->bring(request, scep::CaSlot::Current, "pem flash:a");
        QVERIFY(stored);
        QVERIFY(stored->state == lifecycle::RequestState::Pending);
        QVERIFY(lab.open().ok());
        QVERIFY(
            lab.authority->operate({.kind = lifecycle::ServerEventKind::Grant, .request = stored->id}).ok());
        const auto requests = lab.authority->requests();
        QCOMPARE(requests.size(), std::size_t{1});
        QCOMPARE(requests.front().broughtAs, std::string("pem flash:a"));
        const auto certificate = lab.authority->issued("02", scep::CaSlot::Current);
        QVERIFY(certificate && certificate->publicKey() == request.publicKey());
        QVERIFY(certificate->isSignedBy(lab.ca()));
    }
};

QTEST_GUILESS_MAIN(OperatorTest)
#include "operatortest.moc"
