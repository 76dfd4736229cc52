// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "pki/scep/algorithms.h"

namespace releve::scep {

/// The keywords of GetCACaps (RFC 8894 3.5.2, and Cisco's SHA-384), in the order we send them.
enum class Capability : std::uint8_t
{
    Aes,
    Des3,
    Sha1,
    Sha256,
    Sha384,
    Sha512,
    PostPkiOperation,
    Renewal,
    GetNextCaCert,
    ScepStandard,
    Count
};

/// IANA's exact spelling: `AES`, `POSTPKIOperation`.
[[nodiscard]] std::string_view nameOf(Capability capability);

/// What a CA says it can do: a set, a value. The text is not signed, so it may say anything.
class Capabilities
{
public:
    static constexpr std::size_t longestText = 16384;
    static constexpr std::size_t mostUnknown = 64;

    Capabilities() = default;
    Capabilities(std::initializer_list<Capability> capabilities);

    /// Reads the answer to GetCACaps: one keyword a line, LF or CRLF, any case. Never fails: an empty answer and
    /// an error page are a CA that says nothing. Reads at most longestText.
    [[nodiscard]] static Capabilities parse(std::string_view text);
    /// One keyword a line, in IANA's spelling.
    [[nodiscard]] std::string toText() const;

    void add(Capability capability);
    [[nodiscard]] bool isEmpty() const { return m_listed == 0; }
    [[nodiscard]] bool lists(Capability capability) const;
    /// Listed, or implied by SCEPStandard (RFC 8894 3.5.2).
    [[nodiscard]] bool has(Capability capability) const;
    /// Keywords that are none of ours, escaped for a terminal and cut at 64 characters; at most mostUnknown.
    [[nodiscard]] const std::vector<std::string>& unknown() const { return m_unknown; }

    /// Everything that either has: what to remember of a CA (SCEP_INTEROP section 10).
    [[nodiscard]] Capabilities unitedWith(const Capabilities& other) const;
    /// What `best` had and this has not: a downgrade, when not empty.
    [[nodiscard]] std::vector<Capability> lostSince(const Capabilities& best) const;

    bool operator==(const Capabilities&) const = default;

private:
    std::uint32_t m_listed = 0;
    std::vector<std::string> m_unknown;
};

/// What a client uses: the best that is offered, never less than `floor`, which only people change. A CA that
/// says nothing is spoken to in SHA-1 and 3DES (SCEP_INTEROP rule 23); MD5 and single DES are never chosen.
[[nodiscard]] Algorithms chooseAlgorithms(const Capabilities& offered, Algorithms floor);

} // namespace releve::scep
