from reskontra.v1 import common_pb2 as _common_pb2
from reskontra.v1 import options_pb2 as _options_pb2
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from typing import ClassVar as _ClassVar, Mapping as _Mapping, Optional as _Optional, Union as _Union

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

class DebitScheme(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__: list[str] = []

class DebitSequence(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__: list[str] = []
