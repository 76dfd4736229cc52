// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <memory>

#include "pki/base/text.h"
#include "pki/lab/cli/commandsupport.h"
#include "pki/lab/cli/globalcommands.h"
#include "pki/net/ssh/sshhostkey.h"

/// `ip ssh pubkey-chain`: who may log in with which RSA key. IOS keeps the MD5 of a key, never the key. [R]
namespace releve::lab::cli {
namespace {

constexpr std::size_t mostKeys = 2; ///< of one user [R]
constexpr std::string_view keyType = "ssh-rsa";

void enterChain(Session& session, const Invocation& invocation)
{
    if (!invocation.negated())
        return session.enterMode(Mode::SshKeyChain);
    changeConfig(session, [](RouterConfig& config) { config.sshKeys.clear(); });
}

void enterUser(Session& session, const Invocation& invocation)
{
    const std::string user(invocation.value());
    if (!invocation.negated())
        return session.enterMode(Mode::SshKeyUser, user);
    changeConfig(session, [&](RouterConfig& config) {
        std::erase_if(config.sshKeys, [&](const SshUserEntry& entry) { return entry.user == user; });
    });
}

void addKey(Session& session, SshUserEntry added)
{
    const auto& keys = session.router().running().sshKeys;
    const auto ofUser = [&](const SshUserEntry& entry) { return entry.user == added.user; };
    const auto same = [&](const SshUserEntry& entry) { return ofUser(entry) && entry.md5 == added.md5; };
    if (std::any_of(keys.begin(), keys.end(), same))
        return;
    if (static_cast<std::size_t>(std::count_if(keys.begin(), keys.end(), ofUser)) >= mostKeys)
        return session.print("%SSH: Maximum number of keys for this user reached\n"); // the words are ours
    changeConfig(session, [&](RouterConfig& config) { config.sshKeys.push_back(std::move(added)); });
}

void setKeyHash(Session& session, const Invocation& invocation)
{
    constexpr std::size_t md5Size = 16;
    const std::string md5 = uppered(invocation.value());
    const auto bytes = fromHex(md5);
    if (!bytes || bytes->size() != md5Size)
        return session.refuseValue(invocation);
    if (!invocation.negated())
        return addKey(session, {session.subject(), md5, std::string(invocation.value(1))});
    changeConfig(session, [&](RouterConfig& config) {
        std::erase_if(config.sshKeys, [&](const SshUserEntry& entry) {
            return entry.user == session.subject() && entry.md5 == md5;
        });
    });
}

/// `ssh-rsa AAAA… comment`, the first and the last word being optional and the middle one typed in several lines.
void takeKey(Session& session, const std::string& typed)
{
    std::string_view rest = trimmed(typed);
    if (consume(rest, keyType))
        rest = trimmed(rest);
    std::string comment;
    if (const auto space = rest.find(' '); space != std::string_view::npos) {
        comment = trimmed(rest.substr(space));
        rest = rest.substr(0, space);
    }
    const auto key = net::rsaPublicKeyFrom(std::string(rest));
    if (!key)
        return session.print("%SSH: Failed to decode the Key Value\n");
    addKey(session, {session.subject(), key->md5, std::move(comment)});
}

void readKeyString(Session& session, const std::shared_ptr<std::string>& typed)
{
    session.ask(session.router().running().hostname + "(conf-ssh-pubkey-data)#", Echo::On,
                [typed](Session& again, std::string_view line) {
                    if (trimmed(line) == "exit")
                        return takeKey(again, *typed);
                    constexpr std::size_t most = 8192;
                    if (typed->size() + line.size() <= most)
                        typed->append(line);
                    readKeyString(again, typed);
                });
}

void setKeyString(Session& session, const Invocation&)
{
    readKeyString(session, std::make_shared<std::string>());
}

constexpr std::array commands{
    CommandEntry{"[no] ip ssh pubkey-chain", Mode::Configure, enterChain},
    CommandEntry{"[no] username WORD", Mode::SshKeyChain, enterUser},
    CommandEntry{"key-string", Mode::SshKeyUser, setKeyString},
    CommandEntry{"[no] key-hash ssh-rsa WORD [LINE]", Mode::SshKeyUser, setKeyHash},
};

constexpr std::array help{
    HelpEntry{"key-hash", "SSH server key hash", Mode::SshKeyUser},
    HelpEntry{"key-string", "SSH server public key", Mode::SshKeyUser},
    HelpEntry{"ssh pubkey-chain", "Authenticate SSH users by public key"},
    HelpEntry{"username", "Username of the SSH user", Mode::SshKeyChain},
};

} // namespace

CommandTable sshKeyCommands()
{
    return {commands, help, {}};
}

} // namespace releve::lab::cli
