// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>

#include "pki/base/result.h"
#include "pki/base/secretbytes.h"
#include "pki/net/ssh/sshhostkey.h"

namespace releve::net {

/// The private key a client logs in with: an immutable value, cheap to copy, safe to share between threads. Never printed;
/// libssh wipes it when the last copy goes.
class SshUserKey
{
public:
    /// What `ssh-keygen` writes, in OpenSSH's or PEM format. Opening one with a passphrase may take a second: not for the
    /// network thread. NotFound, AccessDenied, TooLarge over 64 KiB, IoFailure, PassphraseNeeded, WrongPassphrase,
    /// BadEncoding. `path` is UTF-8.
    [[nodiscard]] static Result<SshUserKey> fromFile(const std::string& path, const SecretBytes& passphrase);
    [[nodiscard]] static Result<SshUserKey> fromPem(const SecretBytes& pem, const SecretBytes& passphrase);

    [[nodiscard]] const SshPublicKey& publicKey() const;
    /// libssh's own, for pki/net/ssh. Valid as long as a copy of this key.
    [[nodiscard]] const ssh_key_struct* handle() const;

private:
    struct Data;
    explicit SshUserKey(std::shared_ptr<const Data> data) : m_data(std::move(data)) {}

    std::shared_ptr<const Data> m_data;
};

} // namespace releve::net
