/// A statement of account as it was sent: never changed once made (credit:ST-1).
package struct CustomerStatement: Equatable, Sendable, Codable {
    package var id: StatementID
    package var company: CompanyID
    package var customer: CustomerID
    package var from: CalendarDate
    /// The statement date.
    package var to: CalendarDate
    package var currency: Currency
    /// Open items only, without an opening balance.
    package var isOpenOnly: Bool
    package var language: String
    package var opening: Int64
    package var lines: [Line]
    package var closing: Int64
    /// Not due at the statement date.
    package var notDue: Int64
    package var aging: [AgingSnapshot.Amount]
    /// Letters sent by the statement date within it.
    package var letters: [LetterID]
    package var createdAt: UInt64
    /// Whom it was sent to, as it was then; none: written before this was kept.
    package var addressee = SubjectID.none
    /// Customers of the same party in other companies whose items are on it.
    package var others: [CustomerID] = []

    package struct Line: Equatable, Sendable, PlainBits {
        package var item: ItemID
        package var amount: Int64
        package var balance: Int64
        /// None: the posting of the item.
        package var settlement = SettlementID.none
        /// Of the settlement that made it.
        package var date = CalendarDate(days: 0)

        package init(item: ItemID, amount: Int64, balance: Int64) {
            (self.item, self.amount, self.balance) = (item, amount, balance)
        }

        package func date(_ book: borrowing Book) -> CalendarDate {
            settlement.isNone ? book.items[item].postingDate : date
        }
    }

    package static let linesMax = 2_000

    package init(
        id: StatementID, company: CompanyID, customer: CustomerID, from: CalendarDate, to: CalendarDate,
        currency: Currency, isOpenOnly: Bool, language: String, opening: Int64, lines: [Line], closing: Int64,
        notDue: Int64, aging: [AgingSnapshot.Amount], letters: [LetterID], createdAt: UInt64
    ) {
        self.id = id
        self.company = company
        self.customer = customer
        self.from = from
        self.to = to
        self.currency = currency
        self.isOpenOnly = isOpenOnly
        self.language = language
        self.opening = opening
        self.lines = lines
        self.closing = closing
        self.notDue = notDue
        self.aging = aging
        self.letters = letters
        self.createdAt = createdAt
    }
}

/// A statement with whom it goes to.
package struct ToldStatement: Sendable {
    package let statement: CustomerStatement
    package let addressee: Subject?
}

