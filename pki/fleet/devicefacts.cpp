// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/fleet/snapshot.h"

#include <algorithm>
#include <unordered_map>

#include "pki/base/text.h"

namespace releve::fleet
{

namespace
{

std::string_view withoutLeadingZeros(std::string_view serial)
{
    while (serial.size() > 1 && serial.front() == '0')
        serial.remove_prefix(1);
    return serial;
}

bool contradict(std::string_view a, std::string_view b)
{
    return !a.empty() && !b.empty() && !equalsIgnoringCase(a, b);
}

std::optional<Instant> instantOf(const std::optional<ios::PrintedTime>& time)
{
    return time ? time->instant : std::nullopt;
}

std::optional<Instant> later(std::optional<Instant> a, std::optional<Instant> b)
{
    if (!a || !b)
        return a ? a : b;
    return std::max(*a, *b);
}

template<class T>
void fill(T& field, const T& from)
{
    if (field == T{})
        field = from;
}

/// Fills the empty fields of `into`. The bytes, once known, then have the last word.
void complete(HeldCertificate& into, const ios::CertificateRecord& from)
{
    ios::CertificateRecord& record = into.record;
    fill(record.status, from.status);
    fill(record.serial, from.serial);
    fill(record.usage, from.usage);
    fill(record.issuer, from.issuer);
    fill(record.subject, from.subject);
    fill(record.subjectDisplayName, from.subjectDisplayName);
    fill(record.subjectSerialNumber, from.subjectSerialNumber);
    fill(record.subjectIpAddress, from.subjectIpAddress);
    if (!instantOf(record.notBefore))
        record.notBefore = from.notBefore ? from.notBefore : record.notBefore;
    if (!instantOf(record.notAfter))
        record.notAfter = from.notAfter ? from.notAfter : record.notAfter;
    fill(record.renewDate, from.renewDate);
    fill(record.installTime, from.installTime);
    fill(record.storage, from.storage);
    fill(record.crlDistributionPoints, from.crlDistributionPoints);
    fill(record.keyAlgorithm, from.keyAlgorithm);
    fill(record.keyBits, from.keyBits);
    fill(record.signatureAlgorithm, from.signatureAlgorithm);
    fill(record.keyUsage, from.keyUsage);
    fill(record.md5, from.md5);
    fill(record.sha1, from.sha1);
    fill(record.sha256, from.sha256);
    fill(record.subjectKeyId, from.subjectKeyId);
    fill(record.authorityKeyId, from.authorityKeyId);
    fill(record.keyLabel, from.keyLabel);
    if (!record.certificate)
        record.certificate = from.certificate;
    for (const std::string& name : from.trustpoints) {
        if (std::find(record.trustpoints.begin(), record.trustpoints.end(), name) == record.trustpoints.end())
            record.trustpoints.push_back(name);
    }
}

FactSource sourceOf(ios::CertificateForm form)
{
    return form == ios::CertificateForm::Show    ? FactSource::Command
           : form == ios::CertificateForm::Chain ? FactSource::Configuration
                                                 : FactSource::File;
}

/// Collects certificate records, joining those that are one certificate.
class CertificateCollector
{
public:
    void add(const ios::CertificateRecord& record)
    {
        const std::string serial(withoutLeadingZeros(record.serial));
        const auto [first, last] = m_bySerial.equal_range(serial);
        for (auto it = first; it != last; ++it) {
            HeldCertificate& held = *m_certificates[it->second];
            if (held.isSameAs(record)) {
                complete(held, record);
                mark(held, record);
                return;
            }
        }
        auto held = std::make_shared<HeldCertificate>();
        held->record = record;
        mark(*held, record);
        m_bySerial.emplace(serial, m_certificates.size());
        m_certificates.push_back(std::move(held));
    }

