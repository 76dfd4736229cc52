// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/ops/worker.h"

#include <QPointer>

#include "pki/ops/changejobs.h"
#include "pki/ops/devicekeeper.h"
#include "pki/ops/engine.h"
#include "pki/ops/probejob.h"
#include "pki/ops/refreshjob.h"
#include "pki/ops/workthread.h"

namespace releve::ops {

class Worker::Private
{
public:
    Private(Worker* owner, WorkerEvents told) : worker(owner), events(std::move(told)) {}

    [[nodiscard]] Engine::Events engineEvents();
    void ask(const SecretQuestion& question,
             const std::shared_ptr<std::function<void(std::optional<SecretBytes>)>>& answer);
    template<class Work>
    void withEngine(Work work)
    {
        pki.post([this, work = std::move(work)]() mutable { work(*engine); });
    }
    /// `make` is given a function for the job's last answer.
    template<class T, class MakeJob>
    JobId startJob(const Reply<T>& reply, MakeJob make)
    {
        const JobId id = ++lastJob;
        withEngine([id, reply, make = std::move(make)](Engine& running) mutable {
            if (const auto store = running.store(); !store) {
                reply(store.error());
                return;
            }
            running.start(id, make(running, [&running, id, reply](Result<T> answer) {
                              reply(std::move(answer));
                              running.over(id);
                          }));
        });
        return id;
    }

