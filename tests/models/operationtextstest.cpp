// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <QRegularExpression>
#include <QTest>

#include "models/outcometexts.h"
#include "models/plantexts.h"
#include "models/texts.h"
#include "models/worktexts.h"
#include "tests/models/enumerators.h"

using namespace releve;
using namespace releve::models;
using ops::Condition;
using ops::ConsequenceCode;
using ops::Standing;

namespace {

template<class Code>
constexpr int countOf()
{
    return static_cast<int>(Code::Count);
}

ios::PlannedAnswer answer(const char* typed, bool secret)
{
    return {"Password:", SecretBytes(std::string_view(typed)), secret};
}

} // namespace

class OperationTextsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".?"))); }

    void everyEnumeratorHasItsWords()
    {
        checkAll<ops::ActKind>(countOf<ops::ActKind>(), [](auto kind) { return actText(kind); });
        checkAll<ops::ActKind>(countOf<ops::ActKind>(), [](auto kind) {
            ops::Act act;
            act.kind = kind;
            act.target = "T";
            return actText(act);
        });
        checkAll<Standing>(countOf<Standing>(), [](auto standing) { return standingText(standing); });
        for (const Standing standing : {Standing::Met, Standing::Blocks})
            checkAll<Condition>(countOf<Condition>(), [standing](auto condition) {
                return preconditionText({condition, standing, {}});
            });
        checkAll<ConsequenceCode>(countOf<ConsequenceCode>(), [](auto code) {
            return consequenceText({code, {}});
        });
        checkAll<ops::SaveChoice>(countOf<ops::SaveChoice>(),
                                  [](auto choice) { return saveChoiceText(choice); });
        checkAll<ops::LineRole>(countOf<ops::LineRole>(), [](auto role) { return lineRoleText(role); });
        checkAll<ops::ResultCode>(countOf<ops::ResultCode>(), [](auto code) { return resultText(code, {}); });
        checkAll<ops::RouterFailure>(countOf<ops::RouterFailure>(),
                                     [](auto failure) { return routerFailureText(failure); });
        checkAll<ops::Stage>(countOf<ops::Stage>(), [](auto stage) { return stageText(stage); });
        checkAll<ops::SecretKind>(static_cast<int>(ops::SecretKind::KeyPassphrase) + 1, [](auto kind) {
            return secretQuestionText({{"d", "R1", ""}, kind});
        });
        checkAll<store::IntentState>(static_cast<int>(store::IntentState::Cancelled) + 1,
                                     [](auto state) { return intentStateText(state); });
    }

    void whatIsNotDoneHasANextStep()
    {
        for (int i = 0; i < countOf<ops::ResultCode>(); ++i) {
            const auto code = static_cast<ops::ResultCode>(i);
            QCOMPARE(nextStepText(code, {}).isEmpty(), code == ops::ResultCode::Proved);
        }
    }

    void parametersStandInTheirPlaces()
    {
        QCOMPARE(preconditionText({Condition::SerialIssued,
                                   Standing::Blocks,
                                   {{"server", "ROOTCA"}, {"serial", "2A"}, {"last", "09"}}}),
                 QStringLiteral("ROOTCA has not issued serial number 2A yet: its last is 09."));
        QCOMPARE(preconditionText({Condition::CaValid, Standing::Met, {{"end", "2017-10-08T12:14:16Z"}}}),
                 QStringLiteral("The CA certificate is valid until 2017-10-08 12:14:16 UTC."));
        QVERIFY(consequenceText(
                    {ConsequenceCode::CaTrusted, {{"fingerprint", "CC748544A0AB7832935D8CD0214A152E"}}})
                    .contains(QStringLiteral("CC748544 A0AB7832 935D8CD0 214A152E")));
        QVERIFY(consequenceText({ConsequenceCode::CaTrusted, {}}).contains(dash()));
        QVERIFY(preconditionText({Condition::SkewSmall, Standing::Warns, {{"seconds", "-351706986"}}})
                    .contains(QStringLiteral("4,070 d 16:23:06")));
        QVERIFY(consequenceText({ConsequenceCode::HoldersStranded, {{"count", "3"}}}).startsWith(u'3'));
    }

    void whatIsNotKnownIsNotSaidToBeWrong()
    {
        for (const Condition condition :
             {Condition::ClockAuthoritative, Condition::CaReachable, Condition::ConfigurationSaved}) {
            const auto text = [&](const char* known) {
                return preconditionText({condition, Standing::Warns, {{"known", known}}});
            };
            QVERIFY(text("yes") != text("no"));
            QVERIFY(text("no") != preconditionText({condition, Standing::Met, {}}));
        }
        QVERIFY(preconditionText(
                    {Condition::FingerprintIsCas, Standing::Blocks, {{"given", "AB"}, {"ca", ""}}}) !=
                preconditionText(
                    {Condition::FingerprintIsCas, Standing::Blocks, {{"given", "AB"}, {"ca", "—"}}}));
    }

    void errorsAreToldInTheLanguageSpoken()
    {
        const QString text =
            preconditionText({Condition::DeviceReachable,
                              Standing::Blocks,
                              {{"code", "connection-refused"}, {"error", "192.0.2.1 port 22"}}});
        QVERIFY(text.contains(errorText({ErrorCode::ConnectionRefused, {}})));
        QVERIFY(text.contains(QStringLiteral("192.0.2.1 port 22")));
    }

    void theRoutersOwnReasonGivesTheNextStep()
    {
        QCOMPARE(nextStepText(ops::ResultCode::RouterSaysNo, {{"failure", "clock-not-set"}}),
                 routerFailureText(ops::RouterFailure::ClockNotSet));
        QVERIFY(!nextStepText(ops::ResultCode::RouterSaysNo, {{"failure", "no such word"}}).isEmpty());
    }

    void aReloadLosesItForAReason()
    {
        const QString declined = consequenceText({ConsequenceCode::LostAtReload, {{"why", "declined"}}});
        QVERIFY(declined.endsWith(saveChoiceText(ops::SaveChoice::Declined)));
        QVERIFY(declined != consequenceText({ConsequenceCode::LostAtReload, {{"why", "unsaved-changes"}}}));
    }

    void whatRoutersSayIsHarmless()
    {
        const QString said = resultText(ops::ResultCode::RouterSaysNo,
                                        {{"line", "{text}%1\x1b[2J"}, {"text", "<img src=x>\n"}});
        QVERIFY(said.contains(QStringLiteral("{text}%1\\x1B[2J")));
        QVERIFY(said.contains(QStringLiteral("<img src=x>\\x0A")));
        QCOMPARE(resultText("code-of-tomorrow\n", {}), QStringLiteral("code-of-tomorrow\\x0A"));
        QCOMPARE(resultText("link-lost", {}), resultText(ops::ResultCode::LinkLost, {}));
    }

    void secretsAreNotShown()
    {
        QVERIFY(!answerText(answer("s3cret", true)).contains(QStringLiteral("s3cret")));
        QCOMPARE(answerText(answer("yes\n", false)), QStringLiteral("yes\\x0A"));
        QCOMPARE(answerText(answer("", true)), answerText(answer("", false)));
    }
};

QTEST_GUILESS_MAIN(OperationTextsTest)
#include "operationtextstest.moc"
