import Receivables
import Testing

/// Free text invoices from the draft on: setup section 5.
@Suite struct FreeTextTests {
    private let trade = Trade.ready()

    private func create(_ amount: Int64, _ customer: Code = "C-1") throws -> FreeTextID {
        try trade.run(CreateFreeTextInvoice(company: Trade.company, document: Trade.document(.eur(amount), customer)))
            .head.id
    }

    private func edit(_ id: FreeTextID, _ edit: EditFreeTextInvoice.Edit, version: UInt64 = 0) -> EditFreeTextInvoice {
        EditFreeTextInvoice(company: Trade.company, id: id, expectedVersion: version, edit: edit)
    }

    private func move(_ id: FreeTextID, _ step: MoveFreeTextInvoice.Step) -> MoveFreeTextInvoice {
        MoveFreeTextInvoice(company: Trade.company, id: id, expectedVersion: 0, step: step)
    }

    private func post(_ id: FreeTextID) -> PostFreeTextInvoice { PostFreeTextInvoice(company: Trade.company, id: id) }

    @Test("a draft is no open item, takes no number and counts in no exposure")
    func draftsAreNothing() throws {
        let before = trade.book.digest
        _ = try create(5_000)
        #expect(trade.book.digest != before)
        let position = try trade.ask(GetCreditPosition(company: Trade.company, customer: "C-1"))
        #expect(position.exposure?.minor == 0)
        #expect(trade.book.customers[Trade.c1].openCount == 0)
        #expect(trade.book.companies.sequence(Trade.company, .invoice)?.next == 1)
        #expect(trade.book.verify() == [])
    }

    @Test("FT-2: an overwritten amount stays until it is cleared")
    func override() throws {
        var document = Trade.document(.eur(900))
        document.lines[0].quantity = Decimal(unscaled: 4, scale: 0)
        document.lines[0].unitPrice = Decimal(unscaled: 250, scale: 2)
        let id = try trade.run(CreateFreeTextInvoice(company: Trade.company, document: document)).head.id
        var values = document.lines[0]
        values.quantity = Decimal(unscaled: 5, scale: 0)
        let quantity = EditFreeTextInvoice.LineEdit(line: 1, fields: [.quantity], values: values)
        #expect(try trade.run(edit(id, .header([], document, lines: [quantity]))).view.totals?.net == 900)
        values.amount = nil
        let clear = EditFreeTextInvoice.LineEdit(line: 1, fields: [.amount], values: values)
        #expect(try trade.run(edit(id, .header([], document, lines: [clear]))).view.totals?.net == 1_250)
    }

    @Test("an edit of another version or in another state is refused and changes nothing")
    func states() throws {
        trade.setParameters { $0.workflow = true }
        let id = try create(100)
        let line = InvoiceDraft.Line(account: "401100", amount: .eur(1))
        #expect(trade.refused(edit(id, .addLine(line), version: 1)) == "versionConflict expected_version")
        #expect(trade.refused(post(id)) == "stateNotAllowed draft_id")
        try trade.run(move(id, .submit))
        #expect(trade.refused(edit(id, .addLine(line))) == "stateNotAllowed draft_id")
        #expect(trade.refused(move(id, .submit)) == "stateNotAllowed draft_id")
        #expect(trade.refused(move(id, .recall)) == "stateNotAllowed draft_id")
        try trade.run(move(id, .reject))
        #expect(trade.refused(move(id, .approve)) == "stateNotAllowed draft_id")
        try trade.run(move(id, .recall))
        try trade.run(move(id, .submit))
        try trade.run(move(id, .approve))
        #expect(try trade.run(post(id)).posted.document?.total == .eur(100))
        for step in [MoveFreeTextInvoice.Step.recall, .delete, .calculate] {
            #expect(trade.refused(move(id, step)) == "stateNotAllowed draft_id")
        }
        #expect(trade.refused(move(FreeTextID(99), .delete)) == "notFound draft_id")
        #expect(trade.book.verify() == [])
    }

    @Test("FT-6, FT-10: what fails in a batch burns no number, and stops or is skipped")
    func batches() throws {
        trade.addCustomer(Trade.c2, "C-2", limit: .eur(100_000), hold: .invoice)
        func ids() throws -> [FreeTextID] { [try create(100), try create(50, "C-2"), try create(70)] }
        let first = try ids()
        let stopped = try trade.run(
            PostFreeTextInvoices(company: Trade.company, ids: first, stopsOnError: true, date: nil))
        #expect(stopped.isStopped)
        #expect(stopped.posted.compactMap { $0.document?.number } == ["FTI-000001"])
        #expect(stopped.failed.map(\.id) == [first[1]])
        #expect(stopped.notTried == [first[2]])
        let second = try ids()
        let skipped = try trade.run(
            PostFreeTextInvoices(company: Trade.company, ids: second, stopsOnError: nil, date: nil))
        #expect(!skipped.isStopped)
        #expect(skipped.posted.compactMap { $0.document?.number } == ["FTI-000002", "FTI-000003"])
        #expect(skipped.failed.map(\.rejection.reason) == [.customerBlocked])
        let twice = PostFreeTextInvoices(
            company: Trade.company, ids: [first[2], first[2]], stopsOnError: nil, date: nil)
        #expect(trade.refused(twice) == "fieldInvalid draft_ids[1]")
        #expect(trade.book.verify() == [])
    }

