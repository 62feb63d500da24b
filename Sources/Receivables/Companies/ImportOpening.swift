/// Customers' items as they stand at go-live; at most 1,000, all or none, only while the company is OPENING.
///
/// Each is posted with its own entry against the automatic account OPENING, for its open amount: what was
/// settled before is history of another system. Rejections in order: COMPANY_LIVE, TOO_MANY_ITEMS, then per item
/// CUSTOMER_NOT_FOUND, AMOUNT_ZERO, AMOUNT_SIGN, AMOUNT_EXCEEDS_OPEN, NUMBER_TAKEN, period, profile, accounts, rate,
/// how it is paid.
package struct ImportOpening: Command {
    package let id: CompanyID
    package let items: [Entry]

    package static let itemsMax = 1_000

    package struct Entry: Sendable {
        package let customer: Code
        package let kind: ItemKind
        package let number: Code
        package let documentDate: CalendarDate
        package let dueDate: CalendarDate
        package let original: Money
        package let open: Money
        package let tax: Int64
        package let rate: Rate?
        package let profile: Code
        package let reference: String
        /// Its tiers count from the document date; empty: none.
        package let cashDiscount: Code
        /// Without its item.
        package let collection: OpeningNote
        package let dimension: Code
        package let classification: Code
        /// Parts of `tax` by code, with the sign of the item.
        package let taxes: [(code: Code, amount: Int64)]
        /// How it is paid, if not as its customer pays (setup:PC-9).
        package var payment = ItemPayment()
        /// It is collected under; empty: any.
        package var mandate = Code.empty

        package init(
            customer: Code, kind: ItemKind, number: Code, documentDate: CalendarDate, dueDate: CalendarDate,
            original: Money, open: Money, tax: Int64, rate: Rate?, profile: Code, reference: String,
            cashDiscount: Code = .empty, collection: OpeningNote = .none, dimension: Code = .empty, classification: Code = .empty,
            taxes: [(code: Code, amount: Int64)] = []
        ) {
            self.cashDiscount = cashDiscount
            self.dimension = dimension
            self.classification = classification
            self.taxes = taxes
            self.customer = customer
            self.kind = kind
            self.number = number
            self.documentDate = documentDate
            self.dueDate = dueDate
            self.original = original
            self.open = open
            self.tax = tax
            self.rate = rate
            self.profile = profile
            self.reference = reference
            self.collection = collection
        }
    }

    package init(id: CompanyID, items: [Entry]) { (self.id, self.items) = (id, items) }

    package var company: CompanyID? { id }

    package func decide(_ book: borrowing Book, at now: Moment, _ draft: inout Draft) throws(Rejection) -> [ItemID] {
        guard !book.companies[id].isLive else {
            throw Rejection(.companyLive, "the company is LIVE: openings are closed")
        }
        guard items.count <= ImportOpening.itemsMax else {
            throw .tooMany(items.count, max: ImportOpening.itemsMax, field: "items")
        }
        let counter = try book.companies.automaticAccount(id, .opening)
        var ids: [ItemID] = []
        for index in items.indices {
            ids.append(try ImportOpening.post(items[index], in: id, "items[\(index)]", counter, book, &draft))
        }
        return ids
    }

    /// One item against the counter account; shared with the import of interest notes.
    static func post(
        _ entry: Entry, in id: CompanyID, _ path: String, _ counter: AccountID, _ book: borrowing Book, _ draft: inout Draft
    ) throws(Rejection) -> ItemID {
        let ordering = try book.customer(id, entry.customer, field: "\(path).customer_number")
        let account = book.customers[ordering].invoiceAccount
        if entry.kind == .bill {
            throw Rejection(.fieldInvalid, field: "\(path).kind", "import the invoice and draw the bill for it")
        }
        if entry.kind == .prepaymentInvoice {
            throw Rejection(.fieldInvalid, field: "\(path).kind", "post it for its order with PostPrepaymentInvoice")
        }
        guard entry.original.minor != 0 else {
            throw Rejection(.amountZero, field: "\(path).original", "an item of zero is nothing to import")
        }
        guard entry.open.minor == 0 || (entry.open.minor > 0) == (entry.original.minor > 0) else {
            throw Rejection(.amountSign, field: "\(path).open", "original and open have different signs")
        }
        guard entry.open.minor.magnitude <= entry.original.minor.magnitude else {
            throw Rejection(
                .amountExceedsOpen, field: "\(path).open", "\(entry.open) is open of \(entry.original)",
                [.init("original", entry.original)])
        }
        if draft.find(id, .init(entry.kind), entry.number, book) != nil {
            throw .numberTaken(entry.number, field: "\(path).number")
        }
        try book.companies.checkPeriod(id, entry.documentDate, field: "\(path).document_date")
        let currency = entry.original.currency
        let profile = try book.profile(entry.profile, for: account, in: id, field: "\(path).posting_profile")
        let rate = try book.rate(
            entry.rate, from: currency, in: id, on: entry.documentDate, of: account, field: "\(path).exchange_rate")
        let accounting = book.companies[id].currency
        guard let accountingOriginal = rate.convert(entry.original.minor, from: currency, to: accounting, .halfAwayFromZero),
            let accountingOpen = rate.convert(entry.open.minor, from: currency, to: accounting, .halfAwayFromZero),
            accountingOriginal.magnitude <= Money.minorMax.magnitude
        else { throw .outOfRange(field: "\(path).original") }
        try book.checkRoom(
            account, currency, Exposures.component(entry.kind, debit: entry.open.minor > 0), adding: entry.open.minor, pending: draft.exposure(account, currency),
            field: "\(path).open")
        var taxes: [ItemTax] = []
        for (place, tax) in entry.taxes.enumerated() {
            guard let code = book.companies.setups[Int(id.number) - 1].taxCodes[tax.code] else {
                throw .unknown("tax code", tax.code, field: "\(path).taxes[\(place)].tax_code")
            }
            taxes.append(ItemTax(code: tax.code, account: code.account, dimension: entry.dimension, amount: tax.amount))
        }
        let (voucher, taken) = try draft.number(.voucher, id, book)
        let legs = [
            Leg(profile.line.summaryAccount, .receivable, entry.open.minor, accounting: accountingOpen),
            Leg(counter, .opening, -entry.open.minor, accounting: -accountingOpen, dimension: entry.dimension),
        ]
        let journal = JournalEntry(
            company: id, voucher: voucher, date: entry.documentDate, currency: currency, legs: legs)
        try book.checkPosting(journal, field: "\(path).open")
        let tiers = try book.discountTiers(
            entry.cashDiscount, in: id, from: entry.documentDate, currency, field: "\(path).cash_discount")
        var document = Document()
        document.reference = entry.reference
        document.orderingCustomer = ordering
        document.classification = entry.classification
        let item = draft.nextItem
        var fact = ItemPosted(
            id: item, company: id, party: book.customers.details[account.number].row.party, customer: account,
            kind: entry.kind, number: entry.number, voucher: voucher, documentDate: entry.documentDate,
            postingDate: entry.documentDate, dueDate: entry.dueDate, currency: currency,
            amount: entry.original.minor, open: entry.open.minor, rate: rate,
            accountingAmount: accountingOriginal, accountingOpen: accountingOpen, tax: entry.tax, tiers: tiers,
            dimension: entry.dimension, profile: profile.id, receivableAccount: profile.line.summaryAccount,
            writeOffAccount: profile.line.writeOffAccount, authorization: .none, unauthorizedExposure: false,
            entry: journal, document: document, numberTaken: nil, voucherNext: taken.next)
        fact.openingTaxes = taxes
        draft.add(.itemPosted(fact), book)
        if !entry.payment.isEmpty || !entry.mandate.isEmpty {
            try check(entry.payment, of: account, in: id, path, book)
            let mandate = try mandate(of: entry, account, in: id, path, book)
            draft.add(.closing(.paymentEdited(item, entry.payment, mandate: mandate)), book)
        }
        var note = entry.collection
        if note != .none, entry.open.minor != 0 {
            note.item = item
            if note.promise != nil { note.promise?.amount = entry.open.minor }
            draft.add(.collections(.openingNoted(note)), book)
        }
        return item
    }

    /// As it is written in its own row, where it was renamed by the number it has now. It may have ended since: the item
    /// is not collected then. One that nobody has is never kept: a later run would choose another (setup:SD-3).
    private static func mandate(
        of entry: Entry, _ account: CustomerID, in id: CompanyID, _ path: String, _ book: borrowing Book
    ) throws(Rejection) -> Code {
        let name = entry.mandate
        if name.isEmpty { return .empty }
        guard entry.original.minor > 0, entry.original.currency == .eur else {
            throw Rejection(
                .fieldInvalid, field: "\(path).mandate", "only claims in EUR are collected under a mandate")
        }
        let named =
            book.directDebits.find(id, name.text).last { book.isMandate($0, of: account) }
            ?? book.directDebits.find(former: name.text, of: id).last { book.isMandate($0, of: account) }
        guard let named else { throw .noSuchReference("mandate", name, field: "\(path).mandate") }
        return Code(book.directDebits[named].number) ?? name
    }

    private static func check(
        _ payment: ItemPayment, of account: CustomerID, in id: CompanyID, _ path: String, _ book: borrowing Book
    ) throws(Rejection) {
        let setup = book.companies.setup(id)
        var method = payment.method
        if !method.isEmpty, setup.methods[method] == nil {
            throw .noSuchReference("method_of_payment", method, field: "\(path).method_of_payment")
        }
        if method.isEmpty { method = book.customers.details[account.number].row.method }
        if method.isEmpty { method = book.companies[id].parameters.defaultMethod }
        if !payment.specification.isEmpty {
            try setup.checkSpecification(
                payment.specification, of: method, field: "\(path).payment_specification")
        }
        if !payment.bankAccount.isEmpty, book.bankAccount(payment.bankAccount, of: account) == nil {
            throw .noSuchReference("bank_account", payment.bankAccount, field: "\(path).bank_account")
        }
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.companies.mark(id) }
}

/// Everything set up for a company; the answer is made from the book, ordered by code.
package struct GetSetup: Query {
    package let id: CompanyID
    package init(id: CompanyID) { self.id = id }
    package var company: CompanyID? { id }
    package func answer(_ book: borrowing Book, at now: Moment) throws(Rejection) -> CompanyID { id }
    package func lastChange(_ book: borrowing Book) -> UInt64 { book.companies.mark(id) }
}
