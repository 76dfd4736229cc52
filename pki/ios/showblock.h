// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "pki/ios/records.h"
#include "pki/ios/transcriptbuilder.h"

namespace releve::ios {

/// The reader of one kind of printed block. One object reads all blocks of its kind in a text, one after
/// another.
class ShowBlock
{
public:
    explicit ShowBlock(TranscriptBuilder& builder) : m_builder(builder) {}
    ShowBlock(const ShowBlock&) = delete;
    ShowBlock& operator=(const ShowBlock&) = delete;
    virtual ~ShowBlock() = default;

    /// Begins a block, or a section of the open one, when the line heads one; else false and nothing changed.
    [[nodiscard]] virtual bool begin(const TextLine& line) = 0;
    /// A line after the head; false, and nothing taken, when it belongs to something else.
    [[nodiscard]] virtual bool feed(const TextLine& line) = 0;
    /// The rest of the last line fed, which the terminal put on a line of its own.
    virtual void wrapped(std::string_view rest) = 0;
    /// The block is over.
    virtual void finish() = 0;

protected:
    TranscriptBuilder& m_builder; // NOLINT(cppcoreguidelines-non-private-member-variables-in-classes)
};

/// `label: value`.
struct LabelledText
{
    std::string_view label;
    std::string_view value;
};

/// Splits at the first colon, both sides trimmed. Empty when there is none or it comes first.
[[nodiscard]] std::optional<LabelledText> labelled(std::string_view line);

/// Equal but for the number of blanks between words (`end   date`).
[[nodiscard]] bool sameWords(std::string_view a, std::string_view b);

/// A row of a table of labels.
template<class Field>
struct Label
{
    std::string_view text;
    Field field;
};

template<class Field, std::size_t size>
[[nodiscard]] std::optional<Field> findLabel(const std::array<Label<Field>, size>& labels,
                                             std::string_view text)
{
    if (text.empty())
        return std::nullopt;
    for (const Label<Field>& label : labels)
        if (label.text.front() == text.front() && label.text.back() == text.back() &&
            sameWords(label.text, text))
            return label.field;
    return std::nullopt;
}

/// Upper-case hex digits of a printed fingerprint or identifier, without what stands between them.
[[nodiscard]] std::string hexDigits(std::string_view text);

/// The first number in a text; 0 when there is none or it is absurd.
[[nodiscard]] unsigned firstNumber(std::string_view text);

/// A serial number as records hold it.
[[nodiscard]] std::string serialDigits(std::string_view text);

/// Whether a line may be an attribute of a printed name: a type and `=` at the front, blanks round it
/// allowed.
[[nodiscard]] bool looksLikeAttribute(std::string_view line);

/// Adds one printed line of a name.
void addAttributes(PrintedName& name, std::string_view line);

/// Goes on with the last value of a name: IOS breaks names at commas, those inside a value too (`o=VeriSign` and below
/// it ` Inc.`); further attributes of the same RDN may follow. Precondition: `name` is not empty.
void continueName(PrintedName& name, std::string_view line);

} // namespace releve::ios
