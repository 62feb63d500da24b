import Receivables
import Testing

/// Marks reserve items for one line of a payment journal: payments:SE-2, SE-6, SE-7; invariant 9.
@Suite struct MarkTests {
    private let trade = Trade.returning()

    private func line(_ customer: Code, _ amount: Money? = nil, _ items: [ApplyItem] = []) -> SetPaymentLine {
        var wish = SetPaymentLine.Wish()
        (wish.customer, wish.amount) = (customer, amount)
        return SetPaymentLine(id: Trade.company, journal: "J1", wish: wish, items: items)
    }

    private func mark(_ line: UInt32, _ items: [ItemID], amount: Money? = nil) -> MarkItems {
        MarkItems(
            id: Trade.company, journal: "J1", line: line, items: items.map { ApplyItem(item: $0, amount: amount) })
    }

    private func unmark(_ line: UInt32, _ documents: [Code] = []) -> UnmarkItems {
        UnmarkItems(id: Trade.company, journal: "J1", line: line, documents: documents)
    }

    private func create() throws {
        try trade.run(CreatePaymentJournal(id: Trade.company, number: "J1", name: .empty, description: ""))
    }

    private var post: PostPaymentJournal { PostPaymentJournal(id: Trade.company, journal: "J1") }
    private func owner(_ item: ItemID) -> UInt32? { trade.book.paymentJournals.owner(of: item)?.line }
    private func number(_ id: ItemID) -> Code { trade.book.items[id].number }

    @Test("SE-2 one owner per item, all or nothing, and the refusal names the owner")
    func oneOwner() throws {
        let items = try (0..<3).map { _ in try trade.invoice(.eur(100)) }
        try create()
        try trade.run(line("C-1", .eur(100)))
        try trade.run(line("C-1", .eur(100)))
        try trade.run(mark(1, [items[0]]))
        #expect(trade.refused(mark(2, [items[1], items[0]])) == "itemMarkedElsewhere items[1]")
        #expect(owner(items[1]) == nil && owner(items[0]) == 1)
        let refusal = try #require(trade.refusal(mark(2, [items[0]])))
        #expect(refusal.figures == [.init("document", number(items[0]).text), .init("journal", "J1"), .init("line", 1)])
        // Its owner may say it again, with another amount.
        let again = try trade.run(mark(1, [items[0]], amount: .eur(40)))
        #expect(again.line.marks == [PaymentMark(item: items[0], amount: .eur(40))])
        #expect(trade.book.verify() == [])
    }

    @Test("SE-2 a marked invoice is not canceled: the refusal names the field that the request has")
    func marksKeepInvoices() throws {
        try trade.run(PostInvoice(company: Trade.company, document: Trade.document(.eur(100))))
        var fact: ItemPosted?
        for case .posted(let posted) in trade.draft.events { fact = posted.fact }
        let original = try #require(fact)
        try create()
        try trade.run(line("C-1", .eur(100), [ApplyItem(item: original.id)]))
        let cancel = CancelInvoice(
            company: Trade.company, number: original.number, original: original, reason: "WRONG", comment: "", date: nil,
            unsettles: false)
        #expect(trade.refused(cancel) == "itemMarkedElsewhere invoice")
    }

    @Test("SE-2 refusals of marks in the order of their checks")
    func refusals() throws {
        let foreign = try trade.invoice(.eur(100), "C-2")
        let item = try trade.invoice(.eur(100))
        let closed = try trade.invoice(.eur(50))
        try trade.pay(.eur(50), [ApplyItem(item: closed)])
        #expect(trade.refused(mark(1, [item])) == "notFound journal")
        try create()
        #expect(trade.refused(mark(1, [item])) == "notFound line")
        try trade.run(line("C-1", .eur(100)))
        #expect(trade.refused(mark(1, [])) == "nothingToSettle items")
        #expect(trade.refused(mark(1, [ItemID(99)])) == "itemNotFound items[0]")
        #expect(trade.refused(mark(1, [foreign])) == "customerMismatch items[0]")
        #expect(trade.refused(mark(1, [closed])) == "itemClosed items[0]")
        #expect(trade.refused(mark(1, [item, item])) == "itemNamedTwice items[1]")
        #expect(trade.refused(mark(1, [item], amount: .eur(-1))) == "amountSign items[0].amount")
        #expect(trade.refused(mark(1, [item], amount: .eur(101))) == "amountExceedsOpen items[0].amount")
        #expect(trade.refused(mark(1, [item], amount: .usd(1))) == "currencyMismatch items[0].amount")
    }

