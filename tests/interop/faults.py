# SPDX-FileCopyrightText: Relève contributors
# SPDX-License-Identifier: Apache-2.0
"""The lab's faults and lies, begun and ended by control lines, as OpenSSH and a plain HTTP client see them."""
import time
import urllib.error
import urllib.request

from fleet import FleetTest, chain, main_with_ssh
from lab import PATIENCE, said


class Faults(FleetTest):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.fleet.until("2015-10-10T12:14:16Z")  # all that can be enrolled is
        cls.url = cls.fleet.routers["ROOTCA"]["scep"]

    def scep(self, operation):
        """Status, type and body of an answer; None when nobody listens."""
        try:
            with urllib.request.urlopen(f"{self.url}?operation={operation}&message=ROOTCA", timeout=PATIENCE) as answer:
                return answer.status, answer.headers["Content-Type"], answer.read()
        except urllib.error.HTTPError as refused:
            return refused.code, refused.headers["Content-Type"], refused.read()
        except urllib.error.URLError:
            return None

    def fault(self, kind, who="ROOTCA"):
        """For a `with`: it lasts as long."""
        return Fault(self, who, kind)

    def show(self, name, command, **more):
        done = self.fleet.once(name, command, **more)
        self.assertEqual(done.returncode, 0, said(done))
        return done.stdout

    def is_well(self):
        self.assertEqual(self.scep("GetCACert")[:2], (200, "application/x-x509-ca-cert"))
        self.assertIn(b"GetNextCACert", self.scep("GetCACaps")[2])
        self.assertIn("    Status: enabled\n    State: enabled\n", self.show("ROOTCA", "show crypto pki server"))

    def test_what_is_no_fault(self):
        for members in ({"who": "ROOTCA", "kind": "boredom"}, {"who": "nobody", "kind": "slow"}, {"kind": "slow"}):
            self.assertIn("error", self.fleet.order("fault", **members))
        self.is_well()

    def test_unreachable(self):
        session = self.terminal("ROOTCA")
        with self.fault("unreachable"):
            session.expect_end()
            done = self.fleet.once("ROOTCA", "show clock")
            self.assertEqual(done.returncode, 255, said(done))
            self.assertIsNone(self.scep("GetCACert"))
            self.authentication_fails("%PKI-3-SOCKETSEND")
            self.show("spoke-1", "show clock")

    def test_unreachable_spoke(self):
        with self.fault("unreachable", "spoke-1"):
            self.assertEqual(self.fleet.once("spoke-1", "show clock").returncode, 255)
            self.is_well()
        self.show("spoke-1", "show clock")

    def test_http_off(self):
        with self.fault("http-off"):
            self.assertIsNone(self.scep("GetCACert"))
            self.assertIn("    Status: disabled, HTTP Server is disabled\n    State: check failed\n",
                          self.show("ROOTCA", "show crypto pki server"))
            self.authentication_fails("%PKI-3-SOCKETSEND")

    def test_clock(self):
        with self.fault("clock-not-authoritative"):
            self.assertEqual(self.show("ROOTCA", "show crypto pki timers"), "")
            self.assertRegex(self.show("ROOTCA", "show clock"), r"^\*\d\d:14:16")
            self.assertIn("    State: check failed\n", self.show("ROOTCA", "show crypto pki server"))
            self.assertGreaterEqual(self.scep("GetCACert")[0], 500)
        self.assertIn("CS CERT EXPIRE", self.show("ROOTCA", "show crypto pki timers"))
        self.assertRegex(self.show("ROOTCA", "show clock"), r"^\d\d:14:16")

    def test_host_key_changed(self):
        self.show("spoke-2", "show clock")
        strict = ("-o", "StrictHostKeyChecking=yes")
        with self.fault("host-key-changed", "spoke-2"):
            done = self.fleet.once("spoke-2", "show clock", options=strict)
            self.assertEqual(done.returncode, 255, said(done))
            self.assertIn("REMOTE HOST IDENTIFICATION HAS CHANGED", done.stderr)
            self.show("spoke-1", "show clock", options=strict)
        self.assertIn("CET", self.show("spoke-2", "show clock", options=strict))

    def test_drop_after_command(self):
        session = self.terminal("spoke-2")
        with self.fault("drop-after-command", "spoke-2"):
            session.send("show clock\r")
            session.expect_end()
            done = self.fleet.once("spoke-2", "show clock")
            self.assertEqual(done.returncode, 255, said(done))
            self.show("spoke-1", "show clock")
        self.show("spoke-2", "show clock")

    def test_disk_full(self):
        ca = self.terminal("ROOTCA")
        ca.do("terminal monitor")
        with self.fault("disk-full"):
            ca.do("configure terminal")
            ca.do("crypto pki server ROOTCA rollover")  # its archive
            ca.expect("no space left on device")
            ca.do("end")
            saved = ca.do("write memory")
            self.assertRegex(saved, "(?m)^%Error opening nvram:/startup-config")
            self.assertNotIn("[OK]", saved)
        self.assertIn("[OK]", ca.do("write memory"))
        self.assertEqual(ca.configure("crypto pki server ROOTCA rollover cancel"), "")

    def test_slow(self):
        with self.fault("slow"):
            began = time.monotonic()
            self.assertEqual(self.scep("GetCACert")[0], 200)
            self.assertGreater(time.monotonic() - began, 1)
        began = time.monotonic()
        self.scep("GetCACert")
        self.assertLess(time.monotonic() - began, 5)

    def test_garbage(self):
        with self.fault("garbage"):
            self.assertNotIn(self.scep("GetCACert")[1], ("application/x-x509-ca-cert", None))
            self.authentication_fails()

    def test_caps_shrunk(self):
        whole = self.scep("GetCACaps")[2].split()
        with self.fault("caps-shrunk"):
            fewer = self.scep("GetCACaps")[2].split()
        self.assertLess(set(fewer), set(whole))
        self.assertNotIn(b"GetNextCACert", fewer)

    def test_returns_old_certificate(self):
        held = self.identity("spoke-2")
        with self.fault("returns-old-certificate"):
            self.enroll_again("spoke-2")
            self.assertEqual(self.identity("spoke-2"), held)
        self.enroll_again("spoke-2")
        self.assertNotEqual(self.identity("spoke-2"), held)

    def identity(self, name):
        return {label: der for label, der in chain(self.show(name, "show running-config")).items() if "ca" not in label}

    def enroll_again(self, name):
        spoke = self.terminal(name)
        spoke.do("configure terminal")
        spoke.do("crypto pki enroll Root-CA", "[yes/no]: ")
        spoke.do("yes", "[yes/no]: ")
        self.assertIn("% Certificate request sent", spoke.do("yes"))
        self.fleet.order("until", value="2015-10-10T12:14:16Z")  # what it asked is answered
        spoke.close()

    def authentication_fails(self, message=None):
        """Of a fresh trustpoint of a spoke that is well itself."""
        spoke = self.terminal("spoke-4")
        spoke.do("terminal monitor")
        for line in ("configure terminal", "crypto pki trustpoint FRESH", "enrollment url http://172.16.1.1", "exit"):
            spoke.do(line)
        self.assertIn("% Error in receiving Certificate Authority certificate: status = FAIL, cert length = 0\n",
                      spoke.do("crypto pki authenticate FRESH"))
        if message:
            spoke.expect(message)
        spoke.do("no crypto pki trustpoint FRESH", "[yes/no]: ")
        spoke.do("yes")
        spoke.close()


class Fault:
    def __init__(self, test, who, kind):
        self._test, self._members = test, {"who": who, "kind": kind}

    def __enter__(self):
        self._test.assertEqual(self._test.fleet.order("fault", **self._members)["did"], "fault")

    def __exit__(self, *_):
        self._test.assertEqual(self._test.fleet.order("clear", **self._members)["did"], "clear")
        self._test.is_well()


if __name__ == "__main__":
    main_with_ssh()
