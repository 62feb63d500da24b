/// Nets a customer's documents with what the same party is owed as a vendor, in one company or across two.
///
///     same company    Dr netting interim, Cr receivables; Dr payables, Cr netting interim
///     agreement by    in C Dr netting interim, Cr receivables; in C Dr due from V, Cr netting interim;
///     the customer's  in V Dr payables, Cr due to C
///     by the vendor's in V Dr payables, Cr netting interim; in V Dr netting interim, Cr due to C;
///                     in C Dr due from V, Cr receivables
///
/// The amount is the smaller of the two sums; documents are used in the order given. Rules: payments:RV-6, FX-5.
/// Rejections in order: FIELD_REQUIRED, TOO_MANY_ITEMS, CUSTOMER_NOT_FOUND, ITEM_NOT_FOUND, CUSTOMER_MISMATCH,
/// ITEM_CLOSED, STATE_NOT_ALLOWED, ITEM_NAMED_TWICE, CURRENCY_MISMATCH, AMOUNT_SIGN, COMPANY_UNKNOWN, NOT_ALLOWED,
/// PARTY_MISMATCH, AMOUNT_EXCEEDS_OPEN, period, DATE_BEFORE_ITEM, ACCOUNT_MISSING, RATE_MISSING.
package struct NetBalances: Command {
    package let companyID: CompanyID
    package let customer: Code
    package let customerDocuments: [Code]
    package let vendorDocuments: [VendorDocument]
    /// Nil: the business date.
    package let date: CalendarDate?

    /// A document of the party's payables, as the system that keeps them knows it.
    package struct VendorDocument: Equatable, Sendable {
        package let company: Code
        package let number: Code
        /// Above 0.
        package let open: Money
        /// Vendor's party; empty: that of the customer.
        package let party: Code

        package init(company: Code, number: Code, open: Money, party: Code) {
            self.company = company
            self.number = number
            self.open = open
            self.party = party
        }
    }

    package static let documentsMax = 500

    package init(
        company: CompanyID, customer: Code, customerDocuments: [Code], vendorDocuments: [VendorDocument],
        date: CalendarDate?
    ) {
        companyID = company
        self.customer = customer
        self.customerDocuments = customerDocuments
        self.vendorDocuments = vendorDocuments
        self.date = date
    }

    package struct Answer: Sendable {
        package var netting: Netting
        package var settled: [SettledPart]
        /// With that of the item, in the order of the vouchers.
        package var entries: [JournalEntry]
    }

    package var company: CompanyID? { companyID }

    package func decide(_ book: borrowing Book, at now: Moment, _ draft: inout Draft) throws(Rejection) -> Answer {
        if customerDocuments.isEmpty { throw .required("customer_documents", "no document of the customer is named") }
        if vendorDocuments.isEmpty { throw .required("vendor_documents", "no document of the vendor is named") }
        for (count, field) in [(customerDocuments.count, "customer_documents"), (vendorDocuments.count, "vendor_documents")]
        where count > NetBalances.documentsMax {
            throw .tooMany(count, max: NetBalances.documentsMax, field: field)
        }
        let ordering = try book.customer(companyID, customer, field: "customer_number")
        let account = book.customers[ordering].invoiceAccount
        let currency = vendorDocuments[0].open.currency
        var matching = try claims(of: account, currency, book, draft)
        let vendor = try vendorCompany(account, currency, book)
        try checkUse(in: vendor, book)
        let date = date ?? now.today
        try book.companies.checkPeriod(companyID, date, by: now, field: "date")
        if vendor != companyID { try book.companies.checkPeriod(vendor, date, by: now, field: "date") }
        for offer in matching.offers where date < offer.date {
            throw .dateBeforeItem(date, earliest: offer.date, field: "date")
        }
        let owed = matching.offers.reduce(Int128(0)) { $0 + Int128($1.open) }
        if owed <= 0 {
            throw Rejection(.amountSign, field: "customer_documents", "the customer owes nothing with these documents")
        }
        let owing = vendorDocuments.reduce(Int128(0)) { $0 + Int128($1.open.minor) }
        guard let amount = Int64(exactly: min(owed, owing)), amount <= Money.minorMax else {
            throw .outOfRange(field: "vendor_documents")
        }
        var posting = try NettingPosting(
            company: companyID, customer: account, vendor: vendor, amount: Money(amount, currency), on: date, book)
        let item = try posting.item(of: account, like: matching.offers[0].item, book, &draft)
        // Credits of the customer serve its debits first.
        var rest = amount
        for offer in matching.offers where !offer.isDebit { rest += offer.openMagnitude }
        for place in matching.offers.indices {
            let offer = matching.offers[place]
            let part = offer.isDebit ? min(rest, offer.open) : offer.openMagnitude
            matching.wish(part, at: place)
            if offer.isDebit { rest -= part }
        }
        if let made = draft.item(item, book) { matching.add(.init(item, made, book)) }
        matching.wish(amount, at: matching.offers.count - 1)
        var fact = try matching.settled(in: companyID, of: account, on: date, currency: currency, book, draft)
        fact.origin = .netting
        draft.add(.itemsSettled(fact), book)
        try posting.others(book, draft)
        let netting = Netting(
            id: draft.nextNetting, company: companyID, number: draft.item(item, book)?.number ?? .empty,
            customer: account, date: date, currency: currency, amount: amount, vendorDocuments: shares(amount, vendor),
            item: item, settlement: fact.settlement, entries: posting.entries, vouchers: posting.vouchers)
        draft.add(.nettingPosted(netting), book)
        return Answer(
            netting: netting, settled: matching.settledParts(without: item, nil),
            entries: posting.itemEntries + fact.entries + posting.entries)
    }

    /// The customer's documents in one currency; credits among them make the sum smaller.
    private func claims(
        of account: CustomerID, _ currency: Currency, _ book: borrowing Book, _ draft: borrowing Draft
    ) throws(Rejection) -> Matching {
        var offers: [Matching.Offer] = []
        for (index, number) in customerDocuments.enumerated() {
            let field = "customer_documents[\(index)]"
            let found = book.items.find(companyID, .documents, number) ?? book.items.find(companyID, .payments, number)
            guard let id = found else {
                throw .noSuchItem(ApplyItem(number: number), field: field)
            }
            let row = book.items[id]
            if row.customer != account { throw .otherCustomer(row, field: field) }
            if !row.isOpen { throw .closedItem(row, field: field) }
            try book.checkMark(id, for: nil, field: field)
            try book.checkReserved(id, field: field)
            if row.kind == .bill {
                throw Rejection(
                    .stateNotAllowed, field: field, "\(row.number) is the face of a bill: the bill is settled or canceled",
                    [.init("document", row.number.text)])
            }
            if row.open < 0, let refund = book.cards.openRefund(of: id) { throw .cardRefundState(refund, field: field) }
            if offers.contains(where: { $0.item == id }) { throw .namedTwice(row, field: field) }
            if row.currency != currency { throw .otherCurrency(row.currency, expected: currency, field: field) }
            offers.append(.init(id, row, book))
        }
        return Matching(offers)
    }

    private func vendorCompany(
        _ account: CustomerID, _ currency: Currency, _ book: borrowing Book
    ) throws(Rejection) -> CompanyID {
        let party = book.customers.details[account.number].row.partyCode
        var found: CompanyID?
        for (index, document) in vendorDocuments.enumerated() {
            let path = "vendor_documents[\(index)]"
            if document.open.currency != currency {
                throw .otherCurrency(document.open.currency, expected: currency, field: "\(path).open")
            }
            if document.open.minor <= 0 {
                throw Rejection(.amountSign, field: "\(path).open", "an open payable is above 0, this is \(document.open)")
            }
            if vendorDocuments[..<index].contains(where: { $0.number == document.number && $0.company == document.company }) {
                throw Rejection(.itemNamedTwice, field: "\(path).number", "\(document.number) is named twice")
            }
            let code = document.company.isEmpty ? book.companies[companyID].code : document.company
            guard let company = book.companies.find(code) else {
                throw Rejection(.companyUnknown, field: "\(path).company", "there is no company '\(code)'")
            }
            if let found, found != company {
                throw Rejection(.fieldInvalid, field: "\(path).company", "vendor documents are of one company")
            }
            found = company
            if !document.party.isEmpty, document.party != party {
                throw Rejection(
                    .partyMismatch, field: "\(path).party", "\(document.number) is of party \(document.party), not \(party)",
                    [.init("party", document.party.text)])
            }
        }
        let vendor = found ?? companyID
        if vendor != companyID, !book.companies[companyID].parameters.allowIntercompanyNetting {
            throw Rejection(
                .notAllowed, field: "vendor_documents", "the parameter allow_intercompany_netting is off",
                [.init("parameter", "allow_intercompany_netting")])
        }
        return vendor
    }

    /// What earlier nettings used is no longer there, if the caller's figure is what it was then.
    private func checkUse(in vendor: CompanyID, _ book: borrowing Book) throws(Rejection) {
        for (index, document) in vendorDocuments.enumerated() {
            guard let last = book.nettings.lastUse(of: vendor, document.number), document.open.minor > last.left else {
                continue
            }
            let left = Money(last.left, document.open.currency)
            throw Rejection(
                .amountExceedsOpen, field: "vendor_documents[\(index)].open",
                "an earlier netting left \(left) of \(document.number)",
                [.init("document", document.number.text), .init("open", left), .init("netting", last.netting.text)])
        }
    }

    private func shares(_ amount: Int64, _ vendor: CompanyID) -> [Netting.VendorShare] {
        var rest = amount
        return vendorDocuments.map { document in
            let used = min(rest, document.open.minor)
            rest -= used
            return Netting.VendorShare(company: vendor, number: document.number, open: document.open.minor, used: used)
        }
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.sequence }
}
