import Receivables
import Testing

/// Remainders and the tax of differences: payments:OU-7, OU-9.
@Suite struct RemainderTests {
    private let trade = Trade.returning()

    private func settle(
        _ item: ItemID, reason: String = "", account: Code = .empty, to customer: Code = .empty, journal: Code = .empty,
        on date: CalendarDate? = nil
    ) -> SettleRemainder {
        SettleRemainder(
            company: Trade.company, document: trade.book.items[item].number, reason: reason, account: account,
            transferTo: customer, journalName: journal, date: date)
    }

    @Test("OU-7 refusals in the order of their checks")
    func refusals() throws {
        let item = try trade.invoice(.eur(100))
        #expect(trade.refused(SettleRemainder(company: Trade.company, document: "NONE")) == "itemNotFound document_number")
        #expect(trade.refused(settle(item)) == "notAllowed ")
        trade.setParameters { $0.settlement.settlesRemainder = true }
        #expect(trade.refused(settle(item)) == "defaultJournalMissing journal_name")
        #expect(trade.refused(settle(item, journal: "REST")) == "reasonRequired reason")
        #expect(trade.refused(settle(item, reason: "x", to: "NOBODY", journal: "REST")) == "customerNotFound transfer_to")
        #expect(trade.refused(settle(item, reason: "x", to: "C-1", journal: "REST")) == "fieldInvalid transfer_to")
        #expect(trade.refused(settle(item, reason: "x", account: "1", to: "C-2", journal: "REST")) == "fieldInvalid account")
        #expect(trade.refused(settle(item, reason: "x", journal: "REST")) == "accountMissing ")
        #expect(trade.refused(settle(item, reason: "x", account: "999999", journal: "REST")) == "accountBlocked account")
        #expect(
            trade.refused(settle(item, reason: "x", account: "618000", journal: "REST", on: day(2026, 3, 1)))
                == "dateBeforeItem date")
        #expect(trade.refused(settle(item, reason: "x", account: "618000", journal: "REST")) == "accepted")
    }

    @Test("OU-7 the rest R of an invoice: Dr account, Cr receivables, by the defaults of the company")
    func rest() throws {
        trade.setParameters {
            $0.settlement.settlesRemainder = true
            ($0.settlement.remainderReason, $0.settlement.remainderJournal) = ("BANKFEE", "REST")
            $0.settlement.remainderAccount = Trade.Account.rounding
        }
        let item = try trade.invoice(.eur(1_000))
        try trade.pay(.eur(990), [ApplyItem(item: item)])
        let made = try trade.run(settle(item))
        #expect(made.amount == .eur(10) && made.reason == "BANKFEE" && made.journalName == "REST")
        #expect(
            trade.told(made.entries[0]) == ["cashDiscountDifference 618000 10/10", "receivable 130100 -10/-10"])
        #expect(trade.open(item) == 0 && trade.balance(Trade.Account.receivable) == 0)
        #expect(trade.refused(settle(item)) == "itemClosed document_number")
        // Undone, the rest and what stood against it are open.
        try trade.run(UndoSettlement(company: Trade.company, settlement: made.settlement, reason: "wrong"))
        #expect(trade.open(item) == 10)
        #expect(trade.book.verify() == [])
    }

    @Test("OU-7 of a credit rest the other way")
    func credit() throws {
        trade.setParameters { $0.settlement.settlesRemainder = true }
        let paid = try trade.payment(.eur(7))
        let made = try trade.run(settle(paid.item, reason: "too little", account: "618000", journal: "REST"))
        #expect(made.amount == .eur(-7))
        #expect(trade.balance(Trade.Account.rounding) == -7 && trade.balance(Trade.Account.receivable) == 0)
        #expect(trade.book.verify() == [])
    }

    @Test("OU-7 a transfer: the other customer owes it from then on")
    func transfer() throws {
        trade.setParameters { $0.settlement.settlesRemainder = true }
        let item = try trade.invoice(.eur(100), due: day(2026, 4, 1))
        let made = try trade.run(settle(item, reason: "wrong branch", to: "C-2", journal: "REST"))
        let found = trade.book.items.find(Trade.company, .documents, made.transferred)
        let other = try #require(found)
        #expect(trade.open(other) == 100 && trade.book.items[other].customer == Trade.c2)
        #expect(trade.book.items[other].dueDate == day(2026, 4, 1))
        #expect(trade.told(made.entries[0]) == ["receivable 130100 100/100", "receivable 130100 -100/-100"])
        #expect(trade.open(item) == 0 && trade.balance(Trade.Account.receivable) == 100)
        #expect(trade.book.verify() == [])
    }

    @Test("OU-9 an underpayment within the limit is split in the ratio of the invoice: 125.00 with 25.00 tax, 1.25 short")
    func differenceTax() throws {
        let taxed = Trade.discounting {
            $0.maxOverUnderPayment = 200
            $0.taxesDifferences = true
        }
        taxed.setTax()
        var document = Trade.document(.eur(10_000))
        (document.lines[0].itemTaxGroup, document.salesTaxGroup) = ("FULL", "DOM")
        let item = try taxed.run(PostInvoice(company: Trade.company, document: document)).item
        #expect(taxed.open(item) == 12_500)
        let paid = try taxed.pay(.eur(12_375), [ApplyItem(item: item)])
        #expect(taxed.open(item) == 0 && paid.settled.map(\.told) == ["12375 + 0 + 125"])
        #expect(
            taxed.told(paid.entries[1]) == [
                "cashDiscountDifference 520200 100/100", "salesTaxPayable 202100 25/25", "receivable 130100 -125/-125",
            ])
        #expect(taxed.book.verify() == [])
    }

    private func taxedInvoice(_ taxed: Trade, _ net: Money, discount: Code = .empty) throws -> ItemID {
        taxed.setTax()
        var document = Trade.document(net)
        (document.lines[0].itemTaxGroup, document.salesTaxGroup, document.cashDiscount) = ("FULL", "DOM", discount)
        return try taxed.run(PostInvoice(company: Trade.company, document: document)).item
    }

    @Test("OU-9 an overpayment within the limit is split by the invoice it paid: 125.00, discount 2.00, 124.00 paid")
    func overpaymentTax() throws {
        let taxed = Trade.discounting {
            $0.maxOverUnderPayment = 200
            $0.taxesDifferences = true
        }
        let item = try taxedInvoice(taxed, .eur(10_000), discount: "D2")
        let paid = try taxed.pay(.eur(12_400), [ApplyItem(item: item)])
        #expect(taxed.open(item) == 0 && taxed.open(paid.item) == 0)
        let entry = try #require(paid.entries.first { $0.legs.contains { $0.type == .cashDiscountDifference } })
        #expect(
            taxed.told(entry) == [
                "cashDiscountDifference 520200 -80/-80", "salesTaxPayable 202100 -20/-20", "receivable 130100 100/100",
            ])
        #expect(taxed.book.verify() == [])
    }

    @Test("OU-9 in foreign currency each leg has its share of what the rest released: 1.25 USD of 125.00 at 0.90")
    func foreignDifferenceTax() throws {
        let taxed = Trade.discounting {
            $0.maxOverUnderPayment = 200
            $0.taxesDifferences = true
        }
        taxed.setDollar(90, scale: 2, from: day(2026, 1, 1))
        let item = try taxedInvoice(taxed, .usd(10_000))
        taxed.today = taxed.today.adding(days: 1)
        taxed.setDollar(95, scale: 2, from: taxed.today)
        let paid = try taxed.pay(.usd(12_375), [ApplyItem(item: item)])
        #expect(taxed.open(item) == 0 && taxed.book.items[item].accountingOpen == 0)
        // 111.38 of 112.50 EUR went with the money: 1.12 are left, 0.22 of them tax.
        let entry = try #require(paid.entries.first { $0.legs.contains { $0.type == .cashDiscountDifference } })
        #expect(
            taxed.told(entry) == [
                "cashDiscountDifference 520200 100/90", "salesTaxPayable 202100 25/22", "receivable 130100 -125/-112",
            ])
        #expect(taxed.book.verify() == [])
    }

    @Test("OU-7 a rest in foreign currency leaves with the accounting amount that is left of it")
    func foreignRest() throws {
        trade.setParameters {
            $0.settlement.settlesRemainder = true
            ($0.settlement.remainderReason, $0.settlement.remainderJournal) = ("BANKFEE", "REST")
            $0.settlement.remainderAccount = Trade.Account.rounding
        }
        trade.setDollar(90, scale: 2, from: day(2026, 1, 1))
        let item = try trade.invoice(.usd(10_000))
        try trade.pay(.usd(9_900), [ApplyItem(item: item)])
        let made = try trade.run(settle(item))
        #expect(trade.told(made.entries[0]) == ["cashDiscountDifference 618000 100/90", "receivable 130100 -100/-90"])
        #expect(trade.open(item) == 0 && trade.accountingBalance(Trade.Account.receivable) == 0)
        #expect(trade.book.verify() == [])
    }
}
