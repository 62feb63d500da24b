import Testing

@testable import Receivables

/// Invoices of orders with lines that are paid by card (setup:CC-5, CC-6, CC-8).
@Suite struct SalesByCardTests {
    private let desk = CardDesk()
    private var trade: Trade { desk.trade }

    init() {
        trade.set(.numberSequenceSet(Trade.company, .packingSlip, NumberSequence(prefix: "PS-", digits: 4, next: 1)))
    }

    private func order(_ number: Code, _ pieces: Int64) throws {
        let line = OrderLine(
            number: 1, account: "401100", ordered: Quantity(millionths: pieces * 1_000_000),
            price: Decimal(unscaled: 10, scale: 0))
        try trade.run(
            ImportOrderState(company: Trade.company, order: ImportedOrder(number: number, customer: "C-1", lines: [line])))
    }

    private func post(_ orders: [Code], _ pieces: Int64? = nil, summary: SummaryMode = .none) -> PostSalesInvoices {
        PostSalesInvoices(
            company: Trade.company,
            selections: orders.map { number in
                OrderSelection(
                    order: number, lines: pieces.map { [.init(line: 1, quantity: Quantity(millionths: $0 * 1_000_000))] } ?? [])
            }, summary: summary)
    }

    @Test("setup:CC-5 the invoice asks for its capture in the same record; the rest of the order gets a new authorization")
    func inParts() throws {
        try order("SO-1", 10)
        _ = try desk.authorized("SO-1", 10_000)
        let answer = try trade.run(post(["SO-1"], 4))
        let invoice = answer.invoices[0].document.number
        #expect(answer.invoices[0].card?.stages == ["INVOICE_DONE", "CAPTURE_REQUESTED"])
        #expect(trade.balance(Trade.Account.card) == 0)
        try desk.workAll()
        #expect(trade.balance(Trade.Account.card) == 4_000)
        #expect(try desk.payment(invoice).row.isComplete)
        #expect(try desk.row("AU-000002").amount == 6_000)
        try trade.run(post(["SO-1"]))
        try desk.workAll()
        #expect(trade.balance(Trade.Account.card) == 10_000)
        #expect(trade.book.verify() == [])
    }

    @Test("setup:CC-6 without cover nothing is posted; setup:CC-7 another method is captured nowhere")
    func cover() throws {
        try order("SO-1", 10)
        #expect(trade.refused(post(["SO-1"])) == "captureExceedsAuth orders")
        _ = try desk.authorized("SO-1", 9_999)
        #expect(trade.refused(post(["SO-1"])) == "captureExceedsAuth orders")
        #expect(trade.book.items.rows.count == 0)
        try trade.run(UpdateOrderMethod(id: Trade.company, order: "SO-1", method: "BANK"))
        #expect(try trade.run(post(["SO-1"])).invoices[0].card == nil)
    }

    @Test("orders paid by card have invoices of their own")
    func summary() throws {
        for number: Code in ["SO-1", "SO-2"] {
            try order(number, 1)
            _ = try desk.authorized(number, 1_000)
        }
        #expect(trade.refused(post(["SO-1", "SO-2"], summary: .invoiceAccount)) == "methodNotSupported orders")
        #expect(try trade.run(post(["SO-1", "SO-2"])).invoices.count == 2)
        try desk.workAll()
        #expect(trade.balance(Trade.Account.card) == 2_000)
    }

    @Test("a company without a payment service asks nobody: its card method is one like the others")
    func noService() throws {
        try desk.setService { $0.isActive = false }
        try order("SO-1", 1)
        #expect(try trade.run(post(["SO-1"])).invoices[0].card == nil)
    }
}
