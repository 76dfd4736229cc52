// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/ios/records.h"

#include <algorithm>
#include <array>
#include <iterator>

#include "pki/base/text.h"

namespace releve::ios {
namespace {

/// Length of the attribute type (`cn`, `serialNumber`, `2.5.4.17`) that an `=` follows at the front; 0 =
/// none.
std::size_t typeLength(std::string_view text)
{
    // No type is longer than a dotted OID; the bound keeps the search linear on hostile text.
    constexpr std::size_t longest = 64;
    for (std::size_t i = 0; i < text.size() && i <= longest; ++i) {
        const char c = text[i];
        if (c == '=')
            return i;
        if (!isAlpha(c) && !isDigit(c) && c != '.' && c != '-')
            return 0;
    }
    return 0;
}

/// Whether a new attribute begins after the separator at `position`.
bool separatesAt(std::string_view text, std::size_t position)
{
    const char c = text[position];
    if (c == '+')
        return typeLength(text.substr(position + 1)) != 0;
    return c == ',' && typeLength(trimmedLeft(text.substr(position + 1, 80))) != 0;
}

NameAttribute attributeFrom(std::string_view text, bool joined)
{
    text = trimmed(text);
    const std::size_t length = typeLength(text);
    if (length == 0)
        return {{}, std::string(text), joined};
    return {std::string(text.substr(0, length)), std::string(trimmed(text.substr(length + 1))), joined};
}

/// IOS prints OpenSSL's `rsaEncryption`, and `ecEncryption` for `id-ecPublicKey`.
std::string algorithmAsPrinted(const std::string& algorithm)
{
    if (algorithm == "rsa" || algorithm == "ec")
        return algorithm + "Encryption";
    return algorithm;
}

/// `A0000000`: RFC 5280 section 4.2.1.3, its bit 0 being the highest, as IOS prints the extension.
std::string keyUsageAsPrinted(const std::vector<std::string>& words)
{
    constexpr std::array<std::string_view, 9> bits{"digitalSignature", "nonRepudiation", "keyEncipherment",
                                                   "dataEncipherment", "keyAgreement",   "keyCertSign",
                                                   "cRLSign",          "encipherOnly",   "decipherOnly"};
    if (words.empty())
        return {};
    std::array<std::uint8_t, 4> value{};
    for (const std::string& word : words) {
        const auto* const bit = std::find(bits.begin(), bits.end(), word);
        if (bit == bits.end())
            continue;
        const auto position = static_cast<std::size_t>(bit - bits.begin());
        value[position / 8] |= static_cast<std::uint8_t>(0x80U >> (position % 8));
    }
    return toHex(value);
}

void fill(std::string& field, std::string_view value)
{
    if (field.empty())
        field = value;
}

template<class T>
void fill(std::vector<T>& field, std::vector<T> value)
{
    if (field.empty())
        field = std::move(value);
}

void fill(std::optional<PrintedTime>& field, std::optional<Instant> value)
{
    if (!value)
        return;
    if (!field)
        field = PrintedTime{{}, value};
    else if (!field->instant)
        field->instant = value; // the bytes know what the printed zone leaves open
}

} // namespace

std::string toText(const PrintedName& name)
{
    std::string text;
    for (const NameAttribute& attribute : name) {
        if (!text.empty())
            text += attribute.joined ? '+' : ',';
        if (!attribute.type.empty())
            text.append(attribute.type).append(1, '=');
        text += attribute.value;
    }
    return text;
}

PrintedName nameFromText(std::string_view text)
{
    PrintedName name;
    text = trimmed(text);
    if (text.empty())
        return name;
    std::size_t start = 0;
    bool joined = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (!separatesAt(text, i))
            continue;
        name.push_back(attributeFrom(text.substr(start, i - start), joined));
        joined = text[i] == '+';
        start = i + 1;
    }
    name.push_back(attributeFrom(text.substr(start), joined));
    return name;
}

PrintedName nameFrom(const x509::Name& name)
{
    PrintedName printed;
    for (auto rdn = name.rdns().rbegin(); rdn != name.rdns().rend(); ++rdn) {
        bool joined = false;
        for (const x509::Attribute& attribute : *rdn) {
            printed.push_back({attribute.type, attribute.value, joined});
            joined = true;
        }
    }
    return printed;
}

void CertificateRecord::completeFromBytes()
{
    if (!certificate)
        return;
    fill(serial, certificate->serial());
    fill(issuer, nameFrom(certificate->issuer()));
    fill(subject, nameFrom(certificate->subject()));
    fill(subjectDisplayName, certificate->subject().first("hostname"));
    fill(subjectSerialNumber, certificate->subject().first("serialNumber"));
    fill(subjectIpAddress, certificate->subject().first("ipaddress"));
    fill(notBefore, certificate->notBefore());
    fill(notAfter, certificate->notAfter());
    fill(crlDistributionPoints, certificate->crlDistributionPoints());
    fill(keyAlgorithm, algorithmAsPrinted(certificate->publicKey().algorithm));
    if (keyBits == 0)
        keyBits = certificate->publicKey().bits;
    fill(signatureAlgorithm, certificate->signatureAlgorithm());
    fill(keyUsage, keyUsageAsPrinted(certificate->keyUsage()));
    fill(md5, certificate->fingerprint(x509::Digest::Md5));
    fill(sha1, certificate->fingerprint(x509::Digest::Sha1));
    fill(sha256, certificate->fingerprint(x509::Digest::Sha256));
    fill(subjectKeyId, certificate->subjectKeyId());
    fill(authorityKeyId, certificate->authorityKeyId());
}

void Transcript::append(Transcript&& other)
{
    const auto take = [](auto& into, auto& from) {
        if (into.empty())
            into = std::move(from);
        else
            into.insert(into.end(), std::make_move_iterator(from.begin()),
                        std::make_move_iterator(from.end()));
    };
    take(certificates, other.certificates);
    take(timers, other.timers);
    take(servers, other.servers);
    take(trustpoints, other.trustpoints);
    take(keys, other.keys);
    take(requests, other.requests);
    take(requestListings, other.requestListings);
    take(clocks, other.clocks);
    take(configurations, other.configurations);
    take(problems, other.problems);
}

} // namespace releve::ios
