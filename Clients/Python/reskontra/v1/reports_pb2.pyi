from google.protobuf import timestamp_pb2 as _timestamp_pb2
from reskontra.v1 import common_pb2 as _common_pb2
from reskontra.v1 import invoicing_pb2 as _invoicing_pb2
from reskontra.v1 import options_pb2 as _options_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from typing import ClassVar as _ClassVar, Iterable as _Iterable, Mapping as _Mapping, Optional as _Optional, Union as _Union

AGING_BASIS_DOCUMENT_DATE: AgingBasis
AGING_BASIS_DUE_DATE: AgingBasis
AGING_BASIS_TRANSACTION_DATE: AgingBasis
AGING_BASIS_UNSPECIFIED: AgingBasis
DESCRIPTOR: _descriptor.FileDescriptor
EXPOSURE_COMPONENT_AUTHORIZATIONS: ExposureComponent
EXPOSURE_COMPONENT_CREDIT_NOTES: ExposureComponent
EXPOSURE_COMPONENT_DELIVERED: ExposureComponent
EXPOSURE_COMPONENT_INVOICES: ExposureComponent
EXPOSURE_COMPONENT_ORDERS: ExposureComponent
EXPOSURE_COMPONENT_PAYMENTS: ExposureComponent
EXPOSURE_COMPONENT_UNSPECIFIED: ExposureComponent
FIGURE_CAUSE_DELIVERED: FigureCause
FIGURE_CAUSE_DIFFERENCE: FigureCause
FIGURE_CAUSE_DISCOUNT: FigureCause
FIGURE_CAUSE_ENTRY: FigureCause
FIGURE_CAUSE_ORDERED: FigureCause
FIGURE_CAUSE_PENNY: FigureCause
FIGURE_CAUSE_POSTED: FigureCause
FIGURE_CAUSE_RESERVED: FigureCause
FIGURE_CAUSE_SETTLED: FigureCause
FIGURE_CAUSE_UNDONE: FigureCause
FIGURE_CAUSE_UNSPECIFIED: FigureCause

class AgingRow(_message.Message):
    __slots__ = ["buckets_minor", "currency", "customer_number", "name", "total_minor"]
    BUCKETS_MINOR_FIELD_NUMBER: _ClassVar[int]
    CURRENCY_FIELD_NUMBER: _ClassVar[int]
    CUSTOMER_NUMBER_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    TOTAL_MINOR_FIELD_NUMBER: _ClassVar[int]
    buckets_minor: _containers.RepeatedScalarFieldContainer[int]
    currency: str
    customer_number: str
    name: str
    total_minor: int
    def __init__(self, customer_number: _Optional[str] = ..., name: _Optional[str] = ..., currency: _Optional[str] = ..., buckets_minor: _Optional[_Iterable[int]] = ..., total_minor: _Optional[int] = ...) -> None: ...

