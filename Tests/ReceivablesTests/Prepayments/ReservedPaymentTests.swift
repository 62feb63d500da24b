import Receivables
import Testing

/// Payments in advance that only invoices of their order settle: payments:SE-2.
@Suite struct ReservedPaymentTests {
    private let trade: Trade = {
        let trade = Trade.returning { $0.prepaymentProfile = "GEN" }
        _ = try? trade.run(ConfirmOrder(company: Trade.company, number: "SO-1", customer: "C-1", amount: .eur(10_000)))
        _ = try? trade.run(ConfirmOrder(company: Trade.company, number: "SO-2", customer: "C-2", amount: .eur(10_000)))
        return trade
    }()

    private func prepayment(_ minor: Int64, _ order: Code = "SO-1", isPrepayment: Bool = true) -> PostPayment {
        var payment = PaymentDraft(customer: "C-1", amount: .eur(minor))
        (payment.apply, payment.isPrepayment, payment.salesOrder) = (ApplyMode.none, isPrepayment, order)
        return PostPayment(company: Trade.company, payment: payment)
    }

    private func settle(_ items: ItemID...) -> Settle {
        Settle(company: Trade.company, customer: "C-1", items: items.map { ApplyItem(item: $0) })
    }

    private func final(_ minor: Int64) throws -> PostedDocument {
        var draft = Trade.document(.eur(minor))
        draft.salesOrder = "SO-1"
        return try trade.run(PostInvoice(company: Trade.company, document: draft))
    }

    @Test("SE-2 it is open and settles with nothing else: ITEM_RESERVED; nobody nets, writes off or reimburses it")
    func reserved() throws {
        let other = try trade.invoice(.eur(5_000))
        let paid = try trade.run(prepayment(3_000))
        #expect(trade.open(paid.item) == -3_000)
        let refusal = try #require(trade.refusal(settle(other, paid.item)))
        #expect(refusal.reason == .itemReserved && refusal.field == "items[1]")
        #expect(refusal.figures.contains(.init("order", "SO-1")))
        trade.setParameters {
            $0.settlement.settlesRemainder = true
            $0.settlement.remainderReason = "R"
            $0.settlement.remainderJournal = "J"
            $0.settlement.remainderAccount = Trade.Account.otherRevenue
        }
        let remainder = SettleRemainder(
            company: Trade.company, document: paid.number, reason: "x", account: .empty, transferTo: .empty,
            journalName: .empty, date: nil)
        #expect(trade.refused(remainder) == "itemReserved document_number")
        #expect(trade.book.verify() == [])
    }

    @Test("SE-2 the invoice of the order is settled with it in its own commit; what is left stays reserved until the end")
    func settledByItsInvoice() throws {
        let paid = try trade.run(prepayment(7_000))
        let first = try final(4_000)
        #expect(trade.open(first.item) == 0 && trade.open(paid.item) == -3_000)
        let other = try trade.invoice(.eur(500))
        #expect(trade.refused(settle(other, paid.item)) == "itemReserved items[1]")
        let second = try final(6_000)
        #expect(trade.open(second.item) == 3_000 && trade.open(paid.item) == 0)
        #expect(second.unappliedPrepayments.isEmpty)
        #expect(trade.book.verify() == [])
    }

    @Test("SE-2 an order that is invoiced or canceled sets the rest free")
    func free() throws {
        let paid = try trade.run(prepayment(3_000))
        let other = try trade.invoice(.eur(3_000))
        #expect(trade.refused(settle(other, paid.item)) == "itemReserved items[1]")
        try trade.run(CancelOrder(company: Trade.company, number: "SO-1"))
        #expect(trade.refused(settle(other, paid.item)) == "accepted")
    }

