// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "models/chainmodel.h"

#include <algorithm>
#include <array>

#include "models/chaincards.h"
#include "models/countdown.h"
#include "models/fleetstore.h"
#include "models/listsync.h"
#include "models/roles.h"
#include "models/texts.h"
#include "models/timelinelane.h"
#include "models/tr.h"

namespace releve::models {

/// An index of a side holds nothing, of a card its side's list, of a field its card: both stay where they
/// are.
struct ChainModel::Content
{
    QString deviceId, trustpoint;
    fleet::SnapshotPtr snapshot; ///< null when the trustpoint is not there
    const fleet::Trustpoint* current = nullptr;
    std::array<ChainCards, 2> sides;

    void look(const FleetStore& store)
    {
        current = nullptr;
        snapshot = trustpoint.isEmpty() ? nullptr : store.find(deviceId);
        if (!snapshot)
            return;
        const std::string name = trustpoint.toStdString();
        const auto it = std::find_if(snapshot->trustpoints.begin(), snapshot->trustpoints.end(),
                                     [&](const auto& candidate) { return candidate.name == name; });
        if (it == snapshot->trustpoints.end())
            snapshot = nullptr;
        else
            current = &*it;
    }

    [[nodiscard]] std::array<ChainCards, 2> cards(Duration steady) const
    {
        if (!current)
            return {};
        auto [active, rollover] = chainCardsOf(*current, *snapshot, snapshot->clock.nowAt(steady));
        return {std::move(active), std::move(rollover)};
    }
};

ChainModel::ChainModel(const FleetStore& store, QObject* parent)
    : QAbstractItemModel(parent), m_store(store), m_content(std::make_unique<Content>())
{
    connect(&store, &FleetStore::changed, this, &ChainModel::apply);
}

ChainModel::~ChainModel() = default;

void ChainModel::setTrustpoint(const QString& deviceId, const QString& trustpoint)
{
    if (deviceId == m_content->deviceId && trustpoint == m_content->trustpoint)
        return;
    beginResetModel();
    m_content->deviceId = deviceId;
    m_content->trustpoint = trustpoint;
    m_content->look(m_store);
    m_content->sides = m_content->cards(m_store.clock().steady());
    endResetModel();
    Q_EMIT chainChanged();
}

QString ChainModel::deviceId() const
{
    return m_content->deviceId;
}

QString ChainModel::trustpoint() const
{
    return m_content->trustpoint;
}

const fleet::Trustpoint* ChainModel::current() const
{
    return m_content->current;
}

QStringList ChainModel::facts() const
{
    const fleet::Trustpoint* trustpoint = current();
    if (!trustpoint)
        return {};
    QStringList facts{stateText(trustpoint->assessment)};
    if (trustpoint->autoEnrolls()) {
        // IOS's own words: they are not translated.
        const auto& autoEnroll = *trustpoint->config->value.autoEnroll;
        facts << QStringLiteral("auto-enroll %1").arg(autoEnroll.percent) +
                     (autoEnroll.regenerate ? QStringLiteral(" regenerate") : QString());
    }
    if (trustpoint->nextTimer >= 0) {
        const auto& timer = m_content->snapshot->timers[static_cast<std::size_t>(trustpoint->nextTimer)];
        const Countdown countdown = Countdown::of(timer, m_content->snapshot->clock);
        facts << timerText(countdown.name, countdown.text(m_store.clock().steady(), QLocale()));
    }
    return facts;
}

std::vector<ChainModel::Mark> ChainModel::marks() const
{
    return current() ? timelineMarksOf(*current(), *m_content->snapshot) : std::vector<Mark>();
}

std::optional<Instant> ChainModel::now() const
{
    return current() ? m_content->snapshot->clock.nowAt(m_store.clock().steady()) : std::nullopt;
}

bool ChainModel::isLive() const
{
    return now().has_value() && !m_content->snapshot->clock.isFrozenAt(m_store.clock().steady());
}

void ChainModel::apply(const fleet::Changes& changes)
{
    const std::string id = m_content->deviceId.toStdString();
    const bool concerned =
        std::any_of(changes.begin(), changes.end(), [&](const fleet::DeviceChange& change) {
            return (change.after ? change.after : change.before)->device.id == id;
        });
    if (concerned && !m_content->trustpoint.isEmpty())
        update();
}

void ChainModel::update()
{
    const bool wasThere = current() != nullptr;
    if (wasThere && !isStillThere()) {
        beginRemoveRows({}, Active, Rollover);
        m_content->look(m_store);
        m_content->sides = {};
        endRemoveRows();
    } else if (!wasThere && isStillThere()) {
        beginInsertRows({}, Active, Rollover);
        m_content->look(m_store);
        m_content->sides = m_content->cards(m_store.clock().steady());
        endInsertRows();
    } else if (!wasThere) {
        return;
    } else {
        m_content->look(m_store);
        auto [active, rollover] = m_content->cards(m_store.clock().steady());
        updateSide(Active, std::move(active));
        updateSide(Rollover, std::move(rollover));
    }
    Q_EMIT chainChanged();
}

bool ChainModel::isStillThere() const
{
    Content probe;
    probe.deviceId = m_content->deviceId;
    probe.trustpoint = m_content->trustpoint;
    probe.look(m_store);
    return probe.current != nullptr;
}

void ChainModel::updateSide(Side side, std::vector<std::unique_ptr<ChainCard>> wanted)
{
    ChainCards& cards = m_content->sides[side];
    std::vector<QString> keys;
    keys.reserve(wanted.size());
    for (const auto& card : wanted)
        keys.push_back(card->key);
    synchronise(
        static_cast<int>(cards.size()),
        [&](int place) { return cards[static_cast<std::size_t>(place)]->key; }, keys,
        [&](int first, int last) {
            beginRemoveRows(sideIndex(side), first, last);
            cards.erase(cards.begin() + first, cards.begin() + last + 1);
            endRemoveRows();
        },
        [&](int first, int last) {
            beginInsertRows(sideIndex(side), first, last);
            cards.insert(cards.begin() + first, std::make_move_iterator(wanted.begin() + first),
                         std::make_move_iterator(wanted.begin() + last + 1));
            endInsertRows();
        },
        [&](int place) {
            updateCard(*cards[static_cast<std::size_t>(place)], *wanted[static_cast<std::size_t>(place)]);
        });
}

/// Fields first lose what is not wanted any more: their texts are made from the card, so the card changes
/// between the fields' going and coming.
void ChainModel::updateCard(ChainCard& card, ChainCard& wanted)
{
    std::vector<int> keys;
    keys.reserve(wanted.fields.size());
    for (const ChainField& field : wanted.fields)
        keys.push_back(field.field);
    const bool changed = !card.looksLike(wanted);
    std::vector<ChainField>& fields = card.fields;
    const QModelIndex parent = cardIndex(card);
    const auto remove = [&](int first, int last) {
        beginRemoveRows(parent, first, last);
        fields.erase(fields.begin() + first, fields.begin() + last + 1);
        endRemoveRows();
    };
    for (int place = static_cast<int>(fields.size()) - 1; place >= 0; --place) {
        if (std::find(keys.begin(), keys.end(), fields[static_cast<std::size_t>(place)].field) == keys.end())
            remove(place, place);
    }
    std::vector<ChainField> wantedFields = std::move(wanted.fields);
    wanted.fields.swap(fields);
    card = std::move(wanted);
    synchronise(
        static_cast<int>(fields.size()),
        [&](int place) -> int { return fields[static_cast<std::size_t>(place)].field; }, keys, remove,
        [&](int first, int last) {
            beginInsertRows(parent, first, last);
            fields.insert(fields.begin() + first, wantedFields.begin() + first,
                          wantedFields.begin() + last + 1);
            endInsertRows();
        },
        [&](int place) {
            ChainField& field = fields[static_cast<std::size_t>(place)];
            const ChainField& other = wantedFields[static_cast<std::size_t>(place)];
            if (field == other)
                return;
            field = other;
            Q_EMIT dataChanged(index(place, Label, parent), index(place, Value, parent));
        });
    if (changed)
        Q_EMIT dataChanged(parent, parent.siblingAtColumn(Value));
}

void ChainModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, Count - 1);
    if (!current())
        return;
    const QList<int> roles{Qt::DisplayRole, Qt::ToolTipRole, Qt::AccessibleTextRole};
    const auto announce = [&](const QModelIndex& parent) {
        if (const int rows = rowCount(parent))
            Q_EMIT dataChanged(index(0, 0, parent), index(rows - 1, Count - 1, parent), roles);
    };
    announce({});
    for (const Side side : {Active, Rollover}) {
        announce(sideIndex(side));
        for (const auto& card : m_content->sides[side])
            announce(cardIndex(*card));
    }
    Q_EMIT chainChanged();
}

