// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/ios/showrequests.h"

#include <algorithm>

#include "pki/base/text.h"

namespace releve::ios {
namespace {

std::optional<RequestList> listAt(std::string_view text)
{
    static constexpr std::array<Label<RequestList>, 6> heads{
        {{"Subordinate CA certificate requests:", RequestList::SubordinateCa},
         {"Subordinate CA certificates requests:", RequestList::SubordinateCa},
         {"RA certificate requests:", RequestList::Ra},
         {"RA certificates requests:", RequestList::Ra},
         {"Router certificates requests:", RequestList::Router},
         {"Router certificate requests:", RequestList::Router}}};
    return findLabel(heads, text);
}

bool isFingerprint(std::string_view word)
{
    return word.size() >= 32 &&
           std::all_of(word.begin(), word.end(), [](char c) { return hexValue(c) >= 0; });
}

} // namespace

bool ShowRequests::begin(const TextLine& line)
{
    const std::string_view text = trimmed(line.text);
    if (!text.ends_with(':'))
        return false;
    const auto list = listAt(text);
    if (!list && text != "Enrollment Request Database:")
        return false;
    if (!list)
        m_builder.out().requestListings.push_back({m_builder.origin(line.number), m_builder.server()});
    if (list)
        m_list = *list;
    m_last = false;
    return true;
}

bool ShowRequests::feed(const TextLine& line)
{
    std::string_view text = trimmed(line.text);
    if (text.starts_with("ReqID") ||
        (text.size() > 8 && text.find_first_not_of('-') == std::string_view::npos)) {
        m_last = false;
        return true;
    }
    const std::string_view id = takeWord(text);
    if (!parseUnsigned(id))
        return false;
    const std::string_view state = takeWord(text);
    const std::string_view fingerprint = takeWord(text);
    if (state.empty() || !isAlpha(state.front()) || !isFingerprint(fingerprint))
        return false;
    RequestRecord request;
    request.origin = m_builder.origin(line.number);
    request.server = m_builder.server();
    request.list = m_list;
    request.id = id;
    request.state = toUtf8(state);
    request.fingerprint = uppered(fingerprint);
    request.subject = toUtf8(trimmed(text));
    m_builder.out().requests.push_back(std::move(request));
    m_last = true;
    return true;
}

void ShowRequests::wrapped(std::string_view rest)
{
    if (m_last)
        m_builder.out().requests.back().subject += toUtf8(rest);
}

} // namespace releve::ios
