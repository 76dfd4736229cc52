// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/ios/transcript.h"

#include <algorithm>
#include <memory>
#include <vector>

#include "pki/base/parallel.h"
#include "pki/base/text.h"
#include "pki/ios/logtext.h"
#include "pki/ios/prompt.h"
#include "pki/ios/textlines.h"
#include "pki/ios/transcriptreader.h"

namespace releve::ios {
namespace {

/// Worth a thread of its own.
constexpr std::size_t stretchSize = std::size_t{2} << 20;
/// A file may be one of many that are read at the same time.
constexpr std::size_t mostStretches = 8;

/// A prompt with a host and a command ends whatever was open and says whose the next lines are: nothing before it
/// matters to what follows.
bool isFreshStart(std::string_view line)
{
    constexpr std::size_t longest = 200;
    if (line.empty() || line.size() > longest)
        return false;
    const bool plain = std::all_of(line.begin(), line.end(), [](char c) { return c >= ' ' && c <= '~'; });
    constexpr std::string_view otherBoundaries = " `~-#%<";
    if (!plain || otherBoundaries.find(line.front()) != std::string_view::npos)
        return false;
    const auto prompt = promptOf(line);
    return prompt && !prompt->host.empty() && !prompt->typed.empty() && !isLogMessage(prompt->typed);
}

/// The first line after `from` that is a fresh start; the end of the text when none is before `limit`.
std::size_t freshStartAfter(std::string_view text, std::size_t from, std::size_t limit)
{
    while (from < limit) {
        const std::size_t begin = text.find('\n', from);
        if (begin >= limit) // npos too
            break;
        const std::size_t end = std::min(text.find('\n', begin + 1), text.size());
        if (isFreshStart(trimmedRight(text.substr(begin + 1, end - begin - 1))))
            return begin + 1;
        from = end;
    }
    return text.size();
}

/// Cuts a text at fresh starts, into `wanted` stretches at most.
std::vector<std::string_view> stretchesOf(std::string_view text, std::size_t wanted)
{
    std::vector<std::string_view> stretches;
    std::size_t begin = 0;
    for (std::size_t i = 1; i < wanted; ++i) {
        const std::size_t cut =
            freshStartAfter(text, text.size() / wanted * i, text.size() / wanted * (i + 1));
        if (cut == text.size() || cut <= begin)
            continue;
        stretches.push_back(text.substr(begin, cut - begin));
        begin = cut;
    }
    stretches.push_back(text.substr(begin));
    return stretches;
}

/// One stretch, and who reads it.
struct Stretch
{
    Stretch(std::string_view what, std::size_t source, std::uint32_t before)
        : text(what), linesBefore(before), reader(transcript, source)
    {}

    void read()
    {
        TextLines lines(text, linesBefore);
        for (TextLine line; lines.next(line);)
            reader.read(line);
        reader.close();
    }

    std::string_view text;
    std::uint32_t linesBefore;
    Transcript transcript;
    TranscriptReader reader;
};

} // namespace

Transcript parseTranscript(std::string_view text, std::size_t source, std::size_t stretches)
{
    if (stretches == 0)
        stretches = usefulThreads(std::min(text.size() / stretchSize, mostStretches));
    std::vector<std::unique_ptr<Stretch>> parts; // a reader stays where it is
    std::uint32_t linesBefore = 0;
    for (const std::string_view stretch : stretchesOf(text, stretches)) {
        parts.push_back(std::make_unique<Stretch>(stretch, source, linesBefore));
        linesBefore += static_cast<std::uint32_t>(std::count(stretch.begin(), stretch.end(), '\n'));
    }
    inParallel(parts.size(), parts.size(), [&](std::size_t i) { parts[i]->read(); });
    Stretch& whole = *parts.front();
    for (std::size_t i = 1; i < parts.size(); ++i)
        whole.reader.append(std::move(parts[i]->reader));
    whole.reader.resolve();
    return std::move(whole.transcript);
}

} // namespace releve::ios
