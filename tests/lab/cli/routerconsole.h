// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QTemporaryDir>
#include <QTest>

#include <memory>
#include <string>
#include <string_view>

#include "pki/lab/cli/routersession.h"
#include "pki/lab/lab.h"

/// Somebody at a terminal of a lab's router.
namespace clisupport {

using namespace releve;
using lab::cli::RouterSession;
using lab::cli::Session;

/// The seed's blocks as they stand: indentation damaged, passwords of types 7 and 0.
inline constexpr std::string_view seedServer = "crypto pki server ROOTCA\n"
                                               "  database level complete\n"
                                               "  database archive pkcs12 password 7 01100F175804575D72\n"
                                               "  issuer-name CN=RootCA,OU=TAC,O=Cisco\n"
                                               "  grant auto\n"
                                               "  lifetime certificate 365\n"
                                               "  lifetime ca-certificate 730\n"
                                               "  database url ftp://10.1.1.1/DB/ROOTCA/\n"
                                               "auto-rollover 90\n";
inline constexpr std::string_view seedClient = "crypto pki trustpoint Root-CA\n"
                                               "  enrollment url http://172.16.1.1:80\n"
                                               "  serial-number\n"
                                               "  ip-address none\n"
                                               "  password 0 Rev0cati0n$Passw0rd\n"
                                               "  subject-name CN=spoke-1.cisco.com,OU=CVO\n"
                                               "  revocation-check crl\n"
                                               "  rsakeypair spoke-1-RSA\n"
                                               "  auto-enroll 80\n";

class Console
{
public:
    explicit Console(lab::Router& router, unsigned privilege = 15)
        : m_session(router, optionsOf(privilege), [this](std::string_view out) { m_out.append(out); })
    {
        m_session.session().start();
    }

    /// What comes of it at once.
    QByteArray type(std::string_view text)
    {
        m_out.clear();
        m_session.session().receive(text);
        return out();
    }
    /// What comes of it until the terminal shows `shown`; nothing when it does not.
    QByteArray typeUntil(std::string_view text, std::string_view shown)
    {
        type(text);
        if (hears(shown))
            return out();
        qWarning("waited in vain for \"%.*s\" in \"%s\"", static_cast<int>(shown.size()), shown.data(),
                 out().constData());
        return {};
    }
    /// Until it has been said, wherever.
    bool hears(std::string_view text)
    {
        return QTest::qWaitFor([&] { return m_out.find(text) != std::string::npos; }, 20'000);
    }
    [[nodiscard]] QByteArray out() const { return {m_out.data(), static_cast<qsizetype>(m_out.size())}; }
    [[nodiscard]] Session& session() { return m_session.session(); }

private:
    static Session::Options optionsOf(unsigned privilege)
    {
        Session::Options options;
        options.privilege = privilege;
        return options;
    }

    std::string m_out;
    RouterSession m_session;
};

/// A certificate server with the seed's addresses, and a spoke that reaches it.
class TwoRouters
{
public:
    TwoRouters() : lab(optionsOf(m_folder), m_wall)
    {
        server = *lab.addRouter({"Root-CA"});
        spoke = *lab.addRouter({"spoke-1"});
        lab.network().addStore("10.1.1.1");
        lab.run();
    }

private:
    static lab::Lab::Options optionsOf(const QTemporaryDir& folder)
    {
        lab::Lab::Options options;
        options.start = *makeInstant(2015, 10, 9, 12, 14, 16);
        options.folder = folder.path();
        options.events = [](std::string_view) {};
        return options;
    }

    QTemporaryDir m_folder;
    SystemClock m_wall;

public:
    lab::Lab lab;
    lab::Router* server = nullptr;
    lab::Router* spoke = nullptr;
};

/// The server is enabled, with a key that is quickly made, and reached at 172.16.1.1.
inline void startServer(Console& console, std::string_view lines = "grant auto\r")
{
    console.type("terminal length 0\rterminal width 0\rconf t\rinterface gi0/0\rip address 172.16.1.1 "
                 "255.255.255.0\rip http server\r");
    console.typeUntil("crypto key generate rsa label ROOTCA modulus 1024\r", "(config)#");
    console.type("crypto pki server ROOTCA\rissuer-name CN=RootCA,OU=TAC,O=Cisco\r" + std::string(lines));
    console.typeUntil("no shut\rsecretpass\rsecretpass\r", "enabled.\r\nRoot-CA(cs-server)#");
    console.type("end\r");
}

inline void startSpoke(Console& console, std::string_view lines = "serial-number none\rip-address none\r")
{
    console.type("terminal length 0\rterminal width 0\rconf t\r");
    console.typeUntil("crypto key generate rsa label VPN modulus 1024\r", "(config)#");
    console.type(
        "crypto pki trustpoint Root-CA\renrollment url http://172.16.1.1\rsubject-name CN=R18,OU=VPN\r"
        "rsakeypair VPN\rrevocation-check none\r" +
        std::string(lines));
}

inline bool authenticate(Console& console)
{
    const bool asked =
        console.typeUntil("crypto pki authenticate Root-CA\r", "[yes/no]: ").contains("Fingerprint");
    return asked && console.typeUntil("yes\r", "accepted.\r\nspoke-1(config)#").contains("accepted");
}

/// Without a challenge password; true when the request has been sent.
inline bool sendRequest(Console& console)
{
    return !console.typeUntil("crypto pki enroll Root-CA\r\r\ryes\r", "fingerprint.\r\n\r\nspoke-1(config)#")
                .isEmpty();
}

inline bool isEnrolled(const lab::Router& router)
{
    return QTest::qWaitFor([&] { return router.trustpoint("Root-CA")->held().identity.has_value(); }, 20'000);
}

inline QByteArray fingerprint(const x509::Certificate& certificate, x509::Digest digest)
{
    return QByteArray::fromStdString(grouped(certificate.fingerprint(digest)));
}

} // namespace clisupport
