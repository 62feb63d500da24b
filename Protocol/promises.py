#!/usr/bin/env python3
"""What has been released stays: numbers, names and types of fields, enum values and methods, of the wire and of the log.

    promises.py DESCRIPTORS promises.txt             names every promise that DESCRIPTORS breaks; exit code 1
    promises.py DESCRIPTORS promises.txt --release   writes down what is there now, where it breaks nothing

DESCRIPTORS is what `protoc --descriptor_set_out` wrote. Additions are free; a line of promises.txt never goes.
"""

import sys

TYPES = dict(enumerate(
    "double float int64 uint64 int32 fixed64 fixed32 bool string group message bytes uint32 enum sfixed32 sfixed64 sint32 "
    "sint64".split(), 1))
METHOD_NUMBER = 50001  # of `(number)` in options.proto


def varint(data, at):
    value = shift = 0
    while True:
        byte = data[at]
        at += 1
        value |= (byte & 127) << shift
        shift += 7
        if byte < 128:
            return value, at


def parts(data):
    """(field number, value) of one message: whole numbers, or bytes."""
    at = 0
    while at < len(data):
        key, at = varint(data, at)
        number, kind = key >> 3, key & 7
        if kind == 0:
            value, at = varint(data, at)
        elif kind == 2:
            length, at = varint(data, at)
            value, at = data[at : at + length], at + length
        else:
            size = {1: 8, 5: 4}[kind]
            value, at = data[at : at + size], at + size
        yield number, value


def fields(data):
    """Of one message: field number -> all its values."""
    found = {}
    for number, value in parts(data):
        found.setdefault(number, []).append(value)
    return found


def text(message, number):
    return message.get(number, [b""])[0].decode()


def enum_lines(raw, scope):
    enum = fields(raw)
    name = f"{scope}.{text(enum, 1)}"
    for value in map(fields, enum.get(2, [])):
        yield f"enum {name} {value.get(2, [0])[0]} {text(value, 1)}"


def message_lines(raw, scope):
    message = fields(raw)
    name = f"{scope}.{text(message, 1)}"
    for field in map(fields, message.get(2, [])):
        kind = text(field, 6).removeprefix(".") or TYPES[field[5][0]]
        repeated = "repeated " if field.get(4, [1])[0] == 3 else ""
        oneof = " oneof" if 9 in field and not field.get(17) else ""
        yield f"field {name} {field[3][0]} {text(field, 1)} {repeated}{kind}{oneof}"
    for nested in message.get(3, []):
        yield from message_lines(nested, name)
    for enum in message.get(4, []):
        yield from enum_lines(enum, name)


def service_lines(raw, scope):
    service = fields(raw)
    for method in map(fields, service.get(2, [])):
        number = fields(method.get(4, [b""])[0]).get(METHOD_NUMBER, [0])[0]
        stream = " stream" if method.get(6, [0])[0] else ""
        kinds = " ".join(text(method, at).removeprefix(".") for at in (2, 3))
        yield f"rpc {scope}.{text(service, 1)}.{text(method, 1)} {number} {kinds}{stream}"


def short(line):
    """`Money` for reskontra.v1.Money, `log.Item` for reskontra.log.v1.Item."""
    return line.replace("reskontra.log.v1.", "log.").replace("reskontra.v1.", "")


def lines(descriptors):
    for raw in fields(descriptors).get(1, []):
        file = fields(raw)
        package = text(file, 2)
        if not package.startswith("reskontra."):
            continue
        for message in file.get(4, []):
            yield from message_lines(message, package)
        for enum in file.get(5, []):
            yield from enum_lines(enum, package)
        for service in file.get(6, []):
            yield from service_lines(service, package)


def main():
    now = set(map(short, lines(open(sys.argv[1], "rb").read())))
    path = sys.argv[2]
    try:
        promised = [line for line in open(path, encoding="utf-8").read().splitlines() if line and not line.startswith("#")]
    except FileNotFoundError:
        promised = []
    broken = [line for line in promised if line not in now]
    for line in broken:
        near = [other for other in sorted(now) if other.split()[:3] == line.split()[:3]]
        print(f"promised: {line}\n     now: {near[0] if near else 'gone'}", file=sys.stderr)
    if broken:
        sys.exit(f"{len(broken)} promises of {path} are broken: add under new numbers, leave what is there")
    if sys.argv[3:] == ["--release"]:
        with open(path, "w", encoding="utf-8") as out:
            out.write("# What a release has said it keeps for ever. Written by `make release-protocol`, checked by promises.py.\n")
            out.writelines(line + "\n" for line in sorted(now))


if __name__ == "__main__":
    main()
