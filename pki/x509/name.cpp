// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/x509/name.h"

#include <algorithm>
#include <array>

#include <openssl/x509.h>

#include "pki/base/text.h"
#include "pki/x509/opensslsupport.h"

namespace releve::x509 {

namespace {

/// One attribute type: its OID, IOS's word for it and RFC 4514's (or, where that has none, OpenSSL's).
struct TypeName
{
    std::string_view oid, ios, rfc4514;
};

constexpr std::array typeNames{
    TypeName{"2.5.4.3", "cn", "CN"},
    TypeName{"2.5.4.11", "ou", "OU"},
    TypeName{"2.5.4.10", "o", "O"},
    TypeName{"2.5.4.7", "l", "L"},
    TypeName{"2.5.4.8", "st", "ST"},
    TypeName{"2.5.4.6", "c", "C"},
    TypeName{"1.2.840.113549.1.9.1", "e", "emailAddress"},
    TypeName{"2.5.4.5", "serialNumber", "serialNumber"},
    TypeName{"1.2.840.113549.1.9.2", "hostname", "unstructuredName"},
    TypeName{"1.2.840.113549.1.9.8", "ipaddress", "unstructuredAddress"},
    TypeName{"0.9.2342.19200300.100.1.25", "dc", "DC"},
};

const TypeName* findType(std::string_view text)
{
    const auto it = std::find_if(typeNames.begin(), typeNames.end(), [&](const TypeName& type) {
        return text == type.oid || equalsIgnoringCase(text, type.ios) ||
               equalsIgnoringCase(text, type.rfc4514);
    });
    return it == typeNames.end() ? nullptr : &*it;
}

bool isDottedOid(std::string_view text)
{
    return !text.empty() && isDigit(text.front()) && isDigit(text.back()) &&
           text.find("..") == std::string_view::npos &&
           std::all_of(text.begin(), text.end(), [](char c) { return isDigit(c) || c == '.'; });
}

/// RFC 4514 section 2.4.
std::string escapedValue(std::string_view value)
{
    constexpr std::string_view special = "\"+,;<>\\";
    std::string result;
    for (std::size_t i = 0; i < value.size(); ++i) {
        const char c = value[i];
        const bool first = i == 0;
        const bool last = i + 1 == value.size();
        if (const auto byte = static_cast<unsigned char>(c); byte < 0x20 || byte == 0x7F) {
            result += '\\';
            result += toHex(ByteView(&byte, 1));
            continue;
        }
        if (special.find(c) != std::string_view::npos || (c == ' ' && (first || last)) || (c == '#' && first))
            result += '\\';
        result += c;
    }
    return result;
}

template<class WriteAttribute>
std::string joined(const std::vector<Rdn>& rdns, WriteAttribute writeAttribute)
{
    std::string text;
    for (auto rdn = rdns.rbegin(); rdn != rdns.rend(); ++rdn) {
        if (rdn != rdns.rbegin())
            text += ',';
        for (auto attribute = rdn->begin(); attribute != rdn->end(); ++attribute) {
            if (attribute != rdn->begin())
                text += '+';
            writeAttribute(text, *attribute);
        }
    }
    return text;
}

/// Where a `+` ends one attribute of a multi-valued RDN: only where a type we know and `=` follow, because an
/// administrator may well type a plus sign into a name.
std::size_t findJoint(std::string_view part)
{
    constexpr std::size_t longestType = 64; // keeps the search linear
    for (std::size_t plus = part.find('+'); plus != std::string_view::npos; plus = part.find('+', plus + 1)) {
        const std::string_view next = part.substr(plus + 1, longestType + 1);
        const std::size_t equals = next.find('=');
        const std::string_view type = trimmed(next.substr(0, equals));
        if (equals != std::string_view::npos && (findType(type) || isDottedOid(type)))
            return plus;
    }
    return part.size();
}

Result<Rdn> rdnFromIos(std::string_view part)
{
    Rdn rdn;
    while (!part.empty()) {
        const std::string_view item = part.substr(0, findJoint(part));
        part.remove_prefix(std::min(item.size() + 1, part.size()));
        const std::size_t equals = item.find('=');
        const std::string_view type = trimmed(item.substr(0, equals));
        if (equals == std::string_view::npos || type.empty())
            return Error{ErrorCode::BadArgument, "a part of a name is no TYPE=VALUE: " + escaped(item)};
        const TypeName* known = findType(type);
        rdn.push_back(
            {known ? std::string(known->ios) : lowered(type), std::string(trimmed(item.substr(equals + 1)))});
    }
    if (rdn.empty())
        return Error{ErrorCode::BadArgument, "an empty part in a name"};
    return rdn;
}

/// Reads RFC 4514 from front to back.
class Rfc4514Reader
{
public:
    explicit Rfc4514Reader(std::string_view text) : m_rest(trimmedLeft(text)) {}

