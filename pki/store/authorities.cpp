// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/store/authorities.h"

#include "pki/store/database.h"

namespace releve::store {

Result<std::string> Authorities::capabilities(const std::string& url)
{
    Query query(m_database, "SELECT capabilities FROM authority WHERE url = ?");
    query.bind(url);
    if (query.next())
        return query.text(0);
    const auto status = query.status();
    return status ? Result<std::string>(std::string()) : status.error();
}

Status Authorities::remember(const std::string& url, const std::string& capabilities)
{
    return m_database.write([&]() -> Status {
        Query query(m_database, "INSERT INTO authority (url, capabilities) VALUES (?,?)"
                                " ON CONFLICT (url) DO UPDATE SET capabilities = excluded.capabilities");
        return query.bind(url).bind(capabilities).run();
    });
}

} // namespace releve::store
