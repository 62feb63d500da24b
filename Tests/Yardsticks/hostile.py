"""Hostile sockets against a native port until killed: what each kind does is told at the end.

    hostile.py PORT

2,000 connections that never say Hello (and come again when they are cut), 100 that send a request a byte at a time,
100 that ask and never read, and 500 new ones a second that send garbage.
"""

import random
import resource
import signal
import socket
import sys
import time

from reskontra import frames
from reskontra.v1 import operations_pb2

HALF_OPEN, SLOW, SILENT, GARBAGE_PER_SECOND = 2_000, 100, 100, 500
GET_SERVER_INFO = 0x0901
HELLO = frames.hello(operations_pb2.Hello(client_name="hostile", protocol_min=1, protocol_max=1).SerializeToString())
REQUEST = frames.request(GET_SERVER_INFO, 1, b"")


class Stop(Exception):
    pass


def stop(*_):
    raise Stop


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
    except OSError:
        return -1


def main():
    port = int(sys.argv[1])
    signal.signal(signal.SIGTERM, stop)
    most = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
    half_open = [connected(port) for _ in range(HALF_OPEN)]
    greeted = [connected(port) for _ in range(SLOW + SILENT)]
    time.sleep(0.5)
    for line in greeted:
        send(line, HELLO)
    slow, silent = greeted[:SLOW], greeted[SLOW:]
    cut = {"half-open": 0, "slow": 0, "silent": 0}
    unread, garbage, turn = 0, 0, 0
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
                    cut["half-open"] += 1
            for place, line in enumerate(slow):
                if send(line, REQUEST[turn % len(REQUEST):][:1]) < 0:
                    line.close()
                    slow[place] = connected(port)
                    cut["slow"] += 1
            for place, line in enumerate(silent):
                count = send(line, REQUEST * 64)
                if count < 0:
                    line.close()
                    silent[place] = connected(port)
                    cut["silent"] += 1
                unread += max(0, count)
            while garbage < (time.monotonic() - begun) * GARBAGE_PER_SECOND:
                line = connected(port)
                send(line, noise[garbage % len(noise)])
                line.close()
                garbage += 1
            time.sleep(0.02)
    except Stop:
        seconds = time.monotonic() - begun
        print(
            f"{seconds:.1f} s: {HALF_OPEN} half-open ({cut['half-open']} cut), {SLOW} slow ({cut['slow']} cut), "
            f"{SILENT} never read ({cut['silent']} cut, {unread} bytes taken from them), {garbage} sent garbage")


if __name__ == "__main__":
    main()
