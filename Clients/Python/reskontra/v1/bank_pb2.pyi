from reskontra.v1 import common_pb2 as _common_pb2
from reskontra.v1 import direct_debit_pb2 as _direct_debit_pb2
from reskontra.v1 import options_pb2 as _options_pb2
from reskontra.v1 import payments_pb2 as _payments_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from typing import ClassVar as _ClassVar, Iterable as _Iterable, Mapping as _Mapping, Optional as _Optional, Union as _Union

BANK_ENTRY_STATE_BOOKED: BankEntryState
BANK_ENTRY_STATE_COVERED: BankEntryState
BANK_ENTRY_STATE_NOTED: BankEntryState
BANK_ENTRY_STATE_OPEN: BankEntryState
BANK_ENTRY_STATE_POSTED: BankEntryState
BANK_ENTRY_STATE_SET_ASIDE: BankEntryState
BANK_ENTRY_STATE_UNSPECIFIED: BankEntryState
BANK_EVIDENCE_KIND_AMOUNT: BankEvidenceKind
BANK_EVIDENCE_KIND_DATE: BankEvidenceKind
BANK_EVIDENCE_KIND_PAYER: BankEvidenceKind
BANK_EVIDENCE_KIND_REFERENCE: BankEvidenceKind
BANK_EVIDENCE_KIND_UNSPECIFIED: BankEvidenceKind
BANK_PROBLEM_AMOUNT_MISSING: BankProblem
BANK_PROBLEM_CORRECTION: BankProblem
BANK_PROBLEM_DETAILS_ELSEWHERE: BankProblem
BANK_PROBLEM_DIRECTION_DIFFERS: BankProblem
BANK_PROBLEM_PERHAPS_KNOWN: BankProblem
BANK_PROBLEM_SUM_DIFFERS: BankProblem
BANK_PROBLEM_UNSPECIFIED: BankProblem
BANK_PROBLEM_ZERO: BankProblem
BANK_SOURCE_LIST: BankSource
BANK_SOURCE_NOTIFICATION: BankSource
BANK_SOURCE_STATEMENT: BankSource
BANK_SOURCE_UNSPECIFIED: BankSource
DESCRIPTOR: _descriptor.FileDescriptor

class BankAccount(_message.Message):
    __slots__ = ["books_from", "code", "currency", "identifiers", "method_of_payment", "name", "reconciled_through"]
    BOOKS_FROM_FIELD_NUMBER: _ClassVar[int]
    CODE_FIELD_NUMBER: _ClassVar[int]
    CURRENCY_FIELD_NUMBER: _ClassVar[int]
    IDENTIFIERS_FIELD_NUMBER: _ClassVar[int]
    METHOD_OF_PAYMENT_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    RECONCILED_THROUGH_FIELD_NUMBER: _ClassVar[int]
    books_from: BankSource
    code: str
    currency: str
    identifiers: _containers.RepeatedScalarFieldContainer[str]
    method_of_payment: str
    name: str
    reconciled_through: _common_pb2.Date
    def __init__(self, code: _Optional[str] = ..., name: _Optional[str] = ..., identifiers: _Optional[_Iterable[str]] = ..., currency: _Optional[str] = ..., method_of_payment: _Optional[str] = ..., books_from: _Optional[_Union[BankSource, str]] = ..., reconciled_through: _Optional[_Union[_common_pb2.Date, _Mapping]] = ...) -> None: ...

class BankEntry(_message.Message):
    __slots__ = ["amount", "bank_reference", "batch_reference", "booking_date", "correction", "declared_transactions", "occurrence", "text", "transactions", "value_date"]
    AMOUNT_FIELD_NUMBER: _ClassVar[int]
    BANK_REFERENCE_FIELD_NUMBER: _ClassVar[int]
    BATCH_REFERENCE_FIELD_NUMBER: _ClassVar[int]
    BOOKING_DATE_FIELD_NUMBER: _ClassVar[int]
    CORRECTION_FIELD_NUMBER: _ClassVar[int]
    DECLARED_TRANSACTIONS_FIELD_NUMBER: _ClassVar[int]
    OCCURRENCE_FIELD_NUMBER: _ClassVar[int]
    TEXT_FIELD_NUMBER: _ClassVar[int]
    TRANSACTIONS_FIELD_NUMBER: _ClassVar[int]
    VALUE_DATE_FIELD_NUMBER: _ClassVar[int]
    amount: _common_pb2.Money
    bank_reference: str
    batch_reference: str
    booking_date: _common_pb2.Date
    correction: bool
    declared_transactions: int
    occurrence: int
    text: str
    transactions: _containers.RepeatedCompositeFieldContainer[BankTransaction]
    value_date: _common_pb2.Date
    def __init__(self, amount: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., booking_date: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., value_date: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., occurrence: _Optional[int] = ..., bank_reference: _Optional[str] = ..., batch_reference: _Optional[str] = ..., declared_transactions: _Optional[int] = ..., correction: bool = ..., text: _Optional[str] = ..., transactions: _Optional[_Iterable[_Union[BankTransaction, _Mapping]]] = ...) -> None: ...

