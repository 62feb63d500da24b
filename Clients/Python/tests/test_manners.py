"""What the client does when things go wrong, against a server that makes them go wrong."""

import asyncio
import os
import pathlib
import tempfile
import threading
import unittest

import reskontra
from reskontra import Client, Money, NotDone, OutcomeState, OutcomeUnknown, Refused, RequestKey, RetryPolicy
from reskontra._rpc import error_details_pb2, status_pb2
from reskontra.services import METHODS
from reskontra.v1 import common_pb2, credit_pb2, errors_pb2, events_pb2, invoicing_pb2, operations_pb2, payments_pb2

from .fake_server import FakeServer

QUICK = RetryPolicy(first_delay=0.001, delay_max=0.002)
AUTHORIZE = credit_pb2.AuthorizeRequest(customer_number="C1", amount=Money(currency="GBP", minor=5))


def status(code, reason="", retry_seconds=None):
    made = status_pb2.Status(code=code, message="no")
    if reason:
        made.details.add().Pack(error_details_pb2.ErrorInfo(reason=reason, domain="reskontra"))
    if retry_seconds is not None:
        retry = error_details_pb2.RetryInfo()
        retry.retry_delay.FromMilliseconds(int(retry_seconds * 1000))
        made.details.add().Pack(retry)
    return made.SerializeToString()


