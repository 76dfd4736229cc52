// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/lab/fleet.h"

#include <array>
#include <set>

#include "pki/plan/jsonplace.h"

namespace releve::lab {

namespace {

using plan::JsonComplaint;
using plan::JsonPlace;
using plan::JsonWord;

constexpr std::array roleWords{JsonWord<FleetRole>{"server", FleetRole::Server},
                               JsonWord<FleetRole>{"client", FleetRole::Client},
                               JsonWord<FleetRole>{"both", FleetRole::Both}};
constexpr std::array platformWords{JsonWord<Platform>{"ios", Platform::Ios},
                                   JsonWord<Platform>{"ios-xe", Platform::IosXe}};
constexpr std::array clockWords{JsonWord<bool>{"authoritative", true},
                                JsonWord<bool>{"not-authoritative", false}};
constexpr std::array sshWords{JsonWord<bool>{"modern", false}, JsonWord<bool>{"legacy", true}};

std::vector<std::string> textsAt(const JsonPlace& place)
{
    std::vector<std::string> texts;
    for (const JsonPlace& element : place.elements())
        texts.push_back(element.name());
    return texts;
}

FleetRouter routerAt(const JsonPlace& place)
{
    place.expectObject({"name", "role", "platform", "clock", "user", "password", "enable", "ssh", "addresses",
                        "config", "enrolled_at"});
    FleetRouter router;
    router.name = place.member("name").name();
    router.role = place.member("role").word(roleWords);
    const auto optional = [&place](const char* key, auto read) {
        if (const JsonPlace member = place.member(key); member.exists())
            read(member);
    };
    optional("platform", [&](const JsonPlace& at) { router.platform = at.word(platformWords); });
    optional("clock", [&](const JsonPlace& at) { router.clockAuthoritative = at.word(clockWords); });
    optional("user", [&](const JsonPlace& at) { router.user = at.name(); });
    optional("password", [&](const JsonPlace& at) { router.password = at.name(); });
    optional("enable", [&](const JsonPlace& at) { router.enable = at.name(); });
    optional("ssh", [&](const JsonPlace& at) { router.legacySsh = at.word(sshWords); });
    optional("addresses", [&](const JsonPlace& at) { router.addresses = textsAt(at); });
    optional("config", [&](const JsonPlace& at) { router.config = at.text(); });
    optional("enrolled_at", [&](const JsonPlace& at) { router.enrolledAt = at.instant(); });
    return router;
}

} // namespace

std::string_view nameOf(FleetRole role)
{
    for (const auto& word : roleWords) {
        if (word.value == role)
            return word.text;
    }
    return {};
}

Result<Fleet> readFleet(ByteView bytes, const std::string& fileName)
{
    const auto document = plan::parseJson(bytes, fileName, maximumFleetSize);
    if (!document)
        return document.error();
    JsonComplaint complaint(fileName);
    const JsonPlace root(*document, {}, complaint);
    root.expectObject({"start", "speed", "routers", "stores"});
    Fleet fleet;
    fleet.start = root.member("start").instant();
    if (const JsonPlace speed = root.member("speed"); speed.exists())
        fleet.speed = speed.count(maximumSpeed);
    fleet.stores = textsAt(root.member("stores"));
    std::set<std::string> names;
    for (const JsonPlace& place : root.member("routers").elements()) {
        FleetRouter router = routerAt(place);
        if (!complaint.spoken() && !names.insert(router.name).second)
            place.member("name").complain(plan::quoted(router.name) + " stands there twice");
        if (complaint.spoken())
            break;
        fleet.routers.push_back(std::move(router));
    }
    if (fleet.routers.empty())
        root.member("routers").complain("no router");
    if (complaint.spoken())
        return complaint.error();
    return fleet;
}

namespace {

const Instant seedStart = *makeInstant(2015, 10, 9, 12, 14, 16);
constexpr const char* rootAddress = "172.16.1.1";
constexpr const char* storeAddress = "10.1.1.1";

/// The founding document's server, with what it leaves out.
FleetRouter rootCa(bool withStore)
{
    FleetRouter router;
    router.name = "ROOTCA";
    router.role = FleetRole::Server;
    router.config =
        std::string("ip domain name cisco.com\nclock timezone CET 1 0\n"
                    "interface GigabitEthernet0/0\n ip address 172.16.1.1 255.255.255.0\n no shutdown\n"
                    "ip http server\n"
                    "crypto pki trustpoint ROOTCA\n revocation-check crl\n rsakeypair ROOTCA 1024\n"
                    "crypto pki server ROOTCA\n"
                    " database level complete\n"
                    " database archive pkcs12 password 7 01100F175804575D72\n"
                    " issuer-name CN=RootCA,OU=TAC,O=Cisco\n"
                    " grant auto\n lifetime certificate 365\n lifetime ca-certificate 730\n") +
        (withStore ? " database url ftp://10.1.1.1/DB/ROOTCA/\n" : "") + " auto-rollover 90\n";
    return router;
}

FleetRouter spoke(const std::string& name, unsigned number, const std::string& lines, Instant enrolledAt)
{
    FleetRouter router;
    router.name = name;
    router.config = "ip domain name cisco.com\nclock timezone CET 1 0\n"
                    "interface GigabitEthernet0/0\n ip address 172.16." +
                    std::to_string(2 + number / 250) + "." + std::to_string(1 + number % 250) +
                    " 255.255.255.0\n no shutdown\n"
                    "crypto pki trustpoint Root-CA\n enrollment url http://172.16.1.1:80\n serial-number\n"
                    " ip-address none\n password 0 Rev0cati0n$Passw0rd\n subject-name CN=" +
                    name + ".cisco.com,OU=CVO\n revocation-check crl\n rsakeypair " + name + "-RSA 1024\n" +
                    lines;
    router.enrolledAt = enrolledAt;
    return router;
}

} // namespace

Fleet demoFleet()
{
    using namespace std::chrono_literals;
    Fleet fleet{seedStart, 86400, {}, {storeAddress}};
    fleet.routers.push_back(rootCa(true));
    FleetRouter manual = rootCa(false);
    manual.name = "MANUALCA";
    manual.config =
        "ip domain name cisco.com\ninterface GigabitEthernet0/0\n ip address 172.16.1.2 255.255.255.0\n"
        " no shutdown\nip http server\ncrypto pki trustpoint MANUALCA\n rsakeypair MANUALCA 1024\n"
        "crypto pki server MANUALCA\n issuer-name CN=ManualCA,OU=TAC,O=Cisco\n"
        " lifetime certificate 365\n lifetime ca-certificate 730\n auto-rollover 90\n";
    fleet.routers.push_back(std::move(manual));
    unsigned number = 0;
    Instant at = seedStart + 6min;
    const auto add = [&](const char* name, const char* lines) -> FleetRouter& {
        fleet.routers.push_back(spoke(name, number++, lines, at));
        at += 1h;
        return fleet.routers.back();
    };
    add("spoke-1", " auto-enroll 80\n");
    add("spoke-2", " auto-enroll 80 regenerate\n");
    add("spoke-3", " auto-enroll 80\n").platform = Platform::IosXe;
    add("spoke-4", "");                  // no auto-enroll: SHADOW at 90 % of the CA's life
    add("spoke-5", " auto-enroll 70\n"); // asks for the rollover CA before there is one
    FleetRouter& waiting = add("spoke-6", " auto-enroll 80\n"); // until somebody grants it
    waiting.config.replace(waiting.config.find(rootAddress), std::string_view(rootAddress).size(),
                           "172.16.1.2");
    add("spoke-7", " auto-enroll 80\n").clockAuthoritative = false;
    FleetRouter& guarded = add("spoke-8", " auto-enroll 80\n");
    guarded.enable = "cisco";
    guarded.legacySsh = true;
    return fleet;
}

Fleet spokesFleet(unsigned spokes, unsigned seed)
{
    Fleet fleet{seedStart, 86400, {}, {storeAddress}};
    fleet.routers.push_back(rootCa(false));
    const std::size_t width = std::to_string(spokes).size();
    for (unsigned i = 0; i < spokes; ++i) {
        std::string number = std::to_string(i + 1);
        number.insert(0, width - number.size(), '0');
        // One every five minutes, in an order that follows from the seed: 7919 is prime and no divisor of a fleet's size.
        const unsigned place = (i * 7919U + seed) % spokes;
        fleet.routers.push_back(spoke("spoke-" + number, i,
                                      i % 2 == 0 ? " auto-enroll 80\n" : " auto-enroll 80 regenerate\n",
                                      seedStart + std::chrono::minutes(5) * (place + 1)));
    }
    return fleet;
}

} // namespace releve::lab
