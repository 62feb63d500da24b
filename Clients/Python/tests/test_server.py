"""The client and a real server."""

import asyncio
import os
import tempfile
import unittest

from reskontra import (
    Client, Money, NotDone, OutcomeState, OutcomeUnknown, Refused, RequestKey, RetryPolicy, is_approved, sync
)
from reskontra.v1 import common_pb2, credit_pb2, events_pb2, operations_pb2, payments_pb2, reports_pb2

from .world import COMPANY, Ledger, gbp, invoice, set_up


def authorize(customer, minor):
    return credit_pb2.AuthorizeRequest(customer_number=customer, amount=gbp(minor))


def payment(customer, minor):
    return payments_pb2.PostPaymentRequest(
        customer_number=customer, amount=gbp(minor), apply=payments_pb2.APPLY_MODE_OLDEST_FIRST
    )


class RealServer(unittest.IsolatedAsyncioTestCase):
    @classmethod
    def setUpClass(cls):
        cls.ledger = Ledger()
        set_up(cls.ledger.address, customers=40)

    @classmethod
    def tearDownClass(cls):
        cls.ledger.stop()

    def client(self, **options):
        return Client(self.ledger.address, company=COMPANY, **options)

    async def test_authorize_decline_and_replay(self):
        async with self.client() as client:
            yes = await client.credit.authorize(authorize("C1", 500))
            self.assertTrue(is_approved(yes.message.decision.decision))
            self.assertIsNotNone(yes.receipt)
            no = await client.credit.authorize(authorize("C1", 20_000_000))
            self.assertFalse(is_approved(no.message.decision.decision))
            again = await client.credit.authorize(authorize("C1", 500), key=yes.key)
            self.assertTrue(again.replayed)
            self.assertEqual((again.message, again.sequence), (yes.message, yes.sequence))
            with self.assertRaises(Refused) as caught:
                await client.credit.authorize(authorize("C1", 501), key=yes.key)
            self.assertEqual(caught.exception.reason, "IDEMPOTENCY_MISMATCH")

    async def test_refusals_name_every_bad_field(self):
        async with self.client() as client:
            request = payments_pb2.PostPaymentRequest(
                customer_number="C1", amount=Money(currency="???", minor=1), payment_number="9" * 500
            )
            with self.assertRaises(Refused) as caught:
                await client.payments.post_payment(request)
            fields = {violation.field.split("].")[-1] for violation in caught.exception.violations}
            self.assertEqual(fields, {"amount.currency", "payment_number"})

    async def test_two_hundred_tasks_post_singles_and_each_gets_its_own(self):
        async with self.client() as client:
            posted = await asyncio.gather(
                *(client.invoicing.post_invoice(invoice(f"C{2 + n % 30}", 100 + n)) for n in range(200))
            )
            self.assertEqual([p.message.invoice.total.minor for p in posted], [100 + n for n in range(200)])
            self.assertEqual(len({p.message.invoice.document_number for p in posted}), 200)
            paid = await asyncio.gather(
                *(client.payments.post_payment(payment(f"C{2 + n % 30}", 100 + n)) for n in range(200))
            )
            self.assertTrue(all(p.message.payment.open.minor == 0 for p in paid))
            # An item's key is a key as any other: it replays, and its outcome can be asked for.
            again = await client.payments.post_payment(payment("C2", 100), key=paid[0].key)
            self.assertTrue(again.replayed)
            self.assertEqual(again.message.payment.payment_number, paid[0].message.payment.payment_number)
            outcome = await client.outcome(paid[7].key)
            self.assertEqual((outcome.state, outcome.sequence), (OutcomeState.COMMITTED, paid[7].sequence))
            self.assertEqual(outcome.answer.payment.payment_number, paid[7].message.payment.payment_number)
            verified = await client.operations.verify_book(operations_pb2.VerifyBookRequest())
            self.assertEqual(list(verified.message.findings), [])

    async def test_f10_fifty_sends_of_one_key_are_one_effect_and_fifty_equal_answers(self):
        lines = [self.client(batching=False) for _ in range(10)]
        try:
            key = await lines[0].new_key()
            replies = await asyncio.gather(
                *(lines[n % 10].payments.post_payment(payment("C5", 123), key=key) for n in range(50))
            )
            self.assertEqual(len({(r.sequence, r.message.SerializeToString()) for r in replies}), 1)
            self.assertEqual(sum(not r.replayed for r in replies), 1)
            with self.assertRaises(Refused) as caught:
                await lines[0].payments.post_payment(payment("C5", 124), key=key)
            self.assertEqual(caught.exception.reason, "IDEMPOTENCY_MISMATCH")
        finally:
            for line in lines:
                line.close()

    async def test_f16_a_batch_of_a_thousand_with_37_bad_items(self):
        bad = {27 * n for n in range(37)}
        async with self.client() as client:
            async def open_of(customer):
                listed = await client.reports.list_open_items(
                    reports_pb2.ListOpenItemsRequest(customer_number=customer, page=common_pb2.Page(size=1_000))
                )
                return len(listed.message.items)

            def batch(mode):
                made = payments_pb2.BatchPostPaymentsRequest(batch_mode=mode)
                for place in range(1_000):
                    item = made.items.add()
                    item.CopyFrom(payment("NOBODY" if place in bad else "C6", 10 + place))
                    item.apply = payments_pb2.APPLY_MODE_NONE
                    if mode == common_pb2.BATCH_MODE_INDEPENDENT:
                        item.request_key = bytes(RequestKey.make(now))
                return made

            now = (await client.connection()).clock.milliseconds
            before = await open_of("C6")
            with self.assertRaises(Refused) as caught:
                await client.payments.batch_post_payments(batch(common_pb2.BATCH_MODE_ATOMIC))
            self.assertIn("items[0]", caught.exception.message + str(caught.exception.violations))
            self.assertEqual(await open_of("C6"), before)
            results = (
                await client.payments.batch_post_payments(batch(common_pb2.BATCH_MODE_INDEPENDENT))
            ).message.results
            self.assertEqual({place for place, one in enumerate(results) if one.HasField("error")}, bad)
            refused = {Refused.from_status(results[place].error, None, 0).reason for place in bad}
            self.assertEqual(refused, {"CUSTOMER_NOT_FOUND"})
            self.assertEqual(await open_of("C6") - before, 963)

    async def test_preview_keeps_nothing(self):
        async with self.client() as client:
            request = invoice("C1", 700)
            request.mode = common_pb2.MODE_PREVIEW
            before = (await client.operations.get_server_info(operations_pb2.GetServerInfoRequest())).sequence
            preview = await client.invoicing.post_invoice(request)
            self.assertEqual(preview.message.invoice.total.minor, 700)
            after = (await client.operations.get_server_info(operations_pb2.GetServerInfoRequest())).sequence
            self.assertEqual(before, after)

    async def test_outcome_and_fence(self):
        async with self.client() as client:
            key = await client.new_key()
            self.assertEqual((await client.outcome(key)).state, OutcomeState.NOT_COMMITTED)
            self.assertEqual((await client.outcome(key, fence=True)).state, OutcomeState.NOT_COMMITTED)
            with self.assertRaises(Refused) as caught:
                await client.credit.authorize(authorize("C1", 5), key=key)
            self.assertEqual(caught.exception.reason, "KEY_FENCED")
            done = await client.credit.authorize(authorize("C1", 5))
            outcome = await client.outcome(done.key)
            self.assertEqual(outcome.answer, done.message)

    async def test_watch_from_the_first_record(self):
        async with self.client() as client:
            await client.credit.authorize(authorize("C1", 5))
            last = (await client.operations.get_server_info(operations_pb2.GetServerInfoRequest())).sequence
            seen = []
            async for item in client.events.watch(events_pb2.WatchRequest(from_sequence=1)):
                seen.append(item.message.sequence)
                if item.message.sequence == last:
                    break
            self.assertEqual(seen, list(range(1, last + 1)))
            # The line is still good.
            self.assertGreater(await client.ping(), 0)

    async def test_a_trace_reaches_the_record_and_a_snapshot_comes_first(self):
        traces = ["00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01", None, "no trace"]
        asked = iter(traces)
        async with Client(self.ledger.address, company=COMPANY, trace=lambda: next(asked)) as client:
            for number in range(len(traces)):
                await client.payments.post_payment(payment("C1", 10 + number))
        async with self.client() as client:
            last = (await client.operations.get_server_info(operations_pb2.GetServerInfoRequest())).sequence
            kept = []
            async for item in client.events.watch(events_pb2.WatchRequest(from_sequence=last - 2, kinds=["itemPosted"])):
                kept.append(item.message.trace.hex())
                if item.message.sequence == last:
                    break
            self.assertEqual(kept, ["0af7651916cd43dd8448eb211c80319cb7ad6b7169203331", "", ""])
            customers, rows = [], 0
            async for item in client.events.watch(events_pb2.WatchRequest(company=COMPANY, snapshot=True)):
                self.assertEqual(item.sequence, item.message.sequence)
                customers += item.message.snapshot.customers
                rows += len(item.message.snapshot.items)
                if item.message.snapshot.last:
                    break
            self.assertEqual(len({one.customer_number for one in customers}), len(customers))
            self.assertGreater(rows, 0)

    async def test_records_since_an_instant_and_a_position_that_changes(self):
        async with self.client() as client:
            posted = await client.invoicing.post_invoice(invoice("C3", 1_234))
            async for item in client.events.watch(events_pb2.WatchRequest(from_sequence=posted.sequence)):
                at = item.message.at
                break
            async for item in client.events.watch(events_pb2.WatchRequest(since=at)):
                self.assertEqual(item.message.at, at)
                break
            balances = []
            async for item in client.credit.watch_position(credit_pb2.WatchPositionRequest(customer_number="C3")):
                if item.message.heartbeat:
                    continue
                balances.append(item.message.position.balance.minor)
                if len(balances) == 2:
                    break
                await client.invoicing.post_invoice(invoice("C3", 66))
            self.assertEqual(balances[1], balances[0] + 66)

    async def test_min_sequence_reads_own_writes(self):
        async with self.client() as writer, self.client() as reader:
            posted = await writer.invoicing.post_invoice(invoice("C35", 999))
            open_items = await reader.reports.list_open_items(
                reports_pb2.ListOpenItemsRequest(customer_number="C35", min_sequence=posted.sequence)
            )
            self.assertGreaterEqual(open_items.sequence, posted.sequence)
            self.assertEqual(len(open_items.message.items), 1)

    def test_the_blocking_client(self):
        with sync.Client(self.ledger.address, company=COMPANY) as client:
            reply = client.credit.authorize(authorize("C1", 5))
            self.assertEqual(client.outcome(reply.key).state, OutcomeState.COMMITTED)
            for item in client.events.watch(events_pb2.WatchRequest(from_sequence=1)):
                self.assertEqual(item.message.sequence, 1)
                break
            self.assertGreater(client.ping(), 0)


