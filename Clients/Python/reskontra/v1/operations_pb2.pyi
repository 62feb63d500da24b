from google.protobuf import timestamp_pb2 as _timestamp_pb2
from reskontra.v1 import common_pb2 as _common_pb2
from reskontra.v1 import options_pb2 as _options_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from typing import ClassVar as _ClassVar, Iterable as _Iterable, Mapping as _Mapping, Optional as _Optional, Union as _Union

DAILY_RUN_AUTOMATION: DailyRun
DAILY_RUN_INTEREST: DailyRun
DAILY_RUN_LETTERS: DailyRun
DAILY_RUN_UNSPECIFIED: DailyRun
DESCRIPTOR: _descriptor.FileDescriptor
OUTCOME_COMMITTED: Outcome
OUTCOME_IN_PROGRESS: Outcome
OUTCOME_NOT_COMMITTED: Outcome
OUTCOME_UNSPECIFIED: Outcome

class CachedField(_message.Message):
    __slots__ = ["cached", "equal", "ledger", "name"]
    CACHED_FIELD_NUMBER: _ClassVar[int]
    EQUAL_FIELD_NUMBER: _ClassVar[int]
    LEDGER_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    cached: str
    equal: bool
    ledger: str
    name: str
    def __init__(self, name: _Optional[str] = ..., cached: _Optional[str] = ..., ledger: _Optional[str] = ..., equal: bool = ...) -> None: ...

