// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "pki/base/result.h"

namespace releve::store {

class Database;

/// What CAs have said of themselves over SCEP, by the URL they are asked at. Lives in the store's thread; errors beyond those
/// named are Database's.
class Authorities
{
public:
    explicit Authorities(Database& database) : m_database(database) {}

    /// All that it ever listed, one keyword a line; empty when it was never asked.
    [[nodiscard]] Result<std::string> capabilities(const std::string& url);
    /// In the place of what was there.
    [[nodiscard]] Status remember(const std::string& url, const std::string& capabilities);

private:
    Database& m_database;
};

} // namespace releve::store
