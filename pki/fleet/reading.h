// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "pki/base/result.h"
#include "pki/base/secretbytes.h"
#include "pki/ios/records.h"

namespace releve::fleet {

/// What one file or paste turned out to be.
enum class SourceFormat
{
    Text, ///< IOS text, perhaps with PEM blocks in it
    Der,
    Pkcs7,
    Pkcs12,
    Scep, ///< a captured message: not read here, kept apart by whoever reads it
    Unknown
};

struct Source
{
    std::string name; ///< the file's path, or a word of ours for a paste
    SourceFormat format = SourceFormat::Unknown;
    std::size_t size = 0; ///< bytes
};

/// Everything some files said, nothing merged.
struct Reading
{
    std::vector<Source> sources; ///< what Context::source counts
    ios::Transcript records;

    /// Reads one more source into this. Never fails on content: what is not understood is a problem. Fails
    /// with PassphraseNeeded or WrongPassphrase on a PKCS#12 that does not open, TooLarge over
    /// maximumSourceSize; then nothing has changed.
    [[nodiscard]] Status add(std::string name, ByteView content,
                             const SecretBytes& passphrase = SecretBytes());
    /// Takes in what was read apart from it: its sources follow ours.
    void append(Reading&& other);
    /// Counts its sources on from those of somebody else: `Context::source` of every record.
    void countSourcesFrom(std::size_t first);
};

/// Largest source read, in bytes.
inline constexpr std::size_t maximumSourceSize = std::size_t{1} << 30;

} // namespace releve::fleet
