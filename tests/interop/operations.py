# SPDX-FileCopyrightText: Relève contributors
# SPDX-License-Identifier: Apache-2.0
"""releve-cli as an operator uses it, on the demo fleet of releve-lab: devices are added, read, changed, and OpenSSH shows what
came of it. The program's path comes in the environment variable RELEVE_CLI."""
import json
import os
import re
import subprocess
from datetime import datetime, timedelta

from fleet import FleetTest, main_with_ssh
from lab import run, said

LONG = 300  # seconds: proving a change may take a while on a busy machine
HOSTILE = ["<img src=x onerror=alert(1)>", "=cmd|' /C calc'!A0", "two\nlines", "red\x1b[31m", "\u202egpj.exe"]


class Operations(FleetTest):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.fleet.until("2015-10-10T12:14:16Z")  # all that can be enrolled is
        cls.store = cls.folder / "data" / "fleet.sqlite"
        for name in cls.fleet.routers:
            if name != "all":
                cls.add(name)
        cls.fleet.order("resume")
        cls.refreshed = cls.cli("device", "refresh", "--json")

    @classmethod
    def cli(cls, *words, **more):
        """A command line; nobody sits at a terminal, and there is no keychain."""
        env = {**os.environ, "LAB_PASSWORD": "releve", "LAB_ENABLE": "cisco", "HOME": str(cls.folder),
               "XDG_DATA_HOME": str(cls.folder), "DBUS_SESSION_BUS_ADDRESS": "unix:path=/nonexistent"}
        command = [os.environ["RELEVE_CLI"], *map(str, words), "--store", str(cls.store), "--lang", "en"]
        return subprocess.run(command, capture_output=True, text=True, errors="replace", timeout=LONG, check=False, env=env,
                              stdin=subprocess.DEVNULL, start_new_session=True, **more)

    @classmethod
    def add(cls, name):
        router = cls.fleet.routers[name]
        words = ["device", "add", name, "--host", router["ssh"]["host"], "--port", router["ssh"]["port"], "--user",
                 router["ssh"]["user"], "--password", "env:LAB_PASSWORD", "--host-key", router["ssh"]["host_key_sha256"]]
        if router.get("scep"):
            words += ["--scep", router["scep"]]
        if name == "spoke-8":  # an old one
            words += ["--enable", "env:LAB_ENABLE", "--legacy-ssh"]
        done = cls.cli(*words)
        assert done.returncode == 0, said(done)

    def answered(self, *words, code=0):
        """What a command prints as JSON."""
        done = self.cli(*words, "--json")
        self.assertEqual(done.returncode, code, said(done))
        return json.loads(done.stdout)

    def show(self, name, command):
        done = self.fleet.once(name, command)
        self.assertEqual(done.returncode, 0, said(done))
        return done.stdout

    def identity(self, name):
        """The serial number of the router's own certificate, as the router shows it."""
        shown = self.show(name, "show crypto pki certificates")
        return re.search(r"^Certificate\n.*\n  Certificate Serial Number \(hex\): (\w+)", shown, re.MULTILINE)[1]

    def logged(self, who, event):
        """How often the lab has logged it."""
        self.fleet.order("pause")
        self.fleet.order("resume")
        return sum(line["who"] == who and line["event"] == event for line in self.fleet.has_said())

    def let_hours_pass(self, hours):
        """In the lab."""
        now = datetime.fromisoformat(self.fleet.order("pause")["now"].rstrip("Z"))
        self.fleet.until((now + timedelta(hours=hours)).isoformat(timespec="seconds") + "Z")
        self.fleet.order("resume")

    def changed(self, *words, code=0):
        """The plan and the outcome of a change that is not asked about."""
        answer = self.answered(*words, "--yes", code=code)
        return answer["plan"], answer["outcome"]

    # ---- Devices

    def test_host_keys_are_not_taken_unseen(self):
        ssh = self.fleet.routers["spoke-1"]["ssh"]
        who = ("--host", ssh["host"], "--port", ssh["port"], "--user", "admin", "--password", "env:LAB_PASSWORD")
        for more in ((), ("--yes",)):
            done = self.cli("device", "add", "unseen", *who, *more)
            self.assertEqual(done.returncode, 3, said(done))
            self.assertIn(ssh["host_key_sha256"], done.stderr)  # shown, and how to accept it
            self.assertIn("--host-key", done.stderr)
        self.assertNotIn("unseen", self.cli("device", "list").stdout)

    def test_all_are_read(self):
        self.assertEqual(self.refreshed.returncode, 0, said(self.refreshed))
        read = {one["device"]: one for one in json.loads(self.refreshed.stdout)["devices"]}
        self.assertEqual(set(read), set(self.fleet.routers) - {"all"})
        self.assertTrue(all(one["error"] is None and one["refused"] == [] for one in read.values()), read)
        self.assertTrue(read["spoke-8"]["old_ssh_algorithms"])
        self.assertEqual(read["spoke-1"]["old_ssh_algorithms"], [])

    def test_a_wrong_password_and_a_closed_port(self):
        key = "SHA256:" + "a" * 43
        ssh = self.fleet.routers["spoke-1"]["ssh"]
        for name, port, host_key, password in (("closed", 1, key, "env:LAB_PASSWORD"),
                                               ("wrong", ssh["port"], ssh["host_key_sha256"], "env:LAB_ENABLE"),
                                               ("other", ssh["port"], key, "env:LAB_PASSWORD")):
            done = self.cli("device", "add", name, "--host", "127.0.0.1", "--port", port, "--user", "admin", "--password",
                            password, "--host-key", host_key)
            self.assertEqual(done.returncode, 0, said(done))
            self.addCleanup(self.cli, "device", "remove", name, "--yes")
        read = {one["device"]: one["error"]
                for one in self.answered("device", "refresh", "closed", "wrong", "other", code=1)["devices"]}
        self.assertEqual(read, {"closed": "connection-refused", "wrong": "login-refused", "other": "host-key-changed"})

    def test_hostile_names_are_text(self):
        for number, name in enumerate(HOSTILE):
            done = self.cli("device", "add", name, "--host", "127.0.0.1", "--port", 1, "--user", name, "--site", name, "--tag",
                            f"h{number}", "--password", "env:LAB_PASSWORD", "--host-key", "SHA256:" + "a" * 43)
            self.assertEqual(done.returncode, 0, said(done))
            self.addCleanup(self.cli, "device", "remove", name, "--yes")
        known = {device["name"] for device in self.answered("device", "list")["devices"]}
        self.assertLessEqual(set(HOSTILE), known)
        printed = [self.cli("device", "list"), self.cli("device", "refresh", *HOSTILE), self.cli("export", "csv"),
                   self.cli("audit", "list"), self.cli("save", HOSTILE[3], "--dry-run")]
        for done in printed:
            for text in (done.stdout, done.stderr):
                self.assertNotRegex(text, r"[\x00-\x09\x0b-\x1f\u202e]")
        self.assertNotRegex(printed[2].stdout, r'(^|[,"])=cmd')

    # ---- What was read

    def test_facts_are_those_that_ssh_shows(self):
        self.assertEqual(self.cli("device", "refresh", "spoke-1").returncode, 0)
        timers = {(timer["name"], timer["target"]) for timer in self.answered("timers", "--device", "spoke-1")["timers"]}
        shown = set(re.findall(r"\.\d{3}  (RENEW|SHADOW|POLL) (\S+)", self.show("spoke-1", "show crypto pki timers")))
        self.assertTrue(shown)
        self.assertLessEqual(shown, timers)
        serials = {one["serial"] for one in self.answered("chains", "--device", "spoke-1")["certificates"]}
        self.assertIn(self.identity("spoke-1"), serials)
        trustpoints = self.answered("trustpoints", "--device", "spoke-1")["trustpoints"]
        self.assertIn(("spoke-1", "Root-CA"), {(one["device"], one["name"]) for one in trustpoints})
        self.assertTrue(all(one["as_of"].startswith("2015-10-10T") for one in trustpoints), trustpoints)

    def test_check_and_audit(self):
        done = self.cli("check")
        self.assertRegex(done.stdout, "^RELEVE (OK|WARNING|CRITICAL|UNKNOWN)")
        self.assertEqual(self.cli("audit", "verify").returncode, 0)

    # ---- Changes

    def test_a_dry_run_changes_nothing(self):
        before = self.logged("spoke-2", "request-sent")
        serial = self.identity("spoke-2")
        plan = self.answered("renew", "spoke-2", "Root-CA", "--dry-run")
        self.assertIsNone(plan["outcome"])
        self.assertIn("crypto pki enroll Root-CA", [line["line"] for line in plan["plan"]["lines"]])
        done = self.cli("rollover", "ROOTCA", "ROOTCA", "--dry-run")
        self.assertEqual(done.returncode, 0, said(done))
        self.assertIn("crypto pki server ROOTCA rollover", done.stdout)
        self.assertEqual(self.logged("spoke-2", "request-sent"), before)
        self.assertEqual(self.identity("spoke-2"), serial)
        self.assertEqual(self.logged("ROOTCA", "cs-shadow-generation"), 0)

    def test_nobody_is_asked_without_a_terminal(self):
        done = self.cli("renew", "spoke-2", "Root-CA")
        self.assertEqual(done.returncode, 2, said(done))
        self.assertIn("--dry-run", done.stderr)

    def test_what_is_blocked_is_refused(self):
        plan, outcome = self.changed("renew", "spoke-7", "Root-CA", code=3)
        self.assertTrue(plan["blocked"])
        self.assertIsNone(outcome)
        self.assertIn(("clock-authoritative", "blocks"),
                      {(one["condition"], one["standing"]) for one in plan["preconditions"]})
        done = self.cli("renew", "spoke-1", "no-such-trustpoint", "--yes")
        self.assertEqual(done.returncode, 3, said(done))
        self.assertIn("no-such-trustpoint", done.stdout)

    def test_renewal_is_proved(self):
        before = self.identity("spoke-1")
        _, outcome = self.changed("renew", "spoke-1", "Root-CA", "--reason", "interop <b>")
        self.assertEqual((outcome["state"], outcome["code"]), ("done", "proved"), outcome)
        after = self.identity("spoke-1")
        self.assertNotEqual(after, before)
        self.assertEqual(outcome["parameters"]["serial"], after)
        self.assertIn("interop <b>", self.cli("audit", "export").stdout)
        self.assertEqual(self.cli("audit", "verify").returncode, 0)

    def test_a_lie_is_not_believed(self):
        self.fleet.order("fault", who="spoke-3", kind="says-ok-does-nothing")
        self.addCleanup(self.fleet.order, "clear", who="spoke-3", kind="says-ok-does-nothing")
        before = self.identity("spoke-3")
        _, outcome = self.changed("renew", "spoke-3", "Root-CA", "--wait", "10", code=1)
        self.assertEqual((outcome["state"], outcome["code"]), ("failed", "nothing-changed"), outcome)
        self.assertEqual(self.identity("spoke-3"), before)

    def test_requests_are_granted_and_rejected(self):
        self.assertEqual(self.cli("device", "refresh", "MANUALCA", "spoke-6").returncode, 0)
        pending = [one for one in self.answered("requests", "--device", "MANUALCA")["requests"] if one["state"] == "pending"]
        shown = self.show("MANUALCA", "show crypto pki server MANUALCA requests")
        self.assertEqual([one["id"] for one in pending], re.findall(r"^(\d+) +pending", shown, re.MULTILINE))
        _, outcome = self.changed("grant", "MANUALCA", "MANUALCA", pending[0]["id"])
        self.assertEqual((outcome["state"], outcome["code"]), ("done", "proved"), outcome)
        self.assertNotRegex(self.show("MANUALCA", "show crypto pki server MANUALCA requests"),
                            rf"(?m)^{pending[0]['id']} +pending")
        done = self.cli("grant", "MANUALCA", "MANUALCA", "9999", "--yes")
        self.assertEqual(done.returncode, 3, said(done))
        done = self.cli("reject", "MANUALCA", "MANUALCA", "all", "--yes")  # none is left
        self.assertEqual(done.returncode, 3, said(done))
        self.let_hours_pass(16)  # the spoke polls, ever less often
        serial = self.identity("spoke-6")
        plan, outcome = self.changed("renew", "spoke-6", "Root-CA", "--wait", "10", code=4)
        self.assertIn("may-wait-for-grant", [one["code"] for one in plan["consequences"]])
        self.assertEqual((outcome["state"], outcome["code"]), ("unknown", "pending-at-ca"), outcome)
        _, outcome = self.changed("reject", "MANUALCA", "MANUALCA", "all")
        self.assertEqual((outcome["state"], outcome["code"]), ("done", "proved"), outcome)
        self.let_hours_pass(1)
        done = self.cli("device", "refresh", "spoke-6")
        self.assertIn("failed", done.stderr, said(done))  # how the renewal ended is known now
        self.assertEqual(self.identity("spoke-6"), serial)

    def test_rollover_and_its_cancellation(self):
        _, outcome = self.changed("rollover", "ROOTCA", "ROOTCA")
        self.assertEqual(outcome["code"], "proved", outcome)
        self.assertIn("Rollover status: available", self.show("ROOTCA", "show crypto pki server"))
        again = self.cli("rollover", "ROOTCA", "ROOTCA", "--yes")
        self.assertEqual(again.returncode, 3, said(again))
        plan, outcome = self.changed("rollover-cancel", "ROOTCA", "ROOTCA", code=3)
        self.assertIsNone(outcome)
        stranded = len(plan["holders"]["holders"]) + len(plan["holders"]["not_known"])
        self.assertGreater(stranded, 0)  # nobody has been read since
        done = self.cli("rollover-cancel", "ROOTCA", "ROOTCA", "--yes", "--strand", stranded + 1)
        self.assertEqual(done.returncode, 3, said(done))
        self.assertIn("Rollover status: available", self.show("ROOTCA", "show crypto pki server"))
        _, outcome = self.changed("rollover-cancel", "ROOTCA", "ROOTCA", "--strand", stranded)
        self.assertEqual(outcome["code"], "proved", outcome)
        self.assertNotIn("Rollover status", self.show("ROOTCA", "show crypto pki server"))

    def test_save(self):
        _, outcome = self.changed("save", "spoke-4")
        self.assertEqual((outcome["state"], outcome["code"]), ("done", "proved"), outcome)

    # ---- Around it

    def test_no_secret_is_kept(self):
        self.assertEqual(self.cli("device", "refresh", "ROOTCA").returncode, 0)
        files = [path for path in self.store.parent.rglob("*") if path.is_file()]
        self.assertIn(self.store, files)
        for path in files:
            content = path.read_bytes()
            for secret in (b"01100F175804575D72", b"Rev0cati0n"):
                self.assertNotIn(secret, content, path)

    def test_bash_completes(self):
        script = self.folder / "completion"
        script.write_text(self.cli("completion", "bash").stdout)

        def completed(*words):
            line = " ".join(f"'{word}'" for word in words)
            done = run("bash", "-c", f"source {script}; COMP_WORDS=({line}); COMP_CWORD={len(words) - 1}; _releve_cli; "
                                     'printf "%s\\n" "${COMPREPLY[@]}"')
            self.assertEqual(done.stderr, "")
            return done.stdout.split()

        self.assertEqual(completed("releve-cli", "rene"), ["renew"])
        self.assertEqual(set(completed("releve-cli", "device", "re")), {"remove", "refresh"})
        self.assertIn("--dry-run", completed("releve-cli", "--lang", "fr", "renew", "--d"))
        self.assertEqual(completed("releve-cli", "--lang", "f"), ["fr"])


if __name__ == "__main__":
    main_with_ssh("bash")
