// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/ops/devicetalk.h"

#include <QPointer>

#include <utility>

#include "pki/fleet/inventory.h"
#include "pki/ops/engine.h"

namespace releve::ops {

namespace {

const Error cancelled{ErrorCode::Cancelled, "given up"};

} // namespace

DeviceTalk::DeviceTalk(Engine& engine, store::DeviceRecord record, std::string group, OnStage stage)
    : m_engine(engine), m_record(std::move(record)), m_group(std::move(group)), m_stage(std::move(stage))
{}

DeviceTalk::~DeviceTalk() = default;

void DeviceTalk::open(std::function<void(const Status&)> done)
{
    if (m_line && m_line->isReady()) {
        done(std::monostate{});
        return;
    }
    m_line.reset();
    m_opening = std::move(done);
    m_isCancelled = false;
    if (m_stage)
        m_stage(Stage::Waiting, {});
    // From the event loop, for secrets may be there at once.
    postTo(this, [this] {
        m_engine.keeper().secretsOf(m_record,
                                    [guard = QPointer(this)](const Result<SecretKeeper::Secrets>& secrets) {
                                        if (!guard)
                                            return;
                                        if (!secrets)
                                            guard->opened(secrets.error());
                                        else
                                            guard->connectTo(*secrets);
                                    });
    });
}

void DeviceTalk::connectTo(const SecretKeeper::Secrets& secrets)
{
    if (m_isCancelled) {
        opened(cancelled);
        return;
    }
    auto access = accessOf(m_record, secrets, m_group);
    if (!access) {
        opened(access.error());
        return;
    }
    m_mask = std::move(access->mask);
    LineEvents events;
    events.connecting = [this] {
        if (m_stage)
            m_stage(Stage::Connecting, {});
    };
    events.typing = [this](const std::string& line) {
        if (m_isTyping && m_stage)
            m_stage(Stage::Typing, line);
    };
    events.ready = [this](LineReady ready) {
        m_hops = std::move(ready.hops);
        opened(std::monostate{});
    };
    events.ran = [this](ScriptEnd end) {
        if (end.error)
            lost(*end.error);
        if (const auto told = std::exchange(m_running, nullptr))
            told(std::move(end));
    };
    events.failed = [this](const Error& error) {
        lost(error);
        if (m_opening)
            opened(error);
    };
    m_line = std::make_unique<Line>(m_engine.network(), std::move(access->target), std::move(events));
}

void DeviceTalk::opened(const Status& status)
{
    if (const auto told = std::exchange(m_opening, nullptr))
        told(status);
}

void DeviceTalk::lost(const Error& error)
{
    if (error.code == ErrorCode::LoginRefused)
        m_engine.keeper().refused(m_record.device.id);
}

void DeviceTalk::cancel()
{
    m_isCancelled = true;
    if (m_line && (m_opening || m_running))
        m_line->cancel();
}

void DeviceTalk::read(RefreshKind kind, std::function<void(DeviceReading)> done)
{
    const auto failed = [this, done](const Error& error) {
        const auto known = m_engine.known(m_record.device.id);
        done({known ? *known : nullptr, error, false, {}, {}, m_hops});
    };
    open([this, kind, done, failed](const Status& status) {
        if (!status) {
            failed(status.error());
            return;
        }
        if (m_stage)
            m_stage(Stage::Reading, {});
        m_running = [this, kind, done](ScriptEnd&& end) { done(readOver(kind, std::move(end))); };
        m_line->run(std::make_unique<RefreshScript>(kind));
    });
}

/// What came before the line broke off is kept too: it was said.
DeviceReading DeviceTalk::readOver(RefreshKind kind, ScriptEnd&& end)
{
    DeviceReading result{nullptr, end.error, false, {}, {}, m_hops};
    const auto known = m_engine.known(m_record.device.id);
    if (known)
        result.snapshot = *known;
    else if (!result.error)
        result.error = known.error();
    const auto* const script = static_cast<const RefreshScript*>(end.script.get());
    if (!known || !script || script->reading().text.empty())
        return result;
    const RouterReading& said = script->reading();
    result.privileged = said.privileged;
    result.refused = said.refused;
    const Clock& clock = m_engine.clock();
    const Instant readAt = clock.now() - (clock.steady() - end.begunAt);
    const auto kept = fleet::KeptSource::ofDialogue(m_record.device.name, said.text, m_mask);
    fleet::Reading reading;
    kept.addTo(reading);
    fleet::DeviceClock deviceClock;
    deviceClock.steadyInstant = end.begunAt;
    deviceClock.uncertainty = end.answeredAt - end.begunAt;
    deviceClock.rate = m_engine.settings().rate;
    const bool isWhole = kind == RefreshKind::Full && said.isWhole();
    const auto snapshot = fleet::updated(isWhole ? nullptr : *known, m_record.device, std::move(reading),
                                         std::move(deviceClock));
    const auto taken = m_engine.take(snapshot, kept, {readAt, store::ReadingOrigin::Ssh, isWhole});
    if (!taken) {
        result.error = taken.error();
        return result;
    }
    result.snapshot = snapshot;
    result.settled = *taken;
    if (!result.error)
        result.readAt = readAt;
    return result;
}

void DeviceTalk::type(std::unique_ptr<Script> script, std::function<void(Typed)> done)
{
    const auto held = std::make_shared<std::unique_ptr<Script>>(std::move(script));
    open([this, held, done = std::move(done)](const Status& status) {
        if (!status) {
            done({nullptr, status.error()});
            return;
        }
        m_isTyping = true;
        m_running = [this, done](ScriptEnd&& end) {
            m_isTyping = false;
            Typed typed{std::move(end.script), std::move(end.error)};
            if (!end.record.empty())
                typed.transcript = transcriptOf(end.record);
            done(std::move(typed));
        };
        m_line->run(std::move(*held), true);
    });
}

/// As it stood on the screen; ours is masked already, and is masked once more for what the whole of it may show.
fleet::KeptSource DeviceTalk::transcriptOf(const std::vector<ios::DialogueEntry>& record)
{
    std::string text;
    for (const ios::DialogueEntry& entry : record)
        text += entry.text;
    return fleet::KeptSource::ofDialogue(m_record.device.name, text, m_mask);
}

} // namespace releve::ops
