// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QTemporaryDir>
#include <QTest>

#include <functional>
#include <string>
#include <vector>

#include "pki/lab/certificateauthority.h"
#include "pki/lab/labconfig.h"
#include "pki/lifecycle/jsonlog.h"
#include "pki/scep/responder.h"
#include "pki/scep/transaction.h"
#include "pki/x509/requesttemplate.h"

/// A certificate server in a folder of its own, and clients that ask it.
namespace labsupport {

using namespace releve;

inline const Instant start = *makeInstant(2015, 10, 9, 12, 14, 16);

/// The seed's certificate server; what stands in `grant` decides.
inline std::string configText(std::string_view grant = " grant auto\n", std::string_view more = "")
{
    return std::string("crypto pki trustpoint ROOTCA\n rsakeypair ROOTCA 1024\n!\n"
                       "crypto pki server ROOTCA\n issuer-name cn=RootCA,ou=TAC,o=Cisco\n"
                       " lifetime ca-certificate 730\n lifetime certificate 365\n auto-rollover 90\n")
        .append(grant)
        .append(more);
}

/// Some keys, made once.
inline x509::PrivateKey key(std::size_t number)
{
    static std::vector<x509::PrivateKey> keys;
    while (keys.size() <= number)
        keys.push_back(*x509::PrivateKey::generateRsa(1024));
    return keys[number];
}

/// How a message gets to a server.
using Wire = std::function<scep::HttpResponse(const scep::HttpRequest& request)>;

struct Lab
{
    explicit Lab(const std::string& text = configText(), std::string_view challenge = "")
        : config(*lab::readLabConfig(text)), secret(challenge)
    {
        if (const auto opened = open(); !opened)
            qFatal("%s", opened.error().detail.c_str());
    }

    /// Starts it, again if it runs, on the same folder.
    Status open()
    {
        authority.reset();
        auto state = lab::StateFolder::open(folder.path());
        if (!state)
            return state.error();
        lab::CertificateAuthority::Options options;
        options.challenge = SecretBytes(secret);
        options.keyBits = config.keyBits;
        options.stepped = [this](Instant at, const lifecycle::ServerStep& taken) {
            for (const auto& action : taken.actions) {
                if (const auto* entry = std::get_if<lifecycle::LogEntry>(&action))
                    json.append(log, at, config.server.name, *entry);
            }
        };
        options.trouble = [this](std::string_view text) { troubles.emplace_back(text); };
        auto started =
            lab::CertificateAuthority::start(std::move(*state), config.server, std::move(options), clock);
        if (!started)
            return started.error();
        authority = std::move(*started);
        return std::monostate{};
    }

    scep::HttpResponse get(const std::string& query)
    {
        return responder.answer({false, query, {}}, *authority);
    }
    Wire wire()
    {
        return [this](const scep::HttpRequest& request) { return responder.answer(request, *authority); };
    }
    x509::Certificate ca() const { return authority->holdings()->current.certificate; }
    x509::Certificate rollover() const { return authority->holdings()->rollover->certificate; }
    [[nodiscard]] QString journal() const { return folder.filePath(QStringLiteral("journal")); }

    QTemporaryDir folder;
    ManualClock clock{start};
    lab::LabConfig config;
    std::string secret;
    std::string log;
    lifecycle::JsonLog json;
    std::vector<std::string> troubles;
    scep::Responder responder;
    std::unique_ptr<lab::CertificateAuthority> authority;
};

/// Somebody who asks for one certificate.
class Client
{
public:
    /// For the first one.
    Client(const std::string& name, const x509::PrivateKey& key, const x509::Certificate& ca, Instant now,
           std::string_view challenge = "")
        : m_key(key)
        , m_request(*x509::signRequest(
              {*x509::Name::fromRfc4514(name), SecretBytes(challenge), {}, x509::Digest::Sha256}, key))
        , m_now(now)
        , m_transaction(parties(*scep::throwAwayIdentity(m_request, key, now), ca), m_request)
    {}
    /// For another one, asked for with the one there is.
    Client(const scep::Identity& current, const x509::PrivateKey& key, const x509::Certificate& ca,
           Instant now)
        : m_key(key)
        , m_request(*x509::signRequest(
              {current.certificate.subject(), SecretBytes(), {}, x509::Digest::Sha256}, key))
        , m_now(now)
        , m_transaction(parties(current, ca), m_request)
    {}

    Bytes message(scep::MessageType type = scep::MessageType::PkcsReq)
    {
        return *m_transaction.enroll(type, m_now);
    }
    Result<scep::Answer> enroll(const Wire& wire, scep::MessageType type = scep::MessageType::PkcsReq)
    {
        return send(wire, *m_transaction.enroll(type, m_now));
    }
    Result<scep::Answer> poll(const Wire& wire) { return send(wire, *m_transaction.poll(m_now)); }
    Result<scep::Answer> read(const scep::HttpResponse& response)
    {
        if (response.status != 200)
            return Error{ErrorCode::HttpRefused, std::to_string(response.status)};
        return m_transaction.read(response.body);
    }
    scep::Identity with(const x509::Certificate& certificate) const { return {certificate, m_key}; }
    void passTo(Instant now) { m_now = now; }

    static scep::Transaction::Parties parties(const scep::Identity& client, const x509::Certificate& ca)
    {
        return {client, {ca, ca, ca}, {}, {}};
    }

private:
    Result<scep::Answer> send(const Wire& wire, const Bytes& message)
    {
        return read(wire({true, "operation=PKIOperation", message}));
    }

    x509::PrivateKey m_key;
    x509::Request m_request;
    Instant m_now;
    scep::Transaction m_transaction;
};

inline scep::PkiStatus statusOf(const Result<scep::Answer>& answer)
{
    if (!answer)
        qWarning("no answer: %s", answer.error().detail.c_str());
    return answer ? answer->status : scep::PkiStatus::Failure;
}

/// Enrolls somebody of whom nothing else matters.
inline scep::Identity enrolled(Lab& lab, const std::string& name, std::size_t number = 0)
{
    Client client(name, key(number), lab.ca(), lab.clock.now(), lab.secret);
    const auto answer = client.enroll(lab.wire());
    if (!answer || !answer->certificate)
        qFatal("not enrolled");
    return client.with(*answer->certificate);
}

} // namespace labsupport
