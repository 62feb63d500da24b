import Receivables
import Testing

/// Payments over companies: payments:IC-1 to IC-7, OU-8. A receives, B and C invoice, all in EUR unless said.
@Suite struct IntercompanyTests {
    private let trade = Trade.discounting { $0.paymentsHierarchy = "GROUP" }
    private static let b = CompanyID(2)
    private static let c = CompanyID(3)

    private func addCompany(_ id: CompanyID, _ code: Code, _ currency: Currency = .eur) {
        trade.set(
            .companyCreated(
                Company(id: id, code: code, name: "", currency: currency, timeZone: "Europe/Berlin")))
        for (kind, prefix) in [(SequenceKind.invoice, Code("FTI-")), (.creditNote, "CN-"), (.payment, "P-"), (.voucher, "V-")] {
            trade.set(.numberSequenceSet(id, kind, NumberSequence(prefix: prefix, digits: 6, next: 1)))
        }
        trade.set(.periodSet(id, Period(from: day(2026, 1, 1), to: day(2026, 12, 31), status: .open)))
        let next = ProfileID(UInt32(trade.book.companies.profiles.count + 1))
        trade.set(
            .profileSet(
                id,
                PostingProfile(
                    id: next, code: "GEN", description: "", noSettlement: false, noInterest: false,
                    noCollectionLetter: false)),
            .profileLineSet(
                id, next,
                PostingProfileLine(
                    accountCode: .all, relation: .empty, summaryAccount: Trade.Account.receivable,
                    writeOffAccount: .none)))
        trade.set(
            .methodSet(
                id,
                MethodOfPayment(
                    code: "BANK", description: "", type: .electronic, account: Trade.Account.bank, requireReference: false)))
        var parameters = trade.book.companies[Trade.company].parameters
        parameters.defaultMethod = .empty
        trade.set(
            .parametersSet(id, parameters), .automaticAccountSet(id, .realizedGain, Trade.Account.gain),
            .automaticAccountSet(id, .realizedLoss, Trade.Account.loss),
            .automaticAccountSet(id, .cashDiscount, trade.book.companies.account("520100") ?? .none),
            .companyWentLive(id))
        let customer = CustomerID(UInt32(trade.book.customers.rows.count + 1))
        trade.set(
            .subjectSet(
                Subject(
                    id: SubjectID(customer.number), name: "", address: "", country: "", email: "", language: "")),
            .customerSet(
                CustomerRow(
                    id: customer, company: id, number: "X-1", subject: SubjectID(customer.number), group: .empty,
                    currency: currency, terms: .empty, invoiceAccount: customer, holdStatus: .none, profile: .empty,
                    salesTaxGroup: .empty, method: .empty, flags: [], party: PartyID(1), partyCode: .empty)))
    }

    private func pair(_ one: CompanyID, _ other: CompanyID, _ change: (inout IntercompanyPair) -> Void = { _ in }) {
        let accounts = (0..<4).map { trade.addAccount(Code("9\(one.number)\(other.number)\($0)") ?? .empty) }
        var pair = IntercompanyPair(
            first: .init(company: one, dueTo: accounts[0], dueFrom: accounts[1]),
            second: .init(company: other, dueTo: accounts[2], dueFrom: accounts[3]))
        change(&pair)
        trade.set(.intercompanyPairSet(pair))
    }

    private func post(_ company: CompanyID, _ amount: Money, note: Bool = false, discount: Code = .empty) throws -> ItemID {
        var document = Trade.document(amount, "X-1")
        document.cashDiscount = discount
        if note { return try trade.run(PostCreditNote(company: company, document: document)).creditNote.item }
        return try trade.run(PostInvoice(company: company, document: document)).item
    }

    private func settle(_ items: [(ItemID, Code)], primary: Int? = nil, on date: CalendarDate? = nil) -> Settle {
        let wishes = items.enumerated().map { place, item in
            MarkWish.with {
                $0.company = item.1
                $0.isPrimary = place == primary
            }
        }
        return Settle(
            company: Trade.company, customer: "C-1", items: items.map { ApplyItem(item: $0.0) }, wishes: wishes, date: date)
    }

