// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/fleet/heldcertificates.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "pki/base/text.h"

namespace releve::fleet {

namespace {

std::string_view withoutLeadingZeros(std::string_view serial)
{
    while (serial.size() > 1 && serial.front() == '0')
        serial.remove_prefix(1);
    return serial;
}

bool contradict(std::string_view a, std::string_view b)
{
    return !a.empty() && !b.empty() && !equalsIgnoringCase(a, b);
}

std::optional<Instant> instantOf(const std::optional<ios::PrintedTime>& time)
{
    return time ? time->instant : std::nullopt;
}

template<class T>
void fill(T& field, const T& from)
{
    if (field == T{})
        field = from;
}

/// Fills the empty fields of `into` and joins the trustpoints, twice named or not. The bytes, once known,
/// then have the last word.
void complete(HeldCertificate& into, const ios::CertificateRecord& from)
{
    ios::CertificateRecord& record = into.record;
    fill(record.status, from.status);
    fill(record.serial, from.serial);
    fill(record.usage, from.usage);
    fill(record.issuer, from.issuer);
    fill(record.subject, from.subject);
    fill(record.subjectDisplayName, from.subjectDisplayName);
    fill(record.subjectSerialNumber, from.subjectSerialNumber);
    fill(record.subjectIpAddress, from.subjectIpAddress);
    if (!instantOf(record.notBefore))
        record.notBefore = from.notBefore ? from.notBefore : record.notBefore;
    if (!instantOf(record.notAfter))
        record.notAfter = from.notAfter ? from.notAfter : record.notAfter;
    fill(record.renewDate, from.renewDate);
    fill(record.installTime, from.installTime);
    fill(record.storage, from.storage);
    fill(record.crlDistributionPoints, from.crlDistributionPoints);
    fill(record.keyAlgorithm, from.keyAlgorithm);
    fill(record.keyBits, from.keyBits);
    fill(record.signatureAlgorithm, from.signatureAlgorithm);
    fill(record.keyUsage, from.keyUsage);
    fill(record.md5, from.md5);
    fill(record.sha1, from.sha1);
    fill(record.sha256, from.sha256);
    fill(record.subjectKeyId, from.subjectKeyId);
    fill(record.authorityKeyId, from.authorityKeyId);
    fill(record.keyLabel, from.keyLabel);
    if (!record.certificate)
        record.certificate = from.certificate;
    record.trustpoints.insert(record.trustpoints.end(), from.trustpoints.begin(), from.trustpoints.end());
}

FactSource sourceOf(ios::CertificateForm form)
{
    return form == ios::CertificateForm::Show    ? FactSource::Command
           : form == ios::CertificateForm::Chain ? FactSource::Configuration
                                                 : FactSource::File;
}

/// Finds the certificate a record is about, without comparing it to all others: thousands of CAs may each
/// have given their first certificate the serial number 01.
class CertificateIndex
{
public:
    void add(const ios::CertificateRecord& record, std::size_t position)
    {
        if (record.certificate)
            m_byBytes.emplace(textOf(record.certificate->der()), position);
        m_byName.emplace(key(record, toText(record.subject)), position);
        m_bySerial.emplace(key(record, {}), position);
    }

    /// The position of the first certificate that `isSame` accepts.
    template<class IsSame>
    [[nodiscard]] std::optional<std::size_t> find(const ios::CertificateRecord& record, IsSame isSame) const
    {
        if (record.certificate) {
            const auto found = firstOf(m_byBytes, textOf(record.certificate->der()), isSame);
            if (found)
                return found;
        }
        if (record.subject.empty()) // a block that prints no name may be any of that serial number
            return firstOf(m_bySerial, key(record, {}), isSame);
        const auto found = firstOf(m_byName, key(record, toText(record.subject)), isSame);
        return found ? found : firstOf(m_byName, key(record, {}), isSame);
    }

private:
    /// No honest device has more certificates of one serial number and name; a hostile text gets no quadratic
    /// time.
    static constexpr int maximumCandidates = 64;

