package enum DebitCollectionTag {}
package typealias DebitCollectionID = Identifier<DebitCollectionTag>

package enum DebitCollectionState: UInt8, Sendable, BitwiseCopyable, Codable {
    case presented = 1
    /// Posted: its invoice is settled.
    case settled = 2
    /// Came back before it was posted.
    case rejected = 3
    case returned = 4
    /// By us, before it stood in a file.
    case withdrawn = 5

    /// For good: nothing of it can be collected any more.
    package var cameBack: Bool {
        switch self {
        case .presented, .settled: false
        case .rejected, .returned, .withdrawn: true
        }
    }

    package var name: String {
        switch self {
        case .presented: "PRESENTED"
        case .settled: "SETTLED"
        case .rejected: "REJECTED"
        case .returned: "RETURNED"
        case .withdrawn: "WITHDRAWN"
        }
    }
}

/// One direct debit of one invoice, as it is told to the bank: nothing of that changes afterwards.
package struct DebitCollection: Equatable, Sendable, Codable {
    package var id: DebitCollectionID
    package var company: CompanyID
    package var mandate: MandateID
    package var mandateNumber: String
    package var signedOn: CalendarDate
    package var creditor: CreditorAccount
    package var scheme: DebitScheme
    package var sequence: DebitSequence
    /// A TARGET day.
    package var dueDate: CalendarDate
    /// Cents.
    package var amount: Int64
    /// The invoice account.
    package var customer: CustomerID
    package var item: ItemID
    package var debtor: SubjectID
    package var method: Code
    package var amendment: MandateAmendment
    /// The mandate restarted with it.
    package var restarted: Bool
    /// The mandate is used up with it.
    package var completes: Bool

    package var state = DebitCollectionState.presented
    package var file = DirectDebitFileID.none
    package var payment = ItemID.none
    /// Where its payment was debited.
    package var bankAccount = AccountID.none
    /// The credit of the bank that is its money; none: it has not come yet.
    package var bankLine = BankLineID.none
    package var returned: DebitReturn?

    package init(
        id: DebitCollectionID, company: CompanyID, mandate: Mandate, creditor: CreditorAccount, sequence: DebitSequence,
        dueDate: CalendarDate, amount: Int64, customer: CustomerID, item: ItemID, method: Code,
        amendment: MandateAmendment, completes: Bool
    ) {
        self.id = id
        self.company = company
        self.mandate = mandate.id
        mandateNumber = mandate.number
        signedOn = mandate.signedOn ?? dueDate
        self.creditor = creditor
        scheme = mandate.scheme
        self.sequence = sequence
        self.dueDate = dueDate
        self.amount = amount
        self.customer = customer
        self.item = item
        debtor = mandate.debtor
        self.method = method
        self.amendment = amendment
        restarted = mandate.restarts
        self.completes = completes
    }

    package static let amountMax: Int64 = 99_999_999_999
    package static let endToEndLengthMax = 35

    /// Unique among all files of the store; what the bank answers with.
    package func endToEnd(_ book: borrowing Book) -> String {
        book.companies[company].code.text + "-" + id.number.padded(to: 10)
    }

    func stateRefused(field: String) -> Rejection {
        Rejection(
            .stateNotAllowed, field: field, "collection \(id.number) is \(state.name)",
            [.init("collection", UInt64(id.number)), .init("current_state", state.name)])
    }

    /// For the book's digest; never 0.
    var fingerprint: UInt64 {
        let print = Mix.fold(UInt64(bitPattern: amount), UInt64(payment.number) << 8 | UInt64(digestState.rawValue))
        return (bankLine.isNone ? print : Mix.fold(print, UInt64(bankLine.number))) | 1
    }

    /// Digests of stores from before withdrawals had a state of their own hold.
    private var digestState: DebitCollectionState {
        state == .withdrawn ? payment.isNone ? .rejected : .returned : state
    }
}

/// A collection with the number of its payment, as answers show it.
package struct DebitCollectionView: Equatable, Sendable {
    package let row: DebitCollection
    /// Empty: not posted.
    package let payment: Code

    package init(_ row: DebitCollection, payment: Code) { (self.row, self.payment) = (row, payment) }

    package init(_ row: DebitCollection, _ book: borrowing Book) {
        self.row = row
        payment = row.payment.isNone ? .empty : book.items[row.payment].number
    }
}
