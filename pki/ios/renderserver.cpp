// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/ios/renderserver.h"

#include <array>

#include "pki/ios/rendertext.h"

namespace releve::ios {
namespace {

constexpr std::size_t indent = 4;

struct Heading
{
    RequestList list;
    std::string_view text;
};
constexpr std::array headings{
    Heading{RequestList::SubordinateCa, "Subordinate CA certificate requests:"},
    Heading{RequestList::Ra, "RA certificate requests:"},
    Heading{RequestList::Router, "Router certificates requests:"}}; // plural: IOS's own

void addText(std::string& text, std::string_view label, const std::string& value)
{
    if (!value.empty())
        addLine(text, indent, label, value);
}

void addDate(std::string& text, std::string_view label, const std::optional<PrintedTime>& time,
             const ZoneClock& clock)
{
    if (time)
        addLine(text, indent, label, dateText(*time, clock));
}

void addFingerprint(std::string& text, std::string_view label, const std::string& fingerprint)
{
    if (!fingerprint.empty())
        addLine(text, indent, label, grouped(fingerprint) + ' ');
}

void addCertificate(std::string& text, const ServerRecord& server)
{
    addFingerprint(text, "CA cert fingerprint: ", server.caFingerprint);
    if (server.caFingerprint.empty())
        addLine(text, indent, "CA cert fingerprint: -Not found-");
    if (server.raMode)
        addLine(text, indent, "Server configured in RA mode");
    addFingerprint(text, "RA cert fingerprint: ", server.raFingerprint);
}

void addRollover(std::string& text, const ServerRecord& server, const ZoneClock& clock)
{
    if (server.rollover) {
        addText(text, "Rollover status: ", server.rollover->status);
        addFingerprint(text, "Rollover CA certificate fingerprint: ", server.rollover->fingerprint);
        addDate(text, "Rollover CA certificate expiration time: ", server.rollover->expires, clock);
    }
    if (server.autoRollover)
        addLine(text, indent, "Auto-Rollover configured, overlap period ", overlapText(*server.autoRollover));
    addDate(text, "Autorollover timer: ", server.autoRolloverTimer, clock);
}

} // namespace

std::string_view databaseLevelText(lifecycle::DatabaseLevel level)
{
    switch (level) {
    case lifecycle::DatabaseLevel::Names:
        return "Names - subject name data written as <serialnum>.cnm"; // from memory: [R]
    case lifecycle::DatabaseLevel::Complete:
        return "Complete - all issued certs written as <serialnum>.cer";
    case lifecycle::DatabaseLevel::Minimum:
        break;
    }
    return "Minimum - no cert data written to storage";
}

std::string overlapText(const lifecycle::DaysHoursMinutes& overlap)
{
    std::string text = std::to_string(overlap.days) + " days";
    if (overlap.hours != 0 || overlap.minutes != 0)
        text +=
            ' ' + std::to_string(overlap.hours) + " hours " + std::to_string(overlap.minutes) + " minutes";
    return text;
}

std::string renderServer(const ServerRecord& server, const ZoneClock& clock)
{
    std::string text;
    addLine(text, 0, "Certificate Server ", server.name + ':');
    addText(text, "Status: ", server.status);
    addText(text, "State: ", server.state);
    addLine(text, indent,
            server.locked ? R"(Server's configuration is locked  (enter "shut" to unlock it))"
                          : R"(Server's configuration is unlocked  (enter "no shut" to lock it))");
    addText(text, "Issuer name: ", server.issuer);
    addCertificate(text, server);
    addText(text, "Granting mode is: ", server.grantingMode);
    addText(text, "Last certificate issued serial number (hex): ", server.lastSerial);
    addDate(text, "CA certificate expiration timer: ", server.caExpires, clock);
    addDate(text, "CRL NextUpdate timer: ", server.crlNextUpdate, clock);
    addText(text, "Current primary storage dir: ", server.storage);
    for (const std::string& storage : server.otherStorage)
        addLine(text, indent, "Current ", storage);
    addText(text, "Database Level: ", server.databaseLevel);
    addRollover(text, server, clock);
    return text;
}

std::string renderRequests(std::span<const RequestRecord> requests)
{
    std::string text = "Enrollment Request Database:\n\n";
    for (const Heading& heading : headings) {
        addLine(text, 0, heading.text);
        addLine(text, 0, "ReqID  State      Fingerprint                      SubjectName");
        addLine(text, 0, "--------------------------------------------------------------");
        for (const RequestRecord& request : requests)
            if (request.list == heading.list)
                addLine(text, 0, {},
                        padded(request.id, 6) + ' ' + padded(request.state, 10) + ' ' +
                            padded(request.fingerprint, 32) + ' ' + request.subject);
        addLine(text, 0, {});
    }
    return text;
}

} // namespace releve::ios
