/// Changes what may change on an open item without any posting: its due date (setup:PC-9).
///
/// Where the company lets dates be edited (payments:TP-5), in any period (setup:PC-4). Base date and discount dates stay:
/// `EditDates` moves those. Rejections in order: NOT_ALLOWED, NOT_FOUND, VERSION_CONFLICT, STATE_NOT_ALLOWED (nothing is
/// open), DATE_INVALID (before the document).
package struct EditOpenTransaction: Command {
    package let companyID: CompanyID
    package let number: Code
    package let dueDate: CalendarDate
    /// Sequence of the item's last change as the caller knows it; 0: any.
    package let expectedVersion: UInt64

    package init(company: CompanyID, number: Code, dueDate: CalendarDate, expectedVersion: UInt64 = 0) {
        companyID = company
        self.number = number
        self.dueDate = dueDate
        self.expectedVersion = expectedVersion
    }

    package struct Answer: Equatable, Sendable {
        package let item: ItemID
        package let dueDate: CalendarDate
    }

    package var company: CompanyID? { companyID }

    package func decide(_ book: borrowing Book, at now: Moment, _ draft: inout Draft) throws(Rejection) -> Answer {
        guard book.companies[companyID].parameters.settlement.editsDates else {
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
        if dueDate < row.documentDate {
            throw Rejection(
                .dateInvalid, field: "due_date", "\(dueDate) is before the document of \(row.documentDate)",
                [.init("document_date", row.documentDate)])
        }
        if dueDate != row.dueDate { draft.add(.closing(.dueDateChanged(id, dueDate)), book) }
        return Answer(item: id, dueDate: dueDate)
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 {
        guard let id = book.items.find(companyID, .documents, number) else { return book.companies[companyID].lastChange }
        return book.items[id].lastChange
    }
}
