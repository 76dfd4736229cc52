// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pki/base/result.h"
#include "pki/base/text.h"

namespace releve::x509 {

/// One attribute of a name: its type as IOS prints it (`cn`, `ou`, `o`, `l`, `st`, `c`, `e`, `serialNumber`,
/// `hostname` for unstructuredName, `ipaddress` for unstructuredAddress, `dc`, else the dotted OID) and its
/// value in UTF-8, whatever alphabet it was encoded in. It may hold any character, control characters too.
struct Attribute
{
    std::string type;
    std::string value;

    bool operator==(const Attribute&) const = default;
};

/// One relative distinguished name; more than one attribute when it is multi-valued.
using Rdn = std::vector<Attribute>;

/// A distinguished name, in the order of its DER. A value; OpenSSL stays inside name.cpp.
class Name
{
public:
    Name() = default;
    explicit Name(std::vector<Rdn> rdns) : m_rdns(std::move(rdns)) {}

    /// In DER order, which is the reverse of what an administrator types into `issuer-name`.
    [[nodiscard]] const std::vector<Rdn>& rdns() const { return m_rdns; }
    [[nodiscard]] bool isEmpty() const { return m_rdns.empty(); }

    /// As IOS prints it, last RDN first: `cn=RootCA,ou=TAC,o=Cisco`,
    /// `serialNumber=67109296+hostname=R27.otus.local`.
    [[nodiscard]] std::string toIos() const;
    /// RFC 4514: last RDN first, its type names (OpenSSL's where it has none), special characters escaped.
    [[nodiscard]] std::string toRfc4514() const;
    /// The value of the first attribute of that type looking from the most specific RDN; empty when absent.
    [[nodiscard]] std::string_view first(std::string_view type) const;

    /// What an administrator types (`CN=RootCA,OU=TAC,O=Cisco`): separated by commas only, because IOS takes
    /// `CN=RCA1 C=pki` as one common name with a space in it. BadArgument when a part has no `=`.
    [[nodiscard]] static Result<Name> fromIos(std::string_view text);

    /// RFC 4514, with blanks around the separators and attributes in quotes as RFC 2253 allowed them. Reads what
    /// toRfc4514() writes. BadArgument.
    [[nodiscard]] static Result<Name> fromRfc4514(std::string_view text);

    /// PrintableString where the characters allow it, as IOS writes, else UTF8String; IA5String where the
    /// attribute's definition wants it. BadArgument for a type that is neither a word we or OpenSSL know nor an OID.
    [[nodiscard]] Result<Bytes> toDer() const;

    /// Reads a DER Name. BadEncoding, Truncated.
    [[nodiscard]] static Result<Name> fromDer(ByteView der);

    bool operator==(const Name&) const = default;

private:
    std::vector<Rdn> m_rdns;
};

} // namespace releve::x509
