// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <fstream>
#include <iterator>
#include <string>

#include "pki/scep/identity.h"
#include "tests/fuzz/fuzz.h"

/// One of the identities of tests/data/scep, whose messages are the seeds.
inline releve::scep::Identity scepIdentity(const std::string& certificate, const std::string& key)
{
    const auto text = [](const std::string& name) {
        std::ifstream file(std::string(RELEVE_TEST_DATA "/scep/") + name, std::ios::binary);
        return std::string(std::istreambuf_iterator<char>(file), {});
    };
    const auto certificateRead = releve::x509::Certificate::fromPem(text(certificate));
    const auto keyRead = releve::x509::PrivateKey::fromPem(text(key));
    require(certificateRead.ok() && keyRead.ok());
    return {*certificateRead, *keyRead};
}
