// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "pki/x509/certificate.h"
#include "pki/x509/privatekey.h"

namespace releve::x509 {

/// A certificate and its private key: a CA, an RA, a client. Cheap to copy, safe to share between threads.
struct Identity
{
    Certificate certificate;
    PrivateKey key;
};

} // namespace releve::x509
