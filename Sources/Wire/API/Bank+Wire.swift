import Receivables
import Schema

// Bank reports: requests -> commands, answers -> responses.

extension SetBankAccount {
    package init(
        _ message: Reskontra_V1_SetBankAccountRequest, _ company: CompanyID, _ book: borrowing Book
    ) throws(FieldErrors) {
        var border = Border()
        let row = message.account
        let code = border.code(row.code, "account.code", required: true)
        let name = border.text(row.name, "account.name")
        if row.identifiers.count > BankAccount.identifiersMax {
            border.bad("account.identifiers", .tooManyItems, "names over \(BankAccount.identifiersMax) numbers")
        }
        var identifiers: [String] = []
        for (index, text) in row.identifiers.prefix(BankAccount.identifiersMax).enumerated() {
            let identifier = BankAccount.normalized(border.text(text, "account.identifiers[\(index)]", max: 64))
            if identifier.isEmpty { border.bad("account.identifiers[\(index)]", .fieldInvalid, "has no letter or digit") }
            identifiers.append(identifier)
        }
        let accounting = book.companies[company].currency
        let currency = row.currency.isEmpty ? accounting : border.currency(row.currency, "account.currency") ?? accounting
        let method = border.code(row.methodOfPayment, "account.method_of_payment", required: true)
        let books = border.choice(row.booksFrom.rawValue, "account.books_from", fallback: BankSource.statement)
        if books == .list { border.bad("account.books_from", .fieldInvalid, "is STATEMENT or NOTIFICATION") }
        try border.check()
        self.init(
            id: company,
            account: BankAccount(
                code: code, name: name, identifiers: identifiers, currency: currency, method: method,
                booksFrom: books ?? .statement))
    }
}

extension ListBankAccounts {
    package init(_ message: Reskontra_V1_ListBankAccountsRequest, _ company: CompanyID) { self.init(id: company) }
}

extension ImportBankEntries {
    /// Of references, names and texts of a bank.
    static let textBytesMax = 1_000

    package init(_ message: Reskontra_V1_ImportBankEntriesRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let account = border.code(message.bankAccount, "bank_account")
        if message.identifiers.count > BankAccount.identifiersMax {
            border.bad("identifiers", .tooManyItems, "names over \(BankAccount.identifiersMax) numbers")
        }
        var identifiers: [String] = []
        for (index, text) in message.identifiers.prefix(BankAccount.identifiersMax).enumerated() {
            let identifier = BankAccount.normalized(border.text(text, "identifiers[\(index)]", max: 64))
            if !identifier.isEmpty { identifiers.append(identifier) }
        }
        if account.isEmpty, identifiers.isEmpty {
            border.bad("bank_account", .fieldRequired, "names no account, and there are no identifiers")
        }
        let source: BankSource? = border.choice(message.source.rawValue, "source")
        let statement = border.text(message.statement, "statement")
        if message.entries.count > ImportBankEntries.entriesMax {
            border.bad(
                "entries", .tooManyItems,
                "has \(message.entries.count) entries, at most \(ImportBankEntries.entriesMax) are taken")
        }
        var entries: [BankEntry] = []
        for (index, entry) in message.entries.prefix(ImportBankEntries.entriesMax).enumerated() {
            if let entry = BankEntry(entry, "entries[\(index)]", &border) { entries.append(entry) }
        }
        try border.check()
        self.init(
            id: company, account: account, identifiers: identifiers, source: source ?? .statement,
            statement: statement, entries: entries)
    }
}

extension BankEntry {
    init?(_ message: Reskontra_V1_BankEntry, _ path: String, _ border: inout Border) {
        let amount = border.money(message.amount, message.hasAmount, "\(path).amount")
        let date = border.date(message.bookingDate, message.hasBookingDate, "\(path).booking_date", required: true)
        let value = border.date(message.valueDate, message.hasValueDate, "\(path).value_date")
        if message.transactions.count > BankEntry.transactionsMax {
            border.bad(
                "\(path).transactions", .tooManyItems, "has over \(BankEntry.transactionsMax) transactions")
        }
        var transactions: [BankTransaction] = []
        for (index, row) in message.transactions.prefix(BankEntry.transactionsMax).enumerated() {
            transactions.append(BankTransaction(row, "\(path).transactions[\(index)]", &border))
        }
        let max = ImportBankEntries.textBytesMax
        let bank = border.bankReference(message.bankReference, "\(path).bank_reference")
        let batch = border.told(message.batchReference, "\(path).batch_reference", max: max)
        let text = border.told(message.text, "\(path).text", max: max)
        guard let amount, let date else { return nil }
        self.init(amount: amount, bookingDate: date)
        valueDate = value
        occurrence = message.occurrence == 0 ? 1 : message.occurrence
        bankReference = bank
        batchReference = batch
        declaredTransactions = message.declaredTransactions
        isCorrection = message.correction
        self.text = text
        self.transactions = transactions
    }
}

