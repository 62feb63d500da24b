"""Our direct debit files and checks of numbers beside programs of others."""

import asyncio
import datetime
import io
import os
import pathlib
import random
import string
import unittest
import xml.etree.ElementTree as ElementTree

import schwifty
import sepaxml
import xmlschema
from schwifty.exceptions import SchwiftyException
from stdnum.eu import at_02
from stdnum.iso7064 import mod_97_10

from reskontra import Client, Money, Refused, sync
from reskontra.v1 import common_pb2, customers_pb2, direct_debit_pb2 as debit, invoicing_pb2, setup_pb2
from tests.world import COMPANY, Ledger, set_up

NUMBERS = int(os.environ.get("NUMBERS", "100000"))
SCHEMAS = pathlib.Path(os.environ.get("SCHEMAS", ""))
CREDITOR = {"name": "Mueller + Soehne", "iban": "DE89370400440532013000", "creditor_id": "DE98ZZZ09999999999", "bic": "COBADEFFXXX"}
#: Holder, IBAN, BIC, cents of each invoice.
DEBTORS = [
    ("Customer One", "FR1420041010050500013M02606", "", [12_345, 1]),
    ("Łukasz Ångström & Co", "NL91ABNA0417164300", "ABNANL2A", [5, 99_900]),
    ("Dritte GmbH", "AT611904300234573201", "", [700]),
]
#: What of the holder a bank reads.
PLAIN = {"Łukasz Ångström & Co": "Lukasz Angstroem + Co"}


def date(day):
    return common_pb2.Date(year=day.year, month=day.month, day=day.day)


def euro(minor):
    return Money(currency="EUR", minor=minor)


