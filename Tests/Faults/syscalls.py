"""Lets system calls of the real server fail, or kills it at them, one at a time (strace injection).

A scripted run: the store of a small company is opened, requests are sent one by one, the server drains. Each run meets
one fault at the n-th call of one kind; then the store is opened without faults and compared with what the client was
told.

    SAMPLE=30 (runs of all there are; 0: every one)   SEED=1 (which)   REQUESTS=8 (of a run)
"""

import asyncio
import collections
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time

from reskontra import CallError, Client, RetryPolicy
from tests.world import BINARY, COMPANY, Ledger, set_up

from .ledger import Acknowledgements, Lost, seeded

CUSTOMERS = 3
#: Calls, and whether only those that name the store's directory count.
CALLS = {
    "pwrite64": False, "fdatasync": False, "fsync": False, "pread64": False,
    "openat": True, "renameat": True, "unlinkat": True, "flock": False,
}
FAULTS = {
    "pwrite64": ["error=EIO", "error=ENOSPC", "error=EINTR", "signal=KILL"],
    "fdatasync": ["error=EIO", "signal=KILL"],
    "fsync": ["error=EIO", "signal=KILL"],
    "pread64": ["error=EIO", "error=EINTR"],
    "openat": ["error=EIO", "error=EMFILE", "signal=KILL"],
    "renameat": ["error=EIO", "signal=KILL"],
    "unlinkat": ["error=EIO"],
    "flock": ["error=EIO"],
}


class Server:
    """The server under strace; its own process is the child, the tracer stands beside it."""

    def __init__(self, folder, store, call, inject):
        self.trace = os.path.join(folder, "trace")
        self._out = open(os.path.join(folder, "out"), "w+", encoding="utf-8")
        path = ["-P", store] if CALLS[call] else []
        self.process = subprocess.Popen(
            ["strace", "-D", "-f", "-qqq", "-o", self.trace, *path, "-e", f"trace={call}"]
            + (["-e", f"inject={call}:{inject}"] if inject else [])
            + [BINARY, "serve", "--data", store, "--native-port", "0", "--ops-port", "0", "--grpc-port", "0", "--no-redis",
               "--snapshot-every", "4"],
            stdout=self._out, stderr=subprocess.STDOUT,
        )

    def text(self):
        with open(self._out.name, encoding="utf-8") as file:
            return file.read()

    async def address(self):
        """None: it ended before it listened."""
        for _ in range(1_200):
            for line in self.text().splitlines():
                if line.startswith("listening native "):
                    return line.rpartition(" ")[2]
            if self.process.poll() is not None:
                return None
            await asyncio.sleep(0.02)
        raise Lost("the server neither listens nor ends: " + self.text())

    def traced(self):
        try:
            with open(self.trace, encoding="utf-8", errors="replace") as file:
                return file.read()
        except FileNotFoundError:
            return ""

    def close(self):
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        self._out.close()


async def run(template, call, inject, requests, dice):
    """One run. Its trace, and the code that the server ended with."""
    with tempfile.TemporaryDirectory(prefix="reskontra-fault.") as folder:
        store = os.path.join(folder, "store")
        shutil.copytree(template, store)
        told = Acknowledgements()
        server = Server(folder, store, call, inject)
        try:
            address = await server.address()
            if address:
                try:
                    async with Client(address, company=COMPANY, policy=RetryPolicy(attempts_max=1)) as client:
                        for _ in range(requests):
                            await told.send(client, dice, CUSTOMERS)
                            # Between some of them long enough for the idle seal.
                            await asyncio.sleep(dice.choice((0, 0, 0.06)))
                except (CallError, OSError):
                    pass
            if server.process.poll() is None:
                server.process.terminate()
            try:
                code = await asyncio.to_thread(server.process.wait, 30)
            except subprocess.TimeoutExpired:
                raise Lost("the server does not end: " + server.text()) from None
            trace = server.traced()
        finally:
            server.close()
        healed = Ledger.__new__(Ledger)
        healed._folder, healed.store = tempfile.TemporaryDirectory(prefix="reskontra-fault."), store
        healed._arguments = ["--no-redis"]
        try:
            healed.start()
            async with Client(healed.address, company=COMPANY) as client:
                while told.unknown:
                    await told.settle(client, dice)
        except AssertionError as error:
            raise Lost(f"the store does not open after the fault: {error}") from None
        finally:
            healed.stop()
        told.compare(store)
        return trace, code, len(told.acknowledged)


def counts(trace):
    """The largest number of calls that one thread made: `when` counts by thread."""
    by_thread = collections.Counter(re.match(r"\d+", line)[0] for line in trace.splitlines() if "(" in line and line[0].isdigit())
    return max(by_thread.values(), default=0)


async def sweep(sample, seed, dice, requests):
    ledger = Ledger()
    try:
        set_up(ledger.address, customers=CUSTOMERS)
        ledger.process.terminate()
        ledger.process.wait(30)
        points = []
        for call in CALLS:
            trace, code, _ = await run(ledger.store, call, None, requests, dice)
            if code != 0:
                raise Lost(f"without a fault the server ends with {code}")
            number = counts(trace)
            print(f"{call}: {number} calls in a thread", flush=True)
            points += [(call, fault, n) for fault in FAULTS[call] for n in range(1, number + 1)]
        chosen = points if sample == 0 else dice.sample(points, min(sample, len(points)))
        ends, met, acknowledged = collections.Counter(), 0, 0
        began = time.monotonic()
        for call, fault, number in chosen:
            try:
                trace, code, told = await run(ledger.store, call, f"{fault}:when={number}", requests, dice)
            except Lost as error:
                print(f"FAIL: {call} {fault}, call {number}: {error}")
                print(f"replay: make faults SAMPLE={sample} SEED={seed} REQUESTS={requests}")
                return 1
            met += "INJECTED" in trace or code == -9
            ends[code] += 1
            acknowledged += told
        print(
            f"faults {len(chosen)} of {len(points)}, met {met}, acknowledged {acknowledged}, lost 0; ended with "
            + ", ".join(f"{code}: {count}" for code, count in sorted(ends.items()))
            + f"; {time.monotonic() - began:.0f} s"
        )
        return 0
    finally:
        ledger.stop()


def main():
    seed, dice = seeded(1)
    sample = int(os.environ.get("SAMPLE") or 30)
    return asyncio.run(sweep(sample, seed, dice, int(os.environ.get("REQUESTS") or 8)))


if __name__ == "__main__":
    sys.exit(main())
