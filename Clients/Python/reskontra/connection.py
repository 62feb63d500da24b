"""One connection: handshake, many calls in flight, server streams, liveness. Belongs to one event loop."""

from __future__ import annotations

import asyncio
import math
import ssl
from collections import deque
from dataclasses import dataclass
from typing import Any, AsyncIterator, Callable

from . import frames
from .errors import CallError, NotDone, OutcomeUnknown, Refused
from .keys import RequestKey, ServerClock
from .v1 import operations_pb2

CLIENT_VERSION = "0.1.0"
_WINDOW = 256
#: After a deadline the server is the one to say "too late"; we give up so many seconds later.
_GRACE = 1.0
#: With something in flight and nothing heard, we ask after the first and give up after the second.
_QUIET_BEFORE_PING, _QUIET_MAX = 10.0, 60.0


@dataclass(frozen=True)
class Address:
    host: str
    port: int = 7410

    @classmethod
    def parse(cls, text: str) -> Address:
        """`host`, `host:port` or `[v6]:port`."""
        host, colon, port = text.rpartition(":")
        if not colon or (text.count(":") > 1 and not text.startswith("[")):
            return cls(text.strip("[]"))
        if text.endswith("]"):
            return cls(text.strip("[]"))
        return cls(host.strip("[]"), int(port))

    def __str__(self) -> str:
        return f"[{self.host}]:{self.port}" if ":" in self.host else f"{self.host}:{self.port}"


@dataclass(frozen=True)
class TLS:
    """TLS 1.3. `ca`: PEM file of who signs servers (None: the system's). `certificate`, `key`: PEM files of ours."""

    ca: str | None = None
    certificate: str | None = None
    key: str | None = None
    #: Name in the server's certificate, when it is not the host connected to.
    server_name: str | None = None

    def context(self) -> ssl.SSLContext:
        context = ssl.create_default_context(ssl.Purpose.SERVER_AUTH, cafile=self.ca)
        context.minimum_version = ssl.TLSVersion.TLSv1_3
        if self.certificate:
            context.load_cert_chain(self.certificate, self.key)
        return context


class RawReply:
    """An answer before its message is read."""

    __slots__ = ("message", "sequence", "receipt", "replayed")

    def __init__(self, message: bytes, sequence: int, receipt: frames.Receipt | None, replayed: bool) -> None:
        self.message = message
        self.sequence = sequence
        self.receipt = receipt
        self.replayed = replayed


class _Call:
    __slots__ = ("future", "writes", "key", "timer")

    def __init__(self, future: asyncio.Future[RawReply], writes: bool, key: RequestKey | None) -> None:
        self.future = future
        self.writes = writes
        self.key = key
        self.timer: asyncio.TimerHandle | None = None

    def lose(self, why: str, line_broke: bool) -> None:
        """Sent, and no answer will come."""
        self.fail(OutcomeUnknown(self.key, why, line_broke) if self.writes else NotDone(why, line_broke))

    def fail(self, error: CallError) -> None:
        if self.timer:
            self.timer.cancel()
        if not self.future.done():
            self.future.set_exception(error)


class _Stream:
    def __init__(self, credit: int) -> None:
        self.items: deque[tuple[int, bytes]] = deque()
        self.credit = credit
        self.ended: CallError | bool = False
        self.news = asyncio.Event()

    def end(self, why: CallError | bool) -> None:
        if self.ended is False:
            self.ended = why
        self.news.set()


