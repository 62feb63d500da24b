"""HTTP/2 floods by hand-made frames: the line that floods is told to calm down and cut, everyone else is served."""

import os
import socket
import struct
import time
import unittest

import grpc

from test_grpc import SERVER_INFO, Grpc, plain

PREFACE = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"
DATA, HEADERS, PRIORITY, RST_STREAM, SETTINGS, PING, GOAWAY, WINDOW_UPDATE, CONTINUATION = 0, 1, 2, 3, 4, 6, 7, 8, 9
ACK, END_STREAM, END_HEADERS = 1, 1, 4
MAX_CONCURRENT_STREAMS, INITIAL_WINDOW_SIZE, MAX_FRAME_SIZE = 3, 4, 5
PROTOCOL_ERROR, ENHANCE_YOUR_CALM = 1, 11
# What a flood may send, and how long it may take, before it is cut.
FRAMES, SECONDS = 20_000, 1.0


def frame(kind, flags=0, stream=0, payload=b""):
    return struct.pack(">I", len(payload))[1:] + bytes((kind, flags)) + struct.pack(">I", stream) + payload


def header(name, value):
    """A literal that no table keeps."""
    return b"\0" + bytes((len(name),)) + name + bytes((len(value),)) + value


HEAD = b"".join(
    header(name, value)
    for name, value in (
        (b":method", b"POST"), (b":scheme", b"http"), (b":path", SERVER_INFO.encode()), (b":authority", b"localhost"),
        (b"content-type", b"application/grpc"), (b"te", b"trailers"),
    )
)


class Line:
    """One HTTP/2 connection by hand."""

    def __init__(self, port, settings=b""):
        self.socket = socket.create_connection(("127.0.0.1", port))
        self.socket.settimeout(60)
        self.socket.sendall(PREFACE + frame(SETTINGS, payload=settings))
        self.bytes = b""
        while True:
            kind, flags, _, payload = self.next()
            if kind == SETTINGS and not flags & ACK:
                self.settings = dict(struct.unpack_from(">HI", payload, at) for at in range(0, len(payload), 6))
                return

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.socket.close()

    def acknowledge(self):
        self.socket.sendall(frame(SETTINGS, ACK))

    def open(self, number, flags=END_HEADERS):
        self.socket.sendall(frame(HEADERS, flags, number, HEAD))

    def next(self):
        """Kind, flags, stream and payload of the next frame; EOFError when the line is cut."""
        while len(self.bytes) < 9 or len(self.bytes) < 9 + int.from_bytes(self.bytes[:3], "big"):
            try:
                more = self.socket.recv(1 << 16)
            except ConnectionError:
                more = b""
            if not more:
                raise EOFError
            self.bytes += more
        length = int.from_bytes(self.bytes[:3], "big")
        kind, flags, stream = struct.unpack_from(">BBI", self.bytes, 3)
        payload = self.bytes[9 : 9 + length]
        self.bytes = self.bytes[9 + length :]
        return kind, flags, stream, payload

    def until(self, wanted):
        """Stream and payload of the next frame of that kind."""
        while True:
            kind, _, stream, payload = self.next()
            if kind == wanted:
                return stream, payload

    def is_alive(self):
        """Whether a ping comes back."""
        mark = b"is alive"
        self.socket.sendall(frame(PING, 0, 0, mark))
        try:
            while True:
                kind, flags, _, payload = self.next()
                if kind == PING and flags & ACK and payload == mark:
                    return True
        except EOFError:
            return False


