import Loop
import Receivables
import Schema
import TLS
import Testing
import Wire

@testable import Server

/// Overload is met at the door (reliability:3.7).
struct AdmissionTests {
    /// A twenty-fifth of the target, as 0.2 ms are of 5 ms.
    private static let step = QueueDelay.targetNanoseconds / 25

    /// Turns of that length for so long.
    private func run(_ delay: inout QueueDelay, _ length: UInt64, for span: UInt64, from start: inout UInt64) {
        let end = start + span
        while start < end {
            delay.turned(from: start, to: start + length)
            start += length
        }
    }

    @Test("queue delay: each interval without a turn within the target sheds one class from the bottom, captures never")
    func shedding() {
        var (delay, now) = (QueueDelay(), UInt64(1_000_000_000))
        #expect(delay.lowest == .report)
        for expected in [Admission.read, .reserve, .payment, .capture, .capture] {
            run(&delay, 30 * Self.step, for: QueueDelay.intervalNanoseconds, from: &now)
            #expect(delay.lowest == expected)
            #expect(delay.admits(.capture) && delay.admits(.void))
            #expect(!delay.admits(.getAging))
        }
        for expected in [Admission.payment, .reserve, .read, .report, .report] {
            run(&delay, 5 * Self.step, for: QueueDelay.intervalNanoseconds, from: &now)
            #expect(delay.lowest == expected)
        }
    }

    @Test("queue delay: turns of exactly the target, one short turn between long ones, and one long run shed nothing")
    func noQueue() {
        var (delay, now) = (QueueDelay(), UInt64(1_000_000_000))
        run(&delay, 25 * Self.step, for: 10 * QueueDelay.intervalNanoseconds, from: &now)
        #expect(delay.lowest == .report)
        for _ in 0..<10 {
            run(&delay, 100 * Self.step, for: 300 * Self.step, from: &now)
            run(&delay, 20 * Self.step, for: 20 * Self.step, from: &now)
            #expect(delay.lowest == .report)
        }
        run(&delay, 5 * Self.step, for: QueueDelay.intervalNanoseconds, from: &now)
        run(&delay, 15_000 * Self.step, for: 15_000 * Self.step, from: &now)
        #expect(delay.lowest == .report)
    }

