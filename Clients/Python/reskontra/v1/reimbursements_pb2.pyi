from reskontra.v1 import common_pb2 as _common_pb2
from reskontra.v1 import options_pb2 as _options_pb2
from reskontra.v1 import payments_pb2 as _payments_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from typing import ClassVar as _ClassVar, Iterable as _Iterable, Mapping as _Mapping, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor
PAYOUT_FORMAT_PAIN_001_001_03: PayoutFormat
PAYOUT_FORMAT_PAIN_001_001_09: PayoutFormat
PAYOUT_FORMAT_UNSPECIFIED: PayoutFormat
PAYOUT_LEFT_OUT_NOT_WRITABLE: PayoutLeftOut
PAYOUT_LEFT_OUT_NO_BANK_ACCOUNT: PayoutLeftOut
PAYOUT_LEFT_OUT_OTHER_CURRENCY: PayoutLeftOut
PAYOUT_LEFT_OUT_OTHER_METHOD: PayoutLeftOut
PAYOUT_LEFT_OUT_UNSPECIFIED: PayoutLeftOut
REIMBURSEMENT_SKIP_BELOW_MINIMUM_REIMBURSEMENT: ReimbursementSkip
REIMBURSEMENT_SKIP_NO_BANK_ACCOUNT: ReimbursementSkip
REIMBURSEMENT_SKIP_NO_CREDIT_BALANCE: ReimbursementSkip
REIMBURSEMENT_SKIP_OPEN_DEBITS: ReimbursementSkip
REIMBURSEMENT_SKIP_OTHER_CURRENCY: ReimbursementSkip
REIMBURSEMENT_SKIP_PENDING_SETTLEMENTS: ReimbursementSkip
REIMBURSEMENT_SKIP_UNSPECIFIED: ReimbursementSkip

