// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <QElapsedTimer>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTreeView>

#include "tests/gui/desk.h"

using namespace releve;
using namespace releve::ui;

namespace {

constexpr int routers = 10000;

/// What so many routers print about one trustpoint each.
QByteArray manyRouters()
{
    QByteArray text;
    for (int i = 0; i < routers; ++i) {
        const QByteArray prompt = "edge-" + QByteArray::number(i) + '#';
        text += prompt +
                "show crypto pki trustpoints status\nLoad for five secs: 1%/0%; one minute: 1%; five "
                "minutes: 1%\n"
                "Time source is NTP, 12:00:00.000 CET Sun Sep 10 2017\n\nTrustpoint Branch-CA:\n"
                "  Issuing CA certificate not configured.\n  State:\n    Keys generated ............. Yes\n"
                "    Issuing CA authenticated ....... No\n    Certificate request(s) ..... None\n" +
                prompt +
                "show crypto pki timers\nLoad for five secs: 1%/0%; one minute: 1%; five minutes: 1%\n"
                "Time source is NTP, 12:00:00.000 CET Sun Sep 10 2017\n\nPKI Timers\n|     2:10:00.000\n"
                "  |     2:10:00.000  RENEW Branch-CA\n";
    }
    return text;
}

} // namespace

/// Limits are wide: they catch what grows out of proportion, on any machine; ./dev bench measures.
class ScaleTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tenThousandRouters();
};

void ScaleTest::tenThousandRouters()
{
    Desk desk;
    const QString path = desk.folder.filePath(QStringLiteral("fleet.log"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(manyRouters());
    file.close();
    auto* view = desk.find<QTreeView>("trustpointsView");
    QElapsedTimer timer;
    timer.start();
    desk.window->importFiles({path});
    QVERIFY(QTest::qWaitFor([&] { return view->model()->rowCount() == routers; }, 60000));
    Desk::settle();
    qInfo("import to table: %lld ms", timer.restart());
    desk.window->grab();
    qInfo("paint: %lld ms", timer.elapsed());
    QVERIFY(view->currentIndex().isValid());

    QSignalSpy changed(view->model(), &QAbstractItemModel::dataChanged);
    auto* field = desk.find<QLineEdit>("filterField");
    field->setFocus();
    qint64 worst = 0;
    for (const char key : {'e', 'd', 'g', 'e', '-', '7', '7', '7'}) {
        timer.restart();
        QTest::keyClick(field, key);
        Desk::settle();
        worst = qMax(worst, timer.elapsed());
    }
    QCOMPARE(view->model()->rowCount(), 11);
    timer.restart();
    QTest::keyClick(field, Qt::Key_Escape);
    Desk::settle();
    QCOMPARE(view->model()->rowCount(), routers);
    qInfo("worst keystroke: %lld ms, clearing: %lld ms", worst, timer.elapsed());
    QVERIFY2(worst < 1500, qPrintable(QString::number(worst)));
    QCOMPARE(changed.count(), 0);
}

QTEST_MAIN(ScaleTest)
#include "scaletest.moc"
