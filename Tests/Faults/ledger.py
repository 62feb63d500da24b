"""What clients were told, kept outside the server, and whether its store agrees in the end."""

import base64
import json
import os
import random
import subprocess

from reskontra import METHODS, NotDone, OutcomeState, OutcomeUnknown, Refused
from reskontra.v1 import credit_pb2, payments_pb2
from tests.world import BINARY, gbp, invoice


class Lost(AssertionError):
    """The store and what clients were told do not agree."""


class Acknowledgements:
    """Every wish of every client: acknowledged with sequence and answer, promised never to be, or not known."""

    def __init__(self):
        self.acknowledged = {}
        self.never = set()
        self.unknown = {}
        self._sent_again = set()

    async def send(self, client, dice, customers):
        """One wish, and what was heard of it."""
        key = await client.new_key()
        customer = f"C{dice.randint(1, customers)}"
        kind = dice.randrange(4)
        if kind == 0:
            method, request = "Invoicing.PostInvoice", invoice(customer, dice.randint(1, 99_999))
        elif kind == 1:
            method = "Credit.Authorize"
            request = credit_pb2.AuthorizeRequest(customer_number=customer, amount=gbp(dice.randint(1, 999)))
        else:
            method = "Payments.PostPayment"
            request = payments_pb2.PostPaymentRequest(
                customer_number=customer, amount=gbp(dice.randint(1, 99_999)), apply=payments_pb2.APPLY_MODE_OLDEST_FIRST
            )
        self.unknown[key] = (method, request)
        await self._call(client, key)
        return key

    async def _call(self, client, key):
        wish = self.unknown.get(key)
        if wish is None:
            return  # its own answer came meanwhile
        method, request = wish
        try:
            reply = await client.call(METHODS[method], request, key=key, deadline=10)
        except OutcomeUnknown:
            return
        except (NotDone, Refused):
            # A no to a second sending says nothing about the first.
            if key not in self._sent_again:
                self.never.add(key)
                self.unknown.pop(key, None)
            return
        self._note(key, reply.sequence, reply.message)

    def _note(self, key, sequence, message):
        self.unknown.pop(key, None)
        before = self.acknowledged.setdefault(key, (sequence, message))
        if before != (sequence, message):
            raise Lost(f"{key}: first told {before[0]}, then {sequence}")

    async def settle(self, client, dice):
        """Asks for, closes or sends again everything that is not known, also what is still on its way."""
        for key in list(self.unknown):
            if key not in self.unknown:
                continue
            how = dice.randrange(3)
            if how == 0:
                self._sent_again.add(key)
                await self._call(client, key)
                continue
            outcome = await client.outcome(key, fence=how == 1)
            if outcome.state is OutcomeState.COMMITTED:
                self._note(key, outcome.sequence, outcome.answer)
            elif how == 1 and outcome.state is OutcomeState.NOT_COMMITTED:
                self.never.add(key)
                self.unknown.pop(key, None)

    def compare(self, store):
        """Reads the whole log: each acknowledged wish is there once, as it was told; what was denied is not there."""
        found = {}
        export = subprocess.run([BINARY, "export", store, "--format", "jsonl"], capture_output=True, check=False)
        if export.returncode != 0:
            raise Lost("export: " + export.stderr.decode())
        for line in export.stdout.splitlines():
            row = json.loads(line)
            key = base64.b64decode(row["record"].get("request_key", ""))
            if not key:
                continue
            if key in found:
                raise Lost(f"{key.hex()} was done twice, at {found[key][0]} and {row['sequence']}")
            found[key] = (int(row["sequence"]), row["method"], row["record"].get("answer", ""))
        for key, (sequence, message) in self.acknowledged.items():
            if key not in found:
                raise Lost(f"{key} was acknowledged at {sequence} and is not in the log")
            if found[key][0] != sequence:
                raise Lost(f"{key} was acknowledged at {sequence} and stands at {found[key][0]}")
            answer = type(message).FromString(base64.b64decode(found[key][2]))
            if answer != message:
                raise Lost(f"{key}: the answer at {sequence} is not the one that was sent")
        for key in self.never:
            if bytes(key) in found:
                raise Lost(f"{key} was refused and stands at {found[bytes(key)][0]}")
        verify = subprocess.run([BINARY, "verify", store], capture_output=True, check=False)
        if verify.returncode != 0:
            raise Lost("verify: " + verify.stderr.decode() + verify.stdout.decode())
        return len(found)


def seeded(default=None):
    """A seed that a failure prints, and its dice."""
    seed = int(os.environ.get("SEED") or default or random.randrange(1 << 30))
    return seed, random.Random(seed)
