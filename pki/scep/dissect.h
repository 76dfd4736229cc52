// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "pki/scep/asn1.h"
#include "pki/scep/dissection.h"

/// The parts of dissect(). Only its .cpp files include this.
namespace releve::scep {

/// What the elements of a CMS message say, down to where it is damaged. Believes nothing and verifies nothing.
class CmsWalk
{
public:
    explicit CmsWalk(Dissection& into) : m_into(into) {}

    /// @param contentInfo the whole message, perhaps cut
    void message(const asn1::Element& contentInfo);
    /// An EnvelopedData by itself or from inside a message; false when it is none.
    bool envelope(ByteView ber);

    /// The content that is signed; empty when absent.
    [[nodiscard]] const Bytes& content() const { return m_content; }

private:
    void signedData(const asn1::Element& sequence);
    void signerInfo(const asn1::Element& sequence);
    void signedAttributes(const asn1::Element& set);
    void envelopedData(const asn1::Element& sequence);
    void recipient(const asn1::Element& info);

    Dissection& m_into;
    Bytes m_content;
};

void countEncoding(ByteView content, EncodingFacts& into);
[[nodiscard]] EnclosedFacts enclosedIn(ByteView content, std::optional<MessageType> type);

/// Everything there is to say against it.
[[nodiscard]] std::vector<Finding> judge(const Dissection& dissection, Instant now);

} // namespace releve::scep
