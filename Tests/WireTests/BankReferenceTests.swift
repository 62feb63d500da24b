import BankFiles
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

    @Test("F36 a creditor's reference that passes for a card is taken as it is; what looks like one elsewhere is masked")
    func creditorReference() throws {
        var request = Reskontra_V1_ImportBankEntriesRequest()
        request.bankAccount = "MAIN"
        request.source = .statement
        let suspect = "4000000000000010"
        request.entries = [
            .with { entry in
                entry.amount = .with { ($0.currency, $0.minor) = ("SEK", 500) }
                entry.bookingDate = .with { ($0.year, $0.month, $0.day) = (2026, 3, 2) }
                entry.text = "paid \(suspect)"
                entry.transactions = [
                    .with { row in
                        row.text = suspect
                        row.endToEndID = suspect
                        row.references = ["OCR", "Prtry"].map { kind in
                            .with { ($0.kind, $0.value) = (kind, suspect) }
                        }
                    }
                ]
            }
        ]
        let entry = try ImportBankEntries(request, CompanyID(1)).entries[0]
        let row = entry.transactions[0]
        #expect(entry.text == "paid ************0010" && row.text == "************0010" && row.endToEnd == row.text)
        #expect(row.references.map(\.value) == [suspect, "************0010"])
    }

    @Test("F36 the reader counts equal entries by the texts the server keeps: both see the same card numbers")
    func masks() {
        var random = SystemRandomNumberGenerator()
        for _ in 0..<20_000 {
            let begin = ["4", "51", "34", "36", "6011", "62", "5018", "9", ""].randomElement(using: &random) ?? ""
            var text = begin
            for _ in 0..<Int.random(in: 10...20, using: &random) {
                text += String("00112233445566778899 -.x;".randomElement(using: &random) ?? "0")
            }
            #expect(CardNumbers.masked(text) == PANGuard.masked(text), "\(text)")
        }
        for text in ["4111 1111-1111.1111, 5555555555554444", "SI56610001972257309", "Söhne 4111111111111111 ü", ""] {
            #expect(CardNumbers.masked(text) == PANGuard.masked(text), "\(text)")
        }
    }
}