class BankEvidence(_message.Message):
    __slots__ = ["kind", "text"]
    KIND_FIELD_NUMBER: _ClassVar[int]
    TEXT_FIELD_NUMBER: _ClassVar[int]
    kind: BankEvidenceKind
    text: str
    def __init__(self, kind: _Optional[_Union[BankEvidenceKind, str]] = ..., text: _Optional[str] = ...) -> None: ...

class BankLine(_message.Message):
    __slots__ = ["amount", "bank_account", "bank_reference", "batch_reference", "booking_date", "customer_number", "entry_amount", "entry_id", "entry_text", "part", "parts", "payment_number", "problem", "proposals", "source", "state", "statement", "transaction", "value_date", "version"]
    AMOUNT_FIELD_NUMBER: _ClassVar[int]
    BANK_ACCOUNT_FIELD_NUMBER: _ClassVar[int]
    BANK_REFERENCE_FIELD_NUMBER: _ClassVar[int]
    BATCH_REFERENCE_FIELD_NUMBER: _ClassVar[int]
    BOOKING_DATE_FIELD_NUMBER: _ClassVar[int]
    CUSTOMER_NUMBER_FIELD_NUMBER: _ClassVar[int]
    ENTRY_AMOUNT_FIELD_NUMBER: _ClassVar[int]
    ENTRY_ID_FIELD_NUMBER: _ClassVar[int]
    ENTRY_TEXT_FIELD_NUMBER: _ClassVar[int]
    PARTS_FIELD_NUMBER: _ClassVar[int]
    PART_FIELD_NUMBER: _ClassVar[int]
    PAYMENT_NUMBER_FIELD_NUMBER: _ClassVar[int]
    PROBLEM_FIELD_NUMBER: _ClassVar[int]
    PROPOSALS_FIELD_NUMBER: _ClassVar[int]
    SOURCE_FIELD_NUMBER: _ClassVar[int]
    STATEMENT_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    TRANSACTION_FIELD_NUMBER: _ClassVar[int]
    VALUE_DATE_FIELD_NUMBER: _ClassVar[int]
    VERSION_FIELD_NUMBER: _ClassVar[int]
    amount: _common_pb2.Money
    bank_account: str
    bank_reference: str
    batch_reference: str
    booking_date: _common_pb2.Date
    customer_number: str
    entry_amount: _common_pb2.Money
    entry_id: int
    entry_text: str
    part: int
    parts: int
    payment_number: str
    problem: BankProblem
    proposals: _containers.RepeatedCompositeFieldContainer[BankProposal]
    source: BankSource
    state: BankEntryState
    statement: str
    transaction: BankTransaction
    value_date: _common_pb2.Date
    version: int
    def __init__(self, entry_id: _Optional[int] = ..., bank_account: _Optional[str] = ..., source: _Optional[_Union[BankSource, str]] = ..., state: _Optional[_Union[BankEntryState, str]] = ..., problem: _Optional[_Union[BankProblem, str]] = ..., amount: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., booking_date: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., value_date: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., part: _Optional[int] = ..., parts: _Optional[int] = ..., entry_amount: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., statement: _Optional[str] = ..., bank_reference: _Optional[str] = ..., batch_reference: _Optional[str] = ..., entry_text: _Optional[str] = ..., transaction: _Optional[_Union[BankTransaction, _Mapping]] = ..., payment_number: _Optional[str] = ..., customer_number: _Optional[str] = ..., version: _Optional[int] = ..., proposals: _Optional[_Iterable[_Union[BankProposal, _Mapping]]] = ...) -> None: ...

