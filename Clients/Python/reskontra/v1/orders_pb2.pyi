from reskontra.v1 import common_pb2 as _common_pb2
from reskontra.v1 import credit_pb2 as _credit_pb2
from reskontra.v1 import options_pb2 as _options_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from typing import ClassVar as _ClassVar, Iterable as _Iterable, Mapping as _Mapping, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor
ORDER_STATE_CANCELED: OrderState
ORDER_STATE_CONFIRMED: OrderState
ORDER_STATE_DELIVERED: OrderState
ORDER_STATE_INVOICED: OrderState
ORDER_STATE_UNSPECIFIED: OrderState

class CancelOrderRequest(_message.Message):
    __slots__ = ["company", "if_sequence", "mode", "order"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    ORDER_FIELD_NUMBER: _ClassVar[int]
    company: str
    if_sequence: int
    mode: _common_pb2.Mode
    order: str
    def __init__(self, company: _Optional[str] = ..., order: _Optional[str] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class CancelOrderResponse(_message.Message):
    __slots__ = ["order"]
    ORDER_FIELD_NUMBER: _ClassVar[int]
    order: Order
    def __init__(self, order: _Optional[_Union[Order, _Mapping]] = ...) -> None: ...

class ChangeOrderValueRequest(_message.Message):
    __slots__ = ["amount", "company", "if_sequence", "mode", "order"]
    AMOUNT_FIELD_NUMBER: _ClassVar[int]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    ORDER_FIELD_NUMBER: _ClassVar[int]
    amount: _common_pb2.Money
    company: str
    if_sequence: int
    mode: _common_pb2.Mode
    order: str
    def __init__(self, company: _Optional[str] = ..., order: _Optional[str] = ..., amount: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class ChangeOrderValueResponse(_message.Message):
    __slots__ = ["decision", "hold_id", "order", "rechecked"]
    DECISION_FIELD_NUMBER: _ClassVar[int]
    HOLD_ID_FIELD_NUMBER: _ClassVar[int]
    ORDER_FIELD_NUMBER: _ClassVar[int]
    RECHECKED_FIELD_NUMBER: _ClassVar[int]
    decision: _credit_pb2.CreditDecision
    hold_id: int
    order: Order
    rechecked: bool
    def __init__(self, order: _Optional[_Union[Order, _Mapping]] = ..., rechecked: bool = ..., decision: _Optional[_Union[_credit_pb2.CreditDecision, _Mapping]] = ..., hold_id: _Optional[int] = ...) -> None: ...

class ConfirmOrderRequest(_message.Message):
    __slots__ = ["amount", "authorization_id", "company", "customer_number", "held", "if_sequence", "mode", "order", "ship_date"]
    AMOUNT_FIELD_NUMBER: _ClassVar[int]
    AUTHORIZATION_ID_FIELD_NUMBER: _ClassVar[int]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    CUSTOMER_NUMBER_FIELD_NUMBER: _ClassVar[int]
    HELD_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    ORDER_FIELD_NUMBER: _ClassVar[int]
    SHIP_DATE_FIELD_NUMBER: _ClassVar[int]
    amount: _common_pb2.Money
    authorization_id: int
    company: str
    customer_number: str
    held: bool
    if_sequence: int
    mode: _common_pb2.Mode
    order: str
    ship_date: _common_pb2.Date
    def __init__(self, company: _Optional[str] = ..., order: _Optional[str] = ..., customer_number: _Optional[str] = ..., amount: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., ship_date: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., held: bool = ..., authorization_id: _Optional[int] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class ConfirmOrderResponse(_message.Message):
    __slots__ = ["order"]
    ORDER_FIELD_NUMBER: _ClassVar[int]
    order: Order
    def __init__(self, order: _Optional[_Union[Order, _Mapping]] = ...) -> None: ...

class DeliverOrderRequest(_message.Message):
    __slots__ = ["amount", "company", "if_sequence", "mode", "order"]
    AMOUNT_FIELD_NUMBER: _ClassVar[int]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    ORDER_FIELD_NUMBER: _ClassVar[int]
    amount: _common_pb2.Money
    company: str
    if_sequence: int
    mode: _common_pb2.Mode
    order: str
    def __init__(self, company: _Optional[str] = ..., order: _Optional[str] = ..., amount: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class DeliverOrderResponse(_message.Message):
    __slots__ = ["order"]
    ORDER_FIELD_NUMBER: _ClassVar[int]
    order: Order
    def __init__(self, order: _Optional[_Union[Order, _Mapping]] = ...) -> None: ...

class GetOrderRequest(_message.Message):
    __slots__ = ["company", "min_sequence", "order"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    MIN_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    ORDER_FIELD_NUMBER: _ClassVar[int]
    company: str
    min_sequence: int
    order: str
    def __init__(self, company: _Optional[str] = ..., order: _Optional[str] = ..., min_sequence: _Optional[int] = ...) -> None: ...

class GetOrderResponse(_message.Message):
    __slots__ = ["order"]
    ORDER_FIELD_NUMBER: _ClassVar[int]
    order: Order
    def __init__(self, order: _Optional[_Union[Order, _Mapping]] = ...) -> None: ...

class ListOrdersRequest(_message.Message):
    __slots__ = ["company", "customer_number", "include_done", "min_sequence", "page"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    CUSTOMER_NUMBER_FIELD_NUMBER: _ClassVar[int]
    INCLUDE_DONE_FIELD_NUMBER: _ClassVar[int]
    MIN_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    PAGE_FIELD_NUMBER: _ClassVar[int]
    company: str
    customer_number: str
    include_done: bool
    min_sequence: int
    page: _common_pb2.Page
    def __init__(self, company: _Optional[str] = ..., customer_number: _Optional[str] = ..., include_done: bool = ..., page: _Optional[_Union[_common_pb2.Page, _Mapping]] = ..., min_sequence: _Optional[int] = ...) -> None: ...

class ListOrdersResponse(_message.Message):
    __slots__ = ["next_page_token", "orders"]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    ORDERS_FIELD_NUMBER: _ClassVar[int]
    next_page_token: str
    orders: _containers.RepeatedCompositeFieldContainer[Order]
    def __init__(self, orders: _Optional[_Iterable[_Union[Order, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class Order(_message.Message):
    __slots__ = ["authorization_id", "customer_number", "delivered", "held", "invoiced", "number", "open", "ship_date", "state", "value"]
    AUTHORIZATION_ID_FIELD_NUMBER: _ClassVar[int]
    CUSTOMER_NUMBER_FIELD_NUMBER: _ClassVar[int]
    DELIVERED_FIELD_NUMBER: _ClassVar[int]
    HELD_FIELD_NUMBER: _ClassVar[int]
    INVOICED_FIELD_NUMBER: _ClassVar[int]
    NUMBER_FIELD_NUMBER: _ClassVar[int]
    OPEN_FIELD_NUMBER: _ClassVar[int]
    SHIP_DATE_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    VALUE_FIELD_NUMBER: _ClassVar[int]
    authorization_id: int
    customer_number: str
    delivered: _common_pb2.Money
    held: bool
    invoiced: _common_pb2.Money
    number: str
    open: _common_pb2.Money
    ship_date: _common_pb2.Date
    state: OrderState
    value: _common_pb2.Money
    def __init__(self, number: _Optional[str] = ..., customer_number: _Optional[str] = ..., value: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., open: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., delivered: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., invoiced: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., ship_date: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., held: bool = ..., state: _Optional[_Union[OrderState, str]] = ..., authorization_id: _Optional[int] = ...) -> None: ...

class OrderState(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__: list[str] = []
