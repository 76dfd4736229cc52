// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include "abstractmodeltest.h"
#include "models/certificatemodel.h"
#include "models/chainmodel.h"
#include "models/roles.h"
#include "models/texts.h"
#include "readings.h"

using namespace releve;
using namespace releve::models;
using namespace releve::test;
using namespace std::chrono_literals;

class ChainModelTest : public AbstractModelTest
{
    Q_OBJECT

    [[nodiscard]] std::unique_ptr<QAbstractItemModel> makeModel(const FleetStore& store) const override
    {
        auto model = std::make_unique<ChainModel>(store);
        model->setTrustpoint(QStringLiteral("spoke-1"), QStringLiteral("Root-CA"));
        return model;
    }
    [[nodiscard]] bool announcesRereading() const override { return true; }

    static QModelIndex card(const ChainModel& model, ChainModel::Side side, ChainModel::Card kind)
    {
        const QModelIndex parent = model.index(side, 0);
        for (int row = 0; row < model.rowCount(parent); ++row) {
            const QModelIndex index = model.index(row, 0, parent);
            if (index.data(KindRole).toInt() == kind)
                return index;
        }
        return {};
    }
    static QModelIndex field(const QModelIndex& card, ChainModel::Field kind)
    {
        for (int row = 0; row < card.model()->rowCount(card); ++row) {
            const QModelIndex index = card.model()->index(row, ChainModel::Value, card);
            if (index.data(KindRole).toInt() == kind)
                return index;
        }
        return {};
    }
    static QString why(const QModelIndex& card) { return field(card, ChainModel::Why).data().toString(); }
    static fleet::Tone tone(const QModelIndex& index)
    {
        return static_cast<fleet::Tone>(index.data(ToneRole).toInt());
    }
    static void choose(ChainModel& model, const char* device, const char* trustpoint = "T")
    {
        model.setTrustpoint(QString::fromLatin1(device), QString::fromLatin1(trustpoint));
    }

    /// The server of the founding document: its rollover CA is listed, its key `ROOTCA#` not saved.
    static Router seedServer()
    {
        return Router("ROOT-CA")
            .server("ROOTCA")
            .serverConfig("ROOTCA", lifecycle::DaysHoursMinutes{90, 0, 0})
            .certificate(ios::CertificateKind::Ca, "ROOTCA", "01", caStart, caEnd)
            .certificate(ios::CertificateKind::Ca, "ROOTCA", "03", caEnd, at("2019-10-08T12:14:16Z"), true,
                         "")
            .key("ROOTCA")
            .key("ROOTCA#", "not specified");
    }

private Q_SLOTS:
    void nothingChosenNothingShown()
    {
        FleetStore store(m_clock);
        ChainModel model(store);
        QCOMPARE(model.rowCount(), 0);
        QVERIFY(!model.current() && model.facts().isEmpty() && model.marks().empty() && !model.now());
        choose(model, "nobody");
        QCOMPARE(model.rowCount(), 0);
        QCOMPARE(model.deviceId(), QStringLiteral("nobody"));
    }

    void gapsSayWhyAndWhatComesNext()
    {
        FleetStore store(m_clock);
        store.importReading(Router("conf").trustpointConfig("T", lifecycle::AutoEnroll{80, true}).reading());
        store.importReading(
            Router("auth").certificate(ios::CertificateKind::Ca, "T", "01", caStart, caEnd).reading());
        store.importReading(Router("rej")
                                .certificate(ios::CertificateKind::Ca, "T", "01", caStart, caEnd)
                                .rejected("T")
                                .reading());
        store.importReading(Router("shadow").enrolled("T", caEnd, caEnd).timer("SHADOW", "T", 24h).reading());
        store.importReading(Router("renew").enrolled("T").timer("RENEW", "T", 24h).reading());
        store.importReading(Router("manual").enrolled("T").trustpointConfig("T", std::nullopt).reading());
        ChainModel model(store);
        const auto gap = [&](const char* device, ChainModel::Side side, ChainModel::Card kind) {
            choose(model, device);
            const QModelIndex found = card(model, side, kind);
            if (!found.data(GapRole).toBool() || field(found, ChainModel::Next).data().toString().isEmpty())
                return QStringLiteral("no gap");
            return why(found);
        };
        QCOMPARE(gap("conf", ChainModel::Active, ChainModel::Ca),
                 QStringLiteral("Nothing was read that would show it"));
        QCOMPARE(gap("auth", ChainModel::Active, ChainModel::Identity),
                 QStringLiteral("No certificate has been asked for"));
        QCOMPARE(gap("auth", ChainModel::Active, ChainModel::Ca), QStringLiteral("no gap"));
        QCOMPARE(gap("rej", ChainModel::Active, ChainModel::Identity),
                 QStringLiteral("The CA rejected the request"));
        QCOMPARE(gap("shadow", ChainModel::Rollover, ChainModel::Ca),
                 QStringLiteral("SHADOW fires on 11 Jun 2017 10:00:00"));
        QCOMPARE(gap("renew", ChainModel::Rollover, ChainModel::Identity),
                 QStringLiteral("The identity ends before its CA: an ordinary renewal comes first"));
        QCOMPARE(gap("manual", ChainModel::Rollover, ChainModel::Ca),
                 QStringLiteral("auto-enroll is not configured on this trustpoint"));
    }

