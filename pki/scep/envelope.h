// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <optional>

#include "pki/base/result.h"
#include "pki/base/secretbytes.h"
#include "pki/scep/algorithms.h"
#include "pki/scep/identity.h"

namespace releve::scep {

/// A pkcsPKIEnvelope: CMS EnvelopedData, read but not yet opened. Move-only, for one thread at a time.
class Envelope
{
public:
    /// More RecipientInfos than any client sends are refused: each costs a comparison.
    static constexpr int mostRecipients = 16;

    /// Reads BER or DER. BadEncoding, Truncated, TooLarge; UnsupportedFormat when it is no EnvelopedData;
    /// CryptoFailure when its cipher is not to be had here.
    [[nodiscard]] static Result<Envelope> read(ByteView ber);
    ~Envelope();
    Envelope(Envelope&& other) noexcept;
    Envelope& operator=(Envelope&& other) noexcept;

    /// Empty when it is none of ours; such an envelope does not open.
    [[nodiscard]] std::optional<Cipher> cipher() const;
    /// One of its recipients is named by this certificate's issuer and serial number.
    [[nodiscard]] bool isAddressedTo(const x509::Certificate& certificate) const;
    /// What is inside; it may hold a challenge password. One error, BadEncoding, whatever the reason, so that
    /// nobody learns from it (SCEP_INTEROP section 9).
    [[nodiscard]] Result<SecretBytes> open(const Identity& recipient);
    /// The same with a key whose certificate is not at hand, for whichever recipient it is: for captures only, because it
    /// does not take the same time for every failure.
    [[nodiscard]] Result<SecretBytes> open(const x509::PrivateKey& key);

private:
    Result<SecretBytes> decrypt(const x509::PrivateKey& key, x509_st* certificate);

    struct Data;
    explicit Envelope(std::unique_ptr<Data> data);
    std::unique_ptr<Data> m_data;
};

/// Encrypts for the holder of a certificate, named by issuer and serial number. DER. BadArgument when its key is
/// not one that can be encrypted to; CryptoFailure.
[[nodiscard]] Result<Bytes> seal(ByteView content, const x509::Certificate& recipient, Cipher cipher);

/// An RSA key of a length we use: key transport needs one (SCEP_INTEROP rule 14).
[[nodiscard]] bool canReceive(const x509::Certificate& certificate);

} // namespace releve::scep