    Result<std::vector<Rdn>> read()
    {
        std::vector<Rdn> rdns;
        if (m_rest.empty())
            return rdns;
        bool sameRdn = false;
        for (;;) {
            auto attribute = readAttribute();
            if (!attribute)
                return attribute.error();
            if (!sameRdn)
                rdns.emplace_back();
            rdns.back().push_back(std::move(*attribute));
            if (m_rest.empty())
                return rdns;
            sameRdn = m_rest.front() == '+';
            m_rest.remove_prefix(1);
        }
    }

private:
    Result<Attribute> readAttribute()
    {
        const std::size_t end = m_rest.find_first_of("=,+");
        const std::string_view type = trimmed(m_rest.substr(0, end));
        if (type.empty() || end == std::string_view::npos || m_rest[end] != '=')
            return Error{ErrorCode::BadArgument, "a part of a name is no TYPE=VALUE: " + escaped(type)};
        m_rest = trimmedLeft(m_rest.substr(end + 1));
        auto value = consume(m_rest, "\"") ? readQuoted() : readPlain();
        if (!value)
            return value.error();
        const TypeName* known = findType(type);
        return Attribute{known ? std::string(known->ios) : lowered(type), std::move(*value)};
    }

    /// Up to a `,` or `+` that nothing escapes; blanks at the end count only when they are escaped.
    Result<std::string> readPlain()
    {
        if (m_rest.starts_with('#'))
            return Error{ErrorCode::BadArgument, "a value written as hexadecimal DER"};
        std::string value;
        std::size_t kept = 0;
        while (!m_rest.empty() && m_rest.front() != ',' && m_rest.front() != '+') {
            const bool literal = m_rest.front() == '\\';
            if (!literal && m_rest.front() == '"')
                return Error{ErrorCode::BadArgument, "a quotation mark in the middle of a value"};
            if (!takeCharacter(value))
                return Error{ErrorCode::BadArgument, "a backslash that escapes nothing"};
            if (literal || !isSpace(value.back()))
                kept = value.size();
        }
        value.resize(kept);
        return toUtf8(value);
    }

    Result<std::string> readQuoted()
    {
        std::string value;
        while (!m_rest.starts_with('"')) {
            if (m_rest.empty() || !takeCharacter(value))
                return Error{ErrorCode::BadArgument, "a quotation that does not end"};
        }
        m_rest = trimmedLeft(m_rest.substr(1));
        if (!m_rest.empty() && m_rest.front() != ',' && m_rest.front() != '+')
            return Error{ErrorCode::BadArgument, "something follows a quotation"};
        return toUtf8(value);
    }

    /// One character, or what a backslash and one or two more stand for.
    bool takeCharacter(std::string& value)
    {
        if (!consume(m_rest, "\\")) {
            value += m_rest.front();
            m_rest.remove_prefix(1);
            return true;
        }
        if (m_rest.size() >= 2 && hexValue(m_rest[0]) >= 0 && hexValue(m_rest[1]) >= 0) {
            value += static_cast<char>(hexValue(m_rest[0]) * 16 + hexValue(m_rest[1]));
            m_rest.remove_prefix(2);
            return true;
        }
        if (m_rest.empty() || isAlpha(m_rest.front()) || isDigit(m_rest.front()))
            return false;
        value += m_rest.front();
        m_rest.remove_prefix(1);
        return true;
    }

