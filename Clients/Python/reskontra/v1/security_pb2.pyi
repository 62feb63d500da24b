from google.protobuf import timestamp_pb2 as _timestamp_pb2
from reskontra.v1 import common_pb2 as _common_pb2
from reskontra.v1 import options_pb2 as _options_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from typing import ClassVar as _ClassVar, Iterable as _Iterable, Mapping as _Mapping, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor
PROPOSAL_STATE_APPROVED: ProposalState
PROPOSAL_STATE_EXPIRED: ProposalState
PROPOSAL_STATE_OPEN: ProposalState
PROPOSAL_STATE_REJECTED: ProposalState
PROPOSAL_STATE_UNSPECIFIED: ProposalState
PROPOSAL_STATE_WITHDRAWN: ProposalState
ROLE_ADJUST_APPROVE: Role
ROLE_ADJUST_PROPOSE: Role
ROLE_AR_POST: Role
ROLE_AUDIT_READ: Role
ROLE_CASH_POST: Role
ROLE_LIMIT_APPROVE: Role
ROLE_LIMIT_PROPOSE: Role
ROLE_OPS_RUN: Role
ROLE_POS_CHECK: Role
ROLE_POS_RESERVE: Role
ROLE_SECURITY_GRANT: Role
ROLE_SETUP_WRITE: Role
ROLE_SUPPORT_READ: Role
ROLE_UNSPECIFIED: Role

class ApproveRequest(_message.Message):
    __slots__ = ["hash", "mode", "proposal_id"]
    HASH_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    PROPOSAL_ID_FIELD_NUMBER: _ClassVar[int]
    hash: bytes
    mode: _common_pb2.Mode
    proposal_id: int
    def __init__(self, proposal_id: _Optional[int] = ..., hash: _Optional[bytes] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ...) -> None: ...

class ApproveResponse(_message.Message):
    __slots__ = ["answer"]
    ANSWER_FIELD_NUMBER: _ClassVar[int]
    answer: bytes
    def __init__(self, answer: _Optional[bytes] = ...) -> None: ...

