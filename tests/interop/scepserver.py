# SPDX-FileCopyrightText: Relève contributors
# SPDX-License-Identifier: Apache-2.0
"""A spoke of the lab with micromdm's scepserver (package scep) as its CA, named by --peer: answers chunked, in SHA-1 and
single DES, and neither polls nor rollover CAs (SCEP_INTEROP section 4)."""
import ctypes
import fcntl
import re
import socket
import struct
import subprocess
import sys
import tempfile
import time
import unittest
import urllib.request
from datetime import datetime, timedelta, timezone
from pathlib import Path

from fleet import Fleet, main_with_ssh
from lab import CHALLENGE, PATIENCE, run, said

CONFIG = """\
ip domain name cisco.com
crypto pki trustpoint Peer
 enrollment url {url}
 fqdn none
 serial-number none
 ip-address none
 password {challenge}
 subject-name CN={name},O=Example
 revocation-check none
 rsakeypair Peer 2048
 auto-enroll 80 {regenerate}
"""


def enter_own_network():
    """scepserver listens on every interface: for a network with nothing but loopback, where the system allows one."""
    new_user, new_net, set_flags, up_running = 0x10000000, 0x40000000, 0x8914, 0x41
    libc = ctypes.CDLL(None)
    if libc.unshare(new_net) == 0 or libc.unshare(new_user | new_net) == 0:
        with socket.socket() as control:
            fcntl.ioctl(control, set_flags, struct.pack("16sH14x", b"lo", up_running))


def free_port():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


class ScepServer:
    """One that demands a challenge, and lets everybody renew at any time."""

    def __init__(self, folder):
        self.depot = folder / "depot"
        done = run("scepserver", "ca", "-init", "-depot", self.depot, "-keySize", "2048")
        if done.returncode != 0:
            raise RuntimeError(said(done))
        self.ca = self.depot / "ca.pem"
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}/scep"
        self._process = subprocess.Popen(
            ["scepserver", "-depot", str(self.depot), "-port", str(self.port), "-allowrenew", "0", "-challenge",
             CHALLENGE], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        end = time.monotonic() + PATIENCE
        while not self._answers():
            if time.monotonic() > end:
                self.stop()
                raise TimeoutError("scepserver does not answer")
            time.sleep(0.1)  # it tells nobody: there is only asking

    def _answers(self):
        try:
            return urllib.request.urlopen(self.url + "?operation=GetCACaps", timeout=PATIENCE).status == 200
        except OSError:
            return False

    def stop(self):
        self._process.kill()
        self._process.wait()


def instant(time_of_day):
    return time_of_day.strftime("%Y-%m-%dT%H:%M:%SZ")


class LabSpoke(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        self.server = ScepServer(self.folder)
        self.addCleanup(self.server.stop)
        self.start = datetime.now(timezone.utc).replace(microsecond=0) + timedelta(seconds=1)

    def fleet(self, *spokes, peer=True, challenge=CHALLENGE):
        """Spokes as (name, further words): they enroll one after the other."""
        routers = [{"name": name, "role": "client", "enrolled_at": instant(self.start + timedelta(seconds=10 * i)),
                    "config": CONFIG.format(url=self.server.url, challenge=challenge, name=name, regenerate=word)}
                   for i, (name, word) in enumerate(spokes)]
        fleet = Fleet(sys.argv[1], self.folder, {"start": instant(self.start), "routers": routers},
                      *(("--peer", f"127.0.0.1:{self.server.port}") if peer else ()))
        self.addCleanup(self.stop, fleet)
        return fleet

    def stop(self, fleet):
        code, text = fleet.stop()
        self.assertEqual((code, text), (0, ""))

    def held(self, fleet, name):
        """The router's own account of what it holds: files of the CA's and of its own certificate."""
        terminal = fleet.terminal(name)
        self.addCleanup(terminal.close)
        terminal.do("configure terminal")
        printed = terminal.do("crypto pki export Peer pem terminal")
        files = []
        for i, pem in enumerate(re.findall("-----BEGIN.*?-----END CERTIFICATE-----\n", printed, re.DOTALL)):
            files.append(Path(tempfile.mkdtemp(dir=self.folder)) / f"{i}.pem")
            files[-1].write_text(pem)
        self.assertEqual(len(files), 2, printed)
        return files

    def check(self, fleet, name):
        """That openssl finds what the router holds in order; the serial number and the public key."""
        ca, own = self.held(fleet, name)
        self.assertEqual(ca.read_text().split(), self.server.ca.read_text().split())
        done = run("openssl", "verify", "-CAfile", self.server.ca, own)
        self.assertEqual(done.returncode, 0, said(done))
        subject = run("openssl", "x509", "-in", own, "-noout", "-subject", "-nameopt", "RFC2253").stdout
        self.assertIn(f"CN={name}", subject.strip().removeprefix("subject=").split(","))
        serial = run("openssl", "x509", "-in", own, "-noout", "-serial").stdout
        return int(serial.partition("=")[2], 16), run("openssl", "x509", "-in", own, "-noout", "-pubkey").stdout

    def test_enrolls_and_renews(self):
        fleet = self.fleet(("same-key", ""), ("new-key", "regenerate"))
        told = fleet.until(instant(self.start + timedelta(minutes=1)))
        for name in ("same-key", "new-key"):
            self.assertEqual([line["event"] for line in told if line["who"] == name],
                             ["authenticated", "request-sent", "granted", "enrolled", "timer-armed"], told)
        first = {name: self.check(fleet, name) for name in ("same-key", "new-key")}
        told = fleet.until(instant(self.start + timedelta(days=300)))  # RENEW is at 80 % of a year
        for name in ("same-key", "new-key"):
            self.assertEqual([line["event"] for line in told if line["who"] == name],
                             ["timer-fired", "request-sent", "granted", "renewed", "timer-armed"], told)
            serial, key = self.check(fleet, name)
            self.assertNotEqual(serial, first[name][0])
            self.assertEqual(key == first[name][1], name == "same-key")
            renewed = next(line for line in told if line["who"] == name and line["event"] == "renewed")
            self.assertEqual(int(renewed["detail"]["serial"], 16), serial)

    def test_without_peer_nobody_is_spoken_to(self):
        fleet = self.fleet(("alone", ""), peer=False)
        told = fleet.until(instant(self.start + timedelta(minutes=1)))
        self.assertIn("transport-failure", [line["event"] for line in told])
        self.assertNotIn("authenticated", [line["event"] for line in told])

    def test_a_challenge_that_is_wrong(self):
        fleet = self.fleet(("wrong", ""), challenge="wrong")
        told = fleet.until(instant(self.start + timedelta(minutes=1)))
        self.assertEqual([line["event"] for line in told], ["authenticated", "request-sent", "rejected", "stopped"])


if __name__ == "__main__":
    enter_own_network()
    main_with_ssh("scepserver")
