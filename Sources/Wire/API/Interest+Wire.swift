import Receivables
import Schema
import SwiftProtobuf

// Interest codes and notes: requests -> commands, answers -> responses.

// MARK: Codes

extension SetInterestCode {
    package init(
        _ message: Reskontra_V1_SetInterestCodeRequest, _ company: CompanyID, _ book: borrowing Book
    ) throws(FieldErrors) {
        var border = Border()
        let code = border.code(message.code, "code", required: true)
        let description = border.text(message.description_p, "description")
        let version = InterestVersion(message.version, company, book, &border, isFirst: true)
        try border.check()
        self.init(id: company, code: code, description: description, version: version)
    }

    package init(
        _ message: Reskontra_V1_NewInterestVersionRequest, _ company: CompanyID, _ book: borrowing Book
    ) throws(FieldErrors) {
        var border = Border()
        let code = border.code(message.code, "code", required: true)
        let version = InterestVersion(message.version, company, book, &border, isFirst: false)
        try border.check()
        self.init(id: company, code: code, description: "", version: version, isNewVersion: true)
    }
}

extension InterestVersion {
    fileprivate init(
        _ message: Reskontra_V1_InterestVersion, _ company: CompanyID, _ book: borrowing Book, _ border: inout Border,
        isFirst: Bool
    ) {
        let beginning = CalendarDate(year: 1900, month: 1, day: 1) ?? CalendarDate(days: 0)
        self.init(
            effectiveFrom: border.date(
                message.effectiveFrom, message.hasEffectiveFrom, "effective_from", required: !isFirst) ?? beginning,
            effectiveTo: border.date(message.effectiveTo, message.hasEffectiveTo, "effective_to"),
            earnings: message.hasEarnings
                ? InterestTerms(message.earnings, "earnings", .interestIncome, company, book, &border, isWhole: isFirst)
                : nil,
            payments: message.hasPayments
                ? InterestTerms(message.payments, "payments", .interestExpense, company, book, &border, isWhole: isFirst)
                : nil)
    }
}

extension InterestTerms {
    fileprivate init(
        _ message: Reskontra_V1_InterestTerms, _ side: String, _ type: PostingType, _ company: CompanyID,
        _ book: borrowing Book, _ border: inout Border, isWhole: Bool
    ) {
        self.init()
        // A new version that states a percent only takes the rest from the one before it.
        let isOnlyPercent = !isWhole && message == .with { $0.percent = message.percent } && message.hasPercent
        every = UInt16(clamping: isOnlyPercent ? 1 : message.every)
        unit = border.choice(message.unit.rawValue, "unit", fallback: .month) ?? .month
        basis = border.choice(message.basis.rawValue, "basis", fallback: .percent) ?? .percent
        method = border.choice(message.method.rawValue, "method", fallback: .interval) ?? .interval
        if method == .daily365, message.every == 0 { every = 1 }
        range = border.choice(message.range.rawValue, "range", fallback: InterestTerms.Range.none) ?? .none
        graceDays = UInt16(clamping: message.graceDays)
        calculateFrom = border.choice(message.calculateFrom.rawValue, "calculate_from", fallback: .dueDate) ?? .dueDate
        if message.hasPercent { percent = border.percent(message.percent, true, "percent") }
        if !isOnlyPercent {
            account = InterestTerms.account(message.mainAccount, "\(side).main_account", type, company, book, &border)
        }
        for (index, own) in message.currencies.enumerated() {
            let path = "\(side).currencies[\(index)]"
            guard let currency = border.currency(own.currency, path + ".currency") else { continue }
            var terms = CurrencyTerms(currency: currency)
            if own.hasPercent { terms.value = border.percent(own.percent, true, path + ".percent").tenThousandths }
            if let amount = border.minor(own.amount, own.hasAmount, currency, path + ".amount") { terms.value = amount }
            terms.minInterest = border.minor(own.minInterest, own.hasMinInterest, currency, path + ".min_interest")
            terms.maxInterest = border.minor(own.maxInterest, own.hasMaxInterest, currency, path + ".max_interest")
            terms.fee = border.minor(own.fee, own.hasFee, currency, path + ".fee") ?? 0
            if terms.fee != 0 {
                terms.feeAccount = InterestTerms.account(
                    own.feeAccount, path + ".fee_account", .feeRevenue, company, book, &border)
            }
            for (place, row) in own.ranges.enumerated() {
                let path = "\(path).ranges[\(place)]"
                let from = border.scaled(row.from, row.hasFrom, range == .amount ? currency.exponent : 0, path + ".from")
                let value = border.scaled(
                    row.value, row.hasValue, basis == .percent ? 4 : currency.exponent, path + ".value")
                terms.rows.append(Row(from: from, value: value))
            }
            currencies.append(terms)
        }
    }

