/// What the settle view shows of each marked item on a day: its discount and the money that closes it.
///
/// Every mark stands for itself: nothing is said about the money there is. Rules: payments:CD-2 to CD-11, CN-1, OU-6.
/// Rejections besides those of marking: RESULT_TOO_LARGE (lines).
package struct PreviewSettlement: Query {
    package let companyID: CompanyID
    package let customer: Code
    package let items: [ApplyItem]
    package let wishes: [MarkWish]
    /// Of the payment to be; nil: the business date.
    package let date: CalendarDate?
    /// Line of a payment journal that asks; nil: somebody else.
    var owner: MarkOwner?
    /// Lines of documents are told too.
    var tellsLines = true

    /// Of all items together.
    package static let linesMax = 10_000

    package init(
        company: CompanyID, customer: Code, items: [ApplyItem], wishes: [MarkWish] = [], date: CalendarDate? = nil
    ) {
        companyID = company
        self.customer = customer
        self.items = items
        self.wishes = wishes
        self.date = date
    }

    /// Amounts have the sign of the item.
    package struct Row: Equatable, Sendable {
        package let item: ItemID
        package let number: Code
        package let use: UseCashDiscount
        /// End of the tier in force, of the last when all have ended; nil: no tiers.
        package let discountDate: CalendarDate?
        /// The tier in use on the original amount.
        package let full: Money
        package let takenBefore: Money
        package let toTake: Money
        /// Money, without discount.
        package let amount: Money
        package let total: Money
        package let open: Money
        /// Of a document whose lines can be marked by themselves (payments:SE-10).
        package let lines: [OpenLine]
    }

    package var company: CompanyID? { companyID }

    package func answer(_ book: borrowing Book, at now: Moment) throws(Rejection) -> [Row] {
        var draft = Draft()
        draft.begin(book)
        return try rows(book, at: now, draft)
    }

    /// As things stand after a draft.
    func rows(_ book: borrowing Book, at now: Moment, _ draft: borrowing Draft) throws(Rejection) -> [Row] {
        let ordering = try book.customer(companyID, customer, field: "customer_number")
        if items.isEmpty { throw .nothingToSettle(field: "items") }
        let matching = try Matching(
            named: items, wishes, of: book.customers[ordering].invoiceAccount, in: companyID,
            currency: nil, mayMix: true, owner: owner, book, draft)
        let day = date ?? now.today
        var rows: [Row] = []
        var lines = 0
        for offer in matching.offers {
            let wish = wishes.isEmpty ? MarkWish() : wishes[Int(offer.place)]
            rows.append(try row(offer, wish, on: wish.discountDate ?? day, book, draft))
            lines += rows[rows.count - 1].lines.count
            if lines > PreviewSettlement.linesMax {
                throw Rejection(
                    .resultTooLarge, field: "items",
                    "the items have over \(PreviewSettlement.linesMax) lines: ask for fewer items at a time",
                    [.init("max", UInt64(PreviewSettlement.linesMax))])
            }
        }
        return rows
    }

    private func row(
        _ offer: Matching.Offer, _ wish: MarkWish, on day: CalendarDate, _ book: borrowing Book,
        _ draft: borrowing Draft
    ) throws(Rejection) -> Row {
        guard let item = draft.item(offer.item, book) else {
            preconditionFailure("an offer names an item that is not there")
        }
        let terms = book.discountTerms(offer.item, item, draft)
        let isNote = !offer.isDebit && !offer.isMoney
        let rules = book.companies[offer.home].parameters.settlement
        let counts = !isNote || rules.discountOnCreditNotes || wish.use == .always
        let tier = counts ? terms?.tier(on: day, wish.use) : nil
        let open = offer.reach
        let isPart = open < offer.openMagnitude
        let stated = try items.amount(of: offer).map { amount throws(Rejection) in
            try Matching.checked(amount, offer, draft, book)
        }
        if wish.fullSettlement, !rules.fullSettlement {
            throw .notAllowed("full_settlement_enabled", field: "items[\(offer.place)].full_settlement")
        }
        var closing = 0 as Int64
        if let terms {
            closing =
                isNote ? terms.share(of: open, tier)
                : isPart ? terms.part(tier, wish.use, of: open) : terms.closing(tier, wish.use, open: open)
        }
        if let discount = wish.discount { closing = try wish.checked(discount, offer) }
        let money = stated ?? open - closing
        var discount = money >= open - closing ? open - money : 0
        if money < open - closing {
            if wish.discount != nil {
                discount = closing
            } else if let terms, let tier {
                discount = isNote
                    ? terms.ratio(tier, to: money, open: open) : terms.earned(tier, wish.use, by: money, open: open)
            }
        }
        if wish.fullSettlement, offer.isDebit { discount = open - money }
        let sign: Int64 = offer.isDebit ? 1 : -1
        func amount(_ minor: Int64) -> Money { Money(sign * minor, offer.currency) }
        return Row(
            item: offer.item, number: offer.number, use: wish.use, discountDate: terms?.discountDate(on: day),
            full: amount(terms?.full(tier) ?? 0), takenBefore: amount(terms?.taken ?? takenBefore(offer.item, book, draft)),
            toTake: amount(discount), amount: amount(money), total: amount(money + discount),
            open: amount(offer.openMagnitude), lines: tellsLines ? draft.openLines(of: offer.item, book) : [])
    }

    private func takenBefore(_ id: ItemID, _ book: borrowing Book, _ draft: borrowing Draft) -> Int64 {
        (book.items.contains(id) ? book.items.discountTaken(on: id) : 0) + draft.discountTaken(on: id)
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 {
        wishes.contains { !$0.company.isEmpty } ? book.sequence : book.lastChange(companyID, customer)
    }
}
