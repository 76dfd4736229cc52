// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "pki/base/text.h"
#include "pki/ios/configlines.h"

/// What serverlines.cpp and trustpointlines.cpp share: a block's lines as a table of keywords.
namespace releve::ios {

template<class Config>
using LineReader = LineResult (*)(Config& config, std::string_view rest);

/// One keyword of a block. Without a reader the line is known, but says nothing we keep.
template<class Config>
struct LineKeyword
{
    std::string_view word;
    LineReader<Config> read = nullptr;
    LineReader<Config> negate = nullptr;  ///< `no …`
    LineReader<Config> restore = nullptr; ///< `default …`, where it is not the same as `no …`
};

/// `word` is `keyword`, or an abbreviation of it that somebody typed. Shorter ones are not trusted: a word of
/// prose would be taken for a command.
[[nodiscard]] inline bool abbreviates(std::string_view word, std::string_view keyword)
{
    return equalsIgnoringCase(word, keyword) || (word.size() >= 4 && startsWithIgnoringCase(keyword, word));
}

/// The keyword `word` stands for; null when it is none, or an abbreviation of several.
template<class Config>
[[nodiscard]] const LineKeyword<Config>* findKeyword(std::span<const LineKeyword<Config>> keywords,
                                                     std::string_view word)
{
    const LineKeyword<Config>* found = nullptr;
    for (const auto& keyword : keywords) {
        if (equalsIgnoringCase(keyword.word, word))
            return &keyword;
        if (abbreviates(word, keyword.word)) {
            if (found)
                return nullptr;
            found = &keyword;
        }
    }
    return found;
}

template<class Config>
[[nodiscard]] LineResult readLine(std::span<const LineKeyword<Config>> keywords, Config& config,
                                  std::string_view line)
{
    std::string_view rest = line;
    std::string_view word = takeWord(rest);
    const bool negated = equalsIgnoringCase(word, "no");
    const bool restored = equalsIgnoringCase(word, "default");
    if (negated || restored)
        word = takeWord(rest);
    const auto* const keyword = findKeyword(keywords, word);
    if (!keyword)
        return LineResult::OtherKeyword;
    LineReader<Config> reader = keyword->read;
    if (negated || restored)
        reader = restored && keyword->restore ? keyword->restore : keyword->negate;
    return reader ? reader(config, trimmed(rest)) : LineResult::NotKept;
}

/// A number in a range, or what is wrong with it.
template<class T>
[[nodiscard]] LineResult readNumber(std::string_view word, const lifecycle::Range<T>& range, T& out)
{
    const auto value = parseUnsigned(word);
    if (!value) {
        const bool digits = !word.empty() && word.find_first_not_of("0123456789") == std::string_view::npos;
        return digits ? LineResult::OutOfRange : LineResult::NotUnderstood;
    }
    if (*value < range.low || *value > range.high)
        return LineResult::OutOfRange;
    out = static_cast<T>(*value);
    return LineResult::Kept;
}

/// `md5`, `sha256` …
[[nodiscard]] LineResult readHash(std::optional<std::string>& hash, std::string_view rest);

} // namespace releve::ios
