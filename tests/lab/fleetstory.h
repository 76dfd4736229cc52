// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QJsonDocument>
#include <QJsonObject>

#include <map>
#include <set>

#include "pki/lab/issuance.h"
#include "pki/lab/journal.h"
#include "pki/lab/serverstate.h"
#include "tests/lab/router/kepthost.h"

namespace keptlab {

using lifecycle::Serial;

/// Of the killed fleet.
inline std::string serverOf(const std::string& spoke)
{
    return spoke == "spoke-6" ? "HAND" : "CA";
}

/// What was told over all lives of the process, and what the folders held: whatever is wrong with it is said by troubles().
class Story
{
public:
    void hear(const QByteArray& text)
    {
        const QJsonObject line = QJsonDocument::fromJson(text).object();
        const std::string at = line[QStringLiteral("at")].toString().toStdString();
        const std::string who = line[QStringLiteral("who")].toString().toStdString();
        const std::string event = line[QStringLiteral("event")].toString().toStdString();
        if (at.empty())
            return;
        if (at < m_last)
            complain("time goes back: " + text.toStdString());
        m_last = at;
        ++events;
        // Two trustpoints of one router may say the same.
        if (!m_lines.insert(text.toStdString()).second && who != "spoke-5")
            complain("told twice: " + text.toStdString());
        const QJsonObject detail = line[QStringLiteral("detail")].toObject();
        const auto serial = [&](const char* key) {
            return lab::serialOf(detail[QLatin1String(key)].toString().toStdString());
        };
        Told& told = m_told[who];
        if (event == "granted")
            told.granted.insert(serial("serial"));
        if (event == "enrolled" || event == "renewed")
            told.identity = serial("serial");
        if (event == "shadow-complete")
            told.shadow = serial("serial");
        if (event == "next-ca-fetched")
            told.nextCa = serial("serial");
        if (event == "authenticated")
            told.ca = serial("serial");
        if (event == "rollover-activated") {
            told.ca = serial("ca");
            told.identity = std::max(told.identity, serial("identity"));
        }
        if (event == "ca-created" || event == "ca-activated")
            told.ca = serial("serial");
        if (event == "cs-shadow-generation")
            told.nextCa = serial("serial");
        latest[event].insert(who);
    }

    /// What a folder holds after a kill: nothing that was told or seen is missing, and all of it fits together.
    void compare(Host& host)
    {
        for (const auto& router : host.lab().routers()) {
            if (router->server())
                compareServer(*router);
        }
        for (const auto& router : host.lab().routers()) {
            for (const auto& driver : router->trustpoints())
                compareTrustpoint(host, *router, *driver);
        }
    }

    /// A journal, read without the program.
    void readJournal(const std::string& server, const QString& path)
    {
        if (!QFile::exists(path))
            return;
        lab::ServerState state;
        const auto journal =
            lab::Journal::open(path, [&state](ByteView record) { return state.apply(record); });
        if (!journal)
            return complain(journal.error().detail);
        auto& known = m_issued[server];
        for (const auto& [serial, der] : known) {
            const auto found = state.certificates.find(serial);
            if (found == state.certificates.end() || found->second.der != der)
                complain(server + ": certificate " + lab::serialText(serial) + " is lost, or another one");
        }
        for (const auto& [serial, certificate] : state.certificates)
            known.emplace(serial, certificate.der);
        certificates = std::max(certificates, known.size());
        for (const auto& [who, told] : m_told) {
            for (const Serial serial : told.granted) {
                if (who.rfind("spoke", 0) == 0 && serverOf(who) == server && !known.contains(serial))
                    complain(who + ": was granted " + lab::serialText(serial) + ", which nobody has issued");
            }
        }
    }

    [[nodiscard]] const std::string& last() const { return m_last; }
    [[nodiscard]] const std::vector<std::string>& troubles() const { return m_troubles; }
    void complain(const std::string& what) { m_troubles.push_back(what); }

    std::map<std::string, std::set<std::string>> latest; ///< events and who told them, since it was cleared
    std::size_t events = 0;
    std::size_t certificates = 0;

private:
    struct Told
    {
        std::set<Serial> granted;
        Serial ca = 0, nextCa = 0, identity = 0, shadow = 0;
    };

    static Serial numberOf(const std::optional<x509::Certificate>& certificate)
    {
        return certificate ? lab::serialOf(certificate->serial()) : 0;
    }

