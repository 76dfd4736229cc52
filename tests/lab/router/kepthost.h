// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDirIterator>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <memory>
#include <string>
#include <vector>

#include "pki/lab/cli/routersession.h"
#include "pki/lab/labhost.h"

/// A fleet that keeps its state, killed and started again. What a kill leaves behind is what lies in the folder at that
/// instant: a copy of it is started.
namespace keptlab {

using namespace releve;

constexpr int patience = 60'000;

inline const Instant start = *makeInstant(2015, 10, 9, 12, 14, 16);

inline void copyFolder(const QString& from, const QString& to)
{
    QDirIterator files(from, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString file = files.next();
        const QString copy = to + file.mid(from.size());
        if (!QDir().mkpath(QFileInfo(copy).path()) || !QFile::copy(file, copy))
            qFatal("not copied: %s", qPrintable(file));
    }
}

inline QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

inline void write(const QString& path, const QByteArray& content)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("not written: %s", qPrintable(path));
}

/// What a router prints in answer to a command.
inline std::string shown(lab::Router& router, const std::string& command)
{
    std::string output;
    lab::cli::Session::Options options;
    options.privilege = 15;
    options.command = command;
    lab::cli::RouterSession session(router, options, [&output](std::string_view bytes) { output += bytes; });
    session.session().start();
    std::erase(output, '\r');
    return output;
}

/// Everything there is to see of a router.
inline std::string everythingShown(lab::Router& router)
{
    std::string all;
    for (const char* command :
         {"show running-config", "show startup-config", "show crypto pki certificates verbose",
          "show crypto pki trustpoints status", "show crypto pki timers", "show crypto key mypubkey rsa",
          "show crypto pki server", "show crypto pki server CA requests", "show clock"})
        all += std::string("# ") + command + '\n' + shown(router, command);
    return all;
}

/// Types lines into a router.
inline void type(lab::Router& router, const std::string& lines)
{
    std::string output;
    lab::cli::Session::Options options;
    options.privilege = 15;
    lab::cli::RouterSession session(router, options, [&output](std::string_view bytes) { output += bytes; });
    session.session().start();
    session.session().receive(lines);
}

class Host
{
public:
    /// On a folder of its own, which holds a copy of `state`.
    explicit Host(lab::Fleet fleet, const QString& state = {}) : m_fleet(std::move(fleet))
    {
        if (!state.isEmpty())
            copyFolder(state, folder.path());
        begin();
    }
    ~Host() = default;
    Host(const Host&) = delete;
    Host& operator=(const Host&) = delete;

    /// Kills it and starts it again.
    void restart()
    {
        host.reset();
        begin();
    }
    [[nodiscard]] lab::Lab& lab() { return host->lab(); }
    [[nodiscard]] lab::Router& router(const char* name) { return *lab().router(name); }
    bool runUntil(Instant instant)
    {
        QSignalSpy arrived(&lab(), &lab::Lab::arrived);
        lab().runUntil(instant);
        return arrived.count() > 0 || arrived.wait(patience);
    }
    bool runToNextEvent()
    {
        QSignalSpy arrived(&lab(), &lab::Lab::arrived);
        lab().runToNextEvent();
        return arrived.count() > 0 || arrived.wait(patience);
    }
    [[nodiscard]] QString stateFile(int router) const
    {
        return folder.filePath(QStringLiteral("routers/%1/state").arg(router, 4, 10, QLatin1Char('0')));
    }

    QTemporaryDir folder;
    std::unique_ptr<lab::LabHost> host;
    std::vector<std::string> log; ///< lines, over all lives
    std::vector<std::string> troubles;
    std::function<void(const std::string& line)> heard; ///< called where the event is told

private:
    void begin()
    {
        lab::LabHost::Options options;
        options.fleet = m_fleet;
        options.state = folder.path();
        options.events = [this](std::string_view line) {
            log.emplace_back(line);
            if (heard)
                heard(log.back());
        };
        host = std::make_unique<lab::LabHost>(std::move(options), m_wall);
        QObject::connect(host.get(), &lab::LabHost::troubled, host.get(),
                         [this](const QString& text) { troubles.push_back(text.toStdString()); });
        QSignalSpy ready(host.get(), &lab::LabHost::ready);
        if (const auto started = host->start(); !started)
            qFatal("not started: %s", started.error().detail.c_str());
        if (ready.count() == 0 && !ready.wait(patience))
            qFatal("not ready");
    }

    lab::Fleet m_fleet;
    SystemClock m_wall;
};

inline lab::FleetRouter server(const std::string& lines = " grant auto\n auto-rollover 90\n")
{
    lab::FleetRouter router;
    router.name = "CA";
    router.role = lab::FleetRole::Server;
    router.config = "ip domain name example.org\n"
                    "interface GigabitEthernet0/0\n ip address 172.16.1.1 255.255.255.0\n no shutdown\n"
                    "ip http server\ncrypto pki trustpoint CA\n rsakeypair CA 1024\n"
                    "crypto pki server CA\n issuer-name CN=CA,O=Example\n"
                    " lifetime certificate 365\n lifetime ca-certificate 730\n" +
                    lines;
    return router;
}

inline lab::FleetRouter spoke(const std::string& name, const std::string& lines,
                              std::optional<Instant> enrolledAt = start + std::chrono::minutes(6))
{
    lab::FleetRouter router;
    router.name = name;
    router.config =
        "ip domain name example.org\ncrypto pki trustpoint TP\n enrollment url http://172.16.1.1:80\n"
        " subject-name CN=" +
        name + "\n rsakeypair " + name + " 1024\n" + lines;
    router.enrolledAt = enrolledAt;
    return router;
}

inline lab::Fleet fleetOf(std::vector<lab::FleetRouter> routers)
{
    return {start, 1, std::move(routers), {}};
}

} // namespace keptlab
