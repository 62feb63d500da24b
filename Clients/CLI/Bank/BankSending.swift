import BankFiles
import Foundation
import ReskontraClient
import Schema

/// Sends the entries of a file in pages. What was sent may be sent again: the server knows entries by what they say.
struct BankSending {
    struct Tally {
        /// In the order of the file.
        var accounts: [String] = []
        var reports = 0
        var sum = Reskontra_V1_ImportBankEntriesResponse()
    }

    private let desk: Desk
    private let account: String?
    private let line: SteadyLine
    private let milliseconds: UInt64
    private var page = Reskontra_V1_ImportBankEntriesRequest()
    private var bytes = 0
    private var transactions = 0
    private var tally = Tally()

    static let entriesMax = 500
    private static let transactionsMax = 5_000
    /// Well below what the server takes in one request.
    private static let bytesMax = 512 << 10

    init(_ desk: Desk, account: String?) async throws {
        self.desk = desk
        self.account = account
        line = try await SteadyLine(
            SteadyLine.Door(
                address: desk.settings.address, company: desk.settings.company, token: desk.settings.token, security: desk.settings.security,
                clientName: "reskontra bank import", patience: .seconds(10)))
        milliseconds = UInt64(max(0, await line.welcome.now.seconds)) * 1000
    }

    mutating func take(_ event: BankFileEvent) async throws {
        switch event {
        case .report(let report):
            tally.reports += 1
            page = Reskontra_V1_ImportBankEntriesRequest()
            page.bankAccount = account ?? ""
            page.identifiers = Array(report.identifiers.prefix(8))
            page.statement = String(report.id.prefix(60))
            page.source =
                switch report.kind {
                case .statement, .report: .statement
                case .notification: .notification
                case .list: .list
                }
            if report.kind == .list, account == nil { page.bankAccount = try await desk.bankAccount(nil) }
        case .entry(let entry):
            let message = Reskontra_V1_BankEntry(entry)
            let size = try message.serializedData().count
            if page.entries.count == Self.entriesMax || bytes + size > Self.bytesMax
                || transactions + entry.transactions.count > Self.transactionsMax
            {
                try await send()
            }
            page.entries.append(message)
            bytes += size
            transactions += entry.transactions.count
        case .end: try await send()
        }
    }

    private mutating func send() async throws {
        guard !page.entries.isEmpty else { return }
        // A key for this page of this run; an entry sent again under another key is known by what it says.
        let key = RequestKey(milliseconds: milliseconds)
        let answer: SteadyLine.Answer<Reskontra_V1_ImportBankEntriesResponse> = try await line.call(
            .importBankEntries, page, key: key)
        let message = answer.message
        if !tally.accounts.contains(message.bankAccount) { tally.accounts.append(message.bankAccount) }
        tally.sum.taken += message.taken
        tally.sum.lines += message.lines
        tally.sum.known += message.known
        tally.sum.noted += message.noted
        tally.sum.problems += message.problems
        page.entries = []
        (bytes, transactions) = (0, 0)
    }

    mutating func finish() async throws -> Tally {
        try await send()
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
