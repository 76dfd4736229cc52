// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/inspectscep.h"

#include "app/cli/texttable.h"
#include "app/cli/tr.h"
#include "models/sceptexts.h"
#include "models/texts.h"

namespace releve::cli {

namespace {

using namespace releve::models;
using scep::Dissection;

QString nameOf(const x509::Name& name)
{
    return nameText(ios::nameFrom(name));
}

QString view(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

QString withWord(const std::string& number, std::string_view word)
{
    if (number.empty())
        return {};
    return word.empty() ? shownText(number) : QStringLiteral("%1 (%2)").arg(view(word), toQString(number));
}

QString issuerAndSerialText(const scep::IssuerAndSerial& value)
{
    return Tr::tr("serial number %1 of %2", "a certificate")
        .arg(serialText(value.serial), nameOf(value.issuer));
}

QString algorithmText(const scep::AlgorithmFacts& facts)
{
    if (facts.name.empty())
        return {};
    switch (facts.parameters) {
    case scep::AlgorithmFacts::Parameters::Absent:
        return Tr::tr("%1, parameters absent", "an algorithm").arg(toQString(facts.name));
    case scep::AlgorithmFacts::Parameters::Null:
        return Tr::tr("%1, parameters NULL", "an algorithm").arg(toQString(facts.name));
    case scep::AlgorithmFacts::Parameters::Other:
        break;
    }
    return toQString(facts.name);
}

/// One message as rows of a label and a value; what is inside something is indented.
class Tree
{
public:
    explicit Tree(const Dissection& message) : m_message(message) {}

    TextTable table()
    {
        add(0, Tr::tr("Form"), captureFormText(m_message.form));
        add(0, Tr::tr("Operation"), shownText(m_message.operation));
        if (m_message.label)
            add(0, Tr::tr("Label"), shownText(*m_message.label));
        add(0, QStringLiteral("Content-Type"), shownText(m_message.httpType));
        if (m_message.kind == scep::MessageKind::Capabilities)
            capabilities();
        if (m_message.signature || m_message.envelope || m_message.enclosed)
            add(0, Tr::tr("Encoding"), encoding());
        if (m_message.signature)
            signature(*m_message.signature);
        content();
        for (const x509::Certificate& each : m_message.certificates)
            certificate(0, each);
        if (m_message.envelope)
            envelope(*m_message.envelope);
        if (m_message.enclosed)
            enclosed(*m_message.enclosed);
        return std::move(m_table);
    }

private:
    void add(int level, const QString& label, const QString& value)
    {
        if (!value.isEmpty())
            m_table.add({QString(QString(level * 2, u' ') + label), value});
    }

    void capabilities()
    {
        QStringList listed;
        for (int i = 0; i < static_cast<int>(scep::Capability::Count); ++i) {
            const auto capability = static_cast<scep::Capability>(i);
            if (m_message.capabilities.lists(capability))
                listed.append(view(scep::nameOf(capability)));
        }
        add(0, Tr::tr("Capabilities"), listed.join(u' '));
        QStringList unknown;
        for (const std::string& word : m_message.capabilities.unknown())
            unknown.append(shownText(word));
        add(0, Tr::tr("Others"), unknown.join(u' '));
    }

    [[nodiscard]] QString encoding() const
    {
        const scep::EncodingFacts& facts = m_message.encoding;
        if (facts.isDer())
            return QStringLiteral("DER");
        QStringList parts;
        const auto part = [&](std::size_t number, const QString& text) {
            if (number > 0)
                parts.append(text);
        };
        part(facts.indefiniteLengths,
             Tr::tr("%n indefinite length(s)", nullptr, static_cast<int>(facts.indefiniteLengths)));
        part(facts.constructedStrings,
             Tr::tr("%n string(s) in pieces", nullptr, static_cast<int>(facts.constructedStrings)));
        part(facts.longLengths,
             Tr::tr("%n length(s) in more bytes than needed", nullptr, static_cast<int>(facts.longLengths)));
        return QStringLiteral("BER: ") + parts.join(QStringLiteral(", "));
    }

    void signature(const scep::SignatureFacts& facts)
    {
        const auto hex = [&](const char* attribute) {
            const auto* found = facts.find(attribute);
            return found ? toQString(toHex(found->value)) : QString();
        };
        const std::string type = facts.text("messageType");
        const std::string status = facts.text("pkiStatus");
        const std::string failInfo = facts.text("failInfo");
        add(0, QStringLiteral("messageType"), withWord(type, scep::messageTypeName(type)));
        add(0, QStringLiteral("transactionID"), shownText(facts.text("transactionID")));
        add(0, QStringLiteral("pkiStatus"), withWord(status, scep::statusName(status)));
        add(0, QStringLiteral("failInfo"), withWord(failInfo, scep::failInfoName(failInfo)));
        add(0, QStringLiteral("failInfoText"), shownText(facts.text("failInfoText")));
        add(0, QStringLiteral("senderNonce"), hex("senderNonce"));
        add(0, QStringLiteral("recipientNonce"), hex("recipientNonce"));
        if (const auto time = m_message.signingTime())
            add(0, QStringLiteral("signingTime"), utcText(*time));
        add(0, Tr::tr("Signature"), verdict(facts));
        add(1, Tr::tr("Digest"), algorithmText(facts.digest));
        add(1, Tr::tr("Algorithm"), algorithmText(facts.algorithm));
        if (facts.signer)
            add(1, Tr::tr("Signer"), issuerAndSerialText(*facts.signer));
        attributes(facts);
    }

    static QString verdict(const scep::SignatureFacts& facts)
    {
        if (!facts.certificate)
            return Tr::tr("by a certificate that is not enclosed");
        if (!facts.verifies)
            return Tr::tr("does not verify");
        return facts.certificate->isSelfIssued()
                   ? Tr::tr("verifies with a self-signed certificate")
                   : Tr::tr("verifies with the certificate enclosed, which nobody has vouched "
                            "for here");
    }

    void attributes(const scep::SignatureFacts& facts)
    {
        QStringList list;
        for (const scep::AttributeFacts& attribute : facts.attributes)
            list.append(QStringLiteral("%1 %2").arg(toQString(attribute.name),
                                                    toQString(scep::stringTypeName(attribute.tag))));
        if (list.isEmpty())
            return;
        add(1, Tr::tr("Attributes"), list.join(QStringLiteral(", ")));
        add(1, Tr::tr("Their order"), facts.sorted ? Tr::tr("DER’s") : Tr::tr("not DER’s"));
    }

    void content()
    {
        if (!m_message.signature)
            return;
        switch (m_message.content) {
        case scep::ContentState::Absent:
            add(0, Tr::tr("Content"), Tr::tr("absent"));
            break;
        case scep::ContentState::Empty:
            add(0, Tr::tr("Content"), Tr::tr("empty"));
            break;
        case scep::ContentState::Present:
            add(0, Tr::tr("Content"), toQString(m_message.contentType));
            break;
        }
    }

    void certificate(int level, const x509::Certificate& certificate)
    {
        add(level, certificate.isCa() ? Tr::tr("CA certificate") : Tr::tr("Certificate"),
            nameOf(certificate.subject()));
        add(level + 1, Tr::tr("Issuer"), nameOf(certificate.issuer()));
        add(level + 1, Tr::tr("Serial number"), serialText(certificate.serial()));
        const auto date = [](std::optional<Instant> instant) { return instant ? utcText(*instant) : dash(); };
        add(level + 1, Tr::tr("Valid"),
            Tr::tr("%1 to %2", "two instants")
                .arg(date(certificate.notBefore()), date(certificate.notAfter())));
        add(level + 1, QStringLiteral("SHA-256"),
            fingerprintText(certificate.fingerprint(x509::Digest::Sha256)));
    }

    void envelope(const scep::EnvelopeFacts& facts)
    {
        add(0, Tr::tr("Envelope"),
            Tr::tr("%1, %n byte(s)", "a cipher", static_cast<int>(facts.encryptedSize))
                .arg(facts.cipher.name.empty() ? dash() : toQString(facts.cipher.name)));
        if (facts.inPieces)
            add(1, Tr::tr("Encoding"), Tr::tr("in pieces"));
        for (const scep::RecipientFacts& recipient : facts.recipients) {
            add(1, Tr::tr("Recipient"),
                recipient.name ? issuerAndSerialText(*recipient.name) : Tr::tr("named in another way"));
            add(2, Tr::tr("Key transport"), algorithmText(recipient.keyTransport));
        }
        if (!facts.tried)
            add(1, Tr::tr("Inside"),
                Tr::tr("not opened: --key FILE with the recipient’s private key shows it"));
    }

    void enclosed(const scep::EnclosedFacts& facts)
    {
        if (facts.request) {
            add(0, Tr::tr("Request"), nameOf(facts.request->subject()));
            add(1, Tr::tr("Key"),
                keyText(facts.request->publicKey().algorithm, facts.request->publicKey().bits));
            add(1, Tr::tr("Signature"), toQString(facts.request->signatureAlgorithm()));
            add(1, Tr::tr("Challenge password"),
                facts.request->hasChallengePassword() ? Tr::tr("present, not shown") : Tr::tr("none"));
        } else if (facts.issuerAndSubject) {
            add(0, Tr::tr("Asks for"), nameOf(facts.issuerAndSubject->subject));
            add(1, Tr::tr("Issuer"), nameOf(facts.issuerAndSubject->issuer));
        } else if (facts.issuerAndSerial) {
            add(0, Tr::tr("Asks for"), issuerAndSerialText(*facts.issuerAndSerial));
        } else if (facts.list) {
            list(*facts.list);
        }
    }

    void list(const scep::CertsOnly& list)
    {
        add(0, Tr::tr("Enclosed"),
            Tr::tr("%n certificate(s)", nullptr, static_cast<int>(list.certificates.size())) +
                QStringLiteral(", ") + Tr::tr("%n CRL(s)", nullptr, static_cast<int>(list.crls.size())));
        for (const x509::Certificate& each : list.certificates)
            certificate(1, each);
        for (const x509::Crl& crl : list.crls) {
            add(1, QStringLiteral("CRL"), nameOf(crl.issuer()));
            add(2, Tr::tr("Issued"), crl.thisUpdate() ? utcText(*crl.thisUpdate()) : QString());
            add(2, Tr::tr("Next"), crl.nextUpdate() ? utcText(*crl.nextUpdate()) : QString());
            add(2, Tr::tr("Revoked"), QString::number(crl.revoked().size()));
        }
    }

    const Dissection& m_message;
    TextTable m_table;
};

Emphasis emphasisOf(scep::Severity severity)
{
    return severity == scep::Severity::Violation ? Emphasis::Failed : Emphasis::Attention;
}

TextTable findingsTable(const std::vector<scep::Finding>& findings)
{
    TextTable table({Tr::tr("Finding"), Tr::tr("What"), Tr::tr("Reference"), Tr::tr("Breaks")});
    for (const scep::Finding& finding : findings) {
        const scep::FindingRule& rule = scep::ruleOf(finding.code);
        table.add({{severityText(rule.severity), emphasisOf(rule.severity)},
                   findingText(finding),
                   view(rule.reference),
                   view(rule.breaks)});
    }
    return table;
}

} // namespace

void writeScepTable(const std::vector<InspectedMessage>& messages, const fleet::Reading& reading, Output& out,
                    bool colours)
{
    for (const auto& [source, message] : messages) {
        const QString title = QStringLiteral("%1: %2").arg(safe(toQString(reading.sources[source].name)),
                                                           messageKindText(message.kind));
        out.write((colours ? painted(title, Emphasis::Heading) : title).toStdString() + '\n');
        out.write(Tree(message).table().toText(2, colours).toStdString());
        if (message.findings.empty()) {
            out.write("  " + Tr::tr("Nothing to be said against it.").toStdString() + '\n');
        } else {
            out.write("\n");
            out.write(findingsTable(message.findings).toText(2, colours).toStdString());
        }
        out.write("\n");
    }
}

} // namespace releve::cli
