// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <QJsonArray>
#include <QJsonObject>
#include <QJsonValue>

#include "pki/base/clock.h"
#include "pki/base/result.h"
#include "pki/base/text.h"

namespace releve::plan {

/// Keeps the first thing that is wrong with a document. Readers go on with harmless values and look once at the end.
class JsonComplaint
{
public:
    explicit JsonComplaint(std::string fileName) : m_fileName(std::move(fileName)) {}

    void say(const std::string& path, const std::string& what);
    [[nodiscard]] bool spoken() const { return m_error.has_value(); }
    /// Precondition: spoken().
    [[nodiscard]] const Error& error() const { return *m_error; }

private:
    std::string m_fileName;
    std::optional<Error> m_error;
};

/// `text` between quotes, safe to print.
[[nodiscard]] std::string quoted(std::string_view text);

/// A value in a JSON document that knows where it stands: `clients[2].enrolled_at`.
class JsonPlace
{
public:
    JsonPlace(QJsonValue value, std::string path, JsonComplaint& complaint)
        : m_value(std::move(value)), m_path(std::move(path)), m_complaint(&complaint)
    {}

    [[nodiscard]] bool exists() const { return !m_value.isUndefined(); }
    void complain(const std::string& what) const { m_complaint->say(m_path, what); }

    /// Complains unless this is an object with no other keys than these.
    void expectObject(std::initializer_list<std::string_view> keys) const;
    [[nodiscard]] JsonPlace member(std::string_view key) const;
    /// The elements of an array; none when it does not exist. Complains about anything else.
    [[nodiscard]] std::vector<JsonPlace> elements() const;

    [[nodiscard]] std::string text() const;
    /// A text that is not empty and of at most `longestName` bytes.
    [[nodiscard]] std::string name() const;
    /// A whole second in UTC, `2017-10-08T12:14:16Z`.
    [[nodiscard]] Instant instant() const;
    /// A whole number from 1 to `most`.
    [[nodiscard]] std::uint32_t count(std::uint32_t most) const;

    [[nodiscard]] bool flag() const;

    /// One of some words: what stands in `words` beside the text. Complains about any other, and takes the first then.
    template<class Words>
    [[nodiscard]] auto word(const Words& words) const
    {
        const std::string said = text();
        std::string known;
        for (const auto& candidate : words) {
            if (candidate.text == said)
                return candidate.value;
            known += (known.empty() ? "" : ", ") + std::string(candidate.text);
        }
        complain(plan::quoted(said) + " is none of " + known);
        return words.front().value;
    }

    static constexpr std::size_t longestName = 255;

private:
    QJsonValue m_value;
    std::string m_path;
    JsonComplaint* m_complaint;
};

/// Reads JSON text. TooLarge over `largest` bytes, BadEncoding for what is no JSON; the detail names file, line and column.
[[nodiscard]] Result<QJsonValue> parseJson(ByteView bytes, const std::string& fileName, std::size_t largest);

/// A word of a document and what it stands for.
template<class Enum>
struct JsonWord
{
    std::string_view text;
    Enum value;
};

} // namespace releve::plan
