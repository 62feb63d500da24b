package enum LetterState: UInt8, Sendable, BitwiseCopyable, Codable {
    case created = 1
    case posted = 2
    case canceled = 3
}

package enum LetterLevel: UInt8, Sendable, BitwiseCopyable, Codable {
    /// One letter with all overdue items; the level is the customer's.
    case perCustomer = 1
    /// One letter per code.
    case perTransaction = 2
}

/// A letter that asks a customer to pay what is overdue.
package struct CollectionLetter: Equatable, Sendable, Codable {
    package struct Line: Equatable, Sendable, PlainBits {
        package var item: ItemID
        /// Open when the letter was made; signed.
        package var open: Int64
        package var codeBefore: UInt8
        /// Once the letter takes effect.
        package var code: UInt8
        /// Day of the letter before; nil: there was none.
        package var dateBefore: CalendarDate?

        package init(item: ItemID, open: Int64, codeBefore: UInt8, code: UInt8, dateBefore: CalendarDate?) {
            self.item = item
            self.open = open
            self.codeBefore = codeBefore
            self.code = code
            self.dateBefore = dateBefore
        }
    }

    package var id: LetterID
    package var company: CompanyID
    /// The invoice account.
    package var customer: CustomerID
    package var sequence: Code
    package var level: LetterLevel
    /// 1 to 5.
    package var code: UInt8
    package var date: CalendarDate
    /// Of the fee and the overdue balance.
    package var currency: Currency
    package var overdue: Int64
    package var fee: Int64
    package var lines: [Line]
    /// Customer's level before, with its day.
    package var levelBefore: UInt8
    package var levelDateBefore: CalendarDate?

    package var state = LetterState.created
    package var isPrinted = false
    /// Empty until it is posted.
    package var number = Code.empty
    package var postedOn: CalendarDate?
    package var feeItem = ItemID.none
    package var creditItem = ItemID.none
    /// Posted together with it (credit:LE-10).
    package var interestNotes: [InterestNoteID] = []
    /// Codes and level have moved.
    package var hasMoved = false

    package static let linesMax = 5_000

    package init(
        id: LetterID, company: CompanyID, customer: CustomerID, sequence: Code, level: LetterLevel, code: UInt8,
        date: CalendarDate, currency: Currency, overdue: Int64, fee: Int64, lines: [Line], levelBefore: UInt8,
        levelDateBefore: CalendarDate?
    ) {
        self.id = id
        self.company = company
        self.customer = customer
        self.sequence = sequence
        self.level = level
        self.code = code
        self.date = date
        self.currency = currency
        self.overdue = overdue
        self.fee = fee
        self.lines = lines
        self.levelBefore = levelBefore
        self.levelDateBefore = levelDateBefore
    }

    /// For the book's digest; never 0.
    var fingerprint: UInt64 {
        var word = Mix.fold(UInt64(state.rawValue) << 8 | UInt64(code), UInt64(feeItem.number))
        word = Mix.fold(word ^ UInt64(bitPattern: overdue), UInt64(creditItem.number) << 1 | (hasMoved ? 1 : 0))
        return word | 1
    }
}

extension CollectionLetter {
    /// What posting says of the letter itself; codes and level are its items' and its customer's.
    mutating func take(_ fact: LetterPosted) {
        state = .posted
        number = fact.number
        postedOn = fact.date
        feeItem = fact.feeItem
        interestNotes = fact.interestNotes
        if fact.movesCodes { hasMoved = true }
    }
}

package struct LetterPosted: Equatable, Sendable {
    package var id: LetterID
    package var number: Code
    package var numberTaken: TakenNumber
    package var date: CalendarDate
    /// None without a fee. The itemPosted beside it carries the entry.
    package var feeItem: ItemID
    package var movesCodes: Bool
    /// How the fee was posted, for waiving it: revenue and taxes, credits negative.
    package var legs: [Leg]
    /// Posted by the events before it.
    package var interestNotes: [InterestNoteID] = []

    package init(
        id: LetterID, number: Code, numberTaken: TakenNumber, date: CalendarDate, feeItem: ItemID, movesCodes: Bool,
        legs: [Leg]
    ) {
        self.id = id
        self.number = number
        self.numberTaken = numberTaken
        self.date = date
        self.feeItem = feeItem
        self.movesCodes = movesCodes
        self.legs = legs
    }
}
