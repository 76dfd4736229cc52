# SPDX-FileCopyrightText: Relève contributors
# SPDX-License-Identifier: Apache-2.0
"""What the tests with real clients share: a releve-lab of their own, and OpenSSL to judge what they got.

Each test is a program of its own: `python3 PEER.py PATH-TO-RELEVE-LAB [UNITTEST-OPTION...]`. It exits with 77 when
the peer is not installed.
"""
import hashlib
import json
import os
import queue
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import unittest
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timezone
from pathlib import Path

SKIPPED = 77
CHALLENGE = "secret-4711"
PATIENCE = 60  # seconds, for one step of a peer on a busy machine

# The demo fleet's certificate server as it stands, in present time, beside a spoke of the lab's own.
FLEET = {"speed": 1, "stores": ["10.1.1.1"], "routers": [
    {"name": "ROOTCA", "role": "server", "config": """\
ip domain name cisco.com
clock timezone CET 1 0
interface GigabitEthernet0/0
 ip address 172.16.1.1 255.255.255.0
 no shutdown
ip http server
crypto pki trustpoint ROOTCA
 revocation-check crl
 rsakeypair ROOTCA 1024
crypto pki server ROOTCA
 database level complete
 database archive pkcs12 password 7 01100F175804575D72
 issuer-name CN=RootCA,OU=TAC,O=Cisco
 grant auto
 lifetime certificate 365
 lifetime ca-certificate 730
 database url ftp://10.1.1.1/DB/ROOTCA/
 auto-rollover 90
"""},
    {"name": "spoke-1", "role": "client", "config": f"""\
crypto pki trustpoint Root-CA
 enrollment url http://172.16.1.1:80
 password 0 {CHALLENGE}
 subject-name CN=spoke-1.cisco.com,OU=CVO
 rsakeypair spoke-1-RSA 1024
 auto-enroll 80
"""}]}

CONFIG = """\
hostname ROOT-CA
ip http server
crypto pki server ROOT-CA
 database level complete
 issuer-name CN=ROOT-CA,O=Example
 grant auto
 lifetime certificate 365
"""


def run(*command, **options):
    """A program, its output as text; whatever its exit code."""
    return subprocess.run([str(word) for word in command], capture_output=True, text=True, errors="replace",
                          timeout=PATIENCE, check=False, **options)


def said(done):
    """What a program printed, for a failure's message."""
    return f"exit code {done.returncode}\n{done.stdout}{done.stderr}"


def parallel(count, work):
    """The results of work(0) … work(count - 1), done at once."""
    with ThreadPoolExecutor(count) as pool:
        return list(pool.map(work, range(count)))


class Process:
    """A releve-lab that runs, and the lines it prints."""

    def __init__(self, program, folder, *arguments, **options):
        self._lines = queue.Queue()
        self._log = open(folder / "lab.log", "w+")
        self._process = subprocess.Popen([str(word) for word in (program, *arguments)], stdout=subprocess.PIPE,
                                         stderr=self._log, text=True, bufsize=1,
                                         **{"stdin": subprocess.DEVNULL, **options})
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self):
        for line in self._process.stdout:
            self._lines.put(line)
        self._lines.put(None)

    @property
    def pid(self):
        return self._process.pid

    def line(self, patience=PATIENCE):
        """The next line that it printed, or will print."""
        line = self._lines.get(timeout=patience)
        if line is None:
            self._lines.put(None)
            raise RuntimeError("releve-lab has ended")
        return json.loads(line)

    def has_line(self):
        return not self._lines.empty()

    def stop(self):
        """Its exit code, and what it said on standard error."""
        self._process.send_signal(signal.SIGTERM)
        try:
            code = self._process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self._process.kill()
            code = self._process.wait()
        self._reader.join()
        for stream in (self._process.stdin, self._process.stdout):
            if stream:
                stream.close()
        self._log.seek(0)
        text = self._log.read()
        self._log.close()
        return code, text


class Lab(Process):
    """A releve-lab with a certificate server that grants at once, in present time, on a free port: one of a --config, or
    with LAB_FLEET in the environment the demo's, in a fleet file."""

    def __init__(self, program, folder):
        source = folder / "source"
        if "LAB_FLEET" in os.environ:
            start = datetime.now(timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
            spoke = {**FLEET["routers"][1], "enrolled_at": start}
            source.write_text(json.dumps({**FLEET, "start": start, "routers": [FLEET["routers"][0], spoke]}))
        else:
            source.write_text(CONFIG)
        super().__init__(program, folder, "--fleet" if "LAB_FLEET" in os.environ else "--config", source, "--state",
                         folder / "state", "--challenge", "env:LAB_CHALLENGE",
                         env={**os.environ, "LAB_CHALLENGE": CHALLENGE})
        try:
            ready = self.line()
            self.url = ready["scep"]
            self.port = int(self.url.split(":")[2].split("/")[0])
            der = urllib.request.urlopen(self.url + "?operation=GetCACert&message=x", timeout=PATIENCE).read()
            if hashlib.sha256(der).hexdigest().upper() != ready["ca_fingerprint_sha256"]:
                raise RuntimeError("the CA is not the one that the ready line tells of")
            self.ca = folder / "ca.pem"
            (folder / "ca.der").write_bytes(der)
            run("openssl", "x509", "-inform", "DER", "-in", folder / "ca.der", "-out", self.ca)
            while "LAB_FLEET" in os.environ and self.line().get("event") != "enrolled":
                pass  # until the lab's own spoke has its certificate
        except Exception:
            self.stop()
            raise


class LabTest(unittest.TestCase):
    """Tests that share one lab, and a folder that goes with them."""

    @classmethod
    def setUpClass(cls):
        cls._folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(cls._folder.cleanup)
        cls.folder = Path(cls._folder.name)
        cls.lab = Lab(sys.argv[1], cls.folder)

    @classmethod
    def tearDownClass(cls):
        code, text = cls.lab.stop()
        if code != 0 or text:
            raise AssertionError(f"releve-lab ended with {code}\n{text}")

    def new_folder(self):
        """An empty one."""
        return Path(tempfile.mkdtemp(dir=self.folder))

    def serial_of(self, certificate):
        done = run("openssl", "x509", "-in", certificate, "-noout", "-serial")
        self.assertEqual(done.returncode, 0, said(done))
        return done.stdout.strip()

    def check(self, certificate, key, name):
        """That the lab's CA has signed it now, for that key and that name."""
        done = run("openssl", "verify", "-CAfile", self.lab.ca, certificate)
        self.assertEqual(done.returncode, 0, said(done))
        public = run("openssl", "x509", "-in", certificate, "-noout", "-pubkey").stdout
        self.assertEqual(public, run("openssl", "pkey", "-in", key, "-pubout").stdout)
        subject = run("openssl", "x509", "-in", certificate, "-noout", "-subject", "-nameopt", "RFC2253").stdout
        self.assertIn(f"CN={name}", subject.strip().removeprefix("subject=").split(","))

    def new_key(self, path):
        done = run("openssl", "genrsa", "-out", path, "2048")
        self.assertEqual(done.returncode, 0, said(done))
        return path


def main(*needed):
    """Runs the tests of the calling program, if the programs and files they need are here."""
    missing = [name for name in needed if not (shutil.which(name) or os.path.exists(name))]
    if missing:
        print(f"skipped: {', '.join(missing)} is not installed")
        sys.exit(SKIPPED)
    unittest.main(module="__main__", argv=sys.argv[:1] + sys.argv[2:], verbosity=2)