class KilledServer(unittest.IsolatedAsyncioTestCase):
    async def test_a_killed_server_leaves_unknown_outcomes_that_resending_settles_once(self):
        ledger = Ledger()
        self.addCleanup(ledger.stop)
        set_up(ledger.address, customers=1)
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        keep = os.path.join(folder.name, "wishes")
        patient = RetryPolicy(attempts_max=2, first_delay=0.001)
        posted, lost = [], []
        async with Client(ledger.address, company=COMPANY, keep=keep, policy=patient) as client:

            async def work(number):
                while True:
                    try:
                        posted.append((await client.payments.post_payment(payment("C1", number))).key)
                    except (OutcomeUnknown, NotDone) as error:
                        if isinstance(error, OutcomeUnknown):
                            lost.append(error.key)
                        return

            tasks = [asyncio.create_task(work(number)) for number in range(1, 31)]
            await asyncio.sleep(0.5)
            ledger.kill()
            await asyncio.gather(*tasks)
        self.assertTrue(posted)
        ledger.start(ledger.port)
        async with Client(ledger.address, company=COMPANY, keep=keep) as client:
            unsettled = client.unsettled()
            self.assertEqual({wish.key for wish in unsettled}, set(lost))
            for wish in unsettled:
                await client.resend(wish)
            self.assertEqual(client.unsettled(), [])
            wanted = len(set(posted) | set(lost))
            open_items, token = 0, ""
            while True:
                page = await client.reports.list_open_items(
                    reports_pb2.ListOpenItemsRequest(
                        customer_number="C1", page=common_pb2.Page(size=1000, token=token)
                    )
                )
                open_items += len(page.message.items)
                token = page.message.next_page_token
                if not token:
                    break
            self.assertEqual(open_items, wanted)


class Sandbox(unittest.IsolatedAsyncioTestCase):
    async def test_keys_follow_the_clock_of_a_sandbox(self):
        ledger = Ledger(sandbox=True)
        self.addCleanup(ledger.stop)
        async with Client(ledger.address) as client:
            for day in (1_292_000_000, 1_292_000_000 + 90 * 86_400):
                request = operations_pb2.SetClockRequest()
                request.to.seconds = day
                reply = await client.operations.set_clock(request)
                self.assertEqual(reply.message.now.seconds, day)
            self.assertEqual((await client.new_key()).milliseconds // 1000, day)


if __name__ == "__main__":
    unittest.main()
