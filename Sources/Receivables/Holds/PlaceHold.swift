// What puts a document on hold, and what a hold's end does to its document. Used by several commands.

extension CreditHold {
    /// One open hold per document and checkpoint, with all reasons (credit:HO-1); answers it.
    static func place(
        _ found: ReasonList, _ document: Code, _ customer: CustomerID, _ checkpoint: Checkpoint, _ value: Money,
        _ wish: RuleWish, authorization: AuthorizationID, _ book: borrowing Book, at now: Moment, _ draft: inout Draft
    ) throws(Rejection) -> CreditHold {
        let company = book.customers[customer].company
        var hold: CreditHold
        let waiting = book.creditHolds.open(of: document, company)
        if let id = waiting.first(where: { book.creditHolds[$0].checkpoint == checkpoint }) {
            hold = book.creditHolds[id]
            hold.evaluate(found)
            hold.value = value
            hold.wish = wish
        } else {
            hold = CreditHold(
                id: draft.nextHold, company: company, customer: customer, document: document, checkpoint: checkpoint,
                value: value, wish: wish, placed: now.instant)
            hold.evaluate(found)
        }
        if !authorization.isNone {
            if hold.authorizations.count >= CreditHold.authorizationsMax {
                throw .tooMany(hold.authorizations.count + 1, max: CreditHold.authorizationsMax, field: "order_ref")
            }
            hold.authorizations.append(authorization)
        }
        draft.add(.credit(.holdSet(hold)), book)
        hold.setOrder(held: true, book, &draft)
        return hold
    }

    /// The order, if it is one of ours, counts as on credit hold or not any more.
    func setOrder(held: Bool, _ book: borrowing Book, _ draft: inout Draft) {
        guard !document.isEmpty, let order = book.orders.find(company, document), book.orders[order].isLive,
            book.orders[order].held != held
        else { return }
        // Another hold of the document keeps it.
        if !held, book.creditHolds.open(of: document, company).contains(where: { $0 != id }) { return }
        draft.add(.orderChanged(OrderChanged(order, .hold(held))), book)
    }

    /// Lifts the hold: referred sales become live, even above the limit (credit:AU-4, HO-2, HO-8).
    mutating func release(
        _ mode: ReleaseMode, _ reason: Code, review: CalendarDate?, _ book: borrowing Book, at now: Moment,
        _ draft: inout Draft
    ) throws(Rejection) -> Bool {
        state = mode == .withPosting ? .releasedWithPosting : .releasedWithoutPosting
        releaseReason = reason
        reviewDate = review
        closedOn = now.today
        draft.add(.credit(.holdSet(self)), book)
        var isOverridden = false
        for id in authorizations where book.authorizations[id].state == .pendingReview {
            let row = book.authorizations[id]
            let details = book.authorizations.details[id.number]
            let amount = Money(details.requested, row.currency)
            let test = CreditTest(customer: row.orderingCustomer, amount: amount, checkpoint: checkpoint)
            let standings = try test.standings(book, at: now, pending: draft.exposures(besides: row.customer, book))
            let isOver = standings.map { $0.isOver } ?? true
            isOverridden = isOverridden || isOver
            try book.checkReserved(row.customer, adding: amount)
            let expires = book.expiry(company, details.ttlSeconds, at: now.instant)
            draft.add(
                .credit(.authorizationReviewed(AuthorizationReviewed(id, .released(amount.minor, expires: expires, overridden: isOver)))),
                book)
        }
        setOrder(held: false, book, &draft)
        // With posting the held step is run: of steps that are amounts here, only a delivery is one.
        if mode == .withPosting, checkpoint == .packingSlip, let order = book.orders.find(company, document),
            book.orders[order].open != 0
        {
            draft.add(.orderChanged(OrderChanged(order, .delivered(book.orders[order].open))), book)
        }
        return isOverridden
    }

