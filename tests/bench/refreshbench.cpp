// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
//
//   refresh_bench [ROUTERS]
//
// A full refresh of many routers of a lab over SSH by one worker, into its store: seconds of the wall with the lab on the same
// machine, and what a device costs our process. Beside it one `ssh` process for each router, that logs in and runs the same
// commands; of no more than a hundred, for it is slow. Logs in with a password, as the worker does.
#include <QCoreApplication>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <vector>

#include <sys/resource.h>

#include "pki/base/process.h"
#include "pki/ops/worker.h"

namespace {

using namespace releve;
using namespace releve::ops;
using Steady = std::chrono::steady_clock;

constexpr int patience = 3'600'000;
constexpr int defaultRouters = 1000;
constexpr std::size_t mostPeers = 100;
constexpr int peersAtOnce = 8;

[[noreturn]] void give(const QString& why)
{
    std::fprintf(stderr, "refresh_bench: %s\n", qPrintable(why));
    std::exit(1);
}

double secondsSince(Steady::time_point start)
{
    return std::chrono::duration<double>(Steady::now() - start).count();
}

double processorSeconds(int who)
{
    rusage usage{};
    getrusage(who, &usage);
    const auto seconds = [](const timeval& time) {
        return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
    };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

/// All enrolled, and standing still.
class Lab
{
public:
    explicit Lab(int count)
    {
        m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_process.start(QStringLiteral(RELEVE_LAB), {QStringLiteral("--control"), QStringLiteral("--spokes"),
                                                     QString::number(count - 1)});
        waitFor("ready", "all");
        m_process.write("{\"do\":\"until\",\"value\":\"2015-10-14T00:00:00Z\"}\n");
        waitFor("did", "until");
    }
    ~Lab()
    {
        m_process.closeWriteChannel();
        m_process.waitForFinished(patience);
    }

    std::vector<QJsonObject> routers;

private:
    void waitFor(const char* key, const char* value)
    {
        for (;;) {
            while (!m_process.canReadLine()) {
                if (!m_process.waitForReadyRead(patience))
                    give(QStringLiteral("the lab says no more"));
            }
            const QJsonObject line = QJsonDocument::fromJson(m_process.readLine()).object();
            if (line[QLatin1String("error")].isString())
                give(line[QLatin1String("error")].toString());
            if (line.contains(QLatin1String("ssh")))
                routers.push_back(line);
            if (line[QLatin1String(key)] == QLatin1String(value))
                return;
        }
    }

    QProcess m_process;
};

store::DeviceRecord recordOf(const QJsonObject& router)
{
    const QJsonObject ssh = router[QLatin1String("ssh")].toObject();
    store::DeviceRecord record;
    record.device.name = router[QLatin1String("ready")].toString().toStdString();
    record.host = ssh[QLatin1String("host")].toString().toStdString();
    record.port = static_cast<std::uint16_t>(ssh[QLatin1String("port")].toInt());
    record.user = ssh[QLatin1String("user")].toString().toStdString();
    qputenv("RELEVE_BENCH_PASSWORD", ssh[QLatin1String("password")].toString().toUtf8());
    record.passwordSource = "env:RELEVE_BENCH_PASSWORD";
    record.hostKey = ssh[QLatin1String("host_key_sha256")].toString().toStdString();
    return record;
}

/// Opens a store, adds the devices, refreshes them twice, and ends the program's event loop.
class Refresh
{
public:
    Refresh(const QString& store, std::vector<store::DeviceRecord> records) : m_records(std::move(records))
    {
        WorkerSettings settings;
        settings.storePath = store.toStdString();
        settings.fleet = store::Fleet::Lab;
        settings.who = "bench@here";
        settings.secrets = SecretPlace::Memory;
        m_worker.open(std::move(settings), [this](const Result<Opened>& opened) {
            if (!opened)
                give(QString::fromStdString(opened.error().detail));
            for (const auto& record : m_records)
                m_worker.addDevice(record, {}, [this](const Result<store::DeviceRecord>& added) {
                    if (!added)
                        give(QString::fromStdString(added.error().detail));
                    m_ids.push_back(added->device.id);
                    if (m_ids.size() == m_records.size())
                        refresh("first");
                });
        });
    }

private:
    void refresh(const char* what)
    {
        const auto start = Steady::now();
        const double before = processorSeconds(RUSAGE_SELF);
        m_worker.refresh(m_ids, RefreshKind::Full, nullptr, [this, what, start, before](const auto& results) {
            const double wall = secondsSince(start);
            for (const RefreshResult& result : *results) {
                if (result.error)
                    give(QString::fromStdString(result.error->detail));
            }
            const auto count = static_cast<double>(m_ids.size());
            std::printf("  %-28s %6.1f s  %6.2f ms processor a device%s\n", what, wall,
                        (processorSeconds(RUSAGE_SELF) - before) / count * 1e3,
                        m_ids.size() == defaultRouters ? "    target 30 s" : "");
            std::fflush(stdout);
            if (what == std::string("first"))
                refresh("again");
            else
                QCoreApplication::quit();
        });
    }

    SystemClock m_clock;
    Worker m_worker{m_clock};
    const std::vector<store::DeviceRecord> m_records;
    std::vector<std::string> m_ids;
};

/// What RefreshScript asks, typed ahead.
constexpr const char* typed = "terminal length 0\nshow clock detail\nshow version\n"
                              "show running-config | include ^(hostname|clock )\nshow crypto pki server\n"
                              "show crypto pki timers detail\nshow crypto pki certificates verbose\n"
                              "show crypto pki trustpoints status\nshow crypto key mypubkey rsa\n"
                              "show running-config | section ^crypto pki\nexit\n";

/// One process a router.
void runPeers(const std::vector<store::DeviceRecord>& records, const QTemporaryDir& folder)
{
    const QString program = QStandardPaths::findExecutable(QStringLiteral("ssh"));
    if (program.isEmpty()) {
        std::printf("  no ssh here to measure beside it\n");
        return;
    }
    QFile askpass(folder.filePath(QStringLiteral("askpass")));
    if (!askpass.open(QIODevice::WriteOnly))
        give(askpass.errorString());
    askpass.write("#!/bin/sh\necho \"$RELEVE_BENCH_PASSWORD\"\n");
    askpass.close();
    askpass.setPermissions(QFile::ReadOwner | QFile::ExeOwner);
    qputenv("SSH_ASKPASS", askpass.fileName().toUtf8());
    qputenv("SSH_ASKPASS_REQUIRE", "force");
    const std::size_t count = std::min(records.size(), mostPeers);
    const auto start = Steady::now();
    const double before = processorSeconds(RUSAGE_CHILDREN);
    std::vector<std::unique_ptr<QProcess>> running;
    const auto finishFirst = [&running] {
        QProcess& process = *running.front();
        process.waitForFinished(patience);
        if (!process.readAllStandardOutput().contains("Certificate"))
            give(QStringLiteral("ssh has read nothing: ") +
                 QString::fromUtf8(process.readAllStandardError()));
        running.erase(running.begin());
    };
    for (std::size_t i = 0; i < count; ++i) {
        if (running.size() == peersAtOnce)
            finishFirst();
        auto process = std::make_unique<QProcess>();
        process->start(program,
                       {QStringLiteral("-tt"), QStringLiteral("-oStrictHostKeyChecking=no"),
                        QStringLiteral("-oUserKnownHostsFile=/dev/null"), QStringLiteral("-oLogLevel=ERROR"),
                        QStringLiteral("-F/dev/null"), QStringLiteral("-p"), QString::number(records[i].port),
                        QString::fromStdString(records[i].user + '@' + records[i].host)});
        process->write(typed);
        running.push_back(std::move(process));
    }
    while (!running.empty())
        finishFirst();
    const double wall = secondsSince(start);
    std::printf("  ssh, a process a router, %4zu %6.1f s  %6.2f ms processor a device    (%.1f s for %zu)\n",
                count, wall, (processorSeconds(RUSAGE_CHILDREN) - before) / static_cast<double>(count) * 1e3,
                wall / static_cast<double>(count) * static_cast<double>(records.size()), records.size());
}

} // namespace

int main(int argc, char** argv)
{
    prepareProcess();
    const QCoreApplication application(argc, argv);
    const int routers = argc > 1 ? std::atoi(argv[1]) : defaultRouters;
    const QTemporaryDir folder;
    const Lab lab(routers);
    std::vector<store::DeviceRecord> records;
    for (const QJsonObject& router : lab.routers)
        records.push_back(recordOf(router));
    std::printf("full refresh of %zu lab routers over SSH\n", records.size());
    {
        const Refresh refresh(folder.filePath(QStringLiteral("bench.db")), records);
        QCoreApplication::exec();
    }
    runPeers(records, folder);
    return 0;
}
