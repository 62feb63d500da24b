import Receivables
import Testing

/// Batches of entries for the general ledger: setup:AD-10.
@Suite struct LedgerTransferTests {
    private let trade = Trade.ready()

    private func transfer(_ summarizes: Bool? = nil) throws -> LedgerTransfer? {
        try trade.run(CreateLedgerTransfer(company: Trade.company, summarizes: summarizes)).transfer
    }

    @Test("batches follow each other without gap or overlap; nothing new makes none")
    func batches() throws {
        #expect(try transfer() == nil)
        try trade.invoice(.eur(100))
        let first = try #require(try transfer())
        #expect(first.number == 1)
        #expect(first.after == 0)
        #expect(try transfer() == nil)
        _ = try trade.run(CreateFreeTextInvoice(company: Trade.company, document: Trade.document(.eur(1))))
        #expect(try transfer() == nil)
        try trade.invoice(.eur(100))
        let second = try #require(try transfer(true))
        #expect(second.after == first.through)
        #expect(second.isSummarized)
        #expect(trade.book.verify() == [])
    }

    @Test("AD-10: summed legs keep account, dimension and side, and both sums")
    func summarized() throws {
        func leg(_ account: AccountID, _ amount: Int64, _ dimension: Code = .empty) -> Leg {
            Leg(account, .revenue, amount, accounting: amount * 2, dimension: dimension)
        }
        let entry = JournalEntry(
            company: Trade.company, voucher: "V-1", date: day(2026, 1, 1), currency: .usd,
            legs: [
                leg(Trade.Account.receivable, 100), leg(Trade.Account.revenue, -30), leg(Trade.Account.revenue, -20, "D"),
                leg(Trade.Account.revenue, -60), leg(Trade.Account.revenue, 10),
            ])
        #expect(entry.summarized.legs.map(\.amount) == [100, -90, -20, 10])
        #expect(entry.summarized.legs.map(\.accountingAmount) == [200, -180, -40, 20])
    }
}
