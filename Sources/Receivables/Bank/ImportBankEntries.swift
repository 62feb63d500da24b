/// Takes one page of a bank's report. Entries are recognised by what they say: repeating one does nothing (F36).
///
/// Posts nothing: `PostBankEntries` and `MatchBankEntry` do. Entries of the report that does not book the account
/// only inform, unless they are the details of an entry the other report gave without; then they take its place.
/// Rejections: BANK_ACCOUNT_UNKNOWN, TOO_MANY_ITEMS.
package struct ImportBankEntries: Command {
    package let id: CompanyID
    /// Empty: by identifier.
    package let account: Code
    /// As `BankAccount.normalized` writes them.
    package let identifiers: [String]
    package let source: BankSource
    package let statement: String
    package let entries: [BankEntry]

    package init(
        id: CompanyID, account: Code = .empty, identifiers: [String] = [], source: BankSource, statement: String,
        entries: [BankEntry]
    ) {
        self.id = id
        self.account = account
        self.identifiers = identifiers
        self.source = source
        self.statement = statement
        self.entries = entries
    }

    package static let entriesMax = 500
    /// Payments in the entries of one page.
    package static let linesMax = 10_000

    package struct Answer: Equatable, Sendable {
        package var account: Code = .empty
        /// Entries that are new, and their lines.
        package var taken = 0
        package var lines = 0
        /// Entries that were known already.
        package var known = 0
        /// New lines that only inform.
        package var noted = 0
        /// New lines that wait for a person, whatever they match.
        package var problems = 0
    }

    package var company: CompanyID? { id }

    package func decide(_ book: borrowing Book, at now: Moment, _ draft: inout Draft) throws(Rejection) -> Answer {
        let account = try findAccount(book)
        if entries.count > ImportBankEntries.entriesMax {
            throw .tooMany(entries.count, max: ImportBankEntries.entriesMax, field: "entries")
        }
        var answer = Answer(account: account.code)
        var fact = BankLinesImported(company: id)
        var fresh: Set<BankIdentity> = []
        for entry in entries {
            let first = entry.identity(id, account.code, source, part: 0)
            if book.bank.line(first) != nil || !fresh.insert(first).inserted {
                answer.known += 1
                continue
            }
            add(entry, first, account, &fact, book)
            answer.taken += 1
            if fact.lines.count > ImportBankEntries.linesMax {
                throw .tooMany(fact.lines.count, max: ImportBankEntries.linesMax, field: "entries")
            }
        }
        answer.lines = fact.lines.count
        answer.noted = fact.lines.count { $0.row.state == .noted }
        answer.problems = fact.lines.count { $0.row.state == .open && $0.row.problem != .none }
        if !fact.lines.isEmpty { draft.add(.bank(.linesImported(fact)), book) }
        return answer
    }

    private func findAccount(_ book: borrowing Book) throws(Rejection) -> BankAccount {
        if !account.isEmpty {
            guard let found = book.bank.account(id, account) else { throw .noSuchBankAccount(account.text) }
            return found
        }
        for identifier in identifiers {
            if let found = book.bank.account(id, identifier: identifier) { return found }
        }
        throw .noSuchBankAccount(identifiers.first ?? "")
    }

    private func add(
        _ entry: BankEntry, _ identity: BankIdentity, _ account: BankAccount, _ fact: inout BankLinesImported,
        _ book: borrowing Book
    ) {
        let (amounts, problem) = entry.split()
        let isUndetailed = entry.transactions.allSatisfy(\.isBare) || problem == .detailsElsewhere
        let books = source == .list || source == account.booksFrom
        let first = fact.lines.count
        for (part, amount) in amounts.enumerated() {
            var row = BankLine(
                identity: part == 0 ? identity : entry.identity(id, account.code, source, part: part), company: id,
                account: account.code,
                amount: amount, entryAmount: entry.amount.minor, currency: entry.amount.currency,
                bookingDate: entry.bookingDate, valueDate: entry.valueDate ?? entry.bookingDate, source: source,
                state: books && problem != .zero ? .open : .noted, problem: problem, isUndetailed: isUndetailed,
                part: UInt16(clamping: part), parts: UInt16(clamping: amounts.count))
            if row.state == .open, problem == .none, isReportedElsewhere(row, book) { row.problem = .perhapsKnown }
            fact.lines.append(.init(row: row, text: text(of: entry, part, amounts.count)))
        }
        link(first, amounts.count, &fact, book)
    }

    private func text(of entry: BankEntry, _ part: Int, _ parts: Int) -> BankLineText {
        var text = BankLineText()
        text.statement = statement
        text.bankReference = entry.bankReference
        text.batchReference = entry.batchReference
        text.entryText = entry.text
        if parts > 1 || entry.transactions.count == 1 {
            text.transaction = entry.transactions[part]
            if text.transaction.amount?.currency == entry.amount.currency { text.transaction.amount = nil }
        }
        return text
    }

    /// A list and a report of the bank may bring the same money with other words: nobody posts that unseen.
    private func isReportedElsewhere(_ row: BankLine, _ book: borrowing Book) -> Bool {
        let others = book.bank.sources(of: BankLedger.dayKey(row)) & ~(1 << row.source.rawValue)
        return others != 0
    }

    /// Days between the two reports of the same money; a reference that comes again later is another payment's.
    private static let linkDaysMax: Int32 = 10

    /// Finds the same money in the other kind of report: details take the place of the entry that has none.
    private func link(_ first: Int, _ count: Int, _ fact: inout BankLinesImported, _ book: borrowing Book) {
        let line = fact.lines[first]
        guard line.row.problem != .zero else { return }
        for key in BankLedger.links(line.row, line.text) {
            for id in book.bank.entries(linkedBy: key) {
                let other = book.bank[id]
                let days = other.bookingDate.days - line.row.bookingDate.days
                guard abs(days) <= ImportBankEntries.linkDaysMax else { continue }
                guard other.source != line.row.source, !fact.covered.contains(id), !fact.released.contains(id) else {
                    continue
                }
                switch (line.row.state, other.state) {
                case (.open, .noted) where line.row.isUndetailed && isDetail(other):
                    fact.lines[first].row.state = .covered
                    fact.released += book.bank.group(of: id)
                    return
                case (.noted, .open) where other.isUndetailed && isDetail(line.row):
                    for place in first..<first + count { fact.lines[place].row.state = .open }
                    fact.covered.append(id)
                    return
                default: continue
                }
            }
        }
    }

    private func isDetail(_ row: BankLine) -> Bool { !row.isUndetailed && row.problem == .none }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.bank.mark(id) }
}

extension Rejection {
    static func noSuchBankAccount(_ name: String) -> Rejection {
        Rejection(
            .bankAccountUnknown, field: "bank_account", "no bank account of this company is called '\(name)'",
            [.init("account", name)])
    }

    static func noSuchBankLine(_ id: BankLineID) -> Rejection {
        Rejection(.bankEntryNotFound, field: "entry_id", "there is no bank entry \(id.number)")
    }

    static func doneBankLine(_ id: BankLineID, _ row: BankLine) -> Rejection {
        Rejection(
            .bankEntryDone, field: "entry_id", "bank entry \(id.number) is \(row.state)",
            [.init("state", "\(row.state)"), .init("amount", row.money)])
    }
}
