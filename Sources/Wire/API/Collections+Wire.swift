import Receivables
import Schema
import SwiftProtobuf

// Statuses, aging, pools and statements: requests -> commands, answers -> responses.

extension Border {
    /// `next` of the page before; 0 at the start.
    mutating func cursor(_ text: String, _ field: String) -> UInt32 {
        if text.isEmpty { return 0 }
        guard let number = UInt32(text, radix: 16) else {
            bad(field, .pageTokenInvalid, "is no `next` of this run")
            return 0
        }
        return number
    }

    mutating func codes(_ texts: [String], _ field: String, max: Int = 1_000) -> [Code] {
        if texts.count > max { bad(field, .tooManyItems, "has \(texts.count) entries, at most \(max) are taken") }
        return texts.prefix(max).enumerated().map { code($1, "\(field)[\($0)]", required: true) }
    }

    /// Minor units in a currency, not below 0; 0 when absent.
    mutating func minor(_ message: Reskontra_V1_Money, _ has: Bool, in currency: Currency, _ field: String) -> Int64 {
        guard let money = money(message, has, field, required: false) else { return 0 }
        if money.currency != currency { bad(field, .currencyMismatch, "must be in \(currency)") }
        if money.minor < 0 { bad(field, .amountNegative, "is below 0") }
        return money.minor
    }
}

func cursorText<Entity>(_ id: Identifier<Entity>) -> String { id.isNone ? "" : String(id.number, radix: 16) }

extension Reskontra_V1_SkippedCustomer {
    init(_ row: (customer: CustomerID, rejection: Rejection), _ book: borrowing Book) {
        self.init()
        customerNumber = book.customers[row.customer].number.text
        reason = "\(row.rejection.reason)"
        message = row.rejection.message
    }
}

// MARK: Statuses

extension SetCollectionStatus {
    package init(_ message: Reskontra_V1_SetCollectionStatusRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let items = border.codes(message.items, "items", max: SetCollectionStatus.itemsMax)
        let status: CollectionStatus? = border.choice(message.status.rawValue, "status")
        let date = border.date(message.promiseDate, message.hasPromiseDate, "promise_date")
        let amount = border.money(message.promisedAmount, message.hasPromisedAmount, "promised_amount", required: false)
        let note = border.text(message.note, "note")
        try border.check()
        self.init(
            id: company, items: items, status: status ?? .notDisputed, promiseDate: date, promisedAmount: amount, note: note)
    }
}

extension Reskontra_V1_SetCollectionStatusResponse {
    package init(_ answer: CollectionStatusSet, _ book: borrowing Book) {
        self.init()
        items = answer.changes.map { change in
            var made = Reskontra_V1_ItemStatus()
            made.documentNumber = book.items[change.item].number.text
            made.status = .init(rawValue: Int(change.status.rawValue)) ?? .unspecified
            if let promise = change.promise {
                made.promiseDate = .init(promise.date)
                made.promisedAmount = .init(promise.amount, book.items[change.item].currency)
            }
            return made
        }
    }
}

// MARK: Aging

extension AgingDefinition {
    fileprivate init(_ message: Reskontra_V1_AgingDefinition, _ path: String, _ border: inout Border, needsCode: Bool) {
        var lines: [Line] = []
        for (index, line) in message.lines.prefix(AgingDefinition.periodsMax + 1).enumerated() {
            let path = "\(path).lines[\(index)]"
            lines.append(
                Line(
                    label: border.text(line.label, path + ".label", max: 60), unit: line.unit,
                    interval: border.choice(line.interval.rawValue, path + ".interval", fallback: .day) ?? .day,
                    indicator: border.text(line.indicator, path + ".indicator", max: 60), isZero: line.zero))
        }
        var ages: [Ages] = []
        for (index, age) in message.ages.prefix(AgingDefinition.periodsMax + 1).enumerated() {
            let path = "\(path).ages[\(index)]"
            let from = age.hasFromAge ? age.fromAge : nil
            let to = age.hasToAge ? age.toAge : nil
            if max(from?.magnitude ?? 0, to?.magnitude ?? 0) > 100_000 {
                border.bad(path, .fieldInvalid, "is more than 100,000 days away")
            }
            ages.append(
                Ages(
                    label: border.text(age.label, path + ".label", max: 60), from: from, to: to,
                    indicator: border.text(age.indicator, path + ".indicator", max: 60)))
        }
        self.init(
            code: border.code(message.code, path + ".code", required: needsCode),
            description: border.text(message.description_p, path + ".description"), isBackward: message.backward,
            lines: lines, ages: ages)
    }
}

