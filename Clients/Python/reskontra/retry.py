"""When a call is sent again, and how often at most."""

from __future__ import annotations

import random
from dataclasses import dataclass

from .errors import Refused

RESOURCE_EXHAUSTED, DEADLINE_EXCEEDED, UNAVAILABLE = 8, 4, 14


@dataclass(frozen=True)
class RetryPolicy:
    #: Sends in all, the first included.
    attempts_max: int = 5
    #: Upper bound of the first random delay in seconds; it doubles with each attempt.
    first_delay: float = 0.05
    delay_max: float = 2.0

    def jitter(self, attempt: int) -> float:
        return random.uniform(0, min(self.first_delay * 2 ** (attempt - 1), self.delay_max))

    def delay(self, refused: Refused, attempt: int) -> float | None:
        """Seconds to wait; None when the refusal is final. `attempt` counts from 1.

        RESOURCE_EXHAUSTED is worth another try only if the server names a delay; UNAVAILABLE always promises that
        nothing was done. A missed deadline is not tried again: its time is up.
        """
        if attempt >= self.attempts_max:
            return None
        if refused.code == UNAVAILABLE or (refused.code == RESOURCE_EXHAUSTED and refused.retry_delay is not None):
            return (refused.retry_delay or 0.0) + self.jitter(attempt)
        return None


class RetryBudget:
    """Keeps retries under a tenth of the calls, so that clients never multiply an overload."""

    #: Tenths of a retry: a new client may retry ten times before it has earned any.
    START, MOST = 100, 1_000

    def __init__(self) -> None:
        self._tenths = self.START

    def deposit(self) -> None:
        self._tenths = min(self._tenths + 1, self.MOST)

    def withdraw(self) -> bool:
        if self._tenths < 10:
            return False
        self._tenths -= 10
        return True
