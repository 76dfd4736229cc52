// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "pki/base/result.h"
#include "pki/net/httpmessage.h"
#include "pki/scep/responder.h"

namespace releve::net {

/// Reads one HTTP/1 answer (RFC 9112) as it arrives, in pieces of any size.
class HttpAnswer : private HttpMessage
{
public:
    static constexpr std::size_t longestHeader =
        32 * 1024; ///< all lines together, interim answers and trailers too
    using HttpMessage::longestChunkLine;

    explicit HttpAnswer(std::size_t longestBody)
        : HttpMessage({longestHeader, longestHeader, longestBody}, Tolerance::Lenient)
        , m_longestBody(longestBody)
    {}

    /// Takes what has arrived; what follows the answer is passed over. BadAnswer, TooLarge; after an error nothing
    /// more is taken.
    [[nodiscard]] Status take(ByteView bytes);
    /// The connection has been closed. Unreachable in the middle of an answer.
    [[nodiscard]] Status end();
    using HttpMessage::isComplete;
    /// Once it is complete.
    [[nodiscard]] scep::HttpResponse takeResponse();

private:
    [[nodiscard]] bool takeStartLine(std::string_view line) override;
    [[nodiscard]] bool takeField(std::string_view name, std::string_view value) override;
    [[nodiscard]] bool endHead() override;

    std::size_t m_longestBody;
    scep::HttpResponse m_response;
};

} // namespace releve::net
