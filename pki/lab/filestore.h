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
    /// A router's own files live below `folder`, those of the file stores below `stores`.
    FileStore(std::string router, QString folder, QString stores, const Network& network)
        : m_router(std::move(router))
        , m_folder(std::move(folder))
        , m_stores(std::move(stores))
        , m_network(network)
    {}

    /// Whether a URL names a place that can exist: BadArgument says why not; Unreachable when nobody owns its address.
    [[nodiscard]] Status check(std::string_view url) const;
    /// Replaces the file. BadArgument, Unreachable, IoFailure.
    [[nodiscard]] Status write(std::string_view url, ByteView bytes) const;
    /// NotFound, and as write().
    [[nodiscard]] Result<Bytes> read(std::string_view url) const;
    [[nodiscard]] Status remove(std::string_view url) const;
    /// What lies below `nvram:`, `flash:` …, by name.
    [[nodiscard]] Result<std::vector<StoredFile>> list(std::string_view url) const;

    /// The lie `disk-full`: nothing can be written.
    void setFull(bool full) { m_isFull = full; }

private:
    [[nodiscard]] Result<QString> pathOf(std::string_view url) const;

    std::string m_router;
    QString m_folder;
    QString m_stores;
    bool m_isFull = false;
    const Network& m_network;
};

} // namespace releve::lab