    private static func account(
        _ text: String, _ field: String, _ type: PostingType, _ company: CompanyID, _ book: borrowing Book,
        _ border: inout Border
    ) -> AccountID {
        let number = border.code(text, field)
        if number.isEmpty { return book.companies.setup(company).automaticAccounts[Int(type.rawValue)] }
        guard let found = book.companies.account(number) else {
            border.bad(field, .referenceUnknown, "there is no main account '\(number)'")
            return .none
        }
        return found
    }
}

extension Border {
    /// Minor units of an amount that must be in the currency.
    fileprivate mutating func minor(
        _ message: Reskontra_V1_Money, _ has: Bool, _ currency: Currency, _ field: String
    ) -> Int64? {
        guard let money = money(message, has, field, required: false) else { return nil }
        guard money.currency == currency else {
            bad(field, .currencyMismatch, "must be in \(currency)")
            return nil
        }
        return money.minor
    }

    /// A decimal as a whole number of 10^-scale; more places are refused.
    fileprivate mutating func scaled(
        _ message: Reskontra_V1_Decimal, _ has: Bool, _ scale: UInt8, _ field: String
    ) -> Int64 {
        guard has, let decimal = decimal(message, has, field) else {
            if !has { bad(field, .fieldRequired, "is required") }
            return 0
        }
        let product = Int128(decimal.unscaled) * Decimal.power(scale)
        let (whole, rest) = product.quotientAndRemainder(dividingBy: Decimal.power(decimal.scale))
        guard rest == 0, let value = Int64(exactly: whole), value.magnitude <= Money.minorMax.magnitude else {
            bad(field, .fieldInvalid, "has more than \(scale) decimal places or is too large")
            return 0
        }
        return value
    }
}

extension Reskontra_V1_InterestCode {
    init(_ row: InterestCode, _ book: borrowing Book) {
        self.init()
        code = row.code.text
        description_p = row.description
        for version in row.versions {
            var made = Reskontra_V1_InterestVersion()
            made.effectiveFrom = .init(version.effectiveFrom)
            if let end = version.effectiveTo { made.effectiveTo = .init(end) }
            if let terms = version.earnings { made.earnings = .init(terms, book) }
            if let terms = version.payments { made.payments = .init(terms, book) }
            versions.append(made)
        }
    }
}

