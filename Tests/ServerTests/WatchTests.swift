import EventLog
import Foundation
import Loop
import Receivables
import Schema
import SwiftProtobuf
import Testing
import Wire

@testable import Engine
@testable import Server

/// Server streams: flow control, resuming, heartbeats, the end of those who lag.
struct WatchTests {
    private func watch(_ client: TestClient, from: UInt64, customers: [String] = []) -> UInt32 {
        client.begin(
            .watch,
            Reskontra_V1_WatchRequest.with {
                $0.fromSequence = from
                $0.customerNumbers = customers
            })
    }

    /// Lets streams be written.
    private func flow(_ world: PortWorld) {
        for _ in 0..<3 {
            world.advance(milliseconds: 25)
            world.settle()
        }
    }

    @Test("a stream sends its window, then what WINDOW grants, then nothing")
    func flowControl() throws {
        let (world, client) = try PortWorld.trading()
        for _ in 0..<300 { try client.post("C1", pounds: 1) }
        let reader = world.client()
        let stream = watch(reader, from: 1)
        flow(world)
        #expect(reader.take().map(\.head.sequence) == Array(1...UInt64(Watches.firstWindow)))
        flow(world)
        #expect(reader.take().isEmpty)
        reader.grant(stream, 7)
        flow(world)
        #expect(reader.take().map(\.head.sequence) == (1...7).map { UInt64(Watches.firstWindow) + $0 })
    }

    @Test("a reader that grants nothing for 30 s while items wait is ended as LAGGING; it goes on from its last")
    func lagging() throws {
        let (world, client) = try PortWorld.trading()
        for _ in 0..<300 { try client.post("C1", pounds: 1) }
        let reader = world.client()
        let stream = watch(reader, from: 1)
        flow(world)
        let last = try #require(reader.take().last?.head.sequence)
        world.advance(milliseconds: 29_900)
        world.settle()
        #expect(reader.take().isEmpty)
        world.advance(milliseconds: 200)
        world.settle()
        let ends = reader.take()
        #expect(ends.map(\.head.kind) == [.streamEnd] && ends.map(\.reason) == ["LAGGING"])
        #expect(ends.map(\.head.stream) == [stream] && ends.map(\.status) == [8])
        _ = watch(reader, from: last + 1)
        flow(world)
        #expect(reader.take().map(\.head.sequence) == Array((last + 1)...world.engine.durableSequence))
    }

    @Test("a reader with nothing to read for long is not lagging: heartbeats say up to where, and use credit")
    func heartbeats() throws {
        let (world, client) = try PortWorld.trading()
        let reader = world.client()
        _ = watch(reader, from: 0, customers: ["C2"])
        try client.post("C1", pounds: 1)
        var beats: [Reskontra_V1_WatchItem] = []
        for _ in 0..<14 {
            world.advance(milliseconds: 5_100)
            world.settle()
            beats += try reader.take().map { try $0.read(Reskontra_V1_WatchItem.self) }
        }
        #expect(beats.count >= 13)
        #expect(beats.allSatisfy { $0.heartbeat && $0.events.isEmpty && $0.sequence == world.engine.durableSequence })
        // 256 items of credit: the last beats stay away.
        for _ in 0..<260 {
            world.advance(milliseconds: 5_100)
            world.settle()
        }
        #expect(beats.count + reader.take().count == Int(Watches.firstWindow))
    }

    @Test("a stream of one customer hears of that customer alone")
    func filters() throws {
        let (world, client) = try PortWorld.trading()
        let from = world.engine.durableSequence + 1
        for pounds in 1...30 { try client.post("C\(pounds % 3 + 1)", pounds: Int64(pounds)) }
        let reader = world.client()
        _ = watch(reader, from: from, customers: ["C2"])
        flow(world)
        let items = try reader.take().map { try $0.read(Reskontra_V1_WatchItem.self) }
        #expect(items.count == 10)
        #expect(items.allSatisfy { $0.events.allSatisfy { $0.customerNumber == "C2" } && !$0.events.isEmpty })
    }

