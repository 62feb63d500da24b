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
                language: ""))
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

    @Test("a preview tells the page that the run takes")
    func preview() throws {
        let trade = try trade()
        #expect(try trade.preview(export(max: 2)) == trade.run(export(max: 2)))
        #expect(try trade.preview(export(max: 2)) == trade.run(export(max: 2)))
    }
}
