import Receivables
import Testing

/// Invoices of every kind against a naive model of their sums (F1): 1,000 of each of ten seeds.
@Suite struct GeneratedInvoiceTests {
    /// A line as it was wished.
    private struct Line {
        /// Hundredths of a piece.
        let quantity: Int64
        /// Thousandths of a euro.
        let price: Int64
        /// Empty: none.
        let group: Code

        /// Cents, half away from zero; nothing here is below zero.
        var amount: Int64 { (quantity * price + 500) / 1_000 }

        var draft: InvoiceDraft.Line {
            var line = InvoiceDraft.Line(
                account: "401100", quantity: Decimal(unscaled: quantity, scale: 2), unitPrice: Decimal(unscaled: price, scale: 3))
            (line.itemTaxGroup, line.salesTaxGroup) = (group, "DOM")
            return line
        }
    }

    /// Percent by tax code, and the codes of each group.
    private static let percents: [(code: Code, tenThousandths: Int64)] = [("VAT", 190_000), ("LOW", 70_000), ("CITY", 12_500)]
    private static let groups: [(group: Code, codes: [Code])] = [("FULL", ["VAT", "CITY"]), ("LESS", ["LOW"])]

    private struct Sums: Equatable {
        var net: Int64 = 0
        var taxes: [Code: Int64] = [:]
        var total: Int64 { taxes.values.reduce(net, +) }

        /// Tax per code over all its lines, rounded once (setup:FT-4).
        init(_ lines: [Line]) {
            for line in lines { net += line.amount }
            for (code, tenThousandths) in GeneratedInvoiceTests.percents {
                var base: Int64 = 0
                var isTaxed = false
                for line in lines {
                    guard let row = GeneratedInvoiceTests.groups.first(where: { $0.group == line.group }), row.codes.contains(code)
                    else { continue }
                    base += line.amount
                    isTaxed = true
                }
                if isTaxed { taxes[code] = (base * tenThousandths + 500_000) / 1_000_000 }
            }
        }
    }

    private static func world() -> Trade {
        let trade = Trade.ready {
            $0.overLimitFreeTextInvoice = .off
            $0.taxRounding = .total
        }
        for row in percents {
            trade.set(
                .taxCodeSet(
                    Trade.company,
                    TaxCode(code: row.code, percent: Percent(tenThousandths: row.tenThousandths), account: Trade.Account.tax)))
        }
        for row in groups {
            trade.set(.taxGroupSet(Trade.company, TaxGroup(kind: .item, code: row.group, taxCodes: row.codes)))
        }
        trade.set(
            .taxGroupSet(Trade.company, TaxGroup(kind: .sales, code: "DOM", taxCodes: percents.map(\.code))),
            .numberSequenceSet(Trade.company, .packingSlip, NumberSequence(prefix: "PS-", digits: 6, next: 1)),
            .numberSequenceSet(Trade.company, .recurrence, NumberSequence(prefix: "RR-", digits: 6, next: 1)))
        return trade
    }

    private static func lines(_ random: inout SplitMix64) -> [Line] {
        (0...random.below(5)).map { _ in
            Line(
                quantity: Int64(10 + random.below(2_000)), price: Int64(100 + random.below(50_000)),
                group: ["FULL", "LESS", .empty][random.below(3)])
        }
    }

    private static func document(_ lines: [Line]) -> InvoiceDraft {
        InvoiceDraft(customer: "C-1", lines: lines.map(\.draft))
    }

