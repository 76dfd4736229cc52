# SPDX-FileCopyrightText: Relève contributors
# SPDX-License-Identifier: Apache-2.0
"""The lab's routers as automation tools meet them: one command a connection, scripts on standard input, pages, many logins at
once, old algorithms; and clients that are slow, rude or gone. Nothing leaks, nothing hangs, the other routers go on.

With RELEVE_LONG in the environment 200 logins and pastes of 10 MB, else fewer and smaller."""
import hashlib
import os
import re
import signal
import socket
import subprocess
import threading
import time
from collections import Counter

from fleet import FleetTest, main_with_ssh
from lab import PATIENCE, run, said

LONG = bool(os.environ.get("RELEVE_LONG"))
LOGINS = 200 if LONG else 32
PASTE = (10 if LONG else 1) * 1024 * 1024
LEGACY = tuple(word for option in ("KexAlgorithms=+diffie-hellman-group14-sha1", "HostKeyAlgorithms=+ssh-rsa",
                                   "Ciphers=+aes128-cbc", "RequiredRSASize=1024") for word in ("-o", option))


class Tool(FleetTest):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.fleet.until("2015-10-10T12:14:16Z")  # all that can be enrolled is

    def exactly(self, name, command, **more):
        """What a command prints, byte for byte."""
        done = subprocess.run([*self.fleet.ssh_command(name), *command], env=self.fleet.askpass(name),
                              capture_output=True, start_new_session=True, timeout=PATIENCE, check=False,
                              **{"stdin": subprocess.DEVNULL, **more} if "input" not in more else more)
        self.assertEqual((done.returncode, done.stderr), (0, b""))
        return done.stdout

    # ---- One command, scripts, pages

    def test_one_shot_is_the_commands_output_and_nothing_else(self):
        shown = self.terminal("spoke-1").do("show crypto pki timers")
        self.assertIn("RENEW Root-CA", shown)
        self.assertEqual(self.exactly("spoke-1", ["show crypto pki timers"]), shown.replace("\n", "\r\n").encode())
        self.assertEqual(self.exactly("spoke-1", ["show clock | include nothing"]), b"")
        self.assertEqual(self.exactly("spoke-1", ["bogus"]), b'Line has invalid autocommand "bogus"\r\n')

    def test_one_shot_has_no_pages(self):
        lines = self.exactly("spoke-1", ["show running-config"]).decode().split("\r\n")
        self.assertGreater(len(lines), 50)
        self.assertEqual(lines[-3], "end")
        self.assertNotIn("More", "".join(lines))

    def test_script_on_standard_input(self):
        script = ("terminal length 0\nshow running-config\nconfigure terminal\nno crypto pki trustpoint NONE\nend\n"
                  "exit\nshow clock\n")
        done = self.fleet.once("spoke-1", options=("-T",), input=script)
        self.assertEqual((done.returncode, done.stderr), (0, ""), said(done))
        self.assertIn("\nend\n\nspoke-1#configure terminal\n", done.stdout)
        self.assertTrue(done.stdout.endswith("spoke-1#exit\n"), done.stdout)  # what follows is not run
        ends_early = self.fleet.once("spoke-1", options=("-T",), input="show clock\n")
        self.assertEqual(ends_early.returncode, 0, said(ends_early))
        self.assertRegex(ends_early.stdout, r"^spoke-1#show clock\n\d\d:14:16.000 CET .*\nspoke-1#$")

    def test_pages(self):
        whole = self.terminal("spoke-1").do("show running-config").split("\n")
        spoke = self.terminal("spoke-1", length=24)
        more, wipe = " --More-- ", "\b" * 9 + " " * 8 + "\b" * 9
        page = spoke.do("show running-config", more).split("\n")
        self.assertEqual(page, whole[:23] + [""])
        spoke.send("\r")
        self.assertEqual(spoke.expect(more), wipe + whole[23] + "\n")
        spoke.send(" ")
        self.assertEqual(spoke.expect(more).removeprefix(wipe).split("\n"), whole[24:47] + [""])
        spoke.send("q")
        spoke.expect("spoke-1#")
        self.assertIn("CET", spoke.do("show clock"))
        self.assertEqual(spoke.do("show running-config | begin ^interface").split("\n")[0],
                         "interface GigabitEthernet0/0")

    # ---- Logging in

    def test_wrong_password(self):
        done = subprocess.run([*self.fleet.ssh_command("spoke-1"), "show clock"], capture_output=True, text=True,
                              env={**self.fleet.askpass("spoke-1"), "RELEVE_PASSWORD": "wrong"}, stdin=subprocess.DEVNULL,
                              start_new_session=True, timeout=PATIENCE, check=False)
        self.assertEqual((done.returncode, done.stdout), (255, ""))

    def test_public_key(self):
        key = self.folder / "key"
        run("ssh-keygen", "-q", "-t", "rsa", "-b", "2048", "-N", "", "-C", "noc@console", "-f", key)
        login = [word.replace("=password", "=publickey") for word in self.fleet.ssh_command("spoke-3", "-i", str(key))]

        def try_it():
            return run(*login, "show privilege", stdin=subprocess.DEVNULL, start_new_session=True)

        self.assertEqual((try_it().returncode, try_it().stdout), (255, ""))
        spoke = self.terminal("spoke-3")
        typed = key.with_suffix(".pub").read_text().strip()
        spoke.configure("ip ssh pubkey-chain", "username admin", "key-string",
                        *(typed[at:at + 200] for at in range(0, len(typed), 200)), "exit")
        done = try_it()
        self.assertEqual((done.returncode, done.stderr), (0, ""), said(done))
        self.assertIn("15", done.stdout)
        md5 = run("ssh-keygen", "-l", "-E", "md5", "-f", key).stdout.split()[1].removeprefix("MD5:").replace(":", "").upper()
        self.assertIn(f"   key-hash ssh-rsa {md5} noc@console\n", spoke.do("show running-config | section pubkey-chain"))
        spoke.configure("no ip ssh pubkey-chain")
        self.assertEqual(try_it().returncode, 255)

    def test_old_algorithms_are_refused_unless_asked_for(self):
        for i in range(0, 6, 2):
            done = self.fleet.once("spoke-8", "show clock", options=LEGACY[:i] + LEGACY[i + 2:])
            self.assertEqual((done.returncode, done.stdout), (255, ""), f"without {LEGACY[i + 1]}: {said(done)}")
        done = self.fleet.once("spoke-8", "show clock", options=LEGACY)
        self.assertEqual(done.returncode, 0, said(done))
        self.assertIn("CET", done.stdout)
        done = self.fleet.once("spoke-8", "show clock", options=LEGACY[:6] + ("-o", "RequiredRSASize=2048"))
        self.assertEqual((done.returncode, done.stdout), (255, ""), said(done))
        modern = self.fleet.once("spoke-1", "show clock", options=("-o", "KexAlgorithms=diffie-hellman-group1-sha1"))
        self.assertEqual(modern.returncode, 255, said(modern))

    def test_enable(self):
        spoke = self.terminal("spoke-8", options=LEGACY)
        self.assertIn("% Invalid input", spoke.do("show running-config"))
        spoke.do("enable", "Password: ")
        for _ in range(2):
            spoke.secretly("wrong", "Password: ")
        self.assertIn("% Bad secrets", spoke.secretly("wrong"))
        spoke.do("enable", "Password: ")
        spoke.secretly(self.fleet.routers["spoke-8"]["ssh"]["enable"])
        self.assertIn("\nhostname spoke-8\n", spoke.do("show running-config"))

    def test_host_key_is_the_one_that_was_told(self):
        self.exactly("spoke-2", ["show clock"])
        ssh = self.fleet.routers["spoke-2"]["ssh"]
        known = subprocess.run(["ssh-keygen", "-l", "-F", f"[127.0.0.1]:{ssh['port']}", "-f", self.folder / "known_hosts"],
                               capture_output=True, text=True, check=True).stdout
        self.assertIn(ssh["host_key_sha256"], known)

    # ---- Many, slow, rude, gone

    def test_many_logins_at_once(self):
        with self.nothing_leaks():
            clients = [self.script_client("spoke-3") for _ in range(LOGINS)]
            for client in clients:
                client.stdin.write("show clock\n")
                client.stdin.flush()
            for client in clients:  # all are in, and each is answered
                while "CET" not in (line := client.stdout.readline()):
                    self.assertTrue(line, "a login ended early")
            self.others_go_on()
            for client in clients:
                client.communicate("exit\n", timeout=PATIENCE)
                self.assertEqual(client.returncode, 0)

    def test_connections_that_are_no_ssh(self):
        port = self.fleet.routers["spoke-4"]["ssh"]["port"]
        banner = b"SSH-2.0-OpenSSH_9.2p1\r\n"
        rude = (b"", b"GET / HTTP/1.0\r\n\r\n", b"SSH-1.5-old\r\n", banner, banner[:5], banner + b"\0" * 64,
                banner + b"\x7f\xff\xff\xff" + b"A" * 4096, b"\xff" * 65536, b"A" * 300000,
                banner + hashlib.sha512(b"noise").digest() * 64)
        with self.nothing_leaks():
            held = []
            for _ in range(5):
                for data in rude:
                    connection = socket.create_connection(("127.0.0.1", port), PATIENCE)
                    held.append(connection)
                    try:
                        connection.sendall(data)
                    except OSError:
                        pass  # thrown out already
            self.others_go_on()
            self.assertIn(b"CET", self.exactly("spoke-4", ["show clock"]))  # the same router too
            for connection in held:
                connection.close()

    def test_clients_that_go_in_the_middle(self):
        with self.nothing_leaks():
            for _ in range(3):
                for leave in (self.in_a_dialogue, self.at_more, self.in_output_nobody_reads, self.in_a_paste):
                    client = leave()
                    client.kill()
                    client.wait(PATIENCE)
                    for stream in (client.stdin, client.stdout):
                        try:
                            stream.close()
                        except BrokenPipeError:
                            pass
            self.others_go_on()
            self.assertIn(b"CET", self.exactly("spoke-3", ["show clock"]))

    def in_a_dialogue(self):
        client = self.script_client("spoke-3", "configure terminal\ncrypto pki enroll Root-CA\n")
        self.read_until(client, "certificate will be replaced")
        return client

    def at_more(self):
        client = self.script_client("spoke-3", "show running-config\n")
        self.read_until(client, "Building configuration")
        return client

    def in_output_nobody_reads(self):
        client = self.script_client("spoke-3", "terminal length 0\n" + "show running-config\n" * 200)
        self.read_until(client, "Building configuration")
        client.send_signal(signal.SIGSTOP)
        self.others_go_on()
        return client

    def in_a_paste(self):
        client = self.script_client("spoke-3", "configure terminal\n" + "crypto pki trustpoint NEVER\n" * 2000 + "no cry")
        self.read_until(client, "NEVER")
        return client

    def test_big_pastes(self):
        """Lines that are nothing, lines that are wrong, and a line without an end."""
        pastes = ("! a remark that is not kept\n" * (PASTE // 28), "this is no command\n" * (PASTE // 4 // 19),
                  "configure terminal\n" + "x" * PASTE + "\nend\n")
        for paste in pastes:
            with self.subTest(paste[:20]), self.nothing_leaks():
                done = self.fleet.once("spoke-3", options=("-T",), input="terminal length 0\n" + paste + "show clock\nexit\n")
                self.assertEqual(done.returncode, 0, said(done)[-500:])
                self.assertRegex(done.stdout[-200:], r"show clock\n\d\d:14:16.000 CET .*\nspoke-3#exit\n$")
        self.others_go_on()

    # ---- Tools

    def script_client(self, name, text=""):
        client = subprocess.Popen(self.fleet.ssh_command(name, "-T"), env=self.fleet.askpass(name), text=True,
                                  stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                                  start_new_session=True)
        self.addCleanup(client.wait)
        self.addCleanup(client.kill)
        client.stdin.write(text)
        client.stdin.flush()
        return client

    def read_until(self, client, text):
        while text not in (line := client.stdout.readline()):
            self.assertTrue(line, f"it ended before {text}")

    def others_go_on(self):
        """An SSH login and a SCEP answer of other routers, soon."""
        began = time.monotonic()
        self.assertIn(b"Status: enabled", self.exactly("ROOTCA", ["show crypto pki server"]))
        self.assertLess(time.monotonic() - began, 20)

    def nothing_leaks(self):
        return Watch(self, self.fleet.pid)


class Watch:
    """Descriptors as before and memory nearly so when it is over."""

    SLACK = 48 * 1024  # KiB: what an allocator keeps

    def __init__(self, test, pid):
        self._test, self._pid = test, pid

    def _descriptors(self):
        """What each of them leads to, but those that a thread has: workers come and go."""
        folder, found = f"/proc/{self._pid}/fd", []
        for name in os.listdir(folder):
            try:
                found.append(os.readlink(f"{folder}/{name}"))
            except FileNotFoundError:  # closed meanwhile
                pass
        return [link for link in found if link != "anon_inode:[eventfd]"]

    def _memory(self):
        with open(f"/proc/{self._pid}/status", encoding="ascii") as status:
            return int(re.search(r"VmRSS:\s+(\d+)", status.read())[1])

    def __enter__(self):
        self._test.exactly("spoke-3", ["show clock"])
        self._before = self._descriptors(), self._memory()

    def __exit__(self, kind, *_):
        if kind:
            return
        descriptors, memory = self._before
        end = time.monotonic() + PATIENCE
        while len(now := self._descriptors()) > len(descriptors):
            self._test.assertLess(time.monotonic(), end, f"left open: {Counter(now) - Counter(descriptors)}")
            threading.Event().wait(0.02)  # between looks; a login of our own would be a descriptor, too
        self._test.assertLess(self._memory(), memory + self.SLACK, f"KiB; {memory} before")


if __name__ == "__main__":
    main_with_ssh("ssh-keygen")
