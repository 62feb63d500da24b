"""Plays golden exchanges (Protocol/vectors/exchanges.json) over one carrier against a fresh sandbox server.

    exchanges.py FILE native|grpc HOST:PORT

The file and the form its outcomes stand in are described in Tests/CaseRunner/Exchanges.swift, which plays them too.
"""

import asyncio
import json
import sys

from google.protobuf import json_format

from reskontra import Refused
from reskontra.client import Client
from reskontra.keys import RequestKey
from reskontra.services import METHODS
from reskontra.v1 import common_pb2


def as_json(message):
    return json_format.MessageToDict(message)


def figure(value):
    if isinstance(value, common_pb2.Money):
        return {"currency": value.currency, "minor": str(value.minor)}
    if isinstance(value, common_pb2.Date):
        return f"{value.year}-{value.month}-{value.day}"
    return str(value)


def refusal(refused):
    told = {"code": refused.code, "reason": refused.reason, "message": refused.message}
    if refused.violations:
        told["fields"] = [{"field": one.field, "description": one.description} for one in refused.violations]
    if refused.figures:
        told["figures"] = {name: figure(value) for name, value in refused.figures.items()}
    return {"error": told}


class NativeCarrier:
    """Native frames, by our own client."""

    async def __aenter__(self):
        self.client = Client(self.address, name="exchanges", batching=False)
        await self.client.connection()
        return self

    def __init__(self, address):
        self.address = address

    async def __aexit__(self, *_):
        self.client.close()

    async def answer(self, method, request, key):
        if method.writes and key is None:
            # The client would make a key: this one is sent as it is.
            line = await self.client.connection()
            answer = await line.call(method.number, request.SerializeToString(), writes=True)
            return method.response.FromString(answer.message), answer.sequence, answer.replayed
        reply = await self.client.call(method, request, key=RequestKey.parse(key) if key else None)
        return reply.message, reply.sequence, reply.replayed

    async def items(self, method, request, count):
        stream = self.client.stream(method, request)
        items = []
        async for item in stream:
            items.append(item.message)
            if len(items) == count:
                break
        await stream.aclose()
        return items


class GrpcCarrier:
    """HTTP/2, by PyPI's grpcio."""

    def __init__(self, address):
        import grpc

        self.grpc = grpc
        self.channel = grpc.aio.insecure_channel(address)

    async def __aenter__(self):
        return self

    async def __aexit__(self, *_):
        await self.channel.close()

    def call(self, kind, method):
        path = "/reskontra.v1." + method.name.replace(".", "/")
        return kind(path, lambda message: message.SerializeToString(), method.response.FromString)

    def refused(self, error):
        for name, value in error.trailing_metadata():
            if name == "grpc-status-details-bin":
                return Refused.from_bytes(value, error.code().value[0])
        return error

    async def answer(self, method, request, key):
        call = self.call(self.channel.unary_unary, method)(
            request, timeout=30, metadata=(("reskontra-request-key", key),) if key else ())
        try:
            message = await call
        except self.grpc.aio.AioRpcError as error:
            raise self.refused(error) from None
        trailers = dict(await call.trailing_metadata())
        return message, int(trailers["reskontra-sequence"]), "reskontra-replayed" in trailers

    async def items(self, method, request, count):
        call = self.call(self.channel.unary_stream, method)(request, timeout=30)
        items = []
        try:
            async for item in call:
                items.append(item)
                if len(items) == count:
                    break
        except self.grpc.aio.AioRpcError as error:
            raise self.refused(error) from None
        call.cancel()
        return items


def filled(value, kept):
    if isinstance(value, str) and value.startswith("${") and value.endswith("}"):
        return kept[value[2:-1]]
    if isinstance(value, list):
        return [filled(one, kept) for one in value]
    if isinstance(value, dict):
        return {name: filled(one, kept) for name, one in value.items()}
    return value


def masked(value, varying):
    if isinstance(value, list):
        return [masked(one, varying) for one in value]
    if isinstance(value, dict):
        return {name: "*" if name in varying else masked(one, varying) for name, one in value.items()}
    return value


async def bring(exchange, kept, carrier):
    method = METHODS[exchange["method"]]
    request = json_format.ParseDict(filled(exchange["request"], kept), method.request())
    try:
        if method.streams:
            items = await carrier.items(method, request, exchange.get("take", 1))
            return {"items": [as_json(item) for item in items]}
        message, sequence, replayed = await carrier.answer(method, request, exchange.get("key"))
    except Refused as refused:
        return refusal(refused)
    answer = as_json(message)
    for name, path in exchange.get("keep", {}).items():
        value = answer
        for step in path.split("."):
            value = value.get(step, {})
        if isinstance(value, str):
            kept[name] = value
    brought = {"answer": answer, "sequence": str(sequence)}
    if replayed:
        brought["replayed"] = True
    return brought


def canonical(value):
    return json.dumps(value, sort_keys=True, ensure_ascii=False)


async def main(path, carrier, address):
    with open(path, encoding="utf-8") as file:
        golden = json.load(file)
    kept, failed = {}, 0
    async with {"native": NativeCarrier, "grpc": GrpcCarrier}[carrier](address) as carrier:
        for exchange in golden["exchanges"]:
            brought = canonical(masked(await bring(exchange, kept, carrier), golden["varying"]))
            outcome = {name: exchange[name] for name in ("answer", "items", "error", "sequence", "replayed") if name in exchange}
            if brought != canonical(outcome):
                failed += 1
                print(f"FAIL {exchange['name']}\n  must {canonical(outcome)}\n  was  {brought}")
    print(f"{len(golden['exchanges']) - failed} passed, {failed} failed")
    return failed == 0


if __name__ == "__main__":
    sys.exit(0 if asyncio.run(main(*sys.argv[1:])) else 1)
