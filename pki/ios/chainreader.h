// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "pki/ios/hexdump.h"
#include "pki/ios/records.h"

namespace releve::ios {

/// Makes certificates of bytes, and remembers the last CA certificates among them: a fleet's log has the same few once
/// a router.
class CertificateDecoder
{
public:
    /// What Certificate::fromDer says.
    [[nodiscard]] Result<x509::Certificate> decode(ByteView der);

private:
    std::array<std::optional<x509::Certificate>, 4> m_cas;
    std::size_t m_oldest = 0;
};

/// The entries of `crypto pki certificate chain NAME`.
class ChainReader
{
public:
    /// @param decoder must outlive the reader
    ChainReader(std::shared_ptr<const Context> context, Transcript& out, CertificateDecoder& decoder);

    /// A chain begins: its name goes into the records of its entries.
    void begin(std::string_view name);

    /// `certificate [ca|self-signed|ra-sign|ra-encrypt|ra-general] [rollover] SN [FILE]`, without its first
    /// word. False, and nothing taken, when it is anything else.
    [[nodiscard]] bool readLabel(std::string_view rest, std::uint32_t number);

    /// The label was read; hex and `quit` are to come.
    [[nodiscard]] bool insideHex() const { return m_entry.has_value(); }
    [[nodiscard]] HexDump::Line readHex(std::string_view line, std::uint32_t number);
    void quit() { close({}); }
    /// The entry ends without its `quit`. `next`: a line of the configuration follows; without hex that is
    /// how `show running-config brief` prints an entry, and no damage.
    void cutShort(bool next);

private:
    void close(std::string_view damage);
    void decode();
    void problem(ProblemCode code, std::uint32_t line, std::string text, std::string detail);

    std::shared_ptr<const Context> m_context;
    Transcript& m_out;
    CertificateDecoder& m_decoder;
    std::string m_chain;
    std::string m_label;                      ///< the open entry's, for problems
    std::optional<CertificateRecord> m_entry; ///< open
    HexDump m_hex;
    bool m_damageSaid = false;
};

} // namespace releve::ios
