import Receivables
import Testing

/// Orders with a reservation, invoiced in several parts or together with others: credit:AU-7, AU-10, EX-7; setup:SI-8.
@Suite struct ReservedOrderTests {
    private let trade: Trade
    private let id = Trade.company

    init() throws {
        trade = Trade.ready { $0.overLimitFreeTextInvoice = .decline }
        var parameters = SalesParameters()
        parameters.splitsBySite = true
        try trade.run(SetSalesRow(id: id, row: .parameters(parameters)))
    }

    /// A line per amount in whole euros, each from a site of its own.
    private func order(_ number: Code, _ euros: [Int64], site: Code? = nil, reserves minor: Int64) throws -> AuthorizationID {
        let sites: [Code] = ["S1", "S2", "S3"]
        let lines = euros.indices.map { place in
            var line = OrderLine(
                number: UInt32(place) + 1, account: "401100", ordered: Quantity(millionths: 1_000_000),
                price: Decimal(unscaled: euros[place], scale: 0))
            line.site = site ?? sites[place]
            return line
        }
        try trade.run(ImportOrderState(company: id, order: ImportedOrder(number: number, customer: "C-1", lines: lines)))
        guard minor > 0 else { return .none }
        // The till asks beside the order, which counts already.
        trade.addCustomer(Trade.c1, "C-1", limit: .eur(1_000_000))
        defer { trade.addCustomer(Trade.c1, "C-1", limit: .eur(100_000)) }
        let answer = try trade.run(
            Authorize(
                company: id, customer: "C-1", amount: .eur(minor), orderRef: number, ttlSeconds: 86_400))
        #expect(trade.book.orders.order(of: answer.authorization) != nil, "the reservation stands for the order")
        return answer.authorization
    }

    private func post(_ orders: [Code], _ summary: SummaryMode = .none) -> PostSalesInvoices {
        PostSalesInvoices(
            company: id, selections: orders.map { OrderSelection(order: $0) }, basis: .all, summary: summary)
    }

    private func exposure() throws -> Int64? {
        try trade.ask(GetCreditPosition(company: id, customer: "C-1")).exposure?.minor
    }

    private func told(_ id: AuthorizationID) -> String {
        let row = trade.book.authorizations[id]
        return "\(row.state) \(row.captured) \(row.remaining)"
    }

    @Test("AU-7, SI-8: parts by site capture the order's reservation between them, each its own amount")
    func parts() throws {
        let reserved = try order("SO-1", [600, 400], reserves: 100_000)
        #expect(try exposure() == 100_000)
        let answer = try trade.run(post(["SO-1"]))
        #expect(answer.invoices.map(\.document.total) == [.eur(60_000), .eur(40_000)])
        #expect(told(reserved) == "captured 100000 0")
        #expect(try exposure() == 100_000, "the sale counts once, and all of it fits under the limit of 1,000.00")
        #expect(trade.book.verify().isEmpty)
    }

    @Test("AU-7: what is reserved beyond the order is let go with its last part, not before")
    func rest() throws {
        let reserved = try order("SO-1", [300, 200], reserves: 70_000)
        try trade.run(post(["SO-1"]))
        #expect(told(reserved) == "captured 50000 0")
        #expect(try exposure() == 50_000)
        // A last part of nothing lets go of it too.
        let free = try order("SO-2", [100, 0], reserves: 20_000)
        try trade.run(post(["SO-2"]))
        #expect(told(free) == "captured 10000 0")
        #expect(try exposure() == 60_000)
        #expect(trade.book.verify().isEmpty)
    }

    @Test("AU-7: a part of the parts keeps the rest reserved")
    func partly() throws {
        let reserved = try order("SO-1", [300, 200, 100], reserves: 60_000)
        let first = PostSalesInvoices(
            company: id,
            selections: [
                OrderSelection(
                    order: "SO-1",
                    lines: [1, 2].map { .init(line: $0, quantity: Quantity(millionths: 1_000_000)) })
            ], basis: .all)
        #expect(try trade.run(first).invoices.count == 2)
        #expect(told(reserved) == "partiallyCaptured 50000 10000")
        #expect(try exposure() == 60_000)
        try trade.run(post(["SO-1"]))
        #expect(told(reserved) == "captured 60000 0")
        #expect(trade.book.verify().isEmpty)
    }

    @Test("AU-10: what the reservation does not cover meets the limit, once over all parts")
    func uncovered() throws {
        let reserved = try order("SO-1", [60, 40], reserves: 5_000)
        try trade.invoice(.eur(90_000))
        #expect(try exposure() == 100_000)
        try trade.run(post(["SO-1"]))
        #expect(told(reserved) == "captured 5000 0")
        #expect(try exposure() == 100_000)
        let more = try order("SO-2", [10, 10], reserves: 0)
        #expect(more.isNone && trade.refused(post(["SO-2"])) == "creditLimitExceeded ")
        #expect(trade.book.verify().isEmpty)
    }

    @Test("AU-7, SI-6: an invoice of several orders captures the reservation of each for its part")
    func merged() throws {
        let first = try order("SO-1", [300], site: "S1", reserves: 30_000)
        let second = try order("SO-2", [500], site: "S1", reserves: 50_000)
        let third = try order("SO-3", [200], site: "S1", reserves: 0)
        let answer = try trade.run(post(["SO-1", "SO-2", "SO-3"], .invoiceAccount))
        #expect(answer.invoices.map(\.document.total) == [.eur(100_000)] && third.isNone)
        #expect(told(first) == "captured 30000 0" && told(second) == "captured 50000 0")
        #expect(try exposure() == 100_000)
        #expect(trade.book.verify().isEmpty)
    }

    @Test("EX-7: an order that counts by its ship date gives way to its invoice in the same post")
    func horizon() throws {
        trade.setParameters { $0.orderHorizonDays = 30 }
        var order = ImportedOrder(
            number: "SO-1", customer: "C-1",
            lines: [
                OrderLine(
                    number: 1, account: "401100", ordered: Quantity(millionths: 1_000_000),
                    price: Decimal(unscaled: 1_000, scale: 0))
            ])
        order.shipDate = day(2026, 3, 5)
        try trade.run(ImportOrderState(company: id, order: order))
        #expect(try exposure() == 100_000)
        try trade.run(post(["SO-1"]))
        #expect(try exposure() == 100_000)
        #expect(trade.book.verify().isEmpty)
    }
}
