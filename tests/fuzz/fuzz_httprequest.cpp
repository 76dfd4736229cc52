// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <string>

#include "pki/net/httpconnection.h"
#include "tests/fuzz/fuzz.h"

using namespace releve;

namespace {

constexpr std::size_t longestHead = 300;
constexpr std::size_t longestBody = 1000;

/// All that a connection makes of the bytes: its requests and what it sends without being asked, in the order of time.
std::string served(ByteView bytes, std::size_t piece)
{
    net::HttpConnection connection({longestHead, longestBody});
    std::string story;
    const auto send = [&] {
        while (!connection.output().empty()) {
            const std::string_view output = textOf(connection.output());
            story.append(output.substr(0, output.find("Date:")));
            connection.sent(output.size());
        }
    };
    while (!bytes.empty() && connection.isReading()) {
        const std::size_t size = std::min(piece, bytes.size());
        connection.received(bytes.first(size));
        bytes = bytes.subspan(size);
        send();
        while (connection.hasRequest()) {
            const auto request = connection.takeRequest();
            require(request.body.size() <= longestBody);
            require(request.target.find_first_of(std::string_view("\0\r\n", 3)) == std::string::npos);
            story.append(request.method).append("|").append(request.target).append("|");
            story.append(textOf(request.body)).append(request.keepsConnection ? "|+" : "|-");
            connection.answer({200, "text/plain", {}});
            send();
        }
    }
    return story;
}

/// Whoever sends the body along is not told to continue, and that depends on the pieces.
std::string withoutInterim(std::string story)
{
    constexpr std::string_view interim = "HTTP/1.1 100 Continue\r\n\r\n";
    for (std::size_t at = story.find(interim); at != std::string::npos; at = story.find(interim))
        story.erase(at, interim.size());
    return story;
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const ByteView bytes(data, size);
    const std::string whole = withoutInterim(served(bytes, std::max<std::size_t>(size, 1)));
    for (const std::size_t piece : {1U, 7U})
        require(withoutInterim(served(bytes, piece)) == whole);
    return 0;
}
