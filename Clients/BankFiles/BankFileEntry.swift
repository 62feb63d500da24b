/// An amount in minor units. In entries and transactions what came to us is positive.
public struct BankAmount: Hashable, Sendable {
    public var minor: Int64
    public var currency: String

    public init(_ minor: Int64, _ currency: String) {
        self.minor = minor
        self.currency = currency
    }
}

/// A calendar day as the bank wrote it, never shifted by a time zone.
public struct BankDate: Hashable, Comparable, Sendable {
    public var year: Int32
    public var month: Int32
    public var day: Int32

    public init(_ year: Int32, _ month: Int32, _ day: Int32) {
        self.year = year
        self.month = month
        self.day = day
    }

    public static func < (left: BankDate, right: BankDate) -> Bool {
        (left.year, left.month, left.day) < (right.year, right.month, right.day)
    }
}

/// A reference that payer or bank marked as one.
public struct BankFileReference: Hashable, Sendable {
    /// As written: SCOR, QRR, CINV; else where it stood.
    public var kind: String
    public var value: String
    /// What of the payment is for it, without sign.
    public var amount: BankAmount?

    public init(kind: String, value: String, amount: BankAmount? = nil) {
        self.kind = kind
        self.value = value
        self.amount = amount
    }
}

/// One payment inside an entry.
public struct BankFileTransaction: Hashable, Sendable {
    /// With its own direction; nil: the bank did not say.
    public var amount: BankAmount?
    /// Minor units of the entry's currency inside its amount, without sign.
    public var charges: Int64 = 0
    public var counterparty = ""
    public var counterpartyAccount = ""
    public var endToEnd = ""
    public var mandate = ""
    public var bankReference = ""
    public var references: [BankFileReference] = []
    public var text = ""
    public var returnCode = ""
    public var returnText = ""

    public init() {}
}

/// One booking on the account as a file reports it.
public struct BankFileEntry: Hashable, Sendable {
    /// 1-based line of the file where it begins.
    public var line: Int
    public var amount: BankAmount
    public var bookingDate: BankDate
    public var valueDate: BankDate?
    /// Which of several equal entries of its report it is, from 1.
    public var occurrence: UInt32 = 1
    /// Empty for placeholders.
    public var bankReference = ""
    public var batchReference = ""
    /// What the bank says; 0: it says nothing.
    public var declaredTransactions: UInt32 = 0
    public var isCorrection = false
    public var text = ""
    public var transactions: [BankFileTransaction] = []

    public init(line: Int, amount: BankAmount, bookingDate: BankDate) {
        self.line = line
        self.amount = amount
        self.bookingDate = bookingDate
    }
}

/// What kind of report a file holds.
public enum BankFileKind: String, Sendable {
    /// camt.053: end of day, books.
    case statement = "camt.053"
    /// camt.054: notification, adds details.
    case notification = "camt.054"
    /// camt.052: within the day; informs, is never imported.
    case report = "camt.052"
    case list = "list"
}

/// A report: whose account, which days.
public struct BankFileReport: Sendable {
    public var kind: BankFileKind
    public var id = ""
    /// IBAN first, then other numbers.
    public var identifiers: [String] = []
    public var currency = ""
    public var page = ""
    public var line: Int

    public init(kind: BankFileKind, line: Int) {
        self.kind = kind
        self.line = line
    }
}

/// How a report ended: what was left out and whether it adds up.
public struct BankFileSummary: Sendable {
    public var entries = 0
    /// Pending or for information: not imported.
    public var informative = 0
    /// Without a status: not booked unless the caller says so.
    public var withoutStatus = 0
    /// Entries whose number of transactions is not what the bank says.
    public var miscounted = 0
    public var balance = Balance.unchecked("there is no opening and closing booked balance")

    public init() {}

    public enum Balance: Equatable, Sendable {
        case right
        case unchecked(String)
        /// Opening balance plus entries, and the closing balance.
        case wrong(expected: BankAmount, stated: BankAmount)
    }
}

public enum BankFileEvent: Sendable {
    case report(BankFileReport)
    case entry(BankFileEntry)
    case end(BankFileReport, BankFileSummary)
}

/// Why a file cannot be read, and where. Whoever reads it whole before sending anything posts nothing of it.
public struct BankFileFailure: Error, CustomStringConvertible, Equatable, Sendable {
    public let line: Int
    public let message: String

    public init(line: Int, _ message: String) {
        self.line = line
        self.message = message
    }

    public var description: String { line > 0 ? "line \(line): \(message)" : message }
}
