import Receivables
import Schema
import SwiftProtobuf

// Charges, dimensions and distribution shares: message <-> value, wherever a document has them.

extension Border {
    package mutating func dimensions(_ rows: [Reskontra_V1_DimensionValue], _ path: String) -> Dimensions {
        if rows.count > Dimensions.max { bad(path, .tooManyItems, "has more than \(Dimensions.max) dimensions") }
        var values: [DimensionValue] = []
        for (index, row) in rows.prefix(Dimensions.max).enumerated() {
            let name = code(row.name, "\(path)[\(index)].name", required: true)
            let value = code(row.value, "\(path)[\(index)].value", required: true)
            if row.name.contains(where: { "=;#".contains($0) }) || row.value.contains(where: { "=;".contains($0) }) {
                bad("\(path)[\(index)]", .fieldInvalid, "may not contain = ; or #")
            }
            if values.contains(where: { $0.name == name }) {
                bad("\(path)[\(index)].name", .fieldInvalid, "dimension \(name) is named twice")
            }
            values.append(DimensionValue(name, value))
        }
        return Dimensions(values)
    }

    package mutating func shares(_ rows: [Reskontra_V1_DistributionShare], _ path: String) -> [DistributionShare] {
        if rows.count > DistributionShare.max {
            bad(path, .tooManyItems, "has more than \(DistributionShare.max) shares")
            return []
        }
        return rows.enumerated().map { index, row in
            let path = "\(path)[\(index)]"
            var measure = DistributionShare.Measure.equal
            if [row.hasPercent, row.hasAmount, row.hasQuantity].count(where: { $0 }) > 1 {
                bad(path, .fieldInvalid, "has more than one of percent, amount and quantity")
            }
            if row.hasPercent { measure = .percent(percent(row.percent, true, path + ".percent")) }
            if let amount = money(row.amount, row.hasAmount, path + ".amount", required: false) {
                measure = .amount(amount.minor)
            }
            if let quantity = decimal(row.quantity, row.hasQuantity, path + ".quantity") {
                measure = .quantity(quantity)
            }
            return DistributionShare(
                measure, account: code(row.mainAccount, path + ".main_account"),
                dimensions: dimensions(row.dimensions, path + ".dimensions"))
        }
    }

    package mutating func charges(_ rows: [Reskontra_V1_Charge], _ path: String) -> [DocumentCharge] {
        if rows.count > DocumentCharge.max { bad(path, .tooManyItems, "has more than \(DocumentCharge.max) charges") }
        return rows.prefix(DocumentCharge.max).enumerated().map { charge($1, "\(path)[\($0)]") }
    }

    package mutating func charge(_ row: Reskontra_V1_Charge, _ path: String) -> DocumentCharge {
        var made = DocumentCharge(code: code(row.code, path + ".code", required: true))
        made.debit = choice(row.debit.rawValue, path + ".debit", fallback: .customer) ?? .customer
        made.credit = choice(row.credit.rawValue, path + ".credit", fallback: .ledger) ?? .ledger
        made.kind = choice(row.kind.rawValue, path + ".kind", fallback: .fixed) ?? .fixed
        made.amount = money(row.amount, row.hasAmount, path + ".amount", required: false)
        made.value = decimal(row.value, row.hasValue, path + ".value")
        switch made.kind {
        case .fixed: if !row.hasAmount { bad(path + ".amount", .fieldRequired, "is required of a fixed charge") }
        case .piece, .percent:
            if !row.hasValue { bad(path + ".value", .fieldRequired, "is required of a charge by piece or percent") }
        }
        made.debitAccount = code(row.debitAccount, path + ".debit_account")
        made.creditAccount = code(row.creditAccount, path + ".credit_account")
        made.salesTaxGroup = code(row.salesTaxGroup, path + ".sales_tax_group")
        made.itemTaxGroup = code(row.itemTaxGroup, path + ".item_tax_group")
        made.dimension = code(row.dimension, path + ".dimension")
        made.shares = shares(row.shares, path + ".shares")
        made.description = text(row.description_p, path + ".description")
        return made
    }
}

extension [Reskontra_V1_DimensionValue] {
    package init(_ dimensions: Dimensions) {
        self = dimensions.values.map { value in
            .with {
                $0.name = value.name.text
                $0.value = value.value.text
            }
        }
    }
}

extension Reskontra_V1_DistributionShare {
    init(_ share: DistributionShare, _ currency: Currency) {
        self.init()
        switch share.measure {
        case .equal: break
        case .percent(let percent): self.percent = .init(percent.decimal)
        case .amount(let amount): self.amount = .init(amount, currency)
        case .quantity(let quantity): self.quantity = .init(quantity)
        }
        mainAccount = share.account.text
        dimensions = .init(share.dimensions)
    }
}

