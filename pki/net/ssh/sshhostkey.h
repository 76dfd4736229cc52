// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "pki/base/result.h"
#include "pki/base/secretbytes.h"

struct ssh_key_struct;

namespace releve::net {

/// The private key an SSH server shows itself by: an immutable value, cheap to copy, safe to share between threads. It is
/// never printed, and libssh wipes it when the last copy goes.
class SshHostKey
{
public:
    /// In well under a millisecond. CryptoFailure.
    [[nodiscard]] static Result<SshHostKey> generateEd25519();
    /// What IOS has, and the only kind that Algorithms::LegacyIos offers. Takes a second for 2048 bits at worst.
    /// BadArgument outside 1024–8192, CryptoFailure.
    [[nodiscard]] static Result<SshHostKey> generateRsa(unsigned bits);
    /// Reads what toPem() writes and `ssh-keygen` too; one with a passphrase is not opened. BadEncoding,
    /// UnsupportedFormat when it is neither RSA nor ed25519.
    [[nodiscard]] static Result<SshHostKey> fromPem(const SecretBytes& pem);

    /// ed25519 in OpenSSH's format, RSA in PKCS#8 or PKCS#1; not encrypted: who may read the file is the caller's matter.
    /// CryptoFailure.
    [[nodiscard]] Result<SecretBytes> toPem() const;
    [[nodiscard]] bool isRsa() const;
    /// `SHA256:` and base64 without padding, as `ssh-keygen -l` prints it.
    [[nodiscard]] const std::string& fingerprint() const;
    /// Type and base64, as in `known_hosts`.
    [[nodiscard]] const std::string& publicText() const;
    /// libssh's own, for pki/net/ssh. Valid as long as a copy of this key.
    [[nodiscard]] const ssh_key_struct* handle() const;

private:
    struct Data;
    explicit SshHostKey(std::shared_ptr<const Data> data) : m_data(std::move(data)) {}
    [[nodiscard]] static Result<SshHostKey> adopt(ssh_key_struct* key);

    std::shared_ptr<const Data> m_data;
};

/// The public half of a key that a client shows.
struct SshPublicKey
{
    std::string fingerprint; ///< as SshHostKey::fingerprint()
    std::string text;        ///< as SshHostKey::publicText(), and as in `authorized_keys`
    std::string md5 = {};    ///< upper-case hex: how IOS notes the keys of its users

    bool operator==(const SshPublicKey&) const = default;
};

/// Empty strings when libssh cannot say.
[[nodiscard]] SshPublicKey publicKeyOf(const ssh_key_struct* key);
/// The RSA key of that base 64, without blanks. BadEncoding.
[[nodiscard]] Result<SshPublicKey> rsaPublicKeyFrom(const std::string& base64);

} // namespace releve::net
