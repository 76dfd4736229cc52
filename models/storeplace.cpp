// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "models/storeplace.h"

#include <QStandardPaths>
#include <QSysInfo>

namespace releve::models {

// Not AppDataLocation, which has the name of the program in it.
QString defaultStorePath()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) +
           QStringLiteral("/releve/releve.sqlite");
}

std::string whoAmI()
{
    QString user = qEnvironmentVariable("USER");
    if (user.isEmpty())
        user = qEnvironmentVariable("USERNAME");
    if (user.isEmpty())
        user = QStringLiteral("?");
    return QString(user + u'@' + QSysInfo::machineHostName()).toStdString();
}

} // namespace releve::models
