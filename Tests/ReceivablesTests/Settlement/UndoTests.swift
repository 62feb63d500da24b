import Receivables
import Testing

/// Taking settlements back: payments:UN-1 to UN-4, F5.
@Suite struct UndoTests {
    private let trade = Trade.ready()

    private func settle(_ items: [ItemID], on date: CalendarDate? = nil) -> Settle {
        Settle(company: Trade.company, customer: "C-1", items: items.map { ApplyItem(item: $0) }, date: date)
    }

    private func undo(_ id: UInt32, on date: CalendarDate? = nil, reason: String = "wrong item")
        -> UndoSettlement
    {
        UndoSettlement(company: Trade.company, settlement: SettlementID(id), date: date, reason: reason)
    }

    @Test("refusals in the order of their checks")
    func refusals() throws {
        let invoice = try trade.invoice(.eur(1_000))
        let payment = try trade.payment(.eur(400))
        #expect(trade.refused(undo(7, reason: "")) == "fieldRequired reason")
        #expect(trade.refused(undo(7)) == "settlementNotFound settlement_id")
        #expect(trade.refused(undo(0)) == "settlementNotFound settlement_id")
        try trade.run(settle([invoice, payment.item]))
        #expect(trade.refused(undo(1, on: day(2026, 3, 1))) == "dateBeforeItem date")
        #expect(trade.refused(undo(1, on: day(2026, 3, 2))) == "accepted")
        #expect(trade.refused(undo(1, on: day(2027, 1, 1))) == "periodNotFound date")
        try trade.run(undo(1))
        #expect(trade.refused(undo(1, on: day(2027, 1, 1))) == "nothingToUndo settlement_id")
    }

    @Test("UN-3 by document: the latest settlement that stands; none stands, there is nothing to undo")
    func byDocument() throws {
        func undo(_ document: Code) -> UndoSettlement {
            UndoSettlement(company: Trade.company, document: document, reason: "wrong item")
        }
        let invoice = try trade.invoice(.eur(1_000), number: "INV")
        let (first, second) = (try trade.payment(.eur(400)), try trade.payment(.eur(300)))
        #expect(trade.refused(undo("NONE")) == "itemNotFound document_number")
        #expect(trade.refused(undo("INV")) == "nothingToUndo document_number")
        #expect(trade.refused(undo(second.number)) == "nothingToUndo document_number")
        try trade.run(settle([invoice, first.item]))
        try trade.run(settle([invoice, second.item]))
        try trade.run(undo("INV"))
        #expect(trade.open(invoice) == 600 && trade.open(second.item) == -300)
        #expect(trade.refused(undo(second.number)) == "nothingToUndo document_number")
        try trade.run(undo(first.number))
        #expect(trade.open(invoice) == 1_000 && trade.open(first.item) == -400)
        #expect(trade.book.verify() == [])
    }

    @Test(
        "UN-1 settle then undo: amounts, ledger and exposure as if never settled",
        arguments: 1...10 as ClosedRange<UInt64>)
    func booksAreAsNeverSettled(seed: UInt64) throws {
        let story = Story(seed: seed)
        story.play(250)
        func ledger() -> [String] {
            var rows: [String] = []
            for id in 0..<story.trade.book.subledger.balances.count {
                let row = story.trade.book.subledger.balances[id + 1]
                rows.append(
                    "\(row.account.number) \(row.currency) \(row.debit - row.credit) "
                        + "\(row.accountingDebit - row.accountingCredit)")
            }
            return rows.sorted()
        }
        func exposures() throws -> [GetCreditPosition.Answer] {
            try [Code("C-1"), "C-2", "C-4"].map {
                var answer = try story.trade.ask(GetCreditPosition(company: Trade.company, customer: $0))
                answer.version = 0
                return answer
            }
        }
        var undone = 0
        for _ in 0..<60 where undone < 10 {
            let (digest, before, exposed) = (story.trade.book.digest, ledger(), try exposures())
            let open = story.items.filter { story.trade.book.items[$0].isOpen }
            let first = story.trade.book.items[open[story.random.below(open.count)]]
            let group = open.filter {
                let item = story.trade.book.items[$0]
                return item.customer == first.customer && item.currency == first.currency
            }
            let command = Settle(
                company: Trade.company, customer: story.trade.book.customers[first.customer].number,
                items: group.prefix(12).map { ApplyItem(item: $0) }, date: day(2026, 11, 1))
            guard let answer = try? story.trade.run(command) else { continue }
            undone += 1
            #expect(story.trade.book.digest != digest)
            try story.trade.run(
                UndoSettlement(company: Trade.company, settlement: answer.settlement, reason: "test"))
            #expect(story.trade.book.digest == digest)
            #expect(try exposures() == exposed)
            // New accounts may have appeared with a net of zero.
            let after = ledger().filter { !$0.hasSuffix(" 0 0") }
            #expect(after == before.filter { !$0.hasSuffix(" 0 0") })
        }
        #expect(undone > 0 && story.trade.book.verify() == [])
    }

