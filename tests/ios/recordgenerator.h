// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <random>

#include "pki/ios/zoneclock.h"

namespace releve::test {

/// Records as a router may hold them, made at random from a seed: every optional field on and off, short and long
/// texts, dates in the zone of a device, now and then an extreme.
class RecordGenerator
{
public:
    explicit RecordGenerator(unsigned seed);

    [[nodiscard]] const ios::ZoneClock& clock() const { return m_clock; }
    /// The device gets another zone.
    void changeZone();

    [[nodiscard]] ios::CertificateRecord certificate(bool verbose);
    /// Of one output: the rows of a section sorted by what remains. With `detail` all have a due date.
    [[nodiscard]] std::vector<ios::TimerRecord> timers(bool detail);
    [[nodiscard]] ios::ServerRecord server();
    /// As `show crypto pki trustpoints` tells it, or `… status`.
    [[nodiscard]] ios::TrustpointRecord trustpoint(bool status);
    [[nodiscard]] ios::KeyRecord key();
    /// Of one output, in the order of its lists.
    [[nodiscard]] std::vector<ios::RequestRecord> requests(const std::string& server);
    [[nodiscard]] Instant instant();
    [[nodiscard]] lifecycle::CertificateServerConfig serverConfig();
    [[nodiscard]] lifecycle::TrustpointConfig trustpointConfig();

    [[nodiscard]] bool flip() { return below(2) == 1; }
    [[nodiscard]] unsigned below(unsigned bound);
    [[nodiscard]] std::string word(unsigned longest = 20);
    [[nodiscard]] std::string hex(std::size_t digits);

private:
    template<class T>
    [[nodiscard]] const T& oneOf(std::initializer_list<T> values);
    [[nodiscard]] std::string words();
    [[nodiscard]] std::string optionalWord() { return flip() ? word() : std::string(); }
    [[nodiscard]] std::string optionalHex(std::size_t digits) { return flip() ? hex(digits) : std::string(); }
    [[nodiscard]] ios::PrintedName name();
    [[nodiscard]] ios::PrintedTime time() { return m_clock.printed(instant()); }
    [[nodiscard]] std::optional<ios::PrintedTime> optionalTime();
    [[nodiscard]] Duration remaining();
    [[nodiscard]] lifecycle::DaysHoursMinutes duration(unsigned mostDays);

    std::mt19937 m_random;
    ios::ZoneClock m_clock;
};

} // namespace releve::test
