// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "pki/base/text.h"
#include "pki/scep/algorithms.h"
#include "pki/scep/authority.h"
#include "pki/scep/capabilities.h"

namespace releve::scep {

/// An HTTP request as far as SCEP goes. Views, valid while it is answered.
struct HttpRequest
{
    bool post = false;
    std::string_view query; ///< what follows the `?`, still percent-encoded
    ByteView body;
};

struct HttpResponse
{
    int status = 200;
    std::string contentType;
    Bytes body;
};

/// Answers SCEP for an Authority: bytes in, bytes out. A value without state of its own, safe to share between
/// threads. What is not expressly allowed is refused, and no answer tells more than RFC 8894 has words for.
class Responder
{
public:
    struct Options
    {
        Policy policy{true};     ///< an emulator of IOS takes MD5 and single DES by default
        bool enclosesCa = false; ///< the CA's certificate behind the issued one (SCEP_INTEROP)
        bool listsNextCaOnlyWithRollover = false; ///< as drafts of SCEP have it; IOS always lists it
        Digest nextCaDigest = Digest::Sha256;     ///< nobody asks for one
        Duration skew = std::chrono::minutes(10); ///< tolerated of a throw-away certificate's dates
    };

    Responder() = default;
    explicit Responder(Options options) : m_options(options) {}

    [[nodiscard]] HttpResponse answer(const HttpRequest& request, Authority& authority) const;
    [[nodiscard]] Capabilities capabilities(const Holdings& holdings) const;

private:
    [[nodiscard]] HttpResponse caCertificates(const Holdings& holdings) const;
    [[nodiscard]] HttpResponse nextCa(const Holdings& holdings, Instant now) const;
    [[nodiscard]] HttpResponse pkiOperation(ByteView message, const Holdings& holdings,
                                            Authority& authority) const;

    Options m_options;
};

} // namespace releve::scep
