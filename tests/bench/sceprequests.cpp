// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/sceprequests.h"

#include <functional>
#include <optional>
#include <thread>

#include "pki/x509/requesttemplate.h"

using namespace releve;
using namespace releve::scep;

namespace {

constexpr std::size_t poolSize = 32;

/// Calls `work` with every number below `count`, on all processors.
void forEach(std::size_t count, const std::function<void(std::size_t)>& work)
{
    const std::size_t threads = std::max(1U, std::thread::hardware_concurrency());
    std::vector<std::thread> running;
    for (std::size_t first = 0; first < threads; ++first) {
        running.emplace_back([&, first] {
            for (std::size_t i = first; i < count; i += threads)
                work(i);
        });
    }
    for (std::thread& thread : running)
        thread.join();
}

x509::Request requestOf(const std::string& name, const x509::PrivateKey& key)
{
    return *x509::signRequest({*x509::Name::fromIos("CN=" + name + ",O=Example"), {}, {}, Digest::Sha256},
                              key);
}

} // namespace

ScepRequests::ScepRequests()
{
    std::vector<std::optional<x509::PrivateKey>> keys(poolSize);
    forEach(poolSize, [&](std::size_t i) { keys[i] = *x509::PrivateKey::generateRsa(2048); });
    for (const auto& key : keys) {
        m_keys.push_back(*key);
        m_signers.push_back(*throwAwayIdentity(requestOf("signer", *key), *key, SystemClock().now()));
    }
}

ScepRequests::Batch ScepRequests::make(std::size_t count, const x509::Certificate& ca)
{
    const Instant now = SystemClock().now();
    std::vector<std::optional<Transaction>> transactions(count);
    Batch batch;
    batch.messages.resize(count);
    forEach(count, [&](std::size_t i) {
        const std::size_t key = (m_made + i) % poolSize;
        const std::string name = "router-" + std::to_string(m_made + i);
        transactions[i] = Transaction({m_signers[key], {ca, ca, ca}, {}, Policy{true}},
                                      requestOf(name, m_keys[key]), "bench-" + name);
        batch.messages[i] = *transactions[i]->enroll(MessageType::PkcsReq, now);
    });
    m_made += count;
    for (auto& transaction : transactions)
        batch.transactions.push_back(std::move(*transaction));
    return batch;
}

ScepRequests::Verdict ScepRequests::judge(Batch& batch, const std::vector<Bytes>& answers,
                                          std::set<std::string>& serials)
{
    std::vector<std::string> granted(answers.size());
    forEach(answers.size(), [&](std::size_t i) {
        const auto answer = batch.transactions[i].read(answers[i]);
        if (answer && answer->certificate)
            granted[i] = answer->certificate->serial();
    });
    Verdict verdict;
    for (const std::string& serial : granted) {
        if (serial.empty())
            ++verdict.refused;
        else
            ++(serials.insert(serial).second ? verdict.granted : verdict.duplicates);
    }
    return verdict;
}