extension Reskontra_V1_Charge {
    init(_ charge: DocumentCharge, _ currency: Currency) {
        self.init()
        code = charge.code.text
        debit = .init(rawValue: Int(charge.debit.rawValue)) ?? .unspecified
        credit = .init(rawValue: Int(charge.credit.rawValue)) ?? .unspecified
        kind = .init(rawValue: Int(charge.kind.rawValue)) ?? .unspecified
        if let amount = charge.amount { self.amount = .init(amount) }
        if let value = charge.value { self.value = .init(value) }
        debitAccount = charge.debitAccount.text
        creditAccount = charge.creditAccount.text
        salesTaxGroup = charge.salesTaxGroup.text
        itemTaxGroup = charge.itemTaxGroup.text
        dimension = charge.dimension.text
        shares = charge.shares.map { .init($0, currency) }
        description_p = charge.description
    }

    /// With the amount it came to.
    init(_ posted: PostedCharge, _ currency: Currency) {
        self.init(posted.charge, currency)
        amount = .init(posted.amount, currency)
    }
}

extension Reskontra_V1_InvoiceLine {
    mutating func fill(_ details: LineDetails, _ currency: Currency) {
        if details.isEmpty { return }
        dimensions = .init(details.dimensions)
        dimensionTemplate = .init(details.template)
        fixedAsset = details.isFixedAsset
        charges = details.charges.map { .init($0, currency) }
        shares = details.shares.map { .init($0, currency) }
        billingCode = details.billingCode.text
        interestCode = details.interestCode.text
    }
}

extension Reskontra_V1_InvoiceDocument {
    /// As it was stated; lines as they were worked out, where they were. `usual`: of amounts where it states no currency.
    init(_ row: InvoiceDraft, _ worked: DocumentTotals?, usual: Currency? = nil, _ book: borrowing Book) {
        self.init()
        customerNumber = row.customer.text
        if let date = row.documentDate { documentDate = .init(date) }
        if let date = row.postingDate { postingDate = .init(date) }
        if let date = row.dueDate { dueDate = .init(date) }
        let currency = row.currency ?? worked?.currency
        if let currency { self.currency = currency.code.text }
        let ofAmounts = currency ?? usual
        termsOfPayment = row.terms.text
        cashDiscount = row.cashDiscount.text
        postingProfile = row.profile.text
        salesTaxGroup = row.salesTaxGroup.text
        reference = row.reference
        text = row.text
        if let rate = row.rate { exchangeRate = .init(rate.decimal) }
        originalInvoice = row.originalInvoice.text
        reason = row.reason
        for (index, line) in row.lines.enumerated() {
            if let worked, index < worked.lines.count {
                lines.append(.init(worked.lines[index], worked.currency, book))
            } else {
                lines.append(.init(line, ofAmounts))
            }
        }
        if let ofAmounts { charges = row.charges.map { .init($0, ofAmounts) } }
        mandate = row.mandate.text
        if let code = row.listCode { listCode = .init(rawValue: Int(code.rawValue)) ?? .unspecified }
        statedTaxes = row.statedTaxes.map { stated in
            Reskontra_V1_StatedTax.with {
                $0.taxCode = stated.code.text
                $0.tax = .init(stated.tax)
            }
        }
        paymentSchedule = row.schedule.text
        deliveryAddress = row.deliveryAddress.text
        (classification, salesOrder) = (row.classification.text, row.salesOrder.text)
        dimensions = .init(row.dimensions)
        if let ofAmounts { discountShares = row.discountShares.map { .init($0, ofAmounts) } }
    }

    /// Nothing but what was stated, of a company.
    init(stated row: InvoiceDraft, in company: CompanyID, _ book: borrowing Book) {
        let customer = book.customers.find(company, row.customer)
        let usual = customer.map { book.customers[$0].currency } ?? book.companies[company].currency
        self.init(row, nil, usual: usual, book)
    }
}

extension Reskontra_V1_InvoiceLine {
    /// As it was stated.
    fileprivate init(_ line: InvoiceDraft.Line, _ currency: Currency?) {
        self.init()
        mainAccount = line.account.text
        description_p = line.description
        if let quantity = line.quantity { self.quantity = .init(quantity) }
        if let price = line.unitPrice { unitPrice = .init(price) }
        if let amount = line.amount { self.amount = .init(amount) }
        itemTaxGroup = line.itemTaxGroup.text
        salesTaxGroup = line.salesTaxGroup.text
        itemNumber = line.itemNumber
        dimension = line.dimension.text
        if let currency = currency ?? line.amount?.currency { fill(line.details, currency) }
    }
}
