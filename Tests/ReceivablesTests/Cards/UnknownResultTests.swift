import Testing

@testable import Receivables

/// A result that never came is asked for, and nothing is captured twice (setup:CC-9).
@Suite struct UnknownResultTests {
    let desk = CardDesk()

    private func unknownCapture() throws -> Code {
        try desk.confirm("O-1", 10_000)
        _ = try desk.authorized("O-1", 10_000)
        let invoice = try desk.capture("O-1", 10_000).row.invoiceNumber
        try desk.work(.unknown)
        return invoice
    }

    @Test("setup:CC-9 unknown: no resume, no void, no other capture; the answer to the question goes on")
    func asked() throws {
        let invoice = try unknownCapture()
        #expect(try desk.payment(invoice).stages.last == "CAPTURE_UNKNOWN")
        let resume = ResumeCardPayment(id: Trade.company, invoice: invoice)
        #expect(desk.trade.refused(resume) == "cardProviderUnknownResult invoice")
        // Not handed out to be performed, nor asked about unless somebody wants to.
        #expect(try desk.take().isEmpty)
        let questions = try desk.take(asksAgain: true)
        #expect(questions.map(\.isQuery) == [true])
        try desk.answer(CardResult(.unknown))
        #expect(desk.trade.refused(resume) == "cardProviderUnknownResult invoice")
        _ = try desk.take(asksAgain: true)
        try desk.answer(CardResult(.done))
        #expect(try desk.payment(invoice).row.isComplete)
        #expect(desk.trade.balance(Trade.Account.card) == 10_000)
        #expect(desk.trade.book.verify() == [])
    }

    @Test("setup:CC-9 the provider never saw it: the same key goes out again, so that a late one is no second capture")
    func neverSeen() throws {
        let invoice = try unknownCapture()
        let before = try desk.take(asksAgain: true).map(\.key)
        try desk.answer(CardResult(.notFound))
        #expect(try desk.payment(invoice).stages.last == "CAPTURE_FAILED")
        try desk.trade.run(ResumeCardPayment(id: Trade.company, invoice: invoice))
        #expect(try desk.take().map(\.key) == before)
    }

    @Test("setup:CC-9 a call that was handed out and not answered is asked about after a minute, never performed again")
    func crashBetween() throws {
        try desk.confirm("O-1", 10_000)
        _ = try desk.authorized("O-1", 10_000)
        try desk.capture("O-1", 10_000)
        #expect(try desk.take().map(\.isQuery) == [false])
        // The connector is gone. Another one finds nothing to perform.
        #expect(try desk.take(asksAgain: true).isEmpty)
        desk.trade.pass(seconds: CardCall.answerSecondsMax - 1)
        #expect(try desk.take(asksAgain: true).isEmpty)
        desk.trade.pass(seconds: 1)
        #expect(try desk.take().isEmpty)
        #expect(try desk.take(asksAgain: true).map(\.isQuery) == [true])
        try desk.answer(CardResult(.done))
        #expect(desk.trade.balance(Trade.Account.card) == 10_000)
    }

    @Test("a result is told once, and only of a call that was handed out")
    func reportedOnce() throws {
        try desk.confirm("O-1", 10_000)
        _ = try desk.ask("O-1", 10_000)
        let report = ReportCardResult(id: Trade.company, call: CardCallID(1), result: CardResult(.done))
        #expect(desk.trade.refused(report) == "stateNotAllowed call")
        _ = try desk.take()
        try desk.trade.run(report)
        #expect(desk.trade.refused(report) == "stateNotAllowed call")
        #expect(desk.trade.refused(ReportCardResult(id: Trade.company, call: CardCallID(9), result: CardResult(.done))) == "notFound call")
    }

    @Test("setup:CC-9 an unknown authorization covers nothing and cannot be voided before it is known")
    func unknownAuthorization() throws {
        try desk.confirm("O-1", 10_000)
        let number = try desk.ask("O-1", 10_000)
        try desk.work(.unknown)
        #expect(try desk.state(number) == .unknown)
        #expect(desk.refusedCapture("O-1", 10_000) == "cardProviderUnknownResult order")
        #expect(desk.trade.refused(VoidCardAuthorization(id: Trade.company, number: number)) == "cardProviderUnknownResult authorization")
        #expect(
            desk.trade.refused(UpdateOrderMethod(id: Trade.company, order: "O-1", method: "BANK"))
                == "cardProviderUnknownResult order")
        _ = try desk.take(asksAgain: true)
        try desk.answer(CardResult(.done))
        #expect(desk.refusedCapture("O-1", 10_000) == "accepted")
    }

    @Test("any order of answers: what the provider captured is in clearing or in a payment that waits, no key is performed twice", arguments: 1...40)
    func chance(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        try desk.confirm("O-1", 100_000)
        var performed: Set<String> = []
        var done: Set<String> = []
        var captured: Int64 = 0
        for _ in 0..<120 {
            desk.trade.pass(seconds: Int64(random.below(50)))
            let amount = Int64(1 + random.below(9_000))
            switch random.below(8) {
            case 0, 1: _ = try? desk.ask("O-1", amount)
            case 2, 3: _ = try? desk.capture("O-1", amount)
            case 4:
                if let open = desk.trade.book.cards.incomplete.first {
                    _ = try? desk.trade.run(ResumeCardPayment(id: Trade.company, invoice: desk.trade.book.cards[open].invoiceNumber))
                }
            case 5:
                let all = desk.trade.book.cards.authorizations
                if !all.isEmpty {
                    _ = try? desk.trade.run(VoidCardAuthorization(id: Trade.company, number: all[random.below(all.count)].number))
                }
            default:
                for call in try desk.take(asksAgain: random.below(2) == 0) {
                    var outcome = CardResult.Outcome.done
                    if call.isQuery {
                        if !done.contains(call.key) { outcome = performed.contains(call.key) ? .failed : .notFound }
                    } else {
                        // Sent and lost before it arrived.
                        if random.below(6) == 0 { continue }
                        let isNew = performed.insert(call.key).inserted
                        #expect(isNew || !done.contains(call.key))
                        switch random.below(5) {
                        case 0: outcome = .declined
                        case 1: outcome = .failed
                        default:
                            done.insert(call.key)
                            if call.row.kind == .capture { captured += call.row.amount }
                            if random.below(3) == 0 { outcome = .unknown }
                        }
                    }
                    try desk.report(call, CardResult(outcome))
                }
            }
            #expect(desk.trade.book.verify() == [])
        }
        // All that is not known is asked for: then the books hold what the provider did.
        for _ in 0..<4 {
            desk.trade.pass(seconds: 61)
            for call in try desk.take(asksAgain: true) where call.isQuery {
                try desk.report(call, CardResult(done.contains(call.key) ? .done : .failed))
            }
        }
        #expect(desk.trade.balance(Trade.Account.card) + waiting == captured)
    }

    /// Taken while the answer for another part is still to come: posted with it, or as soon as that fails.
    private var waiting: Int64 {
        var sum: Int64 = 0
        for id in desk.trade.book.cards.incomplete where desk.trade.book.cards[id].capture == .requested {
            for part in desk.trade.book.cards[id].parts
            where part.paid.isNone && desk.trade.book.cards[part.call].state == .done {
                sum += part.amount
            }
        }
        return sum
    }
}
