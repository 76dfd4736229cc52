// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTreeView>

#include "models/chainmodel.h"
#include "models/roles.h"
#include "models/rowfilter.h"
#include "models/trustpointmodel.h"
#include "tests/gui/desk.h"
#include "ui/chip.h"

using namespace releve;
using namespace releve::ui;
using Column = models::TrustpointModel::Column;

class TrustpointsPaneTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_desk = std::make_unique<Desk>();
        m_desk->openExample();
        m_view = m_desk->find<QTreeView>("trustpointsView");
        QVERIFY(m_view->isVisible());
    }
    void cleanup() { m_desk.reset(); }

    void worstFirstAndChosen();
    void filterByKeys();
    void nothingMatches();
    void filterKeepsTheOrder();
    void chips();
    void onlyTheChosenDevice();
    void arrowKeysMoveTheChoice();
    void choiceOutlastsTheFilter();
    void enterOpensTheChains();
    void copyRow();
    void tickRepaintsTheCountdownOnly();
    void markupIsShownAsItIs();

private:
    [[nodiscard]] QString cell(int row, int column) const
    {
        return m_view->model()->index(row, column).data().toString();
    }
    [[nodiscard]] QString current(int column) const
    {
        return m_view->currentIndex().siblingAtColumn(column).data().toString();
    }

    std::unique_ptr<Desk> m_desk;
    QTreeView* m_view = nullptr;
};

void TrustpointsPaneTest::worstFirstAndChosen()
{
    QCOMPARE(m_view->model()->rowCount(), 11);
    QCOMPARE(cell(0, Column::State), QStringLiteral("Stopped: rejected"));
    QCOMPARE(m_view->currentIndex().row(), 0);
    QCOMPARE(m_desk->window->findChild<models::ChainModel*>()->deviceId(), current(Column::Device));
}

void TrustpointsPaneTest::filterByKeys()
{
    auto* field = m_desk->find<QLineEdit>("filterField");
    QTest::keyClick(m_desk->window.get(), Qt::Key_F, Qt::ControlModifier);
    QVERIFY(field->hasFocus());
    QTest::keyClicks(field, QStringLiteral("SPOKE-7"));
    QTRY_COMPARE(m_view->model()->rowCount(), 1);
    QCOMPARE(cell(0, Column::Device), QStringLiteral("spoke-7"));
    QCOMPARE(m_desk->find<QLabel>("trustpointsCount")->text(), QStringLiteral("1 of 11"));
    QTest::keyClick(field, Qt::Key_Escape);
    QTRY_COMPARE(m_view->model()->rowCount(), 11);
    QVERIFY(field->text().isEmpty());
    QVERIFY(m_view->hasFocus());
}

void TrustpointsPaneTest::nothingMatches()
{
    auto* field = m_desk->find<QLineEdit>("filterField");
    auto* empty = m_desk->find<QLabel>("trustpointsEmpty");
    QVERIFY(!empty->isVisible());
    field->setFocus();
    QTest::keyClicks(field, QStringLiteral("no such router"));
    QTRY_VERIFY(empty->isVisible());
    QVERIFY(empty->text().contains(QStringLiteral("Esc")));
    QTest::keyClick(field, Qt::Key_Escape);
    QTRY_VERIFY(!empty->isVisible());
}

void TrustpointsPaneTest::filterKeepsTheOrder()
{
    QStringList before;
    for (int row = 0; row < m_view->model()->rowCount(); ++row)
        before.push_back(cell(row, Column::Device));
    auto* field = m_desk->find<QLineEdit>("filterField");
    field->setFocus();
    QTest::keyClicks(field, QStringLiteral("spoke-9"));
    QTRY_COMPARE(m_view->model()->rowCount(), 1);
    QTest::keyClick(field, Qt::Key_Escape);
    QTRY_COMPARE(m_view->model()->rowCount(), 11);
    QStringList after;
    for (int row = 0; row < m_view->model()->rowCount(); ++row)
        after.push_back(cell(row, Column::Device));
    QCOMPARE(after, before);
}

void TrustpointsPaneTest::chips()
{
    auto* attention = m_desk->find<ChipButton>("trustpointsChip1");
    QCOMPARE(attention->text(), QStringLiteral("Needs attention 6"));
    attention->setFocus();
    QTest::keyClick(attention, Qt::Key_Space);
    QCOMPARE(m_view->model()->rowCount(), 6);
    QVERIFY(attention->isChecked());
    QTest::keyClick(m_desk->window.get(), Qt::Key_Escape);
    QCOMPARE(m_view->model()->rowCount(), 11);
    QVERIFY(m_desk->find<ChipButton>("trustpointsChip0")->isChecked());
}

