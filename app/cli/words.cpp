// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/words.h"

#include <array>
#include <cstddef>

#include "pki/base/errorword.h"

namespace releve::cli {

namespace {

template<std::size_t size, class Enum>
std::string_view pick(const std::array<std::string_view, size>& words, Enum value)
{
    const auto index = static_cast<std::size_t>(value);
    return index < size ? words[index] : std::string_view();
}

constexpr auto problemCount = static_cast<std::size_t>(ios::ProblemCode::Count);

} // namespace

std::string_view wordFor(fleet::SourceFormat format)
{
    static constexpr std::array<std::string_view, 6> words{"text",   "der",  "pkcs7",
                                                           "pkcs12", "scep", "unknown"};
    return pick(words, format);
}

std::string_view wordFor(ios::CertificateKind kind)
{
    static constexpr std::array<std::string_view, 7> words{
        "identity", "ca", "subordinate-ca", "ra-signature", "ra-encryption", "ra", "self-signed"};
    return pick(words, kind);
}

std::string_view wordFor(ios::TimerSection section)
{
    static constexpr std::array<std::string_view, 5> words{"pki", "expiry-alert", "crl", "trustpool", "cs"};
    return pick(words, section);
}

std::string_view wordFor(fleet::TrustpointState state)
{
    static constexpr std::array<std::string_view, 10> words{
        "configured",    "authenticated", "pending",          "enrolled", "renewing",
        "taking-shadow", "shadow-ready",  "stopped-rejected", "expired",  "unknown"};
    return pick(words, state);
}

std::string_view wordFor(fleet::Overlay overlay)
{
    static constexpr std::array<std::string_view, 7> words{
        "expired", "stopped", "clock-not-set", "expires-soon", "ca-unreachable", "not-saved", ""};
    return pick(words, overlay);
}

std::string_view wordFor(fleet::Formula formula)
{
    static constexpr std::array<std::string_view, static_cast<std::size_t>(fleet::Formula::Count)> words{
        "renew",
        "shadow",
        "shadow-without-auto-enroll",
        "rollover-activation",
        "cs-shadow-cert-generation",
        "cs-cert-expire",
        "cs-crl-update",
        "expiry-alert"};
    return pick(words, formula);
}

std::string_view wordFor(fleet::NotPredicted why)
{
    static constexpr std::array<std::string_view, static_cast<std::size_t>(fleet::NotPredicted::Count)> words{
        "", // something is predicted
        "clock-not-set",
        "configuration-not-read",
        "no-auto-enroll",
        "no-enrollment-url",
        "no-identity",
        "no-ca",
        "dates-unknown",
        "under-way",
        "stopped",
        "ended",
        "server-off",
        "no-auto-rollover",
        "no-formula",
        "rollover-ready",
        "crl-unknown",
        "reading-unknown",
        "alerts-silent"};
    return pick(words, why);
}

std::string_view wordFor(ios::RequestList list)
{
    static constexpr std::array<std::string_view, 3> words{"subordinate-ca", "ra", "router"};
    return pick(words, list);
}

std::string_view wordFor(ios::ProblemCode code)
{
    static constexpr std::array<std::string_view, problemCount> words{
        "command-not-read", "text-not-recognised", "line-not-understood", "date-not-understood",
        "zone-unknown",     "number-out-of-range", "hex-not-understood",  "certificate-not-read",
        "key-not-read",     "pem-not-understood",  "private-key-ignored", "block-cut-short",
        "line-too-long",    "serial-disagrees",    "file-not-read"};
    static_assert(!words.back().empty());
    return pick(words, code);
}

std::string_view wordFor(ErrorCode code)
{
    return releve::wordOf(code);
}

std::string_view wordFor(scep::MessageKind kind)
{
    static constexpr std::array<std::string_view, 9> words{"pki-message",  "next-ca",  "certs-only",
                                                           "signed-data",  "envelope", "certificate",
                                                           "capabilities", "query",    "unknown"};
    static_assert(words.size() == static_cast<std::size_t>(scep::MessageKind::Unknown) + 1);
    return pick(words, kind);
}

std::string_view wordFor(scep::CaptureForm form)
{
    static constexpr std::array<std::string_view, 6> words{"bytes", "pem", "base64", "url", "http", "text"};
    return pick(words, form);
}

std::string_view wordFor(scep::ContentState state)
{
    static constexpr std::array<std::string_view, 3> words{"absent", "empty", "present"};
    return pick(words, state);
}

std::string_view wordFor(scep::AlgorithmFacts::Parameters parameters)
{
    static constexpr std::array<std::string_view, 3> words{"absent", "null", "other"};
    return pick(words, parameters);
}

std::string_view wordFor(lifecycle::EnrollmentMethod method)
{
    static constexpr std::array<std::string_view, 5> words{"", "url", "terminal", "selfsigned", "profile"};
    return pick(words, method);
}

std::string_view wordFor(lifecycle::DatabaseLevel level)
{
    static constexpr std::array<std::string_view, 3> words{"minimum", "names", "complete"};
    return pick(words, level);
}

std::string_view wordFor(lifecycle::ServerMode mode)
{
    static constexpr std::array<std::string_view, 4> words{"", "sub-cs", "ra", "ra transparent"};
    return pick(words, mode);
}

} // namespace releve::cli