/// Makes a statement of one customer in one currency; at most 2,000 lines.
///
/// It covers the customers of the same party in the companies named, else in those of the aging snapshot. Address
/// and recipients are kept as they are now, apart from the figures: a subject of its own, shared by statements that
/// say the same. Rejections: CUSTOMER_NOT_FOUND, COMPANY_UNKNOWN, RESULT_TOO_LARGE. Rule: credit:ST-1.
package struct CreateStatement: Command {
    package let id: CompanyID
    package let customer: Code
    package let from: CalendarDate
    package let to: CalendarDate
    /// Nil: the customer's.
    package let currency: Currency?
    package let isOpenOnly: Bool
    package let language: String
    /// Empty: those of the aging snapshot.
    package let companies: [Code]

    package init(
        id: CompanyID, customer: Code, from: CalendarDate, to: CalendarDate, currency: Currency?, isOpenOnly: Bool,
        language: String, companies: [Code] = []
    ) {
        self.id = id
        self.customer = customer
        self.from = from
        self.to = to
        self.currency = currency
        self.isOpenOnly = isOpenOnly
        self.language = language
        self.companies = companies
    }

    package var company: CompanyID? { id }

    package func decide(
        _ book: borrowing Book, at now: Moment, _ draft: inout Draft
    ) throws(Rejection) -> ToldStatement {
        let account = book.customers[try book.customer(id, customer, field: "customer_number")].invoiceAccount
        let definition = try? book.agingDefinition(.empty, pool: .empty, fallback: nil, in: id, field: "")
        let accounts = try accounts(account, definition?.code, book)
        let query = GetStatement(
            id: id, customer: customer, from: isOpenOnly ? CalendarDate(days: -36_525) : from, to: to, currency: currency,
            knownAt: .max)
        let found = try query.answer(of: accounts, currency ?? book.customers[account].currency, book)
        let addressee = addressee(account, book, &draft)
        var statement = CustomerStatement(
            id: draft.nextStatement, company: id, customer: account, from: from, to: to, currency: found.currency,
            isOpenOnly: isOpenOnly, language: addressee.language, opening: isOpenOnly ? 0 : found.opening, lines: [],
            closing: 0, notDue: 0, aging: [], letters: [], createdAt: book.sequence)
        (statement.addressee, statement.others) = (addressee.id, Array(accounts.dropFirst()))
        try addLines(found.lines, to: &statement, book)
        addNotDue(to: &statement, accounts, book)
        if let definition { try addAging(to: &statement, definition, accounts, book) }
        for member in accounts {
            statement.letters += book.collections.letters(of: member).filter {
                let letter = book.collections[$0]
                guard let day = letter.postedOn, letter.state == .posted else { return false }
                return day >= from && day <= to
            }
        }
        draft.add(.collections(.statementCreated(statement)), book)
        return ToldStatement(statement: statement, addressee: addressee)
    }

    /// The customer's account, then those of its party in the other companies.
    private func accounts(
        _ account: CustomerID, _ definition: Code?, _ book: borrowing Book
    ) throws(Rejection) -> [CustomerID] {
        var taken: [CompanyID] = []
        for (index, code) in companies.enumerated() {
            guard let found = book.companies.find(code) else {
                throw Rejection(
                    .companyUnknown, field: "companies[\(index)]", "this store has no company \(code)",
                    [.init("company", code.text)])
            }
            taken.append(found)
        }
        if companies.isEmpty, let definition {
            taken = book.collections.snapshot(of: account, definition)?.companies ?? []
        }
        guard taken.contains(where: { $0 != id }) else { return [account] }
        let party = book.customers.details[account.number].row.party
        return [account] + book.customers.members(of: party).filter { member in
            let row = book.customers[member]
            return member != account && taken.contains(row.company) && row.invoiceAccount == member
        }
    }

    /// The customer as it is addressed now; the subject of its statement before when that says the same.
    private func addressee(_ account: CustomerID, _ book: borrowing Book, _ draft: inout Draft) -> Subject {
        let own = book.customers.subject(book.customers.details[account.number].row.subject)
        var made = Subject(
            id: draft.nextSubject, name: own.name, address: own.deliveryAddress, country: own.country, email: own.email,
            language: language.isEmpty ? own.language : language)
        made.contacts = own.recipients
        let last = book.collections.statements(of: account).last.map { book.collections[$0].addressee } ?? SubjectID.none
        if !last.isNone {
            let before = book.customers.subject(last)
            if before.says(made) { return before }
        }
        draft.add(.subjectSet(made), book)
        return made
    }

    private func addLines(
        _ lines: [GetStatement.Line], to statement: inout CustomerStatement, _ book: borrowing Book
    ) throws(Rejection) {
        var balance = statement.opening
        for line in lines {
            // An open item stands once, by its posting.
            if isOpenOnly, line.open == 0 || !line.settlement.isNone || line.date < from { continue }
            let amount = isOpenOnly ? line.open : line.amount
            balance += amount
            var row = CustomerStatement.Line(item: line.item, amount: amount, balance: balance)
            if !line.settlement.isNone { (row.settlement, row.date) = (line.settlement, line.date) }
            statement.lines.append(row)
        }
        statement.closing = balance
        if statement.lines.count > CustomerStatement.linesMax {
            throw Rejection(
                .resultTooLarge, "the statement has \(statement.lines.count) lines, at most \(CustomerStatement.linesMax) are kept")
        }
    }

    private func addNotDue(to statement: inout CustomerStatement, _ accounts: [CustomerID], _ book: borrowing Book) {
        for account in accounts {
            for first in [book.customers[account].firstOpen, book.customers[account].firstClosed] {
                var place = first
                while !place.isNone {
                    let item = book.items[place]
                    if item.currency == statement.currency, item.dueDate >= to,
                        let open = book.items.open(place, asOf: to, knownAt: .max)?.open
                    {
                        statement.notDue += open
                    }
                    place = item.next
                }
            }
        }
    }

    private func addAging(
        to statement: inout CustomerStatement, _ definition: AgingDefinition, _ accounts: [CustomerID],
        _ book: borrowing Book
    ) throws(Rejection) {
        let ladder = AgingLadder(
            periods: try definition.periods(on: to, book.companies.setup(id).periods), basis: .dueDate, asOf: to,
            balanceAsOf: to, positionsPayments: false, company: id, currency: statement.currency)
        // Of the statement's currency alone: together they are its closing balance.
        let parts = ladder.columns.parts(of: accounts, asOf: to, Pin(sequence: .max), book).parts
        let amounts = parts.first { $0.currency == statement.currency }?.amounts ?? ladder.periods.map { _ in 0 }
        var running: Int64 = 0
        for (period, amount) in zip(ladder.periods, amounts) {
            running += amount
            statement.aging.append(.init(label: period.label, amount: amount, cumulative: running))
        }
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.sequence }
}

extension Subject {
    /// Whether both say the same of whom they are about.
    fileprivate func says(_ other: Subject) -> Bool {
        name == other.name && address == other.address && country == other.country && email == other.email
            && language == other.language && contacts == other.contacts
    }
}

/// A customer's statements, oldest first.
package struct ListStatements: Query {
    package let id: CompanyID
    package let customer: Code
    package let size: Int
    package let after: StatementID

    package init(id: CompanyID, customer: Code, size: Int, after: StatementID) {
        self.id = id
        self.customer = customer
        self.size = size
        self.after = after
    }

    package var company: CompanyID? { id }

    package struct Answer: Sendable {
        package var statements: [StatementID] = []
        package var hasMore = false
    }

    package func answer(_ book: borrowing Book, at now: Moment) throws(Rejection) -> Answer {
        let account = book.customers[try book.customer(id, customer, field: "customer_number")].invoiceAccount
        let (statements, hasMore) = book.collections.statements(of: account).page(of: size) { $0 > after }
        return Answer(statements: statements, hasMore: hasMore)
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.sequence }
}
