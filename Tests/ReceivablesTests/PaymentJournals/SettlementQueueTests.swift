import Receivables
import Testing

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
        #expect(trade.book.verify() == [])
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
