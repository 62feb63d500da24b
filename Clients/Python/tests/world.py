"""A real server with a small company, for tests and the benchmark."""

import os
import pathlib
import signal
import subprocess
import tempfile
import time

from reskontra import TLS, Money, sync
from reskontra.v1 import common_pb2, customers_pb2, invoicing_pb2, setup_pb2

ROOT = pathlib.Path(__file__).resolve().parents[3]
BINARY = os.environ.get("RESKONTRAD", str(ROOT / ".build" / "debug" / "reskontrad"))
COMPANY = "PY01"


def gbp(minor):
    return Money(currency="GBP", minor=minor)


class Ledger:
    """`reskontrad serve` on a free port, with a store that goes with it."""

    def __init__(self, *arguments, sandbox=False):
        self._folder = tempfile.TemporaryDirectory(prefix="reskontra-python.")
        self.store = os.path.join(self._folder.name, "store")
        self._arguments = ["--no-redis", *(["--sandbox"] if sandbox else []), *arguments]
        self.start()

    def start(self, port=0):
        self._log = open(os.path.join(self._folder.name, "log"), "w+", encoding="utf-8")
        self.process = subprocess.Popen(
            [BINARY, "serve", "--data", self.store, "--native-port", str(port), "--ops-port", "0", "--grpc-port", "0", *self._arguments],
            stdout=self._log, stderr=subprocess.STDOUT,
        )
        mark = "listening native "
        for _ in range(600):
            for line in self.log().splitlines():
                if line.startswith(mark):
                    self.address = line[len(mark):]
                    self.port = int(self.address.rpartition(":")[2])
                    return
            if self.process.poll() is not None:
                break
            time.sleep(0.05)
        raise AssertionError("the server did not start: " + self.log())

    def log(self):
        with open(self._log.name, encoding="utf-8") as file:
            return file.read()

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()
        self._log.close()

    def stop(self):
        if self.process.poll() is None:
            self.process.terminate()
            self.process.wait(20)
        self._log.close()
        self._folder.cleanup()


def set_up(address, customers=3, **options):
    """A company that is live, and customers C1, C2, ... with a limit of 100,000.00 each."""
    with sync.Client(address, company=COMPANY, **options) as client:
        make = client.setup.create_company
        company = setup_pb2.Company(code=COMPANY, name="Test Ltd", accounting_currency="GBP", time_zone="Europe/London")
        year = 1970 + client._client._line.clock.milliseconds // 31_556_952_000
        make(setup_pb2.CreateCompanyRequest(company=company, first_fiscal_year=year))
        for number in ("1000", "1030", "1090", "1200", "4000", "7900"):
            client.setup.set_main_account(
                setup_pb2.SetMainAccountRequest(account=setup_pb2.MainAccount(number=number, name=number))
            )
        for kind, number in (
            ("BANK", "1030"), ("BRIDGING", "1090"), ("CARD_CLEARING", "1090"), ("CASH_DISCOUNT", "7900"),
            ("CASH_DISCOUNT_DIFFERENCE", "7900"), ("PENNY_DIFFERENCE", "7900"), ("ROUNDING", "7900"),
            ("REALIZED_GAIN", "7900"), ("REALIZED_LOSS", "7900"),
        ):
            account = setup_pb2.AutomaticAccount(
                posting_type=common_pb2.PostingType.Value(f"POSTING_TYPE_{kind}"), main_account=number
            )
            client.setup.set_automatic_account(setup_pb2.SetAutomaticAccountRequest(company=COMPANY, account=account))
        terms = setup_pb2.TermsOfPayment(code="N14", description="Net 14", method=setup_pb2.TERMS_METHOD_NET, days=14)
        client.setup.set_terms_of_payment(setup_pb2.SetTermsOfPaymentRequest(terms=terms))
        method = setup_pb2.MethodOfPayment(
            code="CASH", description="Cash", type=setup_pb2.PAYMENT_TYPE_CASH, main_account="1000"
        )
        client.setup.set_method_of_payment(setup_pb2.SetMethodOfPaymentRequest(method=method))
        group = setup_pb2.CustomerGroup(code="ALL", description="All", terms_of_payment="N14")
        client.setup.set_customer_group(setup_pb2.SetCustomerGroupRequest(group=group))
        profile = setup_pb2.PostingProfile(code="GEN", description="All customers")
        client.setup.set_posting_profile(setup_pb2.SetPostingProfileRequest(profile=profile))
        line = setup_pb2.PostingProfileLine(account_code=setup_pb2.ACCOUNT_CODE_ALL, summary_account="1200")
        client.setup.set_posting_profile_line(setup_pb2.SetPostingProfileLineRequest(profile="GEN", line=line))
        parameters = setup_pb2.SetParametersRequest()
        parameters.parameters.default_profile = "GEN"
        parameters.parameters.default_method_of_payment = "CASH"
        parameters.parameters.capture_revenue_account = "4000"
        parameters.parameters.credit_limit_type = setup_pb2.CREDIT_LIMIT_TYPE_BALANCE_ALL
        parameters.update_mask.extend(
            ["default_profile", "default_method_of_payment", "capture_revenue_account", "credit_limit_type"]
        )
        client.setup.set_parameters(parameters)
        client.setup.go_live(setup_pb2.GoLiveRequest(company=COMPANY))
        for number in range(1, customers + 1):
            customer = customers_pb2.Customer(
                number=f"C{number}", name=f"Customer {number}", group="ALL", credit_limit=gbp(10_000_000)
            )
            client.customers.create_customer(customers_pb2.CreateCustomerRequest(customer=customer))


def invoice(customer, minor, number=""):
    document = invoicing_pb2.InvoiceDocument(customer_number=customer, currency="GBP", invoice_number=number)
    document.lines.add(description="goods", main_account="4000", amount=gbp(minor))
    return invoicing_pb2.PostInvoiceRequest(document=document)


class PKI:
    """A folder with what `reskontrad pki` makes."""

    def __init__(self):
        self._folder = tempfile.TemporaryDirectory(prefix="reskontra-pki.")
        self.path = self._folder.name
        self.run("ca", self.path)

    def run(self, *arguments):
        done = subprocess.run([BINARY, "pki", *arguments], capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    def file(self, name):
        return os.path.join(self.path, name)

    def server(self, name="ledger"):
        self.run("server", self.path, name, "--host", "localhost", "--host", "127.0.0.1")
        return ["--tls-certificate", self.file(f"{name}.pem"), "--tls-key", self.file(f"{name}.key")]

    def client(self, principal):
        self.run("client", self.path, principal)
        return TLS(self.file("ca.pem"), self.file(f"{principal}.pem"), self.file(f"{principal}.key"))

    def token(self, principal, certificate=None):
        extra = ["--certificate", self.file(f"{certificate}.pem")] if certificate else []
        path = self.file(f"{principal}.token")
        with open(path, "w", encoding="ascii") as file:
            file.write(self.run("token", self.path, principal, *extra))
        return path

    def close(self):
        self._folder.cleanup()
