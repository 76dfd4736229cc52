// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/ios/commandplan.h"

#include <utility>

#include "pki/base/text.h"

namespace releve::ios {
namespace {

std::pair<ErrorCode, std::string_view> meaningOf(StopReason reason)
{
    switch (reason) {
    case StopReason::UnknownQuestion:
        return {ErrorCode::UnknownQuestion, "a question nobody expected"};
    case StopReason::NotTypable:
        return {ErrorCode::BadArgument, "an answer with characters that cannot be typed, or too long"};
    case StopReason::AskedAgain:
        return {ErrorCode::UnknownQuestion, "a question asked again"};
    case StopReason::NotPrinted:
        return {ErrorCode::WrongFingerprint, "the fingerprint expected was not printed before the question"};
    case StopReason::LoginRefused:
        return {ErrorCode::LoginRefused, "the router did not accept user name or password"};
    case StopReason::EnableRefused:
        return {ErrorCode::LoginRefused, "the router did not accept the enable password"};
    case StopReason::UnknownPrompt:
        return {ErrorCode::BadAnswer, "a prompt that is not this router's"};
    case StopReason::Silent:
        return {ErrorCode::TimedOut, "the router fell silent"};
    case StopReason::TooSlow:
        return {ErrorCode::TimedOut, "the router did not come to an end"};
    case StopReason::TooMuch:
        return {ErrorCode::TooLarge, "the router printed more than is read"};
    case StopReason::ConnectionLost:
        return {ErrorCode::ConnectionLost, "the connection ended"};
    case StopReason::Cancelled:
        break;
    }
    return {ErrorCode::Cancelled, "given up"};
}

} // namespace

Error DialogueStop::error() const
{
    const auto [code, text] = meaningOf(reason);
    std::string detail(text);
    if (!waited.empty())
        detail.append(": «").append(escaped(waited)).append("»");
    if (!where.empty())
        detail.append(", at ").append(escaped(where));
    return {code, std::move(detail)};
}

} // namespace releve::ios
