// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/scep/attributes.h"

#include <array>

namespace releve::scep {

std::string digitsOf(MessageType type)
{
    return std::to_string(static_cast<int>(type));
}

std::string_view nameOf(FailInfo info)
{
    switch (info) {
    case FailInfo::BadAlg:
        return "badAlg";
    case FailInfo::BadMessageCheck:
        return "badMessageCheck";
    case FailInfo::BadRequest:
        return "badRequest";
    case FailInfo::BadTime:
        return "badTime";
    case FailInfo::BadCertId:
        return "badCertId";
    }
    return {};
}

std::optional<MessageType> Attributes::type() const
{
    for (const MessageType type : {MessageType::CertRep, MessageType::RenewalReq, MessageType::PkcsReq,
                                   MessageType::CertPoll, MessageType::GetCert, MessageType::GetCrl}) {
        if (messageType == digitsOf(type))
            return type;
    }
    return std::nullopt;
}

} // namespace releve::scep