extension Reskontra_V1_InterestTerms {
    fileprivate init(_ terms: InterestTerms, _ book: borrowing Book) {
        self.init()
        every = UInt32(terms.every)
        unit = .init(rawValue: Int(terms.unit.rawValue)) ?? .unspecified
        basis = .init(rawValue: Int(terms.basis.rawValue)) ?? .unspecified
        method = .init(rawValue: Int(terms.method.rawValue)) ?? .unspecified
        range = .init(rawValue: Int(terms.range.rawValue)) ?? .unspecified
        if !terms.account.isNone { mainAccount = book.companies.account(terms.account).number.text }
        graceDays = UInt32(terms.graceDays)
        calculateFrom = .init(rawValue: Int(terms.calculateFrom.rawValue)) ?? .unspecified
        if let percent = terms.percent { self.percent = .init(percent.decimal) }
        for own in terms.currencies {
            var made = Currency()
            made.currency = own.currency.code.text
            if let value = own.value {
                if terms.basis == .percent {
                    made.percent = .init(Percent(tenThousandths: value).decimal)
                } else {
                    made.amount = .init(value, own.currency)
                }
            }
            if let least = own.minInterest { made.minInterest = .init(least, own.currency) }
            if let most = own.maxInterest { made.maxInterest = .init(most, own.currency) }
            if own.fee != 0 { made.fee = .init(own.fee, own.currency) }
            if !own.feeAccount.isNone { made.feeAccount = book.companies.account(own.feeAccount).number.text }
            for row in own.rows {
                var line = Row()
                line.from = .init(Decimal(unscaled: row.from, scale: terms.range == .amount ? own.currency.exponent : 0))
                line.value = .init(
                    Decimal(unscaled: row.value, scale: terms.basis == .percent ? 4 : own.currency.exponent))
                made.ranges.append(line)
            }
            currencies.append(made)
        }
    }
}

extension Reskontra_V1_SetInterestCodeResponse {
    package init(_ answer: InterestCode, _ book: borrowing Book) {
        self.init()
        code = .init(answer, book)
    }
}

extension Reskontra_V1_NewInterestVersionResponse {
    package init(_ answer: InterestCode, _ book: borrowing Book) {
        self.init()
        code = .init(answer, book)
    }
}

extension ListInterestVersions {
    package init(_ message: Reskontra_V1_ListInterestVersionsRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let code = border.code(message.code, "code", required: true)
        let asOf = border.date(message.asOf, message.hasAsOf, "as_of")
        try border.check()
        self.init(id: company, code: code, asOf: asOf)
    }
}

extension Reskontra_V1_ListInterestVersionsResponse {
    package init(_ answer: InterestCode, _ book: borrowing Book) {
        self.init()
        code = .init(answer, book)
    }
}

// MARK: Runs

extension InterestRun {
    fileprivate init(_ message: Reskontra_V1_InterestRun, _ company: CompanyID, _ border: inout Border) {
        var kinds: [ItemKind] = message.transactionTypes.isEmpty ? [.invoice] : []
        for (index, type) in message.transactionTypes.enumerated() {
            switch type {
            case .invoice: kinds.append(.invoice)
            case .payment: kinds += [.payment, .prepayment]
            case .interest: kinds.append(.interestNote)
            case .fee: kinds += [.letterFee, .paymentFee]
            case .creditNote: kinds.append(.creditNote)
            case .unspecified, .UNRECOGNIZED:
                border.bad("transaction_types[\(index)]", .fieldInvalid, "has no value \(type.rawValue)")
            }
        }
        let after = border.code(message.after, "after")
        let cursor = after.isEmpty ? 0 : UInt32(after.text, radix: 16)
        if cursor == nil { border.bad("after", .pageTokenInvalid, "is no `next` of this run") }
        self.init(
            id: company, kinds: kinds, from: border.date(message.fromDate, message.hasFromDate, "from_date"),
            to: border.date(message.toDate, message.hasToDate, "to_date", required: true) ?? CalendarDate(days: 0),
            profileFrom: border.choice(message.profileFrom.rawValue, "profile_from", fallback: .transaction) ?? .transaction,
            profile: border.code(message.profile, "profile"),
            customer: border.code(message.customerNumber, "customer_number"), after: CustomerID(cursor ?? 0),
            customersMax: message.customersMax == 0
                ? InterestRun.pageCustomersMax : min(Int(message.customersMax), InterestRun.pageCustomersMax))
    }
}

