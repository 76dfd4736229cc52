// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/base/text.h"
#include "pki/ios/printedtime.h"
#include "tests/fuzz/fuzz.h"

using namespace releve;
using namespace std::chrono_literals;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view text = textOf({data, size});
    const auto date = ios::parsePrintedDate(text);
    const auto time = ios::parsePrintedTime(text);
    require(date.has_value() == time.has_value());
    if (!date)
        return 0;
    require(time->instant.has_value() == ios::zoneOffset(date->zone).has_value());
    require(time->text == trimmed(text));
    // The device's own zone makes every date an instant, and moves it by exactly its offset.
    const ios::ZoneConfig zone{std::string(date->zone), 330min, {}, 0min};
    const auto own = ios::instantOf(*date, &zone);
    const auto utc = makeInstant(date->year, date->month, date->day, date->hour, date->minute, date->second,
                                 date->millisecond);
    require(own && utc && *utc - *own == 330min);
    return 0;
}
