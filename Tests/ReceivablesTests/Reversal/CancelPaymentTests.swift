import Receivables
import Testing

/// Payments taken back: payments:RV-1, credit section 14.
@Suite struct CancelPaymentTests {
    private let trade: Trade = {
        let trade = Trade.returning()
        trade.setTax()
        return trade
    }()

    private func cancel(
        _ payment: Code, _ kind: PaymentCanceled.Kind = .reversed, on date: CalendarDate? = nil, reason: String = "bounced"
    ) -> CancelPayment {
        CancelPayment(company: Trade.company, payment: payment, kind: kind, date: date, reason: reason)
    }

    private func setBank(_ basis: FeeBasis?) {
        trade.set(
            .paymentBankSet(
                Trade.company,
                PaymentBank(
                    code: "B1", name: "", mainAccount: Trade.Account.bank, group: .empty, iban: "", bic: .empty,
                    nsfJournal: "NSF",
                    nsfFee: basis.map {
                        .init(basis: $0, currency: .eur, account: .none, itemTaxGroup: "FULL", salesTaxGroup: "DOM")
                    })))
    }

    @Test("NS-1 refusals in the order of their checks")
    func refusals() throws {
        let invoice = try trade.invoice(.eur(500))
        let payment = try trade.payment(.eur(300))
        #expect(trade.refused(cancel("NONE")) == "itemNotFound payment_number")
        #expect(trade.refused(cancel(trade.book.items[invoice].number)) == "notAPayment payment_number")
        #expect(trade.refused(cancel(payment.number, .nsf)) == "noBankAccount payment_number")
        setBank(nil)
        #expect(trade.refused(cancel(payment.number, .nsf, reason: "")) == "reasonRequired reason")
        #expect(trade.refused(cancel(payment.number, on: day(2027, 1, 1))) == "periodNotFound date")
        #expect(trade.refused(cancel(payment.number, on: day(2026, 3, 1))) == "dateBeforeItem date")
        let mirror = try trade.run(cancel(payment.number, .nsf)).mirror
        #expect(trade.refused(cancel(payment.number)) == "paymentAlreadyCanceled payment_number")
        // The mirror is money that went out.
        #expect(trade.refused(cancel(mirror)) == "notAPayment payment_number")
    }