class ExplainFigureRequest(_message.Message):
    __slots__ = ["account", "at", "balance", "bucket", "company", "document", "exposure", "min_sequence", "page"]
    class AccountFigure(_message.Message):
        __slots__ = ["currency", "main_account"]
        CURRENCY_FIELD_NUMBER: _ClassVar[int]
        MAIN_ACCOUNT_FIELD_NUMBER: _ClassVar[int]
        currency: str
        main_account: str
        def __init__(self, main_account: _Optional[str] = ..., currency: _Optional[str] = ...) -> None: ...
    class BalanceFigure(_message.Message):
        __slots__ = ["currency", "customer_number"]
        CURRENCY_FIELD_NUMBER: _ClassVar[int]
        CUSTOMER_NUMBER_FIELD_NUMBER: _ClassVar[int]
        currency: str
        customer_number: str
        def __init__(self, customer_number: _Optional[str] = ..., currency: _Optional[str] = ...) -> None: ...
    class BucketFigure(_message.Message):
        __slots__ = ["basis", "bucket_days", "currency", "customer_number", "place"]
        BASIS_FIELD_NUMBER: _ClassVar[int]
        BUCKET_DAYS_FIELD_NUMBER: _ClassVar[int]
        CURRENCY_FIELD_NUMBER: _ClassVar[int]
        CUSTOMER_NUMBER_FIELD_NUMBER: _ClassVar[int]
        PLACE_FIELD_NUMBER: _ClassVar[int]
        basis: AgingBasis
        bucket_days: _containers.RepeatedScalarFieldContainer[int]
        currency: str
        customer_number: str
        place: int
        def __init__(self, customer_number: _Optional[str] = ..., currency: _Optional[str] = ..., basis: _Optional[_Union[AgingBasis, str]] = ..., bucket_days: _Optional[_Iterable[int]] = ..., place: _Optional[int] = ...) -> None: ...
    class DocumentFigure(_message.Message):
        __slots__ = ["document_number"]
        DOCUMENT_NUMBER_FIELD_NUMBER: _ClassVar[int]
        document_number: str
        def __init__(self, document_number: _Optional[str] = ...) -> None: ...
    class ExposureFigure(_message.Message):
        __slots__ = ["component", "currency", "customer_number"]
        COMPONENT_FIELD_NUMBER: _ClassVar[int]
        CURRENCY_FIELD_NUMBER: _ClassVar[int]
        CUSTOMER_NUMBER_FIELD_NUMBER: _ClassVar[int]
        component: ExposureComponent
        currency: str
        customer_number: str
        def __init__(self, customer_number: _Optional[str] = ..., currency: _Optional[str] = ..., component: _Optional[_Union[ExposureComponent, str]] = ...) -> None: ...
    ACCOUNT_FIELD_NUMBER: _ClassVar[int]
    AT_FIELD_NUMBER: _ClassVar[int]
    BALANCE_FIELD_NUMBER: _ClassVar[int]
    BUCKET_FIELD_NUMBER: _ClassVar[int]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    DOCUMENT_FIELD_NUMBER: _ClassVar[int]
    EXPOSURE_FIELD_NUMBER: _ClassVar[int]
    MIN_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    PAGE_FIELD_NUMBER: _ClassVar[int]
    account: ExplainFigureRequest.AccountFigure
    at: _common_pb2.At
    balance: ExplainFigureRequest.BalanceFigure
    bucket: ExplainFigureRequest.BucketFigure
    company: str
    document: ExplainFigureRequest.DocumentFigure
    exposure: ExplainFigureRequest.ExposureFigure
    min_sequence: int
    page: _common_pb2.Page
    def __init__(self, company: _Optional[str] = ..., document: _Optional[_Union[ExplainFigureRequest.DocumentFigure, _Mapping]] = ..., balance: _Optional[_Union[ExplainFigureRequest.BalanceFigure, _Mapping]] = ..., bucket: _Optional[_Union[ExplainFigureRequest.BucketFigure, _Mapping]] = ..., exposure: _Optional[_Union[ExplainFigureRequest.ExposureFigure, _Mapping]] = ..., account: _Optional[_Union[ExplainFigureRequest.AccountFigure, _Mapping]] = ..., at: _Optional[_Union[_common_pb2.At, _Mapping]] = ..., page: _Optional[_Union[_common_pb2.Page, _Mapping]] = ..., min_sequence: _Optional[int] = ...) -> None: ...

class ExplainFigureResponse(_message.Message):
    __slots__ = ["adds_up", "figure", "known_at", "next_page_token", "rows", "told"]
    ADDS_UP_FIELD_NUMBER: _ClassVar[int]
    FIGURE_FIELD_NUMBER: _ClassVar[int]
    KNOWN_AT_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    ROWS_FIELD_NUMBER: _ClassVar[int]
    TOLD_FIELD_NUMBER: _ClassVar[int]
    adds_up: bool
    figure: _common_pb2.Money
    known_at: int
    next_page_token: str
    rows: _containers.RepeatedCompositeFieldContainer[FigureRow]
    told: _common_pb2.Money
    def __init__(self, figure: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., rows: _Optional[_Iterable[_Union[FigureRow, _Mapping]]] = ..., next_page_token: _Optional[str] = ..., told: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., adds_up: bool = ..., known_at: _Optional[int] = ...) -> None: ...

