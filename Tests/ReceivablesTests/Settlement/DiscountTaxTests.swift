import Receivables
import Testing

/// Sales tax inside cash discounts: payments:CD-10, CN-2, UN-1, IC-8; credit:NS-3. Discounts count on the whole amount.
@Suite struct DiscountTaxTests {
    /// VAT of 19 % falls with discounts; CITY of 5 % as said.
    private func taxed(cityFalls: Bool = false, _ change: (inout SettlementParameters) -> Void = { _ in }) -> Trade {
        let trade = Trade.discounting {
            $0.discountOnGross = true
            change(&$0)
        }
        let city = trade.addAccount("202200")
        trade.set(
            .taxCodeSet(
                Trade.company,
                TaxCode(
                    code: "VAT", percent: Percent(tenThousandths: 190_000), account: Trade.Account.tax,
                    fallsWithDiscounts: true)),
            .taxCodeSet(
                Trade.company,
                TaxCode(code: "CITY", percent: Percent(tenThousandths: 50_000), account: city, fallsWithDiscounts: cityFalls)),
            .taxGroupSet(Trade.company, TaxGroup(kind: .sales, code: "DOM", taxCodes: ["VAT", "CITY"])),
            .taxGroupSet(Trade.company, TaxGroup(kind: .item, code: "VAT", taxCodes: ["VAT"])),
            .taxGroupSet(Trade.company, TaxGroup(kind: .item, code: "BOTH", taxCodes: ["VAT", "CITY"])))
        return trade
    }

    private func document(_ net: Money, _ taxes: Code, discount: Code = "D2") -> InvoiceDraft {
        var document = Trade.document(net)
        (document.lines[0].itemTaxGroup, document.salesTaxGroup, document.cashDiscount) = (taxes, "DOM", discount)
        return document
    }

    private func invoice(_ trade: Trade, _ net: Money, _ taxes: Code = "VAT") throws -> ItemID {
        try trade.run(PostInvoice(company: Trade.company, document: document(net, taxes))).item
    }

    private func discountEntries(_ trade: Trade, _ entries: [JournalEntry]) -> [[String]] {
        entries.filter { $0.legs.contains { $0.type == .cashDiscount } }.map { trade.told($0) }
    }

