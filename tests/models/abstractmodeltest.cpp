// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "abstractmodeltest.h"

#include <random>

#include <QAbstractItemModelTester>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

#include "models/roles.h"
#include "readings.h"

namespace releve::test {

using namespace std::chrono_literals;

namespace {

constexpr auto testerMode = QAbstractItemModelTester::FailureReportingMode::QtTest;

void append(const QAbstractItemModel& model, const QModelIndex& parent, int depth, QStringList& lines)
{
    for (int row = 0; row < model.rowCount(parent); ++row) {
        QString line(depth, u' ');
        for (int column = 0; column < model.columnCount(parent); ++column) {
            const QModelIndex index = model.index(row, column, parent);
            for (const int role :
                 {int(Qt::DisplayRole), int(Qt::ToolTipRole), int(models::ToneRole),
                  int(models::DifferenceRole), int(models::CountTextRole), int(models::DueRole)})
                line += index.data(role).toString() + u'|';
        }
        lines << line;
        append(model, model.index(row, 0, parent), depth + 1, lines);
    }
}

/// A device in one of several conditions.
Router deviceIn(int condition, const std::string& host)
{
    Router router(host, readAt + std::chrono::minutes{condition});
    switch (condition % 6) {
    case 0:
        return router.enrolled("Root-CA").timer("RENEW", "Root-CA", 100h).key(host);
    case 1:
        return router.enrolled("Root-CA")
            .enrolled("DMVPN")
            .timer("SHADOW", "DMVPN", 2h)
            .request("1", "pending");
    case 2:
        return router.rejected("Root-CA");
    case 3:
        return router.server("ROOTCA")
            .serverConfig("ROOTCA", lifecycle::DaysHoursMinutes{90, 0, 0})
            .enrolled("Root-CA")
            .request("1", "granted")
            .request("2", "pending");
    case 4:
        return router.certificate(ios::CertificateKind::Ca, "Root-CA", "01", caStart, caEnd)
            .certificate(ios::CertificateKind::Ca, "Root-CA", "03", caEnd, at("2019-10-08T12:14:16Z"), true,
                         "");
    default:
        return router.clock(ios::ClockAuthority::NotAuthoritative)
            .enrolled("Root-CA")
            .timer("POLL", "Root-CA", 40s);
    }
}

struct Spies
{
    explicit Spies(QAbstractItemModel& model)
        : reset(&model, &QAbstractItemModel::modelReset)
        , inserted(&model, &QAbstractItemModel::rowsInserted)
        , removed(&model, &QAbstractItemModel::rowsRemoved)
        , changed(&model, &QAbstractItemModel::dataChanged)
        , layout(&model, &QAbstractItemModel::layoutChanged)
    {}
    [[nodiscard]] qsizetype count() const
    {
        return reset.count() + inserted.count() + removed.count() + changed.count() + layout.count();
    }
    QSignalSpy reset, inserted, removed, changed, layout;
};

} // namespace

QStringList contentOf(const QAbstractItemModel& model, bool inOrder)
{
    QStringList lines;
    append(model, {}, 0, lines);
    if (!inOrder)
        lines.sort();
    return lines;
}

void AbstractModelTest::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".?")));
}

void AbstractModelTest::followsWithoutReset()
{
    models::FleetStore store(m_clock);
    const auto model = makeModel(store);
    const QAbstractItemModelTester tester(model.get(), testerMode);
    const Spies spies(*model);
    store.importReading(deviceIn(1, "spoke-1").reading());
    QVERIFY(model->rowCount() > 0);
    store.importReading(deviceIn(5, "spoke-1").reading());
    store.importReading(deviceIn(0, "spoke-2").reading());
    store.removeDevice(QStringLiteral("spoke-1"));
    store.importReading(deviceIn(3, "spoke-1").reading());
    store.clear();
    QCOMPARE(model->rowCount(), 0);
    store.importReading(deviceIn(1, "spoke-1").reading());
    QVERIFY(model->rowCount() > 0);
    QCOMPARE(spies.reset.count(), 0);
    QCOMPARE(spies.layout.count(), 0);
}

