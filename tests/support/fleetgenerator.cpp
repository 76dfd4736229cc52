// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/fleetgenerator.h"

#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <memory>

#include <openssl/evp.h>
#include <openssl/rsa.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

#include "pki/x509/certificate.h"

namespace releve::tests {

namespace {

using namespace std::chrono;

struct Deleter
{
    void operator()(EVP_PKEY* key) const { EVP_PKEY_free(key); }
    void operator()(X509* certificate) const { X509_free(certificate); }
};
using Key = std::unique_ptr<EVP_PKEY, Deleter>;
using Certificate = std::unique_ptr<X509, Deleter>;

void must(bool done)
{
    if (!done) {
        std::fputs("the fleet generator could not make a certificate\n", stderr);
        std::abort();
    }
}

std::time_t toTime(Instant instant)
{
    return static_cast<std::time_t>(floor<seconds>(instant).time_since_epoch().count());
}

struct Validity
{
    Instant start, end;
};

/// What is worth building once for a whole fleet.
class Issuer
{
public:
    explicit Issuer(Validity validity) : m_key(EVP_RSA_gen(1024))
    {
        must(m_key != nullptr);
        m_ca = make(1, "RootCA", validity);
        must(m_ca != nullptr);
    }

    [[nodiscard]] x509::Certificate ca() const { return toValue(*m_ca); }

    [[nodiscard]] x509::Certificate issue(std::uint64_t serial, const std::string& name,
                                          Validity validity) const
    {
        return toValue(*make(serial, name, validity));
    }

private:
    [[nodiscard]] Certificate make(std::uint64_t serial, const std::string& name, Validity validity) const
    {
        Certificate made(X509_new());
        must(made && X509_set_version(made.get(), X509_VERSION_3) == 1 &&
             ASN1_INTEGER_set_uint64(X509_get_serialNumber(made.get()), serial) == 1 &&
             ASN1_TIME_set(X509_getm_notBefore(made.get()), toTime(validity.start)) &&
             ASN1_TIME_set(X509_getm_notAfter(made.get()), toTime(validity.end)) &&
             X509_set_pubkey(made.get(), m_key.get()) == 1);
        setName(*X509_get_subject_name(made.get()), name);
        setName(*X509_get_issuer_name(made.get()), "RootCA");
        if (serial == 1)
            add(*made, NID_basic_constraints, "critical,CA:TRUE");
        add(*made, NID_key_usage,
            serial == 1 ? "critical,digitalSignature,keyCertSign,cRLSign"
                        : "digitalSignature,keyEncipherment");
        must(X509_sign(made.get(), m_key.get(), EVP_sha256()) > 0);
        return made;
    }

    static void setName(X509_NAME& into, const std::string& commonName)
    {
        for (const auto& [type, value] :
             {std::pair("O", std::string("Example")), std::pair("CN", commonName)}) {
            must(X509_NAME_add_entry_by_txt(&into, type, MBSTRING_ASC, bytesOf(value).data(),
                                            static_cast<int>(value.size()), -1, 0) == 1);
        }
    }

    static void add(X509& to, int nid, const char* value)
    {
        X509_EXTENSION* extension = X509V3_EXT_conf_nid(nullptr, nullptr, nid, value);
        must(extension && X509_add_ext(&to, extension, -1) == 1);
        X509_EXTENSION_free(extension);
    }

    static x509::Certificate toValue(X509& certificate)
    {
        unsigned char* der = nullptr;
        const int length = i2d_X509(&certificate, &der);
        must(length > 0);
        auto value = x509::Certificate::fromDer(ByteView(der, static_cast<std::size_t>(length)));
        OPENSSL_free(der);
        must(value.ok());
        return *value;
    }

