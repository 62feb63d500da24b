import EventLog
import Receivables
import Testing

@testable import Engine

/// Exactly once, rule by rule (reliability 3.6).
struct RequestKeyRuleTests {
    private static let hour: UInt64 = 3_600_000

    /// A company and a customer, whose keys stand apart from those of the tests.
    private func ledger() throws -> Ledger {
        let ledger = try Ledger()
        for (number, code) in ["A", "B"].enumerated() {
            ledger.send(Ledger.company(Code(code) ?? .empty), key: UInt64(9_000 + number), content: [9, UInt8(number)])
        }
        try ledger.sync()
        ledger.answers = []
        return ledger
    }

    private func key(_ ledger: Ledger, _ number: UInt64, milliseconds: Int64 = 0) -> RequestKey {
        let at = UInt64(ledger.clock.wall / 1_000_000 + milliseconds)
        return RequestKey(high: at << 16 | 0x7000, low: 0x8000_0000_0000_0000 | number)
    }

    /// Sets a method of payment of the company.
    private func send(
        _ ledger: Ledger, _ key: RequestKey?, company: UInt32 = 1, code: Code = "CASH", content: [UInt8] = [1],
        principal: Code = "dev", method: UInt16 = 0x0601
    ) {
        ledger.clock.advance(nanoseconds: 1_000)
        ledger.engine.beginTurn()
        content.withUnsafeBytes { raw in
            let request = Request(
                connection: 1, stream: 1, method: method, principal: principal, role: 0, key: key, message: raw)
            let command = SetCashDiscount(
                id: CompanyID(company), discount: CashDiscountCode(code: code), account: .empty)
            ledger.engine.write(request, command) { _, book, writer in writer.uint(1, book.sequence) }
        }
    }

    private func heard(_ ledger: Ledger) throws -> (replayed: Bool, sequence: UInt64, reason: Reason?) {
        try ledger.sync()
        let last = try #require(ledger.answers.last)
        return (last.replayed, last.sequence, last.rejection?.reason)
    }

    @Test("scope: the same key of another company or another principal is another wish")
    func scope() throws {
        let ledger = try ledger()
        let one = key(ledger, 1)
        send(ledger, one)
        let first = try heard(ledger)
        send(ledger, one, company: 2)
        let second = try heard(ledger)
        send(ledger, one, principal: "till-2")
        let third = try heard(ledger)
        #expect([first.replayed, second.replayed, third.replayed] == [false, false, false])
        #expect(Set([first.sequence, second.sequence, third.sequence]).count == 3)
    }

    @Test("fingerprint: method and bytes as sent; the same bytes for another method are another request")
    func fingerprint() throws {
        let ledger = try ledger()
        let one = key(ledger, 1)
        send(ledger, one)
        _ = try heard(ledger)
        send(ledger, one, method: 0x0602)
        #expect(try heard(ledger).reason == .idempotencyMismatch)
        send(ledger, one, content: [1, 0])
        #expect(try heard(ledger).reason == .idempotencyMismatch)
        send(ledger, one)
        #expect(try heard(ledger).replayed)
    }

    @Test("not stored: a refusal leaves the key free, for other content too")
    func refusalsAreNotStored() throws {
        let ledger = try ledger()
        let one = key(ledger, 1)
        ledger.engine.beginTurn()
        let refused = Request(
            connection: 1, stream: 1, method: 0x0601, principal: "dev", role: 0, key: one,
            message: UnsafeRawBufferPointer(start: nil, count: 0))
        let unknown = SetCashDiscount(id: CompanyID(1), discount: CashDiscountCode(code: "X"), account: "9999")
        ledger.engine.write(refused, unknown) { _, _, _ in }
        #expect(try heard(ledger).reason != nil)
        send(ledger, one)
        let done = try heard(ledger)
        #expect(done.reason == nil && !done.replayed)
    }

