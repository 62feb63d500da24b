from reskontra.v1 import common_pb2 as _common_pb2
from reskontra.v1 import invoicing_pb2 as _invoicing_pb2
from reskontra.v1 import options_pb2 as _options_pb2
from reskontra.v1 import setup_pb2 as _setup_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from typing import ClassVar as _ClassVar, Iterable as _Iterable, Mapping as _Mapping, Optional as _Optional, Union as _Union

CLOSE_STEP_BATCH_JOBS: CloseStep
CLOSE_STEP_BILL_JOURNALS: CloseStep
CLOSE_STEP_EU_SALES_LIST: CloseStep
CLOSE_STEP_FREE_TEXT_INVOICES: CloseStep
CLOSE_STEP_ORDER_CONFIRMATIONS: CloseStep
CLOSE_STEP_PACKING_SLIPS: CloseStep
CLOSE_STEP_PAYMENT_JOURNALS: CloseStep
CLOSE_STEP_PICKING_LISTS: CloseStep
CLOSE_STEP_RECONCILIATION_DIFFERENCES: CloseStep
CLOSE_STEP_REVALUATIONS: CloseStep
CLOSE_STEP_SALES_INVOICES: CloseStep
CLOSE_STEP_UNSPECIFIED: CloseStep
DESCRIPTOR: _descriptor.FileDescriptor
PERIOD_ACCESS_ALL: PeriodAccess
PERIOD_ACCESS_GROUP: PeriodAccess
PERIOD_ACCESS_NONE: PeriodAccess
PERIOD_ACCESS_UNSPECIFIED: PeriodAccess
PERIOD_MODULE_BANK: PeriodModule
PERIOD_MODULE_CUSTOMER: PeriodModule
PERIOD_MODULE_LEDGER: PeriodModule
PERIOD_MODULE_SALES_ORDER: PeriodModule
PERIOD_MODULE_SALES_TAX: PeriodModule
PERIOD_MODULE_UNSPECIFIED: PeriodModule
REVALUATION_DIMENSIONS_NONE: RevaluationDimensions
REVALUATION_DIMENSIONS_POSTING: RevaluationDimensions
REVALUATION_DIMENSIONS_TABLE: RevaluationDimensions
REVALUATION_DIMENSIONS_UNSPECIFIED: RevaluationDimensions
REVALUATION_METHOD_INVOICE_DATE: RevaluationMethod
REVALUATION_METHOD_MINIMUM: RevaluationMethod
REVALUATION_METHOD_STANDARD: RevaluationMethod
REVALUATION_METHOD_UNSPECIFIED: RevaluationMethod
REVALUATION_PROFILE_POSTING: RevaluationProfile
REVALUATION_PROFILE_SELECT: RevaluationProfile
REVALUATION_PROFILE_UNSPECIFIED: RevaluationProfile

