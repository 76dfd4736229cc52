// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/scep/query.h"

#include <algorithm>
#include <utility>

namespace releve::scep {

Result<Query> Query::parse(std::string_view text)
{
    if (text.size() > longestQuery)
        return Error{ErrorCode::TooLarge, "a query of " + std::to_string(text.size()) + " bytes"};
    Query query;
    bool hasOperation = false;
    while (!text.empty()) {
        const std::string_view parameter = text.substr(0, text.find('&'));
        text.remove_prefix(std::min(parameter.size() + 1, text.size()));
        const std::size_t equals = parameter.find('=');
        const std::string_view name = parameter.substr(0, equals);
        const std::string_view value =
            equals == std::string_view::npos ? std::string_view() : parameter.substr(equals + 1);
        if (equalsIgnoringCase(name, "operation")) {
            auto operation = percentDecoded(value);
            if (!operation)
                return operation.error();
            if (std::exchange(hasOperation, true))
                return Error{ErrorCode::BadEncoding, "a query with two operations"};
            query.operation = std::move(*operation);
        } else if (equalsIgnoringCase(name, "message")) {
            if (query.message)
                return Error{ErrorCode::BadEncoding, "a query with two messages"};
            query.message = value;
        }
    }
    if (!hasOperation)
        return Error{ErrorCode::BadEncoding, "a query without operation"};
    return query;
}

Result<std::string> percentDecoded(std::string_view text)
{
    std::string decoded;
    decoded.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '%') {
            decoded += text[i];
            continue;
        }
        const int high = i + 2 < text.size() ? hexValue(text[i + 1]) : -1;
        const int low = high >= 0 ? hexValue(text[i + 2]) : -1;
        if (low < 0)
            return Error{ErrorCode::BadEncoding, "a percent sign without two hex digits"};
        decoded += static_cast<char>(high << 4 | low);
        i += 2;
    }
    return decoded;
}

Result<Bytes> decodeMessage(std::string_view raw)
{
    if (raw.size() > longestQuery)
        return Error{ErrorCode::TooLarge, "a message of " + std::to_string(raw.size()) + " characters"};
    auto text = percentDecoded(raw);
    if (!text)
        return text.error();
    std::string base64;
    base64.reserve(text->size() + 2);
    for (const char c : *text) {
        if (isSpace(c) && c != ' ')
            continue;
        base64 += c == ' ' || c == '-' ? '+' : c == '_' ? '/' : c;
    }
    for (int i = 0; i < 2 && base64.ends_with('='); ++i)
        base64.pop_back();
    base64.append((4 - base64.size() % 4) % 4, '=');
    auto bytes = fromBase64(base64);
    if (!bytes || bytes->empty())
        return Error{ErrorCode::BadEncoding, "a message that is not base64"};
    if (bytes->size() > longestMessage)
        return Error{ErrorCode::TooLarge, "a message of " + std::to_string(bytes->size()) + " bytes"};
    return std::move(*bytes);
}

std::string encodeMessage(ByteView bytes)
{
    return percentEncoded(toBase64(bytes));
}

std::string percentEncoded(std::string_view text)
{
    std::string encoded;
    encoded.reserve(text.size() + text.size() / 8);
    for (const char c : text) {
        if (isAlpha(c) || isDigit(c) || std::string_view("-._~").find(c) != std::string_view::npos)
            encoded += c;
        else
            encoded.append("%").append(toHex(bytesOf(std::string_view(&c, 1))));
    }
    return encoded;
}

} // namespace releve::scep
