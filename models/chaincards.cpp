// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "models/chaincards.h"

#include <algorithm>

#include "models/texts.h"

namespace releve::models {

namespace {

bool isUnsaved(const fleet::FactPtr<ios::KeyRecord>& key)
{
    return key && key->value.isUnsaved();
}

/// Makes the cards of one trustpoint.
class Dealer
{
public:
    Dealer(const fleet::Trustpoint& trustpoint, const fleet::Snapshot& snapshot, std::optional<Instant> now)
        : m_trustpoint(trustpoint), m_snapshot(snapshot), m_now(now)
    {}

    [[nodiscard]] ChainCards active() const
    {
        const fleet::Trustpoint& t = m_trustpoint;
        ChainCards cards;
        const auto add = [&](ChainCard card) {
            cards.push_back(finished(std::move(card), ChainModel::Active));
        };
        add(t.ca
                ? certificate(ChainModel::Ca, t.ca, ownKey(t.key))
                : gap(ChainModel::Ca, t.certificatesRead || t.status ? Gap::NotAuthenticated : Gap::NotRead));
        if (t.identity)
            add(certificate(ChainModel::Identity, t.identity, t.key));
        else if (!t.belongsToServer)
            add(missingIdentity());
        if (t.key)
            add(keyPair(t.key));
        else if (t.keysRead && (t.identity || (t.belongsToServer && t.ca)))
            add(gap(ChainModel::Key, Gap::KeyMissing));
        addOthers(cards, ChainModel::Active);
        return cards;
    }

    [[nodiscard]] ChainCards rollover() const
    {
        const fleet::Trustpoint& t = m_trustpoint;
        ChainCards cards;
        const auto add = [&](ChainCard card) {
            cards.push_back(finished(std::move(card), ChainModel::Rollover));
        };
        add(t.rolloverCa ? certificate(ChainModel::Ca, t.rolloverCa, ownKey(t.rolloverKey))
                         : missingRollover(ChainModel::Ca));
        if (t.rolloverIdentity)
            add(certificate(ChainModel::Identity, t.rolloverIdentity, t.rolloverKey));
        else if (!t.belongsToServer || t.identity)
            add(missingRollover(ChainModel::Identity));
        if (t.rolloverKey)
            add(keyPair(t.rolloverKey));
        else if (t.keysRead && t.belongsToServer && t.rolloverCa)
            add(gap(ChainModel::Key, Gap::KeyMissing)); // a client may go on with its old key
        addOthers(cards, ChainModel::Rollover);
        return cards;
    }

private:
    /// The CA's key is here only on the server itself.
    [[nodiscard]] fleet::FactPtr<ios::KeyRecord> ownKey(const fleet::FactPtr<ios::KeyRecord>& key) const
    {
        return m_trustpoint.belongsToServer ? key : nullptr;
    }

    [[nodiscard]] std::unique_ptr<ChainCard> finished(ChainCard card, ChainModel::Side side) const
    {
        card.side = side;
        card.ofServer = m_trustpoint.belongsToServer;
        if (card.key.isEmpty())
            card.key = QString::number(card.card);
        return std::make_unique<ChainCard>(std::move(card));
    }

    void addOthers(ChainCards& cards, ChainModel::Side side) const
    {
        for (const auto& held : m_trustpoint.others) {
            if (held->record.rollover != (side == ChainModel::Rollover))
                continue;
            ChainCard card = certificate(ChainModel::Other, held, nullptr);
            card.key = QString::number(ChainModel::Other) + u' ' +
                       QString::number(static_cast<int>(held->record.kind)) + u' ' +
                       toQString(held->record.serial) + u' ' + toQString(held->record.md5);
            cards.push_back(finished(std::move(card), side));
        }
    }

    [[nodiscard]] ChainCard certificate(ChainModel::Card kind, const fleet::HeldCertificatePtr& held,
                                        const fleet::FactPtr<ios::KeyRecord>& key) const
    {
        ChainCard card;
        card.card = kind;
        card.held = held;
        card.keyFact = key;
        card.start = held->notBefore();
        card.end = held->notAfter();
        if (m_now && card.end && *card.end < *m_now)
            card.tone = fleet::Tone::Failed;
        else if (held->unsaved || isUnsaved(key))
            card.tone = fleet::Tone::Attention;
        const auto& record = held->record;
        const auto add = [&card](ChainModel::Field field, const QString& raw,
                                 fleet::Tone tone = fleet::Tone::Good) {
            if (!raw.isEmpty())
                card.fields.push_back({field, raw, false, tone});
        };
        add(ChainModel::Subject, shownText(ios::toText(record.subject)));
        add(ChainModel::Validity, rawValidity(record));
        add(ChainModel::KeyPair, rawKey(record, key),
            isUnsaved(key) ? fleet::Tone::Attention : fleet::Tone::Good);
        add(ChainModel::Signature, shownText(record.signatureAlgorithm));
        add(ChainModel::Fingerprint, toQString(!record.md5.empty()    ? record.md5
                                               : !record.sha1.empty() ? record.sha1
                                                                      : record.sha256));
        add(ChainModel::Storage, held->unsaved ? QStringLiteral("-") : toQString(record.storage),
            held->unsaved ? fleet::Tone::Attention : fleet::Tone::Good);
        return card;
    }

