// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <QLabel>
#include <QLineEdit>
#include <QTreeView>

#include "models/requestmodel.h"
#include "tests/gui/desk.h"

using namespace releve;
using namespace releve::ui;
using Column = models::RequestModel::Column;

class RequestsPaneTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_desk = std::make_unique<Desk>();
        m_desk->openExample();
        QTest::keyClick(m_desk->window.get(), Qt::Key_5, Qt::ControlModifier);
        m_view = m_desk->find<QTreeView>("requestsView");
        QVERIFY(m_view->isVisible());
    }
    void cleanup() { m_desk.reset(); }

    void theOneThatWaitsComesFirst()
    {
        QTRY_COMPARE(m_view->model()->rowCount(), 3);
        QCOMPARE(at(0, Column::State), QStringLiteral("Pending"));
        QVERIFY(at(0, Column::Subject).contains(QStringLiteral("spoke-5")));
    }

    void chosenRequestChoosesItsServer()
    {
        m_view->setFocus();
        QTest::keyClick(m_view, Qt::Key_Down);
        QTRY_COMPARE(m_desk->find<QLabel>("detailsTitle")->text(), QStringLiteral("ROOTCA · ROOTCA"));
    }

    void filter()
    {
        auto* field = m_desk->find<QLineEdit>("filterField");
        field->setFocus();
        QTest::keyClicks(field, QStringLiteral("rejected"));
        QTRY_COMPARE(m_view->model()->rowCount(), 1);
        QCOMPARE(at(0, Column::Id), QStringLiteral("22"));
    }

private:
    [[nodiscard]] QString at(int row, int column) const
    {
        return m_view->model()->index(row, column).data().toString();
    }

    std::unique_ptr<Desk> m_desk;
    QTreeView* m_view = nullptr;
};

QTEST_MAIN(RequestsPaneTest)
#include "requestspanetest.moc"