extension Reskontra_V1_AgingDefinition {
    init(_ row: AgingDefinition) {
        self.init()
        code = row.code.text
        description_p = row.description
        backward = row.isBackward
        lines = row.lines.map { line in
            var made = Line()
            made.label = line.label
            made.unit = line.unit
            made.interval = .init(rawValue: Int(line.interval.rawValue)) ?? .unspecified
            made.indicator = line.indicator
            made.zero = line.isZero
            return made
        }
        ages = row.ages.map { age in
            var made = Ages()
            made.label = age.label
            if let from = age.from { made.fromAge = from }
            if let to = age.to { made.toAge = to }
            made.indicator = age.indicator
            return made
        }
    }
}

extension SetAgingDefinition {
    package init(_ message: Reskontra_V1_SetAgingDefinitionRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let definition = AgingDefinition(message.definition, "definition", &border, needsCode: true)
        try border.check()
        self.init(id: company, definition: definition)
    }
}

extension Reskontra_V1_SetAgingDefinitionResponse {
    package init(_ answer: AgingDefinition, _ book: borrowing Book) {
        self.init()
        definition = .init(answer)
    }
}

extension ExpandAgingDefinition {
    package init(_ message: Reskontra_V1_ExpandAgingDefinitionRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let code = border.code(message.code, "code")
        let given = AgingDefinition(message.definition, "definition", &border, needsCode: false)
        let asOf = border.date(message.asOf, message.hasAsOf, "as_of")
        try border.check()
        self.init(id: company, code: code, given: given, asOf: asOf)
    }
}

extension Reskontra_V1_ExpandAgingDefinitionResponse {
    package init(_ answer: [AgingPeriod], _ book: borrowing Book) {
        self.init()
        periods = answer.map { .init($0) }
    }
}

extension Reskontra_V1_AgingPeriod {
    init(_ period: AgingPeriod) {
        self.init()
        label = period.label
        if let from = period.from { self.from = .init(from) }
        if let to = period.to { self.to = .init(to) }
        indicator = period.indicator
    }
}

extension ChooseAgingDefinition {
    package init(_ message: Reskontra_V1_ChooseAgingDefinitionRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let pool = border.code(message.pool, "pool")
        let fallback = message.hasFallback ? border.code(message.fallback, "fallback") : nil
        try border.check()
        self.init(id: company, pool: pool, fallback: fallback)
    }
}

extension Reskontra_V1_ChooseAgingDefinitionResponse {
    package init(_ answer: AgingDefinition, _ book: borrowing Book) {
        self.init()
        definition = .init(answer)
    }
}

extension Border {
    mutating func basis(_ basis: Reskontra_V1_AgingBasis) -> AgingBasis {
        choice(basis.rawValue, "basis", fallback: .dueDate) ?? .dueDate
    }
}

extension CreateAgingSnapshot {
    package init(
        _ message: Reskontra_V1_CreateAgingSnapshotRequest, _ company: CompanyID, _ book: borrowing Book
    ) throws(FieldErrors) {
        var border = Border()
        var companies: [CompanyID]?
        if message.companies.count > CreateAgingSnapshot.companiesMax {
            border.bad("companies", .tooManyItems, "names more than \(CreateAgingSnapshot.companiesMax) companies")
        }
        for (index, name) in message.companies.prefix(CreateAgingSnapshot.companiesMax).enumerated() {
            if let code = Code(name), let found = book.companies.find(code) {
                companies = (companies ?? []) + [found]
            } else {
                border.bad("companies[\(index)]", .companyUnknown, "this store has no company \(name.prefix(23))")
            }
        }
        let asOf = border.date(message.agingAsOf, message.hasAgingAsOf, "aging_as_of")
        let balance = border.date(message.balanceAsOf, message.hasBalanceAsOf, "balance_as_of")
        let after = border.cursor(message.after, "after")
        let most = CreateAgingSnapshot.pageCustomersMax
        let made = CreateAgingSnapshot(
            id: company, definition: border.code(message.definition, "definition"), basis: border.basis(message.basis),
            agingAsOf: asOf, balanceAsOf: balance, positionsPayments: message.paymentPositioning,
            updatesStatus: message.updateCollectionStatus, includesZero: message.includeZeroBalances,
            includesNegative: message.includeNegativeBalances, pool: border.code(message.pool, "pool"),
            customer: border.code(message.customerNumber, "customer_number"), companies: companies,
            after: CustomerID(after),
            customersMax: message.customersMax == 0 ? most : min(Int(message.customersMax), most))
        try border.check()
        self = made
    }
}