extension Border {
    /// A reference, empty for words such as NOTPROVIDED: they would make two callers' entries differ.
    fileprivate mutating func bankReference(_ text: String, _ path: String) -> String {
        let text = self.told(text, path, max: ImportBankEntries.textBytesMax)
        return BankReferences.isPlaceholder(text) ? "" : text
    }
}

extension BankTransaction {
    init(_ message: Reskontra_V1_BankTransaction, _ path: String, _ border: inout Border) {
        let max = ImportBankEntries.textBytesMax
        self.init(amount: border.money(message.amount, message.hasAmount, "\(path).amount", required: false))
        if message.chargesMinor.magnitude > Money.minorMax.magnitude {
            border.bad("\(path).charges_minor", .amountOutOfRange, "is past 10^15")
        } else {
            charges = message.chargesMinor
        }
        counterparty = border.told(message.counterparty, "\(path).counterparty", max: max)
        counterpartyAccount = border.told(message.counterpartyAccount, "\(path).counterparty_account", max: max)
        endToEnd = border.bankReference(message.endToEndID, "\(path).end_to_end_id")
        mandate = border.told(message.mandateID, "\(path).mandate_id", max: max)
        if message.references.count > BankTransaction.referencesMax {
            border.bad("\(path).references", .tooManyItems, "has over \(BankTransaction.referencesMax) references")
        }
        for (index, row) in message.references.prefix(BankTransaction.referencesMax).enumerated() {
            let path = "\(path).references[\(index)]"
            let kind = border.told(row.kind, "\(path).kind", max: max)
            let value =
                BankReferences.isCreditorReference(kind, row.value)
                ? border.creditorReference(row.value, "\(path).value", max: max)
                : border.told(row.value, "\(path).value", max: max)
            references.append(
                BankReference(
                    kind: kind, value: value,
                    amount: border.money(row.amount, row.hasAmount, "\(path).amount", required: false)))
        }
        text = border.told(message.text, "\(path).text", max: max)
        returnCode = border.told(message.returnCode, "\(path).return_code", max: max)
        returnText = border.told(message.returnText, "\(path).return_text", max: max)
    }
}

extension PostBankEntries {
    package init(_ message: Reskontra_V1_PostBankEntriesRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let account = border.code(message.bankAccount, "bank_account", required: true)
        var after: BankQueue.Place?
        if !message.after.isEmpty {
            let filter = PostBankEntries.filter(company, account)
            if let token = PageToken(message.after, filter: filter) {
                after = BankQueue.Place(
                    date: CalendarDate(days: Int32(truncatingIfNeeded: Int64(bitPattern: token.knownAt))),
                    identity: BankIdentity(high: token.first, low: token.second))
            } else {
                border.bad("after", .pageTokenInvalid, "is no answer of a call before")
            }
        }
        try border.check()
        self.init(id: company, account: account, after: after)
    }

    static func filter(_ company: CompanyID, _ account: Code) -> UInt64 {
        PageToken.filter("bank post", "\(company.number)", account.text)
    }
}

extension MatchBankEntry {
    package init(_ message: Reskontra_V1_MatchBankEntryRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let line = border.bankLine(message.entryID)
        let date = border.date(message.postingDate, message.hasPostingDate, "posting_date")
        let account = border.code(message.mainAccount, "main_account")
        let meanings = [!message.parts.isEmpty, !account.isEmpty, message.hasDebitReturn].count { $0 }
        if meanings != 1 { border.bad("parts", .fieldInvalid, "give one of parts, main_account and debit_return") }
        let back = message.hasDebitReturn ? Return(message.debitReturn, "debit_return", &border) : nil
        if message.parts.count > MatchBankEntry.partsMax {
            border.bad("parts", .tooManyItems, "has over \(MatchBankEntry.partsMax) parts")
        }
        var parts: [Part] = []
        for (index, row) in message.parts.prefix(MatchBankEntry.partsMax).enumerated() {
            parts.append(Part(row, "parts[\(index)]", &border))
        }
        try border.check()
        self.init(
            id: company, line: line,
            meaning: back.map(Meaning.debitReturn) ?? (account.isEmpty ? .payments(parts) : .mainAccount(account)),
            postingDate: date)
    }
}

extension MatchBankEntry.Return {
    init(_ message: Reskontra_V1_MatchBankEntryRequest.DebitReturn, _ path: String, _ border: inout Border) {
        self.init(
            endToEnd: border.text(message.endToEndID, "\(path).end_to_end_id", max: 35),
            kind: message.type == .unspecified ? nil : border.choice(message.type.rawValue, "\(path).type"),
            reason: border.code(message.reason.uppercased(), "\(path).reason", max: 4), passesFeeOn: message.passFeeOn)
        if kind?.isBeforeSettlement == true {
            border.bad("\(path).type", .fieldInvalid, "money that moved came back after settlement")
        }
    }
}

