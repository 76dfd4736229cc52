// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "models/certificatemodel.h"

#include "models/fleetstore.h"
#include "models/listsync.h"
#include "models/roles.h"
#include "models/texts.h"
#include "models/tr.h"

namespace releve::models {

namespace {

QString joined(const std::vector<std::string>& parts)
{
    QStringList list;
    for (const std::string& part : parts)
        list << shownText(part);
    return list.join(QStringLiteral(", "));
}

QString timeText(const std::optional<ios::PrintedTime>& time)
{
    if (!time)
        return {};
    return time->instant ? dateTimeText(*time->instant, QLocale()) : shownText(time->text);
}

const std::optional<ios::PrintedTime>& timeOf(const ios::CertificateRecord& record,
                                              CertificateModel::Field field)
{
    return field == CertificateModel::NotBefore  ? record.notBefore
           : field == CertificateModel::NotAfter ? record.notAfter
                                                 : record.renewDate;
}

QString weaknessesText(const ios::CertificateRecord& record)
{
    QStringList list;
    if (record.certificate) {
        for (const x509::Weakness weakness : record.certificate->weaknesses())
            list << weaknessText(weakness);
    }
    return list.join(QStringLiteral(", "));
}

/// What only the bytes can say.
QString fromBytes(const ios::CertificateRecord& record, CertificateModel::Field field)
{
    if (!record.certificate)
        return {};
    switch (field) {
    case CertificateModel::KeyUsage:
        return joined(record.certificate->keyUsage());
    case CertificateModel::ExtendedKeyUsage:
        return joined(record.certificate->extendedKeyUsage());
    default:
        return joined(record.certificate->subjectAltNames());
    }
}

/// The value as it is: without grouping, without words of ours.
QString plainText(const ios::CertificateRecord& record, CertificateModel::Field field)
{
    switch (field) {
    case CertificateModel::Status:
        return shownText(record.status);
    case CertificateModel::Subject:
        return shownText(ios::toText(record.subject));
    case CertificateModel::Issuer:
        return shownText(ios::toText(record.issuer));
    case CertificateModel::Serial:
        return shownText(record.serial);
    case CertificateModel::NotBefore:
    case CertificateModel::NotAfter:
    case CertificateModel::RenewDate: {
        const auto& time = timeOf(record, field);
        if (!time)
            return {};
        return shownText(time->instant ? toIso8601(*time->instant) : time->text);
    }
    case CertificateModel::Trustpoints:
        return joined(record.trustpoints);
    case CertificateModel::Usage:
        return shownText(record.usage);
    case CertificateModel::PublicKey:
        return keyText(record.keyAlgorithm, record.keyBits);
    case CertificateModel::KeyLabel:
        return shownText(record.keyLabel);
    case CertificateModel::SignatureAlgorithm:
        return shownText(record.signatureAlgorithm);
    case CertificateModel::Weaknesses:
        return weaknessesText(record);
    case CertificateModel::KeyUsage: {
        const QString usage = fromBytes(record, field);
        return usage.isEmpty() ? shownText(record.keyUsage) : usage;
    }
    case CertificateModel::ExtendedKeyUsage:
    case CertificateModel::SubjectAltNames:
        return fromBytes(record, field);
    case CertificateModel::SubjectSerialNumber:
        return shownText(record.subjectSerialNumber);
    case CertificateModel::SubjectIpAddress:
        return shownText(record.subjectIpAddress);
    case CertificateModel::CrlDistributionPoints:
        return joined(record.crlDistributionPoints);
    case CertificateModel::SubjectKeyId:
        return shownText(record.subjectKeyId);
    case CertificateModel::AuthorityKeyId:
        return shownText(record.authorityKeyId);
    case CertificateModel::Md5:
        return shownText(record.md5);
    case CertificateModel::Sha1:
        return shownText(record.sha1);
    case CertificateModel::Sha256:
        return shownText(record.sha256);
    case CertificateModel::Storage:
        return shownText(record.storage);
    case CertificateModel::Kind:
    case CertificateModel::Source:
    case CertificateModel::FieldCount:
        break;
    }
    return {};
}

QString nameOf(CertificateModel::Field field)
{
    switch (field) {
    case CertificateModel::Kind:
        return Tr::tr("Kind", "of a certificate");
    case CertificateModel::Status:
        return Tr::tr("Status");
    case CertificateModel::Subject:
        return Tr::tr("Subject");
    case CertificateModel::Issuer:
        return Tr::tr("Issuer");
    case CertificateModel::Serial:
        return Tr::tr("Serial number");
    case CertificateModel::NotBefore:
        return Tr::tr("Valid from");
    case CertificateModel::NotAfter:
        return Tr::tr("Valid until");
    case CertificateModel::RenewDate:
        return Tr::tr("Renew date");
    case CertificateModel::Trustpoints:
        return Tr::tr("Trustpoints");
    case CertificateModel::Usage:
        return Tr::tr("Usage");
    case CertificateModel::PublicKey:
        return Tr::tr("Public key");
    case CertificateModel::KeyLabel:
        return Tr::tr("Key label");
    case CertificateModel::SignatureAlgorithm:
        return Tr::tr("Signature algorithm");
    case CertificateModel::Weaknesses:
        return Tr::tr("Weaknesses");
    case CertificateModel::KeyUsage:
        return Tr::tr("Key usage");
    case CertificateModel::ExtendedKeyUsage:
        return Tr::tr("Extended key usage");
    case CertificateModel::SubjectAltNames:
        return Tr::tr("Subject alternative names");
    case CertificateModel::SubjectSerialNumber:
        return Tr::tr("Serial number in the subject");
    case CertificateModel::SubjectIpAddress:
        return Tr::tr("IP address in the subject");
    case CertificateModel::CrlDistributionPoints:
        return Tr::tr("CRL distribution points");
    case CertificateModel::SubjectKeyId:
        return Tr::tr("Subject key identifier");
    case CertificateModel::AuthorityKeyId:
        return Tr::tr("Authority key identifier");
    case CertificateModel::Md5:
        return Tr::tr("MD5 fingerprint");
    case CertificateModel::Sha1:
        return Tr::tr("SHA-1 fingerprint");
    case CertificateModel::Sha256:
        return Tr::tr("SHA-256 fingerprint");
    case CertificateModel::Storage:
        return Tr::tr("Storage");
    case CertificateModel::Source:
        return Tr::tr("Source", "where a certificate was read");
    case CertificateModel::FieldCount:
        break;
    }
    return {};
}

} // namespace

CertificateModel::CertificateModel(const FleetStore& store, QObject* parent)
    : QAbstractTableModel(parent), m_store(store)
{}

void CertificateModel::setCertificate(fleet::HeldCertificatePtr certificate, std::optional<Instant> now)
{
    if (certificate == m_certificate && now == m_now)
        return;
    const fleet::HeldCertificatePtr former = std::exchange(m_certificate, std::move(certificate));
    m_now = now;
    std::vector<int> wanted;
    for (int field = 0; m_certificate && field < FieldCount; ++field) {
        if (!valueText(static_cast<Field>(field)).isEmpty())
            wanted.push_back(field);
    }
    const auto field = [&](int place) { return static_cast<Field>(wanted[static_cast<std::size_t>(place)]); };
    synchronise(
        rowCount(), [&](int place) -> int { return m_fields[static_cast<std::size_t>(place)]; }, wanted,
        [&](int first, int last) {
            beginRemoveRows({}, first, last);
            m_fields.erase(m_fields.begin() + first, m_fields.begin() + last + 1);
            endRemoveRows();
        },
        [&](int first, int last) {
            beginInsertRows({}, first, last);
            for (int place = first; place <= last; ++place)
                m_fields.insert(m_fields.begin() + place, field(place));
            endInsertRows();
        },
        [](int) {});
    if (former && rowCount() > 0)
        Q_EMIT dataChanged(index(0, Value), index(rowCount() - 1, Value));
}

int CertificateModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_fields.size());
}

int CertificateModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : Count;
}

QVariant CertificateModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || !checkIndex(index))
        return {};
    const Field field = m_fields[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return index.column() == Name ? nameOf(field) : valueText(field);
    case Qt::ToolTipRole:
        return toolTip(field);
    case Qt::AccessibleTextRole:
        return cellText(nameOf(field), valueText(field));
    case KindRole:
        return static_cast<int>(field);
    case ToneRole:
        return static_cast<int>(toneOf(field));
    case CopyRole: {
        const QString plain = m_certificate ? plainText(m_certificate->record, field) : QString();
        return plain.isEmpty() ? valueText(field) : plain;
    }
    default:
        return {};
    }
}

QString CertificateModel::valueText(Field field) const
{
    if (!m_certificate)
        return {}; // while the rows of the former one go
    const ios::CertificateRecord& record = m_certificate->record;
    switch (field) {
    case Kind:
        return certificateKindText(record.kind, record.rollover);
    case Subject:
        return nameText(record.subject);
    case Issuer:
        return nameText(record.issuer);
    case NotBefore:
    case RenewDate:
        return timeText(timeOf(record, field));
    case NotAfter: {
        const QString end = timeText(record.notAfter);
        return toneOf(field) == fleet::Tone::Failed ? Tr::tr("%1 (expired)", "a date").arg(end) : end;
    }
    case Md5:
        return fingerprintText(record.md5);
    case Sha1:
        return fingerprintText(record.sha1);
    case Sha256:
        return fingerprintText(record.sha256);
    case Storage:
        return m_certificate->unsaved ? Tr::tr("memory only: lost at the next reload")
                                      : shownText(record.storage);
    case Source: {
        const QString place = m_store.originText(record.origin);
        const QString form = certificateFormText(record.form);
        return place.isEmpty() ? form : Tr::tr("%1: %2", "kind of source, its place").arg(form, place);
    }
    default:
        return plainText(record, field);
    }
}

QString CertificateModel::toolTip(Field field) const
{
    if (!m_certificate || (field != NotBefore && field != NotAfter && field != RenewDate))
        return {};
    const auto& time = timeOf(m_certificate->record, field);
    return time ? printedTimeText(*time) : QString();
}

fleet::Tone CertificateModel::toneOf(Field field) const
{
    if (!m_certificate)
        return fleet::Tone::Good;
    const auto end = m_certificate->notAfter();
    if (field == NotAfter && end && m_now && *end < *m_now)
        return fleet::Tone::Failed;
    if (field == Weaknesses || (field == Storage && m_certificate->unsaved))
        return fleet::Tone::Attention;
    return fleet::Tone::Good;
}

QVariant CertificateModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name:
        return Tr::tr("Field");
    case Value:
        return Tr::tr("Value");
    default:
        return {};
    }
}

void CertificateModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, Count - 1);
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, Count - 1),
                           {Qt::DisplayRole, Qt::ToolTipRole, Qt::AccessibleTextRole});
}

} // namespace releve::models