class GeneratePayoutFileRequest(_message.Message):
    __slots__ = ["bank_account", "company", "execution_date", "format", "if_sequence", "mode", "through"]
    BANK_ACCOUNT_FIELD_NUMBER: _ClassVar[int]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    EXECUTION_DATE_FIELD_NUMBER: _ClassVar[int]
    FORMAT_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    THROUGH_FIELD_NUMBER: _ClassVar[int]
    bank_account: str
    company: str
    execution_date: _common_pb2.Date
    format: PayoutFormat
    if_sequence: int
    mode: _common_pb2.Mode
    through: _common_pb2.Date
    def __init__(self, company: _Optional[str] = ..., bank_account: _Optional[str] = ..., format: _Optional[_Union[PayoutFormat, str]] = ..., execution_date: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., through: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class GeneratePayoutFileResponse(_message.Message):
    __slots__ = ["file", "left_out", "left_out_count"]
    class LeftOut(_message.Message):
        __slots__ = ["customer_number", "document_number", "reason"]
        CUSTOMER_NUMBER_FIELD_NUMBER: _ClassVar[int]
        DOCUMENT_NUMBER_FIELD_NUMBER: _ClassVar[int]
        REASON_FIELD_NUMBER: _ClassVar[int]
        customer_number: str
        document_number: str
        reason: PayoutLeftOut
        def __init__(self, customer_number: _Optional[str] = ..., document_number: _Optional[str] = ..., reason: _Optional[_Union[PayoutLeftOut, str]] = ...) -> None: ...
    FILE_FIELD_NUMBER: _ClassVar[int]
    LEFT_OUT_COUNT_FIELD_NUMBER: _ClassVar[int]
    LEFT_OUT_FIELD_NUMBER: _ClassVar[int]
    file: PayoutFile
    left_out: _containers.RepeatedCompositeFieldContainer[GeneratePayoutFileResponse.LeftOut]
    left_out_count: int
    def __init__(self, file: _Optional[_Union[PayoutFile, _Mapping]] = ..., left_out: _Optional[_Iterable[_Union[GeneratePayoutFileResponse.LeftOut, _Mapping]]] = ..., left_out_count: _Optional[int] = ...) -> None: ...

class GetPayoutFileRequest(_message.Message):
    __slots__ = ["company", "file", "min_sequence", "piece"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    FILE_FIELD_NUMBER: _ClassVar[int]
    MIN_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    PIECE_FIELD_NUMBER: _ClassVar[int]
    company: str
    file: str
    min_sequence: int
    piece: int
    def __init__(self, company: _Optional[str] = ..., file: _Optional[str] = ..., piece: _Optional[int] = ..., min_sequence: _Optional[int] = ...) -> None: ...

class GetPayoutFileResponse(_message.Message):
    __slots__ = ["content", "file"]
    CONTENT_FIELD_NUMBER: _ClassVar[int]
    FILE_FIELD_NUMBER: _ClassVar[int]
    content: bytes
    file: PayoutFile
    def __init__(self, file: _Optional[_Union[PayoutFile, _Mapping]] = ..., content: _Optional[bytes] = ...) -> None: ...

class ListPayoutAccountsRequest(_message.Message):
    __slots__ = ["company", "min_sequence", "page"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    MIN_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    PAGE_FIELD_NUMBER: _ClassVar[int]
    company: str
    min_sequence: int
    page: _common_pb2.Page
    def __init__(self, company: _Optional[str] = ..., page: _Optional[_Union[_common_pb2.Page, _Mapping]] = ..., min_sequence: _Optional[int] = ...) -> None: ...

class ListPayoutAccountsResponse(_message.Message):
    __slots__ = ["next_page_token", "rows"]
    class Row(_message.Message):
        __slots__ = ["account", "customer_number"]
        ACCOUNT_FIELD_NUMBER: _ClassVar[int]
        CUSTOMER_NUMBER_FIELD_NUMBER: _ClassVar[int]
        account: PayoutAccount
        customer_number: str
        def __init__(self, customer_number: _Optional[str] = ..., account: _Optional[_Union[PayoutAccount, _Mapping]] = ...) -> None: ...
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    ROWS_FIELD_NUMBER: _ClassVar[int]
    next_page_token: str
    rows: _containers.RepeatedCompositeFieldContainer[ListPayoutAccountsResponse.Row]
    def __init__(self, rows: _Optional[_Iterable[_Union[ListPayoutAccountsResponse.Row, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class ListPayoutFilesRequest(_message.Message):
    __slots__ = ["company", "min_sequence", "page"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    MIN_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    PAGE_FIELD_NUMBER: _ClassVar[int]
    company: str
    min_sequence: int
    page: _common_pb2.Page
    def __init__(self, company: _Optional[str] = ..., page: _Optional[_Union[_common_pb2.Page, _Mapping]] = ..., min_sequence: _Optional[int] = ...) -> None: ...

class ListPayoutFilesResponse(_message.Message):
    __slots__ = ["files", "next_page_token"]
    FILES_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    files: _containers.RepeatedCompositeFieldContainer[PayoutFile]
    next_page_token: str
    def __init__(self, files: _Optional[_Iterable[_Union[PayoutFile, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class ListReimbursementsRequest(_message.Message):
    __slots__ = ["company", "customer_number", "min_sequence", "page"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    CUSTOMER_NUMBER_FIELD_NUMBER: _ClassVar[int]
    MIN_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    PAGE_FIELD_NUMBER: _ClassVar[int]
    company: str
    customer_number: str
    min_sequence: int
    page: _common_pb2.Page
    def __init__(self, company: _Optional[str] = ..., customer_number: _Optional[str] = ..., page: _Optional[_Union[_common_pb2.Page, _Mapping]] = ..., min_sequence: _Optional[int] = ...) -> None: ...

class ListReimbursementsResponse(_message.Message):
    __slots__ = ["next_page_token", "reimbursements"]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    REIMBURSEMENTS_FIELD_NUMBER: _ClassVar[int]
    next_page_token: str
    reimbursements: _containers.RepeatedCompositeFieldContainer[ReimbursementNote]
    def __init__(self, reimbursements: _Optional[_Iterable[_Union[ReimbursementNote, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class PayoutAccount(_message.Message):
    __slots__ = ["bic", "holder", "iban", "vendor_account"]
    BIC_FIELD_NUMBER: _ClassVar[int]
    HOLDER_FIELD_NUMBER: _ClassVar[int]
    IBAN_FIELD_NUMBER: _ClassVar[int]
    VENDOR_ACCOUNT_FIELD_NUMBER: _ClassVar[int]
    bic: str
    holder: str
    iban: str
    vendor_account: str
    def __init__(self, vendor_account: _Optional[str] = ..., holder: _Optional[str] = ..., iban: _Optional[str] = ..., bic: _Optional[str] = ...) -> None: ...

class PayoutFile(_message.Message):
    __slots__ = ["bank_account", "control_sum", "count", "execution_date", "format", "message_id", "number", "pieces"]
    BANK_ACCOUNT_FIELD_NUMBER: _ClassVar[int]
    CONTROL_SUM_FIELD_NUMBER: _ClassVar[int]
    COUNT_FIELD_NUMBER: _ClassVar[int]
    EXECUTION_DATE_FIELD_NUMBER: _ClassVar[int]
    FORMAT_FIELD_NUMBER: _ClassVar[int]
    MESSAGE_ID_FIELD_NUMBER: _ClassVar[int]
    NUMBER_FIELD_NUMBER: _ClassVar[int]
    PIECES_FIELD_NUMBER: _ClassVar[int]
    bank_account: str
    control_sum: _common_pb2.Money
    count: int
    execution_date: _common_pb2.Date
    format: PayoutFormat
    message_id: str
    number: str
    pieces: int
    def __init__(self, number: _Optional[str] = ..., message_id: _Optional[str] = ..., format: _Optional[_Union[PayoutFormat, str]] = ..., bank_account: _Optional[str] = ..., execution_date: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., count: _Optional[int] = ..., control_sum: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., pieces: _Optional[int] = ...) -> None: ...

class ReimburseRequest(_message.Message):
    __slots__ = ["company", "customers", "date", "if_sequence", "include_customers_with_open_debits", "method_of_payment", "mode"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    CUSTOMERS_FIELD_NUMBER: _ClassVar[int]
    DATE_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    INCLUDE_CUSTOMERS_WITH_OPEN_DEBITS_FIELD_NUMBER: _ClassVar[int]
    METHOD_OF_PAYMENT_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    company: str
    customers: _containers.RepeatedScalarFieldContainer[str]
    date: _common_pb2.Date
    if_sequence: int
    include_customers_with_open_debits: bool
    method_of_payment: str
    mode: _common_pb2.Mode
    def __init__(self, company: _Optional[str] = ..., customers: _Optional[_Iterable[str]] = ..., include_customers_with_open_debits: bool = ..., date: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., method_of_payment: _Optional[str] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class ReimburseResponse(_message.Message):
    __slots__ = ["journals", "reimbursements", "settled", "skipped"]
    class Skipped(_message.Message):
        __slots__ = ["credit", "customer_number", "reason"]
        CREDIT_FIELD_NUMBER: _ClassVar[int]
        CUSTOMER_NUMBER_FIELD_NUMBER: _ClassVar[int]
        REASON_FIELD_NUMBER: _ClassVar[int]
        credit: _common_pb2.Money
        customer_number: str
        reason: ReimbursementSkip
        def __init__(self, customer_number: _Optional[str] = ..., reason: _Optional[_Union[ReimbursementSkip, str]] = ..., credit: _Optional[_Union[_common_pb2.Money, _Mapping]] = ...) -> None: ...
    JOURNALS_FIELD_NUMBER: _ClassVar[int]
    REIMBURSEMENTS_FIELD_NUMBER: _ClassVar[int]
    SETTLED_FIELD_NUMBER: _ClassVar[int]
    SKIPPED_FIELD_NUMBER: _ClassVar[int]
    journals: _containers.RepeatedCompositeFieldContainer[_common_pb2.JournalEntry]
    reimbursements: _containers.RepeatedCompositeFieldContainer[ReimbursementNote]
    settled: _containers.RepeatedCompositeFieldContainer[_payments_pb2.SettledPart]
    skipped: _containers.RepeatedCompositeFieldContainer[ReimburseResponse.Skipped]
    def __init__(self, reimbursements: _Optional[_Iterable[_Union[ReimbursementNote, _Mapping]]] = ..., skipped: _Optional[_Iterable[_Union[ReimburseResponse.Skipped, _Mapping]]] = ..., settled: _Optional[_Iterable[_Union[_payments_pb2.SettledPart, _Mapping]]] = ..., journals: _Optional[_Iterable[_Union[_common_pb2.JournalEntry, _Mapping]]] = ...) -> None: ...

class ReimbursementNote(_message.Message):
    __slots__ = ["amount", "classification", "customer_number", "date", "dimension", "document_number", "method_of_payment", "one_time_vendor", "payout_file", "vendor_account"]
    AMOUNT_FIELD_NUMBER: _ClassVar[int]
    CLASSIFICATION_FIELD_NUMBER: _ClassVar[int]
    CUSTOMER_NUMBER_FIELD_NUMBER: _ClassVar[int]
    DATE_FIELD_NUMBER: _ClassVar[int]
    DIMENSION_FIELD_NUMBER: _ClassVar[int]
    DOCUMENT_NUMBER_FIELD_NUMBER: _ClassVar[int]
    METHOD_OF_PAYMENT_FIELD_NUMBER: _ClassVar[int]
    ONE_TIME_VENDOR_FIELD_NUMBER: _ClassVar[int]
    PAYOUT_FILE_FIELD_NUMBER: _ClassVar[int]
    VENDOR_ACCOUNT_FIELD_NUMBER: _ClassVar[int]
    amount: _common_pb2.Money
    classification: str
    customer_number: str
    date: _common_pb2.Date
    dimension: str
    document_number: str
    method_of_payment: str
    one_time_vendor: bool
    payout_file: str
    vendor_account: str
    def __init__(self, customer_number: _Optional[str] = ..., document_number: _Optional[str] = ..., amount: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., dimension: _Optional[str] = ..., classification: _Optional[str] = ..., vendor_account: _Optional[str] = ..., one_time_vendor: bool = ..., date: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., payout_file: _Optional[str] = ..., method_of_payment: _Optional[str] = ...) -> None: ...

class SetPayoutAccountRequest(_message.Message):
    __slots__ = ["account", "company", "customer_number", "if_sequence", "mode"]
    ACCOUNT_FIELD_NUMBER: _ClassVar[int]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    CUSTOMER_NUMBER_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    account: PayoutAccount
    company: str
    customer_number: str
    if_sequence: int
    mode: _common_pb2.Mode
    def __init__(self, company: _Optional[str] = ..., customer_number: _Optional[str] = ..., account: _Optional[_Union[PayoutAccount, _Mapping]] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class SetPayoutAccountResponse(_message.Message):
    __slots__ = ["account"]
    ACCOUNT_FIELD_NUMBER: _ClassVar[int]
    account: PayoutAccount
    def __init__(self, account: _Optional[_Union[PayoutAccount, _Mapping]] = ...) -> None: ...

class ReimbursementSkip(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__: list[str] = []

class PayoutFormat(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__: list[str] = []

class PayoutLeftOut(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__: list[str] = []
