import Testing

@testable import Receivables

/// Money given back on a card (setup:CC-4, CC-7, CC-9, CC-10).
@Suite struct RefundTests {
    let desk = CardDesk()
    private var trade: Trade { desk.trade }

    /// An invoice of 100.00 paid by card, and a credit note of so much.
    private func credited(_ minor: Int64, captured: Int64 = 10_000) throws -> Code {
        try desk.confirm("O-1", captured)
        _ = try desk.authorized("O-1", captured)
        try desk.capture("O-1", captured)
        try desk.workAll()
        return try creditNote(minor)
    }

    private func creditNote(_ minor: Int64) throws -> Code {
        try trade.run(PostCreditNote(company: Trade.company, document: Trade.document(.eur(minor)))).creditNote.number
    }

    private func refund(_ credit: Code, _ minor: Int64? = nil, invoice: Code = .empty) -> RefundCard {
        RefundCard(id: Trade.company, credit: credit, amount: minor.map { .eur($0) }, invoice: invoice)
    }

    private func row(_ number: UInt32) -> CardRefund { trade.book.cards[CardRefundID(number)] }

    @Test("setup:CC-10 nothing is posted before the provider paid back; then AR against card clearing, settled with the credit")
    func whole() throws {
        let note = try credited(4_000)
        let asked = try trade.run(refund(note))
        #expect(asked.map(\.row.amount) == [4_000] && asked[0].stages == ["REFUND_REQUESTED"])
        #expect(trade.balance(Trade.Account.card) == 10_000)
        let calls = try desk.take()
        #expect(calls.map(\.row.kind) == [.refund] && calls[0].invoice == note)
        #expect(calls.map(\.key) == ["A/AU-000001/REFUND-1/1"])
        try desk.answer(CardResult(.done))
        #expect(row(1).isComplete)
        #expect(trade.balance(Trade.Account.card) == 6_000)
        let item = trade.book.items.find(Trade.company, .documents, note)!
        #expect(trade.book.items[item].open == 0)
        #expect(try desk.row("AU-000001").refunded == 4_000)
        #expect(try desk.state("AU-000001") == .captured)
        #expect(trade.book.verify() == [])
    }

    @Test("setup:CC-4 all that was captured given back: REFUNDED, and not a cent more")
    func all() throws {
        let note = try credited(10_000)
        try trade.run(refund(note, 9_999))
        try desk.workAll()
        let other = try creditNote(500)
        #expect(trade.refused(refund(other, 2)) == "refundExceedsCaptured amount")
        try trade.run(refund(other, 1))
        try desk.workAll()
        #expect(try desk.state("AU-000001") == .refunded)
        #expect(trade.refused(refund(other, 1)) == "refundExceedsCaptured amount")
        #expect(trade.balance(Trade.Account.card) == 0)
        #expect(trade.book.verify() == [])
    }

    @Test("one credit over several captures, latest first; --invoice chooses whose")
    func several() throws {
        try desk.confirm("O-1", 10_000)
        _ = try desk.authorized("O-1", 10_000)
        let first = try desk.capture("O-1", 3_000).row.invoiceNumber
        try desk.workAll()
        try desk.capture("O-1", 7_000)
        try desk.workAll()
        let note = try creditNote(8_000)
        let parts = try trade.run(refund(note))
        #expect(parts.map(\.row.amount) == [7_000, 1_000])
        #expect(trade.refused(refund(note)) == "stateNotAllowed credit")
        try desk.workAll()
        #expect(trade.balance(Trade.Account.card) == 2_000)
        let other = try creditNote(2_500)
        #expect(trade.refused(refund(other, 2_001, invoice: first)) == "refundExceedsCaptured amount")
        #expect(try trade.run(refund(other, 2_000, invoice: first)).count == 1)
        #expect(trade.book.verify() == [])
    }

