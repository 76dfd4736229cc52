// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/lifecycle/schedule.h"

#include <algorithm>

namespace releve::lifecycle {

using namespace std::chrono_literals;
using std::chrono::floor;
using std::chrono::seconds;

Instant partOfTheWay(Instant from, Instant to, unsigned percent)
{
    const auto start = floor<seconds>(from);
    const seconds way = floor<seconds>(to) - start;
    return start + way * static_cast<seconds::rep>(percent) / 100;
}

Instant renewAt(const CertificateFacts& identity, Instant installed, unsigned percent, RenewBase base)
{
    const Instant from = base == RenewBase::Installation ? installed : identity.notBefore;
    return std::max<Instant>(partOfTheWay(from, identity.notAfter, percent), floor<seconds>(installed) + 1s);
}

Instant shadowAt(const CertificateFacts& identity, unsigned percent)
{
    return partOfTheWay(identity.notBefore, identity.notAfter, percent);
}

Instant shadowWithoutAutoEnrollAt(const CertificateFacts& ca)
{
    return partOfTheWay(ca.notBefore, ca.notAfter, shadowPercentWithoutAutoEnroll);
}

bool endsWithItsCa(const CertificateFacts& identity, const CertificateFacts& ca)
{
    return floor<seconds>(identity.notAfter) == floor<seconds>(ca.notAfter);
}

Instant renewAgainAt(const CertificateFacts& identity, Instant now, unsigned percent)
{
    return renewAt(identity, now, percent);
}

Instant shadowAgainAt(const CertificateFacts& identity, Instant now, unsigned percent)
{
    return partOfTheWay(now, identity.notAfter, percent);
}

Instant shadowAgainWithoutAutoEnrollAt(const CertificateFacts& ca, Instant now)
{
    return partOfTheWay(now, ca.notAfter, shadowPercentWithoutAutoEnroll);
}

Instant retryAt(Instant start, std::chrono::minutes period, unsigned k)
{
    constexpr unsigned beyondAnyCalendar = 36; // 2^36 minutes are 130,000 years
    return k < beyondAnyCalendar ? start + period * (std::int64_t{1} << k) : never;
}

Instant nextRetryAfter(Instant now, Instant start, std::chrono::minutes period)
{
    unsigned k = 0;
    while (retryAt(start, period, k) <= now)
        ++k;
    return retryAt(start, period, k);
}

Instant csShadowCertGenerationAt(const CertificateFacts& ca, Duration overlap)
{
    return ca.notAfter - overlap;
}

Instant csCertExpireAt(const CertificateFacts& ca)
{
    return ca.notAfter;
}

Instant csCrlUpdateAt(Instant thisUpdate, Duration crlLifetime)
{
    return thisUpdate + crlLifetime;
}

Instant lastCrlUpdate(Instant due, Duration crlLifetime, Instant now)
{
    return crlLifetime > Duration::zero() ? due + (now - due) / crlLifetime * crlLifetime : now;
}

Instant erExpireAt(Instant created, Duration requestLifetime)
{
    return created + requestLifetime;
}

Instant rolloverActivationAt(const CertificateFacts& ca)
{
    return ca.notAfter;
}

std::optional<Instant> expiryAlertAt(Instant now, bool autoEnroll, const CertificateFacts& certificate,
                                     const CertificateFacts* rollover)
{
    const Instant notAfter = certificate.notAfter;
    if (autoEnroll && rollover && rollover->notBefore <= notAfter)
        return std::nullopt;
    const Instant first = notAfter - firstExpiryAlert;
    const Instant daily = notAfter - lastWeeklyExpiryAlert;
    if (now < first)
        return first;
    if (now < daily)
        return std::min<Instant>(first + (floor<std::chrono::days>(now - first) / weeklyExpiryAlert + 1) *
                                             weeklyExpiryAlert,
                                 daily);
    if (now < notAfter)
        return daily + (floor<std::chrono::days>(now - daily) / dailyExpiryAlert + 1) * dailyExpiryAlert;
    return std::nullopt;
}

bool expiryAlertDueOnInstallation(Instant now, Instant notAfter)
{
    return notAfter - now < firstExpiryAlert;
}

Instant nextSessionCleanupAfter(Instant now, Instant authoritativeSince)
{
    if (now < authoritativeSince)
        return authoritativeSince + sessionCleanupPeriod;
    return authoritativeSince +
           ((now - authoritativeSince) / sessionCleanupPeriod + 1) * sessionCleanupPeriod;
}

std::optional<Instant> trustpoolAt(std::span<const Instant> notAfters)
{
    const auto earliest = std::min_element(notAfters.begin(), notAfters.end());
    return earliest == notAfters.end() ? std::nullopt : std::optional(*earliest);
}

} // namespace releve::lifecycle