    @Test("RV-1 a payment in a reconciled statement is not reversed: BANK_RECONCILED; what bounced is booked all the same")
    func reconciled() throws {
        setBank(nil)
        try trade.run(SetBankAccount(id: Trade.company, account: Bank.main))
        let invoice = try trade.invoice(.eur(500), number: "FTI-900001")
        let entry = Bank.entry(.eur(500), "FTI-900001", on: day(2026, 3, 2))
        try trade.run(Bank.page([entry]))
        func reconcile(_ date: CalendarDate?) -> ReconcileBankAccount {
            ReconcileBankAccount(id: Trade.company, account: "MAIN", through: date)
        }
        #expect(trade.refused(reconcile(day(2026, 3, 2))) == "stateNotAllowed through")
        #expect(trade.refused(reconcile(day(2026, 3, 1))) == "accepted")
        let posted = try trade.run(PostBankEntries(id: Trade.company, account: "MAIN")).posted
        let payment = try #require(posted.first?.payment)
        #expect(trade.open(invoice) == 0)
        #expect(trade.refused(cancel(payment.number)) == "accepted")
        #expect(trade.refused(reconcile(day(2026, 3, 3))) == "dateInvalid through")
        try trade.run(reconcile(day(2026, 3, 2)))
        let refusal = try #require(trade.refusal(cancel(payment.number)))
        #expect(refusal.reason == .bankReconciled && refusal.figures.contains(.init("reconciled_through", day(2026, 3, 2))))
        #expect(trade.refused(cancel(payment.number, .nsf)) == "accepted")
        // Settlements are ours, not the bank's.
        #expect(
            trade.refused(UndoSettlement(company: Trade.company, settlement: payment.settlement, reason: "x")) == "accepted")
        try trade.run(reconcile(day(2026, 3, 1)))
        #expect(trade.refused(cancel(payment.number)) == "accepted")
        try trade.run(reconcile(nil))
        #expect(try trade.ask(ListBankAccounts(id: Trade.company)).map(\.reconciledThrough) == [nil])
        #expect(
            trade.refused(ReconcileBankAccount(id: Trade.company, account: "NONE", through: nil))
                == "bankAccountUnknown bank_account")
        #expect(trade.book.verify() == [])
    }

    @Test("RV-3, SE-2 a bounced payment that a journal line has marked: the mark ends; a reversal is refused")
    func marked() throws {
        setBank(nil)
        let payment = try trade.payment(.eur(300))
        let other = try trade.invoice(.eur(500))
        try trade.run(CreatePaymentJournal(id: Trade.company, number: "J1", name: "CHECKS", description: ""))
        var wish = SetPaymentLine.Wish()
        (wish.customer, wish.amount) = ("C-1", .eur(200))
        let items = [ApplyItem(item: payment.item), ApplyItem(item: other)]
        try trade.run(SetPaymentLine(id: Trade.company, journal: "J1", wish: wish, items: items))
        #expect(trade.refusal(cancel(payment.number))?.reason == .itemMarkedElsewhere)
        let made = try trade.run(cancel(payment.number, .nsf))
        #expect(made.released?.owner.line == 1 && trade.open(payment.item) == 0)
        let line = trade.book.paymentJournals[PaymentJournalID(1)].lines[0]
        #expect(line.marks.map(\.item) == [other] && line.releases.map(\.reason) == ["bounced"])
        #expect(trade.book.verify() == [])
    }

    @Test("RV-1 a payment that paid several invoices: all are open as before, the payment is closed by its mirror")
    func reopens() throws {
        let items = [try trade.invoice(.eur(500)), try trade.invoice(.eur(700))]
        let payment = try trade.payment(.eur(900), "C-1", .oldestFirst)
        let made = try trade.run(cancel(payment.number))
        #expect(items.map { trade.open($0) } == [500, 700] && trade.open(payment.item) == 0)
        #expect(made.reopened.map(\.item) == items && made.reopened.map(\.amount.minor) == [500, 400])
        #expect(trade.balance(Trade.Account.bank) == 0 && trade.balance(Trade.Account.receivable) == 1_200)
        #expect(trade.exposure == 1_200)
        let reversal = trade.book.items.settlements.count
        #expect(
            trade.refused(
                UndoSettlement(company: Trade.company, settlement: SettlementID(reversal), reason: "x"))
                == "notReversible settlement_id")
        #expect(trade.book.verify() == [])
    }

    @Test("NS-3 the fee with its tax is an item of its own, which can be waived")
    func fee() throws {
        setBank(.percent(Percent(tenThousandths: 20_000)))
        let payment = try trade.payment(.eur(40_000))
        let made = try trade.run(cancel(payment.number, .nsf))
        // 2 % of 400.00 is 8.00, tax 2.00.
        #expect(made.fee == .eur(1_000))
        #expect(
            trade.told(made.entries[1]) == [
                "receivable 130100 1000/1000", "feeRevenue 900018 -800/-800", "salesTaxPayable 202100 -200/-200",
            ])
        #expect(trade.exposure == 1_000)
        try trade.run(
            ChangeCharge(id: Trade.company, kind: .waive, item: made.feeItem, date: nil, reason: "goodwill"))
        #expect(trade.exposure == 0 && trade.balance(Trade.More.fees) == 0 && trade.balance(Trade.Account.tax) == 0)
        #expect(trade.book.verify() == [])
    }

    @Test("NS-2 a payment in foreign currency: the exchange difference goes back, receivables and bank end at zero")
    func foreign() throws {
        trade.setDollar(90, scale: 2, from: day(2026, 1, 1))
        let invoice = try trade.invoice(.usd(10_000))
        trade.setDollar(95, scale: 2, from: day(2026, 3, 10))
        trade.today = day(2026, 3, 10)
        let payment = try trade.payment(.usd(10_000), "C-1", .oldestFirst)
        try trade.run(cancel(payment.number))
        #expect(trade.open(invoice) == 10_000)
        #expect(trade.accountingBalance(Trade.Account.receivable) == 9_000)
        #expect(trade.accountingBalance(Trade.Account.gain) == 0 && trade.accountingBalance(Trade.Account.bank) == 0)
        #expect(trade.book.verify() == [])
    }

    @Test("RV-1 a payment that was written off as credit is refused until that is reversed")
    func writtenOff() throws {
        let payment = try trade.payment(.eur(300))
        let written = try trade.run(
            WriteOffItems(company: Trade.company, customer: "C-1", items: [payment.number], reason: "BAD"))
        #expect(trade.refused(cancel(payment.number)) == "notReversible payment_number")
        try trade.run(ReverseWriteOff(company: Trade.company, number: written.writeOff.number, reason: "x"))
        try trade.run(cancel(payment.number))
        #expect(trade.balance(Trade.Account.receivable) == 0 && trade.book.verify() == [])
    }
}