extension SimulateInterest {
    package init(_ message: Reskontra_V1_SimulateInterestRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let run = InterestRun(message.run, company, &border)
        try border.check()
        self.init(run)
    }
}

extension CreateInterestNotes {
    package init(_ message: Reskontra_V1_CreateInterestNotesRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let run = InterestRun(message.run, company, &border)
        try border.check()
        self.init(run)
    }
}

extension InterestRun.Result {
    fileprivate var nextText: String { next.isNone ? "" : String(next.number, radix: 16) }

    /// Interest of the page per currency, in the order of their first note.
    fileprivate var totals: [Reskontra_V1_Money] {
        var sums: [(currency: Currency, sum: Int64)] = []
        for note in notes {
            let place = sums.firstIndex { $0.currency == note.currency }
            if let place { sums[place].sum += note.interest } else { sums.append((note.currency, note.interest)) }
        }
        return sums.map { .init($0.sum, $0.currency) }
    }
}

extension Reskontra_V1_InterestTransaction {
    fileprivate init(_ row: InterestRun.Transaction, _ run: InterestRun.Result, _ book: borrowing Book) {
        self.init()
        let item = book.items[row.item]
        documentNumber = item.number.text
        customerNumber = book.customers[row.customer].number.text
        if !row.profile.isNone { profile = book.companies.profile(row.profile).profile.code.text }
        daysLate = UInt32(row.outcome.daysLate)
        interest = .init(row.outcome.interest, item.currency)
        uncapped = .init(row.outcome.uncapped, item.currency)
        if let skip = row.outcome.skip { skipped = .init(rawValue: Int(skip.rawValue)) ?? .unspecified }
        for charge in row.outcome.charges {
            for piece in charge.pieces {
                var made = Reskontra_V1_InterestPiece()
                made.interval = UInt32(piece.interval)
                made.from = .init(piece.span.from)
                made.to = .init(piece.span.to)
                made.base = .init(piece.base, item.currency)
                made.value = .init(charge.isAmount ? Decimal(unscaled: piece.value, scale: item.currency.exponent) : Percent(tenThousandths: piece.value).decimal)
                made.interest = .init(piece.interest, item.currency)
                made.versionFrom = .init(charge.effectiveFrom)
                pieces.append(made)
            }
        }
    }
}

extension Reskontra_V1_SimulateInterestResponse {
    package init(_ answer: InterestRun.Result, _ book: borrowing Book) {
        self.init()
        transactions = answer.transactions.map { .init($0, answer, book) }
        notes = answer.notes.map { .init($0, book) }
        totals = answer.totals
        next = answer.nextText
    }
}

extension Reskontra_V1_CreateInterestNotesResponse {
    package init(_ answer: InterestRun.Result, _ book: borrowing Book) {
        self.init()
        transactions = answer.transactions.map { .init($0, answer, book) }
        notes = answer.notes.map { .init($0, book) }
        totals = answer.totals
        next = answer.nextText
        canceledNotes = UInt32(answer.canceled.count)
    }
}

// MARK: Notes

extension Reskontra_V1_InterestNote {
    package init(_ note: InterestNote, _ book: borrowing Book) {
        self.init()
        number = note.number.text
        customerNumber = book.customers[note.customer].number.text
        state = .init(rawValue: Int(note.state.rawValue)) ?? .unspecified
        mark = .init(rawValue: Int(note.mark.rawValue)) ?? .unspecified
        profile = book.companies.profile(note.profile).profile.code.text
        code = note.code.text
        versionFrom = .init(note.versionFrom)
        toDate = .init(note.to)
        interest = .init(note.interest, note.currency)
        total = .init(note.total, note.currency)
        open = .init(note.item.isNone || !book.items.contains(note.item) ? 0 : book.items[note.item].open, note.currency)
        itemID = UInt64(note.item.number)
        printed = note.isPrinted
        let version = book.interest.code(note.company, note.code)?.version(on: note.versionFrom)
        let terms = note.total < 0 ? version?.payments : version?.earnings
        basis = .init(rawValue: Int((terms?.basis ?? .percent).rawValue)) ?? .unspecified
        if book.items.contains(note.item) {
            postingDate = .init(book.items[note.item].postingDate)
            dueDate = .init(book.items[note.item].dueDate)
        }
        for charge in note.charges {
            let made = Reskontra_V1_InterestCharge(charge, note.currency, book)
            if charge.isFee { fees.append(made) } else { lines.append(made) }
        }
        for act in note.acts {
            var made = Act()
            made.kind = .init(rawValue: Int(act.kind.rawValue)) ?? .unspecified
            if book.items.contains(act.document) { made.documentNumber = book.items[act.document].number.text }
            made.date = .init(act.date)
            made.sequence = act.sequence
            made.amount = .init(act.amount, note.currency)
            made.reason = act.reason
            acts.append(made)
        }
    }
}