class BreakGlassRequest(_message.Message):
    __slots__ = ["company", "if_sequence", "mode", "principal", "reason", "role"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    PRINCIPAL_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    ROLE_FIELD_NUMBER: _ClassVar[int]
    company: str
    if_sequence: int
    mode: _common_pb2.Mode
    principal: str
    reason: str
    role: Role
    def __init__(self, principal: _Optional[str] = ..., role: _Optional[_Union[Role, str]] = ..., company: _Optional[str] = ..., reason: _Optional[str] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class BreakGlassResponse(_message.Message):
    __slots__ = ["grant"]
    GRANT_FIELD_NUMBER: _ClassVar[int]
    grant: Grant
    def __init__(self, grant: _Optional[_Union[Grant, _Mapping]] = ...) -> None: ...

class GetMyAccessRequest(_message.Message):
    __slots__: list[str] = []
    def __init__(self) -> None: ...

class GetMyAccessResponse(_message.Message):
    __slots__ = ["grants", "in_force", "principal"]
    GRANTS_FIELD_NUMBER: _ClassVar[int]
    IN_FORCE_FIELD_NUMBER: _ClassVar[int]
    PRINCIPAL_FIELD_NUMBER: _ClassVar[int]
    grants: _containers.RepeatedCompositeFieldContainer[Grant]
    in_force: bool
    principal: str
    def __init__(self, principal: _Optional[str] = ..., in_force: bool = ..., grants: _Optional[_Iterable[_Union[Grant, _Mapping]]] = ...) -> None: ...

class GetProposalRequest(_message.Message):
    __slots__ = ["min_sequence", "proposal_id"]
    MIN_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    PROPOSAL_ID_FIELD_NUMBER: _ClassVar[int]
    min_sequence: int
    proposal_id: int
    def __init__(self, proposal_id: _Optional[int] = ..., min_sequence: _Optional[int] = ...) -> None: ...

class GetProposalResponse(_message.Message):
    __slots__ = ["proposal"]
    PROPOSAL_FIELD_NUMBER: _ClassVar[int]
    proposal: Proposal
    def __init__(self, proposal: _Optional[_Union[Proposal, _Mapping]] = ...) -> None: ...

class Grant(_message.Message):
    __slots__ = ["company", "granted_by", "id", "principal", "reason", "role", "up_to", "valid_until"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    GRANTED_BY_FIELD_NUMBER: _ClassVar[int]
    ID_FIELD_NUMBER: _ClassVar[int]
    PRINCIPAL_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    ROLE_FIELD_NUMBER: _ClassVar[int]
    UP_TO_FIELD_NUMBER: _ClassVar[int]
    VALID_UNTIL_FIELD_NUMBER: _ClassVar[int]
    company: str
    granted_by: str
    id: int
    principal: str
    reason: str
    role: Role
    up_to: _common_pb2.Money
    valid_until: _timestamp_pb2.Timestamp
    def __init__(self, id: _Optional[int] = ..., principal: _Optional[str] = ..., role: _Optional[_Union[Role, str]] = ..., company: _Optional[str] = ..., up_to: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., granted_by: _Optional[str] = ..., reason: _Optional[str] = ..., valid_until: _Optional[_Union[_timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class GrantRoleRequest(_message.Message):
    __slots__ = ["company", "if_sequence", "mode", "principal", "reason", "role", "up_to"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    PRINCIPAL_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    ROLE_FIELD_NUMBER: _ClassVar[int]
    UP_TO_FIELD_NUMBER: _ClassVar[int]
    company: str
    if_sequence: int
    mode: _common_pb2.Mode
    principal: str
    reason: str
    role: Role
    up_to: _common_pb2.Money
    def __init__(self, principal: _Optional[str] = ..., role: _Optional[_Union[Role, str]] = ..., company: _Optional[str] = ..., up_to: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., reason: _Optional[str] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class GrantRoleResponse(_message.Message):
    __slots__ = ["grant"]
    GRANT_FIELD_NUMBER: _ClassVar[int]
    grant: Grant
    def __init__(self, grant: _Optional[_Union[Grant, _Mapping]] = ...) -> None: ...

class ListGrantsRequest(_message.Message):
    __slots__ = ["min_sequence", "page", "principal"]
    MIN_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    PAGE_FIELD_NUMBER: _ClassVar[int]
    PRINCIPAL_FIELD_NUMBER: _ClassVar[int]
    min_sequence: int
    page: _common_pb2.Page
    principal: str
    def __init__(self, principal: _Optional[str] = ..., page: _Optional[_Union[_common_pb2.Page, _Mapping]] = ..., min_sequence: _Optional[int] = ...) -> None: ...

class ListGrantsResponse(_message.Message):
    __slots__ = ["denials", "emergency_records", "grants", "in_force", "next_page_token"]
    DENIALS_FIELD_NUMBER: _ClassVar[int]
    EMERGENCY_RECORDS_FIELD_NUMBER: _ClassVar[int]
    GRANTS_FIELD_NUMBER: _ClassVar[int]
    IN_FORCE_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    denials: int
    emergency_records: int
    grants: _containers.RepeatedCompositeFieldContainer[Grant]
    in_force: bool
    next_page_token: str
    def __init__(self, grants: _Optional[_Iterable[_Union[Grant, _Mapping]]] = ..., next_page_token: _Optional[str] = ..., in_force: bool = ..., denials: _Optional[int] = ..., emergency_records: _Optional[int] = ...) -> None: ...

class ListProposalsRequest(_message.Message):
    __slots__ = ["company", "min_sequence", "open_only", "page"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    MIN_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    OPEN_ONLY_FIELD_NUMBER: _ClassVar[int]
    PAGE_FIELD_NUMBER: _ClassVar[int]
    company: str
    min_sequence: int
    open_only: bool
    page: _common_pb2.Page
    def __init__(self, company: _Optional[str] = ..., open_only: bool = ..., page: _Optional[_Union[_common_pb2.Page, _Mapping]] = ..., min_sequence: _Optional[int] = ...) -> None: ...

class ListProposalsResponse(_message.Message):
    __slots__ = ["next_page_token", "proposals"]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    PROPOSALS_FIELD_NUMBER: _ClassVar[int]
    next_page_token: str
    proposals: _containers.RepeatedCompositeFieldContainer[Proposal]
    def __init__(self, proposals: _Optional[_Iterable[_Union[Proposal, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class Proposal(_message.Message):
    __slots__ = ["closed_by", "closed_for", "company", "expires_at", "hash", "id", "method", "proposed_at", "proposed_by", "reason", "request", "state"]
    CLOSED_BY_FIELD_NUMBER: _ClassVar[int]
    CLOSED_FOR_FIELD_NUMBER: _ClassVar[int]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    EXPIRES_AT_FIELD_NUMBER: _ClassVar[int]
    HASH_FIELD_NUMBER: _ClassVar[int]
    ID_FIELD_NUMBER: _ClassVar[int]
    METHOD_FIELD_NUMBER: _ClassVar[int]
    PROPOSED_AT_FIELD_NUMBER: _ClassVar[int]
    PROPOSED_BY_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    REQUEST_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    closed_by: str
    closed_for: str
    company: str
    expires_at: _timestamp_pb2.Timestamp
    hash: bytes
    id: int
    method: int
    proposed_at: _timestamp_pb2.Timestamp
    proposed_by: str
    reason: str
    request: bytes
    state: ProposalState
    def __init__(self, id: _Optional[int] = ..., proposed_by: _Optional[str] = ..., method: _Optional[int] = ..., company: _Optional[str] = ..., request: _Optional[bytes] = ..., hash: _Optional[bytes] = ..., reason: _Optional[str] = ..., proposed_at: _Optional[_Union[_timestamp_pb2.Timestamp, _Mapping]] = ..., expires_at: _Optional[_Union[_timestamp_pb2.Timestamp, _Mapping]] = ..., state: _Optional[_Union[ProposalState, str]] = ..., closed_by: _Optional[str] = ..., closed_for: _Optional[str] = ...) -> None: ...

class ProposeRequest(_message.Message):
    __slots__ = ["company", "method", "mode", "reason", "request"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    METHOD_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    REQUEST_FIELD_NUMBER: _ClassVar[int]
    company: str
    method: int
    mode: _common_pb2.Mode
    reason: str
    request: bytes
    def __init__(self, company: _Optional[str] = ..., method: _Optional[int] = ..., request: _Optional[bytes] = ..., reason: _Optional[str] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ...) -> None: ...

class ProposeResponse(_message.Message):
    __slots__ = ["proposal"]
    PROPOSAL_FIELD_NUMBER: _ClassVar[int]
    proposal: Proposal
    def __init__(self, proposal: _Optional[_Union[Proposal, _Mapping]] = ...) -> None: ...

class RejectRequest(_message.Message):
    __slots__ = ["mode", "proposal_id", "reason"]
    MODE_FIELD_NUMBER: _ClassVar[int]
    PROPOSAL_ID_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    mode: _common_pb2.Mode
    proposal_id: int
    reason: str
    def __init__(self, proposal_id: _Optional[int] = ..., reason: _Optional[str] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ...) -> None: ...

class RejectResponse(_message.Message):
    __slots__ = ["proposal"]
    PROPOSAL_FIELD_NUMBER: _ClassVar[int]
    proposal: Proposal
    def __init__(self, proposal: _Optional[_Union[Proposal, _Mapping]] = ...) -> None: ...

class RevokeRoleRequest(_message.Message):
    __slots__ = ["grant_id", "if_sequence", "mode", "reason"]
    GRANT_ID_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    grant_id: int
    if_sequence: int
    mode: _common_pb2.Mode
    reason: str
    def __init__(self, grant_id: _Optional[int] = ..., reason: _Optional[str] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class RevokeRoleResponse(_message.Message):
    __slots__ = ["grant"]
    GRANT_FIELD_NUMBER: _ClassVar[int]
    grant: Grant
    def __init__(self, grant: _Optional[_Union[Grant, _Mapping]] = ...) -> None: ...

class WithdrawRequest(_message.Message):
    __slots__ = ["mode", "proposal_id", "reason"]
    MODE_FIELD_NUMBER: _ClassVar[int]
    PROPOSAL_ID_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    mode: _common_pb2.Mode
    proposal_id: int
    reason: str
    def __init__(self, proposal_id: _Optional[int] = ..., reason: _Optional[str] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ...) -> None: ...

class WithdrawResponse(_message.Message):
    __slots__ = ["proposal"]
    PROPOSAL_FIELD_NUMBER: _ClassVar[int]
    proposal: Proposal
    def __init__(self, proposal: _Optional[_Union[Proposal, _Mapping]] = ...) -> None: ...

class Role(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__: list[str] = []

class ProposalState(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__: list[str] = []
