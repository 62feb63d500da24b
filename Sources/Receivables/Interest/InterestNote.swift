/// One transaction's interest on a note, or a fee: what is paid, waived or reversed is told per charge.
package struct InterestCharge: Equatable, Sendable, Codable {
    /// The transaction the interest is for; none: a fee, or one from before the opening import.
    package var item: ItemID
    package var isFee: Bool
    /// Signed as the note: we are owed positive amounts.
    package var amount: Int64
    package var account: AccountID
    /// What of the transaction's time it covers; freed when the charge is reversed (IN-9).
    package var spans: [InterestCalculation.Span] = []
    /// Open amount of the last interval or day.
    package var base: Int64 = 0
    /// Ten-thousandths of a percent, or minor units, of the last one.
    package var value: Int64 = 0
    /// Intervals, or days with the daily method.
    package var units: Int32 = 0
    /// Bits of the shares of its item that it is for; 0: the whole item.
    package var shares: UInt32 = 0
    /// Within the amount of a fee.
    package var taxes: [FeeTax] = []

    /// Net of what was reinstated.
    package var waived: Int64 = 0
    package var writtenOff: Int64 = 0
    package var reversed: Int64 = 0
    /// What was paid before the opening import.
    package var paidBefore: Int64 = 0
    /// What was waived, written off or reversed before it; from the charge as it was created.
    package internal(set) var goneBefore: Int64 = 0

    package init(item: ItemID, amount: Int64, account: AccountID, isFee: Bool = false) {
        self.item = item
        self.isFee = isFee
        self.amount = amount
        self.account = account
    }

    /// What can still be waived or reversed (IN-2).
    package var standing: Int64 { amount - waived - writtenOff - reversed }
}

package enum InterestNoteState: UInt8, Sendable, BitwiseCopyable, Codable {
    case created = 1
    case posted = 2
    case canceled = 3
}

/// Derived from what was reversed and waived (setup section 13).
package enum InterestMark: UInt8, Sendable, BitwiseCopyable {
    case none = 1
    case waived = 2
    case partlyWaived = 3
    case reversed = 4
    case partlyReversed = 5
}

package enum InterestAct: UInt8, Sendable, BitwiseCopyable, Codable {
    case waive = 1
    case reinstate = 2
    case reverse = 3
}

/// Interest charged to one customer in one currency under one profile and rate version.
package struct InterestNote: Equatable, Sendable, Codable {
    package var id: InterestNoteID
    package var company: CompanyID
    package var number: Code
    /// The invoice account.
    package var customer: CustomerID
    package var currency: Currency
    package var profile: ProfileID
    package var code: Code
    package var versionFrom: CalendarDate
    package var to: CalendarDate
    package var charges: [InterestCharge]
    package var numberTaken: TakenNumber?

    package var state = InterestNoteState.created
    /// The open item it became.
    package var item = ItemID.none
    package var isPrinted = false
    /// Documents made by waiving, reinstating and reversing, oldest first.
    package var acts: [Act] = []

    package struct Act: Equatable, Sendable, Codable {
        package var kind: InterestAct
        /// The credit note or reinstating invoice.
        package var document: ItemID
        package var date: CalendarDate
        package var sequence: UInt64
        /// Of all charges together.
        package var amount: Int64
        package var reason: String
        /// Who did it; empty: it was not kept then.
        package var by: Code = .empty
        /// Indexes of the charges it was about.
        package var charges: [UInt32] = []
    }

    package var interest: Int64 { charges.reduce(0) { $0 + ($1.isFee ? 0 : $1.amount) } }
    package var total: Int64 { charges.reduce(0) { $0 + $1.amount } }

    /// `writtenOff` per charge, without sign: what write-offs of the note took.
    package func mark(writtenOff: [Int64]) -> InterestMark {
        let isNothingLeft = zip(charges, writtenOff).allSatisfy { abs($0.standing) == $1 }
        if charges.contains(where: { $0.reversed != 0 }) { return isNothingLeft ? .reversed : .partlyReversed }
        if charges.contains(where: { $0.waived != 0 }) { return isNothingLeft ? .waived : .partlyWaived }
        return .none
    }

    package static let chargesMax = 1_000

    /// State and what stands of each charge, for the book's digest; never 0.
    var fingerprint: UInt64 {
        var word = Mix.fold(UInt64(state.rawValue), UInt64(item.number))
        for charge in charges {
            word = Mix.fold(word ^ UInt64(bitPattern: charge.standing), UInt64(bitPattern: charge.reversed &+ 1))
            // Notes of before there were shares and taxes keep their word: it stands in their logs.
            if charge.shares != 0 { word = Mix.fold(word, UInt64(charge.shares)) }
            for tax in charge.taxes {
                word = Mix.fold(tax.code.mixed(with: word ^ UInt64(tax.account.number)), UInt64(bitPattern: tax.amount))
            }
        }
        return word | 1
    }

    package init(
        id: InterestNoteID, company: CompanyID, number: Code, customer: CustomerID, currency: Currency,
        profile: ProfileID, code: Code, versionFrom: CalendarDate, to: CalendarDate, charges: [InterestCharge],
        numberTaken: TakenNumber?
    ) {
        self.id = id
        self.company = company
        self.number = number
        self.customer = customer
        self.currency = currency
        self.profile = profile
        self.code = code
        self.versionFrom = versionFrom
        self.to = to
        self.charges = charges
        self.numberTaken = numberTaken
    }
}

extension InterestNote {
    /// What of its charges stands after a change, and the change among its acts.
    mutating func take(_ fact: InterestChanged, at sequence: UInt64) {
        for amount in fact.amounts {
            let index = Int(amount.charge)
            switch fact.kind {
            case .waive: charges[index].waived += amount.amount
            case .reinstate: charges[index].waived -= amount.amount
            case .reverse: charges[index].reversed += amount.amount
            }
        }
        acts.append(
            Act(
                kind: fact.kind, document: fact.document, date: fact.date, sequence: sequence,
                amount: fact.amounts.reduce(0) { $0 + $1.amount }, reason: fact.reason, by: fact.by,
                charges: fact.amounts.map(\.charge)))
    }
}

package typealias InterestNoteID = Identifier<InterestNote>

/// Charges of a note were waived, reinstated or reversed.
package struct InterestChanged: Equatable, Sendable {
    package var note: InterestNoteID
    package var kind: InterestAct
    /// Indexes of charges with the amounts, not 0.
    package var amounts: [Amount]
    package var document: ItemID
    package var date: CalendarDate
    package var reason: String
    /// The principal; empty: written before it was kept.
    package var by: Code

    package struct Amount: Equatable, Sendable, BitwiseCopyable {
        package var charge: UInt32
        package var amount: Int64

        package init(charge: UInt32, amount: Int64) {
            self.charge = charge
            self.amount = amount
        }
    }

    package init(
        note: InterestNoteID, kind: InterestAct, amounts: [Amount], document: ItemID, date: CalendarDate, reason: String,
        by: Code = .empty
    ) {
        self.by = by
        self.note = note
        self.kind = kind
        self.amounts = amounts
        self.document = document
        self.date = date
        self.reason = reason
    }
}
