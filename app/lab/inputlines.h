// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>

#include <cstddef>

namespace releve::labprogram {

/// Lines of standard input, read in a thread of their own that ends with the process. Once in a program.
class InputLines final : public QObject
{
    Q_OBJECT

public:
    /// @param longest what is longer is cut
    explicit InputLines(std::size_t longest);

Q_SIGNALS:
    /// Without its line feed.
    void line(const QByteArray& text);
    void ended();
};

} // namespace releve::labprogram
