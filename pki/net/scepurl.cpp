// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/net/scepurl.h"

#include "pki/base/text.h"

namespace releve::net {

Result<QUrl> scepUrl(std::string_view typed)
{
    typed = trimmed(typed);
    const QByteArray bytes(typed.data(), static_cast<qsizetype>(typed.size()));
    QUrl url(QString::fromUtf8(bytes), QUrl::StrictMode);
    if (!url.isValid() || url.host().isEmpty())
        return Error{ErrorCode::BadArgument, "a URL that is none: it begins with http:// and a host"};
    if (url.scheme() != QLatin1String("http") && url.scheme() != QLatin1String("https"))
        return Error{ErrorCode::BadArgument, "a URL that is neither http nor https"};
    if (!url.userInfo().isEmpty() || url.hasQuery() || url.hasFragment() || url.port(80) == 0)
        return Error{ErrorCode::BadArgument, "a URL with more than host, port and path"};
    const QString path = url.path(QUrl::FullyEncoded);
    // inferred: ROLLOVER_SPEC 7.1. IOS puts its suffix behind any path; a server of another make has its own.
    if (path.isEmpty() || path == QLatin1String("/"))
        url.setPath(QStringLiteral("/cgi-bin/pkiclient.exe"));
    else if (path.endsWith(QLatin1String("/cgi-bin")))
        url.setPath(path + QLatin1String("/pkiclient.exe"), QUrl::StrictMode);
    else if (path.endsWith(QLatin1String("/cgi-bin/")))
        url.setPath(path + QLatin1String("pkiclient.exe"), QUrl::StrictMode);
    return url;
}

} // namespace releve::net
