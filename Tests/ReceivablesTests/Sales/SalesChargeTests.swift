import Receivables
import Testing

/// Charges and zero prices of order invoices: setup:CH-1, CH-3, FT-5, SI-7, SI-10, CO-3.
@Suite struct SalesChargeTests {
    private let trade: Trade
    private let id = Trade.company

    init() {
        trade = Trade.ready { $0.overLimitFreeTextInvoice = .off }
        trade.setCharges()
        trade.setTax()
    }

    private func line(_ number: UInt32, _ ordered: Int64 = 10, _ price: Int64 = 10) -> OrderLine {
        OrderLine(
            number: number, account: "401100", ordered: Quantity(millionths: ordered * 1_000_000),
            price: Decimal(unscaled: price, scale: 0))
    }

    private func order(_ number: Code, _ lines: [OrderLine], _ customer: Code = "C-1", _ change: (inout ImportedOrder) -> Void = { _ in })
        throws
    {
        var order = ImportedOrder(number: number, customer: customer, lines: lines)
        change(&order)
        try trade.run(ImportOrderState(company: id, order: order))
    }

    private func post(_ orders: [Code], _ summary: SummaryMode = .none) -> PostSalesInvoices {
        PostSalesInvoices(company: id, selections: orders.map { OrderSelection(order: $0) }, summary: summary)
    }

    private func setFreight(_ itemTaxGroup: Code, isHeader: Bool = false) throws {
        var code = ChargesCode(code: "FREIGHT", description: "Freight", debit: .customer, credit: .ledger)
        code.itemTaxGroup = itemTaxGroup
        try trade.run(SetSalesRow(id: id, row: .chargesCode(code)))
        try trade.run(
            SetSalesRow(
                id: id,
                row: .autoCharge(
                    AutoCharge(
                        code: "FREIGHT", isHeader: isHeader, customers: .all, items: .all, currency: .eur, kind: .fixed,
                        value: Decimal(unscaled: 20, scale: 0)))))
    }

    @Test("FT-5: a charge of a line is taxed by its own item tax group, and told apart from the net amount")
    func taxedCharge() throws {
        try setFreight("FULL")
        try order("SO-1", [line(1)]) { $0.header.salesTaxGroup = "DOM" }
        let made = try trade.run(post(["SO-1"])).invoices[0]
        // 100.00 without tax, 20.00 of freight with 25 %.
        #expect(made.document.total == .eur(12_500) && made.document.tax == .eur(500))
        #expect(made.document.net == .eur(10_000) && made.charges == .eur(2_000))
        #expect(made.entries[0].legs.map(\.type) == [.receivable, .revenue, .chargeRevenue, .salesTaxPayable])
        #expect(trade.book.verify().isEmpty)
        var unknown = ChargesCode(code: "X", description: "", debit: .customer, credit: .ledger)
        unknown.itemTaxGroup = "NONE"
        #expect(trade.refused(SetSalesRow(id: id, row: .chargesCode(unknown))) == "referenceUnknown code.item_tax_group")
    }

    @Test("CO-3: a corrected order invoice keeps the charges of its lines and of its order", arguments: [false, true])
    func corrected(isHeader: Bool) throws {
        try setFreight(.empty, isHeader: isHeader)
        try order("SO-1", [line(1)]) { $0.header.charge = 900 }
        let original = try #require(try trade.posted(post(["SO-1"])))
        #expect(original.amount == 12_900 && original.document.charges.count == 2)
        let draft = try trade.run(
            CorrectInvoice(
                company: id, number: original.number, original: original, reason: "TEXT", comment: "", date: nil,
                unsettles: false)
        ).head.id
        let made = try trade.run(PostFreeTextInvoice(company: id, id: draft)).posted
        #expect(made.document?.total == .eur(12_900) && made.canceling?.total == .eur(-12_900))
        #expect(trade.balance(AccountID(12)) == -2_900)
        #expect(trade.book.verify().isEmpty)
    }

    @Test("SI-7: customers of one account with different tax groups do not share an invoice")
    func taxGroups() throws {
        try setFreight(.empty)
        var input = CustomerInput()
        (input.number, input.salesTaxGroup, input.invoiceAccount, input.group) = ("B", "DOM", "C-1", "10")
        trade.set(.customerGroupSet(id, CustomerGroup(code: "10", description: "", terms: .empty, salesTaxGroup: .empty)))
        try trade.run(CreateCustomer(id: id, input: input))
        func taxed(_ number: UInt32) -> OrderLine {
            var row = line(number)
            row.itemTaxGroup = "FULL"
            return row
        }
        try order("SO-1", [taxed(1)])
        try order("SO-2", [taxed(1)], "B")
        try order("SO-3", [taxed(1)]) { $0.header.salesTaxGroup = "DOM" }
        let made = try trade.ask(ArrangeInvoices(post(["SO-1", "SO-2", "SO-3"], .invoiceAccount))).invoices
        #expect(made.map(\.orders) == [["SO-1"], ["SO-2", "SO-3"]])
        #expect(made.map(\.tax) == [.eur(0), .eur(5_000)])
    }

    @Test("SI-10: a line of nothing has its entry where the company says so, on the side of revenue")
    func zeroPrice() throws {
        try order("SO-1", [line(1), line(2, 1, 0)])
        #expect(try trade.preview(post(["SO-1"])).invoices[0].entries[0].legs.count == 2)
        var parameters = SalesParameters()
        parameters.postsZeroPrice = true
        try trade.run(SetSalesRow(id: id, row: .parameters(parameters)))
        let legs = try trade.run(post(["SO-1"])).invoices[0].entries[0].legs
        #expect(legs.map(\.amount) == [10_000, -10_000, 0])
        #expect(legs[2].type == .revenue && legs[2].isStorno, "a debit of nothing shown as a credit")
        let account = trade.book.subledger.balance(id, Trade.Account.revenue, .eur)
        #expect(account?.debit == 0 && account?.credit == 10_000)
    }
}
