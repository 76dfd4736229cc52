// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "pki/base/clock.h"
#include "pki/base/result.h"
#include "pki/base/secretbytes.h"
#include "pki/ios/refusal.h"

/// What a Dialogue is told to type, and what comes of it.
namespace releve::ios {

/// A question that is expected, and what is typed then.
struct PlannedAnswer
{
    std::string question;  ///< stands in the line that asks, in any case
    SecretBytes answer;    ///< typed by way of keystrokes(), then Return; empty for Return alone
    bool secret = false;   ///< never shown, and masked wherever the router repeats it
    bool optional = false; ///< the router may leave the question out
    /// Hex digits that the command must have printed before it asks, blanks between them left out: the fingerprint of the
    /// certificate that is about to be accepted. Empty: nothing.
    std::string printedBefore = {};
};

/// One command.
struct CommandPlan
{
    std::string line;
    /// In the order the router asks. Any other question stops the dialogue, and so does one that comes out of order.
    std::vector<PlannedAnswer> answers = {};
    /// The mode it belongs to, as the prompt names it: `config`, `cs-server`, empty for exec. Not typed in any other.
    std::optional<std::string> mode = {};
    /// How long the router may say nothing, and how long it may take in all.
    Duration silence = std::chrono::seconds(30);
    Duration total = std::chrono::minutes(10);
    bool endsSession = false; ///< as `exit` does: the end of the connection is its success
};

/// The router can be told commands.
struct DialogueReady
{
    std::string host;        ///< as its prompt has it
    bool privileged = false; ///< `#`
    bool paging = false;     ///< the pager could not be switched off and is answered
    std::string greeting;    ///< what it said before
};

/// A command is done, refused or not.
struct CommandOutcome
{
    std::string
        output; ///< whole, lines ended by `\n`, without echo, prompt and pager; log messages stand where they came
    std::string before; ///< what came between the last prompt and the echo
    Refusal refusal = Refusal::None;
    std::string mode;         ///< after it, as in CommandPlan::mode
    std::size_t answered = 0; ///< questions
};

enum class StopReason
{
    UnknownQuestion, ///< nobody planned an answer to it
    NotTypable,      ///< keystrokes() refuses the answer
    AskedAgain,      ///< the answer given did not satisfy it
    NotPrinted,      ///< PlannedAnswer::printedBefore
    LoginRefused,
    EnableRefused,
    UnknownPrompt, ///< a prompt, but not this router's
    Silent,        ///< nothing came within the time allowed
    TooSlow,       ///< no end within the time allowed
    TooMuch,       ///< more than the bounds allow
    ConnectionLost,
    Cancelled,
};

/// The end of a dialogue: nothing more is sent.
struct DialogueStop
{
    StopReason reason = StopReason::Cancelled;
    std::string where;    ///< the command that ran, masked; `login`, `enable` or empty
    std::string waited;   ///< the line it stopped at, masked: the question
    std::string output;   ///< of the command, as far as it came
    bool wasSent = false; ///< an owner's command had been typed: whether it was carried out is not known

    /// LoginRefused, UnknownQuestion, BadArgument, TimedOut, TooLarge, ConnectionLost, Cancelled, WrongFingerprint or
    /// BadAnswer.
    [[nodiscard]] Error error() const;
};

using DialogueEvent = std::variant<DialogueReady, CommandOutcome, DialogueStop>;

} // namespace releve::ios