    static std::string key(const ios::CertificateRecord& record, const std::string& subject)
    {
        std::string result(withoutLeadingZeros(record.serial));
        result += static_cast<char>('a' + static_cast<int>(record.kind) * 2 + (record.rollover ? 1 : 0));
        return result + subject;
    }

    template<class Map, class Key, class IsSame>
    static std::optional<std::size_t> firstOf(const Map& map, const Key& key, IsSame isSame)
    {
        // Not equal_range: it walks to the end of those with this key.
        auto it = map.find(key);
        for (int i = 0; it != map.end() && it->first == key && i < maximumCandidates; ++it, ++i) {
            if (isSame(it->second))
                return it->second;
        }
        return std::nullopt;
    }

    std::unordered_multimap<std::string_view, std::size_t> m_byBytes; ///< bytes are shared with the records
    std::unordered_multimap<std::string, std::size_t> m_byName, m_bySerial;
};

/// Collects certificate records, joining those that are one certificate.
class CertificateCollector
{
public:
    void add(ios::CertificateRecord record)
    {
        const auto found = m_index.find(
            record, [&](std::size_t position) { return m_certificates[position]->isSameAs(record); });
        if (found) {
            complete(*m_certificates[*found], record);
            mark(*m_certificates[*found], record);
            return;
        }
        auto held = std::make_shared<HeldCertificate>();
        mark(*held, record);
        m_index.add(record, m_certificates.size());
        held->record = std::move(record);
        m_certificates.push_back(std::move(held));
    }

    [[nodiscard]] std::vector<HeldCertificatePtr> take()
    {
        // Some releases print `Storage:` for no certificate at all; where they do print it, its absence means
        // that the certificate is in memory only. inferred: ROLLOVER_SPEC 11, the seed's rollover CA
        const bool listingTellsStorage =
            std::any_of(m_certificates.begin(), m_certificates.end(),
                        [](const auto& c) { return c->printed && !c->record.storage.empty(); });
        std::vector<HeldCertificatePtr> result;
        result.reserve(m_certificates.size());
        for (auto& held : m_certificates) {
            held->unsaved = listingTellsStorage && held->printed && held->record.storage.empty() &&
                            held->record.kind != ios::CertificateKind::SelfSigned &&
                            !std::all_of(held->record.trustpoints.begin(), held->record.trustpoints.end(),
                                         [](const std::string& name) { return name == "Trustpool"; });
            removeDuplicates(held->record.trustpoints);
            held->record.completeFromBytes();
            result.push_back(std::move(held));
        }
        return result;
    }

private:
    static void mark(HeldCertificate& held, const ios::CertificateRecord& record)
    {
        const FactSource source = sourceOf(record.form);
        held.printed = held.printed || source == FactSource::Command;
        held.configured = held.configured || source == FactSource::Configuration;
        held.readAt = later(held.readAt, record.origin.readAt());
    }

    std::vector<std::shared_ptr<HeldCertificate>> m_certificates;
    CertificateIndex m_index;
};

/// `show crypto pki certificates` lists all; with a trustpoint's name it lists some.
bool listsAllCertificates(const ios::CertificateRecord& record)
{
    return record.form == ios::CertificateForm::Show && significantWords(record.origin.command()) <= 4;
}

class CertificateUpdate
{
public:
    /// @param former those no longer listed, in and out
    CertificateUpdate(std::vector<HeldCertificatePtr> known, std::vector<HeldCertificatePtr>& former)
        : m_known(std::move(known)), m_former(former)
    {}

    std::vector<HeldCertificatePtr> run(const DeviceFacts& newer)
    {
        retire(newer);
        for (std::size_t i = 0; i < m_former.size(); ++i)
            m_index.add(m_former[i]->record, i);
        for (const auto& held : newer.certificates)
            m_known.push_back(remembering(*held));
        std::erase(m_former, nullptr);
        return std::move(m_known);
    }

private:
    /// Moves away what the newer reading would list if it were still there.
    void retire(const DeviceFacts& newer)
    {
        const bool all = std::any_of(newer.certificates.begin(), newer.certificates.end(), [](const auto& c) {
            return c->printed && listsAllCertificates(c->record);
        });
        std::unordered_set<std::string_view> reread(newer.chains.begin(), newer.chains.end());
        for (const auto& held : newer.certificates)
            reread.insert(held->record.trustpoints.begin(), held->record.trustpoints.end());
        std::vector<HeldCertificatePtr> kept;
        for (auto& held : m_known) {
            const auto& names = held->record.trustpoints;
            const bool retired = all || std::any_of(names.begin(), names.end(),
                                                    [&](const auto& name) { return reread.count(name) > 0; });
            (retired ? m_former : kept).push_back(std::move(held));
        }
        m_known = std::move(kept);
    }