class FigureRow(_message.Message):
    __slots__ = ["amount", "at", "authorization_id", "cause", "counterpart", "customer_number", "date", "document_number", "event", "item_id", "kind", "method", "order", "posting_type", "principal", "rate", "rate_unit", "request_key", "rules", "sequence", "settlement_id", "transaction_amount", "voucher"]
    AMOUNT_FIELD_NUMBER: _ClassVar[int]
    AT_FIELD_NUMBER: _ClassVar[int]
    AUTHORIZATION_ID_FIELD_NUMBER: _ClassVar[int]
    CAUSE_FIELD_NUMBER: _ClassVar[int]
    COUNTERPART_FIELD_NUMBER: _ClassVar[int]
    CUSTOMER_NUMBER_FIELD_NUMBER: _ClassVar[int]
    DATE_FIELD_NUMBER: _ClassVar[int]
    DOCUMENT_NUMBER_FIELD_NUMBER: _ClassVar[int]
    EVENT_FIELD_NUMBER: _ClassVar[int]
    ITEM_ID_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    METHOD_FIELD_NUMBER: _ClassVar[int]
    ORDER_FIELD_NUMBER: _ClassVar[int]
    POSTING_TYPE_FIELD_NUMBER: _ClassVar[int]
    PRINCIPAL_FIELD_NUMBER: _ClassVar[int]
    RATE_FIELD_NUMBER: _ClassVar[int]
    RATE_UNIT_FIELD_NUMBER: _ClassVar[int]
    REQUEST_KEY_FIELD_NUMBER: _ClassVar[int]
    RULES_FIELD_NUMBER: _ClassVar[int]
    SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    SETTLEMENT_ID_FIELD_NUMBER: _ClassVar[int]
    TRANSACTION_AMOUNT_FIELD_NUMBER: _ClassVar[int]
    VOUCHER_FIELD_NUMBER: _ClassVar[int]
    amount: _common_pb2.Money
    at: _timestamp_pb2.Timestamp
    authorization_id: int
    cause: FigureCause
    counterpart: str
    customer_number: str
    date: _common_pb2.Date
    document_number: str
    event: int
    item_id: int
    kind: _common_pb2.ItemKind
    method: str
    order: str
    posting_type: _common_pb2.PostingType
    principal: str
    rate: _common_pb2.Decimal
    rate_unit: int
    request_key: bytes
    rules: _containers.RepeatedScalarFieldContainer[str]
    sequence: int
    settlement_id: int
    transaction_amount: _common_pb2.Money
    voucher: str
    def __init__(self, cause: _Optional[_Union[FigureCause, str]] = ..., amount: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., date: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., kind: _Optional[_Union[_common_pb2.ItemKind, str]] = ..., document_number: _Optional[str] = ..., counterpart: _Optional[str] = ..., settlement_id: _Optional[int] = ..., voucher: _Optional[str] = ..., posting_type: _Optional[_Union[_common_pb2.PostingType, str]] = ..., order: _Optional[str] = ..., authorization_id: _Optional[int] = ..., rules: _Optional[_Iterable[str]] = ..., sequence: _Optional[int] = ..., event: _Optional[int] = ..., principal: _Optional[str] = ..., at: _Optional[_Union[_timestamp_pb2.Timestamp, _Mapping]] = ..., method: _Optional[str] = ..., request_key: _Optional[bytes] = ..., customer_number: _Optional[str] = ..., item_id: _Optional[int] = ..., transaction_amount: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., rate: _Optional[_Union[_common_pb2.Decimal, _Mapping]] = ..., rate_unit: _Optional[int] = ...) -> None: ...

class FindHit(_message.Message):
    __slots__ = ["amount", "customer_number", "date", "id", "kind", "number", "open"]
    AMOUNT_FIELD_NUMBER: _ClassVar[int]
    CUSTOMER_NUMBER_FIELD_NUMBER: _ClassVar[int]
    DATE_FIELD_NUMBER: _ClassVar[int]
    ID_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    NUMBER_FIELD_NUMBER: _ClassVar[int]
    OPEN_FIELD_NUMBER: _ClassVar[int]
    amount: _common_pb2.Money
    customer_number: str
    date: _common_pb2.Date
    id: int
    kind: str
    number: str
    open: _common_pb2.Money
    def __init__(self, kind: _Optional[str] = ..., number: _Optional[str] = ..., id: _Optional[int] = ..., customer_number: _Optional[str] = ..., amount: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., open: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., date: _Optional[_Union[_common_pb2.Date, _Mapping]] = ...) -> None: ...