class Bounds(unittest.TestCase):
    """What one connection may do. Rules: reliability E1, E4, 3.8."""

    @classmethod
    def setUpClass(cls):
        cls.ledger = Grpc(sandbox=True)

    @classmethod
    def tearDownClass(cls):
        cls.ledger.stop()

    def line(self, settings=b""):
        return Line(self.ledger.grpc_port, settings)

    def test_the_bounds_are_announced(self):
        with self.line() as line:
            self.assertEqual(line.settings[MAX_CONCURRENT_STREAMS], 64)
            self.assertEqual(line.settings[INITIAL_WINDOW_SIZE], 65_535)
            self.assertEqual(line.settings[MAX_FRAME_SIZE], 16_384)

    def assert_bound(self, line, streams):
        for number in range(streams):
            line.open(2 * number + 1)
        self.assertTrue(line.is_alive())
        line.open(2 * streams + 1)
        _, payload = line.until(GOAWAY)
        self.assertEqual(int.from_bytes(payload[4:8], "big"), PROTOCOL_ERROR)
        with self.assertRaises(EOFError):
            while True:
                line.next()

    def test_64_streams_and_not_one_more(self):
        with self.line() as line:
            line.acknowledge()
            self.assert_bound(line, 64)

    def test_a_client_that_never_acknowledges_is_held_too(self):
        with self.line() as line:
            self.assert_bound(line, 100)

    def test_1024_connections_and_not_one_more(self):
        more = 40
        lines = []
        for _ in range(1_024 + more):
            lines.append(socket.create_connection(("127.0.0.1", self.ledger.grpc_port)))
            lines[-1].sendall(PREFACE + frame(SETTINGS))
        cut, end = set(), time.monotonic() + 20
        while len(cut) < more and time.monotonic() < end:
            time.sleep(0.2)
            for number, line in enumerate(lines):
                line.setblocking(False)
                try:
                    while line.recv(1 << 16):
                        pass
                    cut.add(number)
                except BlockingIOError:
                    pass
                except ConnectionError:
                    cut.add(number)
        self.assertEqual(len(cut), more)
        for line in lines:
            line.close()
        end = time.monotonic() + 10
        while True:
            try:
                with self.line() as line:
                    self.assertTrue(line.is_alive())
                    return
            except (EOFError, BrokenPipeError):
                self.assertLess(time.monotonic(), end)

    def test_three_pings_too_soon_are_too_many(self):
        with self.line() as line:
            line.acknowledge()
            line.open(1)
            self.assertTrue(all(line.is_alive() for _ in range(3)))
            line.socket.sendall(frame(PING, 0, 0, bytes(8)))
            _, payload = line.until(GOAWAY)
            self.assertEqual(int.from_bytes(payload[4:8], "big"), ENHANCE_YOUR_CALM)
            self.assertEqual(payload[8:], b"too_many_pings")

    def test_who_connects_and_says_nothing_is_cut_after_five_seconds(self):
        begun = time.monotonic()
        lines = [socket.create_connection(("127.0.0.1", self.ledger.grpc_port)) for _ in range(20)]
        lines[0].sendall(PREFACE[:10])
        for line in lines:
            line.settimeout(10)
            try:
                while line.recv(1 << 16):
                    pass
            except ConnectionError:
                pass
            line.close()
        self.assertTrue(4 < time.monotonic() - begun < 8)
        with self.line() as line:
            self.assertTrue(line.is_alive())

    def test_a_window_of_nothing_is_reset_with_a_reason(self):
        """E4: an answer that its client has no window for does not wait for ever; one that takes it late goes on."""
        begun = time.monotonic()
        nothing, little = (struct.pack(">HI", INITIAL_WINDOW_SIZE, bytes_) for bytes_ in (0, 1))
        with self.line(nothing) as line, self.line(little) as slow:
            for one in (line, slow):
                one.acknowledge()
                one.open(1)
                one.socket.sendall(frame(DATA, END_STREAM, 1, bytes(5)))
            time.sleep(20)
            slow.socket.sendall(frame(WINDOW_UPDATE, 0, 1, struct.pack(">I", 60_000)))
            stream, why = line.until(RST_STREAM)
            self.assertEqual((stream, int.from_bytes(why, "big")), (1, ENHANCE_YOUR_CALM))
            self.assertTrue(30 <= time.monotonic() - begun < 45)
            got = b""
            while True:
                kind, flags, _, payload = slow.next()
                self.assertNotEqual(kind, RST_STREAM)
                if kind == DATA:
                    got += payload
                if kind == HEADERS and flags & END_STREAM:
                    break
            self.assertEqual(int.from_bytes(got[1:5], "big"), len(got) - 5)


