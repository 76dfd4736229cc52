// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
//
// Writes a picture of every pane in every language and theme: releve_shots FOLDER
#include <QApplication>
#include <QDir>
#include <QTabWidget>
#include <QTreeView>

#include <cstdio>

#include "models/rowfilter.h"
#include "tests/gui/desk.h"
#include "ui/actions.h"
#include "ui/detailspanel.h"
#include "ui/language.h"
#include "ui/problemsdialog.h"
#include "ui/tablepane.h"

namespace {

using namespace releve;
using namespace releve::ui;

bool shoot(QWidget& widget, const QString& folder, const QString& name, int scale)
{
    Desk::settle();
    QImage image(widget.size() * scale, QImage::Format_RGB32);
    image.setDevicePixelRatio(scale);
    widget.render(&image);
    const QString path = QDir(folder).filePath(QStringLiteral("%1_%2.png").arg(name).arg(scale));
    if (image.save(path))
        return true;
    std::fprintf(stderr, "cannot write %s\n", qPrintable(path));
    return false;
}

/// Chooses a trustpoint by its device's name.
void chooseDevice(Desk& desk, const QString& device)
{
    auto* view = desk.find<QTreeView>("trustpointsView");
    for (int row = 0; row < view->model()->rowCount(); ++row)
        if (view->model()->index(row, 1).data().toString() == device)
            view->setCurrentIndex(view->model()->index(row, 0));
    Desk::settle();
}

bool shootAll(const QString& folder, const QString& language, ThemeChoice theme)
{
    Desk desk(language, theme);
    MainWindow& window = *desk.window;
    window.resize(1440, 900);
    const QString suffix = QStringLiteral("_%1_%2").arg(language, Theme::nameOf(theme));
    bool ok = shoot(window, folder, QStringLiteral("welcome") + suffix, 1);
    desk.openExample();
    chooseDevice(desk, QStringLiteral("spoke-3"));
    ok = shoot(window, folder, QStringLiteral("trustpoints") + suffix, 1) && ok;
    if (language == QLatin1String("en") && theme == ThemeChoice::Light)
        ok = shoot(window, folder, QStringLiteral("trustpoints") + suffix, 2) && ok;
    auto* details = window.findChild<DetailsPanel*>();
    details->setPage(1);
    ok = shoot(window, folder, QStringLiteral("details") + suffix, 1) && ok;
    details->setPage(0);
    chooseDevice(desk, QStringLiteral("spoke-7"));
    window.setTab(MainWindow::Chains);
    ok = shoot(window, folder, QStringLiteral("chains") + suffix, 1) && ok;
    chooseDevice(desk, QStringLiteral("spoke-3"));
    ok = shoot(window, folder, QStringLiteral("chains-gap") + suffix, 1) && ok;
    window.setTab(MainWindow::Timers);
    ok = shoot(window, folder, QStringLiteral("timers") + suffix, 1) && ok;
    window.setTab(MainWindow::Timeline);
    ok = shoot(window, folder, QStringLiteral("timeline") + suffix, 1) && ok;
    window.setTab(MainWindow::Requests);
    ok = shoot(window, folder, QStringLiteral("requests") + suffix, 1) && ok;
    window.setTab(MainWindow::Trustpoints);
    desk.real.advance(std::chrono::hours{2}); // the captures are old now
    QTest::qWait(1200);                       // a tick of the window
    ok = shoot(window, folder, QStringLiteral("frozen") + suffix, 1) && ok;
    window.actionTable().action(QStringLiteral("help.problems"))->trigger();
    auto* problems = window.findChild<ProblemsDialog*>();
    return problems && shoot(*problems, folder, QStringLiteral("problems") + suffix, 1) && ok;
}

} // namespace

int main(int argc, char* argv[])
{
    // The same pictures everywhere, whatever the desktop.
    qputenv("QT_QPA_PLATFORM", "offscreen");
    qputenv("TZ", "UTC");
    QApplication application(argc, argv);
    if (argc != 2) {
        std::fprintf(stderr, "usage: releve_shots FOLDER\n");
        return 2;
    }
    const QString folder = QString::fromLocal8Bit(argv[1]);
    if (!QDir().mkpath(folder)) {
        std::fprintf(stderr, "cannot make %s\n", argv[1]);
        return 1;
    }
    bool ok = true;
    const QStringList codes = Language::codes();
    for (const QString& language : codes)
        for (const auto theme : {ThemeChoice::Light, ThemeChoice::Dark})
            ok = shootAll(folder, language, theme) && ok;
    return ok ? 0 : 1;
}
