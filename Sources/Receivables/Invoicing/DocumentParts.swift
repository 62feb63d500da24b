/// Distributions and charges of a document while it is worked out (setup:AD-1 to AD-5, CH-1, CH-4).
extension InvoiceDraft {
    /// What a line's amount is distributed to; empty: all of it, with the line's own dimension code.
    func parts(
        of index: Int, _ account: AccountID, _ amount: Int64, _ shared: Dimensions, _ basis: PostingBasis,
        _ purpose: Purpose, _ book: borrowing Book
    ) throws(Rejection) -> [AmountPart] {
        let details = lines[index].details
        let isPlain = book.companies.accounts[Int(account.number) - 1].isPlain && shared.isEmpty
        if !purpose.collects, isPlain, details.dimensions.isEmpty, details.template.isEmpty, details.shares.isEmpty {
            return []
        }
        let own = lines[index].sources(shared)
        return try parts(
            of: amount, quantity: lines[index].quantity, shares: details.shares, account, own: own,
            code: lines[index].dimension,
            allocates: !details.isFixedAsset, basis, book, field: purpose.field(line: index, "shares"))
    }

    /// The document's own, then its customer's (setup:AD-3).
    func sharedDimensions(_ basis: PostingBasis, _ purpose: Purpose, _ book: borrowing Book) -> Dimensions {
        let own = dimensions
        if purpose.hasAllDimensions { return own }
        let customers = book.sales.trade(of: basis.ordering).dimensions
        return customers.isEmpty ? own : Dimensions.merged([own, customers])
    }

    /// Plain documents have nothing to tell of where a discount goes.
    func keepsDiscount(
        _ shared: Dimensions, _ basis: PostingBasis, _ purpose: Purpose, _ book: borrowing Book
    ) -> Bool {
        if purpose.collects || !discountShares.isEmpty { return true }
        guard !cashDiscount.isEmpty || !originalInvoice.isEmpty
            || !book.sales.trade(of: basis.account).cashDiscount.isEmpty
        else { return false }
        return !shared.isEmpty || lines.contains { !$0.dimension.isEmpty || !$0.details.isEmpty }
    }

    /// Shares as stated, else those of an allocation account, else one part.
    private func parts(
        of amount: Int64, quantity: Decimal?, shares: [DistributionShare], _ account: AccountID, own: [Dimensions],
        code: Code, allocates: Bool, _ basis: PostingBasis, _ book: borrowing Book, field: @autoclosure () -> String
    ) throws(Rejection) -> [AmountPart] {
        var shares = shares
        if shares.isEmpty, allocates { shares = book.companies.accounts[Int(account.number) - 1].allocation }
        if shares.isEmpty { shares = [DistributionShare()] }
        let amounts = try DistributionShare.parts(
            of: amount, quantity: quantity, shares, basis.currency, field: field())
        var parts: [AmountPart] = []
        for (index, share) in shares.enumerated() {
            var target = account
            if !share.account.isEmpty {
                guard let found = book.companies.account(share.account) else {
                    throw .noSuchReference("main_account", share.account, field: "\(field())[\(index)].main_account")
                }
                if book.companies.accounts[Int(found.number) - 1].blocked {
                    throw .blockedAccount(share.account, field: "\(field())[\(index)].main_account")
                }
                target = found
            }
            let defaults = book.companies.accounts[Int(target.number) - 1].dimensions
            let dimensions = Dimensions.merged([share.dimensions] + own + [defaults])
            var percent: Percent?
            if case .percent(let stated) = share.measure { percent = stated }
            parts.append(
                AmountPart(
                    account: target, dimensions: dimensions, key: dimensions.isEmpty ? code : dimensions.key,
                    percent: percent, amount: amounts[index]))
        }
        return parts
    }

    // MARK: Charges

