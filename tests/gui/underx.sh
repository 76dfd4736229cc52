#!/usr/bin/env bash
# SPDX-FileCopyrightText: Relève contributors
# SPDX-License-Identifier: Apache-2.0
#
#   underx.sh PROGRAM [ARGUMENT...]
#
# Runs a test on an X server of its own with a window manager: focus, activation and shortcuts go the way they do on a
# desktop. Exits with 77 where one of the two is missing.
set -euo pipefail
for program in Xvfb openbox; do
    command -v "$program" >/dev/null || { echo "skipped: $program is missing"; exit 77; }
done

work=$(mktemp -d)
started=()
finish() {
    for ((i = ${#started[@]} - 1; i >= 0; --i)); do
        kill "${started[i]}" 2>/dev/null && wait "${started[i]}" 2>/dev/null
    done
    rm -rf "$work"
}
trap finish EXIT

# Opened both ways, so that neither end waits for the other to come.
mkfifo "$work/display" "$work/ready"
exec 3<>"$work/display" 4<>"$work/ready"

Xvfb -displayfd 3 -screen 0 1600x1000x24 -nolisten tcp >"$work/x.log" 2>&1 &
started+=($!)
read -r -t 30 -u 3 display || { cat "$work/x.log"; echo "the X server did not start"; exit 1; }
export DISPLAY=:$display

openbox --startup "sh -c 'echo ready >$work/ready'" >"$work/wm.log" 2>&1 &
started+=($!)
read -r -t 30 -u 4 _ || { cat "$work/wm.log"; echo "the window manager did not start"; exit 1; }

QT_QPA_PLATFORM=xcb "$@"