    Worker* const worker;
    const WorkerEvents events;
    JobId lastJob = 0;
    PlanId lastPlan = 0;
    Replies replies;
    std::unique_ptr<Engine> engine; // the thread's
    WorkThread pki{QStringLiteral("pki")};
};

Engine::Events Worker::Private::engineEvents()
{
    Engine::Events there;
    if (events.asksForSecret)
        there.asksForSecret = [this](const SecretQuestion& question, SecretKeeper::Answer answer) {
            postTo(worker,
                   [this, question, held = std::make_shared<SecretKeeper::Answer>(std::move(answer))] {
                       ask(question, held);
                   });
        };
    if (events.changed)
        there.changed = [this](fleet::Changes changes) {
            postTo(worker, [this, changes = std::move(changes)] { events.changed(changes); });
        };
    if (events.settled)
        there.settled = [this](store::Intent intent) {
            postTo(worker, [this, intent = std::move(intent)] { events.settled(intent); });
        };
    return there;
}

void Worker::Private::ask(const SecretQuestion& question,
                          const std::shared_ptr<std::function<void(std::optional<SecretBytes>)>>& answer)
{
    events.asksForSecret(question,
                         [guard = QPointer(worker), this, answer](std::optional<SecretBytes> given) {
                             if (!guard)
                                 return;
                             pki.post([answer, given = std::move(given)]() mutable {
                                 if (const auto told = std::exchange(*answer, nullptr))
                                     told(std::move(given));
                             });
                         });
}

Worker::Worker(const Clock& clock, WorkerEvents events)
    : d(std::make_unique<Private>(this, std::move(events)))
{
    d->pki.post([d = d.get(), &clock] { d->engine = std::make_unique<Engine>(clock, d->engineEvents()); });
}

Worker::~Worker()
{
    d->pki.end([d = d.get()] { d->engine.reset(); });
}

Replies& Worker::replies()
{
    return d->replies;
}

void Worker::postToStore(StoreWork work)
{
    d->withEngine([work = std::move(work)](Engine& engine) { work(engine.store()); });
}

void Worker::open(WorkerSettings settings, Done<Opened> done)
{
    d->withEngine([settings = std::move(settings), reply = d->replies.add<Opened>(std::move(done))](
                      Engine& engine) mutable { engine.open(std::move(settings), reply); });
}

void Worker::devices(Done<std::vector<store::DeviceRecord>> done)
{
    inStore<std::vector<store::DeviceRecord>>([](store::Store& store) { return store.devices().all(); },
                                              std::move(done));
}

void Worker::snapshots(Done<std::vector<fleet::SnapshotPtr>> done)
{
    d->withEngine([reply = d->replies.add<std::vector<fleet::SnapshotPtr>>(std::move(done))](Engine& engine) {
        reply(engine.snapshots());
    });
}

void Worker::addDevice(store::DeviceRecord record, DeviceSecrets secrets, Done<store::DeviceRecord> done)
{
    d->withEngine([record = std::move(record), secrets = std::move(secrets),
                   reply = d->replies.add<store::DeviceRecord>(std::move(done))](Engine& engine) mutable {
        devicekeeper::add(engine, std::move(record), std::move(secrets), reply);
    });
}

void Worker::changeDevice(store::DeviceRecord record, DeviceSecrets secrets, Done<store::DeviceRecord> done)
{
    d->withEngine([record = std::move(record), secrets = std::move(secrets),
                   reply = d->replies.add<store::DeviceRecord>(std::move(done))](Engine& engine) mutable {
        devicekeeper::change(engine, std::move(record), std::move(secrets), reply);
    });
}

void Worker::removeDevice(const std::string& id, Done<std::monostate> done)
{
    d->withEngine([id, reply = d->replies.add<std::monostate>(std::move(done))](Engine& engine) {
        reply(devicekeeper::remove(engine, id));
    });
}

JobId Worker::probe(store::DeviceRecord record, DeviceSecrets secrets, Done<ProbedKey> done)
{
    return d->startJob(d->replies.add<ProbedKey>(std::move(done)), [record = std::move(record),
                                                                    secrets = std::move(secrets)](
                                                                       Engine& engine, auto answer) mutable {
        return std::make_unique<ProbeJob>(engine, std::move(record), std::move(secrets), std::move(answer));
    });
}

JobId Worker::refresh(std::vector<std::string> ids, RefreshKind kind,
                      std::function<void(const RefreshResult&)> each, Done<std::vector<RefreshResult>> done)
{
    using Results = std::vector<RefreshResult>;
    const auto kept = std::make_shared<std::function<void(const RefreshResult&)>>(std::move(each));
    const auto reply = d->replies.add<Results>(
        [kept, done = std::move(done)](Result<Results> results) { done(std::move(results)); });
    return d->startJob(reply, [ids = std::move(ids), kind,
                               tell = d->replies.listen(kept)](Engine& engine, auto answer) mutable {
        return std::make_unique<RefreshJob>(engine, std::move(ids), kind,
                                            RefreshJob::Answers{std::move(tell), std::move(answer)});
    });
}

JobId Worker::plan(const std::string& device, Act act, OnProgress progress, Done<Planned> done)
{
    const auto kept = std::make_shared<OnProgress>(std::move(progress));
    const auto reply = d->replies.add<Planned>(
        [kept, done = std::move(done)](Result<Planned> planned) { done(std::move(planned)); });
    return d->startJob(reply, [id = ++d->lastPlan, device, act = std::move(act),
                               tell = d->replies.listen(kept)](Engine& engine, auto answer) mutable {
        return std::make_unique<PlanJob>(engine, id, BulkItem{device, std::move(act)}, tell, answer);
    });
}

JobId Worker::run(PlanId plan, const std::string& reason, OnProgress progress, Done<Ran> done)
{
    const auto kept = std::make_shared<OnProgress>(std::move(progress));
    const auto reply =
        d->replies.add<Ran>([kept, done = std::move(done)](Result<Ran> ran) { done(std::move(ran)); });
    return d->startJob(reply, [plan, reason, tell = d->replies.listen(kept)](Engine& engine, auto answer) {
        auto change = engine.plans().take(plan);
        if (change)
            change->setProgress(tell);
        return std::make_unique<RunJob>(std::move(change), reason, answer);
    });
}

void Worker::drop(PlanId plan)
{
    d->withEngine([plan](Engine& engine) { static_cast<void>(engine.plans().take(plan)); });
}

JobId Worker::bulk(std::vector<BulkItem> items, const std::string& reason, BulkSettings settings,
                   std::function<void(const BulkResult&)> each, Done<std::vector<BulkResult>> done)
{
    using Results = std::vector<BulkResult>;
    const auto kept = std::make_shared<std::function<void(const BulkResult&)>>(std::move(each));
    const auto reply = d->replies.add<Results>(
        [kept, done = std::move(done)](Result<Results> results) { done(std::move(results)); });
    return d->startJob(reply, [items = std::move(items), reason, settings,
                               tell = d->replies.listen(kept)](Engine& engine, auto answer) mutable {
        return std::make_unique<BulkJob>(engine, std::move(items), reason, settings,
                                         BulkJob::Answers{tell, answer});
    });
}

void Worker::schedule(const std::optional<RefreshSchedule::Policy>& policy, Done<std::monostate> done)
{
    d->withEngine([policy, reply = d->replies.add<std::monostate>(std::move(done))](Engine& engine) {
        reply(engine.schedule(policy));
    });
}

void Worker::pause(JobId job)
{
    d->withEngine([job](Engine& engine) {
        if (Job* const running = engine.job(job))
            running->pause(true);
    });
}

void Worker::resume(JobId job)
{
    d->withEngine([job](Engine& engine) {
        if (Job* const running = engine.job(job))
            running->pause(false);
    });
}

void Worker::cancel(JobId job)
{
    d->withEngine([job](Engine& engine) {
        if (Job* const running = engine.job(job))
            running->cancel();
    });
}

} // namespace releve::ops