class Files(unittest.TestCase):
    """One run of collections of each debtor, as both formats, read by others."""

    @classmethod
    def setUpClass(cls):
        cls.ledger = Ledger()
        set_up(cls.ledger.address)
        cls.addClassCleanup(cls.ledger.stop)
        with sync.Client(cls.ledger.address, company=COMPANY) as client:
            cls.today = cls.prepare(client)
            cls.told = cls.collect(client)
            cls.files = {}
            for name, form in (
                ("pain.008.001.02", debit.DIRECT_DEBIT_FORMAT_PAIN_008_001_02),
                ("pain.008.001.08", debit.DIRECT_DEBIT_FORMAT_PAIN_008_001_08),
            ):
                cls.files[name] = cls.file(client, form)
                if name == "pain.008.001.02":
                    cls.told_first, cls.told = cls.told, cls.collect(client)

    @classmethod
    def prepare(cls, client):
        rate = setup_pb2.ExchangeRate()
        setattr(rate, "from", "EUR")
        rate.to = "GBP"
        rate.rate.unscaled, rate.rate.scale = 85, 2
        rate.valid_from.CopyFrom(common_pb2.Date(year=2000, month=1, day=1))
        client.setup.set_exchange_rate(setup_pb2.SetExchangeRateRequest(rate=rate))
        method = setup_pb2.MethodOfPayment(
            code="DEBIT", type=setup_pb2.PAYMENT_TYPE_ELECTRONIC, main_account="1030", require_mandate=True
        )
        client.setup.set_method_of_payment(setup_pb2.SetMethodOfPaymentRequest(method=method))
        parameters = setup_pb2.SetParametersRequest()
        parameters.parameters.default_method_of_payment = "DEBIT"
        parameters.update_mask.append("default_method_of_payment")
        client.setup.set_parameters(parameters)
        account = debit.CreditorAccount(code="MAIN", **CREDITOR)
        client.direct_debit.set_creditor_account(debit.SetCreditorAccountRequest(account=account))
        today = datetime.datetime.now(datetime.timezone.utc).date()
        for number, (holder, iban, bic, _) in enumerate(DEBTORS, 1):
            mandate = debit.Mandate(
                number=f"MND-{number}", customer_number=f"C{number}", account_holder=holder, iban=iban, bic=bic,
                signature_date=date(today - datetime.timedelta(days=30)), signature_place="Berlin",
            )
            client.direct_debit.create_mandate(debit.CreateMandateRequest(mandate=mandate))
        return today

    @classmethod
    def collect(cls, client):
        """One invoice and one collection each; what was told, as the ledger says it."""
        told = []
        for number, (_, _, _, amounts) in enumerate(DEBTORS, 1):
            for minor in amounts:
                document = invoicing_pb2.InvoiceDocument(customer_number=f"C{number}", currency="EUR")
                document.document_date.CopyFrom(date(cls.today - datetime.timedelta(days=20)))
                document.lines.add(description="goods", main_account="4000", amount=euro(minor))
                posted = client.invoicing.post_invoice(invoicing_pb2.PostInvoiceRequest(document=document)).message
                request = debit.CollectRequest(
                    mandate=f"MND-{number}", document_number=posted.invoice.document_number,
                    notified_on=date(cls.today - datetime.timedelta(days=20)),
                )
                told.append((number, client.direct_debit.collect(request).message.collection))
        return told

    @classmethod
    def file(cls, client, form):
        made = client.direct_debit.generate_direct_debit_file(debit.GenerateDirectDebitFileRequest(format=form)).message.file
        texts = [cls.text(client, made) for _ in range(2)]
        assert texts[0] == texts[1], "each writing gives the same bytes"
        return texts[0]

    @staticmethod
    def text(client, made):
        pieces = [
            client.direct_debit.get_direct_debit_file(debit.GetDirectDebitFileRequest(file=made.number, piece=piece))
            for piece in range(made.pieces)
        ]
        return b"".join(piece.message.content for piece in pieces)

    def schema(self, name):
        path = SCHEMAS / f"{name}.xsd"
        if path.exists():
            return path, "the official schema"
        return pathlib.Path(sepaxml.__file__).parent / "schemas" / f"{name}.xsd", "sepaxml's copy of the schema"

    def test_schemas(self):
        """A second validator: PyPI's xmlschema, by the official schemas where they are beside the project."""
        for name, text in self.files.items():
            path, origin = self.schema(name)
            with self.subTest(name):
                print(f"{name} by {origin} ... ", end="", flush=True)
                schema = xmlschema.XMLSchema(str(path))
                self.assertEqual([str(error) for error in schema.iter_errors(io.BytesIO(text))], [])
                # The validator sees what is wrong: one amount with a comma.
                broken = text.replace(b">123.45<", b">123,45<", 1)
                self.assertNotEqual(broken, text)
                self.assertFalse(schema.is_valid(io.BytesIO(broken)))

    def test_same_file_by_sepaxml(self):
        """The same order by PyPI's sepaxml gives the same tree, but for what each program names and one optional element."""
        for (name, text), told in zip(self.files.items(), (self.told_first, self.told)):
            with self.subTest(name):
                config = {
                    "name": CREDITOR["name"], "IBAN": CREDITOR["iban"], "batch": True,
                    "BIC": CREDITOR["bic"], "creditor_id": CREDITOR["creditor_id"], "currency": "EUR", "instrument": "CORE",
                }
                theirs = sepaxml.SepaDD(config, schema=name, clean=False)
                for number, row in told:
                    holder, iban, bic, _ = DEBTORS[number - 1]
                    payment = {
                        "name": PLAIN.get(holder, holder), "IBAN": iban, "amount": row.amount.minor,
                        "type": debit.DebitSequence.Name(row.sequence).rpartition("_")[2],
                        "collection_date": datetime.date(row.due_date.year, row.due_date.month, row.due_date.day),
                        "mandate_id": row.mandate, "mandate_date": self.today - datetime.timedelta(days=30),
                        "description": row.document_number, "endtoend_id": row.end_to_end_id,
                    }
                    if bic:
                        payment["BIC"] = bic
                    theirs.add_payment(payment)
                self.assertEqual(self.tree(text), self.tree(theirs.export(validate=True)))

    def tree(self, text):
        """Header and blocks, in the order of their keys; what each program chooses itself left out."""
        root = ElementTree.fromstring(text)
        space = root.tag.partition("}")[0] + "}"
        body = root.find(f"{space}CstmrDrctDbtInitn")
        left_out = {"MsgId", "CreDtTm", "PmtInfId", "AmdmntInd"}

        def shape(node, path):
            name = node.tag.replace(space, "")
            if name in left_out or path == "GrpHdr/InitgPty" and name == "Id":
                return None
            below = [shape(child, f"{path}/{name}".lstrip("/")) for child in node]
            return name, (node.text or "").strip(), sorted(node.attrib.items()), [row for row in below if row]

        rows = [shape(child, "") for child in body]
        return rows[:1] + sorted(rows[1:], key=repr)


