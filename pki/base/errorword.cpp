// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/base/errorword.h"

#include <array>

namespace releve {

std::string_view wordOf(ErrorCode code)
{
    static constexpr std::array<std::string_view, static_cast<std::size_t>(ErrorCode::Count)> words{
        "bad-encoding",        "unsupported-format",
        "truncated",           "too-large",
        "wrong-passphrase",    "passphrase-needed",
        "bad-argument",        "bad-signature",
        "not-found",           "access-denied",
        "io-failure",          "crypto-failure",
        "weak-algorithm",      "downgraded",
        "wrong-fingerprint",   "unreachable",
        "timed-out",           "cancelled",
        "http-refused",        "bad-answer",
        "name-not-resolved",   "connection-refused",
        "connection-lost",     "not-ssh",
        "no-common-algorithm", "host-key-unknown",
        "host-key-changed",    "login-refused",
        "unknown-question",    "damaged",
        "newer-version",       "busy",
        "disk-full",           "already-exists",
        "already-running",     "no-keychain"};
    static_assert(!words.back().empty());
    const auto place = static_cast<std::size_t>(code);
    return place < words.size() ? words[place] : std::string_view();
}

} // namespace releve
