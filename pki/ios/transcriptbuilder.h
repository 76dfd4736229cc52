// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "pki/ios/records.h"
#include "pki/ios/textlines.h"

namespace releve::ios {

/// What the readers of the single blocks share: which device and command is being read, and the transcript
/// they write to.
class TranscriptBuilder
{
public:
    TranscriptBuilder(Transcript& out, std::size_t source) : m_out(out), m_source(source) {}

    [[nodiscard]] Transcript& out() { return m_out; }

    /// A prompt was seen; an empty device keeps the last one.
    void beginCommand(std::string_view device, std::string_view typed, std::string_view server);
    /// A report goes on with something else: neither device nor command is known any more.
    void forgetDevice();
    /// The certificate server the command names; empty when it names none.
    [[nodiscard]] const std::string& server() const { return m_server; }
    /// Made when the first record of a command needs it.
    [[nodiscard]] const std::shared_ptr<Context>& context();
    [[nodiscard]] Origin origin(std::uint32_t line) { return {context(), line}; }

    void problem(ProblemCode code, const TextLine& line, std::string_view detail = {});
    void problem(ProblemCode code, const Origin& origin, std::string_view text, std::string_view detail = {});
    /// A line of something not read. Lines of one kind that follow each other are one problem.
    void passedOver(ProblemCode code, std::uint32_t line, std::string_view text, std::uint32_t lines = 1);
    /// Ends such a run of lines.
    void endPassedOver() { m_run.reset(); }
    /// One more certificate of the trustpool; all of a text are one problem.
    void countTrustpool(std::uint32_t line, std::uint32_t lines);
    /// One more log message; all of a text are one problem.
    void logMessage(const TextLine& line);

    /// The text of a date; its instant follows when the zones of the whole text are known.
    [[nodiscard]] std::optional<PrintedTime> date(std::string_view text, const TextLine& line);
    /// The current command was run when the clock record to be added next was printed.
    void noteClock() { m_clockContexts.emplace_back(m_out.clocks.size(), context()); }

    /// Takes over what another one built from the text that follows.
    void append(TranscriptBuilder&& next);

    /// At the end of the text: zones, instants, due times.
    void resolve();

private:
    void countIn(std::optional<std::size_t>& counter, ProblemCode code, std::uint32_t line,
                 std::uint32_t lines, std::string_view text, std::string_view detail = {});
    void noteName(std::string_view device);
    void limitProblems();
    void nameLoneDevice();
    void resolveDates();
    void carryClocks();
    template<class Visit>
    void forEachTimerList(Visit visit);
    void resolveTimers();

    Transcript& m_out;
    std::size_t m_source;
    std::string m_device;
    std::string m_onlyName; ///< of all devices named so far, the last; empty = none was
    bool m_severalNames = false;
    std::string m_command;
    std::string m_server;
    std::shared_ptr<Context> m_context;
    std::vector<std::shared_ptr<Context>> m_contexts;
    std::vector<std::pair<std::size_t, std::shared_ptr<Context>>> m_clockContexts;
    std::optional<std::size_t> m_logProblem;
    std::optional<std::size_t> m_trustpoolProblem;
    std::optional<std::size_t> m_run; ///< the problem that lines not read are counted in
};

/// A line's worth of text for a problem, without what might be a secret.
[[nodiscard]] std::string quotable(std::string_view text);

} // namespace releve::ios
