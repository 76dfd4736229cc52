// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "pki/ios/chainreader.h"
#include "pki/ios/configdates.h"
#include "pki/ios/configlines.h"
#include "pki/ios/records.h"

namespace releve::ios {

struct ConfigOpening;

/// Reads the PKI, HTTP, clock and host name parts of a configuration, line by line. The caller decides where
/// a configuration begins and ends; everything else in it is counted, not kept.
class RunningConfigParser
{
public:
    /// @param context shared by every record; the parser may set its `device` from the `hostname` line
    /// @param decoder must outlive the parser
    RunningConfigParser(std::shared_ptr<Context> context, Transcript& out, CertificateDecoder& decoder);

    /// A line that begins something this parser reads, whatever came before: the text alone is enough to know
    /// that a configuration stands here (`crypto pki trustpoint X`, `crypto pki certificate chain X`,
    /// `crypto pki server X`, `crypto ca …`, `hostname X`, `clock timezone …`, `ip http server` …).
    [[nodiscard]] static bool opens(std::string_view line);

    /// One line, without its line end. Returns false, and takes nothing, when the line cannot belong to a
    /// configuration any more (the caller then decides what it is).
    [[nodiscard]] bool feed(std::string_view line, std::uint32_t number);

    /// Lines may go on with a hex entry: until `quit` nothing but hex belongs to the text.
    [[nodiscard]] bool insideHex() const { return m_chain.insideHex(); }

    /// Lines taken so far of which nothing was kept and nothing is wrong.
    [[nodiscard]] std::size_t otherLines() const { return m_otherLines; }

    /// End of the configuration: closes what is open. An entry without its `quit` is kept, with a problem.
    void finish();

private:
    enum class Block
    {
        None,
        Server,
        Trustpoint,
        Chain,
        Banner
    };

    enum class Answer
    {
        Taken,
        Refused,
        Pass ///< not decided here
    };

    /// The problems of one kind.
    struct Reports
    {
        std::size_t count = 0;
        std::size_t last = 0; ///< in m_out.problems
    };

    Answer feedHex(std::string_view line, std::uint32_t number);
    Answer feedWrapped(std::string_view line);
    void flushWrapped();
    [[nodiscard]] bool belongs(std::string_view line) const;
    [[nodiscard]] bool isOwnKeyword(std::string_view line) const;

    void process(std::string_view line, std::uint32_t number);
    [[nodiscard]] bool processInBlock(std::string_view body, std::size_t indent, std::uint32_t number);
    [[nodiscard]] LineResult readBlockLine(std::string_view body, std::uint32_t number);
    void processOpening(const ConfigOpening& opening, std::string_view body, std::size_t indent,
                        std::uint32_t number);
    void processValue(const ConfigOpening& opening, std::string_view body, std::size_t indent,
                      std::uint32_t number);
    void beginBanner(std::string_view body);
    void closeBlock();

    ConfigurationRecord& record(std::uint32_t number);
    void report(LineResult result, std::string_view body, std::uint32_t number);
    void problem(ProblemCode code, Reports& reports, std::string_view body, std::uint32_t number);

    std::shared_ptr<Context> m_context;
    Transcript& m_out;
    ChainReader m_chain;
    ConfigDates m_dates;

    std::optional<std::size_t> m_record; ///< in m_out.configurations
    std::unordered_map<std::string, std::size_t> m_servers, m_trustpoints, m_chains; ///< name to place
    std::optional<std::size_t> m_baseIndent; ///< of the first line that opened something
    std::chrono::minutes m_summerShift{0};

    Block m_block = Block::None;
    std::size_t m_blockIndex = 0;
    std::size_t m_blockIndent = 0;
    bool m_blockIsIndented =
        false; ///< a line of the block stood deeper than its head: indentation is not lost
    char m_bannerEnd = 0;
    std::size_t m_bannerLines = 0;

    std::string m_wrapped; ///< a line as wide as the terminal: the next one may go on with it
    std::uint32_t m_wrappedNumber = 0;

    Reports m_notUnderstood;
    Reports m_outOfRange;
    std::size_t m_otherLines = 0;
    bool m_ended = false;
};

} // namespace releve::ios
