import Testing

@testable import Receivables

/// Settlement apart from posting: payments:SE-9.
@Suite struct SettlementQueueTests {
    private let trade = Trade.discounting { $0.fullSettlement = true }

    private func journal(_ amount: Money, _ items: [ItemID], _ wishes: [MarkWish] = []) throws {
        let name = PaymentJournalName(name: "LATER", description: "", decouples: true)
        try trade.run(SetPaymentJournalName(id: Trade.company, name: name))
        try trade.run(CreatePaymentJournal(id: Trade.company, number: "J1", name: "LATER", description: ""))
        var wish = SetPaymentLine.Wish()
        (wish.customer, wish.amount) = ("C-1", amount)
        try trade.run(
            SetPaymentLine(
                id: Trade.company, journal: "J1", wish: wish, items: items.map { ApplyItem(item: $0) }, wishes: wishes))
    }

    private func post() throws -> PostedPayment {
        try trade.run(PostPaymentJournal(id: Trade.company, journal: "J1")).payments[0]
    }

    private func run() throws -> [QueueRow] { try trade.run(RunSettlementQueue(id: Trade.company)).rows }
    private func owner(_ item: ItemID) -> UInt32? { trade.book.paymentJournals.owner(of: item)?.line }
    private func wishes(full place: Int, of count: Int) -> [MarkWish] {
        (0..<count).map { index in MarkWish.with { $0.fullSettlement = index == place } }
    }

    @Test("SE-9 the payment posts, its marks stay locked; the run settles them and frees them")
    func success() throws {
        let items = [try trade.invoice(.eur(100)), try trade.invoice(.eur(200))]
        try journal(.eur(300), items)
        let paid = try post()
        #expect(paid.settled.isEmpty && trade.open(paid.item) == -300 && items.map { trade.open($0) } == [100, 200])
        #expect(items.map { owner($0) } == [1, 1])
        #expect(trade.refused(trade.payment(.eur(100), [ApplyItem(item: items[0])])) == "itemMarkedElsewhere items[0]")
        #expect(trade.book.verify() == [])
        let rows = try run()
        #expect(rows.map(\.row.state) == [.success] && rows[0].locked.isEmpty && rows[0].row.settlements.count == 1)
        #expect(trade.open(paid.item) == 0 && items.map { trade.open($0) } == [0, 0])
        #expect(items.allSatisfy { owner($0) == nil })
        #expect(try run().isEmpty)
        #expect(trade.book.verify() == [])
    }

    @Test("SE-9 the discount is that of the payment's day, however late the run comes")
    func discountOfThePayment() throws {
        let item = try trade.discounted(.eur(10_000))
        try journal(.eur(9_800), [item])
        let paid = try post()
        trade.today = day(2026, 4, 30)
        try #expect(run().map(\.row.state) == [.success])
        #expect(trade.open(item) == 0 && trade.open(paid.item) == 0)
        #expect(trade.book.items.discountTaken(on: item) == 200)
        #expect(trade.book.items[SettlementID(1)].date == day(2026, 3, 2))
        #expect(trade.book.verify() == [])
    }

    @Test("SE-9 the order is that of the payment's day too: the discount in force then is served first")
    func orderOfThePayment() throws {
        let (plain, item) = (try trade.invoice(.eur(10_000)), try trade.discounted(.eur(10_000)))
        try journal(.eur(9_800), [plain, item])
        _ = try post()
        trade.today = day(2026, 4, 30)
        try #expect(run().map(\.row.state) == [.success])
        #expect(trade.open(item) == 0 && trade.open(plain) == 10_000)
        #expect(trade.book.verify() == [])
    }

