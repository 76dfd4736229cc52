// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

/// What the tables of commands are made of.
namespace releve::lab::cli {

class Session;
struct Invocation;

enum class Mode : std::uint8_t
{
    Exec,             ///< `R1>` and `R1#`
    Configure,        ///< `(config)`
    Trustpoint,       ///< `(ca-trustpoint)`
    Server,           ///< `(cs-server)`
    CertificateChain, ///< `(config-cert-chain)`
    Interface,        ///< `(config-if)`
    Line,             ///< `(config-line)`
    SshKeyChain,      ///< `(conf-ssh-pubkey)`
    SshKeyUser,       ///< `(conf-ssh-pubkey-user)`
    Block,            ///< a block whose lines are kept as they are; its prompt is the session's
    Count
};

/// Runs a command. What takes longer is begun: see Session::later() and Session::ask().
using Handler = void (*)(Session& session, const Invocation& invocation);

/// One command, or several that differ in little. In `syntax`: `keyword`, `WORD`, `LINE` (the rest), `URL`, `A.B.C.D`,
/// `hh:mm:ss`, `MONTH`, `<1-100>`, `<name>` (a range of a RangeEntry), `[optional]`, `{this | that}`, and `*` behind a
/// bracket for any number of what it holds, a keyword once. A syntax of `LINE` alone takes what no other of its mode does.
struct CommandEntry
{
    std::string_view syntax;
    Mode mode = Mode::Exec;
    Handler run = nullptr;
    unsigned privilege = 15; ///< in Exec; in the other modes one is privileged already
    bool filters = false;    ///< `| include …` may follow
};

/// What `?` says of a keyword or a value. `path` is the way to it from behind: `clock`, `pki server WORD`; the longest
/// that fits counts, and of two the one for this mode alone.
struct HelpEntry
{
    std::string_view path;
    std::string_view text;
    Mode mode = Mode::Count; ///< Count = all
};

/// A range with a name, so that limits stand in pki/lifecycle and not in a syntax.
struct RangeEntry
{
    std::string_view name;
    std::uint64_t low = 0;
    std::uint64_t high = 0;
};

struct CommandTable
{
    std::span<const CommandEntry> commands;
    std::span<const HelpEntry> help;
    std::span<const RangeEntry> ranges;
};

} // namespace releve::lab::cli
