import Receivables
import Testing

/// Free text invoices: setup:FT-1 to FT-8, FT-15, AD-8, PP-1 to PP-5, PC-2.
@Suite struct InvoicePostingTests {
    private let trade = Trade.ready()

    private func post(_ document: InvoiceDraft) -> PostInvoice {
        PostInvoice(company: Trade.company, document: document)
    }

    private func lines(_ amounts: [Int64], _ currency: Currency = .eur) -> InvoiceDraft {
        var draft = InvoiceDraft(
            customer: "C-1", lines: amounts.map { .init(account: "401100", amount: Money($0, currency)) })
        draft.currency = currency
        return draft
    }

    /// 25 % on everything the customer buys.
    private func setTaxed(_ percent: Int64 = 250_000) {
        trade.setTax(percent)
        trade.setParameters { $0.itemTaxGroup = "FULL" }
    }

    @Test func FT8_debitsTheTotalAndCreditsRevenueAndTax() throws {
        setTaxed()
        var document = InvoiceDraft(
            customer: "C-1",
            lines: [
                .init(account: "401100", quantity: Decimal(unscaled: 3, scale: 0), unitPrice: Decimal(unscaled: 1_999, scale: 2)),
                .init(account: "401200", amount: .eur(10_000)),
            ])
        document.salesTaxGroup = "DOM"
        let posted = try trade.run(post(document))
        // 3 x 19.99 = 59.97; net 159.97; 25 % = 39.9925 -> 39.99.
        #expect(posted.net == .eur(15_997) && posted.tax == .eur(3_999) && posted.total == .eur(19_996))
        #expect(posted.taxes == [DocumentTax(code: "VAT", percent: Percent(tenThousandths: 250_000), base: 15_997, tax: 3_999)])
        #expect(
            trade.told(posted.entry) == [
                "receivable 130100 19996/19996", "revenue 401100 -5997/-5997", "revenue 401200 -10000/-10000",
                "salesTaxPayable 202100 -3999/-3999",
            ])
        #expect(posted.number == "FTI-000001" && posted.voucher == "V-000001" && posted.dueDate == trade.today)
        let item = trade.book.items[posted.item]
        #expect(item.open == 19_996 && item.tax == 3_999 && item.account == Trade.Account.receivable)
        #expect(trade.balance(Trade.Account.receivable) == 19_996)
    }

    @Test func FT4_taxIsRoundedOverTheTotalOrPerLine() throws {
        setTaxed(70_000)
        var document = lines([1_005, 1_005, 1_005])
        document.salesTaxGroup = "DOM"
        // 7 % of 30.15 = 2.1105; per line 0.7035 -> 0.70.
        #expect(try trade.run(post(document)).tax == .eur(211))
        trade.setParameters { $0.taxRounding = .line }
        #expect(try trade.run(post(document)).tax == .eur(210))
    }

    @Test func FT4_taxFollowsTheDimensionsOfItsLines() throws {
        setTaxed(70_000)
        var document = lines([1_005, 1_005, 1_005])
        document.salesTaxGroup = "DOM"
        document.lines[0].dimension = "EAST"
        document.lines[1].dimension = "WEST"
        document.lines[2].dimension = "WEST"
        let posted = try trade.run(post(document))
        let taxes = posted.entry.legs.filter { $0.type == .salesTaxPayable }
        // 2.11 in thirds: 0.70, 0.70 and the remainder 0.71 on the last line.
        #expect(taxes.map(\.amount) == [-70, -141])
        #expect(taxes.map(\.dimension) == ["EAST", "WEST"])
        #expect(taxes.allSatisfy { $0.taxCode == "VAT" })
    }

    @Test func FT4_linesThatNetToZeroHaveTheTaxOfTheirOwnBase() throws {
        setTaxed()
        var document = lines([1_000, -1_000])
        document.salesTaxGroup = "DOM"
        document.lines[0].dimension = "EAST"
        document.lines[1].dimension = "WEST"
        let posted = try trade.run(post(document))
        #expect(posted.total == .eur(0) && posted.tax == .eur(0))
        #expect(posted.entry.legs.filter { $0.type == .salesTaxPayable }.map(\.amount) == [-250, 250])
    }

    @Test func FT3_groupsOfTheLineComeFromDocumentCustomerAndAccount() throws {
        trade.setTax()
        trade.set(
            .mainAccountSet(
                MainAccount(
                    id: Trade.Account.revenue, number: "401100", name: "", blocked: false, itemTaxGroup: "FULL",
                    salesTaxGroup: "DOM")))
        #expect(try trade.run(post(lines([1_000]))).tax == .eur(250))
        var other = lines([1_000])
        other.lines[0].account = "401200"
        #expect(try trade.run(post(other)).tax == .eur(0))
        trade.set(.taxGroupSet(Trade.company, TaxGroup(kind: .sales, code: "EXPORT", taxCodes: [])))
        var export = lines([1_000])
        export.salesTaxGroup = "EXPORT"
        #expect(try trade.run(post(export)).tax == .eur(0))
    }

    @Test func FT2_aGivenAmountWinsOverQuantityTimesPrice() throws {
        var document = lines([900])
        document.lines[0].quantity = Decimal(unscaled: 4, scale: 0)
        document.lines[0].unitPrice = Decimal(unscaled: 250, scale: 2)
        #expect(try trade.run(post(document)).net == .eur(900))
        document.lines[0].amount = nil
        #expect(try trade.run(post(document)).net == .eur(1_000))
        // 0.005 x 1.00 = 0.005, half away from zero.
        document.lines[0].quantity = Decimal(unscaled: 5, scale: 3)
        document.lines[0].unitPrice = Decimal(unscaled: 1, scale: 0)
        #expect(try trade.run(post(document)).net == .eur(1))
    }

    @Test func FT15_zeroTotalWithLinesIsClosedAtOnce() throws {
        let posted = try trade.run(post(lines([500, -500])))
        #expect(posted.total == .eur(0))
        #expect(!trade.book.items[posted.item].isOpen)
        #expect(trade.book.customers[Trade.c1].openCount == 0)
        #expect(trade.book.customers[Trade.c1].firstClosed == posted.item)
        #expect(trade.refused(post(lines([500, -501]))) == "amountNegative document.lines")
    }

    @Test func AD8_conversionRoundingHasALegOfItsOwn() throws {
        trade.setDollar(9, scale: 1, from: day(2026, 1, 1))
        trade.setParameters { $0.maxPennyRounding = 1 }
        let posted = try trade.run(post(lines([15, 15], .usd)))
        #expect(posted.total == .usd(30) && posted.accountingTotal == .eur(27))
        #expect(
            trade.told(posted.entry) == [
                "receivable 130100 30/27", "revenue 401100 -15/-14", "revenue 401100 -15/-14", "rounding 618000 0/1",
            ])
        trade.setParameters { $0.maxPennyRounding = 0 }
        #expect(trade.refused(post(lines([15, 15], .usd))) == "voucherUnbalanced ")
        trade.setParameters { $0.maxPennyRounding = 1 }
        trade.set(.automaticAccountSet(Trade.company, .rounding, .none))
        #expect(trade.refused(post(lines([15, 15], .usd))) == "accountMissing ")
    }

    @Test func theRateIsGivenOrOfTheTableOnThePostingDate() throws {
        var document = lines([1_000], .usd)
        #expect(trade.refused(post(document)) == "rateMissing ")
        trade.setDollar(8, scale: 1, from: day(2026, 1, 1))
        trade.setDollar(9, scale: 1, from: day(2026, 3, 1))
        #expect(try trade.run(post(document)).accountingTotal == .eur(900))
        document.postingDate = day(2026, 2, 28)
        #expect(try trade.run(post(document)).accountingTotal == .eur(800))
        document.rate = Rate(mantissa: 5, scale: 1)
        #expect(try trade.run(post(document)).accountingTotal == .eur(500))
        document = lines([1_000])
        document.rate = Rate(mantissa: 5, scale: 1)
        #expect(trade.refused(post(document)) == "fieldInvalid document.exchange_rate")
    }

    @Test func PP1_tableBeforeGroupBeforeAll() throws {
        trade.set(
            .profileLineSet(
                Trade.company, ProfileID(1),
                PostingProfileLine(
                    accountCode: .table, relation: "C-2", summaryAccount: Trade.Account.otherReceivable,
                    writeOffAccount: .none)))
        let own = try trade.invoice(.eur(100), "C-2")
        #expect(trade.book.items[own].account == Trade.Account.otherReceivable)
        #expect(trade.book.items[try trade.invoice(.eur(100))].account == Trade.Account.receivable)
        // PP-5: what is posted keeps its account.
        trade.set(
            .profileLineSet(
                Trade.company, ProfileID(1),
                PostingProfileLine(
                    accountCode: .table, relation: "C-2", summaryAccount: Trade.Account.receivable,
                    writeOffAccount: .none)))
        #expect(trade.book.items[own].account == Trade.Account.otherReceivable)
    }

    @Test func FT6_aRefusedPostingBurnsNoNumberAndGivenOnesAreSteppedOver() throws {
        #expect(trade.refused(post(lines([]))) == "nothingToPost document.lines")
        try trade.invoice(.eur(1), number: "FTI-000002")
        #expect(trade.book.items[try trade.invoice(.eur(1))].number == "FTI-000001")
        #expect(trade.book.items[try trade.invoice(.eur(1))].number == "FTI-000003")
        #expect(trade.refused(post(Trade.document(.eur(1), number: "FTI-000002"))) == "numberTaken document.invoice_number")
        trade.set(
            .numberSequenceSet(Trade.company, .invoice, NumberSequence(prefix: "FTI-", digits: 1, next: 10)))
        #expect(trade.refused(post(lines([1]))) == "sequenceExhausted ")
    }

    @Test func dueDateFollowsTheTermsOfTheDocumentOrAccount() throws {
        trade.set(
            .termsSet(
                Trade.company, TermsOfPayment(code: "N30", description: "", method: .net, months: 0, days: 30)))
        var document = lines([100])
        document.terms = "N30"
        #expect(try trade.run(post(document)).dueDate == day(2026, 4, 1))
        document.documentDate = day(2026, 2, 1)
        #expect(try trade.run(post(document)).dueDate == day(2026, 3, 3))
        document.dueDate = day(2026, 3, 9)
        #expect(try trade.run(post(document)).dueDate == day(2026, 3, 9))
        document.terms = "N99"
        #expect(trade.refused(post(document)) == "referenceUnknown document.terms_of_payment")
    }

    @Test func FT7_refusalsInTheOrderOfTheirChecks() throws {
        let good = try trade.invoice(.eur(1), number: "OLD")
        #expect(trade.open(good) == 1)
        trade.addCustomer(CustomerID(3), "C-3", limit: .eur(100), hold: .invoice, flags: .closed)
        trade.setParameters {
            $0.overLimitFreeTextInvoice = .decline
            $0.defaultProfile = .empty
        }
        trade.set(.periodSet(Trade.company, Period(from: day(2026, 2, 1), to: day(2026, 2, 28), status: .closed)))
        trade.set(.periodSet(Trade.company, Period(from: day(2026, 1, 1), to: day(2026, 1, 31), status: .onHold)))
        var document = InvoiceDraft(customer: "C-9")
        document.originalInvoice = "NONE"
        document.number = "OLD"
        document.postingDate = day(2025, 12, 31)
        document.currency = .usd

        func next(_ expected: String, _ fix: () -> Void = {}) {
            #expect(trade.refused(post(document)) == expected)
            fix()
        }
        next("customerNotFound document.customer_number") { document.customer = "C-3" }
        next("nothingToPost document.lines") { document.lines = Array(repeating: .init(account: .empty), count: 1_001) }
        next("tooManyItems document.lines") { document.lines.removeLast(999) }
        next("referenceUnknown document.original_invoice") { document.originalInvoice = "OLD" }
        // OLD is an invoice, but of another account.
        next("referenceUnknown document.original_invoice") { document.originalInvoice = .empty }
        next("numberTaken document.invoice_number") { document.number = .empty }
        next("customerClosed document.customer_number") {
            trade.addCustomer(CustomerID(3), "C-3", limit: .eur(100), hold: .invoice)
        }
        next("customerBlocked document.customer_number") {
            trade.addCustomer(CustomerID(3), "C-3", limit: .eur(100))
        }
        next("periodNotFound document.posting_date") { document.postingDate = day(2026, 2, 3) }
        next("periodClosed document.posting_date") { document.postingDate = day(2026, 1, 3) }
        next("periodOnHold document.posting_date") { document.postingDate = nil }
        next("postingProfileUnresolved ") { document.profile = "NEW" }
        next("referenceUnknown document.posting_profile") { document.profile = "GEN" }
        next("rateMissing ") { document.currency = .eur }
        next("fieldRequired document.lines[0].main_account") { document.lines[0].account = "000" }
        next("referenceUnknown document.lines[0].main_account") { document.lines[0].account = "999999" }
        next("accountBlocked document.lines[0].main_account") { document.lines[0].account = "401100" }
        next("fieldRequired document.lines[0].amount") { document.lines[0].amount = .usd(101) }
        next("currencyMismatch document.lines[0].amount") { document.lines[0].amount = .eur(Money.minorMax + 1) }
        next("amountOutOfRange document.lines[0].amount") { document.lines[0].amount = .eur(101) }
        next("fieldRequired document.lines[1].main_account") { document.lines.removeLast() }
        // AU-2: one unit over the limit, and exactly on it.
        next("creditLimitExceeded ") { document.lines[0].amount = .eur(100) }
        next("accepted")
    }

    @Test func AU2_overTheLimitWarnsByDefault() throws {
        let equal = try trade.run(post(lines([100_000])))
        #expect(!equal.overLimit)
        let over = try trade.run(post(lines([1])))
        #expect(over.overLimit)
        trade.setParameters { $0.overLimitFreeTextInvoice = .off }
        #expect(try !trade.run(post(lines([1]))).overLimit)
    }

    @Test func AU10_withoutAnAuthorizationItIsUnauthorizedExposure() throws {
        _ = try trade.preview(post(lines([100])))
        guard case .posted(let posted)? = trade.draft.events.first else {
            Issue.record("no fact")
            return
        }
        #expect(posted.fact.unauthorizedExposure)
    }

    @Test func sumsStayWithinTheBorder() throws {
        trade.setParameters { $0.overLimitFreeTextInvoice = .off }
        try trade.invoice(.eur(Money.minorMax))
        #expect(trade.refused(post(lines([1]))) == "amountOutOfRange document.lines")
        #expect(trade.refused(post(lines([Money.minorMax, 1, -1]))) == "amountOutOfRange document.lines")
    }

    @Test func previewLeavesTheBookAsItWas() throws {
        try trade.invoice(.eur(100))
        let before = (trade.book.digest, trade.book.sequence, trade.book.items.rows.count)
        let told = try trade.preview(post(lines([200])))
        #expect((trade.book.digest, trade.book.sequence, trade.book.items.rows.count) == before)
        #expect(try trade.run(post(lines([200]))) == told)
    }

    @Test func lastChangeIsTheLatestOfAllItReads() throws {
        let command = post(lines([100]))
        let before = command.lastChange(trade.book)
        try trade.invoice(.eur(5), "C-2")
        #expect(command.lastChange(trade.book) == before)
        try trade.invoice(.eur(5))
        #expect(command.lastChange(trade.book) == trade.book.sequence)
        trade.set(.mainAccountSet(trade.book.companies.account(Trade.Account.revenue)))
        #expect(command.lastChange(trade.book) == trade.book.sequence)
        trade.addCustomer(CustomerID(3), "C-3", limit: .eur(1), owes: Trade.c1)
        let child = post(Trade.document(.eur(1), "C-3"))
        try trade.invoice(.eur(5))
        #expect(child.lastChange(trade.book) == trade.book.sequence)
    }
}