extension Reskontra_V1_AgingAmount {
    init(_ row: AgingSnapshot.Amount, _ currency: Currency) {
        self.init()
        label = row.label
        amount = .init(row.amount, currency)
        cumulative = .init(row.cumulative, currency)
    }
}

extension Reskontra_V1_AgingSnapshot {
    init(_ row: AgingSnapshot, _ book: borrowing Book) {
        self.init()
        let customer = book.customers.details[row.customer.number].row
        customerNumber = customer.number.text
        name = book.customers.subject(customer.subject).name
        party = customer.partyCode.text
        company = book.companies[customer.company].code.text
        definition = row.definition.text
        basis = .init(rawValue: Int(row.basis.rawValue)) ?? .unspecified
        agingAsOf = .init(row.asOf)
        balanceAsOf = .init(row.balanceAsOf)
        position = row.position
        totalDue = .init(row.total, row.currency)
        periods = row.periods.map { .init($0, row.currency) }
        outOfRange = .init(row.outOfRange, row.currency)
        indicator = row.indicator
        if let limit = row.limit { creditLimit = .init(limit) }
        if let remaining = row.remaining { creditRemaining = .init(remaining) }
        deliveredAmount = .init(row.delivered, row.currency)
        orderAmount = .init(row.orders, row.currency)
        disputedCount = row.disputedCount
        disputedAmount = .init(row.disputed, row.currency)
        for id in row.companies { companies.append(book.companies[id].code.text) }
    }
}

extension Reskontra_V1_CreateAgingSnapshotResponse {
    package init(_ answer: CreateAgingSnapshot.Answer, _ book: borrowing Book) {
        self.init()
        for row in answer.snapshots { snapshots.append(.init(row, book)) }
        for row in answer.skipped { skipped.append(.init(row, book)) }
        brokenPromises = UInt32(answer.broken.count)
        next = cursorText(answer.next)
    }
}

extension GetAgedBalances {
    package init(_ message: Reskontra_V1_GetAgedBalancesRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let definition = border.code(message.definition, "definition")
        let pool = border.code(message.pool, "pool")
        let customer = border.code(message.customerNumber, "customer_number")
        let token = border.pageToken(message.page, filter: GetAgedBalances.filter(company, definition, pool))
        let size = border.pageSize(message.page)
        try border.check()
        self.init(
            id: company, definition: definition, pool: pool, customer: customer,
            after: CustomerID(UInt32(truncatingIfNeeded: token.first)), size: size)
    }

    fileprivate static func filter(_ company: CompanyID, _ definition: Code, _ pool: Code) -> UInt64 {
        PageToken.filter("aged-balances", "\(company.number)", definition.text, pool.text)
    }
}

extension Reskontra_V1_GetAgedBalancesResponse {
    package init(_ answer: GetAgedBalances.Answer, of query: GetAgedBalances, _ book: borrowing Book) {
        self.init()
        definition = answer.definition.code.text
        for row in answer.snapshots { snapshots.append(.init(row, book)) }
        guard !answer.next.isNone else { return }
        nextPageToken = PageToken(
            first: UInt64(answer.next.number), filter: GetAgedBalances.filter(query.id, query.definition, query.pool)).text
    }
}