    /// Adds a charge's legs, its part of the total and its tax.
    func add(
        _ charge: DocumentCharge, line: UInt32, base: Int64, quantity: Decimal, path: String, _ basis: PostingBasis,
        _ own: [Dimensions], _ purpose: Purpose, _ book: borrowing Book, _ built: inout Built,
        _ taxes: inout DocumentTaxes, _ document: inout Document
    ) throws(Rejection) {
        let own = charge.dimension.isEmpty ? own : []
        let side: Int64 = purpose.kind == .creditNote ? 1 : -1
        let amount = try charge.amount(base: base, quantity: quantity, basis, book, path: path)
        document.charges.append(PostedCharge(line: line, charge: charge, amount: amount))
        let inTotal = charge.inTotal(amount)
        built.charges += inTotal
        guard built.charges.magnitude <= Money.minorMax.magnitude else { throw .outOfRange(field: path) }
        var parts: [AmountPart] = []
        if charge.credit != .customer {
            let type: PostingType = charge.credit == .ledger ? .chargeRevenue : .cost
            let account = try chargeAccount(charge.creditAccount, type, basis, book, field: path + ".credit_account")
            parts = try self.parts(
                of: amount, quantity: nil, shares: charge.shares, account, own: own, code: charge.dimension,
                allocates: true, basis, book, field: path + ".shares")
            for part in parts where part.amount != 0 {
                built.legs.append(
                    Leg(part.account, type, side * part.amount, accounting: 0, dimension: part.key))
            }
            document.note(parts)
        }
        if charge.debit != .customer, amount != 0 {
            let type: PostingType = charge.debit == .ledger ? .chargeExpense : .cost
            let account = try chargeAccount(charge.debitAccount, type, basis, book, field: path + ".debit_account")
            let defaults = book.companies.accounts[Int(account.number) - 1].dimensions
            let dimensions = charge.dimension.isEmpty ? Dimensions.merged(own + [defaults]) : .none
            let key = dimensions.isEmpty ? charge.dimension : dimensions.key
            document.note(key, dimensions)
            built.legs.append(Leg(account, type, -side * amount, accounting: 0, dimension: key))
        }
        if purpose.collects {
            built.rows += parts.map {
                DistributionRow(
                    kind: .charge, line: line, charge: charge.code, taxCode: .empty, account: $0.account,
                    dimensions: $0.dimensions, percent: $0.percent, amount: $0.amount)
            }
        }
        guard charge.debit == .customer, !charge.itemTaxGroup.isEmpty else { return }
        let groups = try chargeGroups(charge, basis, book, path: path)
        if let sales = groups.sales, let item = groups.item {
            taxes.add(
                base: amount, dimension: charge.dimension, owner: .init(line: line, charge: charge.code), parts: parts,
                sales: sales, item: item, book.companies.setups[Int(basis.company.number) - 1])
        }
    }

    private func chargeAccount(
        _ number: Code, _ type: PostingType, _ basis: PostingBasis, _ book: borrowing Book, field: String
    ) throws(Rejection) -> AccountID {
        if number.isEmpty { return try book.companies.automaticAccount(basis.company, type) }
        guard let found = book.companies.account(number) else {
            throw .noSuchReference("main_account", number, field: field)
        }
        if book.companies.accounts[Int(found.number) - 1].blocked { throw .blockedAccount(number, field: field) }
        return found
    }

    private func chargeGroups(
        _ charge: DocumentCharge, _ basis: PostingBasis, _ book: borrowing Book, path: String
    ) throws(Rejection) -> (sales: TaxGroup?, item: TaxGroup?) {
        let setup = Int(basis.company.number) - 1
        var code = charge.salesTaxGroup
        if code.isEmpty { code = salesTaxGroup }
        if code.isEmpty { code = book.customers.details[basis.ordering.number].row.salesTaxGroup }
        guard let item = book.companies.setups[setup].itemTaxGroups[charge.itemTaxGroup] else {
            throw .noSuchReference("item_tax_group", charge.itemTaxGroup, field: path + ".item_tax_group")
        }
        if code.isEmpty { return (nil, item) }
        guard let sales = book.companies.setups[setup].salesTaxGroups[code] else {
            throw .noSuchReference("sales_tax_group", code, field: path + ".sales_tax_group")
        }
        return (sales, item)
    }

    /// All charges: those of the lines in their order, then those of the document.
    func addCharges(
        _ basis: PostingBasis, _ purpose: Purpose, _ book: borrowing Book, _ built: inout Built,
        _ taxes: inout DocumentTaxes, _ document: inout Document
    ) throws(Rejection) {
        var quantities: Int128 = 0
        let lineNet = built.total
        for index in lines.indices {
            let quantity = lines[index].quantity ?? Decimal(unscaled: 1, scale: 0)
            if !charges.isEmpty { quantities += Int128(quantity.unscaled) * Decimal.power(9 - quantity.scale) }
            for (place, charge) in lines[index].details.charges.enumerated() {
                try add(
                    charge, line: UInt32(index) + 1, base: document.lines[index].amount, quantity: quantity,
                    path: purpose.field(line: index, "charges[\(place)]"), basis, lines[index].sources(built.shared),
                    purpose, book, &built, &taxes, &document)
            }
        }
        guard !charges.isEmpty else { return }
        guard let unscaled = Int64(exactly: quantities) else { throw .outOfRange(field: purpose.field("lines")) }
        for (place, charge) in charges.enumerated() {
            try add(
                charge, line: 0, base: lineNet, quantity: Decimal(unscaled: unscaled, scale: 9),
                path: purpose.field("charges[\(place)]"), basis, [built.shared], purpose, book, &built, &taxes,
                &document)
        }
    }

