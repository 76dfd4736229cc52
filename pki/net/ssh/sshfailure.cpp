// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/net/ssh/sshfailure.h"

#include "pki/base/text.h"
#include "pki/net/ssh/sshalgorithms.h"

namespace releve::net {

namespace {

std::string_view nameOf(SshStage stage)
{
    switch (stage) {
    case SshStage::Resolving:
        return "looking up the name";
    case SshStage::Connecting:
        return "connecting";
    case SshStage::Greeting:
        return "waiting for its greeting";
    case SshStage::KeyExchange:
        return "exchanging keys";
    case SshStage::HostKey:
        return "checking its key";
    case SshStage::Login:
        return "logging in";
    case SshStage::Opening:
        return "opening a session";
    case SshStage::Session:
        break;
    }
    return "connected";
}

/// What stands between the brackets behind `before`; empty when there is none.
std::string_view bracketed(std::string_view text, std::string_view before)
{
    const auto begin = text.find(before);
    if (begin == std::string_view::npos)
        return {};
    text.remove_prefix(begin + before.size());
    return text.substr(0, text.find(']'));
}

/// Those of a list that we would speak if we were told to.
std::string oldOnesOf(std::string_view list)
{
    std::string result;
    while (!list.empty()) {
        const auto end = list.find(',');
        const std::string_view name = list.substr(0, end);
        if (isOldAlgorithm(name))
            result.append(result.empty() ? "" : ",").append(name);
        list.remove_prefix(end == std::string_view::npos ? list.size() : end + 1);
    }
    return result;
}

/// `kex error : no match for method kex algos: server [a,b], client [c,d]`
Error noCommonAlgorithm(std::string_view text, std::string_view place, bool oldAllowed)
{
    constexpr std::string_view lead = "no match for method ";
    const std::string_view kind = text.substr(text.find(lead) + lead.size());
    const std::string_view theirs = bracketed(text, "server [");
    const std::string old = oldOnesOf(theirs);
    std::string detail = "no algorithm in common for " + std::string(kind.substr(0, kind.find(':'))) +
                         ": the server has only " + escaped(theirs);
    if (!oldAllowed && !old.empty())
        detail.append("; switch on the old algorithms for this device (--legacy-ssh) to use ").append(old);
    return sshError(ErrorCode::NoCommonAlgorithm, SshStage::KeyExchange, place, detail);
}

bool has(std::string_view text, std::string_view part)
{
    return text.find(part) != std::string_view::npos;
}

ErrorCode codeOf(std::string_view text, SshStage stage, std::uint64_t heard)
{
    const bool isEarly = stage == SshStage::Greeting;
    if (isEarly)
        return heard > 0 ? ErrorCode::NotSsh : ErrorCode::ConnectionLost;
    if (has(text, "No version of SSH protocol usable"))
        return ErrorCode::NotSsh;
    if (stage == SshStage::Login && has(text, "SSH_MSG_DISCONNECT"))
        return ErrorCode::LoginRefused;
    if (stage == SshStage::Opening && has(text, "Channel opening failure"))
        return ErrorCode::Unreachable;
    if (stage == SshStage::Opening && has(text, "Channel request"))
        return ErrorCode::BadAnswer;
    if (stage == SshStage::KeyExchange && !has(text, "Socket error") && !has(text, "Remote host closed"))
        return ErrorCode::BadAnswer;
    return ErrorCode::ConnectionLost;
}

} // namespace

Error sshError(ErrorCode code, SshStage stage, std::string_view place, std::string_view detail)
{
    std::string text(place);
    text.append(stage == SshStage::Session ? ", " : ", while ")
        .append(nameOf(stage))
        .append(": ")
        .append(detail);
    return {code, std::move(text)};
}

Error meaningOf(std::string_view libsshError, SshStage stage, std::string_view place, std::uint64_t heard,
                bool oldAllowed)
{
    if (has(libsshError, "no match for method "))
        return noCommonAlgorithm(libsshError, place, oldAllowed);
    const ErrorCode code = codeOf(libsshError, stage, heard);
    std::string detail = escaped(libsshError.empty() ? "the connection ended" : libsshError);
    if (code == ErrorCode::NotSsh)
        detail = "not an SSH server (" + detail + ")";
    return sshError(code, stage, place, detail);
}

} // namespace releve::net
