// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "pki/lifecycle/messages.h"

namespace releve::lifecycle {

/// A client, numbered by whoever drives the server; small and dense.
using Requester = std::uint32_t;
/// ReqID. 0 = none.
using RequestId = std::uint32_t;

enum class RequestState : std::uint8_t
{
    Pending,
    Granted,
    Rejected
};

struct Request
{
    RequestId id = 0;
    Requester requester = 0;
    RequestState state = RequestState::Pending;
    Purpose purpose = Purpose::Enroll;
    KeyId key = 0;
    Serial recipient = 0;
    Instant created{};
    CertificateFacts certificate; ///< when granted
    Instant granted{};
    RequestMark mark = 0;

    bool operator==(const Request&) const = default;
};

/// The requests of a certificate server (ROLLOVER_SPEC 5.5), at most one per client (14.20). What is past its
/// ER EXPIRE is gone: no function returns it.
class RequestDatabase
{
public:
    /// Stores a request in place of the client's former one.
    Request& replace(Requester requester, const Message& message, Instant now);
    /// Null when the client has none. Valid until the next change.
    [[nodiscard]] Request* find(Requester requester, Duration lifetime, Instant now);
    /// The client's request when `message` is the same sent again: pending, or granted within `lifetime`
    /// (SCEP_INTEROP rule 11). A rejected one may be made anew. Else null.
    [[nodiscard]] const Request* findReplayed(Requester requester, const Message& message, Duration lifetime,
                                              Instant now) const;
    /// Null when there is no such number.
    [[nodiscard]] Request* findById(RequestId id, Duration lifetime, Instant now);
    /// In the order of their numbers, whatever clients are numbered by: what `grant all` goes by, and so the serial numbers
    /// it gives (ours: ROLLOVER_SPEC does not say). Valid until the next change.
    [[nodiscard]] std::vector<Request*> all(Duration lifetime, Instant now);
    void remove(Request& request) { request.id = 0; }
    void removeAddressedTo(Serial recipient);
    void clear() { m_requests.clear(); }

    /// A client's request as it stands, past its ER EXPIRE or not; null when there is none.
    [[nodiscard]] const Request* peek(Requester requester) const;
    /// Puts back what peek() showed of a client, after a restart.
    void restore(const Request& request);
    /// The number of the newest request there ever was.
    [[nodiscard]] RequestId lastId() const { return m_lastId; }
    void continueAfter(RequestId last) { m_lastId = last; }
    /// There is such a request, and it is not past its ER EXPIRE.
    [[nodiscard]] static bool isStored(const Request& request, Duration lifetime, Instant now);

private:
    Request& slotOf(Requester requester);

    std::vector<Request> m_requests; ///< by client; id 0 = none
    RequestId m_lastId = 0;
};

} // namespace releve::lifecycle
