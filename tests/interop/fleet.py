# SPDX-FileCopyrightText: Relève contributors
# SPDX-License-Identifier: Apache-2.0
"""What the tests of the lab's routers share: a releve-lab that stands still but for control lines, and OpenSSH as the
terminal of an IOS engineer, or of a script. Nothing waits for the time of day: instants are reached by control lines."""
import hashlib
import json
import os
import re
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

try:
    import pexpect
except ImportError:
    pexpect = None

from lab import PATIENCE, Process, SKIPPED, main, run

START = "2015-10-09T12:14:16Z"  # of the founding document's CA


FRESH = "hostname {0}\nip domain name cisco.com\nclock timezone CET 1 0\n"


def router(name, role, address, **more):
    """Of a fleet file: one that nobody has configured."""
    return {"name": name, "role": role, "addresses": [address], "config": FRESH.format(name), "user": "admin",
            "password": "cisco", **more}


class Fleet(Process):
    """A releve-lab that takes control lines. Its clock stands until one moves it."""

    def __init__(self, program, folder, fleet, *arguments):
        """`fleet` is "demo", or what a fleet file says."""
        if fleet != "demo":
            (folder / "fleet.json").write_text(json.dumps(fleet))
            fleet = folder / "fleet.json"
        super().__init__(program, folder, "--fleet", fleet, "--control", "--speed", "1", *arguments, stdin=subprocess.PIPE)
        self.folder = folder
        self.routers = {}  # ready lines
        self.events = []
        try:
            self.send("pause")  # it is read before a second of the lab has gone
            while "all" not in self.routers:
                line = self.line()
                self.routers[line["ready"]] = line
            self.answer()
        except Exception:
            self.stop()
            raise

    def order(self, do, **members):
        """The answer to a control line; events that come before it are kept."""
        self.send(do, **members)
        return self.answer()

    def send(self, do, **members):
        self._process.stdin.write(json.dumps({"do": do, **members}) + "\n")
        self._process.stdin.flush()

    def answer(self):
        while True:
            line = self.line()
            if "event" not in line:
                return line
            self.events.append(line)

    def has_said(self):
        """The events until now, without waiting."""
        while self.has_line():
            self.events.append(self.line())
        return self.events

    def until(self, instant):
        """Everything that is due until then has happened, and what it logged is returned."""
        before = len(self.events)
        answer = self.order("until", value=instant)
        assert answer.get("now", "").startswith(instant[:-1]), answer
        return self.events[before:]

    def next(self):
        """What was logged next; the lab stands at that moment."""
        before = len(self.events)
        assert self.order("next").get("did") == "next"
        return self.events[before:]

    def ssh_command(self, name, *options):
        """OpenSSH towards a router, knowing no host but those of this fleet."""
        ssh = self.routers[name]["ssh"]
        return ["ssh", "-F", "/dev/null", "-p", str(ssh["port"]), "-o", "StrictHostKeyChecking=accept-new",
                "-o", f"UserKnownHostsFile={self.folder}/known_hosts", "-o", "GlobalKnownHostsFile=/dev/null",
                "-o", "PreferredAuthentications=password", "-o", "NumberOfPasswordPrompts=1", "-o", "LogLevel=ERROR",
                *options, f"{ssh['user']}@{ssh['host']}"]

    def askpass(self, name):
        """The environment in which ssh finds a router's password without a terminal."""
        script = self.folder / "askpass"
        if not script.exists():
            script.write_text('#!/bin/sh\nprintf "%s\\n" "$RELEVE_PASSWORD"\n')
            script.chmod(0o700)
        return {**os.environ, "SSH_ASKPASS": str(script), "SSH_ASKPASS_REQUIRE": "force",
                "RELEVE_PASSWORD": self.routers[name]["ssh"]["password"]}

    def once(self, name, *command, options=(), stdin=subprocess.DEVNULL, **more):
        """`ssh HOST COMMAND`, done."""
        return run(*self.ssh_command(name, *options), *command, env=self.askpass(name), start_new_session=True,
                   **({"stdin": stdin} if "input" not in more else {}), **more)

    def terminal(self, name, options=(), **more):
        return Terminal(self, name, options, **more)


