// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/scep/capture.h"

#include <algorithm>
#include <array>

#include "pki/scep/asn1.h"
#include "pki/scep/capabilities.h"
#include "pki/scep/query.h"
#include "pki/x509/pem.h"

namespace releve::scep {

namespace {

/// Longest head of an HTTP message.
constexpr std::size_t longestHead = 65536 + longestQuery;

bool isCms(ByteView bytes)
{
    // pkcs7-data, -signedData, -envelopedData … up to their last byte.
    constexpr std::array<std::uint8_t, 8> arc{0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x07};
    const auto contentInfo = asn1::Reader(bytes).nextOrCut(asn1::sequenceTag);
    const auto type = contentInfo ? asn1::Reader(contentInfo->content).nextOrCut(asn1::oidTag) : std::nullopt;
    return type && type->content.size() == arc.size() + 1 &&
           std::equal(arc.begin(), arc.end(), type->content.begin());
}

/// Every line is one word, and at least half of them are capabilities.
bool isCapabilities(std::string_view text)
{
    if (text.size() > Capabilities::longestText || trimmed(text).empty())
        return false;
    std::size_t lines = 0;
    std::size_t known = 0;
    while (!text.empty()) {
        const std::string_view line = trimmed(text.substr(0, text.find('\n')));
        text.remove_prefix(std::min(text.find('\n'), text.size() - 1) + 1);
        if (line.empty())
            continue;
        if (std::any_of(line.begin(), line.end(), isSpace))
            return false;
        ++lines;
        known += Capabilities::parse(line).isEmpty() ? 0 : 1;
    }
    return known > 0 && known * 2 >= lines;
}

std::optional<Capture> fromQuery(std::string_view text)
{
    const auto query = Query::parse(text);
    if (!query)
        return std::nullopt;
    Capture capture;
    capture.form = CaptureForm::Url;
    capture.operation = query->operation;
    if (!query->message)
        return capture;
    if (auto message = decodeMessage(*query->message); message && isCms(*message)) {
        capture.message = std::move(*message);
    } else if (equalsIgnoringCase(query->operation, "PKIOperation")) {
        capture.damaged =
            message ? Error{ErrorCode::UnsupportedFormat, "a message= that is no CMS"} : message.error();
    } else {
        const auto label = percentDecoded(*query->message);
        capture.label = label ? *label : std::string(*query->message);
    }
    return capture;
}

/// A URL, a query or a request line with nothing around it.
std::optional<Capture> fromUrl(std::string_view text)
{
    const auto begins = [&](std::string_view beginning) { return startsWithIgnoringCase(text, beginning); };
    constexpr std::array<std::string_view, 6> urls{"http://", "https://", "GET ", "POST ", "/", "?"};
    const bool query = begins("operation=") || begins("message=");
    if (text.size() > longestQuery || (!query && std::none_of(urls.begin(), urls.end(), begins)))
        return std::nullopt;
    if (const std::size_t version = text.rfind(" HTTP/1."); version != std::string_view::npos)
        text = text.substr(0, version);
    if (!query) {
        const std::size_t mark = text.find('?');
        if (mark == std::string_view::npos)
            return std::nullopt;
        text.remove_prefix(mark + 1);
    }
    return fromQuery(text);
}

std::string_view headerValue(std::string_view head, std::string_view name)
{
    while (!head.empty()) {
        const std::string_view line = head.substr(0, head.find('\n'));
        head.remove_prefix(std::min(line.size() + 1, head.size()));
        if (startsWithIgnoringCase(line, name) && line.substr(name.size()).starts_with(':'))
            return trimmed(line.substr(name.size() + 1));
    }
    return {};
}

/// A body in chunks put together (RFC 9112 7.1), as far as they hold.
std::string unchunked(std::string_view body)
{
    std::string whole;
    while (!body.empty()) {
        const std::string_view line = body.substr(0, body.find('\n'));
        body.remove_prefix(std::min(line.size() + 1, body.size()));
        std::size_t size = 0;
        for (std::size_t i = 0; i < line.size() && hexValue(line[i]) >= 0 && size <= longestMessage; ++i)
            size = size * 16 + static_cast<std::size_t>(hexValue(line[i]));
        if (size == 0)
            break;
        whole.append(body.substr(0, size));
        body.remove_prefix(std::min(size, body.size()));
        if (body.starts_with("\r\n"))
            body.remove_prefix(2);
        else if (body.starts_with('\n'))
            body.remove_prefix(1);
    }
    return whole;
}

/// A request with its head, or an answer.
std::optional<Capture> fromHttp(std::string_view text)
{
    const std::string_view first = text.substr(0, text.find('\n'));
    const bool answer = first.starts_with("HTTP/1.");
    if (!answer && first.rfind(" HTTP/1.") == std::string_view::npos)
        return std::nullopt;
    const std::string_view sample = text.substr(0, longestHead);
    std::size_t end = sample.find("\r\n\r\n");
    std::size_t gap = 4;
    if (end == std::string_view::npos) {
        end = sample.find("\n\n");
        gap = 2;
    }
    const std::string_view head = text.substr(0, end);
    std::string_view body = end == std::string_view::npos ? std::string_view() : text.substr(end + gap);
    std::string pieces;
    if (equalsIgnoringCase(headerValue(head, "Transfer-Encoding"), "chunked"))
        body = pieces = unchunked(body);
    std::optional<Capture> capture = answer ? Capture() : fromUrl(trimmed(first));
    if (!capture)
        return std::nullopt;
    capture->contentType = headerValue(head, "Content-Type");
    if (!answer && body.empty())
        return capture;
    capture->form = CaptureForm::Http;
    if (isCapabilities(body))
        capture->capabilities = body;
    else
        capture->message.assign(body.begin(), body.end());
    return answer && !isCms(capture->message) && capture->capabilities.empty() &&
                   capture->contentType.find("/x-") == std::string::npos
               ? std::nullopt
               : capture;
}

std::optional<Capture> fromPem(std::string_view text)
{
    if (!text.starts_with("-----BEGIN PKCS7-----") && !text.starts_with("-----BEGIN CMS-----"))
        return std::nullopt;
    const auto block = x509::takePemBlock(text);
    auto bytes =
        block ? block->decoded() : Result<Bytes>(Error{ErrorCode::Truncated, "a PEM block without end"});
    if (!bytes || !isCms(*bytes))
        return std::nullopt;
    Capture capture;
    capture.form = CaptureForm::Pem;
    capture.message = std::move(*bytes);
    return capture;
}

} // namespace

std::optional<Capture> Capture::find(ByteView content)
{
    Capture capture;
    if (content.size() <= longestMessage && isCms(content)) {
        capture.message.assign(content.begin(), content.end());
        return capture;
    }
    const std::string_view text = trimmed(textOf(content));
    if (auto http = fromHttp(trimmedLeft(textOf(content))))
        return http;
    if (auto url = fromUrl(text))
        return url;
    if (auto pem = fromPem(text))
        return pem;
    if (isCapabilities(text)) {
        capture.form = CaptureForm::Text;
        capture.capabilities = text;
        return capture;
    }
    // A SEQUENCE of more than 127 bytes; a console log is not decoded to find out.
    if (!text.starts_with("MI"))
        return std::nullopt;
    auto message = decodeMessage(text);
    if (!message || !isCms(*message))
        return std::nullopt;
    capture.form = CaptureForm::Base64;
    capture.message = std::move(*message);
    return capture;
}

} // namespace releve::scep
