/// Closes what is left of an item against an account, or hands it to another customer (payments:OU-7).
///
///     debits the account, credits receivables; of a credit rest the other way
///     with a transfer debits receivables of the other customer instead
///
/// UndoSettlement opens the item again and leaves what stands against it open too.
/// Rejections in order: ITEM_NOT_FOUND, STATE_NOT_ALLOWED, ITEM_CLOSED, ITEM_MARKED_ELSEWHERE, NOT_ALLOWED,
/// DEFAULT_JOURNAL_MISSING, REASON_REQUIRED, CUSTOMER_NOT_FOUND, FIELD_INVALID, ACCOUNT_MISSING, ACCOUNT_BLOCKED,
/// DATE_BEFORE_ITEM, period.
package struct SettleRemainder: Command {
    package let companyID: CompanyID
    package let document: Code
    /// Empty: the parameter remainder_reason.
    package let reason: String
    /// Empty: the parameter remainder_account.
    package let account: Code
    /// Customer that owes it from now on; empty: an account bears it.
    package let transferTo: Code
    /// Empty: the parameter remainder_journal.
    package let journalName: Code
    /// Nil: the business date.
    package let date: CalendarDate?

    package init(
        company: CompanyID, document: Code, reason: String = "", account: Code = .empty, transferTo: Code = .empty,
        journalName: Code = .empty, date: CalendarDate? = nil
    ) {
        companyID = company
        self.document = document
        self.reason = reason
        self.account = account
        self.transferTo = transferTo
        self.journalName = journalName
        self.date = date
    }

    package struct Answer: Sendable {
        /// With the sign of the item.
        package var amount: Money
        package var adjustment: Code
        /// Document of the other customer; empty: none.
        package var transferred = Code.empty
        package var settlement: SettlementID
        package var settled: [SettledPart]
        package var entries: [JournalEntry]
        package var reason: String
        package var journalName: Code
    }

    package var company: CompanyID? { companyID }

    package func decide(_ book: borrowing Book, at now: Moment, _ draft: inout Draft) throws(Rejection) -> Answer {
        let id = try found(book)
        let row = book.items[id]
        let rules = book.companies[companyID].parameters.settlement
        guard rules.settlesRemainder else { throw .notAllowed("settle_remainder_enabled", field: "") }
        let journalName = journalName.isEmpty ? rules.remainderJournal : journalName
        if journalName.isEmpty {
            throw Rejection(
                .defaultJournalMissing, field: "journal_name",
                "no journal name is given and the parameter remainder_journal is not set",
                [.init("parameter", "remainder_journal")])
        }
        let reason = reason.isEmpty ? rules.remainderReason.text : reason
        if reason.isEmpty { throw Rejection(.reasonRequired, field: "reason", "settling a remainder needs a reason") }
        let other = try transfer(row, book)
        let bearer = try bearer(other, rules, book)
        let date = date ?? now.today
        let earliest = book.items.settleableFrom(id, row)
        if date < earliest { throw .dateBeforeItem(date, earliest: earliest, field: "date") }
        try book.companies.checkPeriod(companyID, date, by: now, field: "date")

        let dimension = book.items.traits[id].dimension
        var document = Document()
        document.reference = row.number.text
        document.reason = reason
        document.text = journalName.text
        let legs = [
            Leg(bearer.account, bearer.type, row.open, accounting: row.accountingOpen, dimension: dimension),
            Leg(row.account, .receivable, -row.open, accounting: -row.accountingOpen, dimension: dimension),
        ]
        let counter = try CounterItem(
            company: companyID, customer: row.customer, kind: .adjustment, numbers: .adjustment, date: date,
            currency: row.currency, amount: -row.open, accounting: -row.accountingOpen,
            profile: ProfileID(UInt32(row.profile)), account: row.account, dimension: dimension, document: document
        ).post(legs, book, &draft, field: "document_number")
        var answer = Answer(
            amount: Money(row.open, row.currency), adjustment: counter.number, settlement: .none, settled: [],
            entries: [counter.entry], reason: reason, journalName: journalName)
        if let other {
            answer.transferred = try CounterItem(
                company: companyID, customer: other.customer, kind: .adjustment, numbers: .adjustment, date: date,
                currency: row.currency, amount: row.open, accounting: row.accountingOpen, profile: other.profile,
                account: other.line.summaryAccount, writeOffAccount: other.line.writeOffAccount,
                dueDate: max(row.dueDate, date), dimension: dimension, document: document
            ).post([], voucher: counter.voucher, book, &draft, field: "transfer_to").number
        }
        let closed = try draft.close(
            [row.open > 0 ? (id, counter.item) : (counter.item, id)], origin: .settled, of: row.customer,
            in: companyID, on: date, book)
        answer.settlement = closed.settlement
        answer.entries += closed.entries
        answer.settled = [
            SettledPart(
                item: id, number: row.number, amount: answer.amount, open: .zero(row.currency))
        ]
        return answer
    }

    private func found(_ book: borrowing Book) throws(Rejection) -> ItemID {
        let found = book.items.find(companyID, .documents, document) ?? book.items.find(companyID, .payments, document)
        guard let id = found else { throw .noSuchItem(ApplyItem(number: document), field: "document_number") }
        let row = book.items[id]
        if row.kind == .bill || row.kind == .prepaymentInvoice {
            throw Rejection(
                .stateNotAllowed, field: "document_number", "\(row.number) is closed by its own steps only",
                [.init("document", row.number.text)])
        }
        if !row.isOpen { throw .closedItem(row, field: "document_number") }
        try book.checkMark(id, for: nil, field: "document_number")
        try book.checkReserved(id, field: "document_number")
        return id
    }

    private struct Transfer {
        let customer: CustomerID
        let profile: ProfileID
        let line: PostingProfileLine
    }

    private func transfer(_ row: Item, _ book: borrowing Book) throws(Rejection) -> Transfer? {
        if transferTo.isEmpty { return nil }
        if !account.isEmpty {
            throw Rejection(.fieldInvalid, field: "account", "is not taken beside transfer_to")
        }
        let named = try book.customer(companyID, transferTo, field: "transfer_to")
        let customer = book.customers[named].invoiceAccount
        if customer == row.customer {
            throw Rejection(.fieldInvalid, field: "transfer_to", "\(transferTo) owes it already")
        }
        let (profile, line) = try book.profile(.empty, for: customer, in: companyID, field: "transfer_to")
        return Transfer(customer: customer, profile: profile, line: line)
    }

    /// Where the rest goes.
    private func bearer(
        _ other: Transfer?, _ rules: SettlementParameters, _ book: borrowing Book
    ) throws(Rejection) -> (account: AccountID, type: PostingType) {
        if let other { return (other.line.summaryAccount, .receivable) }
        let account =
            account.isEmpty ? rules.remainderAccount : try book.companies.account(named: account, field: "account")
        if account.isNone { throw .missingAccount("remainders: the parameter remainder_account") }
        if book.companies.account(account).blocked {
            throw .blockedAccount(book.companies.account(account).number, field: "account")
        }
        return (account, .cashDiscountDifference)
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 {
        let found = book.items.find(companyID, .documents, document) ?? book.items.find(companyID, .payments, document)
        guard let id = found else { return book.companies[companyID].lastChange }
        let other = transferTo.isEmpty ? 0 : book.lastChange(companyID, transferTo)
        return max(book.lastChange(companyID, book.items[id].customer), other)
    }
}
