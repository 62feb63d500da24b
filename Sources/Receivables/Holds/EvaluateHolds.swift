/// Runs the rules again for open holds: all, those of a customer's account, or chosen ones (credit:HO-4).
///
/// A reason that is not true any more is marked so, new ones are added; a hold without a true one is ready, and
/// released with the default reason if auto_release says so and it was not placed by hand (credit:HO-5). At most
/// `holdsPerCall` per call; the answer's `next` goes into `after` until it is none.
///
/// Rejections in order: CUSTOMER_NOT_FOUND; of chosen holds NOT_FOUND, NOT_AUTHORIZED_COMPANY, HOLD_NOT_OPEN.
package struct EvaluateHolds: Command {
    package let id: CompanyID
    /// Empty: of every customer.
    package let customer: Code
    /// None: all that are open.
    package let holds: [CreditHoldID]
    package let after: CreditHoldID

    package init(id: CompanyID, customer: Code, holds: [CreditHoldID], after: CreditHoldID) {
        (self.id, self.customer, self.holds, self.after) = (id, customer, holds, after)
    }

    package static let holdsPerCall = 500

    package struct Answer: Equatable, Sendable {
        package var holds: [HoldAnswer] = []
        package var next = CreditHoldID.none
    }

    package var company: CompanyID? { id }

    package func decide(_ book: borrowing Book, at now: Moment, _ draft: inout Draft) throws(Rejection) -> Answer {
        var answer = Answer()
        var account = CustomerID.none
        if !customer.isEmpty {
            account = book.customers[try book.customer(id, customer, field: "customer_number")].invoiceAccount
        }
        if !holds.isEmpty {
            for chosen in holds {
                let hold = try book.openHold(chosen, id)
                answer.holds.append(try evaluate(hold, book, at: now, &draft))
            }
            return answer
        }
        for open in book.creditHolds.open where open > after {
            let hold = book.creditHolds[open]
            guard hold.company == id, account.isNone || book.customers[hold.customer].invoiceAccount == account else {
                continue
            }
            if answer.holds.count == EvaluateHolds.holdsPerCall {
                answer.next = answer.holds.last?.hold.id ?? .none
                break
            }
            answer.holds.append(try evaluate(hold, book, at: now, &draft))
        }
        return answer
    }

    private func evaluate(
        _ before: CreditHold, _ book: borrowing Book, at now: Moment, _ draft: inout Draft
    ) throws(Rejection) -> HoldAnswer {
        var hold = before
        var found = ReasonList()
        if hold.value.minor > 0 {
            let account = book.customers[hold.customer].invoiceAccount
            // Rules look at the value again; the limit of a sale that only waits for its checkpoint's rules as well.
            let own = book.ownSale(id, hold.document, account, at: now)
            let earlier = draft.exposures(besides: account, book)
            var wish = hold.wish
            if !book.runsRules(at: hold.checkpoint, of: id),
                !book.runsRules(at: hold.checkpoint, of: id, proForma: true)
            {
                wish.skipsRules = true
            }
            found = try CreditTest(
                customer: hold.customer, amount: hold.value, checkpoint: hold.checkpoint, wish: wish
            )
            .decide(book, at: now, pending: own + earlier).reasons
        }
        hold.evaluate(found)
        let parameters = book.companies[id].parameters.holds
        if hold.isReady, !hold.isForced, let mode = parameters.autoRelease,
            book.creditHolds.reason(id, parameters.defaultReleaseReason)?.kind == .release
        {
            let isOverridden = try hold.release(mode, parameters.defaultReleaseReason, review: nil, book, at: now, &draft)
            return HoldAnswer(hold, isOverridden: isOverridden)
        }
        if hold != before { draft.add(.credit(.holdSet(hold)), book) }
        return HoldAnswer(hold)
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.sequence }
}
