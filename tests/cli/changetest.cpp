// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#undef QT_NO_CAST_FROM_ASCII // words are compared with literals on every other line
#include <QTest>

#include "app/cli/changejson.h"
#include "app/cli/consent.h"
#include "app/cli/preview.h"
#include "tests/cli/clirun.h"

using namespace releve;
using namespace releve::cli;
using namespace releve::cli::test;
using ops::ActKind;
using ops::Standing;

namespace {

ops::HolderEntry holder(const char* name)
{
    return {name, name, {"ROOT-CA"}, true, fromIso8601("2026-12-01T04:00:00Z")};
}

ops::Plan planOf(ActKind kind, const char* target)
{
    ops::Plan plan;
    plan.device = {"d1", "R1", ""};
    plan.act.kind = kind;
    plan.act.target = target;
    return plan;
}

ops::Plan cancelPlan(std::size_t holders, std::size_t notKnown)
{
    ops::Plan plan = planOf(ActKind::RolloverCancel, "ROOTCA");
    plan.holders.emplace();
    for (std::size_t i = 0; i < holders; ++i)
        plan.holders->holders.push_back(holder("spoke-1"));
    for (std::size_t i = 0; i < notKnown; ++i)
        plan.holders->notKnown.push_back(holder("spoke-2"));
    return plan;
}

ops::Plan enrollPlan()
{
    ops::Plan plan = planOf(ActKind::Enroll, "<img src=x>\n");
    ops::PlannedLine line;
    line.command.line = "crypto pki enroll \x1b[2J";
    line.command.answers.push_back({"Password:", SecretBytes(std::string_view("s3cret")), true, true});
    line.command.answers.push_back(
        {"Request certificate", SecretBytes(std::string_view("yes")), false, false});
    plan.lines.push_back(std::move(line));
    plan.preconditions.push_back({ops::Condition::CaReachable, Standing::Met, {}});
    plan.preconditions.push_back({ops::Condition::CaHeld, Standing::Blocks, {{"trustpoint", "T"}}});
    return plan;
}

/// One question put to somebody who answers that; null: there is nobody.
struct Asked
{
    int code = -1;
    QByteArray err;
    int questions = 0;

    Asked(const ops::Plan& plan, const QStringList& options, const std::optional<QString>& answer)
    {
        QCommandLineParser parser;
        parser.addOption(QCommandLineOption(QStringLiteral("yes")));
        parser.addOption(QCommandLineOption(QStringLiteral("strand"), {}, QStringLiteral("N")));
        if (!parser.parse(QStringList(QStringLiteral("releve-cli")) + options))
            qFatal("the test's own options");
        QBuffer device(&err);
        device.open(QIODevice::WriteOnly);
        Streams streams{device, device, device, false, {}};
        streams.ask = [&](const QString&) {
            ++questions;
            return answer;
        };
        code = consent({parser, {}, false, false, streams}, plan);
    }
};

QByteArray jsonOf(const ops::Plan& plan)
{
    QByteArray text;
    QBuffer device(&text);
    device.open(QIODevice::WriteOnly);
    Output out(device);
    JsonWriter json(out);
    putPlan(json, plan);
    out.finish();
    return text;
}

} // namespace

class ChangeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void wrongUsage_data()
    {
        QTest::addColumn<QStringList>("arguments");
        const auto row = [](const QString& line) { QTest::newRow(qPrintable(line)) << line.split(u' '); };
        row("renew");
        row("renew R1");
        row("renew R1 T more");
        row("authenticate R1");
        row("rollover R1");
        row("rollover-cancel R1 S extra");
        row("grant R1 S");
        row("reject R1");
        row("revoke R1 S");
        row("revoke R1 S 01 02");
        row("save");
        row("save R1 T");
        row("save R1 --strand 3");
        row("renew R1 T --yes --dry-run");
        row("renew R1 T --save --no-save");
        row("renew R1 T --fingerprint AB");
        row("enroll R1 T --challenge s3cret");
        row("renew R1 T --unlock s3cret");
    }
    void wrongUsage()
    {
        QFETCH(QStringList, arguments);
        const Run run(QStringList{"--store", "/nonexistent/store"} + arguments);
        QCOMPARE(run.code, int(WrongUsage));
        QVERIFY(run.out.isEmpty());
        QVERIFY(!run.err.isEmpty());
        QVERIFY(!run.err.contains("s3cret"));
    }

    void whatIsBlockedIsNotAskedAbout()
    {
        const Asked asked(enrollPlan(), {"--yes"}, "yes");
        QCOMPARE(asked.code, int(Precondition));
        QCOMPARE(asked.questions, 0);
    }

    void consentIsAsked_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("answer");
        QTest::addColumn<int>("code");
        const auto row = [](ActKind kind, const char* answer, int code) {
            QTest::addRow("%d %s", int(kind), answer) << int(kind) << QString(answer) << code;
        };
        row(ActKind::Renew, "y", Done);
        row(ActKind::Renew, "YES ", Done);
        row(ActKind::Renew, "", Precondition);
        row(ActKind::Renew, "n", Precondition);
        row(ActKind::Renew, "ROOTCA", Precondition);
        for (const ActKind kind : {ActKind::RolloverCancel, ActKind::Revoke, ActKind::Reject}) {
            row(kind, "y", Precondition);
            row(kind, "rootca", Precondition);
            row(kind, "", Precondition);
            row(kind, "ROOTCA", Done);
        }
    }
    void consentIsAsked()
    {
        QFETCH(int, kind);
        QFETCH(QString, answer);
        QFETCH(int, code);
        const Asked asked(planOf(static_cast<ActKind>(kind), "ROOTCA"), {}, answer);
        QCOMPARE(asked.code, code);
        QCOMPARE(asked.questions, 1);
    }

    void nobodyToAskIsNoConsent()
    {
        const Asked asked(planOf(ActKind::Renew, "T"), {}, std::nullopt);
        QCOMPARE(asked.code, int(WrongUsage));
        QVERIFY(asked.err.contains("--dry-run"));
    }

    void whoIsLeftBehindIsCounted_data()
    {
        QTest::addColumn<QStringList>("options");
        QTest::addColumn<int>("holders");
        QTest::addColumn<int>("notKnown");
        QTest::addColumn<int>("code");
        QTest::newRow("yes is not enough") << QStringList{"--yes"} << 1 << 0 << int(Precondition);
        QTest::newRow("nor for those not read") << QStringList{"--yes"} << 0 << 1 << int(Precondition);
        QTest::newRow("too few") << QStringList{"--yes", "--strand", "1"} << 1 << 1 << int(Precondition);
        QTest::newRow("too many") << QStringList{"--yes", "--strand", "3"} << 1 << 1 << int(Precondition);
        QTest::newRow("both groups count") << QStringList{"--yes", "--strand", "2"} << 1 << 1 << int(Done);
        QTest::newRow("nobody") << QStringList{"--yes"} << 0 << 0 << int(Done);
        QTest::newRow("nobody, counted wrongly")
            << QStringList{"--yes", "--strand", "1"} << 0 << 0 << int(Precondition);
        QTest::newRow("no number") << QStringList{"--yes", "--strand", "all"} << 1 << 0 << int(WrongUsage);
    }
    void whoIsLeftBehindIsCounted()
    {
        QFETCH(QStringList, options);
        QFETCH(int, holders);
        QFETCH(int, notKnown);
        QFETCH(int, code);
        const Asked asked(cancelPlan(std::size_t(holders), std::size_t(notKnown)), options, {});
        QCOMPARE(asked.code, code);
        QCOMPARE(asked.questions, 0);
    }

    void thePreviewSaysAllAndNoSecret()
    {
        const QString text = previewText(enrollPlan(), false);
        QVERIFY(text.contains("<img src=x>\\x0A"));
        QVERIFY(text.contains("crypto pki enroll \\x1B[2J"));
        QVERIFY(!text.contains("s3cret"));
        QVERIFY(!text.contains(QChar(0x1b)));
        // What blocks comes before what is met.
        QVERIFY(text.indexOf("blocks") > 0);
        QVERIFY(text.indexOf("blocks") < text.indexOf("met "));
        for (const QString& line : text.split(u'\n'))
            QVERIFY2(line.size() <= 100 && !line.endsWith(u' '), qPrintable(line));
    }

    void holdersAreListedByGroup()
    {
        const QString text = previewText(cancelPlan(1, 1), false);
        const auto holds = text.indexOf("spoke-1");
        const auto mayHold = text.indexOf("spoke-2");
        QVERIFY(holds > 0 && mayHold > holds);
        QVERIFY(text.contains("2026-12-01 04:00:00 UTC"));
    }

    void jsonHasCodesAndNoSecret()
    {
        const QByteArray text = jsonOf(enrollPlan());
        QVERIFY(!text.contains("s3cret"));
        const QJsonObject plan = QJsonDocument::fromJson(text).object();
        QCOMPARE(plan["act"].toString(), "enroll");
        QCOMPARE(plan["target"].toString(), "<img src=x>\n");
        QCOMPARE(plan["blocked"].toBool(), true);
        QVERIFY(plan["holders"].isNull());
        QCOMPARE(having(plan["preconditions"].toArray(), "standing", "blocks").size(), 1);
        const QJsonArray answers = plan["lines"].toArray().at(0).toObject()["answers"].toArray();
        QVERIFY(answers.at(0).toObject()["answer"].isNull());
        QCOMPARE(answers.at(0).toObject()["secret"].toBool(), true);
        QCOMPARE(answers.at(1).toObject()["answer"].toString(), "yes");
        const QJsonObject cancel = QJsonDocument::fromJson(jsonOf(cancelPlan(2, 1))).object();
        QCOMPARE(cancel["holders"].toObject()["holders"].toArray().size(), 2);
        QCOMPARE(cancel["holders"].toObject()["not_known"].toArray().size(), 1);
    }

    void theOutcomeSaysWhatToDoNext()
    {
        ops::Verdict verdict;
        verdict.state = store::IntentState::Unknown;
        verdict.code = ops::ResultCode::LinkLost;
        verdict.parameters = {{"line", "write memory"}};
        const QString lost = outcomeText(verdict, false);
        QVERIFY(lost.contains("write memory"));
        QVERIFY(lost.contains("Refresh"));
        verdict = {store::IntentState::Done, ops::ResultCode::Proved, {{"serial", "0B"}}};
        QVERIFY(outcomeText(verdict, false).contains("0B"));
    }
};

QTEST_GUILESS_MAIN(ChangeTest)
#include "changetest.moc"
