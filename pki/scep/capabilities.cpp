// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/scep/capabilities.h"

#include <algorithm>
#include <array>
#include <optional>

#include "pki/base/text.h"

namespace releve::scep {

namespace {

constexpr std::size_t count = static_cast<std::size_t>(Capability::Count);

constexpr std::array<std::string_view, count> names{
    "AES",     "DES3",          "SHA-1",        "SHA-256", "SHA-384", "SHA-512", "POSTPKIOperation",
    "Renewal", "GetNextCACert", "SCEPStandard",
};

constexpr std::uint32_t bitOf(Capability capability)
{
    return 1U << static_cast<unsigned>(capability);
}

constexpr std::uint32_t standard =
    bitOf(Capability::Aes) | bitOf(Capability::Sha256) | bitOf(Capability::PostPkiOperation);

std::optional<Capability> capabilityOf(std::string_view keyword)
{
    const auto it = std::find_if(names.begin(), names.end(),
                                 [&](std::string_view name) { return equalsIgnoringCase(name, keyword); });
    if (it == names.end())
        return std::nullopt;
    return static_cast<Capability>(it - names.begin());
}

} // namespace

std::string_view nameOf(Capability capability)
{
    return capability < Capability::Count ? names[static_cast<std::size_t>(capability)] : std::string_view();
}

Capabilities::Capabilities(std::initializer_list<Capability> capabilities)
{
    for (const Capability capability : capabilities)
        add(capability);
}

Capabilities Capabilities::parse(std::string_view text)
{
    constexpr std::size_t longestShown = 64;
    Capabilities result;
    text = text.substr(0, longestText);
    while (!text.empty()) {
        const std::size_t end = std::min(text.find_first_of("\r\n"), text.size());
        const std::string_view keyword = trimmed(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
        if (const auto capability = capabilityOf(keyword))
            result.add(*capability);
        else if (!keyword.empty() && result.m_unknown.size() < mostUnknown)
            result.m_unknown.push_back(escaped(toUtf8(keyword.substr(0, longestShown))));
    }
    return result;
}

std::string Capabilities::toText() const
{
    std::string text;
    for (std::size_t i = 0; i < count; ++i) {
        if (lists(static_cast<Capability>(i)))
            text.append(names[i]).append("\n");
    }
    return text;
}

void Capabilities::add(Capability capability)
{
    if (capability < Capability::Count)
        m_listed |= bitOf(capability);
}

bool Capabilities::lists(Capability capability) const
{
    return capability < Capability::Count && (m_listed & bitOf(capability)) != 0;
}

bool Capabilities::has(Capability capability) const
{
    return lists(capability) || (lists(Capability::ScepStandard) && capability < Capability::Count &&
                                 (standard & bitOf(capability)) != 0);
}

Capabilities Capabilities::unitedWith(const Capabilities& other) const
{
    Capabilities result = *this;
    result.m_listed |= other.m_listed;
    for (const std::string& keyword : other.m_unknown) {
        if (result.m_unknown.size() < mostUnknown &&
            std::find(result.m_unknown.begin(), result.m_unknown.end(), keyword) == result.m_unknown.end())
            result.m_unknown.push_back(keyword);
    }
    return result;
}

std::vector<Capability> Capabilities::lostSince(const Capabilities& best) const
{
    std::vector<Capability> lost;
    for (std::size_t i = 0; i < count; ++i) {
        const auto capability = static_cast<Capability>(i);
        if (best.has(capability) && !has(capability))
            lost.push_back(capability);
    }
    return lost;
}

Algorithms chooseAlgorithms(const Capabilities& offered, Algorithms floor)
{
    Algorithms chosen{Digest::Sha1, Cipher::Des3};
    // SHA-256 first: every peer that has more has it too, and not every one has more.
    for (const auto& [capability, digest] :
         {std::pair{Capability::Sha256, Digest::Sha256}, std::pair{Capability::Sha512, Digest::Sha512},
          std::pair{Capability::Sha384, Digest::Sha384}}) {
        if (offered.has(capability)) {
            chosen.digest = digest;
            break;
        }
    }
    if (offered.has(Capability::Aes))
        chosen.cipher = Cipher::Aes128;
    return {std::max(chosen.digest, floor.digest), std::max(chosen.cipher, floor.cipher)};
}

} // namespace releve::scep
