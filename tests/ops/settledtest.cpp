// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <QFile>
#include <QTest>

#include "tests/ops/outcomecase.h"

using namespace releve;
using namespace releve::ops;
using namespace releve::ops::test;
using store::IntentState;

namespace {

x509::Certificate certificateIn(const char* file)
{
    QFile pem(QString::fromUtf8(RELEVE_TEST_DATA) + QString::fromUtf8("/x509/") + QString::fromUtf8(file));
    const bool open = pem.open(QIODevice::ReadOnly);
    return x509::Certificate::fromPem(open ? pem.readAll().toStdString() : std::string()).value();
}

/// As a router prints it, as a CA certificate.
CertificateText printed(const x509::Certificate& certificate, CertificateText as)
{
    as.md5 = certificate.fingerprint(x509::Digest::Md5);
    as.sha1 = certificate.fingerprint(x509::Digest::Sha1);
    as.serial = certificate.serial();
    return as;
}

} // namespace

/// What a later reading, and what SCEP, say of an act.
class SettledTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatNobodySawTheEndOfIsSettled()
    {
        Case test;
        const Parameters memory = remembered(test.plan(), *test.before.snapshot());
        QVERIFY(!settled({}, *renewed().snapshot()));
        QVERIFY(!settled({{"act", "dance"}}, *renewed().snapshot()));
        const auto done = settled(memory, *renewed().snapshot());
        QVERIFY(done);
        QCOMPARE(std::string(wordOf(done->code)), std::string("proved"));
        QCOMPARE(done->outcome().code, std::string("proved"));
        const auto not_ = settled(memory, *spokeText().snapshot());
        QVERIFY(not_);
        QCOMPARE(static_cast<int>(not_->state), static_cast<int>(IntentState::Failed));
        RouterText waiting = spokeText();
        waiting.status = "Pending";
        QVERIFY(!settled(memory, *waiting.snapshot()));
        // What is written down with an outcome that is not known serves as well.
        test.report = stopped(ios::StopReason::ConnectionLost);
        test.after.reset();
        QVERIFY(settled(test.verdict().parameters, *renewed().snapshot()));
        const Case cancel = serverCase(ActKind::RolloverCancel, true, false);
        const Parameters ofCancel = remembered(cancel.plan(), *cancel.before.snapshot());
        QCOMPARE(static_cast<int>(settled(ofCancel, *serverText(false).snapshot())->state),
                 static_cast<int>(IntentState::Done));
        QCOMPARE(static_cast<int>(settled(ofCancel, *serverText(true).snapshot())->state),
                 static_cast<int>(IntentState::Failed));
        const Case revoke = serverCase(ActKind::Revoke, false, false, {"02"});
        QVERIFY(
            !settled(remembered(revoke.plan(), *revoke.before.snapshot()), *serverText(false).snapshot()));
    }

    void nothingOfASecretIsRemembered()
    {
        Act act{ActKind::Renew, "Root-CA", {}, {}, SecretBytes(std::string_view("one-time")),
                SaveWish::Never};
        Grounds grounds;
        grounds.snapshot = spokeText().snapshot();
        const Plan plan = planOf(std::move(act), grounds);
        for (const auto& [key, value] : remembered(plan, *grounds.snapshot))
            QVERIFY(value.find("one-time") == std::string::npos);
    }

    void whatWasNeverSent()
    {
        Case test;
        test.kind = ActKind::Enroll;
        const Verdict verdict = blocked(test.plan());
        QCOMPARE(static_cast<int>(verdict.state), static_cast<int>(IntentState::Refused));
        QCOMPARE(verdict.parameters.at("conditions"), std::string("identity-not-held"));
        QCOMPARE(static_cast<int>(stateChanged(test.plan()).state), static_cast<int>(IntentState::Refused));
    }

    // ---- What SCEP gives, against what the router shows

    void theCaOfARenewal()
    {
        const x509::Certificate ca = certificateIn("ca.pem");
        Case test;
        test.report = wentWell();
        test.before.certificates = CertificateText().text() + printed(ca, caText("Root-CA")).text();
        test.after = test.before;
        test.after->certificates =
            CertificateText{.serial = "05", .seed = "A5"}.text() + printed(ca, caText("Root-CA")).text();
        test.ca = CaView();
        test.ca->ca = ca;
        QCOMPARE(std::string(wordOf(test.verdict().code)), std::string("proved"));
        test.ca->ca = certificateIn("ec.pem");
        QCOMPARE(std::string(wordOf(test.verdict().code)), std::string("ca-disagrees"));
        QCOMPARE(test.verdict().parameters.at("router"), ca.fingerprint(x509::Digest::Md5));
        QCOMPARE(static_cast<int>(test.verdict().state), static_cast<int>(IntentState::Unknown));
    }

    void theNextCaOfARollover()
    {
        const x509::Certificate next = certificateIn("ca.pem");
        Case test = serverCase(ActKind::Rollover, false, true);
        const std::string md5 = grouped(next.fingerprint(x509::Digest::Md5));
        auto& server = test.after->server;
        server.replace(server.find(grouped(hex("D1", 32))), md5.size(), md5);
        test.after->certificates = printed(next, shadowText("ROOTCA")).text() + caText("ROOTCA").text();
        test.ca = CaView();
        test.ca->askedForNextCa = true;
        test.ca->nextCa = next;
        QCOMPARE(std::string(wordOf(test.verdict().code)), std::string("proved"));
        test.ca->nextCa = certificateIn("ec.pem");
        QCOMPARE(std::string(wordOf(test.verdict().code)), std::string("ca-disagrees"));
        Case cancelled = serverCase(ActKind::RolloverCancel, true, false);
        cancelled.ca = test.ca; // it still gives one
        QCOMPARE(std::string(wordOf(cancelled.verdict().code)), std::string("ca-disagrees"));
    }

    void anAuthenticationByAnyDigest()
    {
        const x509::Certificate ca = certificateIn("ca.pem");
        Case test;
        test.kind = ActKind::Authenticate;
        test.before.certificates.clear();
        test.report = wentWell();
        test.after->certificates = printed(ca, caText("Root-CA")).text();
        test.planCa = CaView();
        test.planCa->ca = ca;
        for (const auto digest : {x509::Digest::Md5, x509::Digest::Sha1, x509::Digest::Sha256}) {
            test.fingerprint = ca.fingerprint(digest);
            const Plan plan = test.plan();
            QVERIFY(!plan.isBlocked());
            // IOS shows MD5 and SHA-1
            const std::string shown =
                ca.fingerprint(digest == x509::Digest::Md5 ? digest : x509::Digest::Sha1);
            QCOMPARE(plan.lines.at(1).command.answers.at(0).printedBefore, shown);
            QCOMPARE(std::string(wordOf(test.verdict().code)), std::string("proved"));
        }
        test.planCa->ca = certificateIn("ec.pem");
        QVERIFY(test.plan().isBlocked());
        QCOMPARE(blocked(test.plan()).parameters.at("conditions"), std::string("fingerprint-is-cas"));
        // The trustpoint's own line compares in our place.
        test.planCa->ca = ca;
        test.fingerprint.clear();
        QCOMPARE(blocked(test.plan()).parameters.at("conditions"), std::string("fingerprint-given"));
        test.before.trustpoint += " fingerprint " + ca.fingerprint(x509::Digest::Sha1) + "\n";
        QVERIFY(!test.plan().isBlocked());
        QVERIFY(test.plan().lines.at(1).command.answers.at(0).optional);
    }
};

QTEST_GUILESS_MAIN(SettledTest)
#include "settledtest.moc"
