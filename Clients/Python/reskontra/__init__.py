"""Client of the Reskontra accounts-receivable server. `Client` is for asyncio, `sync.Client` blocks."""

from . import sync
from .client import Client, Outcome, OutcomeState, is_approved
from .connection import TLS, Address, Connection
from .errors import CallError, NotDone, OutcomeUnknown, Refused, Violation
from .frames import Receipt
from .keys import RequestKey, Wish, WishFile
from .reply import Item, Method, Reply
from .retry import RetryPolicy
from .services import METHODS
from .v1.common_pb2 import Date, Decimal, Money

__all__ = [
    "Address", "CallError", "Client", "Connection", "Date", "Decimal", "Item", "METHODS", "Method", "Money", "NotDone",
    "Outcome", "OutcomeState", "OutcomeUnknown", "Receipt", "Refused", "Reply", "RequestKey", "RetryPolicy", "TLS",
    "Violation", "Wish", "WishFile", "is_approved", "sync",
]
