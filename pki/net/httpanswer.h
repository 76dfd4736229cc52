// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>

#include "pki/base/result.h"
#include "pki/base/text.h"
#include "pki/scep/responder.h"

namespace releve::net {

/// Reads one HTTP/1 answer (RFC 9112) as it arrives, in pieces of any size. Every length is limited before anything is
/// kept; time is linear. For one thread at a time.
class HttpAnswer
{
public:
    static constexpr std::size_t longestHeader =
        32 * 1024; ///< all lines together, interim answers and trailers too
    static constexpr std::size_t longestChunkLine = 256;

    explicit HttpAnswer(std::size_t longestBody) : m_longestBody(longestBody) {}

    /// Takes what has arrived; what follows the answer is passed over. BadAnswer, TooLarge; after an error nothing
    /// more is taken.
    [[nodiscard]] Status take(ByteView bytes);
    /// The connection has been closed. Unreachable in the middle of an answer.
    [[nodiscard]] Status end();
    [[nodiscard]] bool isComplete() const { return m_state == State::Complete; }
    /// Once it is complete.
    [[nodiscard]] scep::HttpResponse takeResponse() { return std::move(m_response); }

private:
    enum class State : std::uint8_t
    {
        StatusLine,
        Headers,
        Body,      ///< of m_left bytes
        BodyToEnd, ///< as long as the connection
        ChunkSize,
        Chunk,
        ChunkEnd,
        Trailers,
        Complete
    };

    Status takeLineEnd(ByteView& bytes);
    Status takeBody(ByteView& bytes);
    Status takeLine(std::string_view line);
    Status takeStatusLine(std::string_view line);
    Status takeHeader(std::string_view line);
    Status takeChunkSize(std::string_view line);
    Status endHeaders();

    std::size_t m_longestBody;
    State m_state = State::StatusLine;
    std::string m_line; ///< its beginning, while the end is still to come
    std::size_t m_headerSize = 0;
    std::size_t m_left = 0;
    std::optional<std::uint64_t> m_length;
    bool m_isChunked = false;
    scep::HttpResponse m_response;
};

} // namespace releve::net
