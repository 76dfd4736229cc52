# SPDX-FileCopyrightText: Relève contributors
# SPDX-License-Identifier: Apache-2.0
"""Our own releve-cli, as a user meets it: against releve-lab, and against Debian's scepserver, which answers chunked, with
SHA-1 and single DES. The program's path comes in the environment variable RELEVE_CLI."""
import json
import os
import shutil
import stat
import tempfile
import unittest
from pathlib import Path

from lab import CHALLENGE, LabTest, main, run, said
from scepserver import ScepServer as Peer, enter_own_network


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


@unittest.skipUnless(shutil.which("scepserver"), "scepserver is not installed")
class ScepServer(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        server = Peer(self.folder)
        self.addCleanup(server.stop)
        self.ca, self.url = server.ca, server.url

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