std::optional<ChainModel::Side> ChainModel::cardsSide(const QModelIndex& index) const
{
    for (const Side side : {Active, Rollover}) {
        if (index.constInternalPointer() == &m_content->sides[side])
            return side;
    }
    return std::nullopt;
}

const ChainCard* ChainModel::fieldsCard(const QModelIndex& index) const
{
    if (!index.constInternalPointer() || cardsSide(index))
        return nullptr;
    return static_cast<const ChainCard*>(index.constInternalPointer());
}

QModelIndex ChainModel::sideIndex(Side side) const
{
    return createIndex(side, 0);
}

QModelIndex ChainModel::cardIndex(const ChainCard& card) const
{
    const ChainCards& cards = m_content->sides[card.side];
    const auto it =
        std::find_if(cards.begin(), cards.end(), [&](const auto& known) { return known.get() == &card; });
    return createIndex(static_cast<int>(it - cards.begin()), 0, &cards);
}

QModelIndex ChainModel::index(int row, int column, const QModelIndex& parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    if (!parent.isValid())
        return createIndex(row, column);
    if (const auto side = cardsSide(parent))
        return createIndex(row, column,
                           m_content->sides[*side][static_cast<std::size_t>(parent.row())].get());
    return createIndex(row, column, &m_content->sides[static_cast<std::size_t>(parent.row())]);
}

