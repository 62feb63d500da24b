from reskontra.v1 import common_pb2 as _common_pb2
from reskontra.v1 import credit_groups_pb2 as _credit_groups_pb2
from reskontra.v1 import options_pb2 as _options_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from typing import ClassVar as _ClassVar, Iterable as _Iterable, Mapping as _Mapping, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor
LIMIT_DECISION_APPROVE: LimitDecision
LIMIT_DECISION_RECALL: LimitDecision
LIMIT_DECISION_REJECT: LimitDecision
LIMIT_DECISION_UNSPECIFIED: LimitDecision
LIMIT_JOURNAL_STATE_APPROVED: LimitJournalState
LIMIT_JOURNAL_STATE_DRAFT: LimitJournalState
LIMIT_JOURNAL_STATE_POSTED: LimitJournalState
LIMIT_JOURNAL_STATE_REJECTED: LimitJournalState
LIMIT_JOURNAL_STATE_SUBMITTED: LimitJournalState
LIMIT_JOURNAL_STATE_UNSPECIFIED: LimitJournalState
LIMIT_JOURNAL_TYPE_LIMIT: LimitJournalType
LIMIT_JOURNAL_TYPE_TEMPORARY: LimitJournalType
LIMIT_JOURNAL_TYPE_UNSPECIFIED: LimitJournalType
LIMIT_LINE_STATE_APPROVED: LimitLineState
LIMIT_LINE_STATE_PENDING: LimitLineState
LIMIT_LINE_STATE_REJECTED: LimitLineState
LIMIT_VALUE_TYPE_FIXED: LimitValueType
LIMIT_VALUE_TYPE_PERCENT: LimitValueType
LIMIT_VALUE_TYPE_UNSPECIFIED: LimitValueType
ROUNDING_FORM_DOWN: RoundingForm
ROUNDING_FORM_NEAREST: RoundingForm
ROUNDING_FORM_UNSPECIFIED: RoundingForm
ROUNDING_FORM_UP: RoundingForm

