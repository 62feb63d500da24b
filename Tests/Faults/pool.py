"""No two tills (F27): many clients on one credit pool while the server is killed again and again.

    KILLS=10 (how often)   TILLS=64 (clients, each with a connection)   SEED (of their wishes; printed)

Every answer of every client is kept with the moments it was asked and heard. In the end an account of the pool in a
few lines of arithmetic goes through all of them in the order of their sequences and must find each answer as it was
given; that order must be one the clients' own clocks allow. So the history is linearizable, and what was approved never
went beyond the limit.
"""

import asyncio
import os
import sys
import time

from reskontra import METHODS, CallError, Client, OutcomeState, OutcomeUnknown, Refused, RetryPolicy, sync
from reskontra.v1 import common_pb2, credit_groups_pb2, credit_pb2, payments_pb2
from tests.world import COMPANY, Ledger, gbp, set_up

from .ledger import Lost, seeded

CUSTOMERS, GROUP = 5, "POOL"
LIMITS = range(300_000, 700_001, 50_000)
APPROVE, DECLINE = credit_pb2.DECISION_APPROVE, credit_pb2.DECISION_DECLINE
NAMES = {
    "authorize": "Credit.Authorize", "increment": "Credit.Increment", "capture": "Credit.Capture",
    "void": "Credit.Void", "pay": "Payments.PostPayment", "limit": "CreditProfiles.SetCreditGroup",
}


class Act:
    """A call and what was heard of it."""

    __slots__ = ("kind", "amount", "hold", "final", "began", "ended", "sequence", "answer")

    def __init__(self, kind, amount=0, hold=0, final=False):
        self.kind, self.amount, self.hold, self.final = kind, amount, hold, final
        self.began = time.monotonic()
        self.ended = self.sequence = self.answer = None

    def request(self, customer):
        if self.kind == "authorize":
            return credit_pb2.AuthorizeRequest(customer_number=customer, amount=gbp(self.amount))
        if self.kind == "increment":
            return credit_pb2.IncrementRequest(authorization_id=self.hold, amount=gbp(self.amount))
        if self.kind == "capture":
            return credit_pb2.CaptureRequest(authorization_id=self.hold, amount=gbp(self.amount), final=self.final)
        if self.kind == "void":
            return credit_pb2.VoidRequest(authorization_id=self.hold)
        if self.kind == "pay":
            return payments_pb2.PostPaymentRequest(
                customer_number=customer, amount=gbp(self.amount), apply=payments_pb2.APPLY_MODE_NONE
            )
        return credit_groups_pb2.SetCreditGroupRequest(credit_group=group(self.amount))


def is_passing(refusal):
    """The server is overloaded (RESOURCE_EXHAUSTED), starts, drains or is down (UNAVAILABLE)."""
    return refusal.reason in ("RETRY_LATER", "UNAVAILABLE") or refusal.code in (8, 14)


def group(limit):
    return credit_groups_pb2.CreditGroup(
        credit_group=GROUP, description="One pool", credit_limit=gbp(limit),
        expires_on=common_pb2.Date(year=2199, month=12, day=31),
    )


