// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/fleet/sourcetext.h"

#include <algorithm>
#include <initializer_list>
#include <iterator>

namespace releve::fleet {

namespace {

/// Enough of a file to tell what it is.
constexpr std::size_t sampleSize = std::size_t{64} * 1024;

/// How often each of the bytes that tell text from binary occurs in a sample.
struct ByteCount
{
    std::size_t zerosAtEven = 0, zerosAtOdd = 0;
    std::size_t controls = 0; ///< other than zeros and those a console log has

    explicit ByteCount(ByteView sample)
    {
        for (std::size_t i = 0; i < sample.size(); ++i) {
            const std::uint8_t byte = sample[i];
            if (byte == 0)
                ++(i % 2 == 0 ? zerosAtEven : zerosAtOdd);
            else if ((byte < 0x20 && !isSpace(static_cast<char>(byte)) && !isConsoleControl(byte)) ||
                     byte == 0x7F)
                ++controls;
        }
    }

private:
    static bool isConsoleControl(std::uint8_t byte)
    {
        constexpr std::uint8_t bell = 0x07;
        constexpr std::uint8_t backspace = 0x08;
        constexpr std::uint8_t escape = 0x1B;
        return byte == bell || byte == backspace || byte == escape;
    }
};

enum class Encoding
{
    Bytes, ///< UTF-8, or whatever a terminal wrote
    Utf16Little,
    Utf16Big,
    NoText
};

struct Guess
{
    Encoding encoding = Encoding::Bytes;
    std::size_t markSize = 0; ///< of the byte order mark
};

bool startsWith(ByteView content, std::initializer_list<std::uint8_t> prefix)
{
    return content.size() >= prefix.size() && std::equal(prefix.begin(), prefix.end(), content.begin());
}

Guess guessEncoding(ByteView content)
{
    if (startsWith(content, {0xEF, 0xBB, 0xBF}))
        return {Encoding::Bytes, 3};
    if (startsWith(content, {0xFF, 0xFE}))
        return {Encoding::Utf16Little, 2};
    if (startsWith(content, {0xFE, 0xFF}))
        return {Encoding::Utf16Big, 2};
    const ByteView sample = content.first(std::min(content.size(), sampleSize));
    const ByteCount count(sample);
    const std::size_t half = sample.size() / 2;
    // UTF-16 without its mark: nearly every other byte is zero, and hardly any between them.
    if (count.zerosAtOdd > half * 9 / 10 && count.zerosAtEven < half / 10)
        return {Encoding::Utf16Little, 0};
    if (count.zerosAtEven > half * 9 / 10 && count.zerosAtOdd < half / 10)
        return {Encoding::Utf16Big, 0};
    // A serial line loses a few bytes and a crash leaves some zeros; more than that is no text.
    if (count.controls > sample.size() / 20 || count.zerosAtEven + count.zerosAtOdd > sample.size() / 2)
        return {Encoding::NoText, 0};
    return {};
}

} // namespace

std::optional<SourceText> SourceText::of(ByteView content)
{
    const Guess guess = guessEncoding(content);
    const ByteView body = content.subspan(guess.markSize);
    if (body.empty() || guess.encoding == Encoding::NoText)
        return std::nullopt;
    SourceText text;
    text.m_body = body;
    if (guess.encoding != Encoding::Bytes) {
        text.m_converted = utf8FromUtf16(body, guess.encoding == Encoding::Utf16Big);
    } else if (std::find(body.begin(), body.end(), 0) != body.end()) {
        std::string& converted = text.m_converted.emplace();
        converted.reserve(body.size());
        std::copy_if(body.begin(), body.end(), std::back_inserter(converted),
                     [](std::uint8_t byte) { return byte != 0; });
        text.m_zeros = body.size() - converted.size();
    }
    return text;
}

} // namespace releve::fleet
