// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "pki/base/clock.h"
#include "pki/ops/act.h"
#include "pki/ops/refreshschedule.h"
#include "pki/ops/replies.h"
#include "pki/ops/workertypes.h"
#include "pki/store/store.h"

namespace releve::ops {

/// All that talks to routers and remembers. Lives in the thread that made it, which needs an event loop and is never kept
/// waiting; the store has a thread of its own (`pki`), connections another (`net`). Values go in and come out, by callbacks
/// from the owner's event loop, each called once unless the worker is gone before. Errors beyond those named are the store's.
///
/// Everything but open() answers BadArgument as long as no store is open.
class Worker : public QObject
{
public:
    template<class T>
    using Done = std::function<void(Result<T>)>;
    using OnProgress = std::function<void(const Progress&)>;

    /// @param clock the workstation's; outlives the worker
    explicit Worker(const Clock& clock, WorkerEvents events = {});
    /// At whatever instant: what runs is noted as Interrupted, and nobody is called back any more. Waits for what the store is
    /// in the middle of.
    ~Worker() override;

    /// Opens the store and the secrets. As store::Store::open(), and what PassphraseFile says. Once.
    void open(WorkerSettings settings, Done<Opened> done);

    /// By name.
    void devices(Done<std::vector<store::DeviceRecord>> done);
    /// The devices that were read at all, by name.
    void snapshots(Done<std::vector<fleet::SnapshotPtr>> done);
    /// Keeps the secrets where the sources of the record say `keychain:`; those of another source must be empty. As
    /// store::Devices::add(), NoKeychain: then nothing is added.
    void addDevice(store::DeviceRecord record, DeviceSecrets secrets, Done<store::DeviceRecord> done);
    /// All but the id; secrets that are given replace those there are. As addDevice(), NotFound.
    void changeDevice(store::DeviceRecord record, DeviceSecrets secrets, Done<store::DeviceRecord> done);
    /// With its secrets, and what was read of it. AlreadyRunning, NotFound.
    void removeDevice(const std::string& id, Done<std::monostate> done);
    /// Connects until a host shows a key that the record does not have, and gives up then. Nothing of the user's is sent to
    /// that host. The device's own key is told even when the record has it. As net::SshClient.
    ///
    /// @param secrets for hosts on the way, in place of those the record's sources name; the device may be none of the store's
    JobId probe(store::DeviceRecord record, DeviceSecrets secrets, Done<ProbedKey> done);

    /// Reads devices, saves what they say, and settles what nobody saw the end of. An error of one device is in its result;
    /// results are in the order of `ids`. NotFound for an id that is none.
    ///
    /// @param each called as they come; may be empty
    JobId refresh(std::vector<std::string> ids, RefreshKind kind,
                  std::function<void(const RefreshResult&)> each, Done<std::vector<RefreshResult>> done);

    /// Connects, reads the device and asks the CA; nothing is changed. What cannot be reached is in the plan's
    /// preconditions. The line stays open for WorkerSettings::planKept, and after that or drop() the plan is of no use.
    JobId plan(const std::string& device, Act act, OnProgress progress, Done<Planned> done);
    /// Reads again, types the lines, and reads until it is proved or WorkerSettings::proofWithin is over: how it ended is a
    /// value, whatever happened. An error means that nothing was sent: NotFound for a plan that is no longer kept,
    /// AlreadyRunning, the store's.
    ///
    /// @param reason goes into the audit log; UTF-8
    JobId run(PlanId plan, const std::string& reason, OnProgress progress, Done<Ran> done);
    void drop(PlanId plan);

    /// The same act on many devices: plan and run of each in turn. One that is blocked is Refused, the others go on.
    JobId bulk(std::vector<BulkItem> items, const std::string& reason, BulkSettings settings,
               std::function<void(const BulkResult&)> each, Done<std::vector<BulkResult>> done);
    /// No further device is begun; those that are go on.
    void pause(JobId job);
    void resume(JobId job);

    /// Gives up as soon as it is safe: the job answers Cancelled, or, when something was sent, how it ended. A bulk job ends
    /// after the devices it is at.
    void cancel(JobId job);

    /// From now on devices are read by themselves, each near its next timer that matters; nothing: no longer.
    void schedule(const std::optional<RefreshSchedule::Policy>& policy, Done<std::monostate> done);

    /// Works on the store in its thread: for all that has no function here. `work` is called and destroyed there.
    template<class T>
    void inStore(std::function<Result<T>(store::Store&)> work, Done<T> done);

private:
    class Private;
    using StoreWork = std::function<void(Result<store::Store*>)>;
    [[nodiscard]] Replies& replies();
    void postToStore(StoreWork work);

    std::unique_ptr<Private> d;
};

template<class T>
void Worker::inStore(std::function<Result<T>(store::Store&)> work, Done<T> done)
{
    postToStore(
        [work = std::move(work), reply = replies().add<T>(std::move(done))](Result<store::Store*> store) {
            reply(store ? work(**store) : Result<T>(store.error()));
        });
}

} // namespace releve::ops
