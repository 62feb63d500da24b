import Testing

@testable import Receivables

/// Agings kept under a name (credit section 8), on a book with one company in EUR.
struct AgingExportTests {
    private func trade() throws -> Trade {
        let trade = Trade.ready()
        trade.addCustomer(CustomerID(3), "C-3", limit: .eur(100_000))
        try trade.run(
            SetAgingDefinition(
                id: Trade.company,
                definition: AgingDefinition(
                    code: "A", description: "", isBackward: false, lines: [],
                    ages: [
                        .init(label: "old", from: 31, to: 60, indicator: "red"),
                        .init(label: "new", from: 0, to: 30, indicator: "green"),
                    ])))
        try trade.invoice(.eur(100), due: day(2026, 1, 20))
        try trade.invoice(.eur(1_000), "C-3", due: day(2026, 3, 1))
        try trade.invoice(.eur(10), "C-3", due: day(2026, 3, 20))
        return trade
    }

    private func export(
        _ name: Code = "X", asOf: CalendarDate? = nil, details: Bool = false, nameOnly: Bool = false, max: Int = 100
    ) -> ExportAging {
        ExportAging(
            id: Trade.company, name: name, definition: .empty, basis: .dueDate, agingAsOf: asOf, balanceAsOf: nil,
            positionsPayments: false, hasDetails: details, pool: .empty, isNameOnly: nameOnly, customersMax: max)
    }

    private func rows(_ trade: Trade, _ name: Code = "X", size: Int = 10, after: Int = 0) throws -> GetAgingExport.Answer {
        try trade.ask(GetAgingExport(id: Trade.company, name: name, size: size, after: after))
    }

    @Test("WAITING -> RUNNING -> ENDED: pages join to one aging, and the totals are those of the rows")
    func states() throws {
        let trade = try trade()
        #expect(try trade.run(export(nameOnly: true)).state == .waiting)
        #expect(try rows(trade).rows.isEmpty)
        #expect(try trade.run(export(max: 1)).state == .running)
        #expect(try trade.run(export(max: 1)).state == .running)
        let last = try trade.run(export(max: 1))
        #expect(last.state == .ended && last.customerCount == 2 && last.totals == [100, 1_000, 10])
        let digest = trade.book.digest
        #expect(try trade.run(export()).state == .ended)
        #expect(trade.book.digest == digest)
        let all = try rows(trade)
        #expect(all.rows.map(\.customer) == [Trade.c1, CustomerID(3)] && !all.hasMore)
        #expect(all.rows.map(\.amounts) == [[100, 0], [0, 1_000]] && all.rows.map(\.outOfRange) == [0, 10])
        let (one, two) = (try rows(trade, size: 1), try rows(trade, size: 1, after: 1))
        #expect(one.rows + two.rows == all.rows && one.hasMore && !two.hasMore)
        #expect(trade.book.verify().isEmpty)
    }

    @Test("AG-11: what is posted, paid or moved after the name was given changes nothing, not even of pages to come")
    func position() throws {
        let trade = try trade()
        try trade.run(export("QUIET"))
        try trade.run(export("BUSY", nameOnly: true))
        try trade.payment(.eur(1_010), "C-3", .oldestFirst)
        try trade.invoice(.eur(7_777), due: day(2026, 1, 20))
        try trade.run(export("BUSY"))
        #expect(try rows(trade, "QUIET").rows == rows(trade, "BUSY").rows)
        trade.today = day(2026, 3, 5)
        try trade.run(export("LATER"))
        #expect(try rows(trade, "LATER").rows.map(\.total) == [7_877])
    }

    @Test("ST-1: the aging of a statement has its currency alone, and adds up to the closing balance")
    func statement() throws {
        let trade = try trade()
        trade.setDollar(9_000, scale: 4, from: day(2026, 1, 1))
        try trade.invoice(.usd(50), "C-3", due: day(2026, 3, 1))
        let statement = try trade.run(
            CreateStatement(
                id: Trade.company, customer: "C-3", from: day(2026, 1, 1), to: trade.today, currency: .eur, isOpenOnly: false,
                language: "")
        ).statement
        #expect(statement.closing == 1_010 && statement.aging.map(\.amount) == [0, 1_000])
    }

    @Test("details are the items of each row, with the period they count in")
    func details() throws {
        let trade = try trade()
        try trade.run(export(details: true))
        let found = try rows(trade).rows
        for row in found {
            var sums = [Int64](repeating: 0, count: row.amounts.count + 1)
            for item in row.items { sums[Int(item.period)] += item.open }
            #expect(sums == [row.outOfRange] + row.amounts)
        }
        #expect(found.map(\.items.count) == [1, 2])
    }

