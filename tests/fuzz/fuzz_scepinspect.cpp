// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/scep/dissection.h"
#include "pki/scep/query.h"
#include "tests/fuzz/scepidentity.h"

using namespace releve;

/// Whatever somebody gives to `inspect`.
int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    static const scep::Identity ca = scepIdentity("ca.pem", "ca-key.pem");
    const auto capture = scep::Capture::find({data, size});
    if (!capture)
        return 0;
    const auto message = scep::dissect(*capture, *fromIso8601("2026-11-24T23:20:00Z"), &ca.key);
    require(message.size <= std::max(size, scep::longestMessage));
    for (const scep::Finding& finding : message.findings)
        require(!scep::ruleOf(finding.code).id.empty());
    if (message.signature) {
        require(!message.signature->verifies || message.signature->certificate);
        for (const auto& attribute : message.signature->attributes)
            require(!scep::stringTypeName(attribute.tag).empty() && message.signature->find(attribute.name));
        (void)message.signingTime();
    }
    require(message.kind != scep::MessageKind::PkiMessage || message.signature);
    return 0;
}
