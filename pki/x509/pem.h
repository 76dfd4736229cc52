// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

#include "pki/base/result.h"
#include "pki/base/text.h"

namespace releve::x509 {

/// One `-----BEGIN LABEL-----` … `-----END LABEL-----` of a text, still in base64.
struct PemBlock
{
    std::string_view label; ///< `CERTIFICATE`, `PKCS7` …
    std::string_view body;  ///< between the two lines, headers included
    std::string_view whole; ///< with both lines

    /// The bytes. BadEncoding; UnsupportedFormat when it has headers (`Proc-Type:`), as old encrypted keys
    /// have.
    [[nodiscard]] Result<Bytes> decoded() const;
};

/// Takes the first PEM block off the front of `text`, with whatever stands before it. Empty, and `text` left
/// empty, when none follows; a block without its end is none. Reading a text to its end takes linear time.
[[nodiscard]] std::optional<PemBlock> takePemBlock(std::string_view& text);

/// The bytes of the first block with one of these labels. NotFound, and as PemBlock::decoded.
[[nodiscard]] Result<Bytes> decodeFirstPem(std::string_view text,
                                           std::initializer_list<std::string_view> labels);

/// PEM with lines of 64 characters.
[[nodiscard]] std::string pemOf(std::string_view label, ByteView der);

} // namespace releve::x509
