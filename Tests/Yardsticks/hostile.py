"""Hostile sockets against a native port until killed: what each kind does is told at the end.

    hostile.py PORT

2,000 connections that never say Hello (and come again when they are cut), 100 that send a request a byte at a time,
100 that ask and never read, and 500 new ones a second that send garbage. Ends with 1 when that did not take place: when
slow ones sent no whole request, or never-readers got nothing taken, or either were cut as soon as they came.
"""

import errno
import random
import resource
import signal
import socket
import sys
import time

from reskontra import frames
from reskontra.v1 import operations_pb2

HALF_OPEN, SLOW, SILENT, GARBAGE_PER_SECOND = 2_000, 100, 100, 500
# Of a never-reader: at least so much is taken before the server stops reading. Cut once in a second is cut at once.
UNREAD_MIN, CUT_SECONDS = 1_024, 1
GET_SERVER_INFO = 0x0901
HELLO = frames.hello(operations_pb2.Hello(client_name="hostile", protocol_min=1, protocol_max=1).SerializeToString())
REQUEST = frames.request(GET_SERVER_INFO, 1, b"")


class Stop(Exception):
    pass


def stop(*_):
    raise Stop


class Line:
    """A connection that says Hello and then the same bytes again and again, from where the last send stopped."""

    def __init__(self, port, data):
        self.port, self.data = port, data
        self.cuts, self.sent = 0, 0
        self.connect()

    def connect(self):
        self.socket = connected(self.port)
        self.hello, self.at = 0, 0

    def push(self, most):
        """Sends up to so many bytes more; comes again when it was cut. How many bytes of requests went."""
        count = 0
        while count < most:
            part = HELLO[self.hello:] if self.hello < len(HELLO) else self.data[self.at:][: most - count]
            went = send(self.socket, part)
            if went < 0:
                self.socket.close()
                self.cuts += 1
                self.connect()
                break
            if went == 0:
                break
            if self.hello < len(HELLO):
                self.hello += went
                continue
            self.at = (self.at + went) % len(self.data)
            count += went
        self.sent += count
        return count


def connected(port):
    line = socket.socket()
    line.setblocking(False)
    line.connect_ex(("127.0.0.1", port))
    return line


def is_cut(line):
    """Whether the server closed it; what it said is thrown away."""
    try:
        return line.recv(4_096) == b""
    except BlockingIOError:
        return False
    except OSError:
        return True


def send(line, data):
    """How many bytes went; -1: the line is gone."""
    try:
        return line.send(data)
    except BlockingIOError:
        return 0
    except OSError as error:
        # Still connecting is not gone.
        return 0 if error.errno in (errno.ENOTCONN, errno.EINPROGRESS) else -1


def main():
    port = int(sys.argv[1])
    signal.signal(signal.SIGTERM, stop)
    most = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
    half_open = [connected(port) for _ in range(HALF_OPEN)]
    slow = [Line(port, REQUEST) for _ in range(SLOW)]
    silent = [Line(port, REQUEST * 64) for _ in range(SILENT)]
    time.sleep(0.5)
    cut, garbage, turn = 0, 0, 0
    noise = [random.Random(seed).randbytes(512) for seed in range(16)]
    print("ready", flush=True)
    begun = time.monotonic()
    try:
        while True:
            turn += 1
            for place in range(turn % 20, HALF_OPEN, 20):
                if is_cut(half_open[place]):
                    half_open[place].close()
                    half_open[place] = connected(port)
                    cut += 1
            for line in slow:
                line.push(1)
                # Their answers are read, so that only their slowness is told.
                is_cut(line.socket)
            for line in silent:
                line.push(len(line.data))
            while garbage < (time.monotonic() - begun) * GARBAGE_PER_SECOND:
                line = connected(port)
                send(line, noise[garbage % len(noise)])
                line.close()
                garbage += 1
            time.sleep(0.02)
    except Stop:
        seconds = time.monotonic() - begun
        trickled, unread = sum(line.sent for line in slow), sum(line.sent for line in silent)
        slow_cuts, silent_cuts = sum(line.cuts for line in slow), sum(line.cuts for line in silent)
        print(
            f"{seconds:.1f} s: {HALF_OPEN} half-open ({cut} cut), {SLOW} slow ({slow_cuts} cut, {trickled} bytes), "
            f"{SILENT} never read ({silent_cuts} cut, {unread} bytes taken from them), {garbage} sent garbage")
        faults = []
        if trickled < SLOW * len(REQUEST):
            faults.append(f"slow senders sent {trickled} bytes, not a request of {len(REQUEST)} each")
        if slow_cuts > SLOW * (1 + seconds / CUT_SECONDS):
            faults.append(f"slow senders were cut {slow_cuts} times")
        if unread < SILENT * UNREAD_MIN:
            faults.append(f"never-readers got {unread} bytes taken, not {UNREAD_MIN} each")
        if silent_cuts > SILENT * (1 + seconds / CUT_SECONDS):
            faults.append(f"never-readers were cut {silent_cuts} times")
        if garbage < seconds * GARBAGE_PER_SECOND / 2:
            faults.append(f"only {garbage} sent garbage")
        for fault in faults:
            print(f"no attack: {fault}", file=sys.stderr)
        sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
