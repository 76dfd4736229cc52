// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtCore/qnamespace.h>

namespace releve::models {

/// What the models answer beside Qt's own roles. Not every model has every role: one it lacks is invalid.
enum Role
{
    SortRole =
        Qt::UserRole + 1, ///< what to sort by: a number, or a text in natural order; absolute, never ticking
    OrderRole,       ///< QString: the row's place among equals, the device then the name in natural order
    HaystackRole,    ///< QString: all the row can be found by, as folded() makes it
    ToneRole,        ///< int of fleet::Tone
    StateRole,       ///< int of fleet::TrustpointState, or of fleet::ServerState on a server
    OverlayRole,     ///< int of fleet::Overlay
    KindRole,        ///< int: what the row is, by the model's own enumeration
    DeviceIdRole,    ///< QString
    TrustpointRole,  ///< QString: the trustpoint's name; invalid where the row belongs to none
    ChipsRole,       ///< int: the Chip flags that the row answers to
    DueRole,         ///< qint64 ms since 1970 UTC; invalid when there is no timer or its instant is not known
    ProgressRole,    ///< double 0 to 1: how much of the timer has run; invalid when its start is not known
    AsOfRole,        ///< qint64 ms UTC: the instant of the device's reading; invalid when not known
    LiveRole,        ///< bool: the countdown moves
    TimerNameRole,   ///< QString: `RENEW`, `SHADOW` …, without the time left
    CountTextRole,   ///< QString: what a parent says of its children: `1,204` or `2 of 9`; may be empty
    DifferenceRole,  ///< bool: differs from the other side of the chain
    GapRole,         ///< bool: stands for something that is missing
    CertificateRole, ///< fleet::HeldCertificatePtr, null when the row has none
    NotBeforeRole,   ///< qint64 ms UTC: start of a validity bar; invalid when not known
    NotAfterRole,    ///< qint64 ms UTC: its end
    AwaitedRole,     ///< bool: the bar is of something awaited: the dates are what is expected
    CopyRole,        ///< QString: the plain value to copy, without grouping or words of ours
};

} // namespace releve::models
