// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
//
// A process to be killed: works on a store and says on standard output what it did, after it did it.
//
//   store_child work STORE     operations without end
//   store_child hold STORE     starts a change of the first device and waits for the end of its input
//   store_child full STORE N   writes while no file may grow beyond N bytes, then without that limit
#include <QCoreApplication>

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include <sys/resource.h>
#include <unistd.h>

#include "pki/fleet/inventory.h"
#include "pki/store/store.h"

namespace {

using namespace releve;
using store::IntentState;

void say(const std::string& word, std::int64_t number)
{
    const std::string line = word + ' ' + std::to_string(number) + '\n';
    if (::write(STDOUT_FILENO, line.data(), line.size()) != static_cast<ssize_t>(line.size()))
        std::_Exit(3);
}

[[noreturn]] void stop(const Error& error)
{
    std::fprintf(stderr, "store_child: %s\n", error.detail.c_str());
    std::_Exit(2);
}

void check(const Status& status)
{
    if (!status)
        stop(status.error());
}

std::int64_t startChange(store::Store& store, const std::string& device)
{
    const auto begun = store.operations().begin({0, "renew", {}, "child@here", "", {}}, {device}, true);
    if (!begun)
        stop(begun.error());
    check(store.operations().start(begun->intents.front(), "digest"));
    return begun->intents.front();
}

int work(store::Store& store)
{
    const auto devices = store.devices().all();
    if (!devices)
        stop(devices.error());
    say("ready", 0);
    for (std::size_t round = 0;; ++round) {
        const fleet::Device& device = (*devices)[round % devices->size()].device;
        const std::int64_t intent = startChange(store, device.id);
        say("sent", intent);
        const std::string text = device.name + "#crypto pki enroll CA\npassword 0 Rev0cati0n$Passw0rd\n" +
                                 std::to_string(intent) + '\n';
        const auto kept = fleet::KeptSource::of("answer", bytesOf(text));
        check(store.operations().finish(intent, {IntentState::Done, "verified", {}}, &*kept));
        say("done", intent);
        fleet::Reading reading;
        kept->addTo(reading);
        const auto snapshot = fleet::updated(nullptr, device, std::move(reading), SystemClock());
        check(store.snapshots().save(*snapshot, std::vector{*kept},
                                     {SystemClock().now(), store::ReadingOrigin::Ssh, true}));
        check(store.snapshots().forget(SystemClock().now()));
    }
}

int hold(store::Store& store)
{
    const auto devices = store.devices().all();
    say("sent", startChange(store, devices->front().device.id));
    return std::getchar() == EOF ? 0 : 1;
}

void limitFiles(rlim_t bytes)
{
    std::signal(SIGXFSZ, SIG_IGN);
    rlimit limit{};
    getrlimit(RLIMIT_FSIZE, &limit);
    limit.rlim_cur = bytes;
    setrlimit(RLIMIT_FSIZE, &limit);
}

int fill(store::Store& store, const char* limit)
{
    limitFiles(std::strtoul(limit, nullptr, 10));
    const auto append = [&store] {
        return store.audit().append(
            {"child@here", "", {}, "padding", {{"text", std::string(2000, 'x')}}, ""});
    };
    for (;;) {
        const auto entry = append();
        if (entry) {
            say("done", entry->sequence);
            continue;
        }
        say("failed", static_cast<int>(entry.error().code));
        break;
    }
    limitFiles(RLIM_INFINITY);
    const auto entry = append();
    if (!entry)
        stop(entry.error());
    say("done", entry->sequence);
    return 0;
}

} // namespace

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    if (argc < 3)
        return 2;
    const SystemClock clock;
    const auto store = store::Store::open(argv[2], clock);
    if (!store)
        stop(store.error());
    if (std::strcmp(argv[1], "work") == 0)
        return work(**store);
    if (std::strcmp(argv[1], "hold") == 0)
        return hold(**store);
    return argc > 3 ? fill(**store, argv[3]) : 2;
}