    void anAwaitedCertificateHasItsBar()
    {
        FleetStore store(m_clock);
        store.importReading(Router("a").enrolled("T", caEnd, caEnd).timer("SHADOW", "T", 24h).reading());
        ChainModel model(store);
        choose(model, "a");
        const QModelIndex awaited = card(model, ChainModel::Rollover, ChainModel::Identity);
        QCOMPARE(awaited.data(AwaitedRole), true);
        QCOMPARE(tone(awaited), fleet::Tone::InProgress);
        QCOMPARE(awaited.data(NotBeforeRole).toLongLong(), toMilliseconds(caEnd));
        QVERIFY(awaited.data(NotAfterRole).toLongLong() > toMilliseconds(caEnd));
        QVERIFY(awaited.data().toString().endsWith(QStringLiteral("awaited")));
        QVERIFY(!awaited.data(CertificateRole).value<fleet::HeldCertificatePtr>());
    }

    void theSidesOfTheSeedsServer()
    {
        FleetStore store(m_clock);
        store.importReading(seedServer().reading());
        ChainModel model(store);
        choose(model, "ROOT-CA", "ROOTCA");
        const QModelIndex active = card(model, ChainModel::Active, ChainModel::Ca);
        const QModelIndex rollover = card(model, ChainModel::Rollover, ChainModel::Ca);
        QCOMPARE(active.data(), QStringLiteral("CA certificate · serial 01"));
        QCOMPARE(rollover.data(), QStringLiteral("CA certificate (rollover) · serial 03"));
        QCOMPARE(tone(active), fleet::Tone::Good);
        QCOMPARE(tone(rollover), fleet::Tone::Attention);
        QCOMPARE(field(active, ChainModel::KeyPair).data(), QStringLiteral("ROOTCA · RSA 1024 · saved"));
        QCOMPARE(field(rollover, ChainModel::KeyPair).data(),
                 QStringLiteral("ROOTCA# · RSA 1024 · not saved"));
        QCOMPARE(field(rollover, ChainModel::Storage).data(),
                 QStringLiteral("memory only: lost at the next reload"));
        QCOMPARE(tone(field(rollover, ChainModel::Storage)), fleet::Tone::Attention);
        for (const auto kind :
             {ChainModel::Validity, ChainModel::KeyPair, ChainModel::Fingerprint, ChainModel::Storage}) {
            QCOMPARE(field(active, kind).data(DifferenceRole), true);
            QCOMPARE(field(rollover, kind).data(DifferenceRole), true);
        }
        QCOMPARE(field(active, ChainModel::Subject).data(DifferenceRole), false);
        // A server's own trustpoint has no identity, and none is missed.
        QVERIFY(!card(model, ChainModel::Active, ChainModel::Identity).isValid());
        QVERIFY(!card(model, ChainModel::Rollover, ChainModel::Identity).isValid());
        QVERIFY(card(model, ChainModel::Rollover, ChainModel::Key).isValid());
    }

    void marksAndFactsOfTheChosenOne()
    {
        FleetStore store(m_clock);
        store.importReading(Router("a")
                                .enrolled("T", caEnd, caEnd)
                                .enrolled("OTHER")
                                .trustpointConfig("T", lifecycle::AutoEnroll{80, true})
                                .timer("SHADOW", "T", 24h)
                                .timer("RENEW", "OTHER", 48h)
                                .timer("ID", "T", 1h, ios::TimerSection::ExpiryAlert)
                                .reading());
        ChainModel model(store);
        choose(model, "a");
        const std::vector<ChainModel::Mark> wanted{
            {QStringLiteral("SHADOW"), readAt + 24h, ChainModel::Identity}};
        QVERIFY(model.marks() == wanted);
        QCOMPARE(model.now().value(), m_clock.now());
        QVERIFY(model.isLive());
        QCOMPARE(model.facts(),
                 QStringList({QStringLiteral("Enrolled"), QStringLiteral("auto-enroll 80 regenerate"),
                              QStringLiteral("SHADOW 23:59:30")}));
    }