class BankProposal(_message.Message):
    __slots__ = ["customer_number", "evidence", "exact", "items", "weight"]
    class ProposedItem(_message.Message):
        __slots__ = ["amount", "document_number", "due_date", "item_id", "open"]
        AMOUNT_FIELD_NUMBER: _ClassVar[int]
        DOCUMENT_NUMBER_FIELD_NUMBER: _ClassVar[int]
        DUE_DATE_FIELD_NUMBER: _ClassVar[int]
        ITEM_ID_FIELD_NUMBER: _ClassVar[int]
        OPEN_FIELD_NUMBER: _ClassVar[int]
        amount: _common_pb2.Money
        document_number: str
        due_date: _common_pb2.Date
        item_id: int
        open: _common_pb2.Money
        def __init__(self, item_id: _Optional[int] = ..., document_number: _Optional[str] = ..., amount: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., open: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., due_date: _Optional[_Union[_common_pb2.Date, _Mapping]] = ...) -> None: ...
    CUSTOMER_NUMBER_FIELD_NUMBER: _ClassVar[int]
    EVIDENCE_FIELD_NUMBER: _ClassVar[int]
    EXACT_FIELD_NUMBER: _ClassVar[int]
    ITEMS_FIELD_NUMBER: _ClassVar[int]
    WEIGHT_FIELD_NUMBER: _ClassVar[int]
    customer_number: str
    evidence: _containers.RepeatedCompositeFieldContainer[BankEvidence]
    exact: bool
    items: _containers.RepeatedCompositeFieldContainer[BankProposal.ProposedItem]
    weight: int
    def __init__(self, customer_number: _Optional[str] = ..., items: _Optional[_Iterable[_Union[BankProposal.ProposedItem, _Mapping]]] = ..., evidence: _Optional[_Iterable[_Union[BankEvidence, _Mapping]]] = ..., weight: _Optional[int] = ..., exact: bool = ...) -> None: ...

class BankReference(_message.Message):
    __slots__ = ["amount", "kind", "value"]
    AMOUNT_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    VALUE_FIELD_NUMBER: _ClassVar[int]
    amount: _common_pb2.Money
    kind: str
    value: str
    def __init__(self, kind: _Optional[str] = ..., value: _Optional[str] = ..., amount: _Optional[_Union[_common_pb2.Money, _Mapping]] = ...) -> None: ...

class BankTransaction(_message.Message):
    __slots__ = ["amount", "charges_minor", "counterparty", "counterparty_account", "end_to_end_id", "mandate_id", "references", "return_code", "return_text", "text"]
    AMOUNT_FIELD_NUMBER: _ClassVar[int]
    CHARGES_MINOR_FIELD_NUMBER: _ClassVar[int]
    COUNTERPARTY_ACCOUNT_FIELD_NUMBER: _ClassVar[int]
    COUNTERPARTY_FIELD_NUMBER: _ClassVar[int]
    END_TO_END_ID_FIELD_NUMBER: _ClassVar[int]
    MANDATE_ID_FIELD_NUMBER: _ClassVar[int]
    REFERENCES_FIELD_NUMBER: _ClassVar[int]
    RETURN_CODE_FIELD_NUMBER: _ClassVar[int]
    RETURN_TEXT_FIELD_NUMBER: _ClassVar[int]
    TEXT_FIELD_NUMBER: _ClassVar[int]
    amount: _common_pb2.Money
    charges_minor: int
    counterparty: str
    counterparty_account: str
    end_to_end_id: str
    mandate_id: str
    references: _containers.RepeatedCompositeFieldContainer[BankReference]
    return_code: str
    return_text: str
    text: str
    def __init__(self, amount: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., charges_minor: _Optional[int] = ..., counterparty: _Optional[str] = ..., counterparty_account: _Optional[str] = ..., end_to_end_id: _Optional[str] = ..., mandate_id: _Optional[str] = ..., references: _Optional[_Iterable[_Union[BankReference, _Mapping]]] = ..., text: _Optional[str] = ..., return_code: _Optional[str] = ..., return_text: _Optional[str] = ...) -> None: ...

