// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
//
// A process to be killed: renews the trustpoint Root-CA of the first devices of a store, one after the other, and says on
// standard output what it has come to.
//
//   ops_child STORE COUNT
#include <QCoreApplication>

#include <cstdio>
#include <cstdlib>

#include "pki/base/process.h"
#include "pki/ops/worker.h"

namespace {

using namespace releve;
using namespace releve::ops;

void say(const std::string& line)
{
    std::fputs((line + '\n').c_str(), stdout);
    std::fflush(stdout);
}

[[noreturn]] void stop(const Error& error)
{
    std::fprintf(stderr, "ops_child: %s\n", error.detail.c_str());
    std::_Exit(2);
}

class Child
{
public:
    Child(const char* path, std::size_t count) : m_count(count)
    {
        WorkerSettings settings;
        settings.storePath = path;
        settings.fleet = store::Fleet::Lab;
        settings.who = "child@here";
        settings.secrets = SecretPlace::Memory;
        settings.proofEvery = std::chrono::milliseconds(100);
        m_worker.open(std::move(settings), [this](const Result<Opened>& opened) {
            if (!opened)
                stop(opened.error());
            m_worker.devices([this](const Result<std::vector<store::DeviceRecord>>& devices) {
                if (!devices)
                    stop(devices.error());
                m_devices = *devices;
                say("ready");
                next();
            });
        });
    }

private:
    void next()
    {
        const std::string id = m_devices[m_round++ % m_count].device.id;
        Act act;
        act.kind = ActKind::Renew;
        act.target = "Root-CA";
        m_worker.plan(id, std::move(act), nullptr, [this](const Result<Planned>& planned) {
            if (!planned)
                stop(planned.error());
            say("planned");
            m_worker.run(
                planned->id, "campaign",
                [](const Progress& progress) {
                    if (progress.stage == Stage::Typing)
                        say("typing");
                },
                [this](const Result<Ran>& ran) {
                    if (!ran)
                        stop(ran.error());
                    say("ran " + std::to_string(ran->operation) + ' ' + ran->verdict.outcome().code);
                    next();
                });
        });
    }

    const std::size_t m_count;
    SystemClock m_clock;
    Worker m_worker{m_clock};
    std::vector<store::DeviceRecord> m_devices;
    std::size_t m_round = 0;
};

} // namespace

int main(int argc, char** argv)
{
    prepareProcess();
    const QCoreApplication application(argc, argv);
    if (argc < 3)
        return 2;
    const Child child(argv[1], std::strtoul(argv[2], nullptr, 10));
    return QCoreApplication::exec();
}
