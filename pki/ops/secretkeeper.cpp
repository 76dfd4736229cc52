// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/ops/secretkeeper.h"

#include <QPointer>

#include <utility>

#include "pki/store/keychain.h"
#include "pki/store/passphrasefile.h"

namespace releve::ops {

namespace {

std::string nameOf(const std::string& device, SecretKind kind)
{
    switch (kind) {
    case SecretKind::Password:
        return store::passwordName(device);
    case SecretKind::Enable:
        return store::enableName(device);
    case SecretKind::KeyPassphrase:
        break;
    }
    return "device/" + device + "/key-passphrase";
}

const std::string& sourceOf(const store::DeviceRecord& record, SecretKind kind)
{
    return kind == SecretKind::Password ? record.passwordSource : record.enableSource;
}

Error named(const store::DeviceRecord& record, SecretKind kind, const Error& error)
{
    const char* const what = kind == SecretKind::Password ? "password"
                             : kind == SecretKind::Enable ? "enable password"
                                                          : "private key";
    return {error.code, "the " + std::string(what) + " of " + record.device.name + ": " + error.detail};
}

bool isKept(const store::DeviceRecord& record, SecretKind kind)
{
    const auto source = SecretSource::parse(sourceOf(record, kind));
    return source && source->kind == SecretSource::Kind::Keychain && source->where.empty();
}

} // namespace

struct SecretKeeper::Wanted
{
    store::DeviceRecord record;
    std::function<void(Result<Secrets>)> done;
    Secrets secrets = {};