    [[nodiscard]] static QString rawValidity(const ios::CertificateRecord& record)
    {
        const auto part = [](const std::optional<ios::PrintedTime>& time) {
            if (!time)
                return QString();
            return time->instant ? toQString(toIso8601(*time->instant)) : toQString(time->text);
        };
        const QString from = part(record.notBefore);
        const QString to = part(record.notAfter);
        return from.isEmpty() && to.isEmpty() ? QString() : QString(from + u'/' + to);
    }

    [[nodiscard]] static QString rawKey(const ios::CertificateRecord& record,
                                        const fleet::FactPtr<ios::KeyRecord>& key)
    {
        QString raw = keyText(record.keyAlgorithm, record.keyBits);
        if (key)
            raw = toQString(key->value.name) + u' ' + raw + (key->value.isUnsaved() ? u"-" : u"");
        return raw.trimmed();
    }

    [[nodiscard]] ChainCard keyPair(const fleet::FactPtr<ios::KeyRecord>& key) const
    {
        ChainCard card;
        card.card = ChainModel::Key;
        card.keyFact = key;
        const fleet::Tone tone = isUnsaved(key) ? fleet::Tone::Attention : fleet::Tone::Good;
        card.tone = tone;
        card.fields.push_back({ChainModel::KeyPair, toQString(key->value.name), false, fleet::Tone::Good});
        if (!key->value.storage.empty())
            card.fields.push_back({ChainModel::Storage, toQString(key->value.storage), false, tone});
        if (key->value.exportable)
            card.fields.push_back({ChainModel::Exportable,
                                   *key->value.exportable ? QStringLiteral("yes") : QStringLiteral("no"),
                                   false, fleet::Tone::Good});
        return card;
    }

    [[nodiscard]] static fleet::Tone toneOfGap(Gap reason)
    {
        switch (reason) {
        case Gap::WaitsForGrant:
        case Gap::TimerBrings:
            return fleet::Tone::InProgress;
        case Gap::Rejected:
            return fleet::Tone::Failed;
        case Gap::KeyMissing:
        case Gap::NoAutoRollover:
        case Gap::NoAutoEnroll:
            return fleet::Tone::Attention;
        default:
            return fleet::Tone::Unknown;
        }
    }

    [[nodiscard]] static ChainCard gap(ChainModel::Card kind, Gap reason, const fleet::Timer* timer = nullptr)
    {
        ChainCard card;
        card.card = kind;
        card.gap = reason;
        card.tone = toneOfGap(reason);
        if (timer) {
            card.timer = toQString(timer->name);
            card.timerDue = timer->due;
        }
        const QString raw = QString::number(static_cast<int>(reason)) + u' ' + card.timer +
                            (card.timerDue ? toQString(toIso8601(*card.timerDue)) : QString());
        card.fields = {{ChainModel::Why, raw, false, fleet::Tone::Good},
                       {ChainModel::Next, raw, false, fleet::Tone::Good}};
        return card;
    }

    [[nodiscard]] const fleet::Timer* timerNamed(std::string_view name) const
    {
        const auto it =
            std::find_if(m_snapshot.timers.begin(), m_snapshot.timers.end(), [&](const auto& timer) {
                return timer.owner == m_trustpoint.name && timer.name == name;
            });
        return it == m_snapshot.timers.end() ? nullptr : &*it;
    }

    [[nodiscard]] ChainCard missingIdentity() const
    {
        switch (m_trustpoint.assessment.state) {
        case fleet::TrustpointState::StoppedRejected:
            return gap(ChainModel::Identity, Gap::Rejected);
        case fleet::TrustpointState::Pending:
            return gap(ChainModel::Identity, Gap::WaitsForGrant, timerNamed("POLL"));
        default:
            return gap(ChainModel::Identity, m_trustpoint.certificatesRead || m_trustpoint.status
                                                 ? Gap::NotEnrolled
                                                 : Gap::NotRead);
        }
    }