    [[nodiscard]] std::vector<HeldCertificatePtr> take()
    {
        // Some releases print `Storage:` for no certificate at all; where they do print it, its absence means that
        // the certificate is in memory only. inferred: ROLLOVER_SPEC 11, the seed's rollover CA
        const bool listingTellsStorage = std::any_of(m_certificates.begin(), m_certificates.end(), [](const auto& c) {
            return c->printed && !c->record.storage.empty();
        });
        std::vector<HeldCertificatePtr> result;
        result.reserve(m_certificates.size());
        for (auto& held : m_certificates) {
            held->unsaved = listingTellsStorage && held->printed && held->record.storage.empty() &&
                            held->record.kind != ios::CertificateKind::SelfSigned &&
                            !std::all_of(held->record.trustpoints.begin(), held->record.trustpoints.end(),
                                         [](const std::string& name) { return name == "Trustpool"; });
            held->record.completeFromBytes();
            result.push_back(std::move(held));
        }
        return result;
    }

private:
    static void mark(HeldCertificate& held, const ios::CertificateRecord& record)
    {
        const FactSource source = sourceOf(record.form);
        held.printed = held.printed || source == FactSource::Command;
        held.configured = held.configured || source == FactSource::Configuration;
        held.readAt = later(held.readAt, record.origin.readAt());
    }

