package enum BillTag {}
package typealias BillID = Identifier<BillTag>
package enum RemittanceTag {}
package typealias RemittanceID = Identifier<RemittanceTag>

package enum BillStatus: UInt8, CaseIterable, Sendable, BitwiseCopyable, Codable {
    case drawn = 1
    case remittedCollection = 2
    case remittedDiscount = 3
    case honored = 4
    case protested = 5
    case redrawn = 6
    case canceled = 7

    package var name: String {
        switch self {
        case .drawn: "DRAWN"
        case .remittedCollection: "REMITTED_COLLECTION"
        case .remittedDiscount: "REMITTED_DISCOUNT"
        case .honored: "HONORED"
        case .protested: "PROTESTED"
        case .redrawn: "REDRAWN"
        case .canceled: "CANCELED"
        }
    }

    package var isFinal: Bool { self == .honored || self == .canceled }

    /// The account that carries the face; nil: none does any more.
    var place: BillPlace? {
        switch self {
        case .drawn, .redrawn: .bill
        case .remittedCollection: .collection
        case .remittedDiscount: .discount
        case .protested: .protest
        case .honored, .canceled: nil
        }
    }
}

package enum RemittanceType: UInt8, Sendable, BitwiseCopyable, Codable {
    case collection = 1
    case discount = 2
}

/// Each has a posting profile of its own, whose summary account carries the bills there.
package enum BillPlace: Sendable {
    case bill, collection, discount, protest

    var postingType: PostingType {
        switch self {
        case .bill: .bill
        case .collection: .billCollection
        case .discount: .billDiscount
        case .protest: .billProtest
        }
    }

    var parameter: String {
        switch self {
        case .bill: "boe_profile"
        case .collection: "collection_profile"
        case .discount: "discount_profile"
        case .protest: "protest_profile"
        }
    }

    func profile(_ parameters: BillParameters) -> Code {
        switch self {
        case .bill: parameters.billProfile
        case .collection: parameters.collectionProfile
        case .discount: parameters.discountProfile
        case .protest: parameters.protestProfile
        }
    }
}

/// Parameters of bills with their defaults (setup section 18).
package struct BillParameters: Equatable, Sendable, BitwiseCopyable {
    package var billProfile: Code = .empty
    package var collectionProfile: Code = .empty
    package var discountProfile: Code = .empty
    package var protestProfile: Code = .empty
    package var journals = BillJournals()
    /// A bill is remitted only once it is accepted (setup:BE-8).
    package var requireAcceptance = false

    package init() {}
}

/// Names of the five bill journals (setup section 11); empty: the type's own word.
package struct BillJournals: Equatable, Sendable, BitwiseCopyable {
    package var draw: Code = .empty
    package var redraw: Code = .empty
    package var remittance: Code = .empty
    package var settle: Code = .empty
    package var protest: Code = .empty

    package init() {}

    /// The journal that a step is in. What cancels a bill takes its drawing back; accepting posts nothing.
    package func name(of act: Bill.Act) -> Code {
        switch act {
        case .draw, .cancel: draw.isEmpty ? "DRAW" : draw
        case .accept: .empty
        case .remit: remittance.isEmpty ? "REMITTANCE" : remittance
        case .settle: settle.isEmpty ? "SETTLE" : settle
        case .protest: protest.isEmpty ? "PROTEST" : protest
        case .redraw: redraw.isEmpty ? "REDRAW" : redraw
        }
    }
}

