// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "models/chainmodel.h"

namespace releve::models {

/// Why something is not there.
enum class Gap
{
    None,    ///< it is there
    NotRead, ///< nothing was read that would show it
    NotAuthenticated,
    NotEnrolled,
    WaitsForGrant,
    Rejected,
    KeyMissing,     ///< a certificate without its key
    TimerBrings,    ///< a timer runs that brings it
    RenewalFirst,   ///< the identity ends before its CA: an ordinary renewal comes first
    NoAutoRollover, ///< the server is not configured to make one
    NoAutoEnroll,   ///< the router is not configured to ask for one
    NotScheduled    ///< no timer that would bring it was read
};

/// One fact on a card. `raw` is the fact without any language: what is compared and copied.
struct ChainField
{
    ChainModel::Field field = ChainModel::Subject;
    QString raw;
    bool differs = false;
    fleet::Tone tone = fleet::Tone::Good;

    bool operator==(const ChainField&) const = default;
};

/// A certificate or key of one side, or the gap where it should be.
struct ChainCard
{
    ChainModel::Side side = ChainModel::Active;
    ChainModel::Card card = ChainModel::Ca;
    QString key; ///< unique on its side
    Gap gap = Gap::None;
    bool ofServer = false; ///< of a certificate server's own trustpoint
    fleet::Tone tone = fleet::Tone::Good;
    fleet::HeldCertificatePtr held;
    fleet::FactPtr<ios::KeyRecord> keyFact; ///< of a key card, or the key of the certificate
    std::optional<Instant> start, end;
    QString timer; ///< of a gap: the timer that ends it
    std::optional<Instant> timerDue;
    std::vector<ChainField> fields;

    [[nodiscard]] bool isAwaited() const { return gap != Gap::None && start.has_value(); }
    /// The same but for the fields.
    [[nodiscard]] bool looksLike(const ChainCard& other) const;
};

using ChainCards = std::vector<std::unique_ptr<ChainCard>>;

/// The cards of both sides, their differences marked.
///
/// @param now the device's present, to say what has expired
[[nodiscard]] std::pair<ChainCards, ChainCards> chainCardsOf(const fleet::Trustpoint& trustpoint,
                                                             const fleet::Snapshot& snapshot,
                                                             std::optional<Instant> now);

[[nodiscard]] QString chainSideText(ChainModel::Side side);
[[nodiscard]] QString chainCardTitle(const ChainCard& card);
[[nodiscard]] QString chainFieldName(ChainModel::Field field);
/// Dates in UTC and as the device printed them, and that a field differs from the other side; empty where
/// there is nothing to add.
[[nodiscard]] QString chainFieldToolTip(const ChainCard& card, const ChainField& field);
[[nodiscard]] QString chainFieldText(const ChainCard& card, const ChainField& field);

} // namespace releve::models
