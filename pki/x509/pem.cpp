// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/x509/pem.h"

#include <algorithm>

namespace releve::x509 {

namespace {

constexpr std::string_view beginMark = "-----BEGIN ";
constexpr std::string_view endMark = "-----END ";
constexpr std::string_view dashes = "-----";
constexpr std::size_t longestLabel = 64;

/// The label in front of its closing dashes; empty when they do not follow on the same line.
std::string_view labelAt(std::string_view text)
{
    const std::string_view head = text.substr(0, longestLabel + dashes.size());
    const std::string_view label = head.substr(0, head.find(dashes));
    return label.size() == head.size() || label.find_first_of("\r\n") != std::string_view::npos
               ? std::string_view()
               : label;
}

} // namespace

Result<Bytes> PemBlock::decoded() const
{
    if (body.find(':') != std::string_view::npos)
        return Error{ErrorCode::UnsupportedFormat, "a PEM block with headers"};
    auto bytes = fromBase64(body);
    if (!bytes)
        return Error{ErrorCode::BadEncoding, "a PEM block that is not base64"};
    return std::move(*bytes);
}

std::optional<PemBlock> takePemBlock(std::string_view& text)
{
    while (true) {
        const std::size_t begin = text.find(beginMark);
        if (begin == std::string_view::npos)
            break;
        text.remove_prefix(begin);
        const char* const start = text.data();
        text.remove_prefix(beginMark.size());
        const std::string_view label = labelAt(text);
        if (label.empty())
            continue;
        text.remove_prefix(label.size() + dashes.size());
        const std::size_t end = text.find(dashes);
        if (end == std::string_view::npos)
            break;
        const std::string_view body = text.substr(0, end);
        std::string_view rest = text.substr(end);
        text = rest;
        // Anything but its own end line means that the block was cut short: the next one begins here.
        if (consume(rest, endMark) && consume(rest, label) && consume(rest, dashes)) {
            text = rest;
            return PemBlock{label, body, {start, static_cast<std::size_t>(rest.data() - start)}};
        }
    }
    text = {};
    return std::nullopt;
}

Result<Bytes> decodeFirstPem(std::string_view text, std::initializer_list<std::string_view> labels)
{
    while (const auto block = takePemBlock(text)) {
        if (std::find(labels.begin(), labels.end(), block->label) != labels.end())
            return block->decoded();
    }
    return Error{ErrorCode::NotFound, "no PEM " + std::string(*labels.begin())};
}

std::string pemOf(std::string_view label, ByteView der)
{
    constexpr std::size_t width = 64;
    const std::string base64 = toBase64(der);
    std::string text;
    text.reserve(base64.size() * (width + 1) / width + 2 * label.size() + 40);
    text.append(beginMark).append(label).append("-----\n");
    for (std::size_t at = 0; at < base64.size(); at += width)
        text.append(base64, at, std::min(width, base64.size() - at)).append(1, '\n');
    text.append(endMark).append(label).append("-----\n");
    return text;
}

} // namespace releve::x509
