// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include <QAbstractItemModel>
#include <QStringList>

#include "pki/fleet/inventory.h"

namespace releve::models {

class FleetStore;
struct ChainCard;

/// The two chains of one trustpoint: sides, their cards, and the fields of each card.
///
/// * Two top rows, Active and Rollover (KindRole: Side); none while no trustpoint is chosen.
/// * Below a side its cards (KindRole: Card): title in the Label column, GapRole when the certificate or key
/// is
///   missing, CertificateRole, ToneRole, NotBeforeRole and NotAfterRole for its bar, AwaitedRole.
/// * Below a card its fields (KindRole: Field): Label and Value, DifferenceRole where the other side says
/// something
///   else, ToneRole where it warns, CopyRole. A gap has the fields Why and Next.
///
/// Choosing another trustpoint resets the model; a change of the one chosen does not.
// Thread: GUI.
class ChainModel : public QAbstractItemModel
{
    Q_OBJECT
public:
    enum Side
    {
        Active,
        Rollover
    };
    Q_ENUM(Side)
    enum Card
    {
        Ca,
        Identity,
        Key,
        Other
    };
    Q_ENUM(Card)
    enum Field
    {
        Subject,
        Validity,
        KeyPair,
        Signature,
        Fingerprint,
        Storage,
        Exportable,
        Why,
        Next
    };
    Q_ENUM(Field)
    enum Column
    {
        Label,
        Value,
        Count
    };
    Q_ENUM(Column)

    /// A timer of this trustpoint on the time axis.
    struct Mark
    {
        QString name;
        Instant due;
        Card card; ///< above whose bar it stands: Ca for the server's timers, Identity for the rest

        bool operator==(const Mark&) const = default;
    };

    /// @param store must outlive the model
    explicit ChainModel(const FleetStore& store, QObject* parent = nullptr);
    ~ChainModel() override;

    void setTrustpoint(const QString& deviceId, const QString& trustpoint);
    [[nodiscard]] QString deviceId() const;
    [[nodiscard]] QString trustpoint() const;
    /// Null while none is chosen, or when the one chosen is gone.
    [[nodiscard]] const fleet::Trustpoint* current() const;
    /// What stands beside the title: the state's word, `auto-enroll 80 regenerate`, the next timer with its
    /// countdown as of the present.
    [[nodiscard]] QStringList facts() const;
    /// By due instant.
    [[nodiscard]] std::vector<Mark> marks() const;
    /// The device's present, for the now line; empty when its clock is not known.
    [[nodiscard]] std::optional<Instant> now() const;
    /// The now line moves.
    [[nodiscard]] bool isLive() const;

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex& child) const override;
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;

public Q_SLOTS:
    void apply(const releve::fleet::Changes& changes);
    void retranslate();

Q_SIGNALS:
    /// Something of the chosen trustpoint, its timers or its clock changed, or another was chosen: what is
    /// drawn from facts(), marks() and now() is old.
    void chainChanged();

private:
    struct Content;

    [[nodiscard]] QVariant sideData(Side side, int column, int role) const;
    [[nodiscard]] QVariant cardData(const ChainCard& card, int column, int role) const;
    [[nodiscard]] QVariant fieldData(const ChainCard& card, std::size_t place, int column, int role) const;
    [[nodiscard]] QModelIndex sideIndex(Side side) const;
    [[nodiscard]] QModelIndex cardIndex(const ChainCard& card) const;
    /// The card whose field an index is; null for any other index.
    [[nodiscard]] const ChainCard* fieldsCard(const QModelIndex& index) const;
    /// The side whose card an index is; empty for any other index.
    [[nodiscard]] std::optional<Side> cardsSide(const QModelIndex& index) const;

    [[nodiscard]] bool isStillThere() const;
    void update();
    void updateSide(Side side, std::vector<std::unique_ptr<ChainCard>> wanted);
    void updateCard(ChainCard& card, ChainCard& wanted);

    const FleetStore& m_store;
    std::unique_ptr<Content> m_content;
};

} // namespace releve::models
