// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>

#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "pki/fleet/keptsource.h"
#include "pki/ops/deviceaccess.h"
#include "pki/ops/network.h"
#include "pki/ops/refreshscript.h"
#include "pki/ops/workertypes.h"

namespace releve::ops {

class Engine;

/// What reading a device has given.
struct DeviceReading
{
    fleet::SnapshotPtr snapshot; ///< as it is known now; null when it was never read
    std::optional<Error> error = {};
    bool privileged = false;
    std::vector<RefusedCommand> refused = {};
    std::optional<Instant> readAt = {}; ///< the workstation's clock; nothing with an error
    std::vector<net::SshReport> hops = {};
    std::vector<store::Intent> settled = {};
};

/// A device that is talked to: its secrets, its line, opened when it is needed, and what becomes of what it says. One thing at
/// a time. Lives in the thread `pki`. Nobody is answered when it is gone; an answer may do that.
class DeviceTalk : public QObject
{
public:
    /// The line is that which is typed; empty in other stages.
    using OnStage = std::function<void(Stage, const std::string& line)>;

    /// @param group of routers that share a limit; empty = none
    DeviceTalk(Engine& engine, store::DeviceRecord record, std::string group, OnStage stage);
    ~DeviceTalk() override;

    /// Reads it, and saves and publishes what it says.
    void read(RefreshKind kind, std::function<void(DeviceReading)> done);
    /// Types what a script says. The record is given back as it may be kept; null when nothing was said.
    struct Typed
    {
        std::unique_ptr<Script> script; ///< null when nothing of it was typed
        std::optional<Error> error = {};
        std::optional<fleet::KeptSource> transcript = {};
    };
    void type(std::unique_ptr<Script> script, std::function<void(Typed)> done);
    /// What is under way ends with Cancelled, or how it ended.
    void cancel();
    /// The next thing opens it again.
    void close() { m_line.reset(); }

    [[nodiscard]] const store::DeviceRecord& record() const { return m_record; }

private:
    void open(std::function<void(const Status&)> done);
    void connectTo(const SecretKeeper::Secrets& secrets);
    void opened(const Status& status);
    [[nodiscard]] DeviceReading readOver(RefreshKind kind, ScriptEnd&& end);
    void lost(const Error& error);
    [[nodiscard]] fleet::KeptSource transcriptOf(const std::vector<ios::DialogueEntry>& record);

    Engine& m_engine;
    const store::DeviceRecord m_record;
    const std::string m_group;
    OnStage m_stage;
    bool m_isCancelled = false;
    bool m_isTyping = false; ///< a script of type()
    ios::SecretMask m_mask;
    std::vector<net::SshReport> m_hops;
    std::function<void(const Status&)> m_opening;
    std::function<void(ScriptEnd&&)> m_running;
    std::unique_ptr<Line> m_line;
};

} // namespace releve::ops
