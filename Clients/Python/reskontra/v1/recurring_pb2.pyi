from reskontra.v1 import common_pb2 as _common_pb2
from reskontra.v1 import free_text_pb2 as _free_text_pb2
from reskontra.v1 import options_pb2 as _options_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from typing import ClassVar as _ClassVar, Iterable as _Iterable, Mapping as _Mapping, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor
RECURRENCE_UNIT_DAILY: RecurrenceUnit
RECURRENCE_UNIT_MONTHLY: RecurrenceUnit
RECURRENCE_UNIT_UNSPECIFIED: RecurrenceUnit
RECURRENCE_UNIT_WEEKLY: RecurrenceUnit
RECURRENCE_UNIT_YEARLY: RecurrenceUnit
RUN_STATE_EMPTY: RunState
RUN_STATE_GENERATED: RunState
RUN_STATE_PARTLY_POSTED: RunState
RUN_STATE_POSTED: RunState
RUN_STATE_UNSPECIFIED: RunState

class CarriedRecurrence(_message.Message):
    __slots__ = ["cumulative", "due_again", "last_occurrence", "series_after", "stopped_at"]
    CUMULATIVE_FIELD_NUMBER: _ClassVar[int]
    DUE_AGAIN_FIELD_NUMBER: _ClassVar[int]
    LAST_OCCURRENCE_FIELD_NUMBER: _ClassVar[int]
    SERIES_AFTER_FIELD_NUMBER: _ClassVar[int]
    STOPPED_AT_FIELD_NUMBER: _ClassVar[int]
    cumulative: _common_pb2.Money
    due_again: _containers.RepeatedCompositeFieldContainer[_common_pb2.Date]
    last_occurrence: _common_pb2.Date
    series_after: _common_pb2.Date
    stopped_at: _common_pb2.Date
    def __init__(self, last_occurrence: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., cumulative: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., stopped_at: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., due_again: _Optional[_Iterable[_Union[_common_pb2.Date, _Mapping]]] = ..., series_after: _Optional[_Union[_common_pb2.Date, _Mapping]] = ...) -> None: ...

