// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/sourcefile.h"

#include <QFile>
#include <QFileInfo>

#include <algorithm>

#include "app/cli/tr.h"

namespace releve::cli {

namespace {

QByteArray upTo(QIODevice& device, qint64 most)
{
    constexpr qint64 step = 1 << 20;
    QByteArray content;
    while (content.size() <= most) {
        const QByteArray part = device.read(std::min(step, most + 1 - content.size()));
        if (part.isEmpty())
            break;
        content += part;
    }
    return content;
}

void readPath(SourceFile& into, qint64 most)
{
    const QFileInfo info(into.name);
    QFile file(into.name);
    if (info.isDir()) {
        into.reason = Tr::tr("it is a folder; name the files in it.");
    } else if (!info.exists()) {
        into.reason = Tr::tr("there is no such file.");
    } else if (!file.open(QIODevice::ReadOnly)) {
        into.reason = Tr::tr("it cannot be opened: %1.").arg(file.errorString());
    } else {
        into.content = upTo(file, most);
        if (file.error() != QFileDevice::NoError)
            into.reason = Tr::tr("it cannot be read: %1.").arg(file.errorString());
    }
}

} // namespace

SourceFile SourceFile::read(const QString& argument, Streams& streams, qint64 most)
{
    SourceFile file{argument, argument, {}, {}};
    if (argument == QLatin1String("-")) {
        file.name = QStringLiteral("stdin");
        file.shown = Tr::tr("standard input");
        file.content = upTo(streams.in, most);
    } else {
        readPath(file, most);
    }
    if (file.ok() && file.content.isEmpty())
        file.reason = Tr::tr("it is empty.");
    return file;
}

} // namespace releve::cli
