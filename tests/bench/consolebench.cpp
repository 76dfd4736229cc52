// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
//
// The window under load: how soon it shows, what it costs while nothing happens, how it answers to a key.
//
//   console_bench [TRUSTPOINTS...]         generates a log of that many trustpoints (10,000 and 100,000), runs
//                                          itself on each three times and prints the medians
//   console_bench --measure FILE N         one run, one line of numbers; what the first form starts
#include <QApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QLineEdit>
#include <QProcess>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>
#include <QTreeView>

#include <algorithm>
#include <array>
#include <cstdio>
#include <ctime>

#include "models/fleetstore.h"
#include "tests/support/fleetgenerator.h"
#include "ui/exampleclock.h"
#include "ui/language.h"
#include "ui/mainwindow.h"
#include "ui/prompts.h"
#include "ui/theme.h"

namespace {

using namespace releve;

double cpuMilliseconds()
{
    return static_cast<double>(std::clock()) * 1000.0 / CLOCKS_PER_SEC;
}

/// Milliseconds this process lived before main(): loading and static initialisation belong to the start too.
/// 0 where the system does not tell.
double millisecondsBeforeMain()
{
#ifdef __linux__
    QFile stat(QStringLiteral("/proc/self/stat"));
    QFile uptime(QStringLiteral("/proc/uptime"));
    if (!stat.open(QIODevice::ReadOnly) || !uptime.open(QIODevice::ReadOnly))
        return 0;
    const QByteArray line = stat.readAll();
    const QList<QByteArray> fields = line.mid(line.lastIndexOf(')') + 2).split(' ');
    const double started = fields.value(19).toDouble() * 10.0; // field 22, in hundredths of a second
    return std::max(0.0, uptime.readAll().split(' ').value(0).toDouble() * 1000.0 - started);
#else
    return 0;
#endif
}

double residentMebibytes()
{
    QFile status(QStringLiteral("/proc/self/status"));
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray& line : status.readAll().split('\n')) {
        if (line.startsWith("VmRSS:"))
            return line.simplified().split(' ').value(1).toDouble() / 1024.0;
    }
    return 0;
}

/// Tells when a widget has been painted, and how long that took.
class PaintWatch : public QObject
{
public:
    explicit PaintWatch(QWidget* widget) { widget->installEventFilter(this); }
    bool eventFilter(QObject*, QEvent* event) override
    {
        if (event->type() == QEvent::Paint)
            ++paints;
        return false;
    }
    int paints = 0;
};