class DeleteGeneratedInvoiceRequest(_message.Message):
    __slots__ = ["assignment", "company", "draft_id", "if_sequence", "mode", "occurrence"]
    ASSIGNMENT_FIELD_NUMBER: _ClassVar[int]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    DRAFT_ID_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    OCCURRENCE_FIELD_NUMBER: _ClassVar[int]
    assignment: str
    company: str
    draft_id: int
    if_sequence: int
    mode: _common_pb2.Mode
    occurrence: _common_pb2.Date
    def __init__(self, company: _Optional[str] = ..., draft_id: _Optional[int] = ..., assignment: _Optional[str] = ..., occurrence: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class DeleteGeneratedInvoiceResponse(_message.Message):
    __slots__ = ["assignment", "cumulative", "draft_id", "occurrence"]
    ASSIGNMENT_FIELD_NUMBER: _ClassVar[int]
    CUMULATIVE_FIELD_NUMBER: _ClassVar[int]
    DRAFT_ID_FIELD_NUMBER: _ClassVar[int]
    OCCURRENCE_FIELD_NUMBER: _ClassVar[int]
    assignment: str
    cumulative: _common_pb2.Money
    draft_id: int
    occurrence: _common_pb2.Date
    def __init__(self, draft_id: _Optional[int] = ..., assignment: _Optional[str] = ..., occurrence: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., cumulative: _Optional[_Union[_common_pb2.Money, _Mapping]] = ...) -> None: ...

class EndRecurringAssignmentRequest(_message.Message):
    __slots__ = ["company", "end_date", "id", "if_sequence", "mode"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    END_DATE_FIELD_NUMBER: _ClassVar[int]
    ID_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    company: str
    end_date: _common_pb2.Date
    id: str
    if_sequence: int
    mode: _common_pb2.Mode
    def __init__(self, company: _Optional[str] = ..., id: _Optional[str] = ..., end_date: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class EndRecurringAssignmentResponse(_message.Message):
    __slots__ = ["assignment"]
    ASSIGNMENT_FIELD_NUMBER: _ClassVar[int]
    assignment: RecurringAssignment
    def __init__(self, assignment: _Optional[_Union[RecurringAssignment, _Mapping]] = ...) -> None: ...

class FailedOccurrence(_message.Message):
    __slots__ = ["assignment", "message", "occurrence", "reason"]
    ASSIGNMENT_FIELD_NUMBER: _ClassVar[int]
    MESSAGE_FIELD_NUMBER: _ClassVar[int]
    OCCURRENCE_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    assignment: str
    message: str
    occurrence: _common_pb2.Date
    reason: str
    def __init__(self, assignment: _Optional[str] = ..., occurrence: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., reason: _Optional[str] = ..., message: _Optional[str] = ...) -> None: ...

class GenerateRecurringInvoicesRequest(_message.Message):
    __slots__ = ["after", "assignment", "company", "if_sequence", "invoice_date", "invoices_max", "mode", "recurrence_id", "summary_only", "template"]
    AFTER_FIELD_NUMBER: _ClassVar[int]
    ASSIGNMENT_FIELD_NUMBER: _ClassVar[int]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    INVOICES_MAX_FIELD_NUMBER: _ClassVar[int]
    INVOICE_DATE_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    RECURRENCE_ID_FIELD_NUMBER: _ClassVar[int]
    SUMMARY_ONLY_FIELD_NUMBER: _ClassVar[int]
    TEMPLATE_FIELD_NUMBER: _ClassVar[int]
    after: str
    assignment: str
    company: str
    if_sequence: int
    invoice_date: _common_pb2.Date
    invoices_max: int
    mode: _common_pb2.Mode
    recurrence_id: str
    summary_only: bool
    template: str
    def __init__(self, company: _Optional[str] = ..., invoice_date: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., template: _Optional[str] = ..., assignment: _Optional[str] = ..., recurrence_id: _Optional[str] = ..., after: _Optional[str] = ..., invoices_max: _Optional[int] = ..., summary_only: bool = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class GenerateRecurringInvoicesResponse(_message.Message):
    __slots__ = ["failed", "invoice_date", "invoices", "invoices_made", "next", "recurrence_id", "run_state"]
    FAILED_FIELD_NUMBER: _ClassVar[int]
    INVOICES_FIELD_NUMBER: _ClassVar[int]
    INVOICES_MADE_FIELD_NUMBER: _ClassVar[int]
    INVOICE_DATE_FIELD_NUMBER: _ClassVar[int]
    NEXT_FIELD_NUMBER: _ClassVar[int]
    RECURRENCE_ID_FIELD_NUMBER: _ClassVar[int]
    RUN_STATE_FIELD_NUMBER: _ClassVar[int]
    failed: _containers.RepeatedCompositeFieldContainer[FailedOccurrence]
    invoice_date: _common_pb2.Date
    invoices: _containers.RepeatedCompositeFieldContainer[GeneratedInvoice]
    invoices_made: int
    next: str
    recurrence_id: str
    run_state: RunState
    def __init__(self, recurrence_id: _Optional[str] = ..., run_state: _Optional[_Union[RunState, str]] = ..., invoice_date: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., invoices: _Optional[_Iterable[_Union[GeneratedInvoice, _Mapping]]] = ..., failed: _Optional[_Iterable[_Union[FailedOccurrence, _Mapping]]] = ..., next: _Optional[str] = ..., invoices_made: _Optional[int] = ...) -> None: ...

class GeneratedInvoice(_message.Message):
    __slots__ = ["assignment", "cumulative", "customer_number", "document_number", "draft_id", "occurrence", "state", "total"]
    ASSIGNMENT_FIELD_NUMBER: _ClassVar[int]
    CUMULATIVE_FIELD_NUMBER: _ClassVar[int]
    CUSTOMER_NUMBER_FIELD_NUMBER: _ClassVar[int]
    DOCUMENT_NUMBER_FIELD_NUMBER: _ClassVar[int]
    DRAFT_ID_FIELD_NUMBER: _ClassVar[int]
    OCCURRENCE_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    TOTAL_FIELD_NUMBER: _ClassVar[int]
    assignment: str
    cumulative: _common_pb2.Money
    customer_number: str
    document_number: str
    draft_id: int
    occurrence: _common_pb2.Date
    state: _free_text_pb2.FreeTextState
    total: _common_pb2.Money
    def __init__(self, draft_id: _Optional[int] = ..., assignment: _Optional[str] = ..., customer_number: _Optional[str] = ..., occurrence: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., total: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., cumulative: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., state: _Optional[_Union[_free_text_pb2.FreeTextState, str]] = ..., document_number: _Optional[str] = ...) -> None: ...

class GetRecurrenceRequest(_message.Message):
    __slots__ = ["company", "min_sequence", "page", "recurrence_id"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    MIN_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    PAGE_FIELD_NUMBER: _ClassVar[int]
    RECURRENCE_ID_FIELD_NUMBER: _ClassVar[int]
    company: str
    min_sequence: int
    page: _common_pb2.Page
    recurrence_id: str
    def __init__(self, company: _Optional[str] = ..., recurrence_id: _Optional[str] = ..., page: _Optional[_Union[_common_pb2.Page, _Mapping]] = ..., min_sequence: _Optional[int] = ...) -> None: ...

class GetRecurrenceResponse(_message.Message):
    __slots__ = ["invoice_date", "invoices", "next_page_token", "posted", "recurrence_id", "run_state", "totals"]
    INVOICES_FIELD_NUMBER: _ClassVar[int]
    INVOICE_DATE_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    POSTED_FIELD_NUMBER: _ClassVar[int]
    RECURRENCE_ID_FIELD_NUMBER: _ClassVar[int]
    RUN_STATE_FIELD_NUMBER: _ClassVar[int]
    TOTALS_FIELD_NUMBER: _ClassVar[int]
    invoice_date: _common_pb2.Date
    invoices: _containers.RepeatedCompositeFieldContainer[GeneratedInvoice]
    next_page_token: str
    posted: int
    recurrence_id: str
    run_state: RunState
    totals: _containers.RepeatedCompositeFieldContainer[_common_pb2.Money]
    def __init__(self, recurrence_id: _Optional[str] = ..., run_state: _Optional[_Union[RunState, str]] = ..., invoice_date: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., invoices: _Optional[_Iterable[_Union[GeneratedInvoice, _Mapping]]] = ..., totals: _Optional[_Iterable[_Union[_common_pb2.Money, _Mapping]]] = ..., posted: _Optional[int] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class ListRecurringAssignmentsRequest(_message.Message):
    __slots__ = ["company", "customer_number", "min_sequence", "page", "template"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    CUSTOMER_NUMBER_FIELD_NUMBER: _ClassVar[int]
    MIN_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    PAGE_FIELD_NUMBER: _ClassVar[int]
    TEMPLATE_FIELD_NUMBER: _ClassVar[int]
    company: str
    customer_number: str
    min_sequence: int
    page: _common_pb2.Page
    template: str
    def __init__(self, company: _Optional[str] = ..., customer_number: _Optional[str] = ..., template: _Optional[str] = ..., page: _Optional[_Union[_common_pb2.Page, _Mapping]] = ..., min_sequence: _Optional[int] = ...) -> None: ...

class ListRecurringAssignmentsResponse(_message.Message):
    __slots__ = ["assignments", "next_page_token"]
    ASSIGNMENTS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    assignments: _containers.RepeatedCompositeFieldContainer[RecurringAssignment]
    next_page_token: str
    def __init__(self, assignments: _Optional[_Iterable[_Union[RecurringAssignment, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class PostRecurrenceRequest(_message.Message):
    __slots__ = ["after", "company", "draft_ids", "if_sequence", "invoices_max", "mode", "occurrences", "on_error", "recurrence_id", "summary_only"]
    AFTER_FIELD_NUMBER: _ClassVar[int]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    DRAFT_IDS_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    INVOICES_MAX_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    OCCURRENCES_FIELD_NUMBER: _ClassVar[int]
    ON_ERROR_FIELD_NUMBER: _ClassVar[int]
    RECURRENCE_ID_FIELD_NUMBER: _ClassVar[int]
    SUMMARY_ONLY_FIELD_NUMBER: _ClassVar[int]
    after: int
    company: str
    draft_ids: _containers.RepeatedScalarFieldContainer[int]
    if_sequence: int
    invoices_max: int
    mode: _common_pb2.Mode
    occurrences: _containers.RepeatedCompositeFieldContainer[_common_pb2.Date]
    on_error: _free_text_pb2.OnError
    recurrence_id: str
    summary_only: bool
    def __init__(self, company: _Optional[str] = ..., recurrence_id: _Optional[str] = ..., draft_ids: _Optional[_Iterable[int]] = ..., occurrences: _Optional[_Iterable[_Union[_common_pb2.Date, _Mapping]]] = ..., on_error: _Optional[_Union[_free_text_pb2.OnError, str]] = ..., invoices_max: _Optional[int] = ..., after: _Optional[int] = ..., summary_only: bool = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class PostRecurrenceResponse(_message.Message):
    __slots__ = ["batch_state", "failed", "invoices_posted", "next", "not_tried", "posted", "run_state"]
    BATCH_STATE_FIELD_NUMBER: _ClassVar[int]
    FAILED_FIELD_NUMBER: _ClassVar[int]
    INVOICES_POSTED_FIELD_NUMBER: _ClassVar[int]
    NEXT_FIELD_NUMBER: _ClassVar[int]
    NOT_TRIED_FIELD_NUMBER: _ClassVar[int]
    POSTED_FIELD_NUMBER: _ClassVar[int]
    RUN_STATE_FIELD_NUMBER: _ClassVar[int]
    batch_state: _free_text_pb2.BatchState
    failed: _containers.RepeatedCompositeFieldContainer[_free_text_pb2.FailedDraft]
    invoices_posted: int
    next: int
    not_tried: _containers.RepeatedScalarFieldContainer[int]
    posted: _containers.RepeatedCompositeFieldContainer[_free_text_pb2.PostedFreeText]
    run_state: RunState
    def __init__(self, batch_state: _Optional[_Union[_free_text_pb2.BatchState, str]] = ..., run_state: _Optional[_Union[RunState, str]] = ..., posted: _Optional[_Iterable[_Union[_free_text_pb2.PostedFreeText, _Mapping]]] = ..., failed: _Optional[_Iterable[_Union[_free_text_pb2.FailedDraft, _Mapping]]] = ..., not_tried: _Optional[_Iterable[int]] = ..., next: _Optional[int] = ..., invoices_posted: _Optional[int] = ...) -> None: ...

class RecurringAssignment(_message.Message):
    __slots__ = ["cumulative", "customer_number", "defaults_from", "due_again", "end_date", "id", "last_occurrence", "max_cumulative", "pattern", "per", "series_after", "start_date", "stopped_at", "template", "version"]
    CUMULATIVE_FIELD_NUMBER: _ClassVar[int]
    CUSTOMER_NUMBER_FIELD_NUMBER: _ClassVar[int]
    DEFAULTS_FROM_FIELD_NUMBER: _ClassVar[int]
    DUE_AGAIN_FIELD_NUMBER: _ClassVar[int]
    END_DATE_FIELD_NUMBER: _ClassVar[int]
    ID_FIELD_NUMBER: _ClassVar[int]
    LAST_OCCURRENCE_FIELD_NUMBER: _ClassVar[int]
    MAX_CUMULATIVE_FIELD_NUMBER: _ClassVar[int]
    PATTERN_FIELD_NUMBER: _ClassVar[int]
    PER_FIELD_NUMBER: _ClassVar[int]
    SERIES_AFTER_FIELD_NUMBER: _ClassVar[int]
    START_DATE_FIELD_NUMBER: _ClassVar[int]
    STOPPED_AT_FIELD_NUMBER: _ClassVar[int]
    TEMPLATE_FIELD_NUMBER: _ClassVar[int]
    VERSION_FIELD_NUMBER: _ClassVar[int]
    cumulative: _common_pb2.Money
    customer_number: str
    defaults_from: _free_text_pb2.DefaultsFrom
    due_again: _containers.RepeatedCompositeFieldContainer[_common_pb2.Date]
    end_date: _common_pb2.Date
    id: str
    last_occurrence: _common_pb2.Date
    max_cumulative: _common_pb2.Money
    pattern: RecurrenceUnit
    per: int
    series_after: _common_pb2.Date
    start_date: _common_pb2.Date
    stopped_at: _common_pb2.Date
    template: str
    version: int
    def __init__(self, id: _Optional[str] = ..., customer_number: _Optional[str] = ..., template: _Optional[str] = ..., start_date: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., end_date: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., max_cumulative: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., defaults_from: _Optional[_Union[_free_text_pb2.DefaultsFrom, str]] = ..., pattern: _Optional[_Union[RecurrenceUnit, str]] = ..., per: _Optional[int] = ..., last_occurrence: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., cumulative: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., stopped_at: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., version: _Optional[int] = ..., due_again: _Optional[_Iterable[_Union[_common_pb2.Date, _Mapping]]] = ..., series_after: _Optional[_Union[_common_pb2.Date, _Mapping]] = ...) -> None: ...

class SetRecurringAssignmentRequest(_message.Message):
    __slots__ = ["assignment", "carried", "company", "expected_version", "if_sequence", "mode"]
    ASSIGNMENT_FIELD_NUMBER: _ClassVar[int]
    CARRIED_FIELD_NUMBER: _ClassVar[int]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    EXPECTED_VERSION_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    assignment: RecurringAssignment
    carried: CarriedRecurrence
    company: str
    expected_version: int
    if_sequence: int
    mode: _common_pb2.Mode
    def __init__(self, company: _Optional[str] = ..., assignment: _Optional[_Union[RecurringAssignment, _Mapping]] = ..., expected_version: _Optional[int] = ..., carried: _Optional[_Union[CarriedRecurrence, _Mapping]] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class SetRecurringAssignmentResponse(_message.Message):
    __slots__ = ["assignment"]
    ASSIGNMENT_FIELD_NUMBER: _ClassVar[int]
    assignment: RecurringAssignment
    def __init__(self, assignment: _Optional[_Union[RecurringAssignment, _Mapping]] = ...) -> None: ...

class ValidateRecurrenceRequest(_message.Message):
    __slots__ = ["company", "min_sequence", "recurrence_id"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    MIN_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    RECURRENCE_ID_FIELD_NUMBER: _ClassVar[int]
    company: str
    min_sequence: int
    recurrence_id: str
    def __init__(self, company: _Optional[str] = ..., recurrence_id: _Optional[str] = ..., min_sequence: _Optional[int] = ...) -> None: ...

class ValidateRecurrenceResponse(_message.Message):
    __slots__ = ["failed", "valid"]
    FAILED_FIELD_NUMBER: _ClassVar[int]
    VALID_FIELD_NUMBER: _ClassVar[int]
    failed: _containers.RepeatedCompositeFieldContainer[_free_text_pb2.FailedDraft]
    valid: int
    def __init__(self, valid: _Optional[int] = ..., failed: _Optional[_Iterable[_Union[_free_text_pb2.FailedDraft, _Mapping]]] = ...) -> None: ...

class RecurrenceUnit(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__: list[str] = []

class RunState(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__: list[str] = []