    private func told(_ entries: [JournalEntry]) -> [String] {
        entries.map { entry in
            "\(entry.company.number): " + entry.legs.map { "\($0.type) \($0.amount)/\($0.accountingAmount)" }.joined(separator: ", ")
        }
    }

    /// IC-7: what companies owe others is what others have coming.
    private func owed() -> Int64 {
        var sum: Int64 = 0
        for number in 0..<trade.book.subledger.balances.count {
            let balance = trade.book.subledger.balances[number + 1]
            if trade.book.companies.account(balance.account).number.text.hasPrefix("9"),
                trade.book.companies.account(balance.account).number != "999999"
            {
                sum += balance.debit - balance.credit
            }
        }
        return sum
    }

    @Test("IC-2, IC-3 money and discount over two companies, and back")
    func discount() throws {
        addCompany(Self.b, "B")
        trade.set(.cashDiscountSet(Self.b, trade.book.companies.setup(Trade.company).cashDiscounts["D1"] ?? .init(code: "D1")))
        for (place, expected) in [
            (
                PostedIn.invoiceCompany,
                [
                    "1: receivable 59400/59400, dueTo -59400/-59400", "2: dueFrom 59400/59400, receivable -59400/-59400",
                    "2: cashDiscount 600/600, receivable -600/-600",
                ]
            ),
            (
                .paymentCompany,
                [
                    "1: receivable 59400/59400, dueTo -59400/-59400", "2: dueFrom 59400/59400, receivable -59400/-59400",
                    "1: cashDiscount 600/600, dueTo -600/-600", "2: dueFrom 600/600, receivable -600/-600",
                ]
            ),
        ] {
            pair(Trade.company, Self.b) { $0.discountIn = place }
            let invoice = try post(Self.b, .eur(60_000), discount: "D1")
            let payment = try trade.payment(.eur(59_400))
            let answer = try trade.run(settle([(invoice, "B"), (payment.item, .empty)]))
            #expect(told(answer.entries) == expected)
            #expect(trade.open(invoice) == 0 && trade.open(payment.item) == 0 && owed() == 0)
            #expect(trade.book.verify() == [])
            try trade.run(UndoSettlement(company: Trade.company, settlement: answer.settlement, reason: "x"))
            #expect(trade.open(invoice) == 60_000 && trade.open(payment.item) == -59_400 && owed() == 0)
            #expect(trade.book.items.discountTaken(on: invoice) == 0 && trade.book.verify() == [])
        }
    }

    @Test("CD-10, IC-8 wherever a discount is posted, the tax inside it stays in the invoice's company")
    func discountTax() throws {
        addCompany(Self.b, "B")
        trade.set(
            .cashDiscountSet(Self.b, trade.book.companies.setup(Trade.company).cashDiscounts["D1"] ?? .init(code: "D1")),
            .taxCodeSet(
                Self.b,
                TaxCode(
                    code: "VAT", percent: Percent(tenThousandths: 200_000), account: Trade.Account.tax,
                    fallsWithDiscounts: true)),
            .taxGroupSet(Self.b, TaxGroup(kind: .sales, code: "DOM", taxCodes: ["VAT"])),
            .taxGroupSet(Self.b, TaxGroup(kind: .item, code: "FULL", taxCodes: ["VAT"])))
        var parameters = trade.book.companies[Self.b].parameters
        parameters.settlement.discountOnGross = true
        trade.set(.parametersSet(Self.b, parameters))
        for (place, expected) in [
            (PostedIn.invoiceCompany, ["2: cashDiscount 500/500, salesTaxPayable 100/100, receivable -600/-600"]),
            (
                .paymentCompany,
                [
                    "1: cashDiscount 500/500, dueTo -500/-500",
                    "2: dueFrom 500/500, salesTaxPayable 100/100, receivable -600/-600",
                ]
            ),
        ] {
            pair(Trade.company, Self.b) { $0.discountIn = place }
            var document = Trade.document(.eur(50_000), "X-1")
            (document.lines[0].itemTaxGroup, document.salesTaxGroup, document.cashDiscount) = ("FULL", "DOM", "D1")
            let invoice = try trade.run(PostInvoice(company: Self.b, document: document)).item
            let payment = try trade.payment(.eur(59_400))
            let answer = try trade.run(settle([(invoice, "B"), (payment.item, .empty)]))
            #expect(Array(told(answer.entries).dropFirst(2)) == expected)
            #expect(trade.open(invoice) == 0 && trade.open(payment.item) == 0 && owed() == 0)
            try trade.run(UndoSettlement(company: Trade.company, settlement: answer.settlement, reason: "x"))
            #expect(trade.balance(Trade.Account.tax) % 10_000 == 0 && owed() == 0 && trade.book.verify() == [])
        }
    }