    /// A certificate with what earlier readings told of it.
    HeldCertificatePtr remembering(const HeldCertificate& held)
    {
        auto completed = std::make_shared<HeldCertificate>(held);
        const auto isSame = [&](std::size_t i) {
            return m_former[i] && completed->isSameAs(m_former[i]->record);
        };
        while (const auto found = m_index.find(held.record, isSame)) {
            const HeldCertificatePtr former = std::exchange(m_former[*found], nullptr);
            complete(*completed, former->record);
            completed->configured = completed->configured || former->configured;
        }
        removeDuplicates(completed->record.trustpoints);
        completed->record.completeFromBytes();
        return completed;
    }

    std::vector<HeldCertificatePtr> m_known;
    std::vector<HeldCertificatePtr>& m_former;
    CertificateIndex m_index;
};

} // namespace

bool HeldCertificate::isSameAs(const ios::CertificateRecord& other) const
{
    if (withoutLeadingZeros(record.serial) != withoutLeadingZeros(other.serial))
        return false;
    if (record.certificate && other.certificate)
        return *record.certificate == *other.certificate;
    if (contradict(record.md5, other.md5) || contradict(record.sha1, other.sha1))
        return false;
    const auto end = instantOf(record.notAfter);
    const auto otherEnd = instantOf(other.notAfter);
    if (end && otherEnd && *end != *otherEnd)
        return false;
    if (record.rollover != other.rollover || record.kind != other.kind)
        return false;
    // Two CAs of one device may both have a serial 01: without a fingerprint the name decides against, never
    // for.
    return record.subject.empty() || other.subject.empty() || record.subject == other.subject;
}

std::optional<Instant> HeldCertificate::notBefore() const
{
    return instantOf(record.notBefore);
}

std::optional<Instant> HeldCertificate::notAfter() const
{
    return instantOf(record.notAfter);
}

std::vector<HeldCertificatePtr> collectCertificates(std::vector<ios::CertificateRecord> records)
{
    CertificateCollector collector;
    for (auto& record : records)
        collector.add(std::move(record));
    return collector.take();
}

std::vector<HeldCertificatePtr> updateCertificates(std::vector<HeldCertificatePtr> known,
                                                   std::vector<HeldCertificatePtr>& former,
                                                   const DeviceFacts& newer)
{
    return CertificateUpdate(std::move(known), former).run(newer);
}

std::size_t significantWords(std::string_view command)
{
    std::size_t count = 0;
    command = command.substr(0, command.find('|'));
    while (true) {
        const std::string_view word = takeWord(command);
        if (word.empty())
            return count;
        if (!(count == 0 && equalsIgnoringCase(word, "do")) &&
            !(count >= 3 && word.size() >= 3 && startsWithIgnoringCase("verbose", word)))
            ++count;
    }
}

// A CA certificate may stand in thousands of trustpoints: a name is not looked for in the list when one is
// added.
void removeDuplicates(std::vector<std::string>& names)
{
    std::unordered_set<std::string_view> seen;
    std::vector<std::string> unique;
    unique.reserve(names.size());
    seen.reserve(names.size());
    for (const std::string& name : names) {
        if (seen.insert(name).second)
            unique.push_back(name);
    }
    names = std::move(unique);
}

std::optional<Instant> later(std::optional<Instant> a, std::optional<Instant> b)
{
    if (!a || !b)
        return a ? a : b;
    return std::max(*a, *b);
}

} // namespace releve::fleet
