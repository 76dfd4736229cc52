// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/fleet/snapshot.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "pki/base/text.h"

namespace releve::fleet {

namespace {

/// IOS lists certificates of its trust pool under this name; it is no trustpoint, and no row of ours.
constexpr std::string_view trustpoolName = "Trustpool";

bool isIdentity(ios::CertificateKind kind)
{
    // In a subordinate or RA certificate server's trustpoint its own certificate stands where a router has
    // its identity.
    return kind == ios::CertificateKind::Identity || kind == ios::CertificateKind::SelfSigned ||
           kind == ios::CertificateKind::SubordinateCa || kind == ios::CertificateKind::Ra;
}

/// The one that counts among several of a role: of usage keys and renewals the one that lasts longest.
bool outlasts(const HeldCertificatePtr& a, const HeldCertificatePtr& b)
{
    const auto endA = a->notAfter();
    const auto endB = b->notAfter();
    return endA && (!endB || *endA > *endB);
}

bool issued(const HeldCertificate& ca, const HeldCertificate& identity)
{
    const auto& keyId = ca.record.subjectKeyId;
    if (!keyId.empty() && !identity.record.authorityKeyId.empty())
        return keyId == identity.record.authorityKeyId;
    return ca.record.subject == identity.record.issuer;
}

class Builder
{
public:
    explicit Builder(Snapshot& snapshot) : m_snapshot(snapshot), m_facts(snapshot.facts) {}

    void run()
    {
        indexKeys();
        indexTimers();
        collectServers();
        collectTrustpoints();
        collectTimers();
        m_snapshot.predictions = predict(m_snapshot);
        compareTimers(m_snapshot);
        for (Trustpoint& known : m_snapshot.trustpoints)
            judge(known);
        // Tens of thousands of snapshots are kept: none holds room it will never use.
        m_snapshot.trustpoints.shrink_to_fit();
        m_snapshot.timers.shrink_to_fit();
        m_snapshot.predictions.shrink_to_fit();
    }

private:
    /// The trustpoint of that name, which the device itself speaks of.
    Trustpoint& trustpoint(const std::string& name)
    {
        Trustpoint& known = certificateHolder(name);
        known.readOnDevice = true;
        return known;
    }

    Trustpoint& certificateHolder(const std::string& name)
    {
        const auto [it, isNew] = m_index.try_emplace(name, m_snapshot.trustpoints.size());
        if (isNew) {
            m_snapshot.trustpoints.emplace_back();
            m_snapshot.trustpoints.back().name = name;
            m_snapshot.trustpoints.back().certificatesRead = m_facts.certificatesRead;
            m_snapshot.trustpoints.back().keysRead = !m_facts.keys.empty();
        }
        return m_snapshot.trustpoints[it->second];
    }

    Server& server(const std::string& name)
    {
        auto& servers = m_snapshot.servers;
        const auto [it, isNew] = m_serverIndex.try_emplace(name, servers.size());
        if (isNew) {
            servers.emplace_back();
            servers.back().name = name;
        }
        return servers[it->second];
    }

    // One pass each, so that ten thousand trustpoints do not look through ten thousand keys and timers.
    void indexKeys()
    {
        for (const auto& key : m_facts.keys) {
            m_keysByName.emplace(key->value.name, key);
            if (key->value.publicKey)
                m_keysByBytes.emplace(textOf(key->value.publicKey->spki), key);
        }
    }

    void indexTimers()
    {
        for (const auto& record : m_facts.timers) {
            if (movesTrustpoint(record.name))
                m_running[record.target].insert(record.name);
        }
    }

    void collectServers()
    {
        for (const auto& config : m_facts.serverConfigs)
            server(config->value.name).config = config;
        for (const auto& status : m_facts.serverStatus) {
            Server& known = server(status->value.name);
            known.status = status;
            known.state = stateOf(status->value);
        }
        for (Server& known : m_snapshot.servers) {
            if (!known.status && known.config && known.config->value.shutdown)
                known.state = ServerState::Disabled;
        }
        std::sort(m_snapshot.servers.begin(), m_snapshot.servers.end(),
                  [](const Server& a, const Server& b) { return a.name < b.name; });
    }

