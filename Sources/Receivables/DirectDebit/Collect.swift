/// Presents one collection of an invoice under a mandate (setup:SD-2, SD-3, SD-7 to SD-11). Posts nothing.
///
/// Rejections in order: FIELD_REQUIRED, NOT_FOUND, ITEM_NOT_FOUND, CUSTOMER_MISMATCH, MANDATE_USED, MANDATE_NOT_ACTIVE,
/// MANDATE_EXPIRED, CUSTOMER_BLOCKED, method, CURRENCY_NOT_EUR, amount, DUE_DATE_TOO_EARLY, PRENOTIFICATION_MISSING.
package struct Collect: Command {
    package let name: MandateName
    package let document: Code
    /// Nil: what is open and in no other collection.
    package let amount: Money?
    /// Nil: the invoice's, or the earliest the bank still takes.
    package let dueDate: CalendarDate?
    package let isLast: Bool
    /// Nil: the invoice announced it.
    package let notifiedOn: CalendarDate?
    package let method: Code

    package init(
        name: MandateName, document: Code, amount: Money? = nil, dueDate: CalendarDate? = nil, isLast: Bool = false,
        notifiedOn: CalendarDate? = nil, method: Code = .empty
    ) {
        self.name = name
        self.document = document
        self.amount = amount
        self.dueDate = dueDate
        self.isLast = isLast
        self.notifiedOn = notifiedOn
        self.method = method
    }

    package struct Answer: Equatable, Sendable {
        package let collection: DebitCollectionView
        package let mandateState: MandateState
    }

    package var company: CompanyID? { name.company }

    package func decide(_ book: borrowing Book, at now: Moment, _ draft: inout Draft) throws(Rejection) -> Answer {
        if document.isEmpty { throw .required("document_number", "a collection is of one invoice") }
        let mandate = try name.find(book)
        guard let item = book.items.find(name.company, .documents, document) else {
            throw Rejection(
                .itemNotFound, field: "document_number", "there is no document \(document)", [.init("document", document.text)])
        }
        let made = try DebitPlan(mandate: mandate, item: item).collection(self, book, at: now, draft)
        let state = draft.present(made, book, on: now.today)
        return Answer(collection: DebitCollectionView(made, payment: .empty), mandateState: state)
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.sequence }
}

/// What a mandate and an invoice come to. Pure: single collections, proposals and runs share it.
struct DebitPlan {
    let mandate: Mandate
    let item: ItemID

    func collection(
        _ wish: Collect, _ book: borrowing Book, at now: Moment, _ draft: borrowing Draft
    ) throws(Rejection) -> DebitCollection {
        let row = book.items[item]
        let owner = book.customers[mandate.customer]
        let payer = book.debitPayer(of: item)
        guard row.customer == owner.invoiceAccount,
            mandate.customer == row.customer || mandate.customer == payer.ordering || mandate.id == payer.mandate
        else {
            throw Rejection(
                .customerMismatch, field: "document_number", "\(row.number) is not owed or ordered by customer \(owner.number)",
                [.init("document", row.number.text), .init("customer", owner.number.text)])
        }
        if row.kind == .bill {
            throw Rejection(.fieldInvalid, field: "document_number", "\(row.number) is a bill: it is settled by its own steps")
        }
        let parameters = book.companies[mandate.company].parameters
        let (sequence, completes) = mandate.next(
            isLast: wish.isLast, firstAsRecurring: parameters.directDebit.firstAsRecurring)
        let due = try dueDate(wish, row, sequence, parameters, book, at: now)
        try mandate.checkUsable(on: due.day, field: "mandate")
        let hold = book.hold(on: mandate.customer)
        if hold == .all { throw .blockedCustomer(owner.number, hold, field: "mandate") }
        let method = try method(wish, parameters, book)
        let creditor = try book.creditorAccount(mandate.company, mandate.creditor, field: "creditor")
        let amount = try amount(wish, row, book, draft)
        if let early = due.refusal { throw early }
        try checkNotice(wish, row, due.day, parameters)
        var amendment = mandate.amendment
        var told = MandateAmendment()
        if creditor.creditorID != mandate.creditorID { told.creditorID = mandate.creditorID }
        if creditor.name != mandate.creditorName { told.creditorName = mandate.creditorName }
        amendment.add(told)
        return DebitCollection(
            id: draft.nextCollection, company: mandate.company, mandate: mandate, creditor: creditor, sequence: sequence,
            dueDate: due.day, amount: amount, customer: row.customer, item: item, method: method, amendment: amendment,
            completes: completes)
    }

    // MARK: Parts

    /// A TARGET day; with the refusal when its file should have been sent already.
    private func dueDate(
        _ wish: Collect, _ row: Item, _ sequence: DebitSequence, _ parameters: Parameters, _ book: borrowing Book,
        at now: Moment
    ) throws(Rejection) -> (day: CalendarDate, refusal: Rejection?) {
        let table: LeadTimes = parameters.legacyLeadTimes ? .legacy : .current
        let lead = table.days(mandate.scheme, sequence)
        let earliest = TargetCalendar.before(TargetCalendar.next(now.today), days: -lead)
        guard let asked = wish.dueDate else {
            // An invoice that is due already is collected as soon as the bank and the notice allow.
            var day = max(TargetCalendar.next(row.dueDate), earliest)
            let notice = Int(mandate.prenotificationDays ?? parameters.prenotificationDays)
            day = max(day, TargetCalendar.next((wish.notifiedOn ?? row.documentDate).adding(days: notice)))
            return (day, nil)
        }
        let day = TargetCalendar.next(asked)
        let latest = TargetCalendar.before(day, days: lead)
        guard latest < now.today else { return (day, nil) }
        return (
            day,
            Rejection(
                .dueDateTooEarly, field: "due_date",
                "a file for \(day) had to be sent by \(latest); the earliest due date now is \(earliest)",
                [.init("expected", earliest), .init("actual", day)])
        )
    }

