import Engine
import Foundation
import Loop
import Receivables
import Schema
import Testing
import Wire

@testable import Server

/// Deadlines, CANCEL and the limits that Welcome tells, as `Protocol/README.md` promises them.
struct DeadlineTests {
    /// A long read that must wait: its min_sequence is decided, not durable.
    private func waitingRead(_ world: PortWorld, _ client: TestClient, deadline: UInt32 = 0) -> UInt32 {
        client.begin(
            .postInvoice,
            Reskontra_V1_PostInvoiceRequest.with { $0.document = PortWorld.invoice("C1", pounds: 5) })
        world.loop.settle()
        let sequence = world.engine.book.sequence
        let stream = client.begin(
            .getAging, Reskontra_V1_GetAgingRequest.with { $0.minSequence = sequence }, deadline: deadline)
        world.loop.settle()
        #expect(client.take().isEmpty)
        return stream
    }

    @Test("a long read waits for min_sequence and answers when it is durable")
    func waits() throws {
        let (world, client) = try PortWorld.trading()
        let stream = waitingRead(world, client)
        let sequence = world.engine.book.sequence
        world.settle()
        world.advance(milliseconds: 25)
        world.settle()
        let answer = try #require(client.take().last { $0.head.stream == stream })
        #expect(answer.reason == "" && answer.head.sequence >= sequence)
        #expect(try answer.read(Reskontra_V1_GetAgingResponse.self).totals.map(\.totalMinor) == [500])
    }

    @Test("a long read whose time is up while it waits is DEADLINE_EXCEEDED, answered once")
    func deadlineOfLongRead() throws {
        let (world, client) = try PortWorld.trading()
        let stream = waitingRead(world, client, deadline: 50)
        world.advance(milliseconds: 49)
        world.loop.settle()
        #expect(client.take().isEmpty)
        world.advance(milliseconds: 25)
        world.loop.settle()
        #expect(client.take().map(\.reason) == ["DEADLINE_EXCEEDED"])
        world.settle()
        world.advance(milliseconds: 25)
        world.settle()
        #expect(!client.take().contains { $0.head.stream == stream })
    }

    @Test("CANCEL of a waiting read answers CANCELLED once; of an unknown or answered stream nothing")
    func cancelOfLongRead() throws {
        let (world, client) = try PortWorld.trading()
        let stream = waitingRead(world, client)
        client.cancel(stream)
        client.cancel(stream)
        client.cancel(999)
        world.loop.settle()
        let answers = client.take()
        #expect(answers.map(\.reason) == ["CANCELED"] && answers.map(\.status) == [1])
        world.settle()
        #expect(!client.take().contains { $0.head.stream == stream })
    }

    private func batch(_ world: PortWorld, items: Int) -> Reskontra_V1_BatchPostInvoicesRequest {
        .with {
            $0.batchMode = .independent
            for _ in 0..<items {
                $0.items.append(
                    .with {
                        $0.requestKey = Data(world.newKey().bytes)
                        $0.document = PortWorld.invoice("C1", pounds: 1)
                    })
            }
        }
    }

    @Test("items of a batch that are not decided when its time is up are DEADLINE_EXCEEDED and change nothing")
    func deadlineOfBatch() throws {
        let (world, client) = try PortWorld.trading()
        client.begin(.batchPostInvoices, batch(world, items: 500), deadline: 30)
        world.loop.takeTurn()
        world.loop.takeTurn()
        let decided = Int(world.engine.book.items.rows.count)
        #expect(decided > 0 && decided < 500)
        world.advance(milliseconds: 40)
        world.settle()
        let answer = try #require(client.take().first)
        let results = try answer.read(Reskontra_V1_BatchPostInvoicesResponse.self).results
        #expect(results.prefix(decided).allSatisfy { $0.posted.total.minor == 100 })
        #expect(results.dropFirst(decided).allSatisfy { $0.error.code == 4 })
        #expect(Int(world.engine.book.items.rows.count) == decided)
    }

