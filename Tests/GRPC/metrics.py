"""The page of metrics of a server that works: answers and refusals over both carriers, posts, a stream, the ops port.

`Tests/run-promtool` starts it; PROMTOOL names the judge.
"""

import os
import subprocess
import sys
import urllib.error
import urllib.request

import grpc

from reskontra import Refused, sync
from reskontra.v1 import credit_pb2, customers_pb2, events_pb2
from test_grpc import Grpc, SERVER_INFO, free_port, plain
from tests.world import COMPANY, gbp, invoice, set_up


def work(ledger):
    """Leaves a stream open and tells what it follows by."""
    set_up(ledger.address, customers=3)
    channel = ledger.channel()
    watch = channel.unary_stream("/reskontra.v1.Events/Watch", plain, events_pb2.WatchItem.FromString)
    items = watch(events_pb2.WatchRequest(company=COMPANY, from_sequence=1).SerializeToString(), timeout=120)
    next(items)
    with sync.Client(ledger.address, company=COMPANY) as client:
        for number in range(200):
            client.credit.check_credit(credit_pb2.CheckCreditRequest(customer_number="C1", amount=gbp(100 + number)))
        for number in range(50):
            client.invoicing.post_invoice(invoice("C1", 1_000 + number))
        for _ in range(20):
            try:
                client.customers.get_customer(customers_pb2.GetCustomerRequest(number="C9"))
                raise AssertionError("there is no C9")
            except Refused:
                pass
    for _ in range(200):
        channel.unary_unary(SERVER_INFO, plain, plain)(b"", timeout=10)
    for path in ("/reskontra.v1.Credit/CheckCredit", "/reskontra.v1.Credit/Nothing"):
        try:
            channel.unary_unary(path, plain, plain)(b"\xff", timeout=10)
            raise AssertionError(f"{path} takes anything")
        except grpc.RpcError:
            pass
    return channel, items


def samples(page):
    """Values by name with labels."""
    return {line.rpartition(" ")[0]: float(line.rpartition(" ")[2]) for line in page.splitlines() if line and line[0] != "#"}


def faults(page):
    """What ought to have moved and has not, or does not add up."""
    values = samples(page)
    histograms = [line.split()[2] for line in page.splitlines() if line.startswith("# TYPE ") and line.endswith(" histogram")]
    for name in histograms:
        counts = {key: value for key, value in values.items() if key.split("{")[0] == name + "_count"}
        for key, count in counts.items():
            last = key.replace("_count", "_bucket", 1)
            last = last[:-1] + ',le="+Inf"}' if last.endswith("}") else last + '{le="+Inf"}'
            if values.get(last) != count:
                yield f"{key} is {count}, its widest bucket {values.get(last)}"
        if not any(counts.values()) and name not in IDLE:
            yield f"{name} has counted nothing"
    for method in ("Credit.CheckCredit", "Invoicing.BatchPostInvoices", "Customers.GetCustomer", "Operations.GetServerInfo"):
        if not any(value > 0 for key, value in values.items() if f'"{method}"' in key):
            yield f"no metric tells of {method}"
    if not any(value > 0 for key, value in values.items() if "refus" in key):
        yield "no metric tells of refusals"
    if not any(value > 0 for key, value in values.items() if "watch" in key):
        yield "no metric tells of the stream that is open"


# Histograms of what this server has no part in.
IDLE = frozenset()


def asked(port, path, kind):
    try:
        with urllib.request.urlopen(urllib.request.Request(f"http://127.0.0.1:{port}/{path}", method=kind), timeout=10) as answer:
            return answer.status, dict(answer.headers), answer.read()
    except urllib.error.HTTPError as error:
        return error.code, dict(error.headers), error.read()


def main():
    port = free_port()
    ledger = Grpc("--ops-port", str(port), "--log-format", "json", sandbox=True)
    try:
        channel, items = work(ledger)
        page = asked(port, "metrics", "GET")[2]
        found = list(faults(page.decode()))
        for path in ("healthz", "readyz", "metrics"):
            (status, headers, body), get = asked(port, path, "HEAD"), asked(port, path, "GET")
            if (status, body) != (200, b"") or headers.get("Content-Type") != get[1].get("Content-Type") or get[0] != 200:
                found.append(f"HEAD of /{path}: {status}, {len(body)} bytes")
        if asked(port, "nothing", "HEAD")[0] != 404:
            found.append("HEAD of what is not there")
        items.cancel()
        channel.close()
    finally:
        ledger.stop()
    judged = subprocess.run([os.environ["PROMTOOL"], "check", "metrics"], input=page, check=False)
    for one in found:
        print(one)
    if judged.returncode or found:
        print(page.decode(), file=sys.stderr)
        return 1
    print(f"promtool finds no fault in {page.count(b'# TYPE')} families of a server under load")
    return 0


if __name__ == "__main__":
    sys.exit(main())
