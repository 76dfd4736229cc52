// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <span>

#include "pki/lifecycle/certificatefacts.h"

/// When every PKI timer of IOS is due: ROLLOVER_SPEC 4.2, and section 14 where the sources leave something
/// open. Pure functions; instants are UTC. A due date may lie in the past: whoever arms the timer decides
/// what that means (ROLLOVER_SPEC 14.5: it is due at once).
namespace releve::lifecycle {

/// The due date of what is not armed.
inline constexpr Instant never = Instant::max();

// Fixed by IOS, not configurable.
inline constexpr unsigned shadowPercentWithoutAutoEnroll = 90;
inline constexpr std::chrono::days firstExpiryAlert{60}; ///< before notAfter
inline constexpr std::chrono::days weeklyExpiryAlert{7};
inline constexpr std::chrono::days dailyExpiryAlert{1};
inline constexpr std::chrono::days lastWeeklyExpiryAlert{7};    ///< before notAfter; daily from there
inline constexpr std::chrono::minutes sessionCleanupPeriod{15}; ///< inferred: ROLLOVER_SPEC 4.2 [I]

/// The instant `percent` of the way from `from` to `to`, on whole seconds and truncated (ROLLOVER_SPEC 14.1).
[[nodiscard]] Instant partOfTheWay(Instant from, Instant to, unsigned percent);

/// Where RENEW counts from. IOS counts from the installation; the other is for comparison with captures.
/// inferred: ROLLOVER_SPEC 4.2 [I]
enum class RenewBase
{
    Installation,
    NotBefore
};

/// RENEW of an identity installed at `installed`: T + p·(e − T), never before T + 1 s (ROLLOVER_SPEC 14.1).
[[nodiscard]] Instant renewAt(const CertificateFacts& identity, Instant installed, unsigned percent,
                              RenewBase base = RenewBase::Installation);
/// SHADOW with auto-enroll, of an identity that ends with its CA: s + p·(e − s) (ROLLOVER_SPEC 14.22).
[[nodiscard]] Instant shadowAt(const CertificateFacts& identity, unsigned percent);
/// SHADOW without auto-enroll: at 90 % of the CA's life.
[[nodiscard]] Instant shadowWithoutAutoEnrollAt(const CertificateFacts& ca);
/// Whether an identity is renewed with its CA (SHADOW) or before it (RENEW): to the second
/// (ROLLOVER_SPEC 14.23).
[[nodiscard]] bool endsWithItsCa(const CertificateFacts& identity, const CertificateFacts& ca);

// The third level of retry, when POLL or CONNECT RETRY is exhausted: the same again from now
// (ROLLOVER_SPEC 14.26, 14.30).
[[nodiscard]] Instant renewAgainAt(const CertificateFacts& identity, Instant now, unsigned percent);
[[nodiscard]] Instant shadowAgainAt(const CertificateFacts& identity, Instant now, unsigned percent);
[[nodiscard]] Instant shadowAgainWithoutAutoEnrollAt(const CertificateFacts& ca, Instant now);

/// POLL and CONNECT RETRY number `k` (0, 1, 2 …) of a series begun at `start`: start + P·2^k, that is gaps of
/// P, P, 2P, 4P …; `never` where that lies beyond any calendar. The gap is not capped
/// (ROLLOVER_SPEC 14.24–26).
[[nodiscard]] Instant retryAt(Instant start, std::chrono::minutes period, unsigned k);
/// The first instant of the same series after `now`.
[[nodiscard]] Instant nextRetryAfter(Instant now, Instant start, std::chrono::minutes period);

/// CS SHADOW CERT GENERATION: the overlap before the CA's end.
[[nodiscard]] Instant csShadowCertGenerationAt(const CertificateFacts& ca, Duration overlap);
/// CS CERT EXPIRE, which activates the rollover CA.
[[nodiscard]] Instant csCertExpireAt(const CertificateFacts& ca);
/// CS CRL UPDATE: the nextUpdate of the last CRL.
[[nodiscard]] Instant csCrlUpdateAt(Instant thisUpdate, Duration crlLifetime);
/// The last CS CRL UPDATE not after `now` of those that fall due from `due` on: a CRL is signed when it is next asked
/// for and dated then. Precondition: due <= now.
[[nodiscard]] Instant lastCrlUpdate(Instant due, Duration crlLifetime, Instant now);
/// ER EXPIRE: a request leaves the database.
[[nodiscard]] Instant erExpireAt(Instant created, Duration requestLifetime);
/// A client swaps to its rollover certificates at the end of its CA.
[[nodiscard]] Instant rolloverActivationAt(const CertificateFacts& ca);

/// The next expiry alert of a certificate after `now`: 60 days before its end, then every 7 days until 7 days before
/// it, then daily until the end; empty after the last, and while its trustpoint renews itself and the successor begins
/// in time (ROLLOVER_SPEC 4.2). A certificate installed later than its first alert is announced at once, which is the
/// caller's business (`expiryAlertDueOnInstallation`).
/// @param autoEnroll of the trustpoint that holds it; with a certificate server's own, which rarely has it, a rollover
///        CA alone silences nothing
/// @param rollover null when there is none
[[nodiscard]] std::optional<Instant> expiryAlertAt(Instant now, bool autoEnroll,
                                                   const CertificateFacts& certificate,
                                                   const CertificateFacts* rollover);
/// inferred: ROLLOVER_SPEC 4.2 [I]
[[nodiscard]] bool expiryAlertDueOnInstallation(Instant now, Instant notAfter);

/// SESSION CLEANUP: periodic from the moment the clock became authoritative.
[[nodiscard]] Instant nextSessionCleanupAfter(Instant now, Instant authoritativeSince);
/// TRUSTPOOL: the earliest end among the pool's CAs; empty for an empty pool. inferred: ROLLOVER_SPEC 4.2 [I]
[[nodiscard]] std::optional<Instant> trustpoolAt(std::span<const Instant> notAfters);

} // namespace releve::lifecycle
