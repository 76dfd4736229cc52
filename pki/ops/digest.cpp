// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "pki/base/text.h"
#include "pki/ops/lookup.h"
#include "pki/ops/planparts.h"

// What an act depends on, in one order and one way of writing, so that equal states have equal digests.
namespace releve::ops {
namespace {

class Writer
{
public:
    void add(std::string_view name, std::string_view value)
    {
        m_text.append(name).append(1, '=').append(std::to_string(value.size())).append(1, ':');
        m_text.append(value).append(1, '\n');
    }
    void add(std::string_view name, std::optional<bool> value)
    {
        add(name, !value ? std::string_view("?") : *value ? std::string_view("yes") : std::string_view("no"));
    }
    void add(std::string_view name, const fleet::HeldCertificatePtr& held)
    {
        add(name, held ? std::string_view(held->record.serial) : std::string_view());
        if (!held)
            return;
        add("md5", held->record.md5);
        add("key-id", held->record.subjectKeyId);
    }
    void add(std::string_view name, const fleet::FactPtr<ios::KeyRecord>& key)
    {
        add(name, key ? std::string_view(key->value.name) : std::string_view());
        if (key && key->value.publicKey)
            add("spki", toHex(key->value.publicKey->spki));
    }
    [[nodiscard]] std::string digest() const
    {
        return x509::digestHex(x509::Digest::Sha256, bytesOf(m_text));
    }

private:
    std::string m_text;
};

void addTrustpoint(Writer& writer, const fleet::Snapshot& snapshot, const std::string& name)
{
    const fleet::Trustpoint* const trustpoint = snapshot.findTrustpoint(name);
    writer.add("trustpoint", std::optional<bool>(trustpoint != nullptr));
    if (!trustpoint)
        return;
    if (trustpoint->config) {
        const lifecycle::TrustpointConfig& config = trustpoint->config->value;
        writer.add("url", config.enrollmentUrl.value_or(""));
        writer.add("subject", config.subjectName.value_or(""));
        writer.add("keypair", config.rsaKeypair.value_or(""));
        writer.add("fingerprint", config.fingerprint.value_or(""));
        writer.add("password", std::optional<bool>(config.hasPassword));
        writer.add("regenerate", std::optional<bool>(config.autoEnroll && config.autoEnroll->regenerate));
        writer.add("serial-number", std::to_string(static_cast<int>(config.serialNumber)));
        writer.add("ip-address",
                   config.ipAddressValue.value_or(std::to_string(static_cast<int>(config.ipAddress))));
    }
    writer.add("ca", trustpoint->ca);
    writer.add("identity", trustpoint->identity);
    writer.add("rollover-ca", trustpoint->rolloverCa);
    writer.add("rollover-identity", trustpoint->rolloverIdentity);
    writer.add("key", trustpoint->key);
    writer.add("pending", std::optional<bool>(hasPendingRequest(snapshot, *trustpoint)));
}

void addServer(Writer& writer, const fleet::Snapshot& snapshot, const std::string& name)
{
    const fleet::Server* const server = findServer(snapshot, name);
    writer.add("server", std::optional<bool>(server != nullptr));
    if (!server)
        return;
    writer.add("state", std::to_string(static_cast<int>(server->state)));
    writer.add("mode",
               server->config ? std::to_string(static_cast<int>(server->config->value.mode)) : std::string());
    writer.add("ca", caFingerprintOf(snapshot, name));
    writer.add("rollover", shadowFingerprintOf(snapshot, name));
}

/// Those the act is about: another client's request in between is none of its business, unless it means all.
void addRequests(Writer& writer, const Act& act, const fleet::Snapshot& snapshot)
{
    std::vector<std::string> lines;
    for (const ios::RequestRecord* request : requestsOf(snapshot, act.target)) {
        const bool isMeant = act.ids.empty()
                                 ? isPending(*request)
                                 : std::find(act.ids.begin(), act.ids.end(), request->id) != act.ids.end();
        if (isMeant)
            lines.push_back(request->id + ' ' + lowered(request->state) + ' ' + request->fingerprint);
    }
    std::sort(lines.begin(), lines.end());
    for (const std::string& line : lines)
        writer.add("request", line);
}

} // namespace

std::string digestOf(const Act& act, const fleet::Snapshot& snapshot)
{
    Writer writer;
    writer.add("act", wordOf(act.kind));
    writer.add("target", act.target);
    for (const std::string& id : act.ids)
        writer.add("id", id);
    writer.add("device", snapshot.device.id);
    writer.add("clock", std::to_string(static_cast<int>(snapshot.clock.authority)));
    writer.add("saved", snapshot.facts.configurationSaved); // what would be saved with it
    if (isTrustpointAct(act.kind))
        addTrustpoint(writer, snapshot, act.target);
    if (isServerAct(act.kind))
        addServer(writer, snapshot, act.target);
    if (act.kind == ActKind::Grant || act.kind == ActKind::Reject)
        addRequests(writer, act, snapshot);
    return writer.digest();
}

} // namespace releve::ops