    std::vector<std::shared_ptr<HeldCertificate>> m_certificates;
    std::unordered_multimap<std::string, std::size_t> m_bySerial;
};

template<class T>
FactPtr<T> makeFact(T value, FactSource source, std::optional<Instant> readAt)
{
    return std::make_shared<const Fact<T>>(Fact<T>{std::move(value), source, readAt});
}

/// The later of two blocks about one name stays, at the place of the first.
template<class T, class NameOf>
void put(std::vector<FactPtr<T>>& facts, FactPtr<T> fact, NameOf nameOf)
{
    const auto it = std::find_if(facts.begin(), facts.end(),
                                 [&](const FactPtr<T>& known) { return nameOf(known->value) == nameOf(fact->value); });
    if (it == facts.end())
        facts.push_back(std::move(fact));
    else
        *it = std::move(fact);
}

const auto byName = [](const auto& value) -> const std::string& { return value.name; };

/// The words of a command without `verbose`, `detail` and what follows a pipe; abbreviations count as words too.
std::size_t significantWords(std::string_view command)
{
    std::size_t count = 0;
    command = command.substr(0, command.find('|'));
    while (true) {
        const std::string_view word = takeWord(command);
        if (word.empty())
            return count;
        if (!(count == 0 && equalsIgnoringCase(word, "do")) &&
            !(count >= 3 && word.size() >= 3 && startsWithIgnoringCase("verbose", word)))
            ++count;
    }
}

/// `show crypto pki certificates` lists all; with a trustpoint's name it lists some.
bool listsAllCertificates(const ios::CertificateRecord& record)
{
    return record.form == ios::CertificateForm::Show && significantWords(record.origin.command()) <= 4;
}

bool intersects(const std::vector<std::string>& a, const std::vector<std::string>& b)
{
    return std::any_of(a.begin(), a.end(),
                       [&](const std::string& name) { return std::find(b.begin(), b.end(), name) != b.end(); });
}

} // namespace

bool HeldCertificate::isSameAs(const ios::CertificateRecord& other) const
{
    if (withoutLeadingZeros(record.serial) != withoutLeadingZeros(other.serial))
        return false;
    if (record.certificate && other.certificate)
        return *record.certificate == *other.certificate;
    if (contradict(record.md5, other.md5) || contradict(record.sha1, other.sha1))
        return false;
    const auto end = instantOf(record.notAfter);
    const auto otherEnd = instantOf(other.notAfter);
    if (end && otherEnd && *end != *otherEnd)
        return false;
    if (record.rollover != other.rollover || record.kind != other.kind)
        return false;
    // Two CAs of one device may both have a serial 01: without a fingerprint the name decides against, never for.
    return record.subject.empty() || other.subject.empty() || record.subject == other.subject;
}

std::optional<Instant> HeldCertificate::notBefore() const
{
    return instantOf(record.notBefore);
}

std::optional<Instant> HeldCertificate::notAfter() const
{
    return instantOf(record.notAfter);
}

DeviceFacts DeviceFacts::from(const ios::Transcript& records)
{
    DeviceFacts facts;
    CertificateCollector collector;
    for (const auto& record : records.certificates) {
        collector.add(record);
        facts.readAt = later(facts.readAt, record.origin.readAt());
    }
    facts.certificates = collector.take();
    facts.certificatesRead = !facts.certificates.empty();
    for (const auto& record : records.trustpoints)
        put(facts.trustpointStatus, makeFact(record, FactSource::Command, record.origin.readAt()), byName);
    for (const auto& record : records.servers)
        put(facts.serverStatus, makeFact(record, FactSource::Command, record.origin.readAt()), byName);
    for (const auto& record : records.keys)
        put(facts.keys, makeFact(record, FactSource::Command, record.origin.readAt()), byName);
    for (const auto& record : records.requests) {
        put(facts.requests, makeFact(record, FactSource::Command, record.origin.readAt()), [](const auto& request) {
            return std::tuple(std::string_view(request.server), request.list, std::string_view(request.id));
        });
    }
    for (const auto& configuration : records.configurations) {
        const auto readAt = configuration.origin.readAt();
        for (const auto& server : configuration.servers)
            put(facts.serverConfigs, makeFact(server.config, FactSource::Configuration, readAt), byName);
        for (const auto& trustpoint : configuration.trustpoints)
            put(facts.trustpointConfigs, makeFact(trustpoint.config, FactSource::Configuration, readAt), byName);
        facts.chains.insert(facts.chains.end(), configuration.chains.begin(), configuration.chains.end());
        if (configuration.httpServer)
            facts.httpServer = configuration.httpServer;
        facts.certificatesRead = facts.certificatesRead || !configuration.chains.empty();
    }
    facts.timers = records.timers;
    for (const auto& record : records.timers)
        facts.readAt = later(facts.readAt, record.origin.readAt());
    for (const auto& clock : records.clocks) {
        if (!clock.time.instant || (facts.readAt && *clock.time.instant < *facts.readAt && !facts.timeSource.empty()))
            continue;
        facts.readAt = later(facts.readAt, clock.time.instant);
        facts.authority = clock.authority;
        facts.timeSource = clock.timeSource;
    }
    return facts;
}

void DeviceFacts::update(const DeviceFacts& newer)
{
    if (newer.certificatesRead) {
        const bool all = std::any_of(newer.certificates.begin(), newer.certificates.end(),
                                     [](const auto& c) { return c->printed && listsAllCertificates(c->record); });
        std::vector<std::string> reread = newer.chains;
        for (const auto& held : newer.certificates)
            reread.insert(reread.end(), held->record.trustpoints.begin(), held->record.trustpoints.end());
        std::vector<HeldCertificatePtr> kept;
        for (auto& held : certificates)
            (all || intersects(held->record.trustpoints, reread) ? formerCertificates : kept).push_back(held);
        for (const auto& held : newer.certificates) {
            auto completed = std::make_shared<HeldCertificate>(*held);
            std::erase_if(formerCertificates, [&](const HeldCertificatePtr& former) {
                if (!completed->isSameAs(former->record))
                    return false;
                complete(*completed, former->record);
                completed->configured = completed->configured || former->configured;
                return true;
            });
            completed->record.completeFromBytes();
            kept.push_back(std::move(completed));
        }
        certificates = std::move(kept);
        certificatesRead = true;
    }
    const auto putAll = [](auto& known, const auto& facts) {
        for (const auto& fact : facts)
            put(known, fact, byName);
    };
    putAll(trustpointStatus, newer.trustpointStatus);
    putAll(trustpointConfigs, newer.trustpointConfigs);
    putAll(serverStatus, newer.serverStatus);
    putAll(serverConfigs, newer.serverConfigs);
    for (const std::string& chain : newer.chains) {
        if (std::find(chains.begin(), chains.end(), chain) == chains.end())
            chains.push_back(chain);
    }
    // A key or request that a whole listing lacks is gone; `show crypto key mypubkey rsa NAME` is not a whole one.
    const auto listsAllKeys = [](const FactPtr<ios::KeyRecord>& key) {
        return significantWords(key->value.origin.command()) <= 5;
    };
    if (std::any_of(newer.keys.begin(), newer.keys.end(), listsAllKeys))
        keys.clear();
    putAll(keys, newer.keys);
    if (!newer.requests.empty())
        requests = newer.requests;
    if (!newer.timers.empty())
        timers = newer.timers;
    if (newer.httpServer)
        httpServer = newer.httpServer;
    if (newer.readAt) {
        readAt = newer.readAt;
        if (newer.authority != ios::ClockAuthority::Unknown) {
            authority = newer.authority;
            timeSource = newer.timeSource;
        }
    }
}

} // namespace releve::fleet