QModelIndex ChainModel::parent(const QModelIndex& child) const
{
    if (!child.isValid())
        return {};
    if (const auto side = cardsSide(child))
        return sideIndex(*side);
    const ChainCard* card = fieldsCard(child);
    return card ? cardIndex(*card) : QModelIndex();
}

int ChainModel::rowCount(const QModelIndex& parent) const
{
    if (!parent.isValid())
        return current() ? 2 : 0;
    if (parent.column() > 0 || fieldsCard(parent))
        return 0;
    if (const auto side = cardsSide(parent))
        return static_cast<int>(
            m_content->sides[*side][static_cast<std::size_t>(parent.row())]->fields.size());
    return static_cast<int>(m_content->sides[static_cast<std::size_t>(parent.row())].size());
}

int ChainModel::columnCount(const QModelIndex&) const
{
    return Count;
}

QVariant ChainModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Label:
        return Tr::tr("Field");
    case Value:
        return Tr::tr("Value");
    default:
        return {};
    }
}

QVariant ChainModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || !checkIndex(index))
        return {};
    if (const auto side = cardsSide(index))
        return cardData(*m_content->sides[*side][static_cast<std::size_t>(index.row())], index.column(),
                        role);
    if (const ChainCard* card = fieldsCard(index))
        return fieldData(*card, static_cast<std::size_t>(index.row()), index.column(), role);
    return sideData(static_cast<Side>(index.row()), index.column(), role);
}

QVariant ChainModel::sideData(Side side, int column, int role) const
{
    if (role == KindRole)
        return static_cast<int>(side);
    if (column == Label && (role == Qt::DisplayRole || role == Qt::AccessibleTextRole))
        return chainSideText(side);
    return {};
}

QVariant ChainModel::cardData(const ChainCard& card, int column, int role) const
{
    const auto milliseconds = [](const std::optional<Instant>& instant) {
        return instant ? QVariant(toMilliseconds(*instant)) : QVariant();
    };
    switch (role) {
    case Qt::DisplayRole:
        return column == Label ? QVariant(chainCardTitle(card)) : QVariant();
    case Qt::AccessibleTextRole:
        return column == Label ? QVariant(cellText(chainCardTitle(card), toneText(card.tone))) : QVariant();
    case Qt::ToolTipRole:
        return toneText(card.tone);
    case KindRole:
        return static_cast<int>(card.card);
    case ToneRole:
        return static_cast<int>(card.tone);
    case GapRole:
        return card.gap != Gap::None;
    case CertificateRole:
        return QVariant::fromValue(card.held);
    case NotBeforeRole:
        return milliseconds(card.start);
    case NotAfterRole:
        return milliseconds(card.end);
    case AwaitedRole:
        return card.isAwaited();
    case DueRole:
        return milliseconds(card.timerDue);
    default:
        return {};
    }
}

QVariant ChainModel::fieldData(const ChainCard& card, std::size_t place, int column, int role) const
{
    const ChainField& field = card.fields[place];
    switch (role) {
    case Qt::DisplayRole:
        return column == Label ? chainFieldName(field.field) : chainFieldText(card, field);
    case Qt::AccessibleTextRole:
        return cellText(chainFieldName(field.field), chainFieldText(card, field));
    case Qt::ToolTipRole:
        return chainFieldToolTip(card, field);
    case KindRole:
        return static_cast<int>(field.field);
    case ToneRole:
        return static_cast<int>(field.tone);
    case DifferenceRole:
        return field.differs;
    case GapRole:
        return card.gap != Gap::None;
    case CopyRole:
        return card.gap != Gap::None ? chainFieldText(card, field) : field.raw;
    default:
        return {};
    }
}

} // namespace releve::models