extension PrintAgingReport {
    package init(_ message: Reskontra_V1_PrintAgingReportRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let definition = border.code(message.definition, "definition")
        let basis = border.basis(message.basis)
        let asOf = border.date(message.agingAsOf, message.hasAgingAsOf, "aging_as_of")
        let balance = border.date(message.balanceAsOf, message.hasBalanceAsOf, "balance_as_of")
        try border.check()
        self.init(
            id: company, definition: definition, basis: basis, agingAsOf: asOf, balanceAsOf: balance,
            positionsPayments: message.paymentPositioning, knownAt: message.knownAt == 0 ? .max : message.knownAt)
    }
}

extension Reskontra_V1_PrintAgingReportResponse {
    package init(_ answer: PrintAgingReport.Answer, _ book: borrowing Book) {
        self.init()
        labels = answer.labels
        currency = answer.currency.code.text
        asOf = .init(answer.asOf)
        knownAt = answer.knownAt
        for row in answer.rows {
            var made = Reskontra_V1_AgingReportRow(row)
            let customer = book.customers.details[row.customer.number].row
            made.customerNumber = customer.number.text
            made.name = book.customers.subject(customer.subject).name
            rows.append(made)
        }
        totals = .init(answer.totals)
    }
}

extension Reskontra_V1_AgingReportRow {
    fileprivate init(_ row: PrintAgingReport.Row) {
        self.init()
        periodsMinor = row.amounts
        outOfRangeMinor = row.outOfRange
        totalMinor = row.total
    }
}

// MARK: Pools

extension SetPool {
    package init(_ message: Reskontra_V1_SetPoolRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        if message.pool.conditions.count > CustomerPool.conditionsMax {
            border.bad("pool.conditions", .tooManyItems, "has more than \(CustomerPool.conditionsMax) conditions")
        }
        var conditions: [CustomerPool.Condition] = []
        for (index, condition) in message.pool.conditions.prefix(CustomerPool.conditionsMax).enumerated() {
            let path = "pool.conditions[\(index)]"
            let values = condition.values.prefix(CustomerPool.valuesMax + 1).enumerated().map {
                border.text($1, "\(path).values[\($0)]", max: 60)
            }
            conditions.append(
                .init(
                    field: border.choice(condition.field.rawValue, path + ".field") ?? .number,
                    comparison: border.choice(condition.operator.rawValue, path + ".operator", fallback: .isOneOf) ?? .isOneOf,
                    values: values))
        }
        let pool = CustomerPool(
            code: border.code(message.pool.code, "pool.code", required: true),
            description: border.text(message.pool.description_p, "pool.description"),
            purpose: border.choice(message.pool.type.rawValue, "pool.type", fallback: .collections) ?? .collections,
            agingDefinition: border.code(message.pool.agingDefinition, "pool.aging_definition"), conditions: conditions)
        try border.check()
        self.init(id: company, pool: pool)
    }
}

extension Reskontra_V1_SetPoolResponse {
    package init(_ answer: CustomerPool, _ book: borrowing Book) {
        self.init()
        pool = .init(answer)
    }
}

extension Reskontra_V1_Pool {
    init(_ row: CustomerPool) {
        self.init()
        code = row.code.text
        description_p = row.description
        type = .init(rawValue: Int(row.purpose.rawValue)) ?? .unspecified
        agingDefinition = row.agingDefinition.text
        conditions = row.conditions.map { condition in
            var made = Condition()
            made.field = .init(rawValue: Int(condition.field.rawValue)) ?? .unspecified
            made.operator = .init(rawValue: Int(condition.comparison.rawValue)) ?? .unspecified
            made.values = condition.values
            return made
        }
    }
}

extension PreviewPool {
    package init(_ message: Reskontra_V1_PreviewPoolRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let pool = border.code(message.pool, "pool", required: true)
        let token = border.pageToken(message.page, filter: PreviewPool.filter(company, pool))
        let size = border.pageSize(message.page)
        try border.check()
        self.init(id: company, pool: pool, after: CustomerID(UInt32(truncatingIfNeeded: token.first)), size: size)
    }

    fileprivate static func filter(_ company: CompanyID, _ pool: Code) -> UInt64 {
        PageToken.filter("pool", "\(company.number)", pool.text)
    }
}

