// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <optional>

#include "pki/net/httpanswer.h"
#include "tests/fuzz/fuzz.h"

using namespace releve;

namespace {

constexpr std::size_t longestBody = 1000;

/// Empty when it is no answer.
std::optional<scep::HttpResponse> read(ByteView bytes, std::size_t piece)
{
    net::HttpAnswer answer(longestBody);
    while (!bytes.empty()) {
        const std::size_t size = std::min(piece, bytes.size());
        if (!answer.take(bytes.first(size)))
            return std::nullopt;
        bytes = bytes.subspan(size);
    }
    if (!answer.end())
        return std::nullopt;
    return answer.takeResponse();
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const ByteView bytes(data, size);
    const auto whole = read(bytes, size);
    for (const std::size_t piece : {1U, 7U}) {
        const auto pieces = read(bytes, piece);
        require(pieces.has_value() == whole.has_value());
        require(!whole || (pieces->status == whole->status && pieces->contentType == whole->contentType &&
                           pieces->body == whole->body));
    }
    require(!whole || (whole->body.size() <= longestBody && whole->status >= 200 && whole->status <= 599));
    return 0;
}
