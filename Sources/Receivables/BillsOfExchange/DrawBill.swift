/// Draws a bill for open invoices of one account and currency: they are settled, the bill is owed (setup:BE-2, BE-3).
///
/// Debits the bill account, credits receivables. Rejections in order: FIELD_REQUIRED, CUSTOMER_NOT_FOUND, CUSTOMER_BLOCKED,
/// NUMBER_TAKEN, method and specification, items (ITEM_NOT_FOUND, CUSTOMER_MISMATCH, ITEM_CLOSED, CURRENCY_MISMATCH,
/// AMOUNT_SIGN, AMOUNT_EXCEEDS_OPEN), FIELD_INVALID (due date), DATE_BEFORE_ITEM, period, POSTING_PROFILE_UNRESOLVED.
package struct DrawBill: Command {
    package let id: CompanyID
    package let customer: Code
    package let invoices: [ApplyItem]
    /// Nil: the business date.
    package let date: CalendarDate?
    package let due: CalendarDate
    /// Empty: the next number.
    package let number: Code
    package let method: Code
    package let drawee: String
    /// Of the method; empty: the customer's, else the method's.
    package var specification: Code = .empty

    package init(
        id: CompanyID, customer: Code, invoices: [ApplyItem], date: CalendarDate? = nil, due: CalendarDate,
        number: Code = .empty, method: Code = .empty, drawee: String = ""
    ) {
        self.id = id
        self.customer = customer
        self.invoices = invoices
        self.date = date
        self.due = due
        self.number = number
        self.method = method
        self.drawee = drawee
    }

    package var company: CompanyID? { id }

    package func decide(_ book: borrowing Book, at now: Moment, _ draft: inout Draft) throws(Rejection) -> BillView {
        if invoices.isEmpty { throw .required("invoices", "a bill is drawn for invoices") }
        if invoices.count > Bill.invoicesMax { throw .tooMany(invoices.count, max: Bill.invoicesMax, field: "invoices") }
        let ordering = try book.customer(id, customer, field: "customer_number")
        let account = book.customers[ordering].invoiceAccount
        let hold = book.hold(on: ordering)
        if hold == .all { throw .blockedCustomer(customer, hold, field: "customer_number") }
        let number = try takeNumber(book)
        let payment = payment(book)
        let method = try method(of: ordering, payment, book)
        try book.companies.setup(id).checkSpecification(specification, of: method, field: "payment_specification")
        var matching: Matching
        do throws(Rejection) {
            matching = try Matching(named: invoices, of: account, in: id, currency: nil, book, draft)
        } catch {
            let named = error.renamed("items", "invoices")
            // What is closed has less open than its face (setup:BE-3).
            if error.reason == .itemClosed {
                throw Rejection(.amountExceedsOpen, field: named.field, error.message, error.figures)
            }
            throw named
        }
        let first = book.items[matching.offers[0].item]
        let day = date ?? now.today
        var face: Int64 = 0
        for (index, offer) in matching.offers.enumerated() {
            if !offer.isDebit { throw .wrongSign(book.items[offer.item], field: "invoices[\(index)]") }
            let amount = invoices[index].amount ?? Money(offer.open, first.currency)
            if amount.currency != first.currency {
                throw .otherCurrency(amount.currency, expected: first.currency, field: "invoices[\(index)].amount")
            }
            if amount.minor <= 0 {
                throw Rejection(
                    .amountExceedsOpen, field: "invoices[\(index)].amount", "\(amount) is no amount to draw a bill for",
                    [.init("amount", amount)])
            }
            if amount.minor > offer.open {
                throw .exceedsOpen(book.items[offer.item], amount, field: "invoices[\(index)].amount")
            }
            matching.wish(amount.minor, at: index)
            let (sum, overflow) = face.addingReportingOverflow(amount.minor)
            if overflow || sum > Money.minorMax { throw .outOfRange(field: "invoices") }
            face = sum
        }
        if due < day {
            throw Rejection(
                .fieldInvalid, field: "due_date", "a bill of \(day) cannot be due on \(due)",
                [.init("date", day), .init("due_date", due)])
        }
        for offer in matching.offers where day < offer.date {
            throw .dateBeforeItem(day, earliest: offer.date, field: "date")
        }
        try book.companies.checkPeriod(id, day, by: now, field: "date")

        let drawing = BillDrawing(
            company: id, number: number, customer: account, method: method,
            specification: specification(method, payment, of: ordering, book),
            drawee: drawee, issued: day, due: due)
        let (bill, entries) = try drawing.draw(face, of: first, matching, book, &draft)
        return BillView(bill, book, entries: entries)
    }

    private func takeNumber(_ book: borrowing Book) throws(Rejection) -> Code {
        if !number.isEmpty {
            if number.count > Code.bytesMax - 6 {
                throw Rejection(.fieldTooLong, field: "number", "has \(number.count) bytes, at most \(Code.bytesMax - 6) are allowed")
            }
            if book.bills.find(id, number) != nil { throw .numberTaken(number, field: "number") }
            return number
        }
        return book.bills.nextNumber(id)
    }

    /// How the first invoice is to be paid, where that was edited (setup:PC-9).
    private func payment(_ book: borrowing Book) -> ItemPayment {
        guard let first = invoices.first else { return ItemPayment() }
        let item = first.item.isNone ? book.items.find(id, .documents, first.number) : first.item
        return item.map { book.items.payment(of: $0) } ?? ItemPayment()
    }

    /// The one stated, the invoice's, the customer's; empty: the method's.
    private func specification(
        _ method: Code, _ payment: ItemPayment, of ordering: CustomerID, _ book: borrowing Book
    ) -> Code {
        if !specification.isEmpty { return specification }
        let own = book.companies.setups[Int(id.number) - 1].specification(payment.specification, of: method)
        return own?.code ?? book.specification(of: ordering, for: method)
    }

    private func method(
        of ordering: CustomerID, _ payment: ItemPayment, _ book: borrowing Book
    ) throws(Rejection) -> Code {
        var code = method.isEmpty ? payment.method : method
        if code.isEmpty { code = book.customers.details[ordering.number].row.method }
        if code.isEmpty { code = book.companies[id].parameters.defaultMethod }
        guard let found = book.companies.setups[Int(id.number) - 1].methods[code] else {
            throw .noSuchReference("method_of_payment", code, field: "method_of_payment")
        }
        guard found.type == .billOfExchange else {
            throw Rejection(
                .fieldInvalid, field: "method_of_payment", "method \(code) is not of type BILL_OF_EXCHANGE",
                [.init("method_of_payment", code.text)])
        }
        return code
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.sequence }
}

extension Bills {
    /// Of the next bill; further ones of the same command count on from its place.
    func nextNumber(_ company: CompanyID, at place: UInt32? = nil, isTaken: (Code) -> Bool = { _ in false }) -> Code {
        Bills.number("BE-", place.map(Int.init) ?? bills.count + 1) { find(company, $0) != nil || isTaken($0) }
    }

    /// Prefix and six digits from `start` on; the first that is not taken.
    static func number(_ prefix: String, _ start: Int, taken: (Code) -> Bool) -> Code {
        var value = start
        while true {
            if let code = Code(prefix + value.padded(to: 6)), !taken(code) { return code }
            value += 1
        }
    }
}

extension Rejection {
    /// The same refusal where the caller knows the list under another name.
    func renamed(_ inner: String, _ outer: String) -> Rejection {
        guard field.hasPrefix(inner) else { return self }
        return Rejection(reason, field: outer + field.dropFirst(inner.utf8.count), message, figures)
    }
}
