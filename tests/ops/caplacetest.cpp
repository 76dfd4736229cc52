// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <QTest>

#include "pki/ops/caplace.h"

using namespace releve;
using namespace releve::ops;

namespace {

store::DeviceRecord record(const std::string& id, const std::string& host, const std::string& scepUrl = {})
{
    store::DeviceRecord result;
    result.device = {id, id, {}};
    result.host = host;
    result.scepUrl = scepUrl;
    return result;
}

/// A device with a trustpoint `T` that enrolls there.
fleet::SnapshotPtr client(const std::string& url)
{
    auto snapshot = std::make_shared<fleet::Snapshot>();
    snapshot->device = {"r1", "r1", {}};
    auto& trustpoint = snapshot->trustpoints.emplace_back();
    trustpoint.name = "T";
    auto config = std::make_shared<fleet::Fact<lifecycle::TrustpointConfig>>();
    config->value.enrollmentUrl = url;
    trustpoint.config = config;
    return snapshot;
}

Act act(ActKind kind, const std::string& target)
{
    Act result;
    result.kind = kind;
    result.target = target;
    return result;
}

} // namespace

/// Where the CA of an act is asked.
class CaPlaceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aDeviceHasAnUrl()
    {
        QCOMPARE(scepUrlOf(record("r1", "ca.example")), std::string("http://ca.example"));
        QCOMPARE(scepUrlOf(record("r1", "2001:db8::1")), std::string("http://[2001:db8::1]"));
        QCOMPARE(scepUrlOf(record("r1", "ca.example", "http://127.0.0.1:8080/scep")),
                 std::string("http://127.0.0.1:8080/scep"));
        QCOMPARE(scepUrlOf(record("r1", "")), std::string());
    }

    void aServerIsAskedItself()
    {
        const auto snapshot = client("http://elsewhere");
        const auto place =
            caPlaceOf(act(ActKind::Rollover, "CA"), *snapshot, {}, {record("r1", "192.0.2.7")});
        QVERIFY(place);
        QCOMPARE(place->url, std::string("http://192.0.2.7"));
        QVERIFY(!place->active);
        QVERIFY(!caPlaceOf(act(ActKind::Rollover, "CA"), *snapshot, {}, {record("other", "192.0.2.7")}));
    }

    void aTrustpointWhoseCaIsNoneOfOurs()
    {
        const auto snapshot = client("http://172.16.1.1:80");
        const auto place =
            caPlaceOf(act(ActKind::Enroll, "T"), *snapshot, {snapshot}, {record("r1", "192.0.2.7")});
        QVERIFY(place);
        QCOMPARE(place->url, std::string("http://172.16.1.1:80"));
        QVERIFY(!caPlaceOf(act(ActKind::Enroll, "unknown"), *snapshot, {}, {}));
        QVERIFY(!caPlaceOf(act(ActKind::Save, ""), *snapshot, {}, {record("r1", "192.0.2.7")}));
    }
};

QTEST_GUILESS_MAIN(CaPlaceTest)
#include "caplacetest.moc"