class CompareCacheRequest(_message.Message):
    __slots__ = ["company"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    company: str
    def __init__(self, company: _Optional[str] = ...) -> None: ...

class CompareCacheResponse(_message.Message):
    __slots__ = ["customers", "different", "equal", "missing", "state", "watermark"]
    CUSTOMERS_FIELD_NUMBER: _ClassVar[int]
    DIFFERENT_FIELD_NUMBER: _ClassVar[int]
    EQUAL_FIELD_NUMBER: _ClassVar[int]
    MISSING_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    WATERMARK_FIELD_NUMBER: _ClassVar[int]
    customers: int
    different: _containers.RepeatedScalarFieldContainer[str]
    equal: int
    missing: int
    state: str
    watermark: int
    def __init__(self, state: _Optional[str] = ..., customers: _Optional[int] = ..., equal: _Optional[int] = ..., missing: _Optional[int] = ..., different: _Optional[_Iterable[str]] = ..., watermark: _Optional[int] = ...) -> None: ...

class CurrencyInfo(_message.Message):
    __slots__ = ["code", "exponent", "number"]
    CODE_FIELD_NUMBER: _ClassVar[int]
    EXPONENT_FIELD_NUMBER: _ClassVar[int]
    NUMBER_FIELD_NUMBER: _ClassVar[int]
    code: str
    exponent: int
    number: int
    def __init__(self, code: _Optional[str] = ..., exponent: _Optional[int] = ..., number: _Optional[int] = ...) -> None: ...

class GetCachedPositionRequest(_message.Message):
    __slots__ = ["company", "customer_number"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    CUSTOMER_NUMBER_FIELD_NUMBER: _ClassVar[int]
    company: str
    customer_number: str
    def __init__(self, company: _Optional[str] = ..., customer_number: _Optional[str] = ...) -> None: ...

class GetCachedPositionResponse(_message.Message):
    __slots__ = ["as_of_sequence", "detail", "fields", "state", "watermark"]
    AS_OF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    DETAIL_FIELD_NUMBER: _ClassVar[int]
    FIELDS_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    WATERMARK_FIELD_NUMBER: _ClassVar[int]
    as_of_sequence: int
    detail: str
    fields: _containers.RepeatedCompositeFieldContainer[CachedField]
    state: str
    watermark: int
    def __init__(self, state: _Optional[str] = ..., detail: _Optional[str] = ..., as_of_sequence: _Optional[int] = ..., watermark: _Optional[int] = ..., fields: _Optional[_Iterable[_Union[CachedField, _Mapping]]] = ...) -> None: ...

class GetEdgeSetupRequest(_message.Message):
    __slots__ = ["company"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    company: str
    def __init__(self, company: _Optional[str] = ...) -> None: ...

class GetEdgeSetupResponse(_message.Message):
    __slots__ = ["ask_always", "cache_prefix", "last_change", "record", "rules_told", "sandbox_now"]
    ASK_ALWAYS_FIELD_NUMBER: _ClassVar[int]
    CACHE_PREFIX_FIELD_NUMBER: _ClassVar[int]
    LAST_CHANGE_FIELD_NUMBER: _ClassVar[int]
    RECORD_FIELD_NUMBER: _ClassVar[int]
    RULES_TOLD_FIELD_NUMBER: _ClassVar[int]
    SANDBOX_NOW_FIELD_NUMBER: _ClassVar[int]
    ask_always: bool
    cache_prefix: str
    last_change: int
    record: bytes
    rules_told: bool
    sandbox_now: _timestamp_pb2.Timestamp
    def __init__(self, record: _Optional[bytes] = ..., last_change: _Optional[int] = ..., ask_always: bool = ..., sandbox_now: _Optional[_Union[_timestamp_pb2.Timestamp, _Mapping]] = ..., cache_prefix: _Optional[str] = ..., rules_told: bool = ...) -> None: ...

class GetMetricsRequest(_message.Message):
    __slots__: list[str] = []
    def __init__(self) -> None: ...

class GetMetricsResponse(_message.Message):
    __slots__ = ["metrics"]
    METRICS_FIELD_NUMBER: _ClassVar[int]
    metrics: _containers.RepeatedCompositeFieldContainer[Metric]
    def __init__(self, metrics: _Optional[_Iterable[_Union[Metric, _Mapping]]] = ...) -> None: ...

class GetOutcomeRequest(_message.Message):
    __slots__ = ["company", "fence", "request_key"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    FENCE_FIELD_NUMBER: _ClassVar[int]
    REQUEST_KEY_FIELD_NUMBER: _ClassVar[int]
    company: str
    fence: bool
    request_key: bytes
    def __init__(self, company: _Optional[str] = ..., request_key: _Optional[bytes] = ..., fence: bool = ...) -> None: ...

class GetOutcomeResponse(_message.Message):
    __slots__ = ["answer", "at", "method", "outcome", "sequence"]
    ANSWER_FIELD_NUMBER: _ClassVar[int]
    AT_FIELD_NUMBER: _ClassVar[int]
    METHOD_FIELD_NUMBER: _ClassVar[int]
    OUTCOME_FIELD_NUMBER: _ClassVar[int]
    SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    answer: bytes
    at: _timestamp_pb2.Timestamp
    method: int
    outcome: Outcome
    sequence: int
    def __init__(self, outcome: _Optional[_Union[Outcome, str]] = ..., sequence: _Optional[int] = ..., method: _Optional[int] = ..., answer: _Optional[bytes] = ..., at: _Optional[_Union[_timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class GetServerInfoRequest(_message.Message):
    __slots__: list[str] = []
    def __init__(self) -> None: ...

class GetServerInfoResponse(_message.Message):
    __slots__ = ["cache", "currencies", "epoch", "features", "limits", "now", "protocol_max", "protocol_min", "sandbox", "sequence", "server_version", "store_id", "timeline"]
    CACHE_FIELD_NUMBER: _ClassVar[int]
    CURRENCIES_FIELD_NUMBER: _ClassVar[int]
    EPOCH_FIELD_NUMBER: _ClassVar[int]
    FEATURES_FIELD_NUMBER: _ClassVar[int]
    LIMITS_FIELD_NUMBER: _ClassVar[int]
    NOW_FIELD_NUMBER: _ClassVar[int]
    PROTOCOL_MAX_FIELD_NUMBER: _ClassVar[int]
    PROTOCOL_MIN_FIELD_NUMBER: _ClassVar[int]
    SANDBOX_FIELD_NUMBER: _ClassVar[int]
    SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    SERVER_VERSION_FIELD_NUMBER: _ClassVar[int]
    STORE_ID_FIELD_NUMBER: _ClassVar[int]
    TIMELINE_FIELD_NUMBER: _ClassVar[int]
    cache: str
    currencies: _containers.RepeatedCompositeFieldContainer[CurrencyInfo]
    epoch: int
    features: _containers.RepeatedScalarFieldContainer[str]
    limits: Limits
    now: _timestamp_pb2.Timestamp
    protocol_max: int
    protocol_min: int
    sandbox: bool
    sequence: int
    server_version: str
    store_id: bytes
    timeline: int
    def __init__(self, server_version: _Optional[str] = ..., protocol_min: _Optional[int] = ..., protocol_max: _Optional[int] = ..., store_id: _Optional[bytes] = ..., timeline: _Optional[int] = ..., sandbox: bool = ..., sequence: _Optional[int] = ..., now: _Optional[_Union[_timestamp_pb2.Timestamp, _Mapping]] = ..., limits: _Optional[_Union[Limits, _Mapping]] = ..., currencies: _Optional[_Iterable[_Union[CurrencyInfo, _Mapping]]] = ..., features: _Optional[_Iterable[str]] = ..., cache: _Optional[str] = ..., epoch: _Optional[int] = ...) -> None: ...

class Hello(_message.Message):
    __slots__ = ["caller_certificate", "client_name", "client_version", "company", "protocol_max", "protocol_min", "speaks_for", "token"]
    CALLER_CERTIFICATE_FIELD_NUMBER: _ClassVar[int]
    CLIENT_NAME_FIELD_NUMBER: _ClassVar[int]
    CLIENT_VERSION_FIELD_NUMBER: _ClassVar[int]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    PROTOCOL_MAX_FIELD_NUMBER: _ClassVar[int]
    PROTOCOL_MIN_FIELD_NUMBER: _ClassVar[int]
    SPEAKS_FOR_FIELD_NUMBER: _ClassVar[int]
    TOKEN_FIELD_NUMBER: _ClassVar[int]
    caller_certificate: bytes
    client_name: str
    client_version: str
    company: str
    protocol_max: int
    protocol_min: int
    speaks_for: str
    token: str
    def __init__(self, protocol_min: _Optional[int] = ..., protocol_max: _Optional[int] = ..., client_name: _Optional[str] = ..., client_version: _Optional[str] = ..., company: _Optional[str] = ..., token: _Optional[str] = ..., speaks_for: _Optional[str] = ..., caller_certificate: _Optional[bytes] = ...) -> None: ...

class Limits(_message.Message):
    __slots__ = ["answer_bytes", "batch_items", "connections", "hot_request_bytes", "in_flight", "key_retention_days", "lines", "number_bytes", "page_size", "request_bytes", "stream_window", "text_bytes"]
    ANSWER_BYTES_FIELD_NUMBER: _ClassVar[int]
    BATCH_ITEMS_FIELD_NUMBER: _ClassVar[int]
    CONNECTIONS_FIELD_NUMBER: _ClassVar[int]
    HOT_REQUEST_BYTES_FIELD_NUMBER: _ClassVar[int]
    IN_FLIGHT_FIELD_NUMBER: _ClassVar[int]
    KEY_RETENTION_DAYS_FIELD_NUMBER: _ClassVar[int]
    LINES_FIELD_NUMBER: _ClassVar[int]
    NUMBER_BYTES_FIELD_NUMBER: _ClassVar[int]
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    REQUEST_BYTES_FIELD_NUMBER: _ClassVar[int]
    STREAM_WINDOW_FIELD_NUMBER: _ClassVar[int]
    TEXT_BYTES_FIELD_NUMBER: _ClassVar[int]
    answer_bytes: int
    batch_items: int
    connections: int
    hot_request_bytes: int
    in_flight: int
    key_retention_days: int
    lines: int
    number_bytes: int
    page_size: int
    request_bytes: int
    stream_window: int
    text_bytes: int
    def __init__(self, request_bytes: _Optional[int] = ..., hot_request_bytes: _Optional[int] = ..., answer_bytes: _Optional[int] = ..., in_flight: _Optional[int] = ..., batch_items: _Optional[int] = ..., page_size: _Optional[int] = ..., lines: _Optional[int] = ..., key_retention_days: _Optional[int] = ..., number_bytes: _Optional[int] = ..., text_bytes: _Optional[int] = ..., connections: _Optional[int] = ..., stream_window: _Optional[int] = ...) -> None: ...

class Metric(_message.Message):
    __slots__ = ["help", "name", "value"]
    HELP_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    VALUE_FIELD_NUMBER: _ClassVar[int]
    help: str
    name: str
    value: float
    def __init__(self, name: _Optional[str] = ..., help: _Optional[str] = ..., value: _Optional[float] = ...) -> None: ...

class RefreshPositionsRequest(_message.Message):
    __slots__ = ["company", "customer_numbers"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    CUSTOMER_NUMBERS_FIELD_NUMBER: _ClassVar[int]
    company: str
    customer_numbers: _containers.RepeatedScalarFieldContainer[str]
    def __init__(self, company: _Optional[str] = ..., customer_numbers: _Optional[_Iterable[str]] = ...) -> None: ...

class RefreshPositionsResponse(_message.Message):
    __slots__ = ["queued"]
    QUEUED_FIELD_NUMBER: _ClassVar[int]
    queued: int
    def __init__(self, queued: _Optional[int] = ...) -> None: ...

class SetClockRequest(_message.Message):
    __slots__ = ["daily", "mode", "to"]
    DAILY_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    TO_FIELD_NUMBER: _ClassVar[int]
    daily: _containers.RepeatedScalarFieldContainer[DailyRun]
    mode: _common_pb2.Mode
    to: _timestamp_pb2.Timestamp
    def __init__(self, to: _Optional[_Union[_timestamp_pb2.Timestamp, _Mapping]] = ..., daily: _Optional[_Iterable[_Union[DailyRun, str]]] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ...) -> None: ...

class SetClockResponse(_message.Message):
    __slots__ = ["actions", "days", "failures", "interest_notes", "letters", "now"]
    ACTIONS_FIELD_NUMBER: _ClassVar[int]
    DAYS_FIELD_NUMBER: _ClassVar[int]
    FAILURES_FIELD_NUMBER: _ClassVar[int]
    INTEREST_NOTES_FIELD_NUMBER: _ClassVar[int]
    LETTERS_FIELD_NUMBER: _ClassVar[int]
    NOW_FIELD_NUMBER: _ClassVar[int]
    actions: int
    days: int
    failures: _containers.RepeatedScalarFieldContainer[str]
    interest_notes: int
    letters: int
    now: _timestamp_pb2.Timestamp
    def __init__(self, now: _Optional[_Union[_timestamp_pb2.Timestamp, _Mapping]] = ..., days: _Optional[int] = ..., actions: _Optional[int] = ..., letters: _Optional[int] = ..., interest_notes: _Optional[int] = ..., failures: _Optional[_Iterable[str]] = ...) -> None: ...

class VerifyBookRequest(_message.Message):
    __slots__: list[str] = []
    def __init__(self) -> None: ...

class VerifyBookResponse(_message.Message):
    __slots__ = ["customers", "digest_high", "digest_low", "findings", "items"]
    CUSTOMERS_FIELD_NUMBER: _ClassVar[int]
    DIGEST_HIGH_FIELD_NUMBER: _ClassVar[int]
    DIGEST_LOW_FIELD_NUMBER: _ClassVar[int]
    FINDINGS_FIELD_NUMBER: _ClassVar[int]
    ITEMS_FIELD_NUMBER: _ClassVar[int]
    customers: int
    digest_high: int
    digest_low: int
    findings: _containers.RepeatedScalarFieldContainer[str]
    items: int
    def __init__(self, findings: _Optional[_Iterable[str]] = ..., items: _Optional[int] = ..., customers: _Optional[int] = ..., digest_high: _Optional[int] = ..., digest_low: _Optional[int] = ...) -> None: ...

class Welcome(_message.Message):
    __slots__ = ["limits", "now", "principal", "protocol", "sandbox", "sequence", "server_version", "store_id", "timeline"]
    LIMITS_FIELD_NUMBER: _ClassVar[int]
    NOW_FIELD_NUMBER: _ClassVar[int]
    PRINCIPAL_FIELD_NUMBER: _ClassVar[int]
    PROTOCOL_FIELD_NUMBER: _ClassVar[int]
    SANDBOX_FIELD_NUMBER: _ClassVar[int]
    SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    SERVER_VERSION_FIELD_NUMBER: _ClassVar[int]
    STORE_ID_FIELD_NUMBER: _ClassVar[int]
    TIMELINE_FIELD_NUMBER: _ClassVar[int]
    limits: Limits
    now: _timestamp_pb2.Timestamp
    principal: str
    protocol: int
    sandbox: bool
    sequence: int
    server_version: str
    store_id: bytes
    timeline: int
    def __init__(self, protocol: _Optional[int] = ..., server_version: _Optional[str] = ..., store_id: _Optional[bytes] = ..., timeline: _Optional[int] = ..., sandbox: bool = ..., sequence: _Optional[int] = ..., now: _Optional[_Union[_timestamp_pb2.Timestamp, _Mapping]] = ..., limits: _Optional[_Union[Limits, _Mapping]] = ..., principal: _Optional[str] = ...) -> None: ...

class Outcome(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__: list[str] = []

class DailyRun(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__: list[str] = []