class CloseCheckRequest(_message.Message):
    __slots__ = ["company", "min_sequence", "period"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    MIN_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    PERIOD_FIELD_NUMBER: _ClassVar[int]
    company: str
    min_sequence: int
    period: str
    def __init__(self, company: _Optional[str] = ..., period: _Optional[str] = ..., min_sequence: _Optional[int] = ...) -> None: ...

class CloseCheckResponse(_message.Message):
    __slots__ = ["confirm_token", "open", "period"]
    class Row(_message.Message):
        __slots__ = ["count", "step"]
        COUNT_FIELD_NUMBER: _ClassVar[int]
        STEP_FIELD_NUMBER: _ClassVar[int]
        count: int
        step: CloseStep
        def __init__(self, step: _Optional[_Union[CloseStep, str]] = ..., count: _Optional[int] = ...) -> None: ...
    CONFIRM_TOKEN_FIELD_NUMBER: _ClassVar[int]
    OPEN_FIELD_NUMBER: _ClassVar[int]
    PERIOD_FIELD_NUMBER: _ClassVar[int]
    confirm_token: str
    open: _containers.RepeatedCompositeFieldContainer[CloseCheckResponse.Row]
    period: _setup_pb2.Period
    def __init__(self, period: _Optional[_Union[_setup_pb2.Period, _Mapping]] = ..., open: _Optional[_Iterable[_Union[CloseCheckResponse.Row, _Mapping]]] = ..., confirm_token: _Optional[str] = ...) -> None: ...

class CloseFiscalYearRequest(_message.Message):
    __slots__ = ["company", "confirm_token", "if_sequence", "mode", "year"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    CONFIRM_TOKEN_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    YEAR_FIELD_NUMBER: _ClassVar[int]
    company: str
    confirm_token: str
    if_sequence: int
    mode: _common_pb2.Mode
    year: int
    def __init__(self, company: _Optional[str] = ..., year: _Optional[int] = ..., confirm_token: _Optional[str] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class CloseFiscalYearResponse(_message.Message):
    __slots__ = ["balances", "periods"]
    BALANCES_FIELD_NUMBER: _ClassVar[int]
    PERIODS_FIELD_NUMBER: _ClassVar[int]
    balances: ReconcileResponse
    periods: _containers.RepeatedCompositeFieldContainer[_setup_pb2.Period]
    def __init__(self, periods: _Optional[_Iterable[_Union[_setup_pb2.Period, _Mapping]]] = ..., balances: _Optional[_Union[ReconcileResponse, _Mapping]] = ...) -> None: ...

class CreateEuSalesListRequest(_message.Message):
    __slots__ = ["company", "if_sequence", "mode", "to"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    FROM_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    TO_FIELD_NUMBER: _ClassVar[int]
    company: str
    if_sequence: int
    mode: _common_pb2.Mode
    to: _common_pb2.Date
    def __init__(self, company: _Optional[str] = ..., to: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ..., **kwargs) -> None: ...

class CreateEuSalesListResponse(_message.Message):
    __slots__ = ["list"]
    LIST_FIELD_NUMBER: _ClassVar[int]
    list: EuSalesList
    def __init__(self, list: _Optional[_Union[EuSalesList, _Mapping]] = ...) -> None: ...

class DiscountEdit(_message.Message):
    __slots__ = ["amount", "percent", "until"]
    AMOUNT_FIELD_NUMBER: _ClassVar[int]
    PERCENT_FIELD_NUMBER: _ClassVar[int]
    UNTIL_FIELD_NUMBER: _ClassVar[int]
    amount: _common_pb2.Money
    percent: _common_pb2.Decimal
    until: _common_pb2.Date
    def __init__(self, until: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., percent: _Optional[_Union[_common_pb2.Decimal, _Mapping]] = ..., amount: _Optional[_Union[_common_pb2.Money, _Mapping]] = ...) -> None: ...

class EditOpenTransactionRequest(_message.Message):
    __slots__ = ["bank_account", "company", "discounts", "disputed", "document_number", "due_date", "expected_version", "if_sequence", "mandate", "method_of_payment", "mode", "payment_specification", "update_mask"]
    BANK_ACCOUNT_FIELD_NUMBER: _ClassVar[int]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    DISCOUNTS_FIELD_NUMBER: _ClassVar[int]
    DISPUTED_FIELD_NUMBER: _ClassVar[int]
    DOCUMENT_NUMBER_FIELD_NUMBER: _ClassVar[int]
    DUE_DATE_FIELD_NUMBER: _ClassVar[int]
    EXPECTED_VERSION_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    MANDATE_FIELD_NUMBER: _ClassVar[int]
    METHOD_OF_PAYMENT_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    PAYMENT_SPECIFICATION_FIELD_NUMBER: _ClassVar[int]
    UPDATE_MASK_FIELD_NUMBER: _ClassVar[int]
    bank_account: str
    company: str
    discounts: _containers.RepeatedCompositeFieldContainer[DiscountEdit]
    disputed: bool
    document_number: str
    due_date: _common_pb2.Date
    expected_version: int
    if_sequence: int
    mandate: str
    method_of_payment: str
    mode: _common_pb2.Mode
    payment_specification: str
    update_mask: _containers.RepeatedScalarFieldContainer[str]
    def __init__(self, company: _Optional[str] = ..., document_number: _Optional[str] = ..., due_date: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., update_mask: _Optional[_Iterable[str]] = ..., expected_version: _Optional[int] = ..., method_of_payment: _Optional[str] = ..., payment_specification: _Optional[str] = ..., mandate: _Optional[str] = ..., bank_account: _Optional[str] = ..., disputed: bool = ..., discounts: _Optional[_Iterable[_Union[DiscountEdit, _Mapping]]] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class EditOpenTransactionResponse(_message.Message):
    __slots__ = ["bank_account", "discounts", "disputed", "document_number", "due_date", "mandate", "method_of_payment", "payment_specification"]
    BANK_ACCOUNT_FIELD_NUMBER: _ClassVar[int]
    DISCOUNTS_FIELD_NUMBER: _ClassVar[int]
    DISPUTED_FIELD_NUMBER: _ClassVar[int]
    DOCUMENT_NUMBER_FIELD_NUMBER: _ClassVar[int]
    DUE_DATE_FIELD_NUMBER: _ClassVar[int]
    MANDATE_FIELD_NUMBER: _ClassVar[int]
    METHOD_OF_PAYMENT_FIELD_NUMBER: _ClassVar[int]
    PAYMENT_SPECIFICATION_FIELD_NUMBER: _ClassVar[int]
    bank_account: str
    discounts: _containers.RepeatedCompositeFieldContainer[DiscountEdit]
    disputed: bool
    document_number: str
    due_date: _common_pb2.Date
    mandate: str
    method_of_payment: str
    payment_specification: str
    def __init__(self, document_number: _Optional[str] = ..., due_date: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., method_of_payment: _Optional[str] = ..., payment_specification: _Optional[str] = ..., mandate: _Optional[str] = ..., bank_account: _Optional[str] = ..., disputed: bool = ..., discounts: _Optional[_Iterable[_Union[DiscountEdit, _Mapping]]] = ...) -> None: ...

class EuSalesList(_message.Message):
    __slots__ = ["lines", "number", "reported", "to"]
    class Line(_message.Message):
        __slots__ = ["amount", "documents", "kind", "tax_number"]
        AMOUNT_FIELD_NUMBER: _ClassVar[int]
        DOCUMENTS_FIELD_NUMBER: _ClassVar[int]
        KIND_FIELD_NUMBER: _ClassVar[int]
        TAX_NUMBER_FIELD_NUMBER: _ClassVar[int]
        amount: _common_pb2.Money
        documents: int
        kind: _invoicing_pb2.ListCode
        tax_number: str
        def __init__(self, tax_number: _Optional[str] = ..., kind: _Optional[_Union[_invoicing_pb2.ListCode, str]] = ..., amount: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., documents: _Optional[int] = ...) -> None: ...
    FROM_FIELD_NUMBER: _ClassVar[int]
    LINES_FIELD_NUMBER: _ClassVar[int]
    NUMBER_FIELD_NUMBER: _ClassVar[int]
    REPORTED_FIELD_NUMBER: _ClassVar[int]
    TO_FIELD_NUMBER: _ClassVar[int]
    lines: _containers.RepeatedCompositeFieldContainer[EuSalesList.Line]
    number: int
    reported: bool
    to: _common_pb2.Date
    def __init__(self, number: _Optional[int] = ..., to: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., lines: _Optional[_Iterable[_Union[EuSalesList.Line, _Mapping]]] = ..., reported: bool = ..., **kwargs) -> None: ...

class GetEuSalesListRequest(_message.Message):
    __slots__ = ["company", "min_sequence", "number"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    MIN_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    NUMBER_FIELD_NUMBER: _ClassVar[int]
    company: str
    min_sequence: int
    number: int
    def __init__(self, company: _Optional[str] = ..., number: _Optional[int] = ..., min_sequence: _Optional[int] = ...) -> None: ...

class GetEuSalesListResponse(_message.Message):
    __slots__ = ["list"]
    LIST_FIELD_NUMBER: _ClassVar[int]
    list: EuSalesList
    def __init__(self, list: _Optional[_Union[EuSalesList, _Mapping]] = ...) -> None: ...

class ImportPeriodRequest(_message.Message):
    __slots__ = ["access", "company", "if_sequence", "mode", "period", "status"]
    ACCESS_FIELD_NUMBER: _ClassVar[int]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    PERIOD_FIELD_NUMBER: _ClassVar[int]
    STATUS_FIELD_NUMBER: _ClassVar[int]
    access: _containers.RepeatedCompositeFieldContainer[PeriodAccessRow]
    company: str
    if_sequence: int
    mode: _common_pb2.Mode
    period: str
    status: _setup_pb2.PeriodStatus
    def __init__(self, company: _Optional[str] = ..., period: _Optional[str] = ..., status: _Optional[_Union[_setup_pb2.PeriodStatus, str]] = ..., access: _Optional[_Iterable[_Union[PeriodAccessRow, _Mapping]]] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class ImportPeriodResponse(_message.Message):
    __slots__ = ["period"]
    PERIOD_FIELD_NUMBER: _ClassVar[int]
    period: _setup_pb2.Period
    def __init__(self, period: _Optional[_Union[_setup_pb2.Period, _Mapping]] = ...) -> None: ...

class ListPeriodAccessRequest(_message.Message):
    __slots__ = ["company", "min_sequence"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    MIN_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    company: str
    min_sequence: int
    def __init__(self, company: _Optional[str] = ..., min_sequence: _Optional[int] = ...) -> None: ...

class ListPeriodAccessResponse(_message.Message):
    __slots__ = ["rows"]
    ROWS_FIELD_NUMBER: _ClassVar[int]
    rows: _containers.RepeatedCompositeFieldContainer[PeriodAccessRow]
    def __init__(self, rows: _Optional[_Iterable[_Union[PeriodAccessRow, _Mapping]]] = ...) -> None: ...

class ListRevaluationsRequest(_message.Message):
    __slots__ = ["before", "company", "min_sequence", "size"]
    BEFORE_FIELD_NUMBER: _ClassVar[int]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    MIN_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    SIZE_FIELD_NUMBER: _ClassVar[int]
    before: int
    company: str
    min_sequence: int
    size: int
    def __init__(self, company: _Optional[str] = ..., size: _Optional[int] = ..., before: _Optional[int] = ..., min_sequence: _Optional[int] = ...) -> None: ...

class ListRevaluationsResponse(_message.Message):
    __slots__ = ["next", "runs"]
    class Run(_message.Message):
        __slots__ = ["adjusted", "considered_date", "dimensions", "method", "net_change", "posting_profile", "profile_from", "rate_date", "run", "sequence", "taken"]
        ADJUSTED_FIELD_NUMBER: _ClassVar[int]
        CONSIDERED_DATE_FIELD_NUMBER: _ClassVar[int]
        DIMENSIONS_FIELD_NUMBER: _ClassVar[int]
        METHOD_FIELD_NUMBER: _ClassVar[int]
        NET_CHANGE_FIELD_NUMBER: _ClassVar[int]
        POSTING_PROFILE_FIELD_NUMBER: _ClassVar[int]
        PROFILE_FROM_FIELD_NUMBER: _ClassVar[int]
        RATE_DATE_FIELD_NUMBER: _ClassVar[int]
        RUN_FIELD_NUMBER: _ClassVar[int]
        SEQUENCE_FIELD_NUMBER: _ClassVar[int]
        TAKEN_FIELD_NUMBER: _ClassVar[int]
        adjusted: int
        considered_date: _common_pb2.Date
        dimensions: RevaluationDimensions
        method: RevaluationMethod
        net_change: _common_pb2.Money
        posting_profile: str
        profile_from: RevaluationProfile
        rate_date: _common_pb2.Date
        run: int
        sequence: int
        taken: int
        def __init__(self, run: _Optional[int] = ..., method: _Optional[_Union[RevaluationMethod, str]] = ..., considered_date: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., rate_date: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., taken: _Optional[int] = ..., adjusted: _Optional[int] = ..., net_change: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., sequence: _Optional[int] = ..., dimensions: _Optional[_Union[RevaluationDimensions, str]] = ..., profile_from: _Optional[_Union[RevaluationProfile, str]] = ..., posting_profile: _Optional[str] = ...) -> None: ...
    NEXT_FIELD_NUMBER: _ClassVar[int]
    RUNS_FIELD_NUMBER: _ClassVar[int]
    next: int
    runs: _containers.RepeatedCompositeFieldContainer[ListRevaluationsResponse.Run]
    def __init__(self, runs: _Optional[_Iterable[_Union[ListRevaluationsResponse.Run, _Mapping]]] = ..., next: _Optional[int] = ...) -> None: ...

class ListUserGroupsRequest(_message.Message):
    __slots__ = ["company", "min_sequence", "page"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    MIN_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    PAGE_FIELD_NUMBER: _ClassVar[int]
    company: str
    min_sequence: int
    page: _common_pb2.Page
    def __init__(self, company: _Optional[str] = ..., min_sequence: _Optional[int] = ..., page: _Optional[_Union[_common_pb2.Page, _Mapping]] = ...) -> None: ...

class ListUserGroupsResponse(_message.Message):
    __slots__ = ["groups", "next_page_token"]
    GROUPS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    groups: _containers.RepeatedCompositeFieldContainer[UserGroup]
    next_page_token: str
    def __init__(self, groups: _Optional[_Iterable[_Union[UserGroup, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class PeriodAccessRow(_message.Message):
    __slots__ = ["access", "group", "module", "period"]
    ACCESS_FIELD_NUMBER: _ClassVar[int]
    GROUP_FIELD_NUMBER: _ClassVar[int]
    MODULE_FIELD_NUMBER: _ClassVar[int]
    PERIOD_FIELD_NUMBER: _ClassVar[int]
    access: PeriodAccess
    group: str
    module: PeriodModule
    period: str
    def __init__(self, period: _Optional[str] = ..., module: _Optional[_Union[PeriodModule, str]] = ..., access: _Optional[_Union[PeriodAccess, str]] = ..., group: _Optional[str] = ...) -> None: ...

class ReconcileRequest(_message.Message):
    __slots__ = ["company", "date", "min_sequence"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    DATE_FIELD_NUMBER: _ClassVar[int]
    MIN_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    company: str
    date: _common_pb2.Date
    min_sequence: int
    def __init__(self, company: _Optional[str] = ..., date: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., min_sequence: _Optional[int] = ...) -> None: ...

class ReconcileResponse(_message.Message):
    __slots__ = ["date", "difference", "differences", "differences_left_out", "rows"]
    class Difference(_message.Message):
        __slots__ = ["date", "difference", "document_number", "ledger", "main_account", "open_items", "sequence", "voucher"]
        DATE_FIELD_NUMBER: _ClassVar[int]
        DIFFERENCE_FIELD_NUMBER: _ClassVar[int]
        DOCUMENT_NUMBER_FIELD_NUMBER: _ClassVar[int]
        LEDGER_FIELD_NUMBER: _ClassVar[int]
        MAIN_ACCOUNT_FIELD_NUMBER: _ClassVar[int]
        OPEN_ITEMS_FIELD_NUMBER: _ClassVar[int]
        SEQUENCE_FIELD_NUMBER: _ClassVar[int]
        VOUCHER_FIELD_NUMBER: _ClassVar[int]
        date: _common_pb2.Date
        difference: _common_pb2.Money
        document_number: str
        ledger: _common_pb2.Money
        main_account: str
        open_items: _common_pb2.Money
        sequence: int
        voucher: str
        def __init__(self, main_account: _Optional[str] = ..., voucher: _Optional[str] = ..., document_number: _Optional[str] = ..., date: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., sequence: _Optional[int] = ..., open_items: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., ledger: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., difference: _Optional[_Union[_common_pb2.Money, _Mapping]] = ...) -> None: ...
    class Row(_message.Message):
        __slots__ = ["difference", "ledger", "main_account", "open_items"]
        DIFFERENCE_FIELD_NUMBER: _ClassVar[int]
        LEDGER_FIELD_NUMBER: _ClassVar[int]
        MAIN_ACCOUNT_FIELD_NUMBER: _ClassVar[int]
        OPEN_ITEMS_FIELD_NUMBER: _ClassVar[int]
        difference: _common_pb2.Money
        ledger: _common_pb2.Money
        main_account: str
        open_items: _common_pb2.Money
        def __init__(self, main_account: _Optional[str] = ..., open_items: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., ledger: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., difference: _Optional[_Union[_common_pb2.Money, _Mapping]] = ...) -> None: ...
    DATE_FIELD_NUMBER: _ClassVar[int]
    DIFFERENCES_FIELD_NUMBER: _ClassVar[int]
    DIFFERENCES_LEFT_OUT_FIELD_NUMBER: _ClassVar[int]
    DIFFERENCE_FIELD_NUMBER: _ClassVar[int]
    ROWS_FIELD_NUMBER: _ClassVar[int]
    date: _common_pb2.Date
    difference: _common_pb2.Money
    differences: _containers.RepeatedCompositeFieldContainer[ReconcileResponse.Difference]
    differences_left_out: bool
    rows: _containers.RepeatedCompositeFieldContainer[ReconcileResponse.Row]
    def __init__(self, date: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., rows: _Optional[_Iterable[_Union[ReconcileResponse.Row, _Mapping]]] = ..., difference: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., differences: _Optional[_Iterable[_Union[ReconcileResponse.Difference, _Mapping]]] = ..., differences_left_out: bool = ...) -> None: ...

class ReportCloseStepRequest(_message.Message):
    __slots__ = ["company", "count", "if_sequence", "mode", "period", "step"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    COUNT_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    PERIOD_FIELD_NUMBER: _ClassVar[int]
    STEP_FIELD_NUMBER: _ClassVar[int]
    company: str
    count: int
    if_sequence: int
    mode: _common_pb2.Mode
    period: str
    step: CloseStep
    def __init__(self, company: _Optional[str] = ..., period: _Optional[str] = ..., step: _Optional[_Union[CloseStep, str]] = ..., count: _Optional[int] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class ReportCloseStepResponse(_message.Message):
    __slots__ = ["count", "step"]
    COUNT_FIELD_NUMBER: _ClassVar[int]
    STEP_FIELD_NUMBER: _ClassVar[int]
    count: int
    step: CloseStep
    def __init__(self, step: _Optional[_Union[CloseStep, str]] = ..., count: _Optional[int] = ...) -> None: ...

class ReportEuSalesListRequest(_message.Message):
    __slots__ = ["company", "expected_from", "expected_to", "if_sequence", "mode", "number"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    EXPECTED_FROM_FIELD_NUMBER: _ClassVar[int]
    EXPECTED_TO_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    NUMBER_FIELD_NUMBER: _ClassVar[int]
    company: str
    expected_from: _common_pb2.Date
    expected_to: _common_pb2.Date
    if_sequence: int
    mode: _common_pb2.Mode
    number: int
    def __init__(self, company: _Optional[str] = ..., number: _Optional[int] = ..., expected_from: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., expected_to: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class ReportEuSalesListResponse(_message.Message):
    __slots__ = ["list"]
    LIST_FIELD_NUMBER: _ClassVar[int]
    list: EuSalesList
    def __init__(self, list: _Optional[_Union[EuSalesList, _Mapping]] = ...) -> None: ...

class RunRevaluationRequest(_message.Message):
    __slots__ = ["after_customer", "company", "considered_date", "customers", "dimensions", "if_sequence", "items_max", "method", "mode", "posting_profile", "profile_from", "rate_date", "share", "summary_only"]
    AFTER_CUSTOMER_FIELD_NUMBER: _ClassVar[int]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    CONSIDERED_DATE_FIELD_NUMBER: _ClassVar[int]
    CUSTOMERS_FIELD_NUMBER: _ClassVar[int]
    DIMENSIONS_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    ITEMS_MAX_FIELD_NUMBER: _ClassVar[int]
    METHOD_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    POSTING_PROFILE_FIELD_NUMBER: _ClassVar[int]
    PROFILE_FROM_FIELD_NUMBER: _ClassVar[int]
    RATE_DATE_FIELD_NUMBER: _ClassVar[int]
    SHARE_FIELD_NUMBER: _ClassVar[int]
    SUMMARY_ONLY_FIELD_NUMBER: _ClassVar[int]
    after_customer: str
    company: str
    considered_date: _common_pb2.Date
    customers: _containers.RepeatedScalarFieldContainer[str]
    dimensions: RevaluationDimensions
    if_sequence: int
    items_max: int
    method: RevaluationMethod
    mode: _common_pb2.Mode
    posting_profile: str
    profile_from: RevaluationProfile
    rate_date: _common_pb2.Date
    share: _common_pb2.RunShare
    summary_only: bool
    def __init__(self, company: _Optional[str] = ..., method: _Optional[_Union[RevaluationMethod, str]] = ..., considered_date: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., rate_date: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., customers: _Optional[_Iterable[str]] = ..., after_customer: _Optional[str] = ..., items_max: _Optional[int] = ..., summary_only: bool = ..., share: _Optional[_Union[_common_pb2.RunShare, _Mapping]] = ..., dimensions: _Optional[_Union[RevaluationDimensions, str]] = ..., profile_from: _Optional[_Union[RevaluationProfile, str]] = ..., posting_profile: _Optional[str] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class RunRevaluationResponse(_message.Message):
    __slots__ = ["adjusted_transactions", "journals", "net_change", "next_customer", "posted", "reversed", "rows", "run", "transactions", "unrealized"]
    class Row(_message.Message):
        __slots__ = ["adjusted", "carried", "customer_number", "dimension", "document_number", "main_account", "open", "reversed", "unrealized"]
        ADJUSTED_FIELD_NUMBER: _ClassVar[int]
        CARRIED_FIELD_NUMBER: _ClassVar[int]
        CUSTOMER_NUMBER_FIELD_NUMBER: _ClassVar[int]
        DIMENSION_FIELD_NUMBER: _ClassVar[int]
        DOCUMENT_NUMBER_FIELD_NUMBER: _ClassVar[int]
        MAIN_ACCOUNT_FIELD_NUMBER: _ClassVar[int]
        OPEN_FIELD_NUMBER: _ClassVar[int]
        REVERSED_FIELD_NUMBER: _ClassVar[int]
        UNREALIZED_FIELD_NUMBER: _ClassVar[int]
        adjusted: bool
        carried: _common_pb2.Money
        customer_number: str
        dimension: str
        document_number: str
        main_account: str
        open: _common_pb2.Money
        reversed: _common_pb2.Money
        unrealized: _common_pb2.Money
        def __init__(self, document_number: _Optional[str] = ..., customer_number: _Optional[str] = ..., open: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., unrealized: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., reversed: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., carried: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., adjusted: bool = ..., main_account: _Optional[str] = ..., dimension: _Optional[str] = ...) -> None: ...
    ADJUSTED_TRANSACTIONS_FIELD_NUMBER: _ClassVar[int]
    JOURNALS_FIELD_NUMBER: _ClassVar[int]
    NET_CHANGE_FIELD_NUMBER: _ClassVar[int]
    NEXT_CUSTOMER_FIELD_NUMBER: _ClassVar[int]
    POSTED_FIELD_NUMBER: _ClassVar[int]
    REVERSED_FIELD_NUMBER: _ClassVar[int]
    ROWS_FIELD_NUMBER: _ClassVar[int]
    RUN_FIELD_NUMBER: _ClassVar[int]
    TRANSACTIONS_FIELD_NUMBER: _ClassVar[int]
    UNREALIZED_FIELD_NUMBER: _ClassVar[int]
    adjusted_transactions: int
    journals: _containers.RepeatedCompositeFieldContainer[_common_pb2.JournalEntry]
    net_change: _common_pb2.Money
    next_customer: str
    posted: bool
    reversed: _common_pb2.Money
    rows: _containers.RepeatedCompositeFieldContainer[RunRevaluationResponse.Row]
    run: int
    transactions: int
    unrealized: _common_pb2.Money
    def __init__(self, run: _Optional[int] = ..., rows: _Optional[_Iterable[_Union[RunRevaluationResponse.Row, _Mapping]]] = ..., unrealized: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., reversed: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., net_change: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., adjusted_transactions: _Optional[int] = ..., next_customer: _Optional[str] = ..., posted: bool = ..., journals: _Optional[_Iterable[_Union[_common_pb2.JournalEntry, _Mapping]]] = ..., transactions: _Optional[int] = ...) -> None: ...

class SetPeriodAccessRequest(_message.Message):
    __slots__ = ["access", "company", "group", "if_sequence", "mode", "module", "period"]
    ACCESS_FIELD_NUMBER: _ClassVar[int]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    GROUP_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    MODULE_FIELD_NUMBER: _ClassVar[int]
    PERIOD_FIELD_NUMBER: _ClassVar[int]
    access: PeriodAccess
    company: str
    group: str
    if_sequence: int
    mode: _common_pb2.Mode
    module: PeriodModule
    period: str
    def __init__(self, company: _Optional[str] = ..., period: _Optional[str] = ..., module: _Optional[_Union[PeriodModule, str]] = ..., access: _Optional[_Union[PeriodAccess, str]] = ..., group: _Optional[str] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class SetPeriodAccessResponse(_message.Message):
    __slots__ = ["access", "group", "module", "period"]
    ACCESS_FIELD_NUMBER: _ClassVar[int]
    GROUP_FIELD_NUMBER: _ClassVar[int]
    MODULE_FIELD_NUMBER: _ClassVar[int]
    PERIOD_FIELD_NUMBER: _ClassVar[int]
    access: PeriodAccess
    group: str
    module: PeriodModule
    period: str
    def __init__(self, period: _Optional[str] = ..., module: _Optional[_Union[PeriodModule, str]] = ..., access: _Optional[_Union[PeriodAccess, str]] = ..., group: _Optional[str] = ...) -> None: ...

class SetPeriodRequest(_message.Message):
    __slots__ = ["company", "if_sequence", "kind", "mode", "to"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    FROM_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    TO_FIELD_NUMBER: _ClassVar[int]
    company: str
    if_sequence: int
    kind: _setup_pb2.PeriodKind
    mode: _common_pb2.Mode
    to: _common_pb2.Date
    def __init__(self, company: _Optional[str] = ..., to: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., kind: _Optional[_Union[_setup_pb2.PeriodKind, str]] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ..., **kwargs) -> None: ...

class SetPeriodResponse(_message.Message):
    __slots__ = ["period"]
    PERIOD_FIELD_NUMBER: _ClassVar[int]
    period: _setup_pb2.Period
    def __init__(self, period: _Optional[_Union[_setup_pb2.Period, _Mapping]] = ...) -> None: ...

class SetUserGroupRequest(_message.Message):
    __slots__ = ["company", "group", "if_sequence", "mode"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    GROUP_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    company: str
    group: UserGroup
    if_sequence: int
    mode: _common_pb2.Mode
    def __init__(self, company: _Optional[str] = ..., group: _Optional[_Union[UserGroup, _Mapping]] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class SetUserGroupResponse(_message.Message):
    __slots__ = ["group"]
    GROUP_FIELD_NUMBER: _ClassVar[int]
    group: UserGroup
    def __init__(self, group: _Optional[_Union[UserGroup, _Mapping]] = ...) -> None: ...

class UserGroup(_message.Message):
    __slots__ = ["code", "members", "waive_limit"]
    CODE_FIELD_NUMBER: _ClassVar[int]
    MEMBERS_FIELD_NUMBER: _ClassVar[int]
    WAIVE_LIMIT_FIELD_NUMBER: _ClassVar[int]
    code: str
    members: _containers.RepeatedScalarFieldContainer[str]
    waive_limit: _common_pb2.Money
    def __init__(self, code: _Optional[str] = ..., members: _Optional[_Iterable[str]] = ..., waive_limit: _Optional[_Union[_common_pb2.Money, _Mapping]] = ...) -> None: ...

class PeriodModule(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__: list[str] = []

class PeriodAccess(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__: list[str] = []

class CloseStep(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__: list[str] = []

class RevaluationMethod(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__: list[str] = []

class RevaluationDimensions(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__: list[str] = []

class RevaluationProfile(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__: list[str] = []