    @Test("UN-1 the exchange difference goes back from the account it went to, whatever the account is now")
    func exchangeDifference() throws {
        trade.setDollar(90, scale: 2, from: day(2026, 1, 1))
        let invoice = try trade.invoice(.usd(10_000))
        trade.setDollar(95, scale: 2, from: day(2026, 3, 10))
        trade.today = day(2026, 3, 10)
        let payment = try trade.payment(.usd(10_000))
        let settled = try trade.run(settle([invoice, payment.item]))
        // 90.00 EUR released by the invoice, 95.00 by the payment: a gain of 5.00.
        #expect(
            settled.entries.map { trade.told($0) } == [
                ["receivable 130100 0/500", "realizedGain 801300 0/-500"]
            ])
        trade.set(.automaticAccountSet(Trade.company, .realizedGain, Trade.Account.otherRevenue))
        let back = try trade.run(undo(1))
        #expect(
            back.entries.map { trade.told($0) } == [
                ["receivable 130100 0/-500", "realizedGain 801300 0/500"]
            ])
        #expect(trade.accountingBalance(Trade.Account.gain) == 0)
        #expect(trade.book.items[invoice].accountingOpen == 9_000)
        #expect(trade.book.items[payment.item].accountingOpen == -9_500)
    }

    @Test("UN-3 the whole group opens; UN-4 an earlier part is undone while a later one stays")
    func groupsAndParts() throws {
        let (first, second) = (try trade.invoice(.eur(600)), try trade.invoice(.eur(500)))
        let payment = try trade.payment(.eur(1_000), "C-1", .oldestFirst)
        #expect(trade.open(first) == 0 && trade.open(second) == 100)
        let rest = try trade.payment(.eur(100), "C-1", .oldestFirst)
        let answer = try trade.run(undo(payment.settlement.number))
        #expect(answer.reopened.map(\.item) == [first, payment.item, second])
        #expect(answer.reopened.map(\.amount) == [.eur(600), .eur(-1_000), .eur(400)])
        #expect(answer.reopened.map(\.open) == [.eur(600), .eur(-1_000), .eur(400)])
        #expect(trade.open(rest.item) == 0)
    }

    @Test("F3 what was undone on a day cannot be settled again before it, so no day sees it used twice")
    func notBeforeTheUndo() throws {
        let (invoice, payment) = (try trade.invoice(.eur(1_000)), try trade.payment(.eur(1_000)))
        try trade.run(settle([invoice, payment.item]))
        try trade.run(undo(1, on: day(2026, 3, 20)))
        #expect(
            trade.refused(settle([invoice, payment.item], on: day(2026, 3, 19))) == "dateBeforeItem date")
        #expect(trade.refused(settle([invoice, payment.item], on: day(2026, 3, 20))) == "accepted")
        // A payment posted earlier settles from that day on by itself.
        let later = try trade.payment(.eur(1_000), "C-1", .oldestFirst)
        #expect(trade.book.items[later.settlement].date == day(2026, 3, 20))
        #expect(trade.book.items.open(invoice, asOf: day(2026, 3, 19), knownAt: .max)?.open == 0)
        #expect(trade.book.items.open(invoice, asOf: day(2026, 3, 20), knownAt: .max)?.open == 0)
        #expect(trade.book.items.open(later.item, asOf: day(2026, 3, 19), knownAt: .max)?.open == -1_000)
    }

    @Test("UN-3, PC-8 not before the latest item of the group, nor before the settlement")
    func notBeforeTheLatestItem() throws {
        let invoice = try trade.invoice(.eur(1_000))
        trade.today = day(2026, 3, 10)
        let payment = try trade.payment(.eur(1_000))
        trade.today = day(2026, 3, 12)
        try trade.run(settle([invoice, payment.item], on: day(2026, 3, 12)))
        #expect(trade.refused(undo(1, on: day(2026, 3, 9))) == "dateBeforeItem date")
        // The day of the payment, two days before the settlement.
        #expect(trade.refused(undo(1, on: day(2026, 3, 10))) == "dateBeforeItem date")
        #expect(try trade.run(undo(1, on: day(2026, 3, 12))).date == day(2026, 3, 12))
    }

    @Test("F5 across a closed period: dated into the open one; the closed one keeps its figures")
    func acrossAClosedPeriod() throws {
        let trade = Trade.discounting()
        let invoice = try trade.discounted(.eur(10_000))
        let paid = try trade.pay(.eur(9_800), [ApplyItem(item: invoice)])
        trade.set(.periodSet(Trade.company, Period(from: day(2026, 3, 1), to: day(2026, 3, 31), status: .closed)))
        trade.today = day(2026, 4, 1)
        let command = UndoSettlement(company: Trade.company, settlement: paid.settlement, reason: "x")
        #expect(trade.refused(command) == "periodClosed date")
        let back = try trade.run(
            UndoSettlement(company: Trade.company, settlement: paid.settlement, date: trade.today, reason: "x"))
        #expect(back.entries.allSatisfy { $0.date == day(2026, 4, 1) } && !back.entries.isEmpty)
        #expect(trade.open(invoice) == 10_000 && trade.open(paid.item) == -9_800)
        #expect(trade.book.items.open(invoice, asOf: day(2026, 3, 31), knownAt: .max)?.open == 0)
        #expect(trade.book.items.discountTaken(on: invoice) == 0 && trade.book.verify() == [])
    }

    @Test("F5 after revaluations, before and after the settlement: in the end the books are those never settled")
    func afterRevaluation() throws {
        func life(settles: Bool) throws -> [Int64] {
            let trade = Trade.ready()
            trade.setUnrealized()
            for (month, rate) in [(3, 90), (4, 95), (5, 85), (6, 97)] as [(Int, Int64)] {
                trade.setDollar(rate, scale: 2, from: day(2026, month, 1))
            }
            func revalue(_ end: CalendarDate) throws {
                trade.today = end
                trade.pass(seconds: 86_400)
                try trade.run(RunRevaluation(id: Trade.company, method: .standard, consideredDate: end, rateDate: end))
            }
            let invoice = try trade.invoice(.usd(100_000))
            trade.today = day(2026, 4, 2)
            let payment = try trade.payment(.usd(70_000))
            try revalue(day(2026, 4, 30))
            if settles {
                trade.today = day(2026, 5, 2)
                try trade.run(settle([invoice, payment.item]))
                #expect(trade.open(invoice) == 30_000)
            }
            try revalue(day(2026, 5, 31))
            if settles {
                trade.today = day(2026, 6, 3)
                try trade.run(undo(1, on: trade.today))
            }
            #expect(trade.open(invoice) == 100_000 && trade.book.items[invoice].accountingOpen == 90_000)
            #expect(trade.open(payment.item) == -70_000 && trade.book.verify() == [])
            try revalue(day(2026, 6, 30))
            #expect(trade.book.verify() == [])
            return trade.book.companies.accounts.map { trade.accountingBalance($0.id) }
        }
        #expect(try life(settles: true) == life(settles: false))
    }
}