/// A bill of exchange drawn for open invoices (setup section 11). Its face always moves as a whole.
package struct Bill: Equatable, Sendable, Codable {
    package var id: BillID
    package var company: CompanyID
    package var number: Code
    /// The invoice account that accepts it.
    package var customer: CustomerID
    package var currency: Currency
    package var face: Int64
    package var issued: CalendarDate
    package var due: CalendarDate
    /// Bank it is payable at, as written on it.
    package var drawee: String
    package var method: Code
    /// Payment specification of the method; empty: the method's.
    package var specification: Code = .empty
    /// What paid the invoices; undone when the bill is canceled.
    package var drawing: SettlementID
    package var status = BillStatus.drawn
    package var accepted: CalendarDate?
    /// The open item that carries the face now; none: final.
    package var item = ItemID.none
    /// The last one; none: never remitted.
    package var remittance = RemittanceID.none
    /// Accounting amount of the discount liability.
    package var liability: Int64 = 0
    package var history: [Step] = []
    package var lastChange: UInt64 = 0

    package struct Step: Equatable, Sendable, Codable {
        package var act: Act
        package var status: BillStatus
        package var date: CalendarDate
        package var due: CalendarDate
        package var vouchers: [Code]
        /// Name of its bill journal; empty: it posts nothing, or a build before the journals wrote it.
        package var journal: Code

        /// The journal to tell: of a step that posted without a name, the word of its type.
        package var toldJournal: Code { journal.isEmpty && !vouchers.isEmpty ? BillJournals().name(of: act) : journal }

        package init(
            act: Act, status: BillStatus, date: CalendarDate, due: CalendarDate, vouchers: [Code], journal: Code
        ) {
            self.act = act
            self.status = status
            self.date = date
            self.due = due
            self.vouchers = vouchers
            self.journal = journal
        }
    }

    package enum Act: UInt8, Sendable, BitwiseCopyable, Codable {
        case draw = 1
        case accept = 2
        case remit = 3
        case settle = 4
        case protest = 5
        case redraw = 6
        case cancel = 7
    }

    package init(
        id: BillID, company: CompanyID, number: Code, customer: CustomerID, currency: Currency, face: Int64,
        issued: CalendarDate, due: CalendarDate, drawee: String, method: Code, drawing: SettlementID
    ) {
        self.id = id
        self.company = company
        self.number = number
        self.customer = customer
        self.currency = currency
        self.face = face
        self.issued = issued
        self.due = due
        self.drawee = drawee
        self.method = method
        self.drawing = drawing
    }

    /// Place of the last step, from 0.
    package var sequence: Int { max(0, history.count - 1) }

    package static let invoicesMax = 200
    package static let draweeLengthMax = 140

    func stateRefused(_ why: String? = nil, field: String = "bill") -> Rejection {
        Rejection(
            .stateNotAllowed, field: field, "bill \(number) \(why ?? "is \(status.name)")",
            [.init("bill", number.text), .init("current_state", status.name)])
    }

    /// For the book's digest; never 0.
    var fingerprint: UInt64 {
        Mix.fold(UInt64(bitPattern: face), UInt64(item.number) << 8 | UInt64(status.rawValue)) ^ UInt64(history.count) << 1 | 1
    }
}

/// Bills given to a bank together: one file of one bank, type and currency (setup:BE-9).
package struct Remittance: Equatable, Sendable, Codable {
    package var id: RemittanceID
    package var company: CompanyID
    package var number: Code
    package var type: RemittanceType
    /// Method of payment whose account is the bank's.
    package var bank: Code
    package var bankAccount: AccountID
    package var currency: Currency
    package var date: CalendarDate
    package var bills: [BillID]
    package var discount: Int64
    package var confirmed: CalendarDate?
    package var fee: Int64 = 0
    /// Empty: no fee was booked.
    package var feeVoucher: Code = .empty
    /// Only while it is created; nil: its number is its own, or of the counter.
    package var numberTaken: TakenNumber?

    package init(
        id: RemittanceID, company: CompanyID, number: Code, type: RemittanceType, bank: Code, bankAccount: AccountID,
        currency: Currency, date: CalendarDate, bills: [BillID], discount: Int64, numberTaken: TakenNumber? = nil
    ) {
        self.id = id
        self.company = company
        self.number = number
        self.numberTaken = numberTaken
        self.type = type
        self.bank = bank
        self.bankAccount = bankAccount
        self.currency = currency
        self.date = date
        self.bills = bills
        self.discount = discount
    }

    package static let billsMax = 200
}

/// A bill as answers show it, with all open bills of its customer (setup:BE-4).
package struct BillView: Equatable, Sendable {
    package let bill: Bill
    /// Faces of the customer's bills in this currency that are not honored.
    package let exposure: Int64
    package let remittance: Remittance?
    /// What the command posted.
    package var entries: [JournalEntry] = []

    init(_ bill: Bill, _ book: borrowing Book, remittance: Remittance? = nil, entries: [JournalEntry] = []) {
        self.bill = bill
        var sum: Int64 = bill.status.isFinal ? 0 : bill.face
        for id in book.bills.bills(of: bill.customer) where id != bill.id {
            let other = book.bills[id]
            if other.currency == bill.currency, !other.status.isFinal { sum += other.face }
        }
        exposure = sum
        self.remittance = remittance ?? (bill.remittance.isNone ? nil : book.bills[bill.remittance])
        self.entries = entries
    }
}
