import Receivables
import Testing

/// Setup section 10, payments section 11.
@Suite struct PrepaymentTests {
    private let trade: Trade = {
        let trade = Trade.returning()
        _ = try? trade.run(
            ConfirmOrder(company: Trade.company, number: "SO-1", customer: "C-1", amount: .eur(10_000)))
        return trade
    }()

    private func ask(_ minor: Int64) -> PostPrepaymentInvoice {
        PostPrepaymentInvoice(company: Trade.company, order: "SO-1", size: .fixed(.eur(minor)), date: nil)
    }

    private func apply(_ prepayment: Code = .empty) -> ApplyPrepayment {
        ApplyPrepayment(
            company: Trade.company, prepayment: prepayment, order: "SO-1", document: .empty, amount: nil, date: nil)
    }

    private func pay(_ number: Code, _ minor: Int64) throws -> PostedPayment {
        var payment = PaymentDraft(customer: "C-1", amount: .eur(minor))
        payment.apply = .named
        payment.items = [ApplyItem(number: number)]
        return try trade.run(PostPayment(company: Trade.company, payment: payment))
    }

    private func final(_ minor: Int64 = 10_000) throws -> PostedDocument {
        var draft = Trade.document(.eur(minor))
        draft.salesOrder = "SO-1"
        return try trade.run(PostInvoice(company: Trade.company, document: draft))
    }

    private func status(_ item: ItemID) throws -> PrepaymentStatus {
        trade.book.status(of: try #require(trade.book.prepayments[item]))
    }

    @Test("PR-4 at most the order's total over all that stand; a percentage of it")
    func limits() throws {
        #expect(trade.refused(ask(0)) == "amountZero amount" && trade.refused(ask(-1)) == "amountNegative amount")
        #expect(trade.refused(ask(10_001)) == "amountExceedsLimit amount")
        #expect(
            trade.refused(
                PostPrepaymentInvoice(
                    company: Trade.company, order: "SO-9", size: .percent(Percent(tenThousandths: 1)), date: nil))
                == "orderNotFound order")
        let share = PostPrepaymentInvoice(
            company: Trade.company, order: "SO-1", size: .percent(Percent(tenThousandths: 300_000)), date: nil)
        #expect(try trade.run(share).amount == .eur(3_000))
        #expect(trade.refused(ask(7_000)) == "accepted" && trade.refused(ask(7_001)) == "amountExceedsLimit amount")
    }

    @Test("PR-4 require_confirmed_order: no prepayment is asked for while its order is held")
    func confirmed() throws {
        _ = try trade.run(
            ConfirmOrder(company: Trade.company, number: "SO-2", customer: "C-1", amount: .eur(1_000), held: true))
        let held = PostPrepaymentInvoice(company: Trade.company, order: "SO-2", size: .fixed(.eur(100)), date: nil)
        #expect(trade.refused(held) == "accepted")
        trade.setParameters { $0.settlement.requiresConfirmedOrder = true }
        #expect(trade.refused(held) == "stateNotAllowed order")
        #expect(trade.refused(ask(100)) == "accepted")
    }

    @Test("PR-5 states, marking before and applying after the final invoice; the deposit account ends at zero")
    func story() throws {
        let made = try trade.run(ask(3_000))
        let item = made.prepayment.item
        #expect(trade.refused(apply()) == "stateNotAllowed prepayment" && trade.balance(Trade.More.prepayment) == -3_000)
        _ = try pay(made.number, 1_000)
        #expect(try status(item) == .pending)
        _ = try pay(made.number, 2_000)
        #expect(try status(item) == .received)
        #expect(try trade.run(apply()).isMarked)
        #expect(trade.refused(apply()) == "stateNotAllowed prepayment")
        let invoice = try final()
        #expect(trade.open(invoice.item) == 7_000 && invoice.unappliedPrepayments == [])
        #expect(try status(item) == .applied)
        #expect(trade.refused(apply(made.number)) == "stateNotAllowed prepayment")
        #expect(trade.balance(Trade.More.prepayment) == 0 && trade.exposure == 7_000)
        #expect(trade.book.verify() == [])
    }

    @Test("PR-6 by notification the final invoice warns; by the automatic policy it applies")
    func policies() throws {
        let made = try trade.run(ask(3_000))
        _ = try pay(made.number, 3_000)
        let draft = {
            var draft = Trade.document(.eur(10_000))
            draft.salesOrder = "SO-1"
            return PostInvoice(company: Trade.company, document: draft)
        }()
        #expect(try trade.preview(draft).unappliedPrepayments == [made.number])
        trade.setParameters { $0.appliesPrepayments = true }
        let invoice = try trade.run(draft)
        #expect(trade.open(invoice.item) == 7_000 && invoice.appliedEntries.count == 1)
        #expect(trade.book.verify() == [])
    }