    var hasCharges: Bool { !charges.isEmpty || lines.contains { !$0.details.charges.isEmpty } }
}

extension Document {
    /// Keeps what keys of legs stand for.
    mutating func note(_ parts: [AmountPart]) {
        for part in parts { note(part.key, part.dimensions) }
    }

    mutating func note(_ key: Code, _ dimensions: Dimensions) {
        dimensionSets.note(key, dimensions)
    }
}

extension InvoiceDraft.Line {
    /// Its template, its own, those of document and customer; one with a code instead of names keeps that (setup:AD-3).
    func sources(_ shared: Dimensions) -> [Dimensions] {
        let named = details.isFixedAsset ? [details.dimensions] : [details.template, details.dimensions]
        if !dimension.isEmpty, named.allSatisfy(\.isEmpty) { return [] }
        return shared.isEmpty ? named : named + [shared]
    }
}

extension DiscountWeights {
    /// A line's part of the discount follows its stated shares, else its dimensions; not those of its account.
    mutating func add(_ line: InvoiceDraft.Line, _ amount: Int64, _ parts: [AmountPart], _ shared: Dimensions) {
        let sources = line.sources(shared)
        guard !line.details.shares.isEmpty, parts.count == line.details.shares.count else {
            return add(Dimensions.merged(sources), line.dimension, amount)
        }
        for (share, part) in zip(line.details.shares, parts) {
            add(Dimensions.merged([share.dimensions] + sources), line.dimension, part.amount)
        }
    }
}

/// A document worked out without being posted: what a draft shows.
package struct DocumentTotals: Equatable, Sendable {
    package var currency: Currency
    package var net: Int64 = 0
    /// What charges add to the total.
    package var charges: Int64 = 0
    package var tax: Int64 = 0
    package var total: Int64 = 0
    package var lines: [DocumentLine] = []
    package var taxes: [DocumentTax] = []
    /// What stated taxes differ from the calculated, minor units.
    package var taxAdjusted: Int64 = 0
    package var rows: [DistributionRow] = []
}

extension InvoiceDraft {
    /// Lines, charges and taxes worked out, without posting set-up, period or customer status.
    package func totals(
        in company: CompanyID, _ book: borrowing Book, at now: Moment, collects: Bool = false,
        hasAllDimensions: Bool = false
    ) throws(Rejection) -> DocumentTotals {
        var purpose = Purpose(kind: .invoice)
        (purpose.collects, purpose.hasAllDimensions) = (collects, hasAllDimensions)
        purpose.allowsNegative = true
        let basis = try looseBasis(in: company, book, at: now)
        var document = Document()
        let built = try legs(basis, purpose, book, &document)
        return DocumentTotals(
            currency: basis.currency, net: built.total - built.tax - built.charges, charges: built.charges,
            tax: built.tax, total: built.total, lines: document.lines, taxes: document.taxes,
            taxAdjusted: built.taxAdjusted, rows: built.rows)
    }

    /// Enough to work lines, charges and taxes out: without posting profile and rate.
    func looseBasis(in company: CompanyID, _ book: borrowing Book, at now: Moment) throws(Rejection) -> PostingBasis {
        try looseBasis(in: company, on: postingDate ?? now.today, book)
    }

    func looseBasis(
        in company: CompanyID, on date: CalendarDate, _ book: borrowing Book
    ) throws(Rejection) -> PostingBasis {
        let ordering = try book.customer(company, customer, field: "document.customer_number")
        return PostingBasis(
            company: company, ordering: ordering, account: book.customers[ordering].invoiceAccount, date: date,
            profile: .none,
            profileLine: PostingProfileLine(
                accountCode: .all, relation: .empty, summaryAccount: .none, writeOffAccount: .none),
            currency: currency ?? book.customers[ordering].currency,
            accountingCurrency: book.companies[company].currency, rate: .one)
    }
}
