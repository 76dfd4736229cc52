// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/lab/cli/showrecords.h"

#include "pki/ios/renderclock.h"
#include "pki/lab/router/router.h"

namespace releve::lab::cli {

ios::ZoneClock zoneOf(const Router& router)
{
    const auto& zone = router.running().zone;
    return zone ? ios::ZoneClock(*zone) : ios::ZoneClock();
}

ios::ClockAuthority authorityOf(const Router& router)
{
    return router.isClockAuthoritative() ? ios::ClockAuthority::Authoritative
                                         : ios::ClockAuthority::NotAuthoritative;
}

ios::ClockRecord clockRecordOf(const Router& router)
{
    // A lab's router is right because it is told to be: what it says of the source is what its configuration makes
    // likely (ours).
    std::string source;
    if (router.isClockAuthoritative())
        source = !router.running().ntpServers.empty() ? "NTP"
                 : router.running().calendarValid     ? "hardware calendar"
                                                      : "user configuration";
    return ios::clockRecord(router.now(), zoneOf(router), authorityOf(router), std::move(source));
}

std::vector<ios::KeyRecord> keyRecordsOf(const Router& router, std::string_view label)
{
    std::vector<ios::KeyRecord> records;
    const ios::ZoneClock clock = zoneOf(router);
    for (const auto& [name, key] : router.keys().all()) {
        if (!label.empty() && label != name)
            continue;
        ios::KeyRecord record;
        record.name = name;
        record.type = "RSA KEYS";
        record.usage = "General Purpose Key";
        record.storage = key.saved ? "private-config" : "not specified";
        record.exportable = key.exportable;
        record.generated = clock.printed(key.generated);
        record.publicKey = key.key.publicKey();
        records.push_back(std::move(record));
    }
    return records;
}

} // namespace releve::lab::cli
