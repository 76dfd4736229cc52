// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "pki/ios/records.h"
#include "tests/fuzz/fuzz.h"

using namespace releve;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const ByteView input(data, size);
    (void)x509::Certificate::fromPem(textOf(input));
    const auto certificate = x509::Certificate::fromDer(input);
    if (!certificate)
        return 0;
    require(std::ranges::equal(certificate->der(), input));
    require(x509::Certificate::fromPem(certificate->toPem()).ok());
    // RFC 5280 4.1.2.2 asks for positive numbers; others are read all the same, with a sign.
    require((certificate->serial().size() - (certificate->serial().starts_with('-') ? 1 : 0)) % 2 == 0);
    (void)certificate->isSignedBy(*certificate);
    ios::CertificateRecord record;
    record.certificate = *certificate;
    record.completeFromBytes();
    require(record.md5.size() == 32 && record.sha1.size() == 40 && record.sha256.size() == 64);
    require(record.keyUsage.empty() || record.keyUsage.size() == 8);
    (void)ios::nameFromText(ios::toText(record.subject));
    return 0;
}
