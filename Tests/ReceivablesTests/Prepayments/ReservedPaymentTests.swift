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
        #expect(trade.book.verify() == [])
    }
}
