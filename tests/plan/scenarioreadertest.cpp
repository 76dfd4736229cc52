// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <QTest>

#include "pki/plan/scenarioreader.h"
#include "tests/plan/scenariotext.h"

using namespace releve;
using namespace releve::plan;

namespace {

Result<Scenario> readRaw(std::string_view json)
{
    return readScenario(bytesOf(json), "f.json");
}

/// What is wrong with the text, without the file's name.
std::string wrong(const ScenarioText& text)
{
    const std::string detail = complaint(text.json());
    const std::string prefix = "scenario.json: ";
    return detail.starts_with(prefix) ? detail.substr(prefix.size()) : detail;
}

std::string serverWith(const std::string& config)
{
    return "{'name': 'ROOTCA', 'config': '" + config + "'}";
}

} // namespace

class ScenarioReaderTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void brokenJsonNamesLineAndColumn()
    {
        const auto broken = readRaw("{\"start\": \"x\",\n  \"until\" 1}");
        QVERIFY(!broken);
        QCOMPARE(broken.error().code, ErrorCode::BadEncoding);
        QVERIFY2(broken.error().detail.starts_with("f.json: line 2, column "), broken.error().detail.c_str());
        for (const char* text : {"", "{", "nonsense", "{} {}", "\xFF\xFE", "[1,", "{\"start\":\"\xC3\"}"})
            QVERIFY2(!readRaw(text), text);
        QVERIFY(!readRaw(std::string(2000, '[')));
        QVERIFY(!readRaw(std::string_view("\0\0\0", 3)));
    }

    void otherDocumentsAreNone()
    {
        for (const char* text : {"[]", "[1]"}) {
            const auto result = readRaw(text);
            QVERIFY(!result);
            QCOMPARE(result.error().detail, std::string("f.json: not an object"));
        }
        QCOMPARE(readRaw("{}").error().detail, std::string("f.json: start: missing"));
    }

    void hugeFilesAreRefused()
    {
        const Bytes huge(maximumScenarioSize + 1, ' ');
        const auto result = readScenario(huge, "f.json");
        QVERIFY(!result);
        QCOMPARE(result.error().code, ErrorCode::TooLarge);
    }

    void dates()
    {
        QCOMPARE(wrong({.until = "2015-10-09T12:14:15Z"}), std::string("until: before start"));
        QCOMPARE(wrong({.until = "2015-13-09T12:14:15Z"}),
                 std::string("until: '2015-13-09T12:14:15Z' is not a date like 2017-10-08T12:14:16Z"));
        QCOMPARE(wrong({.until = "2016-10-09T12:14:15.5Z"}),
                 std::string("until: '2016-10-09T12:14:15.5Z' is not a whole second"));
        QCOMPARE(wrong({.until = "tomorrow\\u0007"}),
                 std::string("until: 'tomorrow\\x07' is not a date like 2017-10-08T12:14:16Z"));
        QCOMPARE(wrong({.clients = client("a", "auto-enroll 80") + "," +
                                   client("b", "auto-enroll 80", enrolledAt("2015-10-09T12:14:15Z"))}),
                 std::string("clients[1].enrolled_at: before start"));
        QCOMPARE(
            wrong({.faults = fault("ROOTCA", "unreachable", "2016-01-02T00:00:00Z", "2016-01-01T00:00:00Z")}),
            std::string("faults[0].to: before from"));
        QCOMPARE(readRaw(R"({"start": 1})").error().detail, std::string("f.json: start: not a text"));
    }

    void unknownNames()
    {
        QCOMPARE(wrong({.servers = {}, .clients = client("a", "auto-enroll 80")}),
                 std::string("clients[0].server: unknown server 'ROOTCA'"));
        QCOMPARE(
            wrong({.faults = fault("nobody", "unreachable", "2016-01-01T00:00:00Z", "2016-01-02T00:00:00Z")}),
            std::string("faults[0].who: unknown name 'nobody'"));
        QCOMPARE(wrong({.clients = client("r", "", ", 'count': 11"),
                        .acts = act("2016-01-01T00:00:00Z", "r-1", "enroll")}),
                 std::string("acts[0].who: unknown name 'r-1'")); // it is r-01
        for (const char* none : {"r-00", "r-12", "r-", "r", "r-1x", "r-001"}) {
            const std::string said = wrong({.clients = client("r", "", ", 'count': 11"),
                                            .acts = act("2016-01-01T00:00:00Z", none, "enroll")});
            QCOMPARE(said.empty(), std::string(none) == "r");
        }
        QCOMPARE(wrong({.clients = client("a", "").replace(2, 4, "nmae")}),
                 std::string("clients[0]: unknown key 'nmae'"));
        QCOMPARE(wrong({.faults = fault("ROOTCA", "broken", "2016-01-01T00:00:00Z", "2016-01-02T00:00:00Z")}),
                 std::string(
                     "faults[0].kind: 'broken' is none of unreachable, clock-not-authoritative, http-off"));
        QCOMPARE(
            wrong({.acts = act("2016-01-01T00:00:00Z", "ROOTCA", "explode")}),
            std::string(
                "acts[0].do: 'explode' is none of rollover, rollover-cancel, grant all, reject all, enroll"));
    }

    void namesMustBeUnique()
    {
        QCOMPARE(wrong({.servers = server() + "," + server()}),
                 std::string("servers[1].name: 'ROOTCA' is taken"));
        QCOMPARE(wrong({.clients = client("ROOTCA", "")}), std::string("clients[0].name: 'ROOTCA' is taken"));
        QCOMPARE(wrong({.clients = client("r-2", "") + "," + client("r", "", ", 'count': 3")}),
                 std::string("clients[0].name: 'r-2' is taken by clients[1]"));
        QCOMPARE(wrong({.clients = client("r-02", "") + "," + client("r", "", ", 'count': 3")}),
                 std::string());
        QCOMPARE(
            wrong({.clients = client("r-1", "", ", 'count': 5") + "," + client("r", "", ", 'count': 3")}),
            std::string("clients[0].name: 'r-1' is taken by clients[1]"));
        QCOMPARE(wrong({.clients = client("", "")}), std::string("clients[0].name: empty"));
        QCOMPARE(wrong({.clients = client(std::string(256, 'x'), "")}),
                 std::string("clients[0].name: over 255 bytes"));
    }

    void counts()
    {
        const std::string range = "clients[0].count: not a whole number from 1 to 1000000";
        for (const char* count : {"0", "-1", "1.5", "1e9", "'3'", "null", "1000001", "[]"})
            QCOMPARE(wrong({.clients = client("r", "", std::string(", 'count': ") + count)}), range);
        QCOMPARE(wrong({.clients = client("r", "", ", 'count': 1000000") + "," + client("s", "")}),
                 std::string("clients[1].count: over 1000000 clients in all"));
        QCOMPARE(wrong({.clients = client("r", "", ", 'count': 1000000")}), std::string());
    }

    void actsAndFaultsFitTheirDevice()
    {
        QCOMPARE(wrong({.acts = act("2016-01-01T00:00:00Z", "ROOTCA", "enroll")}),
                 std::string("acts[0].do: enroll is a client's"));
        QCOMPARE(wrong({.clients = client("r", ""), .acts = act("2016-01-01T00:00:00Z", "r", "rollover")}),
                 std::string("acts[0].do: this is a server's"));
        QCOMPARE(wrong({.clients = client("r", ""),
                        .faults = fault("r", "http-off", "2016-01-01T00:00:00Z", "2016-01-02T00:00:00Z")}),
                 std::string("faults[0].kind: http-off is a server's"));
    }

    void configurationsNameTheirLine()
    {
        QCOMPARE(wrong({.clients = client("r", "auto-enroll 101")}),
                 std::string("clients[0].config: line 2: out of range: auto-enroll 101"));
        QCOMPARE(wrong({.servers = server("auto-rollover -3")}).substr(0, 26),
                 std::string("servers[0].config: line 4:"));
        QCOMPARE(wrong({.servers = server("lifetime ca-certificate 0")}),
                 std::string("servers[0].config: lifetime ca-certificate is zero"));
        QCOMPARE(wrong({.servers = serverWith("")}),
                 std::string("servers[0].config: needs exactly one 'crypto pki server NAME'"));
        QCOMPARE(wrong({.servers = serverWith("crypto pki server A\\ncrypto pki server B")}),
                 std::string("servers[0].config: needs exactly one 'crypto pki server NAME'"));
        QCOMPARE(wrong({.servers = server("mode ra")}),
                 std::string("servers[0].config: only root certificate servers are simulated"));
        QVERIFY(wrong({.servers = server("grant sometimes")}).find("line 4: not understood") !=
                std::string::npos);
        QVERIFY(wrong({.servers = serverWith("Router#show clock")}).find("line 1") != std::string::npos);
    }

    void everythingIsRead()
    {
        const ScenarioText text{.clients = client("r", "auto-enroll 70 regenerate|enrollment retry count 7",
                                                  ", 'count': 12" + enrolledAt("2016-01-01T00:00:00Z")),
                                .faults = fault("r-03", "clock-not-authoritative", "2016-01-01T00:00:00Z",
                                                "2016-01-02T00:00:00Z"),
                                .acts = act("2016-01-01T00:00:00Z", "r", "enroll")};
        std::string json = text.json();
        std::replace(json.begin(), json.end(), '\'', '"');
        const auto scenario = readRaw(json);
        QVERIFY(scenario.ok());
        QCOMPARE(scenario->servers.front().config.name, std::string("ROOTCA"));
        QCOMPARE(scenario->servers.front().config.caLifetime.days, 730U);
        QVERIFY(scenario->servers.front().config.grant.automatic);
        const ScenarioClients& clients = scenario->clients.front();
        QCOMPARE(clients.count, 12U);
        QCOMPARE(clients.config.autoEnroll->percent, 70U);
        QVERIFY(clients.config.autoEnroll->regenerate);
        QCOMPARE(*clients.config.retryCount, 7U);
        QCOMPARE(clients.memberName(2), std::string("r-03"));
        QVERIFY((scenario->faults.front().who == ScenarioTarget{ScenarioTarget::Kind::Client, 0, 2}));
        QVERIFY((scenario->acts.front().who == ScenarioTarget{ScenarioTarget::Kind::Group, 0, 0}));
    }

    /// Bytes changed and cut at random: an error or a scenario, never a crash.
    void anyBytes()
    {
        std::string json = ScenarioText{.clients = client("r", "auto-enroll 80", ", 'count': 2"),
                                        .faults = fault("r-1", "unreachable", "2016-01-01T00:00:00Z",
                                                        "2016-01-02T00:00:00Z"),
                                        .acts = act("2016-01-01T00:00:00Z", "r", "enroll")}
                               .json();
        std::replace(json.begin(), json.end(), '\'', '"');
        std::uint32_t random = 12345;
        std::size_t errors = 0;
        for (int i = 0; i < 3000; ++i) {
            std::string bytes = json;
            for (int k = 0; k < 3; ++k) {
                random = random * 1664525U + 1013904223U;
                const std::size_t place = (random >> 8) % bytes.size();
                bytes[place] = static_cast<char>(random >> 3);
            }
            if (i % 5 == 0)
                bytes.resize(random % bytes.size());
            errors += !readRaw(bytes);
        }
        QVERIFY(errors > 2000);
    }
};

QTEST_GUILESS_MAIN(ScenarioReaderTest)
#include "scenarioreadertest.moc"
