"""TLS 1.3, client certificates and tokens against a real server; Python's ssl is another implementation's caller."""

import asyncio
import os
import shutil
import socket
import ssl
import subprocess
import unittest

from reskontra import TLS, Client, NotDone, Refused
from reskontra.v1 import events_pb2, operations_pb2

from .test_server import payment
from .world import BINARY, COMPANY, PKI, Ledger, invoice, set_up


class Encrypted(unittest.IsolatedAsyncioTestCase):
    @classmethod
    def setUpClass(cls):
        cls.pki = PKI()
        server = cls.pki.server()
        cls.pki.run("token-key", cls.pki.path)
        cls.till = cls.pki.client("till-7")
        cls.ledger = Ledger(
            *server, "--tls-client-ca", cls.pki.file("ca.pem"), "--token-keys", cls.pki.file("token.pub")
        )
        set_up(cls.ledger.address, customers=3, tls=cls.till)

    @classmethod
    def tearDownClass(cls):
        cls.ledger.stop()
        cls.pki.close()

    def client(self, tls=None, **options):
        return Client(self.ledger.address, company=COMPANY, tls=tls or self.till, **options)

    async def principal(self, **options):
        async with self.client(**options) as client:
            return (await client.connection()).welcome.principal

    def test_the_posture_is_told(self):
        self.assertIn("security: TLS 1.3, client certificates required, tokens for 'reskontra'", self.ledger.log())

    async def test_the_certificate_names_the_principal(self):
        self.assertEqual(await self.principal(), "till-7")

    async def test_only_tls_1_3_is_spoken(self):
        context = ssl.create_default_context(cafile=self.pki.file("ca.pem"))
        context.load_cert_chain(self.pki.file("till-7.pem"), self.pki.file("till-7.key"))
        context.maximum_version = ssl.TLSVersion.TLSv1_2
        with socket.create_connection(("127.0.0.1", self.ledger.port)) as plain:
            with self.assertRaises(ssl.SSLError):
                context.wrap_socket(plain, server_hostname="127.0.0.1")
        context.maximum_version = ssl.TLSVersion.TLSv1_3
        with socket.create_connection(("127.0.0.1", self.ledger.port)) as plain:
            with context.wrap_socket(plain, server_hostname="127.0.0.1") as line:
                self.assertEqual(line.version(), "TLSv1.3")

    async def test_who_shows_no_certificate_or_a_foreign_one_gets_nowhere(self):
        other = PKI()
        self.addCleanup(other.close)
        stranger = other.client("till-7")
        for tls in (
            TLS(self.pki.file("ca.pem")),
            TLS(self.pki.file("ca.pem"), stranger.certificate, stranger.key),
        ):
            with self.assertRaises(NotDone):
                await self.principal(tls=tls)
        # And a client does not trust a server that it does not know.
        with self.assertRaises(NotDone):
            await self.principal(tls=TLS(other.file("ca.pem"), self.till.certificate, self.till.key))
        # Plain text is cut without a word.
        with self.assertRaises(NotDone):
            async with Client(self.ledger.address, timeout=2):
                pass

    async def test_large_messages_both_ways(self):
        async with self.client() as client:
            posted = await asyncio.gather(
                *(client.invoicing.post_invoice(invoice(f"C{1 + n % 3}", 100 + n)) for n in range(500))
            )
            self.assertEqual(len({p.message.invoice.document_number for p in posted}), 500)
            big = invoice("C1", 1)
            for _ in range(900):
                big.document.lines.add(description="x" * 60, main_account="4000", amount=big.document.lines[0].amount)
            await client.invoicing.post_invoice(big)
            count = 0
            last = (await client.operations.get_server_info(operations_pb2.GetServerInfoRequest())).sequence
            async for item in client.events.watch(events_pb2.WatchRequest(from_sequence=1)):
                count += 1
                if item.message.sequence == last:
                    break
            self.assertEqual(count, last)
            await client.payments.post_payment(payment("C1", 5))

    async def test_a_token_of_a_person_on_the_certificate_of_a_machine(self):
        self.assertEqual(await self.principal(token_file=self.pki.token("anna", "till-7")), "anna")
        # Bound to a certificate it may come again.
        self.assertEqual(await self.principal(token_file=self.pki.file("anna.token")), "anna")
        with self.assertRaises(Refused) as caught:
            await self.principal(token_file=self.pki.token("eve"))
        self.assertEqual(caught.exception.code, 16)
        self.assertEqual(caught.exception.reason, "unauthenticated")

    async def test_new_certificates_are_taken_without_a_restart(self):
        pki = PKI()
        self.addCleanup(pki.close)
        first = pki.server()
        ledger = Ledger(*first, "--tls-client-ca", pki.file("ca.pem"))
        self.addCleanup(ledger.stop)
        tls = pki.client("till-1")

        def served():
            context = ssl.create_default_context(cafile=pki.file("ca.pem"))
            context.load_cert_chain(tls.certificate, tls.key)
            with socket.create_connection(("127.0.0.1", ledger.port)) as plain:
                with context.wrap_socket(plain, server_hostname="127.0.0.1") as line:
                    return line.getpeercert()["serialNumber"]

        old = served()
        async with Client(ledger.address, tls=tls) as client:
            pki.server("fresh")
            shutil.copy(pki.file("fresh.key"), pki.file("ledger.key"))
            shutil.copy(pki.file("fresh.pem"), pki.file("ledger.pem"))
            for _ in range(100):
                if served() != old:
                    break
                await asyncio.sleep(0.1)
            self.assertNotEqual(served(), old)
            # The open line goes on with what it has.
            self.assertGreater(await client.ping(), 0)
            # What cannot be used changes nothing.
            with open(pki.file("ledger.pem"), "w", encoding="ascii") as file:
                file.write("nonsense")
            await asyncio.sleep(3)
            async with Client(ledger.address, tls=tls) as second:
                self.assertGreater(await second.ping(), 0)
            self.assertIn("cannot be used", ledger.log())


class Doors(unittest.TestCase):
    def refused(self, *arguments):
        done = subprocess.run(
            [BINARY, "serve", "--no-redis", "--data", "/nonexistent/store", "--ops-port", "0", "--grpc-port", "0", *arguments],
            capture_output=True, text=True, timeout=30, check=False,
        )
        return done.returncode, done.stderr

    def test_an_unsafe_listener_does_not_start(self):
        pki = PKI()
        self.addCleanup(pki.close)
        tls = pki.server()
        for extra in ([], tls):
            code, error = self.refused("--host", "0.0.0.0", *extra)
            self.assertEqual(code, 77, error)
            self.assertIn("0.0.0.0", error)

    def test_settings_that_do_not_fit_are_named(self):
        pki = PKI()
        self.addCleanup(pki.close)
        tls = pki.server()
        for arguments, word in (
            (tls[:2], "tls-key"),
            (["--tls-client-ca", pki.file("ca.pem")], "tls-certificate"),
            (["--token-keys", "/nonexistent.pub"], "/nonexistent.pub"),
        ):
            code, error = self.refused(*arguments)
            self.assertEqual(code, 78, error)
            self.assertIn(word, error)
        os.chmod(tls[3], 0o644)
        code, error = self.refused(*tls)
        self.assertEqual(code, 78)
        self.assertIn("0600", error)


if __name__ == "__main__":
    unittest.main()
