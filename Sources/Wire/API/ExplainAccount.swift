import Receivables
import Schema

/// The balance of a main account as the legs that made it (F31).
///
/// Legs are read from the log, where alone all of them are kept. The subledger knows which stretches of records have
/// any, so that only those are read. Rejections: FIELD_REQUIRED, REFERENCE_UNKNOWN.
package struct ExplainAccount {
    private let company: CompanyID
    private let account: Code
    /// Nil: all, in the accounting currency.
    private let currency: Currency?
    private let asOf: CalendarDate?
    private let knownAt: UInt64
    private let size: Int
    private let token: PageToken

    package init(
        _ message: Reskontra_V1_ExplainFigureRequest, _ wish: Reskontra_V1_ExplainFigureRequest.AccountFigure,
        _ company: CompanyID
    ) throws(FieldErrors) {
        var border = Border()
        account = border.code(wish.mainAccount, "account.main_account", required: true)
        currency = wish.currency.isEmpty ? nil : border.currency(wish.currency, "account.currency")
        let at = border.moment(message.at, message.hasAt)
        asOf = at.asOf
        let filter = PageToken.filter(
            "legs", "\(company.number)", account.text, currency?.code.text ?? "", asOf?.description ?? "")
        token = border.pageToken(message.page, filter: filter)
        try border.check()
        knownAt = token.knownAt == 0 ? at.knownAt : token.knownAt
        size = min(border.pageSize(message.page), ExplainFigure.pageMax)
        self.company = company
    }

    /// What the log is asked for.
    package struct Plan: Sendable {
        let company: CompanyID
        let account: AccountID
        let currency: Currency?
        let asOf: CalendarDate?
        package let knownAt: UInt64
        /// Records with legs to the account, rising, from the page's first on.
        package let stretches: [ClosedRange<UInt64>]
        /// Records whose legs are not in `before`; nil: none is to the account.
        package let lastStretch: ClosedRange<UInt64>?
        let told: Int64
        /// The figure but for the last stretch.
        let before: Int64
        let figureCurrency: Currency
        let size: Int
        let filter: UInt64

        /// What a leg adds; nil: it is not of this figure.
        func amount(_ leg: Leg, of entry: JournalEntry) -> Int64? {
            guard entry.company == company, leg.account == account, asOf.map({ entry.date <= $0 }) ?? true else { return nil }
            guard let currency else { return leg.accountingAmount }
            return entry.currency == currency ? leg.amount : nil
        }
    }

    package func plan(_ book: borrowing Book) throws(Rejection) -> Plan {
        guard let id = book.companies.account(account) else {
            throw Rejection(
                .referenceUnknown, field: "account.main_account", "there is no main_account \(account)",
                [.init("main_account", account.text)])
        }
        let last = min(knownAt, book.sequence)
        let found = book.subledger.stretches(company, id, currency, through: asOf)
        let ends = Subledger.stretch(of: last)
        return Plan(
            company: company, account: id, currency: currency, asOf: asOf, knownAt: last,
            stretches: found.compactMap {
                let from = max($0.lowerBound, token.first)
                return from <= min($0.upperBound, last) ? from...min($0.upperBound, last) : nil
            },
            lastStretch: found.contains(ends) ? ends.lowerBound...last : nil, told: Int64(bitPattern: token.second),
            before: book.subledger.sum(company, id, currency, through: asOf, before: ends.lowerBound),
            figureCurrency: currency ?? book.companies[company].currency, size: size, filter: token.filter)
    }

    /// A page under way. It ends with the record that fills it.
    package struct Page: Sendable {
        private(set) var rows: [Reskontra_V1_FigureRow] = []
        /// Whose document each row is of.
        private(set) var items: [ItemID] = []
        private(set) var told: Int64
        private(set) var figure: Int64
        /// The record the next page begins with; 0: none.
        private(set) var next: UInt64 = 0

        package init(_ plan: Plan) { (told, figure) = (plan.told, plan.before) }

        /// Adds a record's legs; false when it cannot be read.
        package mutating func add(_ record: LogRecord, at sequence: UInt64, _ plan: Plan) -> Bool {
            guard next == 0 else { return true }
            var (place, found) = (UInt32(0), [(row: Reskontra_V1_FigureRow, item: ItemID)]())
            let isRead = record.forEachEvent { event in
                place += 1
                event.forEachEntry { entry, _ in
                    for index in entry.legs.indices {
                        guard let amount = plan.amount(entry.legs[index], of: entry), amount != 0 else { continue }
                        var row = Reskontra_V1_FigureRow(entry, entry.legs[index], amount, plan.figureCurrency)
                        (row.sequence, row.event) = (sequence, place)
                        row.fill(from: record.header)
                        var item = ItemID.none
                        if case .posted(let posted) = event {
                            item = posted.fact.id
                            row.fill(posted.fact.rate)
                        }
                        found.append((row, item))
                    }
                }
            }
            guard isRead else { return false }
            if !found.isEmpty, rows.count >= plan.size {
                next = sequence
                return true
            }
            for leg in found {
                rows.append(leg.row)
                items.append(leg.item)
                told += leg.row.amount.minor
            }
            return true
        }

        package var isFull: Bool { next != 0 }

        /// Enough was looked at: the next page goes on with this record.
        package mutating func end(at sequence: UInt64) { next = sequence }

        /// The same record for the figure, whether the page reaches it or not.
        package mutating func count(_ record: LogRecord, _ plan: Plan) -> Bool {
            var sum: Int64 = 0
            let isRead = record.forEachEvent { event in
                event.forEachEntry { entry, _ in
                    for index in entry.legs.indices { sum += plan.amount(entry.legs[index], of: entry) ?? 0 }
                }
            }
            figure += sum
            return isRead
        }
    }
}

extension Reskontra_V1_FigureRow {
    fileprivate init(_ entry: JournalEntry, _ leg: Leg, _ amount: Int64, _ currency: Currency) {
        self.init()
        cause = .entry
        self.amount = .init(amount, currency)
        if entry.currency != currency { transactionAmount = .init(leg.amount, entry.currency) }
        date = .init(entry.date)
        voucher = entry.voucher.text
        postingType = .init(rawValue: Int(leg.type.rawValue)) ?? .unspecified
        rules = FigureRow.rules(posting: leg.type)
    }
}

extension Reskontra_V1_ExplainFigureResponse {
    package init(_ page: ExplainAccount.Page, of plan: ExplainAccount.Plan, _ book: borrowing Book) {
        self.init()
        figure = .init(page.figure, plan.figureCurrency)
        told = .init(page.told, plan.figureCurrency)
        knownAt = plan.knownAt
        addsUp = !page.isFull && page.told == page.figure
        rows = page.rows
        for (place, id) in page.items.enumerated() where !id.isNone {
            let item = book.items[id]
            rows[place].itemID = UInt64(id.number)
            rows[place].kind = .init(rawValue: Int(item.kind.rawValue)) ?? .unspecified
            rows[place].documentNumber = item.number.text
            rows[place].customerNumber = book.customers[item.customer].number.text
        }
        guard page.isFull else { return }
        nextPageToken = PageToken(
            first: page.next, second: UInt64(bitPattern: page.told), knownAt: plan.knownAt, filter: plan.filter
        ).text
    }
}
