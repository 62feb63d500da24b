import Engine
import Receivables
import Schema
import Testing

@testable import Server

/// Reconciliation over the port: the book finds where, the log which voucher (setup:PC-8).
struct ReconcileTests {
    /// Posts to a summary account without an item, as only a fault of ours would.
    private struct Plant: Command {
        let voucher: Code
        let amount: Int64

        var company: CompanyID? { CompanyID(1) }

        func decide(_ book: borrowing Book, at now: Moment, _ draft: inout Draft) throws(Rejection) {
            guard let (receivable, revenue) = accounts(book) else {
                throw Rejection(.invariant, "no accounts")
            }
            let entry = JournalEntry(
                company: CompanyID(1), voucher: voucher, date: now.today, currency: .gbp,
                legs: [
                    Leg(receivable, .receivable, amount, accounting: amount),
                    Leg(revenue, .revenue, -amount, accounting: -amount),
                ])
            let next = book.companies.sequence(CompanyID(1), .voucher)?.next ?? 1
            let fact = AccrualPosted(
                company: CompanyID(1), order: .none, item: .none, entry: entry, voucherNext: next)
            draft.add(.sales(.accrualPosted(fact)), book)
        }

        private func accounts(_ book: borrowing Book) -> (AccountID, AccountID)? {
            guard let receivable = book.companies.account("1200"),
                let revenue = book.companies.account("4000")
            else {
                return nil
            }
            return (receivable, revenue)
        }

        func lastChange(_ book: borrowing Book) -> UInt64 { book.sequence }
    }

    private func reconcile(_ client: TestClient) throws -> Reskontra_V1_ReconcileResponse {
        let answer = try client.call(.reconcile, Reskontra_V1_ReconcileRequest())
        #expect(answer.reason == "")
        return try answer.read(Reskontra_V1_ReconcileResponse.self)
    }

    @Test(
        "PC-8: exactly the planted voucher is read back from the log, with its record",
        arguments: [true, false])
    func planted(secondBook: Bool) throws {
        let (world, client) = try PortWorld.trading(secondBook: secondBook)
        for pounds in 1...5 { try client.post("C1", pounds: Int64(pounds)) }
        let sound = try reconcile(client)
        #expect(sound.difference.minor == 0 && sound.differences.isEmpty && !sound.differencesLeftOut)
        #expect(sound.rows.map(\.openItems.minor) == [1_500])
        try world.engine.decideOwn(Plant(voucher: "V-WRONG", amount: 250))
        world.settle()
        let sequence = world.engine.durableSequence
        try client.post("C2", pounds: 7)
        let found = try reconcile(client)
        #expect(found.rows.map(\.difference.minor) == [-250] && found.difference.minor == -250)
        #expect(found.differences.count == 1)
        let row = try #require(found.differences.first)
        #expect(row.voucher == "V-WRONG" && row.mainAccount == "1200" && row.documentNumber == "")
        #expect(row.sequence == sequence && row.ledger.minor == 250 && row.openItems.minor == 0)
        #expect(row.difference.minor == -250 && row.difference.currency == "GBP")
    }
}
