// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "pki/base/text.h"

namespace releve::net {

/// What requests and answers of HTTP/1 (RFC 9112) have in common: lines, the fields that say how long the body is, and the
/// body. Reads one message as it arrives, in pieces of any size; every length is limited before anything is kept, and time
/// is linear. For one thread at a time.
class HttpMessage
{
public:
    static constexpr std::size_t longestChunkLine = 256;

    enum class Fault : std::uint8_t
    {
        None,
        Malformed,
        StartLineTooLong,
        HeadTooLong, ///< all lines together, those of interim answers and trailers too
        ChunkLineTooLong,
        BodyTooLong,
        UnknownCoding
    };

    struct Limits
    {
        std::size_t startLine;
        std::size_t head; ///< lines that are not chunks', together
        std::size_t body;
    };

    /// Strict is what a server has to be (RFC 9112 section 5 and 6.3): what two readers could take differently is refused.
    enum class Tolerance : std::uint8_t
    {
        Strict,
        Lenient
    };

    HttpMessage(const HttpMessage&) = default;
    HttpMessage(HttpMessage&&) = default;
    HttpMessage& operator=(const HttpMessage&) = default;
    HttpMessage& operator=(HttpMessage&&) = default;
    virtual ~HttpMessage() = default;

    [[nodiscard]] bool isComplete() const { return m_state == State::Complete; }
    [[nodiscard]] Fault fault() const { return m_fault; }
    /// Developer's English, to follow "with"; empty without a fault.
    [[nodiscard]] const char* faultText() const { return m_faultText; }

protected:
    HttpMessage(Limits limits, Tolerance tolerance) : m_limits(limits), m_tolerance(tolerance) {}

    /// Takes the bytes of this message off the front. False after a fault; nothing more is taken then.
    bool takeBytes(ByteView& bytes);
    /// The connection has been closed. Whether the message is complete.
    bool takeEnd();

    [[nodiscard]] virtual bool takeStartLine(std::string_view line) = 0;
    /// Every field, framing or not; `value` without blanks around it.
    [[nodiscard]] virtual bool takeField(std::string_view name, std::string_view value) = 0;
    /// The empty line: calls one of the three below.
    [[nodiscard]] virtual bool endHead() = 0;

    /// As long as the fields say; without them none, or to the end of the connection.
    bool beginBody(bool untilTheEnd);
    void complete() { m_state = State::Complete; }
    void beginAgain();

    bool fail(Fault fault, const char* text);
    [[nodiscard]] bool isAtStart() const { return m_state == State::StartLine && m_line.empty(); }
    [[nodiscard]] bool expectsBody() const
    {
        return m_state == State::Body || m_state == State::ChunkSize || m_state == State::BodyToEnd;
    }
    [[nodiscard]] Bytes& body() { return m_body; }

private:
    enum class State : std::uint8_t
    {
        StartLine,
        Fields,
        Body,      ///< of m_left bytes
        BodyToEnd, ///< as long as the connection
        ChunkSize,
        Chunk,
        ChunkEnd,
        Trailers,
        Complete
    };

    bool takeLineEnd(ByteView& bytes);
    bool takeBody(ByteView& bytes);
    bool takeLine(std::string_view line);
    bool takeFieldLine(std::string_view line);
    bool takeFraming(std::string_view name, std::string_view value);
    bool takeChunkSize(std::string_view line);
    [[nodiscard]] bool isStrict() const { return m_tolerance == Tolerance::Strict; }

    Limits m_limits;
    Tolerance m_tolerance;
    State m_state = State::StartLine;
    Fault m_fault = Fault::None;
    const char* m_faultText = "";
    std::string m_line; ///< its beginning, while the end is still to come
    std::size_t m_headSize = 0;
    std::size_t m_left = 0;
    std::optional<std::uint64_t> m_length;
    bool m_isChunked = false;
    Bytes m_body;
};

} // namespace releve::net
