from google.protobuf import timestamp_pb2 as _timestamp_pb2
from reskontra.v1 import common_pb2 as _common_pb2
from reskontra.v1 import options_pb2 as _options_pb2
from reskontra.v1 import payments_pb2 as _payments_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from typing import ClassVar as _ClassVar, Iterable as _Iterable, Mapping as _Mapping, Optional as _Optional, Union as _Union

DEBIT_COLLECTION_STATE_PRESENTED: DebitCollectionState
DEBIT_COLLECTION_STATE_REJECTED: DebitCollectionState
DEBIT_COLLECTION_STATE_RETURNED: DebitCollectionState
DEBIT_COLLECTION_STATE_SETTLED: DebitCollectionState
DEBIT_COLLECTION_STATE_UNSPECIFIED: DebitCollectionState
DEBIT_COLLECTION_STATE_WITHDRAWN: DebitCollectionState
DEBIT_NEXT_STEP_ASK_DEBTOR: DebitNextStep
DEBIT_NEXT_STEP_ASK_ESTATE: DebitNextStep
DEBIT_NEXT_STEP_COLLECT_AGAIN: DebitNextStep
DEBIT_NEXT_STEP_NEW_ACCOUNT: DebitNextStep
DEBIT_NEXT_STEP_NEW_MANDATE: DebitNextStep
DEBIT_NEXT_STEP_UNSPECIFIED: DebitNextStep
DEBIT_RETURN_TYPE_REFUND: DebitReturnType
DEBIT_RETURN_TYPE_REFUND_UNAUTHORIZED: DebitReturnType
DEBIT_RETURN_TYPE_REFUSAL: DebitReturnType
DEBIT_RETURN_TYPE_REJECT: DebitReturnType
DEBIT_RETURN_TYPE_RETURN: DebitReturnType
DEBIT_RETURN_TYPE_REVERSAL: DebitReturnType
DEBIT_RETURN_TYPE_UNSPECIFIED: DebitReturnType
DEBIT_RETURN_TYPE_WITHDRAWAL: DebitReturnType
DEBIT_SCHEME_B2B: DebitScheme
DEBIT_SCHEME_COR1: DebitScheme
DEBIT_SCHEME_CORE: DebitScheme
DEBIT_SCHEME_UNSPECIFIED: DebitScheme
DEBIT_SEQUENCE_FNAL: DebitSequence
DEBIT_SEQUENCE_FRST: DebitSequence
DEBIT_SEQUENCE_OOFF: DebitSequence
DEBIT_SEQUENCE_RCUR: DebitSequence
DEBIT_SEQUENCE_UNSPECIFIED: DebitSequence
DESCRIPTOR: _descriptor.FileDescriptor
DIRECT_DEBIT_FORMAT_PAIN_008_001_02: DirectDebitFormat
DIRECT_DEBIT_FORMAT_PAIN_008_001_08: DirectDebitFormat
DIRECT_DEBIT_FORMAT_PAIN_008_003_02: DirectDebitFormat
DIRECT_DEBIT_FORMAT_UNSPECIFIED: DirectDebitFormat
MANDATE_KIND_ONE_OFF: MandateKind
MANDATE_KIND_RECURRENT: MandateKind
MANDATE_KIND_UNSPECIFIED: MandateKind
MANDATE_STATE_ACTIVE: MandateState
MANDATE_STATE_CANCELED: MandateState
MANDATE_STATE_COMPLETED: MandateState
MANDATE_STATE_DRAFT: MandateState
MANDATE_STATE_EXPIRED: MandateState
MANDATE_STATE_SUSPENDED: MandateState
MANDATE_STATE_UNSPECIFIED: MandateState

