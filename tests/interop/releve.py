# SPDX-FileCopyrightText: Relève contributors
# SPDX-License-Identifier: Apache-2.0
"""Our own releve-cli, as a user meets it: against releve-lab, and against Debian's scepserver, which answers chunked, with
SHA-1 and single DES. The program's path comes in the environment variable RELEVE_CLI."""
import ctypes
import fcntl
import json
import os
import shutil
import socket
import stat
import struct
import subprocess
import tempfile
import time
import unittest
from pathlib import Path

from lab import CHALLENGE, LabTest, PATIENCE, main, run, said


def cli(*words):
    return run(os.environ["RELEVE_CLI"], *words, "--lang", "en", env={**os.environ, "LAB_CHALLENGE": CHALLENGE})


class Client(LabTest):
    def enroll(self, folder, name, *options):
        return cli("scep", "enroll", self.lab.url, "--ca", self.lab.ca, "--key", folder / "r.key", "--subject",
                   f"CN={name},O=Example", "--out", folder / "r.pem", *options)

    def enrolled(self, name):
        folder = self.new_folder()
        done = self.enroll(folder, name, "--challenge", "env:LAB_CHALLENGE")
        self.assertEqual(done.returncode, 0, said(done))
        self.check(folder / "r.pem", folder / "r.key", name)
        self.assertEqual(stat.S_IMODE((folder / "r.key").stat().st_mode), 0o600)
        return folder

    def test_shows_capabilities_and_the_ca(self):
        done = cli("scep", "caps", self.lab.url, "--json")
        self.assertIn("GetNextCACert", json.loads(done.stdout)["capabilities"], said(done))
        done = cli("scep", "ca", self.lab.url, "--json")
        fingerprint = json.loads(done.stdout)["ca"]["sha256"]
        self.assertEqual(cli("scep", "ca", self.lab.url, "--fingerprint", fingerprint).returncode, 0)
        self.assertEqual(cli("scep", "ca", self.lab.url, "--fingerprint", fingerprint[::-1]).returncode, 3)

    def test_enrolls_and_renews(self):
        folder = self.enrolled("cli-1")
        first = self.serial_of(folder / "r.pem")
        who = ("--ca", self.lab.ca, "--key", folder / "r.key", "--cert", folder / "r.pem")
        done = cli("scep", "renew", self.lab.url, *who, "--new-key", folder / "new.key", "--out", folder / "new.pem")
        self.assertEqual(done.returncode, 0, said(done))
        self.check(folder / "new.pem", folder / "new.key", "cli-1")
        self.assertNotEqual(self.serial_of(folder / "new.pem"), first)
        done = cli("scep", "crl", self.lab.url, *who, "--out", folder / "ca.crl")
        self.assertEqual(done.returncode, 0, said(done))
        done = run("openssl", "crl", "-in", folder / "ca.crl", "-CAfile", self.lab.ca, "-noout")
        self.assertIn("verify OK", done.stderr, said(done))
        done = cli("scep", "cert", self.lab.url, *who, "--serial", first.removeprefix("serial="))
        self.assertEqual(done.stdout.strip(), (folder / "r.pem").read_text().strip(), said(done))

    def test_old_cryptography_when_asked_for(self):
        folder = self.new_folder()
        done = self.enroll(folder, "cli-old", "--challenge", "env:LAB_CHALLENGE", "--legacy-ios", "--digest", "md5",
                           "--cipher", "des")
        self.assertEqual(done.returncode, 0, said(done))

    def test_wrong_challenge_is_refused(self):
        folder = self.new_folder()
        done = self.enroll(folder, "cli-wrong")
        self.assertEqual(done.returncode, 1, said(done))
        self.assertIn("badRequest", done.stderr)
        self.assertFalse((folder / "r.pem").exists())


def enter_own_network():
    """scepserver listens on every interface: for a network with nothing but loopback, where the system allows one."""
    new_user, new_net, set_flags, up_running = 0x10000000, 0x40000000, 0x8914, 0x41
    libc = ctypes.CDLL(None)
    if libc.unshare(new_net) == 0 or libc.unshare(new_user | new_net) == 0:
        with socket.socket() as control:
            fcntl.ioctl(control, set_flags, struct.pack("16sH14x", b"lo", up_running))


@unittest.skipUnless(shutil.which("scepserver"), "scepserver is not installed")
class ScepServer(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        self.assertEqual(run("scepserver", "ca", "-init", "-depot", self.folder / "depot", "-keySize", "2048").returncode, 0)
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        self.ca = self.folder / "depot" / "ca.pem"
        self.url = f"http://127.0.0.1:{port}/scep"
        server = subprocess.Popen(["scepserver", "-depot", str(self.folder / "depot"), "-port", str(port), "-allowrenew",
                                   "0", "-challenge", CHALLENGE], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.addCleanup(server.wait)
        self.addCleanup(server.kill)
        end = time.monotonic() + PATIENCE
        while cli("scep", "caps", self.url).returncode != 0:
            self.assertLess(time.monotonic(), end, "scepserver does not answer")

    def test_legacy_has_to_be_switched_on(self):
        enroll = ("scep", "enroll", self.url, "--ca", self.ca, "--key", self.folder / "r.key", "--subject", "CN=r1",
                  "--challenge", "env:LAB_CHALLENGE", "--out", self.folder / "r.pem")
        done = cli(*enroll)
        self.assertEqual(done.returncode, 3, said(done))
        self.assertIn("single DES", done.stderr)
        self.assertIn("--legacy-ios", done.stderr)
        self.assertFalse((self.folder / "r.pem").exists())
        done = cli(*enroll, "--legacy-ios")
        self.assertEqual(done.returncode, 0, said(done))
        done = cli("scep", "renew", self.url, "--ca", self.ca, "--key", self.folder / "r.key", "--cert",
                   self.folder / "r.pem", "--out", self.folder / "r.pem", "--challenge", "env:LAB_CHALLENGE",
                   "--legacy-ios")
        self.assertEqual(done.returncode, 0, said(done))
        self.assertEqual(run("openssl", "verify", "-CAfile", self.ca, self.folder / "r.pem").returncode, 0)

    def test_it_has_no_next_ca(self):
        done = cli("scep", "next-ca", self.url, "--ca", self.ca)
        self.assertEqual(done.returncode, 1, said(done))


if __name__ == "__main__":
    enter_own_network()
    main("openssl")
