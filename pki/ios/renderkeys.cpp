// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/ios/renderkeys.h"

#include "pki/ios/rendertext.h"

namespace releve::ios {

std::string renderKey(const KeyRecord& key, const ZoneClock& clock, bool redundancy)
{
    std::string text;
    if (key.generated)
        addLine(text, 0, "% Key pair was generated at: ", dateText(*key.generated, clock));
    addLine(text, 0, "Key name: ", key.name);
    if (!key.type.empty())
        addLine(text, 0, "Key type: ", key.type);
    if (key.temporary)
        addLine(text, 0, "Temporary key");
    if (!key.storage.empty())
        addLine(text, 1, "Storage Device: ", key.storage);
    if (!key.usage.empty())
        addLine(text, 1, "Usage: ", key.usage);
    if (key.exportable)
        addLine(text, 1, *key.exportable ? "Key is exportable." : "Key is not exportable.",
                redundancy ? " Redundancy enabled." : "");
    addLine(text, 1, "Key Data:");
    if (key.publicKey)
        addHexDump(text, 2, key.publicKey->spki);
    return text;
}

} // namespace releve::ios
