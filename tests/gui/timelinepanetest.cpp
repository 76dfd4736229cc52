// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <QImage>
#include <QLabel>
#include <QLineEdit>
#include <QScrollBar>
#include <QSvgRenderer>
#include <QTreeView>
#include <QWheelEvent>

#include "models/roles.h"
#include "tests/gui/desk.h"
#include "ui/actions.h"
#include "ui/timelineview.h"

using namespace releve;
using namespace releve::ui;
using namespace std::chrono_literals;

namespace {

const Instant caStart = fromIso8601("2015-10-09T12:14:16Z").value();
const Instant nextEnd = fromIso8601("2019-10-08T12:14:16Z").value();

} // namespace

class TimelinePaneTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_desk = std::make_unique<Desk>();
        m_desk->openExample();
        QTest::keyClick(m_desk->window.get(), Qt::Key_4, Qt::ControlModifier);
        m_view = m_desk->find<TimelineView>("timelineView");
        QVERIFY(m_view->isVisible());
        m_view->setFocus();
    }
    void cleanup() { m_desk.reset(); }

    void allOfItIsInSight()
    {
        QCOMPARE(m_view->count(), trustpoints()->model()->rowCount());
        const auto range = m_view->range();
        QVERIFY(range);
        QVERIFY(range->from < caStart && range->to > nextEnd);
        QVERIFY(range->to - range->from < (nextEnd - caStart) * 11 / 10);
        QVERIFY(m_view->positionOf(caStart) < m_view->positionOf(nextEnd));
        QVERIFY(m_view->positionOf(nextEnd) < m_view->viewport()->width());
    }

    void keysZoomAndMove()
    {
        const auto whole = *m_view->range();
        QTest::keyClick(m_view, Qt::Key_Minus); // there is no more
        QVERIFY(m_view->range() == whole);
        QTest::keyClick(m_view, Qt::Key_Plus);
        QVERIFY(m_view->isZoomed());
        const auto zoomed = *m_view->range();
        QVERIFY(zoomed.from > whole.from && zoomed.to < whole.to);
        QTest::keyClick(m_view, Qt::Key_Right);
        const auto moved = *m_view->range();
        QCOMPARE(moved.to - moved.from, zoomed.to - zoomed.from);
        QVERIFY(moved.from > zoomed.from);
        for (int i = 0; i < 30; ++i)
            QTest::keyClick(m_view, Qt::Key_Right);
        QCOMPARE(m_view->range()->to, whole.to); // not further than there is something
        QTest::keyClick(m_view, Qt::Key_0);
        QVERIFY(m_view->range() == whole);
        for (int i = 0; i < 200; ++i)
            QTest::keyClick(m_view, Qt::Key_Plus);
        QVERIFY(m_view->range()->to - m_view->range()->from >= std::chrono::days{2});
    }

    void actionsZoom()
    {
        const auto whole = *m_view->range();
        auto& actions = m_desk->window->actionTable();
        actions.action(QStringLiteral("timeline.closer"))->trigger();
        QVERIFY(m_view->isZoomed());
        actions.action(QStringLiteral("timeline.wider"))->trigger();
        QVERIFY(m_view->range() == whole);
    }

    void wheelZoomsAboutThePointer()
    {
        const QPoint at(m_view->positionOf(caStart), m_view->viewport()->height() / 2);
        QWheelEvent wheel(at, m_view->viewport()->mapToGlobal(at), {}, {0, 240}, Qt::NoButton,
                          Qt::ControlModifier, Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(m_view->viewport(), &wheel);
        QVERIFY(m_view->isZoomed());
        QVERIFY(qAbs(m_view->positionOf(caStart) - at.x()) <= 2);
    }

    void draggingMovesTheTime()
    {
        m_view->zoom(4);
        const auto before = *m_view->range();
        const QPoint from(m_view->viewport()->width() / 2, 60);
        QTest::mousePress(m_view->viewport(), Qt::LeftButton, {}, from);
        QTest::mouseMove(m_view->viewport(), from - QPoint(100, 0));
        QTest::mouseRelease(m_view->viewport(), Qt::LeftButton, {}, from - QPoint(100, 0));
        QVERIFY(m_view->range()->from > before.from);
        QCOMPARE(m_view->range()->to - m_view->range()->from, before.to - before.from);
    }

    void chosenLaneChoosesItsTrustpoint()
    {
        QTest::keyClick(m_view, Qt::Key_Home);
        QTest::keyClick(m_view, Qt::Key_Down);
        const QModelIndex second = trustpoints()->model()->index(1, 0);
        const QString device = second.data(models::DeviceIdRole).toString();
        QTRY_VERIFY(m_desk->find<QLabel>("detailsTitle")->text().startsWith(device));
        QVERIFY(m_view->accessibleDescription().startsWith(device));
        QTest::keyClick(m_view, Qt::Key_Return);
        QVERIFY(m_desk->find<QWidget>("chainsPane")->isVisible());
    }

    void theFilterIsTheTables()
    {
        auto* field = m_desk->find<QLineEdit>("filterField");
        field->setFocus();
        QTest::keyClicks(field, QStringLiteral("spoke-7"));
        QTRY_COMPARE(m_view->count(), 1);
        QCOMPARE(m_desk->find<QLabel>("timelineCount")->text(), QStringLiteral("1 of 11"));
        QTest::keyClicks(field, QStringLiteral("zzz"));
        QTRY_VERIFY(m_desk->find<QLabel>("timelineEmpty")->isVisible());
        QTest::keyClick(field, Qt::Key_Escape);
        QTRY_COMPARE(m_view->count(), 11);
        QVERIFY(m_view->isVisible());
    }

    void exportsPictures()
    {
        const QString svg = m_desk->folder.filePath(QStringLiteral("t.svg"));
        const QString png = m_desk->folder.filePath(QStringLiteral("t.png"));
        for (const QString& path : {svg, png}) {
            m_desk->prompts.fileToSave = path;
            m_desk->window->actionTable().action(QStringLiteral("timeline.export"))->trigger();
        }
        QSvgRenderer drawing(svg);
        QVERIFY(drawing.isValid());
        QFile text(svg);
        QVERIFY(text.open(QIODevice::ReadOnly));
        QVERIFY(text.readAll().contains("spoke-7"));
        const QImage picture(png);
        QCOMPARE(picture.size(), m_view->pictureSize(m_view->count()) * 2);
        m_desk->prompts.fileToSave = m_desk->folder.filePath(QStringLiteral("none/t.png"));
        m_desk->window->actionTable().action(QStringLiteral("timeline.export"))->trigger();
        QVERIFY(!m_desk->find<QWidget>("messageBar")->isHidden());
    }

private:
    [[nodiscard]] QTreeView* trustpoints() const { return m_desk->find<QTreeView>("trustpointsView"); }

    std::unique_ptr<Desk> m_desk;
    TimelineView* m_view = nullptr;
};

QTEST_MAIN(TimelinePaneTest)
#include "timelinepanetest.moc"