    @Test("CD-10 2 % of 119.00 are 2.38, of it 0.38 tax; without the rule all of it is cash discount")
    func one() throws {
        let trade = taxed()
        let item = try invoice(trade, .eur(10_000))
        let paid = try trade.pay(.eur(11_662), [ApplyItem(item: item)])
        #expect(trade.open(item) == 0)
        #expect(
            discountEntries(trade, paid.entries) == [
                ["cashDiscount 520100 200/200", "salesTaxPayable 202100 38/38", "receivable 130100 -238/-238"]
            ])
        #expect(trade.balance(Trade.Account.tax) == -1_862)
        let plain = Trade.discounting { $0.discountOnGross = true }
        plain.setTax(190_000)
        var draft = Trade.document(.eur(10_000))
        (draft.lines[0].itemTaxGroup, draft.salesTaxGroup, draft.cashDiscount) = ("FULL", "DOM", "D2")
        let other = try plain.run(PostInvoice(company: Trade.company, document: draft)).item
        let whole = try plain.pay(.eur(11_662), [ApplyItem(item: other)])
        #expect(
            discountEntries(plain, whole.entries) == [["cashDiscount 520100 238/238", "receivable 130100 -238/-238"]])
        #expect(trade.book.verify() == [] && plain.book.verify() == [])
    }

    @Test("CD-10 counted net of tax the discount is smaller, and its tax in the same ratio: 2.00, of it 0.32")
    func ofNet() throws {
        let trade = taxed { $0.discountOnGross = false }
        let item = try invoice(trade, .eur(10_000))
        let paid = try trade.pay(.eur(11_700), [ApplyItem(item: item)])
        #expect(trade.open(item) == 0)
        #expect(
            discountEntries(trade, paid.entries) == [
                ["cashDiscount 520100 168/168", "salesTaxPayable 202100 32/32", "receivable 130100 -200/-200"]
            ])
    }

    @Test("CD-10 a line for each tax code that has the rule: 2.48 of 124.00 with 19.00 and 5.00 of tax")
    func twoCodes() throws {
        for (cityFalls, expected) in [
            (false, ["cashDiscount 520100 210/210", "salesTaxPayable 202100 38/38", "receivable 130100 -248/-248"]),
            (
                true,
                [
                    "cashDiscount 520100 200/200", "salesTaxPayable 202100 38/38", "salesTaxPayable 202200 10/10",
                    "receivable 130100 -248/-248",
                ]
            ),
        ] {
            let trade = taxed(cityFalls: cityFalls)
            let item = try invoice(trade, .eur(10_000), "BOTH")
            let paid = try trade.pay(.eur(12_152), [ApplyItem(item: item)])
            #expect(discountEntries(trade, paid.entries) == [expected])
            #expect(trade.book.verify() == [])
        }
    }

    @Test("CD-10, FX-3 in foreign currency the tax has its share of what the discount is worth on its day")
    func foreign() throws {
        let trade = taxed()
        trade.setDollar(90, scale: 2, from: day(2026, 1, 1))
        let item = try invoice(trade, .usd(10_000))
        trade.setDollar(95, scale: 2, from: day(2026, 3, 5))
        let paid = try trade.pay(.usd(11_662), [ApplyItem(item: item)], on: day(2026, 3, 5))
        // 2.38 USD at 0.95 are 2.26 EUR, 38/238 of them 0.36.
        #expect(
            discountEntries(trade, paid.entries) == [
                ["cashDiscount 520100 200/190", "salesTaxPayable 202100 38/36", "receivable 130100 -238/-226"]
            ])
        #expect(trade.book.items[item].accountingOpen == 0 && trade.book.verify() == [])
    }

    @Test("UN-1 undone, the tax is back where it came from, with its code")
    func back() throws {
        let trade = taxed()
        let item = try invoice(trade, .eur(10_000))
        let paid = try trade.pay(.eur(11_662), [ApplyItem(item: item)])
        let undone = try trade.run(
            UndoSettlement(company: Trade.company, settlement: paid.settlement, reason: "x"))
        #expect(
            undone.entries.map { trade.told($0) } == [
                ["cashDiscount 520100 -200/-200", "salesTaxPayable 202100 -38/-38", "receivable 130100 238/238"]
            ])
        #expect(undone.entries[0].legs.map(\.taxCode) == [.empty, "VAT", .empty])
        #expect(trade.balance(Trade.Account.tax) == -1_900 && trade.open(item) == 11_900)
        #expect(trade.book.verify() == [])
    }

    @Test("CN-2 a note's discount cancels on both sides, its tax too, whatever tax the invoice has")
    func notes() throws {
        let trade = taxed(cityFalls: true)
        let note = try trade.run(
            PostCreditNote(company: Trade.company, document: document(.eur(5_000), "VAT", discount: "D1"))
        ).creditNote.item
        let item = try invoice(trade, .eur(10_000), "BOTH")
        let before = trade.balance(Trade.Account.tax)
        let made = try trade.run(
            Settle(company: Trade.company, customer: "C-1", items: [ApplyItem(item: item), ApplyItem(item: note)]))
        // 1 % of 59.50 is 0.60; 9.50 of 59.50 of it are 0.10.
        #expect(
            discountEntries(trade, made.entries) == [
                ["cashDiscount 520100 50/50", "salesTaxPayable 202100 10/10", "receivable 130100 -60/-60"],
                ["receivable 130100 60/60", "cashDiscount 520100 -50/-50", "salesTaxPayable 202100 -10/-10"],
            ])
        #expect(trade.balance(Trade.Account.tax) == before)
        // What is left, 64.50, is discounted by its own tier and taxes: 1.29, together with 0.60 it is 1.89 of 124.00.
        let paid = try trade.pay(.eur(6_321), [ApplyItem(item: item)])
        #expect(trade.open(item) == 0)
        // 19.00 x 1.89 / 124.00 = 0.29 less 0.09 of the first 0.60; 5.00 x ... = 0.08 less 0.02.
        #expect(
            discountEntries(trade, paid.entries) == [
                [
                    "cashDiscount 520100 103/103", "salesTaxPayable 202100 20/20", "salesTaxPayable 202200 6/6",
                    "receivable 130100 -129/-129",
                ]
            ])
        #expect(trade.book.verify() == [])
    }

    @Test("CN-2, OU-6 what full settlement adds to a note's discount has the invoice's tax in it")
    func noteInFull() throws {
        let trade = taxed { $0.fullSettlement = true }
        let note = try trade.run(
            PostCreditNote(company: Trade.company, document: document(.eur(5_000), "VAT", discount: "D1"))
        ).creditNote.item
        let item = try invoice(trade, .eur(10_000))
        let made = try trade.run(
            Settle(
                company: Trade.company, customer: "C-1", items: [ApplyItem(item: item), ApplyItem(item: note)],
                wishes: [.with { $0.fullSettlement = true }, MarkWish()]))
        // The note's 0.60 with 0.10 of tax, and 59.50 with 9.50.
        #expect(
            discountEntries(trade, made.entries) == [
                ["cashDiscount 520100 5050/5050", "salesTaxPayable 202100 960/960", "receivable 130100 -6010/-6010"],
                ["receivable 130100 60/60", "cashDiscount 520100 -50/-50", "salesTaxPayable 202100 -10/-10"],
            ])
        #expect(trade.open(item) == 0 && trade.balance(Trade.Account.tax) == 0 && trade.book.verify() == [])
    }

    @Test("CD-10 many partial payments give the tax back that one would have; undone in any order all is as it was")
    func parts() throws {
        var random = SplitMix64(seed: 53)
        for round in 0..<100 {
            let trade = taxed(cityFalls: round % 2 == 0) { $0.discountOnPartialPayments = true }
            let item = try invoice(trade, .eur(Int64(100 + random.below(50_000))), round % 3 == 0 ? "VAT" : "BOTH")
            let taxes = trade.book.items.traits.taxes(of: item, trade.book.items[item])
            let falling = taxes.filter { $0.code == "VAT" || round % 2 == 0 }
            let before = taxes.map { trade.balance($0.account) }
            var settlements: [SettlementID] = []
            while trade.open(item) > 0, settlements.count < 9 {
                trade.today = trade.today.adding(days: random.below(2))
                let amount = Int64(1 + random.below(Int(trade.open(item))))
                settlements.append(try trade.pay(.eur(amount), [ApplyItem(item: item)]).settlement)
                let taken = trade.book.items.discountTaken(on: item)
                for tax in falling {
                    let place = taxes.firstIndex { $0.code == tax.code } ?? 0
                    let back = trade.balance(tax.account) - before[place]
                    #expect(back == rounded(taken * tax.amount, by: trade.book.items[item].original), "round \(round)")
                }
            }
            settlements.shuffle(using: &random)
            for settlement in settlements {
                try trade.run(
                    UndoSettlement(company: Trade.company, settlement: settlement, date: trade.today, reason: "x"))
            }
            #expect(taxes.map { trade.balance($0.account) } == before, "round \(round)")
            #expect(trade.balance(trade.book.companies.account("520100") ?? .none) == 0 && trade.book.verify() == [])
        }
    }

    private func rounded(_ product: Int64, by whole: Int64) -> Int64 { (product * 2 + whole) / (whole * 2) }

    @Test("CD-10 a note that settles with its invoice in the record that posts it is split like any other")
    func sameRecord() throws {
        let trade = taxed()
        let item = try invoice(trade, .eur(10_000))
        var draft = document(.eur(5_000), "VAT", discount: "D1")
        (draft.originalInvoice, draft.reason) = (trade.book.items[item].number, "returned")
        let made = try trade.run(
            PostCreditNote(company: Trade.company, document: draft, settlesWithOriginal: true))
        #expect(
            discountEntries(trade, made.entries) == [
                ["cashDiscount 520100 50/50", "salesTaxPayable 202100 10/10", "receivable 130100 -60/-60"],
                ["receivable 130100 60/60", "cashDiscount 520100 -50/-50", "salesTaxPayable 202100 -10/-10"],
            ])
        #expect(trade.balance(Trade.Account.tax) == -950 && trade.book.verify() == [])
    }

    @Test("RV-1, NS-3 a payment taken back takes its discount back with the tax of it")
    func reversed() throws {
        let trade = taxed()
        let item = try invoice(trade, .eur(10_000))
        let paid = try trade.pay(.eur(11_662), [ApplyItem(item: item)])
        try trade.run(
            CancelPayment(company: Trade.company, payment: paid.number, kind: .reversed, date: nil, reason: "bounced"))
        #expect(trade.open(item) == 11_900 && trade.balance(Trade.Account.tax) == -1_900)
        #expect(trade.balance(Trade.Account.bank) == 0 && trade.book.verify() == [])
    }
}
