# SPDX-FileCopyrightText: Relève contributors
# SPDX-License-Identifier: Apache-2.0
"""Between a router and a certificate server: keeps what passes, and can hold an answer back."""
import socket
import threading

from lab import PATIENCE


class Relay:
    """Listens on a free port of loopback, for clients that ask once a connection. What is held is held before its first byte."""

    def __init__(self):
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = self._listener.getsockname()[1]
        self.target = None  # a port of loopback
        self.exchanges = []  # [request, answer], in the order of their beginning
        self._open = threading.Event()
        self._open.set()
        self._holding = threading.Event()
        self._lock = threading.Lock()
        threading.Thread(target=self._accept, daemon=True).start()

    def hold(self):
        """From now on answers to PKIOperation wait for release()."""
        self._holding.clear()
        self._open.clear()

    def wait_for_answer(self):
        """Until one is held back."""
        if not self._holding.wait(PATIENCE):
            raise RuntimeError("no answer has come to the relay")

    def release(self):
        self._open.set()

    def close(self):
        self._open.set()
        self._listener.close()

    def _accept(self):
        while True:
            try:
                client, _ = self._listener.accept()
            except OSError:
                return
            threading.Thread(target=self._pass, args=(client,), daemon=True).start()

    def _pass(self, client):
        with client, socket.create_connection(("127.0.0.1", self.target), PATIENCE) as server:
            exchange = [b"", b""]
            back = threading.Thread(target=self._answer, args=(server, client, exchange), daemon=True)
            with self._lock:
                self.exchanges.append(exchange)
            back.start()
            self._copy(client, server, exchange, 0)
            back.join()

    def _answer(self, server, client, exchange):
        self._copy(server, client, exchange, 1)

    def _copy(self, source, sink, exchange, side):
        try:
            while data := source.recv(65536):
                exchange[side] += data
                if side == 1 and not self._open.is_set() and b"operation=PKIOperation" in exchange[0]:
                    self._holding.set()
                    self._open.wait()
                sink.sendall(data)
            sink.shutdown(socket.SHUT_WR)
        except OSError:
            pass  # one side has gone, and the other will see it
