// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/net/ssh/sshalgorithms.h"

namespace releve::net {

namespace {

bool isInList(std::string_view name, std::string_view list)
{
    while (!list.empty()) {
        const auto end = list.find(',');
        if (list.substr(0, end) == name)
            return true;
        list.remove_prefix(end == std::string_view::npos ? list.size() : end + 1);
    }
    return false;
}

} // namespace

const SshAlgorithms& algorithmsOf(SshListener::Algorithms which)
{
    // No group exchange: it reads the machine's file of moduli. No group 18: a tenth of a second of one thread for each
    // login is a gift to whoever wants to stop the others.
    static constexpr SshAlgorithms modern{
        "curve25519-sha256,curve25519-sha256@libssh.org,ecdh-sha2-nistp256,ecdh-sha2-nistp384,"
        "ecdh-sha2-nistp521,diffie-hellman-group16-sha512,diffie-hellman-group14-sha256",
        "ssh-ed25519,rsa-sha2-512,rsa-sha2-256",
        "aes256-gcm@openssh.com,aes128-gcm@openssh.com,chacha20-poly1305@openssh.com,aes256-ctr,aes192-ctr,"
        "aes128-ctr",
        "hmac-sha2-256-etm@openssh.com,hmac-sha2-512-etm@openssh.com,hmac-sha2-256,hmac-sha2-512",
        "ssh-ed25519,ecdsa-sha2-nistp256,ecdsa-sha2-nistp384,ecdsa-sha2-nistp521,rsa-sha2-512,rsa-sha2-256",
    };
    // IOS has hmac-md5 and hmac-sha1-96 too; libssh 0.10 has neither. Public keys: IOS 15 takes ssh-rsa only.
    static constexpr SshAlgorithms legacyIos{
        "diffie-hellman-group14-sha1,diffie-hellman-group1-sha1",
        "ssh-rsa",
        "aes128-cbc,3des-cbc,aes192-cbc,aes256-cbc",
        "hmac-sha1",
        "ssh-rsa",
    };
    return which == SshListener::Algorithms::LegacyIos ? legacyIos : modern;
}

std::string offered(const char* SshAlgorithms::*kind, bool old)
{
    std::string list = algorithmsOf(SshListener::Algorithms::Modern).*kind;
    if (old)
        list.append(",").append(algorithmsOf(SshListener::Algorithms::LegacyIos).*kind);
    return list;
}

bool isOldAlgorithm(std::string_view name)
{
    const SshAlgorithms& old = algorithmsOf(SshListener::Algorithms::LegacyIos);
    return isInList(name, old.keyExchange) || isInList(name, old.hostKey) || isInList(name, old.cipher) ||
           isInList(name, old.mac);
}

} // namespace releve::net
