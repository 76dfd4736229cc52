// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "pki/base/result.h"
#include "pki/base/text.h"

namespace releve::scep {

/// Longest pkiMessage read or written, in bytes. An RSA-4096 request with a chain is about 7 KB.
inline constexpr std::size_t longestMessage = 128 * 1024;
/// Longest query: a longest message in base64 with every character percent-encoded.
inline constexpr std::size_t longestQuery = longestMessage * 4;

/// The query of a SCEP URL.
struct Query
{
    std::string operation;                   ///< decoded: `PKIOperation`, `GetCACert`
    std::optional<std::string_view> message; ///< as it stands in the URL; points into the text that was read

    /// Reads what follows the `?`, still percent-encoded. Other parameters are passed over. BadEncoding when
    /// `operation` is missing, or it or `message` comes twice; TooLarge.
    [[nodiscard]] static Result<Query> parse(std::string_view text);
};

/// %XX, once, and nothing else: a plus sign stays one. BadEncoding.
[[nodiscard]] Result<std::string> percentDecoded(std::string_view text);

/// The bytes of a `message=`, in every form peers send (SCEP_INTEROP rule 1): percent-encoded or raw, `+` that
/// has become a space, the URL alphabet, white space, without `=`. BadEncoding, TooLarge.
[[nodiscard]] Result<Bytes> decodeMessage(std::string_view raw);

/// Bytes as a `message=` that every server reads: standard base64 without line feeds, `+`, `/` and `=`
/// percent-encoded.
[[nodiscard]] std::string encodeMessage(ByteView bytes);

/// A label as a `message=`, for GetCACert. Everything but letters, digits and `-._~` percent-encoded.
[[nodiscard]] std::string percentEncoded(std::string_view text);

} // namespace releve::scep
