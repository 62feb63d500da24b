import Receivables
import Schema
import Testing

@testable import Wire

@Suite struct BankReferenceTests {
    @Test("F36 words that stand for no reference are none, whoever sends them", arguments: ["NOTPROVIDED", "nonref", "Unknown"])
    func noReference(word: String) throws {
        var request = Reskontra_V1_ImportBankEntriesRequest()
        request.bankAccount = "MAIN"
        request.source = .statement
        var entry = Reskontra_V1_BankEntry()
        entry.amount = .with { ($0.currency, $0.minor) = ("GBP", 500) }
        entry.bookingDate = .with { ($0.year, $0.month, $0.day) = (2026, 3, 2) }
        entry.bankReference = word
        entry.transactions = [.with { $0.endToEndID = word }]
        request.entries = [entry]
        let command = try ImportBankEntries(request, CompanyID(1))
        #expect(command.entries.map(\.bankReference) == [""])
        #expect(command.entries[0].transactions.map(\.endToEnd) == [""])
        request.entries[0].bankReference = "R-7"
        #expect(try ImportBankEntries(request, CompanyID(1)).entries[0].bankReference == "R-7")
    }
}
