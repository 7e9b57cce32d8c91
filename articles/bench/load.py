"""Asks a server for pages as fast as it answers, over connections that stay open.

A program of its own, so that asking takes no time from whoever else is at work in a process:
a job as JSON on standard input, its outcome as JSON on standard output.
"""

import json
import math
import re
import selectors
import socket
import sys
from itertools import cycle
from time import perf_counter

PATIENCE = 10  # seconds without any answer
LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)\r\n", re.IGNORECASE)


class Connection:
    """One open connection, which asks for one page at a time."""

    def __init__(self, address):
        self.socket = socket.create_connection(address, timeout=PATIENCE)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def ask(self, path, host):
        self.path = path
        self.received = bytearray()
        self.asked_at = perf_counter()
        self.socket.sendall(f"GET {path} HTTP/1.1\r\nHost: {host}\r\n\r\n".encode())

    def listen(self):
        """Reads what has come; the status code once the answer is whole, else None."""
        chunk = self.socket.recv(262_144)
        if not chunk:
            raise ConnectionError(f"The server closed the connection while it answered {self.path}")
        self.received += chunk
        end = self.received.find(b"\r\n\r\n")
        if end < 0:
            return None
        length = int(LENGTH.search(self.received, 0, end + 2)[1])
        if len(self.received) < end + 4 + length:
            return None
        return int(self.received[9:12])


def run(job):
    """The outcome of a job, after its warm-up, which counts nothing.

    A job has `address`, `paths`, `connections`, `warm_up` and `seconds` (bounds in seconds) and
    `most` (a bound in requests). The outcome has `requests`, `per_second`, `p50` and `p95` (in
    milliseconds), and `wrong`, the paths that answered anything but 200.
    """
    connections = [Connection(tuple(job["address"])) for _ in range(job["connections"])]
    # One walk through the paths, so that the warm-up does not only warm the first ones.
    paths = cycle(job["paths"])
    try:
        if job["warm_up"]:
            _ask(connections, paths, job["warm_up"], job["most"])
        times, wrong, seconds = _ask(connections, paths, job["seconds"], job["most"])
    finally:
        for connection in connections:
            connection.socket.close()
    times.sort()
    return {
        "requests": len(times),
        "per_second": len(times) / seconds,
        "p50": percentile(times, 50),
        "p95": percentile(times, 95),
        "wrong": wrong,
    }


def percentile(times, share):
    """The nearest rank in sorted seconds, as milliseconds; 0 where there are none."""
    return times[math.ceil(len(times) * share / 100) - 1] * 1000 if times else 0.0


def _ask(connections, paths, seconds, most):
    """The times of whole answers, the paths that went wrong, and the seconds that it took."""
    times, wrong = [], {}
    started = perf_counter()
    with selectors.DefaultSelector() as selector:
        for connection in connections:
            selector.register(connection.socket, selectors.EVENT_READ, connection)
            _next(connection, paths)
        open_questions = len(connections)
        while open_questions:
            ready = selector.select(timeout=PATIENCE)
            if not ready:
                raise TimeoutError(f"No answer within {PATIENCE} seconds")
            for key, _events in ready:
                connection = key.data
                status = connection.listen()
                if status is None:
                    continue
                now = perf_counter()
                times.append(now - connection.asked_at)
                if status != 200:
                    wrong[connection.path] = status
                if now - started < seconds and len(times) + open_questions <= most:
                    _next(connection, paths)
                else:
                    open_questions -= 1
    return times, wrong, perf_counter() - started


def _next(connection, paths):
    host, port = connection.socket.getpeername()
    connection.ask(next(paths), f"{host}:{port}")


if __name__ == "__main__":
    json.dump(run(json.load(sys.stdin)), sys.stdout)