class AmendMandateRequest(_message.Message):
    __slots__ = ["account_holder", "bic", "company", "creditor", "expected_payments", "expected_version", "iban", "if_sequence", "mandate", "mode", "new_number"]
    ACCOUNT_HOLDER_FIELD_NUMBER: _ClassVar[int]
    BIC_FIELD_NUMBER: _ClassVar[int]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    CREDITOR_FIELD_NUMBER: _ClassVar[int]
    EXPECTED_PAYMENTS_FIELD_NUMBER: _ClassVar[int]
    EXPECTED_VERSION_FIELD_NUMBER: _ClassVar[int]
    IBAN_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    MANDATE_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    NEW_NUMBER_FIELD_NUMBER: _ClassVar[int]
    account_holder: str
    bic: str
    company: str
    creditor: str
    expected_payments: int
    expected_version: int
    iban: str
    if_sequence: int
    mandate: str
    mode: _common_pb2.Mode
    new_number: str
    def __init__(self, company: _Optional[str] = ..., mandate: _Optional[str] = ..., creditor: _Optional[str] = ..., new_number: _Optional[str] = ..., iban: _Optional[str] = ..., bic: _Optional[str] = ..., account_holder: _Optional[str] = ..., expected_payments: _Optional[int] = ..., expected_version: _Optional[int] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class AmendMandateResponse(_message.Message):
    __slots__ = ["mandate"]
    MANDATE_FIELD_NUMBER: _ClassVar[int]
    mandate: Mandate
    def __init__(self, mandate: _Optional[_Union[Mandate, _Mapping]] = ...) -> None: ...

class CalculateCollectionDateRequest(_message.Message):
    __slots__ = ["company", "min_sequence", "requested", "scheme", "sequence"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    MIN_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    REQUESTED_FIELD_NUMBER: _ClassVar[int]
    SCHEME_FIELD_NUMBER: _ClassVar[int]
    SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    company: str
    min_sequence: int
    requested: _common_pb2.Date
    scheme: DebitScheme
    sequence: DebitSequence
    def __init__(self, company: _Optional[str] = ..., requested: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., scheme: _Optional[_Union[DebitScheme, str]] = ..., sequence: _Optional[_Union[DebitSequence, str]] = ..., min_sequence: _Optional[int] = ...) -> None: ...

class CalculateCollectionDateResponse(_message.Message):
    __slots__ = ["due_date", "earliest_submission", "latest_submission"]
    DUE_DATE_FIELD_NUMBER: _ClassVar[int]
    EARLIEST_SUBMISSION_FIELD_NUMBER: _ClassVar[int]
    LATEST_SUBMISSION_FIELD_NUMBER: _ClassVar[int]
    due_date: _common_pb2.Date
    earliest_submission: _common_pb2.Date
    latest_submission: _common_pb2.Date
    def __init__(self, due_date: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., earliest_submission: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., latest_submission: _Optional[_Union[_common_pb2.Date, _Mapping]] = ...) -> None: ...

class CancelMandateRequest(_message.Message):
    __slots__ = ["company", "creditor", "expected_version", "if_sequence", "mandate", "mode", "reason"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    CREDITOR_FIELD_NUMBER: _ClassVar[int]
    EXPECTED_VERSION_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    MANDATE_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    company: str
    creditor: str
    expected_version: int
    if_sequence: int
    mandate: str
    mode: _common_pb2.Mode
    reason: str
    def __init__(self, company: _Optional[str] = ..., mandate: _Optional[str] = ..., creditor: _Optional[str] = ..., reason: _Optional[str] = ..., expected_version: _Optional[int] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class CancelMandateResponse(_message.Message):
    __slots__ = ["mandate"]
    MANDATE_FIELD_NUMBER: _ClassVar[int]
    mandate: Mandate
    def __init__(self, mandate: _Optional[_Union[Mandate, _Mapping]] = ...) -> None: ...

class CheckMandateRequest(_message.Message):
    __slots__ = ["company", "creditor", "due_date", "mandate", "min_sequence"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    CREDITOR_FIELD_NUMBER: _ClassVar[int]
    DUE_DATE_FIELD_NUMBER: _ClassVar[int]
    MANDATE_FIELD_NUMBER: _ClassVar[int]
    MIN_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    company: str
    creditor: str
    due_date: _common_pb2.Date
    mandate: str
    min_sequence: int
    def __init__(self, company: _Optional[str] = ..., mandate: _Optional[str] = ..., creditor: _Optional[str] = ..., due_date: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., min_sequence: _Optional[int] = ...) -> None: ...

class CheckMandateResponse(_message.Message):
    __slots__ = ["expires_on", "sequence", "state"]
    EXPIRES_ON_FIELD_NUMBER: _ClassVar[int]
    SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    expires_on: _common_pb2.Date
    sequence: DebitSequence
    state: MandateState
    def __init__(self, state: _Optional[_Union[MandateState, str]] = ..., expires_on: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., sequence: _Optional[_Union[DebitSequence, str]] = ...) -> None: ...

class CheckPrenotificationRequest(_message.Message):
    __slots__ = ["agreed_days", "company", "due_date", "is_agreed", "min_sequence", "notified_on"]
    AGREED_DAYS_FIELD_NUMBER: _ClassVar[int]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    DUE_DATE_FIELD_NUMBER: _ClassVar[int]
    IS_AGREED_FIELD_NUMBER: _ClassVar[int]
    MIN_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    NOTIFIED_ON_FIELD_NUMBER: _ClassVar[int]
    agreed_days: int
    company: str
    due_date: _common_pb2.Date
    is_agreed: bool
    min_sequence: int
    notified_on: _common_pb2.Date
    def __init__(self, company: _Optional[str] = ..., notified_on: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., due_date: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., is_agreed: bool = ..., agreed_days: _Optional[int] = ..., min_sequence: _Optional[int] = ...) -> None: ...

class CheckPrenotificationResponse(_message.Message):
    __slots__ = ["days", "latest_notification"]
    DAYS_FIELD_NUMBER: _ClassVar[int]
    LATEST_NOTIFICATION_FIELD_NUMBER: _ClassVar[int]
    days: int
    latest_notification: _common_pb2.Date
    def __init__(self, latest_notification: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., days: _Optional[int] = ...) -> None: ...

class CollectRequest(_message.Message):
    __slots__ = ["amount", "company", "creditor", "document_number", "due_date", "if_sequence", "is_last", "mandate", "method_of_payment", "mode", "notified_on"]
    AMOUNT_FIELD_NUMBER: _ClassVar[int]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    CREDITOR_FIELD_NUMBER: _ClassVar[int]
    DOCUMENT_NUMBER_FIELD_NUMBER: _ClassVar[int]
    DUE_DATE_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    IS_LAST_FIELD_NUMBER: _ClassVar[int]
    MANDATE_FIELD_NUMBER: _ClassVar[int]
    METHOD_OF_PAYMENT_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    NOTIFIED_ON_FIELD_NUMBER: _ClassVar[int]
    amount: _common_pb2.Money
    company: str
    creditor: str
    document_number: str
    due_date: _common_pb2.Date
    if_sequence: int
    is_last: bool
    mandate: str
    method_of_payment: str
    mode: _common_pb2.Mode
    notified_on: _common_pb2.Date
    def __init__(self, company: _Optional[str] = ..., mandate: _Optional[str] = ..., creditor: _Optional[str] = ..., document_number: _Optional[str] = ..., amount: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., due_date: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., is_last: bool = ..., notified_on: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., method_of_payment: _Optional[str] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class CollectResponse(_message.Message):
    __slots__ = ["collection", "mandate_state"]
    COLLECTION_FIELD_NUMBER: _ClassVar[int]
    MANDATE_STATE_FIELD_NUMBER: _ClassVar[int]
    collection: DebitCollection
    mandate_state: MandateState
    def __init__(self, collection: _Optional[_Union[DebitCollection, _Mapping]] = ..., mandate_state: _Optional[_Union[MandateState, str]] = ...) -> None: ...

class CreateMandateRequest(_message.Message):
    __slots__ = ["company", "if_sequence", "mandate", "mode"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    MANDATE_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    company: str
    if_sequence: int
    mandate: Mandate
    mode: _common_pb2.Mode
    def __init__(self, company: _Optional[str] = ..., mandate: _Optional[_Union[Mandate, _Mapping]] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class CreateMandateResponse(_message.Message):
    __slots__ = ["mandate"]
    MANDATE_FIELD_NUMBER: _ClassVar[int]
    mandate: Mandate
    def __init__(self, mandate: _Optional[_Union[Mandate, _Mapping]] = ...) -> None: ...

class CreditorAccount(_message.Message):
    __slots__ = ["bic", "code", "creditor_id", "iban", "name"]
    BIC_FIELD_NUMBER: _ClassVar[int]
    CODE_FIELD_NUMBER: _ClassVar[int]
    CREDITOR_ID_FIELD_NUMBER: _ClassVar[int]
    IBAN_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    bic: str
    code: str
    creditor_id: str
    iban: str
    name: str
    def __init__(self, code: _Optional[str] = ..., name: _Optional[str] = ..., iban: _Optional[str] = ..., bic: _Optional[str] = ..., creditor_id: _Optional[str] = ...) -> None: ...

class DebitCollection(_message.Message):
    __slots__ = ["amendment", "amount", "bank_entry_id", "customer_number", "document_number", "due_date", "end_to_end_id", "file", "id", "mandate", "mandate_state", "next_step", "original_creditor_id", "original_debtor_account", "original_mandate", "payment_number", "return_reason", "return_text", "return_type", "returned_on", "scheme", "sequence", "state"]
    AMENDMENT_FIELD_NUMBER: _ClassVar[int]
    AMOUNT_FIELD_NUMBER: _ClassVar[int]
    BANK_ENTRY_ID_FIELD_NUMBER: _ClassVar[int]
    CUSTOMER_NUMBER_FIELD_NUMBER: _ClassVar[int]
    DOCUMENT_NUMBER_FIELD_NUMBER: _ClassVar[int]
    DUE_DATE_FIELD_NUMBER: _ClassVar[int]
    END_TO_END_ID_FIELD_NUMBER: _ClassVar[int]
    FILE_FIELD_NUMBER: _ClassVar[int]
    ID_FIELD_NUMBER: _ClassVar[int]
    MANDATE_FIELD_NUMBER: _ClassVar[int]
    MANDATE_STATE_FIELD_NUMBER: _ClassVar[int]
    NEXT_STEP_FIELD_NUMBER: _ClassVar[int]
    ORIGINAL_CREDITOR_ID_FIELD_NUMBER: _ClassVar[int]
    ORIGINAL_DEBTOR_ACCOUNT_FIELD_NUMBER: _ClassVar[int]
    ORIGINAL_MANDATE_FIELD_NUMBER: _ClassVar[int]
    PAYMENT_NUMBER_FIELD_NUMBER: _ClassVar[int]
    RETURNED_ON_FIELD_NUMBER: _ClassVar[int]
    RETURN_REASON_FIELD_NUMBER: _ClassVar[int]
    RETURN_TEXT_FIELD_NUMBER: _ClassVar[int]
    RETURN_TYPE_FIELD_NUMBER: _ClassVar[int]
    SCHEME_FIELD_NUMBER: _ClassVar[int]
    SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    amendment: bool
    amount: _common_pb2.Money
    bank_entry_id: int
    customer_number: str
    document_number: str
    due_date: _common_pb2.Date
    end_to_end_id: str
    file: str
    id: int
    mandate: str
    mandate_state: MandateState
    next_step: DebitNextStep
    original_creditor_id: str
    original_debtor_account: str
    original_mandate: str
    payment_number: str
    return_reason: str
    return_text: str
    return_type: DebitReturnType
    returned_on: _common_pb2.Date
    scheme: DebitScheme
    sequence: DebitSequence
    state: DebitCollectionState
    def __init__(self, id: _Optional[int] = ..., end_to_end_id: _Optional[str] = ..., mandate: _Optional[str] = ..., customer_number: _Optional[str] = ..., document_number: _Optional[str] = ..., amount: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., due_date: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., scheme: _Optional[_Union[DebitScheme, str]] = ..., sequence: _Optional[_Union[DebitSequence, str]] = ..., state: _Optional[_Union[DebitCollectionState, str]] = ..., amendment: bool = ..., original_debtor_account: _Optional[str] = ..., original_mandate: _Optional[str] = ..., original_creditor_id: _Optional[str] = ..., file: _Optional[str] = ..., payment_number: _Optional[str] = ..., return_type: _Optional[_Union[DebitReturnType, str]] = ..., return_reason: _Optional[str] = ..., returned_on: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., return_text: _Optional[str] = ..., next_step: _Optional[_Union[DebitNextStep, str]] = ..., mandate_state: _Optional[_Union[MandateState, str]] = ..., bank_entry_id: _Optional[int] = ...) -> None: ...

class DebitProposal(_message.Message):
    __slots__ = ["amount", "customer_number", "document_number", "due_date", "mandate", "sequence", "skipped"]
    class ErrorRef(_message.Message):
        __slots__ = ["message", "reason"]
        MESSAGE_FIELD_NUMBER: _ClassVar[int]
        REASON_FIELD_NUMBER: _ClassVar[int]
        message: str
        reason: str
        def __init__(self, reason: _Optional[str] = ..., message: _Optional[str] = ...) -> None: ...
    AMOUNT_FIELD_NUMBER: _ClassVar[int]
    CUSTOMER_NUMBER_FIELD_NUMBER: _ClassVar[int]
    DOCUMENT_NUMBER_FIELD_NUMBER: _ClassVar[int]
    DUE_DATE_FIELD_NUMBER: _ClassVar[int]
    MANDATE_FIELD_NUMBER: _ClassVar[int]
    SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    SKIPPED_FIELD_NUMBER: _ClassVar[int]
    amount: _common_pb2.Money
    customer_number: str
    document_number: str
    due_date: _common_pb2.Date
    mandate: str
    sequence: DebitSequence
    skipped: DebitProposal.ErrorRef
    def __init__(self, customer_number: _Optional[str] = ..., document_number: _Optional[str] = ..., amount: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., mandate: _Optional[str] = ..., sequence: _Optional[_Union[DebitSequence, str]] = ..., due_date: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., skipped: _Optional[_Union[DebitProposal.ErrorRef, _Mapping]] = ...) -> None: ...

class DirectDebitFile(_message.Message):
    __slots__ = ["blocks", "control_sum", "count", "created_at", "format", "number", "pieces"]
    class Block(_message.Message):
        __slots__ = ["control_sum", "count", "creditor", "due_date", "id", "scheme", "sequence"]
        CONTROL_SUM_FIELD_NUMBER: _ClassVar[int]
        COUNT_FIELD_NUMBER: _ClassVar[int]
        CREDITOR_FIELD_NUMBER: _ClassVar[int]
        DUE_DATE_FIELD_NUMBER: _ClassVar[int]
        ID_FIELD_NUMBER: _ClassVar[int]
        SCHEME_FIELD_NUMBER: _ClassVar[int]
        SEQUENCE_FIELD_NUMBER: _ClassVar[int]
        control_sum: _common_pb2.Money
        count: int
        creditor: str
        due_date: _common_pb2.Date
        id: str
        scheme: DebitScheme
        sequence: DebitSequence
        def __init__(self, id: _Optional[str] = ..., creditor: _Optional[str] = ..., scheme: _Optional[_Union[DebitScheme, str]] = ..., sequence: _Optional[_Union[DebitSequence, str]] = ..., due_date: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., count: _Optional[int] = ..., control_sum: _Optional[_Union[_common_pb2.Money, _Mapping]] = ...) -> None: ...
    BLOCKS_FIELD_NUMBER: _ClassVar[int]
    CONTROL_SUM_FIELD_NUMBER: _ClassVar[int]
    COUNT_FIELD_NUMBER: _ClassVar[int]
    CREATED_AT_FIELD_NUMBER: _ClassVar[int]
    FORMAT_FIELD_NUMBER: _ClassVar[int]
    NUMBER_FIELD_NUMBER: _ClassVar[int]
    PIECES_FIELD_NUMBER: _ClassVar[int]
    blocks: _containers.RepeatedCompositeFieldContainer[DirectDebitFile.Block]
    control_sum: _common_pb2.Money
    count: int
    created_at: _timestamp_pb2.Timestamp
    format: DirectDebitFormat
    number: str
    pieces: int
    def __init__(self, number: _Optional[str] = ..., format: _Optional[_Union[DirectDebitFormat, str]] = ..., count: _Optional[int] = ..., control_sum: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., blocks: _Optional[_Iterable[_Union[DirectDebitFile.Block, _Mapping]]] = ..., pieces: _Optional[int] = ..., created_at: _Optional[_Union[_timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class ExpireMandatesRequest(_message.Message):
    __slots__ = ["after", "company", "if_sequence", "mode"]
    AFTER_FIELD_NUMBER: _ClassVar[int]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    after: int
    company: str
    if_sequence: int
    mode: _common_pb2.Mode
    def __init__(self, company: _Optional[str] = ..., after: _Optional[int] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class ExpireMandatesResponse(_message.Message):
    __slots__ = ["has_more", "mandates", "next_after"]
    HAS_MORE_FIELD_NUMBER: _ClassVar[int]
    MANDATES_FIELD_NUMBER: _ClassVar[int]
    NEXT_AFTER_FIELD_NUMBER: _ClassVar[int]
    has_more: bool
    mandates: _containers.RepeatedScalarFieldContainer[str]
    next_after: int
    def __init__(self, mandates: _Optional[_Iterable[str]] = ..., next_after: _Optional[int] = ..., has_more: bool = ...) -> None: ...

class GenerateDirectDebitFileRequest(_message.Message):
    __slots__ = ["company", "creditor", "due_by", "format", "if_sequence", "mode"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    CREDITOR_FIELD_NUMBER: _ClassVar[int]
    DUE_BY_FIELD_NUMBER: _ClassVar[int]
    FORMAT_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    company: str
    creditor: str
    due_by: _common_pb2.Date
    format: DirectDebitFormat
    if_sequence: int
    mode: _common_pb2.Mode
    def __init__(self, company: _Optional[str] = ..., format: _Optional[_Union[DirectDebitFormat, str]] = ..., creditor: _Optional[str] = ..., due_by: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class GenerateDirectDebitFileResponse(_message.Message):
    __slots__ = ["file", "warnings"]
    FILE_FIELD_NUMBER: _ClassVar[int]
    WARNINGS_FIELD_NUMBER: _ClassVar[int]
    file: DirectDebitFile
    warnings: _containers.RepeatedScalarFieldContainer[str]
    def __init__(self, file: _Optional[_Union[DirectDebitFile, _Mapping]] = ..., warnings: _Optional[_Iterable[str]] = ...) -> None: ...

class GetDirectDebitFileRequest(_message.Message):
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

class GetDirectDebitFileResponse(_message.Message):
    __slots__ = ["content", "file"]
    CONTENT_FIELD_NUMBER: _ClassVar[int]
    FILE_FIELD_NUMBER: _ClassVar[int]
    content: bytes
    file: DirectDebitFile
    def __init__(self, file: _Optional[_Union[DirectDebitFile, _Mapping]] = ..., content: _Optional[bytes] = ...) -> None: ...

class GetMandateRequest(_message.Message):
    __slots__ = ["company", "creditor", "mandate", "min_sequence"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    CREDITOR_FIELD_NUMBER: _ClassVar[int]
    MANDATE_FIELD_NUMBER: _ClassVar[int]
    MIN_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    company: str
    creditor: str
    mandate: str
    min_sequence: int
    def __init__(self, company: _Optional[str] = ..., mandate: _Optional[str] = ..., creditor: _Optional[str] = ..., min_sequence: _Optional[int] = ...) -> None: ...

class GetMandateResponse(_message.Message):
    __slots__ = ["creditor_account", "mandate"]
    CREDITOR_ACCOUNT_FIELD_NUMBER: _ClassVar[int]
    MANDATE_FIELD_NUMBER: _ClassVar[int]
    creditor_account: CreditorAccount
    mandate: Mandate
    def __init__(self, mandate: _Optional[_Union[Mandate, _Mapping]] = ..., creditor_account: _Optional[_Union[CreditorAccount, _Mapping]] = ...) -> None: ...

class ImportBankStatusRequest(_message.Message):
    __slots__ = ["bank_fee", "company", "date", "file", "if_sequence", "mode", "pass_fee_on", "rejects"]
    class Reject(_message.Message):
        __slots__ = ["amount", "end_to_end_id", "reason", "text"]
        AMOUNT_FIELD_NUMBER: _ClassVar[int]
        END_TO_END_ID_FIELD_NUMBER: _ClassVar[int]
        REASON_FIELD_NUMBER: _ClassVar[int]
        TEXT_FIELD_NUMBER: _ClassVar[int]
        amount: _common_pb2.Money
        end_to_end_id: str
        reason: str
        text: str
        def __init__(self, end_to_end_id: _Optional[str] = ..., reason: _Optional[str] = ..., text: _Optional[str] = ..., amount: _Optional[_Union[_common_pb2.Money, _Mapping]] = ...) -> None: ...
    BANK_FEE_FIELD_NUMBER: _ClassVar[int]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    DATE_FIELD_NUMBER: _ClassVar[int]
    FILE_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    PASS_FEE_ON_FIELD_NUMBER: _ClassVar[int]
    REJECTS_FIELD_NUMBER: _ClassVar[int]
    bank_fee: _common_pb2.Money
    company: str
    date: _common_pb2.Date
    file: str
    if_sequence: int
    mode: _common_pb2.Mode
    pass_fee_on: bool
    rejects: _containers.RepeatedCompositeFieldContainer[ImportBankStatusRequest.Reject]
    def __init__(self, company: _Optional[str] = ..., file: _Optional[str] = ..., rejects: _Optional[_Iterable[_Union[ImportBankStatusRequest.Reject, _Mapping]]] = ..., date: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., bank_fee: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., pass_fee_on: bool = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class ImportBankStatusResponse(_message.Message):
    __slots__ = ["known", "rejected"]
    KNOWN_FIELD_NUMBER: _ClassVar[int]
    REJECTED_FIELD_NUMBER: _ClassVar[int]
    known: int
    rejected: _containers.RepeatedCompositeFieldContainer[RegisterReturnResponse]
    def __init__(self, rejected: _Optional[_Iterable[_Union[RegisterReturnResponse, _Mapping]]] = ..., known: _Optional[int] = ...) -> None: ...

class ImportMandatesRequest(_message.Message):
    __slots__ = ["company", "if_sequence", "mandates", "mode"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    MANDATES_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    company: str
    if_sequence: int
    mandates: _containers.RepeatedCompositeFieldContainer[Mandate]
    mode: _common_pb2.Mode
    def __init__(self, company: _Optional[str] = ..., mandates: _Optional[_Iterable[_Union[Mandate, _Mapping]]] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class ImportMandatesResponse(_message.Message):
    __slots__ = ["imported"]
    IMPORTED_FIELD_NUMBER: _ClassVar[int]
    imported: int
    def __init__(self, imported: _Optional[int] = ...) -> None: ...

class ListCollectionsRequest(_message.Message):
    __slots__ = ["company", "customer_number", "file", "min_sequence", "page", "state"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    CUSTOMER_NUMBER_FIELD_NUMBER: _ClassVar[int]
    FILE_FIELD_NUMBER: _ClassVar[int]
    MIN_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    PAGE_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    company: str
    customer_number: str
    file: str
    min_sequence: int
    page: _common_pb2.Page
    state: DebitCollectionState
    def __init__(self, company: _Optional[str] = ..., customer_number: _Optional[str] = ..., file: _Optional[str] = ..., state: _Optional[_Union[DebitCollectionState, str]] = ..., page: _Optional[_Union[_common_pb2.Page, _Mapping]] = ..., min_sequence: _Optional[int] = ...) -> None: ...

class ListCollectionsResponse(_message.Message):
    __slots__ = ["collections", "next_page_token"]
    COLLECTIONS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    collections: _containers.RepeatedCompositeFieldContainer[DebitCollection]
    next_page_token: str
    def __init__(self, collections: _Optional[_Iterable[_Union[DebitCollection, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class ListCreditorAccountsRequest(_message.Message):
    __slots__ = ["company", "min_sequence"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    MIN_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    company: str
    min_sequence: int
    def __init__(self, company: _Optional[str] = ..., min_sequence: _Optional[int] = ...) -> None: ...

class ListCreditorAccountsResponse(_message.Message):
    __slots__ = ["accounts"]
    ACCOUNTS_FIELD_NUMBER: _ClassVar[int]
    accounts: _containers.RepeatedCompositeFieldContainer[CreditorAccount]
    def __init__(self, accounts: _Optional[_Iterable[_Union[CreditorAccount, _Mapping]]] = ...) -> None: ...

class ListDirectDebitFilesRequest(_message.Message):
    __slots__ = ["company", "min_sequence", "page"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    MIN_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    PAGE_FIELD_NUMBER: _ClassVar[int]
    company: str
    min_sequence: int
    page: _common_pb2.Page
    def __init__(self, company: _Optional[str] = ..., page: _Optional[_Union[_common_pb2.Page, _Mapping]] = ..., min_sequence: _Optional[int] = ...) -> None: ...

class ListDirectDebitFilesResponse(_message.Message):
    __slots__ = ["files", "next_page_token"]
    FILES_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    files: _containers.RepeatedCompositeFieldContainer[DirectDebitFile]
    next_page_token: str
    def __init__(self, files: _Optional[_Iterable[_Union[DirectDebitFile, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class ListMandatesRequest(_message.Message):
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

class ListMandatesResponse(_message.Message):
    __slots__ = ["mandates", "next_page_token"]
    MANDATES_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    mandates: _containers.RepeatedCompositeFieldContainer[Mandate]
    next_page_token: str
    def __init__(self, mandates: _Optional[_Iterable[_Union[Mandate, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class Mandate(_message.Message):
    __slots__ = ["account_holder", "amendment_waits", "amendments", "bic", "cancel_reason", "counter", "creditor", "customer_number", "expected_payments", "expires_on", "iban", "is_agreed", "kind", "last_collection_due", "number", "prenotification_days", "restarts", "scheme", "signature_date", "signature_place", "state", "version"]
    class Amendment(_message.Message):
        __slots__ = ["date", "original_account", "original_creditor_id", "original_creditor_name", "original_number"]
        DATE_FIELD_NUMBER: _ClassVar[int]
        ORIGINAL_ACCOUNT_FIELD_NUMBER: _ClassVar[int]
        ORIGINAL_CREDITOR_ID_FIELD_NUMBER: _ClassVar[int]
        ORIGINAL_CREDITOR_NAME_FIELD_NUMBER: _ClassVar[int]
        ORIGINAL_NUMBER_FIELD_NUMBER: _ClassVar[int]
        date: _common_pb2.Date
        original_account: str
        original_creditor_id: str
        original_creditor_name: str
        original_number: str
        def __init__(self, date: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., original_number: _Optional[str] = ..., original_account: _Optional[str] = ..., original_creditor_id: _Optional[str] = ..., original_creditor_name: _Optional[str] = ...) -> None: ...
    ACCOUNT_HOLDER_FIELD_NUMBER: _ClassVar[int]
    AMENDMENTS_FIELD_NUMBER: _ClassVar[int]
    AMENDMENT_WAITS_FIELD_NUMBER: _ClassVar[int]
    BIC_FIELD_NUMBER: _ClassVar[int]
    CANCEL_REASON_FIELD_NUMBER: _ClassVar[int]
    COUNTER_FIELD_NUMBER: _ClassVar[int]
    CREDITOR_FIELD_NUMBER: _ClassVar[int]
    CUSTOMER_NUMBER_FIELD_NUMBER: _ClassVar[int]
    EXPECTED_PAYMENTS_FIELD_NUMBER: _ClassVar[int]
    EXPIRES_ON_FIELD_NUMBER: _ClassVar[int]
    IBAN_FIELD_NUMBER: _ClassVar[int]
    IS_AGREED_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    LAST_COLLECTION_DUE_FIELD_NUMBER: _ClassVar[int]
    NUMBER_FIELD_NUMBER: _ClassVar[int]
    PRENOTIFICATION_DAYS_FIELD_NUMBER: _ClassVar[int]
    RESTARTS_FIELD_NUMBER: _ClassVar[int]
    SCHEME_FIELD_NUMBER: _ClassVar[int]
    SIGNATURE_DATE_FIELD_NUMBER: _ClassVar[int]
    SIGNATURE_PLACE_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    VERSION_FIELD_NUMBER: _ClassVar[int]
    account_holder: str
    amendment_waits: bool
    amendments: _containers.RepeatedCompositeFieldContainer[Mandate.Amendment]
    bic: str
    cancel_reason: str
    counter: int
    creditor: str
    customer_number: str
    expected_payments: int
    expires_on: _common_pb2.Date
    iban: str
    is_agreed: bool
    kind: MandateKind
    last_collection_due: _common_pb2.Date
    number: str
    prenotification_days: int
    restarts: bool
    scheme: DebitScheme
    signature_date: _common_pb2.Date
    signature_place: str
    state: MandateState
    version: int
    def __init__(self, number: _Optional[str] = ..., customer_number: _Optional[str] = ..., creditor: _Optional[str] = ..., scheme: _Optional[_Union[DebitScheme, str]] = ..., kind: _Optional[_Union[MandateKind, str]] = ..., account_holder: _Optional[str] = ..., iban: _Optional[str] = ..., bic: _Optional[str] = ..., signature_date: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., signature_place: _Optional[str] = ..., expected_payments: _Optional[int] = ..., is_agreed: bool = ..., prenotification_days: _Optional[int] = ..., state: _Optional[_Union[MandateState, str]] = ..., counter: _Optional[int] = ..., last_collection_due: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., expires_on: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., amendment_waits: bool = ..., cancel_reason: _Optional[str] = ..., version: _Optional[int] = ..., amendments: _Optional[_Iterable[_Union[Mandate.Amendment, _Mapping]]] = ..., restarts: bool = ...) -> None: ...

class PostCollectionsRequest(_message.Message):
    __slots__ = ["collections", "company", "if_sequence", "items_max", "mode", "posting_date"]
    COLLECTIONS_FIELD_NUMBER: _ClassVar[int]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    ITEMS_MAX_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    POSTING_DATE_FIELD_NUMBER: _ClassVar[int]
    collections: _containers.RepeatedScalarFieldContainer[int]
    company: str
    if_sequence: int
    items_max: int
    mode: _common_pb2.Mode
    posting_date: _common_pb2.Date
    def __init__(self, company: _Optional[str] = ..., collections: _Optional[_Iterable[int]] = ..., posting_date: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., items_max: _Optional[int] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class PostCollectionsResponse(_message.Message):
    __slots__ = ["collections", "has_more", "journals", "warnings"]
    COLLECTIONS_FIELD_NUMBER: _ClassVar[int]
    HAS_MORE_FIELD_NUMBER: _ClassVar[int]
    JOURNALS_FIELD_NUMBER: _ClassVar[int]
    WARNINGS_FIELD_NUMBER: _ClassVar[int]
    collections: _containers.RepeatedCompositeFieldContainer[DebitCollection]
    has_more: bool
    journals: _containers.RepeatedCompositeFieldContainer[_common_pb2.JournalEntry]
    warnings: _containers.RepeatedScalarFieldContainer[str]
    def __init__(self, collections: _Optional[_Iterable[_Union[DebitCollection, _Mapping]]] = ..., journals: _Optional[_Iterable[_Union[_common_pb2.JournalEntry, _Mapping]]] = ..., has_more: bool = ..., warnings: _Optional[_Iterable[str]] = ...) -> None: ...

class ProposeDirectDebitsRequest(_message.Message):
    __slots__ = ["after", "company", "currency", "customer_number", "due_by", "items_max", "min_sequence"]
    AFTER_FIELD_NUMBER: _ClassVar[int]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    CURRENCY_FIELD_NUMBER: _ClassVar[int]
    CUSTOMER_NUMBER_FIELD_NUMBER: _ClassVar[int]
    DUE_BY_FIELD_NUMBER: _ClassVar[int]
    ITEMS_MAX_FIELD_NUMBER: _ClassVar[int]
    MIN_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    after: int
    company: str
    currency: str
    customer_number: str
    due_by: _common_pb2.Date
    items_max: int
    min_sequence: int
    def __init__(self, company: _Optional[str] = ..., customer_number: _Optional[str] = ..., currency: _Optional[str] = ..., due_by: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., after: _Optional[int] = ..., items_max: _Optional[int] = ..., min_sequence: _Optional[int] = ...) -> None: ...

class ProposeDirectDebitsResponse(_message.Message):
    __slots__ = ["has_more", "next_after", "proposals"]
    HAS_MORE_FIELD_NUMBER: _ClassVar[int]
    NEXT_AFTER_FIELD_NUMBER: _ClassVar[int]
    PROPOSALS_FIELD_NUMBER: _ClassVar[int]
    has_more: bool
    next_after: int
    proposals: _containers.RepeatedCompositeFieldContainer[DebitProposal]
    def __init__(self, proposals: _Optional[_Iterable[_Union[DebitProposal, _Mapping]]] = ..., next_after: _Optional[int] = ..., has_more: bool = ...) -> None: ...

class RegisterReturnRequest(_message.Message):
    __slots__ = ["bank_fee", "collection", "company", "date", "end_to_end_id", "if_sequence", "mode", "pass_fee_on", "reason", "text", "type"]
    BANK_FEE_FIELD_NUMBER: _ClassVar[int]
    COLLECTION_FIELD_NUMBER: _ClassVar[int]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    DATE_FIELD_NUMBER: _ClassVar[int]
    END_TO_END_ID_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    PASS_FEE_ON_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    TEXT_FIELD_NUMBER: _ClassVar[int]
    TYPE_FIELD_NUMBER: _ClassVar[int]
    bank_fee: _common_pb2.Money
    collection: int
    company: str
    date: _common_pb2.Date
    end_to_end_id: str
    if_sequence: int
    mode: _common_pb2.Mode
    pass_fee_on: bool
    reason: str
    text: str
    type: DebitReturnType
    def __init__(self, company: _Optional[str] = ..., collection: _Optional[int] = ..., end_to_end_id: _Optional[str] = ..., type: _Optional[_Union[DebitReturnType, str]] = ..., reason: _Optional[str] = ..., date: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., bank_fee: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., pass_fee_on: bool = ..., text: _Optional[str] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class RegisterReturnResponse(_message.Message):
    __slots__ = ["bank_entry", "collection", "fee_document", "journals", "mandate_state", "next_step", "open", "released_mark", "warning"]
    BANK_ENTRY_FIELD_NUMBER: _ClassVar[int]
    COLLECTION_FIELD_NUMBER: _ClassVar[int]
    FEE_DOCUMENT_FIELD_NUMBER: _ClassVar[int]
    JOURNALS_FIELD_NUMBER: _ClassVar[int]
    MANDATE_STATE_FIELD_NUMBER: _ClassVar[int]
    NEXT_STEP_FIELD_NUMBER: _ClassVar[int]
    OPEN_FIELD_NUMBER: _ClassVar[int]
    RELEASED_MARK_FIELD_NUMBER: _ClassVar[int]
    WARNING_FIELD_NUMBER: _ClassVar[int]
    bank_entry: bool
    collection: DebitCollection
    fee_document: str
    journals: _containers.RepeatedCompositeFieldContainer[_common_pb2.JournalEntry]
    mandate_state: MandateState
    next_step: DebitNextStep
    open: _common_pb2.Money
    released_mark: _payments_pb2.ReleasedMark
    warning: str
    def __init__(self, collection: _Optional[_Union[DebitCollection, _Mapping]] = ..., mandate_state: _Optional[_Union[MandateState, str]] = ..., bank_entry: bool = ..., open: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., warning: _Optional[str] = ..., next_step: _Optional[_Union[DebitNextStep, str]] = ..., journals: _Optional[_Iterable[_Union[_common_pb2.JournalEntry, _Mapping]]] = ..., fee_document: _Optional[str] = ..., released_mark: _Optional[_Union[_payments_pb2.ReleasedMark, _Mapping]] = ...) -> None: ...

class ResumeMandateRequest(_message.Message):
    __slots__ = ["company", "creditor", "expected_version", "if_sequence", "mandate", "mode"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    CREDITOR_FIELD_NUMBER: _ClassVar[int]
    EXPECTED_VERSION_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    MANDATE_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    company: str
    creditor: str
    expected_version: int
    if_sequence: int
    mandate: str
    mode: _common_pb2.Mode
    def __init__(self, company: _Optional[str] = ..., mandate: _Optional[str] = ..., creditor: _Optional[str] = ..., expected_version: _Optional[int] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class ResumeMandateResponse(_message.Message):
    __slots__ = ["mandate"]
    MANDATE_FIELD_NUMBER: _ClassVar[int]
    mandate: Mandate
    def __init__(self, mandate: _Optional[_Union[Mandate, _Mapping]] = ...) -> None: ...

class RunDirectDebitsRequest(_message.Message):
    __slots__ = ["after", "company", "customer_number", "due_by", "if_sequence", "items_max", "mode"]
    AFTER_FIELD_NUMBER: _ClassVar[int]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    CUSTOMER_NUMBER_FIELD_NUMBER: _ClassVar[int]
    DUE_BY_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    ITEMS_MAX_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    after: int
    company: str
    customer_number: str
    due_by: _common_pb2.Date
    if_sequence: int
    items_max: int
    mode: _common_pb2.Mode
    def __init__(self, company: _Optional[str] = ..., customer_number: _Optional[str] = ..., due_by: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., after: _Optional[int] = ..., items_max: _Optional[int] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class RunDirectDebitsResponse(_message.Message):
    __slots__ = ["collections", "has_more", "next_after", "skipped", "total"]
    COLLECTIONS_FIELD_NUMBER: _ClassVar[int]
    HAS_MORE_FIELD_NUMBER: _ClassVar[int]
    NEXT_AFTER_FIELD_NUMBER: _ClassVar[int]
    SKIPPED_FIELD_NUMBER: _ClassVar[int]
    TOTAL_FIELD_NUMBER: _ClassVar[int]
    collections: _containers.RepeatedCompositeFieldContainer[DebitCollection]
    has_more: bool
    next_after: int
    skipped: _containers.RepeatedCompositeFieldContainer[DebitProposal]
    total: _common_pb2.Money
    def __init__(self, collections: _Optional[_Iterable[_Union[DebitCollection, _Mapping]]] = ..., skipped: _Optional[_Iterable[_Union[DebitProposal, _Mapping]]] = ..., total: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., next_after: _Optional[int] = ..., has_more: bool = ...) -> None: ...

class SetCreditorAccountRequest(_message.Message):
    __slots__ = ["account", "company", "if_sequence", "mode"]
    ACCOUNT_FIELD_NUMBER: _ClassVar[int]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    account: CreditorAccount
    company: str
    if_sequence: int
    mode: _common_pb2.Mode
    def __init__(self, company: _Optional[str] = ..., account: _Optional[_Union[CreditorAccount, _Mapping]] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class SetCreditorAccountResponse(_message.Message):
    __slots__ = ["account"]
    ACCOUNT_FIELD_NUMBER: _ClassVar[int]
    account: CreditorAccount
    def __init__(self, account: _Optional[_Union[CreditorAccount, _Mapping]] = ...) -> None: ...

class SignMandateRequest(_message.Message):
    __slots__ = ["company", "creditor", "expected_version", "if_sequence", "mandate", "mode", "place", "signature_date"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    CREDITOR_FIELD_NUMBER: _ClassVar[int]
    EXPECTED_VERSION_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    MANDATE_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    PLACE_FIELD_NUMBER: _ClassVar[int]
    SIGNATURE_DATE_FIELD_NUMBER: _ClassVar[int]
    company: str
    creditor: str
    expected_version: int
    if_sequence: int
    mandate: str
    mode: _common_pb2.Mode
    place: str
    signature_date: _common_pb2.Date
    def __init__(self, company: _Optional[str] = ..., mandate: _Optional[str] = ..., creditor: _Optional[str] = ..., signature_date: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., place: _Optional[str] = ..., expected_version: _Optional[int] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class SignMandateResponse(_message.Message):
    __slots__ = ["mandate"]
    MANDATE_FIELD_NUMBER: _ClassVar[int]
    mandate: Mandate
    def __init__(self, mandate: _Optional[_Union[Mandate, _Mapping]] = ...) -> None: ...

class SuspendMandateRequest(_message.Message):
    __slots__ = ["company", "creditor", "expected_version", "if_sequence", "mandate", "mode"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    CREDITOR_FIELD_NUMBER: _ClassVar[int]
    EXPECTED_VERSION_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    MANDATE_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    company: str
    creditor: str
    expected_version: int
    if_sequence: int
    mandate: str
    mode: _common_pb2.Mode
    def __init__(self, company: _Optional[str] = ..., mandate: _Optional[str] = ..., creditor: _Optional[str] = ..., expected_version: _Optional[int] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class SuspendMandateResponse(_message.Message):
    __slots__ = ["mandate"]
    MANDATE_FIELD_NUMBER: _ClassVar[int]
    mandate: Mandate
    def __init__(self, mandate: _Optional[_Union[Mandate, _Mapping]] = ...) -> None: ...

class ValidateCreditorIdRequest(_message.Message):
    __slots__ = ["company", "creditor_id", "min_sequence"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    CREDITOR_ID_FIELD_NUMBER: _ClassVar[int]
    MIN_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    company: str
    creditor_id: str
    min_sequence: int
    def __init__(self, company: _Optional[str] = ..., creditor_id: _Optional[str] = ..., min_sequence: _Optional[int] = ...) -> None: ...

class ValidateCreditorIdResponse(_message.Message):
    __slots__ = ["business_code", "country", "creditor_id"]
    BUSINESS_CODE_FIELD_NUMBER: _ClassVar[int]
    COUNTRY_FIELD_NUMBER: _ClassVar[int]
    CREDITOR_ID_FIELD_NUMBER: _ClassVar[int]
    business_code: str
    country: str
    creditor_id: str
    def __init__(self, creditor_id: _Optional[str] = ..., country: _Optional[str] = ..., business_code: _Optional[str] = ...) -> None: ...

class ValidateIbanRequest(_message.Message):
    __slots__ = ["bic", "company", "iban", "min_sequence"]
    BIC_FIELD_NUMBER: _ClassVar[int]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    IBAN_FIELD_NUMBER: _ClassVar[int]
    MIN_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    bic: str
    company: str
    iban: str
    min_sequence: int
    def __init__(self, company: _Optional[str] = ..., iban: _Optional[str] = ..., bic: _Optional[str] = ..., min_sequence: _Optional[int] = ...) -> None: ...

class ValidateIbanResponse(_message.Message):
    __slots__ = ["country", "iban"]
    COUNTRY_FIELD_NUMBER: _ClassVar[int]
    IBAN_FIELD_NUMBER: _ClassVar[int]
    country: str
    iban: str
    def __init__(self, iban: _Optional[str] = ..., country: _Optional[str] = ...) -> None: ...

class WithdrawCollectionRequest(_message.Message):
    __slots__ = ["collection", "company", "end_to_end_id", "if_sequence", "mode", "reason"]
    COLLECTION_FIELD_NUMBER: _ClassVar[int]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    END_TO_END_ID_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    collection: int
    company: str
    end_to_end_id: str
    if_sequence: int
    mode: _common_pb2.Mode
    reason: str
    def __init__(self, company: _Optional[str] = ..., collection: _Optional[int] = ..., end_to_end_id: _Optional[str] = ..., reason: _Optional[str] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class WithdrawCollectionResponse(_message.Message):
    __slots__ = ["collection", "journals", "mandate_state", "open"]
    COLLECTION_FIELD_NUMBER: _ClassVar[int]
    JOURNALS_FIELD_NUMBER: _ClassVar[int]
    MANDATE_STATE_FIELD_NUMBER: _ClassVar[int]
    OPEN_FIELD_NUMBER: _ClassVar[int]
    collection: DebitCollection
    journals: _containers.RepeatedCompositeFieldContainer[_common_pb2.JournalEntry]
    mandate_state: MandateState
    open: _common_pb2.Money
    def __init__(self, collection: _Optional[_Union[DebitCollection, _Mapping]] = ..., mandate_state: _Optional[_Union[MandateState, str]] = ..., open: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., journals: _Optional[_Iterable[_Union[_common_pb2.JournalEntry, _Mapping]]] = ...) -> None: ...

class DebitScheme(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__: list[str] = []

class DebitSequence(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__: list[str] = []

class MandateKind(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__: list[str] = []

class MandateState(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__: list[str] = []

class DebitCollectionState(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__: list[str] = []

class DebitReturnType(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__: list[str] = []

class DebitNextStep(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__: list[str] = []

class DirectDebitFormat(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__: list[str] = []
