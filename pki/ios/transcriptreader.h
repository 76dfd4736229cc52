// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <memory>
#include <optional>
#include <string>

#include "pki/ios/pemtext.h"
#include "pki/ios/prompt.h"
#include "pki/ios/runningconfig.h"
#include "pki/ios/showcertificates.h"
#include "pki/ios/showclock.h"
#include "pki/ios/showkeys.h"
#include "pki/ios/showrequests.h"
#include "pki/ios/showserver.h"
#include "pki/ios/showtimers.h"
#include "pki/ios/showtrustpoints.h"

namespace releve::ios {

/// Decides, line by line, what a line of a mixed log belongs to, and hands it there.
class TranscriptReader
{
public:
    TranscriptReader(Transcript& out, std::size_t source);

    void read(TextLine line);
    /// End of the text, or of the stretch of it that was this reader's.
    void close() { closeAll(); }
    /// Takes over what another one read of the stretch that follows; both are closed.
    void append(TranscriptReader&& next) { m_builder.append(std::move(next.m_builder)); }
    /// When all of the text was read: zones, instants, due times.
    void resolve() { m_builder.resolve(); }

private:
    /// What took a line: decides whose the rest of a wrapped line is.
    enum class Taker
    {
        None,
        Block,
        Log
    };

    Taker dispatch(const TextLine& line);
    [[nodiscard]] bool takeBoundary(const TextLine& line);
    [[nodiscard]] bool takeSection(const TextLine& line);
    [[nodiscard]] bool takeBareCommand(std::string_view text);
    [[nodiscard]] bool takeUnread(const TextLine& line, bool isLog);
    [[nodiscard]] bool isPlainBlockLine(const TextLine& line, char first) const;
    [[nodiscard]] bool takeConfiguration(const TextLine& line);
    [[nodiscard]] bool openConfiguration(const TextLine& line);
    [[nodiscard]] bool openBlock(const TextLine& line);
    [[nodiscard]] bool feedBlock(const TextLine& line);
    Taker takeUnknown(const TextLine& line);
    void beginCommand(std::string_view device, std::string_view typed, const Command& command);
    void forgetDevice();
    void closeAll();
    void closeBlock();

    TranscriptBuilder m_builder;
    ShowCertificates m_certificates;
    ShowTimers m_timers;
    ShowServer m_server;
    ShowTrustpoints m_trustpoints;
    ShowKeys m_keys;
    ShowRequests m_requests;
    std::array<ShowBlock*, 6> m_blocks;
    ShowClock m_clock;
    PemText m_pem;
    CertificateDecoder m_decoder;
    std::unique_ptr<RunningConfigParser> m_configuration;
    ShowBlock* m_block = nullptr;

    bool m_configurationExpected = false; ///< the command prints one and it has not begun yet
    std::string m_unread;                 ///< the command whose output is passed over; empty when none is
    bool m_unreadByContent = false;
    unsigned m_unknownLines = 0; ///< in a row, inside an open block

    Taker m_lastTaker = Taker::None;
    std::size_t m_lastWidth = 0;
    bool m_lastIndented = false;
    bool m_lastEndedBlank = false;
};

} // namespace releve::ios
