// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/ops/act.h"

#include "pki/ops/words.h"

namespace releve::ops {
namespace {

constexpr Words<ActKind> words{"authenticate", "enroll", "renew",  "rollover", "rollover-cancel",
                               "grant",        "reject", "revoke", "save"};

} // namespace

std::string_view wordOf(ActKind kind)
{
    return wordIn(words, kind);
}

std::optional<ActKind> actKindOf(std::string_view word)
{
    return codeIn<ActKind>(words, word);
}

bool isTrustpointAct(ActKind kind)
{
    return kind == ActKind::Authenticate || kind == ActKind::Enroll || kind == ActKind::Renew;
}

bool isServerAct(ActKind kind)
{
    return kind != ActKind::Save && !isTrustpointAct(kind);
}

Act Act::copy() const
{
    Act result{kind, target, ids, fingerprint, std::nullopt, save};
    if (challenge)
        result.challenge = SecretBytes(challenge->view());
    return result;
}

} // namespace releve::ops