    @Test("SE-2 what a payment in advance may name, in the order of the checks")
    func refusals() throws {
        #expect(trade.refused(prepayment(100, isPrepayment: false)) == "fieldInvalid sales_order")
        #expect(trade.refused(prepayment(100, "SO-9")) == "orderNotFound sales_order")
        #expect(trade.refused(prepayment(100, "SO-2")) == "customerMismatch sales_order")
        #expect(trade.refused(prepayment(100)) == "accepted")
        _ = try final(10_000)
        #expect(trade.refused(prepayment(100)) == "orderNotOpen sales_order")
    }

    @Test("SE-2 a refund of the payment itself is no settlement with something else")
    func takenBack() throws {
        let paid = try trade.run(prepayment(3_000))
        try trade.run(CancelPayment(company: Trade.company, payment: paid.number, kind: .reversed, reason: "x"))
        #expect(trade.open(paid.item) == 0 && trade.book.verify() == [])
    }

    @Test("SE-2, TP-4 it settles the instalments of its invoice in their order")
    func instalments() throws {
        var schedule = PaymentSchedule(code: "3M", allocation: .fixedQuantity)
        schedule.count = 3
        try trade.run(SetPaymentSchedule(id: Trade.company, schedule: schedule))
        let paid = try trade.run(prepayment(7_000))
        var draft = Trade.document(.eur(9_000))
        (draft.salesOrder, draft.schedule) = ("SO-1", "3M")
        let made = try trade.run(PostInvoice(company: Trade.company, document: draft))
        #expect(made.instalments.map { trade.open($0.item) } == [0, 0, 2_000] && trade.open(paid.item) == 0)
        #expect(made.unappliedPrepayments.isEmpty)
    }

    @Test("SE-2 its own posting spends it on nothing else: by itself nothing, named only invoices of its order")
    func ownPosting() throws {
        trade.setParameters { $0.automaticSettlement = true }
        let ours = try final(4_000)
        let other = try trade.invoice(.eur(5_000))
        var draft = PaymentDraft(customer: "C-1", amount: .eur(3_000))
        (draft.isPrepayment, draft.salesOrder) = (true, "SO-1")
        func post() -> PostPayment { PostPayment(company: Trade.company, payment: draft) }
        let paid = try trade.run(post())
        #expect(trade.open(paid.item) == -3_000 && trade.open(other) == 5_000 && trade.open(ours.item) == 4_000)
        for mode in [ApplyMode.oldestFirst, .byOrder] {
            draft.apply = mode
            #expect(trade.refused(post()) == "fieldInvalid apply")
        }
        (draft.apply, draft.items) = (.named, [ApplyItem(item: ours.item), ApplyItem(item: other)])
        let refusal = try #require(trade.refusal(post()))
        #expect(refusal.reason == .itemReserved && refusal.field == "items[1]")
        draft.items = [ApplyItem(item: ours.item)]
        try trade.run(post())
        #expect(trade.open(ours.item) == 1_000 && trade.open(other) == 5_000)
        #expect(trade.book.verify() == [])
    }

    @Test("SE-2, SE-7 money of a journal line beyond its marks waits for the order too")
    func journalRest() throws {
        trade.setParameters { $0.automaticSettlement = true }
        let ours = try final(1_000)
        let other = try trade.invoice(.eur(5_000))
        try trade.run(CreatePaymentJournal(id: Trade.company, number: "J1", name: "CHECKS", description: ""))
        var wish = SetPaymentLine.Wish()
        (wish.customer, wish.amount) = ("C-1", .eur(3_000))
        (wish.rest.isPrepayment, wish.rest.salesOrder) = (true, "SO-1")
        try trade.run(
            SetPaymentLine(id: Trade.company, journal: "J1", wish: wish, items: [ApplyItem(item: ours.item)]))
        let paid = try trade.run(PostPaymentJournal(id: Trade.company, journal: "J1")).payments[0]
        #expect(trade.open(ours.item) == 0 && trade.open(paid.item) == -2_000 && trade.open(other) == 5_000)
        #expect(trade.book.verify() == [])
    }

