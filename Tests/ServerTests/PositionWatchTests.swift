import Loop
import Receivables
import Schema
import SwiftProtobuf
import Testing
import Wire

@testable import Engine
@testable import Server

/// Streams of credit positions: the latest one wins, nobody is kept waiting for by the server.
struct PositionWatchTests {
    private func watch(_ client: TestClient, _ customer: String) -> UInt32 {
        client.begin(.watchPosition, Reskontra_V1_WatchPositionRequest.with { $0.customerNumber = customer })
    }

    private func flow(_ world: PortWorld, milliseconds: UInt64 = 75) {
        for _ in 0..<3 {
            world.advance(milliseconds: milliseconds / 3)
            world.settle()
        }
    }

    private func items(_ client: TestClient) throws -> [(sequence: UInt64, item: Reskontra_V1_WatchPositionResponse)] {
        try client.take().map { ($0.head.sequence, try $0.read(Reskontra_V1_WatchPositionResponse.self)) }
    }

    @Test("a position comes at once and after each change, of that customer alone, as GetCreditPosition has it")
    func changes() throws {
        let (world, client) = try PortWorld.trading()
        let reader = world.client()
        _ = watch(reader, "C1")
        flow(world)
        let first = try items(reader)
        #expect(first.count == 1 && first[0].item.position.balance.minor == 0)
        try client.post("C2", pounds: 5)
        flow(world)
        #expect(try items(reader).isEmpty)
        try client.post("C1", pounds: 7)
        flow(world)
        let second = try items(reader)
        #expect(second.count == 1 && second[0].item.position.balance.minor == 700)
        let asked = try client.call(
            .getCreditPosition, Reskontra_V1_GetCreditPositionRequest.with { $0.customerNumber = "C1" })
        #expect(try asked.read(Reskontra_V1_GetCreditPositionResponse.self) == second[0].item.position)
        #expect(second[0].sequence <= world.engine.durableSequence)
    }

    @Test("what changes while nothing is granted is one item: the latest; the reader is never cut")
    func latestWins() throws {
        let (world, client) = try PortWorld.trading()
        let reader = world.client()
        let stream = watch(reader, "C1")
        flow(world)
        _ = reader.take()
        // Heartbeats use up what it may send.
        for _ in 0..<Watches.firstWindow { flow(world, milliseconds: 5_100) }
        _ = reader.take()
        for pounds in 1...20 { try client.post("C1", pounds: Int64(pounds)) }
        for _ in 0..<20 { flow(world, milliseconds: 5_100) }
        #expect(try items(reader).isEmpty)
        reader.grant(stream, 5)
        flow(world)
        let late = try items(reader)
        #expect(late.map(\.item.position.balance.minor) == [21_000])
    }

    @Test("with nothing new a heartbeat comes every 5 s")
    func heartbeats() throws {
        let (world, _) = try PortWorld.trading()
        let reader = world.client()
        _ = watch(reader, "C1")
        flow(world)
        _ = reader.take()
        for _ in 0..<3 { flow(world, milliseconds: 5_100) }
        let beats = try items(reader)
        #expect(beats.count == 3 && beats.allSatisfy { $0.item.heartbeat && !$0.item.hasPosition })
        #expect(beats.allSatisfy { $0.sequence == world.engine.durableSequence })
    }

    @Test("an unknown customer is refused, a stream is cancelled, a drain ends it")
    func ends() throws {
        let (world, _) = try PortWorld.trading()
        let reader = world.client()
        _ = watch(reader, "C9")
        flow(world)
        #expect(reader.take().map(\.reason) == ["CUSTOMER_NOT_FOUND"])
        let stream = watch(reader, "C1")
        flow(world)
        _ = reader.take()
        reader.cancel(stream)
        flow(world)
        let ends = reader.take()
        #expect(ends.map(\.head.kind) == [.streamEnd] && ends.map(\.status) == [1])
        #expect(world.port.positions.count == 0)
        _ = watch(reader, "C1")
        flow(world)
        _ = reader.take()
        world.port.drain()
        world.settle()
        #expect(reader.take().contains { $0.head.kind == .streamEnd && $0.reason == "DRAINING" })
    }
}