    @Test("a name stands for one aging; deleted it is free again")
    func names() throws {
        let trade = try trade()
        try trade.run(export())
        #expect(trade.refused(export(asOf: day(2026, 3, 3))) == "duplicateKey name")
        #expect(trade.refused(export(details: true)) == "duplicateKey name")
        #expect(trade.refused(export(.empty)) == "fieldRequired name")
        let list = ListAgingExports(id: Trade.company, size: 10, after: .none)
        #expect(try trade.ask(list).exports.count == 1)
        try trade.run(DeleteAgingExport(id: Trade.company, name: "X"))
        #expect(trade.refused(DeleteAgingExport(id: Trade.company, name: "X")) == "notFound name")
        #expect(try trade.ask(list).exports.isEmpty)
        try trade.run(export(details: true))
        #expect(try rows(trade).export.id == AgingExportID(2) && trade.book.verify().isEmpty)
    }

    @Test("100 are kept of a company, no more")
    func kept() throws {
        let trade = try trade()
        for number in 1...AgingExport.keptMax { try trade.run(export(Code("E\(number)") ?? .empty, nameOnly: true)) }
        #expect(trade.refused(export("ONE MORE")) == "tooManyItems name")
        try trade.run(export("E7"))
        #expect(try rows(trade, "E7").export.state == .ended)
    }

    @Test("a call passes over 10,000 customers, whosever they are, and no more")
    func bound() throws {
        let trade = try trade()
        let other = CompanyID(2)
        trade.set(.companyCreated(Company(id: other, code: "B", name: "", currency: .eur, timeZone: "Europe/Berlin")))
        func addStranger() {
            let id = CustomerID(UInt32(trade.book.customers.rows.count) + 1)
            trade.set(
                .subjectSet(
                    Subject(id: SubjectID(id.number), name: "", address: "", country: "", email: "", language: "")),
                .customerSet(
                    CustomerRow(
                        id: id, company: other, number: Code("S\(id.number)") ?? .empty, subject: SubjectID(id.number),
                        group: .empty, currency: .eur, terms: .empty, invoiceAccount: id, holdStatus: .none,
                        profile: .empty, salesTaxGroup: .empty, method: .empty, flags: [], party: PartyID(id.number),
                        partyCode: .empty)))
        }
        while trade.book.customers.rows.count < ExportAging.rowsVisitedMax { addStranger() }
        #expect(try trade.run(export("ALL")).state == .ended)
        addStranger()
        #expect(try trade.run(export("MORE")).state == .running)
        #expect(try trade.run(export("MORE")).state == .ended)
        #expect(try rows(trade, "ALL").rows == rows(trade, "MORE").rows)
    }

    @Test("an answer ends where it has items enough, and one row comes however many it has")
    func pagesByItems() throws {
        let period = AgingPeriod(label: "all", from: nil, to: nil, indicator: "")
        var export = AgingExport(
            id: AgingExportID(1), company: Trade.company, name: "X", definition: "A", basis: .dueDate, asOf: day(2026, 3, 2),
            balanceAsOf: day(2026, 3, 2), positionsPayments: false, hasDetails: true, pool: .empty, position: 1, currency: .eur,
            periods: [period], createdOn: day(2026, 3, 2))
        func take(_ customers: ClosedRange<UInt32>, isLast: Bool) {
            var page = AgingExportPage(export: export.id, through: CustomerID(customers.upperBound), isLast: isLast)
            for number in customers {
                page.customers.append(CustomerID(number))
                page.amounts += [2, 0]
                page.itemCounts.append(2)
                page.items += [number, number + 100].map { .init(item: ItemID($0), open: 1, period: 1) }
            }
            export.take(page)
        }
        take(1...3, isLast: false)
        take(4...5, isLast: true)
        func rows(_ start: Int, max: Int = 10, _ itemsMax: Int) -> [UInt32] {
            export.rows(from: start, max: max, itemsMax: itemsMax).map(\.customer.number)
        }
        #expect(rows(0, 3) == [1] && rows(0, 4) == [1, 2] && rows(2, 4) == [3, 4] && rows(0, 1) == [1])
        #expect(rows(0, 10) == [1, 2, 3, 4, 5] && rows(4, 1) == [5] && rows(5, 1) == [] && rows(1, max: 3, 10) == [2, 3, 4])
        #expect(export.rows(from: 3, max: 1, itemsMax: 1)[0].items.map(\.item) == [ItemID(4), ItemID(104)])
    }

