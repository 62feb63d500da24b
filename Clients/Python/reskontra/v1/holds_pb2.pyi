from google.protobuf import timestamp_pb2 as _timestamp_pb2
from reskontra.v1 import common_pb2 as _common_pb2
from reskontra.v1 import credit_pb2 as _credit_pb2
from reskontra.v1 import options_pb2 as _options_pb2
from reskontra.v1 import setup_pb2 as _setup_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from typing import ClassVar as _ClassVar, Iterable as _Iterable, Mapping as _Mapping, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor
HOLD_DECISION_APPROVE: HoldDecision
HOLD_DECISION_RECALL: HoldDecision
HOLD_DECISION_REJECT: HoldDecision
HOLD_DECISION_UNSPECIFIED: HoldDecision
HOLD_STATE_CANCELED: HoldState
HOLD_STATE_OPEN: HoldState
HOLD_STATE_REJECTED: HoldState
HOLD_STATE_RELEASED_WITHOUT_POSTING: HoldState
HOLD_STATE_RELEASED_WITH_POSTING: HoldState
HOLD_STATE_UNSPECIFIED: HoldState
HOLD_WORKFLOW_APPROVED: HoldWorkflow
HOLD_WORKFLOW_NONE: HoldWorkflow
HOLD_WORKFLOW_RECALLED: HoldWorkflow
HOLD_WORKFLOW_REJECTED: HoldWorkflow
HOLD_WORKFLOW_SUBMITTED: HoldWorkflow
REASON_TYPE_HOLD: ReasonType
REASON_TYPE_RELEASE: ReasonType
REASON_TYPE_STATUS: ReasonType
REASON_TYPE_UNSPECIFIED: ReasonType

