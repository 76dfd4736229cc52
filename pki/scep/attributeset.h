// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "pki/base/clock.h"
#include "pki/base/result.h"
#include "pki/scep/attributes.h"

struct CMS_SignerInfo_st;

/// SCEP's attributes as OpenSSL has them. Only signedmessage.cpp includes this.
namespace releve::scep {

/// BadEncoding when one comes twice, is too long or no text, or has a status that is none.
[[nodiscard]] Result<Attributes> readAttributes(CMS_SignerInfo_st* signer);

/// Those that are set, and signingTime, which OpenSSL would else take from the system's clock. BadArgument,
/// CryptoFailure.
[[nodiscard]] Status writeAttributes(CMS_SignerInfo_st* signer, const Attributes& attributes, Instant now);

} // namespace releve::scep
