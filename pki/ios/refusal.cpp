// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/ios/refusal.h"

#include <algorithm>
#include <array>
#include <utility>

#include "pki/base/text.h"
#include "pki/ios/logtext.h"
#include "pki/ios/textlines.h"

namespace releve::ios {
namespace {

using Form = std::pair<std::string_view, Refusal>;

/// How the lines begin, without the `%` that some releases print and some do not.
constexpr std::array<Form, 11> forms{{
    {"Invalid input detected at", Refusal::Invalid},
    {"Invalid command at", Refusal::Invalid},
    {"Unrecognized command", Refusal::Invalid},
    {"Incomplete command", Refusal::Incomplete},
    {"Ambiguous command", Refusal::Ambiguous},
    {"Unknown command or computer name", Refusal::Unknown},
    {"Bad IP address or host name", Refusal::Unknown},
    {"Command authorization failed", Refusal::Unauthorized},
    {"Authorization failed", Refusal::Unauthorized},
    {"This command is not authorized", Refusal::Unauthorized},
    {"Permission denied for the role", Refusal::Unauthorized},
}};

Refusal refusalIn(std::string_view line)
{
    consume(line, "%");
    line = trimmedLeft(line);
    const auto* const form = std::find_if(forms.begin(), forms.end(), [line](const Form& candidate) {
        return startsWithIgnoringCase(line, candidate.first);
    });
    return form == forms.end() ? Refusal::None : form->second;
}

bool mayPrecede(std::string_view line)
{
    return line.empty() || line == "^" || isLogMessage(line) || line.starts_with("Translating \"");
}

} // namespace

Refusal refusalOf(std::string_view output)
{
    TextLines lines(output);
    for (TextLine line; lines.next(line);) {
        const std::string_view text = trimmed(line.text);
        if (mayPrecede(text))
            continue;
        return line.isIndented() ? Refusal::None : refusalIn(text);
    }
    return Refusal::None;
}

} // namespace releve::ios