class Manners(unittest.IsolatedAsyncioTestCase):
    async def test_a_broken_line_is_tried_again_with_the_same_key_and_bytes(self):
        seen = []

        async def serve(line, number):
            request = await line.read()
            seen.append((request.key, request.message))
            if number < 3:
                line.break_off()
            else:
                line.answer(request, credit_pb2.AuthorizeResponse(authorization_id=9).SerializeToString(), flags=8)

        async with FakeServer(serve) as server, Client(server.address, policy=QUICK) as client:
            reply = await client.credit.authorize(AUTHORIZE)
        self.assertEqual(reply.message.authorization_id, 9)
        self.assertTrue(reply.replayed)
        self.assertEqual(len(seen), 3)
        self.assertEqual(len(set(seen)), 1)
        self.assertEqual(seen[0][0], bytes(reply.key))
        self.assertEqual(reply.key.milliseconds // 1000, 1_700_000_000)

    async def test_an_answer_that_never_comes_is_an_unknown_outcome_of_a_write(self):
        async def serve(line, _):
            while True:
                await line.read()

        async with FakeServer(serve) as server, Client(server.address, policy=QUICK) as client:
            with self.assertRaises(OutcomeUnknown) as caught:
                await client.credit.authorize(AUTHORIZE, deadline=0.01)
            self.assertIsInstance(caught.exception.key, RequestKey)
            with self.assertRaises(NotDone):
                await client.credit.check_credit(credit_pb2.CheckCreditRequest(), deadline=0.01)
        self.assertEqual(server.lines, 1)

    async def test_an_outcome_is_asked_for_by_key_or_by_error(self):
        asked = []

        async def serve(line, _):
            while True:
                request = await line.read()
                if request.method != METHODS["Operations.GetOutcome"].number:
                    continue
                asked.append(operations_pb2.GetOutcomeRequest.FromString(request.message).request_key)
                found = operations_pb2.GetOutcomeResponse(outcome=operations_pb2.OUTCOME_COMMITTED, sequence=7)
                line.answer(request, found.SerializeToString())

        async with FakeServer(serve) as server, Client(server.address, policy=QUICK) as client:
            with self.assertRaises(OutcomeUnknown) as caught:
                await client.credit.authorize(AUTHORIZE, deadline=0.01)
            lost = caught.exception
            self.assertEqual((await client.outcome(lost)).sequence, 7)
            self.assertEqual((await client.outcome(lost.key)).state, OutcomeState.COMMITTED)
            with self.assertRaises(ValueError):
                await client.outcome(OutcomeUnknown(None, "a batch whose items carry the keys"))
        self.assertEqual(asked, [bytes(lost.key)] * 2)

    async def test_no_server_at_all_is_not_done(self):
        async with FakeServer(None) as server:
            address = server.address
        with self.assertRaises(NotDone):
            await Client(address).ping()

    async def test_a_wish_is_on_disk_before_it_is_sent_and_struck_off_by_its_answer(self):
        with tempfile.TemporaryDirectory() as folder:
            keep = os.path.join(folder, "wishes")
            at_arrival = []

            async def serve(line, number):
                while True:
                    request = await line.read()
                    at_arrival.append(pathlib.Path(keep).read_text())
                    if number == 1:
                        line.break_off()
                        return
                    line.answer(request, credit_pb2.AuthorizeResponse(authorization_id=4).SerializeToString())

            once = RetryPolicy(attempts_max=1)
            async with FakeServer(serve) as server:
                async with Client(server.address, keep=keep, policy=once) as client:
                    with self.assertRaises(OutcomeUnknown) as caught:
                        await client.credit.authorize(AUTHORIZE)
                    self.assertEqual([wish.key for wish in client.unsettled()], [caught.exception.key])
                async with Client(server.address, keep=keep) as client:
                    (wish,) = client.unsettled()
                    reply = await client.resend(wish)
                    self.assertEqual(reply.key, caught.exception.key)
                    self.assertEqual(client.unsettled(), [])
            self.assertIn(str(caught.exception.key), at_arrival[0])

    async def test_later_is_taken_at_its_word_and_no_is_final(self):
        answers = [(14, ""), (8, "RETRY_LATER"), (3, "FIELD_INVALID")]

        async def serve(line, _):
            for code, reason in answers:
                request = await line.read()
                line.answer(request, status(code, reason, 0.001 if code == 8 else None), status=code)
            await line.read()
            raise AssertionError("a final refusal was sent again")

        async with FakeServer(serve) as server, Client(server.address, policy=QUICK) as client:
            with self.assertRaises(Refused) as caught:
                await client.credit.authorize(AUTHORIZE)
        self.assertEqual((caught.exception.code, caught.exception.reason), (3, "FIELD_INVALID"))

    async def test_retries_are_bounded_by_attempts_and_budget(self):
        count = 0

        async def serve(line, _):
            nonlocal count
            while True:
                line.answer(await line.read(), status(14), status=14)
                count += 1

        async with FakeServer(serve) as server, Client(server.address, policy=QUICK) as client:
            for _ in range(20):
                with self.assertRaises(Refused):
                    await client.credit.check_credit(credit_pb2.CheckCreditRequest())
        # Twenty calls, ten retries to begin with and one more for every ten calls.
        self.assertLessEqual(count, 20 + 10 + 2)
        self.assertGreaterEqual(count, 20 + 10)

    async def test_a_decline_is_an_answer_and_an_unknown_decision_is_a_decline(self):
        async def serve(line, _):
            request = await line.read()
            made = credit_pb2.AuthorizeResponse()
            made.decision.decision = 99  # a decision of the future
            line.answer(request, made.SerializeToString())

        async with FakeServer(serve) as server, Client(server.address) as client:
            reply = await client.credit.authorize(AUTHORIZE)
        self.assertFalse(reskontra.is_approved(reply.message.decision.decision))
        self.assertTrue(reskontra.is_approved(credit_pb2.DECISION_APPROVE))
        self.assertFalse(reskontra.is_approved(credit_pb2.DECISION_APPROVE_PARTIAL))

    async def test_details_of_a_refusal_are_taken_apart(self):
        made = status_pb2.Status(code=9, message="over")
        made.details.add().Pack(error_details_pb2.ErrorInfo(reason="LIMIT_EXCEEDED", metadata={"remedy": "Ask for less."}))
        bad = error_details_pb2.BadRequest()
        bad.field_violations.add(field="amount.minor", description="is too much")
        made.details.add().Pack(bad)
        figures = errors_pb2.ErrorFigures()
        figures.figures.add(name="over", money=Money(currency="GBP", minor=40_00))
        figures.figures.add(name="sequence", number=12)
        made.details.add().Pack(figures)

        async def serve(line, _):
            line.answer(await line.read(), made.SerializeToString(), status=9)

        async with FakeServer(serve) as server, Client(server.address) as client:
            with self.assertRaises(Refused) as caught:
                await client.credit.authorize(AUTHORIZE)
        no = caught.exception
        self.assertEqual(no.violations[0].field, "amount.minor")
        self.assertEqual(no.figures["over"], Money(currency="GBP", minor=40_00))
        self.assertEqual(no.figures["sequence"], 12)
        self.assertIn("amount.minor: is too much", str(no))
        self.assertEqual(no.remedy, "Ask for less.")

    async def test_go_away_finishes_what_is_in_flight_and_connects_anew(self):
        async def serve(line, number):
            request = await line.read()
            if number == 1:
                line.write(8, stream=request.stream, detail=26)
                await asyncio.sleep(0.02)
            line.answer(request, credit_pb2.CheckCreditResponse().SerializeToString())
            await line.writer.drain()
            await asyncio.sleep(0.05)

        async with FakeServer(serve) as server, Client(server.address, policy=QUICK) as client:
            first = asyncio.create_task(client.credit.check_credit(credit_pb2.CheckCreditRequest()))
            await asyncio.sleep(0.01)
            await client.credit.check_credit(credit_pb2.CheckCreditRequest())
            await first
        self.assertEqual(server.lines, 2)

    async def test_answers_come_in_any_order_and_no_more_than_allowed_are_in_flight(self):
        most = 0

        async def serve(line, _):
            nonlocal most
            left = 40
            while left:
                batch = [await line.read()]
                try:
                    async with asyncio.timeout(0.01):
                        while True:
                            batch.append(await line.read())
                except TimeoutError:
                    pass
                most = max(most, len(batch))
                left -= len(batch)
                for request in reversed(batch):
                    line.answer(request, request.message)

        limits = operations_pb2.Limits(in_flight=8, stream_window=4)
        async with FakeServer(serve, limits) as server, Client(server.address) as client:
            replies = await asyncio.gather(
                *(client.credit.get_authorization(credit_pb2.GetAuthorizationRequest()) for _ in range(40))
            )
        self.assertEqual(len(replies), 40)
        self.assertEqual(most, 8)

    async def test_cancelling_a_task_sends_cancel(self):
        kinds = []

        async def serve(line, _):
            request = await line.read()
            kinds.append(request.kind)
            canceled = await line.read()
            kinds.append((canceled.kind, canceled.stream == request.stream))
            line.answer(request, status(1), status=1)
            second = await line.read()
            kinds.append(second.stream != request.stream)
            line.answer(second)

        async with FakeServer(serve) as server, Client(server.address) as client:
            task = asyncio.create_task(client.credit.check_credit(credit_pb2.CheckCreditRequest()))
            await asyncio.sleep(0.02)
            task.cancel()
            with self.assertRaises(asyncio.CancelledError):
                await task
            await client.credit.check_credit(credit_pb2.CheckCreditRequest())
        self.assertEqual(kinds, [3, (5, True), True])

    async def test_a_stream_grants_items_as_they_are_taken(self):
        async def serve(line, _):
            request = await line.read()
            self.assertEqual(request.flags, 16)
            credit, sent = 4, 0
            while sent < 1000:
                while credit:
                    sent += 1
                    credit -= 1
                    line.write(
                        9, events_pb2.WatchItem(sequence=sent).SerializeToString(), stream=request.stream, sequence=sent
                    )
                    if sent == 1000:
                        break
                else:
                    window = await line.read()
                    self.assertEqual((window.kind, window.stream), (11, request.stream))
                    credit += int.from_bytes(window.message, "little")
            line.write(10, stream=request.stream)

        async with FakeServer(serve) as server, Client(server.address) as client:
            got = [item.message.sequence async for item in client.events.watch(events_pb2.WatchRequest())]
        self.assertEqual(got, list(range(1, 1001)))

    async def test_single_postings_travel_together_and_keep_their_keys_and_results(self):
        batches = []

        async def serve(line, _):
            while True:
                request = await line.read()
                batch = payments_pb2.BatchPostPaymentsRequest.FromString(request.message)
                batches.append((request.key, batch))
                made = payments_pb2.BatchPostPaymentsResponse()
                for item in batch.items:
                    result = made.results.add(sequence=item.amount.minor)
                    if item.amount.minor % 10 == 0:
                        result.error.ParseFromString(status(9, "PERIOD_CLOSED"))
                    else:
                        result.posted.payment_number = item.payment_reference
                line.answer(request, made.SerializeToString())

        async def pay(client, number):
            return await client.payments.post_payment(
                payments_pb2.PostPaymentRequest(
                    customer_number="C1", amount=Money(currency="GBP", minor=number), payment_reference=f"P{number}"
                )
            )

        async with FakeServer(serve) as server, Client(server.address, company="UK01") as client:
            results = await asyncio.gather(*(pay(client, n) for n in range(1, 201)), return_exceptions=True)
        keys = set()
        for number, result in enumerate(results, 1):
            if number % 10 == 0:
                self.assertIsInstance(result, Refused)
                self.assertEqual(result.reason, "PERIOD_CLOSED")
                keys.add(result.key)
            else:
                self.assertEqual(result.message.payment.payment_number, f"P{number}")
                keys.add(result.key)
        self.assertEqual(len(keys), 200)
        self.assertLessEqual(len(batches), 8)
        for key, batch in batches:
            self.assertIsNone(key)
            self.assertEqual(batch.batch_mode, common_pb2.BATCH_MODE_INDEPENDENT)
            self.assertLessEqual(len(batch.items), 64)

    async def test_what_a_batch_cannot_carry_goes_alone(self):
        methods = []

        async def serve(line, _):
            while True:
                request = await line.read()
                methods.append(request.method)
                line.answer(request)

        post = reskontra.METHODS["Payments.PostPayment"].number
        invoice = reskontra.METHODS["Invoicing.PostInvoice"].number
        async with FakeServer(serve) as server, Client(server.address) as client:
            await client.payments.post_payment(payments_pb2.PostPaymentRequest(mode=common_pb2.MODE_PREVIEW))
            await client.payments.post_payment(payments_pb2.PostPaymentRequest(if_sequence=4))
            await client.invoicing.post_invoice(invoicing_pb2.PostInvoiceRequest(authorization_id=3))
        self.assertEqual(methods, [post, post, invoice])

    async def test_a_lost_batch_leaves_every_item_unknown_under_its_own_key(self):
        async def serve(line, _):
            await line.read()
            line.break_off()

        once = RetryPolicy(attempts_max=1)
        async with FakeServer(serve) as server, Client(server.address, policy=once) as client:
            results = await asyncio.gather(
                *(client.payments.post_payment(payments_pb2.PostPaymentRequest()) for _ in range(5)),
                return_exceptions=True,
            )
        self.assertTrue(all(isinstance(result, OutcomeUnknown) for result in results), results)
        self.assertEqual(len({result.key for result in results}), 5)


class Blocking(unittest.TestCase):
    def test_the_blocking_client_serves_many_threads(self):
        async def serve(line, _):
            while True:
                request = await line.read()
                line.answer(request)

        loop = asyncio.new_event_loop()
        thread = threading.Thread(target=loop.run_forever, daemon=True)
        thread.start()
        server = FakeServer(serve)
        asyncio.run_coroutine_threadsafe(server.__aenter__(), loop).result()
        got = []
        with reskontra.sync.Client(server.address) as client:

            def work(number):
                request = credit_pb2.GetAuthorizationRequest(company=f"{number}")
                got.append(client.credit.get_authorization(request).sequence)

            threads = [threading.Thread(target=work, args=(n,)) for n in range(20)]
            for one in threads:
                one.start()
            for one in threads:
                one.join()
        self.assertEqual(got, [7] * 20)
        asyncio.run_coroutine_threadsafe(server.__aexit__(), loop).result()
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()


if __name__ == "__main__":
    unittest.main()
