from reskontra.v1 import common_pb2 as _common_pb2
from reskontra.v1 import options_pb2 as _options_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from typing import ClassVar as _ClassVar, Iterable as _Iterable, Mapping as _Mapping, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor
INTEREST_ACT_KIND_REINSTATE: InterestActKind
INTEREST_ACT_KIND_REVERSE: InterestActKind
INTEREST_ACT_KIND_UNSPECIFIED: InterestActKind
INTEREST_ACT_KIND_WAIVE: InterestActKind
INTEREST_ANCHOR_DUE_DATE: InterestAnchor
INTEREST_ANCHOR_TRANSACTION_DATE: InterestAnchor
INTEREST_ANCHOR_UNSPECIFIED: InterestAnchor
INTEREST_BASIS_AMOUNT: InterestBasis
INTEREST_BASIS_PERCENT: InterestBasis
INTEREST_BASIS_UNSPECIFIED: InterestBasis
INTEREST_MARK_NONE: InterestMark
INTEREST_MARK_PARTLY_REVERSED: InterestMark
INTEREST_MARK_PARTLY_WAIVED: InterestMark
INTEREST_MARK_REVERSED: InterestMark
INTEREST_MARK_UNSPECIFIED: InterestMark
INTEREST_MARK_WAIVED: InterestMark
INTEREST_METHOD_DAILY_365: InterestMethod
INTEREST_METHOD_INTERVAL: InterestMethod
INTEREST_METHOD_UNSPECIFIED: InterestMethod
INTEREST_NOTE_STATE_CANCELED: InterestNoteState
INTEREST_NOTE_STATE_CREATED: InterestNoteState
INTEREST_NOTE_STATE_POSTED: InterestNoteState
INTEREST_NOTE_STATE_UNSPECIFIED: InterestNoteState
INTEREST_RANGE_AMOUNT: InterestRange
INTEREST_RANGE_DAYS: InterestRange
INTEREST_RANGE_MONTHS: InterestRange
INTEREST_RANGE_NONE: InterestRange
INTEREST_RANGE_UNSPECIFIED: InterestRange
INTEREST_SCOPE_FEES: InterestScope
INTEREST_SCOPE_LINES: InterestScope
INTEREST_SCOPE_NOTE: InterestScope
INTEREST_SCOPE_UNSPECIFIED: InterestScope
INTEREST_SKIP_BELOW_MINIMUM: InterestSkip
INTEREST_SKIP_CURRENCY_NOT_SET_UP: InterestSkip
INTEREST_SKIP_NO_INTEREST_CODE: InterestSkip
INTEREST_SKIP_PROFILE_RESTRICTED: InterestSkip
INTEREST_SKIP_UNSPECIFIED: InterestSkip
INTEREST_SKIP_WITHIN_GRACE: InterestSkip
INTEREST_TRANSACTION_TYPE_CREDIT_NOTE: InterestTransactionType
INTEREST_TRANSACTION_TYPE_FEE: InterestTransactionType
INTEREST_TRANSACTION_TYPE_INTEREST: InterestTransactionType
INTEREST_TRANSACTION_TYPE_INVOICE: InterestTransactionType
INTEREST_TRANSACTION_TYPE_PAYMENT: InterestTransactionType
INTEREST_TRANSACTION_TYPE_UNSPECIFIED: InterestTransactionType
INTERVAL_UNIT_DAY: IntervalUnit
INTERVAL_UNIT_MONTH: IntervalUnit
INTERVAL_UNIT_UNSPECIFIED: IntervalUnit
PROFILE_SOURCE_ACCOUNT: ProfileSource
PROFILE_SOURCE_SELECT: ProfileSource
PROFILE_SOURCE_TRANSACTION: ProfileSource
PROFILE_SOURCE_UNSPECIFIED: ProfileSource

