"""A server whose answers a test writes itself, frame by frame."""

import asyncio
import struct

from reskontra.v1 import operations_pb2

REQUEST = struct.Struct("<IBBHII")
ANSWER = struct.Struct("<IBBHIIQ")


class Request:
    def __init__(self, kind, flags, method, stream, deadline, key, message):
        self.kind, self.flags, self.method, self.stream = kind, flags, method, stream
        self.deadline, self.key, self.message = deadline, key, message


class Line:
    """One connection of a client."""

    def __init__(self, reader, writer):
        self.reader, self.writer = reader, writer

    async def read(self):
        (length,) = struct.unpack("<I", await self.reader.readexactly(4))
        body = struct.pack("<I", length) + await self.reader.readexactly(length)
        _, kind, flags, method, stream, deadline = REQUEST.unpack_from(body)
        at, key = 16, None
        if flags & 1:
            key, at = body[16:32], 32
        return Request(kind, flags, method, stream, deadline, key, body[at:])

    def write(self, kind, message=b"", *, stream=0, status=0, flags=0, detail=0, sequence=7):
        self.writer.write(
            ANSWER.pack(20 + len(message), kind, flags, status, stream, detail, sequence) + message
        )

    def answer(self, request, message=b"", status=0, flags=0):
        self.write(4, message, stream=request.stream, status=status, flags=flags)

    def break_off(self):
        self.writer.transport.abort()


class FakeServer:
    """`serve(line, number)` is called with every connection after its handshake."""

    def __init__(self, serve, limits=None):
        self._serve = serve
        self._limits = limits or operations_pb2.Limits(stream_window=4, in_flight=64)
        self.lines = 0

    async def __aenter__(self):
        self._server = await asyncio.start_server(self._accept, "127.0.0.1", 0)
        self.address = "127.0.0.1:%d" % self._server.sockets[0].getsockname()[1]
        return self

    async def __aexit__(self, *_):
        self._server.close()

    async def _accept(self, reader, writer):
        self.lines += 1
        line, number = Line(reader, writer), self.lines
        try:
            hello = await line.read()
            assert hello.kind == 1 and hello.message[:8] == b"RSKT\x01\x00\x01\x00"
            welcome = operations_pb2.Welcome(protocol=1, limits=self._limits)
            welcome.now.seconds = 1_700_000_000
            line.write(2, welcome.SerializeToString())
            await self._serve(line, number)
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        finally:
            writer.close()