    void fail(SecretKind kind, const Error& error) const { done(named(record, kind, error)); }
};

void SecretKeeper::open(const WorkerSettings& settings, std::function<void(const Status&)> done)
{
    switch (settings.secrets) {
    case SecretPlace::Memory:
        m_place = std::make_unique<store::MemorySecrets>();
        done(std::monostate{});
        return;
    case SecretPlace::File: {
        const SecretBytes passphrase(settings.unlock ? settings.unlock->view() : ByteView());
        auto file = store::PassphraseFile::open(settings.secretsFile, passphrase);
        if (!file && file.error().code == ErrorCode::NotFound)
            file = store::PassphraseFile::create(settings.secretsFile, passphrase);
        if (file)
            m_place = *std::move(file);
        done(file ? Status(std::monostate{}) : file.error());
        return;
    }
    case SecretPlace::Keychain:
        store::findKeychain(
            this, [this, done = std::move(done)](Result<std::unique_ptr<store::SecretStore>>& found) {
                if (found)
                    m_place = *std::move(found);
                done(found ? Status(std::monostate{}) : found.error());
            });
        return;
    }
}

void SecretKeeper::secretsOf(const store::DeviceRecord& record, std::function<void(Result<Secrets>)> done)
{
    read(std::make_shared<Wanted>(Wanted{record, std::move(done)}), SecretKind::Password);
}

void SecretKeeper::read(const WantedPtr& wanted, SecretKind kind)
{
    const std::string& text = sourceOf(wanted->record, kind);
    if (text.empty()) {
        next(wanted, kind);
        return;
    }
    const auto take = [this, wanted, kind](SecretBytes secret) {
        (kind == SecretKind::Password ? wanted->secrets.password : wanted->secrets.enable) =
            std::move(secret);
        next(wanted, kind);
    };
    const auto source = SecretSource::parse(text);
    if (!source) {
        wanted->fail(kind, {ErrorCode::BadArgument, "not the source of a secret"});
    } else if (source->kind == SecretSource::Kind::Prompt) {
        ask(wanted, kind, [wanted, kind, take](std::optional<SecretBytes> given) {
            if (given)
                take(*std::move(given));
            else
                wanted->fail(kind, {ErrorCode::PassphraseNeeded, "nobody gave it"});
        });
    } else {
        store::readSecret(*source, m_place.get(), nameOf(wanted->record.device.id, kind),
                          [wanted, kind, take](Result<SecretBytes>& secret) {
                              if (secret)
                                  take(std::move(*secret));
                              else
                                  wanted->fail(kind, secret.error());
                          });
    }
}

void SecretKeeper::next(const WantedPtr& wanted, SecretKind kind)
{
    if (kind == SecretKind::Password)
        read(wanted, SecretKind::Enable);
    else if (wanted->record.identityFile.empty())
        wanted->done(std::move(wanted->secrets));
    else
        readKey(wanted);
}

/// Keys that are open stay so until the program ends: libssh has them in memory anyway.
void SecretKeeper::readKey(const WantedPtr& wanted)
{
    const std::string& path = wanted->record.identityFile;
    const auto take = [this, wanted](const Result<net::SshUserKey>& key) {
        if (!key) {
            wanted->fail(SecretKind::KeyPassphrase, key.error());
            return;
        }
        m_keys.insert_or_assign(wanted->record.identityFile, *key);
        wanted->secrets.key = *key;
        wanted->done(std::move(wanted->secrets));
    };
    if (const auto known = m_keys.find(path); known != m_keys.end()) {
        take(known->second);
        return;
    }
    const auto key = net::SshUserKey::fromFile(path, SecretBytes());
    if (key || key.error().code != ErrorCode::PassphraseNeeded) {
        take(key);
        return;
    }
    ask(wanted, SecretKind::KeyPassphrase, [wanted, take, path](std::optional<SecretBytes> given) {
        if (given)
            take(net::SshUserKey::fromFile(path, *given));
        else
            wanted->fail(SecretKind::KeyPassphrase, {ErrorCode::PassphraseNeeded, path});
    });
}

void SecretKeeper::ask(const WantedPtr& wanted, SecretKind kind, Answer answer)
{
    const std::string name = nameOf(wanted->record.device.id, kind);
    if (const auto known = m_typed.find(name); known != m_typed.end()) {
        answer(SecretBytes(known->second.view()));
        return;
    }
    if (!m_ask) {
        answer(std::nullopt);
        return;
    }
    const QPointer<SecretKeeper> guard(this);
    m_ask({wanted->record.device, kind},
          [guard, name, kind, answer = std::move(answer)](std::optional<SecretBytes> given) {
              if (!guard)
                  return;
              // A passphrase is not needed again, for the key stays open; and it may have been the wrong one.
              if (given && kind != SecretKind::KeyPassphrase)
                  guard->m_typed.insert_or_assign(name, SecretBytes(given->view()));
              answer(std::move(given));
          });
}

void SecretKeeper::keep(const store::DeviceRecord& record, DeviceSecrets secrets,
                        std::function<void(const Status&)> done)
{
    struct Rest
    {
        std::optional<SecretBytes> enable;
        std::function<void(const Status&)> done;
    };
    for (const auto& [kind, given] : {std::pair(SecretKind::Password, secrets.password.has_value()),
                                      std::pair(SecretKind::Enable, secrets.enable.has_value())}) {
        if (!given)
            continue;
        if (!isKept(record, kind)) {
            done(named(record, kind, {ErrorCode::BadArgument, "it is read from elsewhere"}));
            return;
        }
        if (!m_place) {
            done(named(record, kind, {ErrorCode::NoKeychain, "no place to keep it"}));
            return;
        }
    }
    const auto rest = std::make_shared<Rest>(Rest{std::move(secrets.enable), std::move(done)});
    const auto keepEnable = [this, rest, name = store::enableName(record.device.id)](const Status& kept) {
        if (kept && rest->enable)
            m_place->write(name, *rest->enable, rest->done);
        else
            rest->done(kept);
    };
    if (secrets.password)
        m_place->write(store::passwordName(record.device.id), *secrets.password, keepEnable);
    else
        keepEnable(std::monostate{});
}

void SecretKeeper::forget(const store::DeviceRecord& record)
{
    refused(record.device.id);
    for (const SecretKind kind : {SecretKind::Password, SecretKind::Enable}) {
        if (m_place && isKept(record, kind))
            m_place->remove(nameOf(record.device.id, kind), [](const Status&) {}); // perhaps there was none
    }
}

void SecretKeeper::refused(const std::string& device)
{
    m_typed.erase(nameOf(device, SecretKind::Password));
    m_typed.erase(nameOf(device, SecretKind::Enable));
}

} // namespace releve::ops