class Marks(unittest.TestCase):
    """One-off, last and B2B collections and every kind of amendment, held against the schemas."""

    text = staticmethod(Files.text)
    schema = Files.schema

    @classmethod
    def setUpClass(cls):
        cls.ledger = Ledger()
        set_up(cls.ledger.address)
        cls.addClassCleanup(cls.ledger.stop)
        with sync.Client(cls.ledger.address, company=COMPANY) as client:
            cls.today = Files.prepare.__func__(cls, client)
            cls.mandates(client)
            cls.files = {}
            # What is amended was told once before.
            for number in ("LAST", "SAME", "MOVED"):
                cls.collect(client, number)
            Files.file.__func__(cls, client, debit.DIRECT_DEBIT_FORMAT_PAIN_008_001_08)
            for name, form in (
                ("pain.008.001.02", debit.DIRECT_DEBIT_FORMAT_PAIN_008_001_02),
                ("pain.008.001.08", debit.DIRECT_DEBIT_FORMAT_PAIN_008_001_08),
            ):
                cls.amend(client, name)
                for number in (f"ONCE-{name}", "FIRM", "SAME-2", "MOVED"):
                    cls.collect(client, number)
                cls.collect(client, "LAST", last=name == "pain.008.001.08")
                cls.files[name] = Files.file.__func__(cls, client, form)

    @classmethod
    def mandates(cls, client):
        for number, fields in (
            ("ONCE-pain.008.001.02", {"kind": debit.MANDATE_KIND_ONE_OFF}), ("ONCE-pain.008.001.08", {"kind": debit.MANDATE_KIND_ONE_OFF}),
            ("LAST", {}), ("FIRM", {"scheme": debit.DEBIT_SCHEME_B2B}), ("SAME", {}), ("MOVED", {}),
        ):
            mandate = debit.Mandate(
                number=number, customer_number="C1", iban="FR1420041010050500013M02606",
                signature_date=date(cls.today - datetime.timedelta(days=30)), signature_place="Berlin", **fields,
            )
            client.direct_debit.create_mandate(debit.CreateMandateRequest(mandate=mandate))

    @classmethod
    def amend(cls, client, name):
        """Another bank, another number and another creditor; the second time the bank is the old one again."""
        first = name == "pain.008.001.02"
        client.direct_debit.amend_mandate(debit.AmendMandateRequest(
            mandate="MOVED", iban="NL91ABNA0417164300" if first else "FR1420041010050500013M02606"))
        if first:
            client.direct_debit.amend_mandate(debit.AmendMandateRequest(mandate="SAME", new_number="SAME-2"))
        account = debit.CreditorAccount(code="MAIN", **CREDITOR)
        account.name = "Mueller AG" if first else CREDITOR["name"]
        account.creditor_id = "NL69ZZZ123456780000" if first else CREDITOR["creditor_id"]
        client.direct_debit.set_creditor_account(debit.SetCreditorAccountRequest(account=account))

    @classmethod
    def collect(cls, client, mandate, last=False):
        document = invoicing_pb2.InvoiceDocument(customer_number="C1", currency="EUR")
        document.document_date.CopyFrom(date(cls.today - datetime.timedelta(days=20)))
        document.lines.add(description="goods", main_account="4000", amount=euro(12_345))
        posted = client.invoicing.post_invoice(invoicing_pb2.PostInvoiceRequest(document=document)).message
        client.direct_debit.collect(debit.CollectRequest(
            mandate=mandate, document_number=posted.invoice.document_number, is_last=last,
            notified_on=date(cls.today - datetime.timedelta(days=20))))

    def test_schemas(self):
        for name, text in self.files.items():
            path, origin = self.schema(name)
            with self.subTest(name):
                print(f"{name} by {origin} ... ", end="", flush=True)
                self.assertEqual([str(error) for error in xmlschema.XMLSchema(str(path)).iter_errors(io.BytesIO(text))], [])
                marks = [b">OOFF<", b">FRST<", b">B2B<", b">SMNDA<", b"<OrgnlCdtrSchmeId>"]
                marks += [b">RCUR<", b"<OrgnlMndtId>SAME<"] if name == "pain.008.001.02" else [b">FNAL<"]
                for mark in marks:
                    self.assertIn(mark, text)


