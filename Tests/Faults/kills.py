"""Kills a server under load, again and again, and compares its store with what clients were told.

    KILLS=20 (how often)   SEED (of moments and wishes; printed)   TASKS=48 (wishes on their way at once)
"""

import asyncio
import os
import sys
import time

from reskontra import CallError, Client, RetryPolicy
from tests.world import COMPANY, Ledger, set_up

from .ledger import Acknowledgements, Lost, seeded

CUSTOMERS = 20


async def play(kills, seed, dice, tasks):
    # Small distances, so that kills fall into the writing of snapshots, too.
    ledger = Ledger("--snapshot-every", "500")
    told = Acknowledgements()
    stopping = False
    restarts = []
    try:
        set_up(ledger.address, customers=CUSTOMERS)
        port = ledger.port
        once = RetryPolicy(attempts_max=1)
        async with Client(ledger.address, company=COMPANY, policy=once) as client:

            async def work():
                while not stopping:
                    try:
                        await told.send(client, dice, CUSTOMERS)
                    except (CallError, OSError):
                        await asyncio.sleep(0.02)

            workers = [asyncio.create_task(work()) for _ in range(tasks)]
            for number in range(1, kills + 1):
                await asyncio.sleep(dice.uniform(0.05, 1.2))
                before = set(told.unknown)
                ledger.kill()
                began = time.monotonic()
                await asyncio.to_thread(ledger.start, port)
                restarts.append(time.monotonic() - began)
                await asyncio.sleep(0.05)
                async with Client(ledger.address, company=COMPANY) as settler:
                    await told.settle(settler, dice)
                print(
                    f"kill {number}: acknowledged {len(told.acknowledged)}, in flight {len(before)}, "
                    f"back in {restarts[-1]:.2f} s", flush=True,
                )
            stopping = True
            await asyncio.gather(*workers)
        async with Client(ledger.address, company=COMPANY) as settler:
            while told.unknown:
                await told.settle(settler, dice)
        ledger.process.terminate()
        code = ledger.process.wait(30)
        if code != 0:
            raise Lost(f"the drain ended with {code}: {ledger.log()[-500:]}")
        records = told.compare(ledger.store)
        print(
            f"kills {kills}, acknowledged {len(told.acknowledged)}, refused or fenced {len(told.never)}, "
            f"records with a key {records}, lost 0, done twice 0, refused with an effect 0; "
            f"slowest restart {max(restarts, default=0):.2f} s"
        )
    finally:
        stopping = True
        ledger.stop()


def main():
    seed, dice = seeded()
    kills, tasks = int(os.environ.get("KILLS") or 20), int(os.environ.get("TASKS") or 48)
    print(f"replay: make kill KILLS={kills} SEED={seed} (the wishes; the machine chooses the moments)", flush=True)
    try:
        asyncio.run(play(kills, seed, dice, tasks))
    except Lost as error:
        print(f"FAIL: {error}")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
