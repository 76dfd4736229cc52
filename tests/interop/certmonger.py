# SPDX-FileCopyrightText: Relève contributors
# SPDX-License-Identifier: Apache-2.0
"""certmonger as a daemon of nobody's, on a bus of its own (packages certmonger, dbus): GET always, AES-256, a decimal
transactionID, renewal as type 19 signed with the old key.

This program starts itself again inside dbus-run-session, whose children see that bus alone."""
import os
import shutil
import subprocess
import sys
import time

from lab import CHALLENGE, PATIENCE, LabTest, main, run, said

DAEMON = "/usr/sbin/certmonger"
SUBMIT = "/usr/lib/certmonger/scep-submit"
SETTLED = {"MONITORING", "CA_REJECTED", "CA_UNREACHABLE", "NEED_GUIDANCE", "NEED_CA"}


class Certmonger(LabTest):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        folders = {}
        for variable in ("REQUESTS_DIR", "CAS_DIR", "CONFIG_DIR", "TMPDIR", "LOCAL_CA_DIR"):
            folders["CERTMONGER_" + variable] = str(cls.folder / variable)
        folders.update(HOME=str(cls.folder / "home"), TMPDIR=str(cls.folder / "TMPDIR"))
        for path in folders.values():
            os.makedirs(path, exist_ok=True)
        log = open(cls.folder / "certmonger.log", "w")
        cls.addClassCleanup(log.close)
        daemon = subprocess.Popen([DAEMON, "-s", "-n", "-d", "1"], env={**os.environ, **folders},
                                  stdin=subprocess.DEVNULL, stdout=log, stderr=log)
        cls.addClassCleanup(cls.end, daemon)
        cls.wait_for("certmonger", cls.is_on_the_bus)
        run("getcert", "add-scep-ca", "-s", "-c", "lab", "-u", cls.lab.url, "-N", cls.lab.ca)
        # It asks the CA for its capabilities and certificates first; a request before that waits for minutes.
        cls.wait_for("the CA", cls.ca_is_known)

    @staticmethod
    def end(daemon):
        daemon.terminate()
        daemon.wait(PATIENCE)

    @staticmethod
    def wait_for(what, holds):
        deadline = time.monotonic() + PATIENCE
        while not holds():
            if time.monotonic() > deadline:
                raise TimeoutError(f"waited for {what}")
            time.sleep(0.1)  # it tells nobody: there is only asking

    @staticmethod
    def is_on_the_bus():
        # Asked of the bus: getcert would have it start another daemon.
        done = run("dbus-send", "--session", "--print-reply", "--dest=org.freedesktop.DBus", "/",
                   "org.freedesktop.DBus.NameHasOwner", "string:org.fedorahosted.certmonger")
        return "boolean true" in done.stdout

    @classmethod
    def ca_is_known(cls):
        try:
            stored = [path.read_text() for path in (cls.folder / "CAS_DIR").iterdir()]
        except FileNotFoundError:  # it is just putting another in its place
            return False
        return any("ca_capabilities" in text and "BEGIN CERTIFICATE" in text for text in stored)

    def field(self, request, name):
        lines = run("getcert", "list", "-s", "-i", request).stdout.splitlines()
        values = [line.split(":", 1)[1].strip() for line in lines if line.strip().startswith(name + ":")]
        return values[0] if values else ""

    def settle(self, request):
        """What has become of a request."""
        self.wait_for(request, lambda: self.field(request, "status") in SETTLED)
        return self.field(request, "status")

    def request(self, name, challenge=CHALLENGE):
        folder = self.new_folder()
        done = run("getcert", "request", "-s", "-c", "lab", "-k", folder / "key.pem", "-f", folder / "cert.pem",
                   "-N", f"CN={name},O=Example", "-L", challenge, "-I", name, "-G", "rsa", "-g", "2048")
        self.assertEqual(done.returncode, 0, said(done))
        return folder

    def test_reads_capabilities_and_ca(self):
        capabilities = run(SUBMIT, "-u", self.lab.url, "-c")
        self.assertEqual(capabilities.returncode, 0, said(capabilities))
        self.assertIn("POSTPKIOperation", capabilities.stdout)
        certificates = run(SUBMIT, "-u", self.lab.url, "-C")
        self.assertEqual(certificates.returncode, 0, said(certificates))
        self.assertIn(self.lab.ca.read_text().strip(), certificates.stdout)

    def test_enrolls_and_renews(self):
        folder = self.request("cm-first")
        self.assertEqual(self.settle("cm-first"), "MONITORING", self.field("cm-first", "ca-error"))
        self.check(folder / "cert.pem", folder / "key.pem", "cm-first")
        for command in ("resubmit", "rekey"):
            with self.subTest(command):
                old = self.serial_of(folder / "cert.pem")
                done = run("getcert", command, "-s", "-i", "cm-first", "-w")
                self.assertEqual(done.returncode, 0, said(done))
                self.assertEqual(self.settle("cm-first"), "MONITORING", self.field("cm-first", "ca-error"))
                self.check(folder / "cert.pem", folder / "key.pem", "cm-first")
                self.assertNotEqual(self.serial_of(folder / "cert.pem"), old)

    def test_wrong_challenge_is_refused(self):
        folder = self.request("cm-wrong", "wrong")
        self.assertEqual(self.settle("cm-wrong"), "CA_REJECTED", self.field("cm-wrong", "ca-error"))
        self.assertFalse((folder / "cert.pem").exists())

    def test_many_at_once_get_a_certificate_each(self):
        names = [f"cm-{i}" for i in range(4)]
        folders = [self.request(name) for name in names]
        for name, folder in zip(names, folders):
            self.assertEqual(self.settle(name), "MONITORING", self.field(name, "ca-error"))
            self.check(folder / "cert.pem", folder / "key.pem", name)
        self.assertEqual(len({self.serial_of(folder / "cert.pem") for folder in folders}), len(names))


if __name__ == "__main__":
    if "RELEVE_OWN_BUS" not in os.environ and shutil.which("dbus-run-session"):
        os.environ["RELEVE_OWN_BUS"] = "1"
        os.execvp("dbus-run-session", ["dbus-run-session", "--", sys.executable, *sys.argv])
    main("dbus-run-session", "dbus-send", DAEMON, "getcert", SUBMIT, "openssl")
