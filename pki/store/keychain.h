// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <memory>

#include "pki/store/secretstore.h"

class QObject;

namespace releve::store {

/// Given the keychain, to be taken; or NoKeychain when there is none that works.
using KeychainFound = std::function<void(Result<std::unique_ptr<SecretStore>>& keychain)>;

/// Finds the operating system's keychain, and whether it works: by writing, reading and deleting. Whoever has to unlock it is
/// asked by the system, and may take two minutes. Answers from the event loop of the calling thread.
///
/// @param context nobody is answered when it is gone; lives in the calling thread
void findKeychain(QObject* context, KeychainFound found);

} // namespace releve::store
