import Receivables
import Schema
import SwiftProtobuf

// Interest runs: requests -> commands, answers -> responses.

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
                ? InterestRun.pageCustomersMax : min(Int(message.customersMax), InterestRun.pageCustomersMax),
            isSummary: message.summaryOnly, share: border.share(message.share, message.hasShare, "share"))
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
        interestCode = row.code.text
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
        if !answer.isSummary {
            transactions = answer.transactions.map { .init($0, answer, book) }
            notes = answer.notes.map { .init($0, book) }
        }
        totals = answer.totals
        next = answer.nextText
        transactionsSeen = UInt32(answer.transactionsSeen)
        notesMade = UInt32(answer.notes.count)
    }
}

extension Reskontra_V1_CreateInterestNotesResponse {
    package init(_ answer: InterestRun.Result, _ book: borrowing Book) {
        self.init()
        if !answer.isSummary {
            transactions = answer.transactions.map { .init($0, answer, book) }
            notes = answer.notes.map { .init($0, book) }
        }
        totals = answer.totals
        next = answer.nextText
        transactionsSeen = UInt32(answer.transactionsSeen)
        notesMade = UInt32(answer.notes.count)
        canceledNotes = UInt32(answer.canceled.count)
    }
}