    private func watch(_ client: TestClient, since instant: Google_Protobuf_Timestamp, from: UInt64 = 0) -> UInt32 {
        client.begin(.watch, Reskontra_V1_WatchRequest.with { ($0.since, $0.fromSequence) = (instant, from) })
    }

    @Test("since an instant a stream begins with the first record of then or later, and goes on")
    func since() throws {
        let (world, client) = try PortWorld.trading()
        for pounds in 1...5 {
            try client.post("C1", pounds: Int64(pounds))
            world.advance(milliseconds: 1_000)
            world.settle()
        }
        let durable = world.engine.durableSequence
        let whole = world.client()
        _ = watch(whole, from: 1)
        flow(world)
        let all = try whole.take().map { try $0.read(Reskontra_V1_WatchItem.self) }
        #expect(all.map(\.sequence) == Array(1...durable))
        let last = all[all.count - 1].at
        for (instant, first) in [
            (all[all.count - 3].at, durable - 2), (last, durable), (.with { ($0.seconds, $0.nanos) = (last.seconds, last.nanos + 1) }, durable + 1),
            (.with { $0.seconds = last.seconds + 1_000 }, durable + 1), (.with { $0.seconds = -2_208_988_800 }, 1),
        ] {
            let reader = world.client()
            let stream = watch(reader, since: instant)
            // Credit that comes while the place is looked for counts.
            reader.grant(stream, 10)
            flow(world)
            #expect(reader.take().map(\.head.sequence) == (first <= durable ? Array(first...durable) : []))
        }
        let reader = world.client()
        _ = watch(reader, since: .with { $0.seconds = last.seconds + 1_000 })
        flow(world)
        try client.post("C2", pounds: 9)
        flow(world)
        #expect(reader.take().map(\.head.sequence) == [durable + 1])
    }

    @Test("since is an instant between 1900 and 2199, and says alone where records begin")
    func sinceIsChecked() throws {
        let (world, _) = try PortWorld.trading()
        let reader = world.client()
        _ = watch(reader, since: .with { $0.seconds = -2_208_988_801 })
        _ = watch(reader, since: .with { ($0.seconds, $0.nanos) = (0, 1_000_000_000) })
        _ = watch(reader, since: .with { $0.seconds = 1 }, from: 1)
        _ = reader.begin(
            .watch,
            Reskontra_V1_WatchRequest.with {
                $0.company = "UK"
                $0.snapshot = true
                $0.since.seconds = 1
            })
        flow(world)
        let refused = reader.take()
        #expect(refused.map(\.reason) == Array(repeating: "FIELD_INVALID", count: 4))
        #expect(refused.allSatisfy { $0.status == 3 && $0.head.kind == .answer })
    }

    @Test("a stream of some kinds hears of those alone")
    func kinds() throws {
        let (world, client) = try PortWorld.trading()
        let from = world.engine.durableSequence + 1
        for _ in 0..<3 { try client.post("C1", pounds: 1) }
        let reader = world.client()
        for kind in ["itemPosted", "itemsSettled"] {
            _ = reader.begin(
                .watch,
                Reskontra_V1_WatchRequest.with {
                    $0.fromSequence = from
                    $0.kinds = [kind]
                })
            flow(world)
            let items = try reader.take().map { try $0.read(Reskontra_V1_WatchItem.self) }
            #expect(items.count == (kind == "itemPosted" ? 3 : 0))
            #expect(items.allSatisfy { $0.events.allSatisfy { $0.kind == kind } })
        }
    }