extension Reskontra_V1_PreviewPoolResponse {
    package init(_ answer: PreviewPool.Answer, of query: PreviewPool, _ book: borrowing Book) {
        self.init()
        for customer in answer.customers {
            let row = book.customers.details[customer.number].row
            var made = Reskontra_V1_PoolMember()
            made.customerNumber = row.number.text
            made.name = book.customers.subject(row.subject).name
            customers.append(made)
        }
        guard !answer.next.isNone else { return }
        nextPageToken = PageToken(first: UInt64(answer.next.number), filter: PreviewPool.filter(query.id, query.pool)).text
    }
}

// MARK: Statements

extension CreateStatement {
    package init(_ message: Reskontra_V1_CreateStatementRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let customer = border.code(message.customerNumber, "customer_number", required: true)
        let from = border.date(message.from, message.hasFrom, "from", required: true)
        let to = border.date(message.to, message.hasTo, "to", required: true)
        let currency = message.currency.isEmpty ? nil : border.currency(message.currency, "currency")
        if let from, let to, to < from { border.bad("to", .fieldInvalid, "is before from") }
        let language = border.text(message.language, "language", max: 20)
        let companies = border.codes(message.companies, "companies", max: CreateAgingSnapshot.companiesMax)
        try border.check()
        self.init(
            id: company, customer: customer, from: from ?? CalendarDate(days: 0), to: to ?? CalendarDate(days: 0),
            currency: currency, isOpenOnly: message.openOnly, language: language, companies: companies)
    }
}

extension Reskontra_V1_Statement {
    init(_ row: CustomerStatement, _ addressee: Subject?, _ book: borrowing Book) {
        self.init()
        statementID = UInt64(row.id.number)
        customerNumber = book.customers[row.customer].number.text
        from = .init(row.from)
        to = .init(row.to)
        openOnly = row.isOpenOnly
        language = row.language
        openingBalance = .init(row.opening, row.currency)
        closingBalance = .init(row.closing, row.currency)
        notDue = .init(row.notDue, row.currency)
        position = row.createdAt
        for line in row.lines {
            let item = book.items[line.item]
            var made = Reskontra_V1_StatementLine()
            made.date = .init(line.date(book))
            made.settlementID = UInt64(line.settlement.number)
            if !row.others.isEmpty { made.company = book.companies[CompanyID(UInt32(item.company))].code.text }
            made.kind = .init(rawValue: Int(item.kind.rawValue)) ?? .unspecified
            made.number = item.number.text
            made.amount = .init(line.amount, row.currency)
            made.balance = .init(line.balance, row.currency)
            made.dueDate = .init(item.dueDate)
            lines.append(made)
        }
        aging = row.aging.map { .init($0, row.currency) }
        for letter in row.letters { letters.append(book.collections[letter].number.text) }
        for account in row.others { companies.append(book.companies[book.customers[account].company].code.text) }
        guard let addressee else { return }
        (deliveryName, deliveryAddress, deliveryCountry) = (addressee.name, addressee.address, addressee.country)
        recipients = addressee.contacts.map { .init($0) }
    }
}

extension Reskontra_V1_CreateStatementResponse {
    package init(_ answer: ToldStatement, _ book: borrowing Book) {
        self.init()
        statement = .init(answer.statement, answer.addressee, book)
    }
}

extension ListStatements {
    package init(_ message: Reskontra_V1_ListStatementsRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let customer = border.code(message.customerNumber, "customer_number", required: true)
        let token = border.pageToken(message.page, filter: ListStatements.filter(company, customer))
        let size = border.pageSize(message.page)
        try border.check()
        self.init(id: company, customer: customer, size: size, after: StatementID(UInt32(truncatingIfNeeded: token.first)))
    }

    fileprivate static func filter(_ company: CompanyID, _ customer: Code) -> UInt64 {
        PageToken.filter("statements", "\(company.number)", customer.text)
    }
}

extension Reskontra_V1_ListStatementsResponse {
    package init(_ answer: ListStatements.Answer, of query: ListStatements, _ book: borrowing Book) {
        self.init()
        for id in answer.statements {
            let row = book.collections[id]
            statements.append(.init(row, row.addressee.isNone ? nil : book.customers.subject(row.addressee), book))
        }
        guard answer.hasMore, let last = answer.statements.last else { return }
        nextPageToken = PageToken(first: UInt64(last.number), filter: ListStatements.filter(query.id, query.customer)).text
    }
}
