// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "pki/base/clock.h"
#include "pki/base/result.h"
#include "pki/scep/algorithms.h"
#include "pki/scep/attributes.h"
#include "pki/scep/identity.h"

namespace releve::scep {

/// CMS SignedData with one signer: a pkiMessage, or the answer to GetNextCACert. Read, but believed only as far
/// as `verify` says. Move-only, for one thread at a time.
class SignedMessage
{
public:
    static constexpr int mostCertificates = 32;

    /// Reads BER or DER. BadEncoding (attributes that come twice or are too long among it), Truncated, TooLarge;
    /// UnsupportedFormat when it is no SignedData with one signer.
    [[nodiscard]] static Result<SignedMessage> read(ByteView ber);
    ~SignedMessage();
    SignedMessage(SignedMessage&& other) noexcept;
    SignedMessage& operator=(SignedMessage&& other) noexcept;

    [[nodiscard]] const Attributes& attributes() const;
    /// Empty when it is none of ours; such a message does not verify.
    [[nodiscard]] std::optional<Digest> digest() const;
    /// The eContent; empty when absent (SCEP_INTEROP rule 21).
    [[nodiscard]] ByteView content() const;
    /// Those that travel beside the signature, which does not cover them. Damaged ones are left out.
    [[nodiscard]] const std::vector<x509::Certificate>& certificates() const;

    /// The one of `candidates` that the message names by issuer and serial number and whose key has signed it;
    /// names alone decide nothing. BadSignature.
    [[nodiscard]] Result<x509::Certificate> verify(std::span<const x509::Certificate> candidates) const;

private:
    struct Data;
    explicit SignedMessage(std::unique_ptr<Data> data);
    std::unique_ptr<Data> m_data;
};

/// Signs `content` as of `now`, in the form every peer reads (SCEP_INTEROP, universal CertRep): DER, content
/// always present. `enclosed` travel along; the signer's certificate has to be among them to be found there.
/// BadArgument when attributes are too long, CryptoFailure.
[[nodiscard]] Result<Bytes> sign(const Attributes& attributes, ByteView content, const Identity& signer,
                                 std::span<const x509::Certificate> enclosed, Digest digest, Instant now);

} // namespace releve::scep
