/// Keeps an aging of all customers under a name, a page of them at a time (credit section 8).
///
/// The name fixes definition, dates and position; said again it takes the next page until the export is ENDED, and then
/// changes nothing. However long it runs, what is posted, settled or undone later does not count. Due dates,
/// rates and who is in the pool are those of the turn that takes a customer, kept from then on.
/// Rejections in order: FIELD_REQUIRED, DUPLICATE_KEY (the name is of another aging), TOO_MANY_ITEMS, pool, definition,
/// RATE_MISSING, OUT_OF_RANGE (a sum leaves the range at its rates).
package struct ExportAging: Command {
    package let id: CompanyID
    package let name: Code
    /// Empty: the pool's, the default, the first (credit:AG-8).
    package let definition: Code
    package let basis: AgingBasis
    /// Nil: today.
    package let agingAsOf: CalendarDate?
    package let balanceAsOf: CalendarDate?
    package let positionsPayments: Bool
    package let hasDetails: Bool
    package let pool: Code
    /// Takes no customers yet.
    package let isNameOnly: Bool
    package let customersMax: Int

    package static let pageCustomersMax = 1_000
    /// Rows passed over to find them; nothing may hold the loop for long (DESIGN 4).
    static let rowsVisitedMax = 10_000

    package init(
        id: CompanyID, name: Code, definition: Code, basis: AgingBasis, agingAsOf: CalendarDate?,
        balanceAsOf: CalendarDate?, positionsPayments: Bool, hasDetails: Bool, pool: Code, isNameOnly: Bool,
        customersMax: Int
    ) {
        self.id = id
        self.name = name
        self.definition = definition
        self.basis = basis
        self.agingAsOf = agingAsOf
        self.balanceAsOf = balanceAsOf
        self.positionsPayments = positionsPayments
        self.hasDetails = hasDetails
        self.pool = pool
        self.isNameOnly = isNameOnly
        self.customersMax = customersMax
    }

    package var company: CompanyID? { id }

    package func decide(_ book: borrowing Book, at now: Moment, _ draft: inout Draft) throws(Rejection) -> AgingExport {
        if name.isEmpty { throw .required("name", "an export is asked for by its name") }
        var export: AgingExport
        if let known = book.collections.export(id, name) {
            export = book.collections[known]
            try check(export)
        } else {
            if book.collections.exports(of: id).count >= AgingExport.keptMax {
                throw .tooMany(AgingExport.keptMax + 1, max: AgingExport.keptMax, field: "name")
            }
            export = try named(book, at: now, draft)
            draft.add(.collections(.agingExportNamed(export)), book)
        }
        if isNameOnly || export.state == .ended { return export }
        let page = try page(of: export, book)
        if !export.fits(page) { throw .outOfRange(field: "aging_as_of") }
        draft.add(.collections(.agingExportTaken(page)), book)
        export.take(page)
        return export
    }

    /// What is asked of a name that is known must be what it stands for.
    private func check(_ known: AgingExport) throws(Rejection) {
        let isSame =
            (definition.isEmpty || definition == known.definition) && basis == known.basis && pool == known.pool
            && agingAsOf.map { $0 == known.asOf } ?? true && balanceAsOf.map { $0 == known.balanceAsOf } ?? true
            && positionsPayments == known.positionsPayments && hasDetails == known.hasDetails
        guard !isSame else { return }
        throw Rejection(
            .duplicateKey, field: "name", "\(name) is an aging as of \(known.asOf) by \(known.definition)",
            [.init("name", name.text), .init("aging_as_of", known.asOf)])
    }

    private func named(
        _ book: borrowing Book, at now: Moment, _ draft: borrowing Draft
    ) throws(Rejection) -> AgingExport {
        if !pool.isEmpty {
            guard let found = book.collections.pool(id, pool) else { throw .noSuchReference("pool", pool, field: "pool") }
            if found.purpose != .aging {
                throw Rejection(.poolTypeMismatch, field: "pool", "pool \(pool) is for collections, not for aging")
            }
        }
        let definition = try book.agingDefinition(definition, pool: pool, fallback: nil, in: id, field: "definition")
        let day = agingAsOf ?? now.today
        return AgingExport(
            id: draft.nextAgingExport, company: id, name: name, definition: definition.code, basis: basis, asOf: day,
            balanceAsOf: balanceAsOf ?? day, positionsPayments: positionsPayments, hasDetails: hasDetails, pool: pool,
            position: book.sequence, currency: book.companies[id].currency,
            periods: try definition.periods(on: day, book.companies.setup(id).periods), createdOn: now.today)
    }

    // MARK: A page

    private func page(of export: AgingExport, _ book: borrowing Book) throws(Rejection) -> AgingExportPage {
        let ladder = AgingLadder(
            periods: export.periods, basis: export.basis, asOf: export.asOf, balanceAsOf: export.balanceAsOf,
            positionsPayments: export.positionsPayments, company: id, currency: export.currency)
        let members = export.pool.isEmpty ? nil : book.collections.pool(id, export.pool)
        var page = AgingExportPage(export: export.id)
        var (number, visited, seen, items) = (export.through.number, 0, 0, 0)
        while number < book.customers.rows.count, seen < customersMax, items < CreateAgingSnapshot.pageItemsMax,
            visited < Self.rowsVisitedMax
        {
            number += 1
            visited += 1
            let account = CustomerID(number)
            guard book.customers[account].company == id, members?.holds(account, book) ?? true else { continue }
            items += try add(account, export, ladder, book, &page)
            seen += 1
        }
        page.through = CustomerID(number)
        page.isLast = number == book.customers.rows.count
        return page
    }

    /// How many items were looked at. A customer of whom nothing was open has no row.
    private func add(
        _ account: CustomerID, _ export: AgingExport, _ ladder: AgingLadder, _ book: borrowing Book,
        _ page: inout AgingExportPage
    ) throws(Rejection) -> Int {
        let (sums, visited) = try ladder.sums(of: [account], knownAt: export.position, book)
        var details: [AgingExportPage.Detail] = []
        var found: UInt32 = 0
        if export.hasDetails {
            ladder.columns.forEachOpen(of: account, asOf: export.balanceAsOf, Pin(sequence: export.position), book) {
                found += 1
                guard found <= AgingExport.customerItemsMax else { return }
                details.append(.init(item: $0, open: $1, period: $2.map { UInt32($0) + 1 } ?? 0))
            }
        }
        if sums.outOfRange == 0, sums.periods.allSatisfy({ $0 == 0 }), found == 0 { return visited + 1 }
        let isTooMany = found > AgingExport.customerItemsMax
        if isTooMany { details = [] }
        page.customers.append(account)
        page.amounts += sums.periods
        page.amounts.append(sums.outOfRange)
        if export.hasDetails {
            page.itemCounts.append(UInt32(details.count))
            page.items += details
        }
        if isTooMany {
            page.leftOut += Array(repeating: 0, count: page.customers.count - 1 - page.leftOut.count) + [found]
        } else if !page.leftOut.isEmpty {
            page.leftOut.append(0)
        }
        return visited + 1
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.sequence }
}

