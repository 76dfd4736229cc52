// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
//
// 100,000 certificates into a store and out of it, and an intent on the disk: medians of three. Beside it what the disk
// alone takes for that.
#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QTemporaryDir>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <functional>

#include "pki/store/store.h"
#include "pki/x509/certificatetemplate.h"
#include "pki/x509/identity.h"

namespace {

using namespace releve;

constexpr std::size_t count = 100'000;

template<class T>
T must(Result<T> result)
{
    if (!result) {
        std::fprintf(stderr, "store_bench: %s\n", result.error().detail.c_str());
        std::exit(1);
    }
    return std::move(result).value();
}

/// One certificate under many serial numbers. The signatures are wrong; a store does not look at them.
std::vector<x509::Certificate> certificates()
{
    const std::string serial = "4141414141414141";
    const x509::PrivateKey key = must(x509::PrivateKey::generateRsa(2048));
    const x509::CertificateTemplate about{serial,
                                          *makeInstant(2026, 1, 1, 0, 0, 0),
                                          *makeInstant(2027, 1, 1, 0, 0, 0),
                                          {x509::SubjectKeyId{}, x509::KeyUsage{{"digitalSignature"}, true}}};
    const auto model = must(
        x509::selfSign(about, must(x509::Name::fromIos("cn=spoke-1.example.net,ou=Branch,o=Example")), key));
    Bytes der(model.der().begin(), model.der().end());
    const Bytes mark = *fromHex(serial);
    const auto at = std::search(der.begin(), der.end(), mark.begin(), mark.end());
    std::vector<x509::Certificate> all;
    all.reserve(count);
    for (std::size_t i = 0; i < count; ++i) {
        for (std::ptrdiff_t byte = 0; byte < 4; ++byte)
            at[byte + 4] = static_cast<std::uint8_t>(i >> (8 * byte));
        all.push_back(must(x509::Certificate::fromDer(der)));
    }
    return all;
}

double secondsOf(const std::function<void()>& work)
{
    const auto start = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

struct Figures
{
    double insert, list, open, intent;
};

Figures measure(const std::vector<x509::Certificate>& certificates)
{
    const QTemporaryDir folder;
    const std::string path = folder.filePath(QStringLiteral("releve.db")).toStdString();
    const SystemClock clock;
    Figures figures{};
    {
        const auto store = must(store::Store::open(path, clock));
        figures.insert = secondsOf([&] { (void)must(store->certificates().add(certificates)); });
    }
    std::unique_ptr<store::Store> store;
    figures.open = secondsOf([&] { store = must(store::Store::open(path, clock)); });
    figures.list = secondsOf([&] {
        if (must(store->certificates().all()).size() != count)
            std::abort();
    });
    store::DeviceRecord device;
    device.device.name = "r1";
    const std::string id = must(store->devices().add(device)).device.id;
    constexpr int intents = 100;
    figures.intent = secondsOf([&] {
                         for (int i = 0; i < intents; ++i) {
                             const auto begun =
                                 must(store->operations().begin({0, "renew", {}, "me", "", {}}, {id}, true));
                             (void)must(store->operations().start(begun.intents.front(), "digest"));
                             (void)must(store->operations().finish(
                                 begun.intents.front(), {store::IntentState::Done, "verified", {}}));
                         }
                     }) /
                     intents;
    return figures;
}

double medianOf(std::array<Figures, 3> runs, double Figures::*figure)
{
    std::sort(runs.begin(), runs.end(),
              [figure](const Figures& a, const Figures& b) { return a.*figure < b.*figure; });
    return runs[1].*figure;
}

} // namespace

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    const auto all = certificates();
    std::array<Figures, 3> runs{};
    for (Figures& run : runs)
        run = measure(all);
    std::printf("store, one core\n");
    std::printf("  100,000 certificates inserted %6.2f s     target 2\n", medianOf(runs, &Figures::insert));
    std::printf("  … and loaded                  %6.2f s     target 0.2\n", medianOf(runs, &Figures::list));
    std::printf("  … and the file checked        %6.2f s\n", medianOf(runs, &Figures::open));
    std::printf("  one change, meant to recorded %6.2f ms\n", medianOf(runs, &Figures::intent) * 1e3);
    return 0;
}