class FindRequest(_message.Message):
    __slots__ = ["company", "number"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    NUMBER_FIELD_NUMBER: _ClassVar[int]
    company: str
    number: str
    def __init__(self, company: _Optional[str] = ..., number: _Optional[str] = ...) -> None: ...

class FindResponse(_message.Message):
    __slots__ = ["hits"]
    HITS_FIELD_NUMBER: _ClassVar[int]
    hits: _containers.RepeatedCompositeFieldContainer[FindHit]
    def __init__(self, hits: _Optional[_Iterable[_Union[FindHit, _Mapping]]] = ...) -> None: ...

class GetAgingRequest(_message.Message):
    __slots__ = ["at", "basis", "bucket_days", "company", "customer_number", "min_sequence", "page", "totals_only"]
    AT_FIELD_NUMBER: _ClassVar[int]
    BASIS_FIELD_NUMBER: _ClassVar[int]
    BUCKET_DAYS_FIELD_NUMBER: _ClassVar[int]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    CUSTOMER_NUMBER_FIELD_NUMBER: _ClassVar[int]
    MIN_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    PAGE_FIELD_NUMBER: _ClassVar[int]
    TOTALS_ONLY_FIELD_NUMBER: _ClassVar[int]
    at: _common_pb2.At
    basis: AgingBasis
    bucket_days: _containers.RepeatedScalarFieldContainer[int]
    company: str
    customer_number: str
    min_sequence: int
    page: _common_pb2.Page
    totals_only: bool
    def __init__(self, company: _Optional[str] = ..., customer_number: _Optional[str] = ..., basis: _Optional[_Union[AgingBasis, str]] = ..., bucket_days: _Optional[_Iterable[int]] = ..., at: _Optional[_Union[_common_pb2.At, _Mapping]] = ..., page: _Optional[_Union[_common_pb2.Page, _Mapping]] = ..., totals_only: bool = ..., min_sequence: _Optional[int] = ...) -> None: ...

class GetAgingResponse(_message.Message):
    __slots__ = ["labels", "next_page_token", "rows", "totals"]
    LABELS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    ROWS_FIELD_NUMBER: _ClassVar[int]
    TOTALS_FIELD_NUMBER: _ClassVar[int]
    labels: _containers.RepeatedScalarFieldContainer[str]
    next_page_token: str
    rows: _containers.RepeatedCompositeFieldContainer[AgingRow]
    totals: _containers.RepeatedCompositeFieldContainer[AgingRow]
    def __init__(self, labels: _Optional[_Iterable[str]] = ..., rows: _Optional[_Iterable[_Union[AgingRow, _Mapping]]] = ..., totals: _Optional[_Iterable[_Union[AgingRow, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class GetStatementRequest(_message.Message):
    __slots__ = ["company", "currency", "customer_number", "known_at", "min_sequence", "to"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    CURRENCY_FIELD_NUMBER: _ClassVar[int]
    CUSTOMER_NUMBER_FIELD_NUMBER: _ClassVar[int]
    FROM_FIELD_NUMBER: _ClassVar[int]
    KNOWN_AT_FIELD_NUMBER: _ClassVar[int]
    MIN_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    TO_FIELD_NUMBER: _ClassVar[int]
    company: str
    currency: str
    customer_number: str
    known_at: int
    min_sequence: int
    to: _common_pb2.Date
    def __init__(self, company: _Optional[str] = ..., customer_number: _Optional[str] = ..., to: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., currency: _Optional[str] = ..., known_at: _Optional[int] = ..., min_sequence: _Optional[int] = ..., **kwargs) -> None: ...

class GetStatementResponse(_message.Message):
    __slots__ = ["closing_balance", "lines", "opening_balance"]
    CLOSING_BALANCE_FIELD_NUMBER: _ClassVar[int]
    LINES_FIELD_NUMBER: _ClassVar[int]
    OPENING_BALANCE_FIELD_NUMBER: _ClassVar[int]
    closing_balance: _common_pb2.Money
    lines: _containers.RepeatedCompositeFieldContainer[StatementLine]
    opening_balance: _common_pb2.Money
    def __init__(self, opening_balance: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., lines: _Optional[_Iterable[_Union[StatementLine, _Mapping]]] = ..., closing_balance: _Optional[_Union[_common_pb2.Money, _Mapping]] = ...) -> None: ...

class GetTrialBalanceRequest(_message.Message):
    __slots__ = ["as_of", "company", "known_at", "min_sequence"]
    AS_OF_FIELD_NUMBER: _ClassVar[int]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    KNOWN_AT_FIELD_NUMBER: _ClassVar[int]
    MIN_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    as_of: _common_pb2.Date
    company: str
    known_at: int
    min_sequence: int
    def __init__(self, company: _Optional[str] = ..., as_of: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., min_sequence: _Optional[int] = ..., known_at: _Optional[int] = ...) -> None: ...

class GetTrialBalanceResponse(_message.Message):
    __slots__ = ["accounting_currency", "accounting_difference_minor", "known_at", "open_items_minor", "receivables_minor", "rows"]
    ACCOUNTING_CURRENCY_FIELD_NUMBER: _ClassVar[int]
    ACCOUNTING_DIFFERENCE_MINOR_FIELD_NUMBER: _ClassVar[int]
    KNOWN_AT_FIELD_NUMBER: _ClassVar[int]
    OPEN_ITEMS_MINOR_FIELD_NUMBER: _ClassVar[int]
    RECEIVABLES_MINOR_FIELD_NUMBER: _ClassVar[int]
    ROWS_FIELD_NUMBER: _ClassVar[int]
    accounting_currency: str
    accounting_difference_minor: int
    known_at: int
    open_items_minor: int
    receivables_minor: int
    rows: _containers.RepeatedCompositeFieldContainer[TrialBalanceRow]
    def __init__(self, rows: _Optional[_Iterable[_Union[TrialBalanceRow, _Mapping]]] = ..., accounting_currency: _Optional[str] = ..., accounting_difference_minor: _Optional[int] = ..., receivables_minor: _Optional[int] = ..., open_items_minor: _Optional[int] = ..., known_at: _Optional[int] = ...) -> None: ...

class ListOpenItemsRequest(_message.Message):
    __slots__ = ["at", "company", "customer_number", "include_closed", "include_settlements", "kinds", "min_sequence", "page"]
    AT_FIELD_NUMBER: _ClassVar[int]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    CUSTOMER_NUMBER_FIELD_NUMBER: _ClassVar[int]
    INCLUDE_CLOSED_FIELD_NUMBER: _ClassVar[int]
    INCLUDE_SETTLEMENTS_FIELD_NUMBER: _ClassVar[int]
    KINDS_FIELD_NUMBER: _ClassVar[int]
    MIN_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    PAGE_FIELD_NUMBER: _ClassVar[int]
    at: _common_pb2.At
    company: str
    customer_number: str
    include_closed: bool
    include_settlements: bool
    kinds: _containers.RepeatedScalarFieldContainer[_common_pb2.ItemKind]
    min_sequence: int
    page: _common_pb2.Page
    def __init__(self, company: _Optional[str] = ..., customer_number: _Optional[str] = ..., include_closed: bool = ..., include_settlements: bool = ..., at: _Optional[_Union[_common_pb2.At, _Mapping]] = ..., page: _Optional[_Union[_common_pb2.Page, _Mapping]] = ..., kinds: _Optional[_Iterable[_Union[_common_pb2.ItemKind, str]]] = ..., min_sequence: _Optional[int] = ...) -> None: ...

class ListOpenItemsResponse(_message.Message):
    __slots__ = ["items", "next_page_token", "totals"]
    ITEMS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    TOTALS_FIELD_NUMBER: _ClassVar[int]
    items: _containers.RepeatedCompositeFieldContainer[_invoicing_pb2.OpenItem]
    next_page_token: str
    totals: _containers.RepeatedCompositeFieldContainer[_common_pb2.Money]
    def __init__(self, items: _Optional[_Iterable[_Union[_invoicing_pb2.OpenItem, _Mapping]]] = ..., next_page_token: _Optional[str] = ..., totals: _Optional[_Iterable[_Union[_common_pb2.Money, _Mapping]]] = ...) -> None: ...

class ProveDocumentRequest(_message.Message):
    __slots__ = ["company", "document_number", "min_sequence", "tree_size"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    DOCUMENT_NUMBER_FIELD_NUMBER: _ClassVar[int]
    MIN_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    TREE_SIZE_FIELD_NUMBER: _ClassVar[int]
    company: str
    document_number: str
    min_sequence: int
    tree_size: int
    def __init__(self, company: _Optional[str] = ..., document_number: _Optional[str] = ..., tree_size: _Optional[int] = ..., min_sequence: _Optional[int] = ...) -> None: ...

class ProveDocumentResponse(_message.Message):
    __slots__ = ["checkpoint", "instant_nanoseconds", "path", "record", "sequence", "tree_size"]
    CHECKPOINT_FIELD_NUMBER: _ClassVar[int]
    INSTANT_NANOSECONDS_FIELD_NUMBER: _ClassVar[int]
    PATH_FIELD_NUMBER: _ClassVar[int]
    RECORD_FIELD_NUMBER: _ClassVar[int]
    SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    TREE_SIZE_FIELD_NUMBER: _ClassVar[int]
    checkpoint: str
    instant_nanoseconds: int
    path: _containers.RepeatedScalarFieldContainer[bytes]
    record: bytes
    sequence: int
    tree_size: int
    def __init__(self, sequence: _Optional[int] = ..., instant_nanoseconds: _Optional[int] = ..., record: _Optional[bytes] = ..., tree_size: _Optional[int] = ..., path: _Optional[_Iterable[bytes]] = ..., checkpoint: _Optional[str] = ...) -> None: ...

class StatementLine(_message.Message):
    __slots__ = ["amount", "balance", "company", "date", "due_date", "kind", "number", "open", "settlement_id"]
    AMOUNT_FIELD_NUMBER: _ClassVar[int]
    BALANCE_FIELD_NUMBER: _ClassVar[int]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    DATE_FIELD_NUMBER: _ClassVar[int]
    DUE_DATE_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    NUMBER_FIELD_NUMBER: _ClassVar[int]
    OPEN_FIELD_NUMBER: _ClassVar[int]
    SETTLEMENT_ID_FIELD_NUMBER: _ClassVar[int]
    amount: _common_pb2.Money
    balance: _common_pb2.Money
    company: str
    date: _common_pb2.Date
    due_date: _common_pb2.Date
    kind: _common_pb2.ItemKind
    number: str
    open: _common_pb2.Money
    settlement_id: int
    def __init__(self, date: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., kind: _Optional[_Union[_common_pb2.ItemKind, str]] = ..., number: _Optional[str] = ..., amount: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., balance: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., due_date: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., open: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., settlement_id: _Optional[int] = ..., company: _Optional[str] = ...) -> None: ...

class TrialBalanceRow(_message.Message):
    __slots__ = ["accounting_credit_minor", "accounting_debit_minor", "credit_minor", "currency", "debit_minor", "main_account", "name"]
    ACCOUNTING_CREDIT_MINOR_FIELD_NUMBER: _ClassVar[int]
    ACCOUNTING_DEBIT_MINOR_FIELD_NUMBER: _ClassVar[int]
    CREDIT_MINOR_FIELD_NUMBER: _ClassVar[int]
    CURRENCY_FIELD_NUMBER: _ClassVar[int]
    DEBIT_MINOR_FIELD_NUMBER: _ClassVar[int]
    MAIN_ACCOUNT_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    accounting_credit_minor: int
    accounting_debit_minor: int
    credit_minor: int
    currency: str
    debit_minor: int
    main_account: str
    name: str
    def __init__(self, main_account: _Optional[str] = ..., name: _Optional[str] = ..., currency: _Optional[str] = ..., debit_minor: _Optional[int] = ..., credit_minor: _Optional[int] = ..., accounting_debit_minor: _Optional[int] = ..., accounting_credit_minor: _Optional[int] = ...) -> None: ...

class AgingBasis(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__: list[str] = []

class ExposureComponent(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__: list[str] = []

class FigureCause(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__: list[str] = []
