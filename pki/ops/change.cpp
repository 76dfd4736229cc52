// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/ops/change.h"

#include <utility>

#include "pki/ops/changescript.h"
#include "pki/ops/engine.h"

namespace releve::ops {

namespace {

const Error cancelled{ErrorCode::Cancelled, "given up"};

/// Changes that have one CA do work for them share a limit: by what was known before.
std::string groupOf(Engine& engine, const fleet::Device& device, const Act& act)
{
    const auto known = engine.known(device.id);
    const auto everybody = engine.snapshots();
    const auto store = engine.store();
    const auto records = store ? (*store)->devices().all() : store.error();
    if (!known || !*known || !everybody || !records)
        return {};
    const auto place = caPlaceOf(act, **known, *everybody, *records);
    return place ? place->url : std::string();
}

/// Of what pki/ops itself ends an intent with.
store::Outcome outcomeOf(store::IntentState state, ResultCode code, Parameters parameters)
{
    return Verdict{state, code, std::move(parameters)}.outcome();
}

} // namespace

Change::Change(Engine& engine, const store::DeviceRecord& record, Act act, OnProgress progress)
    : m_engine(engine)
    , m_talk(engine, record, groupOf(engine, record.device, act),
             [this](Stage stage, const std::string& line) { tell(stage, line); })
    , m_act(std::move(act))
    , m_progress(std::move(progress))
{
    m_again.setSingleShot(true);
    connect(&m_again, &QTimer::timeout, this, [this] { prove(); });
}

Change::~Change()
{
    const auto store = m_engine.store();
    if (!m_intent || !store)
        return;
    const auto state = m_isStarted ? store::IntentState::Unknown : store::IntentState::Cancelled;
    // When it cannot be written, the next one to open the store sees that we are gone.
    static_cast<void>((*store)->operations().finish(
        *m_intent, outcomeOf(state, ResultCode::Interrupted, {{"target", m_act.target}})));
}

void Change::tell(Stage stage, const std::string& line)
{
    if (m_progress)
        m_progress({m_talk.record().device.id, stage, line});
}

void Change::cancel()
{
    m_isCancelled = true;
    m_talk.cancel();
    if (m_asking)
        m_asking->cancel();
    if (m_again.isActive()) {
        m_again.stop();
        prove();
    }
}

// ---- Plan

void Change::plan(std::function<void(const Status&)> done)
{
    m_talk.read(RefreshKind::Full, [this, done = std::move(done)](DeviceReading reading) {
        const auto held = std::make_shared<DeviceReading>(std::move(reading));
        if (!held->snapshot) // nothing is known of it
            held->snapshot = fleet::Snapshot::build(m_talk.record().device, {}, {});
        if (held->error) {
            makePlan(*held, std::nullopt, done);
            return;
        }
        askCa(held->snapshot,
              [this, held, done](std::optional<CaView> ca) { makePlan(*held, std::move(ca), done); });
    });
}

void Change::askCa(const fleet::SnapshotPtr& snapshot, std::function<void(std::optional<CaView>)> done)
{
    const auto everybody = m_engine.snapshots();
    const auto store = m_engine.store();
    const auto records = (*store)->devices().all();
    m_place = everybody && records ? caPlaceOf(m_act, *snapshot, *everybody, *records) : std::nullopt;
    if (!m_place || m_isCancelled) {
        done(std::nullopt);
        return;
    }
    tell(Stage::AskingCa);
    const auto best = (*store)->authorities().capabilities(m_place->url);
    CaQuestion question{m_place->url, m_place->label, m_place->active, snapshot->clock};
    if (best)
        question.bestSeen = scep::Capabilities::parse(*best);
    m_asking = std::make_unique<CaAsking>(m_engine.network(), std::move(question),
                                          [this, url = m_place->url, done = std::move(done)](CaView view) {
                                              takeCa(url, view);
                                              done(std::move(view));
                                          });
}

/// What it lists more than before is remembered; what it lists less never is.
void Change::takeCa(const std::string& url, CaView& view)
{
    store::Authorities& authorities = (*m_engine.store())->authorities();
    const auto known = authorities.capabilities(url);
    if (view.error || view.capabilities.isEmpty() || !known)
        return;
    const auto best = scep::Capabilities::parse(*known);
    const auto united = best.unitedWith(view.capabilities);
    if (united == best)
        return;
    if (auto kept = authorities.remember(url, united.toText()); !kept) {
        view = {};
        view.error = kept.error();
    }
}

void Change::makePlan(const DeviceReading& reading, std::optional<CaView> ca,
                      const std::function<void(const Status&)>& done)
{
    if (m_isCancelled) {
        done(cancelled);
        return;
    }
    auto everybody = m_engine.snapshots();
    if (!everybody) {
        done(everybody.error());
        return;
    }
    Grounds grounds{reading.snapshot, reading.error, reading.privileged, reading.refused};
    if (m_engine.settings().fleet == store::Fleet::Real)
        grounds.readAt = reading.readAt;
    grounds.ca = std::move(ca);
    grounds.everybody = *std::move(everybody);
    m_before = reading.snapshot;
    m_plan = std::make_shared<const Plan>(planOf(m_act.copy(), grounds));
    done(std::monostate{});
}

// ---- Run

void Change::run(const std::string& reason, std::function<void(Result<Ran>)> done)
{
    m_done = std::move(done);
    m_ran.plan = m_plan;
    if (const auto noted = note(reason); !noted) {
        fail(noted.error());
        return;
    }
    if (m_plan->isBlocked()) {
        finish(blocked(*m_plan), false);
        return;
    }
    m_talk.read(RefreshKind::Full, [this](DeviceReading reading) {
        if (reading.error || m_isCancelled)
            fail(m_isCancelled ? cancelled : *reading.error);
        else if (digestOf(m_act, *reading.snapshot) != m_plan->digest)
            finish(stateChanged(*m_plan), false);
        else
            type(reading);
    });
}

Status Change::note(const std::string& reason)
{
    store::Operation operation;
    operation.kind = wordOf(m_act.kind);
    operation.parameters = remembered(*m_plan, *m_before);
    operation.who = m_engine.settings().who;
    operation.reason = reason;
    const auto store = m_engine.store();
    const auto begun = (*store)->operations().begin(operation, {m_talk.record().device.id}, true);
    if (!begun)
        return begun.error();
    m_ran.operation = begun->operation;
    m_intent = begun->intents.front();
    return std::monostate{};
}

void Change::type(const DeviceReading& reading)
{
    m_before = reading.snapshot;
    const auto started = (*m_engine.store())->operations().start(*m_intent, m_plan->digest);
    if (!started) {
        fail(started.error());
        return;
    }
    m_isStarted = true;
    m_talk.type(std::make_unique<ChangeScript>(*m_plan), [this](DeviceTalk::Typed typed) {
        if (const auto* const script = static_cast<const ChangeScript*>(typed.script.get()))
            m_ran.report = script->report();
        m_transcript = std::move(typed.transcript);
        m_wasCancelled = m_isCancelled;
        m_isCancelled = false; // from here on it means: look no further
        m_deadline = m_engine.clock().steady() + m_engine.settings().proofWithin;
        prove();
    });
}

// ---- Verify and record

void Change::prove()
{
    tell(Stage::Proving);
    m_talk.read(RefreshKind::Full, [this](DeviceReading reading) {
        if (reading.error) {
            proved(reading, std::nullopt);
            return;
        }
        const auto held = std::make_shared<DeviceReading>(std::move(reading));
        askCa(held->snapshot, [this, held](const std::optional<CaView>& ca) { proved(*held, ca); });
    });
}

void Change::proved(const DeviceReading& reading, const std::optional<CaView>& ca)
{
    const fleet::Snapshot* const after = reading.error ? nullptr : reading.snapshot.get();
    m_ran.after = reading.error ? nullptr : reading.snapshot;
    Verdict verdict =
        verdictOf(*m_plan, *m_before, after, reading.refused, ca ? &*ca : nullptr, m_ran.report);
    const bool mayChange =
        verdict.waits || (reading.error && net::SshRetry::isWorthwhile(reading.error->code));
    const auto next = m_engine.clock().steady() + m_engine.settings().proofEvery;
    if (mayChange && !m_isCancelled && !m_wasCancelled && next < m_deadline)
        m_again.start(m_engine.settings().proofEvery);
    else
        finish(std::move(verdict), true);
}

void Change::finish(Verdict verdict, bool wasSent)
{
    const auto outcome = verdict.outcome();
    const auto noted = (*m_engine.store())
                           ->operations()
                           .finish(*m_intent, outcome, wasSent && m_transcript ? &*m_transcript : nullptr);
    m_ran.verdict = std::move(verdict);
    m_talk.close();
    if (noted) {
        m_intent.reset();
        std::exchange(m_done, nullptr)(std::move(m_ran));
        return;
    }
    m_intent.reset(); // nor would the destructor be able to
    std::exchange(m_done, nullptr)(
        Error{noted.error().code,
              "it ended as " + outcome.code + ", which could not be noted: " + noted.error().detail});
}

/// Nothing was sent.
void Change::fail(const Error& error)
{
    m_talk.close();
    if (m_intent) {
        static_cast<void>(
            (*m_engine.store())
                ->operations()
                .finish(*m_intent, outcomeOf(store::IntentState::Cancelled, ResultCode::NotRead,
                                             {{"target", m_act.target}, {"error", toUtf8(error.detail)}})));
        m_intent.reset();
    }
    std::exchange(m_done, nullptr)(error);
}

} // namespace releve::ops