class Till:
    """One client: one call at a time, and the authorizations it holds."""

    def __init__(self, address, dice, history):
        once = RetryPolicy(attempts_max=1)
        self.client = Client(address, company=COMPANY, policy=once, batching=False)
        self.dice, self.history, self.held = dice, history, {}

    def wish(self):
        dice = self.dice
        throw = dice.randrange(100)
        if not self.held and throw < 45 or throw < 25:
            return Act("authorize", dice.randint(1, 60_000))
        if throw < 35:
            return Act("check", dice.randint(1, 60_000))
        if throw < 48:
            return Act("pay", dice.randint(1, 60_000))
        if throw < 50:
            return Act("limit", dice.choice(LIMITS))
        if not self.held:
            return Act("authorize", dice.randint(1, 20_000))
        hold = dice.choice(list(self.held))
        if throw < 62:
            return Act("increment", dice.randint(1, 20_000), hold)
        if throw < 85:
            return Act("capture", dice.randint(1, self.held[hold]), hold, final=dice.randrange(2) == 0)
        return Act("void", hold=hold)

    async def step(self):
        """One call. Refused it may be for nothing but that the server is busy or on its way out."""
        act = self.wish()
        try:
            await self.ask(act)
        except Refused as error:
            if is_passing(error):
                raise
            raise Lost(f"{act.kind} of {act.amount} was refused with code {error.code}: {error}") from None

    async def ask(self, act):
        customer = f"C{self.dice.randint(1, CUSTOMERS)}"
        if act.kind == "check":
            request = credit_pb2.CheckCreditRequest(customer_number=customer, amount=gbp(act.amount))
            reply = await self.client.call(METHODS["Credit.CheckCredit"], request, deadline=10)
            self.note(act, reply.sequence, reply.message)
            return
        key = await self.client.new_key()
        try:
            reply = await self.client.call(METHODS[NAMES[act.kind]], act.request(customer), key=key, deadline=10)
        except OutcomeUnknown:
            outcome = await self.fate(key)
            if outcome.state is OutcomeState.COMMITTED:
                self.note(act, outcome.sequence, outcome.answer)
            return
        self.note(act, reply.sequence, reply.message)

    async def fate(self, key):
        """Asks until the server is back; what it did not do by now it never will."""
        while True:
            try:
                outcome = await self.client.outcome(key, fence=True, deadline=5)
                if outcome.state is not OutcomeState.IN_PROGRESS:
                    return outcome
            except Refused as error:
                if not is_passing(error):
                    raise
            except (CallError, OSError):
                pass
            await asyncio.sleep(0.02)

    def note(self, act, sequence, answer):
        act.ended, act.sequence, act.answer = time.monotonic(), sequence, answer
        self.history.append(act)
        if act.kind == "authorize" and answer.decision.decision == APPROVE:
            self.held[answer.authorization_id] = act.amount
        elif act.kind in ("increment", "capture", "void"):
            remaining = answer.authorization.remaining.minor
            if remaining:
                self.held[act.hold] = remaining
            else:
                self.held.pop(act.hold, None)


class Pool:
    """The pool as arithmetic: what is owed, what is reserved, what the limit is."""

    def __init__(self, limit):
        self.limit, self.owed, self.reserved = limit, 0, {}

    @property
    def exposure(self):
        return self.owed + sum(self.reserved.values())

    def decide(self, act):
        """The decision the rules make, compared with the one that was told."""
        told = act.answer.decision
        wanted = APPROVE if self.exposure + act.amount <= self.limit else DECLINE
        figures = (told.decision, told.group_limit.minor, told.group_exposure.minor)
        if figures != (wanted, self.limit, self.exposure):
            raise Lost(
                f"{act.kind} of {act.amount} at {act.sequence} was told {figures}, "
                f"the pool says {(wanted, self.limit, self.exposure)}"
            )
        return wanted == APPROVE

    def apply(self, act):
        if act.kind == "check":
            self.decide(act)
        elif act.kind == "authorize":
            if self.decide(act):
                self.reserved[act.answer.authorization_id] = act.amount
        elif act.kind == "increment":
            if self.decide(act):
                self.reserved[act.hold] += act.amount
        elif act.kind == "capture":
            if act.amount > self.reserved[act.hold]:
                raise Lost(f"more was captured at {act.sequence} than {act.hold} had reserved")
            self.owed += act.amount
            self.reserved[act.hold] -= act.amount
            if act.final or not self.reserved[act.hold]:
                del self.reserved[act.hold]
        elif act.kind == "void":
            del self.reserved[act.hold]
        elif act.kind == "pay":
            self.owed -= act.amount
        else:
            self.limit = act.amount


def check(history, limit):
    """Raises unless the sequences are an order that the clocks allow and that explains every answer."""
    # A read tells the last write it saw, so it comes behind it.
    order = sorted(history, key=lambda act: (act.sequence, act.kind == "check"))
    writes = [act.sequence for act in order if act.kind != "check"]
    if len(writes) != len(set(writes)):
        raise Lost("two writes have one sequence")
    # Whatever comes later in the order must not have ended before the earlier one began.
    latest = float("-inf")
    place = 0
    while place < len(order):
        same = [order[place]]
        while place + len(same) < len(order) and order[place + len(same)].sequence == order[place].sequence:
            same.append(order[place + len(same)])
        for act in same:
            if act.ended < latest:
                raise Lost(f"the {act.kind} at {act.sequence} was over before an earlier one in the log began")
        latest = max([latest] + [act.began for act in same])
        place += len(same)
    pool = Pool(limit)
    highest = approvals = declines = 0
    for act in order:
        pool.apply(act)
        if act.kind in ("authorize", "increment"):
            if act.answer.decision.decision == APPROVE:
                approvals += 1
                highest = max(highest, pool.exposure)
                if pool.exposure > pool.limit:
                    raise Lost(f"the {act.kind} at {act.sequence} took the pool to {pool.exposure} of {pool.limit}")
            else:
                declines += 1
    return pool, approvals, declines, highest


