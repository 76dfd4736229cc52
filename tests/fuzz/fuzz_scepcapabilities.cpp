// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/scep/capabilities.h"
#include "tests/fuzz/fuzz.h"

using namespace releve;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const auto read = scep::Capabilities::parse(textOf(ByteView(data, size)));
    require(read.unknown().size() <= scep::Capabilities::mostUnknown);
    const auto again = scep::Capabilities::parse(read.toText());
    require(again.lostSince(read).empty() && read.lostSince(again).empty());
    const auto chosen = scep::chooseAlgorithms(read, {});
    require(chosen.digest >= scep::Digest::Sha256 && chosen.cipher >= scep::Cipher::Aes128);
    return 0;
}
