#!/usr/bin/env python3
# SPDX-FileCopyrightText: Relève contributors
# SPDX-License-Identifier: Apache-2.0
#
# Logs in as a person does: ssh in a terminal, the password typed, a command, another size of the window, exit.
import sys

import pexpect

ssh = pexpect.spawn("ssh", sys.argv[1:], timeout=60, dimensions=(24, 80), encoding="utf-8")
ssh.expect("[Pp]assword:")
ssh.sendline("secret")
ssh.expect_exact("size 80x24 pty yes user admin")
ssh.expect_exact("lab>")
ssh.setwinsize(40, 132)
ssh.expect_exact("resized 132x40")
ssh.expect_exact("lab>")
ssh.sendline("show clock")
ssh.expect_exact("show clock\r\nshow clock\r\nlab>")
ssh.sendline("exit")
ssh.expect(pexpect.EOF)
ssh.close()
sys.exit(ssh.exitstatus if ssh.exitstatus is not None else 1)