    @Test("SE-7, SE-9 money beyond the marks is settled as the company settles by itself, once the marks are")
    func rest() throws {
        trade.setParameters { $0.automaticSettlement = true }
        let (marked, older) = (try trade.invoice(.eur(100)), try trade.invoice(.eur(200), due: day(2026, 3, 2)))
        try journal(.eur(350), [marked])
        let paid = try post()
        #expect(trade.open(paid.item) == -350 && trade.open(older) == 200)
        let rows = try run()
        #expect(rows.map(\.row.state) == [.success] && rows[0].row.settlements.count == 2 && rows[0].row.problem.isEmpty)
        #expect(trade.open(marked) == 0 && trade.open(older) == 0 && trade.open(paid.item) == -50)
        #expect(owner(paid.item) == nil && trade.book.verify() == [])
    }

    @Test("SE-7, SE-9 the rest stays on account where the company does not settle by itself, or a mark failed")
    func restStays() throws {
        let (marked, other) = (try trade.invoice(.eur(100)), try trade.invoice(.eur(200)))
        try journal(.eur(350), [marked])
        let paid = try post()
        try #expect(run().map(\.row.state) == [.success])
        #expect(trade.open(paid.item) == -250 && trade.open(other) == 200)
        #expect(trade.book.verify() == [])
    }

    @Test("SE-7, SE-9 a stated mark is a wish: the rest of its item is not what the rest of the money pays")
    func restLeavesMarked() throws {
        trade.setParameters { $0.automaticSettlement = true }
        let items = [try trade.invoice(.eur(100)), try trade.invoice(.eur(200))]
        let name = PaymentJournalName(name: "LATER", description: "", decouples: true)
        try trade.run(SetPaymentJournalName(id: Trade.company, name: name))
        try trade.run(CreatePaymentJournal(id: Trade.company, number: "J1", name: "LATER", description: ""))
        var wish = SetPaymentLine.Wish()
        (wish.customer, wish.amount) = ("C-1", .eur(350))
        try trade.run(
            SetPaymentLine(
                id: Trade.company, journal: "J1", wish: wish, items: [ApplyItem(item: items[0], amount: .eur(40))]))
        let paid = try post()
        try #expect(run().map(\.row.state) == [.success])
        #expect(items.map { trade.open($0) } == [60, 0] && trade.open(paid.item) == -110)
        #expect(trade.book.verify() == [])
    }

    @Test("SE-9 its period was closed meanwhile: settled today, the discount stays")
    func closedPeriod() throws {
        let item = try trade.discounted(.eur(10_000))
        try journal(.eur(9_800), [item])
        _ = try post()
        trade.today = day(2026, 4, 30)
        let march = day(2026, 3, 1)
        trade.set(.periodSet(Trade.company, Period(from: march, to: march.endOfMonth, status: .closed)))
        try #expect(run().map(\.row.state) == [.success])
        #expect(trade.open(item) == 0 && trade.book.items.discountTaken(on: item) == 200)
        #expect(trade.book.items[SettlementID(1)].date == day(2026, 4, 30))
        #expect(trade.book.verify() == [])
    }

    @Test("SE-9 a page ends by its marks: two lines of 600 are two pages")
    func pages() throws {
        let items = try (0..<1_200).map { _ in try trade.invoice(.eur(1)) }
        try journal(.eur(600), Array(items[..<600]))
        var wish = SetPaymentLine.Wish()
        (wish.customer, wish.amount) = ("C-1", .eur(600))
        try trade.run(
            SetPaymentLine(id: Trade.company, journal: "J1", wish: wish, items: items[600...].map { ApplyItem(item: $0) }))
        _ = try post()
        let first = try trade.run(RunSettlementQueue(id: Trade.company))
        #expect(first.rows.map(\.row.id.number) == [1] && first.next == 1)
        let second = try trade.run(RunSettlementQueue(id: Trade.company, after: first.next))
        #expect(second.rows.map(\.row.id.number) == [2] && second.next == 0)
        #expect(items.allSatisfy { trade.open($0) == 0 } && trade.book.verify() == [])
    }

