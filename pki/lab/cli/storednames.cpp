// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/lab/cli/storednames.h"

#include <algorithm>

#include "pki/lab/router/router.h"

namespace releve::lab::cli {

bool isStored(const Router& router, const x509::Certificate& certificate, bool ofServer)
{
    if (!router.startup())
        return false;
    if (!ofServer)
        return !router.hasUnsavedChanges();
    const auto& keys = router.keys().all();
    return std::any_of(keys.begin(), keys.end(), [&](const auto& key) {
        return key.second.saved && key.second.key.publicKey() == certificate.publicKey();
    });
}

std::string storedName(const x509::Certificate& certificate, bool ca)
{
    constexpr std::size_t longest = 12;
    std::string name;
    for (const char c : certificate.issuer().first("cn")) {
        const bool file = isDigit(c) || isAlpha(c) || c == '-' || c == '_' || c == '.';
        if (file && name.size() < longest)
            name += c;
    }
    std::string_view serial = certificate.serial();
    while (serial.size() > 1 && serial.front() == '0')
        serial.remove_prefix(1);
    return "nvram:" + name + '#' + std::string(serial) + (ca ? "CA.cer" : ".cer");
}

} // namespace releve::lab::cli
