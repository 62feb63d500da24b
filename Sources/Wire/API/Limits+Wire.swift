import Receivables
import Schema
import SwiftProtobuf

// Limit adjustment journals: requests -> commands, answers -> responses.

extension CreateLimitJournal {
    package init(_ message: Reskontra_V1_CreateLimitJournalRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let number = border.code(message.journal, "journal", required: true)
        let kind: LimitJournalKind? = border.choice(message.type.rawValue, "type")
        let description = border.text(message.description_p, "description")
        try border.check()
        self.init(id: company, number: number, kind: kind ?? .limit, description: description)
    }
}

extension ImportLimits {
    package init(_ message: Reskontra_V1_ImportLimitsRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let customer = border.code(message.customerNumber, "customer_number")
        let group = border.code(message.creditGroup, "credit_group")
        if message.temporaryLimits.count > ImportLimits.windowsMax {
            border.bad("temporary_limits", .tooManyItems, "has over \(ImportLimits.windowsMax) limits")
        }
        var windows: [Window] = []
        for (index, row) in message.temporaryLimits.prefix(ImportLimits.windowsMax).enumerated() {
            let path = "temporary_limits[\(index)]"
            let limit = border.money(row.limit, row.hasLimit, "\(path).limit")
            if let limit, limit.minor < 0 { border.bad("\(path).limit", .amountNegative, "is below 0") }
            let from = border.date(row.from, row.hasFrom, "\(path).from", required: true)
            let to = border.date(row.to, row.hasTo, "\(path).to", required: true)
            guard let limit, let from, let to else { continue }
            if to < from { border.bad("\(path).to", .dateRangeInvalid, "is before the first day \(from)") }
            windows.append(Window(limit: limit, from: from, to: to))
        }
        let day = border.date(message.limitExpiresOn, message.hasLimitExpiresOn, "limit_expires_on")
        if message.hasLimitExpiresOn, !message.setsLastDay {
            border.bad("limit_expires_on", .fieldInvalid, "goes with sets_last_day only")
        }
        if message.setsLastDay, !group.isEmpty {
            border.bad("sets_last_day", .fieldInvalid, "SetCreditGroup sets the last day of a group")
        }
        try border.check()
        self.init(
            id: company, customer: customer, group: group, windows: windows,
            lastDay: message.setsLastDay ? .set(day) : .stays)
    }
}

extension Reskontra_V1_ImportLimitsResponse {
    package init(_ answer: ImportLimits.Answer, _ book: borrowing Book) {
        self.init()
        temporaryLimits = answer.windows.map { .init($0, answer.currency) }
        if let day = answer.lastDay { limitExpiresOn = .init(day) }
    }
}

extension AddLimitLines {
    package init(_ message: Reskontra_V1_AddLimitLinesRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let journal = border.code(message.journal, "journal", required: true)
        if message.lines.isEmpty { border.bad("lines", .fieldRequired, "has no lines") }
        if message.lines.count > LimitJournal.linesMax {
            border.bad("lines", .tooManyItems, "has \(message.lines.count) lines, at most \(LimitJournal.linesMax) are taken")
        }
        var lines: [Line] = []
        for (index, wish) in message.lines.prefix(LimitJournal.linesMax).enumerated() {
            let path = "lines[\(index)]"
            let customer = border.code(wish.customerNumber, "\(path).customer_number")
            let group = border.code(wish.creditGroup, "\(path).credit_group")
            let limit = border.money(wish.newLimit, wish.hasNewLimit, "\(path).new_limit")
            if let limit, limit.minor < 0 { border.bad("\(path).new_limit", .amountNegative, "is below 0") }
            let from = border.date(wish.newFrom, wish.hasNewFrom, "\(path).new_from")
            let to = border.date(wish.newTo, wish.hasNewTo, "\(path).new_to")
            if let limit { lines.append(Line(customer: customer, creditGroup: group, limit: limit, from: from, to: to)) }
        }
        try border.check()
        self.init(id: company, journal: journal, lines: lines, ignoresEligible: message.ignoreEligible)
    }
}

