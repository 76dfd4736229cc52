// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/ops/devicekeeper.h"

#include <QPointer>

#include <algorithm>
#include <utility>

#include "pki/ops/engine.h"

namespace releve::ops::devicekeeper {

namespace {

Status record(Engine& engine, store::Store& store, const store::DeviceRecord& device, const char* event)
{
    store::Parameters parameters{{"host", device.host}, {"port", std::to_string(device.port)}};
    if (!device.hostKey.empty())
        parameters.emplace("host_key", device.hostKey);
    const auto entry = store.audit().append(
        {engine.settings().who, device.device.name, {}, event, std::move(parameters), ""});
    return entry ? Status(std::monostate{}) : entry.error();
}

} // namespace

void add(Engine& engine, store::DeviceRecord given, DeviceSecrets secrets,
         std::function<void(Result<store::DeviceRecord>)> done)
{
    const auto open = engine.store();
    auto added = open ? (*open)->devices().add(std::move(given)) : Result<store::DeviceRecord>(open.error());
    if (!added) {
        done(added.error());
        return;
    }
    engine.keeper().keep(*added, std::move(secrets),
                         [guard = QPointer(&engine), added = *added, done](const Status& kept) {
                             if (!guard)
                                 return;
                             store::Store& store = **guard->store();
                             const auto noted = kept ? record(*guard, store, added, "device-added") : kept;
                             if (noted) {
                                 guard->changed(added);
                             } else {
                                 static_cast<void>(store.devices().remove(added.device.id)); // as it was
                                 guard->keeper().forget(added);
                             }
                             done(noted ? Result<store::DeviceRecord>(added) : noted.error());
                         });
}

void change(Engine& engine, store::DeviceRecord given, DeviceSecrets secrets,
            std::function<void(Result<store::DeviceRecord>)> done)
{
    const auto before = engine.device(given.device.id);
    const auto changed = before ? (*engine.store())->devices().change(given) : Status(before.error());
    if (!changed) {
        done(changed.error());
        return;
    }
    engine.keeper().refused(given.device.id); // what was typed may be of no use now
    engine.keeper().keep(given, std::move(secrets),
                         [guard = QPointer(&engine), before = *before, given, done](const Status& kept) {
                             if (!guard)
                                 return;
                             store::Store& store = **guard->store();
                             const auto noted = kept ? record(*guard, store, given, "device-changed") : kept;
                             if (noted)
                                 guard->changed(given);
                             else
                                 static_cast<void>(store.devices().change(before)); // as it was
                             done(noted ? Result<store::DeviceRecord>(given) : noted.error());
                         });
}

Status remove(Engine& engine, const std::string& id)
{
    const auto device = engine.device(id);
    if (!device)
        return device.error();
    store::Store& store = **engine.store();
    const auto running = store.operations().inState(store::IntentState::Running);
    if (!running)
        return running.error();
    if (std::any_of(running->begin(), running->end(),
                    [&id](const store::Intent& intent) { return intent.device == id; }))
        return Error{ErrorCode::AlreadyRunning, device->device.name};
    if (auto noted = record(engine, store, *device, "device-removed"); !noted)
        return noted;
    if (auto removed = store.devices().remove(id); !removed)
        return removed;
    engine.keeper().forget(*device);
    engine.removed(id);
    return std::monostate{};
}

} // namespace releve::ops::devicekeeper