void TrustpointsPaneTest::onlyTheChosenDevice()
{
    auto* inventory = m_desk->find<QTreeView>("inventoryView");
    inventory->setFocus();
    inventory->setCurrentIndex(inventory->model()->index(3, 0));
    const QString device = inventory->currentIndex().data().toString();
    QCOMPARE(current(Column::Device), device);
    auto* only = m_desk->find<ChipButton>("trustpointsOnly");
    QCOMPARE(only->text(), QStringLiteral("Only ") + device);
    QTest::mouseClick(only, Qt::LeftButton);
    QCOMPARE(m_view->model()->rowCount(), 1);
    QCOMPARE(cell(0, Column::Device), device);
    QTest::mouseClick(only, Qt::LeftButton);
    QCOMPARE(m_view->model()->rowCount(), 11);
}

void TrustpointsPaneTest::arrowKeysMoveTheChoice()
{
    m_view->setFocus();
    QTest::keyClick(m_view, Qt::Key_Down);
    QTest::keyClick(m_view, Qt::Key_Down);
    QCOMPARE(m_view->currentIndex().row(), 2);
    QCOMPARE(m_desk->window->findChild<models::ChainModel*>()->deviceId(), current(Column::Device));
    auto* inventory = m_desk->find<QTreeView>("inventoryView");
    QCOMPARE(inventory->currentIndex().data(models::DeviceIdRole).toString(), current(Column::Device));
}

void TrustpointsPaneTest::choiceOutlastsTheFilter()
{
    m_view->setCurrentIndex(m_view->model()->index(4, 0));
    const QString device = current(Column::Device);
    auto* field = m_desk->find<QLineEdit>("filterField");
    field->setFocus();
    QTest::keyClicks(field, device == QLatin1String("spoke-1") ? QStringLiteral("spoke-2")
                                                               : QStringLiteral("spoke-1"));
    QTRY_VERIFY(m_view->model()->rowCount() < 11);
    QCOMPARE(m_desk->window->findChild<models::ChainModel*>()->deviceId(), device);
    QTest::keyClick(field, Qt::Key_Escape);
    QTRY_COMPARE(m_view->model()->rowCount(), 11);
    QCOMPARE(current(Column::Device), device);
}

void TrustpointsPaneTest::enterOpensTheChains()
{
    m_view->setFocus();
    QTest::keyClick(m_view, Qt::Key_Return);
    QCOMPARE(m_desk->find<QTabWidget>("tabs")->currentIndex(), static_cast<int>(MainWindow::Chains));
}

void TrustpointsPaneTest::copyRow()
{
    m_view->setFocus();
    QTest::keyClick(m_view, Qt::Key_C, Qt::ControlModifier);
    const QStringList cells = QApplication::clipboard()->text().split(u'\t');
    QCOMPARE(cells.size(), static_cast<int>(Column::Count));
    QCOMPARE(cells.at(Column::Device), current(Column::Device));
}

// The clock never says that data changed; the text of the cell is new all the same.
void TrustpointsPaneTest::tickRepaintsTheCountdownOnly()
{
    QSignalSpy changed(m_view->model(), &QAbstractItemModel::dataChanged);
    int row = 0;
    while (row < 11 && cell(row, Column::Device) != QLatin1String("spoke-3"))
        ++row;
    QVERIFY(row < 11);
    const QString before = cell(row, Column::NextTimer);
    QVERIFY2(before.startsWith(QStringLiteral("SHADOW 2:1")), qPrintable(before));
    m_desk->real.advance(std::chrono::seconds{61});
    const QString after = cell(row, Column::NextTimer);
    QVERIFY(before != after);
    QCOMPARE(before.size(), after.size());
    QCOMPARE(changed.count(), 0);
}

void TrustpointsPaneTest::markupIsShownAsItIs()
{
    QApplication::clipboard()->setText(
        QStringLiteral("r1#show crypto pki trustpoints status\nTrustpoint <b>x</b>:\n  Issuing CA "
                       "certificate not configured.\n  State:\n"
                       "    Keys generated ............. No\n    Issuing CA authenticated ....... No\n"
                       "    Certificate request(s) ..... None\n"));
    QTest::keyClick(m_desk->window.get(), Qt::Key_V, Qt::ControlModifier);
    QTRY_COMPARE(m_view->model()->rowCount(), 12);
    const auto labels = m_desk->window->findChildren<QLabel*>();
    for (const QLabel* label : labels)
        QVERIFY2(label->textFormat() == Qt::PlainText || label->pixmap().isNull() == false ||
                     label->text().isEmpty(),
                 qPrintable(label->objectName() + label->text()));
}

QTEST_MAIN(TrustpointsPaneTest)
#include "trustpointspanetest.moc"
