/// How an open item is to be paid, where that was edited; empty: as its customer pays.
package struct ItemPayment: Equatable, Sendable, Codable {
    package var method: Code = .empty
    /// Of the method, else of the customer's.
    package var specification: Code = .empty

    package init() {}

    package init(method: Code, specification: Code) {
        self.method = method
        self.specification = specification
    }

    package var isEmpty: Bool { method.isEmpty && specification.isEmpty }
}

/// Changes what may change on an open item without any posting, in any period (setup:PC-4, PC-9).
///
/// That is its due date, where the company lets dates be edited (payments:TP-5), and the method, specification and
/// mandate it is paid by. Base date and discount dates stay: `EditDates` moves those. What is nil stays; an empty code
/// takes an edit back. An item whose method needs no mandate is not collected; bills are drawn by its method.
/// Rejections in order: NOT_ALLOWED (dates), NOT_FOUND, VERSION_CONFLICT, STATE_NOT_ALLOWED (nothing is open),
/// ITEM_MARKED_ELSEWHERE, DATE_INVALID (before the document), REFERENCE_UNKNOWN, FIELD_INVALID (a mandate for what is
/// no claim in EUR), MANDATE_NOT_ACTIVE.
package struct EditOpenTransaction: Command {
    package let companyID: CompanyID
    package let number: Code
    package let dueDate: CalendarDate?
    package var method: Code?
    package var specification: Code?
    package var mandate: Code?
    /// Sequence of the item's last change as the caller knows it; 0: any.
    package let expectedVersion: UInt64

    package init(company: CompanyID, number: Code, dueDate: CalendarDate?, expectedVersion: UInt64 = 0) {
        companyID = company
        self.number = number
        self.dueDate = dueDate
        self.expectedVersion = expectedVersion
    }

    package struct Answer: Equatable, Sendable {
        package let item: ItemID
        package let dueDate: CalendarDate
        package let payment: ItemPayment
        /// Empty: none of its own.
        package let mandate: Code
    }

    package var company: CompanyID? { companyID }

    package func decide(_ book: borrowing Book, at now: Moment, _ draft: inout Draft) throws(Rejection) -> Answer {
        if dueDate != nil, !book.companies[companyID].parameters.settlement.editsDates {
            throw .notAllowed("allow_edit_due_and_discount_dates", field: "")
        }
        guard let id = book.items.find(companyID, .documents, number) ?? book.items.find(companyID, .payments, number)
        else {
            throw Rejection(
                .notFound, field: "document_number", "there is no item \(number)", [.init("number", number.text)])
        }
        let row = book.items[id]
        if expectedVersion != 0, expectedVersion != row.lastChange {
            throw .versionConflict(row, expected: expectedVersion, field: "expected_version")
        }
        if !row.isOpen {
            throw Rejection(
                .stateNotAllowed, field: "document_number", "nothing is open on \(number): it is CLOSED",
                [.init("number", number.text), .init("current_state", "CLOSED")])
        }
        try book.checkMark(id, for: nil, field: "document_number")
        if let dueDate, dueDate < row.documentDate {
            throw Rejection(
                .dateInvalid, field: "due_date", "\(dueDate) is before the document of \(row.documentDate)",
                [.init("document_date", row.documentDate)])
        }
        let payment = try payment(of: id, book)
        let mandate = try mandate.map { (mandate) throws(Rejection) in try book.mandate(mandate, for: id) }
        if let dueDate, dueDate != row.dueDate { draft.add(.closing(.dueDateChanged(id, dueDate)), book) }
        let before = book.directDebits.origin(of: id)?.mandate ?? .empty
        if payment != book.items.payment(of: id) || mandate ?? before != before {
            draft.add(.closing(.paymentEdited(id, payment, mandate: mandate ?? before)), book)
        }
        return Answer(item: id, dueDate: dueDate ?? row.dueDate, payment: payment, mandate: mandate ?? before)
    }

    /// A specification of another method goes with that method.
    private func payment(of id: ItemID, _ book: borrowing Book) throws(Rejection) -> ItemPayment {
        var payment = book.items.payment(of: id)
        let setup = book.companies.setup(companyID)
        if let method {
            if !method.isEmpty, setup.methods[method] == nil {
                throw .noSuchReference("method_of_payment", method, field: "method_of_payment")
            }
            if method != payment.method { payment = ItemPayment(method: method, specification: .empty) }
        }
        if let specification {
            try setup.checkSpecification(
                specification, of: book.method(of: id, payment), field: "payment_specification")
            payment.specification = specification
        }
        return payment
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 {
        guard let id = book.items.find(companyID, .documents, number) else { return book.companies[companyID].lastChange }
        return book.items[id].lastChange
    }
}

extension Book {
    /// The method an item is paid by: its own, its customer's, the company's.
    func method(of item: ItemID, _ payment: ItemPayment) -> Code {
        if !payment.method.isEmpty { return payment.method }
        let row = items[item]
        let own = customers.details[row.customer.number].row.method
        return own.isEmpty ? companies[CompanyID(UInt32(row.company))].parameters.defaultMethod : own
    }

    /// The name of a mandate that an item can be collected under; empty: none.
    fileprivate func mandate(_ name: Code, for item: ItemID) throws(Rejection) -> Code {
        if name.isEmpty { return .empty }
        let row = items[item]
        guard row.open > 0, row.currency == .eur else {
            throw Rejection(.fieldInvalid, field: "mandate", "only claims in EUR are collected under a mandate")
        }
        let key = SepaText.key(name.text)
        let named = directDebits.find(CompanyID(UInt32(row.company)), name.text).filter {
            customers[directDebits[$0].customer].invoiceAccount == row.customer
                && SepaText.key(directDebits[$0].number) == key
        }
        guard !named.isEmpty else { throw .noSuchReference("mandate", name, field: "mandate") }
        guard let active = named.last(where: { directDebits[$0].state == .active }) else {
            throw Rejection(
                .mandateNotActive, field: "mandate", "mandate \(name) is not active", [.init("mandate", name.text)])
        }
        return Code(directDebits[active].number) ?? name
    }
}