    void collectTrustpoints()
    {
        for (const auto& config : m_facts.trustpointConfigs)
            trustpoint(config->value.name).config = config;
        for (const auto& status : m_facts.trustpointStatus)
            trustpoint(status->value.name).status = status;
        for (const std::string& name : m_facts.chains)
            trustpoint(name);
        for (const Server& known : m_snapshot.servers)
            trustpoint(known.name).belongsToServer = true;
        for (const auto& held : m_facts.certificates) {
            for (const std::string& name : held->record.trustpoints) {
                if (name == trustpoolName)
                    continue;
                Trustpoint& holder = certificateHolder(name);
                holder.readOnDevice = holder.readOnDevice || held->printed || held->configured;
                place(holder, held);
            }
        }
        for (const auto& timer : m_facts.timers) {
            if (timer.section == ios::TimerSection::Pki && !timer.target.empty() &&
                movesTrustpoint(timer.name))
                trustpoint(timer.target);
        }
        for (Trustpoint& known : m_snapshot.trustpoints) {
            chooseCa(known.ca, known.identity, known.others);
            findKeys(known);
        }
        std::sort(m_snapshot.trustpoints.begin(), m_snapshot.trustpoints.end(),
                  [](const Trustpoint& a, const Trustpoint& b) { return a.name < b.name; });
        m_index.clear();
        for (std::size_t i = 0; i < m_snapshot.trustpoints.size(); ++i)
            m_index.emplace(m_snapshot.trustpoints[i].name, i);
    }

    static void place(Trustpoint& into, const HeldCertificatePtr& held)
    {
        const auto kind = held->record.kind;
        if (kind == ios::CertificateKind::RaSignature || kind == ios::CertificateKind::RaEncryption) {
            into.others.push_back(held);
            return;
        }
        const bool rollover = held->record.rollover;
        HeldCertificatePtr& slot = isIdentity(kind) ? (rollover ? into.rolloverIdentity : into.identity)
                                                    : (rollover ? into.rolloverCa : into.ca);
        if (slot && outlasts(slot, held)) {
            into.others.push_back(held);
        } else {
            if (slot)
                into.others.push_back(slot);
            slot = held;
        }
    }

    /// Of several CA certificates in a trustpoint, the identity's issuer is the one beside it.
    static void chooseCa(HeldCertificatePtr& ca, const HeldCertificatePtr& identity,
                         std::vector<HeldCertificatePtr>& others)
    {
        if (!ca || !identity || issued(*ca, *identity))
            return;
        for (auto& other : others) {
            if (other->record.kind == ios::CertificateKind::Ca && !other->record.rollover &&
                issued(*other, *identity)) {
                std::swap(ca, other);
                return;
            }
        }
    }

    void findKeys(Trustpoint& known)
    {
        // Only a certificate server holds the key its CA certificate is about.
        if (!known.identity && keyOf(known.ca, {}))
            known.belongsToServer = true;
        std::string label;
        if (known.config && known.config->value.rsaKeypair)
            label = *known.config->value.rsaKeypair;
        else if (known.belongsToServer)
            label = known.name; // the signing key carries the server's label (ROLLOVER_SPEC 1.1)
        else if (known.identity && !known.identity->record.keyLabel.empty())
            label = known.identity->record.keyLabel;
        else if (known.status)
            label = known.status->value.keyLabel;
        known.key = keyOf(known.belongsToServer && known.ca ? known.ca : known.identity, label);
        if (known.key)
            label = known.key->value.name;
        const HeldCertificatePtr& rollover =
            known.belongsToServer ? known.rolloverCa : known.rolloverIdentity;
        known.rolloverKey = keyOf(rollover, label.empty() ? std::string() : label + "#");
    }

    /// By the key itself where both are known, else by its label.
    FactPtr<ios::KeyRecord> keyOf(const HeldCertificatePtr& held, const std::string& label) const
    {
        if (held && held->record.certificate) {
            const auto it = m_keysByBytes.find(textOf(held->record.certificate->publicKey().spki));
            if (it != m_keysByBytes.end())
                return it->second;
        }
        const auto it = m_keysByName.find(label);
        return label.empty() || it == m_keysByName.end() ? nullptr : it->second;
    }