    @Test("SE-2 nobody else settles a marked item: settlement, payment, write-off, netting, edit, remainder")
    func everybodyElse() throws {
        let item = try trade.invoice(.eur(100))
        let paid = try trade.payment(.eur(100))
        try create()
        try trade.run(line("C-1", .eur(100), [ApplyItem(item: item)]))
        let both = [ApplyItem(item: item), ApplyItem(item: paid.item)]
        #expect(trade.refused(Settle(company: Trade.company, customer: "C-1", items: both)) == "itemMarkedElsewhere items[0]")
        #expect(trade.refused(trade.payment(.eur(100), [ApplyItem(item: item)])) == "itemMarkedElsewhere items[0]")
        #expect(
            trade.refused(
                WriteOffItems(company: Trade.company, customer: "C-1", items: [number(item)], reason: "x"))
                == "itemMarkedElsewhere items[0]")
        #expect(
            trade.refused(
                NetBalances(
                    company: Trade.company, customer: "C-1", customerDocuments: [number(item)],
                    vendorDocuments: [.init(company: .empty, number: "V", open: .eur(10), party: .empty)], date: nil))
                == "itemMarkedElsewhere customer_documents[0]")
        trade.setParameters { $0.settlement.settlesRemainder = true }
        #expect(
            trade.refused(SettleRemainder(company: Trade.company, document: number(item)))
                == "itemMarkedElsewhere document_number")
    }

    @Test("SE-7 automatic settlement passes over marked items; those of the line itself it takes")
    func automatic() throws {
        let items = try (0..<2).map { _ in try trade.invoice(.eur(100)) }
        try create()
        try trade.run(line("C-1", .eur(100), [ApplyItem(item: items[0])]))
        let free = try trade.payment(.eur(150), "C-1", .oldestFirst)
        #expect(free.settled.map(\.item) == [items[1]] && free.open == .eur(-50))
        let made = try trade.run(post)
        #expect(made.payments[0].settled.map(\.item) == [items[0]])
        #expect(trade.open(items[0]) == 0 && owner(items[0]) == nil)
        #expect(trade.book.verify() == [])
    }

    @Test("SE-7 a partly marked line: marks first, the rest automatically, no more to what it has marked")
    func partlyMarked() throws {
        let items = try (0..<3).map { _ in try trade.invoice(.eur(100)) }
        trade.setParameters { $0.automaticSettlement = true }
        try create()
        try trade.run(line("C-1", .eur(150), [ApplyItem(item: items[2], amount: .eur(40))]))
        let made = try trade.run(post)
        #expect(made.payments[0].settled.map(\.item) == [items[2], items[0], items[1]])
        #expect(items.map { trade.open($0) } == [0, 90, 60] && made.payments[0].open == .eur(0))
        #expect(trade.book.verify() == [])
    }

    @Test("RB-4 a marked credit is PENDING_SETTLEMENTS")
    func reimbursement() throws {
        let paid = try trade.payment(.eur(100))
        try create()
        try trade.run(line("C-1", .eur(1), [ApplyItem(item: paid.item)]))
        let answer = try trade.preview(
            Reimburse(company: Trade.company, customers: ["C-1"], includesOpenDebits: true, date: nil))
        #expect(answer.skipped.map(\.reason) == [.pendingSettlements])
    }

    @Test("SE-2 marks die with the line, by name, or all together; then everybody may settle")
    func marksEnd() throws {
        let items = try (0..<2).map { _ in try trade.invoice(.eur(100)) }
        try create()
        try trade.run(line("C-1", .eur(200), items.map { ApplyItem(item: $0) }))
        #expect(trade.refused(unmark(1, ["NONE"])) == "itemNotFound document_numbers[0]")
        try trade.run(unmark(1, [number(items[0])]))
        #expect(owner(items[0]) == nil && owner(items[1]) == 1)
        var other = SetPaymentLine.Wish()
        (other.line, other.customer, other.amount) = (1, "C-2", .eur(1))
        let toAnother = SetPaymentLine(id: Trade.company, journal: "J1", wish: other)
        #expect(trade.refused(toAnother) == "stateNotAllowed line.customer_number")
        try trade.run(DeletePaymentLine(id: Trade.company, journal: "J1", line: 1))
        #expect(owner(items[1]) == nil)
        #expect(trade.refused(trade.payment(.eur(200), items.map { ApplyItem(item: $0) })) == "accepted")
        #expect(trade.book.verify() == [])
    }

    @Test("PJ-1 without an amount the payment is what closes the marks, discounts taken off")
    func markedTotal() throws {
        let discounting = Trade.discounting()
        let items = [try discounting.discounted(.eur(10_000)), try discounting.invoice(.eur(500))]
        try discounting.run(CreatePaymentJournal(id: Trade.company, number: "J1", name: .empty, description: ""))
        try discounting.run(line("C-1", nil, items.map { ApplyItem(item: $0) }))
        let made = try discounting.run(post)
        #expect(made.payments[0].amount == .eur(10_300) && items.map { discounting.open($0) } == [0, 0])
        #expect(discounting.book.verify() == [])
    }

    @Test("PJ-1 neither an amount nor marks: AMOUNT_ZERO when it is posted")
    func nothingMarked() throws {
        try create()
        try trade.run(line("C-1"))
        #expect(trade.refused(post) == "amountZero lines[0].amount")
    }

    @Test("SE-6 by priority: what the money reaches, the largest first where the company says so")
    func byPriority() throws {
        let items = [try trade.invoice(.eur(100)), try trade.invoice(.eur(300)), try trade.invoice(.eur(200))]
        try create()
        try trade.run(line("C-1", .eur(350)))
        let wish = MarkByPriority(id: Trade.company, journal: "J1", line: 1)
        #expect(trade.refused(wish) == "notAllowed line")
        trade.setParameters {
            $0.settlement.prioritizes = true
            $0.settlement.priority = SettlementPriority(kinds: [], keys: [.init(.amount, descending: true)])
        }
        let made = try trade.run(wish)
        #expect(made.line.marks.map(\.item) == [items[1], items[2]])
        let posted = try trade.run(post)
        #expect(items.map { trade.open($0) } == [100, 0, 150] && posted.payments[0].open == .eur(0))
        #expect(trade.book.verify() == [])
    }

    @Test("SE-6 the partly reached item keeps its amount where the default order would serve it first")
    func byPriorityPartly() throws {
        let items = [try trade.invoice(.eur(100)), try trade.invoice(.eur(300))]
        trade.setParameters {
            $0.settlement.prioritizes = true
            $0.settlement.priority = SettlementPriority(kinds: [], keys: [.init(.amount, descending: true)])
        }
        try create()
        try trade.run(line("C-1", .eur(350)))
        let made = try trade.run(MarkByPriority(id: Trade.company, journal: "J1", line: 1))
        #expect(made.line.marks == [PaymentMark(item: items[1]), PaymentMark(item: items[0], amount: .eur(50))])
        try trade.run(post)
        #expect(items.map { trade.open($0) } == [50, 0])
    }

    @Test("invariant 9: marking and unmarking at random, an item never has two owners")
    func atRandom() throws {
        let items = try (0..<8).map { _ in try trade.invoice(.eur(100)) }
        try create()
        for _ in 0..<3 { try trade.run(line("C-1", .eur(100))) }
        var model: [ItemID: UInt32] = [:]
        var seed: UInt64 = 7
        func next(_ below: UInt64) -> UInt64 {
            seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return (seed >> 33) % below
        }
        for _ in 0..<2_000 {
            let (line, item) = (UInt32(next(3)) + 1, items[Int(next(8))])
            if next(2) == 0 {
                let isFree = model[item] == nil || model[item] == line
                let refusal = trade.refusal(mark(line, [item]))
                #expect((refusal == nil) == isFree)
                if isFree {
                    try trade.run(mark(line, [item]))
                    model[item] = line
                }
            } else if model[item] == line {
                try trade.run(unmark(line, [number(item)]))
                model[item] = nil
            }
        }
        #expect(items.allSatisfy { owner($0) == model[$0] })
        #expect(trade.book.verify() == [])
    }
}
