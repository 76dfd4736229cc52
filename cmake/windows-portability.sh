#!/usr/bin/env bash
# SPDX-FileCopyrightText: Relève contributors
# SPDX-License-Identifier: Apache-2.0
#
# Does every source compile for Windows, as far as syntax and headers tell? Uses the Qt, OpenSSL, QtKeychain and libssh
# headers of this system with the Windows compiler: no linking, no program, but a POSIX call or a wrong integer width is
# seen.
set -euo pipefail
cd "$(dirname "$0")/.."
work=build/portability
mkdir -p "$work/include/openssl"
arch=$(dpkg-architecture -qDEB_HOST_MULTIARCH 2>/dev/null || gcc -print-multiarch)
ln -sf /usr/include/openssl/*.h "/usr/include/$arch/openssl/"*.h "$work/include/openssl/"
ln -sfn /usr/include/libssh /usr/include/qt6keychain "$work/include/"
qt=/usr/include/$arch/qt6
flags=(-std=c++20 -fsyntax-only -Wall -Wextra -I. -isystem "$work/include" -isystem "$qt")
for module in "$qt"/Qt*; do flags+=(-isystem "$module"); done
# Generated moc output is not part of the question.
git ls-files 'pki/*.cpp' 'models/*.cpp' 'ui/*.cpp' 'app/*.cpp' |
    xargs -P "$(nproc)" -I{} bash -c '
        source=$1; shift
        x86_64-w64-mingw32-g++-posix "$@" -DQT_NO_KEYWORDS -DQT_USE_QSTRINGBUILDER -DQT_NO_CAST_FROM_ASCII -DQT_NO_CAST_TO_ASCII -DRELEVE_VERSION=\"0\" "$source" ||
            { echo "not portable: $source" >&2; exit 1; }' _ {} "${flags[@]}"
