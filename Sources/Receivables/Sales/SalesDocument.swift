/// Turns an arranged invoice into the fact that it was posted (setup:SI-9, SI-10).
extension ArrangedInvoice {
    func document(
        _ orders: [SelectedOrder], _ charges: [OrderCharge], _ book: borrowing Book, on date: CalendarDate?
    ) -> InvoiceDraft {
        let first = orders[self.orders[0]]
        var document = InvoiceDraft(customer: book.customers[first.ordering].number)
        document.postingDate = date
        document.currency = first.currency
        document.salesTaxGroup = first.detail.header.salesTaxGroup
        document.terms = first.detail.header.terms
        document.profile = first.detail.header.profile
        document.cashDiscount = first.detail.header.cashDiscount
        document.mandate = first.detail.header.mandate
        document.schedule = first.detail.header.schedule
        let place = place(orders)
        if book.place(place, of: first.ordering) != nil { document.deliveryAddress = place }
        document.reference = self.orders.map { orders[$0].number.text }.joined(separator: " ")
        if document.reference.utf8.count > ArrangedInvoice.referenceBytesMax { document.reference = first.number.text }
        document.lines = lines.map { picked in
            orders[picked.order].detail.lines[picked.line].documentLine(picked.quantity, first.currency)
        }
        if hasSeveralDimensions(orders) {
            for (place, picked) in lines.enumerated() { document.lines[place].take(orders[picked.order].dimensions) }
        }
        for charge in charges where charge.amount != 0 {
            let stated = charge.stated(in: first.currency, book)
            if let line = charge.line {
                document.lines[line].details.charges.append(stated)
            } else {
                document.charges.append(stated)
            }
        }
        return document
    }

    static let referenceBytesMax = 60

    /// Of buyers with unlike default dimensions each line has those of its own buyer, and the invoice has none (setup:AD-3).
    func hasSeveralDimensions(_ orders: [SelectedOrder]) -> Bool {
        let first = orders[self.orders[0]].dimensions
        return self.orders.contains { orders[$0].dimensions != first }
    }

    /// Where all of it goes; empty: to several places, or not said.
    private func place(_ orders: [SelectedOrder]) -> Code {
        let places = lines.map { orders[$0.order].detail.lines[$0.line].address }
        guard let first = places.first, places.allSatisfy({ $0 == first }) else { return .empty }
        return first
    }
}

extension InvoiceDraft.Line {
    /// Behind what it states; one with a code instead of names keeps that.
    mutating func take(_ shared: Dimensions) {
        if !dimension.isEmpty, details.dimensions.isEmpty, details.template.isEmpty { return }
        details.dimensions = Dimensions.merged([details.dimensions, shared])
    }
}

extension OrderLine {
    /// The amount is stated too: it has the line discount in it.
    func documentLine(_ quantity: Quantity, _ currency: Currency) -> InvoiceDraft.Line {
        var line = InvoiceDraft.Line(
            account: account, amount: net(quantity, in: currency).map { Money($0, currency) }, quantity: quantity.decimal,
            unitPrice: price)
        line.description = description
        line.itemNumber = item.text
        line.itemTaxGroup = itemTaxGroup
        line.dimension = dimension
        line.details.billingCode = billingCode
        line.details.interestCode = interestCode
        return line
    }
}

extension ItemPosted {
    /// Adds what the goods cost to the document's own voucher; `sign` -1 for a credit note.
    mutating func add(cost: Int64, sign: Int64, _ book: borrowing Book) throws(Rejection) {
        if cost == 0 { return }
        // Rounding is worked out anew over all legs.
        var legs = entry.legs.filter { $0.type != .rounding }
        legs.append(try leg(try book.companies.automaticAccount(company, .cost), .cost, sign * cost, book))
        legs.append(try leg(try book.companies.automaticAccount(company, .inventory), .inventory, -sign * cost, book))
        try balance(&legs, book)
        entry = JournalEntry(
            company: company, voucher: entry.voucher, date: entry.date, currency: entry.currency, legs: legs)
        try book.checkPosting(entry, field: "orders")
    }

    /// The rest of conversion has a leg of its own, within a limit (setup:AD-8).
    private func balance(_ legs: inout [Leg], _ book: borrowing Book) throws(Rejection) {
        let sum = legs.reduce(Int64(0)) { $0 + $1.accountingAmount }
        guard sum != 0 else { return }
        let (max, accounting) = (book.companies[company].parameters.maxPennyRounding, book.companies[company].currency)
        guard sum.magnitude <= max.magnitude else { throw .unbalanced(Money(sum, accounting), max: Money(max, accounting)) }
        legs.append(
            Leg(try book.companies.automaticAccount(company, .rounding), .rounding, 0, accounting: -sum))
    }

    private func leg(
        _ account: AccountID, _ type: PostingType, _ amount: Int64, _ book: borrowing Book
    ) throws(Rejection) -> Leg {
        let accounting = book.companies[company].currency
        guard let converted = rate.convert(amount, from: currency, to: accounting, .halfAwayFromZero) else {
            throw .outOfRange(field: "orders")
        }
        return Leg(account, type, amount, accounting: converted)
    }

    /// Shows a credit note as negative amounts on the invoice's sides (setup:SI-12).
    mutating func makeStorno() {
        var legs = entry.legs
        for index in legs.indices { legs[index].isStorno = true }
        entry = JournalEntry(
            company: company, voucher: entry.voucher, date: entry.date, currency: entry.currency, legs: legs)
    }
}