    @Test("IC-1 posting profile and method of payment have the same codes in both companies")
    func codes() throws {
        addCompany(Self.b, "B")
        pair(Trade.company, Self.b)
        let invoice = try post(Self.b, .eur(500))
        trade.setMethod("CHECK", .check, Trade.Account.bank)
        var draft = PaymentDraft(customer: "C-1", amount: .eur(500))
        (draft.apply, draft.method) = (ApplyMode.none, "CHECK")
        let payment = try trade.run(PostPayment(company: Trade.company, payment: draft))
        let command = settle([(invoice, "B"), (payment.item, .empty)])
        #expect(trade.refused(command) == "postingProfileUnresolved items[1]")
        trade.set(
            .methodSet(
                Self.b,
                MethodOfPayment(
                    code: "CHECK", description: "", type: .check, account: Trade.Account.bank, requireReference: false)))
        #expect(trade.refused(command) == "accepted")
        trade.setProfile(ProfileID(UInt32(trade.book.companies.profiles.count + 1)), "OWN", account: Trade.Account.receivable)
        draft.profile = "OWN"
        let other = try trade.run(PostPayment(company: Trade.company, payment: draft))
        #expect(trade.refused(settle([(invoice, "B"), (other.item, .empty)])) == "postingProfileUnresolved items[1]")
    }