    @Test("F35: a replica that is killed again and again ends with the server's digest")
    func replica() throws {
        let (world, client) = try PortWorld.trading()
        let replica = Replay()
        // The last rounds only read.
        for round in 0..<120 {
            for _ in 0..<(round < 100 ? round % 5 + 1 : 0) { try client.post("C\(round % 3 + 1)", pounds: Int64(round + 1)) }
            let reader = world.client()
            _ = reader.begin(
                .watch,
                Reskontra_V1_WatchRequest.with {
                    $0.fromSequence = replica.book.sequence + 1
                    $0.view = .full
                })
            if round % 4 == 0, round < 100 { world.loop.takeTurn() } else { flow(world) }
            for item in try reader.take().map({ try $0.read(Reskontra_V1_WatchItem.self) }) {
                let next = replica.book.sequence + 1
                #expect(item.sequence == next && !item.events.isEmpty)
                try item.record.withUnsafeBytes { try replica.apply(item.sequence, $0) }
            }
            world.loop.reset(reader.peer)
            world.settle()
        }
        let ends = (replica: replica.book.sequence, server: world.engine.durableSequence)
        #expect(ends.replica == ends.server)
        let digests = (replica: replica.book.digest, server: world.engine.book.digest)
        #expect(digests.replica == digests.server)
    }

    @Test("F35: a snapshot is the open items as of its sequence; the first record is the one after it", arguments: [true, false])
    func snapshot(secondBook: Bool) throws {
        let (world, client) = try PortWorld.trading(secondBook: secondBook)
        for pounds in 1...250 { try client.post("C\(pounds % 3 + 1)", pounds: Int64(pounds)) }
        let reader = world.client()
        let stream = reader.begin(
            .watch,
            Reskontra_V1_WatchRequest.with {
                $0.company = "UK"
                $0.snapshot = true
            })
        // Credit that comes while the snapshot is made counts.
        reader.grant(stream, 1_000)
        flow(world)
        try client.post("C1", pounds: 7)
        flow(world)
        var items = try reader.take().map { try $0.read(Reskontra_V1_WatchItem.self) }
        let last = items.popLast()
        let tail = try #require(last)
        let sequence = try #require(items.first?.sequence)
        #expect(items.allSatisfy { $0.sequence == sequence && $0.hasSnapshot && $0.events.isEmpty })
        #expect(items.map(\.snapshot.last) == items.indices.map { $0 == items.count - 1 } && items.count >= 3)
        #expect(tail.sequence == sequence + 1 && !tail.hasSnapshot)
        #expect(items.flatMap(\.snapshot.customers).map(\.customerNumber) == ["C1", "C2", "C3"])
        let open = items.flatMap(\.snapshot.items)
        #expect(open.count == 250 && Set(open.map(\.itemID)).count == 250)
        #expect(open.reduce(0) { $0 + $1.open.minor } == (1...250).reduce(0, +) * 100)
    }

    private static let snapshotOfAll = Reskontra_V1_WatchRequest.with { ($0.company, $0.snapshot) = ("UK", true) }

    @Test("a snapshot off the live book and its tail have every posting once, whatever is posted while it is made", arguments: [true, false])
    func snapshotOfTheLiveBook(readerIsFirst: Bool) throws {
        let (world, client) = try PortWorld.trading(secondBook: false)
        for pounds in 1...5 { try client.post("C1", pounds: Int64(pounds)) }
        let reader = world.client()
        let posting = Reskontra_V1_PostInvoiceRequest.with { $0.document = PortWorld.invoice("C2", pounds: 9) }
        if readerIsFirst { _ = reader.begin(.watch, Self.snapshotOfAll) }
        _ = client.begin(.postInvoice, posting)
        if !readerIsFirst { _ = reader.begin(.watch, Self.snapshotOfAll) }
        world.loop.takeTurn()
        _ = client.begin(.postInvoice, posting)
        world.loop.takeTurn()
        // Nothing is told before it is durable.
        let durable = world.engine.durableSequence
        var answers = reader.take()
        #expect(answers.allSatisfy { $0.head.sequence <= durable })
        flow(world)
        answers += reader.take()
        let items = try answers.filter { $0.head.kind == .streamItem }.map { try $0.read(Reskontra_V1_WatchItem.self) }
        let sequence = try #require(items.first { $0.hasSnapshot }?.sequence)
        let tail = items.filter { !$0.hasSnapshot && !$0.heartbeat }
        #expect(tail.map(\.sequence) == Array(sequence..<world.engine.durableSequence).map { $0 + 1 })
        let open = items.flatMap(\.snapshot.items)
        let posted = tail.flatMap(\.events).filter { $0.kind == "itemPosted" }
        #expect(open.count + posted.count == 7)
    }

