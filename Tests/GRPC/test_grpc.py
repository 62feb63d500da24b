"""The same calls over HTTP/2, by Google's client, beside the same bytes in native frames."""

import base64
import hashlib
import json
import shutil
import socket
import ssl
import struct
import subprocess
import tempfile
import threading
import time
import unittest

import grpc
from google.protobuf import descriptor_pool, message_factory
from grpc_health.v1 import health_pb2, health_pb2_grpc
from grpc_reflection.v1alpha.proto_reflection_descriptor_database import ProtoReflectionDescriptorDatabase

from reskontra import Refused, frames
from reskontra._rpc import error_details_pb2, status_pb2
from reskontra.keys import RequestKey
from reskontra.services import METHODS
from reskontra.v1 import credit_pb2, events_pb2, invoicing_pb2, operations_pb2, security_pb2
from tests.world import COMPANY, PKI, Ledger, invoice, set_up


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Grpc(Ledger):
    """A ledger with a gRPC port; what comes later on the command line wins."""

    def __init__(self, *arguments, **options):
        self.grpc_port = free_port()
        super().__init__("--grpc-port", str(self.grpc_port), *arguments, **options)
        mark = f"listening grpc 127.0.0.1:{self.grpc_port}"
        for _ in range(600):
            if mark in self.log():
                return
            time.sleep(0.05)
        raise AssertionError("no gRPC port: " + self.log())

    def channel(self):
        return grpc.insecure_channel(f"127.0.0.1:{self.grpc_port}")


class Native:
    """A blocking native connection, one call at a time."""

    def __init__(self, port):
        self.line = socket.create_connection(("127.0.0.1", port))
        self.reader = frames.AnswerReader()
        self.waiting = []
        hello = operations_pb2.Hello(client_name="beside", protocol_min=1, protocol_max=1)
        self.line.sendall(frames.hello(hello.SerializeToString()))
        self.next()

    def next(self):
        while not self.waiting:
            self.waiting = self.reader.feed(self.line.recv(1 << 16))
        return self.waiting.pop(0)

    def call(self, method, message, **options):
        self.line.sendall(frames.request(method, 1, message, **options))
        return self.next()


SERVER_INFO = "/reskontra.v1.Operations/GetServerInfo"


def plain(bytes_):
    return bytes_


