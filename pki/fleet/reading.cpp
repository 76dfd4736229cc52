// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/fleet/reading.h"

#include <algorithm>
#include <iterator>
#include <unordered_map>

#include "pki/fleet/sourcetext.h"
#include "pki/ios/transcript.h"
#include "pki/x509/container.h"

namespace releve::fleet {

namespace {

/// Counts the sources of a reading on from those already known.
class SourceShift
{
public:
    explicit SourceShift(std::size_t by) : m_by(by) {}

    void apply(ios::Transcript& records)
    {
        const auto shiftAll = [this](auto& list) {
            for (auto& record : list)
                shift(record.origin);
        };
        shiftAll(records.certificates);
        shiftAll(records.timers);
        shiftAll(records.servers);
        shiftAll(records.trustpoints);
        shiftAll(records.keys);
        shiftAll(records.requests);
        shiftAll(records.requestListings);
        shiftAll(records.clocks);
        shiftAll(records.configurations);
        for (auto& configuration : records.configurations) {
            shiftAll(configuration.servers);
            shiftAll(configuration.trustpoints);
        }
        shiftAll(records.problems);
    }

private:
    void shift(ios::Origin& origin)
    {
        if (!origin.context)
            return;
        auto& shifted = m_shifted[origin.context];
        if (!shifted) {
            auto copy = std::make_shared<ios::Context>(*origin.context);
            copy->source += m_by;
            shifted = std::move(copy);
        }
        origin.context = shifted;
    }

    std::size_t m_by;
    // Keyed by the pointer itself, which keeps the old contexts alive: an address is never two of them.
    std::unordered_map<std::shared_ptr<const ios::Context>, std::shared_ptr<const ios::Context>> m_shifted;
};

/// Reads one source into a Transcript of its own.
class SourceReader
{
public:
    SourceReader(std::size_t source, ByteView content, const SecretBytes& passphrase)
        : m_content(content), m_passphrase(passphrase)
    {
        auto context = std::make_shared<ios::Context>();
        context->source = source;
        m_origin.context = std::move(context);
    }

    Status read()
    {
        switch (x509::derKindOf(m_content)) {
        case x509::DerKind::Pkcs7:
            format = SourceFormat::Pkcs7;
            return readPkcs7();
        case x509::DerKind::Pkcs12:
            format = SourceFormat::Pkcs12;
            return readPkcs12();
        case x509::DerKind::PrivateKey:
            problem(ios::ProblemCode::PrivateKeyIgnored, "a private key");
            return std::monostate{};
        case x509::DerKind::Other:
            readDer();
            return std::monostate{};
        case x509::DerKind::None:
            break;
        }
        readText();
        return std::monostate{};
    }

    SourceFormat format = SourceFormat::Unknown;
    ios::Transcript records;

private:
    void problem(ios::ProblemCode code, std::string detail)
    {
        records.problems.push_back({m_origin, code, {}, std::move(detail), 1});
    }

    void add(const x509::Certificate& certificate)
    {
        ios::CertificateRecord record;
        record.origin = m_origin;
        record.form = ios::CertificateForm::File;
        record.kind = certificate.isCa()           ? ios::CertificateKind::Ca
                      : certificate.isSelfIssued() ? ios::CertificateKind::SelfSigned
                                                   : ios::CertificateKind::Identity;
        record.certificate = certificate;
        record.completeFromBytes();
        records.certificates.push_back(std::move(record));
    }

    void add(const x509::Bundle& bundle)
    {
        for (const x509::Certificate& certificate : bundle.certificates)
            add(certificate);
        for (const Error& error : bundle.damaged)
            problem(ios::ProblemCode::CertificateNotRead, error.detail);
        if (bundle.privateKeys > 0)
            problem(ios::ProblemCode::PrivateKeyIgnored,
                    "private keys: " + std::to_string(bundle.privateKeys));
        if (bundle.certificates.empty() && bundle.damaged.empty())
            problem(ios::ProblemCode::FileNotRead, "a container without certificates");
    }

    Status readPkcs7()
    {
        const auto bundle = x509::readPkcs7(m_content);
        if (bundle)
            add(*bundle);
        else
            problem(ios::ProblemCode::FileNotRead, bundle.error().detail);
        return std::monostate{};
    }

    Status readPkcs12()
    {
        const auto bundle = x509::readPkcs12(m_content, m_passphrase);
        if (bundle)
            add(*bundle);
        else if (bundle.error().code == ErrorCode::PassphraseNeeded ||
                 bundle.error().code == ErrorCode::WrongPassphrase)
            return bundle.error();
        else
            problem(ios::ProblemCode::FileNotRead, bundle.error().detail);
        return std::monostate{};
    }

    /// Certificates one after the other; the first thing that is none ends them.
    void readDer()
    {
        ByteView rest = m_content;
        while (!rest.empty()) {
            const auto size = x509::derElementSize(rest);
            const auto certificate = x509::Certificate::fromDer(size ? rest.first(*size) : rest);
            if (!certificate) {
                problem(format == SourceFormat::Unknown ? ios::ProblemCode::FileNotRead
                                                        : ios::ProblemCode::CertificateNotRead,
                        certificate.error().detail);
                return;
            }
            format = SourceFormat::Der;
            add(*certificate);
            rest = rest.subspan(certificate->der().size());
        }
    }

    void readText()
    {
        const auto text = SourceText::of(m_content);
        if (!text) {
            problem(ios::ProblemCode::FileNotRead,
                    m_content.empty() ? "an empty file" : "neither text nor a certificate");
            return;
        }
        format = SourceFormat::Text;
        if (text->isAsItWas() && readPemContainer(text->view()))
            return;
        records = ios::parseTranscript(text->view(), m_origin.source());
        if (text->zeros() > 0)
            problem(ios::ProblemCode::TextNotRecognised,
                    "NUL bytes passed over: " + std::to_string(text->zeros()));
    }

    /// A certs-only file in PEM form, as `openssl crl2pkcs7` writes it.
    bool readPemContainer(std::string_view text)
    {
        const std::string_view head = trimmedLeft(text);
        if (!head.starts_with("-----BEGIN PKCS7-----") && !head.starts_with("-----BEGIN CMS-----"))
            return false;
        const auto bundle = x509::readPem(text);
        if (!bundle)
            return false;
        format = SourceFormat::Pkcs7;
        add(*bundle);
        return true;
    }

    ByteView m_content;
    const SecretBytes& m_passphrase;
    ios::Origin m_origin;
};

} // namespace

Status Reading::add(std::string name, ByteView content, const SecretBytes& passphrase)
{
    if (content.size() > maximumSourceSize)
        return Error{ErrorCode::TooLarge, "a file of " + std::to_string(content.size()) + " bytes"};
    SourceReader reader(sources.size(), content, passphrase);
    if (const auto read = reader.read(); !read)
        return read.error();
    sources.push_back({std::move(name), reader.format, content.size()});
    records.append(std::move(reader.records));
    return std::monostate{};
}

void Reading::append(Reading&& other)
{
    other.countSourcesFrom(sources.size());
    sources.insert(sources.end(), std::make_move_iterator(other.sources.begin()),
                   std::make_move_iterator(other.sources.end()));
    records.append(std::move(other.records));
}

void Reading::countSourcesFrom(std::size_t first)
{
    if (first > 0)
        SourceShift(first).apply(records);
}

} // namespace releve::fleet
