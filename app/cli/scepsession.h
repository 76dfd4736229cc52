// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QEventLoop>
#include <QTimer>

#include <functional>
#include <memory>
#include <optional>

#include "app/cli/interruption.h"
#include "app/cli/scepoptions.h"
#include "pki/net/scepclient.h"

namespace releve::cli {

/// A conversation with a CA that waits for each answer: for a program that has nothing else to do. Ctrl-C ends what is
/// under way as Cancelled, and all that follows.
class ScepSession
{
public:
    ScepSession(const ScepOptions& options, const std::optional<x509::Certificate>& pinned);

    [[nodiscard]] net::ScepClient& client() { return *m_client; }
    [[nodiscard]] const Clock& clock() const { return m_clock; }
    [[nodiscard]] bool isInterrupted() const { return m_interruption.happened(); }

    /// From now on, instead of the best both have.
    void use(const scep::Algorithms& algorithms);

    /// Starts an operation and waits for its end.
    template<class T>
    Result<T> ask(const std::function<void(net::ScepClient::Done<T>)>& start)
    {
        std::optional<Result<T>> result;
        if (!isInterrupted()) {
            QEventLoop loop;
            start([&](Result<T> answer) {
                result = std::move(answer);
                loop.quit();
            });
            wait(loop, [this] { m_client->cancel(); });
        }
        return result ? std::move(*result) : Result<T>(Error{ErrorCode::Cancelled, "by the user"});
    }
    /// False when it was interrupted.
    bool pause(Duration time);

private:
    void wait(QEventLoop& loop, const std::function<void()>& interrupt);

    Interruption m_interruption;
    SystemClock m_clock;
    net::HttpClient m_http;
    net::ScepServer m_server;
    std::unique_ptr<net::ScepClient> m_client;
};

} // namespace releve::cli
