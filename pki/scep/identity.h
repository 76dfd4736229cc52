// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "pki/x509/certificate.h"
#include "pki/x509/privatekey.h"

namespace releve::scep {

/// A certificate and its private key: a CA, an RA, a client. Cheap to copy, safe to share between threads.
struct Identity
{
    x509::Certificate certificate;
    x509::PrivateKey key;
};

} // namespace releve::scep
