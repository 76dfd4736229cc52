// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/lifecycle/requestdatabase.h"

#include <algorithm>

#include "pki/lifecycle/schedule.h"

namespace releve::lifecycle {

Request& RequestDatabase::replace(Requester requester, const Message& message, Instant now)
{
    if (m_requests.size() <= requester)
        m_requests.resize(std::size_t{requester} + 1);
    Request& request = m_requests[requester];
    request = {.id = ++m_lastId,
               .requester = requester,
               .state = RequestState::Pending,
               .purpose = message.purpose,
               .key = message.key,
               .recipient = message.recipient,
               .created = now,
               .certificate = {}};
    return request;
}

Request* RequestDatabase::find(Requester requester, Duration lifetime, Instant now)
{
    if (requester >= m_requests.size() || !isStored(m_requests[requester], lifetime, now))
        return nullptr;
    return &m_requests[requester];
}

Request* RequestDatabase::findById(RequestId id, Duration lifetime, Instant now)
{
    const auto found = std::find_if(m_requests.begin(), m_requests.end(), [&](const Request& request) {
        return request.id == id && isStored(request, lifetime, now);
    });
    return found == m_requests.end() ? nullptr : &*found;
}

void RequestDatabase::removeAddressedTo(Serial recipient)
{
    for (Request& request : m_requests) {
        if (request.recipient == recipient)
            remove(request);
    }
}

bool RequestDatabase::isStored(const Request& request, Duration lifetime, Instant now)
{
    return request.id != 0 && now < erExpireAt(request.created, lifetime);
}

} // namespace releve::lifecycle