    @Test("a batch of which no item is decided is refused as a whole: time up, or CANCEL")
    func undecidedBatch() throws {
        let (world, client) = try PortWorld.trading()
        var (first, late, unwanted): (UInt32, UInt32, UInt32) = (0, 0, 0)
        client.together {
            first = client.begin(.batchPostInvoices, batch(world, items: 200))
            late = client.begin(.batchPostInvoices, batch(world, items: 5), deadline: 30)
            unwanted = client.begin(.batchPostInvoices, batch(world, items: 5))
        }
        world.loop.takeTurn()
        world.advance(milliseconds: 40)
        client.cancel(unwanted)
        // The timer comes before the slices of a turn; CANCEL is read before them.
        world.loop.takeTurn()
        let answers = client.take()
        #expect(answers.first { $0.head.stream == late }?.reason == "DEADLINE_EXCEEDED")
        #expect(answers.first { $0.head.stream == unwanted }?.reason == "CANCELED")
        world.settle()
        let done = try #require(client.take().first { $0.head.stream == first })
        #expect(try done.read(Reskontra_V1_BatchPostInvoicesResponse.self).results.count == 200)
        #expect(world.engine.book.items.rows.count == 200)
    }

    @Test("a connection that is gone takes what waits for it along; a later one is not answered for it")
    func closedConnection() throws {
        let (world, client) = try PortWorld.trading()
        _ = waitingRead(world, client)
        client.begin(.batchPostInvoices, batch(world, items: 300))
        world.loop.takeTurn()
        world.loop.reset(client.peer)
        world.settle()
        #expect(world.port.parked.count == 0 && world.port.bulk.isEmpty)
        let other = world.client()
        world.settle()
        #expect(other.take().isEmpty)
    }

    // MARK: Limits

    @Test("Welcome tells the limits that are enforced, and the page says the same")
    func limitsAgree() throws {
        let limits = ServerLimits.message
        #expect(limits.requestBytes == 1 << 20 && limits.hotRequestBytes == 64 << 10 && limits.answerBytes == 4 << 20)
        #expect(limits.inFlight == 64 && limits.batchItems == 1_000 && limits.pageSize == 1_000)
        #expect(limits.lines == 1_000 && limits.keyRetentionDays == 7 && limits.connections == 4_096)
        #expect(limits.streamWindow == 256)
        let page = try String(
            contentsOf: URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
                .deletingLastPathComponent().appendingPathComponent("Protocol/README.md"), encoding: .utf8)
        #expect(page.contains("| requests in flight per connection * | 64; beyond it the server stops reading |"))
        #expect(page.contains("1 MiB; 64 KiB for Credit and single postings"))
        #expect(page.contains("| connections * | 4,096;"))
    }

    @Test("the 65th request in flight is not read before an answer has left")
    func inFlight() throws {
        let (world, client) = try PortWorld.trading()
        let before = world.engine.book.sequence
        for _ in 0..<70 {
            client.begin(
                .postInvoice,
                Reskontra_V1_PostInvoiceRequest.with { $0.document = PortWorld.invoice("C1", pounds: 1) })
        }
        world.loop.settle()
        #expect(world.engine.book.sequence == before + 64)
        world.settle()
        #expect(world.engine.book.sequence == before + 70)
        #expect(client.take().map(\.status) == Array(repeating: 0, count: 70))
    }

    @Test("a posting's frame of 64 KiB is taken, one byte more is REQUEST_TOO_LARGE and changes nothing")
    func hotRequests() throws {
        let (world, client) = try PortWorld.trading()
        let before = world.engine.book.sequence
        // `length` counts 12 bytes of head behind it and 16 of key.
        for (bytes, reason) in [(64 << 10) - 28: "MESSAGE_MALFORMED", (64 << 10) - 27: "REQUEST_TOO_LARGE"] {
            client.begin(.postInvoice, bytes: [UInt8](repeating: 0xff, count: bytes))
            world.settle()
            #expect(client.take().map(\.reason) == [reason])
        }
        #expect(world.engine.book.sequence == before)
    }

    // MARK: Closing

    @Test("a client that says GO_AWAY, or shuts its side, gets the answers under way; then the server closes", arguments: [true, false])
    func leaving(bySaying: Bool) throws {
        let (world, client) = try PortWorld.trading()
        client.begin(
            .postInvoice,
            Reskontra_V1_PostInvoiceRequest.with { $0.document = PortWorld.invoice("C1", pounds: 1) })
        if bySaying { client.send(RequestHead(.goAway)) } else { world.loop.endInput(from: client.peer) }
        world.loop.settle()
        #expect(!world.loop.hasSeenEnd(client.peer))
        world.settle()
        #expect(client.take().map(\.status) == [0])
        #expect(world.loop.hasSeenEnd(client.peer))
    }
}