class GetBankEntryRequest(_message.Message):
    __slots__ = ["company", "entry_id", "min_sequence"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    ENTRY_ID_FIELD_NUMBER: _ClassVar[int]
    MIN_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    company: str
    entry_id: int
    min_sequence: int
    def __init__(self, company: _Optional[str] = ..., entry_id: _Optional[int] = ..., min_sequence: _Optional[int] = ...) -> None: ...

class GetBankEntryResponse(_message.Message):
    __slots__ = ["entry"]
    ENTRY_FIELD_NUMBER: _ClassVar[int]
    entry: BankLine
    def __init__(self, entry: _Optional[_Union[BankLine, _Mapping]] = ...) -> None: ...

class ImportBankEntriesRequest(_message.Message):
    __slots__ = ["bank_account", "company", "entries", "identifiers", "if_sequence", "mode", "source", "statement"]
    BANK_ACCOUNT_FIELD_NUMBER: _ClassVar[int]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    ENTRIES_FIELD_NUMBER: _ClassVar[int]
    IDENTIFIERS_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    SOURCE_FIELD_NUMBER: _ClassVar[int]
    STATEMENT_FIELD_NUMBER: _ClassVar[int]
    bank_account: str
    company: str
    entries: _containers.RepeatedCompositeFieldContainer[BankEntry]
    identifiers: _containers.RepeatedScalarFieldContainer[str]
    if_sequence: int
    mode: _common_pb2.Mode
    source: BankSource
    statement: str
    def __init__(self, company: _Optional[str] = ..., bank_account: _Optional[str] = ..., identifiers: _Optional[_Iterable[str]] = ..., source: _Optional[_Union[BankSource, str]] = ..., statement: _Optional[str] = ..., entries: _Optional[_Iterable[_Union[BankEntry, _Mapping]]] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class ImportBankEntriesResponse(_message.Message):
    __slots__ = ["bank_account", "known", "lines", "noted", "problems", "taken"]
    BANK_ACCOUNT_FIELD_NUMBER: _ClassVar[int]
    KNOWN_FIELD_NUMBER: _ClassVar[int]
    LINES_FIELD_NUMBER: _ClassVar[int]
    NOTED_FIELD_NUMBER: _ClassVar[int]
    PROBLEMS_FIELD_NUMBER: _ClassVar[int]
    TAKEN_FIELD_NUMBER: _ClassVar[int]
    bank_account: str
    known: int
    lines: int
    noted: int
    problems: int
    taken: int
    def __init__(self, bank_account: _Optional[str] = ..., taken: _Optional[int] = ..., lines: _Optional[int] = ..., known: _Optional[int] = ..., noted: _Optional[int] = ..., problems: _Optional[int] = ...) -> None: ...

class ListBankAccountsRequest(_message.Message):
    __slots__ = ["company", "min_sequence"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    MIN_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    company: str
    min_sequence: int
    def __init__(self, company: _Optional[str] = ..., min_sequence: _Optional[int] = ...) -> None: ...

class ListBankAccountsResponse(_message.Message):
    __slots__ = ["accounts"]
    ACCOUNTS_FIELD_NUMBER: _ClassVar[int]
    accounts: _containers.RepeatedCompositeFieldContainer[BankAccount]
    def __init__(self, accounts: _Optional[_Iterable[_Union[BankAccount, _Mapping]]] = ...) -> None: ...

class ListBankEntriesRequest(_message.Message):
    __slots__ = ["bank_account", "company", "include_proposals", "min_sequence", "page", "state"]
    BANK_ACCOUNT_FIELD_NUMBER: _ClassVar[int]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    INCLUDE_PROPOSALS_FIELD_NUMBER: _ClassVar[int]
    MIN_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    PAGE_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    bank_account: str
    company: str
    include_proposals: bool
    min_sequence: int
    page: _common_pb2.Page
    state: BankEntryState
    def __init__(self, company: _Optional[str] = ..., bank_account: _Optional[str] = ..., state: _Optional[_Union[BankEntryState, str]] = ..., include_proposals: bool = ..., page: _Optional[_Union[_common_pb2.Page, _Mapping]] = ..., min_sequence: _Optional[int] = ...) -> None: ...

class ListBankEntriesResponse(_message.Message):
    __slots__ = ["entries", "next_page_token"]
    ENTRIES_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    entries: _containers.RepeatedCompositeFieldContainer[BankLine]
    next_page_token: str
    def __init__(self, entries: _Optional[_Iterable[_Union[BankLine, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class MatchBankEntryRequest(_message.Message):
    __slots__ = ["company", "debit_return", "entry_id", "if_sequence", "main_account", "mode", "parts", "posting_date"]
    class DebitReturn(_message.Message):
        __slots__ = ["end_to_end_id", "pass_fee_on", "reason", "type"]
        END_TO_END_ID_FIELD_NUMBER: _ClassVar[int]
        PASS_FEE_ON_FIELD_NUMBER: _ClassVar[int]
        REASON_FIELD_NUMBER: _ClassVar[int]
        TYPE_FIELD_NUMBER: _ClassVar[int]
        end_to_end_id: str
        pass_fee_on: bool
        reason: str
        type: _direct_debit_pb2.DebitReturnType
        def __init__(self, end_to_end_id: _Optional[str] = ..., type: _Optional[_Union[_direct_debit_pb2.DebitReturnType, str]] = ..., reason: _Optional[str] = ..., pass_fee_on: bool = ...) -> None: ...
    class Part(_message.Message):
        __slots__ = ["amount", "apply", "customer_number", "items"]
        AMOUNT_FIELD_NUMBER: _ClassVar[int]
        APPLY_FIELD_NUMBER: _ClassVar[int]
        CUSTOMER_NUMBER_FIELD_NUMBER: _ClassVar[int]
        ITEMS_FIELD_NUMBER: _ClassVar[int]
        amount: _common_pb2.Money
        apply: _payments_pb2.ApplyMode
        customer_number: str
        items: _containers.RepeatedCompositeFieldContainer[_payments_pb2.ApplyItem]
        def __init__(self, customer_number: _Optional[str] = ..., amount: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., apply: _Optional[_Union[_payments_pb2.ApplyMode, str]] = ..., items: _Optional[_Iterable[_Union[_payments_pb2.ApplyItem, _Mapping]]] = ...) -> None: ...
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    DEBIT_RETURN_FIELD_NUMBER: _ClassVar[int]
    ENTRY_ID_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    MAIN_ACCOUNT_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    PARTS_FIELD_NUMBER: _ClassVar[int]
    POSTING_DATE_FIELD_NUMBER: _ClassVar[int]
    company: str
    debit_return: MatchBankEntryRequest.DebitReturn
    entry_id: int
    if_sequence: int
    main_account: str
    mode: _common_pb2.Mode
    parts: _containers.RepeatedCompositeFieldContainer[MatchBankEntryRequest.Part]
    posting_date: _common_pb2.Date
    def __init__(self, company: _Optional[str] = ..., entry_id: _Optional[int] = ..., parts: _Optional[_Iterable[_Union[MatchBankEntryRequest.Part, _Mapping]]] = ..., main_account: _Optional[str] = ..., posting_date: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., debit_return: _Optional[_Union[MatchBankEntryRequest.DebitReturn, _Mapping]] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class MatchBankEntryResponse(_message.Message):
    __slots__ = ["journal", "payments", "returned"]
    JOURNAL_FIELD_NUMBER: _ClassVar[int]
    PAYMENTS_FIELD_NUMBER: _ClassVar[int]
    RETURNED_FIELD_NUMBER: _ClassVar[int]
    journal: _common_pb2.JournalEntry
    payments: _containers.RepeatedCompositeFieldContainer[_payments_pb2.PostedPayment]
    returned: _direct_debit_pb2.RegisterReturnResponse
    def __init__(self, payments: _Optional[_Iterable[_Union[_payments_pb2.PostedPayment, _Mapping]]] = ..., journal: _Optional[_Union[_common_pb2.JournalEntry, _Mapping]] = ..., returned: _Optional[_Union[_direct_debit_pb2.RegisterReturnResponse, _Mapping]] = ...) -> None: ...

class PostBankEntriesRequest(_message.Message):
    __slots__ = ["after", "bank_account", "company", "if_sequence", "mode"]
    AFTER_FIELD_NUMBER: _ClassVar[int]
    BANK_ACCOUNT_FIELD_NUMBER: _ClassVar[int]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    after: str
    bank_account: str
    company: str
    if_sequence: int
    mode: _common_pb2.Mode
    def __init__(self, company: _Optional[str] = ..., bank_account: _Optional[str] = ..., after: _Optional[str] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class PostBankEntriesResponse(_message.Message):
    __slots__ = ["next", "posted", "waiting"]
    class Posted(_message.Message):
        __slots__ = ["collected", "customer_number", "entry_id", "evidence", "payment", "returned"]
        COLLECTED_FIELD_NUMBER: _ClassVar[int]
        CUSTOMER_NUMBER_FIELD_NUMBER: _ClassVar[int]
        ENTRY_ID_FIELD_NUMBER: _ClassVar[int]
        EVIDENCE_FIELD_NUMBER: _ClassVar[int]
        PAYMENT_FIELD_NUMBER: _ClassVar[int]
        RETURNED_FIELD_NUMBER: _ClassVar[int]
        collected: _containers.RepeatedCompositeFieldContainer[_direct_debit_pb2.DebitCollection]
        customer_number: str
        entry_id: int
        evidence: _containers.RepeatedCompositeFieldContainer[BankEvidence]
        payment: _payments_pb2.PostedPayment
        returned: _direct_debit_pb2.RegisterReturnResponse
        def __init__(self, entry_id: _Optional[int] = ..., customer_number: _Optional[str] = ..., payment: _Optional[_Union[_payments_pb2.PostedPayment, _Mapping]] = ..., evidence: _Optional[_Iterable[_Union[BankEvidence, _Mapping]]] = ..., returned: _Optional[_Union[_direct_debit_pb2.RegisterReturnResponse, _Mapping]] = ..., collected: _Optional[_Iterable[_Union[_direct_debit_pb2.DebitCollection, _Mapping]]] = ...) -> None: ...
    NEXT_FIELD_NUMBER: _ClassVar[int]
    POSTED_FIELD_NUMBER: _ClassVar[int]
    WAITING_FIELD_NUMBER: _ClassVar[int]
    next: str
    posted: _containers.RepeatedCompositeFieldContainer[PostBankEntriesResponse.Posted]
    waiting: int
    def __init__(self, posted: _Optional[_Iterable[_Union[PostBankEntriesResponse.Posted, _Mapping]]] = ..., waiting: _Optional[int] = ..., next: _Optional[str] = ...) -> None: ...

class ReconcileBankAccountRequest(_message.Message):
    __slots__ = ["bank_account", "company", "if_sequence", "mode", "through"]
    BANK_ACCOUNT_FIELD_NUMBER: _ClassVar[int]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    THROUGH_FIELD_NUMBER: _ClassVar[int]
    bank_account: str
    company: str
    if_sequence: int
    mode: _common_pb2.Mode
    through: _common_pb2.Date
    def __init__(self, company: _Optional[str] = ..., bank_account: _Optional[str] = ..., through: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class ReconcileBankAccountResponse(_message.Message):
    __slots__ = ["bank_account", "before", "through"]
    BANK_ACCOUNT_FIELD_NUMBER: _ClassVar[int]
    BEFORE_FIELD_NUMBER: _ClassVar[int]
    THROUGH_FIELD_NUMBER: _ClassVar[int]
    bank_account: str
    before: _common_pb2.Date
    through: _common_pb2.Date
    def __init__(self, bank_account: _Optional[str] = ..., before: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., through: _Optional[_Union[_common_pb2.Date, _Mapping]] = ...) -> None: ...

class SetAsideBankEntryRequest(_message.Message):
    __slots__ = ["company", "entry_id", "if_sequence", "mode", "reason", "reopen"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    ENTRY_ID_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    REOPEN_FIELD_NUMBER: _ClassVar[int]
    company: str
    entry_id: int
    if_sequence: int
    mode: _common_pb2.Mode
    reason: str
    reopen: bool
    def __init__(self, company: _Optional[str] = ..., entry_id: _Optional[int] = ..., reason: _Optional[str] = ..., reopen: bool = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class SetAsideBankEntryResponse(_message.Message):
    __slots__ = ["entry"]
    ENTRY_FIELD_NUMBER: _ClassVar[int]
    entry: BankLine
    def __init__(self, entry: _Optional[_Union[BankLine, _Mapping]] = ...) -> None: ...

class SetBankAccountRequest(_message.Message):
    __slots__ = ["account", "company", "if_sequence", "mode"]
    ACCOUNT_FIELD_NUMBER: _ClassVar[int]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    account: BankAccount
    company: str
    if_sequence: int
    mode: _common_pb2.Mode
    def __init__(self, company: _Optional[str] = ..., account: _Optional[_Union[BankAccount, _Mapping]] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class SetBankAccountResponse(_message.Message):
    __slots__ = ["account"]
    ACCOUNT_FIELD_NUMBER: _ClassVar[int]
    account: BankAccount
    def __init__(self, account: _Optional[_Union[BankAccount, _Mapping]] = ...) -> None: ...

class BankSource(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__: list[str] = []

class BankEntryState(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__: list[str] = []

class BankProblem(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__: list[str] = []

class BankEvidenceKind(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__: list[str] = []
