// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <QStringList>

#include <functional>
#include <optional>

#include "pki/base/secretbytes.h"

class QWidget;

namespace releve::ui {

/// The questions the window asks. None holds up the caller: each answers through its function, at most once,
/// later or at once, and not at all when the user thinks better of it unless the function takes an optional.
class Prompts
{
public:
    Prompts() = default;
    Prompts(const Prompts&) = delete;
    Prompts& operator=(const Prompts&) = delete;
    virtual ~Prompts() = default;

    virtual void openFiles(QWidget* parent, std::function<void(QStringList)> answer) = 0;
    virtual void saveFile(QWidget* parent, const QString& suggestedName, const QString& filter,
                          std::function<void(QString)> answer) = 0;
    virtual void passphrase(QWidget* parent, const QString& fileName, bool wasWrong,
                            std::function<void(std::optional<SecretBytes>)> answer) = 0;
    /// A password: nothing of what is typed is shown.
    virtual void secret(QWidget* parent, const QString& question,
                        std::function<void(std::optional<SecretBytes>)> answer) = 0;
    /// @param act the word on the button that does it
    virtual void confirm(QWidget* parent, const QString& question, const QString& consequence,
                         const QString& act, std::function<void()> answer) = 0;
};

/// Dialogs on the screen.
class DialogPrompts final : public Prompts
{
public:
    void openFiles(QWidget* parent, std::function<void(QStringList)> answer) override;
    void saveFile(QWidget* parent, const QString& suggestedName, const QString& filter,
                  std::function<void(QString)> answer) override;
    void passphrase(QWidget* parent, const QString& fileName, bool wasWrong,
                    std::function<void(std::optional<SecretBytes>)> answer) override;
    void secret(QWidget* parent, const QString& question,
                std::function<void(std::optional<SecretBytes>)> answer) override;
    void confirm(QWidget* parent, const QString& question, const QString& consequence, const QString& act,
                 std::function<void()> answer) override;
};

} // namespace releve::ui