extension Reskontra_V1_InterestCharge {
    fileprivate init(_ charge: InterestCharge, _ currency: Currency, _ book: borrowing Book) {
        self.init()
        if !charge.item.isNone { documentNumber = book.items[charge.item].number.text }
        amount = .init(charge.amount, currency)
        waived = .init(charge.waived, currency)
        writtenOff = .init(charge.writtenOff, currency)
        reversed = .init(charge.reversed, currency)
        guard !charge.isFee else { return }
        base = .init(charge.base, currency)
        value = .init(Percent(tenThousandths: charge.value).decimal)
        units = UInt32(charge.units)
        for span in charge.spans {
            var made = Span()
            made.from = .init(span.from)
            made.to = .init(span.to)
            spans.append(made)
        }
    }
}

extension PostInterestNotes {
    package init(_ message: Reskontra_V1_PostInterestNotesRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        var numbers: [Code] = []
        for (index, text) in message.notes.enumerated() {
            numbers.append(border.code(text, "notes[\(index)]", required: true))
        }
        let date = border.date(message.postingDate, message.hasPostingDate, "posting_date")
        try border.check()
        self.init(id: company, numbers: numbers, postingDate: date, isVoucherPerNote: message.ledgerPerNote)
    }
}

extension Reskontra_V1_PostInterestNotesResponse {
    package init(_ answer: PostInterestNotes.Answer, _ book: borrowing Book) {
        self.init()
        notes = answer.notes.map { .init(book.interest[$0], book) }
        for entry in answer.entries { journals.append(.init(entry, book)) }
    }
}

extension PrintInterestNotes {
    package init(_ message: Reskontra_V1_PrintInterestNotesRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let numbers = border.codes(message.notes, "notes", max: PostInterestNotes.notesMax)
        try border.check()
        self.init(id: company, numbers: numbers)
    }
}

extension Reskontra_V1_PrintInterestNotesResponse {
    package init(_ answer: [InterestNoteID], _ book: borrowing Book) {
        self.init()
        for note in answer { notes.append(.init(book.interest[note], book)) }
    }
}

extension CancelInterestNote {
    package init(_ message: Reskontra_V1_CancelInterestNoteRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let number = border.code(message.note, "note", required: true)
        try border.check()
        self.init(id: company, number: number)
    }
}

extension Reskontra_V1_CancelInterestNoteResponse {
    package init(_ answer: InterestNoteID, _ book: borrowing Book) {
        self.init()
        note = .init(book.interest[answer], book)
    }
}

/// The three requests say the same.
private protocol InterestChangeRequest {
    var note: String { get }
    var scope: Reskontra_V1_InterestScope { get }
    var positions: [UInt32] { get }
    var date: Reskontra_V1_Date { get }
    var hasDate: Bool { get }
    var reason: String { get }
}

extension Reskontra_V1_WaiveInterestRequest: InterestChangeRequest {}
extension Reskontra_V1_ReinstateInterestRequest: InterestChangeRequest {}
extension Reskontra_V1_ReverseInterestRequest: InterestChangeRequest {}

