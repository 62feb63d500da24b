#!/usr/bin/env python3
"""Makes Tests/Fuzz/Seeds from what the repository holds already: make-seeds.py (needs PyPI's protobuf).

frames.hex    frames of Protocol/vectors, good and malformed
requests.hex  method and message of every RPC: all fields with values that a small company knows, and the scalars alone
records.hex   of every kind of event in the golden stores the shortest record, whole records as they stand in the log

A line is a name and hex digits. Inputs that once broke something stand in found.hex, which no script writes.
"""

import json
import os
import struct
import sys
import tarfile

here = os.path.dirname(os.path.abspath(__file__))
root = os.path.join(here, "..", "..")
sys.path.insert(0, os.path.join(root, "Clients", "Python"))


def write(name, rows):
    with open(os.path.join(here, "Seeds", f"{name}.hex"), "w", encoding="ascii") as file:
        for label, data in rows:
            file.write(f"{label} {data.hex()}\n")
    print(f"{name}: {len(rows)} seeds, {sum(len(data) for _, data in rows)} bytes")


# Frames


def vectors(name, field):
    with open(os.path.join(root, "Protocol", "vectors", f"{name}.json"), encoding="utf-8") as file:
        return [(f"{name}/{row['name']}", bytes.fromhex(row[field])) for row in json.load(file)]


def frames():
    return vectors("frames", "frame") + vectors("malformed", "bytes")


# Requests

# By the end of a field's name: what the small company of the target knows.
TEXTS = {
    "company": "UK", "customer": "C1", "customer_number": "C1", "main_account": "4000", "account": "4000",
    "currency": "GBP", "profile": "GEN", "posting_profile": "GEN", "method": "ELEC", "method_of_payment": "ELEC",
    "terms_of_payment": "N14", "group": "ALL", "language": "en", "country": "GB", "time_zone": "Europe/London",
    "number": "FTI-000001", "invoice_number": "FTI-000001", "code": "GEN", "iban": "GB82WEST12345698765432",
    "bic": "WESTGB22", "token": "", "principal": "anna", "role": "ar.post", "email": "anna@example.org",
}
NUMBERS = {"year": 2025, "month": 12, "day": 1, "scale": 2, "minor": 12_345, "unscaled": 150, "seconds": 1_764_600_000, "if_sequence": 0, "min_sequence": 0}
# Of the envelope: the target makes it.
SKIPPED = {"request_key"}


def text_of(field):
    for length in range(len(field.name), 0, -1):
        if field.name[-length:] in TEXTS and (length == len(field.name) or field.name[-length - 1] == "_"):
            return TEXTS[field.name[-length:]]
    return "text"


def fill(message, depth):
    for field in message.DESCRIPTOR.fields:
        if field.name in SKIPPED:
            continue
        if field.containing_oneof and field.containing_oneof.fields[0] is not field and len(field.containing_oneof.fields) > 1:
            continue
        repeated = getattr(field, "is_repeated", None)
        if repeated is None:
            repeated = field.label == field.LABEL_REPEATED
        if field.cpp_type == field.CPPTYPE_MESSAGE:
            if depth == 0:
                continue
            fill(getattr(message, field.name).add() if repeated else getattr(message, field.name), depth - 1)
            if not repeated:
                getattr(message, field.name).SetInParent()
            continue
        if field.cpp_type == field.CPPTYPE_STRING:
            value = b"\1\2\3\4\5\6\7\10\11\12\13\14\15\16\17\20" if field.type == field.TYPE_BYTES else text_of(field)
        elif field.cpp_type == field.CPPTYPE_ENUM:
            value = 1 if field.enum_type.values_by_number.get(1) else 0
        elif field.cpp_type == field.CPPTYPE_BOOL:
            value = True
        else:
            value = NUMBERS.get(field.name, 1)
        if repeated:
            getattr(message, field.name).append(value)
        else:
            setattr(message, field.name, value)


def requests():
    from reskontra.services import METHODS

    rows = []
    for name, method in sorted(METHODS.items(), key=lambda row: row[1].number):
        for label, depth in (("full", 4), ("plain", 0)):
            message = method.request()
            fill(message, depth)
            data = message.SerializeToString(deterministic=True)
            # What stands beside its company is refused first in most: once with, once without.
            rows.append((f"{name}/{label}", struct.pack("<H", method.number) + data))
    return rows


# Records of the log: see Sources/EventLog/LogFrame.swift


def varint(data, place):
    value = shift = 0
    while True:
        byte = data[place]
        place += 1
        value |= (byte & 127) << shift
        shift += 7
        if byte < 128:
            return value, place


def fields(data):
    """(number, bytes or None) of each field of a protobuf message."""
    place = 0
    while place < len(data):
        tag, place = varint(data, place)
        number, wire = tag >> 3, tag & 7
        if wire == 2:
            length, place = varint(data, place)
            yield number, data[place : place + length]
            place += length
        else:
            if wire == 0:
                _, place = varint(data, place)
            else:
                place += 8 if wire == 1 else 4
            yield number, None


def records_of(segment):
    offset = 2 * 4096
    while segment[offset : offset + 4] == b"RFRM":
        (flags,) = struct.unpack_from("<H", segment, offset + 6)
        count, _, frame_bytes = struct.unpack_from("<III", segment, offset + 76)
        place = offset + 144
        for _ in range(0 if flags & 2 else count):
            (length,) = struct.unpack_from("<I", segment, place)
            yield segment[place + 4 : place + 4 + length]
            place += 4 + length
        offset += frame_bytes


def golden():
    """Every record of every golden store, with the store's name."""
    folder = os.path.join(root, "Tests", "Golden")
    for name in sorted(os.listdir(folder)):
        if not name.endswith(".tar.gz"):
            continue
        with tarfile.open(os.path.join(folder, name)) as store:
            for member in store:
                if os.path.basename(member.name).startswith("seg-"):
                    for record in records_of(store.extractfile(member).read()):
                        yield name.removesuffix(".tar.gz"), record


def kinds(record):
    return {next(fields(event))[0] for number, event in fields(record) if number == 9 and event}


def records():
    best = {}
    for _, record in golden():
        for kind in kinds(record):
            if kind not in best or len(record) < len(best[kind]):
                best[kind] = record
    return [(f"event-{kind}", best[kind]) for kind in sorted(best)]


if __name__ == "__main__":
    write("frames", frames())
    write("requests", requests())
    write("records", records())
