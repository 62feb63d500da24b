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

    package struct Line: Equatable, Sendable, PlainBits {
        package var item: ItemID
        package var amount: Int64
        package var balance: Int64

        package init(item: ItemID, amount: Int64, balance: Int64) {
            (self.item, self.amount, self.balance) = (item, amount, balance)
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

/// Makes a statement of one customer in one currency; at most 2,000 lines.
package struct CreateStatement: Command {
    package let id: CompanyID
    package let customer: Code
    package let from: CalendarDate
    package let to: CalendarDate
    /// Nil: the customer's.
    package let currency: Currency?
    package let isOpenOnly: Bool
    package let language: String

    package init(
        id: CompanyID, customer: Code, from: CalendarDate, to: CalendarDate, currency: Currency?, isOpenOnly: Bool,
        language: String
    ) {
        self.id = id
        self.customer = customer
        self.from = from
        self.to = to
        self.currency = currency
        self.isOpenOnly = isOpenOnly
        self.language = language
    }

    package var company: CompanyID? { id }

    package func decide(
        _ book: borrowing Book, at now: Moment, _ draft: inout Draft
    ) throws(Rejection) -> CustomerStatement {
        let account = book.customers[try book.customer(id, customer, field: "customer_number")].invoiceAccount
        let row = book.customers.details[account.number].row
        let query = GetStatement(
            id: id, customer: customer, from: isOpenOnly ? CalendarDate(days: -36_525) : from, to: to, currency: currency,
            knownAt: .max)
        let found = try query.answer(book, at: now)
        var statement = CustomerStatement(
            id: draft.nextStatement, company: id, customer: account, from: from, to: to, currency: found.currency,
            isOpenOnly: isOpenOnly, language: language.isEmpty ? book.customers.subject(row.subject).language : language,
            opening: isOpenOnly ? 0 : found.opening, lines: [], closing: 0, notDue: 0, aging: [], letters: [],
            createdAt: book.sequence)
        var balance = statement.opening
        for line in found.lines {
            let amount = isOpenOnly ? line.open : line.amount
            if isOpenOnly, amount == 0 || book.items[line.item].postingDate < from { continue }
            balance += amount
            statement.lines.append(.init(item: line.item, amount: amount, balance: balance))
        }
        statement.closing = balance
        if statement.lines.count > CustomerStatement.linesMax {
            throw Rejection(
                .resultTooLarge, "the statement has \(statement.lines.count) lines, at most \(CustomerStatement.linesMax) are kept")
        }
        try addAging(to: &statement, account, book)
        statement.letters = book.collections.letters(of: account).filter {
            let letter = book.collections[$0]
            guard let day = letter.postedOn, letter.state == .posted else { return false }
            return day >= from && day <= to
        }
        draft.add(.collections(.statementCreated(statement)), book)
        return statement
    }

    /// By the default definition, when there is one.
    private func addAging(
        to statement: inout CustomerStatement, _ account: CustomerID, _ book: borrowing Book
    ) throws(Rejection) {
        var place = book.customers[account].firstOpen
        for first in [place, book.customers[account].firstClosed] {
            place = first
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
        guard let definition = try? book.agingDefinition(.empty, pool: .empty, fallback: nil, in: id, field: "") else { return }
        let ladder = AgingLadder(
            periods: try definition.periods(on: to, book.companies.setup(id).periods), basis: .dueDate, asOf: to,
            balanceAsOf: to, positionsPayments: false, company: id, currency: statement.currency)
        // Of the statement's currency alone: together they are its closing balance.
        let parts = ladder.columns.parts(of: [account], asOf: to, Pin(sequence: .max), book).parts
        let amounts = parts.first { $0.currency == statement.currency }?.amounts ?? ladder.periods.map { _ in 0 }
        var running: Int64 = 0
        for (period, amount) in zip(ladder.periods, amounts) {
            running += amount
            statement.aging.append(.init(label: period.label, amount: amount, cumulative: running))
        }
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.sequence }
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