    @Test("setup:CC-9 unknown: neither again nor ended before the provider says; asked about, never paid twice")
    func unknown() throws {
        let note = try credited(4_000)
        try trade.run(refund(note))
        try desk.work(.unknown)
        let resume = ResumeCardRefund(id: Trade.company, refund: CardRefundID(1))
        #expect(trade.refused(resume) == "cardProviderUnknownResult refund")
        #expect(
            trade.refused(ResumeCardRefund(id: Trade.company, refund: CardRefundID(1), act: .terminate(reason: "x")))
                == "cardProviderUnknownResult refund")
        #expect(try desk.take().isEmpty)
        #expect(try desk.take(asksAgain: true).map(\.isQuery) == [true])
        try desk.answer(CardResult(.done))
        #expect(row(1).isComplete && trade.balance(Trade.Account.card) == 6_000)
        #expect(trade.refused(resume) == "stateNotAllowed refund")
        #expect(trade.book.verify() == [])
    }

    @Test("setup:CC-9 never seen: the same key again; a definite failure: a new one; ended by hand it frees what it held")
    func again() throws {
        let note = try credited(10_000)
        try trade.run(refund(note))
        let resume = ResumeCardRefund(id: Trade.company, refund: CardRefundID(1))
        #expect(trade.refused(resume) == "stateNotAllowed refund")
        let first = try desk.take().map(\.key)
        try desk.answer(CardResult(.unknown))
        _ = try desk.take(asksAgain: true)
        try desk.answer(CardResult(.notFound))
        try trade.run(resume)
        #expect(try desk.take().map(\.key) == first)
        try desk.answer(CardResult(.failed))
        #expect(row(1).refund == .failed && trade.balance(Trade.Account.card) == 10_000)
        try trade.run(resume)
        #expect(try desk.take().map(\.key) != first)
        try desk.answer(CardResult(.failed))
        #expect(trade.book.cards.refundable(CardAuthorizationID(1)) == 0)
        try trade.run(ResumeCardRefund(id: Trade.company, refund: CardRefundID(1), act: .terminate(reason: "by transfer")))
        #expect(trade.book.cards.refundable(CardAuthorizationID(1)) == 10_000)
        #expect(trade.book.verify() == [])
    }

    @Test("what is no open credit of the customer is refused")
    func refusals() throws {
        let note = try credited(4_000)
        #expect(trade.refused(refund("CN-X")) == "itemNotFound credit")
        #expect(trade.refused(refund(note, 4_001)) == "amountExceedsOpen amount")
        #expect(trade.refused(refund(note, 0)) == "amountInvalid amount")
        let invoice = try desk.payment("FTI-000001").row.invoiceNumber
        #expect(trade.refused(refund(invoice)) == "amountSign credit")
    }

    @Test("RB-4 a credit is given back once: until its card refund ends, nothing else takes it")
    func once() throws {
        trade.set(.automaticAccountSet(Trade.company, .payable, trade.addAccount("211000")))
        let note = try credited(4_000)
        let item = trade.book.items.find(Trade.company, .documents, note)!
        let other = try trade.invoice(.eur(500))
        let reimburse = Reimburse(company: Trade.company, customers: ["C-1"], includesOpenDebits: true, date: nil)
        let settle = Settle(
            company: Trade.company, customer: "C-1", items: [ApplyItem(item: item), ApplyItem(item: other)])
        let net = NetBalances(
            company: Trade.company, customer: "C-1", customerDocuments: [note],
            vendorDocuments: [.init(company: .empty, number: "V-1", open: .eur(1), party: .empty)], date: nil)
        try trade.run(refund(note, 1_000))
        #expect(try trade.preview(reimburse).skipped.map(\.reason) == [.pendingSettlements])
        #expect(trade.refused(settle) == "stateNotAllowed items[0]")
        #expect(trade.refused(net) == "stateNotAllowed customer_documents[0]")
        try desk.workAll()
        #expect(trade.refused(settle) == "accepted")
        #expect(trade.open(item) == -3_000 && trade.book.verify() == [])
    }

    @Test("more cards than one refund takes: that is said, not that they were not charged")
    func manyCards() throws {
        let many = RefundCard.partsMax + 1
        try desk.confirm("O-1", Int64(many))
        for _ in 0..<many {
            _ = try desk.authorized("O-1", 1)
            try desk.capture("O-1", 1)
            try desk.workAll()
        }
        let note = try creditNote(Int64(many))
        #expect(trade.refused(refund(note)) == "tooManyItems amount")
        #expect(trade.refused(refund(note, Int64(many) - 1)) == "accepted")
    }

    @Test("the period that must be open is that of the posting: not before the credit")
    func period() throws {
        let note = try credited(4_000)
        trade.set(.periodSet(Trade.company, Period(from: day(2026, 3, 1), to: day(2026, 3, 31), status: .closed)))
        let early = RefundCard(id: Trade.company, credit: note, date: day(2026, 2, 27))
        #expect(trade.refused(early) == "periodClosed date")
    }

    @Test("a grant up to an amount covers a refund of no more than that, over however many cards")
    func atStake() throws {
        try desk.confirm("O-1", 10_000)
        _ = try desk.authorized("O-1", 6_000)
        try desk.capture("O-1", 6_000)
        try desk.workAll()
        _ = try desk.authorized("O-1", 4_000)
        try desk.capture("O-1", 4_000)
        try desk.workAll()
        let note = try creditNote(10_000)
        #expect(try trade.preview(refund(note)).count == 2)
        let events = trade.draft.events
        #expect(trade.isCovered(events, upTo: .eur(10_000)) && !trade.isCovered(events, upTo: .eur(9_999)))
    }

    @Test("a customer's refunds, latest first, a page at a time")
    func listed() throws {
        let note = try credited(4_000)
        for amount in [100, 200, 300] as [Int64] {
            try trade.run(refund(note, amount))
            if amount < 300 { try desk.workAll() }
        }
        func list(_ customer: Code, incomplete: Bool = false, before: UInt32 = 0) throws -> ListCardRefunds.Answer {
            try trade.ask(
                ListCardRefunds(id: Trade.company, customer: customer, incompleteOnly: incomplete, size: 2, before: before))
        }
        let first = try list("C-1")
        #expect(first.refunds.map(\.row.amount) == [300, 200] && first.hasMore)
        let second = try list("C-1", before: 2)
        #expect(second.refunds.map(\.row.amount) == [100] && !second.hasMore)
        #expect(try list("C-1", incomplete: true).refunds.map(\.row.amount) == [300])
        #expect(try list("C-2").refunds.isEmpty)
        #expect(try list(.empty).refunds == first.refunds)
    }

    @Test("the digest of a refund and of a card payment holds what they are about and how they ended")
    func digests() {
        var refund = CardRefund(
            id: CardRefundID(1), company: Trade.company, credit: ItemID(1), creditNumber: "CN-1", customer: Trade.c1,
            authorization: CardAuthorizationID(1), currency: .eur, amount: 5, date: day(2026, 3, 2), call: CardCallID(1))
        var prints: Set<UInt64> = [refund.fingerprint]
        for change in [
            { (row: inout CardRefund) in row.credit = ItemID(2) }, { $0.authorization = CardAuthorizationID(2) },
            { $0.call = CardCallID(2) }, { $0.terminated = "a" }, { $0.terminated = "b" },
        ] as [(inout CardRefund) -> Void] {
            change(&refund)
            #expect(prints.insert(refund.fingerprint).inserted)
        }
        var payment = CardPayment(
            id: CardPaymentID(1), company: Trade.company, invoice: ItemID(1), invoiceNumber: "I", customer: Trade.c1,
            order: OrderID(1), currency: .eur, amount: 5, date: day(2026, 3, 2), parts: [])
        let before = payment.fingerprint
        payment.terminated = "by hand"
        #expect(payment.fingerprint != before)
    }
}