    /// Closes the hold without release: what was referred is declined, or withdrawn by its caller.
    mutating func close(
        _ state: HoldState, _ reason: Code, _ book: borrowing Book, at now: Moment, _ draft: inout Draft
    ) {
        self.state = state
        releaseReason = reason
        closedOn = now.today
        draft.add(.credit(.holdSet(self)), book)
        for id in authorizations where book.authorizations[id].state == .pendingReview {
            let outcome: AuthorizationReviewed.Outcome = state == .rejected ? .declined : .voided
            draft.add(.credit(.authorizationReviewed(AuthorizationReviewed(id, outcome))), book)
        }
        if state == .canceled { setOrder(held: false, book, &draft) }
    }
}

/// What became of a referred sale.
package struct AuthorizationReviewed: Equatable, Sendable, BitwiseCopyable {
    package enum Outcome: Equatable, Sendable, BitwiseCopyable {
        case released(Int64, expires: Instant, overridden: Bool)
        case declined
        case voided
    }

    package var id: AuthorizationID
    package var outcome: Outcome

    package init(_ id: AuthorizationID, _ outcome: Outcome) { (self.id, self.outcome) = (id, outcome) }
}

extension Book {
    /// The hold of a company.
    func hold(_ id: CreditHoldID, _ company: CompanyID) throws(Rejection) -> CreditHold {
        guard creditHolds.contains(id) else {
            throw Rejection(.notFound, field: "hold_id", "there is no hold \(id.number)", [.init("hold_id", UInt64(id.number))])
        }
        let hold = creditHolds[id]
        guard hold.company == company else {
            throw Rejection(
                .notAuthorizedCompany, field: "hold_id", "hold \(id.number) is another company's",
                [.init("hold_id", UInt64(id.number))])
        }
        return hold
    }

    func openHold(_ id: CreditHoldID, _ company: CompanyID) throws(Rejection) -> CreditHold {
        let hold = try hold(id, company)
        guard hold.state == .open else {
            throw Rejection(
                .holdNotOpen, field: "hold_id", "hold \(id.number) is \(hold.state)",
                [.init("hold_id", UInt64(id.number)), .init("state", "\(hold.state)")])
        }
        return hold
    }

    /// A reason that must be given, exist and be of the kind.
    func checkReason(_ code: Code, _ kind: CreditReasonKind, _ company: CompanyID, field: String) throws(Rejection) {
        if code.isEmpty { throw Rejection(.reasonRequired, field: field, "a reason is required") }
        guard let row = creditHolds.reason(company, code) else { throw .unknown("reason", code, field: field) }
        guard row.kind == kind else {
            throw Rejection(
                .reasonTypeMismatch, field: field, "reason \(code) is one of \(row.kind), not of \(kind)",
                [.init("reason", code.text)])
        }
    }

    func holdLastChange(_ company: CompanyID, _ id: CreditHoldID) -> UInt64 {
        guard creditHolds.contains(id) else { return sequence }
        return max(companies[company].lastChange, creditLastChange(company, creditHolds[id].customer))
    }

    /// What a document counts already: its order and reservations, as corrections that take it out again (credit:EX-7).
    func ownSale(_ company: CompanyID, _ document: Code, _ account: CustomerID, at now: Moment) -> [PendingExposure] {
        guard !document.isEmpty else { return [] }
        var found: [PendingExposure] = []
        func take(_ currency: Currency, _ amount: Int64) {
            if amount != 0 {
                found.append(PendingExposure(customer: account, currency: currency, amount: -amount, isCorrection: true))
            }
        }
        var linked = AuthorizationID.none
        if let order = orders.find(company, document), orders[order].isLive, orders[order].customer == account {
            let row = orders[order]
            linked = row.authorization
            take(row.currency, CountedExposure(companies[company].parameters).counted(row, self, at: now))
        }
        var id = customers[account].firstAuthorization
        while !id.isNone {
            let row = authorizations[id]
            if row.isLive(at: now.instant), id == linked || authorizations.details[id.number].orderRef == document {
                take(row.currency, row.remaining)
            }
            id = row.next
        }
        return found
    }
}

extension Draft {
    package var nextHold: CreditHoldID { CreditHoldID(numbers[.hold]) }
}
