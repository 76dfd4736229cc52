// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <string>
#include <string_view>
#include <vector>

#include "pki/base/result.h"
#include "pki/base/text.h"

namespace releve::lab {

class Network;

struct StoredFile
{
    std::string name; ///< below its file system: `ROOTCA_00001.p12`
    std::size_t size = 0;
};

/// The file systems a router can reach, by IOS's URLs: `nvram:`, `flash:`, `unix:` are folders of its own;
/// `ftp://10.1.1.1/DB/…`, `tftp:`, `http:` and the like folders of a file store of the lab, which has to be reachable.
/// Names cannot leave their file system.
class FileStore
{
public:
    /// Files live below `folder`, those of file stores below the network's.
    FileStore(QString folder, const Network& network) : m_folder(std::move(folder)), m_network(network) {}

    /// Whether a URL names a place that can exist: BadArgument says why not; Unreachable when nobody owns its address.
    [[nodiscard]] Status check(std::string_view url) const;
    /// Replaces the file. BadArgument, Unreachable, IoFailure.
    [[nodiscard]] Status write(std::string_view url, ByteView bytes) const;
    /// NotFound, and as write().
    [[nodiscard]] Result<Bytes> read(std::string_view url) const;
    [[nodiscard]] Status remove(std::string_view url) const;
    /// What lies below `nvram:`, `flash:` …, by name.
    [[nodiscard]] Result<std::vector<StoredFile>> list(std::string_view url) const;

private:
    [[nodiscard]] Result<QString> pathOf(std::string_view url) const;

    QString m_folder;
    const Network& m_network;
};

} // namespace releve::lab
