// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/ios/secrets.h"

#include <algorithm>
#include <array>
#include <utility>

#include "pki/base/text.h"

namespace releve::ios {
namespace {

constexpr std::string_view privateLabel = "PRIVATE KEY-----";

/// Longest text kept of a line that was not understood.
constexpr std::size_t problemTextLength = 160;

/// How much of `word` may be shown when a secret follows it; npos when none does.
std::size_t secretAfter(std::string_view word)
{
    constexpr std::array<std::string_view, 7> anywhere{"password",  "passphrase", "passwd",   "secret",
                                                       "community", "key-string", "challenge"};
    constexpr std::array<std::string_view, 3> atEnd{"-key", "_key", "psk"};
    const std::string lower = lowered(word);
    for (const std::string_view part : anywhere) {
        if (const auto found = lower.find(part); found != std::string::npos)
            return found + part.size();
    }
    std::string_view bare = lower;
    while (!bare.empty() && (bare.back() == ':' || bare.back() == '='))
        bare.remove_suffix(1);
    if (bare == "key" || bare.starts_with("key="))
        return 3;
    const bool ends = std::any_of(atEnd.begin(), atEnd.end(),
                                  [bare](std::string_view part) { return bare.ends_with(part); });
    return ends ? bare.size() : std::string_view::npos;
}

/// Where the first URL behind `from` has its password: [first, second). {npos, npos} without.
std::pair<std::size_t, std::size_t> passwordInUrl(std::string_view text, std::size_t from)
{
    constexpr auto npos = std::string_view::npos;
    for (auto scheme = text.find("://", from); scheme != npos; scheme = text.find("://", scheme + 3)) {
        const auto end = std::min(text.find_first_of("/ \t", scheme + 3), text.size());
        const std::string_view authority = text.substr(scheme + 3, end - scheme - 3);
        const auto at = authority.rfind('@');
        const auto colon = authority.find(':');
        if (at != npos && colon < at)
            return {scheme + 3 + colon, scheme + 3 + at};
    }
    return {npos, npos};
}

} // namespace

std::string withoutSecrets(std::string_view line)
{
    // URLs first: a password with the word "secret" in it would hide where it ends.
    std::string text = urlWithoutPassword(line);
    std::string_view rest = text;
    for (std::string_view word = takeWord(rest); !word.empty(); word = takeWord(rest)) {
        const auto after = secretAfter(word);
        if (after == std::string_view::npos)
            continue;
        const std::size_t shown = static_cast<std::size_t>(word.data() - text.data()) + after;
        if (text.find_first_not_of(": =\t\r", shown) == std::string::npos)
            break; // nothing stands behind it
        const bool apart = isSpace(text[shown]);
        text.resize(shown);
        text.append(apart ? " " : "").append(secretMark);
        break;
    }
    return text;
}

void SecretMask::add(const SecretBytes& secret)
{
    const auto isSame = [&](const SecretBytes& known) {
        return textOf(known.view()) == textOf(secret.view());
    };
    if (secret.size() >= shortestKnown && std::none_of(m_known.begin(), m_known.end(), isSame))
        m_known.emplace_back(secret.view());
}

std::string SecretMask::line(std::string_view line)
{
    const bool begins = line.find("-----BEGIN") != std::string_view::npos;
    if (m_inPrivateKey && !begins) {
        m_inPrivateKey = line.find("-----END") == std::string_view::npos;
        return std::string(m_inPrivateKey ? secretMark : line);
    }
    const auto label = begins ? line.find(privateLabel) : std::string_view::npos;
    m_inPrivateKey = label != std::string_view::npos;
    std::string text =
        withoutSecrets(line.substr(0, m_inPrivateKey ? label + privateLabel.size() : line.size()));
    if (m_inPrivateKey && text.size() < trimmedRight(line).size()) { // the whole key in one line
        m_inPrivateKey = line.find("-----END") == std::string_view::npos;
        text.append(secretMark);
    }
    return knownIn(std::move(text));
}

std::string SecretMask::knownIn(std::string text) const
{
    for (const SecretBytes& secret : m_known) {
        const std::string_view known = textOf(secret.view());
        for (auto found = text.find(known); found != std::string::npos;
             found = text.find(known, found + secretMark.size()))
            text.replace(found, known.size(), secretMark);
    }
    return text;
}

std::string urlWithoutPassword(std::string_view url)
{
    std::string text;
    std::size_t position = 0;
    while (true) {
        const auto [from, to] = passwordInUrl(url, position);
        if (from == std::string_view::npos)
            return text.append(url.substr(position));
        text.append(url.substr(position, from - position));
        position = to;
    }
}

std::string problemText(std::string_view line)
{
    std::string text = toUtf8(withoutSecrets(trimmed(line).substr(0, 4 * problemTextLength)));
    if (text.size() <= problemTextLength)
        return text;
    std::size_t cut = problemTextLength;
    while (cut > 0 && (static_cast<unsigned char>(text[cut]) & 0xC0U) == 0x80U)
        --cut; // not in the middle of a character
    text.resize(cut);
    return text.append("…");
}

} // namespace releve::ios