class CancelInterestNoteRequest(_message.Message):
    __slots__ = ["company", "if_sequence", "mode", "note"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    NOTE_FIELD_NUMBER: _ClassVar[int]
    company: str
    if_sequence: int
    mode: _common_pb2.Mode
    note: str
    def __init__(self, company: _Optional[str] = ..., note: _Optional[str] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class CancelInterestNoteResponse(_message.Message):
    __slots__ = ["note"]
    NOTE_FIELD_NUMBER: _ClassVar[int]
    note: InterestNote
    def __init__(self, note: _Optional[_Union[InterestNote, _Mapping]] = ...) -> None: ...

class CreateInterestNotesRequest(_message.Message):
    __slots__ = ["company", "if_sequence", "mode", "run"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    RUN_FIELD_NUMBER: _ClassVar[int]
    company: str
    if_sequence: int
    mode: _common_pb2.Mode
    run: InterestRun
    def __init__(self, company: _Optional[str] = ..., run: _Optional[_Union[InterestRun, _Mapping]] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class CreateInterestNotesResponse(_message.Message):
    __slots__ = ["canceled_notes", "next", "notes", "notes_made", "totals", "transactions", "transactions_seen"]
    CANCELED_NOTES_FIELD_NUMBER: _ClassVar[int]
    NEXT_FIELD_NUMBER: _ClassVar[int]
    NOTES_FIELD_NUMBER: _ClassVar[int]
    NOTES_MADE_FIELD_NUMBER: _ClassVar[int]
    TOTALS_FIELD_NUMBER: _ClassVar[int]
    TRANSACTIONS_FIELD_NUMBER: _ClassVar[int]
    TRANSACTIONS_SEEN_FIELD_NUMBER: _ClassVar[int]
    canceled_notes: int
    next: str
    notes: _containers.RepeatedCompositeFieldContainer[InterestNote]
    notes_made: int
    totals: _containers.RepeatedCompositeFieldContainer[_common_pb2.Money]
    transactions: _containers.RepeatedCompositeFieldContainer[InterestTransaction]
    transactions_seen: int
    def __init__(self, transactions: _Optional[_Iterable[_Union[InterestTransaction, _Mapping]]] = ..., notes: _Optional[_Iterable[_Union[InterestNote, _Mapping]]] = ..., totals: _Optional[_Iterable[_Union[_common_pb2.Money, _Mapping]]] = ..., next: _Optional[str] = ..., canceled_notes: _Optional[int] = ..., transactions_seen: _Optional[int] = ..., notes_made: _Optional[int] = ...) -> None: ...

class GetInterestNoteRequest(_message.Message):
    __slots__ = ["company", "min_sequence", "note"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    MIN_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    NOTE_FIELD_NUMBER: _ClassVar[int]
    company: str
    min_sequence: int
    note: str
    def __init__(self, company: _Optional[str] = ..., note: _Optional[str] = ..., min_sequence: _Optional[int] = ...) -> None: ...

class GetInterestNoteResponse(_message.Message):
    __slots__ = ["note"]
    NOTE_FIELD_NUMBER: _ClassVar[int]
    note: InterestNote
    def __init__(self, note: _Optional[_Union[InterestNote, _Mapping]] = ...) -> None: ...

class ImportInterestNotesRequest(_message.Message):
    __slots__ = ["company", "date", "if_sequence", "mode", "notes"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    DATE_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    NOTES_FIELD_NUMBER: _ClassVar[int]
    company: str
    date: _common_pb2.Date
    if_sequence: int
    mode: _common_pb2.Mode
    notes: _containers.RepeatedCompositeFieldContainer[InterestNote]
    def __init__(self, company: _Optional[str] = ..., notes: _Optional[_Iterable[_Union[InterestNote, _Mapping]]] = ..., date: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class ImportInterestNotesResponse(_message.Message):
    __slots__ = ["notes"]
    NOTES_FIELD_NUMBER: _ClassVar[int]
    notes: _containers.RepeatedCompositeFieldContainer[InterestNote]
    def __init__(self, notes: _Optional[_Iterable[_Union[InterestNote, _Mapping]]] = ...) -> None: ...

class InterestCharge(_message.Message):
    __slots__ = ["amount", "base", "document_number", "paid", "reversed", "spans", "tax", "units", "value", "waived", "written_off"]
    class Span(_message.Message):
        __slots__ = ["to"]
        FROM_FIELD_NUMBER: _ClassVar[int]
        TO_FIELD_NUMBER: _ClassVar[int]
        to: _common_pb2.Date
        def __init__(self, to: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., **kwargs) -> None: ...
    AMOUNT_FIELD_NUMBER: _ClassVar[int]
    BASE_FIELD_NUMBER: _ClassVar[int]
    DOCUMENT_NUMBER_FIELD_NUMBER: _ClassVar[int]
    PAID_FIELD_NUMBER: _ClassVar[int]
    REVERSED_FIELD_NUMBER: _ClassVar[int]
    SPANS_FIELD_NUMBER: _ClassVar[int]
    TAX_FIELD_NUMBER: _ClassVar[int]
    UNITS_FIELD_NUMBER: _ClassVar[int]
    VALUE_FIELD_NUMBER: _ClassVar[int]
    WAIVED_FIELD_NUMBER: _ClassVar[int]
    WRITTEN_OFF_FIELD_NUMBER: _ClassVar[int]
    amount: _common_pb2.Money
    base: _common_pb2.Money
    document_number: str
    paid: _common_pb2.Money
    reversed: _common_pb2.Money
    spans: _containers.RepeatedCompositeFieldContainer[InterestCharge.Span]
    tax: _common_pb2.Money
    units: int
    value: _common_pb2.Decimal
    waived: _common_pb2.Money
    written_off: _common_pb2.Money
    def __init__(self, document_number: _Optional[str] = ..., amount: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., waived: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., written_off: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., reversed: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., base: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., value: _Optional[_Union[_common_pb2.Decimal, _Mapping]] = ..., units: _Optional[int] = ..., spans: _Optional[_Iterable[_Union[InterestCharge.Span, _Mapping]]] = ..., paid: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., tax: _Optional[_Union[_common_pb2.Money, _Mapping]] = ...) -> None: ...

class InterestCode(_message.Message):
    __slots__ = ["code", "description", "versions"]
    CODE_FIELD_NUMBER: _ClassVar[int]
    DESCRIPTION_FIELD_NUMBER: _ClassVar[int]
    VERSIONS_FIELD_NUMBER: _ClassVar[int]
    code: str
    description: str
    versions: _containers.RepeatedCompositeFieldContainer[InterestVersion]
    def __init__(self, code: _Optional[str] = ..., description: _Optional[str] = ..., versions: _Optional[_Iterable[_Union[InterestVersion, _Mapping]]] = ...) -> None: ...

class InterestHistoryRequest(_message.Message):
    __slots__ = ["company", "customer_number", "min_sequence", "note", "page"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    CUSTOMER_NUMBER_FIELD_NUMBER: _ClassVar[int]
    MIN_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    NOTE_FIELD_NUMBER: _ClassVar[int]
    PAGE_FIELD_NUMBER: _ClassVar[int]
    company: str
    customer_number: str
    min_sequence: int
    note: str
    page: _common_pb2.Page
    def __init__(self, company: _Optional[str] = ..., note: _Optional[str] = ..., customer_number: _Optional[str] = ..., page: _Optional[_Union[_common_pb2.Page, _Mapping]] = ..., min_sequence: _Optional[int] = ...) -> None: ...

class InterestHistoryResponse(_message.Message):
    __slots__ = ["entries", "next_page_token"]
    class Entry(_message.Message):
        __slots__ = ["amount", "by", "customer_number", "date", "document_number", "kind", "note", "reason", "sequence"]
        AMOUNT_FIELD_NUMBER: _ClassVar[int]
        BY_FIELD_NUMBER: _ClassVar[int]
        CUSTOMER_NUMBER_FIELD_NUMBER: _ClassVar[int]
        DATE_FIELD_NUMBER: _ClassVar[int]
        DOCUMENT_NUMBER_FIELD_NUMBER: _ClassVar[int]
        KIND_FIELD_NUMBER: _ClassVar[int]
        NOTE_FIELD_NUMBER: _ClassVar[int]
        REASON_FIELD_NUMBER: _ClassVar[int]
        SEQUENCE_FIELD_NUMBER: _ClassVar[int]
        amount: _common_pb2.Money
        by: str
        customer_number: str
        date: _common_pb2.Date
        document_number: str
        kind: InterestActKind
        note: str
        reason: str
        sequence: int
        def __init__(self, note: _Optional[str] = ..., customer_number: _Optional[str] = ..., kind: _Optional[_Union[InterestActKind, str]] = ..., document_number: _Optional[str] = ..., date: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., sequence: _Optional[int] = ..., amount: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., reason: _Optional[str] = ..., by: _Optional[str] = ...) -> None: ...
    ENTRIES_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    entries: _containers.RepeatedCompositeFieldContainer[InterestHistoryResponse.Entry]
    next_page_token: str
    def __init__(self, entries: _Optional[_Iterable[_Union[InterestHistoryResponse.Entry, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class InterestNote(_message.Message):
    __slots__ = ["acts", "basis", "code", "customer_number", "due_date", "fees", "from_date", "interest", "item_id", "lines", "mark", "number", "open", "posting_date", "printed", "profile", "state", "to_date", "total", "version_from"]
    class Act(_message.Message):
        __slots__ = ["amount", "by", "date", "document_number", "kind", "reason", "sequence"]
        AMOUNT_FIELD_NUMBER: _ClassVar[int]
        BY_FIELD_NUMBER: _ClassVar[int]
        DATE_FIELD_NUMBER: _ClassVar[int]
        DOCUMENT_NUMBER_FIELD_NUMBER: _ClassVar[int]
        KIND_FIELD_NUMBER: _ClassVar[int]
        REASON_FIELD_NUMBER: _ClassVar[int]
        SEQUENCE_FIELD_NUMBER: _ClassVar[int]
        amount: _common_pb2.Money
        by: str
        date: _common_pb2.Date
        document_number: str
        kind: InterestActKind
        reason: str
        sequence: int
        def __init__(self, kind: _Optional[_Union[InterestActKind, str]] = ..., document_number: _Optional[str] = ..., date: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., sequence: _Optional[int] = ..., amount: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., reason: _Optional[str] = ..., by: _Optional[str] = ...) -> None: ...
    ACTS_FIELD_NUMBER: _ClassVar[int]
    BASIS_FIELD_NUMBER: _ClassVar[int]
    CODE_FIELD_NUMBER: _ClassVar[int]
    CUSTOMER_NUMBER_FIELD_NUMBER: _ClassVar[int]
    DUE_DATE_FIELD_NUMBER: _ClassVar[int]
    FEES_FIELD_NUMBER: _ClassVar[int]
    FROM_DATE_FIELD_NUMBER: _ClassVar[int]
    INTEREST_FIELD_NUMBER: _ClassVar[int]
    ITEM_ID_FIELD_NUMBER: _ClassVar[int]
    LINES_FIELD_NUMBER: _ClassVar[int]
    MARK_FIELD_NUMBER: _ClassVar[int]
    NUMBER_FIELD_NUMBER: _ClassVar[int]
    OPEN_FIELD_NUMBER: _ClassVar[int]
    POSTING_DATE_FIELD_NUMBER: _ClassVar[int]
    PRINTED_FIELD_NUMBER: _ClassVar[int]
    PROFILE_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    TOTAL_FIELD_NUMBER: _ClassVar[int]
    TO_DATE_FIELD_NUMBER: _ClassVar[int]
    VERSION_FROM_FIELD_NUMBER: _ClassVar[int]
    acts: _containers.RepeatedCompositeFieldContainer[InterestNote.Act]
    basis: InterestBasis
    code: str
    customer_number: str
    due_date: _common_pb2.Date
    fees: _containers.RepeatedCompositeFieldContainer[InterestCharge]
    from_date: _common_pb2.Date
    interest: _common_pb2.Money
    item_id: int
    lines: _containers.RepeatedCompositeFieldContainer[InterestCharge]
    mark: InterestMark
    number: str
    open: _common_pb2.Money
    posting_date: _common_pb2.Date
    printed: bool
    profile: str
    state: InterestNoteState
    to_date: _common_pb2.Date
    total: _common_pb2.Money
    version_from: _common_pb2.Date
    def __init__(self, number: _Optional[str] = ..., customer_number: _Optional[str] = ..., state: _Optional[_Union[InterestNoteState, str]] = ..., mark: _Optional[_Union[InterestMark, str]] = ..., profile: _Optional[str] = ..., code: _Optional[str] = ..., version_from: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., to_date: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., interest: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., total: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., open: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., lines: _Optional[_Iterable[_Union[InterestCharge, _Mapping]]] = ..., fees: _Optional[_Iterable[_Union[InterestCharge, _Mapping]]] = ..., item_id: _Optional[int] = ..., acts: _Optional[_Iterable[_Union[InterestNote.Act, _Mapping]]] = ..., printed: bool = ..., posting_date: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., due_date: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., basis: _Optional[_Union[InterestBasis, str]] = ..., from_date: _Optional[_Union[_common_pb2.Date, _Mapping]] = ...) -> None: ...

class InterestPiece(_message.Message):
    __slots__ = ["base", "interest", "interval", "to", "value", "version_from"]
    BASE_FIELD_NUMBER: _ClassVar[int]
    FROM_FIELD_NUMBER: _ClassVar[int]
    INTEREST_FIELD_NUMBER: _ClassVar[int]
    INTERVAL_FIELD_NUMBER: _ClassVar[int]
    TO_FIELD_NUMBER: _ClassVar[int]
    VALUE_FIELD_NUMBER: _ClassVar[int]
    VERSION_FROM_FIELD_NUMBER: _ClassVar[int]
    base: _common_pb2.Money
    interest: _common_pb2.Money
    interval: int
    to: _common_pb2.Date
    value: _common_pb2.Decimal
    version_from: _common_pb2.Date
    def __init__(self, interval: _Optional[int] = ..., to: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., base: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., value: _Optional[_Union[_common_pb2.Decimal, _Mapping]] = ..., interest: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., version_from: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., **kwargs) -> None: ...

class InterestRun(_message.Message):
    __slots__ = ["after", "customer_number", "customers_max", "from_date", "profile", "profile_from", "share", "summary_only", "to_date", "transaction_types"]
    AFTER_FIELD_NUMBER: _ClassVar[int]
    CUSTOMERS_MAX_FIELD_NUMBER: _ClassVar[int]
    CUSTOMER_NUMBER_FIELD_NUMBER: _ClassVar[int]
    FROM_DATE_FIELD_NUMBER: _ClassVar[int]
    PROFILE_FIELD_NUMBER: _ClassVar[int]
    PROFILE_FROM_FIELD_NUMBER: _ClassVar[int]
    SHARE_FIELD_NUMBER: _ClassVar[int]
    SUMMARY_ONLY_FIELD_NUMBER: _ClassVar[int]
    TO_DATE_FIELD_NUMBER: _ClassVar[int]
    TRANSACTION_TYPES_FIELD_NUMBER: _ClassVar[int]
    after: str
    customer_number: str
    customers_max: int
    from_date: _common_pb2.Date
    profile: str
    profile_from: ProfileSource
    share: _common_pb2.RunShare
    summary_only: bool
    to_date: _common_pb2.Date
    transaction_types: _containers.RepeatedScalarFieldContainer[InterestTransactionType]
    def __init__(self, transaction_types: _Optional[_Iterable[_Union[InterestTransactionType, str]]] = ..., from_date: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., to_date: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., profile_from: _Optional[_Union[ProfileSource, str]] = ..., profile: _Optional[str] = ..., customer_number: _Optional[str] = ..., after: _Optional[str] = ..., customers_max: _Optional[int] = ..., summary_only: bool = ..., share: _Optional[_Union[_common_pb2.RunShare, _Mapping]] = ...) -> None: ...

class InterestTerms(_message.Message):
    __slots__ = ["basis", "calculate_from", "currencies", "every", "grace_days", "main_account", "method", "percent", "range", "unit"]
    class Currency(_message.Message):
        __slots__ = ["amount", "currency", "fee", "fee_account", "fee_tax_group", "max_interest", "min_interest", "percent", "ranges"]
        AMOUNT_FIELD_NUMBER: _ClassVar[int]
        CURRENCY_FIELD_NUMBER: _ClassVar[int]
        FEE_ACCOUNT_FIELD_NUMBER: _ClassVar[int]
        FEE_FIELD_NUMBER: _ClassVar[int]
        FEE_TAX_GROUP_FIELD_NUMBER: _ClassVar[int]
        MAX_INTEREST_FIELD_NUMBER: _ClassVar[int]
        MIN_INTEREST_FIELD_NUMBER: _ClassVar[int]
        PERCENT_FIELD_NUMBER: _ClassVar[int]
        RANGES_FIELD_NUMBER: _ClassVar[int]
        amount: _common_pb2.Money
        currency: str
        fee: _common_pb2.Money
        fee_account: str
        fee_tax_group: str
        max_interest: _common_pb2.Money
        min_interest: _common_pb2.Money
        percent: _common_pb2.Decimal
        ranges: _containers.RepeatedCompositeFieldContainer[InterestTerms.Row]
        def __init__(self, currency: _Optional[str] = ..., percent: _Optional[_Union[_common_pb2.Decimal, _Mapping]] = ..., amount: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., min_interest: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., max_interest: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., fee: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., fee_account: _Optional[str] = ..., ranges: _Optional[_Iterable[_Union[InterestTerms.Row, _Mapping]]] = ..., fee_tax_group: _Optional[str] = ...) -> None: ...
    class Row(_message.Message):
        __slots__ = ["value"]
        FROM_FIELD_NUMBER: _ClassVar[int]
        VALUE_FIELD_NUMBER: _ClassVar[int]
        value: _common_pb2.Decimal
        def __init__(self, value: _Optional[_Union[_common_pb2.Decimal, _Mapping]] = ..., **kwargs) -> None: ...
    BASIS_FIELD_NUMBER: _ClassVar[int]
    CALCULATE_FROM_FIELD_NUMBER: _ClassVar[int]
    CURRENCIES_FIELD_NUMBER: _ClassVar[int]
    EVERY_FIELD_NUMBER: _ClassVar[int]
    GRACE_DAYS_FIELD_NUMBER: _ClassVar[int]
    MAIN_ACCOUNT_FIELD_NUMBER: _ClassVar[int]
    METHOD_FIELD_NUMBER: _ClassVar[int]
    PERCENT_FIELD_NUMBER: _ClassVar[int]
    RANGE_FIELD_NUMBER: _ClassVar[int]
    UNIT_FIELD_NUMBER: _ClassVar[int]
    basis: InterestBasis
    calculate_from: InterestAnchor
    currencies: _containers.RepeatedCompositeFieldContainer[InterestTerms.Currency]
    every: int
    grace_days: int
    main_account: str
    method: InterestMethod
    percent: _common_pb2.Decimal
    range: InterestRange
    unit: IntervalUnit
    def __init__(self, every: _Optional[int] = ..., unit: _Optional[_Union[IntervalUnit, str]] = ..., basis: _Optional[_Union[InterestBasis, str]] = ..., method: _Optional[_Union[InterestMethod, str]] = ..., range: _Optional[_Union[InterestRange, str]] = ..., main_account: _Optional[str] = ..., grace_days: _Optional[int] = ..., calculate_from: _Optional[_Union[InterestAnchor, str]] = ..., percent: _Optional[_Union[_common_pb2.Decimal, _Mapping]] = ..., currencies: _Optional[_Iterable[_Union[InterestTerms.Currency, _Mapping]]] = ...) -> None: ...

class InterestTransaction(_message.Message):
    __slots__ = ["customer_number", "days_late", "document_number", "interest", "interest_code", "pieces", "profile", "skipped", "uncapped"]
    CUSTOMER_NUMBER_FIELD_NUMBER: _ClassVar[int]
    DAYS_LATE_FIELD_NUMBER: _ClassVar[int]
    DOCUMENT_NUMBER_FIELD_NUMBER: _ClassVar[int]
    INTEREST_CODE_FIELD_NUMBER: _ClassVar[int]
    INTEREST_FIELD_NUMBER: _ClassVar[int]
    PIECES_FIELD_NUMBER: _ClassVar[int]
    PROFILE_FIELD_NUMBER: _ClassVar[int]
    SKIPPED_FIELD_NUMBER: _ClassVar[int]
    UNCAPPED_FIELD_NUMBER: _ClassVar[int]
    customer_number: str
    days_late: int
    document_number: str
    interest: _common_pb2.Money
    interest_code: str
    pieces: _containers.RepeatedCompositeFieldContainer[InterestPiece]
    profile: str
    skipped: InterestSkip
    uncapped: _common_pb2.Money
    def __init__(self, document_number: _Optional[str] = ..., customer_number: _Optional[str] = ..., profile: _Optional[str] = ..., days_late: _Optional[int] = ..., interest: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., uncapped: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., pieces: _Optional[_Iterable[_Union[InterestPiece, _Mapping]]] = ..., skipped: _Optional[_Union[InterestSkip, str]] = ..., interest_code: _Optional[str] = ...) -> None: ...

class InterestVersion(_message.Message):
    __slots__ = ["earnings", "effective_from", "effective_to", "payments"]
    EARNINGS_FIELD_NUMBER: _ClassVar[int]
    EFFECTIVE_FROM_FIELD_NUMBER: _ClassVar[int]
    EFFECTIVE_TO_FIELD_NUMBER: _ClassVar[int]
    PAYMENTS_FIELD_NUMBER: _ClassVar[int]
    earnings: InterestTerms
    effective_from: _common_pb2.Date
    effective_to: _common_pb2.Date
    payments: InterestTerms
    def __init__(self, effective_from: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., effective_to: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., earnings: _Optional[_Union[InterestTerms, _Mapping]] = ..., payments: _Optional[_Union[InterestTerms, _Mapping]] = ...) -> None: ...

class ListInterestNotesRequest(_message.Message):
    __slots__ = ["company", "customer_number", "min_sequence", "page", "states"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    CUSTOMER_NUMBER_FIELD_NUMBER: _ClassVar[int]
    MIN_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    PAGE_FIELD_NUMBER: _ClassVar[int]
    STATES_FIELD_NUMBER: _ClassVar[int]
    company: str
    customer_number: str
    min_sequence: int
    page: _common_pb2.Page
    states: _containers.RepeatedScalarFieldContainer[InterestNoteState]
    def __init__(self, company: _Optional[str] = ..., customer_number: _Optional[str] = ..., states: _Optional[_Iterable[_Union[InterestNoteState, str]]] = ..., page: _Optional[_Union[_common_pb2.Page, _Mapping]] = ..., min_sequence: _Optional[int] = ...) -> None: ...

class ListInterestNotesResponse(_message.Message):
    __slots__ = ["next_page_token", "notes"]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    NOTES_FIELD_NUMBER: _ClassVar[int]
    next_page_token: str
    notes: _containers.RepeatedCompositeFieldContainer[InterestNote]
    def __init__(self, notes: _Optional[_Iterable[_Union[InterestNote, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class ListInterestVersionsRequest(_message.Message):
    __slots__ = ["as_of", "code", "company", "min_sequence"]
    AS_OF_FIELD_NUMBER: _ClassVar[int]
    CODE_FIELD_NUMBER: _ClassVar[int]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    MIN_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    as_of: _common_pb2.Date
    code: str
    company: str
    min_sequence: int
    def __init__(self, company: _Optional[str] = ..., code: _Optional[str] = ..., as_of: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., min_sequence: _Optional[int] = ...) -> None: ...

class ListInterestVersionsResponse(_message.Message):
    __slots__ = ["code"]
    CODE_FIELD_NUMBER: _ClassVar[int]
    code: InterestCode
    def __init__(self, code: _Optional[_Union[InterestCode, _Mapping]] = ...) -> None: ...

class NewInterestVersionRequest(_message.Message):
    __slots__ = ["code", "company", "if_sequence", "mode", "version"]
    CODE_FIELD_NUMBER: _ClassVar[int]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    VERSION_FIELD_NUMBER: _ClassVar[int]
    code: str
    company: str
    if_sequence: int
    mode: _common_pb2.Mode
    version: InterestVersion
    def __init__(self, company: _Optional[str] = ..., code: _Optional[str] = ..., version: _Optional[_Union[InterestVersion, _Mapping]] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class NewInterestVersionResponse(_message.Message):
    __slots__ = ["code"]
    CODE_FIELD_NUMBER: _ClassVar[int]
    code: InterestCode
    def __init__(self, code: _Optional[_Union[InterestCode, _Mapping]] = ...) -> None: ...

class PostInterestNotesRequest(_message.Message):
    __slots__ = ["company", "if_sequence", "ledger_per_note", "mode", "notes", "posting_date"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    LEDGER_PER_NOTE_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    NOTES_FIELD_NUMBER: _ClassVar[int]
    POSTING_DATE_FIELD_NUMBER: _ClassVar[int]
    company: str
    if_sequence: int
    ledger_per_note: bool
    mode: _common_pb2.Mode
    notes: _containers.RepeatedScalarFieldContainer[str]
    posting_date: _common_pb2.Date
    def __init__(self, company: _Optional[str] = ..., notes: _Optional[_Iterable[str]] = ..., posting_date: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., ledger_per_note: bool = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class PostInterestNotesResponse(_message.Message):
    __slots__ = ["journals", "notes"]
    JOURNALS_FIELD_NUMBER: _ClassVar[int]
    NOTES_FIELD_NUMBER: _ClassVar[int]
    journals: _containers.RepeatedCompositeFieldContainer[_common_pb2.JournalEntry]
    notes: _containers.RepeatedCompositeFieldContainer[InterestNote]
    def __init__(self, notes: _Optional[_Iterable[_Union[InterestNote, _Mapping]]] = ..., journals: _Optional[_Iterable[_Union[_common_pb2.JournalEntry, _Mapping]]] = ...) -> None: ...

class PrintInterestNotesRequest(_message.Message):
    __slots__ = ["company", "if_sequence", "mode", "notes"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    NOTES_FIELD_NUMBER: _ClassVar[int]
    company: str
    if_sequence: int
    mode: _common_pb2.Mode
    notes: _containers.RepeatedScalarFieldContainer[str]
    def __init__(self, company: _Optional[str] = ..., notes: _Optional[_Iterable[str]] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class PrintInterestNotesResponse(_message.Message):
    __slots__ = ["notes"]
    NOTES_FIELD_NUMBER: _ClassVar[int]
    notes: _containers.RepeatedCompositeFieldContainer[InterestNote]
    def __init__(self, notes: _Optional[_Iterable[_Union[InterestNote, _Mapping]]] = ...) -> None: ...

class ReinstateInterestRequest(_message.Message):
    __slots__ = ["company", "date", "if_sequence", "mode", "note", "positions", "reason", "scope"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    DATE_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    NOTE_FIELD_NUMBER: _ClassVar[int]
    POSITIONS_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    SCOPE_FIELD_NUMBER: _ClassVar[int]
    company: str
    date: _common_pb2.Date
    if_sequence: int
    mode: _common_pb2.Mode
    note: str
    positions: _containers.RepeatedScalarFieldContainer[int]
    reason: str
    scope: InterestScope
    def __init__(self, company: _Optional[str] = ..., note: _Optional[str] = ..., scope: _Optional[_Union[InterestScope, str]] = ..., positions: _Optional[_Iterable[int]] = ..., date: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., reason: _Optional[str] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class ReinstateInterestResponse(_message.Message):
    __slots__ = ["amount", "debit_invoice", "due", "journals", "note", "used_open_credit"]
    AMOUNT_FIELD_NUMBER: _ClassVar[int]
    DEBIT_INVOICE_FIELD_NUMBER: _ClassVar[int]
    DUE_FIELD_NUMBER: _ClassVar[int]
    JOURNALS_FIELD_NUMBER: _ClassVar[int]
    NOTE_FIELD_NUMBER: _ClassVar[int]
    USED_OPEN_CREDIT_FIELD_NUMBER: _ClassVar[int]
    amount: _common_pb2.Money
    debit_invoice: str
    due: _common_pb2.Money
    journals: _containers.RepeatedCompositeFieldContainer[_common_pb2.JournalEntry]
    note: InterestNote
    used_open_credit: _common_pb2.Money
    def __init__(self, note: _Optional[_Union[InterestNote, _Mapping]] = ..., debit_invoice: _Optional[str] = ..., amount: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., used_open_credit: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., due: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., journals: _Optional[_Iterable[_Union[_common_pb2.JournalEntry, _Mapping]]] = ...) -> None: ...

class ReverseInterestRequest(_message.Message):
    __slots__ = ["company", "date", "if_sequence", "mode", "note", "positions", "reason", "scope"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    DATE_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    NOTE_FIELD_NUMBER: _ClassVar[int]
    POSITIONS_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    SCOPE_FIELD_NUMBER: _ClassVar[int]
    company: str
    date: _common_pb2.Date
    if_sequence: int
    mode: _common_pb2.Mode
    note: str
    positions: _containers.RepeatedScalarFieldContainer[int]
    reason: str
    scope: InterestScope
    def __init__(self, company: _Optional[str] = ..., note: _Optional[str] = ..., scope: _Optional[_Union[InterestScope, str]] = ..., positions: _Optional[_Iterable[int]] = ..., date: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., reason: _Optional[str] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class ReverseInterestResponse(_message.Message):
    __slots__ = ["amount", "credit_note", "journals", "note", "open", "settled"]
    AMOUNT_FIELD_NUMBER: _ClassVar[int]
    CREDIT_NOTE_FIELD_NUMBER: _ClassVar[int]
    JOURNALS_FIELD_NUMBER: _ClassVar[int]
    NOTE_FIELD_NUMBER: _ClassVar[int]
    OPEN_FIELD_NUMBER: _ClassVar[int]
    SETTLED_FIELD_NUMBER: _ClassVar[int]
    amount: _common_pb2.Money
    credit_note: str
    journals: _containers.RepeatedCompositeFieldContainer[_common_pb2.JournalEntry]
    note: InterestNote
    open: _common_pb2.Money
    settled: _common_pb2.Money
    def __init__(self, note: _Optional[_Union[InterestNote, _Mapping]] = ..., credit_note: _Optional[str] = ..., amount: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., settled: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., open: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., journals: _Optional[_Iterable[_Union[_common_pb2.JournalEntry, _Mapping]]] = ...) -> None: ...

class SetInterestCodeRequest(_message.Message):
    __slots__ = ["code", "company", "description", "if_sequence", "mode", "version"]
    CODE_FIELD_NUMBER: _ClassVar[int]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    DESCRIPTION_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    VERSION_FIELD_NUMBER: _ClassVar[int]
    code: str
    company: str
    description: str
    if_sequence: int
    mode: _common_pb2.Mode
    version: InterestVersion
    def __init__(self, company: _Optional[str] = ..., code: _Optional[str] = ..., description: _Optional[str] = ..., version: _Optional[_Union[InterestVersion, _Mapping]] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class SetInterestCodeResponse(_message.Message):
    __slots__ = ["code"]
    CODE_FIELD_NUMBER: _ClassVar[int]
    code: InterestCode
    def __init__(self, code: _Optional[_Union[InterestCode, _Mapping]] = ...) -> None: ...

class SimulateInterestRequest(_message.Message):
    __slots__ = ["company", "min_sequence", "run"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    MIN_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    RUN_FIELD_NUMBER: _ClassVar[int]
    company: str
    min_sequence: int
    run: InterestRun
    def __init__(self, company: _Optional[str] = ..., run: _Optional[_Union[InterestRun, _Mapping]] = ..., min_sequence: _Optional[int] = ...) -> None: ...

class SimulateInterestResponse(_message.Message):
    __slots__ = ["next", "notes", "notes_made", "totals", "transactions", "transactions_seen"]
    NEXT_FIELD_NUMBER: _ClassVar[int]
    NOTES_FIELD_NUMBER: _ClassVar[int]
    NOTES_MADE_FIELD_NUMBER: _ClassVar[int]
    TOTALS_FIELD_NUMBER: _ClassVar[int]
    TRANSACTIONS_FIELD_NUMBER: _ClassVar[int]
    TRANSACTIONS_SEEN_FIELD_NUMBER: _ClassVar[int]
    next: str
    notes: _containers.RepeatedCompositeFieldContainer[InterestNote]
    notes_made: int
    totals: _containers.RepeatedCompositeFieldContainer[_common_pb2.Money]
    transactions: _containers.RepeatedCompositeFieldContainer[InterestTransaction]
    transactions_seen: int
    def __init__(self, transactions: _Optional[_Iterable[_Union[InterestTransaction, _Mapping]]] = ..., notes: _Optional[_Iterable[_Union[InterestNote, _Mapping]]] = ..., totals: _Optional[_Iterable[_Union[_common_pb2.Money, _Mapping]]] = ..., next: _Optional[str] = ..., transactions_seen: _Optional[int] = ..., notes_made: _Optional[int] = ...) -> None: ...

class WaiveInterestRequest(_message.Message):
    __slots__ = ["company", "date", "if_sequence", "mode", "note", "positions", "reason", "scope"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    DATE_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    NOTE_FIELD_NUMBER: _ClassVar[int]
    POSITIONS_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    SCOPE_FIELD_NUMBER: _ClassVar[int]
    company: str
    date: _common_pb2.Date
    if_sequence: int
    mode: _common_pb2.Mode
    note: str
    positions: _containers.RepeatedScalarFieldContainer[int]
    reason: str
    scope: InterestScope
    def __init__(self, company: _Optional[str] = ..., note: _Optional[str] = ..., scope: _Optional[_Union[InterestScope, str]] = ..., positions: _Optional[_Iterable[int]] = ..., date: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., reason: _Optional[str] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class WaiveInterestResponse(_message.Message):
    __slots__ = ["amount", "credit_note", "journals", "note", "open", "settled"]
    AMOUNT_FIELD_NUMBER: _ClassVar[int]
    CREDIT_NOTE_FIELD_NUMBER: _ClassVar[int]
    JOURNALS_FIELD_NUMBER: _ClassVar[int]
    NOTE_FIELD_NUMBER: _ClassVar[int]
    OPEN_FIELD_NUMBER: _ClassVar[int]
    SETTLED_FIELD_NUMBER: _ClassVar[int]
    amount: _common_pb2.Money
    credit_note: str
    journals: _containers.RepeatedCompositeFieldContainer[_common_pb2.JournalEntry]
    note: InterestNote
    open: _common_pb2.Money
    settled: _common_pb2.Money
    def __init__(self, note: _Optional[_Union[InterestNote, _Mapping]] = ..., credit_note: _Optional[str] = ..., amount: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., settled: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., open: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., journals: _Optional[_Iterable[_Union[_common_pb2.JournalEntry, _Mapping]]] = ...) -> None: ...

class IntervalUnit(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__: list[str] = []

class InterestBasis(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__: list[str] = []

class InterestMethod(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__: list[str] = []

class InterestRange(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__: list[str] = []

class InterestAnchor(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__: list[str] = []

class InterestTransactionType(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__: list[str] = []

class ProfileSource(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__: list[str] = []

class InterestSkip(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__: list[str] = []

class InterestNoteState(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__: list[str] = []

class InterestMark(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__: list[str] = []

class InterestActKind(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__: list[str] = []

class InterestScope(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__: list[str] = []