/// Forgets an export; its name is free again.
package struct DeleteAgingExport: Command {
    package let id: CompanyID
    package let name: Code

    package init(id: CompanyID, name: Code) { (self.id, self.name) = (id, name) }

    package var company: CompanyID? { id }

    package func decide(_ book: borrowing Book, at now: Moment, _ draft: inout Draft) throws(Rejection) -> AgingExport {
        let export = try book.agingExport(id, name)
        draft.add(.collections(.agingExportDeleted(export)), book)
        return book.collections[export]
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.sequence }
}

/// An export and a page of its rows, as far as it has run.
package struct GetAgingExport: Query {
    package let id: CompanyID
    package let name: Code
    package let size: Int
    /// Rows before the page.
    package let after: Int

    /// Of the page's rows together, so that the answer stays within a frame.
    package static let pageItemsMax = AgingExport.customerItemsMax

    package init(id: CompanyID, name: Code, size: Int, after: Int) {
        (self.id, self.name, self.size, self.after) = (id, name, size, after)
    }

    package var company: CompanyID? { id }

    package struct Answer: Sendable {
        package let export: AgingExport
        package let rows: [AgingExportRow]
        package let hasMore: Bool
    }

    package func answer(_ book: borrowing Book, at now: Moment) throws(Rejection) -> Answer {
        let export = book.collections[try book.agingExport(id, name)]
        let rows = export.rows(from: after, max: size, itemsMax: GetAgingExport.pageItemsMax)
        return Answer(export: export, rows: rows, hasMore: after + rows.count < export.customerCount)
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.sequence }
}

/// A company's exports, in the order they were named; a company has few.
package struct ListAgingExports: Query {
    package let id: CompanyID
    package let size: Int
    package let after: AgingExportID

    package init(id: CompanyID, size: Int, after: AgingExportID) { (self.id, self.size, self.after) = (id, size, after) }

    package var company: CompanyID? { id }

    package struct Answer: Sendable {
        package var exports: [AgingExportID] = []
        package var hasMore = false
    }

    package func answer(_ book: borrowing Book, at now: Moment) throws(Rejection) -> Answer {
        let (exports, hasMore) = book.collections.exports(of: id).page(of: size) { $0 > after }
        return Answer(exports: exports, hasMore: hasMore)
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.sequence }
}

extension Book {
    fileprivate func agingExport(_ company: CompanyID, _ name: Code) throws(Rejection) -> AgingExportID {
        guard let found = collections.export(company, name) else {
            throw Rejection(.notFound, field: "name", "there is no aging export \(name)", [.init("name", name.text)])
        }
        return found
    }
}