class AdviseOfflineRequest(_message.Message):
    __slots__ = ["amount", "company", "customer_number", "if_sequence", "mode", "order_ref", "sold_at", "store", "terminal"]
    AMOUNT_FIELD_NUMBER: _ClassVar[int]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    CUSTOMER_NUMBER_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    ORDER_REF_FIELD_NUMBER: _ClassVar[int]
    SOLD_AT_FIELD_NUMBER: _ClassVar[int]
    STORE_FIELD_NUMBER: _ClassVar[int]
    TERMINAL_FIELD_NUMBER: _ClassVar[int]
    amount: _common_pb2.Money
    company: str
    customer_number: str
    if_sequence: int
    mode: _common_pb2.Mode
    order_ref: str
    sold_at: _timestamp_pb2.Timestamp
    store: str
    terminal: str
    def __init__(self, company: _Optional[str] = ..., customer_number: _Optional[str] = ..., amount: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., order_ref: _Optional[str] = ..., store: _Optional[str] = ..., terminal: _Optional[str] = ..., sold_at: _Optional[_Union[_timestamp_pb2.Timestamp, _Mapping]] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class AdviseOfflineResponse(_message.Message):
    __slots__ = ["above_floor_limit", "authorization_id", "decision", "forced", "recorded"]
    ABOVE_FLOOR_LIMIT_FIELD_NUMBER: _ClassVar[int]
    AUTHORIZATION_ID_FIELD_NUMBER: _ClassVar[int]
    DECISION_FIELD_NUMBER: _ClassVar[int]
    FORCED_FIELD_NUMBER: _ClassVar[int]
    RECORDED_FIELD_NUMBER: _ClassVar[int]
    above_floor_limit: bool
    authorization_id: int
    decision: _credit_pb2.CreditDecision
    forced: bool
    recorded: bool
    def __init__(self, recorded: bool = ..., forced: bool = ..., authorization_id: _Optional[int] = ..., decision: _Optional[_Union[_credit_pb2.CreditDecision, _Mapping]] = ..., above_floor_limit: bool = ...) -> None: ...

class CheckpointSetting(_message.Message):
    __slots__ = ["checkpoint", "grace_days", "posting", "pro_forma"]
    CHECKPOINT_FIELD_NUMBER: _ClassVar[int]
    GRACE_DAYS_FIELD_NUMBER: _ClassVar[int]
    POSTING_FIELD_NUMBER: _ClassVar[int]
    PRO_FORMA_FIELD_NUMBER: _ClassVar[int]
    checkpoint: _credit_pb2.Checkpoint
    grace_days: int
    posting: bool
    pro_forma: bool
    def __init__(self, checkpoint: _Optional[_Union[_credit_pb2.Checkpoint, str]] = ..., posting: bool = ..., pro_forma: bool = ..., grace_days: _Optional[int] = ...) -> None: ...

class CreditReasonSetting(_message.Message):
    __slots__ = ["description", "reason", "type"]
    DESCRIPTION_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    TYPE_FIELD_NUMBER: _ClassVar[int]
    description: str
    reason: str
    type: ReasonType
    def __init__(self, reason: _Optional[str] = ..., type: _Optional[_Union[ReasonType, str]] = ..., description: _Optional[str] = ...) -> None: ...

class DecideHoldRequest(_message.Message):
    __slots__ = ["company", "decision", "hold_id", "if_sequence", "mode", "release_mode", "release_reason"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    DECISION_FIELD_NUMBER: _ClassVar[int]
    HOLD_ID_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    RELEASE_MODE_FIELD_NUMBER: _ClassVar[int]
    RELEASE_REASON_FIELD_NUMBER: _ClassVar[int]
    company: str
    decision: HoldDecision
    hold_id: int
    if_sequence: int
    mode: _common_pb2.Mode
    release_mode: _setup_pb2.ReleaseMode
    release_reason: str
    def __init__(self, company: _Optional[str] = ..., hold_id: _Optional[int] = ..., decision: _Optional[_Union[HoldDecision, str]] = ..., release_reason: _Optional[str] = ..., release_mode: _Optional[_Union[_setup_pb2.ReleaseMode, str]] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class DecideHoldResponse(_message.Message):
    __slots__ = ["hold"]
    HOLD_FIELD_NUMBER: _ClassVar[int]
    hold: Hold
    def __init__(self, hold: _Optional[_Union[Hold, _Mapping]] = ...) -> None: ...

class EvaluateHoldsRequest(_message.Message):
    __slots__ = ["after", "company", "customer_number", "hold_ids", "if_sequence", "mode"]
    AFTER_FIELD_NUMBER: _ClassVar[int]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    CUSTOMER_NUMBER_FIELD_NUMBER: _ClassVar[int]
    HOLD_IDS_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    after: int
    company: str
    customer_number: str
    hold_ids: _containers.RepeatedScalarFieldContainer[int]
    if_sequence: int
    mode: _common_pb2.Mode
    def __init__(self, company: _Optional[str] = ..., customer_number: _Optional[str] = ..., hold_ids: _Optional[_Iterable[int]] = ..., after: _Optional[int] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class EvaluateHoldsResponse(_message.Message):
    __slots__ = ["holds", "next"]
    HOLDS_FIELD_NUMBER: _ClassVar[int]
    NEXT_FIELD_NUMBER: _ClassVar[int]
    holds: _containers.RepeatedCompositeFieldContainer[Hold]
    next: int
    def __init__(self, holds: _Optional[_Iterable[_Union[Hold, _Mapping]]] = ..., next: _Optional[int] = ...) -> None: ...

class ForceHoldRequest(_message.Message):
    __slots__ = ["checkpoint", "company", "customer_number", "if_sequence", "mode", "order", "reason"]
    CHECKPOINT_FIELD_NUMBER: _ClassVar[int]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    CUSTOMER_NUMBER_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    ORDER_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    checkpoint: _credit_pb2.Checkpoint
    company: str
    customer_number: str
    if_sequence: int
    mode: _common_pb2.Mode
    order: str
    reason: str
    def __init__(self, company: _Optional[str] = ..., customer_number: _Optional[str] = ..., order: _Optional[str] = ..., reason: _Optional[str] = ..., checkpoint: _Optional[_Union[_credit_pb2.Checkpoint, str]] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class ForceHoldResponse(_message.Message):
    __slots__ = ["holds"]
    HOLDS_FIELD_NUMBER: _ClassVar[int]
    holds: _containers.RepeatedCompositeFieldContainer[Hold]
    def __init__(self, holds: _Optional[_Iterable[_Union[Hold, _Mapping]]] = ...) -> None: ...

class GetHoldRequest(_message.Message):
    __slots__ = ["company", "hold_id", "min_sequence"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    HOLD_ID_FIELD_NUMBER: _ClassVar[int]
    MIN_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    company: str
    hold_id: int
    min_sequence: int
    def __init__(self, company: _Optional[str] = ..., hold_id: _Optional[int] = ..., min_sequence: _Optional[int] = ...) -> None: ...

class GetHoldResponse(_message.Message):
    __slots__ = ["hold"]
    HOLD_FIELD_NUMBER: _ClassVar[int]
    hold: Hold
    def __init__(self, hold: _Optional[_Union[Hold, _Mapping]] = ...) -> None: ...

class GetHoldSetupRequest(_message.Message):
    __slots__ = ["company", "min_sequence"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    MIN_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    company: str
    min_sequence: int
    def __init__(self, company: _Optional[str] = ..., min_sequence: _Optional[int] = ...) -> None: ...

class GetHoldSetupResponse(_message.Message):
    __slots__ = ["all_marked", "checkpoints", "reasons"]
    ALL_MARKED_FIELD_NUMBER: _ClassVar[int]
    CHECKPOINTS_FIELD_NUMBER: _ClassVar[int]
    REASONS_FIELD_NUMBER: _ClassVar[int]
    all_marked: bool
    checkpoints: _containers.RepeatedCompositeFieldContainer[CheckpointSetting]
    reasons: _containers.RepeatedCompositeFieldContainer[CreditReasonSetting]
    def __init__(self, all_marked: bool = ..., checkpoints: _Optional[_Iterable[_Union[CheckpointSetting, _Mapping]]] = ..., reasons: _Optional[_Iterable[_Union[CreditReasonSetting, _Mapping]]] = ...) -> None: ...

class Hold(_message.Message):
    __slots__ = ["authorization_ids", "checkpoint", "closed_on", "company", "customer_number", "forced", "hold_id", "hold_reason", "order", "overridden", "placed_at", "primary_reason", "ready_to_release", "reasons", "release_reason", "review_date", "state", "value", "workflow"]
    class HoldReason(_message.Message):
        __slots__ = ["code", "still_valid"]
        CODE_FIELD_NUMBER: _ClassVar[int]
        STILL_VALID_FIELD_NUMBER: _ClassVar[int]
        code: _credit_pb2.CreditReasonCode
        still_valid: bool
        def __init__(self, code: _Optional[_Union[_credit_pb2.CreditReasonCode, str]] = ..., still_valid: bool = ...) -> None: ...
    AUTHORIZATION_IDS_FIELD_NUMBER: _ClassVar[int]
    CHECKPOINT_FIELD_NUMBER: _ClassVar[int]
    CLOSED_ON_FIELD_NUMBER: _ClassVar[int]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    CUSTOMER_NUMBER_FIELD_NUMBER: _ClassVar[int]
    FORCED_FIELD_NUMBER: _ClassVar[int]
    HOLD_ID_FIELD_NUMBER: _ClassVar[int]
    HOLD_REASON_FIELD_NUMBER: _ClassVar[int]
    ORDER_FIELD_NUMBER: _ClassVar[int]
    OVERRIDDEN_FIELD_NUMBER: _ClassVar[int]
    PLACED_AT_FIELD_NUMBER: _ClassVar[int]
    PRIMARY_REASON_FIELD_NUMBER: _ClassVar[int]
    READY_TO_RELEASE_FIELD_NUMBER: _ClassVar[int]
    REASONS_FIELD_NUMBER: _ClassVar[int]
    RELEASE_REASON_FIELD_NUMBER: _ClassVar[int]
    REVIEW_DATE_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    VALUE_FIELD_NUMBER: _ClassVar[int]
    WORKFLOW_FIELD_NUMBER: _ClassVar[int]
    authorization_ids: _containers.RepeatedScalarFieldContainer[int]
    checkpoint: _credit_pb2.Checkpoint
    closed_on: _common_pb2.Date
    company: str
    customer_number: str
    forced: bool
    hold_id: int
    hold_reason: str
    order: str
    overridden: bool
    placed_at: _timestamp_pb2.Timestamp
    primary_reason: _credit_pb2.CreditReasonCode
    ready_to_release: bool
    reasons: _containers.RepeatedCompositeFieldContainer[Hold.HoldReason]
    release_reason: str
    review_date: _common_pb2.Date
    state: HoldState
    value: _common_pb2.Money
    workflow: HoldWorkflow
    def __init__(self, hold_id: _Optional[int] = ..., company: _Optional[str] = ..., customer_number: _Optional[str] = ..., order: _Optional[str] = ..., checkpoint: _Optional[_Union[_credit_pb2.Checkpoint, str]] = ..., value: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., reasons: _Optional[_Iterable[_Union[Hold.HoldReason, _Mapping]]] = ..., primary_reason: _Optional[_Union[_credit_pb2.CreditReasonCode, str]] = ..., forced: bool = ..., hold_reason: _Optional[str] = ..., state: _Optional[_Union[HoldState, str]] = ..., workflow: _Optional[_Union[HoldWorkflow, str]] = ..., ready_to_release: bool = ..., authorization_ids: _Optional[_Iterable[int]] = ..., release_reason: _Optional[str] = ..., review_date: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., placed_at: _Optional[_Union[_timestamp_pb2.Timestamp, _Mapping]] = ..., closed_on: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., overridden: bool = ...) -> None: ...

class ListHoldsRequest(_message.Message):
    __slots__ = ["all_companies", "company", "customer_number", "include_closed", "min_sequence", "only_ready", "order", "page"]
    ALL_COMPANIES_FIELD_NUMBER: _ClassVar[int]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    CUSTOMER_NUMBER_FIELD_NUMBER: _ClassVar[int]
    INCLUDE_CLOSED_FIELD_NUMBER: _ClassVar[int]
    MIN_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    ONLY_READY_FIELD_NUMBER: _ClassVar[int]
    ORDER_FIELD_NUMBER: _ClassVar[int]
    PAGE_FIELD_NUMBER: _ClassVar[int]
    all_companies: bool
    company: str
    customer_number: str
    include_closed: bool
    min_sequence: int
    only_ready: bool
    order: str
    page: _common_pb2.Page
    def __init__(self, company: _Optional[str] = ..., all_companies: bool = ..., customer_number: _Optional[str] = ..., order: _Optional[str] = ..., include_closed: bool = ..., only_ready: bool = ..., page: _Optional[_Union[_common_pb2.Page, _Mapping]] = ..., min_sequence: _Optional[int] = ...) -> None: ...

class ListHoldsResponse(_message.Message):
    __slots__ = ["holds", "next_page_token"]
    HOLDS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    holds: _containers.RepeatedCompositeFieldContainer[Hold]
    next_page_token: str
    def __init__(self, holds: _Optional[_Iterable[_Union[Hold, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class RejectHoldRequest(_message.Message):
    __slots__ = ["company", "hold_id", "if_sequence", "mode", "reason"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    HOLD_ID_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    company: str
    hold_id: int
    if_sequence: int
    mode: _common_pb2.Mode
    reason: str
    def __init__(self, company: _Optional[str] = ..., hold_id: _Optional[int] = ..., reason: _Optional[str] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class RejectHoldResponse(_message.Message):
    __slots__ = ["hold"]
    HOLD_FIELD_NUMBER: _ClassVar[int]
    hold: Hold
    def __init__(self, hold: _Optional[_Union[Hold, _Mapping]] = ...) -> None: ...

class ReleaseHoldRequest(_message.Message):
    __slots__ = ["company", "hold_id", "if_sequence", "mode", "release_mode", "release_reason", "review_date"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    HOLD_ID_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    RELEASE_MODE_FIELD_NUMBER: _ClassVar[int]
    RELEASE_REASON_FIELD_NUMBER: _ClassVar[int]
    REVIEW_DATE_FIELD_NUMBER: _ClassVar[int]
    company: str
    hold_id: int
    if_sequence: int
    mode: _common_pb2.Mode
    release_mode: _setup_pb2.ReleaseMode
    release_reason: str
    review_date: _common_pb2.Date
    def __init__(self, company: _Optional[str] = ..., hold_id: _Optional[int] = ..., release_reason: _Optional[str] = ..., release_mode: _Optional[_Union[_setup_pb2.ReleaseMode, str]] = ..., review_date: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class ReleaseHoldResponse(_message.Message):
    __slots__ = ["hold"]
    HOLD_FIELD_NUMBER: _ClassVar[int]
    hold: Hold
    def __init__(self, hold: _Optional[_Union[Hold, _Mapping]] = ...) -> None: ...

class RunCheckpointRequest(_message.Message):
    __slots__ = ["amount", "cash_discount", "checkpoint", "company", "customer_number", "exclude_order", "if_sequence", "mode", "order", "pro_forma", "terms_of_payment"]
    AMOUNT_FIELD_NUMBER: _ClassVar[int]
    CASH_DISCOUNT_FIELD_NUMBER: _ClassVar[int]
    CHECKPOINT_FIELD_NUMBER: _ClassVar[int]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    CUSTOMER_NUMBER_FIELD_NUMBER: _ClassVar[int]
    EXCLUDE_ORDER_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    ORDER_FIELD_NUMBER: _ClassVar[int]
    PRO_FORMA_FIELD_NUMBER: _ClassVar[int]
    TERMS_OF_PAYMENT_FIELD_NUMBER: _ClassVar[int]
    amount: _common_pb2.Money
    cash_discount: str
    checkpoint: _credit_pb2.Checkpoint
    company: str
    customer_number: str
    exclude_order: bool
    if_sequence: int
    mode: _common_pb2.Mode
    order: str
    pro_forma: bool
    terms_of_payment: str
    def __init__(self, company: _Optional[str] = ..., order: _Optional[str] = ..., customer_number: _Optional[str] = ..., amount: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., checkpoint: _Optional[_Union[_credit_pb2.Checkpoint, str]] = ..., pro_forma: bool = ..., terms_of_payment: _Optional[str] = ..., cash_discount: _Optional[str] = ..., exclude_order: bool = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class RunCheckpointResponse(_message.Message):
    __slots__ = ["decision", "hold_id", "rules_run"]
    DECISION_FIELD_NUMBER: _ClassVar[int]
    HOLD_ID_FIELD_NUMBER: _ClassVar[int]
    RULES_RUN_FIELD_NUMBER: _ClassVar[int]
    decision: _credit_pb2.CreditDecision
    hold_id: int
    rules_run: bool
    def __init__(self, decision: _Optional[_Union[_credit_pb2.CreditDecision, _Mapping]] = ..., rules_run: bool = ..., hold_id: _Optional[int] = ...) -> None: ...

class SetCheckpointsRequest(_message.Message):
    __slots__ = ["checkpoints", "company", "if_sequence", "mode"]
    CHECKPOINTS_FIELD_NUMBER: _ClassVar[int]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    checkpoints: _containers.RepeatedCompositeFieldContainer[CheckpointSetting]
    company: str
    if_sequence: int
    mode: _common_pb2.Mode
    def __init__(self, company: _Optional[str] = ..., checkpoints: _Optional[_Iterable[_Union[CheckpointSetting, _Mapping]]] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class SetCheckpointsResponse(_message.Message):
    __slots__ = ["checkpoints"]
    CHECKPOINTS_FIELD_NUMBER: _ClassVar[int]
    checkpoints: _containers.RepeatedCompositeFieldContainer[CheckpointSetting]
    def __init__(self, checkpoints: _Optional[_Iterable[_Union[CheckpointSetting, _Mapping]]] = ...) -> None: ...

class SetCreditReasonRequest(_message.Message):
    __slots__ = ["company", "if_sequence", "mode", "reason"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    company: str
    if_sequence: int
    mode: _common_pb2.Mode
    reason: CreditReasonSetting
    def __init__(self, company: _Optional[str] = ..., reason: _Optional[_Union[CreditReasonSetting, _Mapping]] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class SetCreditReasonResponse(_message.Message):
    __slots__ = ["reason"]
    REASON_FIELD_NUMBER: _ClassVar[int]
    reason: CreditReasonSetting
    def __init__(self, reason: _Optional[_Union[CreditReasonSetting, _Mapping]] = ...) -> None: ...

class SubmitHoldRequest(_message.Message):
    __slots__ = ["company", "hold_id", "if_sequence", "mode"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    HOLD_ID_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    company: str
    hold_id: int
    if_sequence: int
    mode: _common_pb2.Mode
    def __init__(self, company: _Optional[str] = ..., hold_id: _Optional[int] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class SubmitHoldResponse(_message.Message):
    __slots__ = ["hold"]
    HOLD_FIELD_NUMBER: _ClassVar[int]
    hold: Hold
    def __init__(self, hold: _Optional[_Union[Hold, _Mapping]] = ...) -> None: ...

class ReasonType(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__: list[str] = []

class HoldState(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__: list[str] = []

class HoldWorkflow(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__: list[str] = []

class HoldDecision(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__: list[str] = []
