// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

/// Moves this process, and the programs it starts, into a network of their own with nothing but a loopback
/// interface: for peers that can only listen on every interface. Call it before there is a second thread. False,
/// and nothing changed, where the system does not allow it; then such a peer is reachable from outside while its
/// test runs.
[[nodiscard]] bool enterOwnNetwork();