    const Trustpoint* find(const std::string& name) const
    {
        const auto it = m_index.find(name);
        return it == m_index.end() ? nullptr : &m_snapshot.trustpoints[it->second];
    }

    void collectTimers()
    {
        std::unordered_map<std::string, int> seen;
        const auto add = [&](Timer timer) {
            timer.key = timer.name + '\n' + timer.target;
            if (const int repeat = seen[timer.key]++; repeat > 0)
                timer.key += '\n' + std::to_string(repeat);
            m_snapshot.timers.push_back(std::move(timer));
        };
        for (std::size_t i = 0; i < m_facts.timers.size(); ++i) {
            const ios::TimerRecord& record = m_facts.timers[i];
            Timer timer;
            timer.record = static_cast<int>(i);
            timer.section = record.section;
            timer.name = record.name;
            timer.target = record.target;
            timer.due = record.due;
            timer.remaining = record.remaining;
            timer.owner = ownerOf(record);
            timer.start = startOf(timer);
            add(std::move(timer));
        }
        for (const Trustpoint& known : m_snapshot.trustpoints)
            if (auto timer = renewDateTimer(known))
                add(std::move(*timer));
        std::stable_sort(m_snapshot.timers.begin(), m_snapshot.timers.end(),
                         [](const Timer& a, const Timer& b) { return a.due && (!b.due || *a.due < *b.due); });
        for (std::size_t i = m_snapshot.timers.size(); i-- > 0;) {
            const Timer& timer = m_snapshot.timers[i];
            const auto it = m_index.find(timer.owner);
            if (it != m_index.end() && isLifecycleTimer(timer.name))
                m_snapshot.trustpoints[it->second].nextTimer = static_cast<int>(i);
        }
    }

    /// `renew date:` of a certificate says when RENEW is due, where no timer list does.
    std::optional<Timer> renewDateTimer(const Trustpoint& known) const
    {
        if (!known.identity || !known.identity->record.renewDate ||
            !known.identity->record.renewDate->instant)
            return std::nullopt;
        if (m_running.count(known.name) > 0)
            return std::nullopt;
        Timer timer;
        timer.name = "RENEW";
        timer.target = known.name;
        timer.owner = known.name;
        timer.due = known.identity->record.renewDate->instant;
        timer.start = known.identity->notBefore();
        if (m_snapshot.clock.deviceInstant)
            timer.remaining = *timer.due - *m_snapshot.clock.deviceInstant;
        timer.fromCertificate = true;
        return timer;
    }

    std::string ownerOf(const ios::TimerRecord& record) const
    {
        if (record.section == ios::TimerSection::Cs)
            return m_snapshot.servers.size() == 1 ? m_snapshot.servers.front().name : std::string();
        const bool named =
            movesTrustpoint(record.name) || record.name == "ID" || record.name == "CA" || record.name == "CS";
        return named ? record.target : std::string();
    }

    /// When a timer was armed, where its formula and the certificates tell (ROLLOVER_SPEC 4.2).
    std::optional<Instant> startOf(const Timer& timer) const
    {
        const Trustpoint* owner = find(timer.owner);
        const auto startsWith = [](const HeldCertificatePtr& held) {
            return held ? held->notBefore() : std::optional<Instant>();
        };
        if (timer.name == "CS CRL UPDATE" && timer.due) {
            const auto* config =
                m_facts.serverConfigs.size() == 1 ? &m_facts.serverConfigs.front()->value : nullptr;
            return *timer.due -
                   (config ? config->crlLifetime : lifecycle::CertificateServerConfig::defaultCrlLifetime);
        }
        if (!owner)
            return std::nullopt;
        if (timer.section == ios::TimerSection::Cs || timer.name == "CA" || timer.name == "CS")
            return startsWith(owner->ca);
        if (timer.name == "RENEW" || timer.name == "ID")
            return startsWith(owner->identity);
        if (timer.name == "SHADOW") // without auto-enroll it counts from the CA's start
            return owner->autoEnrolls() ? startsWith(owner->identity) : startsWith(owner->ca);
        return std::nullopt;
    }

