// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/net/ssh/sshuserkey.h"

#include <QFile>

#include <libssh/libssh.h>

#include <utility>

#include "pki/net/ssh/sshnative.h"

namespace releve::net {

namespace {

constexpr qint64 longestFile = 64 * 1024;

} // namespace

struct SshUserKey::Data
{
    NativeKey key;
    SshPublicKey shown;
};

Result<SshUserKey> SshUserKey::fromPem(const SecretBytes& pem, const SecretBytes& passphrase)
{
    const SecretText text(pem.view());
    const SecretText phrase(passphrase.view());
    bool isProtected = false;
    // Called when there is no passphrase, or when libssh would rather ask for it.
    const auto ask = [](const char*, char*, std::size_t, int, int, void* asked) {
        *static_cast<bool*>(asked) = true;
        return -1;
    };
    ssh_key key = nullptr;
    const int imported = ssh_pki_import_privkey_base64(
        text.data(), passphrase.empty() ? nullptr : phrase.data(), +ask, &isProtected, &key);
    if (imported != SSH_OK) {
        if (isProtected && passphrase.empty())
            return Error{ErrorCode::PassphraseNeeded, "the private key is protected by a passphrase"};
        if (!passphrase.empty() &&
            ssh_pki_import_privkey_base64(text.data(), nullptr, +ask, &isProtected, &key) != SSH_OK &&
            isProtected)
            return Error{ErrorCode::WrongPassphrase, "the passphrase does not open the private key"};
        ssh_key_free(key);
        return Error{ErrorCode::BadEncoding, "not a private key"};
    }
    auto data = std::make_shared<Data>(Data{NativeKey(key), publicKeyOf(key)});
    return SshUserKey(std::move(data));
}

Result<SshUserKey> SshUserKey::fromFile(const std::string& path, const SecretBytes& passphrase)
{
    QFile file(QString::fromStdString(path));
    if (!file.exists())
        return Error{ErrorCode::NotFound, path};
    if (!file.open(QIODevice::ReadOnly))
        return Error{file.error() == QFileDevice::PermissionsError || file.error() == QFileDevice::OpenError
                         ? ErrorCode::AccessDenied
                         : ErrorCode::IoFailure,
                     path + ": " + file.errorString().toStdString()};
    if (file.size() > longestFile)
        return Error{ErrorCode::TooLarge, path + ": over 64 KiB"};
    QByteArray content = file.read(longestFile);
    const SecretBytes pem(std::string_view(content.constData(), static_cast<std::size_t>(content.size())));
    SecretText::wipe(content.data(), static_cast<std::size_t>(content.size()));
    auto key = fromPem(pem, passphrase);
    if (!key)
        return Error{key.error().code, path + ": " + key.error().detail};
    return key;
}

const SshPublicKey& SshUserKey::publicKey() const
{
    return m_data->shown;
}

const ssh_key_struct* SshUserKey::handle() const
{
    return m_data->key.get();
}

} // namespace releve::net
