"""The same client without asyncio: calls block, from any thread; an event loop runs on a thread of its own."""

from __future__ import annotations

import asyncio
import threading
from typing import Any, Awaitable, Iterator, TypeVar

from google.protobuf.message import Message

from .client import Client as AsyncClient
from .client import Outcome
from .errors import OutcomeUnknown
from .keys import RequestKey, Wish
from .reply import Item, Method, Reply
from .services import SyncServices

M = TypeVar("M", bound=Message)
T = TypeVar("T")


class Client(SyncServices):
    """Arguments as `reskontra.Client`. Safe to use from many threads; their postings travel together."""

    def __init__(self, address: str = "127.0.0.1:7410", **options: Any) -> None:
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="reskontra", daemon=True)
        self._thread.start()
        self._open_services(self)
        try:
            self._client = AsyncClient(address, **options)
            self._wait(self._client.connection())
        except BaseException:
            self._stop()
            raise

    def __enter__(self) -> Client:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _wait(self, work: Awaitable[T]) -> T:
        async def run() -> T:
            return await work

        future = asyncio.run_coroutine_threadsafe(run(), self._loop)
        try:
            return future.result()
        except KeyboardInterrupt:
            future.cancel()
            raise

    def close(self) -> None:
        if self._thread.is_alive():
            self._loop.call_soon_threadsafe(self._client.close)
            self._stop()

    def _stop(self) -> None:
        async def drain() -> None:
            # One more step lets the transport say goodbye.
            await asyncio.sleep(0.01)

        asyncio.run_coroutine_threadsafe(drain(), self._loop).result()
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    def new_key(self) -> RequestKey:
        return self._wait(self._client.new_key())

    def call(
        self, method: Method[M], request: Message, *, key: RequestKey | None = None, deadline: float | None = None
    ) -> Reply[M]:
        return self._wait(self._client.call(method, request, key=key, deadline=deadline))

    def stream(self, method: Method[M], request: Message) -> Iterator[Item[M]]:
        items = self._client.stream(method, request)
        try:
            while True:
                try:
                    yield self._wait(items.__anext__())
                except StopAsyncIteration:
                    return
        finally:
            self._wait(items.aclose())  # type: ignore[attr-defined]

    def ping(self) -> float:
        return self._wait(self._client.ping())

    def outcome(
        self, key: RequestKey | OutcomeUnknown, *, company: str = "", fence: bool = False, deadline: float | None = None
    ) -> Outcome:
        return self._wait(self._client.outcome(key, company=company, fence=fence, deadline=deadline))

    def unsettled(self) -> list[Wish]:
        return self._client.unsettled()

    def resend(self, wish: Wish, *, deadline: float | None = None) -> Reply[Any]:
        return self._wait(self._client.resend(wish, deadline=deadline))
