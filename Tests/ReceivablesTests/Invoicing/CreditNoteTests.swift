import Receivables
import Testing

/// Credit notes and batches of documents: setup:FT-8, FT-13; payments:SE-1, SE-8, FX-5.
@Suite struct CreditNoteTests {
    private let trade = Trade.ready()

    private func note(_ amount: Money, _ original: Code = .empty, reason: String = "returned") -> InvoiceDraft {
        var document = Trade.document(amount)
        document.originalInvoice = original
        document.reason = reason
        return document
    }

    private func post(_ document: InvoiceDraft, settle: Bool = false) -> PostCreditNote {
        PostCreditNote(company: Trade.company, document: document, settlesWithOriginal: settle)
    }

    @Test func FT8_isTheMirrorOfAnInvoice() throws {
        trade.setTax()
        trade.setParameters { $0.itemTaxGroup = "FULL" }
        var document = note(.eur(1_000))
        document.salesTaxGroup = "DOM"
        let posted = try trade.run(post(document)).creditNote
        #expect(posted.number == "CN-000001")
        #expect(posted.net == .eur(-1_000) && posted.tax == .eur(-250) && posted.total == .eur(-1_250))
        #expect(posted.taxes.map(\.tax) == [-250] && posted.taxes.map(\.base) == [-1_000])
        #expect(
            trade.told(posted.entry) == [
                "receivable 130100 -1250/-1250", "revenue 401100 1000/1000", "salesTaxPayable 202100 250/250",
            ])
        #expect(trade.open(posted.item) == -1_250 && trade.book.items[posted.item].tax == -250)
        #expect(trade.refused(post(note(.eur(-1)))) == "amountNegative document.lines")
    }

    @Test func FT13_originalIsAnInvoiceOfTheSameAccountWithAReason() throws {
        try trade.invoice(.eur(100), "C-2", number: "OTHER")
        try trade.invoice(.eur(100), number: "MINE")
        try trade.run(post(Trade.document(.eur(1), number: "NOTE")))
        #expect(trade.refused(post(note(.eur(1), "OTHER"))) == "referenceUnknown document.original_invoice")
        #expect(trade.refused(post(note(.eur(1), "NOTE"))) == "referenceUnknown document.original_invoice")
        #expect(trade.refused(post(note(.eur(1), "MINE", reason: ""))) == "fieldRequired document.reason")
        #expect(trade.refused(post(note(.eur(1)), settle: true)) == "fieldRequired document.original_invoice")
        #expect(trade.refused(post(note(.eur(1), "MINE"))) == "accepted")
    }

    @Test func settlesWithItsOriginalAsFarAsBothAreOpen() throws {
        let invoice = try trade.invoice(.eur(1_000), number: "INV")
        let first = try trade.run(post(note(.eur(400), "INV"), settle: true))
        #expect(first.settled == .eur(400) && first.settlement == SettlementID(1))
        #expect(trade.open(invoice) == 600 && trade.open(first.creditNote.item) == 0)
        let second = try trade.run(post(note(.eur(700), "INV"), settle: true))
        #expect(second.settled == .eur(600))
        #expect(trade.open(invoice) == 0 && trade.open(second.creditNote.item) == -100)
        let third = try trade.run(post(note(.eur(1), "INV"), settle: true))
        #expect(third.settlement.isNone && third.settled == .eur(0))
    }

    @Test func FX5_aNoteOfAnotherCurrencyDoesNotSettle() throws {
        trade.setDollar(9, scale: 1, from: day(2026, 1, 1))
        try trade.invoice(.eur(1_000), number: "INV")
        #expect(trade.refused(post(note(.usd(400), "INV"), settle: true)) == "currencyMismatch document.currency")
        #expect(trade.refused(post(note(.usd(400), "INV"))) == "accepted")
    }

    @Test func aHoldOnInvoicesLetsCreditNotesPass() throws {
        trade.addCustomer(Trade.c1, "C-1", limit: .eur(0), hold: .invoice, flags: .closed)
        #expect(trade.refused(post(note(.eur(1)))) == "accepted")
        trade.addCustomer(Trade.c1, "C-1", limit: .eur(0), hold: .all)
        #expect(trade.refused(post(note(.eur(1)))) == "customerBlocked document.customer_number")
    }

    // MARK: Batches

    @Test func laterDocumentsOfABatchSeeEarlierOnes() throws {
        trade.setParameters { $0.overLimitFreeTextInvoice = .decline }
        let batch = PostInvoices(
            company: Trade.company,
            items: [
                .init(document: Trade.document(.eur(60_000), number: "B-1")),
                .init(document: note(.eur(10_000), "B-1"), isCreditNote: true, settlesWithOriginal: true),
                .init(document: Trade.document(.eur(50_000))),
                .init(document: Trade.document(.eur(1), "C-2")),
            ])
        let posted = try trade.run(batch)
        #expect(posted.map(\.number) == ["B-1", "CN-000001", "FTI-000001", "FTI-000002"])
        #expect(posted.map(\.voucher) == ["V-000001", "V-000002", "V-000003", "V-000004"])
        #expect(trade.open(posted[0].item) == 50_000 && trade.open(posted[1].item) == 0)
    }

    @Test func aRefusalNamesTheDocumentAndNothingIsPosted() throws {
        trade.setParameters { $0.overLimitFreeTextInvoice = .decline }
        func batch(_ last: InvoiceDraft) -> PostInvoices {
            PostInvoices(
                company: Trade.company, items: [.init(document: Trade.document(.eur(60_000), number: "B-1")), .init(document: last)])
        }
        #expect(trade.refused(batch(Trade.document(.eur(40_001)))) == "creditLimitExceeded items[1]")
        #expect(
            trade.refused(batch(Trade.document(.eur(1), number: "B-1")))
                == "numberTaken items[1].document.invoice_number")
        #expect(trade.refused(batch(Trade.document(.eur(40_000)))) == "accepted")
        #expect(trade.book.items.rows.count == 0)
        #expect(trade.refused(PostInvoices(company: Trade.company, items: [])) == "fieldRequired items")
        let many = Array(repeating: PostInvoices.Item(document: Trade.document(.eur(1))), count: 1_001)
        #expect(trade.refused(PostInvoices(company: Trade.company, items: many)) == "tooManyItems items")
    }
}
