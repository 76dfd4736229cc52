// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <QJsonDocument>
#include <QJsonObject>
#include <QSignalSpy>
#include <QTest>

#include <map>
#include <set>

#include "pki/lab/labhost.h"

using namespace releve;

namespace {

constexpr unsigned spokes = 50;
constexpr int patience = 120'000;

} // namespace

/// A fleet, from the first enrollment until after the rollover: what `releve-lab --spokes` runs.
class SpokesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        lab::LabHost::Options options;
        options.fleet = lab::spokesFleet(spokes, 1);
        options.events = [this](std::string_view lines) { m_log += lines; };
        m_host = std::make_unique<lab::LabHost>(std::move(options), m_wall);
        QSignalSpy ready(m_host.get(), &lab::LabHost::ready);
        QVERIFY(m_host->start().ok());
        QVERIFY(ready.count() > 0 || ready.wait(patience));
        QSignalSpy arrived(&m_host->lab(), &lab::Lab::arrived);
        m_host->lab().runUntil(*fromIso8601("2017-10-09T00:00:00Z"));
        QVERIFY(arrived.count() > 0 || arrived.wait(patience));
    }

    void nobodyIsStranded()
    {
        const x509::Certificate ca = *m_host->lab().router("ROOTCA")->server()->caCertificate();
        const Instant now = m_host->lab().now();
        for (const auto& router : m_host->lab().routers()) {
            for (const auto& trustpoint : router->trustpoints()) {
                const lab::HeldCertificates& held = trustpoint->held();
                QVERIFY2(held.ca == ca, router->name().c_str());
                QVERIFY2(held.identity && held.identity->isSignedBy(ca), router->name().c_str());
                QVERIFY2(held.identity->notBefore() <= now && now < held.identity->notAfter(),
                         router->name().c_str());
                const lab::RouterKey* key = router->keys().find(trustpoint->keyLabel());
                QVERIFY2(key && key->key.publicKey() == held.identity->publicKey(), router->name().c_str());
            }
        }
    }

    /// Nor is a certificate that was granted not told of.
    void noSerialIsGivenTwice()
    {
        std::set<QString> serials;
        std::map<QString, unsigned> counts;
        for (const QByteArray& line : QByteArray::fromStdString(m_log).split('\n')) {
            const QJsonObject told = QJsonDocument::fromJson(line).object();
            const QString event = told[QStringLiteral("event")].toString();
            ++counts[event];
            static const std::set<QString> issuing{
                QStringLiteral("ca-created"), QStringLiteral("cs-shadow-generation"),
                QStringLiteral("enrolled"), QStringLiteral("renewed"), QStringLiteral("shadow-complete")};
            const QString serial =
                told[QStringLiteral("detail")].toObject()[QStringLiteral("serial")].toString();
            if (issuing.contains(event))
                QVERIFY2(!serial.isEmpty() && serials.insert(serial).second, line.constData());
        }
        QCOMPARE(counts[QStringLiteral("enrolled")], spokes);
        QCOMPARE(counts[QStringLiteral("renewed")], 2 * spokes); // at 80 % of a year, twice in two years
        QCOMPARE(counts[QStringLiteral("shadow-complete")], spokes);
        QCOMPARE(counts[QStringLiteral("rollover-activated")], spokes);
        QCOMPARE(counts[QStringLiteral("identity-expired")], 0U);
        const auto server = m_host->lab().router("ROOTCA")->server()->machine();
        QCOMPARE(serials.size(), std::size_t{server.nextSerial} - 1);
    }

private:
    SystemClock m_wall;
    std::string m_log;
    std::unique_ptr<lab::LabHost> m_host;
};

QTEST_GUILESS_MAIN(SpokesTest)
#include "spokestest.moc"