    @Test("where the second book takes no question a snapshot is RETRY_LATER; other long reads are answered from the live one")
    func snapshotsStayOffTheLoop() throws {
        let (world, client) = try PortWorld.trading(whims: Whims { $0 == .questionsAreFull })
        try client.post("C1", pounds: 1)
        _ = client.begin(.watch, Self.snapshotOfAll)
        flow(world)
        #expect(client.take().map(\.reason) == ["RETRY_LATER"])
        #expect(try client.call(.getAging, Reskontra_V1_GetAgingRequest()).status == 0)
    }

    @Test("snapshots that are being made count: the ninth is RETRY_LATER, and taken when one has been read")
    func snapshotsAtATime() throws {
        let (world, client) = try PortWorld.trading()
        try client.post("C1", pounds: 1)
        let reader = world.client()
        reader.together { for _ in 0...Watches.snapshotsMax { _ = reader.begin(.watch, Self.snapshotOfAll) } }
        flow(world)
        let answers = reader.take()
        #expect(answers.filter { $0.status != 0 }.map(\.reason) == ["RETRY_LATER"])
        #expect(Set(answers.filter { $0.head.kind == .streamItem }.map(\.head.stream)).count == Watches.snapshotsMax)
        _ = reader.begin(.watch, Self.snapshotOfAll)
        flow(world)
        #expect(reader.take().allSatisfy { $0.status == 0 })
    }

    @Test("what contradicts itself is refused: a snapshot from a sequence, whole records of one customer")
    func refusals() throws {
        let (world, client) = try PortWorld.trading()
        let wrong: [(Reskontra_V1_WatchRequest) -> Reskontra_V1_WatchRequest] = [
            { var request = $0; request.snapshot = true; request.company = "UK"; request.fromSequence = 1; return request },
            { var request = $0; request.view = .full; request.customerNumbers = ["C1"]; return request },
            { var request = $0; request.customerNumbers = Array(repeating: "C1", count: WatchFilter.customersMax + 1); return request },
            { var request = $0; request.kinds = (0...64).map(String.init); return request },
        ]
        for change in wrong {
            _ = client.begin(.watch, change(Reskontra_V1_WatchRequest()))
            flow(world)
            #expect(client.take().map(\.status) == [3])
        }
    }

    @Test("CANCEL ends a stream with CANCELLED; drain ends it with DRAINING")
    func ends() throws {
        let (world, client) = try PortWorld.trading()
        let first = watch(client, from: 0)
        world.settle()
        client.cancel(first)
        world.settle()
        #expect(client.take().map(\.reason) == ["CANCELED"])
        _ = watch(client, from: 0)
        world.settle()
        world.port.drain()
        world.loop.takeTurn()
        #expect(client.take().filter { $0.head.kind == .streamEnd }.map(\.reason) == ["DRAINING"])
    }

    @Test("F13: a consumer that restarts 100 times at random sees each sequence exactly once, in order")
    func restarts() throws {
        let (world, client) = try PortWorld.trading()
        var seen: [UInt64] = []
        var state: UInt64 = 0x5eed
        func random(_ below: UInt64) -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return (state >> 33) % below
        }
        var reader = world.client()
        _ = watch(reader, from: 1)
        for _ in 0..<100 {
            for _ in 0...random(6) { try client.post("C\(random(3) + 1)", pounds: Int64(random(90) + 1)) }
            world.advance(milliseconds: random(60))
            // Sometimes it dies with items on their way: these were not seen.
            let dies = random(2) == 0
            if !dies { world.settle() } else { world.loop.takeTurn() }
            seen += reader.take().map(\.head.sequence)
            world.loop.reset(reader.peer)
            world.settle()
            reader = world.client()
            _ = watch(reader, from: (seen.last ?? 0) + 1)
        }
        for _ in 0..<20 {
            flow(world)
            seen += reader.take().filter { $0.head.kind == .streamItem }.map(\.head.sequence)
        }
        #expect(seen == Array(1...world.engine.durableSequence))
    }
}
