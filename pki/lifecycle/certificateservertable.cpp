// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/lifecycle/certificateserver.h"

namespace releve::lifecycle {

namespace {

using S = ServerState;
using E = ServerEventKind;

constexpr std::array<TableRow<S, E>, static_cast<std::size_t>(ServerRow::Count)> table{{
    // number, from, on, next: ROLLOVER_SPEC 5.2
    {"1", {S::S1}, {E::NoShut}, {S::S3}},
    {"2", {S::S1}, {E::NoShut}, {S::S1}},
    {"3", {S::S1, S::S3, S::S4, S::S5}, {E::HttpOff, E::ClockLost, E::StorageLost}, {S::S5}},
    {"4",
     {S::S5},
     {E::HttpOn, E::ClockAuthoritative, E::StorageBack},
     {S::S3, S::S4, S::S1 /* shut meanwhile */, S::S5 /* another check fails */}},
    {"5", {S::S3}, {E::ShadowGenerationDue}, {S::S4}},
    {"6", {S::S3}, {E::Rollover}, {S::S4}},
    {"7", {S::S4}, {E::Rollover}, {S::S4}},
    {"8", {S::S4}, {E::RolloverCancel}, {S::S3}},
    {"9", {S::S3}, {E::RolloverCancel}, {S::S3}},
    {"10", {S::S4}, {E::CertExpireDue}, {S::S3}},
    {"11", {S::S3}, {E::CertExpireDue}, {S::S5}},
    {"12", {S::S3, S::S4}, {E::Receive}, {S::S3, S::S4}},
    {"13", {S::S4}, {E::Receive}, {S::S4}},
    {"14", {S::S3}, {E::Receive}, {S::S3}},
    {"15", {S::S4}, {E::Receive}, {S::S4}},
    {"16", {S::S3, S::S4}, {E::CrlUpdateDue, E::Revoke, E::Unrevoke /* 5.5 */}, {S::S3, S::S4}},
    {"17", {S::S1, S::S3, S::S4, S::S5}, {E::Remove}, {S::S0}},
    // ours
    {"5.1 shut", {S::S3, S::S4, S::S5}, {E::Shut}, {S::S1, S::S5}},
    {"5.1 no shut", {S::S1, S::S5}, {E::NoShut}, {S::S3, S::S4, S::S5}},
    {"7.2 GetCACert", {S::S3, S::S4}, {E::Receive}, {S::S3, S::S4}},
    {"5.5",
     {S::S3, S::S4},
     {E::GrantAll, E::RejectAll, E::Grant, E::Reject, E::RemoveRequest},
     {S::S3, S::S4}},
    {"14.20 poll", {S::S3, S::S4}, {E::Receive}, {S::S3, S::S4}},
    {"14.10",
     {S::S0, S::S1, S::S5},
     {E::NoShut /* 14.16: dead */, E::Rollover, E::RolloverCancel, E::GrantAll, E::RejectAll, E::Grant,
      E::Reject, E::RemoveRequest, E::Revoke, E::Unrevoke},
     {S::S0, S::S1, S::S5}},
    {"14.13", {S::S0, S::S1, S::S5}, {E::Receive}, {S::S0, S::S1, S::S5}},
    {"14.18", {S::S3, S::S4}, {E::Receive}, {S::S3, S::S4}},
}};

} // namespace

const std::array<TableRow<ServerState, ServerEventKind>, static_cast<std::size_t>(ServerRow::Count)>&
serverTable()
{
    return table;
}

} // namespace releve::lifecycle