    void compareServer(lab::Router& router)
    {
        const std::string& name = router.name();
        const Told& told = m_told[name];
        const auto ca = router.server()->caCertificate();
        const auto rollover = router.server()->rolloverCaCertificate();
        if (numberOf(ca) < told.ca || std::max(numberOf(ca), numberOf(rollover)) < told.nextCa)
            complain(name + ": a CA that was told of is lost");
        if (!ca || !ca->isSignedBy(*ca) || (rollover && !rollover->isSignedBy(*rollover)))
            complain(name + ": its CAs do not hold");
        if (rollover && !(rollover->notBefore() == ca->notAfter()))
            complain(name + ": the rollover CA does not begin where the CA ends");
        checkKey(router, name, ca);
        checkKey(router, name + '#', rollover);
        const auto& issued = m_issued[name];
        if (!issued.empty() && router.server()->machine().nextSerial <= issued.rbegin()->first)
            complain(name + ": a serial number would be given twice");
    }

    void checkKey(lab::Router& router, const std::string& label,
                  const std::optional<x509::Certificate>& certificate)
    {
        const lab::RouterKey* key = router.keys().find(label);
        if (certificate && (!key || !(key->key.publicKey() == certificate->publicKey())))
            complain(router.name() + ": key " + label + " is not that of its certificate");
    }

    void compareTrustpoint(Host& host, lab::Router& router, const lab::TrustpointDriver& driver)
    {
        const std::string name = router.name() + ' ' + driver.name();
        const Told& told = m_told[router.name()];
        const lab::HeldCertificates& held = driver.held();
        if (router.trustpoints().size() == 1) {
            if (numberOf(held.identity) < told.identity)
                complain(name + ": identity " + lab::serialText(told.identity) + " is lost");
            if (std::max(numberOf(held.identity), numberOf(held.rolloverIdentity)) < told.shadow)
                complain(name + ": rollover identity " + lab::serialText(told.shadow) + " is lost");
            if (numberOf(held.ca) < told.ca ||
                std::max(numberOf(held.ca), numberOf(held.rolloverCa)) < told.nextCa)
                complain(name + ": a CA certificate is lost");
        }
        const auto& facts = driver.machine().holdings;
        const auto agrees = [](const auto& fact, const auto& certificate) {
            return fact.has_value() == certificate.has_value() &&
                   (!fact || fact->serial == numberOf(certificate));
        };
        if (!agrees(facts.ca, held.ca) || !agrees(facts.rolloverCa, held.rolloverCa) ||
            !agrees(facts.identity, held.identity) || !agrees(facts.rolloverIdentity, held.rolloverIdentity))
            complain(name + ": the machine and the certificates disagree");
        const std::string label = driver.keyLabel();
        checkKey(router, label, held.identity);
        const bool other = driver.config().autoEnroll && driver.config().autoEnroll->regenerate;
        checkKey(router, other ? label + '#' : label, held.rolloverIdentity);
        if (held.identity && facts.identity->notAfter >= router.now() &&
            !(held.ca && held.identity->isSignedBy(*held.ca)))
            complain(name + ": the identity is not its CA's");
        if (held.rolloverIdentity &&
            !(held.rolloverCa && held.rolloverIdentity->isSignedBy(*held.rolloverCa)))
            complain(name + ": the rollover identity is not its CA's");
        const auto& issued = m_issued[serverOf(router.name())];
        for (const auto& certificate : {held.identity, held.rolloverIdentity, held.ca, held.rolloverCa}) {
            const auto known = issued.find(numberOf(certificate));
            if (certificate &&
                (known == issued.end() || !std::equal(known->second.begin(), known->second.end(),
                                                      certificate->der().begin(), certificate->der().end())))
                complain(name + ": holds a certificate that its CA does not know");
        }
        // Both chains: the same CAs on both sides, up to the instant in which they are swapped.
        const lab::ServerDriver& server = *host.lab().router(serverOf(router.name()))->server();
        const auto ca = server.caCertificate();
        const auto rollover = server.rolloverCaCertificate();
        if (held.ca && !(held.ca == ca || held.rolloverCa == ca || *held.ca->notAfter() <= router.now()))
            complain(name + ": another CA than the server's");
        if (held.rolloverCa && !(held.rolloverCa == rollover || held.rolloverCa == ca))
            complain(name + ": another rollover CA than the server's");
    }

    std::string m_last;
    std::set<std::string> m_lines;
    std::map<std::string, Told> m_told;
    std::map<std::string, std::map<Serial, Bytes>> m_issued; ///< by server
    std::vector<std::string> m_troubles;
};

} // namespace keptlab
