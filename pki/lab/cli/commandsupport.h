// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "pki/ios/configpassword.h"
#include "pki/lab/cli/session.h"
#include "pki/lab/router/router.h"

/// What the commands share.
namespace releve::lab::cli {

/// Why the lab did not do it; the words are ours.
void tellError(Session& session, const Error& error);

/// Changes the running configuration; false, with IOS's words on the terminal, when the router refuses it.
bool changeConfig(Session& session, const std::function<void(RouterConfig&)>& change);

/// Where lines of such a block stand among the verbatim ones that the lab takes and does nothing about.
[[nodiscard]] std::string trustpointHeader(std::string_view name);
[[nodiscard]] std::string serverHeader(std::string_view name);

/// The password of a typed line, kept as the configuration keeps them; not set, with words on the terminal, when it
/// cannot be read.
[[nodiscard]] ConfigSecret secretIn(Session& session, std::string_view line);

/// What questioned() is made of.
void askUnexpectedly(Session& session, const Invocation& invocation, Handler run);

/// The handler of a command that does something about PKI. While the router tells the lie `unexpected-question`, a question
/// that no IOS has (ours) stands before what it does.
template<Handler run>
void questioned(Session& session, const Invocation& invocation)
{
    askUnexpectedly(session, invocation, run);
}

/// Base 64 in rows of 64 characters, as IOS prints it.
[[nodiscard]] std::string inBase64Lines(ByteView bytes);

/// Lines of the terminal up to an empty one or `quit`, as IOS takes base 64. What is longer than any certificate is cut.
void readPaste(Session& session, std::function<void(Session&, const std::string&)> then);

/// Bytes of a paste: PEM, or base 64 alone.
[[nodiscard]] Result<Bytes> bytesOfPaste(const std::string& text);

} // namespace releve::lab::cli
