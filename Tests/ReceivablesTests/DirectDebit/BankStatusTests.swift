import Testing

@testable import Receivables

/// What a bank's payment status report rejects of a file (F8, setup:SD-8, SD-15, SD-17).
struct BankStatusTests {
    private let trade: Trade
    private let rows: [DebitCollection]
    private let file: DirectDebitFile

    init() throws {
        trade = try Trade.debits()
        try trade.mandate("M")
        var rows: [DebitCollection] = []
        for _ in 0..<3 { rows.append(try trade.collect("M").collection.row) }
        file = try trade.run(GenerateDirectDebitFile(id: Trade.company, format: .pain00800108)).file
        self.rows = rows
    }

    private func reject(_ place: Int, _ reason: Code = "AM04", amount: Money? = nil) -> ImportBankStatus.Reject {
        ImportBankStatus.Reject(endToEnd: rows[place].endToEnd(trade.book), reason: reason, amount: amount)
    }

    private func status(_ rejects: [ImportBankStatus.Reject], file number: Code? = nil, fee: Money? = nil) -> ImportBankStatus {
        ImportBankStatus(
            id: Trade.company, file: number ?? file.number, rejects: rejects, date: day(2026, 3, 9), fee: fee,
            passesFeeOn: fee != nil)
    }

    @Test("F8: exactly what is rejected comes back, the mandate follows, and the same report again does nothing")
    func exactly() throws {
        let answer = try trade.run(status([reject(0), reject(2, "MD01")], fee: .eur(350)))
        #expect(answer.rejected.map(\.collection.row.id) == [rows[0].id, rows[2].id] && answer.known == 0)
        #expect(rows.map { trade.book.directDebits[$0.id].state } == [.rejected, .presented, .rejected])
        #expect(answer.rejected.map(\.hasBankEntry) == [false, false])
        #expect(trade.mandate(named: "M").state == .canceled && trade.mandate(named: "M").counter == 1)
        // The bank's fee and the customer's, twice.
        #expect(trade.balance(Trade.Account.bank) == -700)
        #expect(answer.rejected.allSatisfy { !$0.feeDocument.isEmpty })
        let again = try trade.run(status([reject(0), reject(2)], fee: .eur(350)))
        #expect(again.rejected.isEmpty && again.known == 2)
        #expect(trade.balance(Trade.Account.bank) == -700)
        #expect(trade.book.verify() == [])
    }

    @Test("a report that the file does not bear out books nothing at all")
    func allOrNothing() throws {
        #expect(trade.refused(status([])) == "nothingToPost rejects")
        #expect(trade.refused(status([reject(0)], file: "DD-9")) == "notFound file")
        let later = try trade.collect("M").collection.row
        for stranger in [later.endToEnd(trade.book), "XX-0000000001", ""] {
            #expect(
                trade.refused(status([reject(0), .init(endToEnd: stranger)])) == "notFound rejects[1].end_to_end_id")
        }
        #expect(trade.refused(status([reject(1), reject(1)])) == "itemNamedTwice rejects[1].end_to_end_id")
        #expect(trade.refused(status([reject(0), reject(1, amount: .eur(5_001))])) == "amountMismatch rejects[1].amount")
        #expect(trade.refused(status([reject(0)], fee: .usd(1))) == "currencyNotEUR bank_fee.currency")
        #expect(rows.allSatisfy { trade.book.directDebits[$0.id].state == .presented })
        #expect(trade.refused(status([reject(0), reject(1, amount: .eur(5_000))])) == "accepted")
    }

    @Test("an end-to-end id names the collection that has it to the letter, not one with the same last digits")
    func namedToTheLetter() throws {
        func back(_ endToEnd: String) -> String {
            trade.refused(
                RegisterReturn(id: Trade.company, collection: rows[0].id, kind: .reject, reason: "AM04", endToEnd: endToEnd))
        }
        #expect(back("XX-0000000001") == "notFound end_to_end_id")
        #expect(back("1") == "notFound end_to_end_id")
        #expect(back(rows[0].endToEnd(trade.book)) == "accepted")
        let other = WithdrawCollection(id: Trade.company, collection: rows[1].id, endToEnd: "XX-0000000002")
        #expect(trade.refused(other) == "notFound end_to_end_id")
    }

    @Test("payments:UN-1 two debits that one settlement closed: the report takes it back once, and both payments")
    func sharedSettlement() throws {
        for row in rows.prefix(2) { try trade.post(row.id) }
        let payments = rows.prefix(2).map { trade.book.directDebits[$0.id].payment }
        for payment in payments {
            let number = trade.book.items[payment].number
            try trade.run(UndoSettlement(company: Trade.company, document: number, reason: "wrong invoice"))
        }
        let other = try trade.invoice(.eur(10_000))
        let items = (payments + [other]).map { ApplyItem(item: $0) }
        try trade.run(Settle(company: Trade.company, customer: "C-1", items: items))
        #expect(trade.open(other) == 0)
        let answer = try trade.run(
            ImportBankStatus(
                id: Trade.company, file: file.number, rejects: [reject(0), reject(1)], date: day(2026, 3, 12), fee: nil,
                passesFeeOn: false))
        #expect(answer.rejected.map(\.collection.row.state) == [.returned, .returned])
        #expect(payments.map { trade.open($0) } == [0, 0] && trade.open(other) == 10_000)
        #expect(rows.prefix(2).map { trade.open($0.item) } == [5_000, 5_000])
        #expect(trade.book.verify() == [])
    }
}
