// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "pki/base/text.h"
#include "pki/fleet/inventory.h"

/// What routers print, in the shapes of the corpus, for tests that need a router in a certain state.
namespace releve::ops::test {

/// A digest or key identifier that is nobody else's: `seed` repeated.
inline std::string hex(std::string_view seed, std::size_t digits)
{
    std::string text;
    while (text.size() < digits)
        text += seed;
    return text.substr(0, digits);
}

struct CertificateText
{
    std::string head = "Certificate"; ///< `CA Certificate`, `Certificate (Rollover)` …
    std::string serial = "02";
    std::string seed = "A1"; ///< of its fingerprints
    std::string key = "B1";  ///< of its subject key identifier
    std::string issuerKey = "C1";
    std::string trustpoint = "Root-CA";
    std::string status = "Available";
    std::string start = "13:20:16 CET Oct 9 2015";
    std::string end = "13:20:16 CET Oct 8 2016";
    std::string storage = "nvram:RootCA#2.cer";
    std::string subject = "hostname=spoke-1.cisco.com";
    bool verbose = true;
    std::string md5 = {}; ///< in place of what `seed` gives
    std::string sha1 = {};

    [[nodiscard]] std::string text() const
    {
        const auto date = [](const char* label, const std::string& value) {
            return "    " + std::string(label) + value + "\n";
        };
        std::string out =
            head + "\n  Status: " + status + "\n  Version: 3\n  Certificate Serial Number (hex): " + serial +
            "\n  Certificate Usage: General Purpose\n  Issuer: \n    cn=RootCA\n    ou=TAC\n    o=Cisco\n"
            "  Subject:\n    Name: spoke\n    " +
            subject + "\n  Validity Date: \n" + date("start date: ", start) + date("end   date: ", end);
        if (verbose)
            out += "  Subject Key Info:\n    Public Key Algorithm: rsaEncryption\n    RSA Public Key: (1024 "
                   "bit)\n"
                   "  Signature Algorithm: SHA1 with RSA Encryption\n  Fingerprint MD5: " +
                   grouped(md5.empty() ? hex(seed, 32) : md5) +
                   " \n  Fingerprint SHA1: " + grouped(sha1.empty() ? hex(seed, 40) : sha1) +
                   " \n  X509v3 extensions:\n    X509v3 Subject Key ID: " + grouped(hex(key, 40)) +
                   " \n    X509v3 Authority Key ID: " + grouped(hex(issuerKey, 40)) +
                   " \n    Authority Info Access:\n";
        out += "  Associated Trustpoints: " + trustpoint + " \n";
        if (!storage.empty())
            out += "  Storage: " + storage + "\n";
        return out + "\n";
    }
};

inline CertificateText caText(std::string trustpoint)
{
    return {"CA Certificate",
            "01",
            "C1",
            "C1",
            "C1",
            std::move(trustpoint),
            "Available",
            "13:14:16 CET Oct 9 2015",
            "13:14:16 CET Oct 8 2017",
            "nvram:RootCA#1CA.cer",
            "cn=RootCA"};
}

inline CertificateText shadowText(std::string trustpoint)
{
    return {"CA Certificate (Rollover)",
            "03",
            "D1",
            "D1",
            "D1",
            std::move(trustpoint),
            "Available",
            "13:14:16 CET Oct 8 2017",
            "13:14:16 CET Oct 8 2019",
            "nvram:RootCA#3CA.cer",
            "cn=RootCA"};
}

/// A router and what it is made to say, command by command.
struct RouterText
{
    std::string host = "spoke-1";
    std::string clock = "10:00:00.000 CET Mon Oct 12 2015";
    std::string clockSource = "NTP";
    std::string head = "! Last configuration change at 10:00:00 CET Sun Oct 11 2015\n"
                       "! NVRAM config last updated at 10:00:01 CET Sun Oct 11 2015\n";
    std::string settings = "no ip http server\n";
    std::string certificates = {};
    std::string trustpoint =
        "crypto pki trustpoint Root-CA\n enrollment url http://172.16.1.1:80\n serial-number\n"
        " ip-address none\n revocation-check crl\n rsakeypair spoke-1-RSA\n auto-enroll 80\n";
    std::string status = "Granted";
    std::string keyStorage = "private-config";
    std::string timers = {};
    std::string server = {};                            ///< what `show crypto pki server` prints
    std::string requests = {};                          ///< rows; the list is there where `server` is
    std::string generated = "13:00:00 CET Oct 10 2015"; ///< of the server's shadow key
    bool isServer = false;

