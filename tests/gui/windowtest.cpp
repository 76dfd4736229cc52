// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <QApplication>
#include <QHeaderView>
#include <QLabel>
#include <QMenuBar>
#include <QPointer>
#include <QSet>
#include <QTabWidget>
#include <QToolButton>
#include <QTreeView>

#include "models/trustpointmodel.h"
#include "tests/gui/desk.h"
#include "ui/actions.h"
#include "ui/problemsdialog.h"
#include "ui/tablepane.h"
#include "ui/welcomepage.h"

using namespace releve;
using namespace releve::ui;

class WindowTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingReadYet();
    void everyActionStandsInAMenu();
    void shortcutsDoNotCollide();
    void tabsByKey();
    void languageSwitchesLive();
    void themeSwitchesLive();
    void stateIsRestored();
    void problemsList();
    void everyActionableWidgetHasAName();
    void hiddenWindowDoesNotTick();
};

void WindowTest::nothingReadYet()
{
    Desk desk;
    QVERIFY(desk.window->findChild<WelcomePage*>()->isVisible());
    const Actions& actions = desk.window->actionTable();
    for (const ActionSpec& spec : Actions::table())
        QCOMPARE(actions.action(QLatin1String(spec.id))->isEnabled(),
                 (spec.needs & ~Needs(Need::Idle)) == Needs());
}

void WindowTest::everyActionStandsInAMenu()
{
    Desk desk;
    QSet<QAction*> inMenus;
    const auto menus = desk.window->menuBar()->actions();
    QCOMPARE(menus.size(), static_cast<int>(Menu::Count));
    for (const QAction* menu : menus) {
        QVERIFY(!menu->text().isEmpty());
        for (QAction* action : menu->menu()->actions())
            inMenus.insert(action);
    }
    for (const ActionSpec& spec : Actions::table()) {
        QAction* action = desk.window->actionTable().action(QLatin1String(spec.id));
        QVERIFY2(inMenus.contains(action), spec.id);
        QVERIFY2(!action->text().isEmpty(), spec.id);
    }
}

void WindowTest::shortcutsDoNotCollide()
{
    QSet<QByteArray> ids;
    QSet<QByteArray> keys;
    for (const ActionSpec& spec : Actions::table()) {
        QVERIFY2(!ids.contains(spec.id), spec.id);
        ids.insert(spec.id);
        if (!spec.shortcut)
            continue;
        QVERIFY2(!keys.contains(spec.shortcut), spec.shortcut);
        keys.insert(spec.shortcut);
    }
}

void WindowTest::tabsByKey()
{
    Desk desk;
    desk.openExample();
    auto* tabs = desk.find<QTabWidget>("tabs");
    QTest::keyClick(desk.window.get(), Qt::Key_3, Qt::ControlModifier);
    QCOMPARE(tabs->currentIndex(), static_cast<int>(MainWindow::Timers));
    QTest::keyClick(desk.window.get(), Qt::Key_2, Qt::ControlModifier);
    QCOMPARE(tabs->currentIndex(), static_cast<int>(MainWindow::Chains));
    QTest::keyClick(desk.window.get(), Qt::Key_1, Qt::ControlModifier);
    QCOMPARE(tabs->currentIndex(), static_cast<int>(MainWindow::Trustpoints));
}

void WindowTest::languageSwitchesLive()
{
    Desk desk;
    desk.openExample();
    auto* tabs = desk.find<QTabWidget>("tabs");
    auto* view = desk.find<QTreeView>("trustpointsView");
    const QModelIndex before = view->currentIndex();
    QCOMPARE(tabs->tabText(0), QStringLiteral("Trustpoints"));
    desk.window->actionTable().action(QStringLiteral("view.language.fr"))->trigger();
    Desk::settle();
    QCOMPARE(tabs->tabText(0), QStringLiteral("Points de confiance"));
    QCOMPARE(tabs->tabText(1), QStringLiteral("Chaînes"));
    QCOMPARE(view->model()->index(0, 0).data().toString(), QStringLiteral("Arrêté\u00a0: refusé"));
    QCOMPARE(desk.find<QLabel>("statusMode")->text(), QStringLiteral("Lecture seule"));
    QCOMPARE(desk.find<QLabel>("statusCount")->text(), QStringLiteral("11 points de confiance"));
    QCOMPARE(desk.find<QToolButton>("statusLanguage")->text(), QStringLiteral("FR"));
    QCOMPARE(view->currentIndex(), before);
    QCOMPARE(desk.settings.value(QStringLiteral("ui/language")).toString(), QStringLiteral("fr"));
    desk.window->actionTable().action(QStringLiteral("view.language.en"))->trigger();
    Desk::settle();
    QCOMPARE(tabs->tabText(0), QStringLiteral("Trustpoints"));
    QCOMPARE(desk.find<QLabel>("statusCount")->text(), QStringLiteral("11 trustpoints"));
}