    @Test("SE-2, WO-1 it is not written off, named or with all that is open")
    func notWrittenOff() throws {
        try trade.invoice(.eur(500))
        let paid = try trade.run(prepayment(3_000))
        func writeOff(_ items: [Code]) -> WriteOffItems {
            WriteOffItems(company: Trade.company, customer: "C-1", items: items, reason: "BAD")
        }
        #expect(trade.refused(writeOff([paid.number])) == "itemReserved items[0]")
        #expect(trade.refused(writeOff([])) == "itemReserved items")
        try trade.run(CancelOrder(company: Trade.company, number: "SO-1"))
        #expect(trade.refused(writeOff([paid.number])) == "accepted")
    }

    @Test("SE-2 what a journal has marked is not taken by the invoice, and told beside it")
    func marked() throws {
        let first = try final(4_000)
        let paid = try trade.run(prepayment(3_000))
        try trade.run(CreatePaymentJournal(id: Trade.company, number: "J1", name: "CHECKS", description: ""))
        var wish = SetPaymentLine.Wish()
        (wish.customer, wish.amount) = ("C-1", .eur(1_000))
        try trade.run(
            SetPaymentLine(
                id: Trade.company, journal: "J1", wish: wish,
                items: [ApplyItem(item: first.item), ApplyItem(item: paid.item)]))
        let second = try final(2_000)
        #expect(second.unappliedPrepayments == [paid.number])
        #expect(trade.open(second.item) == 2_000 && trade.open(paid.item) == -3_000)
    }

    private func sales(_ number: Code) throws {
        let line = OrderLine(
            number: 1, account: "401100", ordered: Quantity(millionths: 10_000_000), price: Decimal(unscaled: 10, scale: 0))
        let order = ImportedOrder(number: number, customer: "C-1", lines: [line])
        try trade.run(ImportOrderState(company: Trade.company, order: order))
    }

    private func together(_ basis: QuantityBasis) throws -> PostedDocument {
        let orders = (["SO-3", "SO-4"] as [Code]).map { OrderSelection(order: $0) }
        let made = try trade.run(
            PostSalesInvoices(company: Trade.company, selections: orders, basis: basis, summary: .invoiceAccount))
        #expect(made.invoices.count == 1)
        return try #require(made.invoices.first).document
    }

    @Test("SE-2, SI-4 the invoice of several orders takes what is reserved for each of them")
    func severalOrders() throws {
        try sales("SO-3")
        try sales("SO-4")
        let paid = [try trade.run(prepayment(3_000, "SO-3")), try trade.run(prepayment(2_000, "SO-4"))]
        let other = try trade.run(prepayment(1_000))
        let invoice = try together(.all)
        #expect(invoice.total == .eur(20_000) && invoice.unappliedPrepayments.isEmpty)
        #expect(trade.open(invoice.item) == 15_000 && paid.map { trade.open($0.item) } == [0, 0])
        #expect(trade.open(other.item) == -1_000)
        #expect(trade.book.verify() == [])
    }

    @Test("SE-2 money that comes later is settled with the invoice of several orders, as long as its order lives")
    func afterSeveralOrders() throws {
        trade.set(.numberSequenceSet(Trade.company, .packingSlip, NumberSequence(prefix: "PS-", digits: 4, next: 1)))
        for order in ["SO-3", "SO-4"] as [Code] {
            try sales(order)
            let line = RegisterPackingSlip.Line(line: 1, quantity: Quantity(millionths: 6_000_000))
            try trade.run(RegisterPackingSlip(company: Trade.company, order: order, lines: [line]))
        }
        let invoice = try together(.packingSlip)
        #expect(trade.open(invoice.item) == 12_000)
        let paid = try trade.run(prepayment(3_000, "SO-4"))
        let other = try trade.invoice(.eur(500))
        #expect(trade.refused(settle(other, paid.item)) == "itemReserved items[1]")
        try trade.run(settle(invoice.item, paid.item))
        #expect(trade.open(invoice.item) == 9_000 && trade.open(paid.item) == 0)
        #expect(trade.book.verify() == [])
    }
}