/// After each of many changes the model says what a new one would.
void AbstractModelTest::keepsUpThroughManyChanges()
{
    models::FleetStore store(m_clock);
    const auto model = makeModel(store);
    const QAbstractItemModelTester tester(model.get(), testerMode);
    QSignalSpy reset(model.get(), &QAbstractItemModel::modelReset);
    const bool isTree = !model->metaObject()->inherits(&QAbstractTableModel::staticMetaObject);
    std::mt19937 random(20151009);
    for (int step = 0; step < 150; ++step) {
        const std::string host = "spoke-" + std::to_string(random() % 7 + 1);
        if (random() % 4 == 0)
            store.removeDevice(QString::fromStdString(host));
        else
            store.importReading(deviceIn(static_cast<int>(random() % 60), host).reading());
        const auto fresh = makeModel(store);
        QCOMPARE(contentOf(*model, isTree), contentOf(*fresh, isTree));
    }
    QCOMPARE(reset.count(), 0);
}

void AbstractModelTest::beginsWithWhatIsKnown()
{
    models::FleetStore store(m_clock);
    store.importReading(deviceIn(1, "spoke-1").reading());
    const auto model = makeModel(store);
    QVERIFY(model->rowCount() > 0);
}

void AbstractModelTest::saysNothingWhenNothingChanged()
{
    models::FleetStore store(m_clock);
    store.importReading(deviceIn(1, "spoke-1").reading());
    const auto model = makeModel(store);
    const Spies spies(*model);
    store.importReading(deviceIn(1, "spoke-1").reading());
    if (announcesRereading())
        QCOMPARE(spies.count(), spies.changed.count());
    else
        QCOMPARE(spies.count(), 0);
}

void AbstractModelTest::neverSignalsForTheClock()
{
    ManualClock clock(m_clock.now());
    models::FleetStore store(clock);
    store.importReading(deviceIn(1, "spoke-1").reading());
    const auto model = makeModel(store);
    const Spies spies(*model);
    for (int minute = 0; minute < 180; ++minute) {
        clock.advance(1min);
        (void)contentOf(*model, true);
        QCoreApplication::processEvents();
    }
    QCOMPARE(spies.count(), 0);
}

void AbstractModelTest::everyRoleOfEveryCellAnswers()
{
    models::FleetStore store(m_clock);
    for (int condition = 0; condition < 6; ++condition)
        store.importReading(deviceIn(condition, "spoke-" + std::to_string(condition)).reading());
    const auto model = makeModel(store);
    const auto check = [&](const auto& self, const QModelIndex& parent) -> void {
        for (int row = 0; row < model->rowCount(parent); ++row) {
            for (int column = 0; column < model->columnCount(parent); ++column) {
                const QModelIndex index = model->index(row, column, parent);
                for (int role = 0; role <= models::CopyRole; ++role)
                    (void)index.data(role);
                if (column == 0) {
                    QVERIFY(!index.data(Qt::DisplayRole).toString().isEmpty());
                    QVERIFY(!index.data(Qt::AccessibleTextRole).toString().isEmpty());
                }
            }
            self(self, model->index(row, 0, parent));
        }
    };
    check(check, {});
    for (int column = 0; column < model->columnCount(); ++column)
        QVERIFY(!model->headerData(column, Qt::Horizontal).toString().isEmpty());
    QVERIFY(!model->headerData(model->columnCount(), Qt::Horizontal).isValid());
    QVERIFY(!model->headerData(0, Qt::Vertical).isValid());
}

void AbstractModelTest::strangeIndexesAreEmpty()
{
    models::FleetStore store(m_clock);
    const auto model = makeModel(store);
    QVERIFY(!model->index(0, 0).isValid());
    QVERIFY(!model->data({}).isValid());
    QCOMPARE(model->rowCount(), 0);
}

void AbstractModelTest::languageChangeIsAnnounced()
{
    models::FleetStore store(m_clock);
    store.importReading(deviceIn(1, "spoke-1").reading());
    const auto model = makeModel(store);
    QSignalSpy changed(model.get(), &QAbstractItemModel::dataChanged);
    QSignalSpy headers(model.get(), &QAbstractItemModel::headerDataChanged);
    QVERIFY(QMetaObject::invokeMethod(model.get(), "retranslate"));
    QVERIFY(changed.count() > 0);
    QCOMPARE(headers.count(), 1);
    QCOMPARE(headers.first().at(1).toInt(), 0);
    QCOMPARE(headers.first().at(2).toInt(), model->columnCount() - 1);
}

} // namespace releve::test