/// One invoice over several cards (setup:CC-5, CC-8): what was taken is posted, however long the others last.
@Suite struct SeveralCardsTests {
    let desk = CardDesk()

    private func two() throws -> (invoice: Code, calls: [CardCallView]) {
        try desk.confirm("O-1", 10_000)
        _ = (try desk.authorized("O-1", 6_000), try desk.authorized("O-1", 4_000))
        let invoice = try desk.capture("O-1", 10_000).row.invoiceNumber
        return (invoice, try desk.take())
    }

    private func open(_ invoice: Code) -> Int64 {
        desk.trade.book.items[desk.trade.book.items.find(Trade.company, .documents, invoice)!].open
    }

    @Test("setup:CC-8 one card gives its part, the other fails: the part is posted at once, the rest after resume", arguments: [
        CardResult.Outcome.failed, .unknown,
    ])
    func partPosted(_ other: CardResult.Outcome) throws {
        let (invoice, calls) = try two()
        try desk.report(calls[0], CardResult(.done))
        #expect(open(invoice) == 10_000, "the other answer may come in a moment")
        try desk.report(calls[1], CardResult(other))
        #expect(open(invoice) == 4_000)
        #expect(desk.trade.balance(Trade.Account.card) == 6_000)
        #expect(try desk.payment(invoice).row.isOpen)
        if other == .failed {
            try desk.trade.run(ResumeCardPayment(id: Trade.company, invoice: invoice))
            _ = try desk.take()
        } else {
            _ = try desk.take(asksAgain: true)
        }
        try desk.answer(CardResult(.done))
        let paid = try desk.payment(invoice)
        #expect(paid.row.isComplete && paid.payments.count == 2)
        #expect(open(invoice) == 0 && desk.trade.balance(Trade.Account.card) == 10_000)
        #expect(desk.trade.book.verify() == [])
    }

