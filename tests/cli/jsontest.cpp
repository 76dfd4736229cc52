// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#undef QT_NO_CAST_FROM_ASCII // JSON keys are looked up by literals on every other line
#include <QBuffer>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStringDecoder>
#include <QTest>

#include "app/cli/inspectjson.h"
#include "app/cli/jsonwriter.h"
#include "app/cli/words.h"

using namespace releve;
using namespace releve::cli;

namespace {

QByteArray written(const std::function<void(JsonWriter&)>& write)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    Output out(buffer);
    JsonWriter json(out);
    write(json);
    out.finish();
    return buffer.data();
}

QByteArray inspected(const fleet::Reading& reading)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    Output out(buffer);
    writeInspectionJson(reading, {}, out);
    out.finish();
    return buffer.data();
}

/// The keys of the first object in `text`, in the order written, those of objects inside it left out.
QStringList keysInOrder(const QByteArray& text)
{
    QStringList keys;
    for (const QByteArray& line : text.split('\n')) {
        if (line.startsWith("  \"") && line.contains("\": "))
            keys.append(QString::fromUtf8(line.mid(3, line.indexOf("\": ") - 3)));
    }
    return keys;
}

/// The keys of the first member of the top-level array `name`.
QStringList keysOfFirst(const QByteArray& text, const QByteArray& name)
{
    QStringList keys;
    const auto begin = text.indexOf(QByteArray("\n  \"" + name + "\": ["));
    const QByteArray part = text.mid(begin + 1, text.indexOf("\n    }", begin) - begin);
    for (const QByteArray& line : part.split('\n')) {
        if (line.startsWith("      \"") && line.contains("\": "))
            keys.append(QString::fromUtf8(line.mid(7, line.indexOf("\": ") - 7)));
    }
    return keys;
}

std::shared_ptr<const ios::Context> context()
{
    return std::make_shared<ios::Context>();
}

} // namespace

class JsonTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void badBytesBecomeValidUtf8()
    {
        const std::string nasty("\xFF\xC3(\x80\xED\xA0\x80\xF5\0x\x1b\"\\\x7F\xC2\x9B", 16);
        const QByteArray text = written([&](JsonWriter& json) {
            json.beginArray();
            json.string(nasty);
            json.endArray();
        });
        QStringDecoder decoder(QStringDecoder::Utf8);
        const QString decoded = decoder(text);
        QVERIFY(!decoder.hasError());
        for (const char c : text)
            QVERIFY(c == '\n' || static_cast<unsigned char>(c) >= 0x20);
        QVERIFY(!text.contains("\xC2\x9B")); // no C1 control in the raw either
        const QJsonArray array = QJsonDocument::fromJson(text).array();
        QCOMPARE(array.size(), 1);
        QVERIFY(array[0].toString().startsWith(QStringLiteral("\u00FF\u00C3(")));
        QVERIFY(array[0].toString().contains(QChar(0x1b)));
        QVERIFY(array[0].toString().endsWith(QChar(0x9B)));
    }

    void layout()
    {
        const QByteArray text = written([](JsonWriter& json) {
            json.beginObject();
            json.key("z");
            json.number(-5);
            json.key("a");
            json.beginArray(JsonWriter::Layout::Line);
            json.beginObject();
            json.key("t");
            json.boolean(true);
            json.key("u");
            json.null();
            json.endObject();
            json.string("x");
            json.endArray();
            json.key("e");
            json.beginArray();
            json.endArray();
            json.endObject();
        });
        QCOMPARE(
            text,
            QByteArray("{\n  \"z\": -5,\n  \"a\": [{\"t\": true, \"u\": null}, \"x\"],\n  \"e\": []\n}\n"));
    }

    void nothingReadStillHasEveryKey()
    {
        const QByteArray text = inspected({});
        QCOMPARE(keysInOrder(text),
                 (QStringList{"schema", "sources", "certificates", "timers", "predicted", "servers",
                              "trustpoints", "keys", "requests", "configuration", "scep", "problems"}));
        const QJsonObject object = QJsonDocument::fromJson(text).object();
        QCOMPARE(object["schema"], QJsonValue(1));
        for (const char* key : {"sources", "certificates", "timers", "predicted", "servers", "trustpoints",
                                "keys", "requests", "problems"}) {
            QVERIFY2(object[QLatin1String(key)].isArray(), key);
            QVERIFY(object[QLatin1String(key)].toArray().isEmpty());
        }
        QVERIFY(object["configuration"].isObject());
        QVERIFY(object["configuration"].toObject()["servers"].isArray());
        QVERIFY(object["configuration"].toObject()["trustpoints"].isArray());
        QVERIFY(object["configuration"].toObject()["hostname"].isNull());
    }

    void unknownIsNull()
    {
        fleet::Reading reading;
        ios::CertificateRecord certificate;
        certificate.origin.context = context();
        certificate.notAfter = ios::PrintedTime{"13:14:16 IST Oct 8 2017", std::nullopt};
        reading.records.certificates.push_back(certificate);
        ios::TimerRecord timer;
        timer.origin.context = context();
        timer.name = "SESSION CLEANUP";
        reading.records.timers.push_back(timer);
        const QByteArray text = inspected(reading);
        QCOMPARE(
            keysOfFirst(text, "certificates").mid(0, 13),
            (QStringList{"kind", "rollover", "status", "serial", "usage", "issuer", "subject", "not_before",
                         "not_before_text", "not_after", "not_after_text", "renew_date", "renew_date_text"}));
        QCOMPARE(keysOfFirst(text, "certificates").mid(13),
                 (QStringList{"trustpoints", "storage", "cdp", "public_key", "signature_algorithm",
                              "fingerprints", "subject_key_id", "authority_key_id", "der", "source"}));
        QCOMPARE(keysOfFirst(text, "timers"), (QStringList{"section", "name", "target", "remaining_ms", "due",
                                                           "predicted", "drift_ms", "source"}));
        const QJsonObject object = QJsonDocument::fromJson(text).object();
        const QJsonObject first = object["certificates"].toArray()[0].toObject();
        for (const char* key : {"status", "serial", "not_before", "not_before_text", "not_after",
                                "renew_date", "storage", "public_key", "der", "subject_key_id"})
            QVERIFY2(first[QLatin1String(key)].isNull(), key);
        QCOMPARE(first["not_after_text"].toString(), QStringLiteral("13:14:16 IST Oct 8 2017"));
        for (const char* key : {"issuer", "subject", "trustpoints", "cdp"})
            QVERIFY2(first[QLatin1String(key)].isArray(), key);
        QVERIFY(first["fingerprints"].toObject()["md5"].isNull());
        QVERIFY(first["source"].toObject()["line"].isNull());
        const QJsonObject row = object["timers"].toArray()[0].toObject();
        QVERIFY(row["target"].isNull() && row["due"].isNull());
        QVERIFY(row["predicted"].isNull() && row["drift_ms"].isNull());
        QCOMPARE(row["remaining_ms"], QJsonValue(0));
    }

    void aServerAndItsRollover()
    {
        fleet::Reading reading;
        ios::ServerRecord server;
        server.origin = {context(), 7};
        server.name = "ROOTCA";
        server.enabled = true;
        server.caExpires = ios::PrintedTime{"13:14:16 CET Oct 8 2017", fromIso8601("2017-10-08T12:14:16Z")};
        server.autoRollover = lifecycle::DaysHoursMinutes{90, 1, 2};
        server.rollover = ios::ServerRollover{"available for rollover", "0319", std::nullopt};
        reading.records.servers.push_back(server);
        const QByteArray text = inspected(reading);
        QCOMPARE(keysOfFirst(text, "servers").mid(0, 17),
                 (QStringList{"name", "enabled", "state", "issuer", "ca_fingerprint", "granting_mode",
                              "last_serial", "ca_expires", "ca_expires_text", "crl_next_update",
                              "crl_next_update_text", "database_level", "storage", "auto_rollover",
                              "rollover", "status", "locked"}));
        const QJsonObject first = QJsonDocument::fromJson(text).object()["servers"].toArray()[0].toObject();
        QCOMPARE(first["ca_expires"].toString(), QStringLiteral("2017-10-08T12:14:16Z"));
        QCOMPARE(first["auto_rollover"].toObject(),
                 (QJsonObject{{"days", 90}, {"hours", 1}, {"minutes", 2}}));
        QCOMPARE(first["rollover"].toObject()["status"].toString(), QStringLiteral("available for rollover"));
        QVERIFY(first["rollover"].toObject()["expires"].isNull());
        QCOMPARE(first["source"].toObject(), (QJsonObject{{"index", 0}, {"line", 7}}));
    }

    void trustpointsOfBothKindsAreNotMerged()
    {
        fleet::Reading reading;
        ios::TrustpointRecord shown;
        shown.origin = {context(), 1};
        shown.name = "Root-CA";
        shown.caSubject = {{"cn", "RootCA", false}, {"o", "Cisco", false}};
        shown.keysGenerated = true;
        shown.enrollmentUrl = "http://172.16.1.1:80/cgi-bin";
        reading.records.trustpoints.push_back(shown);
        ios::ConfigurationRecord configuration;
        configuration.origin = {context(), 10};
        configuration.hostname = "spoke-1";
        ios::TrustpointConfigRecord configured;
        configured.origin = {context(), 11};
        configured.config.name = "Root-CA";
        configured.config.autoEnroll = lifecycle::AutoEnroll{80, true};
        configured.config.retryCount = 10;
        configured.config.ipAddress = lifecycle::SubjectOption::Exclude;
        configured.config.hasPassword = true;
        configuration.trustpoints.push_back(configured);
        ios::ServerConfigRecord server;
        server.origin = {context(), 30};
        server.config.name = "ROOTCA";
        server.config.grant.automatic = true;
        server.config.grant.trustpoints = {"OLD"};
        server.config.crlLifetime = std::chrono::minutes{1441};
        configuration.servers.push_back(server);
        reading.records.configurations.push_back(configuration);
        const QByteArray text = inspected(reading);
        QCOMPARE(
            keysOfFirst(text, "trustpoints").mid(0, 10),
            (QStringList{"name", "ca_subject", "keys_generated", "ca_authenticated", "last_enrollment_status",
                         "enrollment_url", "auto_enroll", "retry", "rsa_keypair", "revocation_check"}));
        const QJsonObject object = QJsonDocument::fromJson(text).object();
        const QJsonArray trustpoints = object["trustpoints"].toArray();
        QCOMPARE(trustpoints.size(), 2);
        QCOMPARE(trustpoints[0].toObject()["ca_subject"].toArray()[0].toObject(),
                 (QJsonObject{{"type", "cn"}, {"value", "RootCA"}}));
        QVERIFY(trustpoints[0].toObject()["auto_enroll"].isNull());
        QVERIFY(trustpoints[0].toObject()["retry"].isNull());
        QCOMPARE(trustpoints[1].toObject()["auto_enroll"].toObject(),
                 (QJsonObject{{"percent", 80}, {"regenerate", true}}));
        QCOMPARE(trustpoints[1].toObject()["retry"].toObject(),
                 (QJsonObject{{"count", 10}, {"period_min", 1}}));
        QVERIFY(trustpoints[1].toObject()["keys_generated"].isNull());
        const QJsonObject entry = object["configuration"].toObject();
        QCOMPARE(entry["hostname"].toString(), QStringLiteral("spoke-1"));
        QCOMPARE(entry["trustpoints"].toArray()[0].toObject()["ip_address"].toString(),
                 QStringLiteral("none"));
        QCOMPARE(entry["trustpoints"].toArray()[0].toObject()["password"], QJsonValue(true));
        QCOMPARE(entry["servers"].toArray()[0].toObject()["grant"].toArray(),
                 (QJsonArray{"auto", "auto trustpoint OLD"}));
        QCOMPARE(entry["servers"].toArray()[0].toObject()["lifetime_crl"].toObject(),
                 (QJsonObject{{"days", 1}, {"hours", 0}, {"minutes", 1}}));
    }

    /// Two devices' configurations: nobody can say which host name is meant.
    void configurationsThatDisagreeSayNothing()
    {
        fleet::Reading reading;
        for (const char* name : {"R1", "R2"}) {
            ios::ConfigurationRecord configuration;
            configuration.origin.context = context();
            configuration.hostname = name;
            configuration.domainName = "example.net";
            reading.records.configurations.push_back(configuration);
        }
        const QJsonObject entry =
            QJsonDocument::fromJson(inspected(reading)).object()["configuration"].toObject();
        QVERIFY(entry["hostname"].isNull());
        QCOMPARE(entry["domain_name"].toString(), QStringLiteral("example.net"));
    }

    void keysRequestsAndProblems()
    {
        fleet::Reading reading;
        reading.sources.push_back({"a.log", fleet::SourceFormat::Text, 12});
        ios::KeyRecord key;
        key.origin = {context(), 3};
        key.name = "ROOTCA#";
        key.storage = "not specified";
        key.exportable = false;
        reading.records.keys.push_back(key);
        ios::RequestRecord request;
        request.origin = {context(), 4};
        request.list = ios::RequestList::SubordinateCa;
        request.id = "7";
        reading.records.requests.push_back(request);
        ios::Problem problem;
        problem.origin = {context(), 9};
        problem.code = ios::ProblemCode::CommandNotRead;
        problem.text = "show version \xFF";
        problem.lines = 4;
        reading.records.problems.push_back(problem);
        const QByteArray text = inspected(reading);
        QCOMPARE(keysOfFirst(text, "sources"), (QStringList{"name", "format", "size"}));
        QCOMPARE(keysOfFirst(text, "keys").mid(0, 9),
                 (QStringList{"name", "type", "usage", "storage", "exportable", "generated", "generated_text",
                              "modulus_bits", "rollover"}));
        QCOMPARE(keysOfFirst(text, "requests").mid(0, 5),
                 (QStringList{"id", "list", "state", "fingerprint", "subject"}));
        QCOMPARE(keysOfFirst(text, "problems").mid(0, 5),
                 (QStringList{"code", "text", "source", "line", "lines"}));
        const QJsonObject object = QJsonDocument::fromJson(text).object();
        QCOMPARE(object["keys"].toArray()[0].toObject()["rollover"], QJsonValue(true));
        QCOMPARE(object["keys"].toArray()[0].toObject()["saved"], QJsonValue(false));
        QCOMPARE(object["requests"].toArray()[0].toObject()["list"].toString(),
                 QStringLiteral("subordinate-ca"));
        const QJsonObject first = object["problems"].toArray()[0].toObject();
        QCOMPARE(first["code"].toString(), QStringLiteral("command-not-read"));
        QCOMPARE(first["text"].toString(), QStringLiteral("show version \u00FF"));
        QCOMPARE(first["line"], QJsonValue(9));
        QCOMPARE(first["lines"], QJsonValue(4));
    }

    void everyProblemHasAWordOfItsOwn()
    {
        QSet<QByteArray> words;
        for (int i = 0; i < static_cast<int>(ios::ProblemCode::Count); ++i) {
            const std::string_view word = wordFor(static_cast<ios::ProblemCode>(i));
            QVERIFY(!word.empty());
            words.insert(QByteArray(word.data(), static_cast<qsizetype>(word.size())));
        }
        QCOMPARE(words.size(), static_cast<int>(ios::ProblemCode::Count));
    }
};

QTEST_GUILESS_MAIN(JsonTest)
#include "jsontest.moc"
