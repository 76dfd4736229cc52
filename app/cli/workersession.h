// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QEventLoop>
#include <QString>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "app/cli/command.h"
#include "app/cli/fleetaccess.h"
#include "app/cli/interruption.h"
#include "pki/ops/worker.h"

namespace releve::cli {

/// Where typed secrets are kept; a command that talks to routers has it among its options.
inline constexpr Option unlockOption = {
    "unlock", "SRC",
    QT_TRANSLATE_NOOP("Cli", "Keep typed secrets in a file that this passphrase opens, not in the keychain")};

/// A worker whose answers are waited for: for a program that has nothing else to do. The first Ctrl-C cancels what is under
/// way, and all that follows. What does not work is complained about in the invocation.
class WorkerSession
{
public:
    /// Null when the store cannot be opened.
    ///
    /// @param code to exit with then
    [[nodiscard]] static std::unique_ptr<WorkerSession> open(const Invocation& invocation, int& code,
                                                             MissingStore missing = MissingStore::Refuse);

    [[nodiscard]] ops::Worker& worker() { return *m_worker; }
    [[nodiscard]] const ops::Opened& opened() const { return m_opened; }
    [[nodiscard]] bool isInterrupted() const { return m_interruption.happened(); }

    /// By name.
    [[nodiscard]] Result<std::vector<store::DeviceRecord>> devices();
    /// The record of that name. Nothing, with a complaint, when there is none.
    [[nodiscard]] std::optional<store::DeviceRecord> device(const QString& name);

    /// Starts something and waits for its end.
    ///
    /// @param start gives the job that Ctrl-C cancels; 0 for none
    template<class T>
    Result<T> ask(const std::function<ops::JobId(ops::Worker::Done<T>)>& start)
    {
        std::optional<Result<T>> answer;
        if (!isInterrupted()) {
            QEventLoop loop;
            const ops::JobId job = start([&](Result<T> result) {
                answer.emplace(std::move(result));
                loop.quit();
            });
            if (!answer)
                wait(loop, job);
        }
        return answer ? *std::move(answer) : Result<T>(Error{ErrorCode::Cancelled, "by the user"});
    }
    /// Until Ctrl-C.
    void waitForInterruption();
    /// How far a job is, on standard error.
    [[nodiscard]] ops::Worker::OnProgress teller(const QString& device) const;

private:
    explicit WorkerSession(const Invocation& invocation);
    [[nodiscard]] bool openWorker(ops::WorkerSettings settings);
    void wait(QEventLoop& loop, ops::JobId job);
    [[nodiscard]] std::optional<SecretBytes> askSecret(const ops::SecretQuestion& question) const;

    const Invocation& m_invocation;
    Interruption m_interruption;
    SystemClock m_clock;
    ops::Opened m_opened;
    std::unique_ptr<ops::Worker> m_worker;
};

} // namespace releve::cli