extension MatchBankEntry.Part {
    init(_ message: Reskontra_V1_MatchBankEntryRequest.Part, _ path: String, _ border: inout Border) {
        self.init(customer: border.code(message.customerNumber, "\(path).customer_number"))
        amount = border.money(message.amount, message.hasAmount, "\(path).amount", required: false)
        items = ApplyItem.list(message.items, "\(path).items", &border)
        switch message.apply {
        case .unspecified: apply = items.isEmpty ? nil : .named
        case .none: apply = ApplyMode.none
        case .oldestFirst: apply = .oldestFirst
        case .named: apply = .named
        case .byPriority: apply = .byPriority
        case .byOrder: apply = .byOrder
        case .UNRECOGNIZED(let raw): border.bad("\(path).apply", .fieldInvalid, "has no value \(raw)")
        }
    }
}

extension ReconcileBankAccount {
    package init(_ message: Reskontra_V1_ReconcileBankAccountRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let account = border.code(message.bankAccount, "bank_account", required: true)
        let through = border.date(message.through, message.hasThrough, "through")
        try border.check()
        self.init(id: company, account: account, through: through)
    }
}

extension Reskontra_V1_ReconcileBankAccountResponse {
    package init(_ answer: ReconcileBankAccount.Answer, _ book: borrowing Book) {
        self.init()
        bankAccount = answer.account.text
        if let date = answer.before { before = .init(date) }
        if let date = answer.through { through = .init(date) }
    }
}

extension SetAsideBankEntry {
    package init(_ message: Reskontra_V1_SetAsideBankEntryRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let line = border.bankLine(message.entryID)
        let reason = border.text(message.reason, "reason", required: true)
        try border.check()
        self.init(id: company, line: line, reason: reason, reopens: message.reopen)
    }
}

extension ListBankEntries {
    package init(_ message: Reskontra_V1_ListBankEntriesRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let account = border.code(message.bankAccount, "bank_account", required: true)
        let state = border.choice(message.state.rawValue, "state", fallback: BankLineState.open) ?? .open
        let size = border.pageSize(message.page)
        let token = border.pageToken(message.page, filter: ListBankEntries.filter(company, account, state))
        try border.check()
        self.init(
            id: company, account: account, state: state, proposes: message.includeProposals, size: size,
            after: BankLineID(UInt32(truncatingIfNeeded: token.first)))
    }

    static func filter(_ company: CompanyID, _ account: Code, _ state: BankLineState) -> UInt64 {
        PageToken.filter("bank entries", "\(company.number)", account.text, "\(state)")
    }
}

extension GetBankEntry {
    package init(_ message: Reskontra_V1_GetBankEntryRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let line = border.bankLine(message.entryID)
        try border.check()
        self.init(id: company, line: line)
    }
}

extension Border {
    mutating func bankLine(_ id: UInt64) -> BankLineID {
        if id == 0 { bad("entry_id", .fieldRequired, "is required") }
        return BankLineID(UInt32(exactly: id) ?? .max)
    }
}

// MARK: Answers

extension Reskontra_V1_BankAccount {
    init(_ row: BankAccount) {
        self.init()
        code = row.code.text
        name = row.name
        identifiers = row.identifiers
        currency = row.currency.code.text
        methodOfPayment = row.method.text
        booksFrom = .init(rawValue: Int(row.booksFrom.rawValue)) ?? .unspecified
    }
}

extension Reskontra_V1_SetBankAccountResponse {
    package init(_ answer: BankAccount, _ book: borrowing Book) {
        self.init()
        account = .init(answer)
    }
}

extension Reskontra_V1_ListBankAccountsResponse {
    package init(_ answer: [ListBankAccounts.Row], _ book: borrowing Book) {
        self.init()
        for row in answer {
            var account = Reskontra_V1_BankAccount(row.account)
            if let date = row.reconciledThrough { account.reconciledThrough = .init(date) }
            accounts.append(account)
        }
    }
}

extension Reskontra_V1_ImportBankEntriesResponse {
    package init(_ answer: ImportBankEntries.Answer, _ book: borrowing Book) {
        self.init()
        bankAccount = answer.account.text
        taken = UInt32(answer.taken)
        lines = UInt32(answer.lines)
        known = UInt32(answer.known)
        noted = UInt32(answer.noted)
        problems = UInt32(answer.problems)
    }
}

extension Reskontra_V1_BankEvidence {
    init(_ row: BankEvidence) {
        self.init()
        kind = .init(rawValue: Int(row.kind.rawValue)) ?? .unspecified
        text = row.text
    }
}