class Connection(asyncio.Protocol):
    """Made by `connect`."""

    welcome: operations_pb2.Welcome

    def __init__(self, peer: str, hello: bytes) -> None:
        self.peer = peer
        self.clock = ServerClock(0, False)
        self._hello = hello
        self._loop = asyncio.get_running_loop()
        self._transport: asyncio.Transport | None = None
        self._reader = frames.AnswerReader()
        self._welcomed: asyncio.Future[operations_pb2.Welcome] = self._loop.create_future()
        self._calls: dict[int, _Call] = {}
        self._streams: dict[int, _Stream] = {}
        self._pings: deque[asyncio.Future[None]] = deque()
        self._next_stream = 1
        self._out: list[bytes] = []
        self._in_flight_max = 64
        self._waiting: deque[asyncio.Future[None]] = deque()
        self._heard_at = self._loop.time()
        self._watcher: asyncio.TimerHandle | None = None
        #: Why no call can be sent any more.
        self.closed_because: str | None = None
        #: Called once when this connection takes no more calls.
        self.on_unusable: Callable[[], None] | None = None

    @classmethod
    async def connect(
        cls, address: Address, *, company: str = "", name: str = "python", token: str = "", tls: TLS | None = None,
        timeout: float = 5.0,
    ) -> Connection:
        """Connects and shakes hands; `timeout` spans both. Raises NotDone or Refused."""
        hello = frames.hello(
            operations_pb2.Hello(
                protocol_min=1, protocol_max=1, client_name=name, client_version=CLIENT_VERSION, company=company,
                token=token,
            ).SerializeToString()
        )
        loop = asyncio.get_running_loop()
        context = tls.context() if tls else None
        server_name = ((tls.server_name if tls else None) or address.host) if context else None
        made: Connection | None = None
        try:
            async with asyncio.timeout(timeout):
                _, made = await loop.create_connection(
                    lambda: cls(str(address), hello), address.host, address.port, ssl=context,
                    server_hostname=server_name,
                )
                made.welcome = await asyncio.shield(made._welcomed)
        except TimeoutError:
            if made:
                made.close()
            raise NotDone(f"{address} did not answer in time") from None
        except ssl.SSLError as error:
            raise NotDone(f"no TLS with {address}: {error.reason or error}") from None
        except OSError as error:
            raise NotDone(f"cannot reach {address}: {error.strerror or error}") from None
        limits = made.welcome.limits
        made._in_flight_max = limits.in_flight or 64
        if limits.answer_bytes:
            made._reader.length_max = limits.answer_bytes
        now = made.welcome.now
        made.clock = ServerClock(now.seconds * 1000 + now.nanos // 1_000_000, not made.welcome.sandbox)
        made._watch()
        return made

    @property
    def is_usable(self) -> bool:
        return self.closed_because is None

    @property
    def in_flight(self) -> int:
        return len(self._calls)

    # Calls

    async def call(
        self, method: int, message: bytes, *, writes: bool, key: RequestKey | None = None,
        deadline: float | None = None, trace: bytes | None = None,
    ) -> RawReply:
        """Sends one request and waits for its answer. `writes`: a lost answer leaves the outcome unknown."""
        limit = self.welcome.limits.request_bytes or frames.REQUEST_LENGTH_MAX
        if len(message) + 64 > limit:
            raise NotDone(f"a request of {len(message)} bytes exceeds the limit of {limit}")
        ends_at = None if deadline is None else self._loop.time() + deadline
        while len(self._calls) >= self._in_flight_max and self.is_usable:
            await self._room(ends_at)
        if self.closed_because is not None:
            raise NotDone(self.closed_because, True)
        deadline_ms = 0
        if ends_at is not None:
            left = ends_at - self._loop.time()
            if left <= 0:
                raise NotDone("its time was up before it was sent")
            deadline_ms = min(max(1, math.ceil(left * 1000)), frames.DEADLINE_MAX)
        stream = self._take_stream()
        call = _Call(self._loop.create_future(), writes, key)
        self._calls[stream] = call
        if ends_at is not None:
            call.timer = self._loop.call_at(ends_at + _GRACE, self._give_up, stream)
        self._send(frames.request(method, stream, message, deadline_ms=deadline_ms, key=key, trace=trace))
        try:
            return await call.future
        except asyncio.CancelledError:
            # The answer still comes and ends the stream; nobody waits for it.
            if stream in self._calls and self.is_usable:
                self._send(frames.cancel(stream))
            raise

    async def _room(self, ends_at: float | None) -> None:
        waiter = self._loop.create_future()
        self._waiting.append(waiter)
        try:
            async with asyncio.timeout_at(ends_at):
                await waiter
        except TimeoutError:
            raise NotDone("its time was up before it was sent") from None
        finally:
            if not waiter.done() or waiter.cancelled():
                try:
                    self._waiting.remove(waiter)
                except ValueError:
                    pass

    def _give_up(self, stream: int) -> None:
        # It stays in flight: the server still owes the answer, and its stream number must not be used again.
        call = self._calls.get(stream)
        if call:
            call.lose(f"no answer from {self.peer} in time", False)

    def _take_stream(self) -> int:
        while self._next_stream in self._calls or self._next_stream in self._streams:
            self._next_stream = self._next_stream % frames.STREAM_MAX + 1
        stream = self._next_stream
        self._next_stream = stream % frames.STREAM_MAX + 1
        return stream

    async def stream(self, method: int, message: bytes) -> AsyncIterator[tuple[int, bytes]]:
        """Items of a server stream with their sequences. Leaving the loop cancels it."""
        if self.closed_because is not None:
            raise NotDone(self.closed_because, True)
        number = self._take_stream()
        first = self.welcome.limits.stream_window
        inbox = _Stream(first)
        self._streams[number] = inbox
        self._send(frames.request(method, number, message, server_stream=True))
        if first < _WINDOW:
            inbox.credit = _WINDOW
            self._send(frames.window(number, _WINDOW - first))
        try:
            while True:
                while inbox.items:
                    yield inbox.items.popleft()
                    if inbox.credit <= _WINDOW // 2 and self.is_usable and not inbox.ended:
                        self._send(frames.window(number, _WINDOW - inbox.credit))
                        inbox.credit = _WINDOW
                if inbox.ended is True:
                    return
                if inbox.ended:
                    raise inbox.ended
                inbox.news.clear()
                await inbox.news.wait()
        finally:
            if self._streams.get(number) is inbox and self.is_usable and not inbox.ended:
                # Kept until its end: the number must not be used again before.
                self._send(frames.cancel(number))

    async def ping(self) -> float:
        """Round trip in seconds."""
        if self.closed_because is not None:
            raise NotDone(self.closed_because, True)
        start = self._loop.time()
        pong: asyncio.Future[None] = self._loop.create_future()
        self._pings.append(pong)
        self._send(frames.ping(b"roundtrp"))
        await pong
        return self._loop.time() - start

    def close(self) -> None:
        """Calls in flight end as OutcomeUnknown (writes) or NotDone."""
        self._close("closed by this client")

    # Writing: what one step of the event loop sends leaves in one piece

    def _send(self, frame: bytes) -> None:
        if not self._out:
            self._loop.call_soon(self._flush)
        self._out.append(frame)

    def _flush(self) -> None:
        out, self._out = self._out, []
        if self._transport and out and not self._transport.is_closing():
            self._transport.write(b"".join(out))

    # asyncio.Protocol

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport
        transport.write(self._hello)

    def data_received(self, data: bytes) -> None:
        self._heard_at = self._loop.time()
        try:
            for frame in self._reader.feed(data):
                if frame.kind == 4:
                    self._take_answer(frame)
                else:
                    self._take(frame)
        except frames.FrameError as error:
            self._close(f"{self.peer} does not speak our protocol: {error}")

    def connection_lost(self, error: Exception | None) -> None:
        self._end(f"the line to {self.peer} broke: {error}" if error else f"{self.peer} closed the connection")

    def _take_answer(self, frame: frames.Answer) -> None:
        call = self._calls.pop(frame.stream, None)
        if call is None:
            inbox = self._streams.pop(frame.stream, None)
            if inbox is None:
                return self._close(f"{self.peer} answered stream {frame.stream}, which is not in flight")
            # A stream that is refused before it begins may be refused by an ANSWER.
            return inbox.end(Refused.from_bytes(frame.message, frame.status, None, frame.sequence))
        if call.timer:
            call.timer.cancel()
        if not call.future.done():
            if frame.status:
                call.future.set_exception(
                    Refused.from_bytes(frame.message, frame.status, call.key, frame.sequence)
                )
            else:
                call.future.set_result(
                    RawReply(frame.message, frame.sequence, frame.receipt, bool(frame.flags & 8))
                )
        self._wake_one()

    def _wake_one(self) -> None:
        while self._waiting:
            waiter = self._waiting.popleft()
            if not waiter.done():
                waiter.set_result(None)
                return

    def _take(self, frame: frames.Answer) -> None:
        kind = frame.kind
        if not self._welcomed.done():
            if kind == frames.Kind.WELCOME:
                welcome = operations_pb2.Welcome()
                try:
                    welcome.ParseFromString(frame.message)
                except Exception:
                    return self._close(f"the Welcome of {self.peer} cannot be read")
                self._welcomed.set_result(welcome)
            elif kind == frames.Kind.ERROR:
                refused = Refused.from_bytes(frame.message, frame.status)
                refused.reason = refused.reason or frames.ERROR_NAMES.get(frame.detail, "")
                self._welcomed.set_exception(refused)
                self._close(str(refused))
            else:
                self._close(f"{self.peer} sent something else than WELCOME")
            return
        if kind == frames.Kind.PING:
            self._send(frames.pong(frame.message))
        elif kind == frames.Kind.PONG:
            if self._pings:
                waiter = self._pings.popleft()
                if not waiter.done():
                    waiter.set_result(None)
        elif kind == frames.Kind.STREAM_ITEM:
            inbox = self._streams.get(frame.stream)
            if inbox:
                inbox.credit -= 1
                inbox.items.append((frame.sequence, frame.message))
                inbox.news.set()
        elif kind == frames.Kind.STREAM_END:
            inbox = self._streams.pop(frame.stream, None)
            if inbox:
                inbox.end(
                    Refused.from_bytes(frame.message, frame.status, None, frame.sequence) if frame.status else True
                )
        elif kind == frames.Kind.GO_AWAY:
            self._go_away()
        elif kind == frames.Kind.ERROR:
            refused = Refused.from_bytes(frame.message, frame.status)
            self._close(f"{self.peer} closed the connection: {refused}")
        else:
            self._close(f"{self.peer} sent a second WELCOME")

    def _go_away(self) -> None:
        # What the server will not answer any more it refuses one by one, or the end of the line says so.
        self._no_more(f"{self.peer} is going away")

    # The end

    def _no_more(self, why: str) -> None:
        if self.closed_because is None:
            self.closed_because = why
            while self._waiting:
                waiter = self._waiting.popleft()
                if not waiter.done():
                    waiter.set_result(None)
            if self.on_unusable:
                self.on_unusable()

    def _close(self, why: str) -> None:
        self._no_more(why)
        if self._transport and not self._transport.is_closing():
            self._flush()
            self._transport.close()

    def _end(self, why: str) -> None:
        self._no_more(why)
        why = self.closed_because or why
        if self._watcher:
            self._watcher.cancel()
        if not self._welcomed.done():
            self._welcomed.set_exception(NotDone(why))
        # Nobody may wait for it: connect() took its time.
        self._welcomed.exception()
        calls, self._calls = self._calls, {}
        for call in calls.values():
            call.lose(why, True)
        streams, self._streams = self._streams, {}
        for inbox in streams.values():
            inbox.end(NotDone(why))
        while self._pings:
            waiter = self._pings.popleft()
            if not waiter.done():
                waiter.set_exception(NotDone(why))

    def _watch(self) -> None:
        quiet = self._loop.time() - self._heard_at
        if not (self._calls or self._streams or self._pings):
            self._heard_at = self._loop.time()
        elif quiet >= _QUIET_MAX:
            return self._close(f"nothing heard from {self.peer} for a minute")
        elif quiet >= _QUIET_BEFORE_PING:
            self._send(frames.ping(b"stillthr"))
        self._watcher = self._loop.call_later(_QUIET_BEFORE_PING, self._watch)


__all__: list[Any] = ["Address", "Connection", "RawReply", "TLS"]
