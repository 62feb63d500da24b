import Receivables
import Testing

/// Correction and cancellation of posted invoices: setup section 8.
@Suite struct CorrectionTests {
    private let trade = Trade.ready()

    /// Posts an invoice and keeps the fact, as the server reads it back from the log.
    private func posted(_ amount: Money, date: CalendarDate? = nil) throws -> ItemPosted {
        var document = Trade.document(amount)
        document.postingDate = date
        try trade.run(PostInvoice(company: Trade.company, document: document))
        return try #require(fact(.invoice))
    }

    private func fact(_ kind: ItemKind) -> ItemPosted? {
        for event in trade.draft.events {
            if case .posted(let posted) = event, posted.fact.kind == kind { return posted.fact }
        }
        return nil
    }

    private func correct(
        _ original: ItemPosted, reason: String = "PRICE", date: CalendarDate? = nil, unsettles: Bool = false
    ) -> CorrectInvoice {
        CorrectInvoice(
            company: Trade.company, number: original.number, original: original, reason: reason, comment: "",
            date: date, unsettles: unsettles)
    }

    private func cancel(_ original: ItemPosted, date: CalendarDate? = nil, unsettles: Bool = false) -> CancelInvoice {
        CancelInvoice(
            company: Trade.company, number: original.number, original: original, reason: "WRONG", comment: "",
            date: date, unsettles: unsettles)
    }

    private func post(_ id: FreeTextID) -> PostFreeTextInvoice { PostFreeTextInvoice(company: Trade.company, id: id) }

    private func setLine(_ id: FreeTextID, _ amount: Money) throws {
        let values = InvoiceDraft.Line(account: "401100", amount: amount)
        try trade.run(
            EditFreeTextInvoice(
                company: Trade.company, id: id, expectedVersion: 0,
                edit: .header(
                    [], InvoiceDraft(customer: "C-1"), lines: [.init(line: 1, fields: [.amount], values: values)])))
    }

    @Test("AD-9: a posted voucher stays as it is; what takes it back is a voucher of its own that points to it")
    func immutable() throws {
        let original = try posted(.eur(10_000))
        let before = original.entry
        let made = try trade.run(cancel(original))
        let canceling = try #require(made.canceling)
        let fact = try #require(self.fact(.creditNote))
        #expect(original.entry == before && fact.entry.voucher != before.voucher)
        #expect(fact.document.originalInvoice == original.number && canceling.item == fact.id)
        #expect(fact.entry.legs.map(\.amount) == before.legs.map { -$0.amount })
        #expect(fact.entry.legs.map(\.account) == before.legs.map(\.account))
        #expect(trade.book.verify() == [])
    }

