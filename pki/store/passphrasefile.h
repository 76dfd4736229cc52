// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>

#include "pki/store/secretstore.h"

class QString;

namespace releve::store {

/// Secrets in a file that opens with a passphrase only: a key derived from it by scrypt (RFC 7914), AES-256-GCM. Its
/// owner's only; replaced as a whole, so that it is never half-written. Other processes may write to it too. Answers at once;
/// deriving the key takes about a quarter of a second.
class PassphraseFile final : public SecretStore
{
public:
    /// An existing one. NotFound; WrongPassphrase; Damaged when it is not what was written; AccessDenied when others can read
    /// it; TooLarge when it asks for more work than we would do; UnsupportedFormat.
    ///
    /// @param path UTF-8
    [[nodiscard]] static Result<std::unique_ptr<PassphraseFile>> open(const std::string& path,
                                                                      const SecretBytes& passphrase);
    /// A new one. AlreadyExists, BadArgument for an empty passphrase, IoFailure, DiskFull.
    [[nodiscard]] static Result<std::unique_ptr<PassphraseFile>> create(const std::string& path,
                                                                        const SecretBytes& passphrase);
    ~PassphraseFile() override;

    // Errors as open(), and IoFailure: then the file is as it was.
    void read(const std::string& name, Read done) override;
    void write(const std::string& name, const SecretBytes& secret, Done done) override;
    void remove(const std::string& name, Done done) override;

    /// Everything under another passphrase, for other processes from their next call on: they get WrongPassphrase then.
    [[nodiscard]] Status changePassphrase(const SecretBytes& passphrase);

private:
    struct Data;
    explicit PassphraseFile(std::unique_ptr<Data> data);

    std::unique_ptr<Data> d;
};

} // namespace releve::store
