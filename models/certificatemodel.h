// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <vector>

#include <QAbstractTableModel>

#include "pki/fleet/snapshot.h"

namespace releve::models {

class FleetStore;

/// Every field of one certificate. Rows that the certificate does not answer are left out. ToneRole marks a
/// warning (a weak key or signature, not saved, expired), CopyRole gives the plain value.
// Thread: GUI.
class CertificateModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column
    {
        Name,
        Value,
        Count
    };
    Q_ENUM(Column)
    /// KindRole, in the order of the rows.
    enum Field
    {
        Kind,
        Status,
        Subject,
        Issuer,
        Serial,
        NotBefore,
        NotAfter,
        RenewDate,
        Trustpoints,
        Usage,
        PublicKey,
        KeyLabel,
        SignatureAlgorithm,
        Weaknesses,
        KeyUsage,
        ExtendedKeyUsage,
        SubjectAltNames,
        SubjectSerialNumber,
        SubjectIpAddress,
        CrlDistributionPoints,
        SubjectKeyId,
        AuthorityKeyId,
        Md5,
        Sha1,
        Sha256,
        Storage,
        Source,
        FieldCount
    };
    Q_ENUM(Field)

    /// @param store must outlive the model
    explicit CertificateModel(const FleetStore& store, QObject* parent = nullptr);

    /// Null shows nothing.
    /// @param now the device's present, to say that it has expired; empty when not known
    void setCertificate(fleet::HeldCertificatePtr certificate, std::optional<Instant> now = {});
    [[nodiscard]] const fleet::HeldCertificatePtr& certificate() const { return m_certificate; }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;

public Q_SLOTS:
    void retranslate();

private:
    [[nodiscard]] QString valueText(Field field) const;
    [[nodiscard]] QString toolTip(Field field) const;
    [[nodiscard]] fleet::Tone toneOf(Field field) const;

    const FleetStore& m_store;
    fleet::HeldCertificatePtr m_certificate;
    std::optional<Instant> m_now;
    std::vector<Field> m_fields; ///< those that have a value
};

} // namespace releve::models
