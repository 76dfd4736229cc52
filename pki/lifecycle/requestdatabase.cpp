// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/lifecycle/requestdatabase.h"

#include <algorithm>

#include "pki/lifecycle/schedule.h"

namespace releve::lifecycle {

Request& RequestDatabase::replace(Requester requester, const Message& message, Instant now)
{
    Request& request = slotOf(requester);
    request = {.id = ++m_lastId,
               .requester = requester,
               .state = RequestState::Pending,
               .purpose = message.purpose,
               .key = message.key,
               .recipient = message.recipient,
               .created = now,
               .certificate = {},
               .granted = {},
               .mark = message.mark};
    return request;
}

const Request* RequestDatabase::peek(Requester requester) const
{
    return requester < m_requests.size() && m_requests[requester].id != 0 ? &m_requests[requester] : nullptr;
}

void RequestDatabase::restore(const Request& request)
{
    slotOf(request.requester) = request;
    m_lastId = std::max(m_lastId, request.id);
}

Request& RequestDatabase::slotOf(Requester requester)
{
    if (m_requests.size() <= requester)
        m_requests.resize(std::size_t{requester} + 1);
    return m_requests[requester];
}

Request* RequestDatabase::find(Requester requester, Duration lifetime, Instant now)
{
    if (requester >= m_requests.size() || !isStored(m_requests[requester], lifetime, now))
        return nullptr;
    return &m_requests[requester];
}

const Request* RequestDatabase::findReplayed(Requester requester, const Message& message, Duration lifetime,
                                             Instant now) const
{
    if (message.mark == 0 || requester >= m_requests.size())
        return nullptr;
    const Request& request = m_requests[requester];
    if (request.id == 0 || request.mark != message.mark || request.recipient != message.recipient)
        return nullptr;
    switch (request.state) {
    case RequestState::Pending:
        return isStored(request, lifetime, now) ? &request : nullptr;
    case RequestState::Granted:
        return now < erExpireAt(request.granted, lifetime) ? &request : nullptr;
    case RequestState::Rejected:
        break;
    }
    return nullptr;
}

Request* RequestDatabase::findById(RequestId id, Duration lifetime, Instant now)
{
    const auto found = std::find_if(m_requests.begin(), m_requests.end(), [&](const Request& request) {
        return request.id == id && isStored(request, lifetime, now);
    });
    return found == m_requests.end() ? nullptr : &*found;
}

std::vector<Request*> RequestDatabase::all(Duration lifetime, Instant now)
{
    std::vector<Request*> found;
    for (Request& request : m_requests) {
        if (isStored(request, lifetime, now))
            found.push_back(&request);
    }
    std::sort(found.begin(), found.end(),
              [](const Request* left, const Request* right) { return left->id < right->id; });
    return found;
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
