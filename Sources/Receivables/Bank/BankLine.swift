/// One payment that a bank reported: what is matched, posted or put aside.
package struct BankLine: Equatable, Sendable, BitwiseCopyable {
    package var identity: BankIdentity
    package var company: CompanyID
    package var account: Code
    /// What came to us is positive.
    package var amount: Int64
    /// All lines of the bank's entry together.
    package var entryAmount: Int64
    package var currency: Currency
    package var bookingDate: CalendarDate
    package var valueDate: CalendarDate
    package var source: BankSource
    package var state: BankLineState
    package var problem: BankProblem
    /// The bank gave no details of its own; those of another report may take its place.
    package var isUndetailed: Bool
    /// Place in its entry and lines of that.
    package var part: UInt16
    package var parts: UInt16
    /// What it was posted as, the first if there are several.
    package var item: ItemID = .none
    package var customer: CustomerID = .none
    package var lastChange: UInt64 = 0

    package init(
        identity: BankIdentity, company: CompanyID, account: Code, amount: Int64, entryAmount: Int64,
        currency: Currency, bookingDate: CalendarDate, valueDate: CalendarDate, source: BankSource,
        state: BankLineState, problem: BankProblem, isUndetailed: Bool, part: UInt16, parts: UInt16
    ) {
        self.identity = identity
        self.company = company
        self.account = account
        self.amount = amount
        self.entryAmount = entryAmount
        self.currency = currency
        self.bookingDate = bookingDate
        self.valueDate = valueDate
        self.source = source
        self.state = state
        self.problem = problem
        self.isUndetailed = isUndetailed
        self.part = part
        self.parts = parts
    }

    package var money: Money { Money(amount, currency) }
    /// Its identity, state and nothing that depends on the order in which lines came.
    var digestKey: UInt64 { identity.low & 0xff_ffff_ffff_ffff }
    var digestValue: UInt64 { identity.high ^ UInt64(state.rawValue) << 8 ^ UInt64(problem.rawValue) | 1 << 63 }
}

package typealias BankLineID = Identifier<BankLine>

package enum BankLineState: UInt8, Sendable, BitwiseCopyable {
    /// To be matched.
    case open = 1
    /// Became a payment, or several.
    case posted = 2
    /// Booked on a main account, without a customer.
    case booked = 3
    /// A person decided that nothing is to be booked.
    case setAside = 4
    /// Informs: the other report of the account books it, or there is nothing to book.
    case noted = 5
    /// The lines of another report stand for it.
    case covered = 6

    /// Its texts may still be asked for.
    var keepsTexts: Bool {
        switch self {
        case .open, .setAside, .noted: true
        case .posted, .booked, .covered: false
        }
    }
}

/// What a bank wrote about a line. Kept in memory until it is decided; afterwards the event log has it.
package struct BankLineText: Equatable, Sendable, Codable {
    package var statement = ""
    package var bankReference = ""
    package var batchReference = ""
    package var entryText = ""
    /// What the bank said of this payment; its own amount only where it is in another currency.
    package var transaction = BankTransaction()

    package init() {}
}

/// What happened to bank accounts and their lines.
package enum BankFact: Equatable, Sendable {
    case accountSet(CompanyID, BankAccount)
    case linesImported(BankLinesImported)
    case linePosted(BankLineID, items: [ItemID], customer: CustomerID)
    case lineBooked(BankLineID, JournalEntry, voucherNext: UInt64)
    case lineSetAside(BankLineID, reason: String)
    case lineReopened(BankLineID)
    /// Nil: nothing of the account is reconciled any more.
    case reconciled(CompanyID, Code, through: CalendarDate?)
}

package struct BankLinesImported: Equatable, Sendable {
    package var company: CompanyID
    package var lines: [Line]
    /// Lines the bank gave no details of: some of `lines`, or of a record before, stand for them now.
    package var covered: [BankLineID]
    /// Lines that only informed until now and are the details of an entry of this record.
    package var released: [BankLineID]

    package struct Line: Equatable, Sendable {
        package var row: BankLine
        package var text: BankLineText

        package init(row: BankLine, text: BankLineText) {
            self.row = row
            self.text = text
        }
    }

    package init(
        company: CompanyID, lines: [Line] = [], covered: [BankLineID] = [], released: [BankLineID] = []
    ) {
        self.company = company
        self.lines = lines
        self.covered = covered
        self.released = released
    }
}