    @Test("of a customer with more items than are kept the sums are, and how many items they are")
    func tooManyItems() throws {
        let trade = try trade()
        for _ in 0..<AgingExport.customerItemsMax { try trade.invoice(.eur(1), "C-2", due: day(2026, 3, 1)) }
        try trade.run(export("FULL", details: true))
        try trade.invoice(.eur(1), "C-2", due: day(2026, 3, 1))
        try trade.run(export("MORE", details: true))
        func row(_ name: Code, _ customer: CustomerID) throws -> AgingExportRow {
            try #require(try rows(trade, name).rows.first { $0.customer == customer } ?? rows(trade, name, after: 1).rows.first)
        }
        let (full, more) = (try row("FULL", Trade.c2), try row("MORE", Trade.c2))
        #expect(full.items.count == 5_000 && full.itemsLeftOut == 0 && full.amounts == [0, 5_000])
        #expect(more.items.isEmpty && more.itemsLeftOut == 5_001 && more.amounts == [0, 5_001])
        let first = try row("MORE", Trade.c1)
        #expect(first.items.count == 1 && first.itemsLeftOut == 0)
    }

    /// One cent becomes 10^18, the most that an amount converts to: nine of them fit, ten do not.
    private static let extremeRate: Int64 = 1_000_000_000_000_000_000

    @Test("AG-9: totals that would leave the range are refused, whatever the pages")
    func totalsRange() throws {
        let trade = try trade()
        trade.setDollar(9, scale: 1, from: day(2026, 1, 1))
        for number in 4...12 as ClosedRange<UInt32> {
            let code = Code("C-\(number)") ?? .empty
            trade.addCustomer(CustomerID(number), code, limit: .eur(100_000))
            try trade.invoice(.usd(1), code, due: day(2026, 3, 1))
        }
        let nine = trade.book.sequence
        try trade.invoice(.usd(1), "C-2", due: day(2026, 3, 1))
        trade.setDollar(Self.extremeRate, scale: 0, from: trade.today)
        #expect(trade.refused(export()) == "amountOutOfRange aging_as_of")
        try trade.run(export("PAGES", nameOnly: true))
        for _ in 1...11 { try trade.run(export("PAGES", max: 1)) }
        #expect(trade.refused(export("PAGES", max: 1)) == "amountOutOfRange aging_as_of")
        let print = PrintAgingReport(
            id: Trade.company, definition: .empty, basis: .dueDate, agingAsOf: nil, balanceAsOf: nil, positionsPayments: false,
            knownAt: nine)
        #expect(try trade.ask(print).totals.total > 9 * Self.extremeRate)
    }

    @Test("AG-9: a customer whose sum would leave the range is refused, in an export and beside others in a run")
    func rowRange() throws {
        let trade = try trade()
        try trade.run(
            SetAgingDefinition(
                id: Trade.company,
                definition: AgingDefinition(
                    code: "A", description: "", isBackward: false, lines: [],
                    ages: (0..<10 as Range<Int32>).reversed().map { age in
                        .init(label: "\(age)", from: age, to: age, indicator: "")
                    })))
        trade.setDollar(9, scale: 1, from: day(2026, 1, 1))
        for days in 0..<10 { try trade.invoice(.usd(1), "C-2", due: trade.today.adding(days: -days)) }
        #expect(trade.refused(export()) == "accepted")
        trade.setDollar(Self.extremeRate, scale: 0, from: trade.today)
        #expect(trade.refused(export()) == "amountOutOfRange aging_as_of")
        let run = CreateAgingSnapshot(
            id: Trade.company, definition: .empty, basis: .dueDate, agingAsOf: nil, balanceAsOf: nil, positionsPayments: false,
            updatesStatus: false, includesZero: false, includesNegative: false, pool: .empty, customer: .empty, companies: nil,
            after: .none, customersMax: 10)
        let answer = try trade.preview(run)
        #expect(answer.skipped.map(\.customer) == [Trade.c2] && answer.skipped.map(\.rejection.reason) == [.amountOutOfRange])
        #expect(answer.snapshots.map(\.customer) == [Trade.c1, CustomerID(3)])
    }

    @Test("a preview tells the page that the run takes")
    func preview() throws {
        let trade = try trade()
        #expect(try trade.preview(export(max: 2)) == trade.run(export(max: 2)))
        #expect(try trade.preview(export(max: 2)) == trade.run(export(max: 2)))
    }
}
