import Receivables
import Schema
import SwiftProtobuf

extension Border {
    /// The business date and the sequence a figure is asked for.
    mutating func moment(_ at: Reskontra_V1_At, _ has: Bool) -> (asOf: CalendarDate?, knownAt: UInt64) {
        guard has else { return (nil, .max) }
        return (date(at.asOf, at.hasAsOf, "at.as_of"), at.knownAt == 0 ? .max : at.knownAt)
    }
}

extension Border {
    mutating func agingBasis(_ basis: Reskontra_V1_AgingBasis, _ field: String) -> AgingBasis {
        switch basis {
        case .unspecified, .dueDate: return .dueDate
        case .documentDate: return .documentDate
        case .transactionDate: return .transactionDate
        case .UNRECOGNIZED(let raw):
            bad(field, .fieldInvalid, "has no value \(raw)")
            return .dueDate
        }
    }

    /// Upper ends of the past-due buckets; none given: 30, 60, 90, 180.
    mutating func bucketDays(_ given: [UInt32], _ field: String) -> [Int] {
        let days = given.isEmpty ? [30, 60, 90, 180] : given.map(Int.init)
        if days.count > GetAging.bucketsMax { bad(field, .tooManyItems, "has more than \(GetAging.bucketsMax) buckets") }
        if days.first ?? 0 < 1 || days.last ?? 0 > 36_500 || zip(days, days.dropFirst()).contains(where: { $0 >= $1 }) {
            bad(field, .fieldInvalid, "must rise from at least 1 to at most 36,500")
        }
        return days
    }
}

extension ListOpenItems {
    package init(_ message: Reskontra_V1_ListOpenItemsRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let customer = border.code(message.customerNumber, "customer_number", required: true)
        let at = border.moment(message.at, message.hasAt)
        var kinds: [ItemKind] = []
        for (index, kind) in message.kinds.prefix(20).enumerated() {
            if let kind: ItemKind = border.choice(kind.rawValue, "kinds[\(index)]") { kinds.append(kind) }
        }
        let filter = ListOpenItems.filter(company, customer, message.includeClosed, at.asOf, kinds)
        let token = border.pageToken(message.page, filter: filter)
        try border.check()
        let after: (CalendarDate, ItemID)? =
            token.first == 0
            ? nil
            : (CalendarDate(days: Int32(truncatingIfNeeded: token.second)), ItemID(UInt32(truncatingIfNeeded: token.first)))
        self.init(
            id: company, customer: customer, includeClosed: message.includeClosed,
            includeSettlements: message.includeSettlements, asOf: at.asOf,
            knownAt: token.knownAt == 0 ? at.knownAt : token.knownAt, kinds: kinds,
            size: border.pageSize(message.page), after: after)
    }

    static func filter(
        _ company: CompanyID, _ customer: Code, _ closed: Bool, _ asOf: CalendarDate?, _ kinds: [ItemKind]
    ) -> UInt64 {
        PageToken.filter(
            "items", "\(company.number)", customer.text, "\(closed)", asOf?.description ?? "",
            kinds.map { "\($0.rawValue)" }.joined(separator: ","))
    }
}

extension Reskontra_V1_ListOpenItemsResponse {
    package init(_ answer: ListOpenItems.Answer, of query: ListOpenItems, _ book: borrowing Book) {
        self.init()
        for row in answer.rows {
            items.append(
                .init(
                    row.item, book, open: row.open, accountingOpen: row.accountingOpen, on: answer.date,
                    knownAt: query.knownAt, settlements: query.includeSettlements))
        }
        totals = answer.totals.map { .init($0) }
        guard answer.hasMore, let last = answer.rows.last else { return }
        let filter = ListOpenItems.filter(query.id, query.customer, query.includeClosed, query.asOf, query.kinds)
        nextPageToken = PageToken(
            first: UInt64(last.item.number), second: UInt64(bitPattern: Int64(book.items[last.item].dueDate.days)),
            knownAt: query.knownAt == .max ? book.sequence : query.knownAt, filter: filter).text
    }
}

extension GetStatement {
    package init(_ message: Reskontra_V1_GetStatementRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let customer = border.code(message.customerNumber, "customer_number", required: true)
        let from = border.date(message.from, message.hasFrom, "from", required: true)
        let to = border.date(message.to, message.hasTo, "to", required: true)
        let currency = message.currency.isEmpty ? nil : border.currency(message.currency, "currency")
        if let from, let to, to < from { border.bad("to", .fieldInvalid, "is before from") }
        try border.check()
        self.init(
            id: company, customer: customer, from: from ?? CalendarDate(days: 0), to: to ?? CalendarDate(days: 0),
            currency: currency, knownAt: message.knownAt == 0 ? .max : message.knownAt)
    }
}

extension Reskontra_V1_GetStatementResponse {
    package init(_ answer: GetStatement.Answer, _ book: borrowing Book) {
        self.init()
        openingBalance = .init(answer.opening, answer.currency)
        closingBalance = .init(answer.closing, answer.currency)
        for line in answer.lines {
            let row = book.items[line.item]
            var made = Reskontra_V1_StatementLine()
            made.date = .init(line.date)
            made.settlementID = UInt64(line.settlement.number)
            made.kind = .init(rawValue: Int(row.kind.rawValue)) ?? .unspecified
            made.number = row.number.text
            made.amount = .init(line.amount, row.currency)
            made.balance = .init(line.balance, row.currency)
            made.dueDate = .init(row.dueDate)
            made.open = .init(line.open, row.currency)
            lines.append(made)
        }
    }
}

