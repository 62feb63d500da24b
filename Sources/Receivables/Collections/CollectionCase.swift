/// A folder for what is done about documents of a customer: OPEN -> IN_PROCESS -> CLOSED (credit:PO-3).
package struct CollectionCase: Equatable, Sendable, Codable {
    package enum State: UInt8, Sendable, BitwiseCopyable, Codable {
        case open = 1
        case inProcess = 2
        case closed = 3

        package var name: String {
            switch self {
            case .open: "OPEN"
            case .inProcess: "IN_PROCESS"
            case .closed: "CLOSED"
            }
        }
    }

    package var id: CaseID
    package var company: CompanyID
    /// The invoice account.
    package var customer: CustomerID
    package var state = State.open
    package var description: String
    package var responsible: String
    package var items: [ItemID]
    package var createdOn: CalendarDate
    package var closedOn: CalendarDate?
    /// What was said with the last change.
    package var note = ""

    package static let itemsMax = 1_000

    package init(
        id: CaseID, company: CompanyID, customer: CustomerID, description: String, responsible: String,
        items: [ItemID], createdOn: CalendarDate
    ) {
        self.id = id
        self.company = company
        self.customer = customer
        self.description = description
        self.responsible = responsible
        self.items = items
        self.createdOn = createdOn
    }
}

package struct CreateCase: Command {
    package let id: CompanyID
    package let customer: Code
    package let description: String
    package let responsible: String
    package let items: [Code]

    package init(id: CompanyID, customer: Code, description: String, responsible: String, items: [Code]) {
        self.id = id
        self.customer = customer
        self.description = description
        self.responsible = responsible
        self.items = items
    }

    package var company: CompanyID? { id }

    package func decide(_ book: borrowing Book, at now: Moment, _ draft: inout Draft) throws(Rejection) -> CollectionCase {
        let account = book.customers[try book.customer(id, customer, field: "customer_number")].invoiceAccount
        var row = CollectionCase(
            id: draft.nextCase, company: id, customer: account, description: description, responsible: responsible,
            items: [], createdOn: now.today)
        try row.add(items, book, field: "items")
        draft.add(.collections(.caseSet(row)), book)
        return row
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.sequence }
}

/// Takes a case further or changes what it is about.
///
/// Rejections in order: NOT_FOUND, STATE_NOT_ALLOWED, then per item ITEM_NOT_FOUND, CUSTOMER_MISMATCH,
/// ITEM_NAMED_TWICE; TOO_MANY_ITEMS.
package struct UpdateCase: Command {
    package let id: CompanyID
    package let caseID: CaseID
    /// Nil: what it is stays.
    package let state: CollectionCase.State?
    package let description: String?
    package let responsible: String?
    package let added: [Code]
    package let removed: [Code]
    package let note: String

    package init(
        id: CompanyID, caseID: CaseID, state: CollectionCase.State?, description: String?, responsible: String?,
        added: [Code], removed: [Code], note: String
    ) {
        self.id = id
        self.caseID = caseID
        self.state = state
        self.description = description
        self.responsible = responsible
        self.added = added
        self.removed = removed
        self.note = note
    }

    package var company: CompanyID? { id }

    package func decide(_ book: borrowing Book, at now: Moment, _ draft: inout Draft) throws(Rejection) -> CollectionCase {
        var row = try book.openCase(caseID, of: id, field: "case_id")
        if let state {
            guard state.rawValue >= row.state.rawValue else { throw .caseState(row, field: "state") }
            row.state = state
            if state == .closed { row.closedOn = now.today }
        }
        if let description { row.description = description }
        if let responsible { row.responsible = responsible }
        for (index, number) in removed.enumerated() {
            let item = try book.item(id, number, field: "remove_items[\(index)]")
            guard let place = row.items.firstIndex(of: item) else {
                throw Rejection(
                    .itemNotFound, field: "remove_items[\(index)]", "case \(caseID.number) does not hold \(number)",
                    [.init("number", number.text)])
            }
            row.items.remove(at: place)
        }
        try row.add(added, book, field: "add_items")
        row.note = note
        draft.add(.collections(.caseSet(row)), book)
        return row
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.sequence }
}

extension CollectionCase {
    fileprivate mutating func add(_ numbers: [Code], _ book: borrowing Book, field: String) throws(Rejection) {
        for (index, number) in numbers.enumerated() {
            let path = "\(field)[\(index)]"
            let found = try book.item(company, number, field: path)
            let item = book.items[found]
            guard item.customer == customer else { throw .otherCustomer(item, field: path) }
            guard !items.contains(found) else { throw .namedTwice(item, field: path) }
            items.append(found)
        }
        if items.count > CollectionCase.itemsMax { throw .tooMany(items.count, max: CollectionCase.itemsMax, field: field) }
    }
}

extension Book {
    /// A case that is not closed.
    func openCase(_ id: CaseID, of company: CompanyID, field: String) throws(Rejection) -> CollectionCase {
        let row = try collectionCase(id, of: company, field: field)
        if row.state == .closed { throw .caseState(row, field: field) }
        return row
    }

    func collectionCase(_ id: CaseID, of company: CompanyID, field: String) throws(Rejection) -> CollectionCase {
        guard !id.isNone, Int(id.number) <= collections.cases.count, collections[id].company == company else {
            throw Rejection(.notFound, field: field, "there is no case \(id.number)", [.init("case_id", UInt64(id.number))])
        }
        return collections[id]
    }
}

extension Rejection {
    fileprivate static func caseState(_ row: CollectionCase, field: String) -> Rejection {
        Rejection(
            .stateNotAllowed, field: field, "case \(row.id.number) is \(row.state.name) and goes no way back",
            [.init("case_id", UInt64(row.id.number)), .init("current_state", row.state.name)])
    }
}

/// Cases of a customer or of all that have a snapshot, oldest first (credit:PO-4).
package struct ListCases: Query {
    package let id: CompanyID
    package let customer: Code
    /// Empty: whoever.
    package let responsible: String
    package let states: [CollectionCase.State]
    package let size: Int
    package let after: CaseID

    package init(
        id: CompanyID, customer: Code, responsible: String, states: [CollectionCase.State], size: Int, after: CaseID
    ) {
        self.id = id
        self.customer = customer
        self.responsible = responsible
        self.states = states
        self.size = size
        self.after = after
    }

    package var company: CompanyID? { id }

    package struct Answer: Sendable {
        package var cases: [CaseID] = []
        package var hasMore = false
    }

    package func answer(_ book: borrowing Book, at now: Moment) throws(Rejection) -> Answer {
        func fits(_ id: CaseID) -> Bool {
            let row = book.collections[id]
            return row.company == self.id && (states.isEmpty || states.contains(row.state))
                && (responsible.isEmpty || row.responsible == responsible)
                && (!customer.isEmpty || book.collections.hasSnapshot(row.customer, in: self.id))
        }
        let (cases, hasMore): ([CaseID], Bool)
        if customer.isEmpty {
            let last = UInt32(book.collections.cases.count)
            (cases, hasMore) = (min(after.number, last)..<last).lazy.map { CaseID($0 + 1) }.page(of: size, where: fits)
        } else {
            let account = book.customers[try book.customer(id, customer, field: "customer_number")].invoiceAccount
            (cases, hasMore) = book.collections.cases(of: account).page(of: size) { $0 > after && fits($0) }
        }
        return Answer(cases: cases, hasMore: hasMore)
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.sequence }
    package func isLong(_ book: borrowing Book) -> Bool { customer.isEmpty }
}
