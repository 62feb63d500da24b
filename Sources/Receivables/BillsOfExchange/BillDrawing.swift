/// The drawing of a bill: its face is credited to the invoices and opened on the bill account (setup section 11).
///
/// Pure: the command that draws and the invoices that are drawn for as they are posted share it.
struct BillDrawing {
    let company: CompanyID
    let number: Code
    /// The invoice account.
    let customer: CustomerID
    let method: Code
    let specification: Code
    let drawee: String
    let issued: CalendarDate
    let due: CalendarDate

    /// `matching` holds the invoices with what is taken of each; `first` is one of them, on whose account all lie.
    func draw(
        _ face: Int64, of first: Item, _ matching: Matching, _ book: borrowing Book, _ draft: inout Draft
    ) throws(Rejection) -> (bill: Bill, entries: [JournalEntry]) {
        var bill = Bill(
            id: draft.nextBill, company: company, number: number, customer: customer, currency: first.currency, face: face,
            issued: issued, due: due, drawee: drawee, method: method, drawing: draft.nextSettlement)
        bill.specification = specification
        var posting = BillPosting(bill, on: issued)
        let target = try posting.line(.bill, book)
        let accounting = try posting.accounting(face, book, field: "invoices")
        let credit = try posting.post(
            .init(
                number: posting.half(bill, "C"), amount: -face, accounting: -accounting, account: first.account,
                profile: ProfileID(UInt32(first.profile)), due: issued),
            legs: [
                Leg(target.line.summaryAccount, .bill, face, accounting: accounting),
                Leg(first.account, .receivable, -face, accounting: -accounting),
            ], book, &draft)
        bill.item = try posting.post(
            .init(
                number: posting.half(bill, ""), amount: face, accounting: accounting,
                account: target.line.summaryAccount, profile: target.id, due: due),
            legs: nil, book, &draft)
        try posting.settle(matching, with: credit, face, book, &draft)
        bill = posting.step(.draw, of: bill, .drawn, book)
        draft.add(.bill(.billSet(bill, .init())), book)
        return (bill, posting.entries)
    }
}

extension BillPosting {
    /// Pays the named invoices with the credit of the drawing.
    fileprivate mutating func settle(
        _ named: Matching, with credit: ItemID, _ face: Int64, _ book: borrowing Book, _ draft: inout Draft
    ) throws(Rejection) {
        guard let item = draft.item(credit, book) else { return }
        var matching = named
        matching.add(.init(credit, item, book))
        matching.wish(face, at: matching.offers.count - 1)
        let fact = try matching.settled(in: company, of: customer, on: date, currency: currency, book, draft)
        draft.add(.itemsSettled(fact), book)
        append(fact.entries)
    }
}

extension Draft {
    /// Draws a bill for what an invoice of this draft leaves open, if its customer's method draws by itself (setup:BE-2).
    ///
    /// For the commands that post invoices, at their end: what prepayments took is not drawn for. The bill has the
    /// dates of the invoice. What refuses the bill refuses the invoice: POSTING_PROFILE_UNRESOLVED, no number.
    mutating func drawBill(
        for posted: inout PostedDocument, to customer: Code, in company: CompanyID, _ book: borrowing Book
    ) throws(Rejection) {
        guard book.companies[company].drawsBills, posted.kind == .invoice,
            let method = book.drawingMethod(of: customer, in: company)
        else { return }
        for id in items(ofDocument: posted.item, book) {
            guard let invoice = item(id, book), invoice.open > 0 else { continue }
            try drawBill(for: &posted, id, invoice, method, in: company, book)
        }
    }

    /// One bill for each instalment.
    private mutating func drawBill(
        for posted: inout PostedDocument, _ id: ItemID, _ invoice: Item, _ method: (code: Code, specification: Code),
        in company: CompanyID, _ book: borrowing Book
    ) throws(Rejection) {
        let number = book.bills.nextNumber(company, at: nextBill.number) {
            // Of a bill this draft drew: its credit has the bill's number (see `BillPosting.half`).
            find(company, .documents, Code("\($0)-0C") ?? $0, book) != nil
        }
        var matching = Matching([.init(id, invoice, book)])
        matching.wish(invoice.open, at: 0)
        let drawing = BillDrawing(
            company: company, number: number, customer: invoice.customer, method: method.code,
            specification: method.specification, drawee: "", issued: posted.postingDate,
            due: max(invoice.dueDate, posted.postingDate))
        let (bill, entries) = try drawing.draw(invoice.open, of: invoice, matching, book, &self)
        if posted.bill.isEmpty { posted.bill = bill.number }
        posted.billEntries += entries
    }
}

extension Book {
    /// The method of a customer, or the company's default, where it draws bills as invoices are posted.
    fileprivate func drawingMethod(
        of customer: Code, in company: CompanyID
    ) -> (code: Code, specification: Code)? {
        guard let id = customers.find(company, customer) else { return nil }
        var code = customers.details[id.number].row.method
        if code.isEmpty { code = companies[company].parameters.defaultMethod }
        guard companies.setups[Int(company.number) - 1].methods[code]?.drawsBills == true else { return nil }
        return (code, specification(of: id, for: code))
    }

    /// The customer's payment specification, where the method has it.
    func specification(of customer: CustomerID, for method: Code) -> Code {
        let row = customers.details[customer.number].row
        let setup = companies.setups[Int(row.company.number) - 1]
        return setup.specification(row.specification, of: method) == nil ? .empty : row.specification
    }
}