extension GetAging {
    package init(_ message: Reskontra_V1_GetAgingRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let customer = border.code(message.customerNumber, "customer_number")
        let basis = border.agingBasis(message.basis, "basis")
        let days = border.bucketDays(message.bucketDays, "bucket_days")
        let at = border.moment(message.at, message.hasAt)
        let token = border.pageToken(
            message.page, filter: GetAging.filter(company, customer, basis, days, at.asOf))
        try border.check()
        self.init(
            id: company, customer: customer, basis: basis, bucketDays: days, asOf: at.asOf,
            knownAt: token.knownAt == 0 ? at.knownAt : token.knownAt, size: border.pageSize(message.page),
            after: CustomerID(UInt32(truncatingIfNeeded: token.first)), totalsOnly: message.totalsOnly)
    }

    static func filter(
        _ company: CompanyID, _ customer: Code, _ basis: AgingBasis, _ days: [Int], _ asOf: CalendarDate?
    ) -> UInt64 {
        PageToken.filter(
            "aging", "\(company.number)", customer.text, "\(basis.rawValue)",
            days.map(String.init).joined(separator: ","), asOf?.description ?? "")
    }
}

extension Reskontra_V1_GetAgingResponse {
    package init(_ answer: GetAging.Answer, of query: GetAging, _ book: borrowing Book) {
        self.init()
        labels = query.labels
        for row in answer.rows {
            var made = Reskontra_V1_AgingRow()
            made.customerNumber = book.customers[row.customer].number.text
            made.name = book.customers.subject(book.customers.details[row.customer.number].row.subject).name
            made.currency = row.currency.code.text
            made.bucketsMinor = row.buckets
            made.totalMinor = row.total
            rows.append(made)
        }
        totals = answer.totals.map { row in
            var made = Reskontra_V1_AgingRow()
            made.currency = row.currency.code.text
            made.bucketsMinor = row.buckets
            made.totalMinor = row.total
            return made
        }
        guard !answer.next.isNone else { return }
        let filter = GetAging.filter(query.id, query.customer, query.basis, query.bucketDays, query.asOf)
        nextPageToken =
            PageToken(
                first: UInt64(answer.next.number),
                knownAt: answer.knownAt,
                filter: filter
            ).text
    }
}

extension GetTrialBalance {
    package init(_ message: Reskontra_V1_GetTrialBalanceRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let asOf = border.date(message.asOf, message.hasAsOf, "as_of")
        try border.check()
        self.init(id: company, asOf: asOf, knownAt: message.knownAt == 0 ? .max : message.knownAt)
    }
}

extension Reskontra_V1_GetTrialBalanceResponse {
    package init(_ answer: GetTrialBalance.Answer, _ book: borrowing Book) {
        self.init()
        for row in answer.rows {
            var made = Reskontra_V1_TrialBalanceRow()
            let account = book.companies.account(row.account)
            made.mainAccount = account.number.text
            made.name = account.name
            made.currency = row.currency.code.text
            made.debitMinor = row.debit
            made.creditMinor = row.credit
            made.accountingDebitMinor = row.accountingDebit
            made.accountingCreditMinor = row.accountingCredit
            rows.append(made)
        }
        if let first = answer.rows.first { accountingCurrency = book.companies[first.company].currency.code.text }
        accountingDifferenceMinor = answer.difference
        receivablesMinor = answer.receivables
        openItemsMinor = answer.openItems
        knownAt = answer.knownAt
    }
}

extension Find {
    package init(_ message: Reskontra_V1_FindRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let number = border.code(message.number, "number", required: true)
        try border.check()
        self.init(id: company, number: number)
    }
}

extension Reskontra_V1_FindResponse {
    package init(_ answer: Find.Answer, _ book: borrowing Book) {
        self.init()
        if !answer.customer.isNone {
            var hit = Reskontra_V1_FindHit()
            hit.kind = "customer"
            hit.number = book.customers[answer.customer].number.text
            hit.id = UInt64(answer.customer.number)
            hit.customerNumber = hit.number
            hits.append(hit)
        }
        for id in answer.items {
            let row = book.items[id]
            var hit = Reskontra_V1_FindHit()
            hit.kind = row.kind == .creditNote ? "credit_note" : "\(row.kind)"
            hit.number = row.number.text
            hit.id = UInt64(id.number)
            hit.customerNumber = book.customers[row.customer].number.text
            hit.amount = .init(row.original, row.currency)
            hit.open = .init(row.open, row.currency)
            hit.date = .init(row.documentDate)
            hits.append(hit)
        }
        if !answer.authorization.isNone {
            let row = book.authorizations[answer.authorization]
            var hit = Reskontra_V1_FindHit()
            hit.kind = "authorization"
            hit.number = "\(answer.authorization.number)"
            hit.id = UInt64(answer.authorization.number)
            hit.customerNumber = book.customers[row.orderingCustomer].number.text
            hit.amount = .init(row.authorized, row.currency)
            hit.open = .init(row.remaining, row.currency)
            hits.append(hit)
        }
        if !answer.settlement.isNone {
            let row = book.items[answer.settlement]
            var hit = Reskontra_V1_FindHit()
            hit.kind = "settlement"
            hit.number = "\(answer.settlement.number)"
            hit.id = UInt64(answer.settlement.number)
            hit.customerNumber = book.customers[row.customer].number.text
            hit.date = .init(row.date)
            hits.append(hit)
        }
    }
}