    @Test("CO-1, CO-4: three documents in one commit, linked both ways")
    func threeDocuments() throws {
        let original = try posted(.eur(10_000))
        let id = try trade.run(correct(original)).head.id
        try setLine(id, .eur(8_000))
        let made = try trade.run(post(id)).posted
        let (canceling, corrected) = (try #require(made.canceling), try #require(made.document))
        #expect(canceling.total == .eur(-10_000))
        #expect(corrected.total == .eur(8_000))
        #expect(made.settled == .eur(10_000))
        #expect(trade.book.items[original.id].open == 0)
        #expect(trade.book.items[canceling.item].open == 0)
        #expect(trade.book.items[corrected.item].open == 8_000)
        let chain = try trade.ask(GetCorrectionChain(company: Trade.company, number: canceling.number))
        #expect(chain.rows.map(\.item) == [original.id, canceling.item, corrected.item])
        #expect(chain.rows.map(\.kind) == [.normal, .canceling, .corrected])
        #expect(chain.length == 2)
        #expect(trade.book.verify() == [])
    }

    @Test("CO-1, CO-2: refusals in the order of their checks")
    func refusals() throws {
        let original = try posted(.eur(100))
        #expect(trade.refused(correct(original, reason: "")) == "fieldRequired reason")
        #expect(trade.refused(correct(original, date: day(2031, 1, 1))) == "periodNotFound new_date")
        let unknown = CorrectInvoice(
            company: Trade.company, number: "X", original: nil, reason: "R", comment: "", date: nil, unsettles: false)
        #expect(trade.refused(unknown) == "notFound invoice")
        let id = try trade.run(correct(original)).head.id
        #expect(trade.refused(correct(original)) == "correctionPending invoice")
        #expect(trade.refused(cancel(original)) == "correctionPending invoice")
        // CO-8: deleting the draft frees the original.
        try trade.run(MoveFreeTextInvoice(company: Trade.company, id: id, expectedVersion: 0, step: .delete))
        let again = try trade.run(correct(original)).head.id
        try trade.run(post(again))
        let (canceling, corrected) = (try #require(fact(.creditNote)), try #require(fact(.invoice)))
        #expect(trade.refused(correct(original)) == "alreadyCorrected invoice")
        #expect(trade.refused(correct(canceling)) == "stateNotAllowed invoice")
        #expect(trade.refused(correct(corrected)) == "accepted")
        try trade.run(cancel(corrected))
        #expect(trade.refused(cancel(corrected)) == "stateNotAllowed invoice")
        trade.setParameters { $0.forbidsCorrections = true }
        #expect(trade.refused(correct(original)) == "stateNotAllowed invoice")
        let other = try posted(.eur(100))
        #expect(trade.refused(correct(other)) == "stateNotAllowed invoice")
        #expect(trade.refused(cancel(other)) == "accepted", "the parameter is about corrections only")
        #expect(trade.book.verify() == [])
    }

    @Test("CO-5: payments are set free only when asked to, and stay with the customer")
    func unsettle() throws {
        let original = try posted(.eur(12_500))
        try trade.payment(.eur(4_000), "C-1", .oldestFirst)
        #expect(trade.book.items[original.id].open == 8_500)
        #expect(trade.refused(correct(original)) == "invoiceSettled invoice")
        #expect(trade.refused(cancel(original)) == "invoiceSettled invoice")
        let id = try trade.run(correct(original, unsettles: true)).head.id
        let made = try trade.run(post(id)).posted
        #expect(made.unsettled == .eur(4_000))
        #expect(made.settled == .eur(12_500))
        let corrected = try #require(made.document)
        #expect(trade.book.items[corrected.item].open == 12_500)
        #expect(trade.book.verify() == [])
    }

    @Test("CO-3: the canceling document has the original's rate, so both are nothing in every currency")
    func originalRate() throws {
        trade.setDollar(90, scale: 2, from: day(2026, 1, 1))
        let original = try posted(.usd(10_000), date: day(2026, 1, 10))
        trade.setDollar(80, scale: 2, from: day(2026, 2, 1))
        let made = try trade.run(cancel(original))
        let canceling = try #require(made.canceling)
        #expect(canceling.accountingTotal == .eur(-9_000))
        #expect(made.entries.isEmpty)
        #expect(canceling.entry.legs.map(\.accountingAmount) == original.entry.legs.map { -$0.accountingAmount })
        #expect(trade.book.items[original.id].accountingOpen == 0)
        #expect(trade.book.verify() == [])
    }

    @Test("CO-8: a correction that cannot be posted leaves all as it was")
    func failedPosting() throws {
        let original = try posted(.eur(100))
        let id = try trade.run(correct(original)).head.id
        trade.addCustomer(Trade.c1, "C-1", limit: .eur(100_000), hold: .invoice)
        let before = trade.book.digest
        #expect(trade.refused(post(id)) == "customerBlocked document.customer_number")
        let batch = try trade.preview(
            PostFreeTextInvoices(company: Trade.company, ids: [id], stopsOnError: nil, date: nil))
        #expect(batch.failed.map(\.rejection.reason) == [.customerBlocked])
        #expect(trade.draft.events.isEmpty)
        #expect(trade.book.digest == before)
    }

    @Test("two corrections that free the same payment are posted in one batch")
    func batchOfCorrections() throws {
        let (first, second) = (try posted(.eur(100)), try posted(.eur(200)))
        try trade.payment(.eur(250), "C-1", .oldestFirst)
        let ids = [
            try trade.run(correct(first, unsettles: true)).head.id,
            try trade.run(correct(second, unsettles: true)).head.id,
        ]
        let batch = try trade.run(
            PostFreeTextInvoices(company: Trade.company, ids: ids, stopsOnError: nil, date: nil))
        #expect(batch.failed.isEmpty)
        #expect(batch.posted.map(\.settled) == [.eur(100), .eur(200)])
        #expect(trade.book.verify() == [])
    }

    @Test("a chain of corrections is linear and every original plus its canceling document is nothing")
    func chains() throws {
        var newest = try posted(.eur(100))
        for step in 1...5 {
            let id = try trade.run(correct(newest)).head.id
            try setLine(id, .eur(Int64(100 + step)))
            try trade.run(post(id))
            newest = try #require(fact(.invoice))
        }
        let chain = try trade.ask(GetCorrectionChain(company: Trade.company, number: newest.number))
        #expect(chain.length == 6)
        #expect(chain.rows.count == 11)
        #expect(trade.book.customers[Trade.c1].openCount == 1)
        #expect(trade.book.verify() == [])
    }

    private func dimensions(_ pairs: [Code: Code]) -> Dimensions { Dimensions(pairs.map { DimensionValue($0, $1) }) }

    private func setDimensions(_ customer: CustomerID, _ dimensions: Dimensions) {
        var terms = TradeTerms()
        terms.dimensions = dimensions
        trade.set(.sales(.tradeSet(customer, terms)))
    }

    private func order(_ number: Code, _ customer: Code) throws {
        let line = OrderLine(
            number: 1, account: "401100", ordered: Quantity(millionths: 1_000_000), price: Decimal(unscaled: 10, scale: 0))
        try trade.run(
            ImportOrderState(
                company: Trade.company, order: ImportedOrder(number: number, customer: customer, lines: [line])))
    }

    @Test("AD-3, CO-1: lines of a corrected merged invoice keep their buyers' dimensions; a new line has its customer's")
    func dimensionsOfBuyers() throws {
        trade.addCustomer(CustomerID(3), "B", limit: .eur(100_000), owes: Trade.c1)
        setDimensions(Trade.c1, dimensions(["DEPT": "C1", "UNIT": "U1"]))
        setDimensions(CustomerID(3), dimensions(["DEPT": "B"]))
        try order("SO-1", "C-1")
        try order("SO-2", "B")
        let both = PostSalesInvoices(
            company: Trade.company, selections: [OrderSelection(order: "SO-1"), OrderSelection(order: "SO-2")],
            summary: .invoiceAccount)
        let original = try #require(try trade.posted(both))
        func revenue(_ fact: ItemPosted) -> [Code] { fact.entry.legs.filter { $0.type == .revenue }.map(\.dimension) }
        #expect(revenue(original) == ["DEPT=C1;UNIT=U1", "DEPT=B"])

        // What its customer has today is for what is new.
        setDimensions(Trade.c1, dimensions(["DEPT": "C9", "COST": "X"]))
        let id = try trade.run(correct(original)).head.id
        let added = InvoiceDraft.Line(account: "401100", amount: .eur(500))
        try trade.run(
            EditFreeTextInvoice(company: Trade.company, id: id, expectedVersion: 0, edit: .addLine(added)))
        let rows = try trade.ask(ListDistributions(company: Trade.company, id: id, line: 0, kind: .line)).rows
        let expected: [Code] = ["DEPT=C1;UNIT=U1", "DEPT=B", "COST=X;DEPT=C9"]
        #expect(rows.map(\.dimensions.key) == expected)
        let corrected = try #require(try trade.posted(post(id)))
        #expect(revenue(corrected) == expected)

        // Once more: the new line keeps what it got.
        setDimensions(Trade.c1, .none)
        let again = try trade.run(correct(corrected)).head.id
        #expect(revenue(try #require(try trade.posted(post(again)))) == expected)
        #expect(trade.book.verify() == [])
    }

    @Test("AD-3: a line with one code, added to a correction, keeps that code")
    func addedCode() throws {
        let original = try posted(.eur(1_000))
        setDimensions(Trade.c1, dimensions(["DEPT": "C1"]))
        let id = try trade.run(correct(original)).head.id
        var line = InvoiceDraft.Line(account: "401200", amount: .eur(500))
        line.dimension = "D9"
        try trade.run(EditFreeTextInvoice(company: Trade.company, id: id, expectedVersion: 0, edit: .addLine(line)))
        let fact = try #require(try trade.posted(post(id)))
        #expect(fact.entry.legs.filter { $0.type == .revenue }.map(\.dimension) == ["", "D9"])
    }
}