def check_the_checker(history, limit):
    """A stale answer and a write nobody heard of, planted into a true history, must be found."""
    checks = [act for act in history if act.kind == "check"]
    if not checks:
        raise Lost("no check of the limit was answered, so none could be stale: play longer")
    fresh = checks[-1]
    others = [act for act in checks if act.answer.decision.group_exposure != fresh.answer.decision.group_exposure]
    if not others:
        raise Lost("all checks of the limit were told the same exposure, so none could be stale: play longer")
    lost = next((act for act in history if act.kind == "pay"), None)
    if lost is None:
        raise Lost("no payment was answered, so none could be missing: play longer")
    planted = Act("check", fresh.amount)
    planted.began, planted.ended, planted.sequence = fresh.began, fresh.ended, fresh.sequence
    planted.answer = others[0].answer
    for name, wrong in (
        ("a stale answer", [planted if act is fresh else act for act in history]),
        ("a write that is missing", [act for act in history if act is not lost]),
    ):
        try:
            check(wrong, limit)
        except Lost:
            continue
        raise AssertionError(f"{name} was not found")


async def play(kills, tills, dice):
    ledger = Ledger("--snapshot-every", "2000")
    limit, stopping, history = 500_000, False, []
    try:
        set_up(ledger.address, customers=CUSTOMERS)
        with sync.Client(ledger.address, company=COMPANY) as client:
            client.credit_profiles.set_credit_group(credit_groups_pb2.SetCreditGroupRequest(credit_group=group(limit)))
            for number in range(1, CUSTOMERS + 1):
                client.credit_profiles.add_group_member(
                    credit_groups_pb2.AddGroupMemberRequest(credit_group=GROUP, customer_number=f"C{number}")
                )

        async def work(till):
            while not stopping:
                try:
                    await till.step()
                except (CallError, OSError):
                    await asyncio.sleep(0.02)
            till.client.close()

        workers = [asyncio.create_task(work(Till(ledger.address, dice, history))) for _ in range(tills)]
        for number in range(1, kills + 1):
            await asyncio.wait(workers, timeout=dice.uniform(1, 3), return_when=asyncio.FIRST_EXCEPTION)
            for worker in workers:
                if worker.done():
                    worker.result()
            ledger.kill()
            await asyncio.to_thread(ledger.start, ledger.port)
            print(f"kill {number}: {len(history)} answers", flush=True)
        await asyncio.sleep(1)
        stopping = True
        await asyncio.gather(*workers)
        pool, approvals, declines, highest = check(history, limit)
        check_the_checker(history, limit)
        with sync.Client(ledger.address, company=COMPANY) as client:
            told = client.credit_profiles.get_credit_group(credit_groups_pb2.GetCreditGroupRequest(credit_group=GROUP))
            if told.message.exposure.minor != pool.exposure:
                raise Lost(f"in the end the ledger says {told.message.exposure.minor}, the history {pool.exposure}")
            audit = client.credit.audit_exposure(credit_pb2.AuditExposureRequest())
            if audit.message.differences:
                raise Lost(f"AuditExposure finds {audit.message.differences}")
        print(
            f"{tills} tills, {kills} kills: {len(history)} answers in one order that explains each; "
            f"{approvals} approved, {declines} declined, the pool at most at {highest / 100:.2f}"
        )
    finally:
        stopping = True
        ledger.stop()


def main():
    seed, dice = seeded()
    kills, tills = int(os.environ.get("KILLS") or 10), int(os.environ.get("TILLS") or 64)
    print(f"replay: make pool KILLS={kills} TILLS={tills} SEED={seed} (the wishes; the machine chooses the moments)", flush=True)
    try:
        asyncio.run(play(kills, tills, dice))
    except Lost as error:
        print(f"FAIL: {error}")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