    @Test("FT-8: a total below zero posts as a credit note with the signs turned")
    func negativeTotal() throws {
        let id = try create(-2_500)
        let posted = try #require(try trade.run(post(id)).posted.document)
        #expect(posted.kind == .creditNote)
        #expect(posted.number == "CN-000001")
        #expect(posted.total == .eur(-2_500))
        #expect(posted.entry.legs.map(\.amount) == [-2_500, 2_500])
    }

    @Test("FT-11: a pro forma invoice takes no number, keeps nothing and needs no open period")
    func proforma() throws {
        let id = try create(5_000)
        trade.set(.periodSet(Trade.company, Period(from: day(2026, 3, 1), to: day(2026, 3, 31), status: .closed)))
        let before = trade.book.digest
        let answer = try trade.ask(ProformaInvoice(company: Trade.company, id: id))
        #expect(answer.totals.total == 5_000 && answer.documentDate == trade.today)
        #expect(trade.book.digest == before)
        #expect(trade.book.companies.sequence(Trade.company, .invoice)?.next == 1)
        trade.set(.periodSet(Trade.company, Period(from: day(2026, 3, 1), to: day(2026, 3, 31), status: .open)))
        try trade.run(post(id))
        #expect(throws: Rejection.self) { try trade.ask(ProformaInvoice(company: Trade.company, id: id)) }
    }

    @Test("FT-15: a zero total may be posted and is closed at once")
    func zeroTotal() throws {
        var document = Trade.document(.eur(100))
        document.lines.append(.init(account: "401200", amount: .eur(-100)))
        let id = try trade.run(CreateFreeTextInvoice(company: Trade.company, document: document)).head.id
        let item = try #require(try trade.run(post(id)).posted.document).item
        #expect(trade.book.items[item].open == 0)
        #expect(trade.book.verify() == [])
    }

    @Test("CH-1, CH-4: a charge adds to the total when the customer pays, and to nothing when the company does")
    func charges() throws {
        trade.set(
            .automaticAccountSet(Trade.company, .chargeRevenue, Trade.Account.otherRevenue),
            .automaticAccountSet(Trade.company, .chargeExpense, Trade.Account.loss))
        func total(_ charge: DocumentCharge) throws -> (Int64, [Int64]) {
            let id = try create(10_000)
            try trade.run(edit(id, .charge(line: 0, charge.code, charge)))
            let posted = try #require(try trade.run(post(id)).posted.document)
            #expect(posted.net == .eur(10_000))
            return (posted.total.minor, posted.entry.legs.map(\.amount))
        }
        #expect(try total(DocumentCharge(code: "F", amount: .eur(1_200))) == (11_200, [11_200, -10_000, -1_200]))
        #expect(
            try total(DocumentCharge(code: "F", debit: .ledger, amount: .eur(1_200)))
                == (10_000, [10_000, -10_000, -1_200, 1_200]))
        let percent = DocumentCharge(code: "P", kind: .percent, value: Decimal(unscaled: 125, scale: 2))
        #expect(try total(percent) == (10_125, [10_125, -10_000, -125]))
        let foreign = DocumentCharge(code: "F", debit: .customer, credit: .customer, amount: .usd(1))
        #expect(trade.refused(edit(try create(1), .charge(line: 0, "F", foreign))) == "currencyMismatch charge.currency")
        #expect(trade.book.verify() == [])
    }

    @Test("FT-14: a template's name is taken once, unless it is replaced")
    func templates() throws {
        let id = try create(100)
        func save(_ replaces: Bool) -> SaveAsTemplate {
            SaveAsTemplate(company: Trade.company, id: id, name: "RENT", replaces: replaces)
        }
        #expect(try trade.run(save(false)).isReplaced == false)
        #expect(trade.refused(save(false)) == "duplicateKey template")
        #expect(try trade.run(save(true)).isReplaced)
        let made = try trade.run(
            CreateFromTemplate(
                company: Trade.company, template: "RENT", customer: "C-2", takesCustomerDefaults: true,
                date: day(2026, 5, 1)))
        #expect(made.invoice?.document.customer == "C-2")
        #expect(made.invoice?.document.postingDate == day(2026, 5, 1))
        #expect(made.totals?.total == 100)
    }

    @Test("FT-12: copied lines keep their distributions only when asked to")
    func copies() throws {
        let id = try create(100)
        try trade.run(edit(id, .distribute(line: 1, charge: .empty, [DistributionShare(), DistributionShare()])))
        try trade.run(edit(id, .copyLines([1], copies: 2, withDistributions: false)))
        let view = try trade.run(edit(id, .copyLines([], copies: 1, withDistributions: true))).view
        #expect(view.invoice?.document.lines.map(\.details.shares.count) == [2, 0, 0, 2, 0, 0])
        #expect(trade.refused(edit(id, .copyLines([], copies: 200, withDistributions: true))) == "tooManyItems copies")
    }
}