    @Test("a caller has its rate, a second of it at once, and room again as time goes by; others are not touched")
    func rate() throws {
        var callers = CallerLimits()
        let (first, second) = (callers.join("loud"), callers.join("quiet"))
        let (loud, quiet) = (try #require(first), try #require(second))
        var now: UInt64 = 5_000_000_000
        var taken: UInt64 = 0
        while callers.take(loud, now: now) == nil { taken += 1 }
        #expect(taken == CallerLimits.requestsPerSecond)
        let wait = callers.take(loud, now: now) ?? 0
        #expect(wait > 0 && wait <= 1_000_000_000 / CallerLimits.requestsPerSecond)
        let (other, anybody) = (callers.take(quiet, now: now), callers.take(CallerLimits.unlimited, now: now))
        #expect(other == nil && anybody == nil)
        // Half a second later there is half of it again.
        now += 500_000_000
        taken = 0
        while callers.take(loud, now: now) == nil { taken += 1 }
        #expect(taken == CallerLimits.requestsPerSecond / 2)
    }

    @Test("a company has its rate, whoever asks; other companies, and callers without a limit, are not touched")
    func companyRate() {
        var limits = CompanyLimits()
        let (busy, other) = (CompanyID(3), CompanyID(1))
        var now: UInt64 = 5_000_000_000
        var taken: UInt64 = 0
        while limits.take(busy, CallerLimits.Place(taken % 7), now: now) == nil { taken += 1 }
        #expect(taken == CompanyLimits.requestsPerSecond)
        let wait = limits.take(busy, 0, now: now) ?? 0
        #expect(wait > 0 && wait <= 1_000_000_000 / CompanyLimits.requestsPerSecond)
        let (others, none) = (limits.take(other, 0, now: now), limits.take(.none, 0, now: now))
        let anybody = limits.take(busy, CallerLimits.unlimited, now: now)
        #expect(others == nil && none == nil && anybody == nil)
        now += 1_000_000
        taken = 0
        while limits.take(busy, 0, now: now) == nil { taken += 1 }
        #expect(taken == CompanyLimits.requestsPerSecond / 1_000)
    }

    @Test("who asks too much of a company hears RETRY_LATER on every way in, and nothing is kept of it")
    func companyDoor() throws {
        let (world, office) = try PortWorld.trading(customers: 1)
        let till = world.client("till")
        let amount = Reskontra_V1_Money.with { ($0.currency, $0.minor) = ("GBP", 100) }
        let check = Reskontra_V1_CheckCreditRequest.with { ($0.customerNumber, $0.amount) = ("C1", amount) }
        let authorize = Reskontra_V1_AuthorizeRequest.with { ($0.customerNumber, $0.amount) = ("C1", amount) }
        let position = Reskontra_V1_GetCreditPositionRequest.with { ($0.company, $0.customerNumber) = ("UK", "C1") }
        #expect(try till.call(.checkCredit, check).status == 0)
        let found = world.engine.book.companies.find("UK")
        let company = try #require(found)
        while world.port.companyLimits.take(company, 0, now: world.io.now) == nil {}
        let before = world.engine.durableSequence
        #expect(try till.call(.checkCredit, check).reason == "RETRY_LATER")
        #expect(try till.call(.authorize, authorize).reason == "RETRY_LATER")
        #expect(try till.call(.getCreditPosition, position).reason == "RETRY_LATER")
        #expect(world.engine.durableSequence == before)
        #expect(world.port.metrics.limited == 3)
        // What asks no company is not concerned, nor is who has no limit.
        #expect(try till.call(.getServerInfo, Reskontra_V1_GetServerInfoRequest()).status == 0)
        #expect(try office.call(.checkCredit, check).status == 0)
        world.advance(milliseconds: 2)
        #expect(try till.call(.checkCredit, check).status == 0)
    }

    @Test("3.7: a caller's rate and its connections count over both carriers together")
    func bothCarriers() throws {
        let (world, office) = try PortWorld.trading(customers: 1)
        let till = world.client("till")
        let check = Reskontra_V1_CheckCreditRequest.with {
            ($0.company, $0.customerNumber) = ("UK", "C1")
            $0.amount = .with { ($0.currency, $0.minor) = ("GBP", 100) }
        }
        // What gRPC opens comes from inside, with its caller's identity; connections have their slots in their order.
        func inside(_ slot: UInt32) -> TestClient {
            let client = TestClient(world)
            world.settle()
            world.port.accepted(ConnectionID(index: slot, generation: 0), Identity(principal: "till"))
            return client
        }
        let carried = inside(2)
        carried.hello()
        #expect(try till.call(.checkCredit, check).status == 0)
        #expect(try carried.call(.checkCredit, check).status == 0)
        while world.port.callers.take(0, now: world.io.now) == nil {}
        #expect(try till.call(.checkCredit, check).reason == "RETRY_LATER")
        #expect(try carried.call(.checkCredit, check).reason == "RETRY_LATER")
        #expect(try office.call(.checkCredit, check).status == 0)
        for _ in 2..<CallerLimits.connectionsMax { _ = world.port.callers.join("till") }
        let late = inside(3)
        world.settle()
        let end = try #require(late.take().last)
        #expect(end.head.kind == .error && end.head.detail == FrameError.tooManyConnections.rawValue)
    }

    @Test("while answers come late calls are refused with RETRY_LATER and when to come back; a void comes in")
    func door() throws {
        let (world, client) = try PortWorld.trading(customers: 1)
        let late = QueueDelay.targetNanoseconds * 6 / 5
        world.io.turnNanoseconds = late
        let check = Reskontra_V1_CheckCreditRequest.with {
            ($0.customerNumber, $0.amount) = ("C1", .with { ($0.currency, $0.minor) = ("GBP", 100) })
        }
        func turns(_ count: Int) -> [TestClient.Answer] {
            for _ in 0..<count {
                client.begin(.checkCredit, check)
                world.loop.takeTurn()
                world.advance(milliseconds: late / 1_000_000)
            }
            return client.take()
        }
        #expect(turns(17).allSatisfy { $0.status == 0 })
        // Reports first, then reads: a check is one.
        let answers = turns(40)
        let refused = try #require(answers.first { $0.status != 0 })
        #expect(refused.reason == "RETRY_LATER")
        #expect(answers.last?.reason == "RETRY_LATER")
        #expect(world.port.metrics.shed > 0)
        client.begin(.void, Reskontra_V1_VoidRequest.with { $0.authorizationID = 99 })
        world.loop.takeTurn()
        #expect(client.take().map(\.reason) == ["AUTHORIZATION_NOT_FOUND"])
        // As soon as turns are short again all classes come back, one after the other.
        world.io.turnNanoseconds = 0
        _ = turns(80)
        #expect(turns(1).map(\.status) == [0])
        #expect(world.port.queueDelay.lowest == .report)
    }

    @Test("the 257th connection of a caller is told so and closed; one that leaves makes room")
    func connections() throws {
        let world = try PortWorld()
        let clients = (0..<CallerLimits.connectionsMax).map { _ in world.client("till") }
        #expect(clients.count == 256)
        let tooMany = TestClient(world)
        world.io.certificates[tooMany.peer.number] = PeerCertificate(
            names: ["reskontra:till"], fingerprint: [UInt8](repeating: 0, count: 32))
        tooMany.sendHello()
        world.settle()
        let answer = try #require(tooMany.take().first)
        #expect(answer.head.kind == .error && answer.head.detail == FrameError.tooManyConnections.rawValue)
        #expect(world.loop.hasSeenEnd(tooMany.peer))
        // Another caller is not concerned.
        _ = world.client("office")
        world.loop.reset(clients[7].peer)
        world.settle()
        _ = world.client("till")
    }

    @Test("a histogram's buckets add up from the smallest, and name what is above all bounds")
    func spread() {
        var spread = Spread("x", first: 4, "what it is")
        for figure in [0, 16, 17, 32, 33, 1 << 20, (1 << 20) + 1] as [UInt64] { spread.add(figure) }
        let rows = Dictionary(uniqueKeysWithValues: spread.rows.map { ($0.name, $0.value) })
        #expect(rows["x_bucket{le=\"16\"}"] == 2 && rows["x_bucket{le=\"32\"}"] == 4 && rows["x_bucket{le=\"64\"}"] == 5)
        #expect(rows["x_bucket{le=\"1048576\"}"] == 6 && rows["x_bucket{le=\"+Inf\"}"] == 7)
        #expect(rows["x_count"] == 7 && rows["x_sum"] == 16 + 17 + 32 + 33 + (2 << 20) + 1)
        let board = MetricsBoard()
        board.post([("reskontra_a_total", "a", 1)] + spread.rows + [("reskontra_b", "b", 2)])
        #expect(board.text.contains("# HELP x what it is\n# TYPE x histogram\nx_bucket{le=\"16\"} 2\n"))
        #expect(board.text.split(separator: "\n").count { $0.hasPrefix("# TYPE") } == 3)
    }
}
