// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/ios/masking.h"

#include <algorithm>
#include <array>

#include "pki/base/text.h"
#include "pki/ios/prompt.h"
#include "pki/ios/secrets.h"
#include "pki/ios/textlines.h"
#include "pki/ios/transcript.h"

namespace releve::ios {
namespace {

constexpr std::string_view pager = "--More--"; ///< stands for a line that had nothing else
/// A line of this width may go on in the next one, a secret at its end too.
constexpr std::size_t screenWidth = 80;

/// Fewer letters of a password's keyword are taken for a word of their own.
constexpr std::size_t shortestTyped = 4;

/// How lines begin that speak of keys and hold no secret.
constexpr std::array<std::string_view, 24> harmlessHeads{
    "Key name:",         "Key type:",       "Key Data:",      "Key is ",
    "Key Label:",        "Key Usage:",      "Key Cert Sign",  "Key Encipherment",
    "Key Agreement",     "Using key label", "X509v3 ",        "Subject Key Info:",
    "Public Key Algo",   "RSA Public Key:", "EC Public Key:", "ECC Public Key:",
    "DSA Public Key:",   "Issuer:",         "Subject:",       "% Key pair was generated at:",
    "% The key modulus", "subject-name ",   "issuer-name ",   "Certificate Subject:",
};
/// Types a line of a printed name begins with: its values may be any word.
constexpr std::array<std::string_view, 11> nameHeads{
    "cn=", "o=", "ou=", "c=", "l=", "st=", "e=", "ea=", "dc=", "hostname=", "serialnumber="};

bool isHarmless(std::string_view line)
{
    const std::string_view text = trimmedLeft(line);
    const auto begins = [text](std::string_view head) { return startsWithIgnoringCase(text, head); };
    return std::any_of(harmlessHeads.begin(), harmlessHeads.end(), begins) ||
           std::any_of(nameHeads.begin(), nameHeads.end(), begins);
}

bool isShortFor(std::string_view word, std::string_view keyword, std::size_t shortest = 2)
{
    return word.size() >= shortest && startsWithIgnoringCase(keyword, word);
}

/// `text` up to `kept`, and the mask for the rest where there is one.
std::string maskedFrom(std::string_view text, std::size_t kept)
{
    std::string result(trimmedRight(text.substr(0, kept)));
    if (!trimmed(text.substr(kept)).empty())
        result.append(result.empty() ? "" : " ").append(secretMark);
    return result;
}

/// Where a word of `text` ends.
std::size_t endOf(std::string_view text, std::string_view word)
{
    return static_cast<std::size_t>(word.data() - text.data()) + word.size();
}

/// `crypto pki export NAME pem terminal 3des PASSPHRASE`: how much may be shown; npos for any other command.
std::size_t shownOfTransfer(std::string_view text)
{
    std::string_view rest = text;
    std::string_view word = takeWord(rest);
    if (equalsIgnoringCase(word, "do"))
        word = takeWord(rest);
    if (!isShortFor(word, "crypto"))
        return std::string_view::npos;
    (void)takeWord(rest); // pki, ca or key
    word = takeWord(rest);
    if (!isShortFor(word, "import") && !isShortFor(word, "export"))
        return std::string_view::npos;
    for (word = takeWord(rest); !word.empty(); word = takeWord(rest)) {
        if (equalsIgnoringCase(word, "pem") || equalsIgnoringCase(word, "pkcs12")) {
            (void)takeWord(rest); // terminal, url or the URL itself
            return text.size() - rest.size();
        }
    }
    return std::string_view::npos;
}

/// `crypto key` announces no secret, whatever follows.
std::size_t endOfCryptoKey(std::string_view text)
{
    std::string_view rest = text;
    std::string_view last;
    for (std::string_view word = takeWord(rest); !word.empty(); word = takeWord(rest)) {
        if (equalsIgnoringCase(word, "key") && isShortFor(last, "crypto"))
            return endOf(text, word);
        last = word;
    }
    return 0;
}

/// `passw 0 cisco`, as it may be typed: how much may be shown.
std::size_t shownOfAbbreviated(std::string_view text)
{
    constexpr std::array<std::string_view, 3> keywords{"password", "passphrase", "secret"};
    std::string_view rest = text;
    for (std::string_view word = takeWord(rest); !word.empty(); word = takeWord(rest)) {
        if (std::any_of(keywords.begin(), keywords.end(),
                        [word](auto keyword) { return isShortFor(word, keyword, shortestTyped); }))
            return endOf(text, word);
    }
    return std::string_view::npos;
}

std::string maskedCommand(std::string_view typed, SecretMask& secrets)
{
    const std::size_t shown = std::min(shownOfTransfer(typed), shownOfAbbreviated(typed));
    const std::string text = shown < typed.size() ? maskedFrom(typed, shown) : std::string(typed);
    const std::size_t key = endOfCryptoKey(text);
    return text.substr(0, key) + secrets.line(std::string_view(text).substr(key));
}

/// `R1(config)#$d 0 cisco`, as IOS echoes a line longer than the screen: how much may be shown.
std::size_t shownOfScrolled(std::string_view line)
{
    const std::size_t mark = line.find_first_of("#>");
    if (mark == std::string_view::npos || !line.substr(mark + 1).starts_with('$') || line.find(' ') < mark)
        return std::string_view::npos;
    return mark + 1;
}

} // namespace

std::string maskedLine(std::string_view line, SecretMask& secrets)
{
    if (secrets.isInPrivateKey())
        return secrets.line(line);
    if (const std::size_t shown = shownOfScrolled(line); shown < line.size())
        return std::string(line.substr(0, shown)).append(secretMark);
    if (const auto prompt = promptOf(line); prompt && !prompt->typed.empty()) {
        const auto typedAt = static_cast<std::size_t>(prompt->typed.data() - line.data());
        return std::string(line.substr(0, typedAt)) + maskedCommand(prompt->typed, secrets);
    }
    return isHarmless(line) ? secrets.knownIn(urlWithoutPassword(line)) : maskedCommand(line, secrets);
}

std::string maskedTranscript(std::string_view text, SecretMask& secrets)
{
    std::string result;
    result.reserve(text.size());
    TextLines lines(text);
    TextLine line;
    std::uint32_t number = 0;
    bool secretMayGoOn = false;
    while (lines.next(line)) {
        for (++number; number < line.number; ++number)
            result.append(pager).append(1, '\n');
        const std::size_t start = result.size();
        if (secretMayGoOn && !secrets.isInPrivateKey() && !line.isIndented() && !promptOf(line.text))
            result.append(trimmed(line.text).empty() ? "" : secretMark);
        else
            result.append(maskedLine(line.text, secrets));
        const bool changed = std::string_view(result).substr(start) != line.text;
        secretMayGoOn = changed && line.width == screenWidth;
        if (!changed) // trailing blanks tell a line that filled the screen
            result.resize(start + std::max(line.text.size(), line.width), ' ');
        if (line.cut)
            result.resize(start + maximumLineLength + 1, ' ');
        result.append(1, '\n');
    }
    secrets.endText();
    return result;
}

} // namespace releve::ios
