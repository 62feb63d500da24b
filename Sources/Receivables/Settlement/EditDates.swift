/// Changes due date and discount dates of an open item; nothing is posted (payments:TP-5).
///
/// `EditOpenTransaction` (setup:PC-9) sets the due date alone, by the same parameter.
/// The base date, first the document's, moves both by the days between the base date so far and the new one; terms and a
/// discount code count anew from it. One instalment of several has neither of its own. Rejections in order: NOT_ALLOWED,
/// ITEM_NOT_FOUND, VERSION_CONFLICT, ITEM_CLOSED, ITEM_MARKED_ELSEWHERE, FIELD_INVALID (an instalment),
/// REFERENCE_UNKNOWN, CURRENCY_MISMATCH, FIELD_INVALID, DISCOUNT_CHAIN_INVALID, DATE_INVALID.
package struct EditDates: Command {
    package let companyID: CompanyID
    package let number: Code
    package let wish: Wish
    /// Sequence of the item's last change as the caller knows it; 0: any.
    package let expectedVersion: UInt64

    package struct Wish: Equatable, Sendable {
        package var baseDate: CalendarDate?
        /// Not beside `terms`.
        package var dueDate: CalendarDate?
        package var terms = Code.empty
        /// The last day of each tier; not beside `cashDiscount`.
        package var discountDates: [CalendarDate] = []
        package var cashDiscount = Code.empty

        package init() {}
    }

    package struct Answer: Equatable, Sendable {
        package let item: ItemID
        package let dates: ItemDates
    }

    package init(company: CompanyID, number: Code, _ wish: Wish, expectedVersion: UInt64 = 0) {
        companyID = company
        self.number = number
        self.wish = wish
        self.expectedVersion = expectedVersion
    }

    package var company: CompanyID? { companyID }

    package func decide(_ book: borrowing Book, at now: Moment, _ draft: inout Draft) throws(Rejection) -> Answer {
        guard book.companies[companyID].parameters.settlement.editsDates else {
            throw .notAllowed("allow_edit_due_and_discount_dates", field: "")
        }
        guard let id = find(book) else { throw .noSuchItem(ApplyItem(number: number), field: "document_number") }
        let row = book.items[id]
        if expectedVersion != 0, expectedVersion != row.lastChange {
            throw .versionConflict(row, expected: expectedVersion, field: "expected_version")
        }
        if !row.isOpen { throw .closedItem(row, field: "document_number") }
        try book.checkMark(id, for: nil, field: "document_number")
        try checkInstalment(id, row, book)
        let before = book.items.dates(of: id)
        let dates = try edited(before, row, book)
        if dates != before { draft.add(.closing(.datesEdited(id, dates)), book) }
        return Answer(item: id, dates: dates)
    }

    private func find(_ book: borrowing Book) -> ItemID? {
        book.items.find(companyID, .documents, number) ?? book.items.find(companyID, .payments, number)
    }

    /// Terms and discounts count from the document's date: for one instalment of several that would be the first's.
    private func checkInstalment(_ id: ItemID, _ row: Item, _ book: borrowing Book) throws(Rejection) {
        guard book.items.instalments(of: id) != nil else { return }
        for (code, field, instead) in [
            (wish.terms, "terms_of_payment", "due_date"), (wish.cashDiscount, "cash_discount", "discount_dates"),
        ] where !code.isEmpty {
            throw Rejection(
                .fieldInvalid, field: field,
                "\(row.number) is an instalment: state its \(instead), \(field) is of the document as a whole",
                [.init("document", row.number.text)])
        }
    }

    private func edited(_ before: ItemDates, _ row: Item, _ book: borrowing Book) throws(Rejection) -> ItemDates {
        var dates = before
        if let base = wish.baseDate {
            let shift = Int(base - before.base)
            dates.base = base
            dates.due = dates.due.adding(days: shift)
            for place in dates.tiers.indices { dates.tiers[place].until = dates.tiers[place].until.adding(days: shift) }
        }
        if !wish.terms.isEmpty {
            guard let due = book.companies.dueDate(companyID, by: wish.terms, from: dates.base) else {
                throw .noSuchReference("terms_of_payment", wish.terms, field: "terms_of_payment")
            }
            dates.due = due
        }
        if let due = wish.dueDate { dates.due = due }
        if !wish.cashDiscount.isEmpty {
            dates.tiers = try book.discountTiers(
                wish.cashDiscount, in: companyID, from: dates.base, row.currency, field: "cash_discount")
        }
        if !wish.discountDates.isEmpty { try setEnds(of: &dates.tiers) }
        try check(dates.due, row, field: wish.terms.isEmpty && wish.dueDate == nil ? "base_date" : "due_date")
        for tier in dates.tiers where tier.until > .last { throw Self.tooLate(tier.until, field: "discount_dates") }
        return dates
    }

    private func setEnds(of tiers: inout [DiscountTier]) throws(Rejection) {
        if wish.discountDates.count != tiers.count {
            throw Rejection(
                .fieldInvalid, field: "discount_dates",
                "\(number) has \(tiers.count) discount tiers, \(wish.discountDates.count) days are given",
                [.init("tiers", UInt64(tiers.count))])
        }
        for place in tiers.indices {
            tiers[place].until = wish.discountDates[place]
            if place > 0, tiers[place].until <= tiers[place - 1].until {
                throw Rejection(
                    .discountChainInvalid, field: "discount_dates[\(place)]",
                    "\(tiers[place].until) is not after \(tiers[place - 1].until)")
            }
        }
    }

    private func check(_ due: CalendarDate, _ row: Item, field: String) throws(Rejection) {
        if due < row.documentDate {
            throw Rejection(
                .dateInvalid, field: field, "\(due) is before the document of \(row.documentDate)",
                [.init("document_date", row.documentDate)])
        }
        if due > .last { throw Self.tooLate(due, field: field) }
    }

    private static func tooLate(_ date: CalendarDate, field: String) -> Rejection {
        Rejection(
            .dateInvalid, field: field, "\(date) is after \(CalendarDate.last)", [.init("latest", CalendarDate.last)])
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 {
        guard let id = find(book) else { return book.sequence }
        return max(book.items[id].lastChange, book.companies.mark(companyID))
    }
}

/// When an item is due and until when its discounts are granted.
package struct ItemDates: Equatable, Sendable {
    /// What terms and discounts count from: the document's date, until it is edited.
    package var base: CalendarDate
    package var due: CalendarDate
    package var tiers: [DiscountTier]

    package init(base: CalendarDate, due: CalendarDate, tiers: [DiscountTier]) {
        (self.base, self.due, self.tiers) = (base, due, tiers)
    }
}
