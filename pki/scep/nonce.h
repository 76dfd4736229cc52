// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "pki/base/result.h"
#include "pki/base/text.h"

namespace releve::scep {

/// 16 random bytes: a senderNonce (RFC 8894 3.2.1.5). CryptoFailure.
[[nodiscard]] Result<Bytes> freshNonce();

/// Whether two secrets are equal, in a time that depends on neither.
[[nodiscard]] bool isSameSecret(ByteView one, ByteView other);

} // namespace releve::scep
