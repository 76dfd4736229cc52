// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
//
// The window under load: how soon it shows, what it costs while nothing happens, how it answers to a key.
//
//   console_bench [TRUSTPOINTS...]         generates a log of that many trustpoints (10,000 and 100,000), runs
//                                          itself on each three times and prints the medians
//   console_bench --measure FILE N         one run, one line of numbers; what the first form starts
//   console_bench --write FILE N listings|whole    only writes the log, to look at or to profile with
#include <QApplication>
#include <QElapsedTimer>
#include <QEventLoop>
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
#include <functional>

#include "models/fleetstore.h"
#include "pki/base/process.h"
#include "tests/support/fleetgenerator.h"
#include "ui/exampleclock.h"
#include "ui/language.h"
#include "ui/mainwindow.h"
#include "ui/prompts.h"
#include "ui/tablepane.h"
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

/// Waits for a widget to be painted, in an event loop that sleeps meanwhile: a wait that polls would be measured too.
class PaintWatch : public QObject
{
public:
    explicit PaintWatch(QWidget* widget) { widget->installEventFilter(this); }

    /// Runs until the widget has been painted while `wanted` held; false when that takes too long.
    bool wait(const std::function<bool()>& wanted, int milliseconds = 180'000)
    {
        QEventLoop loop;
        QTimer limit;
        limit.setSingleShot(true);
        connect(&limit, &QTimer::timeout, &loop, [&loop] { loop.exit(1); });
        limit.start(milliseconds);
        m_loop = &loop;
        m_wanted = wanted;
        const bool seen = loop.exec() == 0;
        m_loop = nullptr;
        return seen;
    }

    bool eventFilter(QObject*, QEvent* event) override
    {
        if (event->type() != QEvent::Paint)
            return false;
        ++paints;
        if (m_loop && m_wanted()) // once this event has been dealt with
            QMetaObject::invokeMethod(
                m_loop, [loop = m_loop] { loop->exit(0); }, Qt::QueuedConnection);
        return false;
    }

    int paints = 0;

private:
    QEventLoop* m_loop = nullptr;
    std::function<bool()> m_wanted;
};

struct Figures
{
    double firstWindow, idlePercent, tick, repaint, keystroke, resident;
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
    if (!paints.wait([&] { return view->model()->rowCount() >= trustpoints; })) {
        std::fprintf(stderr, "console_bench: the window never showed the fleet\n");
        std::exit(1);
    }
    Figures figures{};
    figures.firstWindow = before + static_cast<double>(watch.elapsed());

    // Ten seconds of nothing but ten ticks.
    const double idleCpu = cpuMilliseconds();
    const int idlePaints = paints.paints;
    QElapsedTimer idle;
    idle.start();
    QEventLoop loop;
    QTimer::singleShot(10'000, &loop, &QEventLoop::quit);
    loop.exec();
    const double spent = cpuMilliseconds() - idleCpu;
    figures.idlePercent = spent * 100.0 / static_cast<double>(idle.elapsed());
    figures.tick = spent / std::max(1, paints.paints - idlePaints);
    figures.resident = residentMebibytes();

    // What of a tick is the table's: its countdown column, repainted at once.
    auto* pane = window.findChild<ui::TablePane*>(QStringLiteral("trustpointsPane"));
    std::vector<double> repaints;
    for (int i = 0; pane && i < 50; ++i) {
        const double start = cpuMilliseconds();
        pane->tick();
        QCoreApplication::processEvents();
        repaints.push_back(cpuMilliseconds() - start);
    }
    std::sort(repaints.begin(), repaints.end());
    figures.repaint = repaints.empty() ? 0 : repaints[repaints.size() / 2];

    // A key in the filter, until the narrowed table has been painted: the number of the last device, digit by digit.
    std::vector<double> keys;
    const QString lastDevice = QString::fromStdString(window.store().snapshots().back()->device.name);
    for (const QChar key : lastDevice) {
        const int rows = view->model()->rowCount();
        QElapsedTimer stroke;
        stroke.start();
        QTest::keyClick(filter, key.toLatin1());
        if (paints.wait([&] { return view->model()->rowCount() != rows; }, 1500)) // else it narrowed nothing
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
    std::printf("%f %f %f %f %f %f\n", f.firstWindow, f.idlePercent, f.tick, f.repaint, f.keystroke,
                f.resident);
    return 0;
}

double median(std::array<double, 3> values)
{
    std::sort(values.begin(), values.end());
    return values[1];
}

bool writeLog(const QString& path, int trustpoints, tests::Capture capture)
{
    QFile file(path);
    const std::string log =
        tests::fleetLog(static_cast<std::size_t>(trustpoints), SystemClock().now(), capture);
    return file.open(QIODevice::WriteOnly) &&
           file.write(log.data(), static_cast<qint64>(log.size())) == static_cast<qint64>(log.size());
}

/// Measures three times and prints the medians.
bool report(const QString& folder, int size, tests::Capture capture)
{
    const QString path = folder + QStringLiteral("/fleet.log");
    if (!writeLog(path, size, capture))
        return false;
    std::array<std::array<double, 3>, 6> runs{};
    for (std::size_t run = 0; run < 3; ++run) {
        QProcess process;
        process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        process.start(QCoreApplication::applicationFilePath(),
                      {QStringLiteral("--measure"), path, QString::number(size)});
        if (!process.waitForFinished(180'000) || process.exitCode() != 0)
            return false;
        const QList<QByteArray> numbers = process.readAllStandardOutput().simplified().split(' ');
        for (std::size_t i = 0; i < runs.size(); ++i)
            runs[i][run] = numbers.value(static_cast<qsizetype>(i)).toDouble();
    }
    const bool large = size > 10'000;
    std::printf("window, %d trustpoints (%s, %.1f MB)\n", size,
                capture == tests::Capture::Whole ? "whole captures with keys and hex chains" : "listings",
                static_cast<double>(QFile(path).size()) / 1e6);
    std::printf("  first window        %8.0f ms   target %s\n", median(runs[0]), large ? "1500" : "400");
    std::printf("  idle CPU            %8.2f %%    target 1\n", median(runs[1]));
    std::printf("  one tick, table     %8.2f ms   target 0.5\n", median(runs[3]));
    std::printf("  one tick, window    %8.2f ms   details, status line and event loop too\n",
                median(runs[2]));
    std::printf("  filter keystroke    %8.1f ms   target %s\n", median(runs[4]), large ? "200" : "50");
    std::printf("  resident memory     %8.0f MiB  target %s\n", median(runs[5]), large ? "-" : "100");
    std::fflush(stdout);
    return true;
}

} // namespace

int main(int argc, char* argv[])
{
    prepareProcess(); // as the console does
    if (argc == 4 && qstrcmp(argv[1], "--measure") == 0)
        return measureAndPrint(argc, argv);
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() == 5 && arguments.at(1) == QLatin1String("--write"))
        return writeLog(arguments.at(2), arguments.at(3).toInt(),
                        arguments.at(4) == QLatin1String("whole") ? tests::Capture::Whole
                                                                  : tests::Capture::Listings)
                   ? 0
                   : 1;
    QList<int> sizes;
    for (const QString& argument : arguments.mid(1))
        sizes << argument.toInt();
    if (sizes.isEmpty())
        sizes = {10'000, 100'000};
    const QTemporaryDir folder;
    for (const int size : sizes) {
        for (const auto capture : {tests::Capture::Listings, tests::Capture::Whole}) {
            if (!report(folder.path(), size, capture))
                return 1;
        }
    }
    return 0;
}
