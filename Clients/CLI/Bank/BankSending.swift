import BankFiles
import Foundation
import ReskontraClient
import Schema

/// Sends the pages of a file, two of them under way. What was sent may be sent again: the server knows entries by what
/// they say.
struct BankSending {
    struct Tally {
        /// In the order of the file.
        var accounts: [String] = []
        var reports = 0
        var sum = Reskontra_V1_ImportBankEntriesResponse()

        fileprivate mutating func add(_ answer: Reskontra_V1_ImportBankEntriesResponse) {
            if !accounts.contains(answer.bankAccount) { accounts.append(answer.bankAccount) }
            sum.taken += answer.taken
            sum.lines += answer.lines
            sum.known += answer.known
            sum.noted += answer.noted
            sum.problems += answer.problems
        }
    }

    private let line: SteadyLine
    private let milliseconds: UInt64

    init(_ desk: Desk) async throws {
        line = try await SteadyLine(
            SteadyLine.Door(
                address: desk.settings.address, company: desk.settings.company, token: desk.settings.token, security: desk.settings.security,
                clientName: "reskontra bank import", patience: .seconds(10)))
        milliseconds = UInt64(max(0, await line.welcome.now.seconds)) * 1000
    }

    func send(_ spool: inout BankSpool) async throws -> Tally {
        var tally = Tally(reports: spool.reports)
        var before: Task<Reskontra_V1_ImportBankEntriesResponse, any Error>?
        for page in spool.pages {
            let bytes = try spool.read(page)
            // A key for this page of this run; an entry sent again under another key is known by what it says.
            let key = RequestKey(milliseconds: milliseconds)
            let sent = Task { [line] in
                let answer = try await line.callRaw(.importBankEntries, bytes, key: key)
                return try Reskontra_V1_ImportBankEntriesResponse(serializedBytes: answer.message)
            }
            if let before { tally.add(try await before.value) }
            before = sent
        }
        if let before { tally.add(try await before.value) }
        await line.close()
        return tally
    }
}

extension Reskontra_V1_BankEntry {
    init(_ entry: BankFileEntry) {
        self.init()
        amount = .init(entry.amount)
        bookingDate = .init(entry.bookingDate)
        if let date = entry.valueDate { valueDate = .init(date) }
        occurrence = entry.occurrence
        bankReference = entry.bankReference
        batchReference = entry.batchReference
        declaredTransactions = entry.declaredTransactions
        correction = entry.isCorrection
        text = entry.text
        transactions = entry.transactions.map { row in
            var made = Reskontra_V1_BankTransaction()
            if let amount = row.amount { made.amount = .init(amount) }
            made.chargesMinor = row.charges
            made.counterparty = row.counterparty
            made.counterpartyAccount = row.counterpartyAccount
            made.endToEndID = row.endToEnd
            made.mandateID = row.mandate
            made.text = row.text
            made.returnCode = row.returnCode
            made.returnText = row.returnText
            made.references = row.references.map { reference in
                var part = Reskontra_V1_BankReference()
                part.kind = reference.kind
                part.value = reference.value
                if let amount = reference.amount { part.amount = .init(amount) }
                return part
            }
            return made
        }
    }
}

extension Reskontra_V1_Money {
    init(_ amount: BankAmount) {
        self.init()
        currency = amount.currency
        minor = amount.minor
    }
}

extension Reskontra_V1_Date {
    init(_ date: BankDate) {
        self.init()
        (year, month, day) = (date.year, date.month, date.day)
    }
}
