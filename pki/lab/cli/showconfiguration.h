// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace releve::lab {
class Router;
struct RouterConfig;
struct ConfigSecret;
} // namespace releve::lab

/// A router's configuration as IOS prints it. All of it in the lab's thread.
namespace releve::lab::cli {

enum class ChainText
{
    Labels, ///< `show running-config brief`
    Full    ///< with every certificate in hex
};

/// The lines of a configuration, from `version` to `end`: what can be pasted into a router. Passwords stand there in type
/// 7, as with `service password-encryption`, whatever they were typed as (ours: a lab keeps no hashes).
/// @param chains of the certificates that `router` holds now
[[nodiscard]] std::string configurationText(const Router& router, const RouterConfig& config,
                                            ChainText chains);

/// `show running-config`.
[[nodiscard]] std::string runningConfigText(const Router& router, ChainText chains = ChainText::Full);

/// `show startup-config`. Its chains are references to files (`nvram:RootCA#1CA.cer`), of the certificates held now that
/// are known to be saved: see isStored().
[[nodiscard]] std::string startupConfigText(const Router& router);

/// `7 094F471A1A0A`: what stands behind `password`. The salt comes from the password, so that a configuration always
/// prints the same (ours: IOS takes another each time it is typed).
[[nodiscard]] std::string passwordWords(const ConfigSecret& secret);

} // namespace releve::lab::cli
