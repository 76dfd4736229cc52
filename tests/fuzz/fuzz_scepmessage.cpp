// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/scep/query.h"
#include "tests/fuzz/fuzz.h"

using namespace releve;

/// A query of a SCEP URL, and the message in it.
int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view text = textOf(ByteView(data, size));
    if (const auto bytes = scep::decodeMessage(text)) {
        require(bytes->size() <= scep::longestMessage);
        require(*scep::decodeMessage(scep::encodeMessage(*bytes)) == *bytes);
    }
    require(*scep::percentDecoded(scep::percentEncoded(text)) == text);
    const auto query = scep::Query::parse(text);
    if (query && query->message)
        (void)scep::decodeMessage(*query->message);
    return 0;
}
