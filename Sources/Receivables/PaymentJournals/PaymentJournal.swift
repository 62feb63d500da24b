/// Payments entered together and posted together, all or none (payments:PJ-1, PJ-2).
///
///     DRAFT -> POSTED -> REVERSED, once every payment of it was taken back
package struct PaymentJournal: Equatable, Sendable, Codable {
    package let id: PaymentJournalID
    package let company: CompanyID
    package let number: Code
    /// Kind of journal, such as CHECKS.
    package let name: Code
    package let description: String
    package var isPosted = false
    package var lines: [PaymentLine] = []
    /// Number of the latest line ever made: none is used twice.
    package var lastLine: UInt32 = 0
    /// Sequence of its last change.
    package var lastChange: UInt64 = 0

    /// Lines of one journal, which are posted in one record.
    package static let linesMax = 1_000

    package init(id: PaymentJournalID, company: CompanyID, number: Code, name: Code, description: String) {
        self.id = id
        self.company = company
        self.number = number
        self.name = name
        self.description = description
    }

    package func line(_ number: UInt32, field: String) throws(Rejection) -> PaymentLine {
        guard let line = lines.first(where: { $0.number == number }) else {
            throw Rejection(
                .notFound, field: field, "journal \(self.number) has no line \(number)",
                [.init("journal", self.number.text), .init("line", UInt64(number))])
        }
        return line
    }

    /// Of its own fields; lines are told one by one.
    var fingerprint: UInt64 { number.mixed(with: name.mixed(with: isPosted ? 2 : 1)) }
    func digestKey(_ line: UInt32) -> UInt64 { UInt64(id.number) << 20 | UInt64(line & 0xf_ffff) }
}

package typealias PaymentJournalID = Identifier<PaymentJournal>

package enum PaymentJournalState: UInt8, Sendable, BitwiseCopyable {
    case draft = 1
    case posted = 2
    /// Every payment of it was taken back.
    case reversed = 3
}

/// What the bank has said of a line.
package enum PaymentStatus: UInt8, Sendable, BitwiseCopyable, Codable {
    case none = 1
    case generated = 2
    case sent = 3
    case approved = 4
    case rejected = 5

    /// Far enough for what a method asks for; a rejected line never is.
    func reaches(_ needed: PaymentStatus) -> Bool { self != .rejected && rawValue >= needed.rawValue }
}

package enum PaymentLineState: UInt8, Sendable, BitwiseCopyable {
    case draft = 1
    case posted = 2
    case reversed = 3
    case canceledNSF = 4
}

/// One payment of a journal.
package struct PaymentLine: Equatable, Sendable, Codable {
    package var number: UInt32
    /// As it was named, not its invoice account.
    package var customer: CustomerID
    /// Nil: the business date of posting.
    package var date: CalendarDate?
    package var currency: Currency
    /// 0: what closes all that is marked (payments:PJ-1).
    package var amount: Int64 = 0
    /// Empty: the customer's.
    package var method = Code.empty
    /// Main account instead of the method's.
    package var offsetAccount = Code.empty
    package var reference = ""
    package var status = PaymentStatus.none
    package var depositSlip = Code.empty
    package var isPrepayment = false
    package var includesTax = false
    package var mandate = ""
    package var maturity: CalendarDate?
    package var check = CheckDetails()
    package var fee = Code.empty
    package var text = ""
    /// Items that this line alone may settle.
    package var marks: [PaymentMark] = []
    /// None: not posted.
    package var payment = ItemID.none
    /// Sales order a prepayment waits for (payments:SE-2); empty: none.
    package var salesOrder = Code.empty
    /// Marks that a bank's return took away; what a caller states leaves them.
    package var releases: [MarkRelease] = []

    package init(number: UInt32, customer: CustomerID, currency: Currency) {
        self.number = number
        self.customer = customer
        self.currency = currency
    }

    var fingerprint: UInt64 {
        var sum = Mix.fold(UInt64(customer.number) << 32 | UInt64(payment.number), UInt64(bitPattern: amount) &+ 1)
        sum = depositSlip.mixed(with: offsetAccount.mixed(with: method.mixed(with: sum &+ UInt64(status.rawValue))))
        sum = Mix.fold(Mix.fold(sum, reference), text)
        for mark in marks {
            sum = Mix.fold(sum &+ UInt64(mark.item.number), UInt64(bitPattern: mark.amount?.minor ?? -1))
            // Plain ones add nothing: digests of older stores stay.
            if !mark.wish.isPlain { sum = Mix.fold(sum, mark.wish.fingerprint) }
            for line in mark.lines { sum = Mix.fold(sum, UInt64(line) &+ 1) }
        }
        if !salesOrder.isEmpty { sum = salesOrder.mixed(with: sum) }
        for release in releases { sum = Mix.fold(sum &+ UInt64(release.item.number), release.reason) }
        return sum
    }
}

