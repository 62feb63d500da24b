/// Makes a draft copy of a posted invoice; posting it cancels and replaces the original (setup:CO-1, CO-2, CO-5).
///
/// `original` is the fact that posted it: the server fetches it from the log before the command is decided. Nil:
/// there is no such document. Rejections: FIELD_REQUIRED (reason), NOT_FOUND, STATE_NOT_ALLOWED, ALREADY_CORRECTED,
/// CORRECTION_PENDING, period, INVOICE_SETTLED.
package struct CorrectInvoice: Command {
    package let companyID: CompanyID
    package let number: Code
    package let original: ItemPosted?
    package let reason: String
    package let comment: String
    /// Nil: the business date.
    package let date: CalendarDate?
    package let unsettles: Bool

    package init(
        company: CompanyID, number: Code, original: ItemPosted?, reason: String, comment: String, date: CalendarDate?,
        unsettles: Bool
    ) {
        companyID = company
        self.number = number
        self.original = original
        self.reason = reason
        self.comment = comment
        self.date = date
        self.unsettles = unsettles
    }

    package var company: CompanyID? { companyID }

    package func decide(
        _ book: borrowing Book, at now: Moment, _ draft: inout Draft
    ) throws(Rejection) -> FreeTextView {
        let original = try book.correctable(number, original, reason: reason)
        if book.companies[companyID].parameters.forbidsCorrections {
            throw Rejection(
                .stateNotAllowed, field: "invoice", "free text invoices are not corrected in this company",
                [.init("current_state", "POSTED")])
        }
        try book.checkCorrectable(original)
        let date = date ?? now.today
        try book.companies.checkPeriod(companyID, date, by: now, field: "new_date")
        let settled = book.settledAmounts(of: original, draft)
        if !settled.isEmpty, !unsettles { throw .settledInvoice(original, settled) }
        let correction = Correction(original: original, reason: reason, comment: comment, unsettles: unsettles)
        var document = InvoiceDraft(again: original, on: date, book)
        document.keepStatedTaxes(of: original, in: companyID, book, at: now)
        return try document.kept(
            in: companyID, kind: .corrected(correction), book, at: now, &draft)
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 {
        original.map { book.lastChange(companyID, $0.customer) } ?? book.companies[companyID].lastChange
    }
}

/// Credits a posted invoice in full and settles both, without a replacement (setup:CO-7).
package struct CancelInvoice: Command {
    package let companyID: CompanyID
    package let number: Code
    package let original: ItemPosted?
    package let reason: String
    package let comment: String
    package let date: CalendarDate?
    package let unsettles: Bool

    package init(
        company: CompanyID, number: Code, original: ItemPosted?, reason: String, comment: String, date: CalendarDate?,
        unsettles: Bool
    ) {
        companyID = company
        self.number = number
        self.original = original
        self.reason = reason
        self.comment = comment
        self.date = date
        self.unsettles = unsettles
    }

    package var company: CompanyID? { companyID }

    package func decide(
        _ book: borrowing Book, at now: Moment, _ draft: inout Draft
    ) throws(Rejection) -> PostedFreeText {
        let original = try book.correctable(number, original, reason: reason)
        let correction = Correction(original: original, reason: reason, comment: comment, unsettles: unsettles)
        let made = try Canceling(correction, in: companyID, on: date ?? now.today).made(book, at: now, &draft)
        draft.add(
            .freeText(
                .canceled(
                    InvoiceCanceled(
                        original: original.id, canceling: made.canceling?.item ?? .none, corrected: .none,
                        reason: reason, comment: comment))), book)
        return made
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 {
        original.map { book.lastChange(companyID, $0.customer) } ?? book.companies[companyID].lastChange
    }
}

extension Book {
    /// The document a correction names, after the checks that need no state of it.
    fileprivate func correctable(
        _ number: Code, _ original: ItemPosted?, reason: String
    ) throws(Rejection) -> ItemPosted {
        if reason.isEmpty { throw .required("reason", "a correction needs a reason") }
        guard let original else {
            throw Rejection(
                .notFound, field: "invoice", "there is no document \(number)", [.init("document", number.text)])
        }
        return original
    }
}

extension InvoiceDraft {
    /// A posted document as it was stated, for another day; amounts of a credit note are negative.
    init(again original: ItemPosted, on date: CalendarDate, _ book: borrowing Book) {
        let document = original.document
        let ordering = document.orderingCustomer.isNone ? original.customer : document.orderingCustomer
        self.init(customer: book.customers[ordering].number)
        (documentDate, postingDate) = (date, date)
        currency = original.currency
        terms = document.terms
        schedule = document.schedule
        // One that the customer has no more stands in no correction's way.
        if book.place(document.deliveryAddress, of: ordering) != nil { deliveryAddress = document.deliveryAddress }
        profile = book.companies.profileCode(original.profile)
        reference = document.reference
        text = document.text
        // Tags of the original (setup:CO-9).
        classification = document.classification
        dimensions = document.dimensions
        if original.kind == .invoice {
            discountShares = document.discountShares
            let codes = book.companies.setups[Int(original.company.number) - 1].cashDiscounts
            if let code = original.tiers.first?.code, codes[code] != nil { cashDiscount = code }
        }
        // A taxed document is on no list, whatever was stated: without its tax the customer's code counts.
        if document.listCode != .notIncluded || document.taxes.allSatisfy({ $0.tax == 0 }) {
            listCode = document.listCode
        }
        for (index, posted) in document.lines.enumerated() {
            var line = Line(account: book.companies.account(posted.account).number)
            line.description = posted.description
            (line.quantity, line.unitPrice) = (posted.quantity, posted.unitPrice)
            let amount = Money(posted.amount, original.currency)
            var computed: Money?
            if let quantity = posted.quantity, let price = posted.unitPrice {
                computed = Decimal.amount(quantity: quantity, unitPrice: price, in: original.currency)
            }
            if computed != amount { line.amount = amount }
            (line.itemTaxGroup, line.salesTaxGroup) = (posted.itemTaxGroup, posted.salesTaxGroup)
            (line.itemNumber, line.dimension, line.details) = (posted.itemNumber, posted.dimension, posted.details)
            line.details.charges = document.charges.filter { $0.line == UInt32(index) + 1 }.map(\.charge)
            lines.append(line)
        }
        charges = document.charges.filter { $0.line == 0 }.map(\.charge)
        if original.kind == .creditNote { turn() }
    }

    /// Tax that was stated in place of the calculated stays, as long as the same base and rate make another (setup:FT-4).
    fileprivate mutating func keepStatedTaxes(
        of original: ItemPosted, in company: CompanyID, _ book: borrowing Book, at now: Moment
    ) {
        guard let taxes = try? totals(in: company, book, at: now).taxes else { return }
        let sign: Int64 = original.kind == .creditNote ? -1 : 1
        for posted in original.document.taxes where statedTaxes.count < StatedTax.max {
            guard let row = taxes.first(where: { $0.code == posted.code }), row.percent == posted.percent,
                row.base == sign * posted.base, row.tax != sign * posted.tax
            else { continue }
            statedTaxes.append(StatedTax(code: posted.code, tax: Money(sign * posted.tax, original.currency)))
        }
    }
}