class Terminal:
    """ssh in a terminal of its own. What was printed is text with `\\n`; the router's prompts are left out of it."""

    NAME = r"[A-Za-z0-9.-]+(?:\([a-z-]+\))?[#>]"
    PROMPT = r"(?<![^\n])" + NAME + r"(?=\r\n|$)"  # a message may have come behind it already

    def __init__(self, fleet, name, options=(), rows=24, columns=80, length=0):
        self.name = name
        words = fleet.ssh_command(name, *options)
        self._child = pexpect.spawn(words[0], words[1:], dimensions=(rows, columns), timeout=PATIENCE, encoding="utf-8",
                                    codec_errors="replace")
        self._child.delaybeforesend = None
        self._child.expect("password: ")
        self._child.sendline(fleet.routers[name]["ssh"]["password"])
        self._child.expect(self.PROMPT)
        if length is not None:
            self.do(f"terminal length {length}")

    def send(self, keys):
        self._child.send(keys)

    def expect(self, text):
        """What was printed before `text`."""
        self._child.expect_exact(text)
        return plain(self._child.before)

    def expect_end(self):
        """The connection ends, of itself."""
        self._child.expect(pexpect.EOF)

    def do(self, line, until=None):
        """Types a line; what it printed until the next prompt, or until a question that ends with `until`."""
        self._child.send(line + "\r")
        self._child.expect_exact(line[:40])  # a long line scrolls
        return self._answer(until).partition("\n")[2]

    def configure(self, *lines):
        """In configuration mode, and out of it; what the lines printed, which is nothing when all was well."""
        self.do("configure terminal")
        printed = "".join(self.do(line) for line in lines)
        self.do("end")
        return printed

    def secretly(self, line, until=None):
        """The same for what is not shown while it is typed."""
        self._child.send(line + "\r")
        return self._answer(until)

    def interrupt(self):
        """Ctrl-C."""
        self.send("\x03")
        return self._answer(None)

    def _answer(self, until):
        if until:
            self._child.expect_exact(until)
        else:
            self._child.expect(self.PROMPT)
        return plain(self._child.before)

    def paste(self, text):
        """All lines at once, as a terminal program sends them; what the router complained of."""
        lines = text.splitlines()
        self._child.send("".join(line + "\r" for line in lines))
        printed = ""
        for line in lines:
            self._child.expect_exact(line[:40])
            printed += plain(self._child.before) + "\n"
        printed += self._answer(None)
        return [line for line in printed.split("\n") if re.match(" *[%^]", line)]

    def close(self):
        self._child.close(force=True)


def plain(text):
    return text.replace("\r\n", "\n")


def squeezed(text):
    """Lines without what a web page changes in them: indents, runs of blanks, empty lines."""
    lines = (" ".join(line.split()) for line in text.splitlines())
    return [line for line in lines if line]


def chain(text):
    """The certificates of a running-config: DER by what stands before it, as `ca rollover 03`."""
    return {name: bytes.fromhex(data) for name, data in
            re.findall(r"^ certificate ([^\n]+)\n((?:  [0-9A-F ]+\n)+)  \tquit$", text, re.MULTILINE)}


def fingerprint(der, algorithm="md5"):
    """As IOS groups it."""
    digest = hashlib.new(algorithm, der).hexdigest().upper()
    return " ".join(digest[i:i + 8] for i in range(0, len(digest), 8))


class FleetTest(unittest.TestCase):
    """Tests that share one fleet."""

    fleet_file = "demo"
    arguments = ()

    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.folder = Path(folder.name)
        cls.fleet = Fleet(sys.argv[1], cls.folder, cls.fleet_file, *cls.arguments)

    @classmethod
    def tearDownClass(cls):
        code, text = cls.fleet.stop()
        if code != 0 or text:
            raise AssertionError(f"releve-lab ended with {code}\n{text}")

    def terminal(self, name, options=(), **more):
        terminal = self.fleet.terminal(name, options, **more)
        self.addCleanup(terminal.close)
        return terminal


def main_with_ssh(*needed):
    if pexpect is None:
        print("skipped: the Python module pexpect is not installed")
        sys.exit(SKIPPED)
    main("ssh", "openssl", *needed)
