// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <QRegularExpression>
#include <QTest>

#include "models/naturalorder.h"
#include "models/sceptexts.h"
#include "models/texts.h"
#include "tests/models/enumerators.h"

using namespace releve;
using namespace releve::models;
using namespace std::chrono_literals;

class TextsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".?"))); }

    void everyEnumeratorHasItsWords()
    {
        const int states = static_cast<int>(fleet::TrustpointState::Unknown) + 1;
        const int overlays = static_cast<int>(fleet::Overlay::None);
        checkAll<fleet::TrustpointState>(states, [](auto state) { return stateText(state); });
        checkAll<fleet::Overlay>(overlays, [](auto overlay) { return overlayText(overlay, 6); });
        checkAll<fleet::Tone>(5, [](auto tone) { return toneText(tone); });
        checkAll<fleet::ServerState>(5, [](auto state) { return serverStateText(state); });
        checkAll<fleet::ServerState>(5, [](auto state) { return serverStateExplanation(state); });
        for (int overlay = 0; overlay <= overlays; ++overlay) {
            checkAll<fleet::TrustpointState>(
                states,
                [&](auto state) {
                    return stateExplanation({state, static_cast<fleet::Overlay>(overlay), 6});
                },
                overlay == overlays);
        }
        checkAll<ErrorCode>(static_cast<int>(ErrorCode::Count), [](auto code) {
            return errorText({code, "x"});
        });
        checkAll<ios::ProblemCode>(static_cast<int>(ios::ProblemCode::Count), [](auto code) {
            ios::Problem problem;
            problem.code = code;
            return problemText(problem);
        });
        for (const bool rollover : {false, true})
            checkAll<ios::CertificateKind>(7, [&](auto kind) { return certificateKindText(kind, rollover); });
        checkAll<ios::CertificateForm>(4, [](auto form) { return certificateFormText(form); });
        checkAll<fleet::FactSource>(3, [](auto source) { return sourceText(source); });
        checkAll<fleet::SourceFormat>(6, [](auto format) { return sourceFormatText(format); });
        checkAll<ios::ClockAuthority>(3, [](auto authority) { return clockAuthorityText(authority); });
        checkAll<ios::TimerSection>(5, [](auto section) { return timerSectionText(section); });
        checkAll<x509::Weakness>(3, [](auto weakness) { return weaknessText(weakness); });
        checkAll<scep::MessageKind>(9, [](auto kind) { return messageKindText(kind); });
        checkAll<scep::CaptureForm>(6, [](auto form) { return captureFormText(form); });
        checkAll<scep::Severity>(3, [](auto severity) { return severityText(severity); });
        checkAll<scep::FindingCode>(static_cast<int>(scep::FindingCode::Count), [](auto code) {
            return findingText({code, {"1", "2", "3"}});
        });
    }

    void findingsShowWhatOthersWroteSafely()
    {
        using enum scep::FindingCode;
        QCOMPARE(findingText({UnknownMessageType, {"%1\x1b[2J"}}),
                 QStringLiteral("There is no messageType “%1\\x1B[2J”. A CA answers badRequest."));
        QVERIFY(findingText({UnknownMessageType, {}}).contains(dash()));
    }

    void knownTimersAreExplained()
    {
        for (const char* name : {"RENEW", "SHADOW", "POLL", "CONNECT RETRY", "SESSION CLEANUP"})
            QVERIFY2(!timerExplanation(name, ios::TimerSection::Pki).isEmpty(), name);
        for (const char* name : {"CS SHADOW CERT GENERATION", "CS CERT EXPIRE", "CS CRL UPDATE"})
            QVERIFY2(!timerExplanation(name, ios::TimerSection::Cs).isEmpty(), name);
        QVERIFY(timerExplanation("NO SUCH TIMER", ios::TimerSection::Pki).isEmpty());
    }

    void theOverlayIsWhatIsShown()
    {
        using enum fleet::TrustpointState;
        QCOMPARE(stateText({Enrolled, fleet::Overlay::None, 0}), QStringLiteral("Enrolled"));
        QCOMPARE(stateText({Enrolled, fleet::Overlay::ExpiresSoon, 6}), QStringLiteral("Expires in 6 d"));
        QCOMPARE(stateText({StoppedRejected, fleet::Overlay::Stopped, 0}),
                 QStringLiteral("Stopped: rejected"));
        QCOMPARE(stateText({Enrolled, fleet::Overlay::ClockNotSet, 0}), QStringLiteral("Clock not set"));
        QVERIFY(overlayText(fleet::Overlay::None, 0).isEmpty());
    }

    void remainingKeepsItsLayout_data()
    {
        QTest::addColumn<qint64>("milliseconds");
        QTest::addColumn<QString>("text");
        QTest::newRow("days") << qint64{73 * 86400 + 2 * 3600 + 14 * 60 + 16} * 1000 << "73 d 02:14:16";
        QTest::newRow("seed") << qint64{55295657977} << "639 d 23:54:17";
        QTest::newRow("one day") << qint64{86400000} << "1 d 00:00:00";
        QTest::newRow("under a day") << qint64{86399999} << "23:59:59";
        QTest::newRow("hours") << qint64{2 * 3600 + 14 * 60 + 9} * 1000 << "2:14:09";
        QTest::newRow("minutes") << qint64{232000} << "0:03:52";
        QTest::newRow("one minute") << qint64{60000} << "0:01:00";
        QTest::newRow("seconds") << qint64{48999} << "48 s";
        QTest::newRow("none") << qint64{0} << "0 s";
        QTest::newRow("past") << qint64{-(2 * 3600 + 14 * 60 + 9)} * 1000 << "2:14:09 ago";
        QTest::newRow("thousands") << qint64{1234} * 86400000 << "1,234 d 00:00:00";
        QTest::newRow("longest") << std::numeric_limits<qint64>::max() << "106,751,991,167 d 07:12:55";
        QTest::newRow("most negative")
            << std::numeric_limits<qint64>::min() << "106,751,991,167 d 07:12:55 ago";
    }
    void remainingKeepsItsLayout()
    {
        QFETCH(qint64, milliseconds);
        QFETCH(QString, text);
        QCOMPARE(remainingText(Duration{milliseconds}, QLocale(QLocale::English)), text);
    }

    void datesAreTheLanguages()
    {
        const Instant end = fromIso8601("2017-10-08T12:14:16Z").value();
        QCOMPARE(dateText(end, QLocale(QLocale::English)), QStringLiteral("8 Oct 2017"));
        QCOMPARE(dateTimeText(end, QLocale(QLocale::English)), QStringLiteral("8 Oct 2017 12:14:16"));
        QCOMPARE(dateTimeText(end, QLocale(QLocale::French)), QStringLiteral("8 oct. 2017 12:14:16"));
        QCOMPARE(utcText(end), QStringLiteral("2017-10-08 12:14:16 UTC"));
        // A certificate may say anything.
        QVERIFY(!utcText(Instant::min()).isNull());
        QVERIFY(!dateTimeText(Instant::max(), QLocale()).isNull());
    }

    void whatRoutersSayIsHarmless()
    {
        QCOMPARE(shownText("a\nb\x1b[2J"), QStringLiteral("a\\x0Ab\\x1B[2J"));
        QCOMPARE(shownText("x\xE2\x80\xAEy"), QStringLiteral("x\\u202Ey"));
        QCOMPARE(shownText("\xC3\x89vry"), QString::fromUtf8("\xC3\x89vry"));
        ios::Problem problem;
        problem.text = "evil\r\nline";
        problem.lines = 3;
        QVERIFY(!problemText(problem).contains(u'\n'));
        QVERIFY(problemText(problem).contains(QStringLiteral("(3 line")));
    }

    void namesKeysAndFingerprints()
    {
        QCOMPARE(fingerprintText("CC748544A0AB7832935D8CD0214A152E"),
                 QStringLiteral("CC748544 A0AB7832 935D8CD0 214A152E"));
        QCOMPARE(nameText({{"cn", "RootCA"},
                           {"ou", "TAC", false},
                           {"serialNumber", "1", false},
                           {"hostname", "r", true}}),
                 QStringLiteral("cn=RootCA, ou=TAC, serialNumber=1 + hostname=r"));
        QCOMPARE(keyText("rsaEncryption", 1024), QStringLiteral("RSA 1024"));
        QCOMPARE(keyText("id-ecPublicKey", 256), QStringLiteral("EC 256"));
        QCOMPARE(keyText("ed25519", 0), QStringLiteral("ed25519"));
        QVERIFY(keyText("", 0).isEmpty());
        QCOMPARE(serialText(""), dash());
        QCOMPARE(printedTimeText({"13:14:16 IST Oct 8 2017", {}}),
                 QStringLiteral("13:14:16 IST Oct 8 2017 (time zone not known)"));
    }

    void naturalOrder()
    {
        const QStringList wanted{QStringLiteral("branch"),
                                 QStringLiteral("Spoke-1"),
                                 QStringLiteral("spoke-02"),
                                 QStringLiteral("spoke-10"),
                                 QStringLiteral("spoke-10a"),
                                 QStringLiteral("spoke-123456789012"),
                                 QStringLiteral("spoke-1234567890123"),
                                 QStringLiteral("spoke-a")};
        for (int i = 0; i + 1 < wanted.size(); ++i)
            QVERIFY2(naturalKey(wanted[i]) < naturalKey(wanted[i + 1]), qPrintable(wanted[i + 1]));
        QCOMPARE(naturalKey(QStringLiteral("R0")), naturalKey(QStringLiteral("r000")));
        QCOMPARE(folded(QString::fromUtf8("\xC3\x89VRY-Ca\xC3\xA7")), QStringLiteral("evry-cac"));
        QVERIFY(naturalKey({}).isEmpty());
    }
};

QTEST_GUILESS_MAIN(TextsTest)
#include "textstest.moc"