class AddLimitLinesRequest(_message.Message):
    __slots__ = ["company", "if_sequence", "ignore_eligible", "journal", "lines", "mode"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    IGNORE_ELIGIBLE_FIELD_NUMBER: _ClassVar[int]
    JOURNAL_FIELD_NUMBER: _ClassVar[int]
    LINES_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    company: str
    if_sequence: int
    ignore_eligible: bool
    journal: str
    lines: _containers.RepeatedCompositeFieldContainer[LimitLine]
    mode: _common_pb2.Mode
    def __init__(self, company: _Optional[str] = ..., journal: _Optional[str] = ..., lines: _Optional[_Iterable[_Union[LimitLine, _Mapping]]] = ..., ignore_eligible: bool = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class AddLimitLinesResponse(_message.Message):
    __slots__ = ["journal"]
    JOURNAL_FIELD_NUMBER: _ClassVar[int]
    journal: LimitJournal
    def __init__(self, journal: _Optional[_Union[LimitJournal, _Mapping]] = ...) -> None: ...

class CreateLimitJournalRequest(_message.Message):
    __slots__ = ["company", "description", "if_sequence", "journal", "mode", "type"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    DESCRIPTION_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    JOURNAL_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    TYPE_FIELD_NUMBER: _ClassVar[int]
    company: str
    description: str
    if_sequence: int
    journal: str
    mode: _common_pb2.Mode
    type: LimitJournalType
    def __init__(self, company: _Optional[str] = ..., journal: _Optional[str] = ..., type: _Optional[_Union[LimitJournalType, str]] = ..., description: _Optional[str] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class CreateLimitJournalResponse(_message.Message):
    __slots__ = ["journal"]
    JOURNAL_FIELD_NUMBER: _ClassVar[int]
    journal: LimitJournal
    def __init__(self, journal: _Optional[_Union[LimitJournal, _Mapping]] = ...) -> None: ...

class DecideLimitJournalRequest(_message.Message):
    __slots__ = ["company", "decision", "if_sequence", "journal", "lines", "mode"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    DECISION_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    JOURNAL_FIELD_NUMBER: _ClassVar[int]
    LINES_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    company: str
    decision: LimitDecision
    if_sequence: int
    journal: str
    lines: _containers.RepeatedScalarFieldContainer[int]
    mode: _common_pb2.Mode
    def __init__(self, company: _Optional[str] = ..., journal: _Optional[str] = ..., decision: _Optional[_Union[LimitDecision, str]] = ..., lines: _Optional[_Iterable[int]] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class DecideLimitJournalResponse(_message.Message):
    __slots__ = ["journal"]
    JOURNAL_FIELD_NUMBER: _ClassVar[int]
    journal: LimitJournal
    def __init__(self, journal: _Optional[_Union[LimitJournal, _Mapping]] = ...) -> None: ...

class GenerateAutoLimitsRequest(_message.Message):
    __slots__ = ["after", "company", "if_sequence", "journal", "mode", "new_to"]
    AFTER_FIELD_NUMBER: _ClassVar[int]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    JOURNAL_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    NEW_TO_FIELD_NUMBER: _ClassVar[int]
    after: int
    company: str
    if_sequence: int
    journal: str
    mode: _common_pb2.Mode
    new_to: _common_pb2.Date
    def __init__(self, company: _Optional[str] = ..., journal: _Optional[str] = ..., new_to: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., after: _Optional[int] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class GenerateAutoLimitsResponse(_message.Message):
    __slots__ = ["lines", "next", "state"]
    LINES_FIELD_NUMBER: _ClassVar[int]
    NEXT_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    lines: _containers.RepeatedCompositeFieldContainer[LimitLine]
    next: int
    state: LimitJournalState
    def __init__(self, state: _Optional[_Union[LimitJournalState, str]] = ..., lines: _Optional[_Iterable[_Union[LimitLine, _Mapping]]] = ..., next: _Optional[int] = ...) -> None: ...

class GenerateLimitLinesRequest(_message.Message):
    __slots__ = ["after", "company", "currency", "customers", "if_sequence", "journal", "mode", "new_to", "round_off", "rounding_form", "to_offset_days", "value", "value_type"]
    AFTER_FIELD_NUMBER: _ClassVar[int]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    CURRENCY_FIELD_NUMBER: _ClassVar[int]
    CUSTOMERS_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    JOURNAL_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    NEW_TO_FIELD_NUMBER: _ClassVar[int]
    ROUNDING_FORM_FIELD_NUMBER: _ClassVar[int]
    ROUND_OFF_FIELD_NUMBER: _ClassVar[int]
    TO_OFFSET_DAYS_FIELD_NUMBER: _ClassVar[int]
    VALUE_FIELD_NUMBER: _ClassVar[int]
    VALUE_TYPE_FIELD_NUMBER: _ClassVar[int]
    after: int
    company: str
    currency: str
    customers: _containers.RepeatedScalarFieldContainer[str]
    if_sequence: int
    journal: str
    mode: _common_pb2.Mode
    new_to: _common_pb2.Date
    round_off: _common_pb2.Money
    rounding_form: RoundingForm
    to_offset_days: int
    value: _common_pb2.Decimal
    value_type: LimitValueType
    def __init__(self, company: _Optional[str] = ..., journal: _Optional[str] = ..., customers: _Optional[_Iterable[str]] = ..., currency: _Optional[str] = ..., value_type: _Optional[_Union[LimitValueType, str]] = ..., value: _Optional[_Union[_common_pb2.Decimal, _Mapping]] = ..., round_off: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., rounding_form: _Optional[_Union[RoundingForm, str]] = ..., new_to: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., to_offset_days: _Optional[int] = ..., after: _Optional[int] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class GenerateLimitLinesResponse(_message.Message):
    __slots__ = ["lines", "next", "state"]
    LINES_FIELD_NUMBER: _ClassVar[int]
    NEXT_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    lines: _containers.RepeatedCompositeFieldContainer[LimitLine]
    next: int
    state: LimitJournalState
    def __init__(self, state: _Optional[_Union[LimitJournalState, str]] = ..., lines: _Optional[_Iterable[_Union[LimitLine, _Mapping]]] = ..., next: _Optional[int] = ...) -> None: ...

class GetLimitJournalRequest(_message.Message):
    __slots__ = ["company", "journal", "min_sequence"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    JOURNAL_FIELD_NUMBER: _ClassVar[int]
    MIN_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    company: str
    journal: str
    min_sequence: int
    def __init__(self, company: _Optional[str] = ..., journal: _Optional[str] = ..., min_sequence: _Optional[int] = ...) -> None: ...

class GetLimitJournalResponse(_message.Message):
    __slots__ = ["journal"]
    JOURNAL_FIELD_NUMBER: _ClassVar[int]
    journal: LimitJournal
    def __init__(self, journal: _Optional[_Union[LimitJournal, _Mapping]] = ...) -> None: ...

class ImportLimitsRequest(_message.Message):
    __slots__ = ["company", "credit_group", "customer_number", "if_sequence", "limit_expires_on", "mode", "sets_last_day", "temporary_limits"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    CREDIT_GROUP_FIELD_NUMBER: _ClassVar[int]
    CUSTOMER_NUMBER_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    LIMIT_EXPIRES_ON_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    SETS_LAST_DAY_FIELD_NUMBER: _ClassVar[int]
    TEMPORARY_LIMITS_FIELD_NUMBER: _ClassVar[int]
    company: str
    credit_group: str
    customer_number: str
    if_sequence: int
    limit_expires_on: _common_pb2.Date
    mode: _common_pb2.Mode
    sets_last_day: bool
    temporary_limits: _containers.RepeatedCompositeFieldContainer[_credit_groups_pb2.LimitWindow]
    def __init__(self, company: _Optional[str] = ..., customer_number: _Optional[str] = ..., credit_group: _Optional[str] = ..., temporary_limits: _Optional[_Iterable[_Union[_credit_groups_pb2.LimitWindow, _Mapping]]] = ..., sets_last_day: bool = ..., limit_expires_on: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class ImportLimitsResponse(_message.Message):
    __slots__ = ["limit_expires_on", "temporary_limits"]
    LIMIT_EXPIRES_ON_FIELD_NUMBER: _ClassVar[int]
    TEMPORARY_LIMITS_FIELD_NUMBER: _ClassVar[int]
    limit_expires_on: _common_pb2.Date
    temporary_limits: _containers.RepeatedCompositeFieldContainer[_credit_groups_pb2.LimitWindow]
    def __init__(self, temporary_limits: _Optional[_Iterable[_Union[_credit_groups_pb2.LimitWindow, _Mapping]]] = ..., limit_expires_on: _Optional[_Union[_common_pb2.Date, _Mapping]] = ...) -> None: ...

class LimitJournal(_message.Message):
    __slots__ = ["description", "journal", "lines", "state", "type"]
    DESCRIPTION_FIELD_NUMBER: _ClassVar[int]
    JOURNAL_FIELD_NUMBER: _ClassVar[int]
    LINES_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    TYPE_FIELD_NUMBER: _ClassVar[int]
    description: str
    journal: str
    lines: _containers.RepeatedCompositeFieldContainer[LimitLine]
    state: LimitJournalState
    type: LimitJournalType
    def __init__(self, journal: _Optional[str] = ..., type: _Optional[_Union[LimitJournalType, str]] = ..., description: _Optional[str] = ..., state: _Optional[_Union[LimitJournalState, str]] = ..., lines: _Optional[_Iterable[_Union[LimitLine, _Mapping]]] = ...) -> None: ...

class LimitLine(_message.Message):
    __slots__ = ["credit_group", "current_limit", "customer_number", "new_from", "new_limit", "new_to", "state"]
    CREDIT_GROUP_FIELD_NUMBER: _ClassVar[int]
    CURRENT_LIMIT_FIELD_NUMBER: _ClassVar[int]
    CUSTOMER_NUMBER_FIELD_NUMBER: _ClassVar[int]
    NEW_FROM_FIELD_NUMBER: _ClassVar[int]
    NEW_LIMIT_FIELD_NUMBER: _ClassVar[int]
    NEW_TO_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    credit_group: str
    current_limit: _common_pb2.Money
    customer_number: str
    new_from: _common_pb2.Date
    new_limit: _common_pb2.Money
    new_to: _common_pb2.Date
    state: LimitLineState
    def __init__(self, customer_number: _Optional[str] = ..., credit_group: _Optional[str] = ..., current_limit: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., new_limit: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., new_from: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., new_to: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., state: _Optional[_Union[LimitLineState, str]] = ...) -> None: ...

class ListLimitJournalsRequest(_message.Message):
    __slots__ = ["after", "company", "min_sequence"]
    AFTER_FIELD_NUMBER: _ClassVar[int]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    MIN_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    after: str
    company: str
    min_sequence: int
    def __init__(self, company: _Optional[str] = ..., after: _Optional[str] = ..., min_sequence: _Optional[int] = ...) -> None: ...

class ListLimitJournalsResponse(_message.Message):
    __slots__ = ["journals", "next"]
    JOURNALS_FIELD_NUMBER: _ClassVar[int]
    NEXT_FIELD_NUMBER: _ClassVar[int]
    journals: _containers.RepeatedCompositeFieldContainer[LimitJournal]
    next: str
    def __init__(self, journals: _Optional[_Iterable[_Union[LimitJournal, _Mapping]]] = ..., next: _Optional[str] = ...) -> None: ...

class PostLimitJournalRequest(_message.Message):
    __slots__ = ["company", "if_sequence", "ignore_eligible", "journal", "mode"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    IGNORE_ELIGIBLE_FIELD_NUMBER: _ClassVar[int]
    JOURNAL_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    company: str
    if_sequence: int
    ignore_eligible: bool
    journal: str
    mode: _common_pb2.Mode
    def __init__(self, company: _Optional[str] = ..., journal: _Optional[str] = ..., ignore_eligible: bool = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class PostLimitJournalResponse(_message.Message):
    __slots__ = ["journal"]
    JOURNAL_FIELD_NUMBER: _ClassVar[int]
    journal: LimitJournal
    def __init__(self, journal: _Optional[_Union[LimitJournal, _Mapping]] = ...) -> None: ...

class SubmitLimitJournalRequest(_message.Message):
    __slots__ = ["company", "if_sequence", "journal", "mode"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    JOURNAL_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    company: str
    if_sequence: int
    journal: str
    mode: _common_pb2.Mode
    def __init__(self, company: _Optional[str] = ..., journal: _Optional[str] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class SubmitLimitJournalResponse(_message.Message):
    __slots__ = ["journal"]
    JOURNAL_FIELD_NUMBER: _ClassVar[int]
    journal: LimitJournal
    def __init__(self, journal: _Optional[_Union[LimitJournal, _Mapping]] = ...) -> None: ...

class LimitJournalType(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__: list[str] = []

class LimitJournalState(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__: list[str] = []

class LimitLineState(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__: list[str] = []

class LimitDecision(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__: list[str] = []

class LimitValueType(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__: list[str] = []

class RoundingForm(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__: list[str] = []
