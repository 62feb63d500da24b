/// A limit that replaces the base limit of an account on the days of a window, both ends included (credit:CL-3).
package struct TemporaryLimit: Equatable, Sendable, PlainBits {
    /// Minor units of the account's limit currency.
    package var amount: Int64
    package var from: CalendarDate
    package var to: CalendarDate

    package init(amount: Int64, from: CalendarDate, to: CalendarDate) {
        self.amount = amount
        self.from = from
        self.to = to
    }

    package func holds(on date: CalendarDate) -> Bool { from <= date && date <= to }
    /// Windows of an account never share a day: their first days tell them apart.
    func digestKey(_ account: CustomerID) -> UInt64 { digestKey(account.number) }
    func digestKey(_ scope: UInt32) -> UInt64 {
        UInt64(scope) << 24 | UInt64(UInt32(bitPattern: from.days) & 0xff_ffff)
    }
    var digestValue: UInt64 { UInt64(bitPattern: amount) ^ UInt64(UInt32(bitPattern: to.days)) << 32 }

    package func overlaps(_ from: CalendarDate, _ to: CalendarDate) -> Bool { self.from <= to && from <= self.to }
}

package enum LimitJournalKind: UInt8, Sendable, BitwiseCopyable, Codable {
    case limit = 1
    case temporary = 2
}

package enum LimitJournalState: UInt8, Sendable, BitwiseCopyable, Codable {
    case draft = 1
    case submitted = 2
    case approved = 3
    case posted = 4
    case rejected = 5

    /// Its limits may still be posted.
    package var isOpen: Bool {
        switch self {
        case .draft, .submitted, .approved: true
        case .posted, .rejected: false
        }
    }
}

/// What the workflow said of a line; without workflow all stay pending.
package enum LimitLineState: UInt8, Sendable, BitwiseCopyable, Codable {
    case pending = 0
    case approved = 1
    case rejected = 2
}

package struct LimitLine: Equatable, Sendable, PlainBits {
    /// An invoice account; none: the line is a group's.
    package var customer: CustomerID
    package var group = CreditGroupID.none
    package var state = LimitLineState.pending
    /// As it was when the line was made.
    package var current: Int64
    package var new: Int64
    package var currency: Currency
    /// Only of a temporary limit.
    package var from: CalendarDate?
    package var to: CalendarDate

    package init(
        customer: CustomerID, group: CreditGroupID = .none, current: Int64, new: Int64, currency: Currency,
        from: CalendarDate?, to: CalendarDate
    ) {
        self.customer = customer
        self.group = group
        self.current = current
        self.new = new
        self.currency = currency
        self.from = from
        self.to = to
    }
}

/// Proposed limits that take effect together (credit section 2.1). No ledger entry is ever made for them.
package struct LimitJournal: Equatable, Sendable, Codable {
    package let company: CompanyID
    package let number: Code
    package let kind: LimitJournalKind
    package var description: String
    package var state = LimitJournalState.draft
    package var lines: [LimitLine] = []
    /// Sequence of its last change.
    package var lastChange: UInt64 = 0

    /// Lines of one journal, which are posted in one record.
    package static let linesMax = 5_000

    package init(company: CompanyID, number: Code, kind: LimitJournalKind, description: String) {
        self.company = company
        self.number = number
        self.kind = kind
        self.description = description
    }
}

/// Journals by number and temporary limits by account: away from the rows that checks read.
package struct LimitLedger: ~Copyable {
    private var journals: [Key: LimitJournal] = [:]
    private var temporary: [CustomerID: [TemporaryLimit]] = [:]

    private struct Key: Hashable, Codable {
        var company: CompanyID
        var number: Code
    }

    package init() {}

    /// Journals of a company by number, behind `after`.
    package func journals(of company: CompanyID, after: Code) -> [LimitJournal] {
        journals.values.filter { $0.company == company && (after.isEmpty || $0.number > after) }
            .sorted { $0.number < $1.number }
    }

    package func journal(_ company: CompanyID, _ number: Code) -> LimitJournal? {
        journals[Key(company: company, number: number)]
    }

    /// Lines of the journals that are not posted or rejected, in no order.
    func openLines() -> [LimitLine] { journals.values.filter(\.state.isOpen).flatMap(\.lines) }

    /// Rising by date, without overlap (credit:AJ-2).
    package func temporaryLimits(of account: CustomerID) -> [TemporaryLimit] { temporary[account] ?? [] }

    package func temporaryLimit(of account: CustomerID, on date: CalendarDate) -> TemporaryLimit? {
        temporary[account]?.first { $0.holds(on: date) }
    }

    // MARK: Facts

    mutating func create(_ journal: LimitJournal, at sequence: UInt64) {
        var journal = journal
        journal.lastChange = sequence
        journals[Key(company: journal.company, number: journal.number)] = journal
    }

    mutating func add(_ lines: [LimitLine], to number: Code, of company: CompanyID, at sequence: UInt64) {
        journals[Key(company: company, number: number)]?.lines += lines
        journals[Key(company: company, number: number)]?.lastChange = sequence
    }

    mutating func post(_ number: Code, of company: CompanyID, at sequence: UInt64) {
        journals[Key(company: company, number: number)]?.state = .posted
        journals[Key(company: company, number: number)]?.lastChange = sequence
    }

    mutating func move(_ number: Code, of company: CompanyID, to state: LimitJournalState, _ lines: [LimitLineState], at sequence: UInt64) {
        guard var journal = journals[Key(company: company, number: number)] else { return }
        journal.state = state
        for index in lines.indices where index < journal.lines.count { journal.lines[index].state = lines[index] }
        journal.lastChange = sequence
        journals[Key(company: company, number: number)] = journal
    }

    mutating func set(_ limit: TemporaryLimit, of account: CustomerID) {
        var all = temporary[account] ?? []
        all.append(limit)
        all.sort { $0.from < $1.from }
        temporary[account] = all
    }
}

extension Book {
    /// The temporary limit in force; one flag test for accounts that never had one.
    func temporaryLimit(of account: CustomerID, on date: CalendarDate) -> TemporaryLimit? {
        guard customers[account].flags.contains(.temporaryLimits) else { return nil }
        return limits.temporaryLimit(of: account, on: date)
    }
}

extension LimitLedger: Stored {
    package mutating func pass(_ stream: StateStream) throws {
        try stream.pass(&journals)
        try stream.pass(&temporary)
    }
}
