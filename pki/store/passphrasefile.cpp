// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/store/passphrasefile.h"

#include <QFile>
#include <QLockFile>
#include <QSaveFile>

#include <utility>

#include "pki/store/sealedbox.h"

namespace releve::store {

namespace {

constexpr QFile::Permissions ownerOnly = QFile::ReadOwner | QFile::WriteOwner;
/// How long we wait for another process that is writing, in milliseconds.
constexpr int patience = 5000;
/// A file of secrets is never this long.
constexpr qint64 longestFile = 16 * 1024 * 1024;

Error fileError(ErrorCode code, const QFileDevice& file)
{
    return {code, file.fileName().toStdString() + ": " + file.errorString().toStdString()};
}

Error named(const QString& path, const Error& error)
{
    return {error.code, path.toStdString() + ": " + error.detail};
}

Result<QByteArray> contentOf(const QString& path)
{
    QFile file(path);
    if (!file.exists())
        return Error{ErrorCode::NotFound, path.toStdString()};
    if (!file.open(QIODevice::ReadOnly))
        return fileError(ErrorCode::AccessDenied, file);
#ifndef Q_OS_WIN // where access is a matter of lists, not of bits
    if ((file.permissions() &
         (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther)) != 0)
        return Error{ErrorCode::AccessDenied, path.toStdString() + " is open to others than its owner"};
#endif
    if (file.size() > longestFile)
        return Error{ErrorCode::TooLarge, path.toStdString()};
    return file.readAll();
}

Error unknownSecret(const std::string& name)
{
    return {ErrorCode::NotFound, "no secret called " + name};
}

ByteView viewOf(const QByteArray& bytes)
{
    return bytesOf({bytes.constData(), static_cast<std::size_t>(bytes.size())});
}

} // namespace

struct PassphraseFile::Data
{
    QString path;
    KeyDerivation derivation = {};
    SecretBytes key = {};

    [[nodiscard]] Result<Secrets> load() const
    {
        const auto box = contentOf(path);
        if (!box)
            return box.error();
        auto secrets = unsealed(viewOf(*box), key);
        if (!secrets)
            return named(path, secrets.error());
        return secrets;
    }
    [[nodiscard]] Status save(const Secrets& secrets) const
    {
        const auto box = sealed(secrets, derivation, key);
        if (!box)
            return box.error();
        QSaveFile file(path);
        const auto size = static_cast<qint64>(box->size());
        if (!file.open(QIODevice::WriteOnly) || !file.setPermissions(ownerOnly) ||
            file.write(reinterpret_cast<const char*>(box->data()), size) != size || !file.commit())
            return fileError(file.error() == QFileDevice::ResourceError ? ErrorCode::DiskFull
                                                                        : ErrorCode::IoFailure,
                             file);
        return std::monostate{};
    }
    [[nodiscard]] QString lockPath() const { return path + QStringLiteral(".lock"); }
    [[nodiscard]] Status useNewKey(const SecretBytes& passphrase)
    {
        if (passphrase.empty())
            return Error{ErrorCode::BadArgument, "an empty passphrase"};
        const auto fresh = KeyDerivation::fresh();
        if (!fresh)
            return fresh.error();
        auto derived = fresh->keyFrom(passphrase);
        if (!derived)
            return derived.error();
        derivation = *fresh;
        key = *std::move(derived);
        return std::monostate{};
    }
    [[nodiscard]] Status change(const std::function<Status(Secrets&)>& work) const
    {
        return change(work, *this);
    }
    /// Changes what is in the file now, while no other process does.
    ///
    /// @param next whose key it is written with
    [[nodiscard]] Status change(const std::function<Status(Secrets&)>& work, const Data& next) const
    {
        QLockFile lock(lockPath());
        if (!lock.tryLock(patience))
            return Error{ErrorCode::Busy, path.toStdString() + ": another process is writing"};
        auto secrets = load();
        if (!secrets)
            return secrets.error();
        if (auto done = work(*secrets); !done)
            return done;
        return next.save(*secrets);
    }
};

PassphraseFile::PassphraseFile(std::unique_ptr<Data> data) : d(std::move(data)) {}

PassphraseFile::~PassphraseFile() = default;

Result<std::unique_ptr<PassphraseFile>> PassphraseFile::open(const std::string& path,
                                                             const SecretBytes& passphrase)
{
    auto data = std::make_unique<Data>(Data{QString::fromStdString(path)});
    const auto box = contentOf(data->path);
    if (!box)
        return box.error();
    const auto derivation = derivationOf(viewOf(*box));
    if (!derivation)
        return named(data->path, derivation.error());
    auto key = derivation->keyFrom(passphrase);
    if (!key)
        return named(data->path, key.error());
    data->derivation = *derivation;
    data->key = *std::move(key);
    if (const auto secrets = data->load(); !secrets)
        return secrets.error();
    return std::unique_ptr<PassphraseFile>(new PassphraseFile(std::move(data)));
}

Result<std::unique_ptr<PassphraseFile>> PassphraseFile::create(const std::string& path,
                                                               const SecretBytes& passphrase)
{
    auto data = std::make_unique<Data>(Data{QString::fromStdString(path)});
    if (auto keyed = data->useNewKey(passphrase); !keyed)
        return keyed.error();
    QLockFile lock(data->lockPath());
    if (!lock.tryLock(patience))
        return Error{ErrorCode::Busy, path + ": another process is writing"};
    if (QFile::exists(data->path))
        return Error{ErrorCode::AlreadyExists, path};
    if (auto saved = data->save({}); !saved)
        return saved.error();
    return std::unique_ptr<PassphraseFile>(new PassphraseFile(std::move(data)));
}

void PassphraseFile::read(const std::string& name, Read done)
{
    auto secrets = d->load();
    Result<SecretBytes> answer = unknownSecret(name);
    if (!secrets)
        answer = secrets.error();
    else if (const auto found = secrets->find(name); found != secrets->end())
        answer = std::move(found->second);
    done(answer);
}

void PassphraseFile::write(const std::string& name, const SecretBytes& secret, Done done)
{
    done(d->change([&](Secrets& secrets) -> Status {
        secrets.insert_or_assign(name, SecretBytes(secret.view()));
        return std::monostate{};
    }));
}

void PassphraseFile::remove(const std::string& name, Done done)
{
    done(d->change([&](Secrets& secrets) {
        return secrets.erase(name) > 0 ? Status(std::monostate{}) : unknownSecret(name);
    }));
}

Status PassphraseFile::changePassphrase(const SecretBytes& passphrase)
{
    Data next{d->path};
    if (auto keyed = next.useNewKey(passphrase); !keyed)
        return keyed;
    auto done = d->change([](Secrets&) -> Status { return std::monostate{}; }, next);
    if (done)
        *d = std::move(next);
    return done;
}

} // namespace releve::store
