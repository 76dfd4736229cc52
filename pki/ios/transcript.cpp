// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/ios/transcript.h"

#include "pki/ios/textlines.h"
#include "pki/ios/transcriptreader.h"

namespace releve::ios {

Transcript parseTranscript(std::string_view text, std::size_t source)
{
    Transcript transcript;
    TranscriptReader reader(transcript, source);
    TextLines lines(text);
    for (TextLine line; lines.next(line);)
        reader.read(line);
    reader.finish();
    return transcript;
}

} // namespace releve::ios