/// Who a check is drawn on, and by whom.
package struct CheckDetails: Equatable, Sendable, Codable {
    package var number = ""
    package var bank = ""
    package var drawer = ""

    package init(number: String = "", bank: String = "", drawer: String = "") {
        self.number = number
        self.bank = bank
        self.drawer = drawer
    }
}

/// An item reserved for one owner, with how it is to be settled (payments:SE-2).
package struct PaymentMark: Equatable, Sendable, Codable {
    package var item: ItemID
    /// Money with the sign of the item; nil: as much as is needed or left.
    package var amount: Money?
    package var wish: MarkWish
    /// Of the document, from 1; none: the item as a whole (payments:SE-10).
    package var lines: [UInt32]

    package init(item: ItemID, amount: Money? = nil, wish: MarkWish = MarkWish(), lines: [UInt32] = []) {
        self.item = item
        self.amount = amount
        self.wish = wish
        self.lines = lines
    }
}

/// A mark that ended because a bank took the marked payment back: what the bank did is booked whoever marked it.
package struct MarkRelease: Equatable, Sendable, Codable {
    package var item: ItemID
    package var date: CalendarDate
    package var reason: String

    package init(item: ItemID, date: CalendarDate, reason: String) {
        self.item = item
        self.date = date
        self.reason = reason
    }
}

/// The same as an answer tells it, with the line that had marked the document.
package struct ReleasedMark: Equatable, Sendable {
    package let owner: MarkOwner
    package let release: MarkRelease

    package init(owner: MarkOwner, release: MarkRelease) {
        self.owner = owner
        self.release = release
    }
}

/// Whose mark it is: a line of a payment journal.
package struct MarkOwner: Equatable, Sendable, BitwiseCopyable {
    package let journal: PaymentJournalID
    package let line: UInt32

    package init(journal: PaymentJournalID, line: UInt32) {
        self.journal = journal
        self.line = line
    }
}

/// The closed list of facts of payment journals and of bridged payments.
package enum PaymentFact: Equatable, Sendable {
    case journalCreated(PaymentJournal)
    /// The line whole, as it is after the change, its marks with it.
    case lineSet(PaymentJournalID, PaymentLine)
    case lineDeleted(PaymentJournalID, UInt32)
    /// Payments in the order of the lines; all marks end.
    case journalPosted(PaymentJournalID, [ItemID])
    /// The same, but what the lines have marked stays locked and waits in the settlement queue.
    case journalPostedApart(PaymentJournalID, [ItemID])
    case queueMoved(QueueMove)
    /// A bank took a marked payment back. A row of the queue that has no mark left is canceled with it.
    case markReleased(PaymentJournalID, line: UInt32, MarkRelease)
    /// Lines of a document carry their own open amounts: what each comes to, with the sign of the item (payments:SE-10).
    case linesKept(ItemID, [Int64])
    case linesSettled(SettlementID, [LineSettled])
    case nameSet(CompanyID, PaymentJournalName)
    /// Of terms of payment.
    case calendarSet(CompanyID, PaymentCalendar)
    /// Of terms of payment, customers and documents.
    case scheduleSet(CompanyID, PaymentSchedule)
    /// Of methods of payment.
    case specificationSet(CompanyID, PaymentSpecification)
    case deposited(PaymentJournalID, slip: Code, lines: [UInt32])
    case bridged(ItemID, BridgedPayment)
    case cleared(ItemID, on: CalendarDate, JournalEntry, voucherNext: UInt64)
}
