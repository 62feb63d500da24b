/// Posts a payment and settles as asked, in one record.
///
/// Debits the method's account, credits receivables. What is not used stays open on the payment.
/// Rules: payments:PJ-1 to PJ-3, PM-0, SE-1, SE-3 to SE-8, CD-4 to CD-12, CN-1 to CN-5, OU-1 to OU-6, FX-1 to FX-5,
/// PM-1.
package struct PostPayment: Command {
    package let companyID: CompanyID
    package let payment: PaymentDraft

    package init(company: CompanyID, payment: PaymentDraft) {
        companyID = company
        self.payment = payment
    }

    package var company: CompanyID? { companyID }

    package func decide(
        _ book: borrowing Book, at now: Moment, _ draft: inout Draft
    ) throws(Rejection) -> PostedPayment {
        var parts = 0
        let posted = try payment.post(in: companyID, book, at: now, &draft, parts: &parts)
        try draft.applyReceivedPrepayments(in: companyID, book)
        return posted
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.lastChange(companyID, payment.customer) }
}

/// How a payment finds the items it pays.
package enum ApplyMode: UInt8, Sendable, BitwiseCopyable {
    case none = 1
    /// Due date, then posting date, then voucher; items of the same currency only (payments:SE-5).
    case oldestFirst = 2
    /// Exactly the items named, in the default order.
    case named = 3
    /// The order of the parameter settlement_priority (payments:SE-6).
    case byPriority = 4
    /// The allocation order that holds on the posting date (product F37).
    case byOrder = 5
}

/// A payment as the caller states it.
package struct PaymentDraft: Equatable, Sendable {
    package var customer: Code
    /// Above 0.
    package var amount: Money
    /// Nil: the business date.
    package var postingDate: CalendarDate?
    /// Empty: the customer's, else the parameter default_method.
    package var method: Code = .empty
    package var reference = ""
    /// Empty: the next of the sequence.
    package var number: Code = .empty
    /// Nil: the parameter automatic_settlement, oldest first or none.
    package var apply: ApplyMode?
    package var items: [ApplyItem] = []
    /// None, or one per item.
    package var wishes: [MarkWish] = []
    /// The amount becomes what closes all items named (payments:SE-4).
    package var adoptsMarkedTotal = false
    /// Nobody has said which holds when what is marked does not come to the amount (payments:SE-4).
    package var warnsOfDifference = false
    /// Of that warning: the amount is kept.
    package var confirmToken = ""
    /// What is named is settled by the queue; only checked now (payments:SE-9).
    package var settlesLater = false
    /// Nil: of the rate table on the posting date.
    package var rate: Rate?
    /// Empty: the invoice account's, else the parameter default_profile.
    package var profile: Code = .empty
    package var text = ""
    /// Posted with the profile of the parameter prepayment_profile, unless one is given (setup:PR-1).
    package var isPrepayment = false
    /// Of a prepayment: the order that its money is for (payments:SE-2); empty: none.
    package var salesOrder = Code.empty
    /// The amount of a prepayment includes its tax (payments:PP-2).
    package var includesTax = false
    package var dimension: Code = .empty
    /// Parts of the amount by dimension, instead of `dimension`.
    package var shares: [DimensionShare] = []
    /// Reimbursements may be kept apart by it (payments:RB-3).
    package var classification: Code = .empty
    /// Payment fee that is posted beside it; empty: none (payments:PM-1).
    package var fee: Code = .empty
    /// Main account instead of the method's; empty: the method's.
    package var offsetAccount: Code = .empty
    /// Of a postdated check.
    package var maturity: CalendarDate?
    /// Line of a payment journal it is posted for: what that has marked it may settle.
    package var owner: MarkOwner?

    package struct DimensionShare: Equatable, Sendable, BitwiseCopyable {
        package let dimension: Code
        /// Above 0.
        package let amount: Money

        package init(dimension: Code, amount: Money) {
            self.dimension = dimension
            self.amount = amount
        }
    }

    package static let sharesMax = 50

    package init(customer: Code, amount: Money) {
        self.customer = customer
        self.amount = amount
    }
}

/// What posting a payment made.
package struct PostedPayment: Equatable, Sendable {
    package let number: Code
    package let item: ItemID
    package let voucher: Code
    /// Above 0, as paid.
    package let amount: Money
    package let postingDate: CalendarDate
    /// None: nothing was settled.
    package let settlement: SettlementID
    /// The items it was applied to, in the order they were served.
    package let settled: [SettledPart]
    /// Rest on the payment, negative or 0.
    package let open: Money
    /// Its own, those of its settlement and of its fee.
    package let entries: [JournalEntry]
    package var fee: Money?
    /// Of a fee that the customer bears.
    package var feeDocument: Code = .empty
}