class World(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.ledger = Grpc(sandbox=True)
        set_up(cls.ledger.address, customers=3)
        cls.channel = cls.ledger.channel()
        cls.native = Native(cls.ledger.port)
        info = cls.native.call(0x0901, b"")
        cls.now = operations_pb2.GetServerInfoResponse.FromString(info.message).now.ToMilliseconds()

    @classmethod
    def tearDownClass(cls):
        cls.channel.close()
        cls.native.line.close()
        cls.ledger.stop()

    def unary(self, path, request, response, key=None, timeout=10, channel=None):
        call = (channel or self.channel).unary_unary(path, plain, response.FromString)
        metadata = (("reskontra-request-key", str(key)),) if key else ()
        return call.with_call(request.SerializeToString(), timeout=timeout, metadata=metadata)

    def key(self):
        return RequestKey.make(self.now)


def trailer(call, name):
    return dict(call.trailing_metadata()).get(name)


class EveryMethod(World):
    """Reflection names the methods; each is called with nothing in it, over both carriers."""

    def test_an_empty_request_gets_the_same_word_from_both_carriers(self):
        database = ProtoReflectionDescriptorDatabase(self.channel)
        pool = descriptor_pool.DescriptorPool(database)
        numbers = {}
        names = [name for name in database.get_services() if name.startswith("reskontra.v1.")]
        for name in names:
            for method in pool.FindServiceByName(name).methods:
                options = {field.name: value for field, value in method.GetOptions().ListFields()}
                numbers[f"/{name}/{method.name}"] = (options["number"], method.server_streaming)
        self.assertGreater(len(numbers), 200)
        differences = []
        for path, (number, streams) in sorted(numbers.items()):
            if streams:
                continue
            answer = self.native.call(number, b"")
            try:
                reply = self.channel.unary_unary(path, plain, plain)(b"", timeout=10)
                got = (0, reply)
            except grpc.RpcError as error:
                got = (error.code().value[0], trailer(error, "grpc-status-details-bin") or b"")
            # What the server counts is more at the second look.
            if path.endswith("/GetMetrics"):
                got, answer.message = (got[0], b""), b""
            if got != (answer.status, answer.message):
                differences.append(f"{path}: {got} is not {(answer.status, answer.message)}")
        self.assertEqual(differences, [])

    def test_reflection_finds_symbols_and_says_what_it_lacks(self):
        database = ProtoReflectionDescriptorDatabase(self.channel)
        pool = descriptor_pool.DescriptorPool(database)
        details = pool.FindMessageTypeByName("google.rpc.BadRequest")
        self.assertIn("field_violations", details.fields_by_name)
        self.assertIn("grpc.health.v1.Health", database.get_services())
        with self.assertRaises(KeyError):
            pool.FindMessageTypeByName("reskontra.v1.Nothing")
        kind = message_factory.GetMessageClass(pool.FindMessageTypeByName("reskontra.v1.CheckCreditRequest"))
        request = kind(company=COMPANY, customer_number="C1")
        request.amount.currency, request.amount.minor = "GBP", 100
        answer = self.channel.unary_unary("/reskontra.v1.Credit/CheckCredit", plain, plain)(request.SerializeToString())
        decision = credit_pb2.CheckCreditResponse.FromString(answer).decision.decision
        self.assertEqual(decision, credit_pb2.DECISION_APPROVE)


class Manners(World):
    def post(self, minor, key, **options):
        request = invoice("C1", minor)
        request.company = COMPANY
        return self.unary(
            "/reskontra.v1.Invoicing/PostInvoice", request, invoicing_pb2.PostInvoiceResponse, key, **options)

    def test_a_write_carries_its_key_and_brings_sequence_and_receipt(self):
        key = self.key()
        reply, call = self.post(1_000, key)
        self.assertTrue(reply.invoice.document_number)
        self.assertGreater(int(trailer(call, "reskontra-sequence")), 0)
        self.assertEqual(len(trailer(call, "reskontra-receipt-bin")), 16)
        self.assertIsNone(trailer(call, "reskontra-replayed"))
        again, call = self.post(1_000, key)
        self.assertEqual(again, reply)
        self.assertEqual(trailer(call, "reskontra-replayed"), "true")

    def test_refusals_carry_the_status_of_the_native_port(self):
        for key, reason, code in (
            (None, "REQUEST_KEY_REQUIRED", grpc.StatusCode.INVALID_ARGUMENT),
            ("no-key", "REQUEST_KEY_INVALID", grpc.StatusCode.INVALID_ARGUMENT),
        ):
            with self.assertRaises(grpc.RpcError) as caught:
                self.post(1_000, key)
            self.assertEqual(caught.exception.code(), code)
            status = status_pb2.Status.FromString(trailer(caught.exception, "grpc-status-details-bin"))
            self.assertEqual(status.code, code.value[0])
            info = error_details_pb2.ErrorInfo()
            status.details[0].Unpack(info)
            self.assertEqual((info.reason, info.domain), (reason, "reskontra"))
            self.assertEqual(caught.exception.details(), status.message)

    def test_a_key_of_another_request_is_told_with_its_first_use(self):
        key = self.key()
        self.post(1_000, key)
        first = invoice("C1", 1_000)
        first.company = COMPANY
        with self.assertRaises(grpc.RpcError) as caught:
            self.post(1_001, key)
        refused = Refused.from_bytes(trailer(caught.exception, "grpc-status-details-bin"), 10)
        self.assertEqual(refused.reason, "IDEMPOTENCY_MISMATCH")
        number = METHODS["Invoicing.PostInvoice"].number
        content = hashlib.sha256(struct.pack("<H", number) + first.SerializeToString()).hexdigest()
        self.assertEqual(refused.figures["fingerprint"], content[:32])
        outcome, _ = self.unary(
            "/reskontra.v1.Operations/GetOutcome", operations_pb2.GetOutcomeRequest(company=COMPANY, request_key=bytes(key)),
            operations_pb2.GetOutcomeResponse)
        self.assertEqual(refused.figures["sequence"], outcome.sequence)
        self.assertEqual(refused.figures["first_used_at"], outcome.at.ToJsonString())

    def test_garbage_and_unknown_methods(self):
        for path, code in (
            ("/reskontra.v1.Credit/CheckCredit", grpc.StatusCode.INVALID_ARGUMENT),
            ("/reskontra.v1.Credit/Nothing", grpc.StatusCode.UNIMPLEMENTED),
        ):
            with self.assertRaises(grpc.RpcError) as caught:
                self.channel.unary_unary(path, plain, plain)(b"\xff\xff\xff", timeout=10)
            self.assertEqual(caught.exception.code(), code)

    def test_a_message_above_the_limit_is_refused_and_the_line_goes_on(self):
        with self.assertRaises(grpc.RpcError) as caught:
            self.channel.unary_unary("/reskontra.v1.Credit/CheckCredit", plain, plain)(b"\0" * (2 << 20), timeout=10)
        self.assertEqual(caught.exception.code(), grpc.StatusCode.INVALID_ARGUMENT)
        self.assertIn("at most 1048576 bytes", caught.exception.details())
        # Far above it nobody looks inside: the call is reset.
        with self.assertRaises(grpc.RpcError) as caught:
            self.channel.unary_unary("/reskontra.v1.Credit/CheckCredit", plain, plain)(b"\0" * (9 << 20), timeout=10)
        self.assertIn(caught.exception.code(), (grpc.StatusCode.RESOURCE_EXHAUSTED, grpc.StatusCode.CANCELLED))
        self.post(500, self.key())

    def test_many_at_once_are_all_answered(self):
        request = credit_pb2.CheckCreditRequest(company=COMPANY, customer_number="C2")
        request.amount.currency, request.amount.minor = "GBP", 100
        call = self.channel.unary_unary("/reskontra.v1.Credit/CheckCredit", plain, credit_pb2.CheckCreditResponse.FromString)
        waiting = [call.future(request.SerializeToString(), timeout=30) for _ in range(1_000)]
        self.assertEqual({one.result().decision.decision for one in waiting}, {credit_pb2.DECISION_APPROVE})


    def test_a_trace_reaches_the_record(self):
        trace, span = "0af7651916cd43dd8448eb211c80319c", "b7ad6b7169203331"
        request = invoice("C1", 4_200)
        request.company = COMPANY
        metadata = (("reskontra-request-key", str(self.key())), ("traceparent", f"00-{trace}-{span}-01"))
        reply, call = self.channel.unary_unary(
            "/reskontra.v1.Invoicing/PostInvoice", plain, invoicing_pb2.PostInvoiceResponse.FromString
        ).with_call(request.SerializeToString(), timeout=10, metadata=metadata)
        watch = self.channel.unary_stream("/reskontra.v1.Events/Watch", plain, events_pb2.WatchItem.FromString)
        wanted = events_pb2.WatchRequest(company=COMPANY, from_sequence=int(trailer(call, "reskontra-sequence")))
        items = watch(wanted.SerializeToString(), timeout=60)
        self.assertEqual(next(items).trace.hex(), trace + span)
        items.cancel()

    def test_a_deadline_that_is_over_is_said_by_the_server_or_the_client(self):
        with self.assertRaises(grpc.RpcError) as caught:
            self.channel.unary_unary(SERVER_INFO, plain, plain)(b"", timeout=0.000_001)
        self.assertEqual(caught.exception.code(), grpc.StatusCode.DEADLINE_EXCEEDED)


class Streams(World):
    def watch(self, **options):
        call = self.channel.unary_stream("/reskontra.v1.Events/Watch", plain, events_pb2.WatchItem.FromString)
        return call(events_pb2.WatchRequest(company=COMPANY, **options).SerializeToString(), timeout=60)

    def test_a_stream_follows_and_ends_when_its_reader_goes(self):
        items = self.watch(from_sequence=1)
        first = [next(items) for _ in range(3)]
        self.assertEqual(len(first), 3)
        items.cancel()

    def test_a_snapshot_comes_before_the_records_after_it(self):
        items = self.watch(snapshot=True)
        seen = []
        while not seen or not seen[-1].snapshot.last:
            seen.append(next(items))
        self.assertEqual({item.sequence for item in seen}, {seen[0].sequence})
        numbers = [one.customer_number for item in seen for one in item.snapshot.customers]
        self.assertEqual(numbers, ["C1", "C2", "C3"])
        request = invoice("C3", 100)
        request.company = COMPANY
        self.unary("/reskontra.v1.Invoicing/PostInvoice", request, invoicing_pb2.PostInvoiceResponse, self.key())
        self.assertEqual(next(items).sequence, seen[0].sequence + 1)
        items.cancel()

    def test_records_since_an_instant(self):
        whole = self.watch(from_sequence=1)
        first = next(whole)
        third = [next(whole) for _ in range(2)][-1]
        whole.cancel()
        for instant in (first.at, third.at):
            items = self.watch(since=instant)
            self.assertEqual(next(items).at, instant)
            items.cancel()

    def test_a_position_is_told_and_told_again_when_it_changes(self):
        call = self.channel.unary_stream(
            "/reskontra.v1.Credit/WatchPosition", plain, credit_pb2.WatchPositionResponse.FromString)
        items = call(credit_pb2.WatchPositionRequest(company=COMPANY, customer_number="C2").SerializeToString(), timeout=60)
        before = next(items).position.balance.minor
        request = invoice("C2", 777)
        request.company = COMPANY
        self.unary("/reskontra.v1.Invoicing/PostInvoice", request, invoicing_pb2.PostInvoiceResponse, self.key())
        told = next(item for item in items if not item.heartbeat)
        self.assertEqual(told.position.balance.minor, before + 777)
        items.cancel()
        with self.assertRaises(grpc.RpcError) as caught:
            next(call(credit_pb2.WatchPositionRequest(company=COMPANY, customer_number="C9").SerializeToString(), timeout=60))
        self.assertEqual(caught.exception.code(), grpc.StatusCode.NOT_FOUND)

    def test_streams_that_nobody_reads_hold_up_no_call(self):
        silent = [self.watch(from_sequence=1) for _ in range(40)]
        info = self.unary(
            "/reskontra.v1.Operations/GetServerInfo", operations_pb2.GetServerInfoRequest(),
            operations_pb2.GetServerInfoResponse)[0]
        self.assertTrue(info.sandbox)
        for one in silent:
            one.cancel()


class Health(unittest.TestCase):
    def test_it_serves_until_the_drain(self):
        ledger = Grpc(sandbox=True)
        channel = ledger.channel()
        stub = health_pb2_grpc.HealthStub(channel)
        serving, stopping = health_pb2.HealthCheckResponse.SERVING, health_pb2.HealthCheckResponse.NOT_SERVING
        for name in ("", "reskontra.v1.Credit"):
            self.assertEqual(stub.Check(health_pb2.HealthCheckRequest(service=name), timeout=10).status, serving)
        with self.assertRaises(grpc.RpcError) as caught:
            stub.Check(health_pb2.HealthCheckRequest(service="no.such"), timeout=10)
        self.assertEqual(caught.exception.code(), grpc.StatusCode.NOT_FOUND)
        seen = []
        watch = stub.Watch(health_pb2.HealthCheckRequest())
        reader = threading.Thread(target=lambda: seen.extend(item.status for item in watch))
        reader.start()
        while not seen:
            time.sleep(0.02)
        # A stream that never ends by itself does not hold up the stop.
        events = channel.unary_stream("/reskontra.v1.Events/Watch", plain, plain)(b"")
        begun = time.monotonic()
        ledger.process.terminate()
        self.assertEqual(ledger.process.wait(20), 0)
        self.assertLess(time.monotonic() - begun, 10)
        reader.join(10)
        self.assertEqual(seen, [serving, stopping])
        events.cancel()
        channel.close()
        ledger.stop()


class Encrypted(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.pki = PKI()
        server = cls.pki.server()
        cls.pki.run("token-key", cls.pki.path)
        cls.till = cls.pki.client("till-7")
        cls.ledger = Grpc(
            *server, "--tls-client-ca", cls.pki.file("ca.pem"), "--token-keys", cls.pki.file("token.pub"))

    @classmethod
    def tearDownClass(cls):
        cls.ledger.stop()
        cls.pki.close()

    def read(self, name):
        with open(self.pki.file(name), "rb") as file:
            return file.read()

    def channel(self, client=None):
        shown = (self.read(f"{client}.key"), self.read(f"{client}.pem")) if client else (None, None)
        return grpc.secure_channel(
            f"localhost:{self.ledger.grpc_port}", grpc.ssl_channel_credentials(self.read("ca.pem"), *shown))

    def principal(self, channel, metadata=()):
        call = channel.unary_unary(
            "/reskontra.v1.Security/GetMyAccess", plain, security_pb2.GetMyAccessResponse.FromString)
        return call(b"", timeout=10, metadata=metadata).principal

    def test_the_certificate_names_the_caller(self):
        with self.channel("till-7") as channel:
            self.assertEqual(self.principal(channel), "till-7")

    def test_a_token_names_the_caller_call_after_call(self):
        with open(self.pki.token("clerk-1", "till-7"), encoding="ascii") as file:
            token = file.read().strip()
        with self.channel("till-7") as channel:
            for _ in range(3):
                self.assertEqual(self.principal(channel, (("authorization", f"Bearer {token}"),)), "clerk-1")

    def short_token(self, seconds):
        """A token of clerk-2, bound to the certificate of till-7, that runs out in so many seconds."""

        def text(data):
            return base64.urlsafe_b64encode(data).rstrip(b"=").decode()

        with open(self.pki.token("clerk-2", "till-7"), encoding="ascii") as file:
            body = file.read().split(".")[1]
        claims = json.loads(base64.urlsafe_b64decode(body + "=" * (-len(body) % 4)))
        claims["exp"] = int(time.time()) + seconds
        claims["jti"] += "-short"
        signed = text(b'{"alg":"EdDSA"}') + "." + text(json.dumps(claims).encode())
        with tempfile.NamedTemporaryFile() as content:
            content.write(signed.encode())
            content.flush()
            signature = subprocess.run(
                ["openssl", "pkeyutl", "-sign", "-rawin", "-inkey", self.pki.file("token.key"), "-in", content.name],
                capture_output=True, check=True).stdout
        return signed + "." + text(signature)

    def test_an_expired_token_is_refused_on_a_living_connection_and_ends_its_streams(self):
        shown = (("authorization", f"Bearer {self.short_token(4)}"),)
        with self.channel("till-7") as channel:
            self.assertEqual(self.principal(channel, shown), "clerk-2")
            watch = channel.unary_stream("/reskontra.v1.Events/Watch", plain, plain)
            items = watch(b"", timeout=60, metadata=shown)
            begun = time.monotonic()
            with self.assertRaises(grpc.RpcError) as caught:
                for _ in items:
                    pass
            self.assertIn(caught.exception.code(), (grpc.StatusCode.UNAUTHENTICATED, grpc.StatusCode.UNAVAILABLE))
            self.assertLess(time.monotonic() - begun, 15)
            with self.assertRaises(grpc.RpcError) as caught:
                self.principal(channel, shown)
            self.assertEqual(caught.exception.code(), grpc.StatusCode.UNAUTHENTICATED)
            # The connection is good for who has credentials.
            self.assertEqual(self.principal(channel), "till-7")

    def test_a_stream_ends_when_the_right_to_it_ends(self):
        ledger = Grpc(
            "--tls-certificate", self.pki.file("ledger.pem"), "--tls-key", self.pki.file("ledger.key"),
            "--tls-client-ca", self.pki.file("ca.pem"))
        self.addCleanup(ledger.stop)
        self.pki.client("boss")
        there = f"localhost:{ledger.grpc_port}"

        def credentials(name):
            return grpc.ssl_channel_credentials(self.read("ca.pem"), self.read(f"{name}.key"), self.read(f"{name}.pem"))

        with grpc.secure_channel(there, credentials("boss")) as boss, grpc.secure_channel(there, credentials("till-7")) as till:
            def change(method, request, response):
                key = (("reskontra-request-key", str(RequestKey.make(int(time.time() * 1_000)))),)
                call = boss.unary_unary(f"/reskontra.v1.Security/{method}", plain, response.FromString)
                return call(request.SerializeToString(), timeout=10, metadata=key)

            for name, role in (("boss", security_pb2.ROLE_SECURITY_GRANT), ("till-7", security_pb2.ROLE_SUPPORT_READ)):
                change(
                    "GrantRole", security_pb2.GrantRoleRequest(principal=name, role=role, reason="test"),
                    security_pb2.GrantRoleResponse)
            listed = boss.unary_unary("/reskontra.v1.Security/ListGrants", plain, security_pb2.ListGrantsResponse.FromString)
            grants = listed(security_pb2.ListGrantsRequest(principal="till-7").SerializeToString(), timeout=10).grants
            watch = till.unary_stream("/reskontra.v1.Events/Watch", plain, plain)
            items = watch(events_pb2.WatchRequest(from_sequence=1).SerializeToString(), timeout=60)
            next(items)
            change(
                "RevokeRole", security_pb2.RevokeRoleRequest(grant_id=grants[0].id, reason="left"),
                security_pb2.RevokeRoleResponse)
            with self.assertRaises(grpc.RpcError) as caught:
                for _ in items:
                    pass
            self.assertEqual(caught.exception.code(), grpc.StatusCode.PERMISSION_DENIED)
            status = Refused.from_bytes(trailer(caught.exception, "grpc-status-details-bin"), 7)
            self.assertEqual(status.reason, "ACCESS_DENIED")

    def test_others_are_turned_away(self):
        with self.channel() as channel:
            with self.assertRaises(grpc.RpcError) as caught:
                self.principal(channel)
            self.assertEqual(caught.exception.code(), grpc.StatusCode.UNAVAILABLE)
        with self.channel("till-7") as channel:
            for bad in ("Bearer nonsense", "Basic dGlsbDo3"):
                with self.assertRaises(grpc.RpcError) as caught:
                    self.principal(channel, (("authorization", bad),))
                self.assertEqual(caught.exception.code(), grpc.StatusCode.UNAUTHENTICATED)

    def test_tokens_of_another_audience_or_certificate_are_refused(self):
        self.pki.client("till-8")
        for extra in (["--audience", "another"], ["--certificate", self.pki.file("till-8.pem")]):
            bound = ["--certificate", self.pki.file("till-7.pem")] if extra[0] == "--audience" else []
            token = self.pki.run("token", self.pki.path, "eve", *bound, *extra)
            with self.channel("till-7") as channel:
                with self.assertRaises(grpc.RpcError) as caught:
                    self.principal(channel, (("authorization", f"Bearer {token}"),))
                self.assertEqual(caught.exception.code(), grpc.StatusCode.UNAUTHENTICATED)

    def test_a_certificate_of_another_authority_is_refused(self):
        other = PKI()
        self.addCleanup(other.close)
        other.client("till-7")
        with open(other.file("till-7.key"), "rb") as key, open(other.file("till-7.pem"), "rb") as certificate:
            shown = grpc.ssl_channel_credentials(self.read("ca.pem"), key.read(), certificate.read())
        with grpc.secure_channel(f"localhost:{self.ledger.grpc_port}", shown) as channel:
            with self.assertRaises(grpc.RpcError) as caught:
                self.principal(channel)
            self.assertEqual(caught.exception.code(), grpc.StatusCode.UNAVAILABLE)

    def handshake(self, pki, port, version):
        """The serial number of the certificate that is shown, by a port that then speaks HTTP/2."""
        context = ssl.create_default_context(cafile=pki.file("ca.pem"))
        context.load_cert_chain(pki.file("till-7.pem"), pki.file("till-7.key"))
        context.set_alpn_protocols(["h2"])
        context.minimum_version = context.maximum_version = version
        with socket.create_connection(("127.0.0.1", port)) as plain:
            with context.wrap_socket(plain, server_hostname="localhost") as line:
                line.sendall(b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n" + bytes([0, 0, 0, 4, 0, 0, 0, 0, 0]))
                if not line.recv(1):
                    raise ConnectionError("closed without a word")
                return line.getpeercert()["serialNumber"]

    def test_only_tls_1_3_is_spoken(self):
        self.assertTrue(self.handshake(self.pki, self.ledger.grpc_port, ssl.TLSVersion.TLSv1_3))
        # The transport finishes an older handshake; not a byte comes through it.
        with self.assertRaises((ssl.SSLError, ConnectionError)):
            self.handshake(self.pki, self.ledger.grpc_port, ssl.TLSVersion.TLSv1_2)

    def test_new_certificates_are_taken_without_a_restart(self):
        pki = PKI()
        self.addCleanup(pki.close)
        ledger = Grpc(*pki.server(), "--tls-client-ca", pki.file("ca.pem"))
        self.addCleanup(ledger.stop)
        pki.client("till-7")
        old = self.handshake(pki, ledger.grpc_port, ssl.TLSVersion.TLSv1_3)
        pki.server("fresh")
        shutil.copy(pki.file("fresh.key"), pki.file("ledger.key"))
        shutil.copy(pki.file("fresh.pem"), pki.file("ledger.pem"))
        end = time.monotonic() + 20
        while self.handshake(pki, ledger.grpc_port, ssl.TLSVersion.TLSv1_3) == old:
            self.assertLess(time.monotonic(), end, "the old certificate is still shown")
            time.sleep(0.1)


if __name__ == "__main__":
    unittest.main()