    [[nodiscard]] std::string text() const
    {
        const auto typed = [this](const std::string& command, const std::string& output) {
            return host + "#" + command + "\n" + output;
        };
        std::string out = typed("show clock detail", clock + "\nTime source is " + clockSource + "\n");
        out += typed("show running-config | include ^(hostname|! Last)",
                     head + "hostname " + host + "\nclock timezone CET 1 0\n" + settings);
        out += typed("show crypto pki server", server);
        out += typed("show crypto pki timers detail", "PKI Timers\n" + timers);
        out += typed("show crypto pki certificates verbose", certificates);
        if (!status.empty() && !isServer)
            out += typed(
                "show crypto pki trustpoints status",
                "Trustpoint Root-CA:\n  Last enrollment status: " + status +
                    "\n  State:\n    Keys generated ............. Yes (General Purpose, non-exportable)\n"
                    "    Issuing CA authenticated ....... " +
                    (certificates.find("CA Certificate\n") != std::string::npos ? "Yes" : "No") +
                    "\n    Certificate request(s) ..... Yes\n\n");
        out += typed("show crypto key mypubkey rsa", keys());
        out += typed("show running-config | section ^crypto pki", trustpoint);
        if (!server.empty())
            out += typed(
                "show crypto pki server ROOTCA requests",
                "Enrollment Request Database:\n\nSubordinate CA certificate requests:\nReqID  State      "
                "Fingerprint                      SubjectName\n"
                "--------------------------------------------------------------\n\n"
                "Router certificates requests:\nReqID  State      Fingerprint                      "
                "SubjectName\n"
                "--------------------------------------------------------------\n" +
                    requests + "\n");
        return out;
    }

    [[nodiscard]] fleet::SnapshotPtr snapshot() const
    {
        fleet::Reading reading;
        static_cast<void>(reading.add(host, bytesOf(text())));
        const SystemClock clockOfOurs;
        return fleet::updated(nullptr, fleet::Device{host, host, {}}, std::move(reading), clockOfOurs);
    }

private:
    [[nodiscard]] std::string keys() const
    {
        const auto key = [](const std::string& name, const std::string& at, const std::string& storage) {
            return "% Key pair was generated at: " + at + "\nKey name: " + name +
                   "\nKey type: RSA KEYS\n Storage Device: " + storage +
                   "\n Usage: General Purpose Key\n Key is not exportable.\n";
        };
        if (!isServer)
            return key("spoke-1-RSA", "13:20:16 CET Oct 9 2015", keyStorage);
        std::string out = key("ROOTCA", "13:14:16 CET Oct 9 2015", "private-config");
        if (!generated.empty() && certificates.find("(Rollover)") != std::string::npos)
            out += key("ROOTCA#", generated, keyStorage);
        return out;
    }
};

/// An enrolled client of ROOTCA.
inline RouterText spokeText(std::string host = "spoke-1")
{
    RouterText router;
    router.host = std::move(host);
    router.certificates = CertificateText().text() + caText("Root-CA").text();
    return router;
}

/// The seed's server, with or without its rollover CA.
inline RouterText serverText(bool rollover)
{
    RouterText router;
    router.host = "ROOTCA";
    router.isServer = true;
    router.settings = "ip http server\n";
    router.trustpoint = "crypto pki server ROOTCA\n issuer-name CN=RootCA\n grant auto\n auto-rollover 90\n"
                        "crypto pki trustpoint ROOTCA\n revocation-check crl\n rsakeypair ROOTCA\n";
    router.certificates = (rollover ? shadowText("ROOTCA").text() : std::string()) + caText("ROOTCA").text();
    router.server = "Certificate Server ROOTCA:\n    Status: enabled\n    State: enabled\n"
                    "    Server's configuration is locked  (enter \"shut\" to unlock it)\n"
                    "    Issuer name: CN=RootCA\n    CA cert fingerprint: " +
                    grouped(hex("C1", 32)) +
                    " \n    Granting mode is: auto\n    Last certificate issued serial number (hex): 3\n"
                    "    CA certificate expiration timer: 13:14:16 CET Oct 8 2017\n"
                    "    Current primary storage dir: nvram:\n"
                    "    Database Level: Minimum - no cert data written to storage\n";
    if (rollover)
        router.server +=
            "    Rollover status: available for rollover\n    Rollover CA certificate fingerprint: " +
            grouped(hex("D1", 32)) +
            " \n    Rollover CA certificate expiration time: 13:14:16 CET Oct 8 2019\n";
    router.server += "    Auto-Rollover configured, overlap period 90 days\n";
    return router;
}

} // namespace releve::ops::test
