import EventLog
import Receivables
import Testing
import Wire

@testable import Engine

/// Checks answered together: each as if it had come alone.
struct CheckTests {
    private struct Told: Equatable {
        var stream: UInt32
        var decision: Decision
        var sequence: UInt64
    }

    private func ask(_ ledger: Ledger, _ customers: [(Code, minSequence: UInt64)]) throws -> [Told] {
        let company = try #require(ledger.companyA)
        var pending = customers.enumerated().map { index, asked in
            PendingCheck(
                connection: 1, stream: UInt32(index + 1), company, asked.0, Money(100, .gbp),
                minSequence: asked.minSequence)
        }
        var told: [Told] = []
        ledger.engine.beginTurn()
        pending.withUnsafeMutableBufferPointer { checks in
            ledger.engine.answer(checks) { check, decision, sequence in
                told.append(Told(stream: check.stream, decision: decision.decision, sequence: sequence))
            }
        }
        return told
    }

    @Test(
        "durable figures are answered at once, the others after the sync of what they looked at, refusals with reason"
    )
    func parks() throws {
        let ledger = try Ledger()
        ledger.send(Ledger.company("A"), key: 1, content: [1])
        try ledger.sync()
        ledger.answers = []
        #expect(
            try ask(ledger, [("X", 0), ("Y", 1)]) == [
                Told(stream: 1, decision: .decline, sequence: 1),
                Told(stream: 2, decision: .decline, sequence: 1),
            ])
        // A change that is not durable: whoever looks at the company waits.
        let company = try #require(ledger.companyA)
        ledger.send(GoLive(id: company), key: 2, content: [2], stream: 9)
        #expect(try ask(ledger, [("X", 0), ("Y", 99), ("Z", 0)]).isEmpty)
        #expect(ledger.answers.map(\.stream) == [2])
        #expect(ledger.answers.last?.rejection?.reason == .minSequenceAhead)
        try ledger.sync()
        #expect(ledger.answers.map(\.stream) == [2, 9, 1, 3])
        #expect(ledger.answers[1].receipt != nil && ledger.answers[2].receipt == nil)
        #expect(try ask(ledger, [("X", 2)]) == [Told(stream: 1, decision: .decline, sequence: 2)])
    }

    @Test("a batch of 64 answers what each check alone is answered")
    func sameAsAlone() throws {
        let ledger = try Ledger()
        ledger.send(Ledger.company("A"), key: 1, content: [1])
        try ledger.sync()
        let company = try #require(ledger.companyA)
        let numbers = (0..<64).map { Code("C\($0 % 7)") ?? .empty }
        var pending = numbers.enumerated().map { index, number in
            PendingCheck(
                connection: 1, stream: UInt32(index + 1), company, number, Money(Int64(index), .gbp))
        }
        ledger.answers = []
        var together: [UInt32: [UInt8]] = [:]
        pending.withUnsafeMutableBufferPointer { checks in
            ledger.engine.answer(checks) { check, decision, _ in
                var writer = ProtoWriter()
                writer.checkCreditResponse(decision)
                together[check.stream] = Array(writer.bytes)
            }
        }
        // The amount of zero is refused in both.
        #expect(ledger.answers.map(\.rejection?.reason) == [.amountInvalid])
        #expect(together.count == 63)
        ledger.answers = []
        for (index, number) in numbers.enumerated() {
            let request = Request(
                connection: 1, stream: UInt32(index + 1), method: 0x0501, principal: "dev", role: 0, key: nil,
                message: UnsafeRawBufferPointer(start: nil, count: 0))
            ledger.engine.read(
                request, CheckCredit(company: company, customer: number, amount: Money(Int64(index), .gbp))
            ) { answer, _, writer in writer.checkCreditResponse(answer) }
        }
        for answer in ledger.answers where answer.rejection == nil {
            #expect(together[answer.stream] == answer.message)
        }
        #expect(ledger.answers.count == 64)
    }
}

extension Ledger {
    var companyA: CompanyID? { engine.book.companies.find("A") }
}
