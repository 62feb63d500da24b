import Receivables
import Schema

// Opening items of a company that goes live.

extension ImportOpening {
    package init(_ message: Reskontra_V1_ImportOpeningRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        if message.items.count > ImportOpening.itemsMax {
            border.bad("items", .tooManyItems, "has \(message.items.count) items, at most 1,000 are taken")
        }
        if message.items.isEmpty { border.bad("items", .fieldRequired, "has no items") }
        var entries: [Entry] = []
        for (index, item) in message.items.prefix(ImportOpening.itemsMax).enumerated() {
            if let entry = Entry(item, "items[\(index)]", &border) { entries.append(entry) }
        }
        try border.check()
        self.init(id: company, items: entries)
    }
}

extension ImportOpening.Entry {
    init?(_ message: Reskontra_V1_OpeningItem, _ path: String, _ border: inout Border) {
        let customer = border.code(message.customerNumber, "\(path).customer_number", required: true)
        let kind: ItemKind? = border.choice(message.kind.rawValue, "\(path).kind")
        let number = border.code(message.number, "\(path).number", required: true)
        let date = border.date(message.documentDate, message.hasDocumentDate, "\(path).document_date", required: true)
        let due = border.date(message.dueDate, message.hasDueDate, "\(path).due_date")
        let open = border.money(message.open, message.hasOpen, "\(path).open")
        let original = border.money(message.original, message.hasOriginal, "\(path).original", required: false)
        let tax = border.money(message.tax, message.hasTax, "\(path).tax", required: false)
        let rate = border.rate(message.exchangeRate, message.hasExchangeRate, "\(path).exchange_rate")
        let profile = border.code(message.postingProfile, "\(path).posting_profile")
        let reference = border.text(message.reference, "\(path).reference", max: 60)
        let cashDiscount = border.code(message.cashDiscount, "\(path).cash_discount")
        let collection = OpeningNote(message, path, &border)
        let dimension = border.code(message.dimension, "\(path).dimension")
        let classification = border.code(message.classification, "\(path).classification")
        let payment = ItemPayment(
            method: border.code(message.methodOfPayment, "\(path).method_of_payment"),
            specification: border.code(message.paymentSpecification, "\(path).payment_specification"),
            bankAccount: border.code(message.bankAccount, "\(path).bank_account"))
        let mandate = border.code(message.mandate, "\(path).mandate")
        var (taxes, taxSum): ([(code: Code, amount: Int64)], Int64) = ([], 0)
        if message.taxes.count > 20 { border.bad("\(path).taxes", .tooManyItems, "has over 20 codes") }
        for (place, part) in message.taxes.prefix(20).enumerated() {
            let code = border.code(part.taxCode, "\(path).taxes[\(place)].tax_code", required: true)
            guard let amount = border.money(part.amount, part.hasAmount, "\(path).taxes[\(place)].amount") else { continue }
            if amount.currency.code.text != message.open.currency {
                border.bad("\(path).taxes[\(place)].amount", .currencyMismatch, "is not in the currency of the open amount")
            }
            taxes.append((code, amount.minor))
            taxSum += amount.minor
        }
        guard let kind, let date, let open else { return nil }
        if !taxes.isEmpty, let tax, tax.minor != taxSum {
            border.bad("\(path).taxes", .fieldInvalid, "comes to \(Money(taxSum, open.currency)), tax is \(tax)")
        }
        for (field, money) in [("original", original), ("tax", tax)] {
            if let money, money.currency != open.currency {
                border.bad("\(path).\(field)", .currencyMismatch, "is not in \(open.currency) as the open amount")
                return nil
            }
        }
        self.init(
            customer: customer, kind: kind, number: number, documentDate: date, dueDate: due ?? date,
            original: original ?? open, open: open, tax: tax?.minor ?? taxSum, rate: rate, profile: profile,
            reference: reference, cashDiscount: cashDiscount, collection: collection, dimension: dimension,
            classification: classification, taxes: taxes)
        (self.payment, self.mandate) = (payment, mandate)
    }
}

extension Reskontra_V1_ImportOpeningResponse {
    package init(_ answer: [ItemID], _ book: borrowing Book) {
        self.init()
        items = UInt32(answer.count)
        itemIds = answer.map { UInt64($0.number) }
    }
}