    @Test("SE-9 a payment that is used up fails its row at once")
    func usedUp() throws {
        let items = [try trade.invoice(.eur(100)), try trade.invoice(.eur(200))]
        try journal(.eur(100), items, wishes(full: 1, of: 2))
        let paid = try post()
        trade.setParameters { $0.settlement.fullSettlement = false }
        let rows = try run()
        #expect(rows.map(\.row.state) == [.partialSuccess] && rows[0].locked == [items[1]] && trade.open(paid.item) == 0)
        trade.setParameters { $0.settlement.fullSettlement = true }
        try trade.run(RetryQueuedSettlement(id: Trade.company, row: 1))
        let again = try run()
        #expect(again.map(\.row.state) == [.failed] && again[0].row.runs == 2 && again[0].locked == [items[1]])
        #expect(again[0].row.problem.contains(paid.number.text))
        #expect(trade.open(items[1]) == 200 && trade.book.verify() == [])
    }

    @Test("SE-2, SE-9 the payment is its row's until then: others neither settle nor pay it back")
    func paymentIsOwned() throws {
        let (item, other) = (try trade.invoice(.eur(100)), try trade.invoice(.eur(70)))
        try journal(.eur(100), [item])
        let paid = try post()
        #expect(owner(paid.item) == 1)
        let settle = Settle(
            company: Trade.company, customer: "C-1", items: [ApplyItem(item: paid.item), ApplyItem(item: other)])
        let refusal = try #require(trade.refusal(settle))
        #expect(refusal.reason == .itemMarkedElsewhere && refusal.figures.contains(.init("journal", "J1")))
        trade.set(.automaticAccountSet(Trade.company, .payable, Trade.Account.otherRevenue))
        let reimburse = Reimburse(company: Trade.company, customers: ["C-1"], includesOpenDebits: true, date: nil)
        #expect(try trade.preview(reimburse).skipped.map(\.reason) == [.pendingSettlements])
        try trade.run(CancelQueuedSettlement(id: Trade.company, row: 1))
        #expect(owner(paid.item) == nil && trade.refused(settle) == "accepted")
        #expect(trade.book.verify() == [])
    }

    @Test("RV-1, SE-9 a payment taken back cancels its row and frees the marks")
    func takenBack() throws {
        let trade = Trade.returning()
        let item = try trade.invoice(.eur(100))
        let name = PaymentJournalName(name: "LATER", description: "", decouples: true)
        try trade.run(SetPaymentJournalName(id: Trade.company, name: name))
        try trade.run(CreatePaymentJournal(id: Trade.company, number: "J1", name: "LATER", description: ""))
        var wish = SetPaymentLine.Wish()
        (wish.customer, wish.amount) = ("C-1", .eur(100))
        try trade.run(SetPaymentLine(id: Trade.company, journal: "J1", wish: wish, items: [ApplyItem(item: item)]))
        let paid = try trade.run(PostPaymentJournal(id: Trade.company, journal: "J1")).payments[0]
        try trade.run(CancelPayment(company: Trade.company, payment: paid.number, kind: .reversed, reason: "x"))
        let rows = try trade.ask(ListQueuedSettlements(id: Trade.company)).rows
        #expect(rows.map(\.row.state) == [.canceled] && rows[0].locked.isEmpty)
        #expect(trade.book.paymentJournals.owner(of: item) == nil && trade.book.paymentJournals.owner(of: paid.item) == nil)
        #expect(trade.open(paid.item) == 0 && trade.open(item) == 100)
        #expect(trade.refused(trade.payment(.eur(100), [ApplyItem(item: item)])) == "accepted")
        #expect(trade.book.verify() == [])
    }

    @Test("SE-9 verify finds a row that does not lock its line")
    func verified() throws {
        try journal(.eur(100), [try trade.invoice(.eur(100))])
        let paid = try post()
        trade.book.paymentJournals.postApart(PaymentJournalID(1), [paid.item], at: trade.book.sequence)
        #expect(trade.book.verify().contains("queued settlement 1 is prepared and does not lock its line"))
    }

