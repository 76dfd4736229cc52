// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFile>

#include <algorithm>

#include "pki/ios/runningconfig.h"

/// What the tests of the running configuration share.
namespace releve::ios {

/// What a caller does at its simplest: a configuration lasts from a line that opens one to one that is
/// refused.
inline Transcript read(std::string_view text)
{
    Transcript out;
    ios::CertificateDecoder decoder;
    std::optional<ios::RunningConfigParser> parser;
    std::uint32_t number = 0;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        const std::string_view line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        ++number;
        if (parser && parser->feed(line, number))
            continue;
        if (parser)
            parser->finish();
        parser.reset();
        if (!ios::RunningConfigParser::opens(line))
            continue;
        parser.emplace(std::make_shared<ios::Context>(), out, decoder);
        if (!parser->feed(line, number))
            parser.reset();
    }
    if (parser)
        parser->finish();
    return out;
}

inline std::string readFile(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
}

inline std::string corpusFile(const char* name)
{
    return readFile(QStringLiteral(RELEVE_CORPUS "/") + QString::fromUtf8(name));
}

inline std::string dataFile(const char* name)
{
    return readFile(QStringLiteral(RELEVE_TEST_DATA "/ios/") + QString::fromUtf8(name));
}

inline std::size_t count(const Transcript& transcript, ProblemCode code)
{
    return static_cast<std::size_t>(
        std::count_if(transcript.problems.begin(), transcript.problems.end(),
                      [code](const auto& problem) { return problem.code == code; }));
}

/// Everything a transcript says, in one text: what is not in it was not kept.
inline std::string everything(const Transcript& transcript)
{
    std::string all;
    for (const auto& problem : transcript.problems)
        all.append(problem.text).append("\n").append(problem.detail).append("\n");
    for (const auto& config : transcript.configurations) {
        for (const auto& server : config.servers) {
            all.append(server.config.issuerName.value_or("")).append(server.config.archive.value_or(""));
            for (const auto& url : server.config.databaseUrls)
                all.append(url).append("\n");
            all.append(server.config.cdpUrl.value_or(""));
        }
        for (const auto& trustpoint : config.trustpoints)
            all.append(trustpoint.config.enrollmentUrl.value_or(""))
                .append(trustpoint.config.subjectName.value_or(""));
        for (const auto& server : config.ntpServers)
            all.append(server);
    }
    return all;
}

inline const lifecycle::TrustpointConfig& onlyTrustpoint(const Transcript& transcript)
{
    return transcript.configurations.at(0).trustpoints.at(0).config;
}

inline const lifecycle::CertificateServerConfig& onlyServer(const Transcript& transcript)
{
    return transcript.configurations.at(0).servers.at(0).config;
}

} // namespace releve::ios