    bool runs(const std::string& trustpointName, std::string_view timerName) const
    {
        const auto it = m_running.find(trustpointName);
        return it != m_running.end() && it->second.count(timerName) > 0;
    }

    void judge(Trustpoint& known) const
    {
        AssessmentInput in;
        in.configured = known.config != nullptr;
        in.read = known.readOnDevice && (known.certificatesRead || known.status != nullptr || in.configured);
        in.clock = m_snapshot.clock.authority;
        in.now = m_snapshot.clock.deviceInstant;
        in.hasCa =
            known.ca != nullptr || (known.status && known.status->value.caAuthenticated.value_or(false));
        in.hasIdentity = known.identity != nullptr;
        in.hasRolloverCa = known.rolloverCa != nullptr;
        in.hasRolloverIdentity = known.rolloverIdentity != nullptr;
        in.hasRolloverKey = known.rolloverKey != nullptr;
        if (known.identity) {
            in.identityStart = known.identity->notBefore();
            in.identityEnd = known.identity->notAfter();
            if (known.identity->record.renewDate)
                in.renewAt = known.identity->record.renewDate->instant;
        }
        if (known.ca)
            in.caEnd = known.ca->notAfter();
        const std::string enrollment =
            known.status ? known.status->value.lastEnrollmentStatus : std::string();
        in.pending = startsWithIgnoringCase(enrollment, "pending") ||
                     (known.identity && equalsIgnoringCase(known.identity->record.status, "pending"));
        in.rejected = startsWithIgnoringCase(enrollment, "rejected");
        in.polling = runs(known.name, "POLL");
        in.retrying = runs(known.name, "CONNECT RETRY");
        in.autoEnrolls = known.autoEnrolls();
        in.isServersOwn = known.belongsToServer && !known.identity;
        const auto unsavedKey = [](const FactPtr<ios::KeyRecord>& key) {
            return key && key->value.isUnsaved();
        };
        const auto unsavedCertificate = [](const HeldCertificatePtr& held) { return held && held->unsaved; };
        in.unsaved = unsavedKey(known.key) || unsavedKey(known.rolloverKey) || unsavedCertificate(known.ca) ||
                     unsavedCertificate(known.identity) || unsavedCertificate(known.rolloverCa) ||
                     unsavedCertificate(known.rolloverIdentity);
        known.assessment = assess(in);
    }

    Snapshot& m_snapshot;
    const DeviceFacts& m_facts;
    std::unordered_map<std::string, std::size_t> m_index, m_serverIndex;
    // Views into the facts, which outlive the builder.
    std::unordered_map<std::string_view, FactPtr<ios::KeyRecord>> m_keysByName, m_keysByBytes;
    std::unordered_map<std::string_view, std::unordered_set<std::string_view>> m_running; ///< by trustpoint
};

} // namespace

bool movesTrustpoint(std::string_view timer)
{
    return timer == "RENEW" || timer == "SHADOW" || timer == "POLL" || timer == "CONNECT RETRY";
}

bool isLifecycleTimer(std::string_view timer)
{
    return movesTrustpoint(timer) || timer == "CS SHADOW CERT GENERATION" || timer == "CS CERT EXPIRE";
}

std::shared_ptr<const Snapshot> Snapshot::build(Device device, DeviceClock clock, DeviceFacts facts)
{
    auto snapshot = std::make_shared<Snapshot>();
    snapshot->device = std::move(device);
    snapshot->clock = std::move(clock);
    snapshot->facts = std::move(facts);
    Builder(*snapshot).run();
    return snapshot;
}

const Trustpoint* Snapshot::findTrustpoint(std::string_view name) const
{
    const auto it =
        std::lower_bound(trustpoints.begin(), trustpoints.end(), name,
                         [](const Trustpoint& known, std::string_view key) { return known.name < key; });
    return it != trustpoints.end() && it->name == name ? &*it : nullptr;
}

} // namespace releve::fleet