void WindowTest::themeSwitchesLive()
{
    Desk desk;
    desk.openExample();
    const QColor light = desk.window->palette().color(QPalette::Base);
    desk.window->actionTable().action(QStringLiteral("view.theme.dark"))->trigger();
    Desk::settle();
    QVERIFY(isDark(desk.window->palette()));
    QVERIFY(isDark(desk.find<QTreeView>("trustpointsView")->palette()));
    QCOMPARE(desk.settings.value(QStringLiteral("ui/theme")).toString(), QStringLiteral("dark"));
    desk.window->actionTable().action(QStringLiteral("view.theme.light"))->trigger();
    Desk::settle();
    QCOMPARE(desk.window->palette().color(QPalette::Base), light);
}

void WindowTest::stateIsRestored()
{
    Desk desk;
    desk.openExample();
    desk.window->resize(1100, 700);
    auto* header = desk.find<QTreeView>("trustpointsView")->header();
    header->resizeSection(models::TrustpointModel::Device, 177);
    desk.find<QTreeView>("trustpointsView")
        ->sortByColumn(models::TrustpointModel::Device, Qt::DescendingOrder);
    desk.window->setTab(MainWindow::Timers);
    desk.reopen();
    QCOMPARE(desk.window->size(), QSize(1100, 700));
    header = desk.find<QTreeView>("trustpointsView")->header();
    QCOMPARE(header->sectionSize(models::TrustpointModel::Device), 177);
    QCOMPARE(header->sortIndicatorSection(), static_cast<int>(models::TrustpointModel::Device));
    QCOMPARE(header->sortIndicatorOrder(), Qt::DescendingOrder);
    QCOMPARE(desk.find<QTabWidget>("tabs")->currentIndex(), static_cast<int>(MainWindow::Timers));
    // The order shown is the one remembered, not only its arrow.
    desk.openExample();
    desk.window->setTab(MainWindow::Trustpoints);
    auto* view = desk.find<QTreeView>("trustpointsView");
    QCOMPARE(view->model()->index(0, models::TrustpointModel::Device).data().toString(),
             QStringLiteral("spoke-10"));
}

void WindowTest::problemsList()
{
    Desk desk;
    auto* button = desk.find<QToolButton>("statusProblems");
    QVERIFY(!button->isVisible());
    desk.openExample();
    QVERIFY(button->isVisible());
    QVERIFY2(button->text().endsWith(QStringLiteral(" not understood")), qPrintable(button->text()));
    QTest::mouseClick(button, Qt::LeftButton);
    const QPointer<ProblemsDialog> dialog = desk.window->findChild<ProblemsDialog*>();
    QVERIFY(dialog && dialog->isVisible());
    QApplication::setActiveWindow(dialog); // no window manager does it here
    const auto* model = dialog->findChild<QTreeView*>()->model();
    QVERIFY(model->rowCount() >= 1);
    QVERIFY(model->index(0, 0).data().toString().startsWith(QStringLiteral("spoke-10.txt, line ")));
    QVERIFY(model->index(0, 1).data().toString().contains(QStringLiteral("show version")));
    QTest::keyClick(dialog, Qt::Key_Escape);
    QTRY_VERIFY(!dialog || !dialog->isVisible());
}

void WindowTest::everyActionableWidgetHasAName()
{
    Desk desk;
    desk.openExample();
    const auto widgets = desk.window->findChildren<QWidget*>();
    for (const QWidget* widget : widgets) {
        const bool actionable = qobject_cast<const QAbstractButton*>(widget) ||
                                qobject_cast<const QAbstractItemView*>(widget) ||
                                widget->inherits("QLineEdit") || widget->inherits("QComboBox");
        const QString type = QString::fromLatin1(widget->metaObject()->className());
        // Parts that Qt makes for itself carry Qt's names.
        if (!actionable || type.contains(QStringLiteral("Private")) || type == QLatin1String("QHeaderView") ||
            type == QLatin1String("QComboBoxListView") || type == QLatin1String("QLineEditIconButton") ||
            type == QLatin1String("QToolBarExtension") ||
            (widget->parentWidget() && widget->parentWidget()->inherits("QToolBar") &&
             widget->inherits("QToolButton")) ||
            (widget->parentWidget() && widget->parentWidget()->inherits("QTabBar")))
            continue;
        QVERIFY2(!widget->objectName().isEmpty(), qPrintable(type));
        if (!qobject_cast<const QAbstractButton*>(widget))
            QVERIFY2(!widget->accessibleName().isEmpty(), qPrintable(widget->objectName()));
    }
}

void WindowTest::hiddenWindowDoesNotTick()
{
    Desk desk;
    const auto ticking = [&] { return desk.window->isTicking(); };
    QVERIFY(!ticking());
    desk.openExample();
    QVERIFY(ticking());
    desk.window->hide();
    QVERIFY(!ticking());
    desk.window->show();
    QVERIFY(ticking());
}

QTEST_MAIN(WindowTest)
#include "windowtest.moc"