extension GenerateLimitLines {
    package init(
        _ message: Reskontra_V1_GenerateLimitLinesRequest, _ company: CompanyID, _ book: borrowing Book
    ) throws(FieldErrors) {
        var border = Border()
        let journal = border.code(message.journal, "journal", required: true)
        if message.customers.count > GenerateLimitLines.linesPerCall {
            border.bad("customers", .tooManyItems, "names over \(GenerateLimitLines.linesPerCall) customers")
        }
        var customers: [Code] = []
        for (index, number) in message.customers.prefix(GenerateLimitLines.linesPerCall).enumerated() {
            customers.append(border.code(number, "customers[\(index)]", required: true))
        }
        let accounting = book.companies[company].currency
        let currency = message.currency.isEmpty ? accounting : border.currency(message.currency, "currency") ?? accounting
        if !message.hasValue { border.bad("value", .fieldRequired, "is required") }
        let value = LimitChange.Value(message, currency, &border)
        let form = border.choice(message.roundingForm.rawValue, "rounding_form", fallback: LimitChange.Form.nearest)
        let roundOff = border.money(message.roundOff, message.hasRoundOff, "round_off", required: false)
        if let roundOff {
            if roundOff.currency != currency { border.bad("round_off.currency", .currencyMismatch, "is not \(currency)") }
            if roundOff.minor <= 0 { border.bad("round_off.minor", .amountNegative, "must be above 0") }
        }
        let to = border.date(message.newTo, message.hasNewTo, "new_to")
        if to != nil, message.toOffsetDays != 0 {
            border.bad("to_offset_days", .fieldInvalid, "new_to gives the day already")
        }
        if message.toOffsetDays.magnitude > 36_500 { border.bad("to_offset_days", .fieldInvalid, "is past 36,500") }
        if message.after > UInt64(UInt32.max) { border.bad("after", .fieldInvalid, "is no answer of a call before") }
        try border.check()
        self.init(
            id: company, journal: journal, customers: customers, currency: currency,
            change: LimitChange(value: value, roundOff: roundOff?.minor ?? 1, form: form ?? .nearest),
            dates: to.map { .absolute($0) } ?? .relative(Int(message.toOffsetDays)),
            after: CustomerID(UInt32(truncatingIfNeeded: message.after)))
    }
}

extension LimitChange.Value {
    fileprivate init(_ message: Reskontra_V1_GenerateLimitLinesRequest, _ currency: Currency, _ border: inout Border) {
        self = .fixed(0)
        guard let value = border.decimal(message.value, message.hasValue, "value") else { return }
        switch message.valueType {
        case .fixed:
            let scaled = Int128(value.unscaled) * Decimal.power(UInt8(currency.exponent))
            let (minor, rest) = scaled.quotientAndRemainder(dividingBy: Decimal.power(value.scale))
            guard rest == 0, minor.magnitude <= Money.minorMax.magnitude else {
                border.bad("value", .fieldInvalid, "is no amount of \(currency)")
                return
            }
            self = .fixed(Int64(minor))
        case .percent:
            guard let percent = Percent(value), (-1_000_000...10_000_000).contains(percent.tenThousandths) else {
                border.bad("value", .fieldInvalid, "is no percentage from -100 to 1,000 with at most four places")
                return
            }
            self = .percent(percent.tenThousandths)
        case .unspecified: border.bad("value_type", .fieldRequired, "is required")
        case .UNRECOGNIZED(let raw): border.bad("value_type", .fieldInvalid, "has no value \(raw)")
        }
    }
}

extension PostLimitJournal {
    package init(_ message: Reskontra_V1_PostLimitJournalRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let journal = border.code(message.journal, "journal", required: true)
        try border.check()
        self.init(id: company, journal: journal, ignoresEligible: message.ignoreEligible)
    }
}

extension SubmitLimitJournal {
    package init(_ message: Reskontra_V1_SubmitLimitJournalRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let journal = border.code(message.journal, "journal", required: true)
        try border.check()
        self.init(id: company, journal: journal)
    }
}