extension ChangeInterest {
    private init(_ kind: InterestAct, _ message: some InterestChangeRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let note = border.code(message.note, "note", required: true)
        let scope: Scope? = border.choice(message.scope.rawValue, "scope")
        let date = border.date(message.date, message.hasDate, "date")
        let reason = border.text(message.reason, "reason", required: true)
        if message.positions.count > InterestNote.chargesMax {
            border.bad("positions", .tooManyItems, "has \(message.positions.count) entries")
        }
        try border.check()
        self.init(
            id: company, kind: kind, note: note, scope: scope ?? .note, positions: message.positions, date: date,
            reason: reason)
    }

    package init(_ message: Reskontra_V1_WaiveInterestRequest, _ company: CompanyID) throws(FieldErrors) {
        try self.init(.waive, message, company)
    }

    package init(_ message: Reskontra_V1_ReinstateInterestRequest, _ company: CompanyID) throws(FieldErrors) {
        try self.init(.reinstate, message, company)
    }

    package init(_ message: Reskontra_V1_ReverseInterestRequest, _ company: CompanyID) throws(FieldErrors) {
        try self.init(.reverse, message, company)
    }
}

extension Reskontra_V1_WaiveInterestResponse {
    package init(_ answer: ChangeInterest.Answer, _ book: borrowing Book) {
        self.init()
        note = .init(book.interest[answer.note], book)
        creditNote = answer.number.text
        amount = .init(answer.amount)
        settled = .init(answer.settled)
        open = .init(answer.open)
        for entry in answer.entries { journals.append(.init(entry, book)) }
    }
}

extension Reskontra_V1_ReverseInterestResponse {
    package init(_ answer: ChangeInterest.Answer, _ book: borrowing Book) {
        self.init()
        note = .init(book.interest[answer.note], book)
        creditNote = answer.number.text
        amount = .init(answer.amount)
        settled = .init(answer.settled)
        open = .init(answer.open)
        for entry in answer.entries { journals.append(.init(entry, book)) }
    }
}

extension Reskontra_V1_ReinstateInterestResponse {
    package init(_ answer: ChangeInterest.Answer, _ book: borrowing Book) {
        self.init()
        note = .init(book.interest[answer.note], book)
        debitInvoice = answer.number.text
        amount = .init(answer.amount)
        usedOpenCredit = .init(answer.settled)
        due = .init(answer.open)
        for entry in answer.entries { journals.append(.init(entry, book)) }
    }
}

extension GetInterestNote {
    package init(_ message: Reskontra_V1_GetInterestNoteRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let number = border.code(message.note, "note", required: true)
        try border.check()
        self.init(id: company, number: number)
    }
}

extension Reskontra_V1_GetInterestNoteResponse {
    package init(_ answer: InterestNoteID, _ book: borrowing Book) {
        self.init()
        note = .init(book.interest[answer], book)
    }
}

extension ListInterestNotes {
    package init(_ message: Reskontra_V1_ListInterestNotesRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let customer = border.code(message.customerNumber, "customer_number", required: true)
        var states: [InterestNoteState] = []
        for (index, state) in message.states.enumerated() {
            if let state: InterestNoteState = border.choice(state.rawValue, "states[\(index)]") { states.append(state) }
        }
        let token = border.pageToken(message.page, filter: ListInterestNotes.filter(company, customer, states))
        let size = border.pageSize(message.page)
        try border.check()
        self.init(
            id: company, customer: customer, states: states, size: size,
            after: InterestNoteID(UInt32(truncatingIfNeeded: token.first)))
    }

    fileprivate static func filter(_ company: CompanyID, _ customer: Code, _ states: [InterestNoteState]) -> UInt64 {
        PageToken.filter(
            "interest-notes", "\(company.number)", customer.text, states.map { "\($0)" }.joined(separator: ","))
    }
}