class Numbers(unittest.TestCase):
    """Generated and mutated numbers: we say yes exactly where others do."""

    #: In flight at once.
    WIDTH = 256
    #: The geographic scope of the SEPA schemes by the countries of its account numbers.
    SEPA = (
        "AD AL AT BE BG CH CY CZ DE DK EE ES FI FR GB GI GR HR HU IE IS IT LI LT LU LV MC MD ME MK MT NL NO PL PT RO RS SE SI"
        " SK SM VA"
    )

    @classmethod
    def setUpClass(cls):
        cls.ledger = Ledger()
        set_up(cls.ledger.address)
        cls.addClassCleanup(cls.ledger.stop)

    def ask(self, numbers, call, request):
        """What the ledger says to each."""

        async def run():
            answers = [False] * len(numbers)
            async with Client(self.ledger.address, company=COMPANY) as client:
                method = call(client.direct_debit)

                async def work(start):
                    for place in range(start, len(numbers), self.WIDTH):
                        try:
                            await method(request(numbers[place]))
                            answers[place] = True
                        except Refused as refusal:
                            if not refusal.reason.endswith(("_INVALID", "CARD_NUMBER_SUSPECTED")):
                                raise

                await asyncio.gather(*(work(start) for start in range(self.WIDTH)))
            return answers

        return asyncio.run(run())

    def compare(self, numbers, ours, theirs):
        differ = [(number, us, them) for number, us, them in zip(numbers, ours, theirs) if us != them]
        self.assertEqual(differ[:5], [], f"{len(differ)} of {len(numbers)} differ")
        valid = sum(ours)
        self.assertTrue(len(numbers) // 4 < valid < len(numbers), f"{valid} of {len(numbers)} are valid")
        print(f"{len(numbers)} numbers, {valid} of them valid, same answers ... ", end="", flush=True)

    @staticmethod
    def mutated(dice, text):
        """One character other, two exchanged, one more or less, another country, small letters and blanks."""
        place = dice.randrange(len(text))
        kind = dice.randrange(7)
        if kind == 0:
            return text[:place] + dice.choice(string.ascii_uppercase + string.digits) + text[place + 1:]
        if kind == 1 and place > 0:
            return text[:place - 1] + text[place] + text[place - 1] + text[place + 1:]
        if kind == 2:
            return text[:place] + text[place + 1:]
        if kind == 3:
            return text[:place] + dice.choice(string.digits) + text[place:]
        if kind == 4:
            return dice.choice(["XX", "US", "DE", "NL"]) + text[2:]
        if kind == 5:
            return text[:2] + dice.choice(["00", "01", "99", text[2:4]]) + text[4:]
        return " ".join(text[start:start + 4] for start in range(0, len(text), 4)).lower()

    def test_ibans(self):
        """schwifty's registry decides; it knows countries outside SEPA too, where we say no."""
        dice = random.Random(24)
        sepa = self.SEPA.split()
        numbers = []
        while len(numbers) < NUMBERS:
            number = str(schwifty.IBAN.random(country_code=dice.choice(sepa), random=dice))
            numbers.append(number if dice.random() < 0.5 else self.mutated(dice, number))
        ours = self.ask(numbers, lambda debits: debits.validate_iban, lambda number: debit.ValidateIbanRequest(iban=number))
        self.compare(numbers, ours, [self.is_iban(number, sepa) for number in numbers])

    @staticmethod
    def is_iban(text, sepa):
        try:
            return schwifty.IBAN(text.upper()).country_code in sepa
        except SchwiftyException:
            return False

    def test_creditor_ids(self):
        """python-stdnum's own check of SEPA creditor identifiers; it takes check digits 00 and 01 too, which no one gives out."""
        dice = random.Random(7)
        countries = ["AT", "BE", "DE", "ES", "FR", "IT", "NL", "FI", "IE", "PT", "LU"]
        numbers = []
        while len(numbers) < NUMBERS:
            country, national = dice.choice(countries), "".join(
                dice.choices(string.digits + string.ascii_uppercase, k=dice.randint(1, 28)))
            business = "".join(dice.choices(string.digits + string.ascii_uppercase, k=3))
            number = country + mod_97_10.calc_check_digits(national + country) + business + national
            numbers.append(number if dice.random() < 0.5 else self.mutated(dice, number))
        ours = self.ask(
            numbers, lambda debits: debits.validate_creditor_id,
            lambda number: debit.ValidateCreditorIdRequest(creditor_id=number))
        self.compare(numbers, ours, [self.is_creditor(number, countries) for number in numbers])

    @staticmethod
    def is_creditor(text, countries):
        plain = text.replace(" ", "").upper()
        if not 8 <= len(plain) <= 35 or not plain[2:4].isdigit() or not "02" <= plain[2:4] <= "98":
            return False
        return plain[:2] in countries and at_02.is_valid(plain)


if __name__ == "__main__":
    unittest.main()