class Yielding(unittest.TestCase):
    """--grpc-yields: the port's threads run when nobody else wants a processor."""

    IDLE = 5

    def policies(self, ledger):
        """Names of the server's threads by scheduling policy."""
        found = {}
        for task in os.listdir(f"/proc/{ledger.process.pid}/task"):
            with open(f"/proc/{ledger.process.pid}/task/{task}/comm", encoding="ascii") as file:
                found.setdefault(os.sched_getscheduler(int(task)), set()).add(file.read().strip())
        return found

    def flood(self, ledger):
        with ledger.channel() as channel:
            call = channel.unary_unary(SERVER_INFO, plain, plain)
            for one in [call.future(b"", timeout=120) for _ in range(50)]:
                one.result()

    def test_its_threads_yield_and_no_others(self):
        ledger = Grpc("--grpc-yields", sandbox=True)
        self.addCleanup(ledger.stop)
        self.flood(ledger)
        policies = self.policies(ledger)
        self.assertTrue(policies[self.IDLE])
        self.assertTrue(all(name.startswith("grpc-") for name in policies[self.IDLE]), policies)
        self.assertFalse([name for name in policies[os.SCHED_OTHER] if name.startswith("grpc-")])

    def test_they_do_not_unless_told(self):
        ledger = Grpc(sandbox=True)
        self.addCleanup(ledger.stop)
        self.flood(ledger)
        self.assertNotIn(self.IDLE, self.policies(ledger))


class Floods(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.ledger = Grpc(sandbox=True)
        cls.channel = cls.ledger.channel()

    @classmethod
    def tearDownClass(cls):
        cls.channel.close()
        cls.ledger.stop()

    def serves_others(self):
        self.channel.unary_unary(SERVER_INFO, plain, plain)(b"", timeout=10)

    def assert_cut(self, frames):
        """Sends the frames and waits for the line to break; others are served before and after."""
        self.serves_others()
        with socket.create_connection(("127.0.0.1", self.ledger.grpc_port)) as line:
            line.sendall(PREFACE + frame(SETTINGS))
            line.settimeout(5)
            line.recv(4_096)
            begun = time.monotonic()
            try:
                for piece in frames:
                    line.sendall(piece)
                while line.recv(1 << 16):
                    pass
            except TimeoutError:
                self.fail("the flood was borne")
            except OSError:
                pass
            self.assertLess(time.monotonic() - begun, SECONDS)
        self.serves_others()

    def opened(self, count):
        return (frame(HEADERS, END_HEADERS, 2 * number + 1, HEAD) for number in range(count))

    def test_rapid_reset(self):
        self.assert_cut(
            head + frame(RST_STREAM, 0, 2 * number + 1, struct.pack(">I", 8))
            for number, head in enumerate(self.opened(FRAMES)))

    def test_pings(self):
        self.assert_cut(frame(PING, 0, 0, bytes(8)) for _ in range(FRAMES))

    def test_priorities(self):
        self.assert_cut(frame(PRIORITY, 0, 1 + 2 * number, b"\0\0\0\0\1") for number in range(FRAMES))

    def test_settings(self):
        self.assert_cut(frame(SETTINGS, 0, 0, struct.pack(">HI", 4, 65_535)) for _ in range(FRAMES))

    def test_headers_without_end(self):
        def pieces():
            yield frame(HEADERS, 0, 1, HEAD)
            for _ in range(FRAMES):
                yield frame(CONTINUATION, 0, 1, header(b"x", b"y" * 100))

        self.assert_cut(pieces())

    def test_empty_data(self):
        def pieces():
            yield from self.opened(1)
            for _ in range(FRAMES):
                yield frame(DATA, 0, 1)

        self.assert_cut(pieces())

    def test_headers_that_unpack_to_much_more(self):
        def pieces():
            # One entry of 4,000 bytes in the table, named again 4,000 times.
            entry = b"\x40\x01x\x7f\xa1\x1e" + b"y" * 4_000
            yield frame(HEADERS, END_HEADERS, 1, HEAD + entry + b"\xbe" * 8_000)
            for number in range(1, 200):
                yield frame(HEADERS, END_HEADERS, 2 * number + 1, HEAD + b"\xbe" * 8_000)

        self.assert_cut(pieces())

    def test_compressed_messages_are_refused(self):
        for algorithm in (grpc.Compression.Gzip, grpc.Compression.Deflate):
            with self.assertRaises(grpc.RpcError) as caught:
                self.channel.unary_unary(SERVER_INFO, plain, plain)(b"\0" * 4_096, timeout=10, compression=algorithm)
            self.assertEqual(caught.exception.code(), grpc.StatusCode.UNIMPLEMENTED)


if __name__ == "__main__":
    unittest.main()