    /// ELECTRONIC with require_mandate (setup:SD-3).
    private func method(_ wish: Collect, _ parameters: Parameters, _ book: borrowing Book) throws(Rejection) -> Code {
        var code = wish.method
        if code.isEmpty { code = book.customers.details[mandate.customer.number].row.method }
        if code.isEmpty { code = parameters.defaultMethod }
        if code.isEmpty {
            throw .required("method_of_payment", "neither the request, the customer nor the parameter default_method names one")
        }
        guard let found = book.companies.setups[Int(mandate.company.number) - 1].methods[code] else {
            throw .noSuchReference("method_of_payment", code, field: "method_of_payment")
        }
        guard found.type == .electronic, found.requireMandate else {
            throw Rejection(
                .fieldInvalid, field: "method_of_payment", "method \(code) is not for direct debit: it must be ELECTRONIC with require_mandate",
                [.init("method_of_payment", code.text)])
        }
        return code
    }

    private func amount(
        _ wish: Collect, _ row: Item, _ book: borrowing Book, _ draft: borrowing Draft
    ) throws(Rejection) -> Int64 {
        for currency in [row.currency, wish.amount?.currency ?? .eur] where currency != .eur {
            throw .currencyNotEuro(currency, field: wish.amount?.currency == currency ? "amount.currency" : "document_number")
        }
        let open = Money(max(0, row.open) - draft.pendingDebit(on: item, book), .eur)
        let amount = wish.amount ?? open
        if wish.amount == nil, open.minor <= 0 {
            throw Rejection(
                .itemClosed, field: "document_number", "nothing is left to collect of \(row.number)",
                [.init("document", row.number.text)])
        }
        if amount.minor == 0 { throw Rejection(.amountZero, field: "amount", "the collection is 0") }
        if amount.minor < 0 {
            throw Rejection(.amountNegative, field: "amount", "the collection is \(amount)", [.init("amount", amount)])
        }
        if amount.minor > DebitCollection.amountMax {
            throw Rejection(
                .amountExceedsLimit, field: "amount", "a direct debit is at most \(Money(DebitCollection.amountMax, .eur))",
                [.init("amount", amount), .init("limit", Money(DebitCollection.amountMax, .eur))])
        }
        if amount.minor > open.minor {
            throw Rejection(
                .amountExceedsOpen, field: "amount",
                "\(amount) is more than the \(open) of \(row.number) that are open and in no other collection",
                [.init("document", row.number.text), .init("amount", amount), .init("open", open)])
        }
        return amount.minor
    }

    private func checkNotice(
        _ wish: Collect, _ row: Item, _ dueDate: CalendarDate, _ parameters: Parameters
    ) throws(Rejection) {
        let days = Int(mandate.prenotificationDays ?? parameters.prenotificationDays)
        let notified = wish.notifiedOn ?? row.documentDate
        let latest = dueDate.adding(days: -days)
        guard notified > latest else { return }
        throw Rejection(
            .prenotificationMissing, field: "notified_on",
            "a collection on \(dueDate) is announced \(days) days ahead, by \(latest), not on \(notified)",
            [.init("expected", latest), .init("actual", notified)])
    }
}

extension Draft {
    /// Adds the collection and what it does to its mandate; answers the mandate's state.
    mutating func present(_ row: DebitCollection, _ book: borrowing Book, on day: CalendarDate) -> MandateState {
        var mandate = mandate(row.mandate, book)
        mandate.counter += 1
        mandate.lastDue = max(mandate.lastDue ?? row.dueDate, row.dueDate)
        mandate.restarts = false
        mandate.amendment = MandateAmendment()
        // What the creditor itself changed becomes known with the collection that tells it.
        var told = MandateAmendment()
        if mandate.creditorID != row.creditor.creditorID { told.creditorID = mandate.creditorID }
        if mandate.creditorName != row.creditor.name { told.creditorName = mandate.creditorName }
        if !told.isEmpty { mandate.amended.append(.init(date: day, amendment: told)) }
        mandate.creditorID = row.creditor.creditorID
        mandate.creditorName = row.creditor.name
        mandate.numberTaken = nil
        if row.completes { mandate.state = .completed }
        add(.directDebit(.mandateSet(mandate)), book)
        add(.directDebit(.collectionSet(row)), book)
        return mandate.state
    }
}

extension Rejection {
    static func currencyNotEuro(_ currency: Currency, field: String) -> Rejection {
        Rejection(
            .currencyNotEUR, field: field, "SEPA direct debit is in EUR, not in \(currency)",
            [.init("currency", currency.code.text)])
    }
}