    @Test("PR-6 automatic, the invoice first: applied in the commit of the receipt")
    func receiptLast() throws {
        trade.setParameters { $0.appliesPrepayments = true }
        let made = try trade.run(ask(3_000))
        let invoice = try final()
        #expect(trade.open(invoice.item) == 10_000)
        _ = try pay(made.number, 2_999)
        #expect(try status(made.prepayment.item) == .pending)
        _ = try pay(made.number, 1)
        #expect(try status(made.prepayment.item) == .applied)
        #expect(trade.open(invoice.item) == 7_000 && trade.book.verify() == [])
    }

    @Test("PR-6, payments:SE-9 automatic, received through the settlement queue: applied once, in the record of its row")
    func receiptFromQueue() throws {
        trade.setParameters { $0.appliesPrepayments = true }
        let made = try trade.run(ask(3_000))
        let invoice = try final()
        let name = PaymentJournalName(name: "LATER", description: "", decouples: true)
        try trade.run(SetPaymentJournalName(id: Trade.company, name: name))
        try trade.run(CreatePaymentJournal(id: Trade.company, number: "J1", name: "LATER", description: ""))
        for (amount, item) in [(3_000, made.prepayment.item), (1_000, invoice.item)] as [(Int64, ItemID)] {
            var wish = SetPaymentLine.Wish()
            (wish.customer, wish.amount) = ("C-1", .eur(amount))
            try trade.run(SetPaymentLine(id: Trade.company, journal: "J1", wish: wish, items: [ApplyItem(item: item)]))
        }
        try trade.run(PostPaymentJournal(id: Trade.company, journal: "J1"))
        // The invoice is marked by the second line: the first row fails singly, and the second is settled.
        let rows = try trade.run(RunSettlementQueue(id: Trade.company)).rows
        #expect(rows.map(\.row.state) == [.failed, .success])
        #expect(trade.open(invoice.item) == 9_000 && trade.open(made.prepayment.item) == 3_000)
        try trade.run(RetryQueuedSettlement(id: Trade.company, row: 1))
        #expect(try trade.run(RunSettlementQueue(id: Trade.company)).rows.map(\.row.state) == [.success])
        #expect(try status(made.prepayment.item) == .applied)
        #expect(trade.open(invoice.item) == 6_000 && trade.book.verify() == [])
    }

    @Test("PR-5 a prepayment over several invoices of its order: each takes what it can, the last one the rest")
    func severalInvoices() throws {
        let made = try trade.run(ask(3_000))
        _ = try pay(made.number, 3_000)
        try trade.run(apply())
        let first = try final(1_000)
        #expect(trade.open(first.item) == 0)
        #expect(try status(made.prepayment.item) == .received)
        #expect(trade.balance(Trade.More.prepayment) == -2_000)
        let second = try final(9_000)
        #expect(trade.open(second.item) == 7_000)
        #expect(try status(made.prepayment.item) == .applied)
        #expect(trade.balance(Trade.More.prepayment) == 0 && trade.exposure == 7_000)
        #expect(trade.book.verify() == [])
    }

    @Test("PP-6 a part by amount: at most what is left of it and open on the invoice")
    func parts() throws {
        func part(_ minor: Int64, _ invoice: Code = .empty) -> ApplyPrepayment {
            ApplyPrepayment(
                company: Trade.company, prepayment: .empty, order: "SO-1", document: invoice, amount: .eur(minor),
                date: nil)
        }
        let made = try trade.run(ask(3_000))
        _ = try pay(made.number, 3_000)
        #expect(trade.refused(part(1_000)) == "amountMismatch amount")
        let (small, large) = (try final(800), try final(5_000))
        #expect(trade.refused(part(0)) == "amountZero amount" && trade.refused(part(-1)) == "amountNegative amount")
        #expect(trade.refused(part(3_001)) == "amountExceedsLimit amount")
        #expect(trade.refused(part(801)) == "amountExceedsOpen amount")
        #expect(try trade.run(part(500, large.number)).prepayment.used == 500)
        #expect(trade.refused(part(2_501, large.number)) == "amountExceedsLimit amount")
        #expect(try trade.run(part(800)).status == .received)
        #expect(try trade.run(apply()).status == .applied)
        #expect(trade.open(small.item) == 0 && trade.open(large.item) == 2_800)
        #expect(trade.balance(Trade.More.prepayment) == 0 && trade.book.verify() == [])
    }