    Key m_key;
    Certificate m_ca;
};

std::string printed(Instant instant, const char* format)
{
    const std::time_t time = toTime(instant);
    std::tm fields{};
#ifdef _WIN32
    gmtime_s(&fields, &time);
#else
    gmtime_r(&time, &fields);
#endif
    char text[64];
    return {text, std::strftime(text, sizeof text, format, &fields)};
}

std::string countdown(Duration remaining)
{
    const auto day = floor<days>(remaining);
    const hh_mm_ss time{remaining - day};
    char text[64];
    std::snprintf(text, sizeof text, "%3dd%2d:%02d:%02d.%03d", static_cast<int>(day.count()),
                  static_cast<int>(time.hours().count()), static_cast<int>(time.minutes().count()),
                  static_cast<int>(time.seconds().count()), static_cast<int>(time.subseconds().count()));
    return text;
}

void appendDump(std::string& out, ByteView bytes)
{
    const std::string hex = toHex(bytes);
    for (std::size_t at = 0; at < hex.size(); at += 72) {
        out += "  ";
        for (std::size_t group = at; group < at + 72 && group < hex.size(); group += 8) {
            out.append(hex, group, 8);
            out += ' ';
        }
        out.back() = '\n';
    }
}

void appendListing(std::string& out, const char* heading, const char* usage,
                   const x509::Certificate& certificate, const char* file)
{
    const auto name = [](const x509::Name& of) {
        return "    cn=" + std::string(of.first("cn")) + "\n    o=Example\n";
    };
    constexpr const char* format = "%H:%M:%S UTC %b %e %Y";
    out += std::string(heading) +
           "\n  Status: Available\n  Version: 3\n  Certificate Serial Number (hex): " + certificate.serial() +
           "\n  Certificate Usage: " + usage + "\n  Issuer: \n" + name(certificate.issuer()) +
           "  Subject:\n" + name(certificate.subject()) +
           "  Validity Date: \n    start date: " + printed(*certificate.notBefore(), format) +
           "\n    end   date: " + printed(*certificate.notAfter(), format) +
           "\n  Subject Key Info:\n    Public Key Algorithm: rsaEncryption\n    RSA Public Key: (1024 bit)\n"
           "  Signature Algorithm: SHA256 with RSA Encryption\n  Fingerprint MD5: " +
           grouped(certificate.fingerprint(x509::Digest::Md5)) +
           " \n  Fingerprint SHA1: " + grouped(certificate.fingerprint(x509::Digest::Sha1)) +
           " \n  X509v3 extensions:\n    X509v3 Key Usage: A0000000\n      Digital Signature\n      Key "
           "Encipherment\n"
           "    Authority Info Access:\n  Associated Trustpoints: Root-CA \n  Storage: nvram:RootCA#" +
           file + ".cer\n\n";
}

} // namespace

std::string fleetLog(std::size_t trustpoints, Instant now, Capture capture)
{
    const Validity caValidity{now - days{500}, now + days{230}};
    const Issuer issuer(caValidity);
    const x509::Certificate ca = issuer.ca();
    std::string log;
    log.reserve(trustpoints * (capture == Capture::Whole ? 6500 : 3000));
    for (std::size_t i = 0; i < trustpoints; ++i) {
        char number[32];
        std::snprintf(number, sizeof number, "spoke-%05zu", i + 1);
        const std::string device = number;
        // Spread over the life of a certificate, a few of them late.
        const Instant start = now - hours{(i * 37) % (364 * 24)};
        const Validity validity{start, std::min(start + days{365}, caValidity.end)};
        const x509::Certificate identity = issuer.issue(i + 2, device, validity);
        const Duration untilRenewal = start + (validity.end - start) * 80 / 100 - now;
        const std::string time = printed(now, "%H:%M:%S.000 UTC %a %b %e %Y");
        const auto run = [&](const char* command) {
            log += device + "#" + command +
                   "\nLoad for five secs: 1%/0%; one minute: 1%; five minutes: 1%\nTime source is NTP, " +
                   time + "\n\n";
        };
        run("show crypto pki certificates verbose");
        appendListing(log, "Certificate", "General Purpose", identity, identity.serial().c_str());
        appendListing(log, "CA Certificate", "Signature", ca, "1CA");
        run("show crypto pki timers");
        log += "PKI Timers\n|     7:49.003\n  |     7:49.003  SESSION CLEANUP\n";
        if (untilRenewal > Duration::zero())
            log += "  |" + countdown(untilRenewal) + "  RENEW Root-CA\n";
        log += "\n";
        run("show crypto pki trustpoints status");
        log += "Trustpoint Root-CA:\n  Issuing CA certificate configured:\n    Subject Name:\n     "
               "cn=RootCA,o=Example\n"
               "    Fingerprint MD5: " +
               grouped(ca.fingerprint(x509::Digest::Md5)) +
               " \n  Router General Purpose certificate configured:\n    Subject Name:\n     cn=" + device +
               ",o=Example\n  Last enrollment status: Granted\n  State:\n    Keys generated ............. "
               "Yes (General Purpose, non-exportable)\n"
               "    Issuing CA authenticated ....... Yes\n    Certificate request(s) ..... Yes\n\n";
        if (capture == Capture::Listings)
            continue;
        run("show crypto key mypubkey rsa");
        log += "% Key pair was generated at: " + printed(start, "%H:%M:%S UTC %b %e %Y") +
               "\nKey name: " + device +
               "-RSA\nKey type: RSA KEYS\n Storage Device: private-config\n Usage: General Purpose Key\n"
               " Key is not exportable.\n Key Data:\n";
        appendDump(log, identity.publicKey().spki);
        log += "\n";
        run("show running-config");
        log += "Building configuration...\n\n!\nversion 15.5\nhostname " + device +
               "\n!\nip domain name example.net\n!\ncrypto pki trustpoint Root-CA\n enrollment url "
               "http://172.16.1.1:80\n"
               " serial-number none\n ip-address none\n subject-name CN=" +
               device + ",O=Example\n revocation-check crl\n rsakeypair " + device +
               "-RSA\n auto-enroll 80\n!\n!\ncrypto pki certificate chain Root-CA\n certificate " +
               identity.serial() + "\n";
        appendDump(log, identity.der());
        log += "  quit\n certificate ca 01\n";
        appendDump(log, ca.der());
        log += "  quit\n!\ninterface GigabitEthernet0/0\n ip address 172.16.1.2 255.255.255.0\n!\nntp server "
               "172.16.1.1\n!\nend\n\n";
    }
    return log;
}

} // namespace releve::tests
