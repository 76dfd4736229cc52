// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include "pki/plan/jsonlines.h"
#include "pki/plan/scenarioreader.h"
#include "tests/plan/scenariotext.h"

using namespace releve;
using namespace releve::plan;

namespace {

/// What the writer makes of a scenario.
QByteArrayList linesOf(const ScenarioText& text)
{
    std::string json = text.json();
    std::replace(json.begin(), json.end(), '\'', '"');
    const auto scenario = readScenario(bytesOf(json), "f.json");
    if (!scenario)
        qFatal("%s", scenario.error().detail.c_str());
    QByteArray out;
    JsonLineWriter writer(
        [&](std::string_view lines) { out.append(lines.data(), static_cast<qsizetype>(lines.size())); });
    writer.finish(simulate(*scenario, &writer));
    QByteArrayList lines = out.split('\n');
    lines.removeLast(); // behind the last line end
    return lines;
}

} // namespace

class JsonLinesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyLineIsAnObjectWithTheFourKeys()
    {
        const QByteArrayList lines = linesOf(
            {.clients = client("r\\u0001\\\"\\\\\\u00e9", "auto-enroll 70", ", 'count': 2"),
             .faults = fault("ROOTCA", "unreachable", "2016-05-01T00:00:00Z", "2017-11-01T00:00:00Z")});
        QVERIFY(lines.size() > 30);
        for (qsizetype i = 0; i + 1 < lines.size(); ++i) {
            const QJsonObject line = QJsonDocument::fromJson(lines[i]).object();
            QVERIFY2((line.keys() == QStringList{QStringLiteral("at"), QStringLiteral("detail"),
                                                 QStringLiteral("event"), QStringLiteral("who")}),
                     lines[i].constData());
            QVERIFY(line[QStringLiteral("detail")].isObject());
        }
        const QJsonObject last =
            QJsonDocument::fromJson(lines.last()).object()[QStringLiteral("summary")].toObject();
        QCOMPARE(last[QStringLiteral("events")].toInteger(), qint64{lines.size() - 1});
        QCOMPARE(last[QStringLiteral("stranded")].toArray().size(), 2);
        QCOMPARE(last[QStringLiteral("stranded")][0][QStringLiteral("who")].toString(),
                 QStringLiteral("r\x01\"\\\u00e9-1"));
    }

    void details()
    {
        const QByteArrayList lines =
            linesOf({.until = "2017-10-08T12:14:16Z", .clients = client("r", "auto-enroll 80")});
        const auto detailOf = [&](const char* event) {
            for (const QByteArray& line : lines) {
                if (line.contains(event))
                    return line.mid(line.indexOf("\"detail\":") + 9).chopped(1);
            }
            return QByteArray();
        };
        QCOMPARE(
            detailOf("ca-created"),
            QByteArray(
                R"({"serial":"01","notBefore":"2015-10-09T12:14:16Z","notAfter":"2017-10-08T12:14:16Z"})"));
        QCOMPARE(detailOf("timer-armed"),
                 QByteArray(R"({"timer":"CS SHADOW CERT GENERATION","due":"2017-07-10T12:14:16Z"})"));
        QCOMPARE(detailOf("timer-fired"), QByteArray(R"({"timer":"RENEW"})"));
        QCOMPARE(detailOf("request-sent"), QByteArray(R"({"purpose":"enroll"})"));
        QCOMPARE(detailOf("rollover-activated"), QByteArray(R"({"ca":"05","identity":"06"})"));
    }

    void detailsOfTroubleAndOfACaAlone()
    {
        const QByteArrayList lines =
            linesOf({.until = "2017-10-08T12:14:16Z",
                     .servers = server("auto-rollover 90"),
                     .clients = client("r", ""),
                     .faults = fault("r", "unreachable", "2015-10-09T12:15:00Z", "2015-10-09T12:16:00Z")});
        const QByteArray all = lines.join('\n');
        QVERIFY(all.contains(R"("event":"request-sent","detail":{"purpose":"poll"}})"));
        QVERIFY(all.contains(R"("event":"pending","detail":{}})"));
        QVERIFY(all.contains(
            R"("event":"transport-failure","detail":{"operation":"CertPoll","reason":"unreachable"}})"));
        QVERIFY(all.contains(R"("event":"rollover-activated","detail":{"ca":"02","identity":null}})"));
    }

    void summaryAsTheProductSays()
    {
        QCOMPARE(toJsonLine({}),
                 std::string("{\"summary\":{\"events\":0,\"stranded\":[],\"renewals\":0,\"shadows\":0,"
                             "\"retries\":0,\"peak_requests_per_minute\":{}}}\n"));
        Summary summary;
        summary.events = 7;
        summary.stranded = {
            {"a", at("2017-10-08T12:14:16Z"), std::nullopt, StrandedWhy::RolloverCancelled},
            {"b", at("2017-10-08T12:14:16Z"), at("2017-10-09T00:00:00Z"), StrandedWhy::Clock}};
        summary.peaks = {{"A", 1}, {"B", 2}};
        QCOMPARE(
            toJsonLine(summary),
            std::string(
                "{\"summary\":{\"events\":7,\"stranded\":[{\"who\":\"a\",\"since\":\"2017-10-08T12:14:16Z\","
                "\"until\":null,\"why\":\"rollover-cancelled\"},{\"who\":\"b\",\"since\":"
                "\"2017-10-08T12:14:16Z\",\"until\":\"2017-10-09T00:00:00Z\",\"why\":\"clock\"}],"
                "\"renewals\":0,\"shadows\":0,\"retries\":0,\"peak_requests_per_minute\":{\"A\":1,\"B\":2}}}"
                "\n"));
    }

    void manyLinesAreFlushedWhole()
    {
        std::string json = ScenarioText{.clients = client("r", "auto-enroll 80", ", 'count': 100")}.json();
        std::replace(json.begin(), json.end(), '\'', '"');
        const auto scenario = readScenario(bytesOf(json), "f.json");
        std::size_t pieces = 0;
        bool whole = true;
        JsonLineWriter writer([&](std::string_view lines) {
            ++pieces;
            whole = whole && lines.ends_with('\n');
        });
        writer.finish(simulate(*scenario, &writer));
        QVERIFY(whole);
        QVERIFY(pieces > 3);
    }
};

QTEST_GUILESS_MAIN(JsonLinesTest)
#include "jsonlinestest.moc"