extension DecideLimitJournal {
    package init(_ message: Reskontra_V1_DecideLimitJournalRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let journal = border.code(message.journal, "journal", required: true)
        let decision: Decision? = border.choice(message.decision.rawValue, "decision")
        if message.lines.count > LimitJournal.linesMax {
            border.bad("lines", .tooManyItems, "has \(message.lines.count) lines, at most \(LimitJournal.linesMax) are taken")
        }
        try border.check()
        self.init(id: company, journal: journal, decision: decision ?? .recall, lines: message.lines.map { Int($0) })
    }
}

extension ListLimitJournals {
    package init(_ message: Reskontra_V1_ListLimitJournalsRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let after = border.code(message.after, "after")
        try border.check()
        self.init(id: company, after: after)
    }
}

extension GetLimitJournal {
    package init(_ message: Reskontra_V1_GetLimitJournalRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let journal = border.code(message.journal, "journal", required: true)
        try border.check()
        self.init(id: company, journal: journal)
    }
}

// MARK: Answers

extension Reskontra_V1_LimitLine {
    fileprivate init(_ line: LimitLine, _ book: borrowing Book) {
        self.init()
        if !line.customer.isNone { customerNumber = book.customers[line.customer].number.text }
        if let group = book.creditGroups.find(line.group) { creditGroup = group.code.text }
        state = .init(rawValue: Int(line.state.rawValue)) ?? .pending
        currentLimit = .init(line.current, line.currency)
        newLimit = .init(line.new, line.currency)
        if let from = line.from { newFrom = .init(from) }
        newTo = .init(line.to)
    }
}

extension Reskontra_V1_LimitJournal {
    fileprivate init(_ row: LimitJournal, _ book: borrowing Book) {
        self.init()
        journal = row.number.text
        type = .init(rawValue: Int(row.kind.rawValue)) ?? .unspecified
        description_p = row.description
        state = .init(rawValue: Int(row.state.rawValue)) ?? .unspecified
        for line in row.lines { lines.append(.init(line, book)) }
    }
}

extension Reskontra_V1_SubmitLimitJournalResponse {
    package init(_ row: LimitJournal, _ book: borrowing Book) {
        self.init()
        journal = .init(row, book)
    }
}

extension Reskontra_V1_DecideLimitJournalResponse {
    package init(_ row: LimitJournal, _ book: borrowing Book) {
        self.init()
        journal = .init(row, book)
    }
}

extension Reskontra_V1_ListLimitJournalsResponse {
    package init(_ answer: ListLimitJournals.Answer, _ book: borrowing Book) {
        self.init()
        for row in answer.journals {
            var made = row
            made.lines = []
            journals.append(.init(made, book))
        }
        if answer.hasMore { next = journals.last?.journal ?? "" }
    }
}

extension Reskontra_V1_GenerateAutoLimitsResponse {
    package init(_ answer: GenerateLimitLines.Answer, _ book: borrowing Book) {
        self.init()
        state = .init(rawValue: Int(answer.journal.state.rawValue)) ?? .unspecified
        for line in answer.lines { lines.append(.init(line, book)) }
        next = UInt64(answer.next.number)
    }
}

extension Reskontra_V1_CreateLimitJournalResponse {
    package init(_ row: LimitJournal, _ book: borrowing Book) {
        self.init()
        journal = .init(row, book)
    }
}

extension Reskontra_V1_AddLimitLinesResponse {
    package init(_ row: LimitJournal, _ book: borrowing Book) {
        self.init()
        journal = .init(row, book)
    }
}

extension Reskontra_V1_GenerateLimitLinesResponse {
    package init(_ answer: GenerateLimitLines.Answer, _ book: borrowing Book) {
        self.init()
        state = .init(rawValue: Int(answer.journal.state.rawValue)) ?? .unspecified
        for line in answer.lines { lines.append(.init(line, book)) }
        next = UInt64(answer.next.number)
    }
}

extension Reskontra_V1_PostLimitJournalResponse {
    package init(_ row: LimitJournal, _ book: borrowing Book) {
        self.init()
        journal = .init(row, book)
    }
}

extension Reskontra_V1_GetLimitJournalResponse {
    package init(_ row: LimitJournal, _ book: borrowing Book) {
        self.init()
        journal = .init(row, book)
    }
}
