import Receivables
import Testing

/// Tax that is stated instead of calculated: setup:FT-4, AD-2, AD-4.
@Suite struct StatedTaxTests {
    private let trade: Trade

    init() {
        trade = Trade.ready { $0.maxTaxAdjustment = 2 }
        trade.setTax()
    }

    private func document(_ amounts: Int64...) -> InvoiceDraft {
        var document = Trade.document(.eur(amounts[0]))
        var line = document.lines[0]
        (line.salesTaxGroup, line.itemTaxGroup) = ("DOM", "FULL")
        document.lines = amounts.map { amount in
            line.amount = .eur(amount)
            return line
        }
        return document
    }

    private func created(_ document: InvoiceDraft, calculated: Bool = true) throws -> FreeTextID {
        let id = try trade.run(CreateFreeTextInvoice(company: Trade.company, document: document)).head.id
        if calculated {
            try trade.run(MoveFreeTextInvoice(company: Trade.company, id: id, expectedVersion: 0, step: .calculate))
        }
        return id
    }

    private func tax(of document: InvoiceDraft) throws -> DocumentTax {
        let totals = try document.totals(in: Trade.company, trade.book, at: trade.now)
        return try #require(totals.taxes.first)
    }

    private func state(_ id: FreeTextID, _ code: Code, _ tax: Int64?) -> EditFreeTextInvoice {
        EditFreeTextInvoice(
            company: Trade.company, id: id, expectedVersion: 0, edit: .tax(code, tax.map { Money.eur($0) }))
    }

    @Test("FT-8 a stated tax below zero makes the total one: posted, and foreseen, as a credit note")
    func credit() throws {
        trade.setParameters { $0.maxTaxAdjustment = 10_000 }
        let paper = document(1_000)
        let id = try created(paper)
        try trade.run(state(id, try tax(of: paper).code, -2_500))
        let foreseen = try trade.ask(PreviewSubledgerJournal(company: Trade.company, id: id))
        let posted = try trade.run(PostFreeTextInvoice(company: Trade.company, id: id)).posted.document
        #expect(foreseen.number == "CN-000001" && posted?.number == foreseen.number)
        #expect(trade.book.verify() == [])
    }

    @Test("one unit each side of the limit, on a draft and on a document that is posted at once")
    func limit() throws {
        let paper = document(20_000)
        let row = try tax(of: paper)
        let id = try created(paper)
        for difference in [-3, 3] as [Int64] {
            let refusal = try #require(trade.refusal(state(id, row.code, row.tax + difference)))
            #expect(refusal.reason == .amountExceedsLimit && refusal.field == "tax")
            #expect(refusal.figures == [.init("difference", .eur(3)), .init("limit", .eur(2))])
        }
        for difference in [-2, 0, 2] as [Int64] {
            #expect(try trade.run(state(id, row.code, row.tax + difference)).view.totals?.tax == row.tax + difference)
        }
        let posted = try #require(
            try trade.run(PostFreeTextInvoice(company: Trade.company, id: id)).posted.document)
        #expect(posted.tax == .eur(row.tax + 2) && posted.total == .eur(20_000 + row.tax + 2))
        #expect(posted.entry.legs.reduce(0) { $0 + $1.amount } == 0)

