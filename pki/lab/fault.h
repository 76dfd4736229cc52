// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <string_view>

#include "pki/plan/jsonplace.h"

namespace releve::lab {

/// What can be wrong with a router, and how it can lie: the words of fleet files and control lines (PRODUCT
/// `releve-lab`). The first three are those of scenarios.
enum class Fault : std::uint8_t
{
    Unreachable,           ///< nobody reaches it, and it reaches nobody
    HttpOff,               ///< its HTTP server is out of order
    ClockNotAuthoritative, ///< its clock is not to be trusted
    SaysOkDoesNothing,     ///< enrolling, saving and most acts on a server print what they always print
    ReturnsOldCertificate, ///< a renewal gets the certificate it was asked with
    HostKeyChanged,        ///< SSH shows another host key
    DropAfterCommand,      ///< SSH connections break after a command
    UnexpectedQuestion,    ///< commands ask something nobody expects
    DiskFull,              ///< no file can be written
    Garbage,               ///< HTTP answers are no SCEP
    Slow,                  ///< HTTP answers take seconds
    CapsShrunk,            ///< GetCACaps lists less than it did
    Count
};

inline constexpr std::array<plan::JsonWord<Fault>, static_cast<std::size_t>(Fault::Count)> faultWords{{
    {"unreachable", Fault::Unreachable},
    {"http-off", Fault::HttpOff},
    {"clock-not-authoritative", Fault::ClockNotAuthoritative},
    {"says-ok-does-nothing", Fault::SaysOkDoesNothing},
    {"returns-old-certificate", Fault::ReturnsOldCertificate},
    {"host-key-changed", Fault::HostKeyChanged},
    {"drop-after-command", Fault::DropAfterCommand},
    {"unexpected-question", Fault::UnexpectedQuestion},
    {"disk-full", Fault::DiskFull},
    {"garbage", Fault::Garbage},
    {"slow", Fault::Slow},
    {"caps-shrunk", Fault::CapsShrunk},
}};

} // namespace releve::lab
