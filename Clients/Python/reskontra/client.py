"""The client for asyncio: keeps a connection, makes and keeps request keys, sends again what may be sent again."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from enum import Enum
from typing import Any, AsyncIterator, Callable, TypeVar

from google.protobuf.message import Message

from .batching import Batcher, batch_method
from .connection import Address, Connection, TLS
from .errors import CallError, NotDone, OutcomeUnknown, Refused
from .frames import trace_bytes
from .keys import RequestKey, Wish, WishFile
from .reply import Item, Method, Reply
from .retry import RetryBudget, RetryPolicy
from .services import METHODS, Services
from .v1 import common_pb2, credit_pb2, operations_pb2

M = TypeVar("M", bound=Message)

_GET_OUTCOME = METHODS["Operations.GetOutcome"]


class OutcomeState(Enum):
    COMMITTED = "committed"
    IN_PROGRESS = "in progress"
    #: Never came, or was refused and left no trace. A promise only if it was asked for with `fence`.
    NOT_COMMITTED = "not committed"


@dataclass(frozen=True)
class Outcome:
    """What became of a request key."""

    state: OutcomeState
    sequence: int = 0
    #: The answer, when committed and known to this client. Of a batched call: the single call's answer.
    answer: Message | None = None


def is_approved(decision: int) -> bool:
    """Whether a sale may go on as asked. A decision this client does not know is a decline."""
    return decision == credit_pb2.DECISION_APPROVE


class Client(Services):
    """Calls for asyncio; belongs to one event loop. `async with` connects and closes.

    `company`: default of all requests. `keep`: file that holds every wish from before it is sent until its outcome
    is known. `deadline`: seconds for calls that name none. `token_file`: read at every connect, so it can be
    renewed. `trace`: asked at each call for the W3C `traceparent` it belongs to; the record keeps it.
    """

    def __init__(
        self, address: str = "127.0.0.1:7410", *, company: str = "", name: str = "python", tls: TLS | None = None,
        token_file: str | None = None, timeout: float = 5.0, deadline: float | None = None, keep: str | None = None,
        keep_sync: bool = False, batching: bool = True, policy: RetryPolicy = RetryPolicy(),
        trace: Callable[[], str | None] | None = None,
    ) -> None:
        self._address = Address.parse(address)
        self._company = company
        self._name = name
        self._tls = tls
        self._token_file = token_file
        self._timeout = timeout
        self._deadline = deadline
        self._batching = batching
        self._policy = policy
        self._trace = trace
        self._budget = RetryBudget()
        self._wishes = WishFile(keep, keep_sync) if keep else None
        self._line: Connection | None = None
        self._connecting: asyncio.Lock | None = None
        self._batchers: dict[tuple[str, str], Batcher] = {}
        self._open_services(self)

    async def __aenter__(self) -> Client:
        await self.connection()
        return self

    async def __aexit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        if self._line:
            self._line.close()
            self._line = None
        if self._wishes:
            self._wishes.close()
            self._wishes = None

    async def connection(self) -> Connection:
        """The line in use, made anew where the last one broke or is going away."""
        if self._line and self._line.is_usable:
            return self._line
        if self._connecting is None:
            self._connecting = asyncio.Lock()
        async with self._connecting:
            if self._line is None or not self._line.is_usable:
                token = ""
                if self._token_file:
                    with open(self._token_file, encoding="ascii") as file:
                        token = file.read().strip()
                self._line = await Connection.connect(
                    self._address, company=self._company, name=self._name, token=token, tls=self._tls,
                    timeout=self._timeout,
                )
        return self._line

    async def new_key(self) -> RequestKey:
        """A key from the server's time."""
        return RequestKey.make((await self.connection()).clock.milliseconds)

    # Calls

    async def call(
        self, method: Method[M], request: Message, *, key: RequestKey | None = None, deadline: float | None = None
    ) -> Reply[M]:
        """Sends one request and waits for its answer. Raises Refused, NotDone or OutcomeUnknown.

        A writing request gets a key; the one it had stands in the reply or the error.
        """
        deadline = self._deadline if deadline is None else deadline
        if method.writes and key is None and not _has_keys_in_items(request):
            key = await self.new_key()
        # A call with a trace of its own goes alone: a batch can belong to one only.
        trace = trace_bytes(self._trace()) if self._trace else None
        batch = batch_method(method, request) if self._batching and key and trace is None else None
        if key and self._wishes and method.writes:
            self._wishes.keep(
                Wish(key, method.name, self._company, request.SerializeToString(), batched=batch is not None)
            )
        return await self._settled(method, request, key, deadline, batch, trace)

    async def _settled(
        self, method: Method[M], request: Message, key: RequestKey | None, deadline: float | None, batch: Method[Any] | None,
        trace: bytes | None = None,
    ) -> Reply[M]:
        """Sends until there is an answer; a wish whose fate is known is struck off."""
        ends_at = None if deadline is None else asyncio.get_running_loop().time() + deadline
        self._budget.deposit()
        attempt = 1
        may_be_done: OutcomeUnknown | None = None
        while True:
            try:
                reply = await self._once(method, request, key, self._left(ends_at), batch, trace)
                break
            except CallError as error:
                if isinstance(error, OutcomeUnknown):
                    may_be_done = error
                wait = self._wait(error, attempt)
                if wait is None or not self._has_time(ends_at, wait) or not self._budget.withdraw():
                    raise self._verdict(error, may_be_done, key) from None
                await asyncio.sleep(wait)
                attempt += 1
        if key and self._wishes:
            self._wishes.settle(key)
        if isinstance(reply.message, operations_pb2.SetClockResponse) and self._line:
            now = reply.message.now
            self._line.clock = type(self._line.clock)(now.seconds * 1000 + now.nanos // 1_000_000, False)
        return reply

    def _verdict(self, error: CallError, may_be_done: OutcomeUnknown | None, key: RequestKey | None) -> CallError:
        if isinstance(error, NotDone) and may_be_done:
            # The last send had no effect; an earlier one may have had.
            return may_be_done
        if key and self._wishes and not isinstance(error, OutcomeUnknown):
            self._wishes.settle(key)
        return error

    def _wait(self, error: CallError, attempt: int) -> float | None:
        if isinstance(error, Refused):
            return self._policy.delay(error, attempt)
        if isinstance(error, (NotDone, OutcomeUnknown)) and error.line_broke and attempt < self._policy.attempts_max:
            return self._policy.jitter(attempt)
        return None

    @staticmethod
    def _left(ends_at: float | None) -> float | None:
        return None if ends_at is None else ends_at - asyncio.get_running_loop().time()

    def _has_time(self, ends_at: float | None, wait: float) -> bool:
        left = self._left(ends_at)
        return left is None or left > wait

    async def _once(
        self, method: Method[M], request: Message, key: RequestKey | None, deadline: float | None, batch: Method[Any] | None,
        trace: bytes | None,
    ) -> Reply[M]:
        if batch is not None and key is not None:
            # An item's own company is not looked at: the batch says it.
            place = (batch.name, getattr(request, "company", ""))
            batcher = self._batchers.get(place)
            if batcher is None:
                batcher = self._batchers[place] = Batcher(place[1], batch, self._send_batch)
            return await batcher.call(request, key, deadline)
        line = await self.connection()
        raw = await line.call(
            method.number, request.SerializeToString(), writes=method.writes, key=key, deadline=deadline, trace=trace
        )
        try:
            message = method.response.FromString(raw.message)
        except Exception:
            why = f"the answer of {method.name} is not a {method.response.DESCRIPTOR.name}"
            raise (OutcomeUnknown(key, why) if method.writes else NotDone(why)) from None
        return Reply(message, raw.sequence, raw.receipt, raw.replayed, key)

    async def _send_batch(self, method: Method[Any], message: bytes, deadline: float | None) -> bytes:
        line = await self.connection()
        return (await line.call(method.number, message, writes=True, deadline=deadline)).message

    async def stream(self, method: Method[M], request: Message) -> AsyncIterator[Item[M]]:
        """Items of a server stream. After an error go on from the last sequence seen."""
        line = await self.connection()
        items = line.stream(method.number, request.SerializeToString())
        try:
            async for sequence, message in items:
                yield Item(method.response.FromString(message), sequence)
        finally:
            await items.aclose()  # type: ignore[attr-defined]

    async def ping(self) -> float:
        """Round trip in seconds."""
        return await (await self.connection()).ping()

    # Outcomes

    async def outcome(
        self, key: RequestKey | OutcomeUnknown, *, company: str = "", fence: bool = False, deadline: float | None = None
    ) -> Outcome:
        """What became of a key, or of what an error could not tell. `fence`: NOT_COMMITTED becomes a promise that it
        never will be.
        """
        if isinstance(key, OutcomeUnknown):
            if key.key is None:
                raise ValueError("the items of this batch carry the keys: ask for each of them")
            key = key.key
        request = operations_pb2.GetOutcomeRequest(company=company, request_key=bytes(key), fence=fence)
        own = await self.new_key() if fence else None
        reply = await self._settled(_GET_OUTCOME, request, own, deadline or self._deadline, None)
        found = reply.message
        if found.outcome == operations_pb2.OUTCOME_COMMITTED:
            if self._wishes:
                self._wishes.settle(key)
            return Outcome(OutcomeState.COMMITTED, found.sequence, _answer(found.method, found.answer))
        if found.outcome == operations_pb2.OUTCOME_IN_PROGRESS:
            return Outcome(OutcomeState.IN_PROGRESS)
        if fence and self._wishes:
            self._wishes.settle(key)
        return Outcome(OutcomeState.NOT_COMMITTED, found.sequence)

    def unsettled(self) -> list[Wish]:
        """Kept wishes whose outcome is not known, of earlier runs too, oldest first."""
        return self._wishes.unsettled() if self._wishes else []

    async def resend(self, wish: Wish, *, deadline: float | None = None) -> Reply[Any]:
        """Sends a wish again, the same bytes with the same key: it is done at most once."""
        method = METHODS[wish.method]
        request = method.request.FromString(wish.message)
        batch = batch_method(method, request) if wish.batched else None
        return await self._settled(method, request, wish.key, deadline or self._deadline, batch)


def _has_keys_in_items(request: Message) -> bool:
    return getattr(request, "batch_mode", None) == common_pb2.BATCH_MODE_INDEPENDENT


_BY_NUMBER = {method.number: method for method in METHODS.values()}
_ITEM_ANSWERS = {
    "Invoicing.BatchPostInvoices": METHODS["Invoicing.PostInvoice"],
    "Payments.BatchPostPayments": METHODS["Payments.PostPayment"],
    "Customers.BatchCreateCustomers": METHODS["Customers.CreateCustomer"],
}


def _answer(number: int, message: bytes) -> Message | None:
    method = _BY_NUMBER.get(number)
    if method is None:
        return None
    try:
        # What is stored under an item's key is the single call's answer.
        answer: Message = _ITEM_ANSWERS.get(method.name, method).response.FromString(message)
        return answer
    except Exception:
        return None