    [[nodiscard]] ChainCard missingRollover(ChainModel::Card kind) const
    {
        ChainCard card = m_trustpoint.belongsToServer ? serversRollover(kind) : clientsRollover(kind);
        // The rollover pair starts where the CA ends (ROLLOVER_SPEC 5.5). Ours: it is drawn as long as the
        // present one, which is what it will be unless the lifetimes are changed meanwhile.
        const fleet::HeldCertificatePtr& present =
            kind == ChainModel::Ca ? m_trustpoint.ca : m_trustpoint.identity;
        if (card.tone == fleet::Tone::InProgress && m_trustpoint.ca && m_trustpoint.ca->notAfter()) {
            card.start = m_trustpoint.rolloverCa && m_trustpoint.rolloverCa->notBefore()
                             ? m_trustpoint.rolloverCa->notBefore()
                             : m_trustpoint.ca->notAfter();
            if (present && present->notBefore() && present->notAfter())
                card.end = *card.start + (*present->notAfter() - *present->notBefore());
        }
        return card;
    }

    [[nodiscard]] ChainCard serversRollover(ChainModel::Card kind) const
    {
        if (const fleet::Timer* timer = timerNamed("CS SHADOW CERT GENERATION"))
            return gap(kind, Gap::TimerBrings, timer);
        const auto server = std::find_if(m_snapshot.servers.begin(), m_snapshot.servers.end(),
                                         [&](const auto& known) { return known.name == m_trustpoint.name; });
        if (server != m_snapshot.servers.end() && server->config && !server->config->value.autoRollover)
            return gap(kind, Gap::NoAutoRollover);
        return gap(kind, m_trustpoint.certificatesRead ? Gap::NotScheduled : Gap::NotRead);
    }

    [[nodiscard]] ChainCard clientsRollover(ChainModel::Card kind) const
    {
        const fleet::Trustpoint& t = m_trustpoint;
        const bool asks = kind == ChainModel::Identity && t.rolloverCa;
        if (asks && t.assessment.state == fleet::TrustpointState::TakingShadow)
            if (const fleet::Timer* poll = timerNamed("POLL"))
                return gap(kind, Gap::WaitsForGrant, poll);
        if (const fleet::Timer* retry = asks ? timerNamed("CONNECT RETRY") : nullptr)
            return gap(kind, Gap::TimerBrings, retry);
        if (const fleet::Timer* shadow = timerNamed("SHADOW"))
            return gap(kind, Gap::TimerBrings, shadow);
        if (t.config && !t.config->value.autoEnroll)
            return gap(kind, Gap::NoAutoEnroll);
        if (const fleet::Timer* renew = timerNamed("RENEW"))
            return gap(kind, Gap::RenewalFirst, renew);
        return gap(kind, t.certificatesRead ? Gap::NotScheduled : Gap::NotRead);
    }

    const fleet::Trustpoint& m_trustpoint;
    const fleet::Snapshot& m_snapshot;
    std::optional<Instant> m_now;
};

void markDifferences(ChainCard& a, ChainCard& b)
{
    for (ChainField& field : a.fields) {
        const auto other = std::find_if(b.fields.begin(), b.fields.end(), [&](const ChainField& candidate) {
            return candidate.field == field.field;
        });
        if (other != b.fields.end())
            field.differs = other->differs = field.raw != other->raw;
    }
}

} // namespace

bool ChainCard::looksLike(const ChainCard& other) const
{
    return gap == other.gap && tone == other.tone && start == other.start && end == other.end &&
           held == other.held && keyFact == other.keyFact && timer == other.timer &&
           timerDue == other.timerDue;
}

std::pair<ChainCards, ChainCards> chainCardsOf(const fleet::Trustpoint& trustpoint,
                                               const fleet::Snapshot& snapshot, std::optional<Instant> now)
{
    const Dealer dealer(trustpoint, snapshot, now);
    ChainCards active = dealer.active();
    ChainCards rollover = dealer.rollover();
    for (const auto& card : active) {
        const auto other = std::find_if(rollover.begin(), rollover.end(), [&](const auto& candidate) {
            return candidate->card == card->card && card->card != ChainModel::Other;
        });
        if (other != rollover.end() && card->gap == Gap::None && (*other)->gap == Gap::None)
            markDifferences(*card, **other);
    }
    return {std::move(active), std::move(rollover)};
}

} // namespace releve::models