    std::string_view m_rest;
};

using Oid = Handle<ASN1_OBJECT, ASN1_OBJECT_free>;

Oid oidOf(const std::string& type)
{
    if (const TypeName* known = findType(type))
        return Oid(OBJ_txt2obj(std::string(known->oid).c_str(), 1));
    Oid oid(OBJ_txt2obj(type.c_str(), 0));
    return oid ? std::move(oid) : Oid(OBJ_txt2obj(uppered(type).c_str(), 0)); // `UID`, which was typed `uid`
}

int alphabetOf(const ASN1_OBJECT* type, std::string_view value)
{
    switch (OBJ_obj2nid(type)) {
    case NID_pkcs9_emailAddress:
    case NID_pkcs9_unstructuredName:
    case NID_domainComponent:
        if (std::all_of(value.begin(), value.end(),
                        [](char c) { return static_cast<unsigned char>(c) < 0x80; }))
            return V_ASN1_IA5STRING;
        return V_ASN1_UTF8STRING;
    default:
        return isPrintable(value) ? V_ASN1_PRINTABLESTRING : V_ASN1_UTF8STRING;
    }
}

} // namespace

std::string Name::toIos() const
{
    return joined(m_rdns, [](std::string& text, const Attribute& attribute) {
        text.append(attribute.type).append(1, '=').append(attribute.value);
    });
}

std::string Name::toRfc4514() const
{
    return joined(m_rdns, [](std::string& text, const Attribute& attribute) {
        const TypeName* known = findType(attribute.type);
        text.append(known ? known->rfc4514 : std::string_view(attribute.type));
        text.append(1, '=').append(escapedValue(attribute.value));
    });
}

std::string_view Name::first(std::string_view type) const
{
    for (auto rdn = m_rdns.rbegin(); rdn != m_rdns.rend(); ++rdn) {
        for (const Attribute& attribute : *rdn) {
            if (attribute.type == type)
                return attribute.value;
        }
    }
    return {};
}

Result<Name> Name::fromIos(std::string_view text)
{
    std::vector<Rdn> rdns;
    text = trimmed(text);
    while (!text.empty()) {
        const std::string_view part = text.substr(0, text.find(','));
        const bool more = part.size() < text.size();
        text.remove_prefix(part.size() + (more ? 1 : 0));
        auto rdn = rdnFromIos(trimmed(part));
        if (!rdn)
            return rdn.error();
        rdns.push_back(std::move(*rdn));
        if (more && text.empty())
            return Error{ErrorCode::BadArgument, "a name ends with a comma"};
    }
    std::reverse(rdns.begin(), rdns.end());
    return Name(std::move(rdns));
}

Result<Name> Name::fromRfc4514(std::string_view text)
{
    auto rdns = Rfc4514Reader(text).read();
    if (!rdns)
        return rdns.error();
    std::reverse(rdns->begin(), rdns->end());
    return Name(std::move(*rdns));
}

void freeName(X509_NAME* name)
{
    X509_NAME_free(name);
}

Result<NameHandle> handleOf(const Name& name)
{
    NameHandle result(X509_NAME_new());
    for (const Rdn& rdn : name.rdns()) {
        for (const Attribute& attribute : rdn) {
            const Oid type = oidOf(attribute.type);
            if (!type)
                return Error{ErrorCode::BadArgument, "no attribute of a name: " + escaped(attribute.type)};
            // No limit of length: X.520 has some, and IOS holds to none.
            const Handle<X509_NAME_ENTRY, X509_NAME_ENTRY_free> entry(X509_NAME_ENTRY_create_by_OBJ(
                nullptr, type.get(), alphabetOf(type.get(), attribute.value), bytesOf(attribute.value).data(),
                static_cast<int>(attribute.value.size())));
            const int set = &attribute == &rdn.front() ? 0 : -1;
            if (!result || !entry || X509_NAME_add_entry(result.get(), entry.get(), -1, set) != 1)
                return opensslError(ErrorCode::CryptoFailure, "a name");
        }
    }
    return result;
}

Result<Bytes> Name::toDer() const
{
    const ErrorQueueDrain drain;
    const auto name = handleOf(*this);
    if (!name)
        return name.error();
    Bytes der(static_cast<std::size_t>(std::max(0, i2d_X509_NAME(name->get(), nullptr))));
    unsigned char* at = der.data();
    if (der.empty() || i2d_X509_NAME(name->get(), &at) <= 0)
        return opensslError(ErrorCode::CryptoFailure, "a name");
    return der;
}

Name nameOf(const X509_NAME* name)
{
    std::vector<Rdn> rdns;
    int set = -1;
    const int count = X509_NAME_entry_count(name);
    for (int i = 0; i < count; ++i) {
        const X509_NAME_ENTRY* entry = X509_NAME_get_entry(name, i);
        if (const int entrySet = X509_NAME_ENTRY_set(entry); rdns.empty() || entrySet != set) {
            rdns.emplace_back();
            set = entrySet;
        }
        std::string oid = dottedOid(X509_NAME_ENTRY_get_object(entry));
        const TypeName* known = findType(oid);
        rdns.back().push_back(
            {known ? std::string(known->ios) : std::move(oid), utf8Of(X509_NAME_ENTRY_get_data(entry))});
    }
    return Name(std::move(rdns));
}

Result<Name> Name::fromDer(ByteView der)
{
    const ErrorQueueDrain drain;
    if (const auto checked = checkOneElement(der, "a name"); !checked)
        return checked.error();
    const unsigned char* at = der.data();
    const Handle<X509_NAME, X509_NAME_free> name(d2i_X509_NAME(nullptr, &at, static_cast<long>(der.size())));
    if (!name)
        return opensslError(ErrorCode::BadEncoding, "a name");
    return nameOf(name.get());
}

} // namespace releve::x509
