// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/ios/corpusscan.h"

#include <QRegularExpression>
#include <QStringList>

namespace releve::test {
namespace {

bool matches(const QString& line, const char* pattern)
{
    return QRegularExpression(QRegularExpression::anchoredPattern(QString::fromLatin1(pattern)))
        .match(line)
        .hasMatch();
}

/// The first line after `at` that is not blank.
QString following(const QStringList& lines, qsizetype at)
{
    for (++at; at < lines.size(); ++at)
        if (!lines[at].trimmed().isEmpty())
            return lines[at];
    return {};
}

bool isCertificateHead(const QStringList& lines, qsizetype at)
{
    return matches(
               lines[at],
               R"(\s*((CA|RA|RA Signature|RA KeyEncipher|Router Self-Signed) )?Certificate( \(Rollover\))?\s*)") &&
           matches(following(lines, at), R"(\s*(Status|Subject Name|Subject)\b.*)");
}

/// Whether the certificate block at `at` is one of the trustpool.
bool isOfTrustpool(const QStringList& lines, qsizetype at)
{
    for (++at; at < lines.size() && !isCertificateHead(lines, at); ++at)
        if (matches(lines[at], R"(\s*Trustpool:.*)"))
            return true;
    return false;
}

bool isChainEntry(const QString& line)
{
    return matches(
        line,
        R"(\s*certificate ((ca|self-signed|rollover|ca rollover|ra-sign|ra-encrypt|ra-general) )?[0-9A-Fa-f]+( nvram:\S+)?\s*)");
}

bool isHex(const QString& line)
{
    return matches(line, R"(\s*[0-9A-F]{8}( [0-9A-F]{2,8})*\s*)");
}

} // namespace

Counts countBlocks(const QByteArray& text)
{
    Counts counts;
    const QStringList lines = QString::fromUtf8(text).remove(u'\r').split(u'\n');
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const QString& line = lines[i];
        if (isCertificateHead(lines, i))
            ++(isOfTrustpool(lines, i) ? counts.trustpool : counts.certificates);
        counts.timers += matches(line, R"(\s*\|\s*(\d+d)?\s*[\d:]+\.\d{3}\s+(\(\S+\)\s+)?[A-Z].*)");
        counts.servers += matches(line, R"(\s*Certificate Server \S+:\s*)");
        counts.trustpoints += matches(line, R"(\s*Trustpoint \S+:\s*)");
        counts.keys += matches(line, R"(\s*Key name:.*)");
        counts.requests += matches(line, R"(\s*\d+\s+[a-z]+\s+[0-9A-F]{32}\s.*)");
        counts.chainEntries += isChainEntry(line);
        counts.chainHex += isChainEntry(line) && isHex(following(lines, i));
        counts.pemCertificates += matches(line, R"(\s*-----BEGIN CERTIFICATE-----\s*)");
    }
    return counts;
}

} // namespace releve::test
