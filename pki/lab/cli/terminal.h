// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <deque>
#include <string>
#include <string_view>

#include "pki/lab/cli/lineeditor.h"

namespace releve::lab::cli {

/// The terminal of one session: what is typed becomes lines and keys, what is printed becomes bytes in pages.
/// Bytes in, bytes out; no socket and no time.
class Terminal
{
public:
    struct Settings
    {
        unsigned length = 24;     ///< lines; 0 = no pages
        unsigned width = 80;      ///< columns; 0 = no limit
        bool synchronous = false; ///< `logging synchronous`
        bool echo = true;         ///< false without a pseudo-terminal: nothing typed is shown, nor any prompt
    };

    enum class Event
    {
        None,
        Line,     ///< line() has been typed
        Key,      ///< line() is the character, empty for Return
        Complete, ///< Tab
        Help,     ///< `?`, shown behind what has been typed so far
        Break,    ///< Ctrl-C
        EndMode,  ///< Ctrl-Z; line() is what stood before it
        Paged     ///< a key went to ` --More-- `
    };

    [[nodiscard]] Settings& settings() { return m_settings; }
    [[nodiscard]] const Settings& settings() const { return m_settings; }

    /// Program output; `\n` ends a line. Stops at the end of a page, the rest waits.
    void write(std::string_view text);
    /// A syslog message. Printed on a line of its own wherever the cursor stands; what is being typed is shown again
    /// only with `logging synchronous`, as on a router. While ` --More-- ` stands it waits (ours).
    void asynchronous(std::string_view message);

    /// Prints the prompt and reads a line: Event::Line, Break or EndMode ends it. Without `history` it is the answer to
    /// a question: no help, no completion.
    void startReading(std::string_view prompt, Echo echo, const History* history);
    /// Prints the prompt and reads one key, as `[confirm]` does: Event::Key or Break ends it.
    void startReadingKey(std::string_view prompt);
    /// After Help and Complete: ends the row with `shown` behind what has been typed, so that help can be written.
    void pauseReading(std::string_view shown);
    /// Prints the prompt and the line so far again.
    void resumeReading();
    /// Makes this what has been typed; to be followed by resumeReading().
    void replaceLine(std::string_view line) { m_editor.replace(line); }
    [[nodiscard]] bool isReading() const { return m_reading; }
    [[nodiscard]] bool isPaging() const { return m_paging; }
    /// A byte typed now would be used.
    [[nodiscard]] bool accepts() const { return m_reading || m_paging; }

    /// Precondition: accepts().
    [[nodiscard]] Event feed(char byte);
    /// What has been typed; after Help and Complete only what stands before the cursor.
    [[nodiscard]] const std::string& line() const { return m_line; }

    /// The end of a command's output: what was left out after `q` stays out, what comes next is shown.
    void endOutput() { m_discarding = false; }
    /// Ends a row that something stands in.
    void endRow();

    /// What is to be sent.
    [[nodiscard]] std::string takeOutput();
    [[nodiscard]] bool takesTooMuch(std::size_t limit) const { return m_out.size() > limit; }

private:
    void put(std::string_view text);
    [[nodiscard]] std::size_t putRows(std::string_view text);
    [[nodiscard]] Event pageKey(KeyPress key);
    void endReading(std::string_view shown);
    void freshLine();

    Settings m_settings;
    KeyDecoder m_keys;
    LineEditor m_editor;
    std::string m_prompt;
    std::string m_line;
    std::string m_out;
    std::string m_held; ///< behind ` --More-- `, from m_heldFrom
    std::size_t m_heldFrom = 0;
    std::deque<std::string> m_messages; ///< that came while ` --More-- ` stood
    std::size_t m_rows = 0;             ///< printed since somebody last typed
    std::size_t m_column = 0;
    bool m_reading = false;
    bool m_helps = false;
    bool m_singleKey = false;
    bool m_paging = false;
    bool m_discarding = false;
    bool m_behindMessage = false; ///< the cursor stands at the end of a message
};

} // namespace releve::lab::cli