/// Runs the event loop until `done`, or gives up after a minute.
template<class Condition>
void runUntil(Condition done)
{
    if (!QTest::qWaitFor(done, 60'000)) {
        std::fprintf(stderr, "console_bench: the window never came so far\n");
        std::exit(1);
    }
}

struct Figures
{
    double firstWindow, idlePercent, tick, keystroke, resident;
};

Figures measure(int argc, char* argv[], const QString& path, int trustpoints)
{
    const double before = millisecondsBeforeMain();
    QElapsedTimer watch;
    watch.start();
    QApplication application(argc, argv);
    QTemporaryDir home;
    QSettings settings(home.filePath(QStringLiteral("settings.ini")), QSettings::IniFormat);
    ui::Language language;
    language.apply(QStringLiteral("en"));
    ui::Theme theme;
    theme.apply(ui::ThemeChoice::Light);
    const SystemClock system;
    ui::ExampleClock clock(system);
    ui::DialogPrompts prompts;
    ui::MainWindow window({clock, prompts, theme, language, settings});
    window.resize(1440, 900);
    window.show();
    window.importFiles({path});

    auto* view = window.findChild<QTreeView*>(QStringLiteral("trustpointsView"));
    auto* filter = window.findChild<QLineEdit*>(QStringLiteral("filterField"));
    if (!view || !filter) {
        std::fprintf(stderr, "console_bench: the window has no trustpointsView or no filterField\n");
        std::exit(1);
    }
    PaintWatch paints(view->viewport());
    int atLoad = -1;
    runUntil([&] {
        if (atLoad < 0 && view->model()->rowCount() >= trustpoints)
            atLoad = paints.paints;
        return atLoad >= 0 && paints.paints > atLoad;
    });
    Figures figures{};
    figures.firstWindow = before + static_cast<double>(watch.elapsed());
    figures.resident = residentMebibytes();

    // Ten seconds of nothing but ten ticks.
    QElapsedTimer idle;
    idle.start();
    const double idleCpu = cpuMilliseconds();
    const int idlePaints = paints.paints;
    runUntil([&] { return idle.elapsed() >= 10'000; });
    const double spent = cpuMilliseconds() - idleCpu;
    figures.idlePercent = spent * 100.0 / static_cast<double>(idle.elapsed());
    figures.tick = spent / std::max(1, paints.paints - idlePaints);

    // A key in the filter, until the narrowed table has been painted: the number of the last device, digit by digit.
    std::vector<double> keys;
    const QString lastDevice = QString::fromStdString(window.store().snapshots().back()->device.name);
    for (const QChar key : lastDevice) {
        const int rows = view->model()->rowCount();
        int atChange = -1;
        QElapsedTimer stroke;
        stroke.start();
        QTest::keyClick(filter, key.toLatin1());
        if (!QTest::qWaitFor(
                [&] {
                    if (atChange < 0 && view->model()->rowCount() != rows)
                        atChange = paints.paints;
                    return atChange >= 0 && paints.paints > atChange;
                },
                1000))
            continue; // this key narrowed nothing
        keys.push_back(static_cast<double>(stroke.nsecsElapsed()) / 1e6);
    }
    if (keys.empty()) {
        std::fprintf(stderr, "console_bench: no key narrowed the table\n");
        std::exit(1);
    }
    std::sort(keys.begin(), keys.end());
    figures.keystroke = keys.back();
    return figures;
}

int measureAndPrint(int argc, char* argv[])
{
    const Figures f = measure(argc, argv, QString::fromLocal8Bit(argv[2]), QByteArray(argv[3]).toInt());
    std::printf("%f %f %f %f %f\n", f.firstWindow, f.idlePercent, f.tick, f.keystroke, f.resident);
    return 0;
}

double median(std::array<double, 3> values)
{
    std::sort(values.begin(), values.end());
    return values[1];
}

} // namespace

int main(int argc, char* argv[])
{
    if (argc == 4 && qstrcmp(argv[1], "--measure") == 0)
        return measureAndPrint(argc, argv);
    QCoreApplication application(argc, argv);
    QList<int> sizes;
    for (int i = 1; i < argc; ++i)
        sizes << QByteArray(argv[i]).toInt();
    if (sizes.isEmpty())
        sizes = {10'000, 100'000};
    const QTemporaryDir folder;
    for (const int size : sizes) {
        const QString path = folder.filePath(QStringLiteral("fleet.log"));
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly))
            return 1;
        const std::string log = tests::fleetLog(static_cast<std::size_t>(size), SystemClock().now());
        file.write(log.data(), static_cast<qint64>(log.size()));
        file.close();
        std::array<std::array<double, 3>, 5> runs{};
        for (std::size_t run = 0; run < 3; ++run) {
            QProcess process;
            process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
            process.start(QCoreApplication::applicationFilePath(),
                          {QStringLiteral("--measure"), path, QString::number(size)});
            if (!process.waitForFinished(180'000) || process.exitCode() != 0)
                return 1;
            const QList<QByteArray> numbers = process.readAllStandardOutput().simplified().split(' ');
            for (std::size_t i = 0; i < 5; ++i)
                runs[i][run] = numbers.value(static_cast<qsizetype>(i)).toDouble();
        }
        const bool large = size > 10'000;
        std::printf("window, %d trustpoints (log of %.1f MB)\n", size, static_cast<double>(log.size()) / 1e6);
        std::printf("  first window        %8.0f ms   target %s\n", median(runs[0]), large ? "1500" : "400");
        std::printf("  idle CPU            %8.2f %%    target 1\n", median(runs[1]));
        std::printf("  one tick            %8.2f ms   target 0.5\n", median(runs[2]));
        std::printf("  filter keystroke    %8.1f ms   target %s\n", median(runs[3]), large ? "200" : "50");
        std::printf("  resident memory     %8.0f MiB  target %s\n", median(runs[4]), large ? "-" : "100");
        std::fflush(stdout);
    }
    return 0;
}