extension Reskontra_V1_ListInterestNotesResponse {
    package init(_ answer: ListInterestNotes.Answer, of query: ListInterestNotes, _ book: borrowing Book) {
        self.init()
        notes = answer.notes.map { .init(book.interest[$0], book) }
        guard answer.hasMore, let last = answer.notes.last else { return }
        let filter = ListInterestNotes.filter(query.id, query.customer, query.states)
        nextPageToken = PageToken(first: UInt64(last.number), filter: filter).text
    }
}

extension ImportInterestNotes {
    package init(_ message: Reskontra_V1_ImportInterestNotesRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let date = border.date(message.date, message.hasDate, "date", required: true)
        var notes: [Entry] = []
        for (index, note) in message.notes.prefix(ImportInterestNotes.notesMax + 1).enumerated() {
            notes.append(Entry(note, "notes[\(index)]", date ?? CalendarDate(days: 0), &border))
        }
        try border.check()
        self.init(id: company, notes: notes, date: date ?? CalendarDate(days: 0))
    }
}

extension ImportInterestNotes.Entry {
    fileprivate init(
        _ message: Reskontra_V1_InterestNote, _ path: String, _ date: CalendarDate, _ border: inout Border
    ) {
        let total = border.money(message.total, message.hasTotal, path + ".total")
        let currency = total?.currency ?? .eur
        var charges: [ImportInterestNotes.Charge] = []
        for (index, line) in message.lines.enumerated() {
            charges.append(.init(line, "\(path).lines[\(index)]", currency, isFee: false, &border))
        }
        for (index, fee) in message.fees.enumerated() {
            charges.append(.init(fee, "\(path).fees[\(index)]", currency, isFee: true, &border))
        }
        if let total, !charges.isEmpty, total.minor != charges.reduce(0, { $0 + $1.amount }) {
            border.bad(path + ".total", .amountMismatch, "is not the sum of lines and fees")
        }
        self.init(
            number: border.code(message.number, path + ".number", required: true),
            customer: border.code(message.customerNumber, path + ".customer_number", required: true),
            currency: currency, isPosted: message.state == .posted,
            profile: border.code(message.profile, path + ".profile"), code: border.code(message.code, path + ".code"),
            to: border.date(message.toDate, message.hasToDate, path + ".to_date") ?? date, charges: charges)
    }
}

extension ImportInterestNotes.Charge {
    fileprivate init(
        _ message: Reskontra_V1_InterestCharge, _ path: String, _ currency: Currency, isFee: Bool,
        _ border: inout Border
    ) {
        var spans: [InterestCalculation.Span] = []
        for (index, span) in message.spans.enumerated() {
            guard let from = border.date(span.from, span.hasFrom, "\(path).spans[\(index)].from", required: true),
                let to = border.date(span.to, span.hasTo, "\(path).spans[\(index)].to", required: true)
            else { continue }
            spans.append(.init(from: from, to: to))
        }
        self.init(
            document: border.code(message.documentNumber, path + ".document_number"), isFee: isFee,
            amount: border.minor(message.amount, message.hasAmount, currency, path + ".amount") ?? 0,
            paid: border.minor(message.paid, message.hasPaid, currency, path + ".paid") ?? 0,
            waived: border.minor(message.waived, message.hasWaived, currency, path + ".waived") ?? 0,
            writtenOff: border.minor(message.writtenOff, message.hasWrittenOff, currency, path + ".written_off") ?? 0,
            reversed: border.minor(message.reversed, message.hasReversed, currency, path + ".reversed") ?? 0, spans: spans)
    }
}

extension Reskontra_V1_ImportInterestNotesResponse {
    package init(_ answer: [InterestNoteID], _ book: borrowing Book, preview: Bool) {
        self.init()
        if !preview { notes = answer.map { .init(book.interest[$0], book) } }
    }
}
