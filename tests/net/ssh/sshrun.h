// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QTest>

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "pki/base/text.h"
#include "pki/net/ssh/sshclient.h"

/// A connection of our client, and what has come of it.
class SshRun
{
public:
    using Client = releve::net::SshClient;

    static releve::net::SshHop hop(std::uint16_t port, std::string_view password = "secret")
    {
        releve::net::SshHop result{"127.0.0.1", port};
        result.credentials.user = "admin";
        result.credentials.password = releve::SecretBytes(password);
        return result;
    }

    SshRun() = default;
    /// Takes whatever key there is, and runs a command.
    SshRun(releve::net::SshHop hop, const std::string& command) { start(std::move(hop), {command}); }

    void start(releve::net::SshHop hop, releve::net::SshRequest request = {})
    {
        std::vector<releve::net::SshHop> hops;
        hops.push_back(std::move(hop));
        start(std::move(hops), std::move(request));
    }
    void start(std::vector<releve::net::SshHop> hops, releve::net::SshRequest request = {})
    {
        Client::Events events;
        if (asks)
            events.asksForHostKey = [this](const releve::net::SshKeyQuestion& question) {
                questions.push_back(question);
                if (accepts)
                    QVERIFY(client->accept(question.key.fingerprint));
            };
        events.opened = [this](const std::vector<releve::net::SshReport>& told) { reports = told; };
        events.received = [this](releve::ByteView bytes) {
            received += bytes.size();
            if (output.size() < mostKept)
                output.append(releve::textOf(bytes));
        };
        events.ended = [this](std::optional<int> told) {
            ++ends;
            status = told;
        };
        events.failed = [this](const releve::Error& told) {
            ++ends;
            error = told;
        };
        client = std::make_unique<Client>(std::move(hops), std::move(request), times, std::move(events));
    }
    [[nodiscard]] bool isOpen() const { return !reports.empty(); }
    [[nodiscard]] bool waitUntilOpen()
    {
        return QTest::qWaitFor([this] { return isOpen() || ends > 0; }, patience) && isOpen();
    }
    [[nodiscard]] bool waitForEnd()
    {
        return QTest::qWaitFor([this] { return ends > 0; }, patience);
    }
    [[nodiscard]] bool hears(std::string_view text)
    {
        return QTest::qWaitFor([&] { return output.find(text) != std::string::npos || ends > 0; },
                               patience) &&
               output.find(text) != std::string::npos;
    }
    [[nodiscard]] releve::ErrorCode code() const { return error ? error->code : releve::ErrorCode::Count; }
    [[nodiscard]] std::string detail() const { return error ? error->detail : std::string(); }
    [[nodiscard]] bool tells(std::string_view part) const { return detail().find(part) != std::string::npos; }

    static constexpr int patience = 60'000;
    static constexpr std::size_t mostKept = std::size_t{1} << 20;

    releve::net::SshTimes times;
    bool asks = true;
    bool accepts = true;
    std::unique_ptr<Client> client;
    std::vector<releve::net::SshKeyQuestion> questions;
    std::vector<releve::net::SshReport> reports;
    std::string output;
    std::size_t received = 0;
    int ends = 0;
    std::optional<int> status;
    std::optional<releve::Error> error;
};

/// Shows the error when the code is another.
#define COMPARE_CODE(run, expected) QVERIFY2((run).code() == (expected), (run).detail().c_str())
#define VERIFY_TELLS(run, part) QVERIFY2((run).tells(part), (run).detail().c_str())
