"""HTTP/2 floods by hand-made frames: the line that floods is told to calm down and cut, everyone else is served."""

import socket
import struct
import time
import unittest

import grpc

from test_grpc import SERVER_INFO, Grpc, plain

PREFACE = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"
DATA, HEADERS, PRIORITY, RST_STREAM, SETTINGS, PING, CONTINUATION = 0, 1, 2, 3, 4, 6, 9
END_STREAM, END_HEADERS = 1, 4
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
