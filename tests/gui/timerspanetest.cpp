// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QTabWidget>
#include <QTreeView>

#include "models/roles.h"
#include "models/timermodel.h"
#include "tests/gui/desk.h"
#include "ui/countdowndelegate.h"

using namespace releve;
using namespace releve::ui;
using Column = models::TimerModel::Column;

class TimersPaneTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_desk = std::make_unique<Desk>();
        m_desk->openExample();
        QTest::keyClick(m_desk->window.get(), Qt::Key_3, Qt::ControlModifier);
        m_view = m_desk->find<QTreeView>("timersView");
        QVERIFY(m_view->isVisible());
    }
    void cleanup() { m_desk.reset(); }

    void soonestFirst();
    void nextInTheStatusLine();
    void oldCaptureSaysAsOf();
    void filter();
    void chosenTimerChoosesItsTrustpoint();

private:
    [[nodiscard]] QModelIndex at(int row, int column) const { return m_view->model()->index(row, column); }

    std::unique_ptr<Desk> m_desk;
    QTreeView* m_view = nullptr;
};

void TimersPaneTest::soonestFirst()
{
    qint64 before = 0;
    for (int row = 0; row < m_view->model()->rowCount(); ++row) {
        const QVariant due = at(row, 0).data(models::DueRole);
        QVERIFY2(due.isValid(), qPrintable(at(row, 0).data().toString()));
        QVERIFY(due.toLongLong() >= before);
        before = due.toLongLong();
    }
    QVERIFY(before > 0);
}

void TimersPaneTest::nextInTheStatusLine()
{
    const QString text = m_desk->find<QLabel>("statusNext")->text();
    QVERIFY2(text.startsWith(QStringLiteral("Next: ")), qPrintable(text));
}

void TimersPaneTest::oldCaptureSaysAsOf()
{
    QApplication::clipboard()->setText(QStringLiteral(
        "old#show crypto pki timers\nLoad for five secs: 0%/0%; one minute: 0%; five minutes: 0%\n"
        "Time source is NTP, 13:19:58.946 CET Fri Oct 9 2015\n\nPKI Timers\n|        2:00.000\n"
        "  |        2:00.000  RENEW TP\n"));
    QTest::keyClick(m_desk->window.get(), Qt::Key_V, Qt::ControlModifier);
    QTRY_VERIFY(m_desk->window->store().find(QStringLiteral("old")));
    QTRY_COMPARE(at(0, Column::Device).data().toString(), QStringLiteral("old"));
    const QString text = at(0, Column::Remaining).data().toString();
    QVERIFY2(text.contains(QStringLiteral("as of")), qPrintable(text));
    QCOMPARE(CountdownDelegate::textOf(at(0, Column::Remaining)), QStringLiteral("0:02:00 as of 9 Oct 2015"));
    m_desk->real.advance(std::chrono::hours{5});
    QCOMPARE(at(0, Column::Remaining).data().toString(), text);
    // By now the example is as old.
    QVERIFY(!m_desk->find<QLabel>("statusNext")->text().isEmpty());
}

void TimersPaneTest::filter()
{
    auto* field = m_desk->find<QLineEdit>("filterField");
    field->setFocus();
    QTest::keyClicks(field, QStringLiteral("poll"));
    QTRY_COMPARE(m_view->model()->rowCount(), 1);
    QCOMPARE(at(0, Column::Name).data().toString(), QStringLiteral("POLL"));
    QTest::keyClick(field, Qt::Key_Escape);
    QTRY_VERIFY(m_view->model()->rowCount() > 1);
}

void TimersPaneTest::chosenTimerChoosesItsTrustpoint()
{
    for (int row = 0; row < m_view->model()->rowCount(); ++row)
        if (at(row, Column::Name).data().toString() == QLatin1String("POLL"))
            m_view->setCurrentIndex(at(row, 0));
    QTest::qWait(0);
    QTRY_COMPARE(m_desk->find<QLabel>("detailsTitle")->text(), QStringLiteral("spoke-5 · Root-CA"));
}

QTEST_MAIN(TimersPaneTest)
#include "timerspanetest.moc"