extension Reskontra_V1_BankProposal {
    init(_ row: BankProposal, _ book: borrowing Book) {
        self.init()
        customerNumber = book.customers[row.customer].number.text
        for part in row.parts {
            let item = book.items[part.item]
            var made = ProposedItem()
            made.itemID = UInt64(part.item.number)
            made.documentNumber = item.number.text
            made.amount = .init(part.amount, item.currency)
            made.open = .init(item.open, item.currency)
            made.dueDate = .init(item.dueDate)
            items.append(made)
        }
        evidence = row.evidence.map { .init($0) }
        weight = UInt32(row.weight)
        exact = row.isExact
    }
}

extension Reskontra_V1_BankLine {
    init(_ view: BankLineView, _ book: borrowing Book) {
        self.init()
        let row = view.row
        entryID = UInt64(view.id.number)
        bankAccount = row.account.text
        source = .init(rawValue: Int(row.source.rawValue)) ?? .unspecified
        state = .init(rawValue: Int(row.state.rawValue)) ?? .unspecified
        problem = .init(rawValue: Int(row.problem.rawValue)) ?? .unspecified
        amount = .init(row.money)
        bookingDate = .init(row.bookingDate)
        valueDate = .init(row.valueDate)
        part = UInt32(row.part) + 1
        parts = UInt32(row.parts)
        entryAmount = .init(row.entryAmount, row.currency)
        statement = view.text.statement
        bankReference = view.text.bankReference
        batchReference = view.text.batchReference
        entryText = view.text.entryText
        transaction = .init(view.text.transaction)
        if !row.item.isNone { paymentNumber = book.items[row.item].number.text }
        if !row.customer.isNone { customerNumber = book.customers[row.customer].number.text }
        version = row.lastChange
        for proposal in view.proposals { proposals.append(.init(proposal, book)) }
    }
}

extension Reskontra_V1_BankTransaction {
    init(_ row: BankTransaction) {
        self.init()
        if let amount = row.amount { self.amount = .init(amount) }
        chargesMinor = row.charges
        counterparty = row.counterparty
        counterpartyAccount = row.counterpartyAccount
        endToEndID = row.endToEnd
        mandateID = row.mandate
        references = row.references.map { reference in
            var made = Reskontra_V1_BankReference()
            made.kind = reference.kind
            made.value = reference.value
            if let amount = reference.amount { made.amount = .init(amount) }
            return made
        }
        text = row.text
        returnCode = row.returnCode
        returnText = row.returnText
    }
}

extension Reskontra_V1_PostBankEntriesResponse {
    package init(_ answer: PostBankEntries.Answer, _ book: borrowing Book, preview: Bool) {
        self.init()
        for row in answer.posted {
            var made = Posted()
            made.entryID = UInt64(row.line.number)
            made.customerNumber = row.customer.text
            switch row.outcome {
            case .payment(let payment): made.payment = .init(payment, book, journals: preview)
            case .returned(let answer): made.returned = .init(answer, book)
            case .collected(let answer): for view in answer.collections { made.collected.append(.init(view, book)) }
            }
            made.evidence = row.evidence.map { .init($0) }
            posted.append(made)
        }
        waiting = UInt32(answer.waiting)
        if let place = answer.next {
            let filter = PostBankEntries.filter(answer.company, answer.account)
            next =
                PageToken(
                    first: place.identity.high, second: place.identity.low,
                    knownAt: UInt64(bitPattern: Int64(place.date.days)), filter: filter
                ).text
        }
    }
}

extension Reskontra_V1_MatchBankEntryResponse {
    package init(_ answer: MatchBankEntry.Answer, _ book: borrowing Book, preview: Bool) {
        self.init()
        payments = answer.payments.map { .init($0, book, journals: preview) }
        if let entry = answer.entry { journal = .init(entry, book) }
        if let back = answer.returned { returned = .init(back, book) }
    }
}

extension Reskontra_V1_SetAsideBankEntryResponse {
    package init(_ answer: BankLineView, _ book: borrowing Book) {
        self.init()
        entry = .init(answer, book)
    }
}

extension Reskontra_V1_ListBankEntriesResponse {
    package init(_ answer: ListBankEntries.Answer, of query: ListBankEntries, _ book: borrowing Book) {
        self.init()
        for line in answer.lines { entries.append(.init(line, book)) }
        guard !answer.next.isNone else { return }
        let filter = ListBankEntries.filter(query.id, query.account, query.state)
        nextPageToken = PageToken(first: UInt64(answer.next.number), filter: filter).text
    }
}

extension Reskontra_V1_GetBankEntryResponse {
    package init(_ answer: BankLineView, _ book: borrowing Book) {
        self.init()
        entry = .init(answer, book)
    }
}