    @Test("retention: a key of seven days ago is executed or repeated, one of an hour more never is")
    func retention() throws {
        let ledger = try ledger()
        let old = key(ledger, 1)
        let unused = key(ledger, 2)
        send(ledger, old)
        let first = try heard(ledger)
        let hourStart = Int64(UInt64(ledger.clock.wall / 1_000_000) / Self.hour * Self.hour) * 1_000_000
        // The last instant of the 168th hour after the key's own.
        ledger.clock.wall = hourStart + 169 * Int64(Self.hour) * 1_000_000 - 2_000_000
        send(ledger, old)
        #expect(try heard(ledger).sequence == first.sequence)
        send(ledger, unused, code: "LATE")
        #expect(try heard(ledger).reason == nil)
        ledger.clock.wall += 4_000_000
        send(ledger, key(ledger, 3, milliseconds: -169 * Int64(Self.hour)))
        #expect(try heard(ledger).reason == .keyExpired)
        ledger.engine.sweep()
        send(ledger, old)
        #expect(try heard(ledger).reason == .keyExpired)
    }

    @Test("the horizon is in the log: what has expired stays so after a restart with a clock of the past")
    func horizon() throws {
        let ledger = try ledger()
        let old = key(ledger, 1)
        send(ledger, old)
        _ = try heard(ledger)
        let then = ledger.clock.wall
        ledger.clock.wall += 9 * 24 * Int64(Self.hour) * 1_000_000
        ledger.engine.beginTurn()
        ledger.engine.sweep()
        try ledger.sync()
        ledger.storage.kill()
        let again = try Ledger(ledger.storage, ManualClock(wall: then))
        send(again, old)
        #expect(try heard(again).reason == .keyExpired)
    }

    @Test("a key is a UUIDv7 of the server's time: other bytes, or a day and more ahead, are refused and not kept")
    func form() throws {
        let ledger = try ledger()
        let made = key(ledger, 1)
        for bad in [
            RequestKey(high: made.high & ~0xf000 | 0x4000, low: made.low), RequestKey(high: made.high, low: 7),
            key(ledger, 1, milliseconds: 25 * Int64(Self.hour)),
        ] {
            send(ledger, bad)
            #expect(try heard(ledger).reason == .requestKeyInvalid)
        }
        send(ledger, key(ledger, 1, milliseconds: 23 * Int64(Self.hour)))
        #expect(try heard(ledger).reason == nil)
        send(ledger, nil)
        #expect(try heard(ledger).reason == .requestKeyRequired)
    }

    @Test("GetOutcome: not committed, in progress, committed; a fence is a promise that outlives a restart")
    func outcomes() throws {
        let ledger = try ledger()
        let (one, two) = (key(ledger, 1), key(ledger, 2))
        func state(_ ledger: Ledger, _ key: RequestKey) throws -> String {
            switch try ledger.engine.outcome(key, company: CompanyID(1), principal: "dev") {
            case .committed: "committed"
            case .inProgress: "in progress"
            case .notCommitted: "not committed"
            }
        }
        #expect(try state(ledger, one) == "not committed")
        send(ledger, one)
        #expect(try state(ledger, one) == "in progress")
        try ledger.sync()
        #expect(try state(ledger, one) == "committed")
        _ = ledger.engine.fence(two, company: CompanyID(1), principal: "dev")
        try ledger.sync()
        ledger.storage.kill()
        let again = try Ledger(ledger.storage, ManualClock(wall: ledger.clock.wall))
        send(again, two)
        #expect(try heard(again).reason == .keyFenced)
        #expect(try state(again, two) == "not committed")
        #expect(try state(again, one) == "committed")
    }

    @Test("equal requests in one commit batch share one execution and one answer")
    func together() throws {
        let ledger = try ledger()
        let one = key(ledger, 1)
        for _ in 0..<3 { send(ledger, one) }
        try ledger.sync()
        #expect(Set(ledger.answers.map(\.sequence)).count == 1 && ledger.answers.count == 3)
        #expect(Set(ledger.answers.map(\.message)).count == 1)
        #expect(ledger.answers.map(\.replayed) == [false, true, true])
    }
}