    @Test("the digest tells apart how a mark is to be settled, and how often a row was run")
    func fingerprints() throws {
        var line = PaymentLine(number: 1, customer: Trade.c1, currency: .eur)
        line.marks = [PaymentMark(item: ItemID(1))]
        var others = [line, line, line]
        others[0].marks[0].wish.crossRate = Rate(mantissa: 12, scale: 1)
        others[1].marks[0].wish.crossRate = Rate(mantissa: 13, scale: 1)
        others[2].marks[0].wish.fullSettlement = true
        #expect(Set((others + [line]).map(\.fingerprint)).count == 4)
        var row = QueuedSettlement(
            id: QueuedSettlementID(1), company: Trade.company, journal: PaymentJournalID(1), line: line, payment: ItemID(2),
            at: 1)
        let before = row.fingerprint
        row.runs = 1
        #expect(row.fingerprint != before)
    }

    @Test("SE-9 partial success: what a rule refuses stays locked, is told, and is tried again only on request")
    func partial() throws {
        let items = [try trade.invoice(.eur(100)), try trade.invoice(.eur(200))]
        try journal(.eur(290), items, wishes(full: 1, of: 2))
        let paid = try post()
        trade.setParameters { $0.settlement.fullSettlement = false }
        let rows = try run()
        #expect(rows.map(\.row.state) == [.partialSuccess] && rows[0].locked == [items[1]])
        #expect(rows[0].row.problem.contains("full_settlement_enabled"))
        #expect(items.map { trade.open($0) } == [0, 200] && trade.open(paid.item) == -190)
        #expect(owner(items[0]) == nil && owner(items[1]) == 1)
        #expect(trade.book.verify() == [])
        trade.setParameters { $0.settlement.fullSettlement = true }
        #expect(try run().isEmpty)
        try trade.run(RetryQueuedSettlement(id: Trade.company, row: 1))
        #expect(owner(items[1]) == 1)
        let again = try run()
        #expect(again.map(\.row.state) == [.success] && again[0].row.runs == 2 && again[0].row.settlements.count == 2)
        #expect(items.map { trade.open($0) } == [0, 0] && trade.open(paid.item) == 0 && owner(items[1]) == nil)
        #expect(trade.book.verify() == [])
    }

    @Test("SE-9 failed: nothing is settled, the item stays locked; canceling ends the mark, not the payment")
    func failedAndCanceled() throws {
        let item = try trade.invoice(.eur(200))
        try journal(.eur(190), [item], wishes(full: 0, of: 1))
        let paid = try post()
        trade.setParameters { $0.settlement.fullSettlement = false }
        let rows = try run()
        #expect(rows.map(\.row.state) == [.failed] && rows[0].locked == [item] && owner(item) == 1)
        try trade.run(CancelQueuedSettlement(id: Trade.company, row: 1))
        #expect(owner(item) == nil && trade.open(paid.item) == -190 && trade.open(item) == 200)
        #expect(trade.refused(CancelQueuedSettlement(id: Trade.company, row: 1)) == "stateNotAllowed id")
        #expect(trade.refused(RetryQueuedSettlement(id: Trade.company, row: 1)) == "stateNotAllowed id")
        #expect(trade.refused(RetryQueuedSettlement(id: Trade.company, row: 2)) == "notFound id")
        #expect(trade.refused(trade.payment(.eur(100), [ApplyItem(item: item)])) == "accepted")
        let listed = try trade.ask(ListQueuedSettlements(id: Trade.company, state: .canceled))
        #expect(listed.rows.count == 1 && listed.next == 0)
        #expect(trade.book.verify() == [])
    }

    @Test("SE-9 a journal of another name, and a line without marks, settle as they always did")
    func notDecoupled() throws {
        let item = try trade.invoice(.eur(100))
        try journal(.eur(100), [item])
        let name = PaymentJournalName(name: "LATER", description: "", decouples: false)
        try trade.run(SetPaymentJournalName(id: Trade.company, name: name))
        #expect(try post().settled.map(\.item) == [item])
        #expect(try trade.ask(ListQueuedSettlements(id: Trade.company)).rows.isEmpty)
        #expect(trade.book.verify() == [])
    }
}