    void aChangeIsSaidWhereItIs()
    {
        FleetStore store(m_clock);
        store.importReading(Router("a").enrolled("T", caEnd, caEnd).timer("SHADOW", "T", 24h).reading());
        ChainModel model(store);
        choose(model, "a");
        const QPersistentModelIndex identity = card(model, ChainModel::Active, ChainModel::Identity);
        const QPersistentModelIndex subject = field(identity, ChainModel::Subject);
        QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
        QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
        QSignalSpy told(&model, &ChainModel::chainChanged);
        store.importReading(Router("b").enrolled("T").reading());
        QCOMPARE(told.count(), 0); // another device's business
        store.importReading(Router("a", readAt + 1min)
                                .enrolled("T", caEnd, caEnd)
                                .certificate(ios::CertificateKind::Ca, "T", "03", caEnd, caEnd + 17520h, true)
                                .reading());
        QCOMPARE(told.count(), 1);
        QCOMPARE(reset.count(), 0);
        QVERIFY(identity.isValid() && subject.isValid());
        QVERIFY(inserted.count() > 0); // the gap's two fields gave way to the certificate's
        QCOMPARE(card(model, ChainModel::Rollover, ChainModel::Ca).data(GapRole), false);
        store.removeDevice(QStringLiteral("a"));
        QCOMPARE(model.rowCount(), 0);
        QCOMPARE(reset.count(), 0);
        QVERIFY(!identity.isValid());
    }

    void certificateDetails()
    {
        FleetStore store(m_clock);
        store.importReading(seedServer().reading());
        ChainModel chain(store);
        choose(chain, "ROOT-CA", "ROOTCA");
        CertificateModel model(store);
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
        QCOMPARE(model.rowCount(), 0);
        const auto held = [&](ChainModel::Side side) {
            return card(chain, side, ChainModel::Ca).data(CertificateRole).value<fleet::HeldCertificatePtr>();
        };
        const auto value = [&](CertificateModel::Field wanted) -> QModelIndex {
            for (int row = 0; row < model.rowCount(); ++row) {
                const QModelIndex index = model.index(row, CertificateModel::Value);
                if (index.data(KindRole).toInt() == wanted)
                    return index;
            }
            return {};
        };
        model.setCertificate(held(ChainModel::Rollover), at("2020-01-01T00:00:00Z"));
        QCOMPARE(value(CertificateModel::Kind).data(), QStringLiteral("CA certificate (rollover)"));
        QCOMPARE(value(CertificateModel::Serial).data(), QStringLiteral("03"));
        QCOMPARE(value(CertificateModel::Storage).data(),
                 QStringLiteral("memory only: lost at the next reload"));
        QCOMPARE(tone(value(CertificateModel::Storage)), fleet::Tone::Attention);
        QCOMPARE(tone(value(CertificateModel::NotAfter)), fleet::Tone::Failed);
        QVERIFY(value(CertificateModel::NotAfter).data().toString().endsWith(QStringLiteral("(expired)")));
        QCOMPARE(value(CertificateModel::NotAfter).data(Qt::ToolTipRole),
                 QStringLiteral("2019-10-08 12:14:16 UTC, printed as 13:14:16 CET"));
        QCOMPARE(value(CertificateModel::NotAfter).data(CopyRole), QStringLiteral("2019-10-08T12:14:16Z"));
        QVERIFY(
            value(CertificateModel::Source).data().toString().contains(QStringLiteral("ROOT-CA.log, line ")));
        QVERIFY(!value(CertificateModel::Sha256).isValid()); // not printed, and no bytes
        QCOMPARE(value(CertificateModel::Md5).data(CopyRole).toString().size(), 32);
        model.setCertificate(held(ChainModel::Active));
        QCOMPARE(value(CertificateModel::Serial).data(), QStringLiteral("01"));
        QCOMPARE(tone(value(CertificateModel::NotAfter)), fleet::Tone::Good);
        model.setCertificate(nullptr);
        QCOMPARE(model.rowCount(), 0);
        QCOMPARE(reset.count(), 0);
    }
};

QTEST_GUILESS_MAIN(ChainModelTest)
#include "chainmodeltest.moc"
