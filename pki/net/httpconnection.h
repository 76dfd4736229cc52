// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "pki/net/httprequestreader.h"
#include "pki/scep/responder.h"

namespace releve::net {

/// A server's side of one connection of HTTP/1: bytes in, requests out; answers in, bytes out. No socket, no thread.
class HttpConnection
{
public:
    struct Limits
    {
        std::size_t head;
        std::size_t body;
    };

    explicit HttpConnection(Limits limits) : m_limits(limits), m_reader(limits.head, limits.body) {}

    /// What the peer has sent. Only when it isReading().
    void received(ByteView bytes);
    /// It takes input: of a request, or to pass over what a peer still sends that has been refused.
    [[nodiscard]] bool isReading() const;
    /// There is a request; none is read on until it has been answered.
    [[nodiscard]] bool hasRequest() const { return m_state == State::Served && m_reader.isComplete(); }
    [[nodiscard]] IncomingRequest takeRequest();
    void answer(const scep::HttpResponse& answer);
    /// What has to be sent.
    [[nodiscard]] ByteView output() const { return ByteView(m_output).subspan(m_sent); }
    /// So much of it has been.
    void sent(std::size_t size);
    /// All has been sent, and the peer should learn that no more will come, though it may go on sending for a while.
    [[nodiscard]] bool isEnding() const { return m_state == State::Ending; }
    [[nodiscard]] bool isOver() const { return m_state == State::Over; }

private:
    enum class State : std::uint8_t
    {
        Reading,
        Served,
        Answering,
        Ending,
        Over
    };
    /// Of what a refused peer still sends, so that the answer is not lost in a reset connection.
    static constexpr std::size_t mostPassedOver = std::size_t{1} << 20;
    /// Of memory, from one answer to the next.
    static constexpr std::size_t mostKept = std::size_t{16} << 10;

    void read(ByteView bytes);
    void refuse(int status);
    void put(const scep::HttpResponse& answer, bool withBody);

    Limits m_limits;
    HttpRequestReader m_reader;
    State m_state = State::Reading;
    Bytes m_ahead; ///< bytes of the next request
    Bytes m_output;
    std::size_t m_sent = 0;
    std::size_t m_passedOver = 0;
    bool m_keeps = false; ///< the connection, after this answer
    bool m_isRefused = false;
    bool m_saysKeepAlive = false;
    bool m_isHead = false;
};

} // namespace releve::net
