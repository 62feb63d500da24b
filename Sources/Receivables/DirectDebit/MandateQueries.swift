package struct GetMandate: Query {
    package let name: MandateName

    package init(name: MandateName) { self.name = name }

    package var company: CompanyID? { name.company }

    package func answer(_ book: borrowing Book, at now: Moment) throws(Rejection) -> MandateView {
        MandateView(try name.find(book), book)
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { name.lastChange(book) }
}

/// Mandates of a customer, oldest first; at most a page.
package struct ListMandates: Query {
    package let id: CompanyID
    package let customer: Code
    package let size: Int
    package let after: MandateID

    package init(id: CompanyID, customer: Code, size: Int, after: MandateID) {
        self.id = id
        self.customer = customer
        self.size = size
        self.after = after
    }

    package struct Answer: Sendable {
        package var mandates: [MandateView] = []
        package var hasMore = false
    }

    package var company: CompanyID? { id }

    package func answer(_ book: borrowing Book, at now: Moment) throws(Rejection) -> Answer {
        let owner = try book.customer(id, customer, field: "customer_number")
        let (found, hasMore) = book.directDebits.mandates(of: owner).page(of: size) { $0 > after }
        var answer = Answer(hasMore: hasMore)
        for mandate in found { answer.mandates.append(MandateView(book.directDebits[mandate], book)) }
        return answer
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.lastChange(id, customer) }
}

/// May a mandate be used for a due date, and how would the collection be marked (setup:SD-7, SD-9)?
package struct CheckMandate: Query {
    package let name: MandateName
    /// Nil: the business date.
    package let dueDate: CalendarDate?

    package init(name: MandateName, dueDate: CalendarDate?) { (self.name, self.dueDate) = (name, dueDate) }

    package struct Answer: Equatable, Sendable {
        package let state: MandateState
        package let expires: CalendarDate?
        package let sequence: DebitSequence
    }

    package var company: CompanyID? { name.company }

    package func answer(_ book: borrowing Book, at now: Moment) throws(Rejection) -> Answer {
        let mandate = try name.find(book)
        try mandate.checkUsable(on: dueDate ?? now.today, field: "mandate")
        let parameters = book.companies[name.company].parameters.directDebit
        return Answer(
            state: mandate.state, expires: mandate.expires,
            sequence: mandate.next(isLast: false, firstAsRecurring: parameters.firstAsRecurring).sequence)
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { name.lastChange(book) }
}

/// Collections, latest first; at most a page.
package struct ListCollections: Query {
    package let id: CompanyID
    /// Empty: all customers.
    package let customer: Code
    /// Empty: of any file or none.
    package let file: Code
    package let state: DebitCollectionState?
    package let size: Int
    /// None: from the latest.
    package let before: DebitCollectionID

    package init(
        id: CompanyID, customer: Code, file: Code, state: DebitCollectionState?, size: Int, before: DebitCollectionID
    ) {
        self.id = id
        self.customer = customer
        self.file = file
        self.state = state
        self.size = size
        self.before = before
    }

    package struct Answer: Sendable {
        package var collections: [DebitCollectionView] = []
        package var next = DebitCollectionID.none
    }

    package var company: CompanyID? { id }

    package func isLong(_ book: borrowing Book) -> Bool { customer.isEmpty && book.directDebits.collections.count > 10_000 }

    package func answer(_ book: borrowing Book, at now: Moment) throws(Rejection) -> Answer {
        var account = CustomerID.none
        if !customer.isEmpty {
            account = book.customers[try book.customer(id, customer, field: "customer_number")].invoiceAccount
        }
        var wanted = DirectDebitFileID.none
        if !file.isEmpty { wanted = try book.directDebitFile(id, file, field: "file").id }
        var answer = Answer()
        let all = account.isNone ? nil : book.directDebits.collections(of: account)
        var place = all?.count ?? book.directDebits.collections.count
        // Ids are places: a page of all goes on where the one before ended.
        if all == nil, !before.isNone { place = min(place, Int(before.number) - 1) }
        while place > 0 {
            place -= 1
            let row = all.map { book.directDebits[$0[place]] } ?? book.directDebits.collections[place]
            guard row.company == id, before.isNone || row.id < before, state == nil || row.state == state,
                wanted.isNone || row.file == wanted
            else { continue }
            if answer.collections.count == size {
                answer.next = answer.collections[size - 1].row.id
                return answer
            }
            answer.collections.append(DebitCollectionView(row, book))
        }
        return answer
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.sequence }
}
