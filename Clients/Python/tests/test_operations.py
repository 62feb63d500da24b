"""The ops port and the log as an operator's tools read them: probes, metrics (F26), JSON lines."""

import json
import socket
import time
import unittest
import urllib.error
import urllib.request

from reskontra import frames, sync
from reskontra.v1 import credit_pb2, operations_pb2

from .test_server import payment
from .world import COMPANY, Ledger, gbp, invoice, set_up


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Operated(unittest.TestCase):
    def setUp(self):
        self.ops = free_port()
        self.ledger = Ledger("--ops-port", str(self.ops), "--log-format", "json")
        self.addCleanup(self.ledger.stop)
        self.eventually(lambda: self.get("/readyz") == 200)

    def eventually(self, holds, seconds=10):
        end = time.monotonic() + seconds
        while not holds():
            self.assertLess(time.monotonic(), end, self.ledger.log())
            time.sleep(0.02)

    def get(self, path, text=False):
        """The status, or None where nobody listens."""
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.ops}{path}", timeout=5) as answer:
                return answer.read().decode() if text else answer.status
        except urllib.error.HTTPError as error:
            return error.code
        except (urllib.error.URLError, ConnectionError):
            return None

    def test_f26_every_call_queue_sync_and_batch_has_its_family(self):
        set_up(self.ledger.address, customers=1)
        with sync.Client(self.ledger.address, company=COMPANY) as client:
            client.invoicing.post_invoice(invoice("C1", 5_000))
            client.payments.post_payment(payment("C1", 1_000))
            request = credit_pb2.CheckCreditRequest(customer_number="C1", amount=gbp(100))
            for _ in range(7):
                client.credit.check_credit(request)
        wanted = (
            'reskontra_calls_total{method="Credit.CheckCredit"} 7',
            'reskontra_call_seconds_count{method="Invoicing.BatchPostInvoices"} 1',
            "# TYPE reskontra_call_seconds histogram",
            "# TYPE reskontra_turn_seconds histogram",
            "# TYPE reskontra_commit_seconds histogram",
            "# TYPE reskontra_batch_records histogram",
            "# TYPE reskontra_requests_parked gauge",
            "# TYPE reskontra_second_book_lag_records gauge",
            "# TYPE reskontra_cache_connected gauge",
        )
        # The page is written anew at a pace, not by each call.
        self.eventually(lambda: wanted[0] in self.get("/metrics", text=True).splitlines())
        lines = self.get("/metrics", text=True).splitlines()
        for line in wanted:
            self.assertIn(line, lines)

    def test_drain_says_not_ready_while_it_lives(self):
        with socket.create_connection(("127.0.0.1", self.ledger.port)) as silent:
            hello = operations_pb2.Hello(client_name="silent", protocol_min=1, protocol_max=1)
            silent.sendall(frames.hello(hello.SerializeToString()))
            silent.recv(1 << 16)
            self.assertEqual((self.get("/healthz"), self.get("/readyz")), (200, 200))
            self.ledger.process.terminate()
            seen = []
            while self.ledger.process.poll() is None and len(seen) < 5_000:
                seen.append(self.get("/readyz"))
        self.assertEqual(self.ledger.process.wait(20), 0)
        # Ready no more from the first look on, and told so by a port that still answers.
        self.assertIn(503, seen)
        self.assertNotIn(200, seen[seen.index(503):])

    def test_the_log_is_json_line_by_line(self):
        found = 0
        for line in self.ledger.log().splitlines():
            if line.startswith("{"):
                entry = json.loads(line)
                self.assertLessEqual({"at", "level", "log", "message"}, set(entry))
                found += 1
        self.assertGreater(found, 0)