        var stated = paper
        stated.statedTaxes = [StatedTax(code: row.code, tax: .eur(row.tax + 2))]
        #expect(trade.refused(PostInvoice(company: Trade.company, document: stated)) == "accepted")
        stated.statedTaxes[0].tax = .eur(row.tax + 3)
        #expect(
            trade.refused(PostInvoice(company: Trade.company, document: stated)) == "amountExceedsLimit document.stated_taxes")
        stated.statedTaxes = [StatedTax(code: "NONE", tax: .eur(0))]
        #expect(
            trade.refused(PostInvoice(company: Trade.company, document: stated))
                == "referenceUnknown document.stated_taxes[0].tax_code")
        stated.statedTaxes = [StatedTax(code: row.code, tax: .usd(row.tax))]
        #expect(
            trade.refused(PostInvoice(company: Trade.company, document: stated))
                == "currencyMismatch document.stated_taxes[0].tax")
        #expect(trade.book.verify() == [])
    }

    @Test("AD-4: it needs calculated tax, and goes when a line changes; a template keeps none")
    func cleared() throws {
        let paper = document(20_000)
        let row = try tax(of: paper)
        let id = try created(paper, calculated: false)
        #expect(trade.refused(state(id, row.code, row.tax + 1)) == "taxNotCalculated draft_id")
        try trade.run(MoveFreeTextInvoice(company: Trade.company, id: id, expectedVersion: 0, step: .calculate))
        try trade.run(state(id, row.code, row.tax + 1))
        try trade.run(SaveAsTemplate(company: Trade.company, id: id, name: "RENT", replaces: false))
        #expect(trade.book.freeText.template(Trade.company, "RENT")?.document.statedTaxes == [])
        #expect(try trade.run(state(id, row.code, nil)).view.totals?.tax == row.tax)
        try trade.run(state(id, row.code, row.tax + 1))
        let added = EditFreeTextInvoice(
            company: Trade.company, id: id, expectedVersion: 0, edit: .addLine(paper.lines[0]))
        #expect(try trade.run(added).view.totals?.tax == 2 * row.tax)
        #expect(trade.book.freeText.live(id)?.document.statedTaxes == [])
        #expect(!trade.book.freeText[id].isTaxCalculated)
    }

    @Test("AD-2: the lines share a stated tax by their bases, also where each line has rounded its own")
    func spread() throws {
        for rounding in [TaxRounding.total, .line] {
            trade.setParameters { $0.taxRounding = rounding }
            let paper = document(10_000, 10_000, 20_000)
            let row = try tax(of: paper)
            let id = try created(paper)
            try trade.run(state(id, row.code, row.tax - 1))
            let rows = try trade.ask(ListDistributions(company: Trade.company, id: id, line: 0, kind: .tax)).rows
            #expect(rows.map(\.line) == [1, 2, 3])
            #expect(rows.reduce(0) { $0 + $1.amount } == row.tax - 1)
            #expect(rows[0].amount == rows[1].amount)
        }
    }

    @Test("a credit note turns its stated tax with its lines")
    func turned() throws {
        let paper = document(-20_000)
        let row = try tax(of: paper)
        let id = try created(paper)
        try trade.run(state(id, row.code, row.tax - 2))
        let posted = try #require(
            try trade.run(PostFreeTextInvoice(company: Trade.company, id: id)).posted.document)
        #expect(posted.kind == .creditNote && posted.tax == .eur(row.tax - 2))
        #expect(trade.book.verify() == [])
    }

    @Test("CO-1, FT-4: a correction keeps the tax that was stated")
    func corrected() throws {
        for sign in [1, -1] as [Int64] {
            let paper = document(sign * 20_000)
            let row = try tax(of: paper)
            let id = try created(paper)
            try trade.run(state(id, row.code, row.tax - 2))
            try trade.run(PostFreeTextInvoice(company: Trade.company, id: id))
            let original = try #require(
                trade.draft.events.compactMap { event -> ItemPosted? in
                    if case .posted(let posted) = event { posted.fact } else { nil }
                }.first)
            let draft = try trade.run(
                CorrectInvoice(
                    company: Trade.company, number: original.number, original: original, reason: "TEXT", comment: "",
                    date: nil, unsettles: false)).head.id
            #expect(
                trade.book.freeText.live(draft)?.document.statedTaxes
                    == [StatedTax(code: row.code, tax: .eur(row.tax - 2))])
            let posted = try trade.run(PostFreeTextInvoice(company: Trade.company, id: draft)).posted
            #expect(posted.document?.tax == .eur(row.tax - 2) && posted.document?.total.minor == original.amount)
        }
        #expect(trade.book.verify() == [])
    }
}
