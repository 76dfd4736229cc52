// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/ios/corpusexpectations.h"

#include <QHash>
#include <QRegularExpression>
#include <algorithm>

#include "pki/base/text.h"
#include "tests/support/pythonliteral.h"

namespace releve::test {
namespace {

using ios::CertificateRecord;
using ios::Transcript;

QString q(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

QString q(const std::optional<ios::PrintedTime>& time)
{
    return time ? q(time->text) : QString();
}

QString withoutBlanks(QString text)
{
    return text.remove(u' ');
}

/// The values of one type in a name; genie keeps one of several.
QStringList valuesOf(const ios::PrintedName& name, const QString& type)
{
    static const QHash<QString, QString> longNames{
        {QStringLiteral("common_name"), QStringLiteral("cn")},
        {QStringLiteral("organization"), QStringLiteral("o")},
        {QStringLiteral("organizational_unit"), QStringLiteral("ou")}};
    QStringList values;
    for (const auto& attribute : name)
        if (q(attribute.type) == longNames.value(type, type))
            values.push_back(q(attribute.value));
    return values;
}

/// One value out of several, or the first.
QString oneOf(const QStringList& values, const QString& expected)
{
    return values.contains(expected) ? expected : values.value(0);
}

/// `PID:WS-C3850-24P SN:FCW1947C0GF`, which genie takes apart.
QString partOfSerial(const CertificateRecord& record, const QString& mark)
{
    const QString text = q(record.subjectSerialNumber);
    const auto match = QRegularExpression(mark + QStringLiteral(":(\\S+)")).match(text);
    return match.hasMatch() ? match.captured(1) : text;
}

QString subjectField(const CertificateRecord& record, const QString& key, const QString& expected)
{
    if (key == u"name")
        return q(record.subjectDisplayName);
    if (key == u"pid")
        return partOfSerial(record, QStringLiteral("PID"));
    if (key == u"serial_number")
        return partOfSerial(record, QStringLiteral("SN"));
    if (key == u"ip_address")
        return q(record.subjectIpAddress);
    return oneOf(valuesOf(record.subject, key), expected);
}

/// Empty when the key is none we keep.
std::optional<QString> certificateField(const CertificateRecord& record, const QString& key)
{
    QStringList trustpoints;
    for (const auto& name : record.trustpoints)
        trustpoints.push_back(q(name));
    const QHash<QString, QString> fields{
        {QStringLiteral("status"), q(record.status)},
        {QStringLiteral("serial"), q(record.serial)},
        {QStringLiteral("serial_number"), q(record.serial)},
        {QStringLiteral("serial_number_in_hex"), q(record.serial)},
        {QStringLiteral("usage"), q(record.usage)},
        {QStringLiteral("certificate_usage"), q(record.usage)},
        {QStringLiteral("subject_name"), q(record.subjectDisplayName)},
        {QStringLiteral("subject_serial_number"), q(record.subjectSerialNumber)},
        {QStringLiteral("crl_distribution_points"),
         q(record.crlDistributionPoints.empty() ? "" : record.crlDistributionPoints[0])},
        {QStringLiteral("crl_distribution_point"),
         q(record.crlDistributionPoints.empty() ? "" : record.crlDistributionPoints[0])},
        {QStringLiteral("start_date"), q(record.notBefore)},
        {QStringLiteral("end_date"), q(record.notAfter)},
        {QStringLiteral("renew_date"), q(record.renewDate)},
        {QStringLiteral("cert_install_time"), q(record.installTime)},
        {QStringLiteral("trustpoints"), trustpoints.join(u' ')},
        {QStringLiteral("associated_trustpoints"), trustpoints.join(u' ')},
        {QStringLiteral("storage"), q(record.storage)},
        {QStringLiteral("key_algorithm"), q(record.keyAlgorithm)},
        {QStringLiteral("key_length"), QString::number(record.keyBits)},
        {QStringLiteral("signature_algorithm"), q(record.signatureAlgorithm)},
        {QStringLiteral("key_usage_hex"), q(record.keyUsage)},
        {QStringLiteral("fingerprint_md5"), q(record.md5)},
        {QStringLiteral("fingerprint_sha1"), q(record.sha1)},
        {QStringLiteral("subject_key_id"), q(record.subjectKeyId)},
        {QStringLiteral("authority_key_id"), q(record.authorityKeyId)},
        {QStringLiteral("key_label"), q(record.keyLabel)}};
    const auto field = fields.constFind(key);
    return field == fields.cend() ? std::nullopt : std::optional(*field);
}

/// Hex is printed in groups and kept without.
QString normalised(const QString& key, const QString& value)
{
    static const QStringList hex{QStringLiteral("fingerprint_md5"), QStringLiteral("fingerprint_sha1"),
                                 QStringLiteral("subject_key_id"), QStringLiteral("authority_key_id")};
    return hex.contains(key) ? withoutBlanks(value) : value;
}

void compareCertificate(const QString& path, const QVariantMap& expected, const CertificateRecord& record,
                        Score& score)
{
    // Said a second time by the hex of keyUsage and the extensions, which are not kept as words.
    static const QStringList notKept{QStringLiteral("key_usage"), QStringLiteral("ca_flag"),
                                     QStringLiteral("subj_alt_name")};
    for (auto item = expected.cbegin(); item != expected.cend(); ++item) {
        const QString where = path + u'.' + item.key();
        if (notKept.contains(item.key()))
            continue;
        if (item.key() == u"issuer" || item.key() == u"subject") {
            const QVariantMap name = item->toMap();
            for (auto part = name.cbegin(); part != name.cend(); ++part) {
                const QString value = part->toString();
                score.compare(where + u'.' + part.key(), value,
                              item.key() == u"issuer" ? oneOf(valuesOf(record.issuer, part.key()), value)
                                                      : subjectField(record, part.key(), value));
            }
        } else if (item->typeId() == QMetaType::QVariantMap) { // validity_date, subject_key_info
            compareCertificate(where, item->toMap(), record, score);
        } else {
            score.compare(where, normalised(item.key(), item->toString()),
                          certificateField(record, item.key()).value_or(QStringLiteral("(no such field)")));
        }
    }
}

const CertificateRecord* findCertificate(const Transcript& transcript, const QVariantMap& expected, bool ca,
                                         const QString& trustpoint)
{
    const QString serial = expected.contains(QStringLiteral("serial"))
                               ? expected[QStringLiteral("serial")].toString()
                           : expected.contains(QStringLiteral("serial_number"))
                               ? expected[QStringLiteral("serial_number")].toString()
                               : expected[QStringLiteral("serial_number_in_hex")].toString();
    const auto found =
        std::find_if(transcript.certificates.begin(), transcript.certificates.end(), [&](const auto& record) {
            const auto& names = record.trustpoints;
            return q(record.serial) == serial && (record.kind == ios::CertificateKind::Ca) == ca &&
                   (trustpoint.isEmpty() ||
                    std::find(names.begin(), names.end(), trustpoint.toStdString()) != names.end());
        });
    return found == transcript.certificates.end() ? nullptr : &*found;
}

/// One certificate or a list of them.
void compareCertificates(const QString& path, const QVariant& expected, bool ca, const QString& trustpoint,
                         const Transcript& transcript, Score& score)
{
    const QVariantList list =
        expected.typeId() == QMetaType::QVariantList ? expected.toList() : QVariantList{expected};
    for (const QVariant& item : list) {
        const CertificateRecord* record = findCertificate(transcript, item.toMap(), ca, trustpoint);
        if (record)
            compareCertificate(path, item.toMap(), *record, score);
        else
            score.compare(path, QStringLiteral("a certificate"), QStringLiteral("none"));
    }
}

/// `trustpoints` → name [→ `associated_trustpoints`] → `certificate`/`ca_certificate`/`CA Certificate`.
void compareByTrustpoint(const QVariantMap& trustpoints, const Transcript& transcript, Score& score)
{
    for (auto trustpoint = trustpoints.cbegin(); trustpoint != trustpoints.cend(); ++trustpoint) {
        QVariantMap held = trustpoint->toMap();
        if (held.contains(QStringLiteral("associated_trustpoints")))
            held = held[QStringLiteral("associated_trustpoints")].toMap();
        for (auto item = held.cbegin(); item != held.cend(); ++item)
            compareCertificates(trustpoint.key() + u'.' + item.key(), *item,
                                item.key().startsWith(u"ca", Qt::CaseInsensitive), trustpoint.key(),
                                transcript, score);
    }
}

void compareTimers(const QVariantMap& timers, const Transcript& transcript, Score& score)
{
    struct Row
    {
        const char* key;
        const char* name;
        const char* suffix = "_iso";
    };
    static constexpr Row rows[]{
        {"renew_timer", "RENEW"},
        {"session_cleanup", "SESSION CLEANUP"},
        {"trustpool_timer", "TRUSTPOOL"},
        {"shadow_timer", "SHADOW"},
        {"poll_timer", "POLL"},
        {"expiry_alert_id", "ID"},
        {"expiry_alert_ca", "CS"}, // genie's name for the alert of the CA's own certificate
        {"crl_expire", "CRL EXPIRE"},
        {"crl_update", "CRL UPDATE"},
        {"crl_dwnld_retry", "CRL auto-download retry timer"},
        {"est_connect_retry", "CONNECT RETRY"},
        {"cs_crl_update", "CS CRL UPDATE"},
        {"cs_shadow_gen", "CS SHADOW CERT GENERATION"},
        {"cs_cert_expiry", "CS CERT EXPIRE"}};
    for (auto item = timers.cbegin(); item != timers.cend(); ++item) {
        const bool absolute = item.key().endsWith(u"_iso");
        const QString key = absolute ? item.key().chopped(4) : item.key();
        const auto* const row = std::find_if(std::begin(rows), std::end(rows),
                                             [&](const Row& r) { return key == QLatin1String(r.key); });
        const auto timer =
            std::find_if(transcript.timers.begin(), transcript.timers.end(), [&](const auto& record) {
                return row != std::end(rows) && record.name == row->name;
            });
        QString found = QStringLiteral("none");
        if (timer != transcript.timers.end())
            found = !absolute    ? timerValue(timer->remaining)
                    : timer->due ? q(toIso8601(*timer->due))
                                 : QString();
        score.compare(item.key(), item->toString(), found);
    }
}

void compareServers(const QVariantMap& servers, const Transcript& transcript, Score& score)
{
    for (auto server = servers.cbegin(); server != servers.cend(); ++server) {
        const auto record =
            std::find_if(transcript.servers.begin(), transcript.servers.end(),
                         [&](const auto& candidate) { return q(candidate.name) == server.key(); });
        if (record == transcript.servers.end()) {
            score.compare(server.key(), QStringLiteral("a server"), QStringLiteral("none"));
            continue;
        }
        const QHash<QString, QString> fields{
            {QStringLiteral("status"), q(record->status)},
            {QStringLiteral("state"), q(record->state)},
            {QStringLiteral("issuer"), q(record->issuer)},
            {QStringLiteral("fingerprint"), q(record->caFingerprint)},
            {QStringLiteral("ca_type"), record->raMode ? QStringLiteral("RA") : QString()},
            {QStringLiteral("ra_fingerprint"), q(record->raFingerprint)},
            {QStringLiteral("grant_mode"), q(record->grantingMode)},
            {QStringLiteral("last_serial_num"), q(record->lastSerial)},
            {QStringLiteral("ca_expiry_timer"), q(record->caExpires)},
            {QStringLiteral("crl_next_update_timer"), q(record->crlNextUpdate)},
            {QStringLiteral("auto_rollover_timer"), q(record->autoRolloverTimer)},
            {QStringLiteral("primary_storage"), q(record->storage)}};
        const QVariantMap expected = server->toMap();
        for (auto item = expected.cbegin(); item != expected.cend(); ++item) {
            const bool hex = item.key().endsWith(u"fingerprint");
            score.compare(server.key() + u'.' + item.key(),
                          hex ? withoutBlanks(item->toString()) : item->toString(),
                          fields.value(item.key(), QStringLiteral("(no such field)")));
        }
    }
}

void compareTrustpoints(const QVariantMap& trustpoints, const Transcript& transcript, Score& score)
{
    for (auto trustpoint = trustpoints.cbegin(); trustpoint != trustpoints.cend(); ++trustpoint) {
        const auto record =
            std::find_if(transcript.trustpoints.begin(), transcript.trustpoints.end(),
                         [&](const auto& candidate) { return q(candidate.name) == trustpoint.key(); });
        score.compare(trustpoint.key(), trustpoint.key(),
                      record == transcript.trustpoints.end() ? QString() : q(record->name));
        if (record == transcript.trustpoints.end())
            continue;
        const QVariantMap expected = trustpoint->toMap();
        const QVariantMap subject =
            expected[QStringLiteral("issuing_ca")].toMap()[QStringLiteral("subject")].toMap();
        for (auto part = subject.cbegin(); part != subject.cend(); ++part)
            score.compare(trustpoint.key() + u'.' + part.key(), part->toString(),
                          oneOf(valuesOf(record->caSubject, part.key()), part->toString()));
        if (expected.contains(QStringLiteral("serial_number_in_hex")))
            score.compare(trustpoint.key() + u".serial",
                          expected[QStringLiteral("serial_number_in_hex")].toString(), q(record->caSerial));
        const QString comment = expected.value(QStringLiteral("comment")).toString();
        if (comment == u"Certificate configured.")
            score.compare(trustpoint.key() + u".configured", QStringLiteral("yes"),
                          record->certificateConfigured.value_or(false) ? QStringLiteral("yes")
                                                                        : QStringLiteral("no"));
        else if (comment.startsWith(u"Persistent self-signed"))
            score.compare(trustpoint.key() + u".label", comment.section(u' ', -1),
                          record->selfSigned ? q(record->keyLabel) : QStringLiteral("not self-signed"));
    }
}

void compareKeys(const QVariantMap& keys, const Transcript& transcript, Score& score)
{
    for (auto key = keys.cbegin(); key != keys.cend(); ++key) {
        const QVariantMap expected = key->toMap();
        const QString name = expected[QStringLiteral("key_name")].toString();
        const auto record = std::find_if(transcript.keys.begin(), transcript.keys.end(),
                                         [&](const auto& candidate) { return q(candidate.name) == name; });
        score.compare(key.key() + u".key_name", name,
                      record == transcript.keys.end() ? QString() : q(record->name));
        if (record == transcript.keys.end())
            continue;
        score.compare(name + u".time", expected[QStringLiteral("keypairgen_time")].toString(),
                      q(record->generated));
        const QVariantMap types = expected[QStringLiteral("key_type")].toMap();
        score.compare(name + u".type", types.firstKey(), q(record->type));
        const QVariantMap facts = types.first().toMap();
        score.compare(name + u".storage", facts.value(QStringLiteral("storage_device")).toString(),
                      q(record->storage));
        score.compare(name + u".usage", facts[QStringLiteral("usage")].toString(), q(record->usage));
        score.compare(name + u".key", facts[QStringLiteral("key")].toString(),
                      record->exportable.value_or(true) ? QStringLiteral("exportable")
                                                        : QStringLiteral("not exportable"));
        score.compare(name + u".data",
                      withoutBlanks(facts[QStringLiteral("key_data")].toStringList().join(QString())),
                      record->publicKey ? q(toHex(record->publicKey->spki)) : QStringLiteral("none"));
    }
}

void compareRequests(const QVariantMap& lists, const Transcript& transcript, Score& score)
{
    static const QHash<QString, ios::RequestList> kinds{
        {QStringLiteral("router"), ios::RequestList::Router},
        {QStringLiteral("ra"), ios::RequestList::Ra},
        {QStringLiteral("subordinate_ca"), ios::RequestList::SubordinateCa}};
    for (auto list = lists.cbegin(); list != lists.cend(); ++list) {
        const QVariantMap requests = list->toMap();
        for (auto item = requests.cbegin(); item != requests.cend(); ++item) {
            const QString path = list.key() + u'.' + item.key();
            const auto record = std::find_if(
                transcript.requests.begin(), transcript.requests.end(), [&](const auto& candidate) {
                    return candidate.list == kinds.value(list.key()) && q(candidate.id) == item.key();
                });
            const bool found = record != transcript.requests.end();
            const QVariantMap expected = item->toMap();
            score.compare(path + u".state", expected[QStringLiteral("state")].toString(),
                          found ? q(record->state) : QString());
            score.compare(path + u".fingerprint", expected[QStringLiteral("fingerprint")].toString(),
                          found ? q(record->fingerprint) : QString());
            score.compare(path + u".subject", expected[QStringLiteral("subject_name")].toString(),
                          found ? q(record->subject) : QString());
        }
    }
}

/// ntc-templates: flat `key: "value"` lines, one list item a certificate, in the order of the output.
void compareYaml(const QString& text, const Transcript& transcript, Score& score)
{
    static const QRegularExpression pair(QStringLiteral("^\\s*(- )?(\\w+): \"(.*)\"\\s*$"));
    qsizetype index = -1;
    for (const QString& line : text.split(u'\n')) {
        const auto match = pair.match(line);
        if (!match.hasMatch())
            continue;
        index += match.captured(1).isEmpty() ? 0 : 1;
        const QString key = match.captured(2);
        const QString value = match.captured(3);
        const QString path = QString::number(index) + u'.' + key;
        if (index < 0 || index >= static_cast<qsizetype>(transcript.certificates.size())) {
            score.compare(path, value, QStringLiteral("no certificate"));
            continue;
        }
        const CertificateRecord& record = transcript.certificates[static_cast<std::size_t>(index)];
        if (key == u"certificate_type") {
            score.compare(path, value,
                          record.kind == ios::CertificateKind::Ca ? QStringLiteral("CA Certificate")
                                                                  : QStringLiteral("Certificate"));
        } else if (const auto field = certificateField(record, key)) {
            score.compare(path, value, *field);
        } else {
            const bool issuer = key.startsWith(u"issuer_");
            score.compare(
                path, value,
                oneOf(valuesOf(issuer ? record.issuer : record.subject, key.section(u'_', 1)), value));
        }
    }
}

} // namespace

void Score::compare(const QString& path, const QString& expected, const QString& found)
{
    ++fields;
    if (expected == found)
        ++right;
    else
        wrong.push_back(QStringLiteral("%1: expected \"%2\", found \"%3\"").arg(path, expected, found));
}

QString timerValue(Duration value)
{
    using namespace std::chrono;
    const auto total = value.count();
    const auto days = total / duration_cast<milliseconds>(std::chrono::days{1}).count();
    const auto hours = total / 3'600'000 % 24;
    const auto minutes = total / 60'000 % 60;
    const QString seconds = QStringLiteral("%1.%2")
                                .arg(total / 1000 % 60, 2, 10, QLatin1Char('0'))
                                .arg(total % 1000, 3, 10, QLatin1Char('0'));
    QString text;
    if (days > 0)
        text = QStringLiteral("%1d%2:%3:").arg(days).arg(hours, 2).arg(minutes, 2, 10, QLatin1Char('0'));
    else if (hours > 0)
        text = QStringLiteral("%1:%2:").arg(hours).arg(minutes, 2, 10, QLatin1Char('0'));
    else if (minutes > 0)
        text = QStringLiteral("%1:").arg(minutes);
    else
        return QStringLiteral("%1.%2").arg(total / 1000).arg(total % 1000, 3, 10, QLatin1Char('0'));
    return text + seconds;
}

bool compareWithExpectation(const QString& name, const QString& expected, const Transcript& transcript,
                            Scores& scores)
{
    if (name.endsWith(u".yml.txt")) {
        compareYaml(expected, transcript, scores[QStringLiteral("certificates")]);
        return true;
    }
    const QVariantMap root = readPythonLiteral(expected).toMap();
    const auto sub = [&](const char* key) { return root.value(QLatin1String(key)).toMap(); };
    if (root.isEmpty())
        scores[QStringLiteral("certificates")].compare(name, QStringLiteral("an expectation"),
                                                       QStringLiteral("unreadable"));
    else if (name.contains(u"ShowCryptoPkiTrustpoints_"))
        compareTrustpoints(sub("trustpoints"), transcript, scores[QStringLiteral("trustpoints")]);
    else if (name.contains(u"ShowCryptoPkiCertificates_") || name.contains(u"show_crypto_pki_certificates"))
        compareByTrustpoint(sub("trustpoints"), transcript, scores[QStringLiteral("certificates")]);
    else if (name.contains(u"ShowCryptoPkiCertificateVerbose_"))
        for (const bool ca : {false, true})
            compareCertificates(
                name,
                sub("certificates")
                    .value(ca ? QStringLiteral("ca_certificate") : QStringLiteral("certificate")),
                ca, {}, transcript, scores[QStringLiteral("certificates")]);
    else if (name.contains(u"ShowCryptoPkiTimerDetail_"))
        compareTimers(sub("timer"), transcript, scores[QStringLiteral("timers")]);
    else if (name.contains(u"ShowCryptoPkiServer_"))
        compareServers(sub("server"), transcript, scores[QStringLiteral("servers")]);
    else if (name.contains(u"ShowCryptoPkiServerRequests_"))
        compareRequests(sub("request"), transcript, scores[QStringLiteral("requests")]);
    else if (name.contains(u"ShowCryptoKeyMypubkey"))
        compareKeys(sub("keys"), transcript, scores[QStringLiteral("keys")]);
    else
        return false;
    return true;
}

} // namespace releve::test