    /// What the document says, what it opened, and that its journal is the document's.
    private func check(_ posted: PostedDocument, _ lines: [Line], _ trade: Trade, isOpen: Bool = true) {
        let expected = Sums(lines)
        #expect(posted.net.minor == expected.net && posted.tax.minor == expected.total - expected.net)
        #expect(posted.total.minor == expected.total)
        for (code, tax) in expected.taxes {
            #expect(posted.taxes.filter { $0.code == code }.reduce(0) { $0 + $1.tax } == tax)
        }
        #expect(posted.lines.map(\.amount) == lines.map(\.amount))
        if isOpen { #expect(trade.book.items[posted.item].open == expected.total) }
        var sides: [PostingType: Int64] = [:]
        for leg in posted.entry.legs { sides[leg.type, default: 0] += leg.amount }
        #expect(sides[.receivable] ?? 0 == expected.total)
        #expect(-(sides[.revenue] ?? 0) == expected.net && -(sides[.salesTaxPayable] ?? 0) == expected.total - expected.net)
    }

    @Test("F1: line sums, tax and total of free text, direct, order-based and recurring invoices, and of corrections", arguments: 1...10 as ClosedRange<UInt64>)
    func generated(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let trade = Self.world()
        var made = 0
        while made < 1_000 {
            let lines = Self.lines(&random)
            switch random.below(5) {
            case 0: check(try trade.run(PostInvoice(company: Trade.company, document: Self.document(lines))), lines, trade)
            case 1: check(try freeText(lines, trade), lines, trade)
            case 2: check(try order(lines, "SO-\(made)", trade), lines, trade)
            case 3: made += try recurring(lines, 1 + random.below(4), trade, place: made) - 1
            default: try corrected(lines, Self.lines(&random), trade)
            }
            made += 1
        }
        #expect(trade.book.verify() == [])
    }

    private func freeText(_ lines: [Line], _ trade: Trade) throws -> PostedDocument {
        let id = try trade.run(CreateFreeTextInvoice(company: Trade.company, document: Self.document(lines))).head.id
        let made = try trade.run(PostFreeTextInvoice(company: Trade.company, id: id)).posted
        return try #require(made.document)
    }

    private func order(_ lines: [Line], _ number: String, _ trade: Trade) throws -> PostedDocument {
        let rows = lines.enumerated().map { place, line in
            var row = OrderLine(
                number: UInt32(place + 1), account: "401100", ordered: Quantity(millionths: line.quantity * 10_000),
                price: Decimal(unscaled: line.price, scale: 3))
            row.itemTaxGroup = line.group
            return row
        }
        var order = ImportedOrder(number: try #require(Code(number)), customer: "C-1", lines: rows)
        order.header.salesTaxGroup = "DOM"
        try trade.run(ImportOrderState(company: Trade.company, order: order))
        let answer = try trade.run(
            PostSalesInvoices(company: Trade.company, selections: [OrderSelection(order: order.number)], basis: .all))
        return answer.invoices[0].document
    }

    /// So many occurrences of a template; how many invoices.
    private func recurring(_ lines: [Line], _ count: Int, _ trade: Trade, place: Int) throws -> Int {
        let name = try #require(Code("T-\(place)"))
        let draft = try trade.run(CreateFreeTextInvoice(company: Trade.company, document: Self.document(lines))).head.id
        try trade.run(SaveAsTemplate(company: Trade.company, id: draft, name: name, replaces: false))
        try trade.run(MoveFreeTextInvoice(company: Trade.company, id: draft, expectedVersion: 0, step: .delete))
        try trade.run(
            SetRecurringAssignment(
                company: Trade.company, code: try #require(Code("RA-\(place)")), customer: "C-1", template: name,
                pattern: RecurrencePattern(start: trade.today, unit: .day, per: 1), end: trade.today.adding(days: count - 1),
                maximum: nil, takesCustomerDefaults: false))
        let run = try trade.run(
            GenerateRecurringInvoices(
                company: Trade.company, date: trade.today.adding(days: count - 1), template: name, assignment: .empty,
                run: .empty, after: 0, invoicesMax: 50))
        #expect(run.made.count == count && run.failed.isEmpty)
        for invoice in run.made {
            let made = try trade.run(PostFreeTextInvoice(company: Trade.company, id: invoice.draft)).posted
            check(try #require(made.document), lines, trade)
        }
        return count
    }

    /// An invoice, its canceling document and its replacement: together the journal of the replacement alone.
    private func corrected(_ lines: [Line], _ after: [Line], _ trade: Trade) throws {
        let original = try trade.run(PostInvoice(company: Trade.company, document: Self.document(lines)))
        var found: ItemPosted?
        for case .posted(let posted) in trade.draft.events { found = posted.fact }
        let fact = try #require(found)
        let draft = try trade.run(
            CorrectInvoice(
                company: Trade.company, number: original.number, original: fact, reason: "PRICE", comment: "", date: nil,
                unsettles: false)
        ).head.id
        let count = lines.count
        for number in (1...count).reversed() {
            try trade.run(
                EditFreeTextInvoice(
                    company: Trade.company, id: draft, expectedVersion: 0, edit: .removeLine(UInt32(number))))
        }
        for line in after {
            try trade.run(
                EditFreeTextInvoice(company: Trade.company, id: draft, expectedVersion: 0, edit: .addLine(line.draft)))
        }
        let made = try trade.run(PostFreeTextInvoice(company: Trade.company, id: draft)).posted
        let (canceling, replacement) = (try #require(made.canceling), try #require(made.document))
        check(replacement, after, trade)
        #expect(canceling.total == -original.total && trade.book.items[original.item].open == 0)
        var sums: [String: Int64] = [:]
        for entry in [original.entry, canceling.entry] {
            for leg in entry.legs { sums["\(leg.account.number) \(leg.type) \(leg.taxCode)", default: 0] += leg.amount }
        }
        #expect(sums.values.allSatisfy { $0 == 0 })
        let chain = try trade.ask(GetCorrectionChain(company: Trade.company, number: original.number))
        #expect(chain.rows.map(\.item) == [original.item, canceling.item, replacement.item])
    }
}