    @Test("both cards give theirs: one payment, as ever")
    func onePayment() throws {
        let (invoice, calls) = try two()
        for call in calls { try desk.report(call, CardResult(.done)) }
        let paid = try desk.payment(invoice)
        #expect(paid.payments.count == 1 && paid.row.isComplete)
        #expect(desk.trade.book.verify() == [])
    }

    @Test("setup:CC-8 money that was captured is posted before its payment ends, or the payment does not end")
    func ended() throws {
        try desk.confirm("O-1", 10_000)
        _ = (try desk.authorized("O-1", 6_000), try desk.authorized("O-1", 4_000))
        let invoice = try desk.capture("O-1", 10_000, on: day(2026, 2, 27)).row.invoiceNumber
        let calls = try desk.take()
        let february = day(2026, 2, 1)
        desk.trade.set(.periodSet(Trade.company, Period(from: february, to: february.endOfMonth, status: .closed)))
        try desk.report(calls[0], CardResult(.done))
        try desk.report(calls[1], CardResult(.failed))
        #expect(try desk.payment(invoice).row.reason.hasPrefix("periodClosed"))
        #expect(desk.trade.balance(Trade.Account.card) == 0)
        let end = TerminateCardPayment(id: Trade.company, invoice: invoice, reason: "the rest in cash")
        #expect(desk.trade.refused(end) == "periodClosed posting_date")
        desk.trade.set(.periodSet(Trade.company, Period(from: february, to: february.endOfMonth, status: .open)))
        #expect(try desk.trade.run(end).row.stateName == "TERMINATED")
        #expect(open(invoice) == 4_000 && desk.trade.balance(Trade.Account.card) == 6_000)
        #expect(desk.trade.book.verify() == [])
    }

    @Test("setup:CC-8 verify names a card payment that was ended with money captured and not posted")
    func verified() throws {
        let (invoice, calls) = try two()
        desk.trade.setMethod("CARD", .creditCard, .none)
        try desk.report(calls[0], CardResult(.done))
        try desk.report(calls[1], CardResult(.failed))
        var row = try desk.payment(invoice).row
        row.terminated = "as a build of before let it"
        desk.trade.set(.card(.paymentSet(row)))
        #expect(desk.trade.book.verify().contains { $0.contains("6000 captured and not posted") })
    }
}