    @Test("IC-4 the exchange gain goes to the company the pair says")
    func exchange() throws {
        addCompany(Self.b, "B")
        func rate(_ mantissa: Int64, from date: CalendarDate) {
            for company in [Trade.company, Self.b] {
                trade.set(
                    .exchangeRateSet(
                        company,
                        ExchangeRate(from: .usd, to: .eur, rate: Rate(mantissa: mantissa, scale: 4), validFrom: date)))
            }
        }
        rate(12_062, from: day(2026, 1, 1))
        let (first, second) = (try post(Self.b, .usd(60_000)), try post(Self.b, .usd(60_000)))
        rate(12_277, from: day(2026, 3, 10))
        trade.today = day(2026, 3, 10)
        pair(Trade.company, Self.b)
        let one = try trade.payment(.usd(60_000))
        let answer = try trade.run(settle([(first, "B"), (one.item, .empty)]))
        #expect(
            told(answer.entries) == [
                "1: receivable 60000/73662, dueTo -60000/-73662", "2: dueFrom 60000/73662, receivable -60000/-73662",
                "1: dueTo 0/1290, realizedGain 0/-1290", "2: receivable 0/1290, dueFrom 0/-1290",
            ])
        pair(Trade.company, Self.b) { $0.exchangeDifferenceIn = .invoiceCompany }
        let two = try trade.payment(.usd(60_000))
        let other = try trade.run(settle([(second, "B"), (two.item, .empty)]))
        #expect(told(other.entries).last == "2: receivable 0/1290, realizedGain 0/-1290")
        #expect(trade.book.items[second].accountingOpen == 0 && trade.book.verify() == [])
    }

    @Test("FX-4 what is in the payment's currency is paid one for one, whatever the other company's rates are")
    func ownCurrency() throws {
        addCompany(Self.b, "B")
        for (company, mantissa) in [(Trade.company, Int64(12_500)), (Self.b, 10_000)] {
            trade.set(
                .exchangeRateSet(
                    company,
                    ExchangeRate(
                        from: .usd, to: .eur, rate: Rate(mantissa: mantissa, scale: 4), validFrom: day(2026, 1, 1))))
        }
        pair(Trade.company, Self.b)
        let dollars = try post(Self.b, .usd(60_000))
        let euros = try trade.invoice(.eur(10_000))
        let payment = try trade.payment(.usd(70_000))
        // 600.00 USD, and 100.00 EUR at 1.25: 80.00 USD.
        let items: [(ItemID, Code)] = [(dollars, "B"), (euros, .empty), (payment.item, .empty)]
        let answer = try trade.run(settle(items))
        #expect(trade.open(dollars) == 0 && trade.open(euros) == 0 && trade.open(payment.item) == -2_000)
        #expect(trade.book.verify() == [])
        try trade.run(UndoSettlement(company: Trade.company, settlement: answer.settlement, reason: "x"))
        #expect(trade.open(dollars) == 60_000 && trade.open(payment.item) == -70_000 && owed() == 0)
    }

    @Test("IC-5 with a primary payment all runs through its company, IC-6 without each credit pays directly")
    func primary() throws {
        addCompany(Self.b, "B")
        addCompany(Self.c, "C")
        for (one, other) in [(Trade.company, Self.b), (Trade.company, Self.c), (Self.b, Self.c)] { pair(one, other) }
        func items() throws -> [(ItemID, Code)] {
            [
                (try post(Self.c, .eur(10_000)), "C"), (try post(Self.b, .eur(2_500), note: true), "B"),
                (try trade.payment(.eur(7_500)).item, .empty),
            ]
        }
        let through = try trade.run(settle(try items(), primary: 2))
        #expect(
            told(through.entries) == [
                "1: dueFrom 2500/2500, receivable -2500/-2500", "2: receivable 2500/2500, dueTo -2500/-2500",
                "1: receivable 10000/10000, dueTo -10000/-10000", "3: dueFrom 10000/10000, receivable -10000/-10000",
            ])
        let direct = try trade.run(settle(try items()))
        #expect(
            told(direct.entries) == [
                "2: receivable 2500/2500, dueTo -2500/-2500", "3: dueFrom 2500/2500, receivable -2500/-2500",
                "1: receivable 7500/7500, dueTo -7500/-7500", "3: dueFrom 7500/7500, receivable -7500/-7500",
            ])
        #expect(owed() == 0 && trade.book.verify() == [])
        #expect(trade.refused(settle([(try post(Self.c, .eur(1)), "C"), (try items()[2].0, .empty)], primary: 0)) == "fieldInvalid items[0].primary")
    }

    @Test("IC-1 hierarchy, party and accounts are needed")
    func refusals() throws {
        addCompany(Self.b, "B")
        let (invoice, payment) = (try post(Self.b, .eur(100)), try trade.payment(.eur(100)))
        let items = [(invoice, Code("B")), (payment.item, Code.empty)]
        #expect(trade.refused(settle([(invoice, "NONE"), items[1]])) == "referenceUnknown items[0].company")
        #expect(trade.refused(settle(items)) == "intercompanyAccountsMissing ")
        pair(Trade.company, Self.b)
        #expect(trade.refused(settle(items)) == "accepted")
        var parameters = trade.book.companies[Self.b].parameters
        parameters.settlement.paymentsHierarchy = "OTHER"
        trade.set(.parametersSet(Self.b, parameters))
        #expect(trade.refused(settle(items)) == "notInHierarchy items[0]")
        parameters.settlement.paymentsHierarchy = "GROUP"
        trade.set(.parametersSet(Self.b, parameters))
        let other = Settle(
            company: Trade.company, customer: "C-2",
            items: [ApplyItem(item: invoice), ApplyItem(item: try trade.payment(.eur(100), "C-2").item)],
            wishes: [.with { $0.company = "B" }, MarkWish()])
        #expect(trade.refused(other) == "partyMismatch items[0]")
        trade.set(.periodSet(Self.b, Period(from: day(2026, 1, 1), to: day(2026, 12, 31), status: .closed)))
        #expect(trade.refused(settle(items)) == "periodClosed date")
    }
}
