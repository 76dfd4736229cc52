// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "pki/net/httpmessage.h"

namespace releve::net {

/// One HTTP/1 request as it came.
struct IncomingRequest
{
    std::string method; ///< any word
    std::string target; ///< as it stands in the request line, blanks in it too
    Bytes body;
    bool keepsConnection = false;
    bool isHttp10 = false;
};

/// Reads one HTTP/1 request (RFC 9112) as it arrives, in pieces of any size.
class HttpRequestReader : private HttpMessage
{
public:
    /// More than any request of SCEP has: two.
    static constexpr std::size_t mostParameters = 1000;

    /// `head`: bytes of the request line, and again of the other lines.
    HttpRequestReader(std::size_t head, std::size_t longestBody)
        : HttpMessage({head + roomForWords, 2 * head + roomForWords, longestBody}, Tolerance::Strict)
    {}

    /// Takes this request's bytes off the front. False when it has to be refused: nothing more is taken then.
    bool take(ByteView& bytes);
    using HttpMessage::isComplete;
    /// The status of the refusal; 0 when there is none.
    [[nodiscard]] int refusal() const;
    /// True once, when the client waits for `100 Continue` before it sends the body.
    [[nodiscard]] bool takeExpectation();
    /// Once it is complete.
    [[nodiscard]] IncomingRequest takeRequest();

private:
    static constexpr std::size_t roomForWords = 1024; ///< method and version

    [[nodiscard]] bool takeStartLine(std::string_view line) override;
    [[nodiscard]] bool takeField(std::string_view name, std::string_view value) override;
    [[nodiscard]] bool endHead() override;
    bool refuse(int status, const char* text);

    IncomingRequest m_request;
    int m_refusal = 0;
    bool m_expects = false;
    bool m_hasKeepAlive = false;
    bool m_hasClose = false;
};

} // namespace releve::net
