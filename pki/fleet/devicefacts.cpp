// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/fleet/snapshot.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "pki/fleet/heldcertificates.h"

namespace releve::fleet {

namespace {

/// What tells two facts of one kind apart.
template<class T>
std::string keyOf(const T& value)
{
    return value.name;
}

std::string keyOf(const ios::RequestRecord& request)
{
    return request.server + '\n' + std::to_string(static_cast<int>(request.list)) + '\n' + request.id;
}

template<class T>
FactPtr<T> makeFact(T value, FactSource source, std::optional<Instant> readAt)
{
    return std::make_shared<const Fact<T>>(Fact<T>{std::move(value), source, readAt});
}

/// Takes in facts of one kind: the later of two about one thing stays, at the place of the first.
template<class T>
void put(std::vector<FactPtr<T>>& known, const std::vector<FactPtr<T>>& facts)
{
    if (facts.empty())
        return;
    std::unordered_map<std::string, std::size_t> index;
    for (std::size_t i = 0; i < known.size(); ++i)
        index.emplace(keyOf(known[i]->value), i);
    for (const FactPtr<T>& fact : facts) {
        const auto [it, isNew] = index.try_emplace(keyOf(fact->value), known.size());
        if (isNew)
            known.push_back(fact);
        else
            known[it->second] = fact;
    }
}

/// The facts of some printed records.
template<class Record>
std::vector<FactPtr<Record>> factsOf(std::vector<Record> records)
{
    std::vector<FactPtr<Record>> facts;
    facts.reserve(records.size());
    for (Record& record : records) {
        const auto readAt = record.origin.readAt();
        facts.push_back(makeFact(std::move(record), FactSource::Command, readAt));
    }
    return facts;
}

void joinNames(std::vector<std::string>& into, const std::vector<std::string>& from)
{
    into.insert(into.end(), from.begin(), from.end());
    removeDuplicates(into);
}

/// The device's latest clock reading in any of these.
template<class Record>
std::optional<Instant> latest(std::optional<Instant> known, const std::vector<Record>& records)
{
    for (const Record& record : records)
        known = later(known, record.origin.readAt());
    return known;
}

std::optional<Instant> latestReading(const ios::Transcript& records)
{
    std::optional<Instant> result = latest({}, records.certificates);
    result = latest(result, records.timers);
    result = latest(result, records.servers);
    result = latest(result, records.trustpoints);
    result = latest(result, records.keys);
    result = latest(result, records.requests);
    result = latest(result, records.clocks);
    return latest(result, records.configurations);
}

} // namespace

DeviceFacts DeviceFacts::from(ios::Transcript records)
{
    DeviceFacts facts;
    facts.readAt = latestReading(records);
    facts.certificates = collectCertificates(std::move(records.certificates));
    facts.certificatesRead = !facts.certificates.empty();
    put(facts.trustpointStatus, factsOf(std::move(records.trustpoints)));
    put(facts.serverStatus, factsOf(std::move(records.servers)));
    put(facts.keys, factsOf(std::move(records.keys)));
    put(facts.requests, factsOf(std::move(records.requests)));
    for (const auto& listing : records.requestListings)
        facts.requestsRead.push_back(listing.server);
    removeDuplicates(facts.requestsRead);
    facts.timers = std::move(records.timers);
    for (const auto& configuration : records.configurations)
        facts.takeConfiguration(configuration);
    removeDuplicates(facts.chains);
    std::optional<Instant> clockAt;
    for (const auto& clock : records.clocks) {
        if (clock.time.instant && clockAt && *clock.time.instant < *clockAt)
            continue;
        clockAt = clock.time.instant ? clock.time.instant : clockAt;
        facts.takeClock(clock);
    }
    return facts;
}

void DeviceFacts::takeConfiguration(const ios::ConfigurationRecord& configuration)
{
    const auto factsFrom = [&](const auto& lines, auto& into) {
        std::decay_t<decltype(into)> facts;
        for (const auto& line : lines)
            facts.push_back(makeFact(line.config, FactSource::Configuration, configuration.origin.readAt()));
        put(into, facts);
    };
    factsFrom(configuration.servers, serverConfigs);
    factsFrom(configuration.trustpoints, trustpointConfigs);
    chains.insert(chains.end(), configuration.chains.begin(), configuration.chains.end());
    if (configuration.httpServer)
        httpServer = configuration.httpServer;
    if (configuration.saved)
        configurationSaved = configuration.saved;
    certificatesRead = certificatesRead || !configuration.chains.empty();
}

void DeviceFacts::takeClock(const ios::ClockRecord& clock)
{
    readAt = later(readAt, clock.time.instant);
    // Whether the clock is to be trusted it says even where its zone cannot be told.
    if (clock.authority != ios::ClockAuthority::Unknown)
        authority = clock.authority;
    if (!clock.timeSource.empty())
        timeSource = clock.timeSource;
}

void DeviceFacts::update(const DeviceFacts& newer)
{
    if (newer.certificatesRead) {
        certificates = updateCertificates(std::move(certificates), formerCertificates, newer);
        certificatesRead = true;
    }
    put(trustpointStatus, newer.trustpointStatus);
    put(trustpointConfigs, newer.trustpointConfigs);
    put(serverStatus, newer.serverStatus);
    put(serverConfigs, newer.serverConfigs);
    joinNames(chains, newer.chains);
    // A key or request that a whole listing lacks is gone; `show crypto key mypubkey rsa NAME` is not a whole
    // one.
    const auto listsAllKeys = [](const FactPtr<ios::KeyRecord>& key) {
        return significantWords(key->value.origin.command()) <= 5;
    };
    if (std::any_of(newer.keys.begin(), newer.keys.end(), listsAllKeys))
        keys.clear();
    put(keys, newer.keys);
    std::unordered_set<std::string_view> listed(newer.requestsRead.begin(), newer.requestsRead.end());
    for (const auto& request : newer.requests)
        listed.insert(request->value.server);
    std::erase_if(requests, [&](const auto& request) { return listed.count(request->value.server) > 0; });
    put(requests, newer.requests);
    joinNames(requestsRead, newer.requestsRead);
    if (!newer.timers.empty())
        timers = newer.timers;
    if (newer.httpServer)
        httpServer = newer.httpServer;
    if (newer.configurationSaved)
        configurationSaved = newer.configurationSaved;
    if (newer.readAt)
        readAt = newer.readAt;
    if (newer.authority != ios::ClockAuthority::Unknown) {
        authority = newer.authority;
        timeSource = newer.timeSource;
    }
}

} // namespace releve::fleet