    @Test("PP-6 many small parts in another currency: the deposit is never used for more than it was worth")
    func smallParts() throws {
        trade.setDollar(50, scale: 2, from: day(2026, 1, 1))
        try trade.run(ConfirmOrder(company: Trade.company, number: "SO-2", customer: "C-1", amount: .usd(10)))
        let made = try trade.run(
            PostPrepaymentInvoice(company: Trade.company, order: "SO-2", size: .fixed(.usd(9)), date: nil))
        var payment = PaymentDraft(customer: "C-1", amount: .usd(9))
        (payment.apply, payment.items) = (.named, [ApplyItem(number: made.number)])
        try trade.run(PostPayment(company: Trade.company, payment: payment))
        var draft = Trade.document(.usd(10))
        draft.salesOrder = "SO-2"
        try trade.run(PostInvoice(company: Trade.company, document: draft))
        var used: [Int64] = []
        for _ in 1...9 {
            try trade.run(
                ApplyPrepayment(
                    company: Trade.company, prepayment: .empty, order: "SO-2", document: .empty, amount: .usd(1), date: nil))
            let row = try #require(trade.book.prepayments[made.prepayment.item])
            used.append(row.accountingUsed)
        }
        // 0.045 EUR are 0.05: half of them each time, rounded once over all.
        #expect(used.last == 5 && used == used.sorted() && used.allSatisfy { $0 <= 5 })
        #expect(trade.accountingBalance(Trade.More.prepayment) == 0 && trade.book.verify() == [])
    }

    @Test("PR-4 only a prepayment that nobody has paid is reversed")
    func reversal() throws {
        func reverse(_ number: Code, _ reason: String = "no sale") -> ReversePrepayment {
            ReversePrepayment(company: Trade.company, prepayment: number, date: nil, reason: reason)
        }
        let made = try trade.run(ask(3_000))
        #expect(trade.refused(reverse("NONE")) == "notFound prepayment")
        #expect(trade.refused(reverse(made.number, "")) == "reasonRequired reason")
        try trade.run(reverse(made.number))
        #expect(try status(made.prepayment.item) == .reversed && trade.exposure == 10_000)
        #expect(trade.refused(reverse(made.number)) == "stateNotAllowed prepayment")
        let paid = try trade.run(ask(10_000))
        let payment = try pay(paid.number, 4_000)
        #expect(trade.refused(reverse(paid.number)) == "stateNotAllowed prepayment")
        // A bounced payment makes it pending again.
        try trade.run(CancelPayment(company: Trade.company, payment: payment.number, kind: .reversed, reason: "x"))
        try trade.run(reverse(paid.number))
        #expect(trade.balance(Trade.More.prepayment) == 0 && trade.book.verify() == [])
    }

    @Test("WO-1 a prepayment invoice is reversed, not written off")
    func writeOff() throws {
        let made = try trade.run(ask(3_000))
        func writeOff(_ items: [Code]) -> String {
            trade.refused(WriteOffItems(company: Trade.company, customer: "C-1", items: items, reason: "BAD"))
        }
        #expect(writeOff([made.number]) == "stateNotAllowed items[0]" && writeOff([]) == "nothingToWriteOff items")
    }

    @Test("PR-1, PR-3 a prepayment by payment lies on its own profile until it is settled")
    func byPayment() throws {
        var payment = PaymentDraft(customer: "C-1", amount: .eur(500))
        payment.isPrepayment = true
        let command = PostPayment(company: Trade.company, payment: payment)
        #expect(trade.refused(command) == "postingProfileUnresolved posting_profile")
        trade.setProfile(ProfileID(2), "PRE", account: Trade.Account.otherReceivable)
        trade.setParameters { $0.prepaymentProfile = "PRE" }
        let made = try trade.run(command)
        #expect(trade.balance(Trade.Account.otherReceivable) == -500)
        let invoice = try trade.invoice(.eur(800))
        try trade.run(
            Settle(
                company: Trade.company, customer: "C-1", items: [ApplyItem(item: made.item), ApplyItem(item: invoice)]))
        #expect(trade.balance(Trade.Account.otherReceivable) == 0 && trade.balance(Trade.Account.receivable) == 300)
        #expect(trade.book.verify() == [])
    }
}
