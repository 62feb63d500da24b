"""Single calls of 200 tasks beside batches made by hand, on one server in the same minute; prints the ratio."""

import asyncio
import time

from reskontra import Client, RequestKey
from reskontra.v1 import common_pb2, credit_pb2, payments_pb2

from .world import COMPANY, Ledger, gbp, set_up

TASKS, CUSTOMERS, PAYMENTS, ROUNDS = 200, 40, 20_000, 3


def payment(number):
    return payments_pb2.PostPaymentRequest(
        customer_number=f"C{1 + number % CUSTOMERS}", amount=gbp(100 + number), apply=payments_pb2.APPLY_MODE_NONE
    )


async def singles(client):
    numbers = iter(range(PAYMENTS))

    async def task():
        for number in numbers:
            await client.payments.post_payment(payment(number))

    await asyncio.gather(*(task() for _ in range(TASKS)))


async def batches(client):
    """Four tasks that each keep one batch of 64 under way."""
    numbers = iter(range(0, PAYMENTS, 64))
    now = (await client.new_key()).milliseconds

    async def task():
        for first in numbers:
            request = payments_pb2.BatchPostPaymentsRequest(batch_mode=common_pb2.BATCH_MODE_INDEPENDENT)
            for number in range(first, min(first + 64, PAYMENTS)):
                item = request.items.add()
                item.CopyFrom(payment(number))
                item.request_key = bytes(RequestKey.make(now))
            results = (await client.payments.batch_post_payments(request)).message.results
            assert not any(result.HasField("error") for result in results)

    await asyncio.gather(*(task() for _ in range(4)))


async def checks(client):
    numbers = iter(range(PAYMENTS))

    async def task():
        for number in numbers:
            await client.credit.check_credit(
                credit_pb2.CheckCreditRequest(customer_number=f"C{1 + number % CUSTOMERS}", amount=gbp(100))
            )

    await asyncio.gather(*(task() for _ in range(TASKS)))


async def measure(address, work):
    async with Client(address, company=COMPANY) as client:
        start = time.perf_counter()
        await work(client)
        return PAYMENTS / (time.perf_counter() - start)


def main():
    ledger = Ledger()
    try:
        set_up(ledger.address, customers=CUSTOMERS)
        best = {}
        for _ in range(ROUNDS):
            for work in (batches, singles, checks):
                rate = asyncio.run(measure(ledger.address, work))
                best[work.__name__] = max(best.get(work.__name__, 0), rate)
                print(f"{work.__name__:8} {rate:9.0f} /s", flush=True)
        print(f"singles of {TASKS} tasks / hand-made batches of 64: {best['singles'] / best['batches']:.2f} (goal 0.70)")
    finally:
        ledger.stop()


if __name__ == "__main__":
    main()
