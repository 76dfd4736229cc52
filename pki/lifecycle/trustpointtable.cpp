// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/lifecycle/trustpoint.h"

namespace releve::lifecycle {

namespace {

using C = TrustpointState;
using E = TrustpointEventKind;

constexpr EnumSet<C> any{C::C0, C::C1, C::C2, C::C3, C::C4, C::C5, C::C6, C::C7, C::C8, C::C9, C::CX};

// Where a row has more states than ROLLOVER_SPEC 6.2 lists, the rule of section 14 that adds them stands
// beside it.
constexpr std::array<TableRow<C, E>, static_cast<std::size_t>(TrustpointRow::Count)> table{{
    // number, from, on, next
    {"1", {C::C0}, {E::CaCertificate}, {C::C1}},
    {"2", {C::C0}, {E::Configured}, {C::C0}},
    {"3", {C::C1}, {E::CaCertificate}, {C::C1}},
    {"4",
     {C::C1, C::C2, C::C5, C::C7, C::C9, C::CX /* 14.11: the operator enrolls again */},
     {E::CaCertificate, E::Enroll, E::Reload},
     {C::C2}},
    {"5", {C::C2}, {E::Granted}, {C::C3, C::C4}},
    {"6", {C::C2}, {E::Pending}, {C::C2}},
    {"7", {C::C2}, {E::Failure}, {C::C9}},
    {"8", {C::C3}, {E::RenewDue}, {C::C5}},
    {"9", {C::C5}, {E::Granted}, {C::C3, C::C4}},
    {"10", {C::C5}, {E::Pending}, {C::C5}},
    {"11", {C::C5}, {E::Failure}, {C::C9}},
    {"12", {C::C5, C::C0, C::C2 /* 14.21, 14.25 */}, {E::TransportFailed}, {C::C5, C::C0, C::C2}},
    {"12a",
     {C::C5, C::C6, C::C7},
     {E::Pending, E::TransportFailed, E::NoNextCa, E::NextCaCertificate /* badly signed */},
     {C::C3, C::C4, C::C1 /* 14.30: the next CA of a client without identity */}},
    {"13", {C::C4, C::C1 /* row 3 */}, {E::ShadowDue, E::NextCaShadowDue}, {C::C6}},
    {"14", {C::C6}, {E::NextCaCertificate}, {C::C7, C::C1, C::C4}},
    {"15",
     {C::C6},
     {E::NoNextCa, E::TransportFailed, E::NextCaCertificate /* 14.17: badly signed */},
     {C::C6}},
    {"16", {C::C7}, {E::NextCaCertificate}, {C::C7}},
    {"17", {C::C7}, {E::Granted}, {C::C8}},
    {"18", {C::C7}, {E::Pending, E::Failure, E::TransportFailed}, {C::C7, C::C9}},
    {"19",
     {C::C8, C::C6, C::C7, C::C9, C::C4, C::CX, C::C1, C::C2 /* 14.31: whatever it is at */},
     {E::CaEnds},
     {C::C3, C::C4}},
    {"19a", {C::C1, C::C4}, {E::CaEnds}, {C::C1}},
    {"20",
     {C::C6, C::C7, C::C1, C::C2, C::C3, C::C4, C::C5, C::C9, C::CX /* 14.31, 14.32 */},
     {E::CaEnds},
     {C::CX}},
    {"21", any, {E::Reload}, any},
    {"22", any, {E::ClockLost}, any},
    // ours
    {"6.3 enroll", {C::C3, C::C4, C::C5, C::C6, C::C7, C::C8, C::C9}, {E::Enroll}, {C::C5, C::C7}},
    {"6.3 no enroll", any, {E::CancelEnroll}, {C::C0, C::C1, C::C3, C::C4, C::C8, C::CX}},
    {"14.11", any, {E::RemoveChain}, {C::C0}},
    {"2", any, {E::ClockAuthoritative}, any},
    {"14.26", {C::C0, C::C2, C::C5, C::C7}, {E::Pending, E::TransportFailed}, {C::C9}},
    {"14.33", any, {E::IdentityEnds}, {C::C1, C::C2, C::C5, C::C7, C::CX}},
}};

} // namespace

const std::array<TableRow<TrustpointState, TrustpointEventKind>,
                 static_cast<std::size_t>(TrustpointRow::Count)>&
trustpointTable()
{
    return table;
}

} // namespace releve::lifecycle
