// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "pki/base/result.h"
#include "pki/base/text.h"

namespace releve::scep {

enum class CaptureForm : std::uint8_t
{
    Bytes,  ///< DER or BER
    Pem,    ///< PKCS7 or CMS between its two lines
    Base64, ///< wrapped or not, in either alphabet
    Url,    ///< a URL, its query, or the first line of an HTTP request
    Http,   ///< the head of an HTTP message and its body
    Text    ///< the answer to GetCACaps
};

/// What somebody has caught of a SCEP conversation.
struct Capture
{
    CaptureForm form = CaptureForm::Bytes;
    std::string operation;            ///< of a request
    std::optional<std::string> label; ///< its `message=`, where that is a CA's name
    std::string contentType;          ///< of an HTTP message
    Bytes message;                    ///< CMS, or the body of an HTTP message
    std::string capabilities;         ///< the text of an answer to GetCACaps
    std::optional<Error> damaged;     ///< a `message=` that did not decode

    /// Empty when the content is nothing of SCEP. CMS counts by how it begins, however it goes
    /// on; what is longer than longestMessage is none. Linear time.
    [[nodiscard]] static std::optional<Capture> find(ByteView content);
};

} // namespace releve::scep
