from google.protobuf import descriptor_pb2 as _descriptor_pb2
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from typing import ClassVar as _ClassVar

ADMISSION_CLASS_CAPTURE: AdmissionClass
ADMISSION_CLASS_PAYMENT: AdmissionClass
ADMISSION_CLASS_READ: AdmissionClass
ADMISSION_CLASS_REPORT: AdmissionClass
ADMISSION_CLASS_RESERVE: AdmissionClass
ADMISSION_CLASS_UNSPECIFIED: AdmissionClass
ADMISSION_FIELD_NUMBER: int
DESCRIPTOR: _descriptor.FileDescriptor
NUMBER_FIELD_NUMBER: int
REMEDY_FIELD_NUMBER: int
STATUS_FIELD_NUMBER: int
WRITES_FIELD_NUMBER: int
admission: _descriptor.FieldDescriptor
number: _descriptor.FieldDescriptor
remedy: _descriptor.FieldDescriptor
status: _descriptor.FieldDescriptor
writes: _descriptor.FieldDescriptor

class AdmissionClass(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__: list[str] = []
